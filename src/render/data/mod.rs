//! Data for other programs: the figures, the units and the meetings, as JSON and as CSV.
//!
//! Takes facts, gives bytes. Keys are the words of the record format, in its order; what the format keeps internal is
//! not in the model, so it cannot be here either. Officers are named by their ids in every profile.

mod csv;
mod figures;
mod meetings;
mod tables;
mod units;

pub use figures::figures_json;
pub use meetings::{meetings_csv, meetings_json};
pub use tables::{figures_csv, findings_csv};
pub use units::{units_csv, units_json};

use crate::facts::Facts;
use crate::model::{Attendance, Period};
use serde::Serialize;

/// Wraps a list with the day it was known on and whether it is illustrative.
fn document(facts: &Facts, key: &str, list: &str) -> String {
    let is_illustrative = facts.known.registry.portal.is_illustrative;
    format!("{{\"as_of\":\"{}\",\n\"du_lieu_minh_hoa\":{is_illustrative},\n\"{key}\":{list}}}\n", facts.known.as_of)
}

/// A period in the words of the records.
#[derive(Serialize)]
struct PeriodEntry {
    tu: String,
    den: Option<String>,
}

impl PeriodEntry {
    fn of(period: &Period) -> Self {
        Self { tu: period.from.to_string(), den: period.until.map(|until| until.to_string()) }
    }
}

/// Attendance in the words of the records.
#[derive(Serialize)]
struct AttendanceEntry {
    trieu_tap: u32,
    co_mat: u32,
    truc_tiep: Option<u32>,
    truc_tuyen: Option<u32>,
    vang_co_ly_do: u32,
    vang_khong_ly_do: u32,
}

impl AttendanceEntry {
    fn of(attendance: &Attendance) -> Self {
        Self {
            trieu_tap: attendance.convened,
            co_mat: attendance.present,
            truc_tiep: attendance.in_person,
            truc_tuyen: attendance.online,
            vang_co_ly_do: attendance.absent_excused,
            vang_khong_ly_do: attendance.absent_unexcused,
        }
    }
}

#[cfg(test)]
mod tests;

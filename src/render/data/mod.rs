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

use super::check_json::add_lines;
use crate::facts::Facts;
use crate::lang::date;
use crate::model::{Attendance, Period};
use chrono::NaiveDate;
use serde::{Serialize, Serializer};

/// Returns a list, one entry a line, with the day it was known on and whether it is illustrative; it has about `octets`.
fn document(facts: &Facts, key: &str, octets: usize, entries: impl Iterator<Item = impl Serialize>) -> Vec<u8> {
    let mut json = Vec::with_capacity(octets + 100);
    let is_illustrative = facts.known.registry.portal.is_illustrative;
    let as_of = date::iso(facts.known.as_of);
    json.extend(format!("{{\"as_of\":\"{as_of}\",\n\"du_lieu_minh_hoa\":{is_illustrative},\n\"{key}\":").bytes());
    add_lines(&mut json, entries);
    json.extend_from_slice(b"}\n");
    json
}

/// A day in the words of the records.
struct Day(NaiveDate);

impl Serialize for Day {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(&date::iso(self.0))
    }
}

/// A period in the words of the records.
#[derive(Serialize)]
struct PeriodEntry {
    tu: Day,
    den: Option<Day>,
}

impl PeriodEntry {
    fn of(period: &Period) -> Self {
        Self { tu: Day(period.from), den: period.until.map(Day) }
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

//! `data/so-lieu.json`: the figures by year and unit. Its keys are a contract with other programs (rules.md).

use super::super::check_json::{add_line, add_lines};
use crate::facts::Facts;
use crate::summary::{AttendanceSum, CapUse, Tally, UnitFigures, YearFigures};
use serde::Serialize;

/// Octets that the figures of a unit in a year take as JSON, more rather than less.
const OCTETS: usize = 700;

/// Returns the figures of all years as one JSON object.
#[must_use]
pub fn figures_json(facts: &Facts) -> Vec<u8> {
    let units: usize = facts.figures.years.iter().map(|year| year.units.len()).sum();
    let mut json = Vec::with_capacity((units + 1) * OCTETS);
    json.extend(format!("{{\"as_of\":\"{}\",\n\"years\":[\n", facts.known.as_of).bytes());
    for (at, figures) in facts.figures.years.iter().enumerate() {
        if at > 0 {
            json.extend_from_slice(b",\n");
        }
        add_year(&mut json, figures);
    }
    json.extend_from_slice(b"]}\n");
    json
}

fn add_year(json: &mut Vec<u8>, figures: &YearFigures) {
    json.extend(format!("{{\"year\":{},\n\"units\":", figures.year).bytes());
    add_lines(json, figures.units.iter().map(UnitEntry::of));
    json.extend_from_slice(b",\n\"total\":");
    add_line(json, &TotalEntry { before: Before::of(&figures.total), after: After::of(&figures.total) });
    json.push(b'}');
}

#[derive(Serialize)]
struct UnitEntry<'a> {
    unit: &'a str,
    #[serde(flatten)]
    before: Before,
    caps: Vec<CapEntry<'a>>,
    #[serde(flatten)]
    after: After,
}

/// The same sums over all units; caps belong to one unit only.
#[derive(Serialize)]
struct TotalEntry {
    #[serde(flatten)]
    before: Before,
    #[serde(flatten)]
    after: After,
}

/// The sums that stand before the caps.
#[derive(Serialize)]
struct Before {
    held: Held,
    special: u32,
    planned: u32,
    postponed: u32,
    cancelled: u32,
}

/// The sums that stand after the caps.
#[derive(Serialize)]
struct After {
    attendance: AttendanceEntry,
    attended_by_officer: u32,
    with_feedback: u32,
    with_complete_feedback: u32,
    with_minutes: u32,
}

#[derive(Serialize)]
struct Held {
    truc_tiep: u32,
    truc_tuyen: u32,
    ket_hop: u32,
    to_dang: u32,
}

#[derive(Serialize)]
struct CapEntry<'a> {
    quota: &'a str,
    used: u32,
    cap: u32,
    remaining: u32,
    planned: u32,
    state: &'static str,
}

#[derive(Serialize)]
struct AttendanceEntry {
    trieu_tap: u64,
    co_mat: u64,
    truc_tiep: u64,
    truc_tuyen: u64,
    vang_co_ly_do: u64,
    vang_khong_ly_do: u64,
}

impl<'a> UnitEntry<'a> {
    fn of(figures: &'a UnitFigures) -> Self {
        Self {
            unit: figures.unit.as_str(),
            before: Before::of(&figures.tally),
            caps: figures.caps.iter().map(CapEntry::of).collect(),
            after: After::of(&figures.tally),
        }
    }
}

impl Before {
    fn of(tally: &Tally) -> Self {
        let [truc_tiep, truc_tuyen, ket_hop, to_dang] = tally.held;
        Self {
            held: Held { truc_tiep, truc_tuyen, ket_hop, to_dang },
            special: tally.special,
            planned: tally.planned,
            postponed: tally.postponed,
            cancelled: tally.cancelled,
        }
    }
}

impl After {
    fn of(tally: &Tally) -> Self {
        Self {
            attendance: AttendanceEntry::of(&tally.attendance),
            attended_by_officer: tally.attended_by_officer,
            with_feedback: tally.with_feedback,
            with_complete_feedback: tally.with_complete_feedback,
            with_minutes: tally.with_minutes,
        }
    }
}

impl<'a> CapEntry<'a> {
    fn of(cap: &'a CapUse) -> Self {
        Self {
            quota: cap.quota.as_str(),
            used: cap.used,
            cap: cap.cap,
            remaining: cap.remaining,
            planned: cap.planned,
            state: cap.state.as_str(),
        }
    }
}

impl AttendanceEntry {
    fn of(sum: &AttendanceSum) -> Self {
        Self {
            trieu_tap: sum.convened,
            co_mat: sum.present,
            truc_tiep: sum.in_person,
            truc_tuyen: sum.online,
            vang_co_ly_do: sum.absent_excused,
            vang_khong_ly_do: sum.absent_unexcused,
        }
    }
}

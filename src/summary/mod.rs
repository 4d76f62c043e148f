//! Figures: by unit and year, in total by year, by kind of unit and by period.
//!
//! Takes what was known on the as-of date; gives sums only. The totals are the sums of their parts.

mod judged;
mod scope;
mod tally;

pub use judged::{FindingCount, VerdictCount, findings_by_rule, verdicts_by_rule};
pub use scope::{QuarterFigures, Scope, quarters, tally};

use crate::model::{Cap, Known, Meeting, Period, QuotaId, Unit, UnitId};
use crate::rules::{Book, uses_cap};
use chrono::{Datelike, NaiveDate};
use rayon::prelude::*;

/// All figures of a tree.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Figures {
    /// The years in order, without a gap.
    pub years: Vec<YearFigures>,
}

/// The figures of one calendar year.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct YearFigures {
    /// The year.
    pub year: i32,
    /// The units that existed in it, in official order.
    pub units: Vec<UnitFigures>,
    /// The sums over the units.
    pub total: Tally,
}

/// The figures of one unit in one year.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct UnitFigures {
    /// The unit.
    pub unit: UnitId,
    /// Its sums.
    pub tally: Tally,
    /// Its caps, in the order of the regulations.
    pub caps: Vec<CapUse>,
}

/// Sums over meetings.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct Tally {
    /// Meetings held, by form in the order of [`crate::model::Form::ALL`]; every basis counts.
    pub held: [u32; 4],
    /// Of those, under special circumstances.
    pub special: u32,
    /// Records that are planned, whatever their date.
    pub planned: u32,
    /// Records that are postponed.
    pub postponed: u32,
    /// Records that are cancelled.
    pub cancelled: u32,
    /// Attendance over the held meetings that give it.
    pub attendance: AttendanceSum,
    /// Held meetings that an officer attended.
    pub attended_by_officer: u32,
    /// Held meetings with comments.
    pub with_feedback: u32,
    /// Held meetings whose comments name all three parts.
    pub with_complete_feedback: u32,
    /// Held meetings with minutes.
    pub with_minutes: u32,
}

/// Sums of attendance, in persons; an absent count adds 0.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct AttendanceSum {
    /// Convened.
    pub convened: u64,
    /// Present.
    pub present: u64,
    /// In the room.
    pub in_person: u64,
    /// Online.
    pub online: u64,
    /// Absent with reason.
    pub absent_excused: u64,
    /// Absent without reason.
    pub absent_unexcused: u64,
}

/// How one unit used one cap in one year.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct CapUse {
    /// The cap.
    pub quota: QuotaId,
    /// Held meetings that use it.
    pub used: u32,
    /// Most meetings allowed.
    pub cap: u32,
    /// What is left, never below 0.
    pub remaining: u32,
    /// Meetings planned ahead that would use it.
    pub planned: u32,
    /// State by the used ones alone.
    pub state: CapState,
}

/// State of a cap.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum CapState {
    /// Below the cap (`trong_han_muc`).
    Within,
    /// At the cap (`dat_muc_toi_da`).
    Reached,
    /// Beyond the cap (`vuot`).
    Exceeded,
}

impl CapState {
    /// Returns the word that machine-readable output uses.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Within => "trong_han_muc",
            Self::Reached => "dat_muc_toi_da",
            Self::Exceeded => "vuot",
        }
    }
}

/// Sums up what is known, in parallel.
///
/// The years run from the earlier of the first year of the pilot and the first year with a record to the later of the
/// as-of year and the last year with a record. Each has every unit that existed in it, in official order.
#[must_use]
pub fn sum_up(known: &Known) -> Figures {
    let recorded = || known.registry.meetings.values().flat_map(|years| years.keys().copied());
    let pilot = known.registry.portal.pilot.map(|pilot| pilot.from.year());
    let first = recorded().chain(pilot).min().unwrap_or(known.as_of.year());
    let last = recorded().max().unwrap_or(i32::MIN).max(known.as_of.year());
    let book = Book::new(known);
    let years = (first..=last).into_par_iter().map(|year| of_year(known, &book, year));
    Figures { years: years.collect() }
}

fn of_year(known: &Known, book: &Book, year: i32) -> YearFigures {
    let edge = |month, day| NaiveDate::from_ymd_opt(year, month, day).unwrap_or(known.as_of);
    let days = Period { from: edge(1, 1), until: Some(edge(12, 31)) };
    let existed = |unit: &&Unit| unit.exists.is_none_or(|exists| exists.overlaps(&days));
    let units = known.registry.units_in_order().filter(existed);
    let units: Vec<UnitFigures> = units.map(|unit| of_unit(known, book, unit, year)).collect();
    let total = units.iter().map(|figures| figures.tally).sum();
    YearFigures { year, units, total }
}

fn of_unit(known: &Known, book: &Book, unit: &Unit, year: i32) -> UnitFigures {
    let meetings = known.registry.meetings.get(&unit.id).and_then(|years| years.get(&year));
    let meetings = meetings.map_or(&[][..], |log| log);
    UnitFigures {
        unit: unit.id.clone(),
        tally: meetings.iter().map(|meeting| Tally::of(known, meeting)).sum(),
        caps: book.caps_of(unit).map(|(_, cap)| use_of(known, cap, meetings)).collect(),
    }
}

fn use_of(known: &Known, cap: &Cap, meetings: &[Meeting]) -> CapUse {
    let uses = || meetings.iter().filter(|meeting| uses_cap(meeting, cap));
    let used = uses().filter(|meeting| known.is_held(meeting)).count() as u32;
    let planned = uses().filter(|meeting| known.is_ahead(meeting)).count() as u32;
    let state = match used.cmp(&cap.most) {
        std::cmp::Ordering::Less => CapState::Within,
        std::cmp::Ordering::Equal => CapState::Reached,
        std::cmp::Ordering::Greater => CapState::Exceeded,
    };
    let remaining = cap.most.saturating_sub(used);
    CapUse { quota: cap.id.clone(), used, cap: cap.most, remaining, planned, state }
}

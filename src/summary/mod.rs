//! Figures: by unit and year, in total by year, by kind of unit and by period.
//!
//! Takes what was known on the as-of date; gives sums only. The totals are the sums of their parts.

use crate::model::{QuotaId, UnitId};

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
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct UnitFigures {
    /// The unit.
    pub unit: UnitId,
    /// Its sums.
    pub tally: Tally,
    /// Its caps, in the order of the regulations.
    pub caps: Vec<CapUse>,
}

/// Sums over meetings.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
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
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
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
#[derive(Clone, Debug, PartialEq, Eq)]
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
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
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

impl std::iter::Sum for Tally {
    fn sum<I: Iterator<Item = Self>>(_iter: I) -> Self {
        Self::default()
    }
}

/// Sums up what is known.
#[must_use]
pub fn sum_up(known: &crate::model::Known) -> Figures {
    let _ = known;
    Figures { years: Vec::new() }
}

//! A regulation in machine-readable form: caps, conditions, kinds of agenda item, deadlines.

use super::{Form, KindId, Level, Period, QuotaId, ReasonId, RegulationId, Slug, UnitKind};
use crate::text::Span;
use chrono::NaiveDate;
use std::sync::Arc;

/// One regulation (`quy-dinh/<id>.yaml`).
#[derive(Clone, Debug)]
pub struct Regulation {
    /// Its id.
    pub id: RegulationId,
    /// Official number, e.g. `08-HD/ĐUK`.
    pub number: Arc<str>,
    /// What it is about.
    pub summary: Arc<str>,
    /// Day on which it was issued.
    pub issued: NaiveDate,
    /// Days on which it is in force.
    pub in_force: Period,
    /// Guidance page that explains it.
    pub guidance: Option<Slug>,
    /// Caps in a calendar year, in the order of the file.
    pub caps: Vec<Cap>,
    /// Share of members with special working conditions that a unit must pass to meet online.
    pub special_share: Option<Ratio>,
    /// Member count that a cell must pass to meet by group.
    pub group_threshold: Option<Threshold>,
    /// Least number of groups in a cell that meets by group.
    pub least_groups: Option<u32>,
    /// Admitted reasons of special working conditions.
    pub reasons: Vec<Reason>,
    /// Months for which a confirmation of the IT infrastructure holds.
    pub confirmation_months: Option<u32>,
    /// Kinds of agenda item.
    pub topics: Option<Topics>,
    /// Days before the meeting by which it must be registered.
    pub register_days: Option<u32>,
    /// Days after the meeting within which comments are due; the day itself is day 0.
    pub feedback_days: Option<u32>,
    /// Month and day of the following year by which the annual evaluation is due; `02-29` is the last day of February.
    pub annual_due: Option<(MonthDay, Span)>,
    /// Days within which the final review is due.
    pub final_review: Option<(Period, Span)>,
    /// Least attendance in per cent.
    pub least_attendance: Option<u32>,
    /// Where the record begins.
    pub place: Span,
}

/// A month and a day without a year.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct MonthDay {
    /// Month, 1 to 12.
    pub month: u32,
    /// Day, 1 to 31.
    pub day: u32,
}

impl MonthDay {
    /// Returns that day of `year`; 29 February is the last day of February in every year.
    #[must_use]
    pub fn in_year(self, year: i32) -> NaiveDate {
        NaiveDate::from_ymd_opt(year, self.month, self.day)
            .or_else(|| NaiveDate::from_ymd_opt(year, self.month, 28))
            .expect("a month and day are checked when they are read")
    }
}

/// A cap: how many meetings of some forms and levels a kind of unit may hold in a calendar year.
#[derive(Clone, Debug)]
pub struct Cap {
    /// Its id.
    pub id: QuotaId,
    /// Name for readers.
    pub name: Arc<str>,
    /// Kinds of unit that have it.
    pub applies_to: Vec<UnitKind>,
    /// Forms of meeting that use it.
    pub forms: Vec<Form>,
    /// Levels of meeting that use it.
    pub levels: Vec<Level>,
    /// Most meetings in a calendar year.
    pub most: u32,
    /// What the value rests on.
    pub basis: Option<BasisOfValue>,
    /// Where it stands.
    pub place: Span,
}

/// What a value of a regulation rests on (`nguon`).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum BasisOfValue {
    /// Stated by the local guidance (`huong_dan`).
    Guidance,
    /// Stated by the central guidance (`trung_uong`).
    Central,
    /// An assumption (`gia_dinh`).
    Assumption,
}

/// `>` or `>=`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Comparison {
    /// Strictly more.
    Above,
    /// At least.
    AtLeast,
}

impl Comparison {
    /// Compares `left` with `right`.
    #[must_use]
    pub fn holds(self, left: i128, right: i128) -> bool {
        match self {
            Self::Above => left > right,
            Self::AtLeast => left >= right,
        }
    }
}

/// A share to pass, as a fraction.
#[derive(Clone, Copy, Debug)]
pub struct Ratio {
    /// How to compare.
    pub comparison: Comparison,
    /// Numerator.
    pub numerator: u32,
    /// Denominator, above 0.
    pub denominator: u32,
}

/// A count to pass.
#[derive(Clone, Copy, Debug)]
pub struct Threshold {
    /// How to compare.
    pub comparison: Comparison,
    /// The count.
    pub value: u32,
}

/// An admitted reason of special working conditions.
#[derive(Clone, Debug)]
pub struct Reason {
    /// Its id.
    pub id: ReasonId,
    /// Name for readers.
    pub name: Arc<str>,
}

/// The kinds of agenda item and whether the list was checked against the paper document.
#[derive(Clone, Debug)]
pub struct Topics {
    /// True when `trang_thai` is `da_doi_chieu`.
    pub is_checked: bool,
    /// The kinds, in the order of the file.
    pub kinds: Vec<ItemKind>,
}

/// A kind of agenda item.
#[derive(Clone, Debug)]
pub struct ItemKind {
    /// Its id.
    pub id: KindId,
    /// Name for readers.
    pub name: Arc<str>,
    /// Whether it may be dealt with online or by group.
    pub is_allowed: bool,
}

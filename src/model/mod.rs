//! The valid model: what the records say once they have been read and checked.
//!
//! Holds no nonsense: ids are well formed, dates real, sums right. Everything that a rule, a figure or a page uses is
//! here; what may never be rendered (internal notes) is not kept at all. The English names are those of the glossary.

mod edition;
mod ids;
mod judgement;
mod known;
mod page;
mod registry;
mod regulation;
mod meeting;
mod unit;

pub use edition::{MeetingNews, Part};
pub use ids::{KindId, OfficerId, QuotaId, ReasonId, RegulationId, Slug, UnitId};
pub use judgement::{Detail, FeedbackPart, Finding, RuleId, Verdict, VerdictKind};
pub use known::{AsOf, Known, Standing};
pub use meeting::{Attendance, Basis, Feedback, Form, Item, Level, Meeting, MeetingKey, Registration, Session, Status};
pub use page::{Body, Guidance, GuidanceKind, Layout, Page, Report, ReportKind, ReportScope, Signatory};
pub use registry::{LeftOut, Log, Portal, Profile, Registry};
pub use regulation::{BasisOfValue, Cap, Comparison, ItemKind, MonthDay, Ratio, Reason, Regulation, Threshold, Topics};
pub use unit::{Approval, Assignment, Confirmation, Group, MemberCount, Officer, PilotForm, Role, Unit, UnitKind};

use chrono::NaiveDate;

/// A stretch of civil days, both ends included; open towards the future without an end.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Period {
    /// First day.
    pub from: NaiveDate,
    /// Last day; none means "until further notice".
    pub until: Option<NaiveDate>,
}

impl Period {
    /// Says whether `day` lies within; both ends do.
    #[must_use]
    pub fn contains(&self, day: NaiveDate) -> bool {
        self.from <= day && self.until.is_none_or(|until| day <= until)
    }

    /// Says whether the two share at least one day.
    #[must_use]
    pub fn overlaps(&self, other: &Self) -> bool {
        self.until.is_none_or(|until| other.from <= until) && other.until.is_none_or(|until| self.from <= until)
    }

    /// Returns the days that both have, if any.
    #[must_use]
    pub fn intersection(&self, other: &Self) -> Option<Self> {
        let from = self.from.max(other.from);
        let until = match (self.until, other.until) {
            (Some(one), Some(two)) => Some(one.min(two)),
            (one, two) => one.or(two),
        };
        until.is_none_or(|until| from <= until).then_some(Self { from, until })
    }
}

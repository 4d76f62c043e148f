//! What judging one rule for one unit and year gives, and the verdict that follows from it.

use crate::diag::Severity;
use crate::model::{Detail, Level, Meeting, QuotaId, VerdictKind};
use crate::text::Span;
use chrono::NaiveDate;

/// What one rule says of one unit and year.
#[derive(Clone, Debug, Default)]
pub struct Outcome {
    /// Whether there was anything to judge; without candidates there is no verdict.
    pub has_candidates: bool,
    /// What was found, in order of detection.
    pub findings: Vec<Raised>,
    /// Whether a count or a record that the rule needs is missing.
    pub lacks: bool,
    /// The earliest last day of what is not yet due.
    pub due: Option<NaiveDate>,
}

/// A finding as a rule raises it; the rule, the unit and the year are known to the caller.
#[derive(Clone, Debug)]
pub struct Raised {
    /// Its weight.
    pub severity: Severity,
    /// The meeting, where there is one.
    pub meeting: Option<(NaiveDate, Level)>,
    /// The cap and its place in the order of the regulations, where there is one.
    pub quota: Option<(usize, QuotaId)>,
    /// The record it rests on.
    pub place: Span,
    /// What is wrong.
    pub detail: Detail,
}

impl Outcome {
    /// Raises an error about `meeting`.
    pub fn error(&mut self, meeting: &Meeting, detail: Detail) {
        self.raise(Severity::Error, meeting, detail);
    }

    /// Raises a warning about `meeting`.
    pub fn warning(&mut self, meeting: &Meeting, detail: Detail) {
        self.raise(Severity::Warning, meeting, detail);
    }

    /// Raises a finding of the given weight about `meeting`.
    pub fn raise(&mut self, severity: Severity, meeting: &Meeting, detail: Detail) {
        self.findings.push(about(severity, meeting, None, detail));
    }

    /// Raises a finding about `meeting` and a cap with its place in the order of the regulations.
    pub fn raise_cap(&mut self, severity: Severity, meeting: &Meeting, quota: (usize, QuotaId), detail: Detail) {
        self.findings.push(about(severity, meeting, Some(quota), detail));
    }

    /// Raises a warning about a record that is no meeting.
    pub fn warning_at(&mut self, place: Span, detail: Detail) {
        self.findings.push(Raised { severity: Severity::Warning, meeting: None, quota: None, place, detail });
    }

    /// Notes that something may still be done until `by`; the earliest such day is kept.
    pub fn not_yet_due(&mut self, by: NaiveDate) {
        self.due = Some(self.due.map_or(by, |due| due.min(by)));
    }

    /// Returns the outcome of which nobody can say anything.
    #[must_use]
    pub fn unsaid() -> Self {
        Self { has_candidates: true, lacks: true, ..Self::default() }
    }

    /// Keeps an outcome that is met; of any other nobody can say, as what would meet it may have been left out.
    #[must_use]
    pub fn unsaid_unless_met(self) -> Self {
        if self.verdict(false).is_none_or(|kind| kind == VerdictKind::Met) { self } else { Self::unsaid() }
    }

    /// Returns the verdict: missed, else cannot say, else not yet due, else met. None without candidates.
    ///
    /// `is_incomplete` says that a record of the unit and year was left out.
    #[must_use]
    pub fn verdict(&self, is_incomplete: bool) -> Option<VerdictKind> {
        let is_miss = |raised: &Raised| !matches!(raised.detail, Detail::CountMissing { .. });
        if !self.has_candidates {
            None
        } else if self.findings.iter().any(is_miss) {
            Some(VerdictKind::Missed)
        } else if self.lacks || is_incomplete {
            Some(VerdictKind::CannotSay)
        } else if let Some(by) = self.due {
            Some(VerdictKind::NotYetDue { by })
        } else {
            Some(VerdictKind::Met)
        }
    }
}

fn about(severity: Severity, meeting: &Meeting, quota: Option<(usize, QuotaId)>, detail: Detail) -> Raised {
    Raised { severity, meeting: Some((meeting.date, meeting.level)), quota, place: meeting.place, detail }
}

//! What was known on the as-of date: the registry cut once, so that no rule has to think of the calendar's future.

use super::{Meeting, Registry, Status};
use chrono::NaiveDate;
use std::collections::BTreeMap;

/// The day as of which everything is judged.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct AsOf(pub NaiveDate);

/// Where a meeting stands on the as-of date.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Standing {
    /// Held on or before the as-of date: counts.
    Held,
    /// Recorded as held, but later than the as-of date: not counted.
    HeldLater,
    /// Still planned after its day.
    Stale,
    /// Planned for the as-of day itself: neither stale nor ahead.
    Today,
    /// Planned from the day after the as-of date.
    Ahead,
    /// Postponed.
    Postponed,
    /// Cancelled.
    Cancelled,
}

/// A registry as it was known on the as-of date.
#[derive(Clone, Debug)]
pub struct Known {
    /// The records; registrations, compilations, comments and issues dated later are absent.
    pub registry: Registry,
    /// The day.
    pub as_of: NaiveDate,
    /// How many meetings are recorded as held later than the as-of date.
    pub held_later: usize,
}

impl Known {
    /// Cuts `registry` to what was known on `as_of`. Member counts, approvals and confirmations are not cut: they are
    /// looked up by the meeting's own day.
    #[must_use]
    pub fn new(mut registry: Registry, as_of: AsOf) -> Self {
        let AsOf(day) = as_of;
        let mut held_later = 0;
        for log in registry.meetings.values_mut().flat_map(BTreeMap::values_mut) {
            log.change(|meeting| cut(meeting, day));
            let is_later = |meeting: &&Meeting| meeting.status == Status::Held && meeting.date > day;
            held_later += log.iter().filter(is_later).count();
        }
        for report in registry.reports.values_mut() {
            report.issued = report.issued.filter(|(on, _)| *on <= day);
        }
        Self { registry, as_of: day, held_later }
    }

    /// Returns where `meeting` stands.
    #[must_use]
    pub fn standing(&self, meeting: &Meeting) -> Standing {
        match meeting.status {
            Status::Held if meeting.date <= self.as_of => Standing::Held,
            Status::Held => Standing::HeldLater,
            Status::Planned if meeting.date < self.as_of => Standing::Stale,
            Status::Planned if meeting.date == self.as_of => Standing::Today,
            Status::Planned => Standing::Ahead,
            Status::Postponed => Standing::Postponed,
            Status::Cancelled => Standing::Cancelled,
        }
    }

    /// Says whether `meeting` was held on or before the as-of date.
    #[must_use]
    pub fn is_held(&self, meeting: &Meeting) -> bool {
        self.standing(meeting) == Standing::Held
    }

    /// Says whether `meeting` is planned from the day after the as-of date.
    #[must_use]
    pub fn is_ahead(&self, meeting: &Meeting) -> bool {
        self.standing(meeting) == Standing::Ahead
    }
}

/// Returns the meeting as it was known on `day`, if that is not as it is recorded.
fn cut(meeting: &Meeting, day: NaiveDate) -> Option<Meeting> {
    let registration = meeting.registration.filter(|registration| registration.on <= day).map(|mut registration| {
        registration.compiled = registration.compiled.filter(|on| *on <= day);
        registration
    });
    let has_feedback = meeting.feedback.as_ref().is_some_and(|feedback| feedback.on <= day);
    let is_same = registration == meeting.registration && has_feedback == meeting.feedback.is_some();
    (!is_same).then(|| Meeting {
        registration,
        feedback: meeting.feedback.clone().filter(|_| has_feedback),
        ..meeting.clone()
    })
}

//! The records behind a figure: every count of a report is a list of meetings, so that it can be followed back.

use super::Scope;
use crate::model::{Basis, Feedback, Form, Known, Meeting, Status};
use crate::rules::{Book, Setting, is_registered_in_time};

/// A count of meetings that reports ask for. Unless it says otherwise it counts held meetings of every form and level in
/// the scope; a report about the pilot narrows the scope by form.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Figure {
    /// Held.
    Held,
    /// Held in that form.
    HeldAs(Form),
    /// Held online or hybrid.
    HeldOnline,
    /// Held under special circumstances.
    Special,
    /// Planned records, whatever their date.
    Planned,
    /// Of those, planned from the day after the as-of date.
    Ahead,
    /// Postponed records.
    Postponed,
    /// Cancelled records.
    Cancelled,
    /// Held and registered, at least as many days before as the regulation demands and before the day itself.
    RegisteredInTime,
    /// Held and registered, but later.
    RegisteredLate,
    /// Held and not registered.
    NotRegistered,
    /// Held and registered, and the registration was compiled and reported, whenever.
    Compiled,
    /// Held, with an officer assigned.
    Assigned,
    /// Held, with an officer present.
    AttendedByOfficer,
    /// Held, with comments.
    WithFeedback,
    /// Held, with comments that name all three parts.
    WithCompleteFeedback,
    /// Held, with minutes.
    WithMinutes,
    /// Held, with attendance: the meetings behind the attendance rate.
    WithAttendance,
    /// Held, with an incident.
    WithIncident,
}

/// Returns the meetings that `figure` counts in `scope`, by unit, year and order within the year.
#[must_use]
pub fn trace<'a>(known: &'a Known, scope: &Scope, figure: Figure) -> Vec<&'a Meeting> {
    let least = match Book::new(known).setting(|regulation| regulation.register_days) {
        Setting::Given(days) => days,
        Setting::Absent | Setting::Unknown => 0,
    };
    scope.meetings(known).filter(|meeting| counts(known, meeting, figure, least)).collect()
}

/// Returns how many meetings `figure` counts in `scope`.
#[must_use]
pub fn count(known: &Known, scope: &Scope, figure: Figure) -> usize {
    trace(known, scope, figure).len()
}

fn counts(known: &Known, meeting: &Meeting, figure: Figure, least: u32) -> bool {
    let is_held = known.is_held(meeting);
    match figure {
        Figure::Held => is_held,
        Figure::HeldAs(form) => is_held && meeting.form == form,
        Figure::HeldOnline => is_held && meeting.form.is_online(),
        Figure::Special => is_held && meeting.basis == Basis::SpecialCircumstance,
        Figure::Planned => meeting.status == Status::Planned,
        Figure::Ahead => known.is_ahead(meeting),
        Figure::Postponed => meeting.status == Status::Postponed,
        Figure::Cancelled => meeting.status == Status::Cancelled,
        Figure::RegisteredInTime => is_held && is_registered_in_time(meeting, least),
        Figure::RegisteredLate => is_held && meeting.registration.is_some() && !is_registered_in_time(meeting, least),
        Figure::NotRegistered => is_held && meeting.registration.is_none(),
        Figure::Compiled => is_held && meeting.registration.is_some_and(|registration| registration.compiled.is_some()),
        Figure::Assigned => is_held && !meeting.assigned.is_empty(),
        Figure::AttendedByOfficer => is_held && !meeting.attended_by.is_empty(),
        Figure::WithFeedback => is_held && meeting.feedback.is_some(),
        Figure::WithCompleteFeedback => is_held && meeting.feedback.as_ref().is_some_and(Feedback::is_complete),
        Figure::WithMinutes => is_held && meeting.minutes.is_some(),
        Figure::WithAttendance => is_held && meeting.attendance.is_some(),
        Figure::WithIncident => is_held && meeting.incident.is_some(),
    }
}

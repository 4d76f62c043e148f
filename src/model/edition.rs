//! What can change of a meeting between two published states of the records.

use chrono::NaiveDate;

/// One change of a meeting.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum MeetingNews {
    /// It was held.
    Held,
    /// It was put on the schedule.
    Planned,
    /// It was postponed.
    Postponed,
    /// It was cancelled.
    Cancelled,
    /// It was moved from that day.
    MovedFrom(NaiveDate),
    /// It is no longer recorded.
    Dropped,
    /// Its record was completed or put right.
    Completed(Vec<Part>),
}

/// A part of a meeting's record that was filled in or put right.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part {
    /// It was registered.
    Registered,
    /// It was compiled and reported.
    Compiled,
    /// Officers were assigned.
    Assigned,
    /// Attendance was recorded.
    Attendance,
    /// Comments were given.
    Feedback,
    /// Minutes were named.
    Minutes,
    /// Anything else was put right.
    Other,
}

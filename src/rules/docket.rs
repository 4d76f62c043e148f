//! Who is assigned where and when: an index, so that clashes are found without comparing every meeting with every other.

use crate::model::{Known, Level, Meeting, OfficerId, Standing, Status, UnitId};
use chrono::{NaiveDate, Timelike};
use std::collections::BTreeMap;

/// Meetings with a start that are held or planned, by the officers assigned to them and the day.
#[derive(Debug)]
pub struct Docket<'a> {
    days: BTreeMap<(&'a OfficerId, NaiveDate), Vec<&'a Meeting>>,
}

impl<'a> Docket<'a> {
    /// Indexes the assignments of a tree.
    #[must_use]
    pub fn new(known: &'a Known) -> Self {
        let mut days: BTreeMap<_, Vec<&Meeting>> = BTreeMap::new();
        for meeting in known.registry.all_meetings().filter(|meeting| Self::counts(known, meeting)) {
            for officer in meeting.assigned.iter().filter(|_| meeting.start.is_some()) {
                days.entry((officer, meeting.date)).or_default().push(meeting);
            }
        }
        for meetings in days.values_mut() {
            meetings.sort_by_key(|meeting| place_in_day(meeting));
        }
        Self { days }
    }

    /// Says whether assignments to `meeting` can clash: it is held, or planned whatever its day.
    #[must_use]
    pub fn counts(known: &Known, meeting: &Meeting) -> bool {
        known.standing(meeting) == Standing::Held || meeting.status == Status::Planned
    }

    /// Returns the meetings to which `officer` is assigned that begin before `meeting` (or with it, and come first by
    /// level and unit) and still last when it begins.
    pub fn clashes<'b>(
        &'b self,
        officer: &'b OfficerId,
        meeting: &'b Meeting,
    ) -> impl Iterator<Item = &'a Meeting> + use<'a, 'b> {
        let begin = minutes_of_start(meeting);
        let day = self.days.get(&(officer, meeting.date)).map_or(&[][..], Vec::as_slice);
        let earlier = day.partition_point(|other| place_in_day(other) < place_in_day(meeting));
        day[..earlier].iter().copied().filter(move |other| begin.is_some_and(|begin| begin < end(other)))
    }
}

/// A meeting without an end is taken to last two hours (rules.md, ATT-03).
const ASSUMED_MINUTES: u32 = 120;

fn place_in_day(meeting: &Meeting) -> (Option<u32>, Level, &UnitId) {
    (minutes_of_start(meeting), meeting.level, &meeting.unit)
}

fn minutes_of_start(meeting: &Meeting) -> Option<u32> {
    meeting.start.map(|start| start.num_seconds_from_midnight() / 60)
}

/// Returns the minute of the day at which `meeting` ends; it may lie past midnight.
fn end(meeting: &Meeting) -> u32 {
    match (meeting.end, minutes_of_start(meeting)) {
        (Some(end), _) => end.num_seconds_from_midnight() / 60,
        (None, Some(start)) => start + ASSUMED_MINUTES,
        (None, None) => 0,
    }
}

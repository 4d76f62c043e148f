//! `sinh-hoat/<year>/<unit-id>.yaml`: the meeting log of one unit in one year.

use super::fields;
use super::index::Index;
use super::meeting::{self, Held};
use super::reading::Reading;
use crate::diag::Message;
use crate::model::{Level, Log, Meeting, Unit};
use crate::text::Span;
use chrono::{Datelike, NaiveDate};
use std::collections::BTreeMap;

/// What a log gave.
#[derive(Clone, Debug, Default)]
pub struct LogRead {
    /// The meetings that can be trusted, in the order within a year.
    pub meetings: Log,
    /// The year of each record that cannot; a log that cannot be read at all, or not to its end, counts as one.
    pub left_out: Vec<i32>,
}

/// Reads a log. `unit` is none where the unit was left out or does not exist: then no meeting can be kept.
pub fn read(year: i32, unit: Option<&Unit>, index: &Index, reading: &mut Reading<'_>) -> LogRead {
    let mut log = LogRead::default();
    let mut meetings = Vec::new();
    let Some(document) = fields::whole_file(reading) else {
        log.left_out.push(year);
        return log;
    };
    let listed = fields::listed(&document, &["buoi"], reading);
    if listed.is_open {
        log.left_out.push(year);
    }
    let held = Held { year, unit, index };
    let mut found = Vec::with_capacity(listed.nodes.len());
    for node in listed.nodes {
        let mark = reading.diags.len();
        let read = meeting::read(node, &held, reading);
        let is_whole = !node.is_faulty() && !reading.diags.errors_since(mark);
        found.push((read.key, read.meeting.filter(|_| is_whole)));
    }
    refuse_repeated(&mut found, reading);
    for (key, meeting) in found {
        match (meeting, key) {
            (Some(meeting), _) => meetings.push(meeting),
            (None, key) => {
                log.left_out.push(year);
                // A date of another year leaves both years without the record.
                log.left_out.extend(key.map(|(date, ..)| date.year()).filter(|other| *other != year));
            }
        }
    }
    meetings.sort_by_key(Meeting::order);
    log.meetings = meetings.into();
    log
}

type Key = (NaiveDate, Level, Span);

/// Leaves out every meeting of which the log has another of the same day and level, whatever their state.
fn refuse_repeated(found: &mut [(Option<Key>, Option<Meeting>)], reading: &mut Reading<'_>) {
    let mut places: BTreeMap<(NaiveDate, Level), Vec<Span>> = BTreeMap::new();
    for (date, level, span) in found.iter().filter_map(|(key, _)| *key) {
        places.entry((date, level)).or_default().push(span);
    }
    for (key, meeting) in found {
        let Some((date, level, span)) = *key else { continue };
        let places = places.get(&(date, level)).map_or(&[][..], |places| places);
        let first_two = places.iter().take(2);
        let Some(other) = first_two.filter(|_| places.len() > 1).find(|place| **place != span) else { continue };
        let other_line = reading.line(*other);
        reading.error(span, Message::RepeatedMeeting { date, other_line });
        *meeting = None;
    }
}

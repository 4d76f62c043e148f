//! The entry of a meeting.

use super::{Event, EventStatus, Maker, When};
use crate::lang::sentence::{self, Stand};
use crate::lang::{date, words};
use crate::model::{Level, Meeting, Standing, Unit};
use crate::plan::{Scene, address, agenda};
use chrono::{Datelike, NaiveDate};

/// Makes the entry of `meeting`, which `unit` holds.
pub(super) fn event(of: &Maker<'_, '_>, meeting: &Meeting, unit: &Unit) -> Event {
    let scene = of.scene;
    let (sequence, stamp) = of.revision(scene.sources.path(meeting.place), meeting.date);
    let at = |time| meeting.date.and_time(time);
    let (status, stand) = status(scene, meeting);
    Event {
        uid: of.uid(&name(scene, meeting, unit)),
        sequence,
        stamp,
        status,
        when: meeting.start.map_or(When::Day(meeting.date), |start| When::From(at(start), meeting.end.map(at))),
        title: sentence::event_title(unit.brief(), meeting.form, meeting.level, stand),
        lines: of.told(lines(scene, meeting, unit)),
        category: words::form(meeting.form),
        address: address::meeting(meeting),
        takes_time: status != EventStatus::Cancelled,
    }
}

/// Returns what a meeting of `unit` is called in the names of entries.
pub(super) fn name(scene: &Scene<'_>, meeting: &Meeting, unit: &Unit) -> String {
    [unit.id.as_str(), "-", &date::iso(first_day(scene, meeting)), level(meeting.level)].concat()
}

/// Returns what tells the names of two meetings of a day apart.
fn level(level: Level) -> &'static str {
    match level {
        Level::Plenary => "",
        Level::Committee => "-cap-uy",
    }
}

/// Calendars know three states only. A postponed meeting has no new date: its day is free again, so it is cancelled
/// there, with the word that it is postponed; on its new date it has the same name and comes back to life.
fn status(scene: &Scene<'_>, meeting: &Meeting) -> (EventStatus, Stand) {
    let is_settled = meeting.form.pilot().is_none() || meeting.registration.is_some();
    let status = match scene.facts.known.standing(meeting) {
        Standing::Postponed => return (EventStatus::Cancelled, Stand::Postponed),
        Standing::Cancelled => return (EventStatus::Cancelled, Stand::Cancelled),
        Standing::Held => EventStatus::Confirmed,
        Standing::HeldLater | Standing::Today | Standing::Ahead if is_settled => EventStatus::Confirmed,
        Standing::Stale | Standing::HeldLater | Standing::Today | Standing::Ahead => EventStatus::Tentative,
    };
    (status, Stand::AsRecorded)
}

/// Returns the day that names a meeting for ever: the one from which it was moved, so that a calendar moves its entry
/// instead of showing two. Where another record has that day, or was moved from it before, the meeting's own.
fn first_day(scene: &Scene<'_>, meeting: &Meeting) -> NaiveDate {
    let Some(from) = meeting.moved_from else { return meeting.date };
    let mut years = vec![from.year(), meeting.date.year()];
    years.dedup();
    let others = years.into_iter().flat_map(|year| scene.meetings(&meeting.unit, year));
    let mut others = others.filter(|other| other.level == meeting.level && other.date != meeting.date);
    let is_taken =
        others.any(|other| other.date == from || (other.moved_from == Some(from) && other.date < meeting.date));
    if is_taken { meeting.date } else { from }
}

fn lines(scene: &Scene<'_>, meeting: &Meeting, unit: &Unit) -> Vec<String> {
    let mut lines = vec![unit.name.to_string()];
    let states: Vec<String> = agenda::states(scene, meeting).into_iter().map(|state| state.word.into_owned()).collect();
    if !states.is_empty() {
        lines.push(format!("{}.", states.join(". ")));
    }
    lines.extend(meeting.moved_from.map(sentence::event_moved));
    let subjects: Vec<&str> = meeting.items.iter().map(|item| &*item.subject).collect();
    if !subjects.is_empty() && !meeting.is_secret {
        lines.push(sentence::event_items(&subjects));
    }
    let sessions: Vec<_> = meeting.sessions.iter().map(|session| (&*session.group, session.date)).collect();
    if !sessions.is_empty() {
        lines.push(sentence::event_sessions(&sessions));
    }
    lines.extend(meeting.note.as_ref().map(ToString::to_string));
    lines
}

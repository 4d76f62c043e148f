//! Meetings as entries of the search: what each record adds to the words that many have in common.

use crate::lang::words;
use crate::model::{Feedback, Form, Level, Meeting, OfficerId, Standing, Unit};
use crate::plan::unit::officer_name;
use crate::plan::{Scene, meeting};
use chrono::NaiveDate;
use std::collections::{BTreeMap, BTreeSet};

/// Where meetings may stand, in the order of their numbers.
const STANDINGS: [Standing; 7] = [
    Standing::Held,
    Standing::HeldLater,
    Standing::Stale,
    Standing::Today,
    Standing::Ahead,
    Standing::Postponed,
    Standing::Cancelled,
];
/// Levels, in the order of their numbers.
const LEVELS: [Level; 2] = [Level::Plenary, Level::Committee];

/// The words that meetings have in common.
pub struct MeetingWords {
    /// What a meeting is called, but for the day itself: by form, each with the two levels.
    pub titles: Vec<String>,
    /// Forms.
    pub forms: Vec<&'static str>,
    /// States.
    pub states: Vec<&'static str>,
}

impl MeetingWords {
    pub(super) fn new() -> Self {
        let titles = Form::ALL.into_iter().flat_map(|form| LEVELS.map(|level| meeting::called(form, level).to_owned()));
        Self {
            titles: titles.collect(),
            forms: Form::ALL.map(words::form).to_vec(),
            states: STANDINGS.map(words::standing).to_vec(),
        }
    }
}

/// A meeting.
pub struct MeetingEntry<'a> {
    /// Its unit, by its place.
    pub unit: usize,
    /// Day.
    pub date: NaiveDate,
    /// Number of its form.
    pub form: usize,
    /// Number of its level.
    pub level: usize,
    /// Number of its state.
    pub state: usize,
    /// Subjects of the agenda; none where state secrets were handled.
    pub subjects: Vec<&'a str>,
    /// What else its page says.
    pub others: Vec<&'a str>,
    /// Officers, as the profile names them.
    pub officers: Vec<String>,
}

/// Gathers the meetings, newest first.
pub(super) fn gather<'a>(scene: &Scene<'a>, units: &[&'a Unit]) -> Vec<MeetingEntry<'a>> {
    let mut entries: Vec<MeetingEntry<'a>> = Vec::new();
    let ids: BTreeSet<&OfficerId> = scene.facts.known.registry.officers.keys().collect();
    let names = ids.into_iter().map(|id| (id, officer_name(scene, id))).collect();
    for (at, unit) in units.iter().enumerate() {
        let years = scene.facts.known.registry.meetings.get(&unit.id).into_iter().flat_map(BTreeMap::values);
        entries.extend(years.flatten().map(|meeting| entry(scene, at, meeting, &names)));
    }
    entries.sort_by_key(|entry| (std::cmp::Reverse(entry.date), entry.unit, entry.level));
    entries
}

fn entry<'a>(
    scene: &Scene<'a>,
    unit: usize,
    meeting: &'a Meeting,
    names: &BTreeMap<&OfficerId, String>,
) -> MeetingEntry<'a> {
    let standing = scene.facts.known.standing(meeting);
    let number_of = |found: Option<usize>| found.unwrap_or_default();
    let items = || meeting.items.iter().filter(|_| !meeting.is_secret);
    let registry = &scene.facts.known.registry;
    let kinds: BTreeSet<&str> =
        items().filter_map(|item| registry.item_kind(&item.kind)).map(|kind| kind.name.as_ref()).collect();
    let mut others: Vec<&str> = Vec::new();
    others.extend(meeting.feedback.iter().flat_map(comments));
    let single = [&meeting.minutes, &meeting.resolution, &meeting.incident, &meeting.note];
    others.extend(single.into_iter().flatten().map(AsRef::as_ref));
    others.extend(meeting.decision.as_deref().filter(|_| meeting.form.pilot().is_some()));
    others.extend(meeting.sessions.iter().map(|session| session.group.as_ref()));
    others.extend(kinds);
    let rules: BTreeSet<&str> = scene.findings_of(meeting).iter().map(|finding| finding.rule.as_str()).collect();
    others.extend(rules);
    let officers: BTreeSet<&OfficerId> = meeting.assigned.iter().chain(&meeting.attended_by).collect();
    MeetingEntry {
        unit,
        date: meeting.date,
        form: number_of(Form::ALL.iter().position(|form| *form == meeting.form)),
        level: number_of(LEVELS.iter().position(|level| *level == meeting.level)),
        state: number_of(STANDINGS.iter().position(|other| *other == standing)),
        subjects: items().map(|item| item.subject.as_ref()).collect(),
        others,
        officers: officers.into_iter().filter_map(|id| names.get(id).cloned()).collect(),
    }
}

fn comments(feedback: &Feedback) -> impl Iterator<Item = &str> {
    let parts = [&feedback.strengths, &feedback.limitations, &feedback.lessons];
    parts.into_iter().flatten().map(AsRef::as_ref)
}

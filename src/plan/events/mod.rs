//! The calendars for calendar programs: one of all units, one a unit, one an officer.
//!
//! Takes the scene, gives typed entries; `render` writes them. They hold what the pages show: nothing of a meeting that
//! handled state secrets but that it took place, officers by their office. Every meeting has its entry, whatever its
//! state; a last day has one while it is open.

mod due;
mod meeting;

use super::{Scene, address};
use crate::facts::Facts;
use crate::lang::{fold, sentence};
use crate::model::{Meeting, OfficerId, Unit, UnitId};
use chrono::{NaiveDate, NaiveDateTime, NaiveTime};
use std::collections::BTreeMap;
use std::sync::Arc;

/// A calendar, ready to be written.
pub struct Calendar<'e> {
    /// Name that a calendar program shows.
    pub name: String,
    /// What it is.
    pub about: String,
    /// Its entries as they were written, by day.
    pub entries: &'e [Arc<str>],
}

/// An entry.
pub struct Event {
    /// What names it for ever.
    pub uid: String,
    /// Number that grows with every change of the file that it comes from.
    pub sequence: u32,
    /// When that file was last changed, in UTC; without git, the day of the entry itself.
    pub stamp: NaiveDateTime,
    /// How firm it is.
    pub status: EventStatus,
    /// When it is.
    pub when: When,
    /// Title.
    pub title: String,
    /// Lines of the description.
    pub lines: Vec<String>,
    /// Category.
    pub category: &'static str,
    /// Page, relative to the root of the site.
    pub address: String,
    /// Whether it takes the time of those who attend; a last day does not.
    pub takes_time: bool,
}

/// How firm an entry is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum EventStatus {
    /// Planned, but not registered; or past without a result.
    Tentative,
    /// Held, registered, in person, or a last day.
    Confirmed,
    /// Does not take place on that day: cancelled, or postponed without a new one.
    Cancelled,
}

/// When an entry is, at the time of Vietnam.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum When {
    /// A day.
    Day(NaiveDate),
    /// From a time, until another where that is recorded.
    From(NaiveDateTime, Option<NaiveDateTime>),
}

/// Whose calendar it is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Whose {
    /// All units, with what the publishing body has to issue.
    All,
    /// One unit.
    Unit(UnitId),
    /// The meetings of the units that an officer is in charge of, and those that he or she is assigned to or attended.
    Officer(OfficerId),
}

/// Lists the calendars of a site with their addresses.
#[must_use]
pub fn calendars(scene: &Scene<'_>) -> Vec<(String, Whose)> {
    let registry = &scene.facts.known.registry;
    let mut list = vec![(address::CALENDAR_FILE.to_owned(), Whose::All)];
    list.extend(registry.units.keys().map(|id| (address::calendar_of_unit(id), Whose::Unit(id.clone()))));
    list.extend(registry.officers.keys().map(|id| (address::calendar_of_officer(id), Whose::Officer(id.clone()))));
    list
}

/// The entries of all calendars, each made and written once. Owns what it holds, so that calendars can be written later.
#[derive(Default)]
pub struct Events {
    /// By day, then by name.
    all: Vec<Arc<str>>,
    units: BTreeMap<UnitId, Vec<Arc<str>>>,
    officers: BTreeMap<OfficerId, Vec<Arc<str>>>,
}

impl Events {
    /// Makes the entries; `write` says how they stand in a file.
    #[must_use]
    pub fn new(scene: &Scene<'_>, write: impl Fn(&Event) -> Arc<str>) -> Self {
        let maker = Maker::new(scene);
        let meetings = scene.facts.known.registry.all_meetings();
        let of_meetings = meetings.filter_map(|meeting| Some((meeting, scene.unit(&meeting.unit)?)));
        let mut made: Vec<_> = of_meetings
            .flat_map(|(meeting, unit)| maker.of_meeting(meeting, unit).map(move |event| (Some(meeting), event)))
            .chain(due::of_body(&maker).map(|event| (None, event)))
            .map(|(meeting, event)| {
                let entry = write(&event);
                ((event.when.begins(), event.uid), meeting, entry)
            })
            .collect();
        made.sort_by(|(one, ..), (two, ..)| one.cmp(two));
        let mut events = Self::default();
        for (_, meeting, entry) in made {
            for officer in meeting.into_iter().flat_map(|meeting| followed_by(scene, meeting)) {
                events.officers.entry(officer.clone()).or_default().push(entry.clone());
            }
            if let Some(meeting) = meeting {
                events.units.entry(meeting.unit.clone()).or_default().push(entry.clone());
            }
            events.all.push(entry);
        }
        events
    }

    /// Returns one calendar of those records.
    #[must_use]
    pub fn calendar(&self, facts: &Facts, whose: &Whose) -> Calendar<'_> {
        let registry = &facts.known.registry;
        let (entries, name) = match whose {
            Whose::All => (Some(&self.all), None),
            Whose::Unit(id) => (self.units.get(id), registry.units.get(id).map(|unit| &**unit.brief())),
            Whose::Officer(id) => (self.officers.get(id), registry.officers.get(id).map(|officer| &*officer.title)),
        };
        Calendar {
            name: sentence::calendar_name(name, registry.portal.is_illustrative),
            about: sentence::calendar_about(&registry.portal.name, facts.known.as_of),
            entries: entries.map_or(&[], Vec::as_slice),
        }
    }
}

/// What entries are made with.
struct Maker<'s, 'a> {
    scene: &'s Scene<'a>,
    /// What follows the at-sign of every UID.
    domain: String,
}

impl<'s, 'a> Maker<'s, 'a> {
    fn new(scene: &'s Scene<'a>) -> Self {
        // The name of the body, not the portal's address: who moves the portal must not double everybody's entries.
        let domain = match fold::slug(&scene.facts.known.registry.portal.body) {
            slug if slug.is_empty() => "nenep".to_owned(),
            slug => slug,
        };
        Self { scene, domain }
    }

    fn of_meeting(&self, meeting: &Meeting, unit: &Unit) -> impl Iterator<Item = Event> + use<> {
        std::iter::once(meeting::event(self, meeting, unit)).chain(due::of_meeting(self, meeting, unit))
    }

    fn uid(&self, name: &str) -> String {
        [name, "@", &self.domain].concat()
    }

    /// Returns sequence and stamp of what comes from the file at `path`; without git, from the day that it is about.
    fn revision(&self, path: &str, day: NaiveDate) -> (u32, NaiveDateTime) {
        let commits = self.scene.history.commits.get(path);
        commits.map_or_else(|| (0, day.and_time(NaiveTime::MIN)), |commits| (commits.count, commits.last))
    }

    /// Returns the lines with that which says that the data is illustrative, where it is.
    fn told(&self, mut lines: Vec<String>) -> Vec<String> {
        if self.scene.facts.known.registry.portal.is_illustrative {
            lines.push(sentence::event_illustrative().to_owned());
        }
        lines
    }
}

impl When {
    fn begins(self) -> NaiveDateTime {
        match self {
            Self::Day(day) => day.and_time(NaiveTime::MIN),
            Self::From(start, _) => start,
        }
    }
}

/// Returns the officers whose matter a meeting is: in charge of the unit on that day, assigned, attending; by id.
#[must_use]
pub fn followed_by<'a>(scene: &Scene<'a>, meeting: &'a Meeting) -> Vec<&'a OfficerId> {
    let in_charge = scene.unit(&meeting.unit).into_iter().flat_map(|unit| &unit.in_charge);
    let in_charge = in_charge.filter(|assignment| assignment.period.contains(meeting.date));
    let in_charge = in_charge.map(|assignment| &assignment.officer);
    let mut officers: Vec<_> = in_charge.chain(&meeting.assigned).chain(&meeting.attended_by).collect();
    officers.sort_unstable();
    officers.dedup();
    officers
}

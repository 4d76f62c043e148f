//! The calendars for calendar programs: one of all units, one a unit, one an officer.
//!
//! Takes the scene, gives typed entries; `render` writes them. They hold what the pages show: nothing of a meeting that
//! handled state secrets but that it took place, officers by their office. Every meeting has its entry, whatever its
//! state; a last day has one while it is open.

mod due;
mod meeting;

use super::{Scene, address};
use crate::lang::{fold, sentence};
use crate::model::{Meeting, OfficerId, Unit, UnitId};
use chrono::{NaiveDate, NaiveDateTime, NaiveTime};
use std::collections::{BTreeMap, BTreeSet};

/// A calendar, ready to be written.
pub struct Calendar {
    /// Name that a calendar program shows.
    pub name: String,
    /// What it is.
    pub about: String,
    /// Its entries, by day.
    pub events: Vec<Event>,
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

/// Meetings by officer, made once for all calendars.
pub struct Calendars<'s, 'a> {
    scene: &'s Scene<'a>,
    of_officer: BTreeMap<&'a OfficerId, Vec<&'a Meeting>>,
    /// What follows the at-sign of every UID.
    domain: String,
}

impl<'s, 'a> Calendars<'s, 'a> {
    /// Looks through the meetings once.
    #[must_use]
    pub fn new(scene: &'s Scene<'a>) -> Self {
        let registry = &scene.facts.known.registry;
        let mut of_officer: BTreeMap<_, Vec<_>> = registry.officers.keys().map(|id| (id, Vec::new())).collect();
        for meeting in registry.all_meetings() {
            for officer in followed_by(scene, meeting) {
                if let Some(meetings) = of_officer.get_mut(officer) {
                    meetings.push(meeting);
                }
            }
        }
        // The name of the body, not the portal's address: who moves the portal must not double everybody's entries.
        let domain = match fold::slug(&registry.portal.body) {
            slug if slug.is_empty() => "nenep".to_owned(),
            slug => slug,
        };
        Self { scene, of_officer, domain }
    }

    /// Lists the calendars with their addresses.
    #[must_use]
    pub fn list(&self) -> Vec<(String, Whose)> {
        let registry = &self.scene.facts.known.registry;
        let mut list = vec![(address::CALENDAR_FILE.to_owned(), Whose::All)];
        list.extend(registry.units.keys().map(|id| (address::calendar_of_unit(id), Whose::Unit(id.clone()))));
        list.extend(registry.officers.keys().map(|id| (address::calendar_of_officer(id), Whose::Officer(id.clone()))));
        list
    }

    /// Makes one calendar.
    #[must_use]
    pub fn calendar(&self, whose: &Whose) -> Calendar {
        let registry = &self.scene.facts.known.registry;
        let (meetings, name): (Vec<&Meeting>, Option<&str>) = match whose {
            Whose::All => (registry.all_meetings().collect(), None),
            Whose::Unit(id) => {
                let years = registry.meetings.get(id).into_iter().flat_map(BTreeMap::values);
                (years.flatten().collect(), registry.units.get(id).map(|unit| &**unit.brief()))
            }
            Whose::Officer(id) => (
                self.of_officer.get(id).cloned().unwrap_or_default(),
                registry.officers.get(id).map(|officer| &*officer.title),
            ),
        };
        let mut events: Vec<Event> = meetings
            .into_iter()
            .filter_map(|meeting| Some((meeting, self.scene.unit(&meeting.unit)?)))
            .flat_map(|(meeting, unit)| self.of_meeting(meeting, unit))
            .collect();
        if *whose == Whose::All {
            events.extend(due::of_body(self));
        }
        events.sort_by(|one, two| (one.when.begins(), &one.uid).cmp(&(two.when.begins(), &two.uid)));
        Calendar {
            name: sentence::calendar_name(name, registry.portal.is_illustrative),
            about: sentence::calendar_about(&registry.portal.name, self.scene.as_of()),
            events,
        }
    }

    fn of_meeting(&self, meeting: &'a Meeting, unit: &'a Unit) -> Vec<Event> {
        let mut events = vec![meeting::event(self, meeting, unit)];
        events.extend(due::of_meeting(self, meeting, unit));
        events
    }

    fn uid(&self, name: &str) -> String {
        format!("{name}@{}", self.domain)
    }

    /// Returns sequence and stamp of what comes from the file at `path`; without git, from the day that it is about.
    fn revision(&self, path: &str, day: NaiveDate) -> (u32, NaiveDateTime) {
        let revision = self.scene.history.revisions.get(path);
        revision.map_or_else(|| (0, day.and_time(NaiveTime::MIN)), |revision| (revision.count, revision.at))
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

/// Returns the officers whose matter a meeting is: in charge of the unit on that day, assigned, attending.
#[must_use]
pub fn followed_by<'a>(scene: &Scene<'a>, meeting: &'a Meeting) -> BTreeSet<&'a OfficerId> {
    let in_charge = scene.unit(&meeting.unit).into_iter().flat_map(|unit| &unit.in_charge);
    let in_charge = in_charge.filter(|assignment| assignment.period.contains(meeting.date));
    in_charge.map(|assignment| &assignment.officer).chain(&meeting.assigned).chain(&meeting.attended_by).collect()
}

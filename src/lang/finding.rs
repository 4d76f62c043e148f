//! Wording of findings: one sentence for each, naming the meeting, dates, counts and caps.
//!
//! Officers are named by their office, never by name, so that the same sentence may stand in either profile.

use super::{Lang, en, vi};
use crate::model::{Finding, Level, Meeting, OfficerId, Registry, UnitId};
use chrono::Datelike;

/// Words a finding as a sentence without a full stop.
#[must_use]
pub fn finding(lang: Lang, finding: &Finding, registry: &Registry) -> String {
    let scene = Scene { finding, registry };
    match lang {
        Lang::Vi => vi::finding(&scene),
        Lang::En => en::finding(&scene),
    }
}

/// A finding with the records that its sentence names.
pub(super) struct Scene<'a> {
    /// The finding.
    pub(super) finding: &'a Finding,
    /// All records.
    pub(super) registry: &'a Registry,
}

impl<'a> Scene<'a> {
    /// Returns the meeting that the finding is about.
    pub(super) fn meeting(&self) -> Option<&'a Meeting> {
        let (date, level) = self.finding.meeting?;
        let log = self.registry.meetings.get(self.finding.unit.as_ref()?)?.get(&date.year())?;
        log.iter().find(|meeting| meeting.date == date && meeting.level == level)
    }

    /// Says whether the meeting is of the committee.
    pub(super) fn is_of_committee(&self) -> bool {
        self.finding.meeting.is_some_and(|(_, level)| level == Level::Committee)
    }

    /// Returns the name of the cap, else its id.
    pub(super) fn cap(&self) -> &'a str {
        let Some(id) = &self.finding.quota else { return "" };
        self.registry.cap(id).map_or(id.as_str(), |cap| &cap.name)
    }

    /// Returns the short name of a unit, else its id.
    pub(super) fn unit_name(&self, id: &'a UnitId) -> &'a str {
        self.registry.units.get(id).map_or(id.as_str(), |unit| unit.brief())
    }

    /// Returns the office of an officer, else the id.
    pub(super) fn office(&self, id: &'a OfficerId) -> &'a str {
        self.registry.officers.get(id).map_or(id.as_str(), |officer| &officer.title)
    }
}

#[cfg(test)]
mod tests;

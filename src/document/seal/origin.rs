//! The records that figures come from: how a seal names them, and the digests of what they hold.

use super::super::tree::{Record, Subject};
use super::file::digest;
use crate::load;
use crate::model::{Level, MeetingKey, Registry, RegulationId, UnitId};
use crate::text::{Sources, Span};
use chrono::{Datelike, NaiveDate};
use std::collections::BTreeMap;

/// A record whose content a seal watches.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum About {
    /// A meeting.
    Meeting(MeetingKey),
    /// A unit.
    Unit(UnitId),
    /// A regulation.
    Regulation(RegulationId),
}

impl About {
    /// Returns how a seal names it within its file.
    pub(super) fn id(&self) -> String {
        match self {
            Self::Meeting(key) => meeting_id(key),
            Self::Unit(_) => "don_vi".to_owned(),
            Self::Regulation(_) => "quy_dinh".to_owned(),
        }
    }

    /// Returns the record that a seal names so.
    pub(super) fn named(path: &str, id: &str) -> Option<Self> {
        match id {
            "don_vi" => UnitId::parse(stem(path)).map(Self::Unit),
            "quy_dinh" => RegulationId::parse(stem(path)).map(Self::Regulation),
            _ => {
                let (day, level) = id.split_once(' ').unwrap_or((id, Level::Plenary.as_str()));
                let level = [Level::Plenary, Level::Committee].into_iter().find(|known| known.as_str() == level)?;
                Some(Self::Meeting(MeetingKey { unit: UnitId::parse(stem(path))?, date: day.parse().ok()?, level }))
            }
        }
    }
}

/// A record as it is: where it stands, and the digest of its content.
#[derive(Clone, Debug)]
pub(super) struct Content {
    /// Its file.
    pub(super) path: String,
    /// Its place; none for one that a seal tells of.
    pub(super) place: Option<Span>,
    /// Digest of what it holds.
    pub(super) digest: String,
}

/// The contents of every meeting, unit and regulation of a tree.
pub(in crate::document) struct Contents(pub(super) BTreeMap<About, Content>);

impl Contents {
    /// Reads the records anew for what they hold, comments and spelling apart.
    pub(in crate::document) fn new(registry: &Registry, sources: &Sources) -> Self {
        let mut places: Vec<(About, Span)> = Vec::new();
        places.extend(registry.all_meetings().map(|meeting| (About::Meeting(meeting.key()), meeting.place)));
        places.extend(registry.units.values().map(|unit| (About::Unit(unit.id.clone()), unit.place)));
        places.extend(registry.regulations.values().map(|known| (About::Regulation(known.id.clone()), known.place)));
        let mut by_file: BTreeMap<_, Vec<(About, Span)>> = BTreeMap::new();
        for (about, place) in places {
            by_file.entry(place.source).or_default().push((about, place));
        }
        let mut contents = BTreeMap::new();
        for (id, records) in by_file {
            let source = sources.get(id);
            let found = load::contents(id, source);
            for (about, place) in records {
                let holds = |span: &Span| span.start <= place.start && place.start <= span.end;
                let Some((_, content)) = found.iter().find(|(span, _)| holds(span)) else { continue };
                let content =
                    Content { path: source.path.to_string(), place: Some(place), digest: short(&digest(content)) };
                contents.insert(about, content);
            }
        }
        Self(contents)
    }

    /// Returns them as a seal writes them: units and regulations, and the meetings of `years`.
    pub(super) fn kept(&self, years: std::ops::RangeInclusive<i32>) -> BTreeMap<String, BTreeMap<String, String>> {
        let mut kept: BTreeMap<String, BTreeMap<String, String>> = BTreeMap::new();
        for (about, content) in &self.0 {
            let is_of_years = match about {
                About::Meeting(key) => years.contains(&key.date.year()),
                About::Unit(_) | About::Regulation(_) => true,
            };
            if is_of_years {
                kept.entry(content.path.clone()).or_default().insert(about.id(), content.digest.clone());
            }
        }
        kept
    }
}

/// Returns the first half of a digest: enough to notice a change, and short enough to read past.
fn short(digest: &str) -> String {
    digest.chars().take(32).collect()
}

/// Returns the stem of a file: unit or regulation.
pub(super) fn stem(path: &str) -> &str {
    let file = path.rsplit('/').next().unwrap_or(path);
    file.split('.').next().unwrap_or(file)
}

fn meeting_id(key: &MeetingKey) -> String {
    match key.level {
        Level::Plenary => key.date.to_string(),
        Level::Committee => format!("{} {}", key.date, key.level.as_str()),
    }
}

/// Returns how a seal names the subject of a record within its file.
fn subject_id(subject: &Subject) -> String {
    match subject {
        Subject::Meeting(key) => meeting_id(key),
        Subject::Unit(_) => "don_vi".to_owned(),
        Subject::UnitYear(_, year) => year.to_string(),
        Subject::Finding { rule, severity, year, meeting, .. } => {
            let when = meeting.as_ref().map_or_else(|| year.to_string(), meeting_id);
            format!("{} {} {when}", rule.as_str(), severity.as_str())
        }
        Subject::Cap(_, quota) => format!("han_muc {quota}"),
    }
}

/// Returns the records behind a figure by file, each with what it adds where that is not simply one.
pub(super) fn kept(records: &[Record], sources: &Sources) -> BTreeMap<String, Vec<String>> {
    let mut kept: BTreeMap<String, Vec<String>> = BTreeMap::new();
    for record in records {
        let id = subject_id(&record.subject);
        let entry = match (record.part, record.whole) {
            (1, 0) => id,
            (part, 0) => format!("{id} = {part}"),
            (part, whole) => format!("{id} = {part}/{whole}"),
        };
        kept.entry(sources.path(record.place).to_owned()).or_default().push(entry);
    }
    kept.values_mut().for_each(|entries| entries.sort());
    kept
}

/// An entry of a figure's list of records, taken apart.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Listed {
    /// Kind of file: the first folder of its path. A unit keeps its name when its file moves to another folder.
    pub(super) folder: String,
    /// Unit or regulation.
    pub(super) stem: String,
    /// What it is within its file.
    pub(super) id: String,
    /// What it adds, as written.
    pub(super) adds: String,
}

impl Listed {
    /// Takes the lists of a figure apart.
    pub(super) fn all(lists: &BTreeMap<String, Vec<String>>) -> Vec<Self> {
        let one = |path: &str, entry: &String| {
            let (id, adds) = entry.split_once(" = ").unwrap_or((entry, ""));
            let folder = path.split('/').next().unwrap_or(path).to_owned();
            Self { folder, stem: stem(path).to_owned(), id: id.to_owned(), adds: adds.to_owned() }
        };
        let mut all: Vec<Self> = lists.iter().flat_map(|(path, list)| list.iter().map(|id| one(path, id))).collect();
        all.sort();
        all
    }

    /// Says whether a change of the record `about` may have changed this one: the meeting itself; of a unit or a finding
    /// whatever belongs to that unit in that year; what rests on the regulation, any change of it.
    pub(super) fn rests_on(&self, about: &About) -> bool {
        let is_meeting = self.id.starts_with(|sign: char| sign.is_ascii_digit());
        match about {
            About::Meeting(key) if is_meeting => {
                About::named(&self.stem, &self.id) == Some(About::Meeting(key.clone()))
            }
            About::Meeting(key) => {
                key.unit.as_str() == self.stem && self.year().is_none_or(|year| year == key.date.year())
            }
            About::Unit(unit) => !is_meeting && unit.as_str() == self.stem,
            About::Regulation(_) => !is_meeting,
        }
    }

    /// Returns the year of a finding.
    fn year(&self) -> Option<i32> {
        let when = self.id.split(' ').nth(2)?;
        when.parse().ok().or_else(|| Some(when.parse::<NaiveDate>().ok()?.year()))
    }
}

//! What every view may look at, and the links of the page that it is made for.

use super::{Format, address};
use crate::document::Documents;
use crate::editions::Edition;
use crate::facts::Facts;
use crate::model::{Finding, Meeting, MeetingKey, Unit, UnitId};
use crate::summary::UnitFigures;
use crate::text::{Change, History, Sources};
use chrono::{Datelike, NaiveDate};
use std::collections::BTreeMap;
use std::sync::Arc;

/// Everything that a site is made from, shared: cheap to clone into what makes a file later.
#[derive(Clone)]
pub struct Material {
    /// Records, verdicts, findings and figures.
    pub facts: Arc<Facts>,
    /// The narratives.
    pub documents: Arc<Documents>,
    /// Sources, for the file and line of a record.
    pub sources: Arc<Sources>,
    /// What git says of the tree.
    pub history: Arc<History>,
    /// What the latest commits changed, newest first.
    pub editions: Arc<[Arc<Edition>]>,
    /// Profile of the readers.
    pub profile: crate::model::Profile,
    /// Whether pages marked as drafts are kept.
    pub with_drafts: bool,
    /// The formats in which reports exist besides their pages.
    pub formats: &'static [Format],
    /// Where things stand in the facts.
    pub index: Arc<Index>,
}

impl Material {
    /// Returns the scene that views are made from; costs nothing.
    #[must_use]
    pub fn scene(&self) -> Scene<'_> {
        let Self { facts, documents, sources, history, editions, profile, with_drafts, formats, index } = self;
        let (profile, with_drafts, index) = (*profile, *with_drafts, index.clone());
        Scene { facts, documents, sources, history, editions, profile, with_drafts, formats, index }
    }
}

/// Everything that views are made from.
pub struct Scene<'a> {
    /// Records, verdicts, findings and figures.
    pub facts: &'a Facts,
    /// The narratives.
    pub documents: &'a Documents,
    /// Sources, for the file and line of a record.
    pub sources: &'a Sources,
    /// What git says of the tree.
    pub history: &'a History,
    /// What the latest commits changed, newest first.
    pub editions: &'a [Arc<Edition>],
    /// Profile of the readers.
    pub profile: crate::model::Profile,
    /// Whether pages marked as drafts are kept.
    pub with_drafts: bool,
    /// The formats in which reports exist besides their pages.
    pub formats: &'static [Format],
    index: Arc<Index>,
}

impl<'a> Scene<'a> {
    /// Prepares the indexes that views share.
    #[must_use]
    pub fn new(
        facts: &'a Facts,
        documents: &'a Documents,
        sources: &'a Sources,
        history: &'a History,
        profile: crate::model::Profile,
        with_drafts: bool,
    ) -> Self {
        let index = Arc::new(Index::of(facts));
        Self { facts, documents, sources, history, editions: &[], profile, with_drafts, formats: &[], index }
    }

    /// Says in which formats reports exist besides their pages.
    #[must_use]
    pub fn in_formats(self, formats: &'static [Format]) -> Self {
        Self { formats, ..self }
    }

    /// Returns the as-of date.
    #[must_use]
    pub fn as_of(&self) -> NaiveDate {
        self.facts.known.as_of
    }

    /// Says whether a page with that mark is shown: drafts only when they were asked for.
    #[must_use]
    pub fn shows_draft(&self, is_draft: bool) -> bool {
        !is_draft || self.with_drafts
    }

    /// Returns the year of the as-of date.
    #[must_use]
    pub fn this_year(&self) -> i32 {
        self.as_of().year()
    }

    /// Returns the years of the figures, newest first.
    #[must_use]
    pub fn years(&self) -> &[i32] {
        &self.index.years
    }

    /// Returns the years of the figures up to the as-of year, newest first.
    pub fn past_years(&self) -> impl Iterator<Item = i32> + '_ {
        let this = self.this_year();
        self.index.years.iter().copied().filter(move |year| *year <= this)
    }

    /// Returns the unit called `id`.
    #[must_use]
    pub fn unit(&self, id: &UnitId) -> Option<&'a Unit> {
        self.facts.known.registry.units.get(id)
    }

    /// Returns the place of a unit in the official order, if it is there.
    #[must_use]
    pub fn place(&self, unit: &UnitId) -> Option<usize> {
        self.index.place.get(unit).copied()
    }

    /// Returns the meeting called `key`, if it is there.
    #[must_use]
    pub fn meeting(&self, key: &MeetingKey) -> Option<&'a Meeting> {
        let mut meetings = self.meetings(&key.unit, key.date.year()).iter();
        meetings.find(|meeting| meeting.date == key.date && meeting.level == key.level)
    }

    /// Returns the figures of `unit` in `year`.
    #[must_use]
    pub fn figures(&self, unit: &UnitId, year: i32) -> Option<&'a UnitFigures> {
        let &(of_year, at) = self.index.figures.get(unit)?.iter().find(|(at, _)| self.year_at(*at) == Some(year))?;
        self.facts.figures.years.get(of_year)?.units.get(at)
    }

    fn year_at(&self, at: usize) -> Option<i32> {
        self.facts.figures.years.get(at).map(|figures| figures.year)
    }

    /// Returns the cells under a base organisation, in official order.
    #[must_use]
    pub fn children(&self, unit: &UnitId) -> Vec<&'a Unit> {
        self.index.children.get(unit).into_iter().flatten().filter_map(|id| self.unit(id)).collect()
    }

    /// Returns the units before and after `unit` in the official order.
    #[must_use]
    pub fn neighbours(&self, unit: &UnitId) -> (Option<&'a Unit>, Option<&'a Unit>) {
        let Some(at) = self.place(unit) else { return (None, None) };
        let order = &self.facts.known.registry.official_order;
        let unit = |at: usize| order.get(at).and_then(|id| self.unit(id));
        (at.checked_sub(1).and_then(unit), unit(at + 1))
    }

    /// Returns the meetings of a unit in a year, in their order.
    #[must_use]
    pub fn meetings(&self, unit: &UnitId, year: i32) -> &'a [Meeting] {
        let years = self.facts.known.registry.meetings.get(unit);
        years.and_then(|years| years.get(&year)).map_or(&[], |log| log)
    }

    /// Returns the findings about a unit in a year.
    #[must_use]
    pub fn findings(&self, unit: Option<&UnitId>, year: i32) -> Vec<&'a Finding> {
        self.at(self.index.findings.get(&(unit.cloned(), year)))
    }

    /// Returns the findings about a meeting.
    #[must_use]
    pub fn findings_of(&self, meeting: &Meeting) -> Vec<&'a Finding> {
        self.at(self.index.of_meeting.get(&meeting.key()))
    }

    fn at(&self, places: Option<&Vec<usize>>) -> Vec<&'a Finding> {
        places.map_or_else(Vec::new, |places| places.iter().map(|at| &self.facts.findings[*at]).collect())
    }

    /// Returns the last change of `path`, or of the files below it when it ends in `/`.
    #[must_use]
    pub fn change(&self, path: &str) -> Option<&'a Change> {
        if path.ends_with('/') { self.history.latest(path) } else { self.history.changes.get(path) }
    }
}

/// Where things stand in the facts, so that no page looks through all of them.
#[derive(Debug, Default)]
pub struct Index {
    /// Places of findings by unit and year; those without a unit under none.
    findings: BTreeMap<(Option<UnitId>, i32), Vec<usize>>,
    /// Places of findings by meeting.
    of_meeting: BTreeMap<MeetingKey, Vec<usize>>,
    /// Places of figures by unit: among the years, and within the year.
    figures: BTreeMap<UnitId, Vec<(usize, usize)>>,
    /// Place of each unit in the official order.
    place: BTreeMap<UnitId, usize>,
    /// Cells under a base organisation, in official order.
    children: BTreeMap<UnitId, Vec<UnitId>>,
    /// Years of the figures, newest first.
    years: Vec<i32>,
}

impl Index {
    /// Looks through the facts once.
    #[must_use]
    pub fn of(facts: &Facts) -> Self {
        let mut index = Self::default();
        for (at, finding) in facts.findings.iter().enumerate() {
            index.findings.entry((finding.unit.clone(), finding.year)).or_default().push(at);
            if let (Some(unit), Some((date, level))) = (&finding.unit, finding.meeting) {
                index.of_meeting.entry(MeetingKey { unit: unit.clone(), date, level }).or_default().push(at);
            }
        }
        for (at, id) in facts.known.registry.official_order.iter().enumerate() {
            index.place.insert(id.clone(), at);
        }
        for unit in facts.known.registry.units_in_order() {
            if let Some(parent) = &unit.parent {
                index.children.entry(parent.clone()).or_default().push(unit.id.clone());
            }
        }
        for (of_year, figures) in facts.figures.years.iter().enumerate() {
            for (at, unit) in figures.units.iter().enumerate() {
                index.figures.entry(unit.unit.clone()).or_default().push((of_year, at));
            }
        }
        index.years = facts.figures.years.iter().rev().map(|figures| figures.year).collect();
        index
    }
}

/// The page that a view is made for: makes links relative to it.
pub struct Here {
    root: String,
}

impl Here {
    /// Stands at `address`.
    #[must_use]
    pub fn at(address: &str) -> Self {
        Self { root: address::root_from(address) }
    }

    /// Returns the link from here to `address`.
    #[must_use]
    pub fn to(&self, address: &str) -> String {
        [&self.root, address].concat()
    }

    /// Returns the steps up to the root of the site.
    #[must_use]
    pub fn root(&self) -> &str {
        &self.root
    }
}

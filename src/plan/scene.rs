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
}

impl Material {
    /// Returns the scene that views are made from.
    #[must_use]
    pub fn scene(&self) -> Scene<'_> {
        let Self { facts, documents, sources, history, editions, profile, with_drafts, formats } = self;
        let scene = Scene::new(facts, documents, sources, history, *profile, *with_drafts).in_formats(formats);
        Scene { editions, ..scene }
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
    /// Findings by unit and year; without a unit under none.
    findings: BTreeMap<(Option<&'a UnitId>, i32), Vec<&'a Finding>>,
    /// Findings by meeting.
    of_meeting: BTreeMap<MeetingKey, Vec<&'a Finding>>,
    /// Figures by unit and year.
    figures: BTreeMap<(&'a UnitId, i32), &'a UnitFigures>,
    /// Units in official order.
    order: Vec<&'a Unit>,
    /// Place of each unit in the official order.
    place: BTreeMap<&'a UnitId, usize>,
    /// Cells under a base organisation, in official order.
    children: BTreeMap<&'a UnitId, Vec<&'a Unit>>,
    /// Years of the figures, newest first.
    years: Vec<i32>,
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
        let mut findings: BTreeMap<_, Vec<_>> = BTreeMap::new();
        let mut of_meeting: BTreeMap<_, Vec<_>> = BTreeMap::new();
        for finding in &facts.findings {
            findings.entry((finding.unit.as_ref(), finding.year)).or_default().push(finding);
            if let (Some(unit), Some((date, level))) = (&finding.unit, finding.meeting) {
                let key = MeetingKey { unit: unit.clone(), date, level };
                of_meeting.entry(key).or_default().push(finding);
            }
        }
        let order: Vec<_> = facts.known.registry.units_in_order().collect();
        let mut children: BTreeMap<_, Vec<_>> = BTreeMap::new();
        for unit in &order {
            if let Some(parent) = &unit.parent {
                children.entry(parent).or_default().push(*unit);
            }
        }
        let place = order.iter().enumerate().map(|(at, unit)| (&unit.id, at)).collect();
        let by_year = facts.figures.years.iter();
        let figures = by_year.flat_map(|year| year.units.iter().map(|unit| ((&unit.unit, year.year), unit))).collect();
        let years = facts.figures.years.iter().rev().map(|figures| figures.year).collect();
        Self {
            facts,
            documents,
            sources,
            history,
            editions: &[],
            profile,
            with_drafts,
            formats: &[],
            findings,
            of_meeting,
            figures,
            order,
            place,
            children,
            years,
        }
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
        &self.years
    }

    /// Returns the years of the figures up to the as-of year, newest first.
    pub fn past_years(&self) -> impl Iterator<Item = i32> + '_ {
        let this = self.this_year();
        self.years.iter().copied().filter(move |year| *year <= this)
    }

    /// Returns the unit called `id`.
    #[must_use]
    pub fn unit(&self, id: &UnitId) -> Option<&'a Unit> {
        self.facts.known.registry.units.get(id)
    }

    /// Returns the place of a unit in the official order, if it is there.
    #[must_use]
    pub fn place(&self, unit: &UnitId) -> Option<usize> {
        self.place.get(unit).copied()
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
        self.figures.get(&(unit, year)).copied()
    }

    /// Returns the cells under a base organisation, in official order.
    #[must_use]
    pub fn children(&self, unit: &UnitId) -> &[&'a Unit] {
        self.children.get(unit).map_or(&[], Vec::as_slice)
    }

    /// Returns the units before and after `unit` in the official order.
    #[must_use]
    pub fn neighbours(&self, unit: &UnitId) -> (Option<&'a Unit>, Option<&'a Unit>) {
        let Some(&at) = self.place.get(unit) else { return (None, None) };
        let before = at.checked_sub(1).and_then(|at| self.order.get(at));
        (before.copied(), self.order.get(at + 1).copied())
    }

    /// Returns the meetings of a unit in a year, in their order.
    #[must_use]
    pub fn meetings(&self, unit: &UnitId, year: i32) -> &'a [Meeting] {
        let years = self.facts.known.registry.meetings.get(unit);
        years.and_then(|years| years.get(&year)).map_or(&[], |log| log)
    }

    /// Returns the findings about a unit in a year.
    #[must_use]
    pub fn findings(&self, unit: Option<&'a UnitId>, year: i32) -> &[&'a Finding] {
        self.findings.get(&(unit, year)).map_or(&[], Vec::as_slice)
    }

    /// Returns the findings about a meeting.
    #[must_use]
    pub fn findings_of(&self, meeting: &Meeting) -> &[&'a Finding] {
        self.of_meeting.get(&meeting.key()).map_or(&[], Vec::as_slice)
    }

    /// Returns the last change of `path`, or of the files below it when it ends in `/`.
    #[must_use]
    pub fn change(&self, path: &str) -> Option<&'a Change> {
        if path.ends_with('/') { self.history.latest(path) } else { self.history.changes.get(path) }
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

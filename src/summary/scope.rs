//! Cuts through the records: a stretch of days, a unit or a kind of unit, some forms, a level. What reports sum up.

use super::Tally;
use crate::model::{Form, Known, Level, Meeting, UnitId, UnitKind};
use chrono::{Datelike, NaiveDate};
use std::collections::BTreeMap;

/// Which meetings are counted: by their own day, from the first to the last, both included.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Scope {
    /// First day.
    pub from: NaiveDate,
    /// Last day; one before the first day leaves nothing.
    pub until: NaiveDate,
    /// That unit alone.
    pub unit: Option<UnitId>,
    /// Units of that kind alone.
    pub kind: Option<UnitKind>,
    /// Meetings of those forms alone; empty means every form.
    pub forms: Vec<Form>,
    /// Meetings of that level alone.
    pub level: Option<Level>,
}

impl Scope {
    /// Returns the scope of every meeting from one day to another.
    #[must_use]
    pub fn days(from: NaiveDate, until: NaiveDate) -> Self {
        Self { from, until, unit: None, kind: None, forms: Vec::new(), level: None }
    }

    /// Returns the scope of every meeting of a calendar year; none for a year outside the calendar.
    #[must_use]
    pub fn year(year: i32) -> Option<Self> {
        let edges = NaiveDate::from_ymd_opt(year, 1, 1).zip(NaiveDate::from_ymd_opt(year, 12, 31));
        edges.map(|(from, until)| Self::days(from, until))
    }

    /// Returns the meetings in scope, in whatever state, by unit, year and order within the year.
    pub fn meetings<'a>(&self, known: &'a Known) -> impl Iterator<Item = &'a Meeting> + use<'a, '_> {
        // A range that ends before it begins would panic: it is emptied instead.
        let years = self.from.year()..self.until.year().max(self.from.year() - 1) + 1;
        let registry = &known.registry;
        let units = registry.meetings.iter().filter(move |(id, _)| {
            let has_kind = |kind| registry.units.get(*id).is_some_and(|unit| unit.kind == kind);
            self.unit.as_ref().is_none_or(|unit| unit == *id) && self.kind.is_none_or(has_kind)
        });
        let meetings =
            units.flat_map(move |(_, by_year)| by_year.range(years.clone())).flat_map(|(_, meetings)| meetings);
        meetings.filter(|meeting| self.has(meeting))
    }

    fn has(&self, meeting: &Meeting) -> bool {
        self.from <= meeting.date
            && meeting.date <= self.until
            && (self.forms.is_empty() || self.forms.contains(&meeting.form))
            && self.level.is_none_or(|level| level == meeting.level)
    }
}

/// Sums up the meetings in `scope`.
#[must_use]
pub fn tally(known: &Known, scope: &Scope) -> Tally {
    scope.meetings(known).map(|meeting| Tally::of(known, meeting)).sum()
}

/// The sums of one quarter, so far as the scope covers it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct QuarterFigures {
    /// The year.
    pub year: i32,
    /// The quarter, 1 to 4.
    pub quarter: u32,
    /// The sums.
    pub tally: Tally,
}

/// Sums up the meetings in `scope` by quarter, in order and without a gap.
#[must_use]
pub fn quarters(known: &Known, scope: &Scope) -> Vec<QuarterFigures> {
    let mut sums: BTreeMap<(i32, u32), Tally> = BTreeMap::new();
    for year in scope.from.year()..=scope.until.year() {
        for quarter in 1..=4 {
            sums.insert((year, quarter), Tally::default());
        }
    }
    sums.retain(|place, _| (quarter_of(scope.from)..=quarter_of(scope.until)).contains(place));
    for meeting in scope.meetings(known) {
        *sums.entry(quarter_of(meeting.date)).or_default() += Tally::of(known, meeting);
    }
    sums.into_iter().map(|((year, quarter), tally)| QuarterFigures { year, quarter, tally }).collect()
}

fn quarter_of(day: NaiveDate) -> (i32, u32) {
    (day.year(), day.month0() / 3 + 1)
}

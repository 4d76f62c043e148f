//! What lies before a rule: the records as known, the rule book, the docket, and one unit and year at a time.

use super::{Book, Docket};
use crate::model::{Known, Meeting, Unit, UnitKind};
use chrono::NaiveDate;

/// What every rule may look at.
#[derive(Debug)]
pub struct Bench<'a> {
    /// The records as known on the as-of date.
    pub known: &'a Known,
    /// The regulations in force.
    pub book: Book<'a>,
    /// Who is assigned where and when.
    pub docket: Docket<'a>,
}

impl<'a> Bench<'a> {
    /// Lays out the records of a tree.
    #[must_use]
    pub fn new(known: &'a Known) -> Self {
        Self { known, book: Book::new(known), docket: Docket::new(known) }
    }

    /// Returns the as-of date.
    #[must_use]
    pub fn as_of(&self) -> NaiveDate {
        self.known.as_of
    }
}

/// One unit and year before a rule.
#[derive(Clone, Copy, Debug)]
pub struct Case<'a> {
    /// What every rule may look at.
    pub bench: &'a Bench<'a>,
    /// The unit.
    pub unit: &'a Unit,
    /// The year.
    pub year: i32,
    /// The unit's meetings of the year, in order.
    pub meetings: &'a [Meeting],
}

/// The base organisation above a unit.
#[derive(Clone, Copy, Debug)]
pub enum Base<'a> {
    /// The unit is not under one.
    None,
    /// The base organisation.
    Above(&'a Unit),
    /// Its record was left out.
    LeftOut,
}

impl<'a> Case<'a> {
    /// Returns the regulations in force.
    #[must_use]
    pub fn book(&self) -> &'a Book<'a> {
        &self.bench.book
    }

    /// Returns the meetings held on or before the as-of date, in order.
    pub fn held(&self) -> impl Iterator<Item = &'a Meeting> + use<'a> {
        let known = self.bench.known;
        self.meetings.iter().filter(move |meeting| known.is_held(meeting))
    }

    /// Returns the held meetings of the pilot: online, hybrid, by group.
    pub fn held_pilot(&self) -> impl Iterator<Item = &'a Meeting> + use<'a> {
        self.held().filter(|meeting| meeting.form.pilot().is_some())
    }

    /// Returns the held meetings that were online or hybrid.
    pub fn held_online(&self) -> impl Iterator<Item = &'a Meeting> + use<'a> {
        self.held().filter(|meeting| meeting.form.is_online())
    }

    /// Returns the meetings planned from the day after the as-of date, in order.
    pub fn ahead(&self) -> impl Iterator<Item = &'a Meeting> + use<'a> {
        let known = self.bench.known;
        self.meetings.iter().filter(move |meeting| known.is_ahead(meeting))
    }

    /// Returns the meetings of the pilot that are planned from the day after the as-of date.
    pub fn pilot_ahead(&self) -> impl Iterator<Item = &'a Meeting> + use<'a> {
        self.ahead().filter(|meeting| meeting.form.pilot().is_some())
    }

    /// Returns those of [`Case::pilot_ahead`] that are at most `days` days after the as-of date.
    pub fn pilot_within(&self, days: i64) -> impl Iterator<Item = &'a Meeting> + use<'a> {
        let as_of = self.bench.as_of();
        self.pilot_ahead().filter(move |meeting| (meeting.date - as_of).num_days() <= days)
    }

    /// Returns the base organisation above the unit.
    #[must_use]
    pub fn base(&self) -> Base<'a> {
        match (self.unit.kind, &self.unit.parent) {
            (UnitKind::SubordinateCell, Some(parent)) => {
                self.bench.known.registry.units.get(parent).map_or(Base::LeftOut, Base::Above)
            }
            (UnitKind::SubordinateCell, None) => Base::LeftOut,
            (UnitKind::BaseOrg | UnitKind::BaseCell, _) => Base::None,
        }
    }
}

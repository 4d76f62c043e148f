//! The registry: every record of one tree, read and checked.

use super::{
    Guidance, Meeting, Officer, OfficerId, Page, Period, QuotaId, Regulation, RegulationId, Report, Slug, Unit, UnitId,
};
use crate::text::Span;
use chrono::NaiveDate;
use std::collections::{BTreeMap, BTreeSet};
use std::ops::Deref;
use std::sync::Arc;

/// All records of one tree.
#[derive(Clone, Debug)]
pub struct Registry {
    /// Settings of the portal.
    pub portal: Portal,
    /// Officers by id.
    pub officers: BTreeMap<OfficerId, Officer>,
    /// Regulations by id.
    pub regulations: BTreeMap<RegulationId, Regulation>,
    /// Units by id.
    pub units: BTreeMap<UnitId, Unit>,
    /// Ids of the units in official order: `thu_tu`, then name, then id.
    pub official_order: Vec<UnitId>,
    /// Meetings by unit, then year, in the order within a year.
    pub meetings: BTreeMap<UnitId, BTreeMap<i32, Log>>,
    /// Guidance by slug.
    pub guidance: BTreeMap<Slug, Guidance>,
    /// Reports by slug.
    pub reports: BTreeMap<Slug, Report>,
    /// Other pages by path.
    pub pages: BTreeMap<Arc<str>, Page>,
    /// Files that hold the issued figures of reports, by the slug of the report: the beginning of each.
    pub seals: BTreeMap<Slug, Span>,
    /// What could not be trusted and was left out.
    pub left_out: LeftOut,
}

/// The meetings of one unit in one year, in their order; shared, so that reading a tree again copies no record.
#[derive(Clone, Debug, Default)]
pub struct Log(Arc<[Meeting]>);

impl Log {
    /// Changes each meeting for which `change` gives another; a log without any stays the very same.
    pub(super) fn change(&mut self, change: impl Fn(&Meeting) -> Option<Meeting>) {
        for at in 0..self.0.len() {
            if let Some(other) = change(&self.0[at]) {
                Arc::make_mut(&mut self.0)[at] = other;
            }
        }
    }
}

impl From<Vec<Meeting>> for Log {
    fn from(meetings: Vec<Meeting>) -> Self {
        Self(meetings.into())
    }
}

impl Deref for Log {
    type Target = [Meeting];

    fn deref(&self) -> &[Meeting] {
        &self.0
    }
}

impl<'a> IntoIterator for &'a Log {
    type Item = &'a Meeting;
    type IntoIter = std::slice::Iter<'a, Meeting>;

    fn into_iter(self) -> Self::IntoIter {
        self.0.iter()
    }
}

impl Registry {
    /// Returns the regulations in force here, in the order of `quy_dinh`; those left out are skipped.
    pub fn regulations_in_force(&self) -> impl Iterator<Item = &Regulation> {
        self.portal.regulations.iter().filter_map(|id| self.regulations.get(id))
    }

    /// Returns the caps that a unit of that kind has, in the order of the regulations.
    pub fn caps_of(&self, unit: &Unit) -> impl Iterator<Item = &super::Cap> {
        let kind = unit.kind;
        self.regulations_in_force()
            .flat_map(|regulation| &regulation.caps)
            .filter(move |cap| cap.applies_to.contains(&kind))
    }

    /// Returns the first cap called `id`, with the order of the regulations.
    #[must_use]
    pub fn cap(&self, id: &QuotaId) -> Option<&super::Cap> {
        self.regulations_in_force().flat_map(|regulation| &regulation.caps).find(|cap| &cap.id == id)
    }

    /// Returns the kind of agenda item called `id`, from any regulation in force.
    #[must_use]
    pub fn item_kind(&self, id: &super::KindId) -> Option<&super::ItemKind> {
        let topics = self.regulations_in_force().filter_map(|regulation| regulation.topics.as_ref());
        topics.flat_map(|topics| &topics.kinds).find(|kind| &kind.id == id)
    }

    /// Returns the first setting that a regulation in force gives.
    pub fn setting<'a, T>(&'a self, pick: impl Fn(&'a Regulation) -> Option<T>) -> Option<T> {
        self.regulations_in_force().find_map(pick)
    }

    /// Returns every meeting, by unit, year and order within the year.
    pub fn all_meetings(&self) -> impl Iterator<Item = &Meeting> {
        self.meetings.values().flat_map(BTreeMap::values).flatten()
    }

    /// Returns the number of meeting records that were read and kept.
    #[must_use]
    pub fn meeting_count(&self) -> usize {
        self.meetings.values().flat_map(BTreeMap::values).map(|log| log.len()).sum()
    }

    /// Returns the units in official order.
    pub fn units_in_order(&self) -> impl Iterator<Item = &Unit> {
        self.official_order.iter().filter_map(|id| self.units.get(id))
    }
}

/// Settings of the portal (`cong.yaml`).
#[derive(Clone, Debug)]
pub struct Portal {
    /// Name of the portal.
    pub name: Arc<str>,
    /// Body that publishes.
    pub body: Arc<str>,
    /// Superior body.
    pub superior: Option<Arc<str>>,
    /// Place for dates of documents.
    pub city: Option<Arc<str>>,
    /// Language of the portal's own words.
    pub language: crate::lang::Lang,
    /// Absolute address, ending in `/`.
    pub address: Option<Arc<str>>,
    /// Whether the data is illustrative.
    pub is_illustrative: bool,
    /// Name of the theme.
    pub theme: Arc<str>,
    /// Where the theme is named; the beginning of the record where it is not.
    pub theme_place: Span,
    /// As-of date when the command line gives none.
    pub as_of: Option<NaiveDate>,
    /// Regulations in force here.
    pub regulations: Vec<RegulationId>,
    /// Profile.
    pub profile: Profile,
    /// The pilot; none only when the settings were left out.
    pub pilot: Option<Period>,
    /// Exact texts cleared from the privacy check.
    pub cleared: Vec<Arc<str>>,
    /// Where the record begins.
    pub place: Span,
}

/// Which readers a site is made for (`ho_so`).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Profile {
    /// Internal network (`noi_bo`).
    Internal,
    /// The public (`cong_khai`).
    Public,
}

impl Profile {
    /// Returns the word that records use.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Internal => "noi_bo",
            Self::Public => "cong_khai",
        }
    }
}

/// What could not be trusted: whatever depends on it says "cannot say", never "met".
#[derive(Clone, Debug, Default)]
pub struct LeftOut {
    /// Whether the settings were left out.
    pub portal: bool,
    /// Units left out, by the stem of their file.
    pub units: BTreeSet<Arc<str>>,
    /// Officers left out, by id as written.
    pub officers: BTreeSet<Arc<str>>,
    /// Regulations left out, by the stem of their file.
    pub regulations: BTreeSet<Arc<str>>,
    /// Pages, guidance and reports left out, by path.
    pub pages: BTreeSet<Arc<str>>,
    /// Number of meeting records left out, by unit and year; a log that cannot be read at all counts as one.
    pub meetings: BTreeMap<(Arc<str>, i32), usize>,
}

impl LeftOut {
    /// Returns how many meeting records of that unit and year were left out.
    #[must_use]
    pub fn of(&self, unit: &UnitId, year: i32) -> usize {
        self.meetings.get(&(Arc::from(unit.as_str()), year)).copied().unwrap_or(0)
    }
}

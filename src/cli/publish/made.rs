//! A site made from a commit, with what is told of it.

use crate::cli::output::Output;
use crate::cli::report::Place;
use crate::cli::words::Trouble;
use crate::cli::{as_of, folders};
use crate::compile::{self, Compiled, Options};
use crate::disk::{self, Commit, Record, Repository};
use crate::lang::date;
use crate::model::{AsOf, Profile, UnitId};
use crate::publish::Edition;
use crate::render::Site;
use chrono::NaiveDate;
use std::path::Path;
use std::time::Instant;

/// What is to be made.
pub(super) struct Wish<'a> {
    /// Path at which the content tree is looked for.
    pub(super) path: &'a str,
    /// Profile in place of the one in `cong.yaml`.
    pub(super) profile: Option<Profile>,
    /// Day that the command line says.
    pub(super) as_of: Option<&'a str>,
}

/// A site made from a commit; none while there are errors.
pub(super) struct Made {
    /// The commit.
    pub(super) commit: Commit,
    /// Path of the content tree, ending in `/` unless empty.
    pub(super) prefix: String,
    /// The day.
    pub(super) as_of: AsOf,
    /// What was compiled.
    pub(super) compiled: Compiled,
    /// When it was begun.
    pub(super) began: Instant,
}

impl Made {
    /// Makes the site of `commit`.
    pub(super) fn of(repository: &Repository, commit: Commit, wish: &Wish<'_>) -> Result<Self, Trouble> {
        let began = Instant::now();
        let revision = disk::read_revision(repository, &commit, wish.path).map_err(Trouble::Git)?;
        let as_of = as_of::as_of(wish.as_of, &revision.inputs)?;
        let options = Options { profile: wish.profile, ..Options::default() };
        let compiled = compile::compile(&revision.inputs, &options, as_of, &|_| ());
        Ok(Self { commit, prefix: folders::prefix(Path::new(&revision.path)), as_of, compiled, began })
    }

    /// Returns how its places are shown.
    pub(super) fn place<'o>(&self, output: &'o Output) -> Place<'o> {
        Place { prefix: self.prefix.clone(), output }
    }

    /// Returns the address at which the portal says that it is found.
    pub(super) fn address(&self) -> Option<String> {
        self.compiled.checked.facts.known.registry.portal.address.as_ref().map(ToString::to_string)
    }

    /// Returns the record of a unit as written.
    pub(super) fn unit_record(&self, unit: &UnitId) -> Option<&str> {
        let checked = &self.compiled.checked;
        let place = checked.facts.known.registry.units.get(unit)?.place;
        Some(&checked.sources.get(place.source).text)
    }

    /// Returns the site for comparison.
    pub(super) fn edition<'s>(&'s self, site: &'s Site) -> Edition<'s> {
        Edition { site, commit: self.commit.short(), days: days(self.as_of.0) }
    }
}

/// Returns a published site for comparison.
pub(super) fn edition_of<'s>(record: &'s Record, site: &'s Site) -> Edition<'s> {
    let day = record.as_of.parse().map(days).unwrap_or_default();
    Edition { site, commit: record.commit.get(..10).unwrap_or(&record.commit), days: day }
}

/// Returns the ways in which pages write their as-of date.
fn days(day: NaiveDate) -> Vec<String> {
    vec![date::short(day), date::iso(day), date::long(day)]
}

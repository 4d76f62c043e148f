//! Which figures differ between two states of the records.

use crate::diag::Severity;
use crate::facts::Facts;
use crate::summary::Tally;
use std::collections::BTreeSet;

/// A figure that people ask for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Figure {
    /// Meetings held in a year.
    Held(i32),
    /// Meetings planned in a year.
    Planned(i32),
    /// Meetings postponed in a year.
    Postponed(i32),
    /// Meetings cancelled in a year.
    Cancelled(i32),
    /// Units.
    Units,
    /// Findings.
    Findings,
    /// Findings of weight error.
    GraveFindings,
}

/// Returns the figures that differ, with what they were and what they are.
#[must_use]
pub fn figures(old: &Facts, new: &Facts) -> Vec<(Figure, usize, usize)> {
    let years: BTreeSet<i32> =
        [old, new].iter().flat_map(|facts| facts.figures.years.iter().map(|of| of.year)).collect();
    let mut pairs = Vec::new();
    for year in years {
        let (before, after) = (tally(old, year), tally(new, year));
        let held = |tally: &Tally| tally.held.iter().sum::<u32>();
        let of_year: [(Figure, &dyn Fn(&Tally) -> u32); 4] = [
            (Figure::Held(year), &held),
            (Figure::Planned(year), &|tally| tally.planned),
            (Figure::Postponed(year), &|tally| tally.postponed),
            (Figure::Cancelled(year), &|tally| tally.cancelled),
        ];
        pairs.extend(of_year.map(|(figure, of)| (figure, of(&before) as usize, of(&after) as usize)));
    }
    let grave = |facts: &Facts| facts.findings.iter().filter(|finding| finding.severity == Severity::Error).count();
    pairs.push((Figure::Units, old.known.registry.units.len(), new.known.registry.units.len()));
    pairs.push((Figure::Findings, old.findings.len(), new.findings.len()));
    pairs.push((Figure::GraveFindings, grave(old), grave(new)));
    pairs.retain(|(_, before, after)| before != after);
    pairs
}

fn tally(facts: &Facts, year: i32) -> Tally {
    facts.figures.years.iter().find(|of| of.year == year).map(|of| of.total).unwrap_or_default()
}

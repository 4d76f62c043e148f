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

/// A figure that differs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct FigureChange {
    /// The figure.
    pub figure: Figure,
    /// What it was.
    pub before: usize,
    /// What it is.
    pub after: usize,
}

/// A sum over the meetings of a year.
type Sum = fn(&Tally) -> u32;

/// Returns the figures that differ.
#[must_use]
pub fn figures(old: &Facts, new: &Facts) -> Vec<FigureChange> {
    let years: BTreeSet<i32> =
        [old, new].iter().flat_map(|facts| facts.figures.years.iter().map(|of| of.year)).collect();
    let mut pairs = Vec::new();
    for year in years {
        let (before, after) = (tally(old, year), tally(new, year));
        let of_year: [(Figure, Sum); 4] = [
            (Figure::Held(year), |tally| tally.held.iter().sum()),
            (Figure::Planned(year), |tally| tally.planned),
            (Figure::Postponed(year), |tally| tally.postponed),
            (Figure::Cancelled(year), |tally| tally.cancelled),
        ];
        let pair = |(figure, sum): (Figure, Sum)| (figure, sum(&before) as usize, sum(&after) as usize);
        pairs.extend(of_year.map(pair));
    }
    let grave = |facts: &Facts| facts.findings.iter().filter(|finding| finding.severity == Severity::Error).count();
    pairs.push((Figure::Units, old.known.registry.units.len(), new.known.registry.units.len()));
    pairs.push((Figure::Findings, old.findings.len(), new.findings.len()));
    pairs.push((Figure::GraveFindings, grave(old), grave(new)));
    let differing = pairs.into_iter().filter(|(_, before, after)| before != after);
    differing.map(|(figure, before, after)| FigureChange { figure, before, after }).collect()
}

fn tally(facts: &Facts, year: i32) -> Tally {
    facts.figures.years.iter().find(|of| of.year == year).map(|of| of.total).unwrap_or_default()
}

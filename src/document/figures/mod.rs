//! Computed parts of reports: the catalogue of figures, tables and charts, and how a call is answered.
//!
//! A call is a name and a [`Choice`] of meetings, units and days. Every answer comes with a trace: the records whose
//! parts add up to it.

mod catalogue;
mod charts;
mod choice;
mod counts;
mod scope;
mod tables;

pub use catalogue::{Argument, FIGURES, Figure, figure};
pub(crate) use catalogue::{Kind, of_call};
pub(crate) use choice::{Choice, Literal};
pub(crate) use scope::Scope;

use super::tree::{ComputedChart, ComputedTable, Quantity, Trace};
use crate::facts::Facts;
use crate::lang::number;
use crate::model::Period;
use std::collections::BTreeMap;

/// A computed part as it stands in the text.
#[derive(Clone, Debug)]
pub(super) enum Part {
    /// A figure within prose.
    Figure {
        /// As prose writes it.
        text: String,
        /// Which trace is behind it.
        trace: usize,
    },
    /// A table.
    Table(ComputedTable),
    /// A chart.
    Chart(ComputedChart),
}

/// What prose says where a share has no whole or a count is missing.
const NO_DATA: &str = "chưa đủ dữ liệu";

/// The computed parts of one report.
#[derive(Default)]
pub(super) struct Parts {
    /// The parts in the order of their first call.
    pub(super) list: Vec<Part>,
    /// What is behind each of them.
    pub(super) traces: Vec<Trace>,
    /// Parts by the word that asks for their kind, name and choice: tables and charts share names.
    known: BTreeMap<(&'static str, &'static str, Choice), usize>,
}

impl Parts {
    /// Answers a call and returns the number of the part; the same call is answered once.
    pub(super) fn answer(&mut self, facts: &Facts, covers: Period, figure: &'static Figure, choice: &Choice) -> usize {
        let kind = match figure.kind {
            Kind::Number(_) => "so",
            Kind::Table(_) => "bang",
            Kind::Chart(_) => "bieu",
        };
        let call = (kind, figure.name, choice.clone());
        if let Some(index) = self.known.get(&call) {
            return *index;
        }
        let scope = Scope::new(facts, covers, choice);
        let trace = self.traces.len();
        let (part, behind) = match figure.kind {
            Kind::Number(count) => {
                let mut found = count(&scope);
                found.quantity = found.quantity.filter(|_| choice.is_known(&facts.known.registry));
                let text = prose(figure, choice, found.quantity);
                let behind = found.into_trace(figure, &scope, text.clone());
                (Part::Figure { text, trace }, behind)
            }
            Kind::Table(make) => {
                let (mut table, records) = make(&scope);
                table.trace = trace;
                table.name = figure.name;
                let behind = scope.trace(figure, table.caption.clone(), records);
                (Part::Table(table), behind)
            }
            Kind::Chart(make) => {
                let (mut chart, records) = make(&scope);
                chart.trace = trace;
                chart.name = figure.name;
                let behind = scope.trace(figure, chart.title.clone(), records);
                (Part::Chart(chart), behind)
            }
        };
        self.list.push(part);
        self.traces.push(behind);
        self.known.insert(call, self.list.len() - 1);
        self.list.len() - 1
    }
}

/// Returns the number that a condition compares: of a share its per cent, of a missing one 0.
pub(super) fn number_of(facts: &Facts, covers: Period, figure: &Figure, choice: &Choice) -> Option<f64> {
    let Kind::Number(count) = figure.kind else { return None };
    let value = match count(&Scope::new(facts, covers, choice)).quantity {
        Some(Quantity::Count(count)) => count as f64,
        Some(Quantity::Share { part, whole }) => f64::from(number::rate_tenths(part, whole).unwrap_or(0)) / 10.0,
        None => 0.0,
    };
    Some(value)
}

/// Returns a figure as prose writes it: below ten with a nought, with its noun unless the bare number is asked for.
fn prose(figure: &Figure, choice: &Choice, quantity: Option<Quantity>) -> String {
    let noun = counts::noun(figure, choice);
    match quantity {
        Some(Quantity::Count(count)) if choice.is_bare || noun.is_empty() => number::prose(clamped(count)),
        Some(Quantity::Count(count)) => format!("{} {noun}", number::prose(clamped(count))),
        Some(Quantity::Share { part, whole }) => number::rate(part, whole).unwrap_or_else(|| NO_DATA.to_owned()),
        None => NO_DATA.to_owned(),
    }
}

fn clamped(count: u64) -> i64 {
    i64::try_from(count).unwrap_or(i64::MAX)
}

/// Returns the days of a calendar year.
pub(super) fn year(year: i32) -> Period {
    let day = |month, day| chrono::NaiveDate::from_ymd_opt(year, month, day).unwrap_or_default();
    Period { from: day(1, 1), until: Some(day(12, 31)) }
}

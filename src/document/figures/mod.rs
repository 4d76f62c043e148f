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

use super::seal::{Answer, Answered, Issued, same};
use super::tree::{ComputedChart, ComputedTable, Quantity, Trace};
use crate::facts::Facts;
use crate::lang::number;
use crate::model::Period;
use std::collections::BTreeMap;
use std::sync::Arc;

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

/// A call: what is asked for, and of what. Tables and charts share names, and a condition asks for a number without
/// showing it.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Call {
    /// The function that is called.
    pub(super) function: &'static str,
    /// Name in the catalogue.
    pub(super) name: &'static str,
    /// What was chosen.
    pub(super) choice: Choice,
}

impl Call {
    /// The call of a figure that stands in the text.
    pub(super) fn shown(figure: &'static Figure, choice: &Choice) -> Self {
        Self { function: figure.call(), name: figure.name, choice: choice.clone() }
    }

    /// The call of a number that a condition compares.
    pub(super) fn compared(figure: &'static Figure, choice: &Choice) -> Self {
        Self { function: COMPARED, ..Self::shown(figure, choice) }
    }

    /// Returns it as a report writes it, its arguments always in the same order.
    pub(super) fn words(&self) -> String {
        let named = (self.function != self.name).then(|| format!("ten=\"{}\"", self.name));
        let given: Vec<String> = named.into_iter().chain(self.choice.words()).collect();
        format!("{}({})", self.function, given.join(", "))
    }
}

/// The function by which conditions ask for a number.
pub(super) const COMPARED: &str = "gia_tri";

/// The computed parts of one report.
#[derive(Default)]
pub(super) struct Parts {
    /// The parts in the order of their first call.
    pub(super) list: Vec<Part>,
    /// What is behind each of them.
    pub(super) traces: Vec<Trace>,
    /// Every call that was answered, in order, with what the records give.
    pub(super) answers: Vec<Answer>,
    /// Calls that the seal of the report does not know.
    pub(super) unsealed: Vec<Call>,
    /// Whether every call of the text was met: not where it has an error.
    pub(super) is_complete: bool,
    /// The figures as they were issued; none where the report is not sealed.
    issued: Option<Arc<Issued>>,
    known: BTreeMap<Call, usize>,
}

impl Parts {
    /// Returns no parts yet, of a report with those issued figures.
    pub(super) fn new(issued: Option<Arc<Issued>>) -> Self {
        Self { issued, ..Self::default() }
    }

    /// Answers a call and returns the number of the part; the same call is answered once.
    pub(super) fn answer(&mut self, facts: &Facts, covers: Period, figure: &'static Figure, choice: &Choice) -> usize {
        let call = Call::shown(figure, choice);
        if let Some(index) = self.known.get(&call) {
            return *index;
        }
        let (fresh, mut behind) = fresh(figure, &Scope::new(facts, covers, choice));
        let shown = self.issued(&call, &fresh);
        let trace = self.traces.len();
        behind.now = (!same(&shown, &fresh)).then(|| fresh.title().to_owned());
        behind.text = shown.title().to_owned();
        self.answers.push(Answer {
            call: call.words(),
            value: fresh,
            description: behind.description.clone(),
            records: behind.records.clone(),
            trace: Some(trace),
        });
        self.list.push(shown.into_part(trace));
        self.traces.push(behind);
        self.known.insert(call, self.list.len() - 1);
        self.list.len() - 1
    }

    /// Answers a condition: of a share its per cent, of a missing number 0.
    pub(super) fn compare(&mut self, facts: &Facts, covers: Period, figure: &'static Figure, choice: &Choice) -> f64 {
        let call = Call::compared(figure, choice);
        let (fresh, behind) = fresh(figure, &Scope::new(facts, covers, choice));
        let fresh = Answered::Compared(behind.quantity.filter(|_| matches!(fresh, Answered::Number { .. })));
        let shown = self.issued(&call, &fresh);
        if self.known.insert(call.clone(), 0).is_none() {
            let (description, records) = (behind.description, behind.records);
            self.answers.push(Answer { call: call.words(), value: fresh, description, records, trace: None });
        }
        match shown {
            Answered::Compared(Some(Quantity::Count(count))) => count as f64,
            Answered::Compared(Some(Quantity::Share { part, whole })) => {
                f64::from(number::rate_tenths(part, whole).unwrap_or(0)) / 10.0
            }
            _ => 0.0,
        }
    }

    /// Returns the answer as it was issued; what the records give where the report is not sealed.
    fn issued(&mut self, call: &Call, fresh: &Answered) -> Answered {
        let Some(issued) = &self.issued else { return fresh.clone() };
        let is_alike = |known: &&Answered| std::mem::discriminant(*known) == std::mem::discriminant(fresh);
        match issued.values.get(&call.words()).filter(is_alike) {
            Some(known) => known.clone(),
            None => {
                if !self.unsealed.contains(call) {
                    self.unsealed.push(call.clone());
                }
                fresh.clone()
            }
        }
    }
}

/// Returns what the records give, and what is behind it.
fn fresh(figure: &'static Figure, scope: &Scope<'_>) -> (Answered, Trace) {
    match figure.kind {
        Kind::Number(count) => {
            let mut found = count(scope);
            found.quantity = found.quantity.filter(|_| scope.choice.is_known(scope.registry()));
            let text = prose(figure, scope.choice, found.quantity);
            let answered = Answered::Number { text: text.clone(), quantity: found.quantity };
            (answered, found.into_trace(figure, scope, text))
        }
        Kind::Table(make) => {
            let (mut table, records) = make(scope);
            table.name = figure.name;
            let behind = scope.trace(figure, table.caption.clone(), records);
            (Answered::Table(table), behind)
        }
        Kind::Chart(make) => {
            let (mut chart, records) = make(scope);
            chart.name = figure.name;
            let behind = scope.trace(figure, chart.title.clone(), records);
            (Answered::Chart(chart), behind)
        }
    }
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

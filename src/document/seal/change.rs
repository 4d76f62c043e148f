//! What corrected records would change of issued figures: figure by figure, with the records responsible.

use super::super::tree::{ComputedChart, ComputedTable, Quantity};
use super::file::{Item, Kept};
use super::origin::{About, Content, Contents, Listed, kept};
use super::{Answer, Answered, Sealed};
use crate::lang::number;
use crate::model::Registry;
use crate::text::{Sources, Span};
use chrono::Datelike;
use std::collections::{BTreeMap, BTreeSet};

/// A figure that the records would change.
#[derive(Clone, Debug, PartialEq)]
pub struct Change {
    /// Its call.
    pub call: String,
    /// What is counted and where.
    pub description: String,
    /// Which of the document's traces it has; none for what a condition compares.
    pub trace: Option<usize>,
    /// Its values that differ; of a number there is one, without a label.
    pub differences: Vec<Difference>,
    /// The records responsible, in the order of units and days.
    pub records: Vec<Responsible>,
}

/// A value that differs.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Difference {
    /// Which cell of a table or point of a chart, in words.
    pub label: String,
    /// As issued; empty for one that was not there.
    pub was: String,
    /// As the records give it; empty for one that is gone.
    pub now: String,
}

/// A record that was corrected, added or taken away since the sealing.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Responsible {
    /// Which.
    pub about: About,
    /// Its file; where it is gone, the file in which it was.
    pub path: String,
    /// Its place; none where it is gone.
    pub place: Option<Span>,
    /// What became of it.
    pub how: How,
}

/// What became of a record.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum How {
    /// Its content is another.
    Corrected,
    /// It was not there.
    Added,
    /// It is gone.
    Removed,
}

/// Says whether two answers show the same values.
pub(in crate::document) fn same(issued: &Answered, fresh: &Answered) -> bool {
    differences(issued, fresh).is_empty()
}

/// Returns the values that differ.
fn differences(issued: &Answered, fresh: &Answered) -> Vec<Difference> {
    let (was, now) = (values(issued), values(fresh));
    let known: BTreeMap<&str, &str> = now.iter().map(|(label, value)| (label.as_str(), value.as_str())).collect();
    let old: BTreeSet<&str> = was.iter().map(|(label, _)| label.as_str()).collect();
    let mut differences = Vec::new();
    for (label, value) in &was {
        let today = known.get(label.as_str()).copied().unwrap_or("");
        if today != value {
            differences.push(Difference { label: label.clone(), was: value.clone(), now: today.to_owned() });
        }
    }
    let is_something = |value: &str| !value.is_empty() && value != "0";
    for (label, value) in now.iter().filter(|(label, value)| !old.contains(label.as_str()) && is_something(value)) {
        differences.push(Difference { label: label.clone(), was: String::new(), now: value.clone() });
    }
    differences
}

/// Returns the values of an answer, each with a label that is unique within it.
fn values(answer: &Answered) -> Vec<(String, String)> {
    match answer {
        Answered::Number { text, .. } => vec![(String::new(), text.clone())],
        Answered::Compared(quantity) => vec![(String::new(), quantity.map_or_else(String::new, shown))],
        Answered::Table(table) => of_table(table),
        Answered::Chart(chart) => of_chart(chart),
    }
}

fn shown(quantity: Quantity) -> String {
    match quantity {
        Quantity::Count(count) => number::grouped(count),
        Quantity::Share { part, whole } => number::rate(part, whole).unwrap_or_default(),
    }
}

fn of_table(table: &ComputedTable) -> Vec<(String, String)> {
    let head = |row: &super::super::tree::Row, cells: usize| {
        let words: Vec<&str> = row.cells.iter().take(cells).map(|cell| cell.text.as_str()).collect();
        words.join(", ")
    };
    let heads: Vec<String> = table.rows.iter().map(|row| head(row, 1)).collect();
    let is_repeated = |at: usize| heads.iter().filter(|other| **other == heads[at]).count() > 1;
    let mut seen: BTreeMap<String, usize> = BTreeMap::new();
    let mut values = Vec::new();
    for (at, row) in table.rows.iter().enumerate() {
        let cells = if is_repeated(at) { 2 } else { 1 };
        let mut name = head(row, cells);
        let times = seen.entry(name.clone()).or_default();
        *times += 1;
        if *times > 1 {
            name = format!("{name} ({times})");
        }
        for (column, cell) in table.columns.iter().zip(&row.cells).skip(cells) {
            let column = match &column.group {
                Some(group) => format!("{} {}", column.head, group),
                None => column.head.clone(),
            };
            values.push((format!("{name} – {column}"), cell.text.clone()));
        }
    }
    values
}

fn of_chart(chart: &ComputedChart) -> Vec<(String, String)> {
    let mut values = Vec::new();
    for (at, category) in chart.categories.iter().enumerate() {
        for series in &chart.series {
            let value = series.values.get(at).copied().flatten().map_or_else(String::new, shown);
            values.push((format!("{category} – {}", series.name), value));
        }
    }
    values
}

/// The records as they were sealed and as they are.
struct Records {
    /// Those that are not what they were.
    changed: Vec<Responsible>,
    /// How many of them correct what was known on the day of the figures.
    corrections: usize,
}

impl Records {
    fn new(kept: &Kept, contents: &Contents) -> Self {
        let named = |(path, records): (&String, &BTreeMap<String, String>)| -> Vec<(About, Content)> {
            let content = |(id, digest): (&String, &String)| {
                let content = Content { path: path.clone(), place: None, digest: digest.clone() };
                Some((About::named(path, id)?, content))
            };
            records.iter().filter_map(content).collect()
        };
        let old: BTreeMap<About, Content> = kept.ban_ghi.iter().flat_map(named).collect();
        let is_kept = |about: &About| match about {
            About::Meeting(key) => (kept.tu_nam..=kept.den_nam).contains(&key.date.year()),
            About::Unit(_) | About::Regulation(_) => true,
        };
        let mut changed = Vec::new();
        for (about, content) in contents.0.iter().filter(|(about, _)| is_kept(about)) {
            let how = match old.get(about) {
                Some(before) if before.digest == content.digest => continue,
                Some(_) => How::Corrected,
                None => How::Added,
            };
            changed.push(Responsible { about: about.clone(), path: content.path.clone(), place: content.place, how });
        }
        for (about, content) in old.iter().filter(|(about, _)| !contents.0.contains_key(*about)) {
            let (path, how) = (content.path.clone(), How::Removed);
            changed.push(Responsible { about: about.clone(), path, place: None, how });
        }
        changed.sort_by(|one, other| one.about.cmp(&other.about));
        let is_later = |one: &Responsible| match &one.about {
            About::Meeting(key) => one.how == How::Added && kept.as_of().is_some_and(|as_of| as_of < key.date),
            About::Unit(_) | About::Regulation(_) => false,
        };
        let corrections = changed.iter().filter(|one| !is_later(one)).count();
        Self { changed, corrections }
    }

    /// Returns the changed records that explain why a figure is another: those of its list that came, went or add
    /// something else, and what these rest on. Where the list tells nothing, any change may have done it.
    fn responsible(&self, item: &Item, answer: &Answer, sources: &Sources) -> Vec<Responsible> {
        let was = Listed::all(&item.ban_ghi);
        let now = Listed::all(&kept(&answer.records, sources));
        let is_number = matches!(answer.value, Answered::Number { .. } | Answered::Compared(_));
        let differing = was.iter().filter(|one| !now.contains(one)).chain(now.iter().filter(|one| !was.contains(one)));
        let mut suspects: Vec<&Listed> = differing.collect();
        // The list of a table does not say what each record adds to which cell.
        if !is_number || suspects.is_empty() {
            suspects.extend(was.iter().chain(&now));
        }
        let explains = |one: &&Responsible| suspects.iter().any(|listed| listed.rests_on(&one.about));
        let found: Vec<Responsible> = self.changed.iter().filter(explains).cloned().collect();
        if found.is_empty() { self.changed.clone() } else { found }
    }
}

/// Compares the answers of a sealed report with what was issued.
pub(in crate::document) fn compare(
    kept: &Kept,
    answers: &[Answer],
    (registry, contents): (&Registry, Option<&Contents>),
    sources: &Sources,
) -> Sealed {
    let items: BTreeMap<&str, &Item> = kept.so_lieu.iter().map(|item| (item.goi.as_str(), item)).collect();
    let records = contents.map(|contents| Records::new(kept, contents));
    let mut changes = Vec::new();
    for answer in answers.iter().filter(|_| contents.is_some()) {
        let Some(item) = items.get(answer.call.as_str()) else { continue };
        let Some(issued) = super::form::value(item, registry) else { continue };
        let differences = differences(&issued, &answer.value);
        if differences.is_empty() {
            continue;
        }
        let responsible = records.as_ref().map(|records| records.responsible(item, answer, sources));
        changes.push(Change {
            call: answer.call.clone(),
            description: answer.description.clone(),
            trace: answer.trace,
            differences,
            records: responsible.unwrap_or_default(),
        });
    }
    Sealed {
        as_of: kept.as_of().unwrap_or_default(),
        version: kept.phien_ban.as_str().into(),
        figures: kept.so_lieu.len(),
        is_compared: contents.is_some(),
        corrected: records.map_or(0, |records| records.corrections),
        changes,
    }
}

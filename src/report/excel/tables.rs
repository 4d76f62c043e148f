//! Sheets of a paper's tables and charts: numbers as numbers, shares as percentages, days as days.

use super::book::Sheet;
use super::cell::Cell;
use crate::document::{self, Block, ComputedChart, ComputedTable, Quantity, RowKind, Value};
use crate::plan::chart;
use crate::report::Paper;
use crate::report::paper::Annex;
use chrono::NaiveDate;

/// Returns the sheets of the annexes: one each, or one for each table where an annex has several, so that each can be
/// filtered.
pub(super) fn annexes(paper: &Paper) -> Vec<Sheet> {
    paper.annexes.iter().flat_map(annex).collect()
}

fn annex(annex: &Annex) -> Vec<Sheet> {
    let mut made: Vec<Sheet> = annex.blocks.iter().filter_map(sheet).collect();
    let label = tab_of(&annex.label);
    let has_several = made.len() > 1;
    for (at, sheet) in made.iter_mut().enumerate() {
        sheet.name = if has_several { format!("{label}.{}", at + 1) } else { label.clone() };
        let title = document::plain(&annex.title);
        sheet.title.push([annex.label.as_str(), &title].join(" ").trim().to_owned());
    }
    made
}

/// "PHỤ LỤC II" as the name of a tab: "Phụ lục II".
fn tab_of(label: &str) -> String {
    label.strip_prefix("PHỤ LỤC").map_or_else(|| label.to_owned(), |number| format!("Phụ lục{number}"))
}

/// Returns the sheets of the tables and charts within the text.
pub(super) fn body(paper: &Paper) -> Vec<Sheet> {
    let (mut tables, mut charts) = (0, 0);
    let mut sheets = Vec::new();
    for block in &paper.body {
        let Some(mut made) = sheet(block) else { continue };
        made.name = if matches!(block, Block::ComputedChart(_)) {
            charts += 1;
            format!("Biểu {charts}")
        } else {
            tables += 1;
            format!("Bảng {tables}")
        };
        sheets.push(made);
    }
    sheets
}

/// Returns a block as a sheet without a name, if it is a table or chart.
fn sheet(block: &Block) -> Option<Sheet> {
    match block {
        Block::ComputedTable(table) => Some(computed(table)),
        Block::ComputedChart(chart) => Some(values(chart)),
        Block::Table { head, rows, .. } => {
            let words = |cells: &[document::Cell]| cells.iter().map(|cell| document::plain(cell)).collect::<Vec<_>>();
            let rows = rows.iter().map(|row| words(row).into_iter().map(Cell::text).collect());
            Some(Sheet { head: words(head), rows: rows.collect(), ..Sheet::default() })
        }
        Block::Heading { .. }
        | Block::Paragraph(_)
        | Block::List { .. }
        | Block::Quote(_)
        | Block::Code { .. }
        | Block::Image { .. }
        | Block::Break => None,
    }
}

fn computed(table: &ComputedTable) -> Sheet {
    let mut groups: Vec<(String, usize)> = Vec::new();
    for column in &table.columns {
        let name = column.group.clone().unwrap_or_default();
        match groups.last_mut() {
            Some((last, span)) if *last == name && !name.is_empty() => *span += 1,
            _ => groups.push((name, 1)),
        }
    }
    if table.columns.iter().all(|column| column.group.is_none()) {
        groups.clear();
    }
    let strong = table.rows.iter().enumerate().filter(|(_, row)| row.kind != RowKind::Body).map(|(at, _)| at);
    Sheet {
        title: vec![table.caption.clone()],
        groups,
        head: table.columns.iter().map(|column| column.head.clone()).collect(),
        rows: table.rows.iter().map(|row| row.cells.iter().map(cell).collect()).collect(),
        strong: strong.collect(),
        notes: table.note.iter().chain([&table.source]).cloned().collect(),
        ..Sheet::default()
    }
}

fn values(chart: &ComputedChart) -> Sheet {
    let names = chart.series.iter().map(|series| series.name.clone());
    let row = |(at, category): (usize, &String)| {
        let values =
            chart.series.iter().map(|series| Cell::optional(series.values.get(at).copied().flatten(), quantity));
        std::iter::once(Cell::text(category.as_str())).chain(values).collect()
    };
    Sheet {
        title: vec![chart.title.clone(), chart::note(chart)],
        head: std::iter::once(chart.category_head.clone()).chain(names).collect(),
        rows: chart.categories.iter().enumerate().map(row).collect(),
        notes: vec![chart.description.clone()],
        ..Sheet::default()
    }
}

fn cell(value: &Value) -> Cell {
    match value.number {
        Some(number) => quantity(number),
        None => day(&value.text).map_or_else(|| Cell::text(value.text.as_str()), Cell::Date),
    }
}

/// Returns a number as a cell; a part of nothing has no value.
pub(super) fn quantity(quantity: Quantity) -> Cell {
    match quantity {
        Quantity::Count(count) => Cell::Count(count),
        Quantity::Share { whole: 0, .. } => Cell::text("–"),
        Quantity::Share { part, whole } => Cell::Share { part, whole },
    }
}

/// Reads a day as tables show it: "20/02/2023".
fn day(text: &str) -> Option<NaiveDate> {
    let is_day = text.len() == 10 && text.bytes().all(|sign| sign.is_ascii_digit() || sign == b'/');
    is_day.then(|| NaiveDate::parse_from_str(text, "%d/%m/%Y").ok()).flatten()
}

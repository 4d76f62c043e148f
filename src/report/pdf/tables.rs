//! Tables on paper: the widths of their columns, their heads, and which rows may go over a page.

use super::letters::{ends_word, parts};
use super::sheet::{Align, Cell, Part, Row, RowKind, Table};
use crate::document::{self, ComputedChart, ComputedTable};
use crate::plan::chart;

/// Width of a page's text in mm, upright and on its side.
const UPRIGHT: f64 = 165.0;
const SIDEWAYS: f64 = 252.0;
/// Mean width of a sign, and of one in a short word, in mm; the letters of small tables are narrower.
const SIGN: f64 = 2.0;
const WIDE_SIGN: f64 = 2.3;
const SMALL: f64 = 11.0 / 12.0;
/// What lies beside the text of a cell.
const MARGINS: f64 = 3.2;
/// A table of more columns is set in smaller letters.
const MANY_COLUMNS: usize = 6;
/// Height of a line in mm, and of the rows that always fit on a page below the head.
const LINE: f64 = 5.7;
const TALLEST: (f64, f64) = (150.0, 80.0);

/// The part of a table in which a cell stands: a head is repeated, so it can hold no footnote.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum PartOf {
    /// Its head.
    Head,
    /// Its rows.
    Body,
}

/// The page on which a table stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Page {
    /// Upright.
    Upright,
    /// On its side.
    Sideways,
}

/// Writes a table that was made from the records.
pub(super) fn computed(table: &ComputedTable, page: Page) -> Table {
    let aligns: Vec<Align> = table.columns.iter().map(|column| align(column.align)).collect();
    let texts = |row: &document::Row| row.cells.iter().map(|cell| cell.text.clone()).collect::<Vec<_>>();
    let heads: Vec<String> = table.columns.iter().map(|column| column.head.clone()).collect();
    let bodies = table.rows.iter().filter(|row| row.kind != document::RowKind::Group).map(texts);
    let measure = Measure::new(&heads, bodies, page);
    let rows = table.rows.iter().map(|row| match row.kind {
        document::RowKind::Group => Row { kind: RowKind::Group, is_long: false, cells: vec![group(row)] },
        document::RowKind::Total => Row { kind: RowKind::Total, ..measure.row(&texts(row), &aligns) },
        document::RowKind::Body => measure.row(&texts(row), &aligns),
    });
    Table {
        caption: super::letters::shown(&table.caption),
        note: table.note.as_deref().map(super::letters::shown),
        source: Some(super::letters::shown(&table.source)).filter(|source| !source.is_empty()),
        is_small: measure.is_small,
        rows: totals_last(rows.collect()),
        head: heads_of(table, &measure, &aligns),
        widths: measure.widths,
    }
}

/// Writes the values of a chart as a table.
pub(super) fn values(drawn: &ComputedChart, page: Page) -> Table {
    let heads: Vec<String> =
        std::iter::once(&drawn.category_head).chain(drawn.series.iter().map(|series| &series.name)).cloned().collect();
    let row = |(at, category): (usize, &String)| {
        let value = |series: &document::Series| {
            series.values.get(at).copied().flatten().map_or_else(|| "–".to_owned(), chart::shown)
        };
        std::iter::once(category.clone()).chain(drawn.series.iter().map(value)).collect::<Vec<_>>()
    };
    let texts: Vec<Vec<String>> = drawn.categories.iter().enumerate().map(row).collect();
    let mut aligns = vec![Align::End; heads.len()];
    aligns[0] = Align::Start;
    plain(&heads, &texts, &aligns, page)
}

/// Makes a table of plain words.
fn plain(heads: &[String], texts: &[Vec<String>], aligns: &[Align], page: Page) -> Table {
    let measure = Measure::new(heads, texts.iter().cloned(), page);
    Table {
        caption: String::new(),
        note: None,
        source: None,
        is_small: measure.is_small,
        head: vec![measure.row(heads, aligns).cells],
        rows: texts.iter().map(|row| measure.row(row, aligns)).collect(),
        widths: measure.widths.clone(),
    }
}

/// Writes a table that a person wrote; `shown` makes parts of a cell that hold no word longer than so many signs.
pub(super) fn written(
    aligns: &[document::Align],
    head: &[document::Cell],
    rows: &[Vec<document::Cell>],
    page: Page,
    mut shown: impl FnMut(&document::Cell, usize, PartOf) -> Vec<Part>,
) -> Table {
    let words = |cells: &[document::Cell]| cells.iter().map(|cell| document::plain(cell)).collect::<Vec<_>>();
    let heads = words(head);
    let measure = Measure::new(&heads, rows.iter().map(|row| words(row)), page);
    let aligns: Vec<Align> = (0..heads.len()).map(|at| aligns.get(at).map_or(Align::Start, |it| align(*it))).collect();
    let mut row = |cells: &[document::Cell], of: PartOf| {
        let mut texts = words(cells);
        texts.resize(aligns.len(), String::new());
        let mut made = measure.row(&texts, &aligns);
        for ((at, made), cell) in made.cells.iter_mut().enumerate().zip(cells) {
            made.parts = shown(cell, measure.capacity(at), of);
        }
        made
    };
    let head = vec![row(head, PartOf::Head).cells];
    let rows = rows.iter().map(|cells| row(cells, PartOf::Body)).collect();
    Table {
        caption: String::new(),
        note: None,
        source: None,
        is_small: measure.is_small,
        widths: measure.widths.clone(),
        head,
        rows,
    }
}

/// How wide the columns are, in mm.
struct Measure {
    widths: Vec<f64>,
    is_small: bool,
    page: Page,
}

impl Measure {
    /// Gives every column its longest word, and shares the rest by what is left to say in it.
    fn new(heads: &[String], rows: impl Iterator<Item = Vec<String>>, page: Page) -> Self {
        let is_small = heads.len() > MANY_COLUMNS;
        let scale = if is_small { SMALL } else { 1.0 };
        let room = if page == Page::Upright { UPRIGHT } else { SIDEWAYS };
        let mut columns: Vec<(usize, usize)> = heads.iter().map(|head| (word(head), word(head))).collect();
        for row in rows {
            for (column, text) in columns.iter_mut().zip(&row) {
                column.0 = column.0.max(word(text));
                column.1 = column.1.max(longest(text.lines()));
            }
        }
        let least: Vec<f64> = columns.iter().map(|(word, _)| *word as f64 * WIDE_SIGN * scale + MARGINS).collect();
        let most: Vec<f64> = columns.iter().map(|(_, line)| *line as f64 * SIGN * scale + MARGINS).collect();
        Self { widths: shared(&least, &most, room), is_small, page }
    }

    fn scale(&self) -> f64 {
        if self.is_small { SMALL } else { 1.0 }
    }

    /// Returns how many signs a line of a column holds.
    fn capacity(&self, at: usize) -> usize {
        let width = self.widths.get(at).copied().unwrap_or(MARGINS);
        (((width - MARGINS) / (WIDE_SIGN * self.scale())).floor() as usize).max(1)
    }

    fn cell(&self, at: usize, text: &str, aligns: &[Align]) -> Cell {
        let capacity = self.capacity(at);
        let mut all = Vec::new();
        for (nth, line) in text.lines().enumerate() {
            if nth > 0 {
                all.push(Part::LineBreak);
            }
            all.extend(parts(line, capacity));
        }
        let align = aligns.get(at).copied().unwrap_or(Align::Start);
        Cell { parts: all, align, columns: 1, rows: 1 }
    }

    fn row(&self, texts: &[String], aligns: &[Align]) -> Row {
        Row {
            kind: RowKind::Body,
            is_long: texts.iter().enumerate().any(|(at, text)| self.is_long(text, self.capacity(at))),
            cells: texts.iter().enumerate().map(|(at, text)| self.cell(at, text, aligns)).collect(),
        }
    }

    /// Says whether a cell may be higher than what a page holds; rather once too often than a word lost.
    fn is_long(&self, text: &str, capacity: usize) -> bool {
        let lines: usize = text.lines().map(|line| line.chars().count() / capacity + 1).sum();
        let tallest = if self.page == Page::Upright { TALLEST.0 } else { TALLEST.1 };
        lines as f64 * LINE > tallest
    }
}

/// Shares `room` among columns that want `most` and cannot do with less than `least`.
fn shared(least: &[f64], most: &[f64], room: f64) -> Vec<f64> {
    let most: Vec<f64> = least.iter().zip(most).map(|(least, most)| most.max(*least)).collect();
    let (few, all): (f64, f64) = (least.iter().sum(), most.iter().sum());
    if all <= room {
        return most.iter().map(|width| width * room / all.max(1.0)).collect();
    }
    if few >= room {
        return least.iter().map(|width| width * room / few).collect();
    }
    let part = (room - few) / (all - few);
    least.iter().zip(&most).map(|(least, most)| least + (most - least) * part).collect()
}

fn longest<'a>(texts: impl Iterator<Item = &'a str>) -> usize {
    texts.map(|text| text.chars().count()).max().unwrap_or(0)
}

fn word(text: &str) -> usize {
    longest(text.lines().flat_map(|line| line.split(ends_word)))
}

fn group(row: &document::Row) -> Cell {
    let text = row.cells.iter().map(|cell| cell.text.as_str()).find(|text| !text.is_empty()).unwrap_or_default();
    Cell { parts: parts(text, UPRIGHT as usize / 3), align: Align::Start, columns: 0, rows: 1 }
}

/// Writes the heads of the columns: in two rows where neighbours share a head above them.
fn heads_of(table: &ComputedTable, measure: &Measure, aligns: &[Align]) -> Vec<Vec<Cell>> {
    let is_grouped = table.columns.iter().any(|column| column.group.is_some());
    let rows = if is_grouped { 2 } else { 1 };
    let (mut upper, mut lower, mut at) = (Vec::new(), Vec::new(), 0);
    while let Some(column) = table.columns.get(at) {
        let Some(group) = &column.group else {
            upper.push(Cell { rows, ..measure.cell(at, &column.head, aligns) });
            at += 1;
            continue;
        };
        let width = table.columns[at..].iter().take_while(|other| other.group == column.group).count();
        let room: usize = (at..at + width).map(|at| measure.capacity(at)).sum();
        upper.push(Cell { parts: parts(group, room), align: Align::Centre, columns: width, rows: 1 });
        let under = table.columns[at..at + width].iter().enumerate();
        lower.extend(under.map(|(nth, column)| measure.cell(at + nth, &column.head, aligns)));
        at += width;
    }
    if lower.is_empty() { vec![upper] } else { vec![upper, lower] }
}

fn totals_last(mut rows: Vec<Row>) -> Vec<Row> {
    rows.sort_by_key(|row| row.kind == RowKind::Total);
    rows
}

fn align(align: document::Align) -> Align {
    match align {
        document::Align::Start => Align::Start,
        document::Align::Centre => Align::Centre,
        document::Align::End => Align::End,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_share_the_page_and_none_is_narrower_than_its_longest_word() {
        let rows = || [vec!["1".to_owned(), "Chi bộ ".repeat(30), "1.234".to_owned()]].into_iter();
        let heads = ["TT", "Đơn vị", "Số buổi"].map(str::to_owned);
        let measure = Measure::new(&heads, rows(), Page::Upright);
        assert!((measure.widths.iter().sum::<f64>() - UPRIGHT).abs() < 0.01);
        assert!(measure.capacity(2) >= "1.234".len());
        assert!(measure.widths[1] > 100.0);
    }

    #[test]
    fn only_a_cell_that_may_outgrow_a_page_may_be_cut() {
        let text = |words: usize| vec!["chữ ".repeat(words)];
        let heads = ["Ý kiến".to_owned()];
        let measure = Measure::new(&heads, [text(2000)].into_iter(), Page::Upright);
        assert!(measure.row(&text(2000), &[Align::Start]).is_long);
        assert!(!measure.row(&text(100), &[Align::Start]).is_long);
    }
}

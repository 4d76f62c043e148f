//! Tables: heads repeated on every page, no row cut in two, columns as wide as their words ask for.

use super::text::{Look, Text, run};
use super::xml::Xml;
use crate::document::{self, Align, Cell, Column, ComputedTable, Inline, Row, RowKind};

/// Width of a character in a table, in twentieths of a point, on the wide side of the average.
const CHARACTER: u32 = 114;

/// The same of bold letters, capitals among them.
const BOLD: u32 = 150;

/// Room at both sides within a cell.
const PADDING: u32 = 240;

/// Characters beyond which a word may be broken.
const LONGEST: u32 = 30;

/// Characters beyond which a line may as well go on in the next, and in how many lines a longer text fits well, so long
/// as they are not longer than people like to read.
const LINE: u32 = 30;
const LINES: u32 = 3;
const LONGEST_LINE: u32 = 70;

/// One cell before it is written.
struct Slot<'a> {
    /// Whether it stays on the page of what follows.
    keeps: bool,
    /// Columns that it spans.
    span: usize,
    /// How it hangs together with the cell above or below: `restart` or `continue`.
    merge: Option<&'static str>,
    align: Align,
    inner: &'a mut dyn FnMut(&mut Xml),
}

/// Writes a table that a person wrote.
pub(super) fn written(xml: &mut Xml, text: &mut Text<'_>, aligns: &[Align], head: &[Cell], rows: &[Vec<Cell>]) {
    let plain = |cells: &[Cell]| cells.iter().map(|cell| document::plain(cell)).collect::<Vec<_>>();
    let all: Vec<Vec<String>> = std::iter::once(plain(head)).chain(rows.iter().map(|row| plain(row))).collect();
    let widths = widths(&all, head.len(), text.width);
    open(xml, &widths, |xml| {
        for (at, row) in std::iter::once(head).chain(rows.iter().map(Vec::as_slice)).enumerate() {
            let is_head = at == 0;
            tr(xml, is_head, |xml| {
                for (column, width) in widths.iter().enumerate() {
                    let inlines: &[Inline] = row.get(column).map_or(&[], Vec::as_slice);
                    let align = if is_head { Align::Centre } else { aligns.get(column).copied().unwrap_or_default() };
                    let mut inner = |xml: &mut Xml| text.inlines(xml, inlines, Look::default());
                    tc(xml, *width, is_head, Slot { keeps: false, span: 1, merge: None, align, inner: &mut inner });
                }
            });
        }
    });
    super::text::line(xml, "GhiChuBang", "", Look::default());
}

/// Writes a table made from the records, with its caption, its note and its source.
pub(super) fn computed(xml: &mut Xml, table: &ComputedTable, width: u32) {
    super::text::line(xml, "Caption", &table.caption, Look::default());
    let body = table.rows.iter().filter(|row| row.kind != RowKind::Group);
    let mut all = vec![table.columns.iter().map(|column| column.head.clone()).collect::<Vec<_>>()];
    all.extend(body.map(|row| row.cells.iter().map(|cell| cell.text.clone()).collect()));
    let widths = widths(&all, table.columns.len(), width);
    open(xml, &widths, |xml| {
        head_rows(xml, &table.columns, &widths);
        let last = table.rows.len().saturating_sub(1);
        for (at, row) in table.rows.iter().enumerate() {
            // The last row takes the note below along, a head of a group its first row.
            row_of(xml, table, row, &widths, at == last || row.kind == RowKind::Group);
        }
    });
    let below = [table.note.as_deref(), Some(&*table.source)].into_iter().flatten().collect::<Vec<_>>().join(" ");
    super::text::line(xml, "GhiChuBang", &below, Look::default());
}

/// Writes a table of plain texts, the first column being heads of rows.
pub(super) fn plain(xml: &mut Xml, head: &[String], rows: &[Vec<String>], width: u32) {
    let all: Vec<Vec<String>> = std::iter::once(head.to_vec()).chain(rows.iter().cloned()).collect();
    let widths = widths(&all, head.len(), width);
    open(xml, &widths, |xml| {
        for (at, row) in all.iter().enumerate() {
            tr(xml, at == 0, |xml| {
                for (column, (width, text)) in widths.iter().zip(row).enumerate() {
                    let align = if at == 0 {
                        Align::Centre
                    } else if column == 0 {
                        Align::Start
                    } else {
                        Align::End
                    };
                    let mut inner = |xml: &mut Xml| run(xml, text, Look::default());
                    tc(xml, *width, at == 0, Slot { keeps: false, span: 1, merge: None, align, inner: &mut inner });
                }
            });
        }
    });
    super::text::line(xml, "GhiChuBang", "", Look::default());
}

/// Writes the heads of the columns: in two rows where neighbours share a head above them.
fn head_rows(xml: &mut Xml, columns: &[Column], widths: &[u32]) {
    let is_grouped = columns.iter().any(|column| column.group.is_some());
    tr(xml, true, |xml| {
        let mut at = 0;
        while let Some(column) = columns.get(at) {
            let shared = columns[at..].iter().take_while(|other| other.group == column.group).count();
            let (span, text) = match &column.group {
                Some(group) => (shared, group),
                None => (1, &column.head),
            };
            let merge = (is_grouped && column.group.is_none()).then_some("restart");
            let mut inner = |xml: &mut Xml| run(xml, text, Look::default());
            let width = widths[at..at + span].iter().sum();
            tc(xml, width, true, Slot { keeps: false, span, merge, align: Align::Centre, inner: &mut inner });
            at += span;
        }
    });
    if !is_grouped {
        return;
    }
    tr(xml, true, |xml| {
        for (column, width) in columns.iter().zip(widths) {
            let merge = column.group.is_none().then_some("continue");
            let mut inner = |xml: &mut Xml| {
                if merge.is_none() {
                    run(xml, &column.head, Look::default());
                }
            };
            tc(xml, *width, true, Slot { keeps: false, span: 1, merge, align: Align::Centre, inner: &mut inner });
        }
    });
}

fn row_of(xml: &mut Xml, table: &ComputedTable, row: &Row, widths: &[u32], keeps: bool) {
    tr(xml, false, |xml| match row.kind {
        RowKind::Group => {
            let text = row.cells.iter().find(|cell| !cell.text.is_empty()).map_or("", |cell| &cell.text);
            let mut inner = |xml: &mut Xml| run(xml, text, Look::bold());
            let span = widths.len();
            tc(
                xml,
                widths.iter().sum(),
                false,
                Slot { keeps, span, merge: None, align: Align::Start, inner: &mut inner },
            );
        }
        RowKind::Body | RowKind::Total => {
            let look = if row.kind == RowKind::Total { Look::bold() } else { Look::default() };
            for ((cell, column), width) in row.cells.iter().zip(&table.columns).zip(widths) {
                let mut inner = |xml: &mut Xml| run(xml, &cell.text, look);
                tc(xml, *width, false, Slot { keeps, span: 1, merge: None, align: column.align, inner: &mut inner });
            }
        }
    });
}

fn open(xml: &mut Xml, widths: &[u32], rows: impl FnOnce(&mut Xml)) {
    xml.within("w:tbl", &[], |xml| {
        xml.within("w:tblPr", &[], |xml| {
            xml.value("w:tblStyle", "Bang");
            xml.empty("w:tblW", &[("w:w", &widths.iter().sum::<u32>().to_string()), ("w:type", "dxa")]);
            xml.value("w:jc", "center");
            xml.empty("w:tblLayout", &[("w:type", "fixed")]);
            xml.empty("w:tblLook", &[("w:val", "0020"), ("w:firstRow", "1")]);
        });
        xml.within("w:tblGrid", &[], |xml| {
            widths.iter().for_each(|width| xml.empty("w:gridCol", &[("w:w", &width.to_string())]));
        });
        rows(xml);
    });
}

fn tr(xml: &mut Xml, is_head: bool, cells: impl FnOnce(&mut Xml)) {
    xml.within("w:tr", &[], |xml| {
        xml.within("w:trPr", &[], |xml| {
            xml.empty("w:cantSplit", &[]);
            if is_head {
                xml.empty("w:tblHeader", &[]);
            }
        });
        cells(xml);
    });
}

fn tc(xml: &mut Xml, width: u32, is_head: bool, cell: Slot<'_>) {
    xml.within("w:tc", &[], |xml| {
        xml.within("w:tcPr", &[], |xml| {
            xml.empty("w:tcW", &[("w:w", &width.to_string()), ("w:type", "dxa")]);
            if cell.span > 1 {
                xml.value("w:gridSpan", &cell.span.to_string());
            }
            if let Some(merge) = cell.merge {
                xml.value("w:vMerge", merge);
            }
            if is_head {
                xml.value("w:vAlign", "center");
            }
        });
        xml.within("w:p", &[], |xml| {
            xml.within("w:pPr", &[], |xml| {
                xml.value("w:pStyle", if is_head { "DauBang" } else { "ChuBang" });
                if cell.keeps {
                    xml.empty("w:keepNext", &[]);
                }
                match cell.align {
                    Align::Start => {}
                    Align::Centre => xml.value("w:jc", "center"),
                    Align::End => xml.value("w:jc", "right"),
                }
            });
            (cell.inner)(xml);
        });
    });
}

/// Returns the widths of columns, together as wide as the text: each at least as its longest word, the rest shared out
/// by what its texts would like to have. The first row is the head, whose letters are bold.
fn widths(rows: &[Vec<String>], columns: usize, total: u32) -> Vec<u32> {
    let least: Vec<u32> = (0..columns).map(|at| least(rows, at)).collect();
    let wish: Vec<u32> = (0..columns).map(|at| wish(rows, at).max(least[at])).collect();
    let (least_sum, wish_sum): (u32, u32) = (least.iter().sum(), wish.iter().sum());
    let share = |at: usize| -> u32 {
        if wish_sum <= total || wish_sum == least_sum {
            return total * wish[at] / wish_sum.max(1);
        }
        if least_sum >= total {
            return total * least[at] / least_sum.max(1);
        }
        least[at] + (total - least_sum) * (wish[at] - least[at]) / (wish_sum - least_sum)
    };
    (0..columns).map(share).collect()
}

/// Returns the width of the longest word of a column.
fn least(rows: &[Vec<String>], at: usize) -> u32 {
    let word = |(nth, row): (usize, &Vec<String>)| {
        let letter = if nth == 0 { BOLD } else { CHARACTER };
        let words = row.get(at).into_iter().flat_map(|cell| cell.split_whitespace());
        words.map(|word| length(word).min(LONGEST) * letter).max().unwrap_or(0)
    };
    rows.iter().enumerate().map(word).max().unwrap_or(0) + PADDING
}

/// Returns the width that a column would like to have: that of its longest line, or, where a text is long, a part of it.
fn wish(rows: &[Vec<String>], at: usize) -> u32 {
    let cells = || rows.iter().filter_map(|row| row.get(at));
    let line = cells().flat_map(|cell| cell.lines()).map(length).max().unwrap_or(0).min(LINE);
    let part = cells().map(|cell| length(cell) / LINES).max().unwrap_or(0).min(LONGEST_LINE);
    line.max(part) * CHARACTER + PADDING
}

fn length(text: &str) -> u32 {
    u32::try_from(text.chars().count()).unwrap_or(LONGEST_LINE)
}

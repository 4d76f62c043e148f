//! Workbooks of any content: sheets of typed cells with a head that stays in view, filters, widths and print set-up.
//!
//! The only place that knows the crate behind it. Text is always written as text, so that nothing in a record is
//! computed; the same sheets give the same bytes.

use super::cell::{self, Cell, Look};
use super::rows::{self, Rows, fit};
use rust_xlsxwriter::{
    DocProperties, ExcelDateTime, Format, FormatAlign, FormatBorder, Workbook, Worksheet, XlsxError,
};
use std::borrow::Cow;

/// The most rows of a table on one sheet; the format ends at 1,048,576.
const MOST_ROWS: usize = 1_000_000;

/// Widths of columns, in characters.
const NARROWEST: usize = 6;
const WIDEST: usize = 52;

/// Least width of a line of text, and the width that a page takes, in characters.
const READABLE: usize = 90;
const PAGE: usize = 230;

/// Height of a line, and how many lines a row shows at most.
const LINE_HEIGHT: f64 = 15.75;
pub(super) const MOST_LINES: usize = 25;

/// A workbook.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Book {
    /// Title.
    pub title: String,
    /// Body that issues it.
    pub creator: String,
    /// Sheets.
    pub sheets: Vec<Sheet>,
}

/// A sheet: a table below a title.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Sheet {
    /// Name on its tab.
    pub name: String,
    /// Lines above the table, the first in bold.
    pub title: Vec<String>,
    /// Heads over several neighbouring columns, where there are any: each with how many columns it spans.
    pub groups: Vec<(String, usize)>,
    /// Heads of the columns.
    pub head: Vec<String>,
    /// Rows.
    pub rows: Vec<Vec<Cell>>,
    /// Which rows are set in bold: sums and heads of groups.
    pub strong: Vec<usize>,
    /// Lines below the table.
    pub notes: Vec<String>,
}

/// How cells around a table look.
struct Looks {
    title: Format,
    lines: Format,
    head: Format,
}

impl Looks {
    /// Makes them, and the looks of the cells of tables, which `workbook` is to know first: they go by their number.
    fn new(workbook: &mut Workbook) -> Self {
        let font = Format::new().set_font_name("Times New Roman").set_font_size(12);
        let lines = font.clone().set_text_wrap().set_align(FormatAlign::Top);
        let cell = font.set_border(FormatBorder::Thin).set_align(FormatAlign::Top);
        for cell in [cell.clone(), cell.clone().set_bold()] {
            Look::ALL.into_iter().for_each(|look| workbook.register_format(&format(look, cell.clone())));
        }
        Self {
            title: lines.clone().set_bold().set_font_size(14),
            lines,
            head: cell.set_bold().set_text_wrap().set_align(FormatAlign::Center),
        }
    }
}

fn format(look: Look, cell: Format) -> Format {
    match look {
        Look::Text => cell.set_text_wrap().set_align(FormatAlign::Left).set_indent(1),
        Look::Count => cell.set_num_format("#,##0"),
        Look::Share => cell.set_num_format("0.0%"),
        Look::Date => cell.set_num_format("dd/mm/yyyy").set_align(FormatAlign::Center),
        Look::Time => cell.set_num_format("hh:mm").set_align(FormatAlign::Center),
    }
}

impl Book {
    /// Returns the workbook as bytes.
    #[must_use]
    pub fn bytes(&self) -> Vec<u8> {
        self.made().expect("sheets have fit names, few columns and short texts")
    }

    fn made(&self) -> Result<Vec<u8>, XlsxError> {
        let mut workbook = Workbook::new();
        workbook.set_properties(&properties(&self.title, &self.creator)?);
        let looks = Looks::new(&mut workbook);
        let mut names: Vec<String> = Vec::new();
        let mut rows = Vec::new();
        let sheets: Vec<_> = self.sheets.iter().flat_map(Sheet::in_parts).collect();
        for sheet in &sheets {
            let name = tab(&sheet.name, &names);
            rows.push(sheet.write(workbook.add_worksheet().set_name(&name)?, &looks)?);
            names.push(name.to_lowercase());
        }
        Ok(rows::filled(&workbook.save_to_buffer()?, &rows)?)
    }
}

/// Returns a name that a tab can have and no other has.
fn tab(name: &str, taken: &[String]) -> String {
    let fit = |name: &str, most: usize| -> String {
        let clean = name.replace(['[', ']', ':', '*', '?', '/', '\\'], " ");
        let short: String = clean.chars().filter(|sign| !sign.is_control()).take(most).collect();
        let short = short.trim().trim_matches('\'').to_owned();
        if short.is_empty() { "Bảng".to_owned() } else { short }
    };
    let first = fit(name, 31);
    let numbered = (2..).map(|at| format!("{} ({at})", fit(name, 24)));
    let mut names = std::iter::once(first.clone()).chain(numbered);
    names.find(|name| !taken.contains(&name.to_lowercase())).unwrap_or(first)
}

fn properties(title: &str, creator: &str) -> Result<DocProperties, XlsxError> {
    // A fixed day: the same book gives the same bytes.
    let day = ExcelDateTime::from_ymd(2000, 1, 1)?;
    Ok(DocProperties::new().set_title(title).set_author(creator).set_creation_datetime(&day))
}

impl Sheet {
    /// Returns the sheet, or several where it has more rows than one can hold.
    fn in_parts(&self) -> Vec<Cow<'_, Self>> {
        if self.rows.len() <= MOST_ROWS {
            return vec![Cow::Borrowed(self)];
        }
        let part = |rows: &[Vec<Cell>]| Cow::Owned(Self { rows: rows.to_vec(), strong: Vec::new(), ..self.clone() });
        self.rows.chunks(MOST_ROWS).map(part).collect()
    }

    /// Writes all but the rows of the table, and returns these.
    fn write(&self, sheet: &mut Worksheet, looks: &Looks) -> Result<Rows<'_>, XlsxError> {
        let widths = self.widths();
        let mut lines = Lines { sheet, looks, span: span(&widths), row: 0 };
        for (at, line) in self.title.iter().enumerate() {
            lines.write(line, at == 0)?;
        }
        let first = lines.row + u32::from(!self.title.is_empty());
        let head = first + u32::from(!self.groups.is_empty());
        self.write_head(sheet, looks, first, &widths)?;
        let lines = |row: &Vec<Cell>| most_lines(row.iter().zip(&widths).map(|(cell, width)| cell.height(*width)));
        let lines = self.rows.iter().map(lines).collect();
        let rows = Rows { cells: &self.rows, strong: &self.strong, first: head + 1, lines };
        let below = head + 1 + u32::try_from(self.rows.len()).unwrap_or(0);
        let last = u16::try_from(widths.len()).unwrap_or(u16::MAX).saturating_sub(1);
        if !self.rows.is_empty() {
            sheet.set_row_height(rows.last(), LINE_HEIGHT)?;
            // Sums stay out of the filter.
            let sums = (0..self.rows.len()).rev().take_while(|at| self.strong.contains(at)).count();
            sheet.autofilter(head, 0, (below - 1).saturating_sub(u32::try_from(sums).unwrap_or(0)), last)?;
        }
        let mut lines = Lines { sheet, looks, span: span(&widths), row: below + 1 };
        for line in &self.notes {
            lines.write(line, false)?;
        }
        let (end, right) = (lines.row.max(below) - 1, last.max(lines.span.0 - 1));
        for (column, width) in (0..).zip(&widths) {
            sheet.set_column_width(column, *width as f64)?;
        }
        sheet.set_freeze_panes(head + 1, 0)?;
        sheet.set_print_area(0, 0, end, right)?;
        print_setup(sheet, (first, head), widths.iter().sum())?;
        Ok(rows)
    }

    fn write_head(&self, sheet: &mut Worksheet, looks: &Looks, first: u32, widths: &[usize]) -> Result<(), XlsxError> {
        let mut row = first;
        if !self.groups.is_empty() {
            let mut column: u16 = 0;
            for (name, span) in &self.groups {
                let span = u16::try_from(*span).unwrap_or(1).max(1);
                if span > 1 {
                    sheet.merge_range(row, column, row, column + span - 1, &fit(name), &looks.head)?;
                } else {
                    sheet.write_string_with_format(row, column, fit(name), &looks.head)?;
                }
                column += span;
            }
            row += 1;
        }
        for (column, head) in (0..).zip(&self.head) {
            sheet.write_string_with_format(row, column, fit(head), &looks.head)?;
        }
        // The arrows of the filter take room from the words.
        let heads = self.head.iter().zip(widths);
        sheet.set_row_height(row, height(heads.map(|(head, width)| cell::height(head, width.saturating_sub(3)))))?;
        Ok(())
    }

    /// Returns the widths of the columns, by what stands in them.
    fn widths(&self) -> Vec<usize> {
        let mut longest = vec![0; self.head.len()];
        for row in &self.rows {
            // What is too long for the widest column need not be counted further.
            for (longest, cell) in longest.iter_mut().zip(row).filter(|(longest, _)| **longest < WIDEST) {
                *longest = cell.width(*longest);
            }
        }
        let width = |(head, longest): (&String, usize)| {
            let words = head.split_whitespace().map(|word| word.chars().count() + 4).max().unwrap_or(0);
            let head = words.max(cell::lines(head).max().unwrap_or(0).div_ceil(2) + 4);
            (longest + 3).max(head).clamp(NARROWEST, WIDEST)
        };
        self.head.iter().zip(longest).map(width).collect()
    }
}

/// Lines of text above and below a table: each over as many columns as make it readable.
struct Lines<'a> {
    sheet: &'a mut Worksheet,
    looks: &'a Looks,
    /// How many columns a line spans, and how wide they are together.
    span: (u16, usize),
    row: u32,
}

impl Lines<'_> {
    fn write(&mut self, line: &str, is_title: bool) -> Result<(), XlsxError> {
        let (columns, width) = self.span;
        let look = if is_title { &self.looks.title } else { &self.looks.lines };
        // Letters of titles are wider.
        let width = if is_title { width * 4 / 5 } else { width };
        self.sheet.merge_range(self.row, 0, self.row, columns - 1, &fit(line), look)?;
        let high = height(std::iter::once(cell::height(line, width))) * if is_title { 1.2 } else { 1.0 };
        self.sheet.set_row_height(self.row, high)?;
        self.row += 1;
        Ok(())
    }
}

/// Returns how many columns a line of text spans, and how wide they are together. Beyond the table columns are 9 wide.
fn span(widths: &[usize]) -> (u16, usize) {
    let (mut columns, mut width): (u16, usize) = (0, 0);
    while width < READABLE || columns < 2 {
        width += widths.get(usize::from(columns)).copied().unwrap_or(9);
        columns += 1;
    }
    (columns, width)
}

/// Returns the height of a row, as not every program finds it by itself: that of the cell with most lines.
fn height(lines: impl Iterator<Item = usize>) -> f64 {
    most_lines(lines) as f64 * LINE_HEIGHT + 2.0
}

/// Returns how many lines a row shows.
fn most_lines(lines: impl Iterator<Item = usize>) -> usize {
    lines.max().unwrap_or(1).clamp(1, MOST_LINES)
}

/// Returns the height of a table's row with so many lines. Programs draw rows of whole pixels, four of which are three
/// points.
pub(super) fn row_height(lines: usize) -> f64 {
    (height(std::iter::once(lines)) / 0.75).round() * 0.75
}

/// A4 in landscape, the head on every page, pages numbered; a wide sheet goes over several pages side by side, each with
/// the first columns.
fn print_setup(sheet: &mut Worksheet, (from, until): (u32, u32), width: usize) -> Result<(), XlsxError> {
    let pages = u16::try_from(width.div_ceil(PAGE)).unwrap_or(1);
    sheet.set_paper_size(9).set_landscape().set_print_fit_to_pages(pages, 0);
    sheet.set_margins(0.6, 0.6, 0.8, 0.6, 0.4, 0.3).set_header("&C&P");
    sheet.set_repeat_rows(from, until)?;
    if pages > 1 {
        sheet.set_repeat_columns(0, 2)?;
    }
    Ok(())
}

/// Returns the workbook behind a chart of a Word document: categories below each other, a column a series. Values are
/// written as in files: with a point, shares as fractions.
#[must_use]
pub fn chart_data(
    head: &str,
    categories: &[String],
    series: &[(&str, &[Option<String>])],
    are_shares: bool,
) -> Vec<u8> {
    let made = || -> Result<Vec<u8>, XlsxError> {
        let mut workbook = Workbook::new();
        workbook.set_properties(&properties("", "")?);
        let sheet = workbook.add_worksheet().set_name("Sheet1")?;
        let format = Format::new().set_num_format(if are_shares { "0.0%" } else { "#,##0" });
        sheet.write_string(0, 0, fit(head))?;
        for (row, category) in (1..).zip(categories) {
            sheet.write_string(row, 0, fit(category))?;
        }
        for (column, (name, values)) in (1..).zip(series) {
            sheet.write_string(0, column, fit(name))?;
            for (row, value) in (1..).zip(values.iter()) {
                if let Some(number) = value.as_ref().and_then(|value| value.parse::<f64>().ok()) {
                    sheet.write_number_with_format(row, column, number, &format)?;
                }
            }
        }
        workbook.save_to_buffer()
    };
    made().expect("a chart has few series and short names")
}

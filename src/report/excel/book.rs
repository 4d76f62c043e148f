//! Workbooks of any content: sheets of typed cells with a head that stays in view, filters, widths and print set-up.
//!
//! The only place that knows the crate behind it. Text is always written as text, so that nothing in a record is
//! computed; the same sheets give the same bytes.

use chrono::{NaiveDate, NaiveTime};
use rust_xlsxwriter::{
    DocProperties, ExcelDateTime, Format, FormatAlign, FormatBorder, Workbook, Worksheet, XlsxError,
};

/// The most characters that a cell holds.
const MOST: usize = 32_000;

/// Widths of columns, in characters.
const NARROWEST: usize = 6;
const WIDEST: usize = 52;

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

/// A cell.
#[derive(Clone, Debug, Default, PartialEq)]
pub enum Cell {
    /// Nothing.
    #[default]
    Empty,
    /// Text; a line break in it breaks the line.
    Text(String),
    /// A whole number.
    Count(u64),
    /// A part of a whole, shown as a percentage.
    Share {
        /// The part.
        part: u64,
        /// The whole, not 0.
        whole: u64,
    },
    /// A day.
    Date(NaiveDate),
    /// A time of day.
    Time(NaiveTime),
}

impl Cell {
    /// Returns a cell of text; empty text gives an empty cell.
    pub fn text(text: impl Into<String>) -> Self {
        let text = text.into();
        if text.is_empty() { Self::Empty } else { Self::Text(text) }
    }

    /// Returns a cell of what may be missing.
    pub fn optional<T>(value: Option<T>, cell: impl FnOnce(T) -> Self) -> Self {
        value.map_or(Self::Empty, cell)
    }

    /// Returns how many characters wide it is shown.
    fn width(&self) -> usize {
        match self {
            Self::Empty => 0,
            Self::Text(text) => longest_line(text),
            Self::Count(count) => count.to_string().len() + 2,
            Self::Share { .. } => 7,
            Self::Date(_) => 11,
            Self::Time(_) => 6,
        }
    }
}

fn longest_line(text: &str) -> usize {
    text.lines().map(|line| line.chars().count()).max().unwrap_or(0)
}

/// How cells look.
struct Looks {
    title: Format,
    plain: Format,
    head: Format,
    text: Format,
    count: Format,
    share: Format,
    date: Format,
    time: Format,
}

impl Looks {
    fn new() -> Self {
        let plain = Format::new().set_font_name("Times New Roman").set_font_size(12);
        let cell = plain.clone().set_border(FormatBorder::Thin).set_align(FormatAlign::Top);
        Self {
            title: plain.clone().set_bold().set_font_size(14),
            head: cell.clone().set_bold().set_text_wrap().set_align(FormatAlign::Center),
            text: cell.clone().set_text_wrap(),
            count: cell.clone().set_num_format("#,##0"),
            share: cell.clone().set_num_format("0.0%"),
            date: cell.clone().set_num_format("dd/mm/yyyy").set_align(FormatAlign::Center),
            time: cell.set_num_format("hh:mm").set_align(FormatAlign::Center),
            plain,
        }
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
        let looks = Looks::new();
        let mut names: Vec<String> = Vec::new();
        for sheet in &self.sheets {
            let name = tab(&sheet.name, &names);
            sheet.write(workbook.add_worksheet().set_name(&name)?, &looks)?;
            names.push(name.to_lowercase());
        }
        workbook.save_to_buffer()
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
    fn write(&self, sheet: &mut Worksheet, looks: &Looks) -> Result<(), XlsxError> {
        let mut row: u32 = 0;
        for (at, line) in self.title.iter().enumerate() {
            sheet.write_string_with_format(row, 0, fit(line), if at == 0 { &looks.title } else { &looks.plain })?;
            row += 1;
        }
        row += u32::from(!self.title.is_empty());
        let first = row;
        row = self.write_head(sheet, looks, row)?;
        for (at, cells) in self.rows.iter().enumerate() {
            let is_strong = self.strong.contains(&at);
            for (column, cell) in (0..).zip(cells) {
                write(sheet, (row, column), cell, is_strong, looks)?;
            }
            row += 1;
        }
        let columns = u16::try_from(self.head.len()).unwrap_or(u16::MAX);
        if let (Some(last), false) = (columns.checked_sub(1), self.rows.is_empty()) {
            // Sums stay out of the filter.
            let sums = (0..self.rows.len()).rev().take_while(|at| self.strong.contains(at)).count();
            let sums = u32::try_from(sums).unwrap_or(0);
            sheet.autofilter(first + self.groups_rows(), 0, (row - 1).saturating_sub(sums), last)?;
        }
        for line in &self.notes {
            row += 1;
            sheet.write_string_with_format(row, 0, fit(line), &looks.plain)?;
        }
        for (column, width) in (0..).zip(self.widths()) {
            sheet.set_column_width(column, width as f64)?;
        }
        sheet.set_freeze_panes(first + self.groups_rows() + 1, 0)?;
        print_setup(sheet, first, first + self.groups_rows())
    }

    fn groups_rows(&self) -> u32 {
        u32::from(!self.groups.is_empty())
    }

    fn write_head(&self, sheet: &mut Worksheet, looks: &Looks, mut row: u32) -> Result<u32, XlsxError> {
        if !self.groups.is_empty() {
            let mut column: u16 = 0;
            for (name, span) in &self.groups {
                let span = u16::try_from(*span).unwrap_or(1).max(1);
                if span > 1 && !name.is_empty() {
                    sheet.merge_range(row, column, row, column + span - 1, &fit(name), &looks.head)?;
                } else {
                    for at in column..column + span {
                        sheet.write_string_with_format(row, at, fit(name), &looks.head)?;
                    }
                }
                column += span;
            }
            row += 1;
        }
        for (column, head) in (0..).zip(&self.head) {
            sheet.write_string_with_format(row, column, fit(head), &looks.head)?;
        }
        Ok(row + 1)
    }

    /// Returns the widths of the columns, by what stands in them.
    fn widths(&self) -> Vec<usize> {
        let width = |at: usize| {
            let cells = self.rows.iter().filter_map(|row| row.get(at)).map(Cell::width);
            let words = self.head[at].split_whitespace().map(|word| word.chars().count() + 4).max().unwrap_or(0);
            let head = words.max(longest_line(&self.head[at]).div_ceil(2) + 2);
            (cells.max().unwrap_or(0) + 2).max(head).clamp(NARROWEST, WIDEST)
        };
        (0..self.head.len()).map(width).collect()
    }
}

/// A4 in landscape, as wide as the sheet, the head on every page, pages numbered.
fn print_setup(sheet: &mut Worksheet, from: u32, until: u32) -> Result<(), XlsxError> {
    sheet.set_paper_size(9).set_landscape().set_print_fit_to_pages(1, 0);
    sheet.set_margins(0.6, 0.6, 0.8, 0.6, 0.4, 0.3).set_header("&C&P");
    sheet.set_repeat_rows(from, until)?;
    Ok(())
}

fn write(
    sheet: &mut Worksheet,
    (row, column): (u32, u16),
    cell: &Cell,
    is_strong: bool,
    looks: &Looks,
) -> Result<(), XlsxError> {
    let look = |look: &Format| if is_strong { look.clone().set_bold() } else { look.clone() };
    match cell {
        Cell::Empty => sheet.write_blank(row, column, &look(&looks.text))?,
        Cell::Text(text) => sheet.write_string_with_format(row, column, fit(text), &look(&looks.text))?,
        Cell::Count(count) => sheet.write_number_with_format(row, column, *count as f64, &look(&looks.count))?,
        Cell::Share { part, whole } => {
            let share = *part as f64 / (*whole).max(1) as f64;
            sheet.write_number_with_format(row, column, share, &look(&looks.share))?
        }
        Cell::Date(day) => sheet.write_date_with_format(row, column, day, &look(&looks.date))?,
        Cell::Time(time) => sheet.write_time_with_format(row, column, time, &look(&looks.time))?,
    };
    Ok(())
}

/// Returns the text as a cell takes it: not too long, without signs that no workbook can hold.
fn fit(text: &str) -> String {
    text.chars().filter(|sign| *sign >= ' ' || matches!(sign, '\n' | '\t')).take(MOST).collect()
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

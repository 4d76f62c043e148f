//! Tables for spreadsheets: UTF-8 with a byte order mark, semicolons, CRLF, no formulas.
//!
//! Offices open these by a double click; a Vietnamese spreadsheet takes the semicolon as the separator and a text that
//! begins with `=` as a formula, unless an apostrophe stands before it.

use crate::lang::date;
use chrono::NaiveDate;

/// Returns a table as bytes: the header, then one row a record, whose cells `fill` adds in the order of the header.
pub(super) fn table<T>(header: &[&str], records: impl Iterator<Item = T>, fill: impl Fn(&mut Row, T)) -> Vec<u8> {
    let mut writer = ::csv::WriterBuilder::new()
        .delimiter(b';')
        .terminator(::csv::Terminator::CRLF)
        .from_writer("\u{feff}".as_bytes().to_vec());
    writer.write_record(header).expect("memory takes every row");
    let mut row = Row { writer, cell: String::new() };
    for record in records {
        fill(&mut row, record);
        row.writer.write_record(None::<&[u8]>).expect("rows are as long as the header");
    }
    row.writer.into_inner().expect("memory takes every row")
}

/// A row under way, behind all rows before it.
pub(super) struct Row {
    writer: ::csv::Writer<Vec<u8>>,
    /// Room for a cell that is put together, one for all: a table of ten thousand meetings has a third of a million cells.
    cell: String,
}

impl Row {
    /// Adds a text.
    pub(super) fn text(&mut self, text: &str) {
        if is_formula(text) { self.list(std::iter::once(text), "") } else { self.write(text) }
    }

    /// Adds a whole number.
    pub(super) fn number(&mut self, number: impl Into<u64>) {
        self.write(&number.into().to_string());
    }

    /// Adds a day.
    pub(super) fn day(&mut self, day: NaiveDate) {
        self.put_together(|cell| date::push_iso(cell, day));
    }

    /// Adds whether something is so.
    pub(super) fn truth(&mut self, is_so: bool) {
        self.write(if is_so { "true" } else { "false" });
    }

    /// Adds what may be missing; then the cell is empty.
    pub(super) fn optional<T>(&mut self, value: Option<T>, add: impl FnOnce(&mut Self, T)) {
        match value {
            Some(value) => add(self, value),
            None => self.write(""),
        }
    }

    /// Adds several texts in one cell.
    pub(super) fn list(&mut self, texts: impl Iterator<Item = impl AsRef<str>>, between: &str) {
        self.put_together(|cell| {
            for (at, text) in texts.enumerate() {
                cell.push_str(if at > 0 { between } else { "" });
                cell.push_str(text.as_ref());
            }
            if is_formula(cell) {
                cell.insert(0, '\'');
            }
        });
    }

    fn put_together(&mut self, fill: impl FnOnce(&mut String)) {
        let mut cell = std::mem::take(&mut self.cell);
        cell.clear();
        fill(&mut cell);
        self.write(&cell);
        self.cell = cell;
    }

    fn write(&mut self, cell: &str) {
        self.writer.write_field(cell).expect("memory takes every cell");
    }
}

/// Says whether a spreadsheet would compute the cell.
fn is_formula(cell: &str) -> bool {
    let first = cell.trim_start_matches([' ', '\u{a0}', '\n']).chars().next();
    matches!(first, Some('=' | '+' | '-' | '@' | '\t' | '\r' | '＝' | '＋' | '－' | '＠'))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn written(cells: &[&str]) -> String {
        let header = vec!["x"; cells.len()];
        let bytes = table(&header, std::iter::once(cells), |row, cells| cells.iter().for_each(|cell| row.text(cell)));
        String::from_utf8_lossy(&bytes).split_once("\r\n").map(|(_, rows)| rows.to_owned()).unwrap_or_default()
    }

    #[test]
    fn formulas_become_text() {
        for formula in ["=cmd|'/c calc'!A1", "+84", "-2+3", "@SUM(1)", "\t=1", "＝1", " =1"] {
            assert_eq!(written(&[formula]), format!("'{formula}\r\n"));
        }
        assert_eq!(written(&["\r=1", "\n=1"]), "\"'\r=1\";\"'\n=1\"\r\n");
        for text in ["", "Chi bộ 1", "08-HD/ĐUK", "2024-03-05", "a=b"] {
            assert_eq!(written(&[text, "x"]), format!("{text};x\r\n"));
        }
    }

    #[test]
    fn a_table_opens_in_a_vietnamese_spreadsheet() {
        let bytes = table(&["ten", "ghi_chu"], std::iter::once(["Đảng", "a;b\"c"]), |row, cells| {
            cells.iter().for_each(|cell| row.text(cell));
        });
        assert_eq!(String::from_utf8_lossy(&bytes), "\u{feff}ten;ghi_chu\r\nĐảng;\"a;b\"\"c\"\r\n");
    }

    #[test]
    fn cells_hold_numbers_days_and_lists() {
        let bytes = table(&["a", "b", "c", "d", "e"], std::iter::once(()), |row, ()| {
            row.number(40_u32);
            row.day(NaiveDate::default());
            row.truth(true);
            row.list(["x", "y"].into_iter(), ", ");
            row.optional(None, Row::day);
        });
        assert_eq!(String::from_utf8_lossy(&bytes), "\u{feff}a;b;c;d;e\r\n40;1970-01-01;true;x, y;\r\n");
    }
}

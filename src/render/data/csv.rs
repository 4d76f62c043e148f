//! Tables for spreadsheets: UTF-8 with a byte order mark, semicolons, CRLF, no formulas.
//!
//! Offices open these by a double click; a Vietnamese spreadsheet takes the semicolon as the separator and a text that
//! begins with `=` as a formula, unless an apostrophe stands before it. Cells are written straight into the table: one of
//! ten thousand meetings has a third of a million.

use crate::lang::date;
use chrono::NaiveDate;

/// Returns a table as bytes: the header, then one row a record, whose cells `fill` adds in the order of the header.
pub(super) fn table<T>(header: &[&str], records: impl Iterator<Item = T>, fill: impl Fn(&mut Row, T)) -> Vec<u8> {
    let mut row = Row { table: "\u{feff}".to_owned(), cells: 0 };
    header.iter().for_each(|name| row.text(name));
    row.end(header);
    for record in records {
        fill(&mut row, record);
        row.end(header);
    }
    row.table.into_bytes()
}

/// A row under way, behind all rows before it.
pub(super) struct Row {
    table: String,
    cells: usize,
}

impl Row {
    /// Adds a text.
    pub(super) fn text(&mut self, text: &str) {
        self.list(std::iter::once(text), "");
    }

    /// Adds a whole number.
    pub(super) fn number(&mut self, number: impl Into<u64>) {
        self.begin();
        self.table.push_str(&number.into().to_string());
    }

    /// Adds a day.
    pub(super) fn day(&mut self, day: NaiveDate) {
        self.begin();
        date::push_iso(&mut self.table, day);
    }

    /// Adds whether something is so.
    pub(super) fn truth(&mut self, is_so: bool) {
        self.text(if is_so { "true" } else { "false" });
    }

    /// Adds what may be missing; then the cell is empty.
    pub(super) fn optional<T>(&mut self, value: Option<T>, add: impl FnOnce(&mut Self, T)) {
        match value {
            Some(value) => add(self, value),
            None => self.begin(),
        }
    }

    /// Adds several texts in one cell.
    pub(super) fn list(&mut self, texts: impl Iterator<Item = impl AsRef<str>>, between: &str) {
        self.begin();
        let begin = self.table.len();
        for (at, text) in texts.enumerate() {
            if at > 0 {
                self.table.push_str(between);
            }
            self.table.push_str(text.as_ref());
        }
        if is_formula(&self.table[begin..]) {
            self.table.insert(begin, '\'');
        }
        let cell = &self.table[begin..];
        if cell.bytes().any(|octet| matches!(octet, b';' | b'"' | b'\r' | b'\n')) {
            let quoted = cell.replace('"', "\"\"");
            self.table.truncate(begin);
            self.table.extend(["\"", &quoted, "\""]);
        }
    }

    fn begin(&mut self) {
        if self.cells > 0 {
            self.table.push(';');
        }
        self.cells += 1;
    }

    fn end(&mut self, header: &[&str]) {
        debug_assert_eq!(self.cells, header.len(), "rows are as long as the header");
        self.table.push_str("\r\n");
        self.cells = 0;
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
            assert_eq!(written(&[text]), format!("{text}\r\n"));
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

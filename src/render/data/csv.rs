//! Tables for spreadsheets: UTF-8 with a byte order mark, semicolons, CRLF, no formulas.
//!
//! Offices open these by a double click; a Vietnamese spreadsheet takes the semicolon as the separator and a text that
//! begins with `=` as a formula, unless an apostrophe stands before it.

use std::borrow::Cow;

/// Returns a table as bytes: the header, then one row a record.
pub(super) fn table(header: &[&str], rows: impl Iterator<Item = Vec<String>>) -> Vec<u8> {
    let mut writer = ::csv::WriterBuilder::new()
        .delimiter(b';')
        .terminator(::csv::Terminator::CRLF)
        .from_writer("\u{feff}".as_bytes().to_vec());
    writer.write_record(header).expect("memory takes every row");
    for row in rows {
        for cell in &row {
            writer.write_field(&*harmless(cell)).expect("memory takes every cell");
        }
        writer.write_record(None::<&[u8]>).expect("rows are as long as the header");
    }
    writer.into_inner().expect("memory takes every row")
}

/// Returns the cell such that no spreadsheet computes it.
fn harmless(cell: &str) -> Cow<'_, str> {
    let first = cell.trim_start_matches([' ', '\u{a0}', '\n']).chars().next();
    let is_formula = matches!(first, Some('=' | '+' | '-' | '@' | '\t' | '\r' | '＝' | '＋' | '－' | '＠'));
    if is_formula { format!("'{cell}").into() } else { cell.into() }
}

/// Returns the text of an optional cell; an absent one is empty.
pub(super) fn cell(value: Option<impl ToString>) -> String {
    value.map(|value| value.to_string()).unwrap_or_default()
}

/// Returns several values in one cell.
pub(super) fn joined(values: impl Iterator<Item = impl ToString>) -> String {
    values.map(|value| value.to_string()).collect::<Vec<_>>().join(", ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn formulas_become_text() {
        for formula in ["=cmd|'/c calc'!A1", "+84", "-2+3", "@SUM(1)", "\t=1", "\r=1", "＝1", " =1", "\n=1"] {
            assert_eq!(harmless(formula), format!("'{formula}"));
        }
        for text in ["", "Chi bộ 1", "08-HD/ĐUK", "2024-03-05", "a=b"] {
            assert_eq!(harmless(text), text);
        }
    }

    #[test]
    fn a_table_opens_in_a_vietnamese_spreadsheet() {
        let rows = [vec!["Đảng".to_owned(), "a;b\"c".to_owned()]];
        let bytes = table(&["ten", "ghi_chu"], rows.into_iter());
        assert_eq!(String::from_utf8_lossy(&bytes), "\u{feff}ten;ghi_chu\r\nĐảng;\"a;b\"\"c\"\r\n");
    }
}

//! The rows of tables, written into the file of a workbook that has all but them.
//!
//! A table may have a hundred thousand rows: they are written as they are packed and nowhere held as a whole, and the
//! number of a look is known before, not sought for every cell.

use super::book::{MOST_LINES, row_height};
use super::cell::Cell;
use crate::plan;
use std::borrow::Cow;
use std::io::{Cursor, Read, Write};
use zip::result::ZipResult;
use zip::{ZipArchive, ZipWriter};

/// The most characters that a cell holds.
const MOST: usize = 32_000;

/// Octets after which rows are handed on to be packed.
const PORTION: usize = 1 << 16;

/// How hard rows are packed: they take a third more room than at the usual 6, and half the work.
const PACKING: i64 = 2;

/// The rows of a sheet.
pub(super) struct Rows<'a> {
    /// The rows.
    pub cells: &'a [Vec<Cell>],
    /// Which of them are set in bold.
    pub strong: &'a [usize],
    /// The row of the sheet, from 0, on which the first of them stands.
    pub first: u32,
    /// How many lines of text each of them is high, [`MOST_LINES`] at most.
    pub lines: Vec<usize>,
}

impl Rows<'_> {
    /// Returns the row of the sheet, from 0, on which the last of them stands. A book without the rows has there an
    /// empty row with a height.
    pub(super) fn last(&self) -> u32 {
        (self.first + u32::try_from(self.cells.len()).unwrap_or(0)).saturating_sub(1)
    }

    /// Writes a sheet's file with the rows in the place of the empty last one.
    fn write(&self, xml: &str, into: &mut impl Write) -> std::io::Result<()> {
        let mark = format!("<row r=\"{}\"", self.last() + 1);
        let (before, last) = xml.split_at(xml.find(&mark).unwrap_or(xml.len()));
        into.write_all(before.as_bytes())?;
        let places: Vec<String> =
            (0..self.cells.first().map_or(0, Vec::len)).map(|at| format!("<c r=\"{}", column(at))).collect();
        let heights: Vec<String> = (0..=MOST_LINES).map(|lines| row_height(lines).to_string()).collect();
        let mut text = String::with_capacity(PORTION * 2);
        for (at, (row, lines)) in self.cells.iter().zip(&self.lines).enumerate() {
            let number = (self.first as usize + at + 1).to_string();
            let is_strong = self.strong.contains(&at);
            text.extend(["<row r=\"", &number, "\" ht=\"", &heights[*lines], "\" customHeight=\"1\">"]);
            for (place, cell) in places.iter().zip(row) {
                text.extend([place, &number, "\" s=\"", cell.look().number(is_strong)]);
                add(&mut text, cell);
            }
            text.push_str("</row>");
            if text.len() > PORTION {
                into.write_all(text.as_bytes())?;
                text.clear();
            }
        }
        into.write_all(text.as_bytes())?;
        into.write_all(last.split_once("/>").map_or("", |(_, after)| after).as_bytes())
    }
}

/// Returns the file of a workbook with the rows of its sheets, in their order.
pub(super) fn filled(book: &[u8], sheets: &[Rows<'_>]) -> ZipResult<Vec<u8>> {
    let mut from = ZipArchive::new(Cursor::new(book))?;
    let mut into = ZipWriter::new(Cursor::new(Vec::new()));
    for at in 0..from.len() {
        let mut part = from.by_index(at)?;
        let name = part.name()?.into_owned();
        let rows = sheet_number(&name).and_then(|number| sheets.get(number.checked_sub(1)?));
        match rows.filter(|rows| !rows.cells.is_empty()) {
            None => into.raw_copy_file(part)?,
            Some(rows) => {
                let mut xml = String::new();
                part.read_to_string(&mut xml)?;
                into.start_file(name, part.options().compression_level(Some(PACKING)))?;
                rows.write(&xml, &mut into)?;
            }
        }
    }
    Ok(into.finish()?.into_inner())
}

fn sheet_number(part: &str) -> Option<usize> {
    part.strip_prefix("xl/worksheets/sheet")?.strip_suffix(".xml")?.parse().ok()
}

/// Returns the name of a column, from 0: `A`, `Z`, `AA`.
fn column(at: usize) -> String {
    let letter = char::from(b'A' + u8::try_from(at % 26).unwrap_or(0));
    if at < 26 { letter.to_string() } else { format!("{}{letter}", column(at / 26 - 1)) }
}

/// Adds the rest of a cell, behind the number of its look.
fn add(text: &mut String, cell: &Cell) {
    match cell {
        Cell::Empty => text.push_str("\"/>"),
        Cell::Text(words) => {
            let words = fit(words);
            let is_bare = words.starts_with(char::is_whitespace) || words.ends_with(char::is_whitespace);
            text.push_str("\" t=\"inlineStr\"><is><t");
            text.push_str(if is_bare { " xml:space=\"preserve\">" } else { ">" });
            add_escaped(text, &words);
            text.push_str("</t></is></c>");
        }
        Cell::Count(_) | Cell::Share { .. } | Cell::Date(_) | Cell::Time(_) => {
            text.push_str("\"><v>");
            cell.add_number(text);
            text.push_str("</v></c>");
        }
    }
}

fn add_escaped(into: &mut String, text: &str) {
    if !text.contains('_') {
        return plan::add_escaped(into, text);
    }
    let mut rest = text;
    // What looks like the number of a sign would be read as that sign.
    while let Some(at) = rest.as_bytes().windows(7).position(|seven| seven.first_chunk().is_some_and(is_number)) {
        plan::add_escaped(into, &rest[..at]);
        into.push_str("_x005F_");
        rest = &rest[at + 1..];
    }
    plan::add_escaped(into, rest);
}

/// Says whether text is a sign given by its number: `_x0041_`.
fn is_number(text: &[u8; 7]) -> bool {
    matches!(text, [b'_', b'x', digits @ .., b'_'] if digits.iter().all(u8::is_ascii_hexdigit))
}

/// Returns the text as a cell takes it: not too long, without signs that no workbook can hold.
pub(super) fn fit(text: &str) -> Cow<'_, str> {
    let is_kept = |sign: char| sign >= ' ' || matches!(sign, '\n' | '\t');
    // Looks at all octets, as many at a time as the machine can.
    let is_fit = text.bytes().fold(true, |is_fit, octet| is_fit & is_kept(char::from(octet)));
    if text.len() <= MOST && is_fit {
        return text.into();
    }
    text.chars().filter(|sign| is_kept(*sign)).take(MOST).collect::<String>().into()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn escaped(text: &str) -> String {
        let mut into = String::new();
        add_escaped(&mut into, text);
        into
    }

    #[test]
    fn text_stays_text() {
        assert_eq!(escaped("<a & b>"), "&lt;a &amp; b&gt;");
        assert_eq!(escaped("_x0041_ _x004 _"), "_x005F_x0041_ _x004 _");
        assert_eq!(fit("a\u{1}\r\nb"), "a\nb");
        assert_eq!(fit(&"ộ".repeat(40_000)).chars().count(), MOST);
    }

    #[test]
    fn columns_are_named_by_letters() {
        let names: Vec<_> = [0, 25, 26, 51, 52, 701, 702].into_iter().map(column).collect();
        assert_eq!(names, ["A", "Z", "AA", "AZ", "BA", "ZZ", "AAA"]);
    }
}

//! Typed cells: what they hold, how large it shows, and which look it has.

use chrono::{Datelike, NaiveDate, NaiveTime, Timelike};
use std::fmt::Write;

/// Days of our era before those that workbooks count.
const BEFORE_DAYS: i32 = 693_594;

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

/// How a cell of a table looks, by what it holds.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Look {
    Text,
    Count,
    Share,
    Date,
    Time,
}

impl Look {
    /// All looks, in the order of their numbers.
    pub(super) const ALL: [Self; 5] = [Self::Text, Self::Count, Self::Share, Self::Date, Self::Time];

    /// Returns its number in a workbook, where 0 is the look of what has none: all plain ones, then all in bold.
    pub(super) fn number(self, is_strong: bool) -> &'static str {
        let (plain, strong) = match self {
            Self::Text => ("1", "6"),
            Self::Count => ("2", "7"),
            Self::Share => ("3", "8"),
            Self::Date => ("4", "9"),
            Self::Time => ("5", "10"),
        };
        if is_strong { strong } else { plain }
    }
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

    pub(super) fn look(&self) -> Look {
        match self {
            Self::Empty | Self::Text(_) => Look::Text,
            Self::Count(_) => Look::Count,
            Self::Share { .. } => Look::Share,
            Self::Date(_) => Look::Date,
            Self::Time(_) => Look::Time,
        }
    }

    /// Adds what it is to a workbook, if that is a number: days from the end of 1899 on, times as parts of a day.
    pub(super) fn add_number(&self, text: &mut String) {
        match self {
            Self::Empty | Self::Text(_) => {}
            Self::Count(count) => text.push_str(&count.to_string()),
            Self::Share { part, whole } => add_fraction(text, *part as f64 / (*whole).max(1) as f64),
            Self::Date(day) => text.push_str(&(day.num_days_from_ce() - BEFORE_DAYS).to_string()),
            Self::Time(time) => add_fraction(text, f64::from(time.num_seconds_from_midnight()) / 86_400.0),
        }
    }

    /// Returns the width of its longest line as shown, in characters, near enough; not less than `least`.
    pub(super) fn width(&self, least: usize) -> usize {
        let shown = match self {
            Self::Empty => 0,
            // No text has more letters than octets.
            Self::Text(text) if text.len() <= least => 0,
            Self::Text(text) => lines(text).max().unwrap_or(0),
            // A point parts each three digits.
            Self::Count(count) => count.checked_ilog10().map_or(1, |most| (most + most / 3 + 1) as usize),
            Self::Share { .. } => "100,0%".len(),
            Self::Date(_) => "01/01/2000".len(),
            Self::Time(_) => "00:00".len(),
        };
        shown.max(least)
    }

    /// Returns how many lines it takes in a column that is wide enough for all but texts.
    pub(super) fn height(&self, width: usize) -> usize {
        match self {
            Self::Text(text) => height(text, width),
            Self::Empty | Self::Count(_) | Self::Share { .. } | Self::Date(_) | Self::Time(_) => 1,
        }
    }
}

fn add_fraction(text: &mut String, fraction: f64) {
    let _ = write!(text, "{fraction}");
}

/// Returns the width of each line of a text, in characters.
pub(super) fn lines(text: &str) -> impl Iterator<Item = usize> {
    text.lines().map(|line| line.chars().count())
}

/// Returns how many lines a text takes in a column. Words do not fill their lines.
pub(super) fn height(text: &str, width: usize) -> usize {
    let room = (width * 9 / 10).max(1);
    if text.len() <= room && !text.contains('\n') {
        return 1;
    }
    lines(text).map(|line| line.div_ceil(room).max(1)).sum()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn counts_are_as_wide_as_they_are_shown() {
        for count in [0, 9, 10, 999, 1_000, 99_999, 999_999, 1_000_000] {
            let shown = crate::lang::number::grouped(count).chars().count();
            assert_eq!(Cell::Count(count).width(0), shown);
        }
    }
}

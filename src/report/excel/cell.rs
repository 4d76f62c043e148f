//! Typed cells: what they hold, how large it shows, and which look it has.

use chrono::{NaiveDate, NaiveTime, Timelike};

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
    pub(super) fn number(self, is_strong: bool) -> usize {
        1 + self as usize + if is_strong { Self::ALL.len() } else { 0 }
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

    /// Returns it as a workbook reckons it: days from the end of 1899 on, times as parts of a day.
    pub(super) fn number(&self) -> Option<f64> {
        match self {
            Self::Empty | Self::Text(_) => None,
            Self::Count(count) => Some(*count as f64),
            Self::Share { part, whole } => Some(*part as f64 / (*whole).max(1) as f64),
            Self::Date(day) => {
                let before = NaiveDate::from_ymd_opt(1899, 12, 30).unwrap_or(NaiveDate::MIN);
                Some(day.signed_duration_since(before).num_days() as f64)
            }
            Self::Time(time) => Some(f64::from(time.num_seconds_from_midnight()) / 86_400.0),
        }
    }

    /// Returns the width of each line that it shows, in characters, near enough.
    pub(super) fn lines(&self) -> impl Iterator<Item = usize> {
        let (text, width) = match self {
            Self::Empty => ("", None),
            Self::Text(text) => (text.as_str(), None),
            // A point parts each three digits.
            Self::Count(count) => ("", Some(count.checked_ilog10().map_or(1, |most| (most + most / 3 + 1) as usize))),
            Self::Share { .. } => ("", Some("100,0%".len())),
            Self::Date(_) => ("", Some("01/01/2000".len())),
            Self::Time(_) => ("", Some("00:00".len())),
        };
        lines(text).chain(width)
    }
}

/// Returns the width of each line of a text, in characters.
pub(super) fn lines(text: &str) -> impl Iterator<Item = usize> {
    text.lines().map(|line| line.chars().count())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn counts_are_as_wide_as_they_are_shown() {
        for count in [0, 9, 10, 999, 1_000, 99_999, 999_999, 1_000_000] {
            let shown = crate::lang::number::grouped(count).chars().count();
            assert_eq!(Cell::Count(count).lines().collect::<Vec<_>>(), [shown]);
        }
    }
}

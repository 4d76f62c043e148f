//! How much of a calendar year a period covers, so that a year of which it covers only a part can say so.

use crate::model::Period;
use chrono::NaiveDate;

/// The part of a calendar year that a period covers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Coverage {
    /// No day of it.
    Nothing,
    /// Every day of it.
    Whole,
    /// From that day to the end of the year.
    From(NaiveDate),
    /// From the beginning of the year to that day.
    Until(NaiveDate),
    /// From one day to another, both within the year.
    Between(NaiveDate, NaiveDate),
}

/// Returns the part of `year` that `period` covers.
#[must_use]
pub fn coverage(period: &Period, year: i32) -> Coverage {
    let edges = NaiveDate::from_ymd_opt(year, 1, 1).zip(NaiveDate::from_ymd_opt(year, 12, 31));
    let Some((first, last)) = edges else { return Coverage::Nothing };
    let Some(common) = period.intersection(&Period { from: first, until: Some(last) }) else {
        return Coverage::Nothing;
    };
    match (common.from, common.until.unwrap_or(last)) {
        (from, until) if from == first && until == last => Coverage::Whole,
        (from, until) if until == last => Coverage::From(from),
        (from, until) if from == first => Coverage::Until(until),
        (from, until) => Coverage::Between(from, until),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(year: i32, month: u32, day: u32) -> NaiveDate {
        NaiveDate::from_ymd_opt(year, month, day).expect("a day of the calendar")
    }

    #[test]
    fn a_year_is_covered_in_whole_or_from_or_until_a_day() {
        let pilot = Period { from: day(2023, 2, 20), until: Some(day(2025, 6, 30)) };
        assert_eq!(coverage(&pilot, 2022), Coverage::Nothing);
        assert_eq!(coverage(&pilot, 2023), Coverage::From(day(2023, 2, 20)));
        assert_eq!(coverage(&pilot, 2024), Coverage::Whole);
        assert_eq!(coverage(&pilot, 2025), Coverage::Until(day(2025, 6, 30)));
        assert_eq!(coverage(&pilot, 2026), Coverage::Nothing);
        let short = Period { from: day(2024, 3, 1), until: Some(day(2024, 3, 1)) };
        assert_eq!(coverage(&short, 2024), Coverage::Between(day(2024, 3, 1), day(2024, 3, 1)));
        let open = Period { from: day(2024, 1, 1), until: None };
        assert_eq!(coverage(&open, 2024), Coverage::Whole);
    }
}

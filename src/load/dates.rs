//! Dates, times and month-days as people write them in records.

use crate::diag::DateShape;
use crate::model::MonthDay;
use chrono::{NaiveDate, NaiveTime};
use std::ops::RangeInclusive;

/// Years that a record may name: from the founding of the Party to well after anyone's plans.
pub const YEARS: RangeInclusive<i32> = 1930..=2100;

/// What is wrong with a date.
#[derive(Debug, PartialEq, Eq)]
pub struct DateFault(pub DateShape);

/// Returns the first day that a record may name.
#[must_use]
pub fn first_day() -> NaiveDate {
    NaiveDate::from_ymd_opt(*YEARS.start(), 1, 1).expect("the first of January is in every year")
}

/// Reads an ISO date (`2024-03-05`) or a Vietnamese one (`5/3/2024`, `05-03-2024`: day first).
pub fn date(text: &str) -> Result<NaiveDate, DateFault> {
    let [first, second, third] = parts(text)?;
    let (year, month, day) = if first.len() >= 4 && third.len() <= 2 {
        iso_shape(text, second, third)?;
        (first, second, third)
    } else {
        vietnamese_shape(first, second, third)?;
        (third, second, first)
    };
    let number = |part: &str| part.parse::<u32>().map_err(|_| DateFault(DateShape::YearOutOfRange));
    let year = i32::try_from(number(year)?).unwrap_or(i32::MAX);
    if !YEARS.contains(&year) {
        return Err(DateFault(DateShape::YearOutOfRange));
    }
    NaiveDate::from_ymd_opt(year, number(month)?, number(day)?).ok_or(DateFault(DateShape::NotInCalendar))
}

/// Splits a date at its two signs.
fn parts(text: &str) -> Result<[&str; 3], DateFault> {
    let is_sign = |letter: char| letter == '-' || letter == '/';
    let mut parts = text.split(is_sign);
    let found = [parts.next(), parts.next(), parts.next()];
    let ([Some(first), Some(second), Some(third)], None) = (found, parts.next()) else {
        return Err(DateFault(DateShape::NotADate));
    };
    let is_number = |part: &str| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit());
    if ![first, second, third].into_iter().all(is_number) {
        return Err(DateFault(DateShape::NotADate));
    }
    let mut signs = text.chars().filter(|letter| is_sign(*letter));
    if signs.next() != signs.next() {
        return Err(DateFault(DateShape::MixedSigns));
    }
    Ok([first, second, third])
}

fn iso_shape(text: &str, month: &str, day: &str) -> Result<(), DateFault> {
    if text.contains('/') || month.len() > 2 {
        return Err(DateFault(DateShape::NotADate));
    }
    if month.len() == 1 || day.len() == 1 {
        return Err(DateFault(DateShape::OneDigit));
    }
    Ok(())
}

fn vietnamese_shape(day: &str, month: &str, year: &str) -> Result<(), DateFault> {
    if day.len() > 2 || month.len() > 2 {
        return Err(DateFault(DateShape::NotADate));
    }
    match year.len() {
        1..=3 => Err(DateFault(DateShape::ShortYear)),
        4 => Ok(()),
        _ => Err(DateFault(DateShape::YearOutOfRange)),
    }
}

/// Reads `HH:MM` or `H:MM` up to 23:59.
#[must_use]
pub fn time(text: &str) -> Option<NaiveTime> {
    let (hour, minute) = text.split_once(':')?;
    let is_number = |part: &str| part.bytes().all(|byte| byte.is_ascii_digit());
    if !(1..=2).contains(&hour.len()) || minute.len() != 2 || !is_number(hour) || !is_number(minute) {
        return None;
    }
    NaiveTime::from_hms_opt(hour.parse().ok()?, minute.parse().ok()?, 0)
}

/// Reads `MM-DD`; `02-29` is one.
#[must_use]
pub fn month_day(text: &str) -> Option<MonthDay> {
    let (month, day) = text.split_once('-')?;
    let is_pair = |part: &str| part.len() == 2 && part.bytes().all(|byte| byte.is_ascii_digit());
    if !is_pair(month) || !is_pair(day) {
        return None;
    }
    let (month, day) = (month.parse().ok()?, day.parse().ok()?);
    // Any leap year will do.
    NaiveDate::from_ymd_opt(2024, month, day)?;
    Some(MonthDay { month, day })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn reads(text: &str, expected: &str) {
        let found = match date(text) {
            Ok(date) => date.to_string(),
            Err(DateFault(shape)) => format!("{shape:?}"),
        };
        assert_eq!(found, expected, "{text}");
    }

    #[test]
    fn a_date_is_iso_or_vietnamese() {
        reads("2024-03-05", "2024-03-05");
        reads("5/3/2024", "2024-03-05");
        reads("05-03-2024", "2024-03-05");
        reads("29/2/2024", "2024-02-29");
        reads("2100-12-31", "2100-12-31");
        reads("1930-01-01", "1930-01-01");
    }

    #[test]
    fn a_bad_date_says_what_is_wrong_with_it() {
        reads("2024-3-05", "OneDigit");
        reads("2024-03-5", "OneDigit");
        reads("5/3/24", "ShortYear");
        reads("24-03-05", "ShortYear");
        reads("5/3/224", "ShortYear");
        reads("5/3-2024", "MixedSigns");
        reads("2024-03/05", "MixedSigns");
        reads("2025-02-29", "NotInCalendar");
        reads("2025-02-31", "NotInCalendar");
        reads("31/4/2025", "NotInCalendar");
        reads("2025-13-01", "NotInCalendar");
        reads("1929-12-31", "YearOutOfRange");
        reads("2101-01-01", "YearOutOfRange");
        reads("99999-01-01", "YearOutOfRange");
        reads("1/1/99999", "YearOutOfRange");
        reads(&format!("{}-01-01", "9".repeat(400)), "YearOutOfRange");
        for text in ["", "hôm nay", "2024", "2024-03", "2024/03/05", "2024-03-05T08:00", "5.3.2024", "+5/3/2024"] {
            reads(text, "NotADate");
        }
        for text in ["2024-003-05", "--", "1-2-3-4", " 2024-03-05", "٢٠٢٤-٠٣-٠٥", "123/1/2024"] {
            reads(text, "NotADate");
        }
    }

    #[test]
    fn a_time_is_hours_and_minutes_and_never_a_number_in_base_60() {
        let shown = |text| time(text).map(|time| time.to_string());
        assert_eq!(shown("08:00").as_deref(), Some("08:00:00"));
        assert_eq!(shown("8:30").as_deref(), Some("08:30:00"));
        assert_eq!(shown("23:59").as_deref(), Some("23:59:00"));
        assert_eq!(shown("0:00").as_deref(), Some("00:00:00"));
        for bad in ["24:00", "23:60", "8h30", "830", "8:3", "08:00:00", "-8:00", "+8:00", ":30", "8:", "008:00"] {
            assert_eq!(shown(bad), None, "{bad}");
        }
    }

    #[test]
    fn a_month_day_has_two_digits_each() {
        assert_eq!(month_day("01-31"), Some(MonthDay { month: 1, day: 31 }));
        assert_eq!(month_day("02-29"), Some(MonthDay { month: 2, day: 29 }));
        for bad in ["1-31", "01-1", "02-30", "13-01", "00-10", "31-01", "31/01", "2024-01-31", "01-31-", ""] {
            assert_eq!(month_day(bad), None, "{bad}");
        }
    }
}

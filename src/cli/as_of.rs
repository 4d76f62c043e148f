//! The day as of which everything is judged: the only place in the program that knows a today.
//!
//! The command line's day comes first, then the one in `cong.yaml`, then `SOURCE_DATE_EPOCH`, then today at +07:00.

use super::words::Trouble;
use crate::compile::{Inputs, as_of_in_settings};
use crate::model::AsOf;
use chrono::{DateTime, NaiveDate};
use std::time::{SystemTime, UNIX_EPOCH};

/// Offset of Vietnam's clocks, in seconds; there is no summer time.
const OFFSET: i64 = 7 * 3600;

/// Name of the variable by which builders of packages fix the day.
const EPOCH: &str = "SOURCE_DATE_EPOCH";

/// Returns the as-of date for `inputs`, given what the command line says.
pub(super) fn as_of(argument: Option<&str>, inputs: &Inputs) -> Result<AsOf, Trouble> {
    if let Some(text) = argument {
        return date(text).map(AsOf).ok_or_else(|| Trouble::BadAsOf { text: text.to_owned() });
    }
    if let Some(as_of) = as_of_in_settings(inputs) {
        return Ok(as_of);
    }
    match std::env::var(EPOCH) {
        Ok(text) if !text.is_empty() => {
            let seconds = text.parse().ok();
            let day = seconds.and_then(day_of).ok_or(Trouble::BadEpoch { text })?;
            Ok(AsOf(day))
        }
        _ => Ok(AsOf(today())),
    }
}

/// Returns today at +07:00.
pub(super) fn today() -> NaiveDate {
    // A clock set before 1970 is as good as none.
    let since = SystemTime::now().duration_since(UNIX_EPOCH).map_or(0, |since| since.as_secs());
    i64::try_from(since).ok().and_then(day_of).unwrap_or_default()
}

/// Returns the time of day at +07:00, as `14:02:07`.
pub(super) fn time_of_day() -> String {
    let since = SystemTime::now().duration_since(UNIX_EPOCH).map_or(0, |since| since.as_secs());
    let seconds = (since + OFFSET.unsigned_abs()) % 86_400;
    format!("{:02}:{:02}:{:02}", seconds / 3600, seconds / 60 % 60, seconds % 60)
}

/// Returns this moment at +07:00, as `2025-06-30T14:02:07+07:00`.
pub(super) fn moment() -> String {
    format!("{}T{}+07:00", today().format("%Y-%m-%d"), time_of_day())
}

fn day_of(seconds: i64) -> Option<NaiveDate> {
    Some(DateTime::from_timestamp(seconds.checked_add(OFFSET)?, 0)?.date_naive())
}

/// Reads `2025-06-30`, `30/6/2025` or `30-06-2025`, as records are read; years 1930 to 2100.
fn date(text: &str) -> Option<NaiveDate> {
    let sign = if text.contains('/') { '/' } else { '-' };
    let parts: Vec<&str> = text.trim().split(sign).collect();
    let [first, second, third] = parts[..] else { return None };
    let lengths = (first.len(), second.len(), third.len());
    let (year, month, day) = match lengths {
        (4, 2, 2) if sign == '-' => (first, second, third),
        (1..=2, 1..=2, 4) => (third, second, first),
        _ => return None,
    };
    let number =
        |part: &str| part.bytes().all(|byte| byte.is_ascii_digit()).then(|| part.parse::<u32>().ok()).flatten();
    let year = number(year).filter(|year| (1930..=2100).contains(year))?;
    NaiveDate::from_ymd_opt(i32::try_from(year).ok()?, number(month)?, number(day)?)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_are_read_as_in_records() {
        for good in ["2025-06-30", "30/6/2025", "30-06-2025", "30/06/2025", " 2025-06-30 "] {
            assert_eq!(date(good), NaiveDate::from_ymd_opt(2025, 6, 30), "{good}");
        }
        for bad in ["", "2025-6-30", "30/6/25", "2025/06/30", "31/6/2025", "30-6/2025", "1929-01-01", "+1/01/2025", "x"]
        {
            assert_eq!(date(bad), None, "{bad}");
        }
    }

    #[test]
    fn a_day_begins_at_midnight_in_vietnam() {
        // 30 June 2025, 16:59:59 and 17:00:00 in universal time.
        assert_eq!(day_of(1_751_302_799), NaiveDate::from_ymd_opt(2025, 6, 30));
        assert_eq!(day_of(1_751_302_800), NaiveDate::from_ymd_opt(2025, 7, 1));
        assert_eq!(day_of(i64::MAX), None);
    }
}

//! Dates and times as Vietnamese readers write them.
//!
//! Civil dates only, Gregorian, day first. The glossary's padding of long dates: the day below ten and the months 1
//! and 2 carry a nought, the months 3 to 9 do not.

use super::number::roman;
use chrono::{Datelike, NaiveDate, NaiveTime, Timelike, Weekday};

/// Returns a date as `20/02/2023`.
#[must_use]
pub fn short(date: NaiveDate) -> String {
    let mut text = String::with_capacity("20/02/2023".len());
    push_day_month(&mut text, date);
    text.push('/');
    push_year(&mut text, date);
    text
}

/// Returns a date without its year, as `05/07`.
#[must_use]
pub fn day_month(date: NaiveDate) -> String {
    let mut text = String::with_capacity("05/07".len());
    push_day_month(&mut text, date);
    text
}

/// Returns a date as documents write it: `ngày 20 tháng 02 năm 2023`, `ngày 27 tháng 5 năm 2026`.
#[must_use]
pub fn long(date: NaiveDate) -> String {
    format!("ngày {:02} {}", date.day(), month_year(date))
}

/// Returns the month of a date: `tháng 7 năm 2025`, `tháng 02 năm 2023`.
#[must_use]
pub fn month_year(date: NaiveDate) -> String {
    format!("{} năm {}", month(date), date.year())
}

/// Returns the month of a date without its year: `tháng 7`, `tháng 02`.
#[must_use]
pub fn month(date: NaiveDate) -> String {
    match date.month() {
        early @ 1..=2 => format!("tháng {early:02}"),
        later => format!("tháng {later}"),
    }
}

/// Returns the day of the week: `Thứ Hai` … `Thứ Bảy`, `Chủ nhật`.
#[must_use]
pub fn weekday(date: NaiveDate) -> &'static str {
    match date.weekday() {
        Weekday::Mon => "Thứ Hai",
        Weekday::Tue => "Thứ Ba",
        Weekday::Wed => "Thứ Tư",
        Weekday::Thu => "Thứ Năm",
        Weekday::Fri => "Thứ Sáu",
        Weekday::Sat => "Thứ Bảy",
        Weekday::Sun => "Chủ nhật",
    }
}

/// Heads of the days of a week that begins on Monday.
pub const WEEK: [&str; 7] = ["T2", "T3", "T4", "T5", "T6", "T7", "CN"];

/// Returns the day of the week for tight places: `T2` … `T7`, `CN`.
#[must_use]
pub fn weekday_short(date: NaiveDate) -> &'static str {
    WEEK[date.weekday().num_days_from_monday() as usize]
}

/// Returns a time of day: `8 giờ`, `8 giờ 30`, `14 giờ 05`.
#[must_use]
pub fn time(time: NaiveTime) -> String {
    let mut text = [&time.hour().to_string(), " giờ"].concat();
    if time.minute() > 0 {
        text.push(' ');
        push_two(&mut text, time.minute());
    }
    text
}

/// Returns the number of the quarter in which `date` lies, 1 to 4.
#[must_use]
pub fn quarter_of(date: NaiveDate) -> u32 {
    date.month0() / 3 + 1
}

/// Returns the quarter in which `date` lies: `quý II năm 2025`.
#[must_use]
pub fn quarter(date: NaiveDate) -> String {
    format!("quý {} năm {}", roman(quarter_of(date)), date.year())
}

/// Returns a date as machines write it: `2023-02-20`.
#[must_use]
pub fn iso(date: NaiveDate) -> String {
    let mut text = String::with_capacity("2023-02-20".len());
    push_iso(&mut text, date);
    text
}

/// Writes a date as machines write it.
pub fn push_iso(text: &mut String, date: NaiveDate) {
    push_year(text, date);
    text.push('-');
    push_two(text, date.month());
    text.push('-');
    push_two(text, date.day());
}

fn push_day_month(text: &mut String, date: NaiveDate) {
    push_two(text, date.day());
    text.push('/');
    push_two(text, date.month());
}

/// Writes the year of a date with at least four digits.
pub fn push_year(text: &mut String, date: NaiveDate) {
    match u32::try_from(date.year()) {
        Ok(year @ 0..=9999) => {
            push_two(text, year / 100);
            push_two(text, year % 100);
        }
        _ => text.push_str(&format!("{:04}", date.year())),
    }
}

/// Writes a number below 100 with two digits: by hand, as every page has dozens of dates.
pub fn push_two(text: &mut String, number: u32) {
    text.push(char::from(b'0' + (number / 10 % 10) as u8));
    text.push(char::from(b'0' + (number % 10) as u8));
}

/// Returns a stretch of days, both ends included: `từ 20/02/2023 đến 30/06/2025`, `từ 20/02/2023`, `ngày 05/03/2024`.
#[must_use]
pub fn period(from: NaiveDate, until: Option<NaiveDate>) -> String {
    match until {
        Some(until) if until == from => format!("ngày {}", short(from)),
        Some(until) => format!("từ {} đến {}", short(from), short(until)),
        None => format!("từ {}", short(from)),
    }
}

/// Returns how far a last day is away: `còn 2 ngày`, `hạn hôm nay`, `quá hạn 3 ngày` for a negative number.
#[must_use]
pub fn days_left(days: i64) -> String {
    match days {
        0 => "hạn hôm nay".to_owned(),
        1.. => format!("còn {days} ngày"),
        _ => format!("quá hạn {} ngày", days.unsigned_abs()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> NaiveDate {
        text.parse().expect("a date of a test")
    }

    #[test]
    fn dates_are_written_the_vietnamese_way() {
        for (date, short_form, long_form, month_form) in [
            ("2023-02-20", "20/02/2023", "ngày 20 tháng 02 năm 2023", "tháng 02 năm 2023"),
            ("2026-05-27", "27/05/2026", "ngày 27 tháng 5 năm 2026", "tháng 5 năm 2026"),
            ("2024-01-01", "01/01/2024", "ngày 01 tháng 01 năm 2024", "tháng 01 năm 2024"),
            ("2024-03-09", "09/03/2024", "ngày 09 tháng 3 năm 2024", "tháng 3 năm 2024"),
            ("2024-09-10", "10/09/2024", "ngày 10 tháng 9 năm 2024", "tháng 9 năm 2024"),
            ("2024-12-31", "31/12/2024", "ngày 31 tháng 12 năm 2024", "tháng 12 năm 2024"),
        ] {
            assert_eq!(short(day(date)), short_form);
            assert_eq!(long(day(date)), long_form);
            assert_eq!(month_year(day(date)), month_form);
            assert_eq!(iso(day(date)), date);
        }
        assert_eq!(day_month(day("2025-07-05")), "05/07");
    }

    #[test]
    fn weeks_begin_with_thu_hai() {
        let week = (30..=30).map(|_| day("2025-06-30")).chain((1..=6).map(|d| day(&format!("2025-07-0{d}"))));
        let names: Vec<_> = week.map(|date| (weekday(date), weekday_short(date))).collect();
        assert_eq!(
            names,
            [
                ("Thứ Hai", "T2"),
                ("Thứ Ba", "T3"),
                ("Thứ Tư", "T4"),
                ("Thứ Năm", "T5"),
                ("Thứ Sáu", "T6"),
                ("Thứ Bảy", "T7"),
                ("Chủ nhật", "CN"),
            ]
        );
    }

    #[test]
    fn times_leave_out_the_full_hour() {
        for (hour, minute, text) in [(8, 0, "8 giờ"), (8, 30, "8 giờ 30"), (14, 5, "14 giờ 05"), (0, 0, "0 giờ")]
        {
            let at = NaiveTime::from_hms_opt(hour, minute, 0).expect("a time of a test");
            assert_eq!(time(at), text);
        }
    }

    #[test]
    fn quarters_are_roman() {
        for (date, text) in [
            ("2025-01-01", "quý I năm 2025"),
            ("2025-03-31", "quý I năm 2025"),
            ("2025-04-01", "quý II năm 2025"),
            ("2025-09-30", "quý III năm 2025"),
            ("2025-12-31", "quý IV năm 2025"),
        ] {
            assert_eq!(quarter(day(date)), text);
        }
    }

    #[test]
    fn periods_say_both_ends_where_there_are_two() {
        let from = day("2023-02-20");
        assert_eq!(period(from, Some(day("2025-06-30"))), "từ 20/02/2023 đến 30/06/2025");
        assert_eq!(period(from, None), "từ 20/02/2023");
        assert_eq!(period(from, Some(from)), "ngày 20/02/2023");
    }

    #[test]
    fn days_left_tell_before_on_and_after() {
        for (days, text) in
            [(-3, "quá hạn 3 ngày"), (-1, "quá hạn 1 ngày"), (0, "hạn hôm nay"), (1, "còn 1 ngày"), (2, "còn 2 ngày")]
        {
            assert_eq!(days_left(days), text);
        }
    }
}

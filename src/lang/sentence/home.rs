//! The first sentences of the portal: where the caps stand and what has to be done.

use super::{count, of_all, on};
use crate::lang::NBSP;
use chrono::NaiveDate;

/// What the home page begins with.
#[derive(Clone, Copy, Debug)]
pub struct Home {
    /// Units that take part.
    pub units: usize,
    /// Of those, beyond a cap.
    pub over: usize,
    /// Of those, at a cap and beyond none.
    pub at_cap: usize,
    /// The year.
    pub year: i32,
    /// Matters to be settled up to and including `until`.
    pub open_matters: usize,
    /// Of those, due on the as-of day.
    pub due_today: usize,
    /// Of those, past their last day.
    pub overdue: usize,
    /// Last due date among them; none when there are none.
    pub until: Option<NaiveDate>,
}

/// Returns the state of the caps and of the open matters.
#[must_use]
pub fn home_lead(home: Home) -> String {
    if home.units == 0 {
        return "Chưa có đơn vị nào tham gia thí điểm.".to_owned();
    }
    format!("{} {}", caps(home), matters(home))
}

/// Returns the line below the number of units within their caps: `1 đạt mức tối đa, 0 vượt`.
#[must_use]
pub fn cap_line(at_cap: usize, over: usize) -> String {
    format!("{at_cap} đạt mức tối đa, {over}{NBSP}vượt")
}

fn caps(home: Home) -> String {
    let Home { units, over, at_cap, year, .. } = home;
    match (over, at_cap) {
        (0, 0) => format!("Không đơn vị nào vượt giới hạn hay dùng hết số buổi của năm {year}."),
        (0, _) => {
            format!(
                "Không đơn vị nào vượt giới hạn; {} đã dùng hết số buổi của năm {year}.",
                of_all(at_cap, units, "đơn vị")
            )
        }
        (_, 0) => format!("{} đã vượt giới hạn của năm {year}.", capital(&of_all(over, units, "đơn vị"))),
        (_, _) => format!(
            "{} đã vượt giới hạn của năm {year}; {} khác đã dùng hết số buổi.",
            capital(&of_all(over, units, "đơn vị")),
            count(at_cap, "đơn vị")
        ),
    }
}

fn matters(home: Home) -> String {
    let Home { open_matters, due_today, overdue, until, .. } = home;
    let Some(until) = until.filter(|_| open_matters > 0) else {
        return "Không có việc nào đang chờ quyết định.".to_owned();
    };
    let open = count(open_matters, "việc");
    if overdue >= open_matters {
        return format!("Có {open} đã quá hạn.");
    }
    let late = match overdue {
        0 => String::new(),
        some => format!(", {} đã quá hạn", count(some, "việc")),
    };
    match due_today {
        all if all >= open_matters => format!("Hôm nay có {open} phải xong."),
        0 => format!("Đến {} có {open} phải xong{late}.", on(until)),
        some => format!("Đến {} có {open} phải xong, {} hạn hôm nay{late}.", on(until), count(some, "việc")),
    }
}

fn capital(text: &str) -> String {
    crate::lang::words::as_sentence(text)
}

#[cfg(test)]
mod tests {
    use super::super::tests::{day, shown};
    use super::*;

    const CALM: Home =
        Home { units: 8, over: 0, at_cap: 0, year: 2025, open_matters: 0, due_today: 0, overdue: 0, until: None };

    #[track_caller]
    fn check(home: Home, text: &str) {
        assert_eq!(shown(&home_lead(home)), text);
    }

    #[test]
    fn caps_come_first() {
        let nothing = "Không có việc nào đang chờ quyết định.";
        check(CALM, &format!("Không đơn vị nào vượt giới hạn hay dùng hết số buổi của năm 2025. {nothing}"));
        check(
            Home { at_cap: 1, ..CALM },
            &format!("Không đơn vị nào vượt giới hạn; 01 trong 08 đơn vị đã dùng hết số buổi của năm 2025. {nothing}"),
        );
        check(
            Home { at_cap: 8, ..CALM },
            &format!("Không đơn vị nào vượt giới hạn; cả 08 đơn vị đã dùng hết số buổi của năm 2025. {nothing}"),
        );
        check(Home { over: 1, ..CALM }, &format!("01 trong 08 đơn vị đã vượt giới hạn của năm 2025. {nothing}"));
        check(
            Home { over: 2, at_cap: 3, ..CALM },
            &format!("02 trong 08 đơn vị đã vượt giới hạn của năm 2025; 03 đơn vị khác đã dùng hết số buổi. {nothing}"),
        );
        check(Home { over: 8, ..CALM }, &format!("Cả 08 đơn vị đã vượt giới hạn của năm 2025. {nothing}"));
        check(Home { units: 0, ..CALM }, "Chưa có đơn vị nào tham gia thí điểm.");
    }

    #[test]
    fn matters_name_the_last_day_and_those_of_today() {
        let caps = "Không đơn vị nào vượt giới hạn hay dùng hết số buổi của năm 2025.";
        let busy = Home { open_matters: 4, until: Some(day("2025-07-05")), ..CALM };
        check(busy, &format!("{caps} Đến ngày~05/07 có 04 việc phải xong."));
        check(
            Home { due_today: 1, ..busy },
            &format!("{caps} Đến ngày~05/07 có 04 việc phải xong, 01 việc hạn hôm nay."),
        );
        check(Home { due_today: 4, ..busy }, &format!("{caps} Hôm nay có 04 việc phải xong."));
        check(Home { overdue: 4, ..busy }, &format!("{caps} Có 04 việc đã quá hạn."));
        check(
            Home { due_today: 1, overdue: 2, ..busy },
            &format!("{caps} Đến ngày~05/07 có 04 việc phải xong, 01 việc hạn hôm nay, 02 việc đã quá hạn."),
        );
    }

    #[test]
    fn the_line_of_the_caps_does_not_break_before_its_last_word() {
        assert_eq!(shown(&cap_line(1, 0)), "1 đạt mức tối đa, 0~vượt");
    }
}

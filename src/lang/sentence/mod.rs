//! Sentences of pages, in Vietnamese: figures in, one or two sentences out.
//!
//! Each function takes plain numbers, dates and names and is right for none, one and many. Counts in them are padded
//! below ten, as prose has it; short dates hold together by a no-break space.

mod calendar;
mod change;
mod chart;
mod compliance;
mod document;
mod edition;
mod empty;
mod event;
mod gathered;
mod home;
mod meeting;
mod regulation;
mod seal;
mod search;
mod strip;
mod unit;
mod year;

pub use calendar::{Month, calendar_lead, month_lead};
pub use change::{change, points_change};
pub use chart::{
    AXIS_UNIT_MEETINGS, FormCounts, RatePoint, YearCounts, axis_begins_at, caps_title, findings_title, forms_desc,
    forms_title, rate_title, rates_desc, years_title,
};
pub use compliance::{Compliance, compliance_lead, rule_lead, verdicts_met};
pub use document::{Lessons, NO_PDF, Reports, guidance_lead, lessons_lead, reports_lead};
pub use edition::{
    CapChanged, cap_changed, finding_mended, finding_raised, meeting_changed, records_changed, unit_joined,
};
pub use empty::{held_later, left_out, no_comments, no_documents, no_findings, no_meetings, no_reports};
pub use event::{
    Due, Stand, calendar_about, calendar_name, event_due, event_illustrative, event_items, event_moved, event_rule,
    event_sessions, event_title,
};
pub use gathered::{
    Gathered, changes_lead, index_lead, lesson_parts, meetings_left_out, pages_left_out, trivial_entries,
};
pub use home::{Home, cap_line, home_lead};
pub use meeting::{LogBook, OneMeeting, Summary, logbook_lead, meeting_lead, summary_lead};
pub use regulation::regulation_lead;
pub use seal::{
    ADDED, CORRECTED, REMOVED, SEAL_BROKEN, SealState, and_more, grounds_of, labelled, seal_lead, seal_lifted,
};
pub use search::{SEARCH_WORDS, SearchKind, calendar_of, compliance_of, dated, lessons_of, log_book_of, summary_of};
pub use strip::{StripMonth, strip_desc, strip_note};
pub use unit::{Emphasis, Left, Units, unit_gone, unit_lead, unit_left, units_lead};
pub use year::{Kept, deadlines_note, left_out_of_year, left_out_of_years, no_findings_in_year, verdicts_of};

use super::NBSP;
use super::date::{day_month, short};
use super::number::prose;
use chrono::NaiveDate;

/// Returns a count with its noun: `05 đơn vị`.
fn count(number: usize, noun: &str) -> String {
    format!("{} {noun}", prose(number))
}

/// Returns `ngày 05/07`, held together.
fn on(date: NaiveDate) -> String {
    format!("ngày{NBSP}{}", day_month(date))
}

/// Returns `ngày 05/07/2025`, held together.
fn on_full(date: NaiveDate) -> String {
    format!("ngày{NBSP}{}", short(date))
}

/// Returns a share of several: `01 trong 08 đơn vị`, `cả 08 đơn vị`, `01 đơn vị` where there is only one.
fn of_all(number: usize, all: usize, noun: &str) -> String {
    match (number, all) {
        (1, 1) => count(1, noun),
        _ if number == all => format!("cả {}", count(all, noun)),
        _ => format!("{} trong {}", prose(number), count(all, noun)),
    }
}

/// Returns the parts parted by commas and `và`: `a`, `a và b`, `a, b và c`.
fn joined(parts: &[String]) -> String {
    match parts {
        [] => String::new(),
        [one] => one.clone(),
        [first @ .., last] => format!("{} và {last}", first.join(", ")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Reads a date of a test.
    pub(super) fn day(text: &str) -> NaiveDate {
        text.parse().expect("a date of a test")
    }

    /// Shows no-break spaces as `~`.
    pub(super) fn shown(text: &str) -> String {
        text.replace(NBSP, "~")
    }

    #[test]
    fn shares_name_one_some_and_all() {
        for (number, all, text) in
            [(0, 8, "0 trong 08 đơn vị"), (1, 8, "01 trong 08 đơn vị"), (8, 8, "cả 08 đơn vị"), (1, 1, "01 đơn vị")]
        {
            assert_eq!(of_all(number, all, "đơn vị"), text);
        }
    }

    #[test]
    fn lists_end_with_va() {
        let parts = ["a", "b", "c"].map(str::to_owned);
        assert_eq!([0, 1, 2, 3].map(|n| joined(&parts[..n])), ["", "a", "a và b", "a, b và c"]);
    }
}

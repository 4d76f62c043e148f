//! The grid of a month: weeks from Monday to Sunday, each day with its meetings.

use super::agenda::Keys;
use super::parts::meeting_icon;
use super::{Here, Scene, address};
use crate::lang::words;
use crate::model::{Meeting, Standing};
use chrono::{Datelike, Days, NaiveDate};
use serde::Serialize;

/// A month as a grid.
#[derive(Serialize)]
pub struct MonthGrid {
    /// "Tháng 7 năm 2025".
    pub label: String,
    /// "Tháng 7".
    pub brief: String,
    /// Anchor of its heading.
    pub anchor: String,
    /// Weeks of seven days.
    pub weeks: Vec<Vec<DayCell>>,
}

/// A day of the grid.
#[derive(Serialize)]
pub struct DayCell {
    /// "3", outside the month "30/6".
    pub label: String,
    /// Whether it lies outside the month.
    pub is_out: bool,
    /// Whether it is the as-of day.
    pub is_today: bool,
    /// Its meetings, or the first few.
    pub entries: Vec<Entry>,
    /// How many more there are.
    pub more: usize,
}

/// A meeting in the grid.
#[derive(Serialize)]
pub struct Entry {
    /// Symbol.
    pub icon: &'static str,
    /// Class of the symbol.
    pub class: &'static str,
    /// Unit, form, and state if it is not as planned.
    pub text: String,
    /// Page of the meeting.
    pub href: String,
    /// Id of the unit, for filters.
    pub unit: String,
    /// Ids of the officers, for filters.
    pub officers: String,
    /// What is missing, for filters.
    pub lacks: &'static str,
}

/// Most meetings of a day that are shown.
const SHOWN: usize = 4;

/// Returns the first day of the month after that of `day`.
#[must_use]
pub fn next(day: NaiveDate) -> NaiveDate {
    let first = day.with_day(1).unwrap_or(day);
    first.checked_add_months(chrono::Months::new(1)).unwrap_or(first)
}

/// Draws the month of `day` with those of `meetings`, in their order, that fall into its weeks.
#[must_use]
pub fn grid(scene: &Scene<'_>, here: &Here, day: NaiveDate, meetings: &[&Meeting]) -> MonthGrid {
    let first = day.with_day(1).unwrap_or(day);
    let after = next(first);
    let begin = first - Days::new(u64::from(first.weekday().num_days_from_monday()));
    let days = (after - begin).num_days();
    let weeks = (days + 6) / 7;
    let cell = |at: i64| {
        let day = begin + Days::new(at.unsigned_abs());
        cell(scene, here, day, first, on_day(meetings, day))
    };
    MonthGrid {
        label: format!("Tháng {} năm {}", first.month(), first.year()),
        brief: format!("Tháng {}", first.month()),
        anchor: format!("luoi-{}-{:02}", first.year(), first.month()),
        weeks: (0..weeks).map(|week| (week * 7..week * 7 + 7).map(cell).collect()).collect(),
    }
}

/// Returns those of `meetings`, which are ordered by day, that fall on `day`.
fn on_day<'a, 'm>(meetings: &'a [&'m Meeting], day: NaiveDate) -> &'a [&'m Meeting] {
    let begin = meetings.partition_point(|meeting| meeting.date < day);
    let end = meetings.partition_point(|meeting| meeting.date <= day);
    &meetings[begin..end]
}

fn cell(scene: &Scene<'_>, here: &Here, day: NaiveDate, first: NaiveDate, meetings: &[&Meeting]) -> DayCell {
    let is_out = (day.year(), day.month()) != (first.year(), first.month());
    // Meetings of the pilot come first where a day has more than fit.
    let mut order: Vec<&Meeting> = meetings.to_vec();
    if order.len() > SHOWN {
        order.sort_by_key(|meeting| meeting.form.pilot().is_none());
    }
    let shown = if is_out { 0 } else { SHOWN };
    DayCell {
        label: if is_out { format!("{}/{}", day.day(), day.month()) } else { day.day().to_string() },
        is_out,
        is_today: day == scene.as_of(),
        more: if is_out { 0 } else { order.len().saturating_sub(SHOWN) },
        entries: order.into_iter().take(shown).filter_map(|meeting| entry(scene, here, meeting)).collect(),
    }
}

fn entry(scene: &Scene<'_>, here: &Here, meeting: &Meeting) -> Option<Entry> {
    let unit = scene.unit(&meeting.unit)?;
    let form = words::in_sentence(words::form(meeting.form));
    let state = match scene.facts.known.standing(meeting) {
        Standing::Postponed => ", hoãn",
        Standing::Cancelled => ", hủy",
        Standing::Stale => ", chưa ghi kết quả",
        Standing::Held | Standing::HeldLater | Standing::Today | Standing::Ahead => "",
    };
    let (icon, class) = match scene.facts.known.standing(meeting) {
        Standing::Postponed | Standing::Cancelled => meeting_icon(meeting),
        _ => super::parts::form_icon(meeting.form),
    };
    let text = [unit.brief(), ", ", &form, state].concat();
    let Keys { unit, officers, lacks } = Keys::of(scene, meeting);
    Some(Entry { icon, class, text, href: here.to(&address::meeting(meeting)), unit, officers, lacks })
}

//! The lines of a year in the calendar: hundreds, so each holds no more than it shows.

use crate::lang::{date, words};
use crate::model::{Meeting, Status};
use crate::plan::agenda::{self, Keys};
use crate::plan::parts::{Tag, form_icon};
use crate::plan::{Here, Scene, address};
use serde::Serialize;

/// A meeting in the list of a year.
#[derive(Serialize)]
pub struct Line {
    /// Id of the unit, for the filter.
    pub unit: String,
    /// Ids of the officers, for the filter.
    pub officers: String,
    /// What is missing, for the filter.
    pub lacks: &'static str,
    /// Day, for machines.
    pub iso: String,
    /// "05/07".
    pub day: String,
    /// "Thứ Hai".
    pub weekday: &'static str,
    /// "8 giờ 30", where a start is known.
    pub time: Option<String>,
    /// Page of the meeting.
    pub href: String,
    /// Name of the unit.
    pub name: String,
    /// Symbol of the form.
    pub icon: &'static str,
    /// Class of the symbol.
    pub class: &'static str,
    /// Form.
    pub form: &'static str,
    /// State.
    pub states: Vec<Tag>,
}

impl Line {
    /// Shows `meeting` on the page `here`.
    pub(super) fn new(scene: &Scene<'_>, here: &Here, meeting: &Meeting) -> Option<Self> {
        let Keys { unit, officers, lacks } = Keys::of(scene, meeting);
        let (icon, class) = form_icon(meeting.form);
        Some(Self {
            unit,
            officers,
            lacks,
            iso: date::iso(meeting.date),
            day: date::day_month(meeting.date),
            weekday: date::weekday(meeting.date),
            time: meeting.start.map(date::time),
            href: here.to(&address::meeting(meeting)),
            name: scene.unit(&meeting.unit)?.brief().to_string(),
            icon,
            class,
            form: words::form(meeting.form),
            states: shortened(agenda::states(scene, meeting)),
        })
    }
}

/// In the list of a year a meeting has one line: of one that is to come only what is out of order is said.
fn shortened(mut states: Vec<Tag>) -> Vec<Tag> {
    let is_over = |state: &Tag| state.word.starts_with("Đã họp") || matches!(state.icon, "put" | "na");
    if !states.iter().any(is_over) {
        states.retain(|state| state.icon == "warn");
        if states.is_empty() {
            states.push(Tag::wait(words::status(Status::Planned)));
        }
    }
    states
}

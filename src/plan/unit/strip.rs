//! The year of a unit as a strip of months, made from the same records as its log.

use crate::model::{Form, Meeting, Standing, Unit};
use crate::plan::Scene;
use crate::plan::chart::{Mark, Strip};
use crate::plan::parts::{form_icon, meeting_icon};
use chrono::Datelike;

/// Draws the year; none when it has no record.
pub(super) fn figure(scene: &Scene<'_>, unit: &Unit, year: i32) -> Option<String> {
    let mut months: [Vec<Mark>; 12] = Default::default();
    let mut meetings: Vec<&Meeting> = scene.meetings(&unit.id, year).iter().collect();
    meetings.sort_by_key(|meeting| (meeting.date.month(), order(scene, meeting)));
    for meeting in &meetings {
        let mark = mark(scene, meeting);
        let month = &mut months[meeting.date.month0() as usize];
        match month.last_mut().filter(|last| last.kind == mark.kind) {
            Some(last) => last.count += 1,
            None => month.push(mark),
        }
    }
    let as_of = scene.as_of();
    let now = (as_of.year() == year).then(|| as_of.month());
    Strip { title: format!("Các buổi sinh hoạt năm {year} theo tháng"), months, now }.figure()
}

/// Online first, as it is what the page is about; what was not held last.
fn order(scene: &Scene<'_>, meeting: &Meeting) -> u8 {
    match (scene.facts.known.standing(meeting), meeting.form) {
        (Standing::Postponed, _) => 4,
        (Standing::Cancelled, _) => 5,
        (_, Form::Online) => 0,
        (_, Form::Hybrid) => 1,
        (_, Form::ByGroup) => 2,
        (_, Form::InPerson) => 3,
    }
}

/// A meeting that was not held shows its state, any other its form, as in the grid of a month.
fn mark(scene: &Scene<'_>, meeting: &Meeting) -> Mark {
    let ((icon, class), kind) = match scene.facts.known.standing(meeting) {
        Standing::Postponed => (meeting_icon(meeting), "hoãn"),
        Standing::Cancelled => (meeting_icon(meeting), "hủy"),
        Standing::Held | Standing::HeldLater | Standing::Stale | Standing::Today | Standing::Ahead => {
            (form_icon(meeting.form), kind(meeting.form))
        }
    };
    Mark { icon, class, kind, count: 1 }
}

fn kind(form: Form) -> &'static str {
    match form {
        Form::InPerson => "trực tiếp",
        Form::Online => "trực tuyến",
        Form::Hybrid => "kết hợp",
        Form::ByGroup => "theo tổ đảng",
    }
}

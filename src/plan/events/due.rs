//! The entries of last days: a whole day each, that takes nobody's time.

use super::{Event, EventStatus, Maker, When, meeting};
use crate::lang::sentence::{self, Due};
use crate::lang::words;
use crate::model::{Meeting, RuleId, Unit};
use crate::plan::{address, deadlines};
use chrono::NaiveDate;

/// Makes the entries of what has still to be done about `meeting`.
pub(super) fn of_meeting(of: &Maker<'_, '_>, meeting: &Meeting, unit: &Unit) -> Vec<Event> {
    let scene = of.scene;
    let open = [
        ("han-dang-ky", Due::Register, RuleId::RegisteredInTime, deadlines::still_to_register(scene, meeting)),
        ("han-gop-y", Due::Comment, RuleId::FeedbackInTime, deadlines::still_to_comment(scene, meeting)),
    ];
    let event = |(kind, due, rule, by): (&str, Due, RuleId, Option<NaiveDate>)| {
        let by = by?;
        let name = meeting::name(scene, meeting, unit);
        let (sequence, stamp) = of.revision(scene.sources.path(meeting.place), meeting.date);
        let title = sentence::event_due(due, unit.brief(), Some((meeting.form, meeting.level, meeting.date)));
        let lines = vec![unit.name.to_string(), sentence::event_rule(rule.as_str())];
        Some(Event {
            uid: of.uid(&format!("{kind}-{name}")),
            sequence,
            stamp,
            ..whole_day(by, title, of.told(lines), address::meeting(meeting))
        })
    };
    open.into_iter().filter_map(event).collect()
}

/// Makes the entries of what the publishing body has still to issue.
pub(super) fn of_body(of: &Maker<'_, '_>) -> impl Iterator<Item = Event> {
    let registry = &of.scene.facts.known.registry;
    let event = move |(rule, year, by): (RuleId, i32, NaiveDate)| {
        let (kind, due) = match rule {
            RuleId::FinalReviewIssued => ("han-tong-ket", Due::Review),
            _ => ("han-danh-gia", Due::Evaluate(year)),
        };
        let title = sentence::event_due(due, &registry.portal.body, None);
        let lines = of.told(vec![sentence::event_rule(rule.as_str())]);
        let regulation = registry.regulations_in_force().next();
        let path = regulation.map_or("", |regulation| of.scene.sources.path(regulation.place));
        let (sequence, stamp) = of.revision(path, by);
        let uid = of.uid(&format!("{kind}-{year}"));
        Event { uid, sequence, stamp, ..whole_day(by, title, lines, address::REPORTS.to_owned()) }
    };
    deadlines::of_body(of.scene).into_iter().map(event)
}

fn whole_day(day: NaiveDate, title: String, lines: Vec<String>, address: String) -> Event {
    Event {
        uid: String::new(),
        sequence: 0,
        stamp: day.into(),
        status: EventStatus::Confirmed,
        when: When::Day(day),
        title,
        lines,
        category: words::DEADLINE,
        address,
        takes_time: false,
    }
}

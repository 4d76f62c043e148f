//! Meetings that are coming, with what is out of order about them.

use super::{
    Here, Scene, address, deadlines, events,
    parts::{DateView, Tag, UnitRef},
};
use crate::lang::{date, number, words};
use crate::model::{Detail, Form, Level, Meeting, RuleId, Standing};
use chrono::NaiveDate;
use serde::Serialize;

/// A meeting of an agenda.
#[derive(Serialize, Clone)]
pub struct AgendaItem {
    /// Day.
    pub date: DateView,
    /// "8 giờ 30", where a start is known.
    pub time: Option<String>,
    /// Unit.
    pub unit: UnitRef,
    /// Page of the meeting.
    pub href: String,
    /// Form.
    pub form: Tag,
    /// Level and subject in a few words.
    pub about: Option<String>,
    /// State: registered, assigned.
    pub states: Vec<Tag>,
    /// A note in place of states.
    pub note: Option<&'static str>,
    /// Anchor on the page.
    pub anchor: Option<String>,
    /// Ids for filters.
    pub keys: Keys,
}

/// What filters find a meeting by, as ids parted by spaces.
#[derive(Serialize, Clone)]
pub struct Keys {
    /// Unit.
    pub unit: String,
    /// Officers in charge of the unit on that day, assigned, or attending.
    pub officers: String,
    /// Of what is due by now, what is missing: `dang-ky`, `phan-cong`.
    pub lacks: &'static str,
}

impl Keys {
    /// Returns the keys of `meeting`.
    #[must_use]
    pub fn of(scene: &Scene<'_>, meeting: &Meeting) -> Self {
        let officers: Vec<&str> = events::followed_by(scene, meeting).into_iter().map(|id| id.as_str()).collect();
        let findings = scene.findings_of(meeting);
        let is_to_come = matches!(scene.facts.known.standing(meeting), Standing::Today | Standing::Ahead);
        let has = |rule: RuleId| is_to_come && findings.iter().any(|finding| finding.rule == rule);
        let lacks = match (has(RuleId::RegisteredInTime), has(RuleId::OfficerAssigned)) {
            (true, true) => "dang-ky phan-cong",
            (true, false) => "dang-ky",
            (false, true) => "phan-cong",
            (false, false) => "",
        };
        Self { unit: meeting.unit.to_string(), officers: officers.join(" "), lacks }
    }
}

impl AgendaItem {
    /// Shows `meeting` on the page `here`.
    #[must_use]
    pub fn new(scene: &Scene<'_>, here: &Here, meeting: &Meeting) -> Option<Self> {
        let states = states(scene, meeting);
        let note = (meeting.form == Form::InPerson && states.is_empty()).then_some("Không thuộc diện đăng ký");
        Some(Self {
            date: meeting.date.into(),
            time: meeting.start.map(date::time),
            unit: UnitRef::of(scene, here, &meeting.unit)?,
            href: here.to(&address::meeting(meeting)),
            form: Tag::form(meeting.form),
            about: about(meeting),
            states,
            note,
            anchor: None,
            keys: Keys::of(scene, meeting),
        })
    }
}

impl AgendaItem {
    /// Shows `meeting` in a few words: the states that are in order become one, the others stay.
    #[must_use]
    pub fn in_brief(scene: &Scene<'_>, here: &Here, meeting: &Meeting) -> Option<Self> {
        let mut item = Self::new(scene, here, meeting)?;
        let is_ready = item.states.len() == 2 && item.states.iter().all(|state| state.class == "tag-ok");
        item.states = match is_ready {
            true => vec![Tag::ok("Đã đăng ký, đã phân công")],
            false => item.states.into_iter().filter(|state| state.class != "tag-ok").collect(),
        };
        let subject = meeting.items.first().filter(|_| !meeting.is_secret).map(|item| item.subject.to_string());
        item.about = subject.or(item.about);
        Some(item)
    }
}

/// Returns level, first subject and number of groups in a few words.
#[must_use]
pub fn about(meeting: &Meeting) -> Option<String> {
    let mut text = String::with_capacity(120);
    let mut add = |parts: &[&str]| {
        text.push_str(if text.is_empty() { "" } else { ", " });
        text.extend(parts.iter().copied());
    };
    if meeting.level == Level::Committee {
        add(&[words::level(meeting.level)]);
    }
    if let Some(item) = meeting.items.first().filter(|_| !meeting.is_secret) {
        add(&[&item.subject]);
    }
    if meeting.items.len() > 1 && !meeting.is_secret {
        add(&["và ", &number::prose(meeting.items.len() as i64 - 1), " nội dung khác"]);
    }
    if !meeting.sessions.is_empty() {
        add(&[&number::prose(meeting.sessions.len() as i64), " tổ đảng"]);
    }
    (!text.is_empty()).then_some(text)
}

/// Returns the states of a meeting ahead: what is in order and what is not.
#[must_use]
pub fn states(scene: &Scene<'_>, meeting: &Meeting) -> Vec<Tag> {
    match scene.facts.known.standing(meeting) {
        Standing::Postponed => return vec![Tag::new("put", "tag-wait", "Hoãn")],
        Standing::Cancelled => return vec![Tag::new("na", "tag-wait", "Hủy")],
        Standing::Stale => return vec![Tag::warn("Quá ngày, chưa ghi kết quả")],
        Standing::Held => return vec![Tag::ok("Đã họp")],
        Standing::HeldLater | Standing::Today | Standing::Ahead => {}
    }
    if meeting.form.pilot().is_none() {
        return Vec::new();
    }
    let findings = scene.findings_of(meeting);
    let has = |rule: RuleId| findings.iter().any(|finding| finding.rule == rule);
    let mut states = vec![registration(scene, meeting), assignment(scene, meeting, has(RuleId::OfficerAssigned))];
    if has(RuleId::PlannedWithinCap) {
        states.insert(0, Tag::warn("Vượt giới hạn nếu vẫn họp"));
    }
    if has(RuleId::NoForbiddenItem) {
        states.insert(0, Tag::warn("Có nội dung không được đưa vào"));
    }
    states
}

fn registration(scene: &Scene<'_>, meeting: &Meeting) -> Tag {
    if let Some(registration) = &meeting.registration {
        return Tag::ok(format!("Đã đăng ký {}", date::day_month(registration.on)));
    }
    let by = deadlines::register_by(scene, meeting);
    let is_found = scene.findings_of(meeting).iter().any(|f| matches!(f.detail, Detail::PlannedNotRegistered { .. }));
    if is_found || by < scene.as_of() {
        Tag::warn(format!("Chưa đăng ký, hạn {}", date::day_month(by)))
    } else {
        Tag::wait(format!("Đăng ký trước {}", date::day_month(by)))
    }
}

fn assignment(scene: &Scene<'_>, meeting: &Meeting, is_missing: bool) -> Tag {
    let registry = &scene.facts.known.registry;
    let titles: Vec<_> =
        meeting.assigned.iter().filter_map(|id| registry.officers.get(id)).map(|o| &*o.title).collect();
    match (titles.is_empty(), is_missing) {
        (false, _) => Tag::ok(format!("Dự: {}", titles.join("; "))),
        (true, true) => Tag::warn("Chưa phân công cán bộ dự"),
        (true, false) => Tag::wait(format!("Phân công trước {}", date::day_month(meeting.date))),
    }
}

/// Lists the meetings of all units that are planned from the as-of day to `until`, by day, start and unit.
#[must_use]
pub fn ahead<'a>(scene: &Scene<'a>, until: NaiveDate) -> Vec<&'a Meeting> {
    let registry = &scene.facts.known.registry;
    let mut meetings: Vec<_> = registry
        .all_meetings()
        .filter(|meeting| meeting.date <= until)
        .filter(|meeting| matches!(scene.facts.known.standing(meeting), Standing::Today | Standing::Ahead))
        .collect();
    meetings.sort_by(|one, two| (one.order(), &one.unit).cmp(&(two.order(), &two.unit)));
    meetings
}

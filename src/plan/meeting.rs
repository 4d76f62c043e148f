//! One meeting: every published fact of its record.

use super::parts::{self, DateView, FindingView, Link, Tag};
use super::{Frame, Here, Scene, View, address, unit::officer_name};
use crate::lang::{date, number, sentence, words};
use crate::model::{Attendance, Basis, Form, Level, Meeting, Standing, UnitId};
use chrono::{Datelike, NaiveDate};
use serde::Serialize;
use std::borrow::Cow;

/// What the page of a meeting shows. Flat: a site has more of these pages than of all others together.
#[derive(Serialize)]
pub struct MeetingView {
    /// Heading.
    pub title: String,
    /// The answer, in a sentence.
    pub lead: String,
    /// Full name of the unit.
    pub unit: String,
    /// Page of the unit.
    pub unit_href: String,
    /// Year.
    pub year: i32,
    /// Form.
    pub form: &'static str,
    /// Symbol of the form.
    pub form_icon: &'static str,
    /// Class of that symbol.
    pub form_class: &'static str,
    /// State.
    pub state: Cow<'static, str>,
    /// Symbol of the state.
    pub state_icon: &'static str,
    /// Class of its tag.
    pub state_class: &'static str,
    /// Facts: label and value.
    pub facts: Vec<Fact>,
    /// Attendance, if recorded.
    pub attendance: Option<AttendanceView>,
    /// Sessions of the groups.
    pub sessions: Vec<SessionView>,
    /// Agenda: subject, kind, and whether it was done in person, apart.
    pub items: Vec<ItemView>,
    /// Whether the items are not shown because state secrets were handled.
    pub is_secret: bool,
    /// Comments.
    pub feedback: Option<FeedbackView>,
    /// Why there are no comments, where they are expected.
    pub no_feedback: Option<String>,
    /// Incident.
    pub incident: Option<String>,
    /// Note.
    pub note: Option<String>,
    /// Findings.
    pub findings: Vec<FindingView>,
    /// Page of the log book.
    pub log_book: String,
    /// Meeting before it in the log.
    pub previous: Option<Link>,
    /// Meeting after it in the log.
    pub next: Option<Link>,
}

/// A fact: label and value.
type Fact = (&'static str, Cow<'static, str>);

/// Attendance in words, numbers and a bar.
#[derive(Serialize)]
pub struct AttendanceView {
    /// Convened.
    pub convened: u32,
    /// Present.
    pub present: u32,
    /// Rate.
    pub rate: Option<String>,
    /// Parts of the bar.
    pub parts: Vec<Part>,
    /// What the parts are, also those of nobody: class, and words with the number.
    pub legend: Vec<(&'static str, String)>,
    /// What the bar shows, for screen readers.
    pub description: String,
}

/// A part of the bar of attendance; nobody has no part.
#[derive(Serialize)]
pub struct Part {
    /// Class.
    pub class: &'static str,
    /// Left edge in per cent of the convened, with one decimal.
    pub x: String,
    /// Width, likewise.
    pub width: String,
}

/// A session of a group.
#[derive(Serialize)]
pub struct SessionView {
    /// Group.
    pub group: String,
    /// Day.
    pub date: DateView,
    /// "20/21".
    pub present: Option<String>,
    /// Rate.
    pub rate: Option<String>,
}

/// An item of the agenda.
#[derive(Serialize)]
pub struct ItemView {
    /// Subject.
    pub subject: String,
    /// Kind.
    pub kind: String,
    /// Whether the kind may not be dealt with in this form.
    pub is_forbidden: bool,
    /// Whether it was done in person, apart.
    pub is_apart: bool,
}

/// Comments of the upper level.
#[derive(Serialize)]
pub struct FeedbackView {
    /// Day, for machines.
    pub on_iso: String,
    /// Day, for people.
    pub on: String,
    /// Parts: heading and entries.
    pub parts: Vec<(&'static str, Vec<String>)>,
}

/// Makes the page of a meeting.
pub fn view(scene: &Scene<'_>, here: &Here, key: (&UnitId, NaiveDate, Level)) -> Option<(Frame, View)> {
    let (id, day, level) = key;
    let unit = scene.unit(id)?;
    let year = day.year();
    let meetings = scene.meetings(id, year);
    let at = meetings.iter().position(|meeting| meeting.date == day && meeting.level == level)?;
    let meeting = &meetings[at];
    let title = title(meeting);
    let unit_address = address::unit(id);
    let book = address::log_book(id, year);
    let (form_icon, form_class) = parts::form_icon(meeting.form);
    let state = state(scene.facts.known.standing(meeting));
    let view = MeetingView {
        lead: lead(scene, meeting),
        unit: unit.name.to_string(),
        unit_href: here.to(&unit_address),
        year,
        form: words::form(meeting.form),
        form_icon,
        form_class,
        state: state.word,
        state_icon: state.icon,
        state_class: state.class,
        facts: facts(scene, meeting),
        attendance: meeting.attendance.as_ref().map(attendance),
        sessions: meeting.sessions.iter().map(session).collect(),
        items: items(scene, meeting),
        is_secret: meeting.is_secret,
        feedback: feedback(meeting),
        no_feedback: no_feedback(scene, meeting),
        incident: meeting.incident.as_ref().map(ToString::to_string),
        note: meeting.note.as_ref().map(ToString::to_string),
        findings: scene.findings_of(meeting).iter().map(|f| FindingView::new(scene, here, f)).collect(),
        log_book: here.to(&book),
        previous: at.checked_sub(1).map(|at| neighbour(here, &meetings[at])),
        next: meetings.get(at + 1).map(|meeting| neighbour(here, meeting)),
        title: title.clone(),
    };
    let between = [
        ("Đơn vị", address::UNITS),
        (unit.brief().as_ref(), unit_address.as_str()),
        (&["Năm ", &year.to_string()].concat(), book.as_str()),
    ];
    let frame = Frame::new(here, "don-vi", &[&title, " – ", unit.brief()].concat())
        .crumbs(here, &between, &date::short(day))
        .sources(scene, &[scene.sources.path(meeting.place)]);
    Some((frame, View::Meeting(Box::new(view))))
}

fn title(meeting: &Meeting) -> String {
    [called(meeting.form, meeting.level), "\u{a0}", &date::short(meeting.date)].concat()
}

/// Returns what a meeting of that form and level is called, but for its day.
pub(super) fn called(form: Form, level: Level) -> &'static str {
    match (form, level) {
        (Form::ByGroup, _) => "Sinh hoạt theo tổ đảng ngày",
        (_, Level::Plenary) => "Sinh hoạt ngày",
        (_, Level::Committee) => "Sinh hoạt cấp ủy ngày",
    }
}

fn lead(scene: &Scene<'_>, meeting: &Meeting) -> String {
    let registry = &scene.facts.known.registry;
    let first = meeting.items.first().filter(|_| !meeting.is_secret);
    let kind = first.and_then(|item| registry.item_kind(&item.kind)).map(|kind| kind.name.as_ref());
    sentence::meeting_lead(sentence::OneMeeting {
        form: meeting.form,
        level: meeting.level,
        status: meeting.status,
        kind,
        attendance: meeting.attendance.map(|attendance| (attendance.present, attendance.convened)),
    })
}

fn state(standing: Standing) -> Tag {
    let word = words::standing(standing);
    match standing {
        Standing::Held => Tag::ok(word),
        Standing::Stale => Tag::warn(word),
        Standing::HeldLater | Standing::Today | Standing::Ahead => Tag::wait(word),
        Standing::Postponed => Tag::new("put", "tag-wait", word),
        Standing::Cancelled => Tag::new("na", "tag-wait", word),
    }
}

fn facts(scene: &Scene<'_>, meeting: &Meeting) -> Vec<Fact> {
    let is_held = scene.facts.known.is_held(meeting);
    let officers = |ids: &[crate::model::OfficerId]| -> Cow<'static, str> {
        let names: Vec<_> = ids.iter().map(|id| officer_name(scene, id)).collect();
        let nobody = if is_held { "không có" } else { "chưa phân công" };
        if names.is_empty() { nobody.into() } else { names.join("; ").into() }
    };
    let mut facts = Vec::new();
    if let Some(start) = meeting.start {
        let end = meeting.end.map_or_else(String::new, |end| [" đến ", &date::time(end)].concat());
        let time = [date::weekday(meeting.date), ", ", &date::time(start), &end].concat();
        facts.push(("Thời gian", time.into()));
    }
    facts.push(("Cấp", words::level(meeting.level).into()));
    facts.push(("Hình thức", words::form(meeting.form).into()));
    if meeting.form.pilot().is_some() {
        facts.push(("Căn cứ", basis(meeting)));
    }
    if let Some(from) = meeting.moved_from {
        facts.push(("Chuyển từ ngày", date::short(from).into()));
    }
    if meeting.form.pilot().is_some() {
        facts.push(("Đăng ký", registration(meeting).into()));
        facts.push(("Phân công dự", officers(&meeting.assigned)));
    } else if !meeting.assigned.is_empty() {
        facts.push(("Phân công dự", officers(&meeting.assigned)));
    }
    if !meeting.attended_by.is_empty() || (meeting.form.is_online() && is_held) {
        facts.push(("Cán bộ cấp trên dự", officers(&meeting.attended_by)));
    }
    if is_held {
        let minutes = meeting.minutes.as_ref().map_or("chưa có".into(), |minutes| minutes.to_string().into());
        facts.push(("Biên bản", minutes));
    }
    facts.extend(meeting.resolution.as_ref().map(|resolution| ("Nghị quyết", resolution.to_string().into())));
    facts.extend(
        scene.findings_of(meeting).iter().find(|f| f.quota.is_some()).and_then(|f| f.quota.as_ref()).and_then(
            |quota| scene.facts.known.registry.cap(quota).map(|cap| ("Giới hạn", cap.name.to_string().into())),
        ),
    );
    facts
}

fn basis(meeting: &Meeting) -> Cow<'static, str> {
    let basis = match meeting.basis {
        Basis::SpecialNature => "tính chất đặc thù của đơn vị",
        Basis::SpecialCircumstance => "hoàn cảnh đặc biệt, không tính vào giới hạn",
    };
    match &meeting.decision {
        Some(decision) => format!("{basis} ({decision})").into(),
        None => basis.into(),
    }
}

fn registration(meeting: &Meeting) -> String {
    let Some(registration) = meeting.registration else { return "chưa đăng ký".to_owned() };
    let on = date::short(registration.on);
    match registration.compiled {
        Some(compiled) => ["ngày\u{a0}", &on, "; tổng hợp ngày\u{a0}", &date::short(compiled)].concat(),
        None => ["ngày\u{a0}", &on, "; chưa tổng hợp"].concat(),
    }
}

fn attendance(attendance: &Attendance) -> AttendanceView {
    let whole = u64::from(attendance.convened.max(1));
    let decimal = |tenths: u64| {
        let mut text = String::with_capacity("100.0".len());
        text.push_str(&(tenths / 10).to_string());
        text.push('.');
        text.push(char::from(b'0' + (tenths % 10) as u8));
        text
    };
    let counts = [
        ("Có mặt tại phòng họp", attendance.in_person, "s-group"),
        ("Dự trực tuyến", attendance.online, "s-online"),
        (
            "Có mặt",
            (attendance.in_person.is_none() && attendance.online.is_none()).then_some(attendance.present),
            "s-group",
        ),
        ("Vắng có lý do", Some(attendance.absent_excused), "s-person"),
        ("Vắng không lý do", Some(attendance.absent_unexcused), "s-none"),
    ];
    let mut at = 0;
    let (mut parts, mut legend) = (Vec::with_capacity(4), Vec::with_capacity(4));
    let mut description = ["Triệu tập ", &attendance.convened.to_string()].concat();
    for (label, count, class) in counts {
        let Some(count) = count else { continue };
        let x = at * 1000 / whole;
        at += u64::from(count);
        if count > 0 {
            parts.push(Part { class, x: decimal(x), width: decimal(at * 1000 / whole - x) });
        }
        let number = count.to_string();
        description.push_str(if legend.is_empty() { ": " } else { ", " });
        words::push_in_sentence(&mut description, label);
        description.push(' ');
        description.push_str(&number);
        legend.push((class, [label, ": ", &number].concat()));
    }
    description.push('.');
    let rate = number::rate(u64::from(attendance.present), u64::from(attendance.convened));
    AttendanceView { convened: attendance.convened, present: attendance.present, rate, parts, legend, description }
}

fn session(session: &crate::model::Session) -> SessionView {
    let attendance = session.attendance;
    SessionView {
        group: session.group.to_string(),
        date: session.date.into(),
        present: attendance.map(|attendance| format!("{}/{}", attendance.present, attendance.convened)),
        rate: attendance.and_then(|a| number::rate(u64::from(a.present), u64::from(a.convened))),
    }
}

fn items(scene: &Scene<'_>, meeting: &Meeting) -> Vec<ItemView> {
    if meeting.is_secret {
        return Vec::new();
    }
    let registry = &scene.facts.known.registry;
    let item = |item: &crate::model::Item| {
        let kind = registry.item_kind(&item.kind);
        ItemView {
            subject: item.subject.to_string(),
            kind: kind.map_or_else(|| item.kind.to_string(), |kind| kind.name.to_string()),
            is_forbidden: meeting.form.pilot().is_some() && !item.is_apart && kind.is_some_and(|kind| !kind.is_allowed),
            is_apart: item.is_apart,
        }
    };
    meeting.items.iter().map(item).collect()
}

fn feedback(meeting: &Meeting) -> Option<FeedbackView> {
    let feedback = meeting.feedback.as_ref()?;
    let texts = |list: &[std::sync::Arc<str>]| list.iter().map(ToString::to_string).collect();
    Some(FeedbackView {
        on_iso: date::iso(feedback.on),
        on: date::short(feedback.on),
        parts: vec![
            ("Ưu điểm", texts(&feedback.strengths)),
            ("Hạn chế", texts(&feedback.limitations)),
            ("Kinh nghiệm", texts(&feedback.lessons)),
        ],
    })
}

fn no_feedback(scene: &Scene<'_>, meeting: &Meeting) -> Option<String> {
    let is_expected = scene.facts.known.is_held(meeting) && meeting.form.is_online() && meeting.feedback.is_none();
    let days = scene.facts.known.registry.setting(|regulation| regulation.feedback_days)?;
    let by = meeting.date.checked_add_days(chrono::Days::new(u64::from(days)))?;
    is_expected.then(|| match by >= scene.as_of() {
        true => format!("Chưa có góp ý; hạn cuối ngày\u{a0}{}.", date::short(by)),
        false => format!("Không có góp ý; hạn cuối là ngày\u{a0}{}.", date::short(by)),
    })
}

fn neighbour(here: &Here, meeting: &Meeting) -> Link {
    let mut label = date::short(meeting.date);
    label.push_str(", ");
    words::push_in_sentence(&mut label, words::form(meeting.form));
    Link { label, href: here.to(&address::meeting(meeting)) }
}

//! One meeting, or one group round, of a log.

use super::attendance;
use super::fields::Fields;
use super::index::Index;
use super::names::once;
use super::reading::Reading;
use super::spelling;
use super::value::{date, flag, scalar, text, time, unrendered_text, word};
use super::words::{FORMS, LEVELS};
use super::yaml::Node;
use crate::diag::{Message, Reference, Shape};
use crate::model::{Basis, Feedback, Form, Item, Level, Meeting, OfficerId, Registration, Session, Status, Unit};
use crate::text::Span;
use chrono::{Datelike, NaiveDate, NaiveTime};
use std::sync::Arc;

const KEYS: &[&str] = &[
    "ngay",
    "gio",
    "ket_thuc",
    "cap",
    "hinh_thuc",
    "trang_thai",
    "doi_tu",
    "can_cu",
    "van_ban",
    "dang_ky",
    "phan_cong",
    "cap_tren_du",
    "tham_du",
    "noi_dung",
    "cac_to",
    "bien_ban",
    "nghi_quyet",
    "gop_y",
    "su_co",
    "bi_mat",
    "ghi_chu",
    "ghi_chu_noi_bo",
];
const STATUSES: &[(&str, Status)] =
    &[("du_kien", Status::Planned), ("da_hop", Status::Held), ("hoan", Status::Postponed), ("huy", Status::Cancelled)];
const BASES: &[(&str, Basis)] =
    &[("dac_thu", Basis::SpecialNature), ("hoan_canh_dac_biet", Basis::SpecialCircumstance)];

/// The log that holds a meeting.
pub struct Held<'a> {
    /// Year of its folder.
    pub year: i32,
    /// Unit; none where it was left out or does not exist.
    pub unit: Option<&'a Unit>,
    /// What meetings refer to.
    pub index: &'a Index,
}

/// A meeting as far as it could be read.
pub struct MeetingRead {
    /// Day, level and the place of the day, where day and level could be read.
    pub key: Option<(NaiveDate, Level, Span)>,
    /// The meeting; it can be trusted only if no problem was added.
    pub meeting: Option<Meeting>,
}

/// Reads one entry of a log.
pub fn read(node: &Node<'_>, held: &Held<'_>, reading: &mut Reading<'_>) -> MeetingRead {
    let Some(fields) = Fields::open(node, KEYS, reading) else {
        return MeetingRead { key: None, meeting: None };
    };
    let day = fields.required("ngay", date, reading);
    let place = fields.place_of("ngay");
    let level = match fields.entry("cap") {
        Some(entry) => word(LEVELS)(&entry.value, reading),
        None => Some(Level::Plenary),
    };
    check_day(day, place, held, reading);
    let meeting = rest(&fields, (day, place, level), held, reading);
    MeetingRead { key: day.zip(level).map(|(day, level)| (day, level, place)), meeting }
}

fn check_day(day: Option<NaiveDate>, place: Span, held: &Held<'_>, reading: &mut Reading<'_>) {
    let Some(date) = day else { return };
    if date.year() != held.year {
        reading.error(place, Message::OtherYear { date, year: held.year });
    }
    if held.unit.is_some_and(|unit| !unit.exists_on(date)) {
        reading.error(place, Message::OutsideExistence { date });
    }
}

fn rest(
    fields: &Fields<'_, '_>,
    (day, place, level): (Option<NaiveDate>, Span, Option<Level>),
    held: &Held<'_>,
    reading: &mut Reading<'_>,
) -> Option<Meeting> {
    let start = fields.optional("gio", time, reading);
    let end = end(fields, start, reading);
    let form = fields.required("hinh_thuc", word(FORMS), reading);
    let status = fields.required("trang_thai", word(STATUSES), reading);
    let moved_from = fields.optional("doi_tu", date, reading);
    let basis = fields.optional("can_cu", word(BASES), reading).unwrap_or(Basis::SpecialNature);
    let decision = fields.optional("van_ban", text, reading);
    let registration = fields.optional("dang_ky", registration, reading);
    let assigned = officers("phan_cong", fields, held.index, reading);
    let attended_by = officers("cap_tren_du", fields, held.index, reading);
    let own = attendance::read(fields, reading);
    let is_secret = fields.optional("bi_mat", flag, reading).unwrap_or(false);
    // The items of a secret meeting are never rendered.
    let subject = if is_secret { unrendered_text } else { text };
    let items = fields.list("noi_dung", |node, reading| item(node, subject, held.index, reading), reading);
    let sessions = fields.list("cac_to", |node, reading| session(node, day, held.unit, reading), reading);
    check_form(fields, form, level, reading);
    let attendance = attendance::of_meeting(fields, own, &sessions, reading);
    if let Some((unit, day)) = held.unit.zip(day) {
        attendance::compare_with_members(fields, attendance, unit, day, reading);
    }
    let minutes = fields.optional("bien_ban", text, reading);
    let resolution = fields.optional("nghi_quyet", text, reading);
    let feedback = fields.optional("gop_y", |node, reading| feedback(node, day, reading), reading);
    let incident = fields.optional("su_co", text, reading);
    let note = fields.optional("ghi_chu", text, reading);
    fields.never_rendered("ghi_chu_noi_bo", reading);
    Some(Meeting {
        unit: held.unit?.id.clone(),
        date: day?,
        start,
        end,
        level: level?,
        form: form?,
        status: status?,
        moved_from,
        basis,
        decision,
        registration,
        assigned,
        attended_by,
        attendance,
        items,
        sessions,
        minutes,
        resolution,
        feedback,
        incident,
        is_secret,
        note,
        place,
    })
}

/// Reads the end, which needs a start before it.
fn end(fields: &Fields<'_, '_>, start: Option<NaiveTime>, reading: &mut Reading<'_>) -> Option<NaiveTime> {
    let end = fields.optional("ket_thuc", time, reading)?;
    let has_start = fields.entry("gio").is_some();
    if !has_start || start.is_some_and(|start| end <= start) {
        reading.error(fields.place_of("ket_thuc"), Message::BadEndOfMeeting { has_start });
    }
    Some(end)
}

/// Checks what only some forms may have.
fn check_form(fields: &Fields<'_, '_>, form: Option<Form>, level: Option<Level>, reading: &mut Reading<'_>) {
    if form == Some(Form::ByGroup) && level == Some(Level::Committee) {
        reading.error(fields.place_of("cap"), Message::NotForThisForm { key: "cap" });
    }
    if let Some(entry) = fields.entry("cac_to").filter(|_| form.is_some_and(|form| form != Form::ByGroup)) {
        reading.error(entry.key_span, Message::NotForThisForm { key: "cac_to" });
    }
}

fn registration(node: &Node<'_>, reading: &mut Reading<'_>) -> Option<Registration> {
    let fields = Fields::open(node, &["ngay", "tong_hop"], reading)?;
    let on = fields.required("ngay", date, reading);
    let compiled = fields.optional("tong_hop", date, reading);
    Some(Registration { on: on?, compiled })
}

fn officers(key: &str, fields: &Fields<'_, '_>, index: &Index, reading: &mut Reading<'_>) -> Vec<OfficerId> {
    let refer = |node: &Node<'_>, reading: &mut Reading<'_>| Some((index.officers.refer(node, reading)?, node.span));
    let named = fields.list(key, refer, reading);
    once(named, reading)
}

fn item(
    node: &Node<'_>,
    subject: fn(&Node<'_>, &mut Reading<'_>) -> Option<Arc<str>>,
    index: &Index,
    reading: &mut Reading<'_>,
) -> Option<Item> {
    let fields = Fields::open(node, &["chu_de", "loai", "rieng_truc_tiep"], reading)?;
    let subject = fields.required("chu_de", subject, reading);
    let kind = fields.required("loai", |node, reading| index.kinds.refer(node, reading), reading);
    let is_apart = fields.optional("rieng_truc_tiep", flag, reading).unwrap_or(false);
    Some(Item { subject: subject?, kind: kind?, is_apart })
}

fn session(
    node: &Node<'_>,
    round: Option<NaiveDate>,
    unit: Option<&Unit>,
    reading: &mut Reading<'_>,
) -> Option<Session> {
    let fields = Fields::open(node, &["to", "ngay", "tham_du"], reading)?;
    let group = fields.required("to", |node, reading| group(node, unit, reading), reading);
    let day = fields.required("ngay", date, reading);
    let attendance = attendance::read(&fields, reading);
    let month = |day: NaiveDate| (day.year(), day.month());
    if let Some((date, round)) = day.zip(round).filter(|(day, round)| month(*day) != month(*round)) {
        reading.error(fields.place_of("ngay"), Message::SessionOutsideMonth { date, round });
    }
    Some(Session { group: group?, date: day?, attendance })
}

/// Reads the name of a group of the unit.
fn group(node: &Node<'_>, unit: Option<&Unit>, reading: &mut Reading<'_>) -> Option<Arc<str>> {
    let name = scalar(node, Shape::Text, reading)?.trim();
    let Some(unit) = unit else { return Some(name.into()) };
    let known = unit.groups.iter().find(|group| *group.name == *name);
    if known.is_none() {
        let nearest = spelling::nearest(name, unit.groups.iter().map(|group| &*group.name)).map(str::to_owned);
        let name = name.to_owned();
        reading.error(node.span, Message::UnknownReference { to: Reference::Group, name, nearest });
    }
    known.map(|group| group.name.clone())
}

fn feedback(node: &Node<'_>, meeting: Option<NaiveDate>, reading: &mut Reading<'_>) -> Option<Feedback> {
    let fields = Fields::open(node, &["ngay", "uu_diem", "han_che", "kinh_nghiem"], reading)?;
    let on = fields.required("ngay", date, reading);
    if let Some((_, meeting)) = on.zip(meeting).filter(|(on, meeting)| on < meeting) {
        reading.error(fields.place_of("ngay"), Message::FeedbackBeforeMeeting { meeting });
    }
    let strengths = fields.list("uu_diem", text, reading);
    let limitations = fields.list("han_che", text, reading);
    let lessons = fields.list("kinh_nghiem", text, reading);
    Some(Feedback { on: on?, strengths, limitations, lessons })
}

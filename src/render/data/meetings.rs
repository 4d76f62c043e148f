//! `data/sinh-hoat.json` and `data/sinh-hoat.csv`: the meetings with all their published facts.
//!
//! Units come in official order, the meetings of each by day. The items of a meeting that handled state secrets are
//! left out.

use super::csv::{Row, table};
use super::{AttendanceEntry, Day, document};
use crate::facts::Facts;
use crate::lang::date;
use crate::model::{Feedback, Item, Meeting, OfficerId};
use chrono::{NaiveTime, Timelike};
use serde::Serialize;

/// Octets that a meeting takes as JSON, more rather than less.
const OCTETS: usize = 1000;

/// Returns the meetings as one JSON object.
#[must_use]
pub fn meetings_json(facts: &Facts) -> Vec<u8> {
    let octets = facts.known.registry.meeting_count() * OCTETS;
    document(facts, "buoi", octets, meetings(facts).map(MeetingEntry::of))
}

/// Returns the meetings as a table.
#[must_use]
pub fn meetings_csv(facts: &Facts) -> Vec<u8> {
    let is_illustrative = facts.known.registry.portal.is_illustrative;
    table(HEADER, meetings(facts), |row, meeting| fill(row, meeting, is_illustrative))
}

fn meetings(facts: &Facts) -> impl Iterator<Item = &Meeting> {
    let registry = &facts.known.registry;
    let logs = registry.official_order.iter().filter_map(|unit| registry.meetings.get(unit));
    logs.flat_map(|years| years.values()).flatten()
}

/// Returns the items that may be shown.
fn items(meeting: &Meeting) -> &[Item] {
    if meeting.is_secret { &[] } else { &meeting.items }
}

fn clock(time: NaiveTime) -> String {
    let mut text = String::with_capacity("08:00".len());
    date::push_two(&mut text, time.hour());
    text.push(':');
    date::push_two(&mut text, time.minute());
    text
}

const HEADER: &[&str] = &[
    "du_lieu_minh_hoa",
    "don_vi",
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
    "tong_hop",
    "phan_cong",
    "cap_tren_du",
    "trieu_tap",
    "co_mat",
    "truc_tiep",
    "truc_tuyen",
    "vang_co_ly_do",
    "vang_khong_ly_do",
    "noi_dung",
    "so_to",
    "bien_ban",
    "nghi_quyet",
    "gop_y",
    "uu_diem",
    "han_che",
    "kinh_nghiem",
    "su_co",
    "bi_mat",
    "ghi_chu",
];

fn fill(row: &mut Row, meeting: &Meeting, is_illustrative: bool) {
    let attendance = meeting.attendance.as_ref();
    let feedback = meeting.feedback.as_ref();
    row.truth(is_illustrative);
    row.text(meeting.unit.as_str());
    row.day(meeting.date);
    row.optional(meeting.start, |row, time| row.text(&clock(time)));
    row.optional(meeting.end, |row, time| row.text(&clock(time)));
    row.text(meeting.level.as_str());
    row.text(meeting.form.as_str());
    row.text(meeting.status.as_str());
    row.optional(meeting.moved_from, Row::day);
    row.text(meeting.basis.as_str());
    row.optional(meeting.decision.as_deref(), Row::text);
    row.optional(meeting.registration.map(|registration| registration.on), Row::day);
    row.optional(meeting.registration.and_then(|registration| registration.compiled), Row::day);
    row.list(meeting.assigned.iter().map(OfficerId::as_str), ", ");
    row.list(meeting.attended_by.iter().map(OfficerId::as_str), ", ");
    row.optional(attendance.map(|attendance| attendance.convened), Row::number);
    row.optional(attendance.map(|attendance| attendance.present), Row::number);
    row.optional(attendance.and_then(|attendance| attendance.in_person), Row::number);
    row.optional(attendance.and_then(|attendance| attendance.online), Row::number);
    row.optional(attendance.map(|attendance| attendance.absent_excused), Row::number);
    row.optional(attendance.map(|attendance| attendance.absent_unexcused), Row::number);
    row.list(items(meeting).iter().map(|item| &item.subject), "; ");
    row.number(meeting.sessions.len() as u64);
    row.optional(meeting.minutes.as_deref(), Row::text);
    row.optional(meeting.resolution.as_deref(), Row::text);
    row.optional(feedback.map(|feedback| feedback.on), Row::day);
    row.list(feedback.into_iter().flat_map(|feedback| &feedback.strengths), "; ");
    row.list(feedback.into_iter().flat_map(|feedback| &feedback.limitations), "; ");
    row.list(feedback.into_iter().flat_map(|feedback| &feedback.lessons), "; ");
    row.optional(meeting.incident.as_deref(), Row::text);
    row.truth(meeting.is_secret);
    row.optional(meeting.note.as_deref(), Row::text);
}

#[derive(Serialize)]
struct MeetingEntry<'a> {
    don_vi: &'a str,
    ngay: Day,
    gio: Option<String>,
    ket_thuc: Option<String>,
    cap: &'static str,
    hinh_thuc: &'static str,
    trang_thai: &'static str,
    doi_tu: Option<Day>,
    can_cu: &'static str,
    van_ban: Option<&'a str>,
    dang_ky: Option<RegistrationEntry>,
    phan_cong: Vec<&'a str>,
    cap_tren_du: Vec<&'a str>,
    tham_du: Option<AttendanceEntry>,
    noi_dung: Vec<ItemEntry<'a>>,
    cac_to: Vec<SessionEntry<'a>>,
    bien_ban: Option<&'a str>,
    nghi_quyet: Option<&'a str>,
    gop_y: Option<FeedbackEntry<'a>>,
    su_co: Option<&'a str>,
    bi_mat: bool,
    ghi_chu: Option<&'a str>,
}

#[derive(Serialize)]
struct RegistrationEntry {
    ngay: Day,
    tong_hop: Option<Day>,
}

#[derive(Serialize)]
struct ItemEntry<'a> {
    chu_de: &'a str,
    loai: &'a str,
    rieng_truc_tiep: bool,
}

#[derive(Serialize)]
struct SessionEntry<'a> {
    to: &'a str,
    ngay: Day,
    tham_du: Option<AttendanceEntry>,
}

#[derive(Serialize)]
struct FeedbackEntry<'a> {
    ngay: Day,
    uu_diem: &'a [std::sync::Arc<str>],
    han_che: &'a [std::sync::Arc<str>],
    kinh_nghiem: &'a [std::sync::Arc<str>],
}

impl<'a> MeetingEntry<'a> {
    fn of(meeting: &'a Meeting) -> Self {
        let registration = meeting.registration.map(|registration| RegistrationEntry {
            ngay: Day(registration.on),
            tong_hop: registration.compiled.map(Day),
        });
        let items = items(meeting).iter().map(|item| ItemEntry {
            chu_de: &item.subject,
            loai: item.kind.as_str(),
            rieng_truc_tiep: item.is_apart,
        });
        let sessions = meeting.sessions.iter().map(|session| SessionEntry {
            to: &session.group,
            ngay: Day(session.date),
            tham_du: session.attendance.as_ref().map(AttendanceEntry::of),
        });
        Self {
            don_vi: meeting.unit.as_str(),
            ngay: Day(meeting.date),
            gio: meeting.start.map(clock),
            ket_thuc: meeting.end.map(clock),
            cap: meeting.level.as_str(),
            hinh_thuc: meeting.form.as_str(),
            trang_thai: meeting.status.as_str(),
            doi_tu: meeting.moved_from.map(Day),
            can_cu: meeting.basis.as_str(),
            van_ban: meeting.decision.as_deref(),
            dang_ky: registration,
            phan_cong: meeting.assigned.iter().map(|officer| officer.as_str()).collect(),
            cap_tren_du: meeting.attended_by.iter().map(|officer| officer.as_str()).collect(),
            tham_du: meeting.attendance.as_ref().map(AttendanceEntry::of),
            noi_dung: items.collect(),
            cac_to: sessions.collect(),
            bien_ban: meeting.minutes.as_deref(),
            nghi_quyet: meeting.resolution.as_deref(),
            gop_y: meeting.feedback.as_ref().map(FeedbackEntry::of),
            su_co: meeting.incident.as_deref(),
            bi_mat: meeting.is_secret,
            ghi_chu: meeting.note.as_deref(),
        }
    }
}

impl<'a> FeedbackEntry<'a> {
    fn of(feedback: &'a Feedback) -> Self {
        Self {
            ngay: Day(feedback.on),
            uu_diem: &feedback.strengths,
            han_che: &feedback.limitations,
            kinh_nghiem: &feedback.lessons,
        }
    }
}

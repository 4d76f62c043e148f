//! `data/sinh-hoat.json` and `data/sinh-hoat.csv`: the meetings with all their published facts.
//!
//! Units come in official order, the meetings of each by day. The items of a meeting that handled state secrets are
//! left out.

use super::super::check_json::lines;
use super::csv::{cell, joined, table};
use super::{AttendanceEntry, document};
use crate::facts::Facts;
use crate::model::{Feedback, Item, Meeting};
use chrono::{NaiveTime, Timelike};
use serde::Serialize;

/// Returns the meetings as one JSON object.
#[must_use]
pub fn meetings_json(facts: &Facts) -> String {
    document(facts, "buoi", &lines(meetings(facts).map(MeetingEntry::of)))
}

/// Returns the meetings as a table.
#[must_use]
pub fn meetings_csv(facts: &Facts) -> Vec<u8> {
    let is_illustrative = facts.known.registry.portal.is_illustrative;
    table(HEADER, meetings(facts).map(|meeting| row(meeting, is_illustrative)))
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

fn clock(time: Option<NaiveTime>) -> Option<String> {
    time.map(|time| format!("{:02}:{:02}", time.hour(), time.minute()))
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

fn row(meeting: &Meeting, is_illustrative: bool) -> Vec<String> {
    let attendance = meeting.attendance.as_ref();
    let feedback = meeting.feedback.as_ref();
    let part = |pick: fn(&Feedback) -> &Vec<std::sync::Arc<str>>| {
        feedback.map(|feedback| pick(feedback).join("; ")).unwrap_or_default()
    };
    vec![
        is_illustrative.to_string(),
        meeting.unit.to_string(),
        meeting.date.to_string(),
        cell(clock(meeting.start)),
        cell(clock(meeting.end)),
        meeting.level.as_str().to_owned(),
        meeting.form.as_str().to_owned(),
        meeting.status.as_str().to_owned(),
        cell(meeting.moved_from),
        meeting.basis.as_str().to_owned(),
        cell(meeting.decision.as_ref()),
        cell(meeting.registration.map(|registration| registration.on)),
        cell(meeting.registration.and_then(|registration| registration.compiled)),
        joined(meeting.assigned.iter()),
        joined(meeting.attended_by.iter()),
        cell(attendance.map(|attendance| attendance.convened)),
        cell(attendance.map(|attendance| attendance.present)),
        cell(attendance.and_then(|attendance| attendance.in_person)),
        cell(attendance.and_then(|attendance| attendance.online)),
        cell(attendance.map(|attendance| attendance.absent_excused)),
        cell(attendance.map(|attendance| attendance.absent_unexcused)),
        items(meeting).iter().map(|item| &*item.subject).collect::<Vec<_>>().join("; "),
        meeting.sessions.len().to_string(),
        cell(meeting.minutes.as_ref()),
        cell(meeting.resolution.as_ref()),
        cell(feedback.map(|feedback| feedback.on)),
        part(|feedback| &feedback.strengths),
        part(|feedback| &feedback.limitations),
        part(|feedback| &feedback.lessons),
        cell(meeting.incident.as_ref()),
        meeting.is_secret.to_string(),
        cell(meeting.note.as_ref()),
    ]
}

#[derive(Serialize)]
struct MeetingEntry<'a> {
    don_vi: &'a str,
    ngay: String,
    gio: Option<String>,
    ket_thuc: Option<String>,
    cap: &'static str,
    hinh_thuc: &'static str,
    trang_thai: &'static str,
    doi_tu: Option<String>,
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
    ngay: String,
    tong_hop: Option<String>,
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
    ngay: String,
    tham_du: Option<AttendanceEntry>,
}

#[derive(Serialize)]
struct FeedbackEntry<'a> {
    ngay: String,
    uu_diem: &'a [std::sync::Arc<str>],
    han_che: &'a [std::sync::Arc<str>],
    kinh_nghiem: &'a [std::sync::Arc<str>],
}

impl<'a> MeetingEntry<'a> {
    fn of(meeting: &'a Meeting) -> Self {
        let registration = meeting.registration.map(|registration| RegistrationEntry {
            ngay: registration.on.to_string(),
            tong_hop: registration.compiled.map(|on| on.to_string()),
        });
        let items = items(meeting).iter().map(|item| ItemEntry {
            chu_de: &item.subject,
            loai: item.kind.as_str(),
            rieng_truc_tiep: item.is_apart,
        });
        let sessions = meeting.sessions.iter().map(|session| SessionEntry {
            to: &session.group,
            ngay: session.date.to_string(),
            tham_du: session.attendance.as_ref().map(AttendanceEntry::of),
        });
        Self {
            don_vi: meeting.unit.as_str(),
            ngay: meeting.date.to_string(),
            gio: clock(meeting.start),
            ket_thuc: clock(meeting.end),
            cap: meeting.level.as_str(),
            hinh_thuc: meeting.form.as_str(),
            trang_thai: meeting.status.as_str(),
            doi_tu: meeting.moved_from.map(|day| day.to_string()),
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
            ngay: feedback.on.to_string(),
            uu_diem: &feedback.strengths,
            han_che: &feedback.limitations,
            kinh_nghiem: &feedback.lessons,
        }
    }
}

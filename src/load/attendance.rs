//! Attendance of a meeting, of the sessions of a group round, and the sums that must agree.

use super::fields::Fields;
use super::reading::Reading;
use super::value::count;
use super::yaml::Node;
use crate::diag::Message;
use crate::model::{Attendance, Session, Unit};
use crate::text::Span;
use chrono::NaiveDate;

const KEYS: &[&str] = &["trieu_tap", "co_mat", "truc_tiep", "truc_tuyen", "vang_co_ly_do", "vang_khong_ly_do"];

/// Reads the attendance `tham_du` of a meeting or session and checks that it adds up.
pub fn read(fields: &Fields<'_, '_>, reading: &mut Reading<'_>) -> Option<Attendance> {
    let place = fields.place_of_record("tham_du", reading);
    fields.optional("tham_du", |node, reading| attendance(node, place, reading), reading)
}

fn attendance(node: &Node<'_>, place: Span, reading: &mut Reading<'_>) -> Option<Attendance> {
    let fields = Fields::open(node, KEYS, reading)?;
    let convened = fields.required("trieu_tap", count, reading);
    let present = fields.required("co_mat", count, reading);
    let in_person = fields.optional("truc_tiep", count, reading);
    let online = fields.optional("truc_tuyen", count, reading);
    let absent_excused = fields.required("vang_co_ly_do", count, reading);
    let absent_unexcused = fields.required("vang_khong_ly_do", count, reading);
    if let (Some(present), Some(in_person), Some(online)) = (present, in_person, online) {
        adds_up(("co_mat", present), &[("truc_tiep", in_person), ("truc_tuyen", online)], place, reading);
    }
    let (convened, present) = (convened?, present?);
    let (absent_excused, absent_unexcused) = (absent_excused?, absent_unexcused?);
    let parts = [("co_mat", present), ("vang_co_ly_do", absent_excused), ("vang_khong_ly_do", absent_unexcused)];
    adds_up(("trieu_tap", convened), &parts, place, reading);
    Some(Attendance { convened, present, in_person, online, absent_excused, absent_unexcused })
}

fn adds_up((whole, value): (&'static str, u32), parts: &[(&'static str, u32)], place: Span, reading: &mut Reading<'_>) {
    let value = i64::from(value);
    let sum: i64 = parts.iter().map(|(_, part)| i64::from(*part)).sum();
    if value != sum {
        let parts = parts.iter().map(|(key, _)| *key).collect();
        reading.error(place, Message::AttendanceSum { whole, value, parts, sum });
    }
}

/// Returns the attendance of a meeting: its own, which must agree with the sums of its sessions where each has one,
/// else those sums.
pub fn of_meeting(
    fields: &Fields<'_, '_>,
    own: Option<Attendance>,
    sessions: &[Session],
    reading: &mut Reading<'_>,
) -> Option<Attendance> {
    let parts: Vec<Attendance> = sessions.iter().filter_map(|session| session.attendance).collect();
    if sessions.is_empty() || parts.len() < sessions.len() {
        return own;
    }
    let sum = sum(&parts);
    if let Some(own) = own {
        agree(&own, &sum, fields, reading);
    }
    if own.is_none() && fields.entry("tham_du").is_some() { None } else { own.or(Some(sum)) }
}

/// Adds up attendances; persons in the room and online only where each has them.
fn sum(parts: &[Attendance]) -> Attendance {
    let total = |pick: fn(&Attendance) -> u32| parts.iter().map(pick).fold(0, u32::saturating_add);
    let known = |pick: fn(&Attendance) -> Option<u32>| {
        parts.iter().map(pick).try_fold(0_u32, |sum, part| part.map(|part| sum.saturating_add(part)))
    };
    Attendance {
        convened: total(|part| part.convened),
        present: total(|part| part.present),
        in_person: known(|part| part.in_person),
        online: known(|part| part.online),
        absent_excused: total(|part| part.absent_excused),
        absent_unexcused: total(|part| part.absent_unexcused),
    }
}

/// Reports the first figure of a round that is not the sum of its sessions: the others follow from it.
fn agree(own: &Attendance, sum: &Attendance, fields: &Fields<'_, '_>, reading: &mut Reading<'_>) {
    let figures = [
        ("trieu_tap", Some(own.convened), Some(sum.convened)),
        ("co_mat", Some(own.present), Some(sum.present)),
        ("truc_tiep", own.in_person, sum.in_person),
        ("truc_tuyen", own.online, sum.online),
        ("vang_co_ly_do", Some(own.absent_excused), Some(sum.absent_excused)),
        ("vang_khong_ly_do", Some(own.absent_unexcused), Some(sum.absent_unexcused)),
    ];
    for (whole, own, sum) in figures {
        if let Some((own, sum)) = own.zip(sum).filter(|(own, sum)| own != sum) {
            adds_up((whole, own), &[("cac_to", sum)], fields.place_of_record("tham_du", reading), reading);
            return;
        }
    }
}

/// Warns of more persons convened than the unit has members on the day.
pub fn compare_with_members(
    fields: &Fields<'_, '_>,
    attendance: Option<Attendance>,
    unit: &Unit,
    day: NaiveDate,
    reading: &mut Reading<'_>,
) {
    let Some((convened, members)) = attendance.map(|attendance| attendance.convened).zip(unit.members_on(day)) else {
        return;
    };
    if convened > members.total {
        let key = if fields.entry("tham_du").is_some() { "tham_du" } else { "cac_to" };
        let place = fields.place_of_record(key, reading);
        reading.diags.warning(place, Message::MoreThanMembers { convened, members: members.total });
    }
}

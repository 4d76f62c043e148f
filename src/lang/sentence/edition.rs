//! What changed between two published states, in words: a line each, without a full stop.

use crate::lang::date::short;
use crate::lang::words;
use crate::lang::{NBSP, number};
use crate::model::{Form, Level, MeetingNews, Part};
use chrono::NaiveDate;

/// Returns what changed of a meeting: `Đã họp buổi trực tuyến ngày 05/07/2025`.
#[must_use]
pub fn meeting_changed(what: &MeetingNews, form: Form, level: Level, date: NaiveDate) -> String {
    let name = meeting(form, level);
    let named = format!("{name} {}", day(date));
    match what {
        MeetingNews::Held => format!("Đã họp {named}"),
        MeetingNews::Planned => format!("Đưa vào lịch {named}"),
        MeetingNews::Postponed => format!("Hoãn {named}"),
        MeetingNews::Cancelled => format!("Hủy {named}"),
        MeetingNews::MovedFrom(from) => format!("Dời {name} từ {} sang {}", day(*from), day(date)),
        MeetingNews::Dropped => format!("Bỏ {named} khỏi sổ nhật ký"),
        MeetingNews::Completed(parts) => {
            let parts: Vec<String> = parts.iter().map(|part| done(*part).to_owned()).collect();
            format!("{}: {}", words::as_sentence(&named), super::joined(&parts))
        }
    }
}

fn meeting(form: Form, level: Level) -> String {
    let noun = words::meeting_noun(form);
    let of_committee = match level {
        Level::Plenary => "",
        Level::Committee => " cấp ủy",
    };
    format!("{noun}{of_committee} {}", words::in_sentence(words::form(form)))
}

fn day(date: NaiveDate) -> String {
    format!("ngày{NBSP}{}", short(date))
}

fn done(part: Part) -> &'static str {
    match part {
        Part::Registered => "đã đăng ký",
        Part::Compiled => "đã tổng hợp, báo cáo",
        Part::Assigned => "đã phân công cán bộ dự",
        Part::Attendance => "đã ghi số người dự",
        Part::Feedback => "đã có góp ý",
        Part::Minutes => "đã có biên bản",
        Part::Other => "sửa hồ sơ",
    }
}

/// What a cap came to.
#[derive(Clone, Copy, Debug)]
pub struct CapChanged<'a> {
    /// Name of the cap.
    pub name: &'a str,
    /// The year.
    pub year: i32,
    /// Its state, as machine-readable output names it.
    pub state: &'a str,
    /// Meetings that use it.
    pub used: u32,
    /// Most meetings allowed.
    pub most: u32,
}

/// Returns what a cap came to: `Sinh hoạt trực tuyến năm 2025: đạt mức tối đa (3/3)`.
#[must_use]
pub fn cap_changed(cap: CapChanged<'_>) -> String {
    let CapChanged { name, year, state, used, most } = cap;
    format!("{} năm {year}: {} ({used}/{most})", words::as_sentence(name), words::in_sentence(words::cap_state(state)))
}

/// Returns that a unit is new, with so many records of meetings.
#[must_use]
pub fn unit_joined(meetings: usize) -> String {
    match meetings {
        0 => "Thêm hồ sơ đơn vị".to_owned(),
        some => format!("Thêm hồ sơ đơn vị và {} trong sổ nhật ký", super::count(some, "buổi")),
    }
}

/// Returns that something wrong was found.
#[must_use]
pub fn finding_raised(text: &str) -> String {
    format!("Phát hiện mới: {text}")
}

/// Returns that what was wrong is so no more.
#[must_use]
pub fn finding_mended(text: &str) -> String {
    format!("Đã khắc phục: {text}")
}

/// Returns that so many records changed at once.
#[must_use]
pub fn records_changed(files: usize) -> String {
    format!("Thêm hoặc sửa {} tệp hồ sơ đơn vị và sổ nhật ký cùng một lúc", number::prose(files))
}

#[cfg(test)]
mod tests {
    use super::super::tests::{day, shown};
    use super::*;

    #[test]
    fn meetings_are_named_by_form_level_and_day() {
        let said = |what: &MeetingNews, form, level| shown(&meeting_changed(what, form, level, day("2025-07-05")));
        let online = |what| said(&what, Form::Online, Level::Plenary);
        assert_eq!(online(MeetingNews::Held), "Đã họp buổi trực tuyến ngày~05/07/2025");
        assert_eq!(
            online(MeetingNews::MovedFrom(day("2025-06-30"))),
            "Dời buổi trực tuyến từ ngày~30/06/2025 sang ngày~05/07/2025"
        );
        assert_eq!(
            said(&MeetingNews::Completed(vec![Part::Registered, Part::Assigned]), Form::Hybrid, Level::Committee),
            "Buổi cấp ủy kết hợp ngày~05/07/2025: đã đăng ký và đã phân công cán bộ dự"
        );
    }

    #[test]
    fn a_cap_says_how_far_it_is_used() {
        let cap = CapChanged { name: "trực tuyến", year: 2025, state: "dat_muc_toi_da", used: 3, most: 3 };
        assert_eq!(cap_changed(cap), "Trực tuyến năm 2025: đạt mức tối đa (3/3)");
    }
}

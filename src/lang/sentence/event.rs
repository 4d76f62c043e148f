//! Words of calendar entries: what stands in a reader's own calendar program, so every text must stand by itself.

use super::{on, on_full};
use crate::lang::words;
use crate::model::{Form, Level};
use chrono::NaiveDate;

/// Returns what an entry calls a meeting: `họp trực tuyến`, `họp cấp ủy kết hợp`, `họp theo tổ đảng`.
#[must_use]
pub fn event_meeting(form: Form, level: Level) -> String {
    let form = words::in_sentence(words::form(form));
    match level {
        Level::Plenary => ["họp ", &form].concat(),
        Level::Committee => format!("họp {} {form}", words::in_sentence(words::level(level))),
    }
}

/// Why a meeting does not stand as it was planned.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stand {
    /// It stands.
    AsRecorded,
    /// Postponed without a new date.
    Postponed,
    /// Cancelled.
    Cancelled,
}

/// Returns the title of a meeting: `Thuế Bắc Vinh: họp trực tuyến`, with `HOÃN:` or `HỦY:` before it.
#[must_use]
pub fn event_title(unit: &str, form: Form, level: Level, stand: Stand) -> String {
    let before = match stand {
        Stand::AsRecorded => "",
        Stand::Postponed => "HOÃN: ",
        Stand::Cancelled => "HỦY: ",
    };
    [before, unit, ": ", &event_meeting(form, level)].concat()
}

/// A last day that follows from the rules.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Due {
    /// Registering a meeting.
    Register,
    /// Commenting on a meeting.
    Comment,
    /// Issuing the evaluation of a year.
    Evaluate(i32),
    /// Issuing the final review.
    Review,
}

/// Returns the title of a last day about a meeting of `unit`.
#[must_use]
pub fn event_due(due: Due, unit: &str, meeting: Option<(Form, Level, NaiveDate)>) -> String {
    let about = meeting.map(|(form, level, day)| format!("{} {}", event_meeting(form, level), on(day)));
    let about = about.map_or_else(String::new, |about| format!(", {about}"));
    match due {
        Due::Register => format!("Hạn đăng ký lịch: {unit}{about}"),
        Due::Comment => format!("Hạn góp ý: {unit}{about}"),
        Due::Evaluate(year) => format!("Hạn ban hành đánh giá năm {year}: {unit}"),
        Due::Review => format!("Hạn ban hành báo cáo tổng kết thí điểm: {unit}"),
    }
}

/// Returns the line that names a rule.
#[must_use]
pub fn event_rule(code: &str) -> String {
    format!("Quy tắc {code}.")
}

/// Returns the line of the agenda.
#[must_use]
pub fn event_items(subjects: &[&str]) -> String {
    ["Nội dung: ", &subjects.join("; "), "."].concat()
}

/// Returns the line of the groups' sessions.
#[must_use]
pub fn event_sessions(sessions: &[(&str, NaiveDate)]) -> String {
    let sessions: Vec<String> = sessions.iter().map(|(group, day)| format!("{group} {}", on(*day))).collect();
    format!("Các tổ: {}.", sessions.join("; "))
}

/// Returns the line that says from which day a meeting was moved.
#[must_use]
pub fn event_moved(from: NaiveDate) -> String {
    format!("Chuyển từ {}.", on_full(from))
}

/// Returns the line that says that the data is illustrative.
#[must_use]
pub fn event_illustrative() -> &'static str {
    "Dữ liệu minh họa."
}

/// Returns the name of the calendar of all units, of one unit or of one officer.
#[must_use]
pub fn calendar_name(whose: Option<&str>, is_illustrative: bool) -> String {
    let name = whose.map_or_else(|| "Lịch sinh hoạt đảng".to_owned(), |whose| format!("Lịch sinh hoạt: {whose}"));
    if is_illustrative { format!("{name} (dữ liệu minh họa)") } else { name }
}

/// Returns what a calendar says of itself.
#[must_use]
pub fn calendar_about(portal: &str, as_of: NaiveDate) -> String {
    format!("{portal}. Tính đến {}.", on_full(as_of))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn titles_stand_by_themselves() {
        let day = NaiveDate::from_ymd_opt(2025, 7, 5).expect("a day of the calendar");
        assert_eq!(event_title("Thuế", Form::Online, Level::Plenary, Stand::AsRecorded), "Thuế: họp trực tuyến");
        assert_eq!(
            event_title("Thuế", Form::Hybrid, Level::Committee, Stand::Postponed),
            "HOÃN: Thuế: họp cấp ủy kết hợp"
        );
        assert_eq!(
            event_due(Due::Register, "Thuế", Some((Form::ByGroup, Level::Plenary, day))),
            "Hạn đăng ký lịch: Thuế, họp theo tổ đảng ngày\u{a0}05/07"
        );
        assert_eq!(event_due(Due::Evaluate(2025), "Đảng ủy", None), "Hạn ban hành đánh giá năm 2025: Đảng ủy");
    }
}

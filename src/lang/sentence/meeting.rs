//! Sentences of log books, single meetings and the yearly summary.

use super::count;
use crate::lang::number::{percent_tenths, prose, rate};
use crate::lang::words::{as_sentence, form as form_name, in_sentence, meeting_noun, push_in_sentence};
use crate::model::{Form, Level, Status};

/// The log of one unit in one year.
#[derive(Clone, Copy, Debug)]
pub struct LogBook {
    /// Meetings held, by form in the order of [`Form::ALL`].
    pub held: [u32; 4],
    /// Rate of attendance in tenths of a per cent.
    pub rate: Option<u32>,
    /// Meetings planned.
    pub planned: u32,
}

/// Returns what a log book holds.
#[must_use]
pub fn logbook_lead(log: LogBook) -> String {
    let planned = match log.planned {
        0 => String::new(),
        some => format!(" {}.", count(some as usize, "buổi dự kiến")),
    };
    let held: u32 = log.held.iter().sum();
    if held == 0 {
        return format!("Chưa có buổi nào đã họp.{planned}");
    }
    let rate = log.rate.map_or(String::new(), |rate| format!("; tỷ lệ dự {}", percent_tenths(rate)));
    format!("{}{}{rate}.{planned}", count(held as usize, "buổi đã họp"), by_form(log.held, held))
}

fn by_form(held: [u32; 4], total: u32) -> String {
    let name = |form| in_sentence(form_name(form));
    let used: Vec<(Form, u32)> = Form::ALL.into_iter().zip(held).filter(|(_, number)| *number > 0).collect();
    match used.as_slice() {
        [(form, _)] if total == 1 => format!(" {}", name(*form)),
        [(form, _)] => format!(", đều {}", name(*form)),
        several => {
            let parts: Vec<String> = several.iter().map(|(form, n)| format!("{} {}", prose(*n), name(*form))).collect();
            format!(": {}", parts.join(", "))
        }
    }
}

/// One meeting.
#[derive(Clone, Copy, Debug)]
pub struct OneMeeting<'a> {
    /// Form.
    pub form: Form,
    /// Level.
    pub level: Level,
    /// State of the record.
    pub status: Status,
    /// Kind of its agenda, as the regulation names it.
    pub kind: Option<&'a str>,
    /// Present and convened.
    pub attendance: Option<(u32, u32)>,
}

/// Returns what kind of meeting it was and how many came.
#[must_use]
pub fn meeting_lead(meeting: OneMeeting<'_>) -> String {
    let OneMeeting { form, level, status, kind, attendance } = meeting;
    let mut text = String::with_capacity(160);
    text.push_str(&as_sentence(meeting_noun(form)));
    text.push(' ');
    push_in_sentence(&mut text, form_name(form));
    if level == Level::Committee {
        text.push_str(" của cấp ủy");
    }
    if let Some(kind) = kind {
        text.push_str(", ");
        push_in_sentence(&mut text, kind);
    }
    match (status, attendance) {
        (Status::Held, Some((present, convened))) => {
            text.extend([". Có mặt ", &present.to_string(), "/", &convened.to_string()]);
            text.push_str(" đảng viên được triệu tập");
            if let Some(rate) = rate(u64::from(present), u64::from(convened)) {
                text.extend([" (", &rate, ")"]);
            }
            text.push('.');
        }
        (Status::Held, None) => text.push_str(". Chưa ghi số dự."),
        (Status::Planned, _) => text.push_str(", dự kiến."),
        (Status::Postponed, _) => text.push_str(". Đã hoãn, chưa có ngày mới."),
        (Status::Cancelled, _) => text.push_str(". Đã hủy."),
    }
    text
}

/// The figures of a year.
#[derive(Clone, Debug)]
pub struct Summary {
    /// The year, with the part of it that is covered (see [`super::year_label`]).
    pub year: String,
    /// Units.
    pub units: usize,
    /// Meetings held.
    pub held: u32,
    /// Of those, of the pilot.
    pub pilot: u32,
    /// Of those, under special circumstances.
    pub special: u32,
    /// Rate of attendance in tenths of a per cent.
    pub rate: Option<u32>,
}

/// Returns the year in one sentence.
#[must_use]
pub fn summary_lead(summary: &Summary) -> String {
    let Summary { year, units, held, pilot, special, rate } = summary;
    if *held == 0 {
        return format!("Năm {year}: chưa có buổi nào đã họp.");
    }
    let pilot = match pilot {
        0 => "không có buổi thí điểm".to_owned(),
        some => format!("trong đó {}", count(*some as usize, "buổi thí điểm")),
    };
    let special = match special {
        0 => String::new(),
        some => format!("; {} trong hoàn cảnh đặc biệt, không tính vào giới hạn", count(*some as usize, "buổi")),
    };
    let rate = rate.map_or(String::new(), |rate| format!("; tỷ lệ dự {}", percent_tenths(rate)));
    format!("Năm {year}: {} đã họp {}, {pilot}{special}{rate}.", count(*units, "đơn vị"), count(*held as usize, "buổi"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn log_books_count_by_form() {
        for (held, rate, planned, text) in [
            ([0, 0, 0, 0], None, 0, "Chưa có buổi nào đã họp."),
            ([0, 0, 0, 0], None, 2, "Chưa có buổi nào đã họp. 02 buổi dự kiến."),
            ([0, 1, 0, 0], Some(975), 0, "01 buổi đã họp trực tuyến; tỷ lệ dự 97,5%."),
            ([12, 0, 0, 0], None, 0, "12 buổi đã họp, đều trực tiếp."),
            (
                [7, 2, 1, 0],
                Some(1000),
                1,
                "10 buổi đã họp: 07 trực tiếp, 02 trực tuyến, 01 kết hợp; tỷ lệ dự 100,0%. 01 buổi dự kiến.",
            ),
        ] {
            assert_eq!(logbook_lead(LogBook { held, rate, planned }), text);
        }
    }

    #[test]
    fn meetings_tell_form_state_and_attendance() {
        let held = OneMeeting {
            form: Form::Online,
            level: Level::Plenary,
            status: Status::Held,
            kind: Some("Nội dung thường kỳ"),
            attendance: Some((33, 34)),
        };
        for (meeting, text) in [
            (held, "Buổi trực tuyến, nội dung thường kỳ. Có mặt 33/34 đảng viên được triệu tập (97,1%)."),
            (OneMeeting { attendance: None, kind: None, ..held }, "Buổi trực tuyến. Chưa ghi số dự."),
            (
                OneMeeting { attendance: Some((0, 0)), kind: None, ..held },
                "Buổi trực tuyến. Có mặt 0/0 đảng viên được triệu tập.",
            ),
            (
                OneMeeting { status: Status::Planned, level: Level::Committee, kind: None, ..held },
                "Buổi trực tuyến của cấp ủy, dự kiến.",
            ),
            (
                OneMeeting { form: Form::ByGroup, status: Status::Postponed, kind: None, ..held },
                "Đợt theo tổ đảng. Đã hoãn, chưa có ngày mới.",
            ),
            (OneMeeting { status: Status::Cancelled, kind: None, ..held }, "Buổi trực tuyến. Đã hủy."),
        ] {
            assert_eq!(meeting_lead(meeting), text);
        }
    }

    #[test]
    fn a_year_is_one_sentence() {
        let year =
            Summary {
                year: "2025 (đến 30/06)".to_owned(), units: 8, held: 48, pilot: 10, special: 1, rate: Some(967)
            };
        let text = "Năm 2025 (đến 30/06): 08 đơn vị đã họp 48 buổi, trong đó 10 buổi thí điểm; 01 buổi trong hoàn cảnh đặc biệt, không tính vào giới hạn; tỷ lệ dự 96,7%.";
        assert_eq!(summary_lead(&year), text);
        let quiet = Summary { held: 1, pilot: 0, special: 0, rate: None, ..year.clone() };
        assert_eq!(summary_lead(&quiet), "Năm 2025 (đến 30/06): 08 đơn vị đã họp 01 buổi, không có buổi thí điểm.");
        assert_eq!(summary_lead(&Summary { held: 0, ..year }), "Năm 2025 (đến 30/06): chưa có buổi nào đã họp.");
    }
}

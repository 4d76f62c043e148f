//! Sentences of the calendar.

use super::count;

/// The meetings of a stretch of the calendar.
#[derive(Clone, Copy, Debug, Default)]
pub struct Month {
    /// Meetings held.
    pub held: usize,
    /// Meetings planned.
    pub planned: usize,
    /// Of held and planned ones, those of the pilot.
    pub pilot: usize,
    /// Planned meetings of the pilot that are not registered.
    pub unregistered: usize,
    /// Planned meetings of the pilot to which nobody is assigned although it is time.
    pub unassigned: usize,
}

/// Returns what a month holds and what is still missing.
#[must_use]
pub fn month_lead(month: Month) -> String {
    let Month { held, planned, pilot, .. } = month;
    let meetings = match (held, planned) {
        (0, 0) => return "Chưa có buổi nào được ghi.".to_owned(),
        (0, planned) => count(planned, "buổi dự kiến"),
        (held, 0) => count(held, "buổi đã họp"),
        (held, planned) => format!("{} và {}", count(held, "buổi đã họp"), count(planned, "buổi dự kiến")),
    };
    let pilot = match pilot {
        0 => "không có buổi thí điểm".to_owned(),
        all if all == held + planned && all > 1 => "đều là buổi thí điểm".to_owned(),
        1 if held + planned == 1 => "là buổi thí điểm".to_owned(),
        some => format!("trong đó {}", count(some, "buổi thí điểm")),
    };
    let lacking = lacking(month);
    if lacking.is_empty() { format!("{meetings}, {pilot}.") } else { format!("{meetings}, {pilot}. {lacking}.") }
}

/// Returns what lies ahead and what is still missing.
#[must_use]
pub fn calendar_lead(ahead: Month) -> String {
    if ahead.planned == 0 {
        return "Chưa có buổi nào sắp tới trong lịch.".to_owned();
    }
    let lead = month_lead(Month { held: 0, ..ahead });
    if lacking(ahead).is_empty() && ahead.pilot > 0 {
        format!("{lead} Việc đăng ký và phân công đã đủ.")
    } else {
        lead
    }
}

fn lacking(month: Month) -> String {
    let parts = [(month.unregistered, "buổi chưa đăng ký"), (month.unassigned, "buổi chưa phân công cán bộ dự")];
    let parts: Vec<String> =
        parts.into_iter().filter(|(number, _)| *number > 0).map(|(n, noun)| count(n, noun)).collect();
    parts.join(", ")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn month(held: usize, planned: usize, pilot: usize, unregistered: usize, unassigned: usize) -> Month {
        Month { held, planned, pilot, unregistered, unassigned }
    }

    #[test]
    fn months_count_meetings_and_what_is_missing() {
        for (month, text) in [
            (month(0, 0, 0, 0, 0), "Chưa có buổi nào được ghi."),
            (
                month(0, 8, 5, 1, 1),
                "08 buổi dự kiến, trong đó 05 buổi thí điểm. 01 buổi chưa đăng ký, 01 buổi chưa phân công cán bộ dự.",
            ),
            (month(12, 0, 3, 0, 0), "12 buổi đã họp, trong đó 03 buổi thí điểm."),
            (month(5, 3, 0, 0, 0), "05 buổi đã họp và 03 buổi dự kiến, không có buổi thí điểm."),
            (month(0, 1, 1, 0, 1), "01 buổi dự kiến, là buổi thí điểm. 01 buổi chưa phân công cán bộ dự."),
            (month(0, 2, 2, 0, 0), "02 buổi dự kiến, đều là buổi thí điểm."),
        ] {
            assert_eq!(month_lead(month), text);
        }
    }

    #[test]
    fn the_calendar_looks_ahead() {
        for (ahead, text) in [
            (month(9, 0, 0, 0, 0), "Chưa có buổi nào sắp tới trong lịch."),
            (month(9, 4, 2, 0, 0), "04 buổi dự kiến, trong đó 02 buổi thí điểm. Việc đăng ký và phân công đã đủ."),
            (month(0, 4, 2, 1, 0), "04 buổi dự kiến, trong đó 02 buổi thí điểm. 01 buổi chưa đăng ký."),
            (month(0, 1, 0, 0, 0), "01 buổi dự kiến, không có buổi thí điểm."),
        ] {
            assert_eq!(calendar_lead(ahead), text);
        }
    }
}

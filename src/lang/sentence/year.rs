//! Sentences about all units in a year: what was left out, what stands in place of findings, which deadlines are open.

use super::{count, joined, on_full};
use crate::lang::number::grouped;
use chrono::NaiveDate;

/// Returns the notice of records left out of a year over all units; none when there are none.
#[must_use]
pub fn left_out_of_year(units: usize, meetings: usize, year: i32) -> Option<String> {
    left_out_of(units, meetings, &format!("Số liệu năm {year}"))
}

/// Returns the notice of records left out of several years over all units; none when there are none.
#[must_use]
pub fn left_out_of_years(units: usize, meetings: usize) -> Option<String> {
    left_out_of(units, meetings, "Số liệu của trang")
}

fn left_out_of(units: usize, meetings: usize, figures: &str) -> Option<String> {
    let parts = [(units, "đơn vị"), (meetings, "bản ghi sinh hoạt")];
    let parts: Vec<String> = parts.into_iter().filter(|(n, _)| *n > 0).map(|(n, noun)| count(n, noun)).collect();
    (!parts.is_empty()).then(|| {
        format!("{} bị loại vì có lỗi. {figures} chưa đủ; kết luận liên quan ghi “chưa đủ dữ liệu”.", joined(&parts))
    })
}

/// Verdicts of a year over all units, without missed ones.
#[derive(Clone, Copy, Debug, Default)]
pub struct Kept {
    /// Met.
    pub met: u32,
    /// Not yet due.
    pub not_yet_due: u32,
    /// Cannot say.
    pub cannot_say: u32,
}

/// Returns what stands in place of the findings of a year.
#[must_use]
pub fn no_findings_in_year(kept: Kept) -> String {
    let Kept { met, not_yet_due, cannot_say } = kept;
    let all = (met + not_yet_due + cannot_say) as usize;
    let open = [(not_yet_due, "chưa đến hạn"), (cannot_say, "chưa đủ dữ liệu")];
    let open: Vec<String> = open
        .into_iter()
        .filter(|(n, _)| *n > 0)
        .map(|(n, words)| count(n as usize, &format!("kết luận {words}")))
        .collect();
    match (all, open.is_empty()) {
        (0, _) => "Không có. Năm này chưa có buổi nào để áp dụng quy tắc.".to_owned(),
        (all, true) => format!("Không có. {} đều đạt.", count(all, "kết luận")),
        (all, false) => {
            let met = count(met as usize, "kết luận đạt");
            format!("Không có. Trong {}, {}.", count(all, "kết luận"), joined(&[vec![met], open].concat()))
        }
    }
}

/// Returns the line below the number of verdicts that are met: of how many, and about whom.
#[must_use]
pub fn verdicts_of(all: u32, units: usize, has_body: bool) -> String {
    let all = format!("trên {} kết luận", grouped(all));
    match (units, has_body) {
        (0, false) => all,
        (0, true) => format!("{all} về cơ quan chủ trì"),
        (units, false) => format!("{all} về {} đơn vị", grouped(units as u64)),
        (units, true) => format!("{all} về {} đơn vị và cơ quan chủ trì", grouped(units as u64)),
    }
}

/// Returns the line below the number of verdicts that are not yet due, from the first to the last of their days.
#[must_use]
pub fn deadlines_note(first_and_last: Option<(NaiveDate, NaiveDate)>) -> String {
    match first_and_last {
        None => "không có việc nào đang chờ hạn".to_owned(),
        Some((first, last)) if first == last => format!("hạn {}", on_full(first)),
        Some((first, last)) => format!("hạn từ {} đến {}", on_full(first), on_full(last)),
    }
}

#[cfg(test)]
mod tests {
    use super::super::tests::{day, shown};
    use super::*;

    #[test]
    fn records_left_out_name_units_and_meetings() {
        for (units, meetings, text) in [
            (0, 0, None),
            (1, 0, Some("01 đơn vị")),
            (0, 12, Some("12 bản ghi sinh hoạt")),
            (2, 3, Some("02 đơn vị và 03 bản ghi sinh hoạt")),
        ] {
            let told = left_out_of_year(units, meetings, 2025);
            assert_eq!(told.as_deref().and_then(|told| told.split(" bị loại").next()), text);
        }
    }

    #[test]
    fn a_year_without_findings_says_why_that_is_known() {
        for (met, not_yet_due, cannot_say, text) in [
            (0, 0, 0, "Không có. Năm này chưa có buổi nào để áp dụng quy tắc."),
            (9, 0, 0, "Không có. 09 kết luận đều đạt."),
            (117, 2, 0, "Không có. Trong 119 kết luận, 117 kết luận đạt và 02 kết luận chưa đến hạn."),
            (
                1,
                2,
                3,
                "Không có. Trong 06 kết luận, 01 kết luận đạt, 02 kết luận chưa đến hạn và 03 kết luận chưa đủ dữ liệu.",
            ),
        ] {
            assert_eq!(no_findings_in_year(Kept { met, not_yet_due, cannot_say }), text);
        }
    }

    #[test]
    fn verdicts_name_whom_they_are_about() {
        for (all, units, has_body, text) in [
            (0, 0, false, "trên 0 kết luận"),
            (1, 0, true, "trên 1 kết luận về cơ quan chủ trì"),
            (1250, 8, false, "trên 1.250 kết luận về 8 đơn vị"),
            (130, 8, true, "trên 130 kết luận về 8 đơn vị và cơ quan chủ trì"),
        ] {
            assert_eq!(verdicts_of(all, units, has_body), text);
        }
    }

    #[test]
    fn open_deadlines_name_one_day_or_both_ends() {
        let (first, last) = (day("2025-06-30"), day("2025-07-02"));
        assert_eq!(deadlines_note(None), "không có việc nào đang chờ hạn");
        assert_eq!(shown(&deadlines_note(Some((first, first)))), "hạn ngày~30/06/2025");
        assert_eq!(shown(&deadlines_note(Some((first, last)))), "hạn từ ngày~30/06/2025 đến ngày~02/07/2025");
    }
}

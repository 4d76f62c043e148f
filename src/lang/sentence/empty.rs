//! What stands where there is nothing, and notices: that there is nothing, and why that is known.

use super::{count, joined};
use crate::lang::number::prose;
use chrono::NaiveDate;

/// Returns what stands in place of findings: `Không có. Trong 18 quy tắc áp dụng, 17 quy tắc đạt và 01 quy tắc chưa đến hạn.`
#[must_use]
pub fn no_findings(met: usize, not_yet_due: usize, cannot_say: usize) -> String {
    let parts = [(met, "quy tắc đạt"), (not_yet_due, "quy tắc chưa đến hạn"), (cannot_say, "quy tắc chưa đủ dữ liệu")];
    let parts: Vec<String> = parts.into_iter().filter(|(n, _)| *n > 0).map(|(n, noun)| count(n, noun)).collect();
    let applied = met + not_yet_due + cannot_say;
    match (applied, met) {
        (0, _) => "Không có. Chưa có buổi nào để áp dụng quy tắc.".to_owned(),
        (1, 1) => "Không có. Quy tắc duy nhất được áp dụng đã đạt.".to_owned(),
        (all, met) if all == met => format!("Không có. Cả {} áp dụng đều đạt.", count(all, "quy tắc")),
        (all, _) => format!("Không có. Trong {} áp dụng, {}.", count(all, "quy tắc"), joined(&parts)),
    }
}

/// Returns what stands in place of the meetings of a year.
#[must_use]
pub fn no_meetings(year: i32) -> String {
    format!("Sổ năm {year} chưa ghi buổi nào.")
}

/// Returns what stands in place of comments.
#[must_use]
pub fn no_comments() -> &'static str {
    "Chưa có góp ý. Góp ý được ghi sau khi cán bộ cấp trên dự họp."
}

/// Returns what stands in place of guidance.
#[must_use]
pub fn no_documents() -> &'static str {
    "Chưa có văn bản hướng dẫn nào được đưa vào cổng."
}

/// Returns what stands in place of reports.
#[must_use]
pub fn no_reports() -> &'static str {
    "Chưa có báo cáo nào được ban hành hoặc soạn thảo."
}

/// Returns the notice of records left out for a unit and year; none when there are none.
#[must_use]
pub fn left_out(records: usize, year: i32) -> Option<String> {
    (records > 0).then(|| {
        format!(
            "{} bị loại vì có lỗi. Số liệu của đơn vị này trong năm {year} chưa đủ; kết luận liên quan ghi “chưa đủ dữ liệu”.",
            count(records, "bản ghi")
        )
    })
}

/// Returns the note on meetings recorded as held later than the as-of date; none when there are none.
#[must_use]
pub fn held_later(meetings: usize, as_of: NaiveDate) -> Option<String> {
    (meetings > 0).then(|| format!("{} buổi ghi đã họp sau {} chưa được tính.", prose(meetings), super::on_full(as_of)))
}

#[cfg(test)]
mod tests {
    use super::super::tests::{day, shown};
    use super::*;

    #[test]
    fn no_findings_tells_why_that_is_known() {
        for ((met, not_yet_due, cannot_say), text) in [
            ((0, 0, 0), "Không có. Chưa có buổi nào để áp dụng quy tắc."),
            ((1, 0, 0), "Không có. Quy tắc duy nhất được áp dụng đã đạt."),
            ((15, 0, 0), "Không có. Cả 15 quy tắc áp dụng đều đạt."),
            ((17, 1, 0), "Không có. Trong 18 quy tắc áp dụng, 17 quy tắc đạt và 01 quy tắc chưa đến hạn."),
            ((0, 0, 2), "Không có. Trong 02 quy tắc áp dụng, 02 quy tắc chưa đủ dữ liệu."),
        ] {
            assert_eq!(no_findings(met, not_yet_due, cannot_say), text);
        }
    }

    #[test]
    fn notices_appear_only_where_there_is_something_to_say() {
        assert_eq!(left_out(0, 2024), None);
        let notice = "02 bản ghi bị loại vì có lỗi. Số liệu của đơn vị này trong năm 2024 chưa đủ; kết luận liên quan ghi “chưa đủ dữ liệu”.";
        assert_eq!(left_out(2, 2024).as_deref(), Some(notice));
        assert_eq!(held_later(0, day("2025-06-30")), None);
        let note = held_later(1, day("2025-06-30")).map(|text| shown(&text));
        assert_eq!(note.as_deref(), Some("01 buổi ghi đã họp sau ngày~30/06/2025 chưa được tính."));
    }

    #[test]
    fn empty_places_say_what_is_missing() {
        assert_eq!(no_meetings(2024), "Sổ năm 2024 chưa ghi buổi nào.");
    }
}

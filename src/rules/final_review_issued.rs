//! REV-02: the final review was issued within its days.
//!
//! - Demands: a final review (`loai: tong_ket`) was issued within `tong_ket`.
//! - Why: what follows the pilot is decided on it.
//! - Counts as met: issued on the first day, on the last day or between them; one suffices, drafts never count. Up to the
//!   last day without one inside: not yet due. After it, none or only one outside: a finding about the publishing body.
//! - Example: 1 April to 30 June: issued on 30 June is met; on 31 March or 1 July it is outside.

use super::annual_evaluation_issued::{earliest_issue, has_left_out_reports};
use super::{Bench, Judge, Manual, Outcome, Rule, Setting};
use crate::model::{Detail, Period, Report, ReportKind, RuleId};
use crate::text::Span;
use chrono::{Datelike, NaiveDate};

/// Rule REV-02.
pub const RULE: Rule = Rule {
    id: RuleId::FinalReviewIssued,
    judge: Judge::Body(judge),
    manual: Manual {
        title: "Tổng kết thí điểm đúng thời gian",
        short: "Tổng kết thí điểm",
        demands: "Báo cáo tổng kết thí điểm được ban hành trong khoảng thời gian quy định.",
        why: "Kết quả tổng kết là căn cứ để quyết định việc tiếp tục, mở rộng hay dừng hình thức thí điểm.",
        rests_on: "Hướng dẫn số 08-HD/ĐUK: tổng kết vào quý II năm 2025.",
        judged: "Lấy ngày ban hành của báo cáo; bản nháp không tính. Ngày đầu và ngày cuối của khoảng thời gian đều là đúng hạn; \
                 có một báo cáo trong khoảng là đủ. Đến hết ngày cuối mà chưa có: chưa đến hạn. Qua ngày cuối mà không có, hoặc \
                 chỉ có báo cáo ngoài khoảng: cảnh báo. Quy tắc này xét cơ quan chủ quản cổng.",
        example: "Khoảng 01/4/2025 đến 30/6/2025: ban hành ngày 30/6/2025: đạt. Ban hành ngày 01/7/2025: không đạt.",
    },
};

fn judge(bench: &Bench) -> Vec<(i32, Outcome)> {
    let review = bench.book.setting(|regulation| regulation.final_review);
    let Setting::Given((window, place)) = review else { return Vec::new() };
    let Some(by) = window.until else { return Vec::new() };
    let outcome = of_window(bench, window, by, place);
    vec![(by.year(), if has_left_out_reports(bench) { outcome.unsaid_unless_met() } else { outcome })]
}

fn of_window(bench: &Bench, window: Period, by: NaiveDate, place: Span) -> Outcome {
    let mut outcome = Outcome { has_candidates: true, ..Outcome::default() };
    let reviews = || bench.known.registry.reports.values().filter(|report| report.kind == ReportKind::FinalReview);
    let is_inside = |report: &&Report| report.issued.is_some_and(|(on, _)| window.contains(on));
    if earliest_issue(reviews().filter(is_inside)).is_some() {
        return outcome;
    }
    match earliest_issue(reviews()) {
        _ if bench.as_of() <= by => outcome.not_yet_due(by),
        Some((on, place)) => outcome.warning_at(place, Detail::FinalReviewOutside { on, from: window.from, by }),
        None => outcome.warning_at(place, Detail::NoFinalReview { by }),
    }
    outcome
}

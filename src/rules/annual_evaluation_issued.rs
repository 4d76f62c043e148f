//! REV-01: the pilot was evaluated every year.
//!
//! - Demands: for each year of the pilot that has ended, an annual evaluation (`loai: danh_gia_nam`, `nam`) was issued on
//!   or before `danh_gia_nam` of the next year. Not expected for the year in which the final review is due.
//! - Why: the standing board evaluates the pilot every year.
//! - Counts as met: one in time suffices; the last day is in time; drafts never count. None yet and the last day not
//!   passed: not yet due. It concerns the publishing body.
//! - Example: due on 31 January: issued on 31 January is met, on 1 February late.

use super::{Bench, Judge, Manual, Outcome, Rule, Setting};
use crate::model::{Detail, MonthDay, Report, ReportKind, ReportScope, RuleId};
use crate::text::Span;
use chrono::{Datelike, NaiveDate};

/// Rule REV-01.
pub const RULE: Rule = Rule {
    id: RuleId::AnnualEvaluationIssued,
    judge: Judge::Body(judge),
    manual: Manual {
        title: "Đánh giá thí điểm hằng năm đúng hạn",
        short: "Đánh giá hằng năm",
        demands: "Mỗi năm của giai đoạn thí điểm đã kết thúc phải có báo cáo đánh giá năm, ban hành chậm nhất vào ngày quy định \
                  của năm sau.",
        why: "Ban Thường vụ đánh giá thí điểm hằng năm để điều chỉnh kịp thời.",
        rests_on: "Hướng dẫn số 08-HD/ĐUK: hằng năm đánh giá việc thực hiện thí điểm. Mốc ngày 31/01 năm sau là giả định.",
        judged: "Lấy ngày ban hành của báo cáo; bản nháp không tính. Ban hành đúng ngày cuối là đúng hạn, hôm sau là muộn. Chưa \
                 có mà chưa qua ngày cuối: chưa đến hạn. Có một báo cáo đúng hạn là đủ. Năm tổng kết thí điểm không cần đánh \
                 giá năm riêng. Quy tắc này xét cơ quan chủ quản cổng, không xét từng đơn vị.",
        example: "Đánh giá năm 2023 ban hành ngày 31/01/2024: đạt. Ban hành ngày 01/02/2024: không đạt.",
    },
};

fn judge(bench: &Bench) -> Vec<(i32, Outcome)> {
    let due = bench.book.setting(|regulation| regulation.annual_due);
    let Setting::Given(pilot) = bench.book.pilot() else { return Vec::new() };
    if due == Setting::Absent {
        return Vec::new();
    }
    let review = bench.book.setting(|regulation| regulation.final_review);
    let review_year = match review {
        Setting::Given((period, _)) => period.until.map(|until| until.year()),
        Setting::Absent | Setting::Unknown => None,
    };
    let last = pilot.until.map_or(i32::MAX, |until| until.year()).min(bench.as_of().year() - 1);
    let mut years = Vec::new();
    for year in (pilot.from.year()..=last).filter(|year| Some(*year) != review_year) {
        let Setting::Given(due) = due else {
            years.push((year, Outcome::unsaid()));
            continue;
        };
        let outcome = of_year(bench, year, due);
        let is_uncertain = review == Setting::Unknown || has_left_out_reports(bench);
        years.push((year, if is_uncertain { outcome.unsaid_unless_met() } else { outcome }));
    }
    years
}

fn of_year(bench: &Bench, year: i32, (due, place): (MonthDay, Span)) -> Outcome {
    let mut outcome = Outcome { has_candidates: true, ..Outcome::default() };
    let by = due.in_year(year + 1);
    let is_of_year =
        |report: &&Report| report.kind == ReportKind::AnnualEvaluation && report.scope == ReportScope::Year(year);
    match earliest_issue(bench.known.registry.reports.values().filter(is_of_year)) {
        Some((on, _)) if on <= by => {}
        Some((on, place)) => outcome.warning_at(place, Detail::AnnualEvaluationLate { on, by }),
        None if bench.as_of() > by => outcome.warning_at(place, Detail::NoAnnualEvaluation { by }),
        None => outcome.not_yet_due(by),
    }
    outcome
}

/// Returns the earliest issue among `reports`, of equal days that with the smallest path; drafts never count.
pub(super) fn earliest_issue<'a>(reports: impl Iterator<Item = &'a Report>) -> Option<(NaiveDate, Span)> {
    let issues = reports.filter(|report| !report.is_draft).filter_map(|report| Some((report.issued?, &report.slug)));
    // The extension takes part in the order: `-` sorts before `.`, so `a-b.md` comes before `a.md`.
    let earliest = issues.min_by_key(|((on, _), slug)| (*on, format!("{slug}.md")));
    earliest.map(|(issue, _)| issue)
}

/// Says whether a report was left out: then nobody can say that none was issued.
pub(super) fn has_left_out_reports(bench: &Bench) -> bool {
    bench.known.registry.left_out.pages.iter().any(|path| path.starts_with("bao-cao/"))
}

//! The list of reports: kind, what they cover, issued or still a draft, and whether the prescribed reviews are there.

use super::guidance_list::left_out;
use super::parts::{DateView, Link, Tag};
use super::{Frame, Here, Scene, View, address};
use crate::lang::{date, sentence, words};
use crate::model::{Report, ReportKind, ReportScope, RuleId, VerdictKind};
use crate::rules;
use chrono::NaiveDate;
use serde::Serialize;

/// The mark of a part that a person still has to write.
const GAP: &str = "[CẦN BỔ SUNG]";

/// What the list of reports shows.
#[derive(Serialize)]
pub struct ReportsView {
    /// The answer, in a sentence.
    pub lead: String,
    /// The reports: those that cover the latest days first.
    pub reports: Vec<ReportRow>,
    /// The reviews that the pilot demands.
    pub reviews: Vec<ReviewRow>,
}

/// A report of the list.
#[derive(Serialize)]
pub struct ReportRow {
    /// Title.
    pub title: String,
    /// Its page.
    pub href: String,
    /// Kind.
    pub kind: &'static str,
    /// What it covers.
    pub scope: String,
    /// Official number.
    pub number: Option<String>,
    /// Body that issues it.
    pub issuer: Option<String>,
    /// Day of issue; none is a draft.
    pub issued: Option<DateView>,
}

/// A review that the pilot demands, for a year.
#[derive(Serialize)]
pub struct ReviewRow {
    /// "Đánh giá năm 2024".
    pub name: String,
    /// Verdict.
    pub verdict: Tag,
    /// Last day, while it has not passed.
    pub by: Option<DateView>,
    /// Manual page of its rule.
    pub rule: Link,
}

/// Makes the list.
pub fn view(scene: &Scene<'_>, here: &Here) -> (Frame, View) {
    let registry = &scene.facts.known.registry;
    let mut shown: Vec<&Report> =
        registry.reports.values().filter(|report| scene.shows_draft(report.is_draft)).collect();
    shown.sort_by_key(|report| (std::cmp::Reverse((last_day(report), report.kind)), report.slug.clone()));
    let issued = shown.iter().filter(|report| report.issued.is_some()).count();
    let drafts = shown.iter().filter(|report| report.issued.is_none());
    let gaps = drafts.map(|report| report.body.text.matches(GAP).count()).sum();
    let view = ReportsView {
        lead: sentence::reports_lead(sentence::Reports { issued, drafts: shown.len() - issued, gaps }),
        reports: shown.into_iter().map(|report| row(here, report)).collect(),
        reviews: reviews(scene, here),
    };
    let frame = Frame::new(here, "bao-cao", "Báo cáo")
        .section_page()
        .crumbs(here, &[], "Báo cáo")
        .sources(scene, &["bao-cao/"])
        .left_out(left_out(scene, "bao-cao/"));
    (frame, View::Reports(view))
}

/// Returns the last day that a report covers.
fn last_day(report: &Report) -> Option<NaiveDate> {
    match report.scope {
        ReportScope::Year(year) => NaiveDate::from_ymd_opt(year, 12, 31),
        ReportScope::Period(period) => Some(period.until.unwrap_or(period.from)),
    }
}

fn row(here: &Here, report: &Report) -> ReportRow {
    ReportRow {
        title: report.title.to_string(),
        href: here.to(&address::report(&report.slug)),
        kind: words::report_kind(report.kind),
        scope: match report.scope {
            ReportScope::Year(year) => format!("năm {year}"),
            ReportScope::Period(period) => date::period(period.from, period.until),
        },
        number: report.number.as_ref().map(ToString::to_string),
        issuer: report.issuer.as_ref().map(ToString::to_string),
        issued: report.issued.map(|(on, _)| on.into()),
    }
}

/// Lists the verdicts of the rules on reviews, newest year first.
fn reviews(scene: &Scene<'_>, here: &Here) -> Vec<ReviewRow> {
    let last = scene.this_year() + 1;
    let years = scene.years().iter().copied().filter(move |year| *year <= last);
    let kinds = [
        (RuleId::FinalReviewIssued, ReportKind::FinalReview),
        (RuleId::AnnualEvaluationIssued, ReportKind::AnnualEvaluation),
    ];
    let both = years.flat_map(|year| kinds.map(|(rule, kind)| (rule, kind, year)));
    let row = |(rule, kind, year): (RuleId, ReportKind, i32)| {
        let verdict = scene.facts.verdict(rule, None, year)?;
        let by = match verdict {
            VerdictKind::NotYetDue { by } => Some(by.into()),
            VerdictKind::Met | VerdictKind::Missed | VerdictKind::CannotSay => None,
        };
        let name = match kind {
            ReportKind::AnnualEvaluation => format!("Đánh giá năm {year}"),
            ReportKind::InterimReview | ReportKind::FinalReview => format!("{}, năm {year}", words::report_kind(kind)),
        };
        let label = format!("{}. {}", rule.as_str(), rules::rule(rule).manual.title);
        let rule = Link { label, href: here.to(&address::rule(rule)) };
        Some(ReviewRow { name, verdict: Tag::verdict(Some(verdict)), by, rule })
    };
    both.filter_map(row).collect()
}

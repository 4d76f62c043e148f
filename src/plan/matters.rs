//! What has to be done next: deadlines that have not passed and findings that can still be put right.

use super::{Here, Scene, address, deadlines, parts::DateView};
use crate::lang::date;
use crate::model::{Cap, Detail, Finding, Form, Level, Meeting, RuleId, Unit, VerdictKind};
use chrono::{Days, NaiveDate};
use serde::Serialize;

/// One matter, as a page shows it.
#[derive(Serialize, Clone)]
pub struct MatterView {
    /// Last day in time.
    pub due: DateView,
    /// "hạn hôm nay", "còn 2 ngày", "quá hạn 3 ngày".
    pub left: String,
    /// Whether it is due today or overdue.
    pub is_now: bool,
    /// What to do, a verb first.
    pub title: String,
    /// Link to the record's page.
    pub href: Option<String>,
    /// Unit, where the page is not the unit's own.
    pub unit: Option<String>,
    /// A word more.
    pub text: Option<String>,
    /// Code of the rule.
    pub code: Option<&'static str>,
    /// Manual page of the rule.
    pub rule_href: Option<String>,
}

/// One matter, before it is put on a page.
#[derive(Clone, Debug)]
pub struct Matter<'a> {
    /// Last day in time.
    pub due: NaiveDate,
    /// The unit; none for the publishing body.
    pub unit: Option<&'a Unit>,
    /// What to do.
    title: String,
    /// A word more.
    text: Option<String>,
    /// Address of the page to open.
    address: Option<String>,
    /// The rule.
    rule: RuleId,
}

/// Days before the last day from which a matter of the publishing body is shown.
const BODY_HORIZON: u64 = 60;

/// Lists every open matter, by last day, unit and rule.
#[must_use]
pub fn open<'a>(scene: &Scene<'a>) -> Vec<Matter<'a>> {
    let mut matters: Vec<Matter<'a>> = Vec::new();
    for unit in scene.facts.known.registry.units_in_order() {
        matters.extend(of_unit(scene, unit));
    }
    matters.extend(of_body(scene));
    matters.sort_by_key(|matter| matter.due);
    matters
}

/// Lists the open matters of one unit, by last day.
#[must_use]
pub fn of_unit<'a>(scene: &Scene<'a>, unit: &'a Unit) -> Vec<Matter<'a>> {
    let year = scene.this_year();
    let mut matters: Vec<Matter<'a>> = Vec::new();
    for finding in [year - 1, year, year + 1].iter().flat_map(|year| scene.findings(Some(&unit.id), *year)) {
        matters.extend(mendable(scene, unit, finding));
    }
    for meeting in [year - 1, year].iter().flat_map(|year| scene.meetings(&unit.id, *year)) {
        matters.extend(feedback_due(scene, unit, meeting));
    }
    matters.extend(confirmation_due(scene, unit));
    matters.sort_by_key(|matter| matter.due);
    matters
}

/// Turns a finding into a matter, when the record or the plan can still be put right.
fn mendable<'a>(scene: &Scene<'a>, unit: &'a Unit, finding: &Finding) -> Option<Matter<'a>> {
    let (day, level) = finding.meeting?;
    let meeting =
        scene.meetings(&unit.id, chrono::Datelike::year(&day)).iter().find(|m| m.date == day && m.level == level)?;
    let name = named(meeting, scene.this_year());
    let (due, title, text) = match &finding.detail {
        Detail::PlannedNotRegistered { by } => (*by, format!("Đăng ký lịch {name}"), None),
        Detail::PlannedNobodyAssigned => (day, format!("Phân công cán bộ dự {name}"), None),
        Detail::PlannedBeyondCap { nth, most } => {
            let text = format!("Sẽ là lần thứ {nth} trong năm, giới hạn {most} lần.");
            (day, format!("Chuyển {name} sang trực tiếp hoặc bỏ khỏi lịch"), Some(text))
        }
        Detail::StillPlanned => (day, format!("Ghi kết quả {name}, hoặc ghi hoãn, hủy"), None),
        Detail::NoMinutes => (day, format!("Bổ sung số biên bản của {name}"), None),
        _ => return None,
    };
    let address = Some(address::meeting(meeting));
    Some(Matter { due, unit: Some(unit), title, text, address, rule: finding.rule })
}

fn feedback_due<'a>(scene: &Scene<'a>, unit: &'a Unit, meeting: &Meeting) -> Option<Matter<'a>> {
    let by = deadlines::still_to_comment(scene, meeting)?;
    (by >= scene.as_of()).then(|| Matter {
        due: by,
        unit: Some(unit),
        title: format!("Góp ý sau {}", named(meeting, scene.this_year())),
        text: Some("Đủ ưu điểm, hạn chế, kinh nghiệm.".to_owned()),
        address: Some(address::meeting(meeting)),
        rule: RuleId::FeedbackInTime,
    })
}

/// A confirmation of the infrastructure that runs out soon, for a unit that may meet online.
fn confirmation_due<'a>(scene: &Scene<'a>, unit: &'a Unit) -> Option<Matter<'a>> {
    let as_of = scene.as_of();
    unit.approval_on(crate::model::PilotForm::Online, as_of)?;
    let months = scene.facts.known.registry.setting(|regulation| regulation.confirmation_months)?;
    let last = unit.confirmations.iter().rev().find(|confirmation| confirmation.on <= as_of)?;
    let by = last.on.checked_add_months(chrono::Months::new(months))?;
    let soon = as_of.checked_add_days(Days::new(BODY_HORIZON))?;
    (last.is_sufficient && by <= soon).then(|| Matter {
        due: by,
        unit: Some(unit),
        title: "Xác nhận lại hạ tầng kỹ thuật".to_owned(),
        text: Some(format!("Xác nhận gần nhất ngày\u{a0}{} có giá trị {months} tháng.", date::short(last.on))),
        address: Some(address::unit(&unit.id)),
        rule: RuleId::InfrastructureConfirmed,
    })
}

fn of_body<'a>(scene: &Scene<'a>) -> Vec<Matter<'a>> {
    let soon = scene.as_of().checked_add_days(Days::new(BODY_HORIZON)).unwrap_or(scene.as_of());
    let pending = scene.facts.verdicts.iter().filter(|verdict| verdict.unit.is_none());
    pending
        .filter_map(|verdict| {
            let VerdictKind::NotYetDue { by } = verdict.kind else { return None };
            let title = match verdict.rule {
                RuleId::FinalReviewIssued => "Ban hành báo cáo tổng kết thí điểm".to_owned(),
                _ => format!("Ban hành đánh giá năm {}", verdict.year),
            };
            let address = Some(draft_of(scene, verdict.rule, verdict.year));
            let matter = Matter { due: by, unit: None, title, text: None, address, rule: verdict.rule };
            (by <= soon).then_some(matter)
        })
        .collect()
}

/// Returns the page of the draft that the matter is about, else the list of reports.
fn draft_of(scene: &Scene<'_>, rule: RuleId, year: i32) -> String {
    use crate::model::{ReportKind, ReportScope};
    let wanted = |report: &&crate::model::Report| match rule {
        RuleId::FinalReviewIssued => report.kind == ReportKind::FinalReview,
        _ => report.kind == ReportKind::AnnualEvaluation && report.scope == ReportScope::Year(year),
    };
    let reports = scene.facts.known.registry.reports.values();
    let draft = reports.filter(|report| report.issued.is_none() && !report.is_draft).find(wanted);
    draft.map_or_else(|| address::REPORTS.to_owned(), |report| address::report(&report.slug))
}

/// Names a meeting in a sentence: "buổi trực tuyến ngày 05/07", with the year where it is not `this_year`.
fn named(meeting: &Meeting, this_year: i32) -> String {
    let what = match (meeting.form, meeting.level) {
        (Form::ByGroup, _) => "đợt theo tổ đảng",
        (Form::InPerson, Level::Plenary) => "buổi trực tiếp",
        (Form::InPerson, Level::Committee) => "buổi cấp ủy",
        (Form::Online, Level::Plenary) => "buổi trực tuyến",
        (Form::Online, Level::Committee) => "buổi cấp ủy trực tuyến",
        (Form::Hybrid, Level::Plenary) => "buổi kết hợp",
        (Form::Hybrid, Level::Committee) => "buổi cấp ủy kết hợp",
    };
    let is_this_year = chrono::Datelike::year(&meeting.date) == this_year;
    let day = if is_this_year { date::day_month(meeting.date) } else { date::short(meeting.date) };
    format!("{what} ngày\u{a0}{day}")
}

impl Matter<'_> {
    /// Puts the matter on the page `here`; the unit is named unless the page is its own.
    #[must_use]
    pub fn view(&self, scene: &Scene<'_>, here: &Here, names_unit: bool) -> MatterView {
        let days = (self.due - scene.as_of()).num_days();
        let body = &scene.facts.known.registry.portal.body;
        let mut due = DateView::from(self.due);
        if chrono::Datelike::year(&self.due) != scene.this_year() {
            due.brief.clone_from(&due.text);
        }
        MatterView {
            due,
            left: date::days_left(days),
            is_now: days <= 0,
            title: self.title.clone(),
            href: self.address.as_ref().map(|address| here.to(address)),
            unit: names_unit.then(|| self.unit.map_or(body, |unit| &unit.name).to_string()),
            text: self.text.clone(),
            code: Some(self.rule.as_str()),
            rule_href: Some(here.to(&address::rule(self.rule))),
        }
    }
}

/// Says whether `cap` is one of meetings by group only.
#[must_use]
pub fn is_by_group(cap: &Cap) -> bool {
    cap.forms.iter().all(|form| *form == Form::ByGroup)
}

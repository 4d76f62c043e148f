//! Compliance of a year: verdicts of every unit under every rule, and the findings behind them.

use super::parts::{FindingView, Link, Tag, UnitRef, YearLink, finding_anchor, year_links};
use super::summary::{self, RuleCounts};
use super::{Frame, Here, Scene, View, address, home::Headline};
use crate::diag::Severity;
use crate::lang::{date, number, sentence, words};
use crate::model::{Detail, Finding, RuleId, Unit, UnitId, VerdictKind};
use crate::rules::{self, Family};
use chrono::NaiveDate;
use serde::Serialize;
use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};

/// What a page of compliance shows.
#[derive(Serialize)]
pub struct ComplianceView {
    /// The year.
    pub year: i32,
    /// The answer, in a sentence.
    pub lead: String,
    /// Years.
    pub years: Vec<YearLink>,
    /// The page of the year, where this one follows the as-of date.
    pub fixed: Option<Link>,
    /// Headline figures.
    pub figures: Vec<Headline>,
    /// Families of rules with their rules: the columns.
    pub families: Vec<FamilyHead>,
    /// Units: the rows.
    pub rows: Vec<MatrixRow>,
    /// What the signs mean.
    pub key: Vec<Tag>,
    /// Verdicts on the publishing body.
    pub body: Vec<BodyVerdict>,
    /// Name of the publishing body.
    pub body_name: String,
    /// Findings: those that can still be put right first, then the newest.
    pub findings: Vec<FindingRow>,
    /// Findings that the list leaves out.
    pub more: usize,
    /// What stands in place of findings.
    pub none: String,
    /// Choices of the filter: value and words.
    pub units: Vec<(String, String)>,
    /// Choices of the filter: value and words.
    pub rules: Vec<(&'static str, String)>,
    /// Year before.
    pub turn: super::parts::Turn,
}

/// A family of rules in the head of the table.
#[derive(Serialize)]
pub struct FamilyHead {
    /// Name.
    pub name: &'static str,
    /// Its rules.
    pub rules: Vec<RuleHead>,
}

/// A rule in the head of the table.
#[derive(Serialize)]
pub struct RuleHead {
    /// "CAP-".
    pub letters: &'static str,
    /// "01".
    pub number: &'static str,
    /// Title.
    pub title: &'static str,
    /// Manual page.
    pub href: String,
}

/// A unit of the table.
#[derive(Serialize)]
pub struct MatrixRow {
    /// The unit.
    pub unit: UnitRef,
    /// Verdicts in the order of the columns.
    pub cells: Vec<Cell>,
    /// "17/18".
    pub sum: String,
    /// Whether no rule applies.
    pub is_empty: bool,
}

/// A verdict in the table.
#[derive(Serialize)]
pub struct Cell {
    /// Symbol of the sprite.
    pub icon: &'static str,
    /// Word.
    pub word: Cow<'static, str>,
    /// The finding or the unit.
    pub href: Option<String>,
    /// Whether it begins a family.
    pub is_first: bool,
    /// Whether it is missed.
    pub is_missed: bool,
}

/// A verdict on the publishing body, in words.
#[derive(Serialize)]
pub struct BodyVerdict {
    /// Shape and word.
    pub tag: Tag,
    /// What was demanded.
    pub text: String,
    /// The rule.
    pub rule: Link,
}

/// A finding of the list.
#[derive(Serialize)]
pub struct FindingRow {
    /// The finding.
    #[serde(flatten)]
    pub finding: FindingView,
    /// Whether it can still be put right.
    pub is_mendable: bool,
}

/// Most findings of a page; each unit's log book has all of its own.
const FINDINGS: usize = 400;

/// Makes the page of `year`; `fixed` is its own address where the page follows the as-of date.
pub fn view(scene: &Scene<'_>, here: &Here, year: i32, is_current: bool) -> (Frame, View) {
    let findings = sorted(scene, year);
    let shown: BTreeSet<(RuleId, Option<&UnitId>)> =
        findings.iter().take(FINDINGS).map(|finding| (finding.rule, finding.unit.as_ref())).collect();
    let view = ComplianceView {
        year,
        lead: lead(scene, &findings),
        years: year_links(here, scene.years(), year, address::compliance),
        fixed: (is_current && scene.years().contains(&year)).then(|| {
            let address = address::compliance(year);
            Link { label: address.clone(), href: here.to(&address) }
        }),
        figures: headlines(scene, year),
        families: heads(here),
        rows: rows(scene, here, year, &shown),
        key: key(),
        body: body(scene, here, year),
        body_name: scene.facts.known.registry.portal.body.to_string(),
        more: findings.len().saturating_sub(FINDINGS),
        none: none(scene, year),
        units: unit_choices(scene, &findings),
        rules: rule_choices(&findings),
        findings: listed(scene, here, &findings),
        turn: turn(scene, here, year),
    };
    let title = format!("Tuân thủ năm {year}");
    let frame = Frame::new(here, "tuan-thu", &title)
        .tables()
        .sources(scene, &[&format!("sinh-hoat/{year}/"), "don-vi/", "quy-dinh/"])
        .left_out(summary::left_out(scene, year));
    let frame = if is_current {
        frame.section_page().crumbs(here, &[], "Tuân thủ")
    } else {
        frame.crumbs(here, &[("Tuân thủ", address::COMPLIANCE)], &format!("Năm {year}"))
    };
    (frame, View::Compliance(Box::new(view)))
}

/// Returns the findings of `year`: those that can still be put right first, then the newest, then by unit and rule.
fn sorted<'a>(scene: &Scene<'a>, year: i32) -> Vec<&'a Finding> {
    let mut findings: Vec<&Finding> = scene.facts.findings.iter().filter(|finding| finding.year == year).collect();
    findings.sort_by_cached_key(|finding| {
        let day = last_day(finding);
        let is_mendable = is_mendable(scene, finding);
        // What is still to be done comes in the order of its days, the rest from the newest back.
        let forward = if is_mendable { day } else { None };
        (!is_mendable, forward, std::cmp::Reverse(day), finding.unit.clone(), finding.rule)
    });
    findings
}

/// Says whether what `finding` is about can still be put right: the meeting lies ahead, or the record can be completed.
#[must_use]
pub fn is_mendable(scene: &Scene<'_>, finding: &Finding) -> bool {
    let is_ahead = finding.meeting.is_some_and(|(day, _)| day > scene.as_of());
    is_ahead || matches!(finding.detail, Detail::StillPlanned | Detail::NoMinutes)
}

/// Returns the last day on which what `finding` is about can be put right in time.
fn last_day(finding: &Finding) -> Option<NaiveDate> {
    match finding.detail {
        Detail::PlannedNotRegistered { by } => Some(by),
        _ => finding.meeting.map(|(day, _)| day),
    }
}

fn lead(scene: &Scene<'_>, findings: &[&Finding]) -> String {
    let errors = findings.iter().filter(|finding| finding.severity == Severity::Error).count();
    let units: BTreeSet<&UnitId> = findings.iter().filter_map(|finding| finding.unit.as_ref()).collect();
    let mendable: Vec<NaiveDate> =
        findings.iter().filter(|finding| is_mendable(scene, finding)).filter_map(|finding| last_day(finding)).collect();
    sentence::compliance_lead(sentence::Compliance {
        errors,
        warnings: findings.len() - errors,
        units: units.len(),
        mendable: mendable.len(),
        until: mendable.into_iter().max().filter(|day| *day > scene.as_of()),
    })
}

fn headlines(scene: &Scene<'_>, year: i32) -> Vec<Headline> {
    let counts = summary::counts(scene, year).into_iter().fold(RuleCounts::default(), RuleCounts::plus);
    let verdicts = scene.facts.verdicts.iter().filter(|verdict| verdict.year == year);
    let has_body = verdicts.clone().any(|verdict| verdict.unit.is_none());
    let units: BTreeSet<_> = verdicts.clone().filter_map(|verdict| verdict.unit.as_ref()).collect();
    let due: BTreeSet<NaiveDate> = verdicts
        .filter_map(|verdict| match verdict.kind {
            VerdictKind::NotYetDue { by } => Some(by),
            VerdictKind::Met | VerdictKind::Missed | VerdictKind::CannotSay => None,
        })
        .collect();
    let headline = |label: &str, number: u32, note: String| Headline {
        label: label.to_owned(),
        number: number::grouped(number),
        of: None,
        note,
    };
    let lacking = match counts.cannot_say {
        0 => "mọi kết luận đều đủ số liệu".to_owned(),
        _ => "thiếu bản ghi hoặc số liệu để kết luận".to_owned(),
    };
    vec![
        headline("Kết luận đạt", counts.met, sentence::verdicts_of(counts.verdicts(), units.len(), has_body)),
        headline(
            "Không đạt",
            counts.missed,
            format!("{} lỗi, {} cảnh báo", number::grouped(counts.errors), number::grouped(counts.warnings)),
        ),
        headline("Chưa đủ dữ liệu", counts.cannot_say, lacking),
        headline(
            "Chưa đến hạn",
            counts.not_yet_due,
            sentence::deadlines_note(due.first().copied().zip(due.last().copied())),
        ),
    ]
}

/// Families of the table: all but those about the publishing body.
fn columns() -> impl Iterator<Item = &'static Family> {
    rules::families().iter().filter(|family| family.letters != RuleId::FinalReviewIssued.family())
}

fn heads(here: &Here) -> Vec<FamilyHead> {
    let head = |rule: RuleId| RuleHead {
        letters: &rule.as_str()[..4],
        number: &rule.as_str()[4..],
        title: rules::rule(rule).manual.title,
        href: here.to(&address::rule(rule)),
    };
    columns().map(|family| FamilyHead { name: family.name, rules: family.rules().map(head).collect() }).collect()
}

fn rows(scene: &Scene<'_>, here: &Here, year: i32, shown: &BTreeSet<(RuleId, Option<&UnitId>)>) -> Vec<MatrixRow> {
    let mut verdicts: BTreeMap<&UnitId, [Option<VerdictKind>; RuleId::ALL.len()]> = BTreeMap::new();
    for verdict in scene.facts.verdicts.iter().filter(|verdict| verdict.year == year) {
        if let Some(unit) = &verdict.unit {
            verdicts.entry(unit).or_default()[verdict.rule as usize] = Some(verdict.kind);
        }
    }
    let columns: Vec<(RuleId, bool)> =
        columns().flat_map(|family| family.rules().enumerate().map(|(at, rule)| (rule, at == 0))).collect();
    let units = scene.facts.year(year).map_or(&[][..], |figures| &figures.units);
    let units = units.iter().filter_map(|figures| scene.unit(&figures.unit));
    units
        .map(|unit| {
            let verdicts = verdicts.get(&unit.id).copied().unwrap_or_default();
            let verdict = |rule: RuleId| verdicts[rule as usize];
            let cells =
                columns.iter().map(|(rule, is_first)| cell(here, unit, *rule, verdict(*rule), shown, *is_first));
            let applied: Vec<VerdictKind> = columns.iter().filter_map(|(rule, _)| verdict(*rule)).collect();
            let met = applied.iter().filter(|kind| **kind == VerdictKind::Met).count();
            let all = applied.len();
            MatrixRow {
                unit: UnitRef::new(here, unit),
                cells: cells.collect(),
                sum: format!("{met}/{all}"),
                is_empty: all == 0,
            }
        })
        .collect()
}

fn cell(
    here: &Here,
    unit: &Unit,
    rule: RuleId,
    verdict: Option<VerdictKind>,
    shown: &BTreeSet<(RuleId, Option<&UnitId>)>,
    is_first: bool,
) -> Cell {
    let needs_link = !matches!(verdict, None | Some(VerdictKind::Met));
    let href = needs_link.then(|| {
        if shown.contains(&(rule, Some(&unit.id))) {
            format!("#{}", finding_anchor(rule, Some(&unit.id)))
        } else {
            here.to(&address::unit(&unit.id))
        }
    });
    let Tag { icon, word, .. } = Tag::verdict(verdict);
    let word = match verdict {
        Some(VerdictKind::NotYetDue { by }) => format!("chưa đến hạn, hạn ngày {}", date::short(by)).into(),
        None | Some(VerdictKind::Met | VerdictKind::Missed | VerdictKind::CannotSay) => word,
    };
    Cell { icon, word, href, is_first, is_missed: verdict == Some(VerdictKind::Missed) }
}

fn key() -> Vec<Tag> {
    let due = NaiveDate::default();
    let kinds = [
        Some(VerdictKind::Met),
        Some(VerdictKind::Missed),
        Some(VerdictKind::NotYetDue { by: due }),
        Some(VerdictKind::CannotSay),
        None,
    ];
    kinds.map(Tag::verdict).to_vec()
}

/// Words the verdicts on the publishing body that belong to `year`.
fn body(scene: &Scene<'_>, here: &Here, year: i32) -> Vec<BodyVerdict> {
    let verdicts = scene.facts.verdicts.iter().filter(|verdict| verdict.year == year && verdict.unit.is_none());
    verdicts
        .map(|verdict| {
            let what = match verdict.rule {
                RuleId::AnnualEvaluationIssued => format!("Đánh giá hằng năm của năm {year}"),
                RuleId::FinalReviewIssued => "Báo cáo tổng kết thí điểm".to_owned(),
                other => rules::rule(other).manual.title.to_owned(),
            };
            let text = match verdict.kind {
                VerdictKind::NotYetDue { by } => format!("{what}, hạn cuối ngày\u{a0}{}", date::short(by)),
                VerdictKind::Met | VerdictKind::Missed | VerdictKind::CannotSay => what,
            };
            let rule = Link { label: verdict.rule.as_str().to_owned(), href: here.to(&address::rule(verdict.rule)) };
            let mut tag = Tag::verdict(Some(verdict.kind));
            tag.word = words::as_sentence(&tag.word).into();
            BodyVerdict { tag, text, rule }
        })
        .collect()
}

fn listed(scene: &Scene<'_>, here: &Here, findings: &[&Finding]) -> Vec<FindingRow> {
    let mut anchors: BTreeSet<String> = BTreeSet::new();
    let shown = findings.iter().take(FINDINGS);
    shown
        .map(|finding| {
            let mut view = FindingView::new(scene, here, finding);
            // The cells of the table lead to the first of several findings.
            if !anchors.insert(view.anchor.clone()) {
                view.anchor.clear();
            }
            FindingRow { finding: view, is_mendable: is_mendable(scene, finding) }
        })
        .collect()
}

fn none(scene: &Scene<'_>, year: i32) -> String {
    let counts = summary::counts(scene, year).into_iter().fold(RuleCounts::default(), RuleCounts::plus);
    let RuleCounts { met, not_yet_due, cannot_say, .. } = counts;
    sentence::no_findings_in_year(sentence::Kept { met, not_yet_due, cannot_say })
}

/// Units that have findings, in official order; the publishing body last.
fn unit_choices(scene: &Scene<'_>, findings: &[&Finding]) -> Vec<(String, String)> {
    let found: BTreeSet<&UnitId> = findings.iter().filter_map(|finding| finding.unit.as_ref()).collect();
    let units = scene.facts.known.registry.units_in_order().filter(|unit| found.contains(&unit.id));
    let mut choices: Vec<_> = units.map(|unit| (unit.id.to_string(), unit.brief().to_string())).collect();
    if findings.iter().any(|finding| finding.unit.is_none()) {
        choices.push(("co-quan".to_owned(), scene.facts.known.registry.portal.body.to_string()));
    }
    choices
}

fn rule_choices(findings: &[&Finding]) -> Vec<(&'static str, String)> {
    let found: BTreeSet<RuleId> = findings.iter().map(|finding| finding.rule).collect();
    let rules = rules::families().iter().flat_map(Family::rules).filter(|rule| found.contains(rule));
    rules.map(|rule| (rule.as_str(), summary::rule_name(rule))).collect()
}

fn turn(scene: &Scene<'_>, here: &Here, year: i32) -> super::parts::Turn {
    let years = scene.years();
    let neighbour = |wanted: i32, kind: &'static str| {
        years.contains(&wanted).then(|| super::parts::Neighbour {
            kind,
            label: format!("Tuân thủ năm {wanted}"),
            href: here.to(&address::compliance(wanted)),
        })
    };
    super::parts::Turn {
        previous: neighbour(year - 1, "Năm trước"),
        next: neighbour(year + 1, "Năm sau"),
        label: "Năm trước và sau",
    }
}

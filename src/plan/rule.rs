//! The manual page of a rule: what it demands and why, how it is judged, and what was found.

use super::compliance::is_mendable;
use super::parts::{FindingView, Link, Neighbour, Turn};
use super::summary::{self, RuleCounts};
use super::values::{self, ValueView};
use super::{Frame, Here, Scene, View, address};
use crate::diag::Severity;
use crate::lang::sentence;
use crate::model::{Finding, RuleId};
use crate::rules::{self, Family, Manual};
use serde::Serialize;
use std::collections::BTreeSet;

/// What the page of a rule shows.
#[derive(Serialize)]
pub struct RuleView {
    /// Code.
    pub code: &'static str,
    /// Title.
    pub title: &'static str,
    /// Name of its family.
    pub family: &'static str,
    /// Other rules of the family, by code; this one without a link.
    pub siblings: Vec<Sibling>,
    /// The answer, in a sentence.
    pub lead: String,
    /// What is demanded.
    pub demands: &'static str,
    /// Why.
    pub why: &'static str,
    /// What it rests on.
    pub rests_on: &'static str,
    /// How it is judged.
    pub judged: &'static str,
    /// Examples, one a sentence group.
    pub example: &'static str,
    /// Values of the regulations in force.
    pub values: Vec<ValueView>,
    /// The regulations in force.
    pub regulations: Vec<Link>,
    /// Findings, those that can still be put right first, then the newest.
    pub findings: Vec<FindingView>,
    /// Findings that are not listed.
    pub more: usize,
    /// Verdicts and findings by year, newest first.
    pub years: Vec<YearRow>,
    /// Rules before and after.
    pub turn: Turn,
}

/// A rule of the same family.
#[derive(Serialize)]
pub struct Sibling {
    /// Code and short title.
    pub label: String,
    /// Its page; none for the rule shown.
    pub href: Option<String>,
}

/// Verdicts and findings of a year.
#[derive(Serialize)]
pub struct YearRow {
    /// The year.
    pub label: String,
    /// Compliance of the year.
    pub href: String,
    /// Numbers.
    pub counts: RuleCounts,
}

/// Most findings of a page; the compliance page of each year has the rest.
const FINDINGS: usize = 60;

/// Makes the page of `rule`.
pub fn view(scene: &Scene<'_>, here: &Here, rule: RuleId) -> (Frame, View) {
    let Manual { title, demands, why, rests_on, judged, example, .. } = rules::rule(rule).manual;
    let findings = sorted(scene, rule);
    let errors = findings.iter().filter(|finding| finding.severity == Severity::Error).count();
    let units: BTreeSet<_> = findings.iter().filter_map(|finding| finding.unit.as_ref()).collect();
    let family = rules::families().iter().find(|family| family.letters == rule.family());
    let view = RuleView {
        code: rule.as_str(),
        title,
        family: family.map_or("", |family| family.name),
        siblings: family.into_iter().flat_map(Family::rules).map(|other| sibling(here, rule, other)).collect(),
        lead: sentence::rule_lead(errors, findings.len() - errors, units.len()),
        demands,
        why,
        rests_on,
        judged,
        example,
        values: values::of_rule(scene, here, rule),
        regulations: regulations(scene, here),
        more: findings.len().saturating_sub(FINDINGS),
        findings: findings.into_iter().take(FINDINGS).map(|finding| FindingView::new(scene, here, finding)).collect(),
        years: years(scene, here, rule),
        turn: turn(here, rule),
    };
    let frame = Frame::new(here, "tuan-thu", &format!("{} {title}", rule.as_str()))
        .crumbs(here, &[("Tuân thủ", address::COMPLIANCE)], &format!("Quy tắc {}", rule.as_str()))
        .sources(scene, &["quy-dinh/", "sinh-hoat/"])
        .left_out(summary::left_out_within(scene, |_| true));
    (frame, View::Rule(Box::new(view)))
}

fn sorted<'a>(scene: &Scene<'a>, rule: RuleId) -> Vec<&'a Finding> {
    let mut findings: Vec<&Finding> = scene.facts.findings.iter().filter(|finding| finding.rule == rule).collect();
    findings.sort_by_key(|finding| {
        let day = finding.meeting.map(|(day, _)| day);
        (!is_mendable(scene, finding), std::cmp::Reverse(finding.year), std::cmp::Reverse(day))
    });
    findings
}

fn sibling(here: &Here, shown: RuleId, rule: RuleId) -> Sibling {
    let href = (rule != shown).then(|| here.to(&address::rule(rule)));
    Sibling { label: summary::rule_name(rule), href }
}

fn regulations(scene: &Scene<'_>, here: &Here) -> Vec<Link> {
    let link = |regulation: &crate::model::Regulation| Link {
        label: regulation.number.to_string(),
        href: here.to(&address::regulation(&regulation.id)),
    };
    scene.facts.known.registry.regulations_in_force().map(link).collect()
}

fn years(scene: &Scene<'_>, here: &Here, rule: RuleId) -> Vec<YearRow> {
    let row = |year: &i32| YearRow {
        label: year.to_string(),
        href: here.to(&address::compliance(*year)),
        counts: summary::counts(scene, *year)[rule as usize],
    };
    scene.years().iter().map(row).collect()
}

/// The rules before and after, in the order of the table of compliance.
fn turn(here: &Here, rule: RuleId) -> Turn {
    let order: Vec<RuleId> = rules::families().iter().flat_map(Family::rules).collect();
    let at = order.iter().position(|one| *one == rule);
    let neighbour = |at: Option<usize>, kind: &'static str| {
        at.and_then(|at| order.get(at)).map(|other| Neighbour {
            kind,
            label: summary::rule_name(*other),
            href: here.to(&address::rule(*other)),
        })
    };
    Turn {
        previous: neighbour(at.and_then(|at| at.checked_sub(1)), "Quy tắc trước"),
        next: neighbour(at.map(|at| at + 1), "Quy tắc sau"),
        label: "Quy tắc trước và sau",
    }
}

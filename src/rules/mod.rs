//! The rules of the pilot: one file a rule, each with its demands, its reason and its judgement.
//!
//! Takes what was known on the as-of date; gives findings and verdicts. Says nothing of how they look or are worded,
//! but each rule carries the text of its own manual page.

mod bench;
mod book;
mod docket;
mod manual;
mod outcome;

mod annual_evaluation_issued;
mod attendance_reached;
mod compiled_in_time;
mod feedback_complete;
mod feedback_in_time;
mod final_review_issued;
mod form_approved;
mod form_matches_attendance;
mod groups_add_up;
mod held_within_cap;
mod infrastructure_confirmed;
mod members_for_groups;
mod minutes_kept;
mod no_forbidden_item;
mod no_officer_twice_at_once;
mod no_state_secret_online;
mod officer_assigned;
mod officer_attended;
mod officers_in_charge;
mod plan_settled;
mod planned_within_cap;
mod registered_in_time;
mod share_of_special_conditions;
mod special_circumstance_decided;

pub use bench::{Base, Bench, Case};
pub use book::{Book, Setting};
pub use docket::Docket;
pub use held_within_cap::uses_cap;
pub use manual::{Family, Manual, families};
pub use outcome::{Outcome, Raised};
pub use registered_in_time::is_registered_in_time;

use crate::model::{Finding, Known, RuleId, Unit, UnitId, Verdict};
use crate::text::Sources;
use rayon::prelude::*;

/// One rule: its id, how it is judged and what its manual page says.
#[derive(Clone, Copy, Debug)]
pub struct Rule {
    /// Its id.
    pub id: RuleId,
    /// How it is judged.
    pub judge: Judge,
    /// The text of its manual page.
    pub manual: Manual,
}

/// What a rule looks at.
#[derive(Clone, Copy, Debug)]
pub enum Judge {
    /// The meetings of one unit in one year.
    UnitYear(fn(&Case) -> Outcome),
    /// The record of one unit, over all years.
    Unit(fn(&Bench, &Unit) -> Vec<(i32, Outcome)>),
    /// The publishing body, over all years.
    Body(fn(&Bench) -> Vec<(i32, Outcome)>),
}

/// All rules, in the order of [`RuleId::ALL`].
pub const ALL: &[Rule] = &[
    officer_assigned::RULE,
    officer_attended::RULE,
    no_officer_twice_at_once::RULE,
    officers_in_charge::RULE,
    held_within_cap::RULE,
    planned_within_cap::RULE,
    special_circumstance_decided::RULE,
    no_forbidden_item::RULE,
    no_state_secret_online::RULE,
    share_of_special_conditions::RULE,
    members_for_groups::RULE,
    groups_add_up::RULE,
    form_approved::RULE,
    infrastructure_confirmed::RULE,
    form_matches_attendance::RULE,
    feedback_in_time::RULE,
    feedback_complete::RULE,
    minutes_kept::RULE,
    attendance_reached::RULE,
    plan_settled::RULE,
    registered_in_time::RULE,
    compiled_in_time::RULE,
    annual_evaluation_issued::RULE,
    final_review_issued::RULE,
];

/// Returns the rule called `id`.
#[must_use]
pub fn rule(id: RuleId) -> &'static Rule {
    &ALL[id as usize]
}

/// Judges every unit and year by every rule, in parallel.
///
/// Findings come by path, line, rule, cap (order of the regulations), then order of detection; verdicts by rule, unit
/// (none first), year.
#[must_use]
pub fn judge(known: &Known, sources: &Sources) -> (Vec<Finding>, Vec<Verdict>) {
    let bench = Bench::new(known);
    let mut judged: Vec<Judged> =
        known.registry.units.par_iter().flat_map_iter(|(_, unit)| of_unit(&bench, unit)).collect();
    judged.extend(of_body(&bench));

    let verdicts = judged.iter().filter_map(Judged::verdict);
    let mut verdicts: Vec<Verdict> = verdicts.collect();
    verdicts.sort_by(|a, b| (a.rule, &a.unit, a.year).cmp(&(b.rule, &b.unit, b.year)));

    let mut findings: Vec<(usize, Finding)> = judged.into_iter().flat_map(Judged::findings).collect();
    findings.sort_by_cached_key(|(quota, finding)| {
        (sources.path(finding.place), sources.line(finding.place), finding.rule, *quota)
    });
    (findings.into_iter().map(|(_, finding)| finding).collect(), verdicts)
}

/// The outcome of one rule for one unit (or the publishing body) and year.
struct Judged {
    rule: RuleId,
    unit: Option<UnitId>,
    year: i32,
    is_incomplete: bool,
    outcome: Outcome,
}

impl Judged {
    fn verdict(&self) -> Option<Verdict> {
        let kind = self.outcome.verdict(self.is_incomplete)?;
        Some(Verdict { rule: self.rule, unit: self.unit.clone(), year: self.year, kind })
    }

    fn findings(self) -> impl Iterator<Item = (usize, Finding)> {
        let Self { rule, unit, year, outcome, .. } = self;
        outcome.findings.into_iter().map(move |raised| {
            let Raised { severity, meeting, quota, place, detail } = raised;
            let (order, quota) = quota.map_or((0, None), |(order, id)| (order, Some(id)));
            (order, Finding { rule, severity, unit: unit.clone(), year, meeting, quota, place, detail })
        })
    }
}

fn of_unit(bench: &Bench, unit: &Unit) -> Vec<Judged> {
    let mut judged = Vec::new();
    let mut keep = |rule: &Rule, year, outcome: Outcome| {
        if outcome.has_candidates {
            let is_incomplete = bench.known.registry.left_out.of(&unit.id, year) > 0;
            judged.push(Judged { rule: rule.id, unit: Some(unit.id.clone()), year, is_incomplete, outcome });
        }
    };
    let years = bench.known.registry.meetings.get(&unit.id);
    for rule in ALL {
        match rule.judge {
            Judge::UnitYear(judge) => {
                for (year, meetings) in years.into_iter().flatten() {
                    keep(rule, *year, judge(&Case { bench, unit, year: *year, meetings }));
                }
            }
            Judge::Unit(judge) => {
                for (year, outcome) in judge(bench, unit) {
                    keep(rule, year, outcome);
                }
            }
            Judge::Body(_) => {}
        }
    }
    judged
}

fn of_body(bench: &Bench) -> Vec<Judged> {
    let mut judged = Vec::new();
    for rule in ALL {
        let Judge::Body(judge) = rule.judge else { continue };
        for (year, outcome) in judge(bench) {
            judged.push(Judged { rule: rule.id, unit: None, year, is_incomplete: false, outcome });
        }
    }
    judged
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_table_holds_every_rule_in_the_order_of_the_codes() {
        let ids: Vec<RuleId> = ALL.iter().map(|rule| rule.id).collect();
        assert_eq!(ids, RuleId::ALL);
        assert!(RuleId::ALL.iter().all(|id| rule(*id).id == *id));
    }

    #[test]
    fn every_manual_page_is_written_and_its_short_title_fits_a_table_head() {
        for Rule { id, manual, .. } in ALL {
            let Manual { title, short, demands, why, rests_on, judged, example } = manual;
            assert!(short.chars().count() <= 30, "{}: {short}", id.as_str());
            for text in [title, short, demands, why, rests_on, judged, example] {
                assert!(!text.trim().is_empty(), "{}", id.as_str());
                assert!(!text.contains("  "), "{}: {text}", id.as_str());
            }
        }
    }

    #[test]
    fn the_families_hold_every_rule_once() {
        let mut ids: Vec<RuleId> = families().iter().flat_map(Family::rules).collect();
        ids.sort();
        assert_eq!(ids, RuleId::ALL);
    }
}

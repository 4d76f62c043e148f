//! Findings by code and severity, verdicts by kind: counted, for whatever choice of units and years.

use crate::diag::Severity;
use crate::model::{Finding, RuleId, Verdict, VerdictKind};

/// The findings of one rule.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct FindingCount {
    /// The rule.
    pub rule: RuleId,
    /// Errors.
    pub errors: u32,
    /// Warnings.
    pub warnings: u32,
}

/// The verdicts of one rule.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct VerdictCount {
    /// The rule.
    pub rule: RuleId,
    /// Met.
    pub met: u32,
    /// Missed.
    pub missed: u32,
    /// Cannot say.
    pub cannot_say: u32,
    /// Not yet due.
    pub not_yet_due: u32,
}

/// Counts findings by rule and severity: every rule by the letters of its code, zeros too.
#[must_use]
pub fn findings_by_rule<'a>(findings: impl IntoIterator<Item = &'a Finding>) -> Vec<FindingCount> {
    let zero = |rule: &RuleId| FindingCount { rule: *rule, errors: 0, warnings: 0 };
    let mut counts: Vec<FindingCount> = RuleId::ALL.iter().map(zero).collect();
    for finding in findings {
        let count = &mut counts[finding.rule as usize];
        match finding.severity {
            Severity::Error => count.errors += 1,
            Severity::Warning => count.warnings += 1,
        }
    }
    counts
}

/// Counts verdicts by rule and kind: every rule by the letters of its code, zeros too.
#[must_use]
pub fn verdicts_by_rule<'a>(verdicts: impl IntoIterator<Item = &'a Verdict>) -> Vec<VerdictCount> {
    let zero = |rule: &RuleId| VerdictCount { rule: *rule, met: 0, missed: 0, cannot_say: 0, not_yet_due: 0 };
    let mut counts: Vec<VerdictCount> = RuleId::ALL.iter().map(zero).collect();
    for verdict in verdicts {
        let count = &mut counts[verdict.rule as usize];
        match verdict.kind {
            VerdictKind::Met => count.met += 1,
            VerdictKind::Missed => count.missed += 1,
            VerdictKind::CannotSay => count.cannot_say += 1,
            VerdictKind::NotYetDue { .. } => count.not_yet_due += 1,
        }
    }
    counts
}

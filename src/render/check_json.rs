//! The object that `check --format json` prints and that the site carries as `data/kiem-tra.json`.
//!
//! Takes facts and problems, gives text with one entry a line. Keys, their order and the order of entries are a
//! contract with other programs (rules.md, "Machine-readable output").

use crate::diag::{Diagnostic, Diagnostics, Severity};
use crate::facts::Facts;
use crate::lang::{self, Lang};
use crate::model::{Finding, Verdict};
use crate::text::Sources;
use serde::Serialize;

/// Octets that a verdict takes as JSON, more rather than less.
const OCTETS: usize = 100;

/// Returns what was checked as one JSON object, worded in `lang`.
#[must_use]
pub fn check_json(facts: &Facts, diagnostics: &Diagnostics, sources: &Sources, lang: Lang) -> String {
    let registry = &facts.known.registry;
    let counts = Counts {
        units: registry.units.len(),
        meetings: registry.meeting_count(),
        errors: diagnostics.count(Severity::Error),
        warnings: diagnostics.count(Severity::Warning),
    };
    let mut json = Vec::with_capacity((facts.verdicts.len() + facts.findings.len() + 10) * OCTETS);
    json.extend(format!("{{\"as_of\":\"{}\",\n\"counts\":", facts.known.as_of).bytes());
    add_line(&mut json, &counts);
    json.extend_from_slice(b",\n\"diagnostics\":");
    add_lines(&mut json, diagnostics.iter().map(|diagnostic| diagnostic_entry(diagnostic, sources, lang)));
    json.extend_from_slice(b",\n\"findings\":");
    add_lines(&mut json, facts.findings.iter().map(|finding| finding_entry(finding, facts, sources, lang)));
    json.extend_from_slice(b",\n\"verdicts\":");
    add_lines(&mut json, facts.verdicts.iter().map(verdict_entry));
    json.extend_from_slice(b"}\n");
    String::from_utf8(json).expect("JSON is text")
}

#[derive(Serialize)]
struct Counts {
    units: usize,
    meetings: usize,
    errors: usize,
    warnings: usize,
}

#[derive(Serialize)]
struct DiagnosticEntry<'a> {
    code: &'static str,
    severity: &'static str,
    path: &'a str,
    line: u32,
    column: u32,
    message: String,
    help: String,
}

#[derive(Serialize)]
struct FindingEntry<'a> {
    rule: &'static str,
    severity: &'static str,
    unit: Option<&'a str>,
    year: i32,
    meeting: Option<String>,
    level: Option<&'static str>,
    quota: Option<&'a str>,
    path: &'a str,
    line: u32,
    message: String,
}

#[derive(Serialize)]
struct VerdictEntry<'a> {
    rule: &'static str,
    unit: Option<&'a str>,
    year: i32,
    verdict: &'static str,
}

fn diagnostic_entry<'a>(diagnostic: &Diagnostic, sources: &'a Sources, lang: Lang) -> DiagnosticEntry<'a> {
    let position = sources.position(diagnostic.span);
    let wording = lang::diagnostic(lang, &diagnostic.message);
    DiagnosticEntry {
        code: diagnostic.code().as_str(),
        severity: diagnostic.severity.as_str(),
        path: sources.path(diagnostic.span),
        line: position.line,
        column: position.column,
        message: wording.message,
        help: wording.help,
    }
}

fn finding_entry<'a>(finding: &'a Finding, facts: &Facts, sources: &'a Sources, lang: Lang) -> FindingEntry<'a> {
    FindingEntry {
        rule: finding.rule.as_str(),
        severity: finding.severity.as_str(),
        unit: finding.unit.as_ref().map(|unit| unit.as_str()),
        year: finding.year,
        meeting: finding.meeting.map(|(date, _)| date.to_string()),
        level: finding.meeting.map(|(_, level)| level.as_str()),
        quota: finding.quota.as_ref().map(|quota| quota.as_str()),
        path: sources.path(finding.place),
        line: sources.line(finding.place),
        message: lang::finding(lang, finding, &facts.known.registry),
    }
}

fn verdict_entry(verdict: &Verdict) -> VerdictEntry<'_> {
    VerdictEntry {
        rule: verdict.rule.as_str(),
        unit: verdict.unit.as_ref().map(|unit| unit.as_str()),
        year: verdict.year,
        verdict: verdict.kind.as_str(),
    }
}

/// Adds one entry on one line.
pub(super) fn add_line(json: &mut Vec<u8>, entry: &impl Serialize) {
    serde_json::to_writer(json, entry).expect("texts and numbers are JSON");
}

/// Adds a list with one entry a line: small, and a change of one record is a change of one line.
pub(super) fn add_lines(json: &mut Vec<u8>, entries: impl Iterator<Item = impl Serialize>) {
    json.push(b'[');
    for (at, entry) in entries.enumerate() {
        json.extend_from_slice(if at > 0 { b",\n" } else { b"\n" });
        add_line(json, &entry);
    }
    json.push(b']');
}

//! Runs the tables of `tests/rules/`: one a rule, each case a small tree, a day and what the rule says of it.
//!
//! A table is written as follows; `UPDATE=1 cargo test --test rules` writes the outcomes anew, to be read in the diff.
//!
//! ```text
//! ### what_the_case_shows
//! as-of 2025-03-31 2025-04-01                      one day or several
//! in quy-dinh/qd.yaml: toi_da: 3 => toi_da: 2      changes a file of base.txt; it must hold the text, once
//! //- sinh-hoat/2025/a.yaml                        adds a file or takes the place of one of base.txt
//! buoi: [{ngay: 2025-03-05, hinh_thuc: truc_tuyen, trang_thai: da_hop}]
//! -----
//! @ 2025-03-31                                     the day, where there are several
//! a 2025: khong_dat                                a verdict of the rule of this table
//!   W 2025-03-05 toan_the sinh-hoat/2025/a.yaml:1  its findings: weight, meeting, cap, place
//! ! N204 error don-vi/a.yaml:3                     a diagnostic
//! ```
#![allow(clippy::disallowed_methods, clippy::disallowed_macros, reason = "tests read files and the environment")]

mod support;

use nenep::facts::{self, Facts};
use nenep::model::{AsOf, Finding, Known, RuleId, Verdict};
use nenep::text::{Sources, Tree};
use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use support::{date, day_of, entry, loaded};

/// One case of a table: its text up to the outcome, and the outcome.
struct Case {
    name: String,
    given: String,
    outcome: String,
}

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/rules")
}

fn read(path: &Path) -> String {
    std::fs::read_to_string(path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

fn cases(table: &str) -> (String, Vec<Case>) {
    let mut parts = table.split("### ");
    let head = parts.next().unwrap_or_default().to_owned();
    let cases = parts.map(|part| {
        let (name, rest) = part.split_once('\n').expect("a case has a name and lines");
        let (given, outcome) = rest.split_once("-----\n").unwrap_or_else(|| panic!("{name}: no `-----`"));
        Case { name: name.to_owned(), given: given.to_owned(), outcome: outcome.trim_end().to_owned() }
    });
    (head, cases.collect())
}

/// Reads `//- path` sections into `files`.
fn add_files(text: &str, files: &mut BTreeMap<String, String>) {
    for section in text.split("//- ").skip(1) {
        let (path, content) = section.split_once('\n').expect("a file has a path and lines");
        files.insert(path.trim().to_owned(), content.to_owned());
    }
}

fn tree_of(base: &BTreeMap<String, String>, case: &Case) -> (Vec<String>, Tree) {
    let mut files = base.clone();
    let orders = case.given.split("//- ").next().unwrap_or_default();
    let mut days = Vec::new();
    for line in orders.lines().filter(|line| !line.trim().is_empty()) {
        if let Some(listed) = line.strip_prefix("as-of ") {
            days.extend(listed.split_whitespace().map(str::to_owned));
        } else if let Some((path, change)) = line.strip_prefix("in ").and_then(|rest| rest.split_once(": ")) {
            let (old, new) = change.split_once(" =>").expect("a change is written `old => new`");
            let text = files.get_mut(path).unwrap_or_else(|| panic!("{}: no {path}", case.name));
            assert_eq!(text.matches(old).count(), 1, "{}: `{old}` must stand once in {path}", case.name);
            *text = text.replace(old, new.strip_prefix(' ').unwrap_or(new));
        } else {
            panic!("{}: cannot read `{line}`", case.name);
        }
    }
    add_files(&case.given, &mut files);
    (days, files.into_iter().map(|(path, text)| entry(&path, &text)).collect())
}

fn outcome(rule: RuleId, days: &[String], tree: &Tree) -> String {
    let (registry, sources, diags) = loaded(tree);
    let mut out = String::new();
    for day in days {
        if days.len() > 1 {
            writeln!(out, "@ {day}").expect("writing to a string");
        }
        let facts = facts::establish(Known::new(registry.clone(), AsOf(date(day))), &sources);
        out.push_str(&said(rule, &facts, &sources));
    }
    for problem in &diags {
        let (path, line) = (sources.path(problem.span), sources.position(problem.span).line);
        let (code, severity) = (problem.code().as_str(), problem.severity.as_str());
        writeln!(out, "! {code} {severity} {path}:{line}").expect("writing to a string");
    }
    out.trim_end().to_owned()
}

/// Writes the verdicts of `rule`, each with its findings below it.
fn said(rule: RuleId, facts: &Facts, sources: &Sources) -> String {
    let mut out = String::new();
    for verdict in facts.verdicts.iter().filter(|verdict| verdict.rule == rule) {
        let Verdict { unit, year, kind, .. } = verdict;
        let unit_name = unit.as_ref().map_or("(cơ quan)", |unit| unit.as_str());
        let by = match kind {
            nenep::model::VerdictKind::NotYetDue { by } => format!(" ({by})"),
            _ => String::new(),
        };
        writeln!(out, "{unit_name} {year}: {}{by}", kind.as_str()).expect("writing to a string");
        let of_verdict = |finding: &&Finding| finding.rule == rule && finding.unit == *unit && finding.year == *year;
        for finding in facts.findings.iter().filter(of_verdict) {
            writeln!(out, "  {}", line_of(finding, sources)).expect("writing to a string");
        }
    }
    let judged = facts.verdicts.iter().filter(|verdict| verdict.rule == rule);
    let judged: BTreeSet<_> = judged.map(|verdict| (verdict.unit.clone(), verdict.year)).collect();
    for finding in facts.findings.iter().filter(|finding| finding.rule == rule) {
        assert!(judged.contains(&(finding.unit.clone(), finding.year)), "a finding without a verdict: {finding:?}");
    }
    out
}

fn line_of(finding: &Finding, sources: &Sources) -> String {
    let weight = if finding.severity == nenep::diag::Severity::Error { "E" } else { "W" };
    let meeting = finding.meeting.map(|(on, level)| format!("{} {}", day_of(on), level.as_str()));
    let quota = finding.quota.as_ref().map(ToString::to_string);
    let place = format!("{}:{}", sources.path(finding.place), sources.position(finding.place).line);
    let parts = [Some(weight.to_owned()), meeting, quota, Some(place), Some(format!("{:?}", finding.detail))];
    parts.into_iter().flatten().collect::<Vec<_>>().join(" ")
}

#[test]
fn every_table_gives_the_outcomes_that_it_states() {
    let mut base = BTreeMap::new();
    add_files(&read(&folder().join("base.txt")), &mut base);
    let mut wrong = Vec::new();
    for rule in RuleId::ALL {
        let path = folder().join(format!("{}.txt", rule.as_str()));
        let (head, cases) = cases(&read(&path));
        let mut anew = head;
        for case in cases {
            let (days, tree) = tree_of(&base, &case);
            let outcome = outcome(*rule, &days, &tree);
            if outcome != case.outcome {
                let Case { name, outcome: stated, .. } = &case;
                wrong.push(format!("{} {name}\nstated:\n{stated}\nis:\n{outcome}\n", rule.as_str()));
            }
            write!(anew, "### {}\n{}-----\n{outcome}\n\n", case.name, case.given).expect("writing to a string");
        }
        if std::env::var_os("UPDATE").is_some() {
            std::fs::write(&path, anew.trim_end().to_owned() + "\n").expect("the table can be written");
        }
    }
    assert!(wrong.is_empty() || std::env::var_os("UPDATE").is_some(), "{}", wrong.join("\n"));
}

#[test]
fn every_verdict_that_a_rule_can_give_occurs_in_its_table() {
    for rule in RuleId::ALL {
        let (_, cases) = cases(&read(&folder().join(format!("{}.txt", rule.as_str()))));
        let names: BTreeSet<&str> = cases.iter().map(|case| case.name.as_str()).collect();
        assert_eq!(names.len(), cases.len(), "{}: a name is used twice", rule.as_str());
        let gives = |word: &str| cases.iter().any(|case| case.outcome.contains(&format!(": {word}")));
        let can_be_pending =
            matches!(rule, RuleId::FeedbackInTime | RuleId::AnnualEvaluationIssued | RuleId::FinalReviewIssued);
        for word in ["dat", "khong_dat", "chua_du_du_lieu"] {
            assert!(gives(word), "{} never gives `{word}`", rule.as_str());
        }
        assert_eq!(gives("chua_den_han"), can_be_pending, "{}", rule.as_str());
        assert!(cases.iter().any(|case| case.outcome.is_empty()), "{} always applies", rule.as_str());
    }
}

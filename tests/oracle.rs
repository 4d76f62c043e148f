//! Compares findings, verdicts and figures with an independent recomputation in Python, over random trees.
//!
//! `tests/oracle/oracle.py` was written from the written contract alone and shares no code with the program. Without
//! `python3` and PyYAML the comparison is skipped with a note; with `CI=true` that is a failure. `NENEP_ORACLE_SEEDS`
//! (for instance `100..300`) chooses other trees.

#![allow(clippy::disallowed_methods, clippy::disallowed_macros, reason = "tests read files and the environment")]
#![expect(clippy::print_stdout, reason = "a skipped comparison must be seen")]

mod support;

use nenep::facts::{self, Facts};
use nenep::model::{AsOf, Known};
use nenep::text::{Sources, Tree};
use serde_json::Value;
use std::path::{Path, PathBuf};
use std::process::Command;
use support::{date, json, loaded, read_tree};

/// Writes the trees of the seeds and prints, for each tree and day, what the recomputation finds: one object a line.
const DRIVER: &str = r#"
import json, os, sys
folder, out, first, last = sys.argv[1], sys.argv[2], int(sys.argv[3]), int(sys.argv[4])
sys.dont_write_bytecode = True
sys.path.insert(0, folder)
import oracle, random_tree
for seed in range(first, last):
    path = os.path.join(out, str(seed))
    days = random_tree.Generator(seed, path, 80, False).run()
    tree = oracle.load_tree(path)
    for day in days:
        judge = oracle.Judge(tree, day).run()
        print(json.dumps({"seed": seed, "check": oracle.check(judge), "figures": oracle.figures(judge)}))
"#;

#[test]
fn random_trees_are_judged_as_the_independent_recomputation_judges_them() {
    if let Some(why) = what_is_missing() {
        assert!(std::env::var("CI").as_deref() != Ok("true"), "{why}");
        println!("note: the comparison with the recomputation was skipped: {why}");
        return;
    }
    let folder = tempfile::tempdir().expect("a temporary folder");
    let (first, last) = seeds();
    let mut trees: Option<(u64, Tree)> = None;
    let mut wrong = Vec::new();
    for line in recomputed(folder.path(), first, last).lines() {
        let theirs: Value = serde_json::from_str(line).expect("the recomputation prints JSON");
        let seed = theirs["seed"].as_u64().expect("a seed");
        if trees.as_ref().is_none_or(|(last, _)| *last != seed) {
            trees = Some((seed, read_tree(&folder.path().join(seed.to_string()))));
        }
        let tree = trees.as_ref().map(|(_, tree)| tree).expect("read a line above");
        wrong.extend(differences(tree, &theirs).into_iter().map(|text| format!("tree {seed}: {text}")));
    }
    assert!(wrong.is_empty(), "{} differences, the first of them:\n{}", wrong.len(), first_of(&wrong));
}

fn first_of(wrong: &[String]) -> String {
    wrong.iter().take(20).map(String::as_str).collect::<Vec<_>>().join("\n")
}

fn oracle_folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/oracle")
}

fn seeds() -> (u64, u64) {
    let chosen = std::env::var("NENEP_ORACLE_SEEDS").unwrap_or_else(|_| "0..20".to_owned());
    let ends = chosen.split_once("..").and_then(|(first, last)| Some((first.parse().ok()?, last.parse().ok()?)));
    ends.unwrap_or_else(|| panic!("NENEP_ORACLE_SEEDS is `{chosen}`; write for instance `100..300`"))
}

fn what_is_missing() -> Option<&'static str> {
    let python = Command::new("python3").args(["-c", "import yaml"]).output();
    match python {
        Ok(output) if output.status.success() => None,
        Ok(_) => Some("python3 has no PyYAML"),
        Err(_) => Some("there is no python3"),
    }
}

fn recomputed(out: &Path, first: u64, last: u64) -> String {
    let mut python = Command::new("python3");
    python.args(["-c", DRIVER]).arg(oracle_folder()).arg(out).arg(first.to_string()).arg(last.to_string());
    let output = python.env("PYTHONIOENCODING", "utf-8").output().expect("python3 runs");
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8(output.stdout).expect("the recomputation prints UTF-8")
}

/// Judges `tree` on the day of `theirs` and says where the two differ.
fn differences(tree: &Tree, theirs: &Value) -> Vec<String> {
    let day = theirs["check"]["as_of"].as_str().expect("a day");
    let (registry, sources, diags) = loaded(tree);
    if diags.count(nenep::diag::Severity::Error) > 0 {
        let problems = diags.iter().map(|problem| problem_text(problem, &sources));
        return problems.take(3).collect();
    }
    let facts: Facts = facts::establish(Known::new(registry, AsOf(date(day))), &sources);
    let mut wrong = Vec::new();
    for (name, mut ours) in [("check", json::check(&facts, &sources)), ("figures", json::figures(&facts))] {
        let mut theirs = theirs[name].clone();
        [&mut ours, &mut theirs].into_iter().for_each(settle_order_of_detection);
        compare(&ours, &theirs, &mut format!("as of {day}: {name}"), &mut wrong);
    }
    wrong
}

/// Sorts the findings that only the order of detection tells apart: the contract leaves it to each program.
fn settle_order_of_detection(answer: &mut Value) {
    let Some(findings) = answer.get_mut("findings").and_then(Value::as_array_mut) else { return };
    let place = |finding: &Value| ["path", "line", "rule", "quota"].map(|key| finding[key].clone());
    for tied in findings.chunk_by_mut(|one, two| place(one) == place(two)) {
        tied.sort_by_key(Value::to_string);
    }
}

fn problem_text(problem: &nenep::diag::Diagnostic, sources: &Sources) -> String {
    let line = sources.position(problem.span).line;
    format!("{}:{line}: {} {:?}", sources.path(problem.span), problem.code().as_str(), problem.message)
}

/// Returns the units of a list of figures: another official order is one difference, not hundreds.
fn units_of(rows: &[Value]) -> Vec<&str> {
    let is_figures = |row: &&Value| row.get("caps").is_some();
    rows.iter().filter(is_figures).filter_map(|row| row["unit"].as_str()).collect()
}

/// Compares two values part by part, so that a difference is named by its place.
fn compare(ours: &Value, theirs: &Value, place: &mut String, wrong: &mut Vec<String>) {
    let mark = place.len();
    match (ours, theirs) {
        (Value::Array(mine), Value::Array(other)) if units_of(mine) != units_of(other) => {
            wrong.push(format!("{place}: ours {:?}, theirs {:?}", units_of(mine), units_of(other)));
        }
        (Value::Object(mine), Value::Object(other)) if mine.keys().eq(other.keys()) => {
            for (key, value) in mine {
                place.push_str(&format!(".{key}"));
                compare(value, &other[key], place, wrong);
                place.truncate(mark);
            }
        }
        (Value::Array(mine), Value::Array(other)) if mine.len() == other.len() && place.contains("figures") => {
            for (at, (value, other)) in mine.iter().zip(other).enumerate() {
                place.push_str(&format!("[{at}]"));
                compare(value, other, place, wrong);
                place.truncate(mark);
            }
        }
        (Value::Array(mine), Value::Array(other)) if mine != other => {
            let only = |these: &[Value], those: &[Value], whose: &str, wrong: &mut Vec<String>| {
                let missing = these.iter().filter(|value| !those.contains(value)).take(3);
                wrong.extend(missing.map(|value| format!("{place}: only {whose} {value}")));
            };
            let before = wrong.len();
            only(mine, other, "ours", wrong);
            only(other, mine, "theirs", wrong);
            if wrong.len() == before {
                let at = mine.iter().zip(other).position(|(mine, other)| mine != other);
                let at = at.unwrap_or(mine.len().min(other.len()));
                let [mine, other] = [mine, other].map(|values| values.get(at).unwrap_or(&Value::Null));
                wrong.push(format!("{place}[{at}]: in another order or number: ours {mine}, theirs {other}"));
            }
        }
        _ if ours == theirs => {}
        _ => wrong.push(format!("{place}: ours {ours}, theirs {theirs}")),
    }
}

//! The README: its examples are read by the loader, its tables are made from the code.
//!
//! `UPDATE=1 cargo test --test readme` writes the tables anew.
#![expect(clippy::disallowed_methods, reason = "the README is a file, and UPDATE=1 rewrites it")]

use nenep::diag::{Code, Diagnostics};
use nenep::lang::{Lang, code_name};
use nenep::text::{Entry, Tree};
use nenep::{load, rules};
use std::fmt::Write;
use std::sync::Arc;

const PATH: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/README.md");

fn readme() -> String {
    std::fs::read_to_string(PATH).expect("the README")
}

#[test]
fn the_examples_are_a_tree_without_a_problem() {
    let text = readme();
    let examples = text.split("<!-- example: ").skip(1);
    let tree: Tree = examples
        .map(|example| {
            let (path, rest) = example.split_once(" -->").expect("a path");
            let body = rest.split("```yaml\n").nth(1).and_then(|body| body.split("```").next()).expect("an example");
            (Arc::from(path), Entry::File(Arc::from(body.as_bytes())))
        })
        .collect();
    let mut diags = Diagnostics::default();
    let (registry, sources) = load::load(&tree, None, &mut diags);
    let problems: Vec<_> =
        diags.iter().map(|diagnostic| (sources.path(diagnostic.span).to_owned(), &diagnostic.message)).collect();
    assert!(problems.is_empty(), "{problems:#?}");
    assert_eq!(registry.meeting_count(), 1);
}

#[test]
fn the_tables_are_those_of_the_code() {
    let old = readme();
    let new = with(&with(&old, "rules", &rules_table()), "codes", &codes_table());
    if std::env::var_os("UPDATE").is_some() {
        std::fs::write(PATH, &new).expect("the README can be written");
    }
    assert!(old == new, "the tables of README.md are not those of the code; UPDATE=1 cargo test --test readme");
}

fn rules_table() -> String {
    let mut table = String::from("| Code | Quy tắc | Đòi hỏi |\n|---|---|---|\n");
    for rule in rules::families().iter().flat_map(rules::Family::rules) {
        let manual = rules::rule(rule).manual;
        let _ = writeln!(table, "| {} | {} | {} |", rule.as_str(), manual.title, manual.demands);
    }
    table
}

fn codes_table() -> String {
    let mut table = String::from("| Code | Lỗi | Meaning |\n|---|---|---|\n");
    for code in Code::ALL {
        let _ =
            writeln!(table, "| {} | {} | {} |", code.as_str(), code_name(Lang::Vi, *code), code_name(Lang::En, *code));
    }
    table
}

/// Returns `text` with `table` between the marks of `name`.
fn with(text: &str, name: &str, table: &str) -> String {
    let begin = format!("<!-- generated: {name} -->\n");
    let (before, rest) = text.split_once(&begin).expect("the mark of the table");
    let (_, after) = rest.split_once("<!-- end -->").expect("the end of the table");
    format!("{before}{begin}{table}<!-- end -->{after}")
}

//! What a command prints of problems and findings, in the form asked for.

use super::args::FormatWord;
use super::output::Output;
use super::{excerpt, findings, github, sarif};
use crate::compile::Checked;
use crate::render::check_json::check_json;

/// How places are shown.
pub(super) struct Place<'a> {
    /// What stands before a path of the content tree.
    pub(super) prefix: String,
    /// Language and colours.
    pub(super) output: &'a Output,
}

/// Returns the whole report.
pub(super) fn report(format: FormatWord, checked: &Checked, place: &Place<'_>) -> String {
    let lang = place.output.lang;
    match format {
        FormatWord::Text => text(checked, place),
        FormatWord::Json => check_json(&checked.facts, &checked.diagnostics, &checked.sources, lang),
        FormatWord::Sarif => sarif::sarif(checked, place),
        FormatWord::Github => github::annotations(checked, place),
    }
}

fn text(checked: &Checked, place: &Place<'_>) -> String {
    let problems: String =
        checked.diagnostics.iter().map(|diagnostic| excerpt::excerpt(diagnostic, &checked.sources, place)).collect();
    let findings = if place.output.is_quiet { String::new() } else { findings::list(checked, place) };
    problems + &findings
}

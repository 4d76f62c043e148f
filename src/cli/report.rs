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

impl Place<'_> {
    /// Returns `path` as it is shown: themes stand beside the content tree, not in it.
    pub(super) fn path(&self, path: &str) -> String {
        let Some(beside) = path.strip_prefix("../") else { return format!("{}{path}", self.prefix) };
        let above = self.prefix.trim_end_matches('/').rsplit_once('/').map(|(above, _)| format!("{above}/"));
        match above {
            Some(above) => format!("{above}{beside}"),
            None if self.prefix.is_empty() => path.to_owned(),
            None => beside.to_owned(),
        }
    }
}

/// How much a report in words holds.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Extent {
    /// Problems and findings: what `check` is asked for.
    All,
    /// Problems only; the last line counts the findings.
    Problems,
}

/// Returns the whole report.
pub(super) fn report(format: FormatWord, extent: Extent, checked: &Checked, place: &Place<'_>) -> String {
    let lang = place.output.lang;
    match format {
        FormatWord::Text => text(extent, checked, place),
        FormatWord::Json => check_json(&checked.facts, &checked.diagnostics, &checked.sources, lang),
        FormatWord::Sarif => sarif::sarif(checked, place),
        FormatWord::Github => github::annotations(checked, place),
    }
}

fn text(extent: Extent, checked: &Checked, place: &Place<'_>) -> String {
    let problems: String =
        checked.diagnostics.iter().map(|diagnostic| excerpt::excerpt(diagnostic, &checked.sources, place)).collect();
    let is_short = place.output.is_quiet || extent == Extent::Problems;
    let findings = if is_short { String::new() } else { findings::list(checked, place) };
    problems + &findings
}

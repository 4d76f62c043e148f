//! What a person who pushes or commits reads when it is not accepted: everything that is wrong, the worst first.

use super::made::Made;
use super::words;
use crate::cli::excerpt::excerpt;
use crate::cli::output::Output;
use crate::cli::report::Place;
use crate::compile::Checked;
use crate::diag::{Diagnostic, Severity};
use crate::disk::Record;
use std::collections::BTreeSet;

/// Most problems that are shown whole; the rest are counted.
const MOST: usize = 50;

/// Returns the refusal of a push; `shown` is what the public sees meanwhile.
pub(super) fn refusal(made: &Made, shown: Option<&Record>, address: Option<&str>, output: &Output) -> String {
    let checked = &made.compiled.checked;
    let head = words::refused(output.lang, &counts(checked), &words::stands(output.lang, shown));
    let foot = words::after_refusal(output.lang, address);
    format!("{head}\n\n{}{foot}\n", problems(checked, &made.place(output)))
}

/// How much is wrong.
pub(super) struct Counts {
    /// Problems of weight error.
    pub(super) errors: usize,
    /// Problems of weight warning.
    pub(super) warnings: usize,
    /// Files that have any.
    pub(super) files: usize,
}

pub(super) fn counts(checked: &Checked) -> Counts {
    let files: BTreeSet<&str> =
        checked.diagnostics.iter().map(|diagnostic| checked.sources.path(diagnostic.span)).collect();
    Counts {
        errors: checked.diagnostics.count(Severity::Error),
        warnings: checked.diagnostics.count(Severity::Warning),
        files: files.len(),
    }
}

/// Returns the problems, the worst first, with an empty line after each.
pub(super) fn problems(checked: &Checked, place: &Place<'_>) -> String {
    let mut worst_first: Vec<&Diagnostic> = checked.diagnostics.iter().collect();
    worst_first.sort_by_key(|diagnostic| diagnostic.severity);
    let shown = worst_first.iter().take(MOST);
    let mut text: String = shown.map(|diagnostic| excerpt(diagnostic, &checked.sources, place)).collect();
    let rest = &worst_first[worst_first.len().min(MOST)..];
    let count = |severity| rest.iter().filter(|diagnostic| diagnostic.severity == severity).count();
    if !rest.is_empty() {
        text += &words::and_more(place.output.lang, count(Severity::Error), count(Severity::Warning));
        text += "\n\n";
    }
    text
}

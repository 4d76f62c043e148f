//! What several test programs share: trees made of text, and loading them.

#![allow(dead_code, reason = "each test program uses its own part")]

use chrono::NaiveDate;
use nenep::diag::Diagnostics;
use nenep::load;
use nenep::model::Registry;
use nenep::text::{Entry, Sources, Tree};
use std::sync::Arc;

/// Returns the day written as `2025-03-31`.
#[track_caller]
pub fn date(text: &str) -> NaiveDate {
    text.parse().unwrap_or_else(|error| panic!("`{text}` is no date: {error}"))
}

/// Writes a day as `2025-03-31`.
pub fn day_of(date: NaiveDate) -> String {
    date.format("%Y-%m-%d").to_string()
}

/// Returns a file of a tree.
pub fn entry(path: &str, text: &str) -> (Arc<str>, Entry) {
    (path.into(), Entry::File(text.as_bytes().into()))
}

/// Loads a tree; the problems are sorted.
pub fn loaded(tree: &Tree) -> (Registry, Sources, Diagnostics) {
    let mut diags = Diagnostics::default();
    let (registry, sources) = load::load(tree, None, &mut diags);
    diags.sort(&sources);
    (registry, sources, diags)
}

//! What several test programs share: trees made of text, and loading them.

#![allow(dead_code, reason = "each test program uses its own part")]

pub mod json;

use chrono::NaiveDate;
use nenep::diag::Diagnostics;
use nenep::load;
use nenep::model::Registry;
use nenep::text::{Entry, Sources, Tree};
use std::path::Path;
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

/// Reads a folder as a tree, without the names that the record format ignores.
pub fn read_tree(root: &Path) -> Tree {
    let is_ignored = |name: &str| {
        let leftovers = ["~", ".swp", ".tmp", ".orig"];
        name.starts_with(['.', '_']) || leftovers.iter().any(|end| name.ends_with(end))
    };
    let mut tree = Tree::new();
    let mut folders = vec![root.to_path_buf()];
    while let Some(folder) = folders.pop() {
        for found in std::fs::read_dir(&folder).unwrap_or_else(|error| panic!("{}: {error}", folder.display())) {
            let path = found.expect("an entry of a folder").path();
            if is_ignored(&path.file_name().expect("an entry has a name").to_string_lossy()) {
                continue;
            }
            if path.is_dir() {
                folders.push(path);
                continue;
            }
            let place = path.strip_prefix(root).expect("below the root").to_string_lossy().replace('\\', "/");
            let bytes = std::fs::read(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
            tree.insert(place.into(), Entry::File(bytes.into()));
        }
    }
    tree
}

//! What differs between two sites, for people: pages that are new, changed or gone.
//!
//! Every page names the commit and the day it was built for, so two builds hardly share a page byte for byte. A page
//! counts as changed when anything else of it differs.

use crate::render::Site;
use rayon::prelude::*;

/// A site with the names that stand on each of its pages.
pub struct Edition<'a> {
    /// The site.
    pub site: &'a Site,
    /// Short name of the commit it was built from.
    pub commit: &'a str,
    /// The ways in which its as-of date is written.
    pub days: Vec<String>,
}

/// Addresses of pages by what became of them, each list in the order of addresses, and how many other files differ.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Changes {
    /// Pages that were not there before.
    pub added: Vec<String>,
    /// Pages that differ.
    pub changed: Vec<String>,
    /// Pages that are gone.
    pub removed: Vec<String>,
    /// Other files that are new, differ or are gone.
    pub other_files: usize,
}

impl Changes {
    /// Says whether a reader would find nothing new.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }
}

/// Returns what a reader of `old` finds otherwise in `new`.
#[must_use]
pub fn changes(old: &Edition<'_>, new: &Edition<'_>) -> Changes {
    let mut addresses: Vec<&str> = old.site.keys().chain(new.site.keys()).map(|address| &**address).collect();
    addresses.sort_unstable();
    addresses.dedup();
    let marks = Marks::of(old, new);
    let fates: Vec<(&str, Fate)> =
        addresses.into_par_iter().filter_map(|address| Some((address, marks.fate(address, old, new)?))).collect();
    let mut changes = Changes::default();
    for (address, fate) in fates {
        match fate {
            _ if address == "site.json" => {}
            _ if !address.ends_with(".html") => changes.other_files += 1,
            Fate::Added => changes.added.push(address.to_owned()),
            Fate::Changed => changes.changed.push(address.to_owned()),
            Fate::Removed => changes.removed.push(address.to_owned()),
        }
    }
    changes
}

enum Fate {
    Added,
    Changed,
    Removed,
}

/// The names that are not counted as differences.
struct Marks(Vec<Vec<u8>>);

impl Marks {
    fn of(old: &Edition<'_>, new: &Edition<'_>) -> Self {
        let commits = [old.commit, new.commit].into_iter().map(str::to_owned);
        let days = old.days.iter().chain(&new.days).filter(|_| old.days != new.days).cloned();
        Self(commits.chain(days).filter(|mark| !mark.is_empty()).map(String::into_bytes).collect())
    }

    fn fate(&self, address: &str, old: &Edition<'_>, new: &Edition<'_>) -> Option<Fate> {
        match (old.site.get(address), new.site.get(address)) {
            (None, _) => Some(Fate::Added),
            (_, None) => Some(Fate::Removed),
            (Some(old), Some(new)) if old == new || self.without(old) == self.without(new) => None,
            _ => Some(Fate::Changed),
        }
    }

    /// Returns the bytes with one sign in place of each mark.
    fn without(&self, bytes: &[u8]) -> Vec<u8> {
        let mut left = Vec::with_capacity(bytes.len());
        let mut at = 0;
        while at < bytes.len() {
            match self.0.iter().find(|mark| bytes[at..].starts_with(mark)) {
                Some(mark) => {
                    left.push(0);
                    at += mark.len();
                }
                None => {
                    left.push(bytes[at]);
                    at += 1;
                }
            }
        }
        left
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::sync::Arc;

    fn site(pages: &[(&str, &str)]) -> Site {
        pages.iter().map(|(address, text)| (Arc::from(*address), text.as_bytes())).collect()
    }

    fn edition<'a>(site: &'a Site, commit: &'a str, day: &str) -> Edition<'a> {
        Edition { site, commit, days: vec![day.to_owned()] }
    }

    #[test]
    fn the_commit_and_the_day_of_a_build_are_no_change() {
        let old = site(&[
            ("a.html", "x aaaaaaaaaa 1/1/2025 aaaaaaaaaa"),
            ("b.html", "1"),
            ("d.csv", "1"),
            ("site.json", "1"),
        ]);
        let new = site(&[
            ("a.html", "x bbbbbbbbbb 2/1/2025 aaaaaaaaaa"),
            ("c.html", "1"),
            ("d.csv", "2"),
            ("site.json", "2"),
        ]);
        let found = changes(&edition(&old, "aaaaaaaaaa", "1/1/2025"), &edition(&new, "bbbbbbbbbb", "2/1/2025"));
        let names = |names: &[&str]| names.iter().map(|name| (*name).to_owned()).collect::<Vec<_>>();
        let expected =
            Changes { added: names(&["c.html"]), changed: Vec::new(), removed: names(&["b.html"]), other_files: 1 };
        assert_eq!(found, expected);
    }

    #[test]
    fn anything_else_is_a_change() {
        let (old, new) = (site(&[("a.html", "x aaaaaaaaaa 2")]), site(&[("a.html", "x bbbbbbbbbb 3")]));
        let found = changes(&edition(&old, "aaaaaaaaaa", "d"), &edition(&new, "bbbbbbbbbb", "d"));
        assert_eq!(found.changed, ["a.html"]);
    }
}

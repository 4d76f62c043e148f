//! The hidden file that tells a folder of ours: which files were written, which of them are carried along.
//!
//! Files with a hash of their content in the name are kept for two generations after the last page that uses them, so
//! that a page opened before a switch still finds its own.

use crate::render::Site;
use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, BTreeSet};

/// Name of the marker within a generation.
pub(in crate::disk) const NAME: &str = ".nenep-site";

/// Generations for which a file is carried along.
const CARRIED: u8 = 2;

/// Version of the marker's own format.
const FORMAT: u8 = 1;

/// The files of one generation.
#[derive(Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(in crate::disk) struct Marker {
    nenep: u8,
    /// Addresses of the site.
    files: BTreeSet<String>,
    /// Addresses of earlier sites to the number of generations since.
    carried: BTreeMap<String, u8>,
}

impl Marker {
    /// Reads a marker; none when this is not one.
    pub(in crate::disk) fn parse(bytes: &[u8]) -> Option<Self> {
        serde_json::from_slice(bytes).ok().filter(|marker: &Self| marker.nenep == FORMAT)
    }

    /// Returns the marker of the generation that holds `site` and follows `old`.
    pub(in crate::disk) fn after(old: &Self, site: &Site) -> Self {
        let from_site = old.files.iter().filter(|address| is_hashed(address)).map(|address| (address, 1));
        let from_before =
            old.carried.iter().map(|(address, age)| (address, age + 1)).filter(|(_, age)| *age <= CARRIED);
        let carried = from_before.chain(from_site).filter(|(address, _)| !site.contains_key(address.as_str()));
        Self {
            nenep: FORMAT,
            files: site.keys().map(ToString::to_string).collect(),
            carried: carried.map(|(address, age)| (address.clone(), age)).collect(),
        }
    }

    /// Says whether it was read from a folder, not made up for one that has none.
    pub(in crate::disk) fn is_written(&self) -> bool {
        self.nenep == FORMAT
    }

    /// Returns the text of the marker.
    pub(in crate::disk) fn text(&self) -> String {
        let mut text = serde_json::to_string_pretty(self).expect("numbers and texts are JSON");
        text.push('\n');
        text
    }

    /// Returns the marker of a folder on its way from this site to another: the files of both are of our making.
    pub(super) fn and(&self, next: &Self) -> Self {
        let (old, new) = (self.files.iter().chain(self.carried.keys()), next.files.iter().chain(next.carried.keys()));
        Self { nenep: FORMAT, files: old.chain(new).cloned().collect(), carried: BTreeMap::new() }
    }

    /// Says whether a file of that address belongs to the generation.
    pub(in crate::disk) fn has(&self, address: &str) -> bool {
        self.files.contains(address) || self.carried.contains_key(address)
    }

    /// Returns the addresses of the site itself.
    pub(in crate::disk) fn files(&self) -> &BTreeSet<String> {
        &self.files
    }

    /// Returns the addresses that are carried along.
    pub(in crate::disk) fn carried(&self) -> impl Iterator<Item = &str> {
        self.carried.keys().map(String::as_str)
    }
}

/// Says whether the name holds a hash: a part of eight or more hexadecimal digits before the ending, as in
/// `theme.3f9a0c1d.css` or `theme-3f9a0c1d.css`, with at least one digit among them.
pub(super) fn is_hashed(address: &str) -> bool {
    let name = address.rsplit('/').next().unwrap_or(address);
    let Some((stem, _)) = name.rsplit_once('.') else { return false };
    let last = stem.rsplit(['.', '-']).next().unwrap_or(stem);
    last.len() >= 8
        && last.len() < stem.len()
        && !name.ends_with(".html")
        && last.bytes().all(|byte| byte.is_ascii_digit() || (b'a'..=b'f').contains(&byte))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn site(addresses: &[&str]) -> Site {
        addresses.iter().map(|address| (std::sync::Arc::from(*address), [])).collect()
    }

    #[test]
    fn hashed_files_are_carried_for_two_generations() {
        let first = Marker::after(&Marker::default(), &site(&["a.html", "t.00112233.css"]));
        let second = Marker::after(&first, &site(&["a.html", "t.44556677.css"]));
        let third = Marker::after(&second, &site(&["a.html", "t.8899aabb.css"]));
        let fourth = Marker::after(&third, &site(&["a.html", "t.8899aabb.css", "b.html"]));
        assert_eq!(second.carried().collect::<Vec<_>>(), ["t.00112233.css"]);
        assert_eq!(third.carried().collect::<Vec<_>>(), ["t.00112233.css", "t.44556677.css"]);
        assert_eq!(fourth.carried().collect::<Vec<_>>(), ["t.44556677.css"]);
    }

    #[test]
    fn only_names_with_a_hash_are_carried() {
        for hashed in ["x/theme.3f9a0c1d.css", "theme-3f9a0c1d.js"] {
            assert!(is_hashed(hashed), "{hashed}");
        }
        for plain in ["index.html", "2024-03-05.html", "3f9a0c1d.css", "cuc-thue.ics", "a-decade00.html", "data"] {
            assert!(!is_hashed(plain), "{plain}");
        }
    }

    #[test]
    fn a_marker_survives_being_written() {
        let marker = Marker::after(&Marker::default(), &site(&["a\nb.html", "đ.pdf"]));
        assert_eq!(Marker::parse(marker.text().as_bytes()), Some(marker));
        assert_eq!(Marker::parse(b"{}"), None);
        assert_eq!(Marker::parse(b"# notes"), None);
    }
}

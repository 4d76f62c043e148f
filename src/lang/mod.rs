//! Words: every message, date and number as people read them, in Vietnamese and English.

/// A language of messages and of the portal's own words.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub enum Lang {
    /// Vietnamese.
    #[default]
    Vi,
    /// English.
    En,
}

/// Compares two names in the order of readers.
#[must_use]
pub fn collate(a: &str, b: &str) -> std::cmp::Ordering {
    a.cmp(b)
}

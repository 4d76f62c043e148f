//! Words: every message, date and number as people read them, in Vietnamese and English.
//!
//! Takes facts (messages, findings, figures) and gives text; computes nothing and knows no templates. The portal
//! speaks Vietnamese, so dates, numbers, order and sentences of pages are Vietnamese; what the terminal and the
//! records' editors read exists in both languages.

mod diagnostic;
mod en;
mod finding;
mod vi;

pub mod date;
pub mod fold;
pub mod number;
pub mod order;
pub mod sentence;
pub mod table;
pub mod terminal;
pub mod topic;
pub mod words;

pub use diagnostic::{Wording, code_name, diagnostic};
pub use finding::finding;
pub use order::collate;

/// A language of messages and of the portal's own words.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub enum Lang {
    /// Vietnamese.
    #[default]
    Vi,
    /// English.
    En,
}

impl Lang {
    /// Returns the language that records call `word`: `vi` or `en`.
    #[must_use]
    pub fn parse(word: &str) -> Option<Self> {
        match word {
            "vi" => Some(Self::Vi),
            "en" => Some(Self::En),
            _ => None,
        }
    }

    /// Returns the word that records and the `lang` attribute use.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Vi => "vi",
            Self::En => "en",
        }
    }
}

/// No-break space: keeps a number and its noun, or "ngày" and a short date, on one line.
pub const NBSP: char = '\u{a0}';

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_language_is_called_by_its_word() {
        for lang in [Lang::Vi, Lang::En] {
            assert_eq!(Lang::parse(lang.as_str()), Some(lang));
        }
        assert_eq!(Lang::parse("VI"), None);
    }
}

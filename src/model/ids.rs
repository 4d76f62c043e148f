//! Ids: short names of units, officers, regulations and so on, each of a type of its own.

use std::fmt;
use std::sync::Arc;

/// Says whether `text` is `[a-z0-9]+(-[a-z0-9]+)*`, at most 64 characters.
#[must_use]
pub fn is_slug(text: &str) -> bool {
    text.len() <= 64
        && text
            .split('-')
            .all(|part| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit()))
}

macro_rules! id {
    ($(#[$doc:meta])* $name:ident) => {
        $(#[$doc])*
        #[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub struct $name(Arc<str>);

        impl $name {
            /// Returns the id, if `text` is `[a-z0-9]+(-[a-z0-9]+)*` of at most 64 characters.
            #[must_use]
            pub fn parse(text: &str) -> Option<Self> {
                is_slug(text).then(|| Self(text.into()))
            }

            /// Returns the id as text.
            #[must_use]
            pub fn as_str(&self) -> &str {
                &self.0
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(&self.0)
            }
        }

        impl std::borrow::Borrow<str> for $name {
            fn borrow(&self) -> &str {
                &self.0
            }
        }
    };
}

id!(
    /// Names a unit: the stem of its file, unique over the tree.
    UnitId
);
id!(
    /// Names an officer (`ma` in `can-bo.yaml`).
    OfficerId
);
id!(
    /// Names a regulation: the stem of its file.
    RegulationId
);
id!(
    /// Names a cap of a regulation (`ma` in `han_muc`).
    QuotaId
);
id!(
    /// Names a kind of agenda item (`ma` in `noi_dung.loai`).
    KindId
);
id!(
    /// Names an admitted reason of special working conditions (`ma` in `dieu_kien.ly_do`).
    ReasonId
);
id!(
    /// Names a Markdown page within its folder: the stem of its file.
    Slug
);

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ids_are_lower_case_letters_digits_and_single_hyphens() {
        for good in ["a", "cuc-thue", "08-hd-duk", "a1-b2"] {
            assert!(UnitId::parse(good).is_some(), "{good}");
        }
        for bad in ["", "-a", "a-", "a--b", "A", "đ", "a_b", "a.b", "a b", "../a", &"a".repeat(65)] {
            assert!(UnitId::parse(bad).is_none(), "{bad}");
        }
    }
}

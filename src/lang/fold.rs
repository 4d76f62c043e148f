//! Folding: text without case, tone marks and đ, for search, comparison of names and slugs.
//!
//! The same folding is done by the search script, so that "hop truc tuyen" finds "họp trực tuyến".

use unicode_normalization::UnicodeNormalization;

/// Longest slug, in characters: that of an id.
const LONGEST_SLUG: usize = 64;

/// Returns `text` in lower case, decomposed, without combining marks (U+0300 to U+036F) and with đ as d.
#[must_use]
pub fn fold(text: &str) -> String {
    folded(text).collect()
}

/// Returns the characters of the folded `text` one by one.
pub fn folded(text: &str) -> impl Iterator<Item = char> {
    let lower = text.chars().flat_map(char::to_lowercase);
    let bare = lower.nfd().filter(|sign| !matches!(sign, '\u{300}'..='\u{36f}'));
    bare.map(|sign| if sign == 'đ' { 'd' } else { sign })
}

/// Returns an id made of `text`: folded, everything but letters a to z and digits as single hyphens, at most 64
/// characters. Empty when nothing of that kind is left.
#[must_use]
pub fn slug(text: &str) -> String {
    let mut slug = String::new();
    for sign in fold(text).chars() {
        if sign.is_ascii_alphanumeric() {
            slug.push(sign);
        } else if !slug.is_empty() && !slug.ends_with('-') {
            slug.push('-');
        }
    }
    slug.truncate(LONGEST_SLUG);
    slug.truncate(slug.trim_end_matches('-').len());
    slug
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::UnitId;
    use proptest::prelude::*;

    #[test]
    fn marks_case_and_dd_are_folded_away() {
        for (text, folded) in [
            ("họp trực tuyến", "hop truc tuyen"),
            ("Đảng ủy", "dang uy"),
            ("Đảng uỷ", "dang uy"),
            ("ĐƯỜNG ƠN ÂU ĂN ÊM Ô", "duong on au an em o"),
            ("Thu\u{309}y lo\u{31b}\u{323}i", "thuy loi"),
            ("08-HD/ĐUK", "08-hd/duk"),
            ("", ""),
        ] {
            assert_eq!(fold(text), folded);
        }
    }

    #[test]
    fn slugs_are_ids() {
        for (text, id) in [
            ("Chi bộ Chi cục Kiểm dịch thực vật Vùng VI", "chi-bo-chi-cuc-kiem-dich-thuc-vat-vung-vi"),
            ("08-HD/ĐUK", "08-hd-duk"),
            ("  --Đánh giá: 2024!  ", "danh-gia-2024"),
            ("…", ""),
            ("日本", ""),
        ] {
            assert_eq!(slug(text), id);
        }
    }

    #[test]
    fn long_slugs_are_cut_without_a_hyphen_at_the_end() {
        let words = "abc ".repeat(40);
        assert_eq!(slug(&words).len(), 63);
        assert!(UnitId::parse(&slug(&words)).is_some());
    }

    proptest! {
        #[test]
        fn folding_twice_changes_nothing(text in any::<String>()) {
            let once = fold(&text);
            prop_assert_eq!(fold(&once), once);
        }

        #[test]
        fn a_slug_is_empty_or_an_id(text in any::<String>()) {
            let slug = slug(&text);
            prop_assert!(slug.is_empty() || UnitId::parse(&slug).is_some(), "{}", slug);
        }
    }
}

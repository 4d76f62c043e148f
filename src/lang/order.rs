//! Order of names: CLDR `vi`, with numbers and Roman numerals inside names compared as numbers.
//!
//! A [`Collation`] is made once and handed down; it holds tables only and may be shared between threads.

use super::number::roman;
use icu_collator::options::CollatorOptions;
use icu_collator::preferences::CollationNumericOrdering;
use icu_collator::{CollatorBorrowed, CollatorPreferences};
use icu_locale_core::locale;
use std::borrow::Cow;
use std::cmp::Ordering;

/// The order of Vietnamese names.
pub struct Collation {
    collator: CollatorBorrowed<'static>,
}

/// What a name is sorted by; keys compare like the names that they were made from.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct SortKey {
    weights: Vec<u8>,
    name: String,
}

impl Collation {
    /// Returns the order. Takes microseconds: the tables are compiled in.
    #[must_use]
    pub fn new() -> Self {
        let mut preferences = CollatorPreferences::from(&locale!("vi"));
        preferences.numeric_ordering = Some(CollationNumericOrdering::True);
        let collator = CollatorBorrowed::try_new(preferences, CollatorOptions::default())
            .expect("the tables of `vi` are compiled in");
        Self { collator }
    }

    /// Compares two names; only names that are equal byte for byte are equal.
    #[must_use]
    pub fn compare(&self, left: &str, right: &str) -> Ordering {
        let weights = self.collator.compare(&with_digits(left), &with_digits(right));
        weights.then_with(|| left.cmp(right))
    }

    /// Returns the key of `name`.
    #[must_use]
    pub fn key(&self, name: &str) -> SortKey {
        let mut weights = Vec::with_capacity(name.len() * 2);
        let Ok(()) = self.collator.write_sort_key_to(&with_digits(name), &mut weights);
        SortKey { weights, name: name.to_owned() }
    }

    /// Sorts `list` by the name that `name` gives, each key computed once; entries of the same name keep their order.
    pub fn sort_by_name<T>(&self, list: &mut [T], name: impl Fn(&T) -> &str) {
        list.sort_by_cached_key(|entry| self.key(name(entry)));
    }
}

impl Default for Collation {
    fn default() -> Self {
        Self::new()
    }
}

/// Compares two names; a list is better sorted by [`sort_by_name`], which weighs each name once.
#[must_use]
pub fn collate(left: &str, right: &str) -> Ordering {
    Collation::new().compare(left, right)
}

/// Sorts `list` by the name that `name` gives.
pub fn sort_by_name<T>(list: &mut [T], name: impl Fn(&T) -> &str) {
    Collation::new().sort_by_name(list, name);
}

/// Returns `name` with its Roman numerals as digits. Only whole words of I, V and X count (1 to 39): C, D, L and M stand
/// for other things in names.
fn with_digits(name: &str) -> Cow<'_, str> {
    if !name.contains(['I', 'V', 'X']) {
        return Cow::Borrowed(name);
    }
    let mut text = String::with_capacity(name.len());
    for word in name.split_inclusive(|sign| !is_of_word(sign)) {
        let bare = word.trim_end_matches(|sign| !is_of_word(sign));
        match numeral(bare) {
            Some(value) => text.push_str(&value.to_string()),
            None => text.push_str(bare),
        }
        text.push_str(&word[bare.len()..]);
    }
    Cow::Owned(text)
}

/// Says whether `sign` belongs to a word: letters, digits and the combining marks of decomposed text.
fn is_of_word(sign: char) -> bool {
    sign.is_alphanumeric() || matches!(sign, '\u{300}'..='\u{36f}')
}

/// Returns the value of a Roman numeral of I, V and X, if `word` is one written the usual way.
fn numeral(word: &str) -> Option<u32> {
    if word.is_empty() || word.len() > "XXXVIII".len() {
        return None;
    }
    let mut value = 0;
    let mut greatest = 0;
    for sign in word.bytes().rev() {
        let worth = match sign {
            b'I' => 1_u32,
            b'V' => 5,
            b'X' => 10,
            _ => return None,
        };
        // A sign before a greater one is taken away: IV, IX.
        value = if worth < greatest { u32::saturating_sub(value, worth) } else { value + worth };
        greatest = greatest.max(worth);
    }
    (value < 40 && roman(value) == word).then_some(value)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn sorted(names: &[&str]) -> Vec<String> {
        let mut list: Vec<String> = names.iter().map(|name| (*name).to_owned()).collect();
        list.reverse();
        sort_by_name(&mut list, |name| name);
        list
    }

    #[test]
    fn names_follow_the_vietnamese_alphabet() {
        for names in [
            vec![
                "An", "Ánh", "Ăn", "Ân", "Ban", "Bằng", "Da", "Dũng", "Đào", "Đặng", "Em", "Ê", "Tú", "Tư", "Tứ", "uy",
                "ưu",
            ],
            vec!["ma", "mà", "mả", "mã", "má", "mạ"],
            vec!["an", "An", "án", "Án"],
            vec!["o", "ô", "ơ", "p", "u", "ư", "v", "x", "y"],
            vec!["Chi cục", "Cục Thuế"],
        ] {
            assert_eq!(sorted(&names), names);
        }
    }

    #[test]
    fn numbers_inside_names_count() {
        let names = ["Tổ 1", "Tổ 2", "Tổ 10", "Vùng 2", "Vùng 10", "Vùng 010 a"];
        assert_eq!(sorted(&names), names);
    }

    #[test]
    fn roman_numerals_inside_names_count() {
        let names = ["Khu I", "Khu II", "Khu III", "Khu IV", "Khu V", "Khu VI", "Khu IX", "Khu X", "Khu Bắc"];
        assert_eq!(sorted(&names), names);
        assert_eq!(collate("Sông Lam IV, Vinh", "Sông Lam IX, Vinh"), Ordering::Less);
        assert_eq!(collate("Thủy lợi 4", "Thủy lợi V"), Ordering::Less);
    }

    #[test]
    fn only_whole_upper_case_words_of_i_v_x_are_numerals() {
        for (name, text) in [
            ("Vùng VI", "Vùng 6"),
            ("(XIV)", "(14)"),
            ("VIB I-II", "VIB 1-2"),
            ("IIII VV IC C D L M", "IIII VV IC C D L M"),
            ("Xã vi", "Xã vi"),
            ("I\u{301}", "I\u{301}"),
            ("", ""),
        ] {
            assert_eq!(with_digits(name), text);
        }
    }

    #[test]
    fn one_order_serves_all_threads() {
        fn shared<T: Send + Sync>(_: &T) {}
        shared(&Collation::new());
    }

    #[test]
    fn old_and_new_places_of_the_tone_mark_stand_together() {
        let names = ["Đảng ủy", "Đảng uỷ", "Đảng vụ"];
        assert_eq!(sorted(&names)[2], "Đảng vụ");
    }

    proptest! {
        #[test]
        fn keys_compare_as_names_do(left in "[a-zA-ZăâđêôơưĂÂĐÊÔƠƯáàảãạ0-9IVX ,-]{0,12}", right in "[a-zA-ZăâđêôơưĂÂĐÊÔƠƯáàảãạ0-9IVX ,-]{0,12}") {
            let collation = Collation::new();
            let order = collation.compare(&left, &right);
            prop_assert_eq!(collation.key(&left).cmp(&collation.key(&right)), order);
            prop_assert_eq!(collation.compare(&right, &left), order.reverse());
            prop_assert_eq!(order == Ordering::Equal, left == right);
        }

        #[test]
        fn the_order_is_transitive(mut names in proptest::collection::vec(any::<String>(), 0..8)) {
            let collation = Collation::new();
            collation.sort_by_name(&mut names, |name| name);
            for (at, earlier) in names.iter().enumerate() {
                for later in &names[at..] {
                    prop_assert_ne!(collation.compare(earlier, later), Ordering::Greater);
                }
            }
        }
    }
}

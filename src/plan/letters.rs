//! The letters under which an index lists names: the Vietnamese alphabet, digits first.

use unicode_normalization::UnicodeNormalization;

/// The alphabet, in its order.
const ALPHABET: &str = "AĂÂBCDĐEÊGHIKLMNOÔƠPQRSTUƯVXY";

/// A letter of an index; letters order as the alphabet does, with those of other languages in their places.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Letter {
    /// Place: digits and signs 0, then twice the place in the alphabet; a foreign letter stands between two.
    place: usize,
    sign: char,
}

impl Letter {
    /// Returns every letter of the alphabet, after the group of digits and signs.
    pub fn all() -> impl Iterator<Item = Self> {
        std::iter::once(Self::DIGITS)
            .chain(ALPHABET.chars().enumerate().map(|(at, sign)| Self { place: at * 2 + 2, sign }))
    }

    /// The group of digits and signs.
    pub const DIGITS: Self = Self { place: 0, sign: '0' };

    /// Returns the letter under which `name` is listed: that of its first letter or digit, without tone mark.
    #[must_use]
    pub fn of(name: &str) -> Self {
        let Some(first) = name.chars().find(|sign| sign.is_alphanumeric()) else { return Self::DIGITS };
        // A mark may follow its letter in decomposed text.
        let at = name.find(first).unwrap_or_default();
        let marks = name[at..].chars().skip(1).take_while(|sign| matches!(sign, '\u{300}'..='\u{36f}'));
        let toneless = first.to_uppercase().chain(marks).nfd().filter(|sign| !is_tone(*sign));
        let sign = toneless.nfc().next().unwrap_or(first);
        if !sign.is_alphabetic() {
            return Self::DIGITS;
        }
        let place = ALPHABET.chars().position(|letter| letter == sign).map(|at| at * 2 + 2);
        // A foreign letter stands before the next letter that both alphabets have: F before G, so behind E and Ê.
        let next = || ALPHABET.chars().position(|letter| letter.is_ascii() && letter > sign);
        let foreign = || next().unwrap_or(ALPHABET.len()) * 2 + 1;
        Self { place: place.unwrap_or_else(foreign), sign }
    }

    /// Returns the letter as headings show it.
    #[must_use]
    pub fn label(self) -> String {
        if self == Self::DIGITS { "0–9".to_owned() } else { self.sign.to_string() }
    }

    /// Returns the anchor: the letter as it is typed, e.g. `chu-dd` for Đ.
    #[must_use]
    pub fn anchor(self) -> String {
        let typed = match self.sign {
            'Ă' => "aw".to_owned(),
            'Â' => "aa".to_owned(),
            'Đ' => "dd".to_owned(),
            'Ê' => "ee".to_owned(),
            'Ô' => "oo".to_owned(),
            'Ơ' => "ow".to_owned(),
            'Ư' => "uw".to_owned(),
            _ if self == Self::DIGITS => "so".to_owned(),
            ascii if ascii.is_ascii() => ascii.to_ascii_lowercase().to_string(),
            other => format!("u{:x}", u32::from(other)),
        };
        format!("chu-{typed}")
    }
}

fn is_tone(sign: char) -> bool {
    matches!(sign, '\u{300}' | '\u{301}' | '\u{303}' | '\u{309}' | '\u{323}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_listed_under_their_first_letter_without_tone() {
        for (name, label, anchor) in [
            ("Chi bộ", "C", "chu-c"),
            ("Đảng bộ", "Đ", "chu-dd"),
            ("đơn vị", "Đ", "chu-dd"),
            ("Ấn phẩm", "Â", "chu-aa"),
            ("ủy", "U", "chu-u"),
            ("Ứng", "Ư", "chu-uw"),
            ("U\u{31b}\u{301}ng", "Ư", "chu-uw"),
            ("08-HD/ĐUK", "0–9", "chu-so"),
            ("“Ở xa”", "Ơ", "chu-ow"),
            ("…", "0–9", "chu-so"),
            ("Fax", "F", "chu-f"),
        ] {
            let letter = Letter::of(name);
            assert_eq!((letter.label().as_str(), letter.anchor().as_str()), (label, anchor), "{name}");
        }
    }

    #[test]
    fn foreign_letters_stand_in_their_places() {
        let mut letters: Vec<_> = ["Zalo", "Fax", "Êm", "Ga", "Web", "Vinh", "Xa", "Em", "9"].map(Letter::of).into();
        letters.sort_unstable();
        let labels: Vec<_> = letters.into_iter().map(Letter::label).collect();
        assert_eq!(labels, ["0–9", "E", "Ê", "F", "G", "V", "W", "X", "Z"]);
    }
}

//! Text as the font can show it and a column can hold it.

use super::engine;
use super::sheet::Part;

/// A word longer than that in running text may be broken: it would run off the page.
pub(super) const LONG_WORD: usize = 40;

/// Returns `text` with every sign that the font lacks spelt by its number, so that none is lost: `[U+1F600]`.
/// Signs that are never seen are left out.
pub(super) fn shown(text: &str) -> String {
    let mut shown = String::with_capacity(text.len());
    for sign in text.chars() {
        match sign {
            '\n' | '\r' | '\t' | '\u{85}' | '\u{2028}' | '\u{2029}' => shown.push(' '),
            _ if is_unseen(sign) => {}
            _ if engine::can_show(sign) => shown.push(sign),
            _ => shown.push_str(&format!("[U+{:04X}]", u32::from(sign))),
        }
    }
    shown
}

/// Says whether a sign only steers how others are joined, broken or drawn.
fn is_unseen(sign: char) -> bool {
    matches!(
        sign,
        '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{2064}' | '\u{2066}'..='\u{2069}'
            | '\u{fe00}'..='\u{fe0f}' | '\u{feff}'
    )
}

/// Returns text as parts; a word longer than `most` signs may be broken after as many.
pub(super) fn parts(text: &str, most: usize) -> Vec<Part> {
    let text = shown(text);
    let mut parts = Vec::new();
    let (mut from, mut run) = (0, 0);
    for (at, sign) in text.char_indices() {
        if run == most.max(1) {
            parts.push(Part::Text { text: text[from..at].to_owned() });
            parts.push(Part::BreakHere);
            (from, run) = (at, 0);
        }
        run = if ends_word(sign) { 0 } else { run + 1 };
    }
    if from < text.len() {
        parts.push(Part::Text { text: text[from..].to_owned() });
    }
    parts
}

/// Says whether a line may end behind a sign.
pub(super) fn ends_word(sign: char) -> bool {
    matches!(sign, ' ' | '-' | '–' | '—')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_sign_that_the_font_lacks_is_lost() {
        assert_eq!(shown("Đảng ủy – “ữ ẵ ỗ ₫” … 1.234"), "Đảng ủy – “ữ ẵ ỗ ₫” … 1.234");
        assert_eq!(shown("a😀b\u{200b}c\u{fe0f}"), "a[U+1F600]bc");
        assert_eq!(shown("a\u{1}\tb\nc"), "a[U+0001] b c");
    }

    #[test]
    fn every_letter_of_the_language_is_in_the_font() {
        let vowels = "aăâeêioôơuưy";
        let tones = ["", "\u{300}", "\u{309}", "\u{303}", "\u{301}", "\u{323}"];
        let words = vowels.chars().flat_map(|vowel| tones.map(|tone| format!("{vowel}{tone}")));
        for word in words.chain(["đ".to_owned()]) {
            use unicode_normalization::UnicodeNormalization;
            for form in [word.nfc().collect::<String>(), word.to_uppercase().nfc().collect()] {
                assert_eq!(shown(&form), form);
            }
        }
    }

    #[test]
    fn only_a_word_too_long_may_be_broken() {
        let breaks = |text: &str| parts(text, 5).iter().filter(|part| matches!(part, Part::BreakHere)).count();
        assert_eq!(breaks("năm chữ cái"), 0);
        assert_eq!(breaks("12345 12345"), 0);
        assert_eq!(breaks("12345678901"), 2);
    }
}

//! Numbers as few printable letters: small ones, which are the frequent ones, take one.
//!
//! The alphabet is printable ASCII without `"`, `\` and `<`: what it writes stands in a text of a script as it is. The
//! first letter says how many follow: 56 letters stand for themselves, 32 are followed by one, 3 by two, the last by four.

/// Number of letters.
const LETTERS: usize = 92;
/// Letters that stand for themselves, that are followed by one, by two.
const CLASSES: [usize; 3] = [56, 32, 3];

/// Appends `number` to `text`. Numbers that no tree reaches (71 million) are cut to the largest.
pub fn push(text: &mut String, number: usize) {
    let mut rest = number;
    let mut first = 0;
    let mut room = 1;
    for (following, class) in CLASSES.into_iter().enumerate() {
        if rest < class * room {
            text.push(letter(first + rest / room));
            return push_places(text, rest % room, following);
        }
        rest -= class * room;
        first += class;
        room *= LETTERS;
    }
    text.push(letter(first));
    push_places(text, rest.min(LETTERS.pow(4) - 1), 4);
}

fn push_places(text: &mut String, number: usize, places: usize) {
    for place in (0..places).rev() {
        text.push(letter(number / LETTERS.pow(u32::try_from(place).unwrap_or(0)) % LETTERS));
    }
}

fn letter(place: usize) -> char {
    const ALPHABET: [char; LETTERS] = {
        let mut alphabet = [' '; LETTERS];
        let (mut byte, mut at) = (b' ', 0);
        while at < LETTERS {
            if byte != b'"' && byte != b'\\' && byte != b'<' {
                alphabet[at] = byte as char;
                at += 1;
            }
            byte += 1;
        }
        alphabet
    };
    ALPHABET[place % LETTERS]
}

#[cfg(test)]
mod tests {
    use super::*;

    fn digits(number: usize) -> String {
        let mut text = String::new();
        push(&mut text, number);
        text
    }

    #[test]
    fn small_numbers_take_one_letter() {
        assert_eq!([0, 1, 2, 55].map(digits), [" ", "!", "#", "Y"]);
        assert_eq!([56, 57, 147, 148, 2_999].map(digits), ["Z ", "Z!", "Z~", "[ ", "z~"]);
        assert_eq!([3_000, 28_391, 28_392].map(digits), ["{  ", "}~~", "~    "]);
        assert_eq!(digits(usize::MAX), "~~~~~");
    }

    #[test]
    fn the_alphabet_is_safe_in_a_text_of_a_script() {
        let all: String = (0..LETTERS).map(letter).collect();
        assert!(all.is_ascii() && !all.contains(['"', '\\', '<']) && all.ends_with('~'));
    }
}

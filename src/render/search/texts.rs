//! The texts of the index: each stored once, as numbers of words in a list of words; frequent words have small numbers.
//!
//! A text is cut into words (letters, digits and the marks on them) and what stands between them. One space between two
//! words is not written. The numbers are what the browser searches: it makes its own lists of where each word stands.

use super::super::scan::FxHashMap;
use super::digits;

/// Separates the words of the list; no word holds it, as control characters of texts become plain spaces.
const BETWEEN: char = '\u{7f}';

/// Texts as they are found, each with the number of places where it stands.
#[derive(Default)]
pub struct Texts<'a> {
    numbers: FxHashMap<std::borrow::Cow<'a, str>, usize>,
    uses: Vec<Use>,
}

/// How a text is used.
#[derive(Clone, Copy, Default)]
struct Use {
    count: usize,
    /// Part of the index that uses it; [`COMMON`] where several do.
    part: usize,
}

/// The part that all others may refer to.
pub const COMMON: usize = 0;

impl<'a> Texts<'a> {
    /// Returns the number of `text`, which `part` of the index uses.
    pub fn number(&mut self, text: impl Into<std::borrow::Cow<'a, str>>, part: usize) -> usize {
        let number = *self.numbers.entry(text.into()).or_insert_with(|| {
            self.uses.push(Use { count: 0, part });
            self.uses.len() - 1
        });
        let known = &mut self.uses[number];
        known.count += 1;
        if known.part != part {
            known.part = COMMON;
        }
        number
    }

    /// Packs the texts of `parts` parts.
    pub fn pack(&self, parts: usize) -> Packed {
        let mut texts: Vec<(&str, usize)> = self.numbers.iter().map(|(text, number)| (&**text, *number)).collect();
        // Frequent ones first; those used as often in the order in which they were found.
        texts.sort_unstable_by_key(|(_, number)| (std::cmp::Reverse(self.uses[*number].count), *number));
        let mut words = Words::default();
        let tokens: Vec<Vec<usize>> = texts.iter().map(|(text, _)| words.number_all(text)).collect();
        let (places, list) = words.ranked();
        let mut packed = Packed { words: list, texts: vec![String::new(); parts], places: vec![(0, 0); texts.len()] };
        let mut counts = vec![0; parts];
        for ((_, number), tokens) in texts.iter().zip(tokens) {
            let part = self.uses[*number].part;
            packed.places[*number] = (part, counts[part]);
            counts[part] += 1;
            for token in tokens {
                digits::push(&mut packed.texts[part], places[token] + 1);
            }
            digits::push(&mut packed.texts[part], 0);
        }
        packed
    }
}

/// Texts in the form in which they are written.
pub struct Packed {
    /// The list of words.
    pub words: String,
    /// The texts of each part: numbers of words from 1, and 0 at the end of each text.
    pub texts: Vec<String>,
    /// Part and place of each text, by its number.
    places: Vec<(usize, usize)>,
}

impl Packed {
    /// Returns the place of a text of the common part.
    pub fn common(&self, number: usize) -> usize {
        self.places[number].1
    }

    /// Returns how a part other than the common one names a text: own ones by even, common ones by odd numbers.
    pub fn within(&self, number: usize) -> usize {
        let (part, place) = self.places[number];
        place * 2 + usize::from(part == COMMON)
    }
}

/// Words and what stands between them, as they are found.
#[derive(Default)]
struct Words<'t> {
    numbers: FxHashMap<&'t str, usize>,
    odd: FxHashMap<String, usize>,
    counts: Vec<usize>,
}

impl<'t> Words<'t> {
    fn number_all(&mut self, text: &'t str) -> Vec<usize> {
        let mut numbers = Vec::with_capacity(text.len() / 5);
        let mut rest = text.trim();
        let mut was_word = false;
        while let Some(first) = rest.chars().next() {
            let is_word = is_of_word(first);
            let end = rest.find(|sign: char| is_of_word(sign) != is_word).unwrap_or(rest.len());
            let (token, after) = rest.split_at(end);
            rest = after;
            // White space of any kind between two words is one space, which goes without saying.
            if !was_word || !token.chars().all(|sign| sign.is_whitespace() || sign.is_control()) {
                numbers.push(self.number(token));
            }
            was_word = is_word;
        }
        numbers
    }

    fn number(&mut self, token: &'t str) -> usize {
        let is_plain = !token.contains(|sign: char| sign != ' ' && (sign.is_whitespace() || sign.is_control()));
        let next = self.counts.len();
        let number = if is_plain {
            *self.numbers.entry(token).or_insert(next)
        } else {
            *self.odd.entry(plain(token)).or_insert(next)
        };
        if number == next {
            self.counts.push(0);
        }
        self.counts[number] += 1;
        number
    }

    /// Returns the place of each word in the list of words, and the list: frequent ones first.
    fn ranked(self) -> (Vec<usize>, String) {
        let mut order: Vec<usize> = (0..self.counts.len()).collect();
        order.sort_unstable_by_key(|number| (std::cmp::Reverse(self.counts[*number]), *number));
        let mut words = vec![""; order.len()];
        let odd = self.odd.iter().map(|(word, number)| (word.as_str(), number));
        for (word, number) in self.numbers.iter().map(|(word, number)| (*word, number)).chain(odd) {
            words[*number] = word;
        }
        let mut places = vec![0; order.len()];
        let mut list = String::new();
        for (place, number) in order.into_iter().enumerate() {
            places[number] = place;
            if place > 0 {
                list.push(BETWEEN);
            }
            list.push_str(words[number]);
        }
        (places, list)
    }
}

/// Whether a sign belongs to a word; the script has the same.
fn is_of_word(sign: char) -> bool {
    sign.is_alphanumeric() || matches!(sign, '\u{300}'..='\u{36f}')
}

/// Returns what stands between words with every run of white space and control characters as one space.
fn plain(token: &str) -> String {
    let mut plain = String::with_capacity(token.len());
    for sign in token.chars() {
        let sign = if sign.is_whitespace() || sign.is_control() { ' ' } else { sign };
        if sign != ' ' || !plain.ends_with(' ') {
            plain.push(sign);
        }
    }
    plain
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn frequent_words_come_first_and_single_spaces_are_not_written() {
        let mut texts = Texts::default();
        let number = texts.number("họp trực tuyến", 1);
        texts.number("họp 08-HD/ĐUK", 2);
        let packed = texts.pack(3);
        assert_eq!(packed.words, "họp trực tuyến 08 - HD / ĐUK".replace(' ', "\u{7f}"));
        assert_eq!(packed.texts, ["", "!#$ ", "!%&'() "]);
        assert_eq!(packed.within(number), 0);
    }

    #[test]
    fn a_text_of_several_parts_is_common() {
        let mut texts = Texts::default();
        let number = texts.number("a", 1);
        assert_eq!(texts.number("a", 2), number);
        let packed = texts.pack(3);
        assert_eq!(packed.texts, ["! ", "", ""]);
        assert_eq!(packed.within(number), 1);
        assert_eq!(packed.common(number), 0);
    }

    #[test]
    fn white_space_within_texts_is_one_space() {
        let mut texts = Texts::default();
        texts.number("a\u{a0}b\t\u{2028}c  d\u{0}", 0);
        let packed = texts.pack(1);
        assert_eq!(packed.words, "a\u{7f}b\u{7f}c\u{7f}d");
    }
}

//! The privacy check: looks in every text that would be rendered for what must not be shown to others.
//!
//! The record format holds counts, never members; this is the net below it. An exact string that the settings clear
//! covers what lies within it.

use crate::diag::{Diagnostics, Message, PrivateData, Severity};
use crate::model::Profile;
use crate::text::{SourceId, Span};
use regex::Regex;
use std::ops::Range;
use std::sync::{Arc, LazyLock};
use unicode_normalization::{IsNormalized, UnicodeNormalization, is_nfc_quick};

/// The privacy check of one run.
#[derive(Debug)]
pub struct Privacy {
    severity: Severity,
    cleared: Vec<Arc<str>>,
}

impl Privacy {
    /// Returns the check for a profile; what lies within one of the strings `cleared` is allowed.
    #[must_use]
    pub fn new(profile: Profile, cleared: Vec<Arc<str>>) -> Self {
        let severity = match profile {
            Profile::Internal => Severity::Warning,
            Profile::Public => Severity::Error,
        };
        Self { severity, cleared }
    }

    /// Reports every piece of private data in `text`, at the place of the whole value.
    pub fn check(&self, text: &str, span: Span, diags: &mut Diagnostics) {
        for (_, kind) in self.found(text) {
            diags.push(self.severity, span, Message::Private { kind });
        }
    }

    /// Reports every piece of private data in the lines of a narrative that begins at byte `begin` of a source, each at
    /// its own place.
    pub fn check_lines(&self, text: &str, begin: usize, source: SourceId, diags: &mut Diagnostics) {
        let mut at = begin;
        for line in text.split_inclusive('\n') {
            let is_composed = line.is_ascii() || is_nfc_quick(line.chars()) == IsNormalized::Yes;
            let composed: String;
            let shown = if is_composed {
                line
            } else {
                composed = line.nfc().collect();
                &composed
            };
            for (range, kind) in self.found(shown) {
                // Offsets of a composed copy are not those of the file; then the line itself is the place.
                let start = at + if is_composed { range.start } else { 0 };
                let length = if is_composed { range.len() } else { 0 };
                diags.push(self.severity, Span::new(source, start, start + length), Message::Private { kind });
            }
            at += line.len();
        }
    }

    fn found(&self, text: &str) -> Vec<(Range<usize>, PrivateData)> {
        let mut found = Vec::new();
        if !is_suspicious(text) {
            return found;
        }
        for pattern in PATTERNS.iter() {
            for hit in pattern.regex.captures_iter(text) {
                let range = hit.get(1).or(hit.get(0)).map_or(0..0, |hit| hit.range());
                if (pattern.confirm)(text, range.clone()) && !self.is_cleared(text, &range) {
                    found.push((range, pattern.kind));
                }
            }
        }
        // What looks like several things at once is the longest of them.
        found.sort_by_key(|(range, _)| (range.start, std::cmp::Reverse(range.end)));
        let mut covered = 0;
        found.retain(|(range, _)| {
            let is_new = range.end > covered;
            covered = covered.max(range.end);
            is_new
        });
        found
    }

    fn is_cleared(&self, text: &str, range: &Range<usize>) -> bool {
        let covers = |cleared: &str| {
            let mut places = text.match_indices(cleared);
            places.any(|(at, _)| at <= range.start && range.end <= at + cleared.len())
        };
        self.cleared.iter().any(|cleared| covers(cleared))
    }
}

/// Says quickly whether a text is worth the patterns; nearly all are not.
fn is_suspicious(text: &str) -> bool {
    let digits = text.bytes().filter(u8::is_ascii_digit).count();
    digits >= 9 || text.contains('@') || WORDS.is_match(text)
}

/// Something without which no pattern but those of numbers and e-mail can match.
static WORDS: LazyLock<Regex> = LazyLock::new(|| {
    regex(
        r"(?i:zoom|meet\.|teams|webex|zalo|whereby|passcode|password|pwd|mật khẩu|mat khau|mã họp|mã cuộc họp|mã phòng|mã truy cập|id cuộc|id phòng|id họp|meeting id)|MẬT",
    )
});

struct Pattern {
    kind: PrivateData,
    /// What to look for; the first group, where there is one, is what was found.
    regex: Regex,
    /// Looks at what stands around it.
    confirm: fn(&str, Range<usize>) -> bool,
}

static PATTERNS: LazyLock<Vec<Pattern>> = LazyLock::new(|| {
    let pattern = |kind, text, confirm| Pattern { kind, regex: regex(text), confirm };
    vec![
        pattern(
            PrivateData::IdentityNumber,
            r"([0-9]{12}|[0-9]{3}(?: [0-9]{3}){3}|[0-9]{3}(?:\u{a0}[0-9]{3}){3}|[0-9]{9})(?:\b|_)",
            stands_alone,
        ),
        // The first group of a number has at least three digits and the others two: dates side by side have not.
        pattern(
            PrivateData::Phone,
            r"(\(?\+ ?84\)?[ .\-\u{a0}]?(?:\(0\))?[235789][0-9]{1,3}(?:[ .\-\u{a0}]?[0-9]{2,6}){1,4}|\(0[235789][0-9]{1,2}\)(?:[ .\-\u{a0}]?[0-9]{2,8}){1,4}|0[235789][0-9]{1,9}(?:[ .\-\u{a0}]?[0-9]{2,8}){0,4})(?:\b|_)",
            is_phone,
        ),
        pattern(PrivateData::Email, r"[\w.+%\-]+@[\w\-]+(?:\.[\w\-]+)+", always),
        pattern(
            PrivateData::MeetingLink,
            r"(?i:\b(?:[a-z0-9\-]+\.)*(?:zoom\.(?:us|com)/(?:j|my|s|w|wc|join)/|meet\.google\.com/[a-z0-9]|teams\.microsoft\.com/(?:l/meetup-join|meet|_#)|teams\.live\.com/meet|webex\.com/(?:meet|join|[^\s/]+/j\.php|[^\s/]+/meet)|zalo\.me/|meet\.jit\.si/|whereby\.com/)[^\s]*|\b(?:zoommtg|msteams)://[^\s]+)",
            always,
        ),
        // After a colon, an equals sign or "là" anything of plain letters is a code; elsewhere it must have a digit.
        pattern(
            PrivateData::Passcode,
            r"(?i:(?:^|\W)((?:mật khẩu|mat khau|passcode|password|pwd|mã họp|mã cuộc họp|mã phòng(?: họp)?|mã truy cập|id cuộc họp|id phòng(?: họp)?|id họp|meeting id)(?:[^\n:=]{0,24}[:=]\s*(?:[!-~]{4,}|[!-~]*[0-9][!-~]*)|\s+(?:là\s+)?[!-~]*[0-9][!-~]*)))",
            always,
        ),
        pattern(PrivateData::SecrecyMark, r"TUYỆT\s+MẬT|TỐI\s+MẬT|MẬT", is_mark),
    ]
});

fn regex(pattern: &str) -> Regex {
    Regex::new(pattern).expect("the patterns are constants that the tests compile")
}

fn always(_: &str, _: Range<usize>) -> bool {
    true
}

fn before(text: &str, range: &Range<usize>) -> Option<char> {
    text[..range.start].chars().next_back()
}

fn after(text: &str, range: &Range<usize>) -> Option<char> {
    text[range.end..].chars().next()
}

/// Says whether a number is whole: no letter or digit touches it, nor a sign that joins it to more digits.
fn stands_alone(text: &str, range: Range<usize>) -> bool {
    let is_grouped = text[range.clone()].contains([' ', '\u{a0}']);
    let joins = |sign: char| matches!(sign, '.' | ',') || (is_grouped && matches!(sign, ' ' | '\u{a0}'));
    let goes_on = |mut around: Box<dyn Iterator<Item = char> + '_>| {
        let (sign, beyond) = (around.next(), around.next());
        sign.is_some_and(char::is_alphanumeric)
            || (sign.is_some_and(joins) && beyond.is_some_and(|letter| letter.is_ascii_digit()))
    };
    !goes_on(Box::new(text[..range.start].chars().rev())) && !goes_on(Box::new(text[range.end..].chars()))
}

/// Says whether digits are those of a Vietnamese telephone: 0 or +84, then nine of them, or ten on a landline.
fn is_phone(text: &str, range: Range<usize>) -> bool {
    let number = &text[range.clone()];
    let mut digits: Vec<u8> = number.bytes().filter(u8::is_ascii_digit).collect();
    if number.contains('+') {
        digits.drain(..2);
        if digits.first() != Some(&b'0') {
            digits.insert(0, b'0');
        }
    }
    let is_length = digits.len() == 10 || (digits.len() == 11 && digits.get(1) == Some(&b'2'));
    let touches = |letter: Option<char>| letter.is_some_and(|letter| letter.is_alphanumeric() || letter == '/');
    let first_group = number.split([' ', '.', '-', '\u{a0}']).next().unwrap_or("");
    let is_grouped_well = number.contains('+') || first_group.bytes().filter(u8::is_ascii_digit).count() >= 3;
    is_length && is_grouped_well && !touches(before(text, &range)) && !touches(after(text, &range))
}

/// Says whether a secrecy mark is a whole word and not part of "BẢO MẬT" or "BÍ MẬT".
fn is_mark(text: &str, range: Range<usize>) -> bool {
    let touches = |letter: Option<char>| letter.is_some_and(char::is_alphanumeric);
    let last_word = text[..range.start].split_whitespace().next_back().unwrap_or("");
    let word = last_word.trim_start_matches(|letter: char| !letter.is_alphanumeric());
    !touches(before(text, &range)) && !touches(after(text, &range)) && word != "BẢO" && word != "BÍ"
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn finds(text: &str, expected: &[PrivateData]) {
        let privacy = Privacy::new(Profile::Public, vec!["cleared@example.vn".into(), "số 0912345678 trực".into()]);
        let found: Vec<PrivateData> = privacy.found(text).into_iter().map(|(_, kind)| kind).collect();
        assert_eq!(found, expected, "{text}");
    }

    #[test]
    fn identity_numbers_have_nine_or_twelve_digits() {
        use PrivateData::IdentityNumber as Id;
        for text in
            ["CCCD 040085001234", "040 085 001 234.", "CMND: 186543210", "(186543210)", "số 186543210, cấp 2010"]
        {
            finds(text, &[Id]);
        }
        finds("186543210 187654321", &[Id, Id]);
    }

    #[test]
    fn other_numbers_are_none() {
        for text in [
            "08-HD/ĐUK",
            "20/02/2023",
            "05-03-2024 10 giờ",
            "2024-03-05 2024-03-12",
            "2023 2024 2025 2026",
            "123.456.789 đồng",
            "1.234.567.890.123",
            "123,456,789",
            "12345678",
            "1234567890",
            "0100109106123456",
            "040 085 001 234 567",
            "Kế hoạch 01-02-03-04-05-06",
            "a040085001234b",
            "Hướng dẫn số 08-HD/ĐUK, ngày 20/02/2023",
            "từ 01/01/2024 đến 31/12/2024",
            "05-03-2024 - 06-03-2024",
        ] {
            finds(text, &[]);
        }
    }

    #[test]
    fn telephones_in_their_usual_groups() {
        use PrivateData::Phone;
        for text in [
            "0912345678",
            "0912 345 678",
            "0912.345.678",
            "091-234-5678",
            "0912 34 56 78",
            "+84 912 345 678",
            "+84912345678",
            "(+84) 912345678",
            "(0238) 3844 123",
            "02383844123",
            "0238 3844 123",
            "ĐT: 0912345678.",
        ] {
            finds(text, &[Phone]);
        }
    }

    #[test]
    fn addresses_links_and_codes() {
        finds("gửi về nguyen.van-a@nghean.gov.vn.", &[PrivateData::Email]);
        finds("https://us02web.zoom.us/j/8441234?pwd=x", &[PrivateData::MeetingLink]);
        finds("meet.google.com/abc-defg-hij", &[PrivateData::MeetingLink]);
        finds("https://teams.microsoft.com/l/meetup-join/19%3a", &[PrivateData::MeetingLink]);
        finds("nhóm zalo.me/g/abc", &[PrivateData::MeetingLink]);
        finds("Mật khẩu: ChiBo2024", &[PrivateData::Passcode]);
        finds("passcode 2468", &[PrivateData::Passcode]);
        finds("ID cuộc họp: 844 123", &[PrivateData::Passcode]);
        finds("mật khẩu là abc123", &[PrivateData::Passcode]);
        for text in
            ["họp qua Zoom", "phần mềm Zalo", "đổi mật khẩu định kỳ", "phòng họp Teams", "zoom.us", "mã hợp đồng"]
        {
            finds(text, &[]);
        }
    }

    #[test]
    fn secrecy_marks_are_whole_words_in_capitals_and_counted_once() {
        use PrivateData::SecrecyMark as Mark;
        finds("TUYỆT MẬT", &[Mark]);
        finds("Văn bản TỐI MẬT", &[Mark]);
        finds("(MẬT)", &[Mark]);
        finds("TUYỆT\nMẬT, MẬT", &[Mark, Mark]);
        for text in ["BẢO MẬT", "BÍ MẬT NHÀ NƯỚC", "bảo mật", "Mật", "MẬTA", "THÂNMẬT", "“BẢO MẬT”", "BÍ  MẬT"]
        {
            finds(text, &[]);
        }
    }

    #[test]
    fn what_is_cleared_is_allowed_and_nothing_else() {
        finds("cleared@example.vn", &[]);
        finds("gọi số 0912345678 trực", &[]);
        finds("gọi 0912345678", &[PrivateData::Phone]);
        finds("other@example.vn cleared@example.vn", &[PrivateData::Email]);
    }
}

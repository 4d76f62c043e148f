//! What reading one file carries along: the source, the problems so far, and what the privacy check needs to know.

use super::privacy::Privacy;
use crate::diag::{Diagnostics, Message};
use crate::text::{Source, SourceId, Span};

/// The reading of one file.
pub struct Reading<'t> {
    /// Name of the source.
    pub id: SourceId,
    /// The source itself.
    pub source: &'t Source,
    /// The problems so far.
    pub diags: Diagnostics,
    /// The privacy check of this run.
    pub privacy: &'t Privacy,
    /// Whether the file may hold characters that hide or reverse text: written as such, or by an escape.
    pub may_hide: bool,
}

impl<'t> Reading<'t> {
    /// Begins the reading of a file.
    #[must_use]
    pub fn new(id: SourceId, source: &'t Source, privacy: &'t Privacy) -> Self {
        let may_hide =
            has_rare_bytes(&source.text) && (source.text.contains('\\') || source.text.chars().any(is_hidden));
        Self { id, source, diags: Diagnostics::default(), privacy, may_hide }
    }

    /// Adds a problem that must be mended.
    pub fn error(&mut self, span: Span, message: Message) {
        self.diags.error(span, message);
    }

    /// Adds a problem of the whole file, at its very beginning.
    pub fn error_of_file(&mut self, message: Message) {
        self.diags.error(Span::whole(self.id), message);
    }

    /// Returns the line on which `span` begins.
    #[must_use]
    pub fn line(&self, span: Span) -> u32 {
        self.source.position(span.start).line
    }

    /// Warns of the first character of `text` that hides or reverses text; `span` is where the text stands.
    pub fn look_for_hidden(&mut self, text: &str, span: Span) {
        if !self.may_hide {
            return;
        }
        let Some(hidden) = text.chars().find(|letter| is_hidden(*letter)) else { return };
        let written = self.source.text.get(span.start as usize..span.end as usize).and_then(|raw| raw.find(hidden));
        let start = span.start as usize + written.unwrap_or(0);
        self.diags.warning(Span::new(self.id, start, start), Message::HiddenCharacter { code: u32::from(hidden) });
    }
}

/// Says whether a text has a byte that a backslash or a hidden character is made of and letters hardly ever are; looks at
/// many bytes in one step.
fn has_rare_bytes(text: &str) -> bool {
    let is_rare = |byte: u8| {
        (byte < b' ' && byte != b'\n' && byte != b'\r' && byte != b'\t')
            || matches!(byte, b'\\' | 0x7f | 0x8e | 0xc2 | 0xd8 | 0xe2 | 0xef | 0xf3)
    };
    text.as_bytes().chunks(256).any(|bytes| bytes.iter().fold(false, |found, byte| found | is_rare(*byte)))
}

/// Says whether a character is not seen, or changes the direction of others (Unicode TR 36 and "Trojan Source").
fn is_hidden(letter: char) -> bool {
    match letter {
        // Nearly every letter of nearly every file.
        ' '..='~' | '\u{c0}'..='\u{1b0}' | '\u{1ea0}'..='\u{1ef9}' => false,
        '\n' | '\r' | '\t' | '\u{85}' => false,
        '\u{ad}' | '\u{61c}' | '\u{180e}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' => true,
        '\u{2060}'..='\u{206f}' | '\u{feff}' | '\u{fff9}'..='\u{fffb}' | '\u{e0000}'..='\u{e007f}' => true,
        _ => letter.is_control(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_hidden_character_has_a_rare_byte_and_letters_have_none() {
        for letter in ('\0'..=char::MAX).filter(|letter| is_hidden(*letter)) {
            assert!(has_rare_bytes(letter.encode_utf8(&mut [0; 4])), "{letter:?}");
        }
        assert!(has_rare_bytes(&format!("{}\\", "a".repeat(1000))));
        assert!(!has_rare_bytes("Đảng ủy ghi: [Ưu điểm, hạn chế]\r\n\t- \"kỳ họp\" số 7"));
    }
}

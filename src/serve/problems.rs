//! Problems as open pages and the panel show them: in words, with the line and the marked spot.

use crate::compile::Checked;
use crate::diag::{Diagnostic, Severity};
use crate::lang::{self, Lang};
use crate::text::{Source, Span};
use serde::Serialize;

/// Longest part of a line that is shown, in characters before and after the spot's beginning.
const BEFORE: usize = 60;
const AFTER: usize = 120;

/// One problem in words.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Problem {
    /// `error` or `warning`.
    pub severity: &'static str,
    /// Code.
    pub code: &'static str,
    /// File, relative to the content tree.
    pub path: String,
    /// Line, from 1.
    pub line: u32,
    /// Column in code points, from 1.
    pub column: u32,
    /// What is wrong.
    pub message: String,
    /// What to write instead.
    pub help: String,
    /// The line up to the spot, the spot, and the rest; empty where there is nothing to point at.
    pub excerpt: [String; 3],
}

impl Problem {
    /// Returns the problems of a tree, as they are sorted.
    #[must_use]
    pub fn list(checked: &Checked, lang: Lang) -> Vec<Self> {
        checked.diagnostics.iter().map(|diagnostic| Self::of(diagnostic, checked, lang)).collect()
    }

    /// Says whether it must be mended.
    #[must_use]
    pub fn is_error(&self) -> bool {
        self.severity == Severity::Error.as_str()
    }

    fn of(diagnostic: &Diagnostic, checked: &Checked, lang: Lang) -> Self {
        let source = checked.sources.get(diagnostic.span.source);
        let position = checked.sources.position(diagnostic.span);
        let wording = lang::diagnostic(lang, &diagnostic.message);
        Self {
            severity: diagnostic.severity.as_str(),
            code: diagnostic.code().as_str(),
            path: source.path.to_string(),
            line: position.line,
            column: position.column,
            message: wording.message,
            help: wording.help,
            excerpt: excerpt(source, diagnostic.span, position.line),
        }
    }
}

/// Cuts the line around the spot into three; a bare position is shown as one sign.
fn excerpt(source: &Source, span: Span, number: u32) -> [String; 3] {
    let line = source.line(number);
    let at = |offset: u32| line.floor_char_boundary((offset as usize).saturating_sub(source.line_start(number)));
    let start = at(span.start);
    let one_sign = start + line[start..].chars().next().map_or(0, char::len_utf8);
    let end = at(span.end).max(one_sign);
    let (before, spot, after) = (&line[..start], &line[start..end], &line[end..]);
    let hidden = before.chars().count().saturating_sub(BEFORE);
    let before = before.chars().skip(hidden).collect::<String>();
    let before = if hidden == 0 { before.trim_start().to_owned() } else { format!("…{before}") };
    [visible(&before), visible(&cut(spot)), visible(&cut(after))]
}

fn cut(text: &str) -> String {
    let shown: String = text.chars().take(AFTER).collect();
    if shown.len() < text.len() { format!("{shown}…") } else { shown }
}

/// Writes as escapes what hides or turns text round, so that the spot is seen as it is.
fn visible(text: &str) -> String {
    let hides = |sign: char| {
        let turns =
            matches!(sign, '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{feff}');
        turns || (sign.is_control() && sign != '\t')
    };
    text.chars().map(|sign| if hides(sign) { sign.escape_default().to_string() } else { sign.to_string() }).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::Sources;

    fn parts(text: &str, spot: &str) -> [String; 3] {
        let mut sources = Sources::default();
        let id = sources.add(Source::new("a.yaml", text));
        let start = text.find(spot).expect("the spot is in the text");
        let span = Span::new(id, start, start + spot.len());
        excerpt(sources.get(id), span, sources.position(span).line)
    }

    #[test]
    fn the_spot_is_cut_out_of_its_line() {
        assert_eq!(parts("a: 1\n    ngày: 31/02  # x\r\n", "31/02"), ["ngày: ", "31/02", "  # x"]);
        assert_eq!(parts("a: \u{202e}x\u{1b}y\n", "x"), ["a: \\u{202e}", "x", "\\u{1b}y"]);
        let [before, spot, after] = parts(&format!("{}xộ{}", "ộ".repeat(99), "ộ".repeat(999)), "x");
        assert_eq!((before.chars().count(), spot.as_str(), after.chars().count()), (61, "x", 121));
    }

    #[test]
    fn a_problem_of_a_whole_file_needs_no_line() {
        let mut sources = Sources::default();
        let id = sources.add(Source::new("a.yaml", ""));
        assert_eq!(excerpt(sources.get(id), Span::whole(id), 1), ["", "", ""]);
    }
}

//! One problem for people: message, the marked spot of the file, and what to write instead.

use super::report::Place;
use super::words;
use crate::diag::{Diagnostic, Severity};
use crate::lang;
use crate::text::{Source, Sources};
use annotate_snippets::{AnnotationKind, Group, Level, Origin, Renderer, Snippet};

/// Most lines of a file that are shown for one problem.
const MOST_LINES: u32 = 3;

/// Returns the problem as lines of text, an empty line at the end.
pub(super) fn excerpt(diagnostic: &Diagnostic, sources: &Sources, place: &Place<'_>) -> String {
    let output = place.output;
    let wording = lang::diagnostic(output.lang, &diagnostic.message);
    let level = match diagnostic.severity {
        Severity::Error => Level::ERROR,
        Severity::Warning => Level::WARNING,
    };
    let title = level
        .with_name(words::severity(output.lang, diagnostic.severity))
        .primary_title(visible(&wording.message))
        .id(diagnostic.code().as_str());
    let path = visible(&place.path(sources.path(diagnostic.span)));
    let position = sources.position(diagnostic.span);
    let origin = || {
        let (line, column) = (position.line as usize, position.column as usize);
        Origin::path(path.clone()).line(line).char_column(column)
    };
    let mut group: Group<'_> = Group::with_title(title);
    group = match Window::of(sources.get(diagnostic.span.source), diagnostic) {
        Some(window) => group.element(window.snippet(&path)),
        None => group.element(origin()),
    };
    if !wording.help.is_empty() {
        group = group.element(Level::HELP.with_name(words::help(output.lang)).message(visible(&wording.help)));
    }
    let renderer = if output.has_color { Renderer::styled() } else { Renderer::plain() };
    format!("{}\n\n", renderer.render(&[group]))
}

/// The lines around the spot; a file of many thousand lines is not searched again for each of its problems.
struct Window<'a> {
    text: &'a str,
    first_line: u32,
    start: usize,
    end: usize,
}

impl<'a> Window<'a> {
    /// Returns none where there is nothing to point at: a file that could not be read, an empty line.
    fn of(source: &'a Source, diagnostic: &Diagnostic) -> Option<Self> {
        let span = diagnostic.span;
        let first_line = source.position(span.start).line;
        if source.line(first_line).trim().is_empty() {
            return None;
        }
        let last_line = source.position(span.end).line.clamp(first_line, first_line + MOST_LINES - 1);
        let begin = source.line_start(first_line);
        let until = source.line_start(last_line) + source.line(last_line).len();
        let text = source.text.get(begin..until)?;
        let start = floor(text, (span.start as usize).saturating_sub(begin));
        let end = floor(text, (span.end as usize).saturating_sub(begin)).max(start);
        // A bare position is shown as one sign.
        let end =
            if end == start { text[start..].chars().next().map_or(end, |sign| start + sign.len_utf8()) } else { end };
        Some(Self { text, first_line, start, end })
    }

    fn snippet(&self, path: &str) -> Snippet<'a, annotate_snippets::Annotation<'a>> {
        let marked = AnnotationKind::Primary.span(self.start..self.end);
        Snippet::source(self.text).line_start(self.first_line as usize).path(path.to_owned()).annotation(marked)
    }
}

/// Returns the nearest beginning of a character at or before `at`.
fn floor(text: &str, at: usize) -> usize {
    text.floor_char_boundary(at.min(text.len()))
}

/// Returns the text such that a terminal shows it and does nothing else.
pub(super) fn visible(text: &str) -> String {
    let escape = |sign: char| {
        let is_hidden =
            matches!(sign, '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{feff}');
        if sign.is_control() || is_hidden { sign.escape_default().to_string() } else { sign.to_string() }
    };
    text.chars().map(escape).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::cli::output::Output;
    use crate::diag::{DateShape, Message};
    use crate::lang::Lang;
    use crate::text::Span;

    fn shown(text: &str, spot: &str, message: Message) -> String {
        let mut sources = Sources::default();
        let id = sources.add(Source::new("don-vi/a.yaml", text));
        let start = text.find(spot).expect("the spot is in the text");
        let span = if spot.is_empty() { Span::whole(id) } else { Span::new(id, start, start + spot.len()) };
        let output = Output { lang: Lang::En, is_quiet: false, has_color: false };
        let place = Place { prefix: "content/".to_owned(), output: &output };
        excerpt(&Diagnostic { severity: Severity::Error, span, message }, &sources, &place)
    }

    #[test]
    fn the_spot_is_marked_under_vietnamese_text() {
        let message = Message::BadDate { text: "31/02/2025".into(), shape: DateShape::NotInCalendar };
        let text = shown("ten: a\n- {chủ đề: Đảng ủy, ngay: 31/02/2025}\nb: c\n", "31/02/2025", message);
        assert!(text.starts_with("error[N214]: "), "{text}");
        assert!(text.contains("--> content/don-vi/a.yaml:2:27\n"), "{text}");
        assert!(
            text.contains("2 | - {chủ đề: Đảng ủy, ngay: 31/02/2025}\n  |                           ^^^^^^^^^^\n"),
            "{text}"
        );
    }

    #[test]
    fn a_whole_file_has_a_place_and_no_excerpt() {
        let text = shown("", "", Message::BadPlace);
        assert!(text.contains("--> content/don-vi/a.yaml:1:1\n"), "{text}");
    }

    #[test]
    fn control_characters_reach_no_terminal() {
        let text = shown("a: \u{1b}[2J\u{202e}x\n", "x", Message::BadPlace);
        assert!(!text.contains('\u{1b}') && !text.contains('\u{202e}'), "{text:?}");
        assert_eq!(visible("a\u{1b}[2J\nb"), "a\\u{1b}[2J\\nb");
    }
}

//! Sources of text and places in them.
//!
//! Takes the files of a tree as text, gives every datum a place: file, line, column.
//! Lines and columns count from 1, columns in code points as written; a byte order mark is not counted and only
//! LF (with or without CR before it) ends a line, as the record format says.

mod tree;

pub use tree::{
    Change, Commits, Entry, History, LARGEST_ATTACHMENT, LARGEST_RECORD, Revision, RevisionKind, Tree, Version,
    limit_of,
};

use std::sync::Arc;

/// Names one source within [`Sources`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct SourceId(u32);

/// A stretch of one source, in bytes of its text, end exclusive.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Span {
    /// The source.
    pub source: SourceId,
    /// First byte.
    pub start: u32,
    /// Byte after the last; equal to `start` for a bare position.
    pub end: u32,
}

impl Span {
    /// Returns the span of `start..end` in `source`; positions past 4 GiB are clamped.
    #[must_use]
    pub fn new(source: SourceId, start: usize, end: usize) -> Self {
        let clamp = |at: usize| u32::try_from(at).unwrap_or(u32::MAX);
        Self { source, start: clamp(start), end: clamp(end.max(start)) }
    }

    /// Returns the very beginning of `source`: the place of problems about a whole file.
    #[must_use]
    pub fn whole(source: SourceId) -> Self {
        Self { source, start: 0, end: 0 }
    }
}

/// Line and column, both from 1.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Position {
    /// Line, from 1.
    pub line: u32,
    /// Column in code points, from 1.
    pub column: u32,
}

/// One file as text, without its byte order mark.
#[derive(Clone, Debug)]
pub struct Source {
    /// Path relative to the content tree, with `/`.
    pub path: Arc<str>,
    /// The text as written, byte order mark removed; empty when it could not be read.
    pub text: Arc<str>,
    /// Byte offset at which each line begins.
    lines: Vec<u32>,
    /// Number of code points before each stretch of [`STRETCH`] bytes.
    code_points: Vec<u32>,
}

/// Bytes between two counts of code points: a column costs no more than this, however long its line is.
const STRETCH: usize = 1024;

/// Counts the code points that begin in `bytes`.
fn code_points(bytes: &[u8]) -> u32 {
    bytes.iter().filter(|byte| (**byte as i8) >= -0x40).count() as u32
}

impl Source {
    /// Returns a source; a leading byte order mark is dropped.
    #[must_use]
    pub fn new(path: &str, text: &str) -> Self {
        let text = text.strip_prefix('\u{feff}').unwrap_or(text);
        let breaks = text.match_indices('\n').map(|(at, _)| u32::try_from(at + 1).unwrap_or(u32::MAX));
        let lines = std::iter::once(0).chain(breaks).collect();
        let counts = text.as_bytes().chunks(STRETCH).scan(0, |before, stretch| {
            let count = *before;
            *before += code_points(stretch);
            Some(count)
        });
        let code_points = counts.collect();
        Self { path: path.into(), text: text.into(), lines, code_points }
    }

    /// Returns the place of byte `at`; an offset inside a character counts as its beginning.
    #[must_use]
    pub fn position(&self, at: u32) -> Position {
        let line = self.lines.partition_point(|begin| *begin <= at).max(1);
        let column = self.code_points_before(at) - self.code_points_before(self.lines[line - 1]);
        Position { line: line as u32, column: column + 1 }
    }

    fn code_points_before(&self, at: u32) -> u32 {
        let end = (at as usize).min(self.text.len());
        let Some(stretch) = end.checked_sub(1).map(|last| last / STRETCH) else { return 0 };
        self.code_points[stretch] + code_points(&self.text.as_bytes()[stretch * STRETCH..end])
    }

    /// Returns the number (from 1) of the line in which byte `at` lies; unlike [`Source::position`] it is cheap however
    /// long the line.
    #[must_use]
    pub fn line_of(&self, at: u32) -> u32 {
        self.lines.partition_point(|begin| *begin <= at).max(1) as u32
    }

    /// Returns the line with number `line` (from 1) without its line break.
    #[must_use]
    pub fn line(&self, line: u32) -> &str {
        let begin = self.lines.get(line as usize - 1).map_or(self.text.len(), |at| *at as usize);
        let rest = &self.text[begin..];
        rest.split('\n').next().unwrap_or("").trim_end_matches('\r')
    }

    /// Returns the byte offset at which line `line` (from 1) begins.
    #[must_use]
    pub fn line_start(&self, line: u32) -> usize {
        self.lines.get(line as usize - 1).map_or(self.text.len(), |at| *at as usize)
    }
}

/// All sources of one run, in the order in which they were added; shared, so that reading a tree again copies no text.
#[derive(Clone, Debug, Default)]
pub struct Sources {
    list: Vec<Arc<Source>>,
}

impl Sources {
    /// Adds a source and names it.
    pub fn add(&mut self, source: impl Into<Arc<Source>>) -> SourceId {
        let id = SourceId(u32::try_from(self.list.len()).expect("fewer than 2^32 files"));
        self.list.push(source.into());
        id
    }

    /// Returns the source called `id`.
    #[must_use]
    pub fn get(&self, id: SourceId) -> &Source {
        &self.list[id.0 as usize]
    }

    /// Returns the path of the file in which `span` lies.
    #[must_use]
    pub fn path(&self, span: Span) -> &str {
        &self.get(span.source).path
    }

    /// Returns the place at which `span` begins.
    #[must_use]
    pub fn position(&self, span: Span) -> Position {
        self.get(span.source).position(span.start)
    }

    /// Returns the number (from 1) of the line in which `span` begins.
    #[must_use]
    pub fn line(&self, span: Span) -> u32 {
        self.get(span.source).line_of(span.start)
    }

    /// Returns every source with its name.
    pub fn iter(&self) -> impl Iterator<Item = (SourceId, &Source)> {
        self.list.iter().enumerate().map(|(at, source)| (SourceId(at as u32), &**source))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_count_code_points_and_ignore_the_byte_order_mark() {
        let source = Source::new("a.yaml", "\u{feff}tên: Đảng\r\nb: ộ\u{301}x\n");
        assert_eq!(source.position(0), Position { line: 1, column: 1 });
        let at = source.text.find('Đ').expect("in the text") as u32;
        assert_eq!(source.position(at), Position { line: 1, column: 6 });
        let at = source.text.find('x').expect("in the text") as u32;
        assert_eq!(source.position(at), Position { line: 2, column: 6 });
        assert_eq!(source.line(1), "tên: Đảng");
    }

    #[test]
    fn columns_of_long_lines_are_counted_all_the_same() {
        let source = Source::new("a.yaml", &format!("x\n{}z", "ộ".repeat(5000)));
        assert_eq!(source.position(2 + 15_000), Position { line: 2, column: 5001 });
        assert_eq!(source.position(u32::MAX), Position { line: 2, column: 5002 });
        assert_eq!(source.position(2 + 3 * 1024), Position { line: 2, column: 1025 });
        assert_eq!(source.position(2), Position { line: 2, column: 1 });
    }

    #[test]
    fn a_lone_carriage_return_ends_no_line() {
        let source = Source::new("a.yaml", "a\rb\nc");
        assert_eq!(source.position(4), Position { line: 2, column: 1 });
    }
}

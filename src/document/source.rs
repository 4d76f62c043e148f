//! The text that Markdown is read from, with the way back to the file for each of its bytes.

use crate::text::Span;

/// Stands in the text where a computed figure, table or chart belongs. Which one is known by its offset alone, so the
/// same sign typed by a person means nothing.
pub(super) const MARK: char = '\u{e000}';

/// Markdown text made of stretches of a file and of computed text.
pub(super) struct Text {
    /// The text itself.
    pub(super) text: String,
    stretches: Vec<Stretch>,
    marks: Vec<(usize, usize)>,
    body: Span,
}

struct Stretch {
    begin: usize,
    origin: usize,
    is_verbatim: bool,
}

impl Text {
    /// Returns an empty text for the body at `body`.
    pub(super) fn new(body: Span) -> Self {
        Self { text: String::new(), stretches: Vec::new(), marks: Vec::new(), body }
    }

    /// Returns `text`, which is the whole of `body`.
    pub(super) fn whole(text: &str, body: Span) -> Self {
        let mut whole = Self::new(body);
        whole.push_verbatim(text, 0);
        whole
    }

    /// Adds a stretch of the body that begins at its byte `origin`.
    pub(super) fn push_verbatim(&mut self, text: &str, origin: usize) {
        self.push(text, origin, true);
    }

    /// Adds computed text; all of it comes from byte `origin` of the body.
    pub(super) fn push_computed(&mut self, text: &str, origin: usize) {
        self.push(text, origin, false);
    }

    /// Adds the place of the computed part number `index`, asked for at byte `origin` of the body.
    pub(super) fn push_mark(&mut self, index: usize, origin: usize) {
        self.marks.push((self.text.len(), index));
        self.push(MARK.encode_utf8(&mut [0; 4]), origin, false);
    }

    fn push(&mut self, text: &str, origin: usize, is_verbatim: bool) {
        self.stretches.push(Stretch { begin: self.text.len(), origin, is_verbatim });
        self.text.push_str(text);
    }

    /// Returns the places and numbers of the computed parts that belong into `range`, in order.
    pub(super) fn marks(&self, range: std::ops::Range<usize>) -> &[(usize, usize)] {
        let from = self.marks.partition_point(|(at, _)| *at < range.start);
        let until = self.marks.partition_point(|(at, _)| *at < range.end);
        &self.marks[from..until.max(from)]
    }

    /// Returns the place in the file of byte `at` of the text.
    pub(super) fn place(&self, at: usize) -> Span {
        let index = self.stretches.partition_point(|stretch| stretch.begin <= at).saturating_sub(1);
        let offset = self
            .stretches
            .get(index)
            .map_or(0, |stretch| stretch.origin + if stretch.is_verbatim { at - stretch.begin.min(at) } else { 0 });
        body_place(self.body, offset)
    }
}

/// Returns the place in the file of byte `offset` of the body at `body`.
pub(super) fn body_place(body: Span, offset: usize) -> Span {
    let at = (body.start as usize + offset).min(body.end as usize);
    Span::new(body.source, at, at)
}

//! Words: runs of text with their gaps and computed figures, code, breaks and footnote references.

use super::{Builder, Container};
use crate::diag::Message;
use crate::document::figures::Part;
use crate::document::prose;
use crate::document::source::MARK;
use crate::document::tree::{Block, Inline};
use std::ops::Range;

impl Builder<'_, '_> {
    /// Adds text that took up `range`; the computed parts in it are put in.
    pub(in crate::document) fn text(&mut self, text: &str, range: Range<usize>) {
        self.top().end = range.end;
        // Only text that stands in the source as it is can hold marks: an entity that gives the same sign does not.
        let marks = if text.len() == range.len() { self.page.text.marks(range.clone()) } else { &[] };
        let mut from = 0;
        for (at, index) in marks {
            let here = at - range.start;
            self.words(&text[from..here], range.start + from);
            self.part(*index, *at);
            from = here + MARK.len_utf8();
        }
        self.words(&text[from..], range.start + from);
    }

    pub(super) fn words(&mut self, words: &str, at: usize) {
        match &mut self.top().container {
            Container::Code(text) => text.push_str(&prose::nfc(words)),
            Container::Html => {}
            _ => self.run.push(words, at),
        }
    }

    pub(super) fn part(&mut self, index: usize, at: usize) {
        let Some(part) = self.page.parts.get(index) else { return };
        match part {
            Part::Figure { text, .. } if matches!(self.top().container, Container::Code(_)) => self.words(text, at),
            Part::Figure { text, trace } => {
                self.flush();
                self.push(Inline::Figure { text: text.clone(), trace: *trace });
            }
            Part::Table(_) | Part::Chart(_) => {
                self.flush();
                self.top().computed.push((index, at));
            }
        }
    }

    /// Adds text to be shown as written.
    pub(in crate::document) fn code(&mut self, code: &str, range: Range<usize>) {
        self.flush();
        self.top().end = range.end;
        let marks = self.page.text.marks(range);
        if let Some((at, _)) = marks.first() {
            self.unreadable_mark(*at);
        }
        self.push(Inline::Code(prose::nfc(code).into_owned()));
    }

    pub(super) fn unreadable_mark(&mut self, at: usize) {
        let detail = "a computed part cannot stand in code, in a link or in a title".to_owned();
        self.problem(at, Message::BadExpression { detail });
    }

    /// Adds a line break of the source, which readers see as a space.
    pub(in crate::document) fn soft_break(&mut self, range: Range<usize>) {
        self.run.push(" ", range.start);
    }

    /// Adds a line break that was asked for.
    pub(in crate::document) fn hard_break(&mut self) {
        self.flush();
        self.push(Inline::LineBreak);
    }

    /// Adds a break between two parts.
    pub(in crate::document) fn rule(&mut self) {
        self.flush();
        self.push_block(Block::Break);
    }

    /// Adds a reference to a footnote.
    pub(in crate::document) fn footnote_reference(&mut self, label: &str) {
        self.flush();
        let next = self.numbers.len() + 1;
        let number = *self.numbers.entry(label.to_owned()).or_insert(next);
        self.push(Inline::FootnoteRef { number });
    }

    /// Ends the current run of text.
    pub(super) fn flush(&mut self) {
        if self.run.is_empty() {
            return;
        }
        let run = std::mem::take(&mut self.run);
        if !self.page.has_gaps {
            self.push(Inline::Text(prose::nfc(&run.text).into_owned()));
            return;
        }
        for (inline, at) in prose::with_gaps(&run) {
            if let Some(at) = at {
                self.document.gaps += 1;
                self.diags.warning(self.page.text.place(at), Message::Gap);
            }
            self.push(inline);
        }
    }
}

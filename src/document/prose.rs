//! Running text: its gaps, its plain words, and the taking out of links that turn out to be dead.

use super::tree::{Block, Document, Inline, Target};
use std::borrow::Cow;
use std::collections::BTreeSet;
use unicode_normalization::{UnicodeNormalization, is_nfc};

/// How a gap begins; it ends with `]`.
const GAP: &str = "[CẦN BỔ SUNG";

/// Returns `text` in normal form C.
pub(super) fn nfc(text: &str) -> Cow<'_, str> {
    if is_nfc(text) { Cow::Borrowed(text) } else { Cow::Owned(text.nfc().collect()) }
}

/// Neighbouring pieces of text and where each stands.
#[derive(Default)]
pub(super) struct Run {
    /// The text.
    pub(super) text: String,
    pieces: Vec<(usize, usize)>,
}

impl Run {
    /// Adds text that stands at offset `at`.
    pub(super) fn push(&mut self, text: &str, at: usize) {
        if !text.is_empty() {
            self.pieces.push((self.text.len(), at));
            self.text.push_str(text);
        }
    }

    /// Says whether it holds nothing.
    pub(super) fn is_empty(&self) -> bool {
        self.text.is_empty()
    }

    /// Returns the offset of byte `at` of the run.
    fn offset(&self, at: usize) -> usize {
        let index = self.pieces.partition_point(|(begin, _)| *begin <= at).saturating_sub(1);
        self.pieces.get(index).map_or(0, |(begin, offset)| offset + at.saturating_sub(*begin))
    }
}

/// Parts a run into text and gaps, each gap with its offset.
pub(super) fn with_gaps(run: &Run) -> Vec<(Inline, Option<usize>)> {
    let text = nfc(&run.text);
    let mut parts = Vec::new();
    let mut from = 0;
    while let Some(found) = text[from..].find(GAP) {
        let begin = from + found;
        let after = begin + GAP.len();
        // A gap that is cut off by something else in the brackets is a gap all the same.
        let end = text[after..].find(']').map_or(text.len(), |end| after + end);
        if begin > from {
            parts.push((Inline::Text(text[from..begin].to_owned()), None));
        }
        let what = text[after..end].trim_start_matches([':', ' ']).trim_end();
        parts.push((Inline::Gap(what.to_owned()), Some(run.offset(begin))));
        from = (end + 1).min(text.len());
    }
    if from < text.len() {
        parts.push((Inline::Text(text[from..].to_owned()), None));
    }
    parts
}

/// Returns the words of `inlines` without emphasis, links and footnotes.
#[must_use]
pub fn plain(inlines: &[Inline]) -> String {
    let mut words = String::new();
    gather(inlines, &mut words);
    words
}

fn gather(inlines: &[Inline], words: &mut String) {
    for inline in inlines {
        match inline {
            Inline::Text(text) | Inline::Code(text) | Inline::Figure { text, .. } => words.push_str(text),
            Inline::Emphasis(inner) | Inline::Strong(inner) | Inline::Struck(inner) => gather(inner, words),
            Inline::Link { inlines, .. } => gather(inlines, words),
            Inline::Gap(what) if what.is_empty() => words.push_str("[CẦN BỔ SUNG]"),
            Inline::Gap(what) => words.push_str(&format!("{GAP}: {what}]")),
            Inline::LineBreak => words.push(' '),
            Inline::Image { description, .. } => words.push_str(description),
            Inline::FootnoteRef { .. } => {}
        }
    }
}

/// Takes out the links to `dead` targets; their words stay.
pub(super) fn unlink(document: &mut Document, dead: &BTreeSet<Target>) {
    unlink_blocks(&mut document.blocks, dead);
    for note in &mut document.footnotes {
        unlink_blocks(&mut note.blocks, dead);
    }
}

fn unlink_blocks(blocks: &mut [Block], dead: &BTreeSet<Target>) {
    for block in blocks {
        match block {
            Block::Heading { inlines, .. } | Block::Paragraph(inlines) => unlink_inlines(inlines, dead),
            Block::List { items, .. } => items.iter_mut().for_each(|item| unlink_blocks(item, dead)),
            Block::Quote(inner) => unlink_blocks(inner, dead),
            Block::Table { head, rows, .. } => {
                head.iter_mut().chain(rows.iter_mut().flatten()).for_each(|cell| unlink_inlines(cell, dead));
            }
            Block::Code { .. }
            | Block::ComputedTable(_)
            | Block::ComputedChart(_)
            | Block::Image { .. }
            | Block::Break => {}
        }
    }
}

fn unlink_inlines(inlines: &mut Vec<Inline>, dead: &BTreeSet<Target>) {
    for mut inline in std::mem::take(inlines) {
        match &mut inline {
            Inline::Emphasis(inner) | Inline::Strong(inner) | Inline::Struck(inner) => unlink_inlines(inner, dead),
            Inline::Link { target, inlines: inner, .. } => {
                unlink_inlines(inner, dead);
                if dead.contains(target) {
                    inlines.append(inner);
                    continue;
                }
            }
            Inline::Text(_)
            | Inline::Code(_)
            | Inline::Figure { .. }
            | Inline::Gap(_)
            | Inline::LineBreak
            | Inline::Image { .. }
            | Inline::FootnoteRef { .. } => {}
        }
        inlines.push(inline);
    }
}

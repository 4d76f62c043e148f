//! The parts of an official document: its body, and the annexes that follow the signature.

use super::tree::{Block, Document, Inline};

/// How the heading of an annex begins.
const ANNEX: &str = "PHỤ LỤC";

/// A document in its parts.
#[derive(Clone, Debug, PartialEq)]
pub struct Parts<'a> {
    /// What stands before the signature.
    pub body: &'a [Block],
    /// What follows it.
    pub annexes: Vec<Annex<'a>>,
}

/// An annex.
#[derive(Clone, Debug, PartialEq)]
pub struct Annex<'a> {
    /// "PHỤ LỤC I".
    pub label: String,
    /// Title without the label; it may be empty.
    pub title: Vec<Inline>,
    /// Id of its heading.
    pub id: &'a str,
    /// Its blocks, without its heading.
    pub blocks: &'a [Block],
}

impl Document {
    /// Returns the document in its parts: the annexes begin at the first heading "PHỤ LỤC".
    #[must_use]
    pub fn parts(&self) -> Parts<'_> {
        let begins: Vec<usize> =
            self.blocks.iter().enumerate().filter(|(_, block)| label_text(block).is_some()).map(|(at, _)| at).collect();
        let first = begins.first().copied().unwrap_or(self.blocks.len());
        let ends = begins.iter().copied().skip(1).chain([self.blocks.len()]);
        let annexes = begins.iter().zip(ends).filter_map(|(begin, end)| annex(&self.blocks[*begin..end])).collect();
        Parts { body: &self.blocks[..first], annexes }
    }
}

/// Returns the text at the head of a block that begins an annex.
fn label_text(block: &Block) -> Option<&str> {
    let Block::Heading { inlines, .. } = block else { return None };
    match inlines.first() {
        Some(Inline::Text(text)) if text.to_uppercase().starts_with(ANNEX) => Some(text),
        _ => None,
    }
}

fn annex(blocks: &[Block]) -> Option<Annex<'_>> {
    let (Block::Heading { id, inlines, .. }, blocks) = blocks.split_first()? else { return None };
    let Some(Inline::Text(first)) = inlines.first() else { return None };
    let (label, rest) = label_and_rest(first);
    let mut title = Vec::new();
    if !rest.is_empty() {
        title.push(Inline::Text(rest));
    }
    title.extend(inlines.iter().skip(1).cloned());
    Some(Annex { label, title, id, blocks })
}

/// Parts "Phụ lục I - Danh sách" into "PHỤ LỤC I" and "Danh sách". The number is one word at most, so that the title of
/// an annex without a number stays whole.
fn label_and_rest(text: &str) -> (String, String) {
    let after: String = text.chars().skip(ANNEX.chars().count()).collect();
    let after = after.trim_start();
    let is_mark = |sign: char| matches!(sign, '-' | '–' | '—' | ':' | '.');
    let number = after.split(|sign: char| sign.is_whitespace() || is_mark(sign)).next().unwrap_or("");
    let behind = after[number.len()..].trim_start();
    if number.is_empty() {
        return (ANNEX.to_owned(), after.trim_start_matches(is_mark).trim().to_owned());
    }
    if behind.is_empty() || behind.starts_with(is_mark) {
        let rest = behind.trim_start_matches(is_mark).trim();
        return (format!("{ANNEX} {}", number.to_uppercase()), rest.to_owned());
    }
    (ANNEX.to_owned(), after.trim_end().to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn label_and_title_are_parted() {
        for (text, label, rest) in [
            ("PHỤ LỤC I - DANH SÁCH ĐƠN VỊ", "PHỤ LỤC I", "DANH SÁCH ĐƠN VỊ"),
            ("Phụ lục 2: Tỷ lệ", "PHỤ LỤC 2", "Tỷ lệ"),
            ("PHỤ LỤC IV", "PHỤ LỤC IV", ""),
            ("PHỤ LỤC", "PHỤ LỤC", ""),
            ("PHỤ LỤC - Danh sách", "PHỤ LỤC", "Danh sách"),
            ("PHỤ LỤC danh sách đơn vị", "PHỤ LỤC", "danh sách đơn vị"),
        ] {
            assert_eq!(label_and_rest(text), (label.to_owned(), rest.to_owned()), "{text}");
        }
    }
}

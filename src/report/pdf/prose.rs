//! Blocks and running text for the typesetter: what every piece of a document is on paper.

use super::charts;
use super::letters::{self, LONG_WORD, shown};
use super::sheet::{Block, Part};
use super::tables::{self, Page, PartOf};
use crate::document::{self, Inline, Target};
use crate::report::Paper;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

/// Lists and quotations within each other beyond that depth stand side by side, emphasis within emphasis is no more.
const DEEPEST: usize = 8;
/// Formats of pictures that the typesetter knows.
const PICTURES: [&str; 6] = ["png", "jpg", "jpeg", "gif", "webp", "svg"];
/// A longer address is no link.
const LONGEST_ADDRESS: usize = 2000;

/// Sets the pieces of one document.
pub(super) struct Setter<'a> {
    paper: &'a Paper,
    page: Page,
    /// Ids of the headings that stand in the document.
    ids: BTreeSet<&'a str>,
    /// Footnotes that are set already, and those among them that stand below a table instead of at the foot of a page.
    told: BTreeSet<usize>,
    told_below: BTreeSet<usize>,
    /// Footnotes to be set below the table whose head is at hand.
    below: Option<Vec<usize>>,
    /// Level of the heading before.
    level: u8,
    /// The highest level that a heading may have here.
    top: u8,
    with_pictures: bool,
}

impl<'a> Setter<'a> {
    pub(super) fn new(paper: &'a Paper, with_pictures: bool) -> Self {
        let mut ids: BTreeSet<&str> = paper.annexes.iter().map(|annex| annex.id.as_str()).collect();
        gather_ids(&paper.body, &mut ids);
        paper.annexes.iter().for_each(|annex| gather_ids(&annex.blocks, &mut ids));
        Self {
            paper,
            page: Page::Upright,
            ids,
            told: BTreeSet::new(),
            told_below: BTreeSet::new(),
            below: None,
            level: 0,
            top: 1,
            with_pictures,
        }
    }

    /// Goes on below the heading of an annex.
    pub(super) fn begin_annex(&mut self, page: Page) {
        (self.page, self.level, self.top) = (page, 1, 2);
    }

    pub(super) fn blocks(&mut self, blocks: &[document::Block]) -> Vec<Block> {
        self.within(blocks, 0)
    }

    fn within(&mut self, blocks: &[document::Block], depth: usize) -> Vec<Block> {
        let next = blocks.iter().skip(1).map(Some).chain([None]);
        blocks.iter().zip(next).flat_map(|(block, next)| self.block(block, next, depth)).collect()
    }

    fn block(&mut self, block: &document::Block, next: Option<&document::Block>, depth: usize) -> Vec<Block> {
        use document::Block as From;
        let set = match block {
            From::Heading { level, id, inlines } => {
                if document::plain(inlines).trim().is_empty() {
                    return Vec::new();
                }
                // A level left out would leave readers of the structure looking for it.
                self.level = (*level).clamp(self.top, (self.level + 1).max(self.top));
                Block::Heading { level: self.level, id: id.clone(), parts: self.parts(inlines) }
            }
            From::Paragraph(inlines) => Block::Paragraph { parts: self.parts(inlines) },
            From::List { items, .. } if depth >= DEEPEST => {
                return items.iter().flat_map(|item| self.within(item, depth)).collect();
            }
            From::List { start, items, .. } => {
                let items = items.iter().map(|item| self.within(item, depth + 1)).collect();
                Block::List { start: start.map(|start| start.min(u64::from(u32::MAX))), items }
            }
            From::Quote(inner) if depth >= DEEPEST => return self.within(inner, depth),
            From::Quote(inner) => Block::Quote { blocks: self.within(inner, depth + 1) },
            From::Code { text } => {
                Block::Code { lines: text.lines().map(|line| letters::parts(line, LONG_WORD)).collect() }
            }
            From::Table { aligns, head, rows } => return self.table(aligns, head, rows),
            From::ComputedTable(table) => Block::Table(tables::computed(table, self.page)),
            From::ComputedChart(drawn) => {
                let is_told = matches!(next, Some(From::ComputedTable(table)) if table.name == drawn.name);
                charts::chart(drawn, self.page, is_told)
            }
            From::Image { file, description, caption } => self.picture(file, description, caption.as_deref()),
            From::Break => Block::Break,
        };
        vec![set]
    }

    /// Writes a table; the notes of its head follow it.
    fn table(
        &mut self,
        aligns: &[document::Align],
        head: &[document::Cell],
        rows: &[Vec<document::Cell>],
    ) -> Vec<Block> {
        let mut below = Vec::new();
        let table = tables::written(aligns, head, rows, self.page, |cell, most, of| {
            self.below = (of == PartOf::Head).then(Vec::new);
            let parts = self.inlines(cell, most, 0);
            below.extend(self.below.take().unwrap_or_default());
            parts
        });
        let mut blocks = vec![Block::Table(table)];
        for number in below {
            let (mut parts, rest) = self.note(number);
            parts.insert(0, Part::Mark { text: number.to_string() });
            blocks.push(Block::Paragraph { parts });
            blocks.extend(rest);
        }
        blocks
    }

    /// Writes running text.
    pub(super) fn parts(&mut self, inlines: &[Inline]) -> Vec<Part> {
        self.inlines(inlines, LONG_WORD, 0)
    }

    /// Writes running text in which a word longer than `most` signs may be broken.
    fn inlines(&mut self, inlines: &[Inline], most: usize, depth: usize) -> Vec<Part> {
        inlines.iter().flat_map(|inline| self.inline(inline, most, depth)).collect()
    }

    fn inline(&mut self, inline: &Inline, most: usize, depth: usize) -> Vec<Part> {
        let part = match inline {
            Inline::Text(text) | Inline::Figure { text, .. } => return letters::parts(text, most),
            Inline::Code(text) => return letters::parts(text, most),
            Inline::Emphasis(inner) | Inline::Strong(inner) | Inline::Struck(inner) if depth >= DEEPEST => {
                return self.inlines(inner, most, depth);
            }
            Inline::Emphasis(inner) => Part::Emphasis { parts: self.inlines(inner, most, depth + 1) },
            Inline::Strong(inner) => Part::Strong { parts: self.inlines(inner, most, depth + 1) },
            Inline::Struck(inner) => Part::Struck { parts: self.inlines(inner, most, depth + 1) },
            Inline::Link { target, inlines, .. } => return self.link(target, inlines, most, depth),
            Inline::Gap(_) => Part::Gap { parts: letters::parts(&document::plain(std::slice::from_ref(inline)), most) },
            Inline::LineBreak => Part::LineBreak,
            Inline::Image { file, description } => match self.name_of(file) {
                Some(file) => Part::Image { file, description: shown(description) },
                None => Part::Emphasis { parts: letters::parts(description, most) },
            },
            Inline::FootnoteRef { number } => self.footnote(*number),
        };
        vec![part]
    }

    /// A link leads to another site or within the document; where else it leads a file cannot know.
    fn link(&mut self, target: &Target, inlines: &[Inline], most: usize, depth: usize) -> Vec<Part> {
        let parts = self.inlines(inlines, most, depth);
        match target {
            Target::External(address) if address.len() <= LONGEST_ADDRESS && !parts.is_empty() => {
                vec![Part::Link { address: address.clone(), parts }]
            }
            Target::Heading(id) if self.ids.contains(id.as_str()) && !parts.is_empty() => {
                vec![Part::HeadingLink { id: id.clone(), parts }]
            }
            _ => parts,
        }
    }

    /// The first reference brings the note with it.
    fn footnote(&mut self, number: usize) -> Part {
        let mark = Part::Mark { text: number.to_string() };
        if !self.paper.footnotes.iter().any(|note| note.number == number) {
            return mark;
        }
        let is_first = self.told.insert(number);
        if let Some(below) = &mut self.below {
            if is_first {
                self.told_below.insert(number);
                below.push(number);
            }
            return mark;
        }
        if self.told_below.contains(&number) {
            return mark;
        }
        if !is_first {
            return Part::FootnoteAgain { number };
        }
        let (first, rest) = self.note(number);
        Part::Footnote { number, first, rest }
    }

    /// Returns what a footnote says: the text of its first paragraph, and what follows.
    fn note(&mut self, number: usize) -> (Vec<Part>, Vec<Block>) {
        let paper = self.paper;
        let note = paper.footnotes.iter().find(|note| note.number == number);
        let blocks = note.map_or(&[][..], |note| note.blocks.as_slice());
        match blocks.split_first() {
            Some((document::Block::Paragraph(inlines), rest)) => (self.parts(inlines), self.within(rest, DEEPEST / 2)),
            _ => (Vec::new(), self.within(blocks, DEEPEST / 2)),
        }
    }

    fn picture(&mut self, file: &Arc<str>, description: &str, caption: Option<&str>) -> Block {
        match self.name_of(file) {
            Some(file) => Block::Image {
                file,
                description: shown(description),
                caption: shown(caption.unwrap_or_default()),
                note: None,
                source: None,
            },
            None => {
                let words = std::iter::once(description).chain(caption).map(|words| letters::parts(words, LONG_WORD));
                Block::Paragraph { parts: words.map(|parts| Part::Emphasis { parts }).collect() }
            }
        }
    }

    fn name_of(&self, file: &str) -> Option<String> {
        let at = self.paper.pictures.keys().position(|name| **name == *file).filter(|_| self.with_pictures)?;
        name(at, file)
    }
}

/// Returns the pictures of a document by the names under which it asks for them.
pub(super) fn pictures(paper: &Paper) -> BTreeMap<String, Arc<[u8]>> {
    let files = paper.pictures.iter().enumerate();
    files.filter_map(|(at, (file, bytes))| Some((name(at, file)?, bytes.clone()))).collect()
}

fn name(at: usize, file: &str) -> Option<String> {
    let ending = file.rsplit('.').next()?.to_ascii_lowercase();
    PICTURES.contains(&ending.as_str()).then(|| format!("/hinh-{at}.{ending}"))
}

fn gather_ids<'a>(blocks: &'a [document::Block], ids: &mut BTreeSet<&'a str>) {
    for block in blocks {
        match block {
            document::Block::Heading { id, inlines, .. } if !document::plain(inlines).trim().is_empty() => {
                ids.insert(id);
            }
            document::Block::List { items, .. } => items.iter().for_each(|item| gather_ids(item, ids)),
            document::Block::Quote(inner) => gather_ids(inner, ids),
            _ => {}
        }
    }
}

//! Documents as plain text, parted at their headings: what the search looks at.

use crate::document::{Block, Cell, Document, Heading, Inline};

/// The text below a heading, or before the first one.
pub struct Part<'a> {
    /// The heading.
    pub heading: Option<&'a Heading>,
    /// The text, without markup.
    pub text: String,
}

/// Parts a document at its headings. Footnotes belong to the text before the first one.
pub fn parts(document: &Document) -> Vec<Part<'_>> {
    let mut parts = vec![Part { heading: None, text: String::new() }];
    for block in &document.blocks {
        if let Block::Heading { id, .. } = block {
            let heading = document.outline.iter().find(|heading| heading.id == *id);
            parts.push(Part { heading, text: String::new() });
        } else if let Some(part) = parts.last_mut() {
            write_block(&mut part.text, block);
        }
    }
    for block in document.footnotes.iter().flat_map(|footnote| &footnote.blocks) {
        write_block(&mut parts[0].text, block);
    }
    parts
}

fn write_blocks(text: &mut String, blocks: &[Block]) {
    for block in blocks {
        write_block(text, block);
    }
}

/// Writes the words of a block. Of what is computed only the captions: its values are found at the records.
fn write_block(text: &mut String, block: &Block) {
    match block {
        Block::Heading { inlines, .. } | Block::Paragraph(inlines) => write_inlines(text, inlines),
        Block::List { items, .. } => items.iter().for_each(|item| write_blocks(text, item)),
        Block::Quote(blocks) => write_blocks(text, blocks),
        Block::Code { text: code } => text.push_str(code),
        Block::Table { head, rows, .. } => {
            write_cells(text, head);
            rows.iter().for_each(|row| write_cells(text, row));
        }
        Block::ComputedTable(table) => text.push_str(&table.caption),
        Block::ComputedChart(chart) => text.push_str(&chart.title),
        Block::Image { description, caption, .. } => {
            text.push_str(caption.as_ref().unwrap_or(description));
        }
        Block::Break => {}
    }
    text.push(' ');
}

fn write_cells(text: &mut String, cells: &[Cell]) {
    for cell in cells {
        write_inlines(text, cell);
        text.push(' ');
    }
}

fn write_inlines(text: &mut String, inlines: &[Inline]) {
    for inline in inlines {
        match inline {
            Inline::Text(words) | Inline::Code(words) | Inline::Figure { text: words, .. } => text.push_str(words),
            Inline::Emphasis(inner)
            | Inline::Strong(inner)
            | Inline::Struck(inner)
            | Inline::Link { inlines: inner, .. } => {
                write_inlines(text, inner);
            }
            Inline::Gap(words) => text.push_str(words),
            Inline::LineBreak => text.push(' '),
            Inline::Image { description, .. } => text.push_str(description),
            Inline::FootnoteRef { .. } => {}
        }
    }
}

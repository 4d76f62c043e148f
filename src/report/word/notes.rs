//! Footnotes, as Word has them: at the foot of the page, numbered by Word.

use super::lists::Lists;
use super::text::{Look, Text, paragraph};
use super::xml::Xml;
use super::{NAMESPACES, Relation};
use crate::document::Block;
use crate::report::Paper;

/// The part of the footnotes.
pub(super) struct Notes {
    pub(super) part: Vec<u8>,
    /// Where links of footnotes lead.
    pub(super) relations: Vec<Relation>,
    /// The lists of the document and of its footnotes.
    pub(super) lists: Lists,
}

/// Writes the footnotes; `lists` are those of the text.
pub(super) fn write(paper: &Paper, lists: Lists) -> Notes {
    let mut text = Text::new(paper);
    text.lists = lists;
    text.is_note = true;
    let mut xml = Xml::new();
    xml.within("w:footnotes", &NAMESPACES, |xml| {
        for (id, kind, sign) in
            [("-1", "separator", "w:separator"), ("0", "continuationSeparator", "w:continuationSeparator")]
        {
            xml.within("w:footnote", &[("w:type", kind), ("w:id", id)], |xml| {
                xml.within("w:p", &[], |xml| xml.within("w:r", &[], |xml| xml.empty(sign, &[])));
            });
        }
        for note in &paper.footnotes {
            xml.within("w:footnote", &[("w:id", &note.number.to_string())], |xml| one(xml, &mut text, &note.blocks));
        }
    });
    Notes { part: xml.finish(), relations: text.relations, lists: text.lists }
}

fn one<'a>(xml: &mut Xml, text: &mut Text<'a>, blocks: &'a [Block]) {
    let (first, rest) = match blocks.split_first() {
        Some((Block::Paragraph(inlines), rest)) => (&inlines[..], rest),
        _ => (&[][..], blocks),
    };
    paragraph(xml, "FootnoteText", |xml| {
        xml.within("w:r", &[], |xml| {
            xml.within("w:rPr", &[], |xml| xml.value("w:rStyle", "FootnoteReference"));
            xml.empty("w:footnoteRef", &[]);
        });
        super::text::run(xml, " ", Look::default());
        text.inlines(xml, first, Look::default());
    });
    text.blocks(xml, rest);
}

//! Running text: paragraphs, headings, lists, quotations, with emphasis, links, figures, gaps and footnotes.
//!
//! Figures stand as plain text, as the page says on what they rest. Links lead to other sites only: a document is read
//! away from the portal.

use super::chart;
use super::lists::Lists;
use super::page::Lie;
use super::pictures;
use super::table;
use super::xml::Xml;
use super::{Relation, relation};
use crate::document::{Block, ComputedChart, Inline, Target};
use crate::plan;
use crate::report::Paper;
use std::sync::Arc;

/// Style of a part that a person still has to write.
const GAP: &str = "CanBoSung";

/// How a run of text looks besides its paragraph.
#[derive(Clone, Copy, Default, PartialEq)]
pub(super) struct Look {
    /// Style of its own, before the rest.
    pub(super) style: Option<&'static str>,
    pub(super) is_bold: bool,
    pub(super) is_italic: bool,
    pub(super) is_struck: bool,
    pub(super) is_code: bool,
    pub(super) is_underlined: bool,
    /// Size in half points.
    pub(super) size: Option<u32>,
}

impl Look {
    pub(super) fn bold() -> Self {
        Self { is_bold: true, ..Self::default() }
    }

    pub(super) fn italic() -> Self {
        Self { is_italic: true, ..Self::default() }
    }

    fn write(self, xml: &mut Xml) {
        if self == Self::default() {
            return;
        }
        let on = |xml: &mut Xml, is_on: bool, names: &[&str]| {
            if is_on {
                names.iter().for_each(|name| xml.empty(name, &[]));
            }
        };
        xml.within("w:rPr", &[], |xml| {
            if let Some(style) = self.style {
                xml.value("w:rStyle", style);
            }
            if self.is_code {
                let font = "Courier New";
                xml.empty("w:rFonts", &[("w:ascii", font), ("w:hAnsi", font), ("w:cs", font)]);
            }
            on(xml, self.is_bold, &["w:b", "w:bCs"]);
            on(xml, self.is_italic, &["w:i", "w:iCs"]);
            on(xml, self.is_struck, &["w:strike"]);
            if let Some(size) = self.size {
                xml.value("w:sz", &size.to_string());
                xml.value("w:szCs", &size.to_string());
            }
            // The style says it too, but not every office program takes it from there.
            if self.style == Some(GAP) {
                xml.value("w:highlight", "yellow");
            }
            if self.is_underlined {
                xml.value("w:u", "single");
            }
        });
    }
}

/// Writes a run of text; a new line in it breaks the line.
pub(super) fn run(xml: &mut Xml, text: &str, look: Look) {
    xml.within("w:r", &[], |xml| {
        look.write(xml);
        for (at, line) in text.split('\n').enumerate() {
            if at > 0 {
                xml.empty("w:br", &[]);
            }
            xml.text("w:t", &[("xml:space", "preserve")], line);
        }
    });
}

/// Writes a paragraph of a style with what `inner` writes in it.
pub(super) fn paragraph(xml: &mut Xml, style: &str, inner: impl FnOnce(&mut Xml)) {
    xml.within("w:p", &[], |xml| {
        xml.within("w:pPr", &[], |xml| xml.value("w:pStyle", style));
        inner(xml);
    });
}

/// Writes a paragraph of a style that holds one text.
pub(super) fn line(xml: &mut Xml, style: &str, text: &str, look: Look) {
    paragraph(xml, style, |xml| {
        if !text.is_empty() {
            run(xml, text, look);
        }
    });
}

/// Writes the text of one part and remembers what it refers to.
pub(super) struct Text<'a> {
    pub(super) paper: &'a Paper,
    /// Links and pictures met so far.
    pub(super) relations: Vec<Relation>,
    pub(super) lists: Lists,
    /// Charts met so far.
    pub(super) charts: Vec<&'a ComputedChart>,
    /// Width of the text on the page.
    pub(super) width: u32,
    /// Whether it writes footnotes: they hold no charts and no footnotes.
    pub(super) is_note: bool,
    drawings: usize,
}

/// How a paragraph stands in a list: its number, its level, and whether it is the first of its item.
type Item = (usize, u8, bool);

impl<'a> Text<'a> {
    pub(super) fn new(paper: &'a Paper) -> Self {
        Self {
            paper,
            relations: Vec::new(),
            lists: Lists::default(),
            charts: Vec::new(),
            width: Lie::Upright.width(),
            is_note: false,
            drawings: 0,
        }
    }

    pub(super) fn blocks(&mut self, xml: &mut Xml, blocks: &'a [Block]) {
        for block in blocks {
            self.block(xml, block, "BodyText", None);
        }
    }

    fn block(&mut self, xml: &mut Xml, block: &'a Block, style: &str, item: Option<Item>) {
        match block {
            Block::Heading { level, inlines, .. } => {
                let style = format!("Heading{}", (*level).clamp(1, 4));
                self.paragraph(xml, &style, inlines, item);
            }
            Block::Paragraph(inlines) => self.paragraph(xml, style, inlines, item),
            Block::List { start, items, .. } => self.list(xml, *start, items, item),
            Block::Quote(inner) => inner.iter().for_each(|block| self.block(xml, block, "Quote", None)),
            Block::Code { text } => line(xml, "Ma", text.trim_end(), Look::default()),
            Block::Table { aligns, head, rows } => table::written(xml, self, aligns, head, rows),
            Block::ComputedTable(made) => table::computed(xml, made, self.width),
            Block::ComputedChart(chart) => self.chart(xml, chart),
            Block::Image { file, description, caption } => {
                self.picture(xml, file, description);
                if let Some(caption) = caption {
                    line(xml, "GhiChuBang", caption, Look::default());
                }
            }
            Block::Break => line(xml, "Ngan", "", Look::default()),
        }
    }

    fn paragraph(&mut self, xml: &mut Xml, style: &str, inlines: &'a [Inline], item: Option<Item>) {
        xml.within("w:p", &[], |xml| {
            xml.within("w:pPr", &[], |xml| {
                xml.value("w:pStyle", if item.is_some() && style == "BodyText" { "ListParagraph" } else { style });
                if let Some((number, level, true)) = item {
                    xml.within("w:numPr", &[], |xml| {
                        xml.value("w:ilvl", &level.to_string());
                        xml.value("w:numId", &number.to_string());
                    });
                }
                // Lines of an exact height would cut a picture.
                if has_picture(inlines) {
                    xml.empty("w:spacing", &[("w:line", "240"), ("w:lineRule", "auto")]);
                }
            });
            self.inlines(xml, inlines, Look::default());
        });
    }

    fn list(&mut self, xml: &mut Xml, start: Option<u64>, items: &'a [Vec<Block>], within: Option<Item>) {
        let level = within.map_or(0, |(_, level, _)| (level + 1).min(8));
        let number = self.lists.add(start, level);
        for item in items {
            if !matches!(item.first(), Some(Block::Paragraph(_) | Block::Heading { .. })) {
                self.paragraph(xml, "BodyText", &[], Some((number, level, true)));
            }
            for (at, block) in item.iter().enumerate() {
                self.block(xml, block, "BodyText", Some((number, level, at == 0)));
            }
        }
    }

    fn chart(&mut self, xml: &mut Xml, made: &'a ComputedChart) {
        line(xml, "Caption", &made.title, Look::default());
        if self.is_note || !chart::is_drawn(made) {
            chart::values(xml, made, self.width);
            return;
        }
        self.charts.push(made);
        self.drawings += 1;
        let nth = self.drawings;
        let id = format!("bieu-{}", self.charts.len());
        paragraph(xml, "Hinh", |xml| {
            let size = chart::size(made, self.width);
            pictures::inline(xml, size, nth, &chart::description(made), |xml| {
                let kind = "http://schemas.openxmlformats.org/drawingml/2006/chart";
                xml.within("a:graphicData", &[("uri", kind)], |xml| xml.empty("c:chart", &[("r:id", &id)]));
            });
        });
        line(xml, "GhiChuBang", &plan::chart::note(made), Look::default());
    }

    fn picture(&mut self, xml: &mut Xml, file: &Arc<str>, description: &str) {
        paragraph(xml, "Hinh", |xml| self.picture_in_line(xml, file, description));
    }

    /// Writes a picture; one that Word cannot show is told in words.
    fn picture_in_line(&mut self, xml: &mut Xml, file: &Arc<str>, description: &str) {
        self.drawings += 1;
        let place = (self.width, self.drawings);
        if !pictures::draw(xml, self.paper, (file, description), place, &mut self.relations) {
            run(xml, &format!("[{description}]"), Look::italic());
        }
    }

    pub(super) fn inlines(&mut self, xml: &mut Xml, inlines: &[Inline], look: Look) {
        for inline in inlines {
            match inline {
                Inline::Text(text) | Inline::Figure { text, .. } => run(xml, text, look),
                Inline::Emphasis(inner) => self.inlines(xml, inner, Look { is_italic: true, ..look }),
                Inline::Strong(inner) => self.inlines(xml, inner, Look { is_bold: true, ..look }),
                Inline::Struck(inner) => self.inlines(xml, inner, Look { is_struck: true, ..look }),
                Inline::Code(text) => run(xml, text, Look { is_code: true, ..look }),
                Inline::Link { target, inlines, .. } => self.link(xml, target, inlines, look),
                Inline::Gap(what) => run(xml, &gap(what), Look { style: Some(GAP), ..look }),
                Inline::LineBreak => run(xml, "\n", look),
                Inline::Image { file, description } => self.picture_in_line(xml, file, description),
                Inline::FootnoteRef { number } if !self.is_note => reference(xml, *number),
                Inline::FootnoteRef { .. } => {}
            }
        }
    }

    fn link(&mut self, xml: &mut Xml, target: &Target, inlines: &[Inline], look: Look) {
        let Target::External(address) = target else { return self.inlines(xml, inlines, look) };
        let id = format!("lien-ket-{}", self.relations.len() + 1);
        let link = Relation { is_external: true, ..relation(id.clone(), "hyperlink", address.clone()) };
        self.relations.push(link);
        xml.within("w:hyperlink", &[("r:id", &id)], |xml| {
            self.inlines(xml, inlines, Look { style: Some("Hyperlink"), ..look });
        });
    }
}

fn reference(xml: &mut Xml, number: usize) {
    xml.within("w:r", &[], |xml| {
        xml.within("w:rPr", &[], |xml| xml.value("w:rStyle", "FootnoteReference"));
        xml.empty("w:footnoteReference", &[("w:id", &number.to_string())]);
    });
}

fn gap(what: &str) -> String {
    if what.is_empty() { "[CẦN BỔ SUNG]".to_owned() } else { format!("[CẦN BỔ SUNG: {what}]") }
}

fn has_picture(inlines: &[Inline]) -> bool {
    inlines.iter().any(|inline| match inline {
        Inline::Image { .. } => true,
        Inline::Emphasis(inner) | Inline::Strong(inner) | Inline::Struck(inner) => has_picture(inner),
        Inline::Link { inlines, .. } => has_picture(inlines),
        Inline::Text(_)
        | Inline::Code(_)
        | Inline::Figure { .. }
        | Inline::Gap(_)
        | Inline::LineBreak
        | Inline::FootnoteRef { .. } => false,
    })
}

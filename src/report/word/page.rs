//! Pages of the official form: sizes, margins, sections upright and in landscape, and what stands at their head.
//!
//! Both rules of layout give the same paper, margins and page number, so the form does not matter here.

use super::xml::Xml;
use crate::report::paper::DRAFT;

/// Which way a page lies.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Lie {
    /// Upright.
    Upright,
    /// In landscape, for wide tables.
    Landscape,
}

/// Twentieths of a point, the measure of Word, in a millimetre, times 100.
const TWIPS: u32 = 5669;

/// Returns millimetres as twentieths of a point.
pub(super) const fn twips(millimetres: u32) -> u32 {
    (millimetres * TWIPS + 50) / 100
}

/// Size of the paper, A4.
const SHORT: u32 = 11_906;
const LONG: u32 = 16_838;

/// Distance of the page number from the edge of the paper.
const HEADER: u32 = twips(10);

impl Lie {
    /// Returns the margins: top, bottom, left, right.
    fn margins(self) -> [u32; 4] {
        match self {
            Self::Upright => [20, 20, 30, 15].map(twips),
            // The sheet is bound at its long edge, which is now above.
            Self::Landscape => [30, 15, 20, 20].map(twips),
        }
    }

    /// Returns the width between the margins.
    pub(super) fn width(self) -> u32 {
        let [_, _, left, right] = self.margins();
        match self {
            Self::Upright => SHORT - left - right,
            Self::Landscape => LONG - left - right,
        }
    }

    /// Returns the relation that leads to the head of its pages.
    fn header(self) -> &'static str {
        match self {
            Self::Upright => "dau-trang",
            Self::Landscape => "dau-trang-ngang",
        }
    }
}

/// The heads of pages: relation, name of the part, which way the page lies, and whether it bears a number.
pub(super) const HEADERS: [(&str, &str, Lie, bool); 3] = [
    ("dau-trang-dau", "header1.xml", Lie::Upright, false),
    ("dau-trang", "header2.xml", Lie::Upright, true),
    ("dau-trang-ngang", "header3.xml", Lie::Landscape, true),
];

/// Writes what a section is like. The first page of the first section bears no number.
pub(super) fn section(xml: &mut Xml, lie: Lie, is_first: bool) {
    xml.within("w:sectPr", &[], |xml| {
        xml.empty("w:headerReference", &[("w:type", "default"), ("r:id", lie.header())]);
        if is_first {
            xml.empty("w:headerReference", &[("w:type", "first"), ("r:id", "dau-trang-dau")]);
        }
        xml.value("w:type", "nextPage");
        let [short, long] = [SHORT, LONG].map(|size| size.to_string());
        match lie {
            Lie::Upright => xml.empty("w:pgSz", &[("w:w", &short), ("w:h", &long)]),
            Lie::Landscape => xml.empty("w:pgSz", &[("w:w", &long), ("w:h", &short), ("w:orient", "landscape")]),
        }
        let [top, bottom, left, right] = lie.margins().map(|margin| margin.to_string());
        let header = HEADER.to_string();
        let sides = [("w:top", &*top), ("w:right", &right), ("w:bottom", &bottom), ("w:left", &left)];
        let others = [("w:header", &*header), ("w:footer", &header), ("w:gutter", "0")];
        xml.empty("w:pgMar", &[&sides[..], &others[..]].concat());
        if is_first {
            xml.empty("w:titlePg", &[]);
        }
    });
}

/// Returns the head of pages: the number in the middle, and "DỰ THẢO" at the right of a draft.
pub(super) fn header(lie: Lie, has_number: bool, is_draft: bool) -> Vec<u8> {
    let mut xml = Xml::new();
    xml.within("w:hdr", &super::NAMESPACES, |xml| {
        xml.within("w:p", &[], |xml| {
            xml.within("w:pPr", &[], |xml| {
                xml.value("w:pStyle", "Header");
                let (middle, right) = ((lie.width() / 2).to_string(), lie.width().to_string());
                xml.within("w:tabs", &[], |xml| {
                    xml.empty("w:tab", &[("w:val", "center"), ("w:pos", &middle)]);
                    xml.empty("w:tab", &[("w:val", "right"), ("w:pos", &right)]);
                });
            });
            xml.within("w:r", &[], |xml| xml.empty("w:tab", &[]));
            if has_number {
                xml.within("w:fldSimple", &[("w:instr", " PAGE ")], |xml| {
                    xml.within("w:r", &[], |xml| xml.text("w:t", &[], "2"));
                });
            }
            if is_draft {
                xml.within("w:r", &[], |xml| {
                    xml.within("w:rPr", &[], |xml| xml.empty("w:b", &[]));
                    xml.empty("w:tab", &[]);
                    xml.text("w:t", &[], DRAFT);
                });
            }
        });
    });
    xml.finish()
}

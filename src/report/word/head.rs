//! What surrounds the text of an official document: head, title, signature and recipients, titles of annexes.
//!
//! Head and signature are tables of two columns without borders, as offices make them; nothing is aligned by tabs.

use super::page::Lie;
use super::text::{Look, Text, line, paragraph, run};
use super::xml::Xml;
use crate::report::paper::{Annex, PARTY, Paper, RECIPIENTS, RULE_BELOW_TITLE};

/// Width of the left column of the head; the line of the Party must stay whole in the right one.
const LEFT: u32 = 4_210;

/// Width of the line of the Party in 15 point bold Times, in twentieths of a point, with a little air, lest a font that
/// stands in for Times breaks it. The rule below it is as long.
const PARTY_WIDTH: u32 = 4_127 + 120;

/// Room at both sides within a cell.
const PADDING: u32 = 108;

/// Lines left for signature and seal.
const SIGNATURE_LINES: usize = 4;

/// Writes the head: whose document it is at the left; the Party, place and date at the right.
pub(super) fn head(xml: &mut Xml, paper: &Paper) {
    columns(xml, |xml, row| {
        row(
            xml,
            &|xml| {
                if let Some(superior) = &paper.head.superior {
                    line(xml, "TieuDeVanBan", superior, Look::default());
                }
                line(xml, "TieuDeVanBan", &paper.head.issuer, Look::bold());
                line(xml, "TieuDeVanBan", "*", Look::default());
            },
            &|xml| party(xml),
        );
        row(xml, &|xml| line(xml, "TieuDeVanBan", &paper.head.number, Look::default()), &|xml| {
            line(xml, "TieuDeVanBan", &paper.head.dated, Look::italic())
        });
    });
}

/// Writes the line of the Party with a rule below it, as long as its words.
fn party(xml: &mut Xml) {
    let indent = ((Lie::Upright.width() - LEFT - 2 * PADDING - PARTY_WIDTH) / 2).to_string();
    xml.within("w:p", &[], |xml| {
        xml.within("w:pPr", &[], |xml| {
            xml.value("w:pStyle", "TieuDeVanBan");
            xml.within("w:pBdr", &[], |xml| {
                let rule = [("w:val", "single"), ("w:sz", "6"), ("w:space", "1"), ("w:color", "auto")];
                xml.empty("w:bottom", &rule);
            });
            xml.empty("w:ind", &[("w:left", &indent), ("w:right", &indent)]);
        });
        run(xml, PARTY, Look { size: Some(30), ..Look::bold() });
    });
}

/// Writes kind and subject with the hyphens below.
pub(super) fn title(xml: &mut Xml, paper: &Paper) {
    line(xml, "Title", &paper.kind, Look::default());
    line(xml, "Subtitle", &paper.subject, Look::default());
    line(xml, "GachDuoiTrichYeu", RULE_BELOW_TITLE, Look::default());
}

/// Writes recipients at the left and who signs at the right. Nothing stands in the place of signature and seal.
pub(super) fn signature(xml: &mut Xml, paper: &Paper) {
    line(xml, "TieuDeVanBan", "", Look::default());
    let signs = &paper.signature;
    let recipients = |xml: &mut Xml| {
        if !paper.recipients.is_empty() {
            line(xml, "Normal", RECIPIENTS, Look { is_underlined: true, ..Look::default() });
        }
        for recipient in paper.recipient_lines() {
            line(xml, "NoiNhan", &recipient, Look::default());
        }
        if paper.recipients.is_empty() {
            line(xml, "Normal", "", Look::default());
        }
    };
    let who = |xml: &mut Xml| {
        if let Some(authority) = &signs.authority {
            line(xml, "TieuDeVanBan", authority, Look::bold());
        }
        if let Some(office) = &signs.office {
            line(xml, "TieuDeVanBan", office, Look::default());
        }
        for _ in 0..SIGNATURE_LINES {
            line(xml, "TieuDeVanBan", "", Look::default());
        }
        line(xml, "TieuDeVanBan", signs.name.as_deref().unwrap_or(""), Look::bold());
    };
    columns(xml, |xml, row| row(xml, &recipients, &who));
}

/// Writes label and title of an annex. It begins a page; where a section begins there, that does so already.
pub(super) fn annex(xml: &mut Xml, text: &mut Text<'_>, paper: &Paper, annex: &Annex, breaks_page: bool) {
    xml.within("w:p", &[], |xml| {
        xml.within("w:pPr", &[], |xml| {
            xml.value("w:pStyle", "PhuLuc");
            if breaks_page {
                xml.empty("w:pageBreakBefore", &[]);
            }
        });
        run(xml, &annex.label, Look::default());
    });
    if !annex.title.is_empty() {
        paragraph(xml, "TenPhuLuc", |xml| text.inlines(xml, &annex.title, Look::default()));
    }
    line(xml, "KemTheo", &paper.annexed_to, Look::default());
}

type Cell<'a> = &'a dyn Fn(&mut Xml);
type Row<'a> = &'a dyn Fn(&mut Xml, Cell<'_>, Cell<'_>);

/// Writes a table of two columns without borders.
fn columns(xml: &mut Xml, rows: impl FnOnce(&mut Xml, Row<'_>)) {
    let (left, right) = (LEFT.to_string(), (Lie::Upright.width() - LEFT).to_string());
    xml.within("w:tbl", &[], |xml| {
        xml.within("w:tblPr", &[], |xml| {
            xml.value("w:tblStyle", "TableNormal");
            xml.empty("w:tblW", &[("w:w", &Lie::Upright.width().to_string()), ("w:type", "dxa")]);
            xml.empty("w:tblLayout", &[("w:type", "fixed")]);
        });
        xml.within("w:tblGrid", &[], |xml| {
            [&left, &right].into_iter().for_each(|width| xml.empty("w:gridCol", &[("w:w", width)]));
        });
        rows(xml, &|xml, one, other| {
            xml.within("w:tr", &[], |xml| {
                xml.within("w:trPr", &[], |xml| xml.empty("w:cantSplit", &[]));
                for (width, cell) in [(&left, one), (&right, other)] {
                    xml.within("w:tc", &[], |xml| {
                        xml.within("w:tcPr", &[], |xml| xml.empty("w:tcW", &[("w:w", width), ("w:type", "dxa")]));
                        cell(xml);
                    });
                }
            });
        });
    });
}

//! The Word document of a paper: real styles, tables, lists, footnotes, fields and charts, which an official edits further.
//!
//! Takes a [`Paper`], gives the bytes of a `.docx` file. How things look is told in `styles.xml`; the parts beside this
//! file say which style stands where.

mod chart;
mod head;
mod lists;
mod notes;
mod package;
mod page;
mod pictures;
mod table;
mod text;
mod xml;

use super::Paper;
use page::Lie;
use text::Text;
use xml::Xml;

/// The names of the vocabularies that parts use.
const NAMESPACES: [(&str, &str); 6] = [
    ("xmlns:w", "http://schemas.openxmlformats.org/wordprocessingml/2006/main"),
    ("xmlns:r", "http://schemas.openxmlformats.org/officeDocument/2006/relationships"),
    ("xmlns:wp", "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"),
    ("xmlns:a", "http://schemas.openxmlformats.org/drawingml/2006/main"),
    ("xmlns:c", "http://schemas.openxmlformats.org/drawingml/2006/chart"),
    ("xmlns:pic", "http://schemas.openxmlformats.org/drawingml/2006/picture"),
];

/// Where the kinds of relation are defined.
const RELATIONS: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

/// Where the types of office parts are defined.
const OFFICE: &str = "application/vnd.openxmlformats-officedocument";

/// The parts beside the main one: name, kind of relation, type.
const BESIDE: [(&str, &str, &str); 6] = [
    ("styles", "styles", "wordprocessingml.styles"),
    ("settings", "settings", "wordprocessingml.settings"),
    ("numbering", "numbering", "wordprocessingml.numbering"),
    ("footnotes", "footnotes", "wordprocessingml.footnotes"),
    ("fonts", "fontTable", "wordprocessingml.fontTable"),
    ("theme", "theme", "theme"),
];

/// A relation from a part to another, or to an address elsewhere.
struct Relation {
    id: String,
    kind: &'static str,
    target: String,
    is_external: bool,
}

/// Writes a paper as a Word document.
#[must_use]
pub fn write(paper: &Paper) -> Vec<u8> {
    let mut parts = package::Parts::new();
    let mut text = Text::new(paper);
    let document = document(paper, &mut text);
    parts.insert("word/document.xml".to_owned(), document);
    for (at, chart) in text.charts.iter().enumerate() {
        let nth = at + 1;
        text.relations.push(relation(format!("bieu-{nth}"), "chart", format!("charts/chart{nth}.xml")));
        parts.insert(format!("word/charts/chart{nth}.xml"), chart::part(chart));
        let book = relation("so-lieu".to_owned(), "package", format!("../embeddings/chart{nth}.xlsx"));
        parts.insert(format!("word/charts/_rels/chart{nth}.xml.rels"), relations(&[book]));
        parts.insert(format!("word/embeddings/chart{nth}.xlsx"), chart::workbook(chart));
    }
    let charts = text.charts.len();
    let (mut own, lists) = (std::mem::take(&mut text.relations), std::mem::take(&mut text.lists));
    drop(text);
    let notes = notes::write(paper, lists);
    parts.insert("word/footnotes.xml".to_owned(), notes.part);
    parts.insert("word/_rels/footnotes.xml.rels".to_owned(), relations(&notes.relations));
    parts.insert("word/numbering.xml".to_owned(), notes.lists.part());
    for (id, name, lie, has_number) in page::HEADERS {
        own.push(relation(id.to_owned(), "header", name.to_owned()));
        parts.insert(format!("word/{name}"), page::header(lie, has_number, paper.is_draft));
    }
    for (name, kind, _) in BESIDE {
        own.push(relation(name.to_owned(), kind, format!("{name}.xml")));
    }
    parts.insert("word/_rels/document.xml.rels".to_owned(), relations(&own));
    parts.insert("word/styles.xml".to_owned(), include_bytes!("styles.xml").to_vec());
    parts.insert("word/settings.xml".to_owned(), include_bytes!("settings.xml").to_vec());
    parts.insert("word/fonts.xml".to_owned(), include_bytes!("fonts.xml").to_vec());
    parts.insert("word/theme.xml".to_owned(), include_bytes!("theme.xml").to_vec());
    pictures::add(paper, &mut parts);
    add_properties(paper, &mut parts);
    parts.insert(package::TYPES.to_owned(), types(charts));
    package::pack(&parts)
}

/// Writes the main part: head, text, signature, then each annex on pages of its own.
fn document<'a>(paper: &'a Paper, text: &mut Text<'a>) -> Vec<u8> {
    let mut xml = Xml::new();
    xml.within("w:document", &NAMESPACES, |xml| {
        xml.within("w:body", &[], |xml| {
            head::head(xml, paper);
            head::title(xml, paper);
            text.blocks(xml, &paper.body);
            head::signature(xml, paper);
            let (mut lie, mut is_first) = (Lie::Upright, true);
            for annex in &paper.annexes {
                let next = if annex.is_wide { Lie::Landscape } else { Lie::Upright };
                if next != lie {
                    end_of_section(xml, lie, is_first);
                    is_first = false;
                }
                head::annex(xml, text, paper, annex, next == lie);
                text.width = next.width();
                text.blocks(xml, &annex.blocks);
                lie = next;
            }
            // A table is never the last thing of a document.
            text::line(xml, "CuoiPhan", "", text::Look::default());
            page::section(xml, lie, is_first);
        });
    });
    xml.finish()
}

fn end_of_section(xml: &mut Xml, lie: Lie, is_first: bool) {
    xml.within("w:p", &[], |xml| {
        xml.within("w:pPr", &[], |xml| {
            xml.value("w:pStyle", "CuoiPhan");
            page::section(xml, lie, is_first);
        });
    });
}

fn relation(id: String, kind: &'static str, target: String) -> Relation {
    Relation { id, kind, target, is_external: false }
}

/// Returns the part that lists the relations of another.
fn relations(list: &[Relation]) -> Vec<u8> {
    let mut xml = Xml::new();
    let name = [("xmlns", "http://schemas.openxmlformats.org/package/2006/relationships")];
    xml.within("Relationships", &name, |xml| {
        for relation in list {
            let kind = match relation.kind {
                "core-properties" => {
                    "http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties".to_owned()
                }
                kind => format!("{RELATIONS}/{kind}"),
            };
            let own = [("Id", &*relation.id), ("Type", &kind), ("Target", &relation.target)];
            let mode = if relation.is_external { &[("TargetMode", "External")][..] } else { &[] };
            xml.empty("Relationship", &[&own[..], mode].concat());
        }
    });
    xml.finish()
}

/// Returns the part that tells the type of each other part.
fn types(charts: usize) -> Vec<u8> {
    let mut xml = Xml::new();
    let name = [("xmlns", "http://schemas.openxmlformats.org/package/2006/content-types")];
    xml.within("Types", &name, |xml| {
        let by_ending = [
            ("rels", "application/vnd.openxmlformats-package.relationships+xml".to_owned()),
            ("xml", "application/xml".to_owned()),
            ("xlsx", format!("{OFFICE}.spreadsheetml.sheet")),
        ];
        for (ending, kind) in &by_ending {
            xml.empty("Default", &[("Extension", ending), ("ContentType", kind)]);
        }
        for (ending, kind) in pictures::TYPES {
            xml.empty("Default", &[("Extension", ending), ("ContentType", kind)]);
        }
        let mut part = |name: &str, kind: &str| {
            xml.empty("Override", &[("PartName", name), ("ContentType", &format!("{kind}+xml"))]);
        };
        part("/word/document.xml", &format!("{OFFICE}.wordprocessingml.document.main"));
        for (name, _, kind) in BESIDE {
            part(&format!("/word/{name}.xml"), &format!("{OFFICE}.{kind}"));
        }
        for (_, name, ..) in page::HEADERS {
            part(&format!("/word/{name}"), &format!("{OFFICE}.wordprocessingml.header"));
        }
        for nth in 1..=charts {
            part(&format!("/word/charts/chart{nth}.xml"), &format!("{OFFICE}.drawingml.chart"));
        }
        part("/docProps/core.xml", "application/vnd.openxmlformats-package.core-properties");
        part("/docProps/app.xml", &format!("{OFFICE}.extended-properties"));
    });
    xml.finish()
}

/// Adds title, creator and language. There are no times in it: the same paper gives the same file.
fn add_properties(paper: &Paper, parts: &mut package::Parts) {
    let mut xml = Xml::new();
    let names = [
        ("xmlns:cp", "http://schemas.openxmlformats.org/package/2006/metadata/core-properties"),
        ("xmlns:dc", "http://purl.org/dc/elements/1.1/"),
    ];
    xml.within("cp:coreProperties", &names, |xml| {
        xml.text("dc:title", &[], &paper.title);
        xml.text("dc:subject", &[], &paper.subject);
        xml.text("dc:creator", &[], &paper.head.issuer);
        xml.text("dc:language", &[], paper.language);
    });
    parts.insert("docProps/core.xml".to_owned(), xml.finish());
    let mut xml = Xml::new();
    let name = [("xmlns", "http://schemas.openxmlformats.org/officeDocument/2006/extended-properties")];
    xml.within("Properties", &name, |xml| xml.text("Company", &[], &paper.head.issuer));
    parts.insert("docProps/app.xml".to_owned(), xml.finish());
    let own = [
        relation("van-ban".to_owned(), "officeDocument", "word/document.xml".to_owned()),
        relation("thuoc-tinh".to_owned(), "core-properties", "docProps/core.xml".to_owned()),
        relation("co-quan".to_owned(), "extended-properties", "docProps/app.xml".to_owned()),
    ];
    parts.insert("_rels/.rels".to_owned(), relations(&own));
}

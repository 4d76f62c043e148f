//! Reports in every medium: the same numbers everywhere, nothing computed by a spreadsheet, nothing hidden let out, files
//! that every program can read, the same bytes each time.

#![allow(clippy::disallowed_methods, reason = "tests read files")]

mod support;

use calamine::{Data, Reader as _, Xlsx};
use nenep::compile::{Compiled, Inputs, Options, compile};
use nenep::disk;
use nenep::document::{
    self, Align, Block, Cell, Column, ComputedChart, ComputedTable, Inline, Quantity, Row, RowKind, Value,
};
use nenep::model::{AsOf, Layout, Profile};
use nenep::plan::official::{Head, Signature};
use nenep::render::Site;
use nenep::report::{Annex, Paper, word};
use nenep::text::History;
use quick_xml::Reader;
use quick_xml::events::Event;
use std::collections::BTreeMap;
use std::io::{Cursor, Read as _};
use std::path::Path;
use std::sync::LazyLock;
use support::date;

/// The members of a zip archive by name.
type Members = BTreeMap<String, Vec<u8>>;

fn members(bytes: &[u8]) -> Members {
    let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).expect("a zip archive");
    let mut members = Members::new();
    for at in 0..archive.len() {
        let mut file = archive.by_index(at).expect("a member");
        let mut held = Vec::new();
        file.read_to_end(&mut held).expect("the member is whole");
        members.insert(file.name().expect("a name").into_owned(), held);
    }
    members
}

/// Returns the members of an archive and of the archives in it.
fn deep_members(bytes: &[u8]) -> Members {
    let mut all = Members::new();
    for (name, held) in members(bytes) {
        if name.ends_with(".xlsx") {
            all.extend(members(&held).into_iter().map(|(inner, held)| (format!("{name}!{inner}"), held)));
        }
        all.insert(name, held);
    }
    all
}

fn compiled(tree: &str, day: &str, options: &Options) -> Compiled {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join(tree);
    let inputs = disk::read(&folder).unwrap_or_else(|error| panic!("{}: {error}", folder.display()));
    let inputs = Inputs { history: History::default().into(), ..inputs };
    compile(&inputs, options, AsOf(date(day)), &|_| {})
}

fn built() -> (Compiled, Site) {
    let mut compiled = compiled("content", "2025-06-30", &Options::default());
    let site = compiled.site.take().expect("the sample has no errors");
    (compiled, site)
}

/// Returns the sample with its site, built once for all tests.
fn sample() -> &'static (Compiled, Site) {
    static SAMPLE: LazyLock<(Compiled, Site)> = LazyLock::new(built);
    &SAMPLE
}

fn great_tree(profile: Profile) -> Site {
    let options = Options { profile: Some(profile), ..Options::default() };
    compiled("tests/trees/moi-ket-luan", "2025-06-10", &options).site.expect("the tree has no errors")
}

fn office_files(site: &Site) -> Vec<(String, Vec<u8>)> {
    let is_office = |address: &str| address.ends_with(".docx") || address.ends_with(".xlsx");
    let files = site.iter().filter(|(address, _)| is_office(address) && !address.starts_with("tep/"));
    files.map(|(address, bytes)| (address.to_string(), bytes.to_vec())).collect()
}

/// What a medium shows: its paragraphs and the cells of its rows, each as one text.
#[derive(Default)]
struct Shown {
    paragraphs: Vec<String>,
    rows: Vec<Vec<String>>,
}

fn spaced(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Reads a page: elements `p`, `li`, headings and captions, and rows of tables.
fn page(html: &str) -> Shown {
    let entities = [
        ("&lt;", "<"),
        ("&gt;", ">"),
        ("&quot;", "\""),
        ("&#39;", "'"),
        ("&#x27;", "'"),
        ("&nbsp;", " "),
        ("&amp;", "&"),
    ];
    let words = |markup: &str| {
        let mut text = String::new();
        let markup = markup.replace("<br>", " ");
        for part in markup.split('<') {
            text.push_str(part.split_once('>').map_or(part, |(_, after)| after));
        }
        spaced(&entities.iter().fold(text, |text, (entity, sign)| text.replace(entity, sign)))
    };
    let cut = |html: &str, begins: &[&str], ends: &str| -> Vec<String> {
        let found = begins.iter().flat_map(|begin| {
            html.match_indices(begin).filter_map(|(at, _)| html[at..].split_once('>')?.1.split(ends).next())
        });
        found.map(words).collect()
    };
    let mut shown = Shown::default();
    for (begins, ends) in [(&["<p>", "<p "][..], "</p>"), (&["<li>", "<li "], "</li>")] {
        shown.paragraphs.extend(cut(html, begins, ends));
    }
    for row in html.split("<tr").skip(1).filter_map(|row| row.split("</tr>").next()) {
        let cells = row.split("<t").skip(1).filter_map(|cell| cell.split_once('>'));
        shown.rows.push(cells.map(|(_, cell)| words(cell)).collect());
    }
    shown
}

/// Reads the text of a Word document.
fn word_text(xml: &[u8]) -> Shown {
    let mut reader = Reader::from_reader(xml);
    let (mut shown, mut text, mut cell, mut row, mut depth) =
        (Shown::default(), String::new(), String::new(), Vec::new(), 0);
    loop {
        match reader.read_event().expect("well-formed XML") {
            Event::Eof => return shown,
            Event::Start(element) if element.name().as_ref() == b"w:tbl" => depth += 1,
            Event::Empty(element) if element.name().as_ref() == b"w:br" => text.push(' '),
            Event::Text(words) => text.push_str(&words.decode().expect("UTF-8")),
            Event::GeneralRef(entity) => {
                let sign = entity.resolve_char_ref().expect("a reference");
                let named = |name: &[u8]| match name {
                    b"amp" => '&',
                    b"lt" => '<',
                    b"gt" => '>',
                    b"quot" => '"',
                    _ => '\'',
                };
                text.push(sign.unwrap_or_else(|| named(entity.as_ref())));
            }
            Event::End(element) => match element.name().as_ref() {
                b"w:p" if depth > 0 => {
                    cell.push_str(&std::mem::take(&mut text));
                    cell.push(' ');
                }
                b"w:p" => shown.paragraphs.push(spaced(&std::mem::take(&mut text))),
                b"w:tc" => row.push(spaced(&std::mem::take(&mut cell))),
                b"w:tr" => shown.rows.push(std::mem::take(&mut row)),
                b"w:tbl" => depth -= 1,
                _ => {}
            },
            _ => {}
        }
    }
}

/// Reads the rows of every sheet.
fn sheets(bytes: &[u8]) -> Vec<(String, Vec<Vec<Data>>)> {
    let mut book = Xlsx::new(Cursor::new(bytes)).expect("a workbook");
    let names = book.sheet_names().to_vec();
    let rows = |name: &str, book: &mut Xlsx<_>| {
        let range = book.worksheet_range(name).expect("a sheet");
        range.rows().map(<[Data]>::to_vec).collect()
    };
    names.iter().map(|name| (name.clone(), rows(name, &mut book))).collect()
}

/// Says whether a cell of a sheet is what a table or chart holds.
fn is_value(cell: &Data, value: &Value) -> bool {
    match value.number {
        Some(Quantity::Count(count)) => *cell == Data::Float(count as f64),
        Some(Quantity::Share { whole: 0, .. }) => *cell == Data::String("–".to_owned()),
        Some(Quantity::Share { part, whole }) => {
            matches!(cell, Data::Float(share) if (share - part as f64 / whole as f64).abs() < 1e-9)
        }
        None => match cell {
            Data::String(text) => *text == value.text,
            Data::DateTime(day) => {
                day.as_datetime().is_some_and(|day| day.format("%d/%m/%Y").to_string() == value.text)
            }
            Data::Empty => value.text.is_empty(),
            _ => false,
        },
    }
}

#[track_caller]
fn has_row(medium: &str, rows: &[Vec<String>], wanted: &[String]) {
    // Annexes have the number of a row before its cells.
    let found = rows.iter().any(|row| row == wanted || row.get(1..).is_some_and(|row| row == wanted));
    assert!(found, "{medium} has no row {wanted:?}");
}

#[track_caller]
fn has_values(book: &[(String, Vec<Vec<Data>>)], wanted: &[Value]) {
    let is_row =
        |row: &[Data]| row.len() >= wanted.len() && row.iter().zip(wanted).all(|(cell, value)| is_value(cell, value));
    let found = book.iter().flat_map(|(_, rows)| rows).any(|row| is_row(row) || row.get(1..).is_some_and(is_row));
    assert!(found, "the workbook has no row {wanted:?}");
}

/// Returns every block, those within lists and quotations too.
fn all_blocks(blocks: &[Block]) -> Vec<&Block> {
    let mut all = Vec::new();
    for block in blocks {
        all.push(block);
        match block {
            Block::List { items, .. } => items.iter().for_each(|item| all.extend(all_blocks(item))),
            Block::Quote(inner) => all.extend(all_blocks(inner)),
            _ => {}
        }
    }
    all
}

fn values_of(chart: &ComputedChart) -> Vec<Vec<Value>> {
    let shown = |quantity: Quantity| match quantity {
        Quantity::Count(count) => nenep::lang::number::grouped(count),
        Quantity::Share { part, whole } => nenep::lang::number::rate(part, whole).unwrap_or_else(|| "–".to_owned()),
    };
    let value = |number: Option<Quantity>| Value { text: number.map_or_else(String::new, shown), number, target: None };
    let row = |(at, name): (usize, &String)| {
        let values = chart.series.iter().map(|series| value(series.values[at]));
        std::iter::once(Value { text: name.clone(), ..Value::default() }).chain(values).collect()
    };
    chart.categories.iter().enumerate().map(row).collect()
}

#[test]
fn every_computed_number_is_the_same_in_every_medium() {
    let (compiled, site) = sample();
    let mut seen = [0; 3];
    for (slug, document) in &compiled.checked.documents.reports {
        let html = page(&String::from_utf8_lossy(&site[&*format!("bao-cao/{slug}.html")]));
        let parts = members(&site[&*format!("bao-cao/{slug}.docx")]);
        let words = word_text(&parts["word/document.xml"]);
        let drawings = String::from_utf8_lossy(&parts["word/document.xml"]);
        let book = sheets(&site[&*format!("bao-cao/{slug}.xlsx")]);
        let grounds = &book.iter().find(|(name, _)| name == "Căn cứ").expect("the records behind the figures").1;
        // Every medium that shows a report joins the two lists: what it shows must hold the same.
        let media = [("the page", &html), ("the Word document", &words)];
        for block in all_blocks(&document.blocks) {
            match block {
                Block::Paragraph(inlines) | Block::Heading { inlines, .. } => {
                    let figures = inlines.iter().filter_map(|inline| match inline {
                        Inline::Figure { text, trace } => Some((text, *trace)),
                        _ => None,
                    });
                    for (text, trace) in figures {
                        seen[0] += 1;
                        for (medium, shown) in media {
                            let whole = spaced(&document::plain(inlines));
                            let has = shown.paragraphs.iter().any(|paragraph| paragraph.contains(&whole));
                            assert!(has, "{medium} has no paragraph `{whole}`");
                        }
                        let is_ground = |row: &Vec<Data>| {
                            row.first() == Some(&Data::Float((trace + 1) as f64))
                                && row[1] == Data::String(text.clone())
                        };
                        assert!(grounds.iter().any(is_ground), "the workbook does not tell {text} of trace {trace}");
                    }
                }
                Block::ComputedTable(table) => {
                    for row in table.rows.iter().filter(|row| row.kind != RowKind::Group) {
                        seen[1] += 1;
                        let wanted: Vec<String> = row.cells.iter().map(|cell| spaced(&cell.text)).collect();
                        media.iter().for_each(|(medium, shown)| has_row(medium, &shown.rows, &wanted));
                        has_values(&book, &row.cells);
                    }
                }
                Block::ComputedChart(chart) => {
                    for row in values_of(chart) {
                        seen[2] += 1;
                        let dash =
                            |value: &Value| if value.text.is_empty() { "–".to_owned() } else { spaced(&value.text) };
                        has_row("the page", &html.rows, &row.iter().map(dash).collect::<Vec<_>>());
                        let values = chart.series.iter().zip(&row[1..]);
                        let words: Vec<_> =
                            values.map(|(series, value)| format!("{} {}", series.name, dash(value))).collect();
                        let told = format!("{}: {}.", row[0].text, words.join(", "));
                        assert!(drawings.contains(&told), "the Word document does not tell `{told}` of a chart");
                        has_values(&book, &row);
                    }
                }
                _ => {}
            }
        }
    }
    assert!(seen[0] > 60 && seen[1] > 60 && seen[2] > 20, "too little was compared: {seen:?}");
}

#[test]
fn each_figure_follows_from_its_records_in_the_workbook() {
    let (compiled, site) = sample();
    for (slug, document) in &compiled.checked.documents.reports {
        let book = sheets(&site[&*format!("bao-cao/{slug}.xlsx")]);
        let grounds = &book.iter().find(|(name, _)| name == "Căn cứ").expect("the records behind the figures").1;
        let sum = |number: usize, column: usize| -> f64 {
            let rows = grounds.iter().filter(|row| row[0] == Data::Float(number as f64));
            rows.map(|row| if let Data::Float(part) = row[column] { part } else { 0.0 }).sum()
        };
        for (at, trace) in document.traces.iter().enumerate() {
            match trace.quantity {
                Some(Quantity::Count(count)) => assert_eq!(sum(at + 1, 8), count as f64, "{}", trace.description),
                Some(Quantity::Share { part, whole }) => {
                    assert_eq!((sum(at + 1, 8), sum(at + 1, 9)), (part as f64, whole as f64), "{}", trace.description);
                }
                None => {}
            }
        }
    }
}

#[test]
fn nothing_is_computed_by_a_spreadsheet() {
    for (address, bytes) in office_files(&great_tree(Profile::Internal)) {
        for (name, held) in deep_members(&bytes).iter().filter(|(name, _)| name.contains("xl/worksheets/")) {
            let text = String::from_utf8_lossy(held);
            assert!(!text.contains("<f>") && !text.contains("<f "), "{address}: {name} holds a formula");
        }
    }
}

#[test]
fn what_is_internal_is_in_no_member_of_a_file() {
    for profile in [Profile::Internal, Profile::Public] {
        let files = office_files(&great_tree(profile));
        assert!(files.len() > 10, "too few files: {}", files.len());
        assert!(!files.iter().any(|(address, _)| address.contains("nhap")), "a draft has files");
        for (address, bytes) in files {
            for (name, held) in deep_members(&bytes) {
                let text = String::from_utf8_lossy(&held).into_owned();
                for part in text.split("KÍN-").skip(1) {
                    let is_officer = profile == Profile::Internal && part.starts_with("HỌ-TÊN");
                    assert!(is_officer, "{address}: {name} shows KÍN-{:.30} in {profile:?}", part);
                }
            }
        }
    }
}

#[test]
fn two_runs_give_the_same_bytes_without_a_clock() {
    let [one, two] = [&sample().1, &built().1].map(office_files);
    assert_eq!(one.len(), 10, "three reports in two formats, three workbooks, one schedule");
    assert!(one == two, "the files differ");
    for (address, bytes) in one {
        let mut archive = zip::ZipArchive::new(Cursor::new(&bytes[..])).expect("a zip archive");
        for at in 0..archive.len() {
            let file = archive.by_index(at).expect("a member");
            let year = file.last_modified().map(|time| time.year());
            assert_eq!(year, Some(1980), "{address}: {:?}", file.name());
        }
        let core = String::from_utf8_lossy(&members(&bytes)["docProps/core.xml"]).into_owned();
        let times = core.split("xsi:type=\"dcterms:W3CDTF\">").skip(1);
        assert!(times.into_iter().all(|time| time.starts_with("2000-01-01T00:00:00Z<")), "{address}: {core}");
    }
}

#[test]
fn cells_have_types() {
    let (_, site) = sample();
    let book = sheets(&site["data/sinh-hoat.xlsx"]);
    let rows = &book[0].1;
    let head = rows.iter().position(|row| row[0] == Data::String("Mã đơn vị".to_owned())).expect("a head");
    let column =
        |name: &str| rows[head].iter().position(|cell| *cell == Data::String(name.to_owned())).expect("a column");
    let (day, share, unit) = (column("Ngày"), column("Tỷ lệ dự"), column("Mã đơn vị"));
    let records = &rows[head + 1..];
    assert_eq!(records.iter().filter(|row| matches!(row[unit], Data::String(_))).count(), 240);
    assert!(records.iter().all(|row| matches!(row[day], Data::DateTime(_))));
    assert!(records.iter().any(|row| matches!(row[share], Data::Float(part) if part > 0.0 && part <= 1.0)));
    let book = sheets(&site["bao-cao/tong-ket-2025.xlsx"]);
    let names: Vec<&str> = book.iter().map(|(name, _)| name.as_str()).collect();
    for name in ["Phụ lục I", "Phụ lục II.1", "Phụ lục II.2", "Biểu 1", "Bảng 1", "Sinh hoạt", "Phát hiện", "Căn cứ"]
    {
        assert!(names.contains(&name), "{name} is not among {names:?}");
    }
}

#[test]
fn a_draft_says_so_on_every_page_and_an_issued_report_nowhere() {
    let (_, site) = sample();
    for (slug, is_draft) in [("tong-ket-2025", true), ("danh-gia-2024", false)] {
        let parts = members(&site[&*format!("bao-cao/{slug}.docx")]);
        for name in ["word/header1.xml", "word/header2.xml", "word/header3.xml"] {
            let header = String::from_utf8_lossy(&parts[name]).into_owned();
            assert_eq!(header.contains("DỰ THẢO"), is_draft, "{slug}: {name}");
            assert_eq!(header.contains("PAGE"), name != "word/header1.xml", "{slug}: {name}");
        }
    }
    let text = String::from_utf8_lossy(&members(&site["bao-cao/tong-ket-2025.docx"])["word/document.xml"]).into_owned();
    for part in
        ["w:tblHeader", "w:cantSplit", "w:orient=\"landscape\"", "[CẦN BỔ SUNG]", "w:highlight", "descr=\"Năm 2025"]
    {
        assert!(text.contains(part), "the document has no {part}");
    }
}

/// Text that breaks what is not escaped.
const HOSTILE: &str = "<w:p>&amp;\"'\u{1}\u{fffe}]]> =1+1 {{ x }}";

fn hostile_paper() -> Paper {
    let text = || HOSTILE.to_owned();
    let inlines = || vec![Inline::Text(text()), Inline::Gap(text()), Inline::FootnoteRef { number: 1 }];
    let link = Inline::Link {
        target: document::Target::External("https://a.example/?a=1&b=<2>".to_owned()),
        title: Some(text()),
        inlines: inlines(),
    };
    let value = || Value { text: text(), number: None, target: None };
    let table = ComputedTable {
        name: "",
        caption: text(),
        note: Some(text()),
        source: text(),
        columns: vec![Column { head: text(), group: Some(text()), align: Align::Start }; 2],
        rows: [RowKind::Body, RowKind::Group, RowKind::Total].map(|kind| Row { kind, cells: vec![value(); 2] }).into(),
        trace: 0,
    };
    let chart = |kind, count| ComputedChart {
        name: "",
        kind,
        title: text(),
        subtitle: text(),
        description: text(),
        categories: vec![text()],
        category_head: text(),
        series: vec![document::Series { name: text(), values: vec![Some(Quantity::Count(count))] }],
        trace: 0,
    };
    let item =
        vec![Block::Paragraph(inlines()), Block::List { start: Some(3), is_tight: true, items: vec![Vec::new()] }];
    let head: Vec<Cell> = vec![inlines(), inlines()];
    let blocks = vec![
        Block::Heading { level: 7, id: text(), inlines: inlines() },
        Block::Paragraph(vec![link, Inline::Code(text()), Inline::LineBreak]),
        Block::List { start: None, is_tight: false, items: vec![item] },
        Block::Quote(vec![Block::Code { text: text() }, Block::Break]),
        Block::Table { aligns: vec![Align::End], head: head.clone(), rows: vec![head, Vec::new()] },
        Block::ComputedTable(table),
        Block::ComputedChart(chart(document::ChartKind::StackedBars, 2)),
        Block::ComputedChart(chart(document::ChartKind::Lines, 2)),
        Block::ComputedChart(chart(document::ChartKind::HorizontalBars, 0)),
        Block::Image { file: "tep/a.png".into(), description: text(), caption: Some(text()) },
    ];
    Paper {
        form: Layout::Hd36,
        language: "vi-VN",
        title: text(),
        head: Head { superior: Some(text()), issuer: text(), number: text(), dated: text() },
        kind: text(),
        subject: text(),
        is_draft: true,
        body: blocks.clone(),
        annexes: [false, true, true]
            .map(|is_wide| Annex { label: text(), title: inlines(), id: text(), blocks: blocks.clone(), is_wide })
            .into(),
        annexed_to: text(),
        recipients: vec![text()],
        signature: Signature { authority: Some(text()), office: Some(text()), name: Some(text()) },
        footnotes: vec![document::Footnote { number: 1, blocks: blocks.clone() }],
        figures: Vec::new(),
        pictures: BTreeMap::from([("tep/a.png".into(), PICTURE.into())]),
    }
}

/// The least picture: one dot.
const PICTURE: &[u8] = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\0\x01\0\0\0\x01\x08\0\0\0\0:~\x9bU";

#[test]
fn hostile_texts_stay_texts_in_well_formed_parts() {
    let parts = deep_members(&word::write(&hostile_paper()));
    for (name, held) in parts.iter().filter(|(name, _)| name.ends_with(".xml") || name.ends_with(".rels")) {
        let mut reader = Reader::from_reader(&held[..]);
        loop {
            match reader.read_event() {
                Ok(Event::Eof) => break,
                Ok(_) => {}
                Err(error) => panic!("{name}: {error}"),
            }
        }
        let text = String::from_utf8(held.clone()).expect("UTF-8");
        assert!(!text.contains(['\u{1}', '\u{fffe}']), "{name} holds signs that XML cannot");
    }
    let shown = word_text(&parts["word/document.xml"]);
    let wanted = spaced("<w:p>&amp;\"']]> =1+1 {{ x }}");
    assert!(shown.paragraphs.contains(&wanted), "the text is not shown as it is: {:?}", &shown.paragraphs[..5]);
    assert!(parts.contains_key("word/media/image1.png"), "the picture is not there");
}

#[test]
fn every_part_that_is_named_exists_and_has_a_type() {
    let (_, site) = sample();
    let hostile = word::write(&hostile_paper());
    for bytes in [&site["bao-cao/tong-ket-2025.docx"][..], &hostile] {
        let parts = members(bytes);
        let types = String::from_utf8_lossy(&parts["[Content_Types].xml"]).into_owned();
        for name in parts.keys().filter(|name| *name != "[Content_Types].xml") {
            let ending = name.rsplit_once('.').expect("an ending").1;
            let is_typed =
                types.contains(&format!("PartName=\"/{name}\"")) || ["rels", "xlsx", "png"].contains(&ending);
            assert!(is_typed, "{name} has no type");
        }
        for (name, held) in parts.iter().filter(|(name, _)| name.ends_with(".rels")) {
            let owner = name.replace("_rels/", "");
            let folder = owner.rsplit_once('/').map_or("", |(folder, _)| folder);
            let text = String::from_utf8_lossy(held).into_owned();
            for one in text.split("<Relationship ").skip(1).filter(|one| !one.contains("External")) {
                let target = one.split("Target=\"").nth(1).and_then(|rest| rest.split('"').next()).expect("a target");
                let path = match target.strip_prefix("../") {
                    Some(above) => format!("word/{above}"),
                    None if folder.is_empty() => target.to_owned(),
                    None => format!("{folder}/{target}"),
                };
                assert!(parts.contains_key(&path), "{name} names {path}, which is not there");
            }
        }
        let document = String::from_utf8_lossy(&parts["word/document.xml"]).into_owned();
        let relations = String::from_utf8_lossy(&parts["word/_rels/document.xml.rels"]).into_owned();
        for id in document.split("r:id=\"").skip(1).chain(document.split("r:embed=\"").skip(1)) {
            let id = id.split('"').next().expect("an id");
            assert!(relations.contains(&format!("Id=\"{id}\"")), "{id} leads nowhere");
        }
    }
}

//! Reports as PDF: what poppler's tools read out of the file is what the paper holds.
#![cfg(feature = "pdf")]
#![expect(clippy::disallowed_methods, reason = "this test runs the tools that read the file")]

mod support;

use nenep::compile::{Checked, Inputs, Options, check};
use nenep::document::{
    Align, Block, Column, ComputedChart, ComputedTable, Footnote, Inline, Quantity, Row, RowKind, Target, Value,
};
use nenep::model::{AsOf, Profile, Slug};
use nenep::plan::Scene;
use nenep::report::{Paper, pdf};
use std::path::Path;
use std::process::Command;
use support::{date, read_tree};

const REVIEW: &str = "tong-ket-2025";
const REPORTS: [&str; 3] = [REVIEW, "danh-gia-2023", "danh-gia-2024"];
const ON: &str = "2026-02-10";

/// Returns a paper of the sample.
fn paper(slug: &str) -> Paper {
    let content = read_tree(&Path::new(env!("CARGO_MANIFEST_DIR")).join("content"));
    let inputs = Inputs { content, ..Inputs::default() };
    let Checked { facts, documents, sources, .. } = check(&inputs, &Options::default(), AsOf(date(ON)));
    let scene = Scene::new(&facts, &documents, &sources, &inputs.history, Profile::Internal, false);
    let slug = Slug::parse(slug).expect("a slug");
    Paper::of(&scene, &inputs.content, &slug).expect("the sample has the report")
}

/// Returns the review with another text and no annexes.
fn with_body(body: Vec<Block>) -> Paper {
    Paper { body, annexes: Vec::new(), footnotes: Vec::new(), ..paper(REVIEW) }
}

#[track_caller]
fn written(paper: &Paper) -> Vec<u8> {
    pdf::write(paper, date(ON)).unwrap_or_else(|fault| panic!("{fault}"))
}

/// Runs a tool of poppler on a file; none where it is not installed, which only CI does not forgive.
#[track_caller]
fn read_with(tool: &str, options: &[&str], bytes: &[u8]) -> Option<String> {
    let folder = tempfile::tempdir().expect("a folder");
    let file = folder.path().join("bao-cao.pdf");
    std::fs::write(&file, bytes).expect("a file");
    let mut command = Command::new(tool);
    command.args(options).arg(&file);
    if tool == "pdftotext" {
        command.arg("-");
    }
    let Ok(output) = command.output() else {
        assert!(std::env::var_os("CI").is_none(), "{tool} is missing");
        eprintln!("{tool} is missing; this is not tested");
        return None;
    };
    assert!(output.status.success(), "{tool}: {}", String::from_utf8_lossy(&output.stderr));
    Some(String::from_utf8_lossy(&output.stdout).into_owned())
}

fn text_of(paper: &Paper) -> Option<String> {
    read_with("pdftotext", &["-layout"], &written(paper))
}

/// Returns text as one line with single spaces, so that the ends of its lines do not matter.
fn squeezed(text: &str) -> String {
    text.split(|sign: char| sign.is_whitespace()).filter(|word| !word.is_empty()).collect::<Vec<_>>().join(" ")
}

fn words(text: &str) -> Inline {
    Inline::Text(text.to_owned())
}

fn said(text: &str) -> Block {
    Block::Paragraph(vec![words(text)])
}

/// Returns the inlines of a document's running text, those within others included.
fn inlines<'a>(blocks: &'a [Block], found: &mut Vec<&'a Inline>) {
    for block in blocks {
        match block {
            Block::Heading { inlines, .. } | Block::Paragraph(inlines) => found.extend(inlines),
            Block::List { items, .. } => items.iter().for_each(|item| self::inlines(item, found)),
            Block::Quote(inner) => self::inlines(inner, found),
            _ => {}
        }
    }
}

/// Returns every figure of a paper as it is written: in running text, in tables, in charts.
fn figures(paper: &Paper) -> Vec<String> {
    let mut found = Vec::new();
    for blocks in std::iter::once(&paper.body).chain(paper.annexes.iter().map(|annex| &annex.blocks)) {
        let mut running = Vec::new();
        inlines(blocks, &mut running);
        found.extend(running.into_iter().filter_map(|inline| match inline {
            Inline::Figure { text, .. } => Some(text.clone()),
            _ => None,
        }));
        for block in blocks {
            match block {
                Block::ComputedTable(table) => {
                    let cells = table.rows.iter().flat_map(|row| &row.cells).filter(|cell| cell.number.is_some());
                    found.extend(cells.map(|cell| cell.text.clone()));
                }
                Block::ComputedChart(ComputedChart { series, .. }) => {
                    let values = series.iter().flat_map(|series| &series.values).flatten();
                    found.extend(values.filter(|value| **value != Quantity::Count(0)).map(|value| shown(*value)));
                }
                _ => {}
            }
        }
    }
    found
}

fn shown(value: Quantity) -> String {
    nenep::plan::chart::shown(value)
}

#[test]
fn the_same_paper_gives_the_same_bytes() {
    for slug in REPORTS {
        let (first, again) = (written(&paper(slug)), written(&paper(slug)));
        assert!(first == again, "{slug} differs in two runs");
        assert!(first.starts_with(b"%PDF-1.7"));
    }
}

#[test]
fn every_computed_number_stands_in_the_text() {
    for slug in REPORTS {
        let paper = paper(slug);
        let figures = figures(&paper);
        assert!(figures.len() > 60, "{slug} has only {} figures", figures.len());
        let Some(text) = text_of(&paper).map(|text| squeezed(&text)) else { return };
        for figure in figures {
            assert!(text.contains(&squeezed(&figure)), "{slug} lacks {figure}");
        }
    }
}

#[test]
fn the_form_is_there_and_every_page_of_a_draft_says_so() {
    let paper = paper(REVIEW);
    let Some(text) = text_of(&paper) else { return };
    let pages: Vec<&str> = text.split('\u{c}').filter(|page| !page.trim().is_empty()).collect();
    assert!(pages.len() > 10);
    for (at, page) in pages.iter().enumerate() {
        assert!(page.contains("DỰ THẢO"), "page {} does not say that it is a draft", at + 1);
        let head = page.lines().find(|line| !line.trim().is_empty()).unwrap_or_default();
        let number = head.split_whitespace().next() == Some(&(at + 1).to_string());
        assert_eq!(number, at > 0, "the number of page {}: {head}", at + 1);
    }
    let first = squeezed(pages[0]);
    for part in ["ĐẢNG CỘNG SẢN VIỆT NAM", "BÁO CÁO", "-----", "Số … -BC/…", "ngày … tháng … năm 2026"]
    {
        assert!(first.contains(part), "page 1 lacks {part}: {first}");
    }
    let text = squeezed(&text);
    assert!(text.contains("Nơi nhận:") && text.contains("- Lưu Văn phòng Đảng ủy."));
    assert!(text.find("Nơi nhận:") < text.find("PHỤ LỤC I DANH SÁCH"), "annexes follow the signature");
    let issued = Paper { is_draft: false, ..paper };
    assert!(!text_of(&issued).unwrap_or_default().contains("DỰ THẢO"));
}

#[test]
fn the_signature_never_stands_on_a_page_of_its_own() {
    let lines = |count: usize| (0..count).map(|_| said("Một đoạn ngắn của báo cáo.")).collect::<Vec<_>>();
    let last =
        || Block::List {
            start: None, is_tight: true, items: vec![vec![said("Việc đầu.")], vec![said("Việc cuối.")]]
        };
    for count in 14..24 {
        let paper = with_body(lines(count).into_iter().chain([last()]).collect());
        let Some(text) = text_of(&paper) else { return };
        let page = text.split('\u{c}').find(|page| page.contains("Nơi nhận:")).unwrap_or_default();
        assert!(page.contains("Việc cuối."), "after {count} paragraphs: {page}");
    }
}

#[test]
fn the_file_is_tagged_for_keeping_and_has_its_fonts_inside() {
    let bytes = written(&paper(REVIEW));
    let has = |part: &[u8]| bytes.windows(part.len()).any(|window| window == part);
    assert!(has(b"<pdfuaid:part>1</pdfuaid:part>") && has(b"<pdfaid:part>2</pdfaid:part>"), "PDF/UA-1 and PDF/A-2a");
    assert!(has(b"/Lang(vi)") || has(b"/Lang (vi)"), "the language is Vietnamese");
    assert!(has(b"/Outlines"), "headings make an outline");
    let Some(info) = read_with("pdfinfo", &[], &bytes) else { return };
    let line = |name: &str| info.lines().find(|line| line.starts_with(name)).unwrap_or_default().to_owned();
    assert!(line("Tagged:").ends_with("yes"), "{info}");
    assert!(line("Page size:").contains("A4"), "{info}");
    assert!(line("Title:").contains("Báo cáo tổng kết thực hiện thí điểm"), "{info}");
    let Some(fonts) = read_with("pdffonts", &[], &bytes) else { return };
    let fonts: Vec<&str> = fonts.lines().skip(2).collect();
    assert!(fonts.len() >= 3, "{fonts:?}");
    for font in fonts {
        assert!(
            font.contains("+Tinos-") && font.contains(" yes yes yes "),
            "embedded, a subset, with its letters: {font}"
        );
    }
}

#[test]
fn every_letter_of_the_language_can_be_read_back() {
    let with_tones = |letter: &str| {
        let tones = ["", "\u{300}", "\u{309}", "\u{303}", "\u{301}", "\u{323}"].map(|tone| format!("{letter}{tone}"));
        unicode_normalization::UnicodeNormalization::nfc(tones.concat().as_str()).collect::<String>()
    };
    let small: Vec<String> = "aăâeêioôơuưy".chars().map(|vowel| with_tones(&vowel.to_string())).collect();
    let all: Vec<String> =
        small.iter().flat_map(|word| [word.clone(), word.to_uppercase()]).chain(["đĐ".into()]).collect();
    let all = all.join(" ");
    let paper = with_body(vec![
        said(&all),
        Block::Paragraph(vec![Inline::Strong(vec![words(&all)])]),
        Block::Paragraph(vec![Inline::Emphasis(vec![words(&all)])]),
        Block::Paragraph(vec![Inline::Strong(vec![Inline::Emphasis(vec![words(&all)])])]),
    ]);
    let Some(text) = text_of(&paper).map(|text| squeezed(&text)) else { return };
    assert_eq!(text.matches(&all).count(), 4, "upright, bold, italic and both: {text}");
}

/// Returns a table of so many units, each with its number.
fn long_table(rows: usize) -> ComputedTable {
    let column = |head: &str, align| Column { head: head.to_owned(), group: None, align };
    let cell = |text: String| Value { text, ..Value::default() };
    let row = |at: usize| Row {
        kind: RowKind::Body,
        cells: vec![
            cell(at.to_string()),
            cell(format!("Chi bộ thứ {at} ký hiệu ĐV-{at:03}")),
            cell(format!("{at}.000")),
        ],
    };
    ComputedTable {
        name: "thu",
        caption: "Danh sách dài".to_owned(),
        note: None,
        source: "Nguồn: thử".to_owned(),
        columns: vec![column("TT", Align::Centre), column("Tên đơn vị", Align::Start), column("Số lượng", Align::End)],
        rows: (1..=rows).map(row).collect(),
        trace: 0,
    }
}

#[test]
fn a_long_table_loses_no_row_and_repeats_its_head() {
    let paper = with_body(vec![said("Mở đầu."), Block::ComputedTable(long_table(200)), said("Hết.")]);
    let Some(text) = text_of(&paper) else { return };
    for at in 1..=200 {
        assert_eq!(text.matches(&format!("ĐV-{at:03}")).count(), 1, "row {at}");
    }
    let pages: Vec<&str> = text.split('\u{c}').filter(|page| page.contains("ĐV-")).collect();
    assert!(pages.len() > 4);
    for page in &pages {
        assert_eq!(page.matches("Tên đơn vị").count(), 1, "the head on every page of the table: {page}");
        // The name and the number of a row stand on one page.
        for line in page.lines().filter(|line| line.contains("ĐV-")) {
            assert!(line.contains(".000"), "a row is cut: {line}");
        }
    }
    assert!(text.contains("Hết."));
}

#[test]
fn a_row_higher_than_a_page_loses_no_word() {
    let long: Vec<String> = (1..=1500).map(|at| format!("từ{at}")).collect();
    let mut table = long_table(2);
    table.rows[0].cells[1].text = long.join(" ");
    let written = vec![vec![vec![words("1")], vec![words(&long.join(" "))], vec![words("x")]]];
    let head = vec![vec![words("TT")], vec![words("Nội dung")], vec![words("Ghi chú")]];
    for block in [Block::ComputedTable(table), Block::Table { aligns: Vec::new(), head, rows: written }] {
        let Some(text) = text_of(&with_body(vec![block])).map(|text| squeezed(&text)) else { return };
        for word in &long {
            assert!(text.split(' ').any(|other| other == word), "{word} is lost");
        }
    }
}

#[test]
fn what_people_wrote_is_never_markup() {
    let hostile = [
        "#import \"@preview/x:1.0.0\": *",
        "#panic(\"x\") #{1+1}",
        "$x^2$ \\ \\u{41} *đậm* _nghiêng_ `mã` <script>alert(1)</script> @ref <nhãn>",
        "= Tiêu đề // chú thích /* x */ -- --- ~ ... \"x\" 'y'",
        "[x](y) %{{ }}% \\begin{document}",
    ];
    let mut table = long_table(hostile.len());
    for (row, text) in table.rows.iter_mut().zip(hostile) {
        row.cells[1].text = text.to_owned();
    }
    table.caption = hostile[0].to_owned();
    let body =
        hostile.map(said).into_iter().chain([Block::ComputedTable(table), Block::Code { text: hostile[2].into() }]);
    let mut paper = with_body(body.collect());
    paper.title = hostile[1].to_owned();
    paper.subject = hostile[2].to_owned();
    paper.head.issuer = hostile[3].to_owned();
    paper.recipients = hostile.map(str::to_owned).to_vec();
    let Some(text) = text_of(&paper).map(|text| squeezed(&text)) else { return };
    let joined = text.replace(' ', "");
    for (text, least) in hostile.iter().zip([3, 2, 3, 3, 2]) {
        let count = joined.matches(&text.replace(' ', "")).count();
        assert!(count >= least, "`{text}` stands {count} times in {joined}");
    }
}

#[test]
fn signs_words_and_links_out_of_the_common_are_set_all_the_same() {
    let link = |target, text: &str| Inline::Link { target, title: None, inlines: vec![words(text)] };
    let note = |number| Footnote { number, blocks: vec![said(&format!("Lời chú {number}.")), said("Đoạn hai.")] };
    let head = vec![vec![words("Cột"), Inline::FootnoteRef { number: 2 }], vec![words("Cột sau")]];
    let body = vec![
        Block::Heading { level: 3, id: "m-sau".into(), inlines: vec![words("Mục sâu")] },
        Block::Heading { level: 1, id: "m-rong".into(), inlines: Vec::new() },
        said("Chữ 😀 中 \u{e000} \u{200b}\u{fe0f}hết"),
        said(&"dài".repeat(60)),
        Block::Paragraph(vec![
            words("Xem "),
            link(Target::External("https://vi.example/?a=\"b\"&c".into()), "trang ngoài"),
            link(Target::Heading("m-rong".into()), " mục rỗng"),
            link(Target::Heading("m-sau".into()), " mục sâu"),
            link(Target::Home, " trang chủ"),
            Inline::FootnoteRef { number: 1 },
            Inline::FootnoteRef { number: 1 },
            Inline::FootnoteRef { number: 9 },
        ]),
        Block::Table {
            aligns: vec![Align::End],
            head,
            rows: vec![vec![vec![words("ô"), Inline::FootnoteRef { number: 2 }]]],
        },
        Block::Image { file: "tep/khong-co.png".into(), description: "Ảnh không có".into(), caption: None },
        Block::List { start: Some(0), is_tight: true, items: vec![vec![said("không")], Vec::new()] },
    ];
    let mut paper = with_body(body);
    paper.footnotes = vec![note(1), note(2)];
    let bytes = written(&paper);
    assert!(bytes.windows(7).any(|window| window == b"pdfuaid"), "the promises are kept");
    let Some(text) = read_with("pdftotext", &[], &bytes).map(|text| squeezed(&text)) else { return };
    for part in ["[U+1F600] [U+4E2D] [U+E000] hết", "Lời chú 1.", "Lời chú 2.", "Ảnh không có", "mục rỗng", "trang chủ"]
    {
        assert!(text.contains(part), "{part} is missing: {text}");
    }
    assert_eq!(text.matches("Đoạn hai.").count(), 2);
    assert_eq!(text.replace([' ', '\u{200b}'], "").matches(&"dài".repeat(60)).count(), 1, "{text}");
}

#[test]
fn text_however_deep_is_set() {
    let deep = |depth: usize| {
        (0..depth).fold(said("đáy"), |inner, at| match at % 2 {
            0 => Block::Quote(vec![inner]),
            _ => Block::List { start: None, is_tight: true, items: vec![vec![inner]] },
        })
    };
    let strong = (0..200).fold(words("sâu"), |inner, _| Inline::Strong(vec![Inline::Emphasis(vec![inner])]));
    let Some(text) = text_of(&with_body(vec![deep(60), Block::Paragraph(vec![strong])])) else { return };
    assert!(text.contains("đáy") && text.contains("sâu"));
}

#[test]
fn a_picture_that_cannot_be_read_gives_its_place_to_its_words() {
    let body = vec![Block::Image { file: "tep/hong.png".into(), description: "Ảnh hỏng".into(), caption: None }];
    let mut paper = with_body(body);
    paper.pictures.insert("tep/hong.png".into(), b"no picture"[..].into());
    let Some(text) = text_of(&paper) else { return };
    assert!(text.contains("Ảnh hỏng"));
}

//! Small whole sites, compared byte by byte with what is kept beside them.
//!
//! A case is a folder `tests/golden/<name>/`: `in/` (a content tree), `as-of` (a day), `left-out` (beginnings of
//! addresses that are not kept: pages that are the same in every site) and `expected/`. `UPDATE=1 cargo test --test
//! golden` writes `expected/` anew; read the diff. What follows from the bytes of the theme's assets (their hashed
//! names, the digest of the site) and the symbols of the theme are replaced by a fixed word.

#![allow(clippy::disallowed_methods, clippy::disallowed_macros, reason = "tests read files and the environment")]

mod support;

use nenep::compile::{Inputs, Options, compile};
use nenep::disk;
use nenep::model::AsOf;
use nenep::text::History;
use regex::Regex;
use std::collections::BTreeMap;
use std::io::{Cursor, Read};
use std::path::{Path, PathBuf};
use support::date;

/// The text files of a site by address.
type Texts = BTreeMap<String, String>;

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/golden")
}

fn read(path: &Path) -> String {
    std::fs::read_to_string(path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

/// Builds the tree of a case as of its day.
fn built(case: &Path) -> Texts {
    let inputs = disk::read(&case.join("in")).unwrap_or_else(|error| panic!("{}: {error}", case.display()));
    let inputs = Inputs { history: History::default().into(), ..inputs };
    let day = AsOf(date(read(&case.join("as-of")).trim()));
    let compiled = compile(&inputs, &Options::default(), day, &|_| {});
    let problems = compiled.checked.diagnostics.iter().map(|problem| format!("{:?}", problem.message));
    let problems: Vec<_> = problems.collect();
    let site = compiled.site.unwrap_or_else(|| panic!("{}: {problems:?}", case.display()));
    let left_out = read(&case.join("left-out"));
    let is_kept = |address: &str| {
        !address.starts_with("tai-san/") && !left_out.lines().any(|beginning| address.starts_with(beginning))
    };
    let kept = site.iter().filter(|(address, _)| is_kept(address));
    kept.filter(|(address, _)| !address.ends_with(".pdf"))
        .map(|(address, bytes)| match opened(address, bytes) {
            Some(text) => (format!("{address}.txt"), text),
            None => (address.to_string(), fixed(&String::from_utf8_lossy(bytes))),
        })
        .collect()
}

/// Returns what an office document says, so that a difference can be read: the texts of its parts, line by line.
fn opened(address: &str, bytes: &[u8]) -> Option<String> {
    let ends = if address.ends_with(".docx") {
        ["</w:p>", "</w:tr>"]
    } else if address.ends_with(".xlsx") {
        ["</si>", "</row>"]
    } else {
        return None;
    };
    let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).expect("a zip archive");
    let mut text = String::new();
    for at in 0..archive.len() {
        let mut part = archive.by_index(at).expect("a part");
        let name = part.name().expect("a name").into_owned();
        let is_shown =
            ["document.xml", "footnotes.xml", "sharedStrings.xml", "core.xml"].iter().any(|end| name.ends_with(end));
        text.push_str(&format!("== {name}\n"));
        if is_shown || name.starts_with("xl/worksheets/sheet") || name.starts_with("word/charts/chart") {
            let mut held = String::new();
            part.read_to_string(&mut held).expect("a part is text");
            let lines = ends.iter().fold(held, |held, end| held.replace(end, &format!("{end}\n")));
            text.push_str(&lines);
            text.push('\n');
        }
    }
    Some(text)
}

/// Replaces what follows from the bytes of the theme.
fn fixed(text: &str) -> String {
    let replace = |text: &str, pattern: &str, word: &str| {
        Regex::new(pattern).expect("a pattern").replace_all(text, word).into_owned()
    };
    let text = replace(text, r"tai-san/([a-z-]+)-[0-9a-f]{12}\.", "tai-san/$1-TEN.");
    let text = replace(&text, r#""digest": "[0-9a-f]{64}""#, r#""digest": "TEN""#);
    let text = replace(&text, r#""generator": "nenep [^"]+""#, r#""generator": "nenep TEN""#);
    replace(&text, r#"(<svg class="sprite"[^>]*>).*?</symbol></svg>"#, "${1}TEN</svg>")
}

/// Reads the files below `expected/`; an absent folder is empty.
fn expected(case: &Path) -> Texts {
    let root = case.join("expected");
    let mut texts = Texts::new();
    let mut folders = vec![root.clone()];
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(&folder).into_iter().flatten() {
            let path = entry.expect("an entry of a folder").path();
            if path.is_dir() {
                folders.push(path);
            } else {
                let address = path.strip_prefix(&root).expect("below the root").to_string_lossy().replace('\\', "/");
                texts.insert(address, read(&path));
            }
        }
    }
    texts
}

fn update(case: &Path, texts: &Texts) {
    let root = case.join("expected");
    if root.exists() {
        std::fs::remove_dir_all(&root).expect("the old files can be removed");
    }
    for (address, text) in texts {
        let path = root.join(address);
        std::fs::create_dir_all(path.parent().expect("below the root")).expect("a folder");
        std::fs::write(path, text).expect("a file");
    }
}

/// Says where two texts first differ.
fn difference(address: &str, expected: &str, found: &str) -> String {
    let at = expected.lines().zip(found.lines()).position(|(one, two)| one != two);
    let at = at.unwrap_or(expected.lines().count().min(found.lines().count()));
    let line = |text: &str| text.lines().nth(at).unwrap_or("(end of the file)").to_owned();
    format!("{address}:{}\n  expected: {}\n  found:    {}", at + 1, line(expected), line(found))
}

fn differences(expected: &Texts, found: &Texts) -> Vec<String> {
    let mut wrong = Vec::new();
    for (address, text) in found {
        match expected.get(address) {
            None => wrong.push(format!("{address} is new")),
            Some(kept) if kept != text => wrong.push(difference(address, kept, text)),
            Some(_) => {}
        }
    }
    let gone = expected.keys().filter(|address| !found.contains_key(*address));
    wrong.extend(gone.map(|address| format!("{address} is gone")));
    wrong
}

#[test]
fn every_site_is_as_expected() {
    let mut wrong = Vec::new();
    for entry in std::fs::read_dir(folder()).expect("the folder of cases") {
        let case = entry.expect("a case").path();
        let found = built(&case);
        if std::env::var_os("UPDATE").is_some() {
            update(&case, &found);
        }
        let name = case.file_name().unwrap_or_default().to_string_lossy().into_owned();
        wrong.extend(differences(&expected(&case), &found).into_iter().map(|text| format!("{name}: {text}")));
    }
    let count = wrong.len();
    wrong.truncate(20);
    assert!(wrong.is_empty(), "{count} differences; UPDATE=1 writes the files anew:\n{}", wrong.join("\n"));
}

#[test]
fn one_of_the_sites_has_each_kind_of_page() {
    let kept: Vec<String> = built(&folder().join("moi-loai-trang")).into_keys().collect();
    for address in [
        "404.html",
        "index.html",
        "bao-cao/index.html",
        "bao-cao/danh-gia-2024.html",
        "don-vi/index.html",
        "don-vi/dang-bo-b.html",
        "huong-dan/index.html",
        "huong-dan/08-hd-tn.html",
        "kinh-nghiem.html",
        "lich/index.html",
        "lich/2024.html",
        "quy-dinh/qd.html",
        "sinh-hoat/2024/dang-bo-b.html",
        "sinh-hoat/2024/dang-bo-b/2024-03-05.html",
        "sinh-hoat/2024/dang-bo-b/2024-11-12-cap-uy.html",
        "so-tay/index.html",
        "thay-doi.html",
        "tim-kiem.html",
        "tong-hop/2024.html",
        "trang/gioi-thieu.html",
        "tuan-thu/index.html",
        "tuan-thu/2024.html",
        "tuan-thu/quy-tac/cap-01.html",
        "data/kiem-tra.json",
        "data/sinh-hoat.csv",
    ] {
        assert!(kept.iter().any(|kept| kept == address), "{address} is not kept");
    }
}

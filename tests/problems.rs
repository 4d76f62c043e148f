//! One case or more for every diagnostic code: a small tree in, its problems out.
//!
//! A case is a text file: `//- path` begins a file of the tree (`//- ../themes/<name>/<file>` one of a theme), `=====`
//! the expected lines
//! `path:line:col CODE severity`. `UPDATE=1 cargo test --test problems` writes the expected part anew; read the diff.
//! Directives stand after the path: `crlf` (line ends), `bom`, `no-newline`, `empty`, `link`, `device`, `size=N`,
//! `unreadable`, `hex` (the text is bytes in hex). A first line `profile: cong_khai` overrides the profile of the settings.
#![expect(clippy::disallowed_methods, reason = "cases are files, and UPDATE=1 rewrites them")]

use nenep::compile::{Inputs, Options, compile};
use nenep::diag::{Code, Diagnostics};
use nenep::load;
use nenep::model::{AsOf, Profile};
use nenep::text::{Entry, Sources, Tree};
use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

struct Case {
    profile: Option<Profile>,
    tree: Tree,
    themes: Tree,
    expected: String,
}

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/problems")
}

fn parse(text: &str) -> Case {
    let (input, expected) = text.split_once("=====\n").unwrap_or((text, ""));
    let (head, files) = input.split_once("//- ").unwrap_or((input, ""));
    let profile = match head.lines().find_map(|line| line.strip_prefix("profile: ")) {
        Some("cong_khai") => Some(Profile::Public),
        Some("noi_bo") => Some(Profile::Internal),
        _ => None,
    };
    let (mut tree, mut themes) = (Tree::new(), Tree::new());
    for file in files.split("\n//- ") {
        let (head, body) = file.split_once('\n').unwrap_or((file, ""));
        let (path, directives) = head.split_once(" :: ").unwrap_or((head, ""));
        match path.strip_prefix("../themes/") {
            Some(file) => drop(themes.insert(file.into(), entry(body, directives))),
            None if path.is_empty() => {}
            None => drop(tree.insert(path.into(), entry(body, directives))),
        }
    }
    Case { profile, tree, themes, expected: expected.to_owned() }
}

fn entry(body: &str, directives: &str) -> Entry {
    let mut bytes = body.strip_suffix('\n').map_or(body.to_owned(), |body| format!("{body}\n")).into_bytes();
    for directive in directives.split_whitespace() {
        match directive {
            "crlf" => bytes = String::from_utf8_lossy(&bytes).replace('\n', "\r\n").into_bytes(),
            "bom" => bytes.splice(0..0, *b"\xef\xbb\xbf").for_each(drop),
            "no-newline" => drop(bytes.pop()),
            "empty" => bytes.clear(),
            "link" => return Entry::SymbolicLink,
            "device" => return Entry::Special,
            "unreadable" => return Entry::Unreadable("permission denied".to_owned()),
            "hex" => bytes = unhex(&String::from_utf8_lossy(&bytes)),
            other => match other.strip_prefix("size=").and_then(|size| size.parse().ok()) {
                Some(size) => return Entry::TooLarge(size),
                None => panic!("unknown directive {other}"),
            },
        }
    }
    Entry::File(bytes.into())
}

fn unhex(text: &str) -> Vec<u8> {
    text.split_whitespace().map(|pair| u8::from_str_radix(pair, 16).expect("two hex digits")).collect()
}

/// Returns what reading says of a case; for one named after a code of pages or themes, what building says.
fn problems(name: &str, case: Case) -> (Diagnostics, Sources) {
    let Case { profile, tree, themes, .. } = case;
    if name.starts_with("N4") || name.starts_with("N6") {
        let inputs = Inputs { content: tree, themes, ..Inputs::default() };
        let options = Options { profile, allow_errors: true, ..Options::default() };
        let day = "2025-06-30".parse().expect("a day");
        let checked = compile(&inputs, &options, AsOf(day), &|_| {}).checked;
        return (checked.diagnostics, (*checked.sources).clone());
    }
    let mut diags = Diagnostics::default();
    let (_, sources) = load::load(&tree, profile, &mut diags);
    diags.sort(&sources);
    (diags, sources)
}

fn shown(diags: &Diagnostics, sources: &Sources) -> String {
    let line = |diagnostic: &nenep::diag::Diagnostic| {
        let (path, place) = (sources.path(diagnostic.span), sources.position(diagnostic.span));
        let (code, severity) = (diagnostic.code().as_str(), diagnostic.severity.as_str());
        format!("{path}:{}:{} {code} {severity}\n", place.line, place.column)
    };
    diags.iter().map(line).collect()
}

fn cases() -> Vec<(String, PathBuf)> {
    let entries = std::fs::read_dir(folder()).expect("the folder of cases");
    let mut cases: Vec<(String, PathBuf)> = entries
        .map(|entry| entry.expect("a case").path())
        .filter(|path| path.extension().is_some_and(|ending| ending == "txt"))
        .map(|path| (path.file_stem().unwrap_or_default().to_string_lossy().into_owned(), path))
        .collect();
    cases.sort();
    cases
}

#[test]
fn every_case_gives_its_problems() {
    let mut wrong = Vec::new();
    for (name, path) in cases() {
        let text = std::fs::read_to_string(&path).expect("a case");
        let case = parse(&text);
        let expected = case.expected.clone();
        let (diags, sources) = problems(&name, case);
        let found = shown(&diags, &sources);
        if found == expected {
            continue;
        }
        if std::env::var_os("UPDATE").is_some() {
            let input = text.split("=====\n").next().unwrap_or("");
            std::fs::write(&path, format!("{input}=====\n{found}")).expect("the case can be written");
        } else {
            wrong.push(format!("{name}\nexpected:\n{expected}found:\n{found}"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn every_case_shows_the_code_that_it_is_named_for() {
    if std::env::var_os("UPDATE").is_some() {
        return;
    }
    for (name, path) in cases() {
        let text = std::fs::read_to_string(path).expect("a case");
        let expected = parse(&text).expected;
        let code = name.split('-').next().unwrap_or("");
        assert!(code == "none" || expected.contains(&format!(" {code} ")), "{name}");
        assert!(code != "none" || expected.is_empty(), "{name}");
    }
}

#[test]
fn every_code_has_a_case() {
    let named: BTreeSet<String> = cases().into_iter().map(|(name, _)| name[..4].to_owned()).collect();
    for code in Code::ALL {
        let code = code.as_str();
        assert!(named.contains(code), "no case for {code}");
    }
}

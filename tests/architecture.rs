//! The shape of the program: imports run one way, each file says what it is for, and none grows beyond its idea.
#![expect(clippy::disallowed_methods, reason = "this test reads the sources of the program")]

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

/// The modules in the order of the table of the architecture: a module may use those before it, and itself.
const ORDER: &[&str] = &[
    "text", "diag", "model", "lang", "load", "rules", "summary", "facts", "editions", "document", "plan", "render",
    "report", "compile", "disk", "serve", "publish", "cli",
];

/// Backward imports that are meant: module, what it uses, why.
const MEANT: &[(&str, &str, &str)] =
    &[("model", "lang", "the settings name the portal's language, a type without words")];

/// Modules that may meet the disk, the clock, the environment or the terminal.
const RIM: &[&str] = &["disk", "serve", "publish", "cli", "main"];

/// Lines beyond which a file must be split, its tests not counted (a reason to be named in `LONG`).
const MOST_LINES: usize = 400;

/// Longer files, each with its reason.
const LONG: &[(&str, &str)] =
    &[("diag/message.rs", "one enum of every kind of problem, so that a missing wording does not compile")];

fn sources() -> BTreeMap<String, String> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut found = BTreeMap::new();
    let mut folders: Vec<PathBuf> = vec![root.clone()];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder).expect("a folder of sources") {
            let path = entry.expect("an entry").path();
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|ending| ending == "rs") {
                let name = path.strip_prefix(&root).expect("below src").to_string_lossy().replace('\\', "/");
                found.insert(name, fs::read_to_string(&path).expect("a source"));
            }
        }
    }
    found
}

/// Returns the top module to which a file belongs.
fn module(name: &str) -> &str {
    name.split('/').next().unwrap_or(name).trim_end_matches(".rs")
}

/// Returns the part of a file before its tests.
fn before_tests(text: &str) -> &str {
    text.split("#[cfg(test)]\nmod ").next().unwrap_or(text)
}

/// Returns the code without comments and texts' lines that only look like code.
fn code(text: &str) -> impl Iterator<Item = &str> {
    before_tests(text).lines().map(str::trim).filter(|line| !line.starts_with("//"))
}

/// Returns the top modules that a line names after `crate::`, grouped imports included.
fn used(text: &str) -> Vec<String> {
    let joined: String = code(text).collect::<Vec<_>>().join(" ");
    let mut names = Vec::new();
    for part in joined.split("crate::").skip(1) {
        match part.strip_prefix('{') {
            Some(group) => names.extend(top_names(group)),
            None => names.push(part.chars().take_while(|sign| sign.is_alphanumeric() || *sign == '_').collect()),
        }
    }
    names
}

/// Returns the first name of each entry of an import group, nested groups skipped.
fn top_names(group: &str) -> Vec<String> {
    let (mut depth, mut names, mut name, mut is_open) = (1, Vec::new(), String::new(), true);
    for sign in group.chars() {
        match sign {
            '{' => depth += 1,
            '}' => depth -= 1,
            ',' if depth == 1 => {
                names.push(std::mem::take(&mut name));
                is_open = true;
                continue;
            }
            ':' => is_open = false,
            _ if depth == 1 && is_open && !sign.is_whitespace() => name.push(sign),
            _ => {}
        }
        if depth == 0 {
            break;
        }
    }
    names.push(name);
    names
}

#[test]
fn imports_run_one_way() {
    let place = |name: &str| ORDER.iter().position(|module| *module == name);
    let mut faults = Vec::new();
    for (name, text) in sources() {
        let own = module(&name).to_owned();
        let Some(own_place) = place(&own) else { continue };
        for other in used(&text) {
            let Some(other_place) = place(&other) else { continue };
            let is_meant = MEANT.iter().any(|(from, to, _)| *from == own && *to == other);
            if other_place > own_place && !is_meant {
                faults.push(format!("{name} uses {other}, which comes after {own}"));
            }
        }
    }
    assert!(faults.is_empty(), "{faults:#?}");
}

#[test]
fn every_module_has_its_place_in_the_table() {
    for name in sources().keys() {
        let is_known = ORDER.contains(&module(name)) || ["lib", "main"].contains(&module(name));
        assert!(is_known, "{name} belongs to no module of the table");
    }
}

#[test]
fn every_file_says_what_it_is_for() {
    let says = |text: &str| {
        let first = text.lines().next().and_then(|line| line.strip_prefix("//! ")).unwrap_or("");
        first.chars().count() > 10 && !first.contains("Stub")
    };
    let faults: Vec<String> = sources().into_iter().filter(|(_, text)| !says(text)).map(|(name, _)| name).collect();
    assert!(faults.is_empty(), "these files do not begin with their purpose: {faults:#?}");
}

#[test]
fn only_the_rim_meets_the_world() {
    let signs = [
        "std::fs",
        "std::env",
        "std::process",
        "SystemTime",
        "Instant::",
        "std::net",
        "println!",
        "print!",
        "stdout(",
        "stderr(",
        "stdin(",
        "walkdir",
        "std::thread",
    ];
    for (name, text) in sources() {
        if RIM.contains(&module(&name)) {
            continue;
        }
        for line in code(&text) {
            let sign = signs.iter().find(|sign| line.contains(**sign));
            assert_eq!(sign, None, "{name} is pure and must not meet the world: {line}");
        }
    }
}

#[test]
fn the_clock_is_in_one_file() {
    for (name, text) in sources() {
        let has_today = code(&text).any(|line| line.contains("SystemTime::now") || line.contains("Local::now"));
        assert!(!has_today || name == "cli/as_of.rs", "{name} knows a today");
    }
}

#[test]
fn files_stay_short() {
    let lengths = sources().into_iter().map(|(name, text)| (before_tests(&text).lines().count(), name));
    let is_known = |name: &str| name.ends_with("/tests.rs") || LONG.iter().any(|(long, _)| *long == name);
    let faults: Vec<_> = lengths.filter(|(lines, name)| *lines > MOST_LINES && !is_known(name)).collect();
    assert!(faults.is_empty(), "split these by reason to change, or name the reason in LONG: {faults:#?}");
    for (long, reason) in LONG {
        assert!(sources().contains_key(*long) && !reason.is_empty(), "{long} is no file any more");
    }
}

#[test]
fn each_crate_is_named_where_it_belongs() {
    // Tera has two uses: the theme's templates, and the expressions within the narrative of a report.
    let homes: [(&str, &[&str]); 13] = [
        ("serde_yaml::", &["load"]),
        ("tera::", &["render", "document"]),
        ("pulldown_cmark::", &["document"]),
        ("annotate_snippets", &["cli"]),
        ("clap::", &["cli"]),
        ("indicatif", &["cli"]),
        ("ctrlc::", &["cli"]),
        ("rustix::", &["disk"]),
        ("icu_collator", &["lang"]),
        ("notify::", &["serve"]),
        ("axum::", &["serve"]),
        ("hyper::", &["serve"]),
        ("tokio::", &["serve"]),
    ];
    let mut faults = Vec::new();
    for (name, text) in sources() {
        for (crate_name, homes) in homes.iter().filter(|(_, homes)| !homes.contains(&module(&name))) {
            if code(&text).any(|line| line.contains(crate_name)) {
                faults.push(format!("{name} names {crate_name}, which belongs to {homes:?}"));
            }
        }
    }
    assert!(faults.is_empty(), "{faults:#?}");
}

//! The pages as a browser and the Nu checker see them: every kind of page of the sample, of a crowded tree and of an
//! empty one.
//!
//! Needs node with the packages of `tests/browser/package.json`, chromium and java; what is missing is skipped with a
//! note, but counts as a failure where `CI=true`. `.ci/run` installs all of it.
#![expect(clippy::disallowed_methods, reason = "these tests write sites and run other programs on them")]

mod support;

use nenep::compile::{Compiled, Inputs, Options, compile};
use nenep::model::AsOf;
use nenep::plan::{PageKind, PlannedPage, Scene, plan};
use nenep::render::Site;
use nenep::text::{Entry, Tree};
use serde_json::Value;
use std::collections::BTreeMap;
use std::ffi::OsStr;
use std::fmt::Write;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use support::{date, entry, read_tree};

const JAR: &str = "node_modules/vnu-jar/build/dist/vnu.jar";

/// A site with the addresses that stand for its kinds of page.
struct Subject {
    name: &'static str,
    site: Site,
    chosen: Vec<String>,
}

#[test]
fn pages_hold_in_a_browser() {
    let script = harness("check.mjs");
    let chromium = std::env::var_os("CHROMIUM").map_or_else(|| PathBuf::from("/usr/bin/chromium"), PathBuf::from);
    if !has_program("node") || !chromium.exists() || !harness("node_modules/playwright-core").exists() {
        return skip("node, chromium or tests/browser/node_modules is missing (npm ci --prefix tests/browser)");
    }
    open_all(Command::new("node").arg(script).env("CHROMIUM", &chromium), &[]);
}

/// A second engine is worth having, but not worth failing where it is not installed.
#[test]
fn pages_hold_in_firefox() {
    let firefox = std::env::var("FIREFOX").unwrap_or_else(|_| "firefox-esr".to_owned());
    if !has_program("node") || !has_program(&firefox) || !harness("node_modules/playwright-core").exists() {
        return note(&format!("node, {firefox} or tests/browser/node_modules is missing"));
    }
    open_all(Command::new("node").arg(harness("firefox.mjs")), &[&firefox]);
}

/// Sorting, filtering, hiding columns and copying, by keyboard alone.
#[test]
fn tables_are_used_by_keyboard() {
    let chromium = std::env::var("CHROMIUM").unwrap_or_else(|_| "/usr/bin/chromium".to_owned());
    let firefox = std::env::var("FIREFOX").unwrap_or_else(|_| "firefox-esr".to_owned());
    let has_driver = has_program("node") && harness("node_modules/playwright-core").exists();
    if !has_driver || !has_program(&chromium) {
        return skip("node, chromium or tests/browser/node_modules is missing (npm ci --prefix tests/browser)");
    }
    let root = written(&[subject("mau", read_tree(Path::new("content")), "2025-06-30", 2)]);
    use_tables(&root.path().join("mau"), "chromium", &chromium);
    match has_program(&firefox) {
        true => use_tables(&root.path().join("mau"), "firefox", &firefox),
        false => note(&format!("{firefox} is missing")),
    }
}

/// A save is seen in the open page, with the reader's place kept; problems come and vanish.
#[test]
fn watch_mode_shows_each_save() {
    let chromium = std::env::var("CHROMIUM").unwrap_or_else(|_| "/usr/bin/chromium".to_owned());
    if !has_program("node") || !has_program(&chromium) {
        return skip("node or chromium is missing");
    }
    let root = tempfile::tempdir().expect("a folder for the test");
    for (path, entry) in read_tree(Path::new("content")) {
        let Entry::File(bytes) = entry else { continue };
        let path = root.path().join("content").join(&*path);
        fs::create_dir_all(path.parent().expect("a folder")).expect("made");
        fs::write(path, bytes).expect("written");
    }
    let mut node = Command::new("node");
    // Sockets of the web are behind a flag in the node of Debian 12.
    node.arg("--experimental-websocket").arg(harness("watch.mjs")).arg(env!("CARGO_BIN_EXE_nenep"));
    let run = node.arg(root.path().join("content")).env("CHROMIUM", &chromium).output().expect("node runs");
    assert!(run.status.success(), "{}", String::from_utf8_lossy(&run.stderr));
}

#[track_caller]
fn use_tables(site: &Path, browser: &str, program: &str) {
    let run = Command::new("node").arg(harness("tables.mjs")).arg(site).args([browser, program]).output();
    let run = run.expect("node runs");
    let Ok(report) = serde_json::from_slice::<Value>(&run.stdout) else {
        panic!("no report: {}", String::from_utf8_lossy(&run.stderr))
    };
    assert_eq!(report["problems"], serde_json::json!([]), "{browser}");
    assert!(report["steps"].as_u64().is_some_and(|steps| steps > 30), "{browser}: {report}");
}

/// Runs `command` on the folder of sites and the list of chosen pages, then `more`; fails with what it tells.
#[track_caller]
fn open_all(command: &mut Command, more: &[&str]) {
    let subjects = subjects();
    let root = written(&subjects);
    let addresses: Vec<String> = subjects
        .iter()
        .flat_map(|subject| subject.chosen.iter().map(move |address| format!("{}/{address}", subject.name)))
        .collect();
    let list = root.path().join("pages.json");
    fs::write(&list, serde_json::to_vec(&addresses).expect("addresses are text")).expect("a list of pages");
    let run = command.arg(root.path()).arg(&list).args(more).output().expect("node runs");
    let Ok(report) = serde_json::from_slice::<Value>(&run.stdout) else {
        panic!("no report: {}", String::from_utf8_lossy(&run.stderr))
    };
    assert_eq!(report["pages"], addresses.len());
    let problems = report["problems"].as_array().expect("a list of problems");
    let mut told = String::new();
    for problem in problems {
        let part = |key: &str| problem[key].as_str().unwrap_or_default().to_owned();
        let _ = writeln!(told, "{} ({}): {}: {}", part("page"), part("view"), part("kind"), part("detail"));
    }
    assert!(problems.is_empty(), "{} problems on {} pages\n{told}", problems.len(), addresses.len());
}

#[test]
fn every_page_is_valid_html() {
    let jar = harness(JAR);
    if !has_program("java") || !jar.exists() {
        return skip("java or the Nu checker is missing (npm ci --prefix tests/browser)");
    }
    let root = written(&subjects());
    let arguments = ["--errors-only", "--skip-non-html", "--format", "gnu"].map(OsStr::new);
    let run = Command::new("java").arg("-jar").arg(&jar).args(arguments).arg(root.path()).output();
    let run = run.expect("java runs");
    let told = String::from_utf8_lossy(&run.stderr).replace(&root.path().display().to_string(), "");
    assert!(run.status.success(), "{} problems\n{told}", told.lines().count());
}

fn subjects() -> Vec<Subject> {
    let sample = read_tree(Path::new("content"));
    let settings = sample.iter().filter(|(path, _)| &***path == "cong.yaml" || path.starts_with("quy-dinh/"));
    let empty: Tree = settings.map(|(path, entry)| (path.clone(), entry.clone())).collect();
    let crowded = crowded(&sample);
    vec![
        subject("mau", sample, "2025-06-30", 2),
        subject("dong", crowded, "2025-12-31", 1),
        subject("trong", empty, "2023-03-01", 1),
    ]
}

/// Builds a tree and chooses of each kind of page the largest and, where `most` allows, the smallest.
fn subject(name: &'static str, content: Tree, as_of: &str, most: usize) -> Subject {
    let inputs = Inputs { content, ..Inputs::default() };
    let options = Options { with_drafts: true, allow_errors: true, ..Options::default() };
    let Compiled { checked, site, .. } = compile(&inputs, &options, AsOf(date(as_of)), &|_| ());
    let site = site.unwrap_or_default();
    let profile = checked.facts.known.registry.portal.profile;
    let scene =
        Scene::new(&checked.facts, &checked.documents, &checked.sources, &inputs.history, profile, options.with_drafts);
    let mut kinds: BTreeMap<String, Vec<(usize, String)>> = BTreeMap::new();
    for PlannedPage { address, kind } in plan(&scene) {
        let size = site.get(&address).map_or(0, |bytes| bytes.len());
        if most > 1 || changes_with_units(&kind) {
            kinds.entry(kind_name(&kind)).or_default().push((size, address.to_string()));
        }
    }
    let mut chosen = Vec::new();
    for pages in kinds.values_mut() {
        pages.sort_unstable();
        chosen.extend(pages.last().map(|(_, address)| address.clone()));
        chosen.extend(pages.first().filter(|_| most > 1 && pages.len() > 1).map(|(_, address)| address.clone()));
    }
    Subject { name, site, chosen }
}

/// Whether pages of this kind look different where there are many units or none.
fn changes_with_units(kind: &PageKind) -> bool {
    use PageKind as Of;
    match kind {
        Of::Home | Of::Units | Of::Unit(_) | Of::LogBook(..) | Of::Meeting(..) | Of::Calendar | Of::CalendarYear(_) => {
            true
        }
        Of::Compliance | Of::ComplianceYear(_) | Of::Rule(_) | Of::Summary(_) | Of::Lessons | Of::LessonsOf(_) => true,
        Of::Index | Of::Changes | Of::Reports | Of::GuidanceList => true,
        Of::Regulation(_) | Of::Guidance(_) | Of::Report(_) | Of::Traces(_) | Of::Handbook(_) => false,
        Of::Page(_) | Of::NotFound => false,
    }
}

/// Returns what the pages of a kind have in common: the kind without what names the one page. Chapters of the handbook
/// are alike in nothing, so each counts as a kind.
fn kind_name(kind: &PageKind) -> String {
    let whole = format!("{kind:?}");
    if matches!(kind, PageKind::Handbook(_)) { whole } else { whole.split('(').next().unwrap_or_default().to_owned() }
}

/// Returns the sample with many more units, whose long names wrap, and which meet online far too often.
fn crowded(sample: &Tree) -> Tree {
    const COPIES: usize = 4;
    let mut tree = sample.clone();
    for (path, one) in sample {
        let Entry::File(bytes) = one else { continue };
        let text = String::from_utf8_lossy(bytes);
        let Some(stem) = path.strip_suffix(".yaml") else { continue };
        let is_cell = text.contains("loai: chi_bo_co_so");
        let is_log = path.starts_with("sinh-hoat/") && is_log_of_cell(sample, stem);
        for copy in (1..=COPIES).filter(|_| is_cell || is_log) {
            let more = if is_cell { renamed(&text, copy) } else { text.replace("truc_tiep", "truc_tuyen") };
            let (path, entry) = entry(&format!("{stem}-{copy}.yaml"), &more);
            tree.insert(path, entry);
        }
    }
    tree
}

fn is_log_of_cell(sample: &Tree, stem: &str) -> bool {
    let unit = stem.rsplit('/').next().unwrap_or_default();
    sample.contains_key(format!("don-vi/{unit}.yaml").as_str()) && unit != "cuc-thue"
}

fn renamed(text: &str, copy: usize) -> String {
    let rename = |line: &str| match line {
        line if line.starts_with("ten: ") => {
            format!("{line} và các đơn vị sự nghiệp trực thuộc đóng ngoài địa bàn tỉnh, khu vực số {copy}")
        }
        line if line.starts_with("ten_ngan: ") => format!("{line} mở rộng {copy}"),
        line => line.to_owned(),
    };
    text.lines().map(rename).collect::<Vec<_>>().join("\n") + "\n"
}

/// Writes each site to a folder of its own below a folder of the test.
fn written(subjects: &[Subject]) -> tempfile::TempDir {
    let root = tempfile::tempdir().expect("a folder for the test");
    for Subject { name, site, .. } in subjects {
        for (address, bytes) in site {
            let path = root.path().join(name).join(&**address);
            fs::create_dir_all(path.parent().expect("below the root")).expect("a folder");
            fs::write(path, bytes).expect("a file");
        }
    }
    root
}

fn harness(file: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/browser").join(file)
}

fn has_program(name: &str) -> bool {
    Command::new(name).arg("--version").output().is_ok_and(|output| output.status.success())
}

fn skip(why: &str) {
    assert!(std::env::var("CI").as_deref() != Ok("true"), "{why}");
    note(why);
}

#[expect(
    clippy::print_stderr,
    clippy::disallowed_macros,
    reason = "whoever runs the tests should know what was not checked"
)]
fn note(why: &str) {
    eprintln!("skipped: {why}");
}

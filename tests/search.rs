//! The search: its folding, what its index holds and weighs, and how it answers in browsers from a disk.
#![expect(clippy::disallowed_methods, reason = "these tests write sites and run browsers on them")]

#[path = "../benches/corpus.rs"]
mod corpus;
mod support;

use nenep::compile::{Inputs, Options, check, compile};
use nenep::lang::fold::fold;
use nenep::model::{AsOf, Profile};
use nenep::plan::{Scene, search::index};
use nenep::render::search;
use nenep::text::{Entry, Tree};
use serde_json::Value;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use support::{date, entry, read_tree};

fn sample() -> Tree {
    read_tree(Path::new("content"))
}

/// Returns the parts of the index of a tree.
fn parts(content: &Tree, as_of: &str, profile: Profile) -> Vec<Vec<u8>> {
    let inputs = Inputs { content: content.clone(), ..Inputs::default() };
    let options = Options { profile: Some(profile), allow_errors: true, ..Options::default() };
    let checked = check(&inputs, &options, AsOf(date(as_of)));
    let scene = Scene::new(&checked.facts, &checked.documents, &checked.sources, &inputs.history, profile, false);
    search::parts(&index(&scene))
}

fn size(parts: &[Vec<u8>]) -> usize {
    parts.iter().map(Vec::len).sum()
}

/// Returns what a part of the index holds.
fn json(part: &[u8]) -> Value {
    let script = std::str::from_utf8(part).expect("a script is text");
    let begin = script.find(',').expect("a call with the number of the part first") + 1;
    serde_json::from_str(script[begin..].trim_end().strip_suffix(");").expect("a call")).expect("JSON")
}

/// Returns the words of the index, each once, as they are written in the texts.
fn words(parts: &[Vec<u8>]) -> Vec<String> {
    let words = json(&parts[0])["words"].as_str().expect("words").to_owned();
    words.split('\u{7f}').map(str::to_owned).collect()
}

/// Returns a tree whose meetings have texts of their own, as long as those of the sample, made of its words.
fn lively(meetings: usize) -> Tree {
    let mut vocabulary: Vec<String> = sample()
        .iter()
        .filter(|(path, _)| path.starts_with("sinh-hoat/"))
        .filter_map(|(_, entry)| if let Entry::File(bytes) = entry { Some(bytes) } else { None })
        .flat_map(|bytes| String::from_utf8_lossy(bytes).split_whitespace().map(str::to_owned).collect::<Vec<_>>())
        .filter(|word| word.chars().all(char::is_alphabetic))
        .collect();
    vocabulary.sort();
    let mut state = 1_u64;
    let mut draw = move || {
        state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(state >> 33).expect("31 bits")
    };
    let mut replace = |line: &str, sign: &str, count: usize| -> String {
        let Some(at) = line.find(sign) else { return line.to_owned() };
        let words: Vec<&str> = (0..count).map(|_| vocabulary[draw() % vocabulary.len()].as_str()).collect();
        let rest = line[at..].find(", loai").or_else(|| line[at..].find(']')).map_or("", |end| &line[at + end..]);
        format!("{}{sign}{}{rest}", &line[..at], words.join(" "))
    };
    let mut tree = corpus::tree(meetings);
    for (path, file) in &mut tree {
        let Entry::File(bytes) = file else { continue };
        if !path.starts_with("sinh-hoat/") {
            continue;
        }
        let text = String::from_utf8_lossy(bytes).into_owned();
        let lines = text.lines().map(|line| {
            let line = replace(line, "chu_de: ", 11);
            ["uu_diem: [", "han_che: [", "kinh_nghiem: ["].iter().fold(line, |line, sign| replace(&line, sign, 12))
        });
        *file = Entry::File(lines.collect::<Vec<_>>().join("\n").into_bytes().into());
    }
    tree
}

#[test]
fn folding_is_that_of_the_shared_table() {
    let table: Vec<(String, String)> =
        serde_json::from_str(include_str!("fold.json")).expect("a list of pairs of texts");
    assert!(table.len() >= 200);
    for (text, folded) in table {
        assert_eq!(fold(&text), folded, "{text:?}");
    }
}

#[test]
fn the_index_stays_small_and_grows_no_faster_than_the_records() {
    let own = size(&parts(&sample(), "2025-06-30", Profile::Internal));
    assert!(own <= 75_000, "the sample: {own} bytes");
    let sizes = [1_008, 2_016].map(|meetings| size(&parts(&corpus::tree(meetings), "2025-12-31", Profile::Internal)));
    assert!(sizes[1] <= 150_000 && sizes[1] <= 2 * sizes[0], "texts that repeat: {sizes:?} bytes");
    let sizes = [1_008, 2_016].map(|meetings| size(&parts(&lively(meetings), "2025-12-31", Profile::Internal)));
    assert!(sizes[1] <= 300_000 && sizes[1] <= 2 * sizes[0], "texts that never repeat: {sizes:?} bytes");
}

#[test]
fn parts_have_the_addresses_that_pages_name() {
    let inputs = Inputs { content: sample(), ..Inputs::default() };
    let compiled = compile(&inputs, &Options::default(), AsOf(date("2025-06-30")), &|_| ());
    let site = compiled.site.expect("the sample has no errors");
    let made = parts(&inputs.content, "2025-06-30", Profile::Internal);
    assert_eq!(made.len(), search::PARTS);
    for (part, bytes) in made.iter().enumerate() {
        assert_eq!(site[search::address(part).as_str()][..], bytes[..]);
    }
    let page = String::from_utf8_lossy(&site["index.html"]).into_owned();
    let named = page.split("data-search=\"").nth(1).and_then(|rest| rest.split('"').next()).expect("an attribute");
    for address in named.split(' ') {
        assert!(site.get(address).is_some(), "{address}");
    }
    // Every address that the index gives is one of the site.
    let first = json(&made[0]);
    for url in first["urls"].as_str().expect("addresses").split('\u{7f}') {
        assert!(site.get(url.split('#').next().expect("an address")).is_some(), "{url}");
    }
    let pattern = first["url"].as_str().expect("an address with places to fill");
    let filled = [("{year}", "2024"), ("{unit}", "thuy-loi-iv"), ("{day}", "2024-12-17")];
    let url = filled.iter().fold(pattern.replace("{level}", ""), |url, (place, text)| url.replace(place, text));
    assert!(site.get(url.as_str()).is_some(), "{url}");
}

#[test]
fn what_a_profile_may_not_show_is_not_found() {
    let mut tree = sample();
    let unit = "ten: Chi bộ Thử\nloai: chi_bo_co_so\nphu_trach:\n  - {can_bo: cv-thu, tu: 2024-01-01}\nghi_chu: Zcôngkhai\nghi_chu_noi_bo: Znộibộ\n";
    let log = "buoi:\n  - ngay: 2024-03-05\n    hinh_thuc: truc_tiep\n    trang_thai: da_hop\n    bi_mat: true\n    phan_cong: [cv-thu]\n    noi_dung:\n      - {chu_de: Zmật, loai: thuong-ky}\n    ghi_chu_noi_bo: Znộibộ\n";
    let draft = "---\ntieu_de: Znháp\nban_nhap: true\n---\nZnháp\n";
    for (path, text) in [("don-vi/thu.yaml", unit), ("sinh-hoat/2024/thu.yaml", log), ("trang/nhap.md", draft)] {
        tree.extend([entry(path, text)]);
    }
    let officers = match &tree["can-bo.yaml"] {
        Entry::File(bytes) => String::from_utf8_lossy(bytes).into_owned(),
        _ => unreachable!("the sample has officers"),
    };
    let more = "  - {ma: cv-thu, vai_tro: chuyen_vien, chuc_danh: Zchứcdanh, ho_ten: Zhọtên}\n";
    tree.extend([entry("can-bo.yaml", &format!("{}\n{more}", officers.trim_end()))]);
    let ours = |profile| -> Vec<String> {
        let mut ours: Vec<_> =
            words(&parts(&tree, "2025-06-30", profile)).into_iter().filter(|word| word.starts_with('Z')).collect();
        ours.sort();
        ours
    };
    assert_eq!(ours(Profile::Internal), ["Zchứcdanh", "Zcôngkhai", "Zhọtên"]);
    assert_eq!(ours(Profile::Public), ["Zchứcdanh", "Zcôngkhai"]);
}

#[test]
fn nothing_in_a_record_breaks_out_of_the_script() {
    let mut tree = sample();
    let unit =
        "ten: \"</script><img src=x onerror=alert(1)> \\\"'`${1}\\u2028\\u2029\\\\u003c<!--\"\nloai: chi_bo_co_so\n";
    tree.extend([entry("don-vi/thu.yaml", unit)]);
    for part in parts(&tree, "2025-06-30", Profile::Internal) {
        let script = String::from_utf8(part.clone()).expect("text");
        assert!(!script.contains(['<', '\u{2028}', '\u{2029}']), "{script}");
        assert_eq!(script.lines().count(), 1);
        let _ = json(&part);
    }
}

#[test]
fn the_same_records_give_the_same_bytes() {
    let [one, two] = [(); 2].map(|()| parts(&sample(), "2025-06-30", Profile::Internal));
    assert_eq!(one, two);
}

/// Results are looked for by keyboard in Chromium, from a disk, in the sample with a hostile name, then in 2,000 and
/// 20,000 meetings.
#[test]
fn chromium_finds_by_keyboard() {
    let chromium = std::env::var_os("CHROMIUM").map_or_else(|| PathBuf::from("/usr/bin/chromium"), PathBuf::from);
    if !has_program("node") || !chromium.exists() || !harness("node_modules/playwright-core").exists() {
        assert!(
            std::env::var("CI").as_deref() != Ok("true"),
            "node, chromium or tests/browser/node_modules is missing"
        );
        return;
    }
    run(Command::new("node").arg(harness("search.mjs")).env("CHROMIUM", &chromium), &["mau", "2000", "20000"]);
}

/// A second engine is worth having, but not worth failing where it is not installed.
#[test]
fn firefox_finds_by_keyboard() {
    let firefox = std::env::var("FIREFOX").unwrap_or_else(|_| "firefox-esr".to_owned());
    if has_program("node") && has_program(&firefox) && harness("node_modules/playwright-core").exists() {
        run(Command::new("node").arg(harness("search-firefox.mjs")).env("FIREFOX", firefox), &["mau"]);
    }
}

/// Writes the sites called `names` and runs `command` on their folder; fails with what it tells.
#[track_caller]
fn run(command: &mut Command, names: &[&str]) {
    let root = tempfile::tempdir().expect("a folder for the test");
    let mut tree = sample();
    let unit =
        "ten: Chi bộ <img src=x onerror=alert(1)> & \"Bạn\"\nten_ngan: </script><b>đậm</b>\nloai: chi_bo_co_so\n";
    tree.extend([entry("don-vi/thu.yaml", unit)]);
    let inputs = Inputs { content: tree, ..Inputs::default() };
    let compiled = compile(&inputs, &Options::default(), AsOf(date("2025-06-30")), &|_| ());
    let site = compiled.site.expect("the sample has no errors");
    for name in names {
        let folder = root.path().join(name);
        let write = |address: &str, bytes: &[u8]| {
            let path = folder.join(address);
            fs::create_dir_all(path.parent().expect("below the root")).expect("a folder");
            fs::write(path, bytes).expect("a file");
        };
        // Pages do not depend on what is in the index, so a large one needs no pages of its own to be measured.
        let meetings: Option<usize> = name.parse().ok();
        let is_wanted =
            |address: &str| meetings.is_none() || address.starts_with("tai-san/") || address == "tim-kiem.html";
        site.iter().filter(|(address, _)| is_wanted(address)).for_each(|(address, bytes)| write(address, bytes));
        let large = meetings.map(|meetings| parts(&lively(meetings), "2025-12-31", Profile::Internal));
        for (part, bytes) in large.iter().flatten().enumerate() {
            write(&search::address(part), bytes);
        }
    }
    let table = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fold.json");
    let run = command.arg(root.path()).arg(table).output().expect("node runs");
    let told = String::from_utf8_lossy(&run.stdout);
    let Ok(report) = serde_json::from_str::<Value>(&told) else {
        panic!("no report: {told}{}", String::from_utf8_lossy(&run.stderr))
    };
    assert_eq!(report["problems"], Value::Array(Vec::new()), "{told}");
    assert!(report["checks"].as_u64().is_some_and(|checks| checks > 300), "{told}");
}

fn harness(file: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/browser").join(file)
}

fn has_program(name: &str) -> bool {
    Command::new(name).arg("--version").output().is_ok_and(|output| output.status.success())
}

//! Sealed reports: what a seal keeps, what corrected records would change of it, and seals that cannot be trusted; and
//! that every number of the sample's reports follows from its records.

#![allow(clippy::disallowed_methods, clippy::disallowed_macros, reason = "tests read files and the environment")]

mod support;

use nenep::compile::{self, Checked, Inputs, Options};
use nenep::document::seal::{self, Answered, How, Refusal, Seal, Sealed};
use nenep::document::{Block, Document, Inline, Quantity};
use nenep::model::{AsOf, Slug};
use nenep::text::{Entry, Tree};
use serde_json::Value;
use std::collections::BTreeSet;
use std::path::Path;
use support::{date, entry, read_tree};

const REPORT: &str = "bao-cao/tong-ket-2025.md";
const SEAL: &str = "bao-cao/tong-ket-2025.niem-phong.json";
const LOG: &str = "sinh-hoat/2024/kiem-dich-thuc-vat-vung-vi.yaml";
const DAY: &str = "2025-06-30";

/// The sample with its review written to the end and issued.
fn issued() -> Tree {
    let mut tree = read_tree(&Path::new(env!("CARGO_MANIFEST_DIR")).join("content"));
    edit(&mut tree, REPORT, |text| {
        let text = text.replace("[CẦN BỔ SUNG]", "Đã viết:");
        text.replacen("the_thuc: hd36", "the_thuc: hd36\nngay: 2025-06-30\nso_hieu: 301-BC/ĐUK", 1)
    });
    tree
}

fn text(tree: &Tree, path: &str) -> String {
    match tree.get(path) {
        Some(Entry::File(bytes)) => String::from_utf8(bytes.to_vec()).expect("UTF-8"),
        other => panic!("{path}: {other:?}"),
    }
}

fn edit(tree: &mut Tree, path: &str, change: impl Fn(String) -> String) {
    let before = text(tree, path);
    let after = change(before.clone());
    assert_ne!(before, after, "{path} was not changed");
    tree.extend([entry(path, &after)]);
}

fn slug() -> Slug {
    Slug::parse("tong-ket-2025").expect("a slug")
}

fn checked(tree: &Tree, day: &str) -> Checked {
    let inputs = Inputs { content: tree.clone(), ..Inputs::default() };
    compile::check(&inputs, &Options::default(), AsOf(date(day)))
}

fn made(tree: &Tree, day: &str) -> Result<String, Refusal> {
    let checked = checked(tree, day);
    let report = checked.facts.known.registry.reports.get(&slug()).expect("the review");
    let document = checked.documents.reports.get(&slug()).expect("the review");
    let before = tree.contains_key(SEAL).then(|| text(tree, SEAL));
    seal::make(&checked.facts, &checked.sources, (report, document), before.as_deref())
}

/// The sample with its review issued and sealed.
fn sealed() -> Tree {
    let mut tree = issued();
    let seal = made(&tree, DAY).expect("nothing stands against sealing it");
    tree.extend([entry(SEAL, &seal)]);
    tree
}

/// Makes a hybrid of the first online meeting of a unit in 2024.
fn correct(tree: &mut Tree) {
    edit(tree, LOG, |text| text.replacen("hinh_thuc: truc_tuyen", "hinh_thuc: ket_hop", 1));
}

fn document(tree: &Tree, day: &str) -> Document {
    let checked = checked(tree, day);
    let problems: Vec<_> = checked.diagnostics.iter().map(|problem| &problem.message).collect();
    assert!(problems.is_empty(), "{problems:?}");
    checked.documents.reports.get(&slug()).cloned().expect("the review")
}

fn state(document: &Document) -> &Sealed {
    match &document.seal {
        Seal::Sealed(sealed) => sealed,
        other => panic!("{other:?}"),
    }
}

/// Returns everything that a writer would show: the words and the values of tables and charts.
fn shown(document: &Document) -> String {
    format!("{:?}", document.blocks)
}

fn problems(tree: &Tree) -> Vec<String> {
    let checked = checked(tree, DAY);
    let one = |problem: &nenep::diag::Diagnostic| {
        let place = checked.sources.position(problem.span);
        format!("{}:{} {}", checked.sources.path(problem.span), place.line, problem.code().as_str())
    };
    checked.diagnostics.iter().map(one).collect()
}

#[test]
fn a_sealed_report_shows_what_was_issued_and_tells_what_a_correction_would_change() {
    let tree = sealed();
    let before = document(&tree, DAY);
    assert_eq!((state(&before).corrected, state(&before).changes.len()), (0, 0));

    let mut corrected = tree.clone();
    correct(&mut corrected);
    let after = document(&corrected, DAY);
    assert_eq!(shown(&before), shown(&after), "text, tables and charts stay as issued");
    let seal = state(&after);
    assert_eq!(seal.corrected, 1);
    let of = |call: &str| seal.changes.iter().find(|change| change.call == call).unwrap_or_else(|| panic!("{call}"));
    let online = of("so_buoi(hinh_thuc=\"truc_tuyen\")");
    assert_eq!((&*online.differences[0].was, &*online.differences[0].now), ("22 buổi", "21 buổi"));
    for change in &seal.changes {
        let records: Vec<_> = change.records.iter().map(|one| (&*one.path, one.how)).collect();
        assert_eq!(records, [(LOG, How::Corrected)], "{}", change.call);
    }
    let calls: Vec<&str> = seal.changes.iter().map(|change| &*change.call).collect();
    assert!(calls.contains(&"bieu(ten=\"so_buoi_theo_nam\")") && calls.contains(&"bang(ten=\"so_buoi_theo_nam\")"));
    // What the records behind a figure add up to is said as it is today.
    let trace = &after.traces[online.trace.expect("it stands in the text")];
    assert_eq!((&*trace.text, trace.now.as_deref()), ("22 buổi", Some("21 buổi")));
    assert_eq!(trace.quantity, Some(Quantity::Count(trace.records.len() as u64)));
}

#[test]
fn records_that_come_or_go_are_named() {
    let mut tree = sealed();
    edit(&mut tree, LOG, |text| text.replacen("ngay: 2024-03-05", "ngay: 2024-03-06", 1));
    let found = document(&tree, DAY);
    let mut named = BTreeSet::new();
    for one in state(&found).changes.iter().flat_map(|change| &change.records) {
        named.insert((format!("{:?}", one.how), one.place.is_some()));
    }
    assert_eq!(state(&found).corrected, 2);
    assert_eq!(named, BTreeSet::from([("Added".to_owned(), true), ("Removed".to_owned(), false)]));
}

#[test]
fn a_sentence_with_a_condition_stays_as_it_was_issued() {
    let mut tree = issued();
    let sentence = "{% if gia_tri(ten=\"so_buoi\", hinh_thuc=\"truc_tuyen\") > 21 %}Nhiều.{% else %}Ít: {{ so_dot(nam=2023) }}.{% endif %}";
    edit(&mut tree, REPORT, |text| format!("{text}\n{sentence}\n"));
    let last = |document: &Document| match document.blocks.last() {
        Some(Block::Paragraph(words)) => words.clone(),
        other => panic!("{other:?}"),
    };
    let many = vec![Inline::Text("Nhiều.".to_owned())];
    let seal = made(&tree, DAY).expect("nothing stands against sealing it");
    let open = tree.clone();
    tree.extend([entry(SEAL, &seal)]);
    correct(&mut tree);
    let found = document(&tree, DAY);
    assert_eq!(last(&found), many);
    let condition = state(&found).changes.iter().find(|change| change.trace.is_none()).expect("a condition");
    assert_eq!((&*condition.differences[0].was, &*condition.differences[0].now), ("22", "21"));

    let mut open = open;
    correct(&mut open);
    assert_ne!(last(&document(&open, DAY)), many, "without the seal it follows the records");
}

#[test]
fn comments_and_the_passing_of_time_change_nothing() {
    let mut tree = sealed();
    edit(&mut tree, LOG, |text| format!("# Đã đối chiếu.\n{text}"));
    let found = document(&tree, DAY);
    assert_eq!((state(&found).corrected, state(&found).changes.len()), (0, 0));
    let later = checked(&tree, "2026-05-01");
    let found = later.documents.reports.get(&slug()).expect("the review");
    assert_eq!((state(found).corrected, state(found).changes.len()), (0, 0));
    assert_eq!(shown(found), shown(&document(&tree, DAY)));
}

#[test]
fn before_its_issue_a_report_is_no_sealed_report() {
    let tree = sealed();
    let earlier = checked(&tree, "2025-06-01");
    assert_eq!(earlier.documents.reports[&slug()].seal, Seal::Open);
    assert_eq!(earlier.diagnostics.len(), 0);
}

#[test]
fn a_lifted_seal_keeps_its_reason_and_may_be_followed_by_another() {
    let mut tree = sealed();
    correct(&mut tree);
    assert_eq!(made(&tree, DAY), Err(Refusal::Sealed));
    let lifted = seal::lift(&slug(), &text(&tree, SEAL), "ban hành lại").expect("a seal to lift");
    assert_eq!(seal::lift(&slug(), &lifted, "lần nữa"), None);
    tree.extend([entry(SEAL, &lifted)]);
    let open = document(&tree, DAY);
    assert_eq!(open.seal, Seal::Lifted { reason: "ban hành lại".into() });
    assert!(open.traces.iter().any(|trace| trace.text == "21 buổi"));

    let again = made(&tree, DAY).expect("nothing stands against sealing it");
    assert!(again.contains("ban hành lại"));
    tree.extend([entry(SEAL, &again)]);
    assert_eq!(state(&document(&tree, DAY)).changes, []);
    let broken = seal::lift(&slug(), "{", "hỏng").expect("a damaged seal can be lifted");
    tree.extend([entry(SEAL, &broken)]);
    assert_eq!(problems(&tree), Vec::<String>::new());
}

#[test]
fn the_same_records_give_the_same_seal() {
    let tree = issued();
    let seal = made(&tree, DAY).expect("a seal");
    assert_eq!(Ok(&seal), made(&tree, DAY).as_ref());
    let alone = rayon::ThreadPoolBuilder::new().num_threads(1).build().expect("a pool of one thread");
    assert_eq!(Ok(seal.clone()), alone.install(|| made(&tree, DAY)));
    let kept: Value = serde_json::from_str(&seal).expect("JSON");
    let figures = kept["so_lieu"].as_array().expect("figures").len();
    assert_eq!(figures, document(&tree, DAY).answers.len());
}

#[test]
fn only_an_issued_report_without_gaps_is_sealed() {
    let refused = |from: &str, to: &str| {
        let mut tree = issued();
        edit(&mut tree, REPORT, |text| text.replacen(from, to, 1));
        made(&tree, DAY).map(drop)
    };
    assert_eq!(refused("ngay: 2025-06-30\n", ""), Err(Refusal::NotIssued));
    assert_eq!(refused("ngay: 2025-06-30\n", "ngay: 2025-07-01\n"), Err(Refusal::NotIssued));
    assert_eq!(refused("so_hieu: 301-BC/ĐUK\n", ""), Err(Refusal::NoNumber));
    assert_eq!(refused("Đã viết:", "[CẦN BỔ SUNG]"), Err(Refusal::Gaps(1)));
}

#[test]
fn a_seal_that_was_changed_by_hand_is_told_and_not_used() {
    let mut tree = sealed();
    edit(&mut tree, SEAL, |text| text.replacen("22 buổi", "23 buổi", 1));
    let found = problems(&tree);
    assert!(matches!(found.as_slice(), [one] if one.starts_with(SEAL) && one.ends_with("N410")), "{found:?}");
    let checked = checked(&tree, DAY);
    assert_eq!(checked.documents.reports[&slug()].seal, Seal::Broken);
    // Line ends and spaces are no content.
    let mut tree = sealed();
    edit(&mut tree, SEAL, |text| text.replace('\n', "\r\n"));
    assert_eq!(problems(&tree), Vec::<String>::new());
}

#[test]
fn a_text_that_parts_from_its_seal_is_told_at_its_place() {
    let mut tree = sealed();
    edit(&mut tree, REPORT, |text| text.replacen("{{ so_buoi_hoan() }}", "{{ so_buoi_hoan(nam=2024) }}", 1));
    let found = problems(&tree);
    let line =
        text(&tree, REPORT).lines().position(|line| line.contains("so_buoi_hoan(nam=2024)")).expect("a line") + 1;
    assert_eq!(found[0], format!("{REPORT}:{line} N412"));
    assert!(found[1].starts_with(SEAL) && found[1].ends_with("N413"), "{found:?}");
    assert_eq!(found.len(), 2);
}

#[test]
fn no_byte_of_a_seal_can_be_changed_unnoticed_and_none_breaks_the_build() {
    let tree = sealed();
    let whole = text(&tree, SEAL);
    let (kept, len) = (whole.as_bytes(), whole.len());
    for nth in 0..16 {
        let at = nth * len / 16;
        let mut bytes = kept.to_vec();
        bytes[at] = if bytes[at] == b'7' { b'8' } else { b'7' };
        let mut other = tree.clone();
        other.insert(SEAL.into(), Entry::File(bytes.into()));
        assert!(!problems(&other).is_empty(), "byte {at}");
        let mut cut = tree.clone();
        cut.insert(SEAL.into(), Entry::File(kept[..at].to_vec().into()));
        assert!(!problems(&cut).is_empty(), "cut at {at}");
    }
}

#[test]
fn a_seal_is_no_file_of_the_site() {
    let mut tree = sealed();
    correct(&mut tree);
    let inputs = Inputs { content: tree, ..Inputs::default() };
    let compiled = compile::compile(&inputs, &Options::default(), AsOf(date(DAY)), &|_| {});
    let site = compiled.site.expect("a site");
    assert!(site.keys().all(|address| !address.contains("niem-phong")));
    let page = String::from_utf8_lossy(&site["bao-cao/tong-ket-2025.html"]).into_owned();
    for words in ["Số đã ban hành khác với hồ sơ hiện nay", LOG, "22 buổi", "21 buổi"] {
        assert!(page.contains(words), "{words}");
    }
}

/// The meetings of the sample as they are written, each with the kind of its unit.
fn raw_meetings(tree: &Tree) -> Vec<(String, Value)> {
    let mut meetings = Vec::new();
    for path in tree.keys().filter(|path| path.starts_with("sinh-hoat/")) {
        let log: Value = serde_yaml::from_str(&text(tree, path)).expect("YAML");
        let unit = path.rsplit('/').next().and_then(|file| file.strip_suffix(".yaml")).expect("a log");
        for meeting in log["buoi"].as_array().expect("a list") {
            meetings.push((unit.to_owned(), meeting.clone()));
        }
    }
    meetings
}

/// Returns the value of an argument of a call.
fn argument<'c>(call: &'c str, name: &str) -> Option<&'c str> {
    let rest = call.split(&format!("{name}=")).nth(1)?;
    Some(rest.split([',', ')']).next()?.trim_matches('"'))
}

/// Counts anew, from the logs alone, what a call of numbers asks for; none where it asks for something else.
fn recount(meetings: &[(String, Value)], call: &str, from: &str, until: &str) -> Option<Quantity> {
    let of = |meeting: &Value, key: &str| meeting[key].as_str().unwrap_or("").to_owned();
    let filled = |meeting: &Value, key: &str| !meeting[key].is_null();
    let form = argument(call, "hinh_thuc").unwrap_or("");
    let forms: &[&str] = match form {
        "" => &["truc_tiep", "truc_tuyen", "ket_hop", "to_dang"],
        "thi_diem" => &["truc_tuyen", "ket_hop", "to_dang"],
        "truc_tuyen_ket_hop" => &["truc_tuyen", "ket_hop"],
        one => &[one],
    };
    let chosen: Vec<&Value> = meetings
        .iter()
        .filter(|(unit, meeting)| {
            let (day, level) = (of(meeting, "ngay"), of(meeting, "cap"));
            let level = if level.is_empty() { "toan_the" } else { &level };
            argument(call, "don_vi").is_none_or(|wanted| wanted == unit)
                && argument(call, "nam").is_none_or(|year| day.starts_with(year))
                && argument(call, "cap").is_none_or(|wanted| wanted == level)
                && forms.contains(&&*of(meeting, "hinh_thuc"))
                && (from..=until).contains(&&*day)
        })
        .map(|(_, meeting)| meeting)
        .collect();
    let held = || chosen.iter().filter(|meeting| of(meeting, "trang_thai") == "da_hop");
    let state = |word: &str| chosen.iter().filter(|meeting| of(meeting, "trang_thai") == word).count();
    let sum = |key: &str| -> u64 {
        held()
            .map(|meeting| match meeting["tham_du"][key].as_u64() {
                Some(given) => given,
                None => meeting["cac_to"]
                    .as_array()
                    .map_or(0, |groups| groups.iter().filter_map(|group| group["tham_du"][key].as_u64()).sum()),
            })
            .sum()
    };
    let is_online = |meeting: &&&Value| ["truc_tuyen", "ket_hop"].contains(&&*of(meeting, "hinh_thuc"));
    let listed = |meeting: &&&Value, key: &str| meeting[key].as_array().is_some_and(|list| !list.is_empty());
    let count = match call.split('(').next()? {
        "so_buoi" => held().count(),
        "so_dot" => held().filter(|meeting| of(meeting, "hinh_thuc") == "to_dang").count(),
        "so_buoi_dac_biet" => held().filter(|meeting| of(meeting, "can_cu") == "hoan_canh_dac_biet").count(),
        "so_buoi_hoan" => state("hoan"),
        "so_buoi_huy" => state("huy"),
        "co_bien_ban" => held().filter(|meeting| filled(meeting, "bien_ban")).count(),
        "co_gop_y" => held().filter(|meeting| filled(meeting, "gop_y")).count(),
        "co_phan_cong" => held().filter(|meeting| listed(meeting, "phan_cong")).count(),
        "co_can_bo_du" => held().filter(is_online).filter(|meeting| listed(meeting, "cap_tren_du")).count(),
        "trieu_tap" => sum("trieu_tap") as usize,
        "co_mat" => sum("co_mat") as usize,
        "ty_le_du" => return Some(Quantity::Share { part: sum("co_mat"), whole: sum("trieu_tap") }),
        _ => return None,
    };
    Some(Quantity::Count(count as u64))
}

#[test]
fn every_number_of_the_reports_follows_from_its_list_and_from_the_logs_alone() {
    let tree = issued();
    let found = checked(&tree, DAY);
    let meetings = raw_meetings(&tree);
    let days = [
        ("danh-gia-2023", "2023-01-01", "2023-12-31"),
        ("danh-gia-2024", "2024-01-01", "2024-12-31"),
        ("tong-ket-2025", "2023-02-20", "2025-06-30"),
    ];
    let (mut from_lists, mut from_logs) = (0, 0);
    for (name, from, until) in days {
        let document = &found.documents.reports[&Slug::parse(name).expect("a slug")];
        for answer in &document.answers {
            let Answered::Number { quantity: Some(quantity), .. } = &answer.value else { continue };
            let part = answer.records.iter().map(|record| record.part).sum();
            let whole = answer.records.iter().map(|record| record.whole).sum();
            let listed = match quantity {
                Quantity::Count(_) => Quantity::Count(part),
                Quantity::Share { .. } => Quantity::Share { part, whole },
            };
            assert_eq!(*quantity, listed, "{name}: {}", answer.call);
            from_lists += 1;
            // A year outside the report counts as a whole.
            let year = argument(&answer.call, "nam").filter(|year| !(&from[..4]..=&until[..4]).contains(year));
            let (from, until) = match year {
                Some(year) => (format!("{year}-01-01"), format!("{year}-12-31")),
                None => (from.to_owned(), until.to_owned()),
            };
            if let Some(counted) = recount(&meetings, &answer.call, &from, &until) {
                assert_eq!(*quantity, counted, "{name}: {}", answer.call);
                from_logs += 1;
            }
        }
    }
    assert!(from_lists > 80 && from_logs > 55, "{from_lists} numbers, {from_logs} of them from the logs");
}

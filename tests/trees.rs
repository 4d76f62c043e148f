//! Whole trees of invented units, from files to sites: every verdict and finding occurs, nothing hidden gets out,
//! hostile names stay text, and the bytes of a site depend on nothing but its inputs.
//!
//! The trees stand in `tests/trees/`: `moi-ket-luan` has every outcome and no error, `co-loi` has records that are left
//! out, `gan-trong` has settings and a regulation only.

#![allow(clippy::disallowed_methods, clippy::disallowed_macros, reason = "tests read files and the environment")]

mod support;

use nenep::compile::{Compiled, Inputs, Options, check, compile};
use nenep::diag::Severity;
use nenep::disk;
use nenep::model::{AsOf, Finding, Profile, RuleId, VerdictKind};
use nenep::render::Site;
use nenep::text::History;
use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use support::date;

/// The trees, each with the days as of which it is judged; on the first of them its site is looked at.
const TREES: [(&str, &[&str]); 3] = [
    ("moi-ket-luan", &["2025-06-10", "2025-01-15", "2025-02-05", "2025-07-05", "2025-07-20"]),
    ("co-loi", &["2025-06-10", "2025-04-15"]),
    ("gan-trong", &["2025-06-10"]),
];

/// Begins every text of the trees that must stay hidden.
const HIDDEN: &str = "KÍN-";

/// Begins the names of officers, which the profile `noi_bo` shows and `cong_khai` does not.
const OFFICER: &str = "KÍN-HỌ-TÊN";

fn inputs(tree: &str) -> Inputs {
    let folder: PathBuf = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/trees").join(tree);
    let inputs = disk::read(&folder).unwrap_or_else(|error| panic!("{}: {error}", folder.display()));
    Inputs { history: History::default().into(), ..inputs }
}

fn compiled(inputs: &Inputs, options: &Options, day: &str) -> Compiled {
    compile(inputs, options, AsOf(date(day)), &|_| {})
}

/// Compiles a tree as of its first day; with errors it is built as far as it goes.
#[track_caller]
fn site(tree: &str, profile: Profile) -> Site {
    let day = TREES.iter().find(|(name, _)| *name == tree).expect("a tree of the table").1[0];
    let options = Options { profile: Some(profile), allow_errors: true, ..Options::default() };
    compiled(&inputs(tree), &options, day).site.expect("errors are allowed")
}

fn both_profiles() -> impl Iterator<Item = (Profile, Site)> {
    [Profile::Internal, Profile::Public].into_iter().map(|profile| (profile, site("moi-ket-luan", profile)))
}

fn texts(site: &Site) -> impl Iterator<Item = (&str, std::borrow::Cow<'_, str>)> {
    site.iter().map(|(address, bytes)| (&**address, String::from_utf8_lossy(bytes)))
}

/// Returns the findings of all trees on all their days, and the verdicts by rule.
fn outcomes() -> (Vec<Finding>, BTreeMap<RuleId, BTreeSet<&'static str>>) {
    let (mut findings, mut verdicts) = (Vec::new(), BTreeMap::<_, BTreeSet<_>>::new());
    for (tree, days) in TREES {
        let inputs = inputs(tree);
        for day in days {
            let facts = check(&inputs, &Options::default(), AsOf(date(day))).facts;
            for verdict in &facts.verdicts {
                verdicts.entry(verdict.rule).or_default().insert(verdict.kind.as_str());
            }
            findings.extend(facts.findings.iter().cloned());
        }
    }
    (findings, verdicts)
}

#[test]
fn every_rule_gives_every_verdict_that_it_can_give() {
    let (_, verdicts) = outcomes();
    for rule in RuleId::ALL {
        let mut wanted = BTreeSet::from(["dat", "khong_dat", "chua_du_du_lieu"]);
        if matches!(rule, RuleId::FeedbackInTime | RuleId::AnnualEvaluationIssued | RuleId::FinalReviewIssued) {
            wanted.insert(VerdictKind::NotYetDue { by: date("2025-06-10") }.as_str());
        }
        assert_eq!(verdicts.get(rule), Some(&wanted), "{}", rule.as_str());
    }
}

#[test]
fn every_kind_of_finding_occurs() {
    let (findings, _) = outcomes();
    let source = std::fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("src/model/judgement.rs"));
    let source = source.expect("the model's source");
    let body = source.split("pub enum Detail {").nth(1).and_then(|rest| rest.split("\n}").next()).expect("the enum");
    let is_name =
        |line: &&str| line.starts_with("    ") && line[4..].starts_with(|sign: char| sign.is_ascii_uppercase());
    let names = |text: &str| text.trim().split([' ', ',', '{']).next().unwrap_or_default().to_owned();
    let kinds: BTreeSet<String> = body.lines().filter(is_name).map(names).collect();
    let found: BTreeSet<String> = findings.iter().map(|finding| names(&format!("{:?}", finding.detail))).collect();
    assert_eq!(found, kinds);
    assert!(kinds.len() > 30, "the names were not found in the source: {kinds:?}");
}

#[test]
fn both_weights_occur_where_a_rule_has_both() {
    let (findings, _) = outcomes();
    let has = |rule, severity| findings.iter().any(|f| f.rule == rule && f.severity == severity);
    use RuleId::{FormApproved, InfrastructureConfirmed, NoForbiddenItem, RegisteredInTime, ShareOfSpecialConditions};
    for rule in [FormApproved, InfrastructureConfirmed, NoForbiddenItem, RegisteredInTime, ShareOfSpecialConditions] {
        assert!(has(rule, Severity::Error) && has(rule, Severity::Warning), "{}", rule.as_str());
    }
}

#[test]
fn the_great_tree_builds_without_an_error_on_each_of_its_days() {
    let inputs = inputs("moi-ket-luan");
    for day in TREES[0].1 {
        let compiled = compiled(&inputs, &Options::default(), day);
        let errors = compiled.checked.diagnostics.iter().filter(|problem| problem.severity == Severity::Error);
        assert_eq!(errors.map(|problem| format!("{:?}", problem.message)).collect::<Vec<_>>(), Vec::<String>::new());
        assert!(compiled.site.is_some());
    }
}

#[test]
fn a_nearly_empty_tree_builds() {
    let compiled = compiled(&inputs("gan-trong"), &Options::default(), "2025-06-10");
    assert!(compiled.checked.diagnostics.is_empty());
    assert!(compiled.site.is_some_and(|site| site.contains_key("index.html")));
}

#[test]
fn a_tree_with_errors_is_built_only_when_that_is_allowed() {
    let inputs = inputs("co-loi");
    let refused = compiled(&inputs, &Options::default(), "2025-06-10");
    assert!(refused.site.is_none());
    let options = Options { allow_errors: true, ..Options::default() };
    let built = compiled(&inputs, &options, "2025-06-10");
    let dead = built.checked.diagnostics.iter().filter(|problem| problem.code().as_str().starts_with("N6"));
    assert_eq!(dead.map(|problem| format!("{:?}", problem.message)).collect::<Vec<_>>(), Vec::<String>::new());
    let site = built.site.expect("errors are allowed");
    for page in [
        "index.html",
        "bao-cao/tong-ket.html",
        "bao-cao/index.html",
        "don-vi/index.html",
        "don-vi/chi-bo-x1.html",
        "don-vi/chi-bo-y.html",
        "kinh-nghiem.html",
        "lich/index.html",
        "sinh-hoat/2025/chi-bo-y.html",
        "tong-hop/2025.html",
        "tuan-thu/2024.html",
        "tuan-thu/quy-tac/cap-01.html",
    ] {
        let text = String::from_utf8_lossy(&site[page]);
        assert!(text.contains("class=\"notice must\"><b>Chưa đủ dữ liệu.</b>"), "{page} does not say what is left out");
    }
}

#[test]
fn what_is_internal_is_in_no_byte_of_the_site() {
    for (profile, site) in both_profiles() {
        for (address, text) in texts(&site) {
            for part in text.split(HIDDEN).skip(1) {
                let shown = format!("{HIDDEN}{}", part.chars().take(20).collect::<String>());
                let is_officer = profile == Profile::Internal && shown.starts_with(OFFICER);
                assert!(is_officer, "{address} shows `{shown}` in the profile {profile:?}");
            }
        }
    }
}

#[test]
fn drafts_come_only_when_asked_for() {
    let options = Options { with_drafts: true, ..Options::default() };
    let site = compiled(&inputs("moi-ket-luan"), &options, "2025-06-10").site.expect("no errors");
    for draft in 1..=6 {
        let text = format!("KÍN-BẢN-NHÁP-{draft}");
        assert!(texts(&site).any(|(_, shown)| shown.contains(&text)), "{text} is nowhere");
    }
}

#[test]
fn hostile_names_stay_text_in_pages() {
    for (_, site) in both_profiles() {
        for (address, text) in
            texts(&site).filter(|(address, _)| [".html", ".xml"].iter().any(|end| address.ends_with(end)))
        {
            for hostile in
                ["<script>", "<img src=x", "javascript:alert", "</script><script>", "{{ 7", "<b>Thử", "<b>thử"]
            {
                let at = text.find(hostile);
                let is_shown_as_text = hostile == "javascript:alert" || hostile == "{{ 7";
                let is_link = |at: usize| text[..at].ends_with("href=\"") || text[..at].ends_with("src=\"");
                assert!(at.is_none_or(|at| is_shown_as_text && !is_link(at)), "{address} holds {hostile}");
            }
        }
        let page = String::from_utf8_lossy(&site["don-vi/chi-bo-cu.html"]);
        assert!(page.contains("&lt;script&gt;alert(1)&lt;"), "the name is not shown");
        assert!(page.contains("{{ 7 * 7 }}") && !page.contains("> 49"), "a note is no template");
    }
}

#[test]
fn hostile_names_stay_text_in_data() {
    for (_, site) in both_profiles() {
        for (address, text) in texts(&site).filter(|(address, _)| address.ends_with(".json")) {
            let parsed: Result<serde_json::Value, _> = serde_json::from_str(&text);
            assert!(parsed.is_ok(), "{address} is no JSON");
        }
        let units: serde_json::Value = serde_json::from_slice(&site["data/don-vi.json"]).expect("JSON");
        assert!(units.to_string().contains("\\\"><img src=x onerror=alert(1)>"), "the name is kept whole");
        for (address, text) in
            texts(&site).filter(|(address, _)| address.starts_with("data/") && address.ends_with(".csv"))
        {
            let mut rows = csv::ReaderBuilder::new().delimiter(b';').from_reader(text.as_bytes());
            for row in rows.records() {
                let row = row.unwrap_or_else(|error| panic!("{address}: {error}"));
                assert!(row.iter().all(|cell| !cell.starts_with(['=', '+', '-', '@'])), "{address}: {row:?}");
            }
        }
        for (address, text) in texts(&site).filter(|(address, _)| address.ends_with(".js")) {
            assert!(!text.contains("</script") && !text.contains("<!--"), "{address} could end a script");
        }
    }
}

#[test]
fn no_link_of_the_site_is_dead() {
    for (tree, _) in TREES {
        let dead = nenep::render::links::dead(&site(tree, Profile::Internal), &mut nenep::render::Memo::default());
        assert!(dead.is_empty(), "{tree}: {dead:?}");
    }
}

#[test]
fn two_compiles_on_any_number_of_threads_give_the_same_bytes() {
    let inputs = inputs("moi-ket-luan");
    let built = |threads: usize| {
        let pool = rayon::ThreadPoolBuilder::new().num_threads(threads).build().expect("a pool of threads");
        pool.install(|| compiled(&inputs, &Options::default(), "2025-06-10").site.expect("no errors"))
    };
    let first = built(1);
    for (threads, other) in [(1, built(1)), (8, built(8))] {
        assert_eq!(first.keys().collect::<Vec<_>>(), other.keys().collect::<Vec<_>>());
        for (address, bytes) in &first {
            assert!(other[address] == *bytes, "{address} differs with {threads} threads");
        }
    }
}

#[test]
fn one_more_page_leaves_every_record_page_as_it_was() {
    let inputs = inputs("moi-ket-luan");
    let mut content = inputs.content.clone();
    content.extend([support::entry("trang/aa-moi.md", "---\ntieu_de: Trang mới\n---\nMới.\n")]);
    let more = Inputs { content, ..inputs.clone() };
    let [one, two] = [&inputs, &more].map(|inputs| compiled(inputs, &Options::default(), "2025-06-10").site);
    let (one, two) = (one.expect("no errors"), two.expect("no errors"));
    // The index of the search holds every page.
    let is_record = |address: &str| {
        let folders = ["don-vi/", "data/", "sinh-hoat/"];
        folders.iter().any(|folder| address.starts_with(folder)) && !address.starts_with("data/tim-kiem/")
    };
    for (address, bytes) in one.iter().filter(|(address, _)| is_record(address)) {
        assert!(two[address] == *bytes, "{address} changes with a page that it does not show");
    }
}

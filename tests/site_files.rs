//! The files of a site that are no pages: what robots read, attachments, and the summary with its digest.
#![expect(clippy::disallowed_methods, reason = "this test reads the sample")]

mod support;

use chrono::NaiveDate;
use nenep::compile::{Compiled, Inputs, Options, compile};
use nenep::model::{AsOf, Profile};
use nenep::text::{Change, Entry, History, Tree};
use sha2::{Digest, Sha256};
use std::path::Path;
use std::sync::Arc;
use support::read_tree;

const SETTINGS: &str = "\
ten: Cổng thử
co_quan: Đảng ủy Thử nghiệm
dia_chi: https://thu.example/cong
quy_dinh: [a]
giai_doan: {tu: 2024-01-01, den: 2024-12-31}
";
const REGULATION: &str = "\
so_hieu: 01-HD/ĐU
trich_yeu: Hướng dẫn thử
ngay_ban_hanh: 2024-01-01
hieu_luc: {tu: 2024-01-01}
";

fn built(settings: &str, profile: Profile) -> Compiled {
    let files: [(&str, &[u8]); 3] =
        [("cong.yaml", settings.as_bytes()), ("quy-dinh/a.yaml", REGULATION.as_bytes()), ("tep/mẫu.csv", b"a,b\n")];
    let content: Tree = files.iter().map(|(path, bytes)| (Arc::from(*path), Entry::File(Arc::from(*bytes)))).collect();
    let inputs = Inputs { content, ..Inputs::default() };
    let options = Options { profile: Some(profile), allow_errors: true, ..Options::default() };
    let day = NaiveDate::from_ymd_opt(2024, 6, 30).expect("a day of the calendar");
    compile(&inputs, &options, AsOf(day), &|_| {})
}

fn built_with(settings: &str, history: History) -> Compiled {
    let content = [("cong.yaml", settings), ("quy-dinh/a.yaml", REGULATION)];
    let content: Tree = content.map(|(path, text)| (Arc::from(path), Entry::File(text.as_bytes().into()))).into();
    let inputs = Inputs { content, history: history.into(), ..Inputs::default() };
    let day = NaiveDate::from_ymd_opt(2024, 6, 30).expect("a day of the calendar");
    compile(&inputs, &Options { allow_errors: true, ..Options::default() }, AsOf(day), &|_| {})
}

/// What a page of a meeting may weigh, in bytes: it is most of what a site is.
const HEAVIEST_MEETING: usize = 12_000;

#[test]
fn a_page_of_a_meeting_is_light() {
    let inputs = Inputs { content: read_tree(Path::new("content")), ..Inputs::default() };
    let day = NaiveDate::from_ymd_opt(2025, 6, 30).expect("a day of the calendar");
    let site = compile(&inputs, &Options::default(), AsOf(day), &|_| {}).site.expect("the sample has no errors");
    let meetings = site.pages().filter(|(address, _)| address.split('/').count() == 4);
    let mut weights: Vec<_> = meetings.map(|(address, page)| (page.bytes().len(), address)).collect();
    weights.sort();
    assert!(weights.len() > 200, "the sample has many meetings");
    let heaviest = weights.last().expect("a page");
    assert!(heaviest.0 <= HEAVIEST_MEETING, "{heaviest:?}");
}

#[track_caller]
fn file(compiled: &Compiled, address: &str) -> Option<String> {
    let site = compiled.site.as_ref().expect("errors are allowed");
    site.get(address).map(|bytes| String::from_utf8_lossy(bytes).into_owned())
}

#[test]
fn robots_stay_out_of_an_internal_portal_and_find_their_way_in_a_public_one() {
    let internal = built(SETTINGS, Profile::Internal);
    assert_eq!(file(&internal, "robots.txt").as_deref(), Some("User-agent: *\nDisallow: /\n"));
    let public = file(&built(SETTINGS, Profile::Public), "robots.txt");
    let wanted = "User-agent: *\nAllow: /\n\nSitemap: https://thu.example/cong/sitemap.xml\n";
    assert_eq!(public.as_deref(), Some(wanted));
}

#[test]
fn the_site_map_needs_an_address_and_lists_pages_only() {
    let map = file(&built(SETTINGS, Profile::Internal), "sitemap.xml").expect("the portal has an address");
    assert!(map.contains("<loc>https://thu.example/cong/so-tay/index.html</loc>"));
    assert!(!map.contains("404.html") && !map.contains("tep/") && !map.contains(".json"));
    let without = SETTINGS.replace("dia_chi: https://thu.example/cong\n", "");
    assert_eq!(file(&built(&without, Profile::Internal), "sitemap.xml"), None);
}

#[test]
fn the_site_map_says_when_a_page_changed_where_git_knows_it() {
    let change = Change { on: NaiveDate::from_ymd_opt(2024, 5, 6).expect("a day"), commit: "0123456789".into() };
    let history = History { changes: [("quy-dinh/a.yaml".into(), change)].into(), ..History::default() };
    let map = file(&built_with(SETTINGS, history), "sitemap.xml").expect("the portal has an address");
    let line =
        |address: &str| map.lines().find(|line| line.contains(&format!("/{address}<"))).unwrap_or_default().to_owned();
    assert!(line("quy-dinh/a.html").contains("<lastmod>2024-05-06</lastmod>"), "{map}");
    assert!(line("index.html").contains("<lastmod>2024-05-06</lastmod>"), "{map}");
    assert!(!line("so-tay/index.html").contains("lastmod"), "{map}");
}

#[test]
fn browsers_find_the_search_where_the_portal_has_an_address() {
    let compiled = built(SETTINGS, Profile::Internal);
    let description = file(&compiled, "opensearch.xml").expect("the portal has an address");
    assert!(
        description.contains("template=\"https://thu.example/cong/tim-kiem.html?q={searchTerms}\""),
        "{description}"
    );
    let page = file(&compiled, "index.html").expect("every site has one");
    assert!(page.contains("rel=\"search\"") && page.contains("rel=\"icon\"") && page.contains("href=\"atom.xml\""));
    let without = built(&SETTINGS.replace("dia_chi: https://thu.example/cong\n", ""), Profile::Internal);
    assert_eq!(file(&without, "opensearch.xml"), None);
    assert!(!file(&without, "index.html").expect("every site has one").contains("rel=\"search\""));
}

const GUIDANCE: &str = "\
---
so_hieu: 01-HD/ĐU
loai: huong_dan
co_quan_ban_hanh: Đảng ủy <Thử> & \"nghiệm\"
ngay_ban_hanh: 2024-01-05
trich_yeu: Về thử nghiệm
---
Một đoạn.
";

fn feed(settings: &str, ending: &str) -> String {
    let draft = GUIDANCE.replace("2024-01-05\n", "2024-01-06\nban_nhap: true\n");
    let later = GUIDANCE.replace("2024-01-05", "2024-12-01");
    let files = [
        ("cong.yaml", settings),
        ("quy-dinh/a.yaml", REGULATION),
        ("huong-dan/mot.md", GUIDANCE),
        ("huong-dan/nhap.md", &draft),
        ("huong-dan/sau.md", &later),
    ];
    let content: Tree = files.map(|(path, text)| (Arc::from(path), Entry::File(text.as_bytes().into()))).into();
    let inputs = Inputs { content, ..Inputs::default() };
    let options = Options { allow_errors: true, with_drafts: true, ..Options::default() };
    let day = NaiveDate::from_ymd_opt(2024, 6, 30).expect("a day of the calendar");
    file(&compile(&inputs, &options, AsOf(day), &|_| {}), ending).expect("every site has one")
}

#[test]
fn the_feed_tells_what_was_issued_and_nothing_else() {
    let feed = feed(SETTINGS, "atom.xml");
    assert_eq!(feed.matches("<entry>").count(), 1, "{feed}");
    assert!(feed.contains("<link href=\"https://thu.example/cong/huong-dan/mot.html\""), "{feed}");
    assert!(feed.contains("<name>Đảng ủy &lt;Thử&gt; &amp; &quot;nghiệm&quot;</name>"), "{feed}");
    assert!(feed.contains("<updated>2024-01-05T00:00:00+07:00</updated>"), "{feed}");
}

#[test]
fn entries_keep_their_ids_when_the_portal_moves() {
    let ids = |feed: &str| {
        let ids = feed.split("<id>").skip(1).filter_map(|rest| rest.split('<').next());
        ids.map(str::to_owned).collect::<Vec<_>>()
    };
    let here = feed(SETTINGS, "atom.xml");
    let elsewhere = feed(&SETTINGS.replace("thu.example", "khac.example"), "atom.xml");
    let nowhere = feed(&SETTINGS.replace("dia_chi: https://thu.example/cong\n", ""), "atom.xml");
    assert_eq!(ids(&here).len(), 2);
    assert!(ids(&here).iter().all(|id| id.starts_with("urn:uuid:") && id.len() == 45), "{here}");
    assert_eq!((ids(&here), ids(&here)), (ids(&elsewhere), ids(&nowhere)));
    assert!(nowhere.contains("<link href=\"huong-dan/mot.html\""), "{nowhere}");
}

#[test]
fn attachments_are_copied_as_they_are() {
    assert_eq!(file(&built(SETTINGS, Profile::Internal), "tep/mẫu.csv").as_deref(), Some("a,b\n"));
}

#[test]
fn the_digest_is_that_of_every_other_file() {
    let compiled = built(SETTINGS, Profile::Internal);
    let hexadecimal = |digest: &[u8]| digest.iter().map(|byte| format!("{byte:02x}")).collect::<String>();
    let others = compiled.site.as_ref().expect("errors are allowed").iter();
    // The lines that `sha256sum` prints of every file but this one, in the order of their addresses.
    let lines: String = others
        .filter(|(address, _)| &***address != "site.json")
        .map(|(address, bytes)| format!("{}  {address}\n", hexadecimal(&Sha256::digest(bytes))))
        .collect();
    let digest = hexadecimal(&Sha256::digest(lines.as_bytes()));
    let summary: serde_json::Value =
        serde_json::from_str(&file(&compiled, "site.json").expect("every site has one")).expect("JSON");
    assert_eq!(summary["digest"], digest.as_str());
    assert_eq!(summary["as_of"], "2024-06-30");
    assert_eq!(summary["commit"], serde_json::Value::Null);
    assert!(summary["generator"].as_str().is_some_and(|generator| generator.starts_with("nenep ")));
}

#[test]
fn style_sheet_and_script_stay_small() {
    let compiled = built(SETTINGS, Profile::Internal);
    let site = compiled.site.as_ref().expect("errors are allowed");
    let size = |ending: &str| {
        // What the search needs is loaded only when somebody searches, and has limits of its own.
        let is_ours = |address: &str| address.starts_with("tai-san/") && !address.contains("/tim-kiem-");
        let files = site.iter().filter(|(address, _)| is_ours(address) && address.contains(ending));
        files.map(|(_, bytes)| bytes.len()).sum::<usize>()
    };
    // Of these 1,400 bytes are for the tools of tables, which every page of tables has.
    assert!(size(".css") <= 37_500, "style sheet: {} bytes", size(".css"));
    // Only pages with tables load it.
    assert!(size("/bang-") <= 9_000, "script of tables: {} bytes", size("/bang-"));
    assert!(size(".js") <= 20_000, "script: {} bytes", size(".js"));
    let of_search = |ending: &str| {
        let is_of_search = |address: &str| address.starts_with("tai-san/tim-kiem-") && address.ends_with(ending);
        site.iter().filter(|(address, _)| is_of_search(address)).map(|(_, bytes)| bytes.len()).sum::<usize>()
    };
    assert!(of_search(".css") <= 4_000, "style sheet of the search: {} bytes", of_search(".css"));
    assert!(of_search(".js") <= 18_000, "script of the search: {} bytes", of_search(".js"));
}

//! The calendars, the feed and the tables as other programs read them.
//!
//! Two libraries that know nothing of each other read every calendar of the sample and of a tree with awkward texts; a
//! spreadsheet opens the tables. They need python3 with `icalendar`, node with the packages of
//! `tests/browser/package.json`, and `soffice`; what is missing is skipped with a note, but counts as a failure where
//! `CI=true`. `.ci/run` installs all of it.
#![expect(clippy::disallowed_methods, reason = "these tests write files and run other programs on them")]

mod support;

use nenep::compile::{Compiled, Inputs, Options, compile};
use nenep::model::{AsOf, Profile};
use nenep::render::Site;
use nenep::text::{Commits, History, Tree};
use serde_json::Value;
use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use support::{date, entry, read_tree};

const SETTINGS: &str = "\
ten: Cổng thử
co_quan: Đảng ủy Thử nghiệm
quy_dinh: [qd]
giai_doan: {tu: 2024-01-01, den: 2024-12-31}
";
const REGULATION: &str = "\
so_hieu: 01-HD/ĐU
trich_yeu: Mẫu
ngay_ban_hanh: 2024-01-01
hieu_luc: {tu: 2024-01-01}
noi_dung:
  loai:
    - {ma: thuong-ky, ten: Thường kỳ, cho_phep: true}
thoi_han: {dang_ky_truoc_ngay: 3, gop_y_trong_ngay: 7, danh_gia_nam: 01-31}
";
const OFFICERS: &str = "\
can_bo:
  - {ma: cb-1, vai_tro: uy_vien_ban_thuong_vu, chuc_danh: Trưởng Ban Tổ chức, ho_ten: Nguyễn Văn Kín}
  - {ma: cb-2, vai_tro: chuyen_vien, chuc_danh: Chuyên viên}
";
const UNIT: &str = r#"
ten: "Chi bộ A;B,C\\n\"D\""
loai: chi_bo_co_so
thi_diem:
  - {hinh_thuc: truc_tuyen, tu: 2024-01-01}
dang_so:
  - {tu: 2024-01-01, tong: 41, dac_thu: 27}
phu_trach:
  - {can_bo: cb-1, tu: 2024-01-01, den: 2024-05-31}
ghi_chu_noi_bo: không ai được thấy
"#;
const LOG: &str = r#"
buoi:
  - {ngay: 2024-03-05, gio: "8:30", ket_thuc: "10:00", hinh_thuc: truc_tuyen, trang_thai: da_hop, bi_mat: true, ghi_chu_noi_bo: không ai được thấy, noi_dung: [{chu_de: việc kín, loai: thuong-ky}]}
  - ngay: 2024-04-05
    hinh_thuc: truc_tiep
    trang_thai: da_hop
    doi_tu: 2024-04-01
    ghi_chu: "x\r\nBEGIN:VALARM\r\nEND:VEVENT\rATTACH:x\u2028BEGIN:VEVENT"
    noi_dung:
      - {chu_de: "Một nội dung dài để phải gấp dòng, ộộộộộộộộộộộộộộộộộộộộộộộộộộộộộộộộộộộộộộộộộộộộộộộộộộộộộộộộ;\\ xong", loai: thuong-ky}
  - {ngay: 2024-05-06, hinh_thuc: truc_tiep, trang_thai: hoan}
  - {ngay: 2024-05-20, hinh_thuc: truc_tiep, trang_thai: da_hop, doi_tu: 2024-05-06}
  - {ngay: 2024-06-03, hinh_thuc: truc_tiep, trang_thai: huy}
  - {ngay: 2024-06-28, hinh_thuc: truc_tuyen, trang_thai: da_hop, dang_ky: {ngay: 2024-06-20}}
  - {ngay: 2024-07-15, gio: "14:00", hinh_thuc: truc_tuyen, trang_thai: du_kien, phan_cong: [cb-2]}
  - {ngay: 2024-07-15, cap: cap_uy, hinh_thuc: truc_tiep, trang_thai: du_kien}
"#;

fn tree(log: &str) -> Tree {
    [
        entry("cong.yaml", SETTINGS),
        entry("quy-dinh/qd.yaml", REGULATION),
        entry("can-bo.yaml", OFFICERS),
        entry("don-vi/a.yaml", UNIT.trim_start()),
        entry("sinh-hoat/2024/a.yaml", log.trim_start()),
    ]
    .into()
}

fn built(content: Tree, history: History, profile: Option<Profile>, day: &str) -> Compiled {
    let inputs = Inputs { content, history: history.into(), ..Inputs::default() };
    compile(&inputs, &Options { profile, ..Options::default() }, AsOf(date(day)), &|_| {})
}

#[track_caller]
fn site(compiled: Compiled) -> Site {
    let problems: Vec<_> =
        compiled.checked.diagnostics.iter().map(|problem| format!("{:?}", problem.message)).collect();
    compiled.site.unwrap_or_else(|| panic!("{problems:?}"))
}

fn awkward(log: &str) -> Site {
    site(built(tree(log), History::default(), None, "2024-06-30"))
}

fn text(site: &Site, address: &str) -> String {
    String::from_utf8_lossy(site.get(address).unwrap_or_else(|| panic!("no {address}"))).into_owned()
}

/// Returns the unfolded lines of an entry whose UID begins with `name`.
#[track_caller]
fn event(calendar: &str, name: &str) -> Vec<String> {
    let whole = calendar.replace("\r\n ", "");
    let events = whole.split("BEGIN:VEVENT\r\n").skip(1).filter_map(|event| event.split("END:VEVENT").next());
    let found = events.filter(|event| event.starts_with(&format!("UID:{name}@"))).collect::<Vec<_>>();
    assert_eq!(found.len(), 1, "{name} in {whole}");
    found[0].lines().map(str::to_owned).collect()
}

#[track_caller]
fn has(calendar: &str, name: &str, line: &str) {
    let event = event(calendar, name);
    assert!(event.iter().any(|own| own == line), "no {line} in {event:#?}");
}

#[test]
fn states_and_days_are_told() {
    let calendar = text(&awkward(LOG), "don-vi/a.ics");
    has(&calendar, "a-2024-03-05", "STATUS:CONFIRMED");
    has(&calendar, "a-2024-03-05", "DTSTART;TZID=Asia/Ho_Chi_Minh:20240305T083000");
    has(&calendar, "a-2024-03-05", "DTEND;TZID=Asia/Ho_Chi_Minh:20240305T100000");
    has(&calendar, "a-2024-03-05", "DTSTAMP:20240305T000000Z");
    has(&calendar, "a-2024-03-05", "SEQUENCE:0");
    has(&calendar, "a-2024-06-03", "STATUS:CANCELLED");
    has(&calendar, "a-2024-06-03", "DTSTART;VALUE=DATE:20240603");
    has(&calendar, "a-2024-07-15", "STATUS:TENTATIVE");
    has(&calendar, "a-2024-07-15-cap-uy", "STATUS:CONFIRMED");
    // A postponed meeting leaves its day free; a cancelled one likewise.
    has(&calendar, "a-2024-05-06", "STATUS:CANCELLED");
    has(&calendar, "a-2024-05-06", "TRANSP:TRANSPARENT");
}

#[test]
fn a_moved_meeting_keeps_its_name_unless_another_record_has_that_day() {
    let calendar = text(&awkward(LOG), "lich.ics");
    has(&calendar, "a-2024-04-01", "DTSTART;VALUE=DATE:20240405");
    has(&calendar, "a-2024-05-20", "DTSTART;VALUE=DATE:20240520");
    let uids: Vec<&str> = calendar.lines().filter(|line| line.starts_with("UID:")).collect();
    assert_eq!(uids.iter().collect::<BTreeSet<_>>().len(), uids.len());
}

#[test]
fn open_deadlines_have_entries_and_closed_ones_none() {
    let calendar = text(&awkward(LOG), "lich.ics");
    has(&calendar, "han-dang-ky-a-2024-07-15", "DTSTART;VALUE=DATE:20240712");
    has(&calendar, "han-gop-y-a-2024-06-28", "DTSTART;VALUE=DATE:20240705");
    has(&calendar, "han-danh-gia-2024", "DTSTART;VALUE=DATE:20250131");
    assert!(!calendar.contains("han-dang-ky-a-2024-06-28"));
    let registered =
        LOG.replace("trang_thai: du_kien, phan_cong", "trang_thai: du_kien, dang_ky: {ngay: 2024-06-29}, phan_cong");
    let calendar = text(&awkward(&registered), "lich.ics");
    assert!(!calendar.contains("UID:han-dang-ky"));
    has(&calendar, "a-2024-07-15", "STATUS:CONFIRMED");
}

#[test]
fn officers_have_what_they_follow() {
    let site = awkward(LOG);
    let in_charge = text(&site, "can-bo/cb-1.ics");
    // In charge until the end of May.
    assert!(in_charge.contains("UID:a-2024-03-05@") && !in_charge.contains("UID:a-2024-07-15@"));
    let assigned = text(&site, "can-bo/cb-2.ics");
    assert!(!assigned.contains("UID:a-2024-03-05@") && assigned.contains("UID:a-2024-07-15@"));
}

#[test]
fn nothing_secret_internal_or_personal_is_told() {
    for profile in [Profile::Public, Profile::Internal] {
        let site = site(built(tree(LOG), History::default(), Some(profile), "2024-06-30"));
        for (address, bytes) in
            site.iter().filter(|(address, _)| address.ends_with(".ics") || &***address == "atom.xml")
        {
            let text = String::from_utf8_lossy(bytes).replace("\r\n ", "");
            for secret in ["việc kín", "không ai được thấy", "Nguyễn Văn Kín"] {
                assert!(!text.contains(secret), "{address} tells {secret}");
            }
        }
    }
}

#[test]
fn the_sequence_grows_with_each_change_that_git_knows() {
    let sequence = |count: u32| {
        let last = date("2024-06-01").and_hms_opt(3, 4, 5).expect("a time of day");
        let commits = [("sinh-hoat/2024/a.yaml".into(), Commits { count, last })].into();
        let history = History { commits, ..History::default() };
        text(&site(built(tree(LOG), history, None, "2024-06-30")), "lich.ics")
    };
    has(&sequence(1), "a-2024-03-05", "SEQUENCE:1");
    has(&sequence(2), "a-2024-03-05", "SEQUENCE:2");
    has(&sequence(2), "a-2024-03-05", "DTSTAMP:20240601T030405Z");
}

#[test]
fn lines_are_short_and_end_with_both_signs() {
    for (address, bytes) in awkward(LOG).iter().filter(|(address, _)| address.ends_with(".ics")) {
        let text = std::str::from_utf8(bytes).expect("no letter is cut");
        assert!(text.ends_with("END:VCALENDAR\r\n"), "{address}");
        let lines: Vec<&str> = text.split("\r\n").collect();
        assert!(lines.iter().all(|line| line.len() <= 75 && !line.contains(['\r', '\n', '\u{2028}'])), "{address}");
        assert!(!lines.iter().any(|line| line.starts_with("BEGIN:VALARM") || line.starts_with("ATTACH")), "{address}");
    }
}

fn sample() -> Tree {
    read_tree(&Path::new(env!("CARGO_MANIFEST_DIR")).join("content"))
}

/// Writes the files whose addresses end in `ending`; the folder goes when it is dropped.
fn written(site: &Site, ending: &str) -> (tempfile::TempDir, Vec<PathBuf>) {
    let root = tempfile::tempdir().expect("a folder");
    let mut paths = Vec::new();
    for (address, bytes) in site.iter().filter(|(address, _)| address.ends_with(ending)) {
        let path = root.path().join(&**address);
        fs::create_dir_all(path.parent().expect("below the root")).expect("a folder");
        fs::write(&path, bytes).expect("a file");
        paths.push(path);
    }
    (root, paths)
}

#[test]
fn two_libraries_read_the_same_from_every_calendar() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests");
    let node = root.join("browser/calendars.mjs");
    let has_python = runs(Command::new("python3").args(["-c", "import icalendar"]));
    let has_node = root.join("browser/node_modules/ical.js").exists() && runs(Command::new("node").arg("--version"));
    if !has_python || !has_node {
        return skip("python3 with icalendar, or node with ical.js, is missing");
    }
    for (site, most) in
        [(awkward(LOG), 12), (site(built(sample(), History::default(), None, "2025-06-30")), usize::MAX)]
    {
        let (_folder, paths) = written(&site, ".ics");
        let one = json(Command::new("python3").arg(root.join("calendars/read.py")).args(&paths));
        let other = json(Command::new("node").arg(&node).args(&paths));
        assert_eq!(one, other);
        for (path, calendar) in one.as_object().expect("calendars by path") {
            assert_eq!(calendar["zones"], serde_json::json!(["Asia/Ho_Chi_Minh"]), "{path}");
            let events = calendar["events"].as_array().expect("a list");
            assert!(events.len() <= most && events.iter().all(|event| event["alarms"] == 0), "{path}");
        }
    }
}

#[test]
fn awkward_texts_come_back_as_they_were() {
    if !runs(Command::new("python3").args(["-c", "import icalendar"])) {
        return skip("python3 with icalendar is missing");
    }
    let (folder, _paths) = written(&awkward(LOG), "don-vi/a.ics");
    let path = folder.path().join("don-vi/a.ics");
    let script = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/calendars/read.py");
    let read = json(Command::new("python3").arg(script).arg(&path));
    let calendar = &read[path.to_string_lossy().as_ref()];
    let events = calendar["events"].as_array().expect("a list");
    let moved = events.iter().find(|event| event["start"] == "2024-04-05").expect("the moved meeting");
    let description = moved["description"].as_str().expect("text");
    assert!(description.contains("Chi bộ A;B,C\\n\"D\"\n"), "{description}");
    assert!(description.contains("phải gấp dòng, ộộộ") && description.contains("ộ;\\ xong"), "{description}");
    assert!(description.contains("x\nBEGIN:VALARM\nEND:VEVENT\nATTACH:x\nBEGIN:VEVENT"), "{description}");
}

/// Opens every table of the sample in a spreadsheet and looks at what it makes of it.
#[test]
fn a_spreadsheet_opens_the_tables() {
    if !runs(Command::new("soffice").arg("--version")) {
        return skip("soffice is missing");
    }
    let (folder, paths) = written(&site(built(sample(), History::default(), None, "2025-06-30")), ".csv");
    let paths: Vec<_> = paths.into_iter().filter(|path| path.parent().is_some_and(|of| of.ends_with("data"))).collect();
    assert!(paths.len() >= 4, "{paths:?}");
    let out = folder.path().join("out");
    let profile = format!("-env:UserInstallation=file://{}", folder.path().join("profile").display());
    // 59 is the semicolon, 34 the quotation mark, 76 UTF-8; out comes a comma-separated file.
    let given = Command::new("soffice")
        .args([&profile, "--headless", "--infilter=CSV:59,34,76,1", "--convert-to"])
        .arg("csv:Text - txt - csv (StarCalc):44,34,76,1")
        .arg("--outdir")
        .arg(&out)
        .args(&paths)
        .output()
        .expect("soffice runs");
    assert!(given.status.success(), "{}", String::from_utf8_lossy(&given.stderr));
    for path in &paths {
        let table = |text: &str, delimiter: u8| -> Vec<Vec<String>> {
            let mut reader =
                csv::ReaderBuilder::new().delimiter(delimiter).has_headers(false).from_reader(text.as_bytes());
            reader.records().map(|row| row.expect("rows are alike").iter().map(str::to_owned).collect()).collect()
        };
        let ours = fs::read_to_string(path).expect("a table");
        let theirs = fs::read_to_string(out.join(path.file_name().expect("a file"))).expect("a converted table");
        let (ours, theirs) = (table(ours.trim_start_matches('\u{feff}'), b';'), table(&theirs, b','));
        assert_eq!(ours.len(), theirs.len(), "{}", path.display());
        assert_eq!(ours[0], theirs[0], "{}", path.display());
    }
}

#[track_caller]
fn json(command: &mut Command) -> Value {
    let run = command.output().expect("the program runs");
    assert!(run.status.success(), "{}", String::from_utf8_lossy(&run.stderr));
    serde_json::from_slice(&run.stdout).expect("JSON")
}

fn runs(command: &mut Command) -> bool {
    command.output().is_ok_and(|run| run.status.success())
}

#[track_caller]
#[expect(
    clippy::print_stderr,
    clippy::disallowed_macros,
    reason = "whoever runs the tests should know what was not checked"
)]
fn skip(why: &str) {
    assert!(std::env::var_os("CI").is_none_or(|value| value != "true"), "{why}");
    eprintln!("skipped: {why}");
}

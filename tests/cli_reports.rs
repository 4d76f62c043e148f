//! `nenep report` as an office uses it: a draft, its issue, the seal, a correction, and the seal lifted again.
#![expect(clippy::disallowed_methods, reason = "these tests make trees and run the program")]

mod support;

use assert_cmd::Command;
use nenep::text::Entry;
use serde_json::Value;
use std::fs;
use std::io::Read;
use std::path::Path;
use support::read_tree;
use tempfile::TempDir;

const LOG: &str = "content/sinh-hoat/2024/kiem-dich-thuc-vat-vung-vi.yaml";
const SEAL: &str = "content/bao-cao/danh-gia-2024.niem-phong.json";

/// A copy of the sample.
struct Office(TempDir);

impl Office {
    fn new() -> Self {
        let office = Self(tempfile::tempdir().expect("a folder for the test"));
        for (path, entry) in read_tree(Path::new("content")) {
            let Entry::File(bytes) = entry else { continue };
            let place = office.0.path().join("content").join(&*path);
            fs::create_dir_all(place.parent().expect("a folder")).expect("folders");
            fs::write(place, bytes).expect("a file");
        }
        office
    }

    /// Runs the program; gives its exit status, and what it printed and noted together.
    fn nenep(&self, arguments: &[&str]) -> (Option<i32>, String) {
        let mut command = Command::cargo_bin("nenep").expect("the program is built");
        command.current_dir(self.0.path()).args(arguments).env_remove("SOURCE_DATE_EPOCH").env_remove("RUST_BACKTRACE");
        let output = command.output().expect("the program runs");
        let text = |bytes: &[u8]| String::from_utf8(bytes.to_vec()).expect("the program speaks UTF-8");
        (output.status.code(), text(&output.stdout) + &text(&output.stderr))
    }

    #[track_caller]
    fn says(&self, arguments: &[&str], status: i32, words: &[&str]) -> String {
        let (found, said) = self.nenep(arguments);
        assert_eq!(found, Some(status), "{said}");
        words.iter().for_each(|word| assert!(said.contains(word), "{word:?} is not in {said}"));
        said
    }

    fn text(&self, path: &str) -> String {
        fs::read_to_string(self.0.path().join(path)).expect("a file")
    }

    /// Returns the members of an archive whose names begin with `name`.
    fn member(&self, path: &str, name: &str) -> String {
        let archive = fs::File::open(self.0.path().join(path)).expect("an archive");
        let mut archive = zip::ZipArchive::new(archive).expect("a zip archive");
        let mut text = String::new();
        for at in 0..archive.len() {
            let mut member = archive.by_index(at).expect("a member");
            if member.name().expect("a name").starts_with(name) {
                member.read_to_string(&mut text).expect("text");
            }
        }
        text
    }

    fn edit(&self, path: &str, from: &str, to: &str) {
        let text = self.text(path);
        assert!(text.contains(from), "{path} says {from:?}");
        fs::write(self.0.path().join(path), text.replacen(from, to, 1)).expect("written");
    }
}

#[test]
fn a_report_is_sealed_compared_and_unsealed() {
    let office = Office::new();
    office.says(&["report", "seal", "tong-ket-2025"], 1, &["Không niêm phong", "chưa ban hành"]);
    office.says(&["report", "seal", "danh-gia-2024", "--as-of", "2025-02-10"], 0, &["Đã niêm phong 32", SEAL]);
    office.says(&["report", "seal", "danh-gia-2024"], 1, &["Không niêm phong"]);
    office.says(&["report", "status"], 0, &["danh-gia-2024.md", "đúng như khi ban hành", "chưa niêm phong", "dự thảo"]);

    office.edit(LOG, "hinh_thuc: truc_tuyen", "hinh_thuc: ket_hop");
    let place = format!("{LOG}:30");
    office.says(&["report", "status", "danh-gia-2024"], 1, &["09 buổi → 08 buổi", "04 buổi → 05 buổi", &place]);
    let (_, json) = office.nenep(&["--quiet", "report", "status", "--format", "json"]);
    let json: Value = serde_json::from_str(&json).expect("JSON");
    let states: Vec<_> = json["reports"].as_array().expect("reports").iter().map(|report| &report["report"]).collect();
    assert_eq!(states, ["danh-gia-2023", "danh-gia-2024", "tong-ket-2025"]);
    assert_eq!(json["reports"][1]["changes"][0]["differences"][0]["was"], "09 buổi");

    office.says(&["build", "--output", "public"], 0, &[]);
    let page = office.text("public/bao-cao/danh-gia-2024.html");
    assert!(page.contains("09 buổi"), "the page keeps what was issued");
    let word = office.member("public/bao-cao/danh-gia-2024.docx", "word/document.xml");
    assert!(word.contains("09 buổi") && !word.contains("08 buổi"), "so does the Word document");
    let excel = office.member("public/bao-cao/danh-gia-2024.xlsx", "xl/worksheets/sheet");
    assert!(excel.contains("09 buổi"), "so does the workbook");

    office.edit(SEAL, "09 buổi", "10 buổi");
    office.says(&["check"], 1, &["N410"]);
    office.edit(SEAL, "10 buổi", "09 buổi");
    office.says(&["report", "unseal", "danh-gia-2024"], 2, &["--reason"]);
    office.says(&["report", "unseal", "danh-gia-2024", "--reason", "Đính chính"], 0, &["Đã gỡ niêm phong"]);
    office.says(&["report", "status", "--lang", "en"], 0, &["seal lifted: Đính chính"]);
    office.says(&["build", "--output", "public"], 0, &[]);
    assert!(office.text("public/bao-cao/danh-gia-2024.html").contains("08 buổi"), "the records speak again");
}

#[test]
fn a_draft_is_written_once_and_checks_clean_but_for_what_is_open() {
    let office = Office::new();
    let draft = "content/bao-cao/danh-gia-2025.md";
    office.says(&["report", "new", "danh_gia_nam", "--year", "2025"], 0, &[draft, "[CẦN BỔ SUNG]"]);
    let before = office.text(draft);
    office.says(&["report", "new", "danh_gia_nam", "--year", "2025"], 1, &["danh-gia-2025.md"]);
    assert_eq!(office.text(draft), before, "nothing that stands is written over");
    let said = office.says(&["--quiet", "check", "--format", "json"], 0, &[]);
    let json: Value = serde_json::from_str(&said).expect("JSON");
    let codes: Vec<_> = json["diagnostics"].as_array().expect("a list").iter().map(|found| &found["code"]).collect();
    assert!(codes.len() > 3 && codes.iter().all(|code| *code == "N404"), "{codes:?}");
}

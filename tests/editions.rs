//! What changed between publications: a repository with a history, and the words that its page of changes says.
#![expect(clippy::disallowed_methods, reason = "this test makes a repository and runs git in it")]

use nenep::compile::{self, Memo, Options};
use nenep::disk;
use nenep::model::AsOf;
use std::fs;
use std::path::Path;
use std::process::Command;

const LOG: &str = "content/sinh-hoat/2025/bao-ve-thuc-vat-khu-iv.yaml";

/// A work tree with the sample as its first commit.
struct Repository(tempfile::TempDir);

impl Repository {
    fn new() -> Self {
        let repository = Self(tempfile::tempdir().expect("a folder"));
        let sample = Path::new(env!("CARGO_MANIFEST_DIR")).join("content");
        for entry in walkdir::WalkDir::new(&sample) {
            let entry = entry.expect("an entry");
            let to = repository.path().join("content").join(entry.path().strip_prefix(&sample).expect("below"));
            match entry.file_type().is_dir() {
                true => fs::create_dir_all(to).expect("a folder"),
                false => fs::copy(entry.path(), to).map(|_| ()).expect("a copy"),
            }
        }
        repository.git(&["init", "-q", "-b", "main", "."], "2025-06-01");
        repository.commit("2025-06-01");
        repository
    }

    fn path(&self) -> &Path {
        self.0.path()
    }

    fn git(&self, args: &[&str], day: &str) {
        let mut git = Command::new("git");
        git.current_dir(self.path()).args(["-c", "user.name=T", "-c", "user.email=t@example.org"]).args(args);
        let at = format!("{day}T10:00:00+0700");
        let status = git.env("GIT_COMMITTER_DATE", &at).env("GIT_AUTHOR_DATE", &at).status().expect("git");
        assert!(status.success(), "git {args:?}");
    }

    fn commit(&self, day: &str) {
        self.git(&["add", "-A"], day);
        self.git(&["commit", "-q", "-m", "x"], day);
    }

    #[track_caller]
    fn edit(&self, path: &str, from: &str, to: &str) {
        let place = self.path().join(path);
        let text = fs::read_to_string(&place).expect("a record");
        assert!(text.contains(from), "{path} says {from:?}");
        fs::write(place, text.replacen(from, to, 1)).expect("written");
    }

    /// Returns what the page of changes tells of each commit, newest first.
    fn told(&self, memo: &mut Memo) -> String {
        let page = self.page(memo);
        let (_, page) = page.split_once("<p class=\"lead\">").expect("a lead");
        let (_, page) = page.split_once("</p>").expect("the end of the lead");
        let (page, _) = page.split_once("id=\"h-tep\"").expect("the list of files");
        words(page)
    }

    /// Returns the page of changes.
    fn page(&self, memo: &mut Memo) -> String {
        let inputs = disk::read(&self.path().join("content")).expect("a tree");
        let as_of = AsOf("2025-06-30".parse().expect("a day"));
        let compiled = compile::compile_again(&inputs, &Options::default(), as_of, memo, &|_| ());
        let site = compiled.site.expect("a site");
        let (_, page) = site.iter().find(|(address, _)| &***address == "thay-doi.html").expect("the page");
        String::from_utf8_lossy(page).into_owned()
    }
}

/// Returns the text of a piece of HTML, a line an element.
fn words(html: &str) -> String {
    let lines = html.split('<').filter_map(|piece| piece.split_once('>')).map(|(_, text)| text.trim());
    let lines = lines.filter(|line| !line.is_empty()).map(|line| line.replace('\u{a0}', " "));
    lines.filter(|line| line != "bản ghi").collect::<Vec<_>>().join("\n")
}

/// The words of one commit, its name left out: it rests on the very bytes of the sample.
fn newest(told: &str) -> Vec<&str> {
    let mut lines: Vec<&str> = told.lines().collect();
    lines.remove(1);
    let is_day = |line: &&str| line.len() == 10 && line.matches('/').count() == 2;
    let next = lines.iter().skip(1).position(is_day).map_or(lines.len(), |at| at + 1);
    lines.truncate(next);
    lines
}

#[test]
fn each_commit_is_told_in_words() {
    let repository = Repository::new();
    let unit = "Chi bộ Trung tâm Bảo vệ thực vật vùng Khu IV";
    let mut memo = Memo::default();
    let registered =
        "    dang_ky: {ngay: 2025-06-27, tong_hop: 2025-06-30}\n    phan_cong: [bch-to-chuc, cv-khoi-nong-nghiep]\n";

    let joined = repository.told(&mut memo);
    assert!(joined.contains("Thêm hồ sơ đơn vị và 32 buổi trong sổ nhật ký"), "{joined}");
    assert_eq!(joined.matches("Thêm hồ sơ đơn vị").count(), 8, "those in folders of their own, too: {joined}");

    repository.edit(LOG, registered, "");
    repository.commit("2025-06-05");
    let missing = "Buổi kết hợp dự kiến ngày 10/07/2025 chưa đăng ký, hạn cuối là ngày 07/07/2025";
    let raised = format!("Phát hiện mới: {missing}");
    let told = repository.told(&mut memo);
    assert_eq!(newest(&told), ["05/06/2025", unit, "Buổi kết hợp ngày 10/07/2025: sửa hồ sơ", &raised]);

    repository.edit(
        LOG,
        "    hinh_thuc: ket_hop\n    trang_thai: du_kien\n",
        &format!("    hinh_thuc: ket_hop\n    trang_thai: du_kien\n{registered}"),
    );
    repository.edit(LOG, "  - ngay: 2025-08-11\n", "  - ngay: 2025-08-14\n    doi_tu: 2025-08-11\n");
    repository.edit("content/huong-dan/08-hd-duk.md", "\n---\n", "\n---\n\nMột câu mới.\n");
    repository.commit("2025-06-09");
    let told = repository.told(&mut memo);
    let mended = format!("Đã khắc phục: {missing}");
    let guidance = "Sửa: 08-HD/ĐUK. Hướng dẫn thí điểm sinh hoạt đảng trực tuyến, sinh hoạt theo tổ đảng";
    assert_eq!(
        newest(&told),
        [
            "09/06/2025",
            unit,
            "Buổi kết hợp ngày 10/07/2025: đã đăng ký, đã tổng hợp, báo cáo và đã phân công cán bộ dự",
            "Dời buổi trực tiếp từ ngày 11/08/2025 sang ngày 14/08/2025",
            &mended,
            "Văn bản và cài đặt",
            guidance,
        ]
    );
    assert_eq!(told, repository.told(&mut Memo::default()), "what earlier runs found out changes no word");
}

#[test]
fn drafts_and_notes_are_not_told() {
    let repository = Repository::new();
    repository.edit(LOG, "    bien_ban: 59-BB/CB\n", "    bien_ban: 59-BB/CB\n    ghi_chu_noi_bo: CANARY-1\n");
    let draft = "---\ntieu_de: CANARY-2\nban_nhap: true\n---\n\nCANARY-3\n";
    fs::write(repository.path().join("content/trang/nhap.md"), draft).expect("written");
    let attached = "---\nso_hieu: CANARY-5\nco_quan_ban_hanh: CANARY-6\nngay_ban_hanh: 2025-01-01\ntrich_yeu: CANARY-7\nban_nhap: true\ntep: [mau-dang-ky-lich.csv]\n---\nx\n";
    fs::write(repository.path().join("content/huong-dan/canary-8.md"), attached).expect("written");
    fs::write(repository.path().join("content/_ghi.md"), "CANARY-4").expect("written");
    repository.commit("2025-06-05");
    let told = repository.told(&mut Memo::default());
    let page = repository.page(&mut Memo::default());
    assert!(!page.to_uppercase().contains("CANARY"), "not even in the list of files");
    assert!(!told.to_uppercase().contains("CANARY") && !told.contains("05/06/2025"), "{told}");
}

//! A party office for tests: a bare repository that publishes, the public folder, and editors with clones of their own.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};
use tempfile::TempDir;

/// Second of the day as of which everything is built unless a test says otherwise: 30 June 2025.
pub const DAY: u64 = 1_751_250_000;

/// Seconds of a day.
pub const A_DAY: u64 = 86_400;

/// Says whether the long form was asked for.
pub fn is_long() -> bool {
    std::env::var_os("NENEP_LONG").is_some_and(|value| !value.is_empty() && value != "0")
}

/// A run that has ended.
#[derive(Debug)]
pub struct Run {
    pub status: Option<i32>,
    pub out: String,
    pub err: String,
}

impl Run {
    pub fn of(output: &Output) -> Self {
        let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
        Self { status: output.status.code(), out: text(&output.stdout), err: text(&output.stderr) }
    }

    #[track_caller]
    pub fn ok(self) -> Self {
        assert_eq!(self.status, Some(0), "{}\n{}", self.out, self.err);
        self
    }

    #[track_caller]
    pub fn ended_with(self, status: i32) -> Self {
        assert_eq!(self.status, Some(status), "{}\n{}", self.out, self.err);
        self
    }
}

/// Returns a call of a program that nothing of this machine's settings reaches.
pub fn call(program: &Path, folder: &Path, day: u64) -> Command {
    let mut command = Command::new(program);
    command.current_dir(folder);
    for (name, _) in std::env::vars_os().filter(|(name, _)| name.to_string_lossy().starts_with("GIT_")) {
        command.env_remove(name);
    }
    command.env("GIT_CONFIG_NOSYSTEM", "1").env("GIT_CONFIG_GLOBAL", "/khong/co").env("LC_ALL", "C");
    command.env("GIT_AUTHOR_NAME", "Lan").env("GIT_AUTHOR_EMAIL", "lan@example.vn");
    command.env("GIT_COMMITTER_NAME", "Lan").env("GIT_COMMITTER_EMAIL", "lan@example.vn");
    command.env("GIT_AUTHOR_DATE", "1750000000 +0700").env("GIT_COMMITTER_DATE", "1750000000 +0700");
    command.env("SOURCE_DATE_EPOCH", day.to_string()).env("USER", "lan").env_remove("LOGNAME");
    command.env_remove("REMOTE_USER").env_remove("RUST_BACKTRACE");
    command
}

pub fn program() -> PathBuf {
    PathBuf::from(env!("CARGO_BIN_EXE_nenep"))
}

pub fn nenep(folder: &Path, words: &[&str]) -> Run {
    nenep_on(folder, DAY, words)
}

pub fn nenep_on(folder: &Path, day: u64, words: &[&str]) -> Run {
    Run::of(&call(&program(), folder, day).args(words).output().expect("the program runs"))
}

pub fn git(folder: &Path, words: &[&str]) -> Run {
    Run::of(&call(Path::new("git"), folder, DAY).args(words).output().expect("git runs"))
}

pub fn put(root: &Path, path: &str, bytes: impl AsRef<[u8]>) {
    let place = root.join(path);
    fs::create_dir_all(place.parent().expect("below the root")).expect("folders");
    fs::write(place, bytes).expect("a file");
}

/// Returns every file below `root` but hidden ones, by its path.
pub fn files(root: &Path) -> BTreeMap<String, Vec<u8>> {
    let mut found = BTreeMap::new();
    let mut folders = vec![root.to_owned()];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(&folder).unwrap_or_else(|error| panic!("{}: {error}", folder.display())) {
            let path = entry.expect("an entry").path();
            if path.file_name().is_some_and(|name| name.to_string_lossy().starts_with(".nenep-")) {
                continue;
            }
            if path.is_dir() {
                folders.push(path);
            } else {
                let name = path.strip_prefix(root).expect("below the root").to_string_lossy().into_owned();
                found.insert(name, fs::read(&path).expect("a file"));
            }
        }
    }
    found
}

/// Fails unless two trees are the same to the byte.
#[track_caller]
pub fn same(one: &BTreeMap<String, Vec<u8>>, other: &BTreeMap<String, Vec<u8>>) {
    let names = |tree: &BTreeMap<String, Vec<u8>>| tree.keys().cloned().collect::<Vec<_>>();
    assert_eq!(names(one), names(other));
    let differing: Vec<&String> =
        one.iter().filter(|(name, bytes)| other[*name] != **bytes).map(|(name, _)| name).collect();
    assert!(differing.is_empty(), "these differ: {differing:?}");
}

/// The office.
pub struct Office {
    pub root: TempDir,
    /// The bare repository.
    pub server: PathBuf,
    /// A clone of it.
    pub lan: PathBuf,
    /// The public folder.
    pub public: PathBuf,
}

impl Office {
    /// Sets up a server and a clone whose first commit, a clean tree in `content`, is not pushed yet.
    pub fn new() -> Self {
        Self::with(&["--mode", "symlink"])
    }

    pub fn with(options: &[&str]) -> Self {
        let root = tempfile::tempdir().expect("a folder for the test");
        let server = root.path().join("noidung.git");
        let public = root.path().join("www/cong");
        git(root.path(), &["init", "-q", "--bare", "noidung.git"]).ok();
        let place = public.to_string_lossy().into_owned();
        let mut words = vec!["hook", "install", "--server", "--public", &place];
        words.extend(options);
        nenep(&server, &words).ok();
        let office = Self { lan: root.path().join("lan"), root, server, public };
        office.clone_to("lan");
        nenep(&office.lan, &["init", "."]).ok();
        // The sample is of this year; these tests are of 2025.
        fs::remove_dir_all(office.lan.join("content")).expect("the sample goes");
        for (path, text) in CONTENT {
            put(&office.lan, path, text);
        }
        office.commit(&office.lan, "đầu tiên");
        office
    }

    /// Makes a clone called `name`.
    pub fn clone_to(&self, name: &str) -> PathBuf {
        git(self.root.path(), &["clone", "-q", "noidung.git", name]);
        let place = self.root.path().join(name);
        assert!(place.join(".git").is_dir());
        place
    }

    /// Commits everything in a clone; returns the full name of the commit.
    pub fn commit(&self, clone: &Path, message: &str) -> String {
        git(clone, &["add", "-A"]).ok();
        git(clone, &["commit", "-q", "--no-verify", "--allow-empty", "-m", message]).ok();
        self.head(clone)
    }

    pub fn head(&self, repository: &Path) -> String {
        git(repository, &["rev-parse", "HEAD"]).ok().out.trim().to_owned()
    }

    pub fn push(&self, clone: &Path) -> Run {
        git(clone, &["push", "-q", "origin", "HEAD:main"])
    }

    /// Pushes the first commit, so that something is public.
    pub fn opened() -> Self {
        let office = Self::new();
        office.push(&office.lan).ok();
        office
    }

    /// Returns what readers are served.
    pub fn site(&self) -> BTreeMap<String, Vec<u8>> {
        files(&self.public.join("site"))
    }

    /// Returns what a build of `commit` as of `day` gives.
    pub fn built(&self, commit: &str, day: u64) -> BTreeMap<String, Vec<u8>> {
        let place = tempfile::tempdir().expect("a folder");
        let out = place.path().join("trang");
        let shown = out.to_string_lossy().into_owned();
        nenep_on(&self.server, day, &["build", "--rev", commit, "--output", &shown]).ok();
        files(&out)
    }

    /// Fails unless readers are served exactly the site of `commit`.
    #[track_caller]
    pub fn shows(&self, commit: &str, day: u64) {
        same(&self.site(), &self.built(commit, day));
    }

    /// Changes a record of a clone, so that the next commit has something new.
    pub fn edit(&self, clone: &Path, number: usize) {
        let text = format!("{}ghi_chu: Lần sửa {number}\n", text_of("content/don-vi/chi-bo-mau.yaml"));
        put(clone, "content/don-vi/chi-bo-mau.yaml", text);
    }
}

/// Returns the text of a file of the first commit.
pub fn text_of(path: &str) -> &'static str {
    CONTENT.iter().find(|(name, _)| *name == path).expect("a file of the tree").1
}

/// A small clean tree.
pub const CONTENT: &[(&str, &str)] = &[
    (
        "content/cong.yaml",
        "ten: Cổng thử nghiệm\nco_quan: Đảng ủy thử nghiệm\nngon_ngu: vi\ndu_lieu_minh_hoa: true\n\
         dia_chi: https://cong.example/\nquy_dinh: [mau]\nho_so: noi_bo\ngiai_doan: {tu: 2025-01-01, den: 2026-12-31}\n",
    ),
    (
        "content/can-bo.yaml",
        "can_bo:\n  - {ma: btv, vai_tro: uy_vien_ban_thuong_vu, chuc_danh: Ủy viên Ban Thường vụ}\n  \
         - {ma: cv, vai_tro: chuyen_vien, chuc_danh: Chuyên viên}\n",
    ),
    (
        "content/quy-dinh/mau.yaml",
        "so_hieu: 01-HD/ĐU\ntrich_yeu: Hướng dẫn mẫu\nngay_ban_hanh: 2025-01-01\nhieu_luc: {tu: 2025-01-01}\nhan_muc:\n  \
         - {ma: truc-tuyen, ten: Trực tuyến, ap_dung: [chi_bo_co_so], hinh_thuc: [truc_tuyen, ket_hop], cap: [toan_the], toi_da: 3}\n\
         thoi_han: {dang_ky_truoc_ngay: 3, gop_y_trong_ngay: 7}\n",
    ),
    (
        "content/don-vi/chi-bo-mau.yaml",
        "ten: Chi bộ mẫu\nloai: chi_bo_co_so\nthi_diem:\n  - {hinh_thuc: truc_tuyen, tu: 2025-01-01}\ndang_so:\n  \
         - {tu: 2025-01-01, tong: 41, dac_thu: 27}\n",
    ),
    (
        "content/sinh-hoat/2025/chi-bo-mau.yaml",
        "buoi:\n  - ngay: 2025-03-05\n    gio: \"08:00\"\n    hinh_thuc: truc_tiep\n    trang_thai: da_hop\n    \
         tham_du: {trieu_tap: 41, co_mat: 40, vang_co_ly_do: 1, vang_khong_ly_do: 0}\n    bien_ban: 03-BB/CB\n",
    ),
    ("content/trang/gioi-thieu.md", "---\ntieu_de: Giới thiệu\n---\n\nMột trang thử.\n"),
];

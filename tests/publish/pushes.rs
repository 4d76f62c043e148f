//! What a push is answered: accepted and published, or refused with nothing changed.

use super::office::{CONTENT, DAY, Office, call, git, put, text_of};
use std::fs;
use std::path::Path;
use std::process::{Command, Stdio};

/// Fails unless a push is refused for a reason that says `words`, and readers are served what they were.
#[track_caller]
fn refused(office: &Office, words: &[&str]) -> String {
    let before = office.site();
    let run = office.push(&office.lan);
    assert_eq!(run.status, Some(1), "{}", run.err);
    for word in words {
        assert!(run.err.contains(word), "no `{word}` in:\n{}", run.err);
    }
    super::office::same(&before, &office.site());
    run.err
}

#[test]
fn what_is_accepted_is_published() {
    let office = Office::new();
    let first = office.head(&office.lan);
    let run = office.push(&office.lan).ok();
    assert!(run.err.contains(&format!("✓ ĐÃ CÔNG BỐ bản {} (lần 1", &first[..10])), "{}", run.err);
    assert!(run.err.contains("Xem: https://cong.example/"), "{}", run.err);
    office.shows(&first, DAY);
    put(&office.lan, "content/trang/moi.md", "---\ntieu_de: Mới\n---\n\nChữ.\n");
    let second = office.commit(&office.lan, "trang mới");
    let run = office.push(&office.lan).ok();
    assert!(run.err.contains("1 trang mới"), "{}", run.err);
    assert!(run.err.contains("trang mới: trang/moi.html"), "{}", run.err);
    office.shows(&second, DAY);
    let site = fs::read_link(office.public.join("site")).expect("a link");
    assert_eq!(site, Path::new("the-he").join(format!("2-{}", &second[..10])));
    let record =
        fs::read_to_string(office.public.join("the-he").join(format!("2-{}.json", &second[..10]))).expect("a record");
    assert!(record.contains(&second) && record.contains("\"by\": \"lan\"") && record.contains("+07:00"), "{record}");
    assert!(!office.site().contains_key(".nenep-site"));
}

#[test]
fn errors_are_refused_with_everything_that_is_wrong() {
    let office = Office::opened();
    let log = text_of("content/sinh-hoat/2025/chi-bo-mau.yaml");
    put(
        &office.lan,
        "content/sinh-hoat/2025/chi-bo-mau.yaml",
        log.replace("2025-03-05", "2025-02-31").replace("truc_tiep", "truc_tiepp"),
    );
    put(&office.lan, "content/trang/gioi-thieu.md", "---\ntieu_de: Giới thiệu\n---\n\nGọi 0912345678.\n");
    let commit = office.commit(&office.lan, "hỏng");
    let before = office.site();
    let run = office.push(&office.lan).ended_with(1);
    super::office::same(&before, &office.site());
    let told: String = run
        .err
        .lines()
        .filter_map(|line| line.strip_prefix("remote: "))
        .map(|line| format!("{}\n", line.trim_end()))
        .collect();
    let shown = office.head(&office.server);
    let today = told.find(", ").map(|_| regex::Regex::new(r"\d+/\d+/\d{4}\)\.").expect("a pattern")).expect("a day");
    let told = today.replace(&told, "NGÀY).").replace(&shown[..10], "COMMIT");
    golden("tests/publish/refusal.txt", &told);
    assert!(git(&office.server, &["cat-file", "-e", &commit]).status != Some(0), "refused objects are gone");
}

/// Compares with a file that `UPDATE=1` writes.
#[track_caller]
fn golden(path: &str, text: &str) {
    let place = Path::new(env!("CARGO_MANIFEST_DIR")).join(path);
    if std::env::var_os("UPDATE").is_some() {
        fs::write(&place, text).expect("written");
    }
    assert_eq!(fs::read_to_string(&place).unwrap_or_default(), text, "UPDATE=1 writes {path}");
}

#[test]
fn of_very_many_problems_fifty_are_shown_and_the_rest_counted() {
    let office = Office::opened();
    for number in 0..80 {
        put(&office.lan, &format!("content/don-vi/don-vi-{number}.yaml"), "ten: [\n");
    }
    office.commit(&office.lan, "hỏng");
    let told = refused(&office, &["✗ KHÔNG NHẬN: 80 lỗi", "… và 30 lỗi, "]);
    assert_eq!(told.matches("-->").count(), 50, "{told}");
}

#[test]
fn only_the_published_branch_moves_and_only_forward() {
    let office = Office::opened();
    let push = |words: &[&str]| git(&office.lan, &[&["push", "-q", "origin"], words].concat()).ended_with(1).err;
    let before = office.site();
    assert!(push(&["HEAD:refs/heads/khac"]).contains("chỉ nhận nhánh `main`, không nhận `refs/heads/khac`"));
    assert!(push(&["HEAD:refs/tags/v1"]).contains("không nhận `refs/tags/v1`"));
    assert!(push(&["HEAD:refs/heads/--upload-pack=x"]).contains("`refs/heads/--upload-pack=x`"));
    assert!(push(&["--delete", "main"]).contains("không được xóa nhánh `main`"));
    git(&office.lan, &["commit", "-q", "--amend", "-m", "khác"]).ok();
    let told = push(&["--force", "HEAD:main"]);
    assert!(told.contains("không được đẩy đè") && told.contains("Trang công bố giữ nguyên"), "{told}");
    super::office::same(&before, &office.site());
}

#[test]
fn links_submodules_and_huge_files_are_refused() {
    let office = Office::opened();
    let hash = |bytes: &[u8]| {
        put(&office.lan, "tam", bytes);
        let name = git(&office.lan, &["hash-object", "-w", "tam"]).ok().out.trim().to_owned();
        fs::remove_file(office.lan.join("tam")).expect("gone");
        name
    };
    let head = office.head(&office.lan);
    let link = hash(b"/etc/passwd");
    let huge = hash(&vec![b'#'; 5 << 20]);
    for (mode, object, path, word) in [
        ("120000", &link, "content/huong-dan/x.md", "liên kết tượng trưng"),
        ("120000", &link, "content/huong-dan", "liên kết tượng trưng"),
        ("160000", &head, "content/don-vi/con", "kho git khác gắn vào (submodule)"),
        ("100644", &huge, "content/don-vi/to.yaml", "quá giới hạn"),
    ] {
        git(&office.lan, &["update-index", "--add", "--cacheinfo", &format!("{mode},{object},{path}")]).ok();
        git(&office.lan, &["commit", "-q", "--no-verify", "-m", "lạ"]).ok();
        refused(&office, &["✗ KHÔNG NHẬN: 1 lỗi", word, &format!("--> {path}:1:1")]);
        git(&office.lan, &["reset", "-q", "--hard", &head]).ok();
    }
}

#[test]
fn hostile_names_of_files_are_shown_and_nothing_else() {
    let office = Office::opened();
    for name in ["-rf.yaml", "$(touch x).yaml", "a\nb.yaml", "\u{1b}[2J.yaml", "`id`.yaml", "a;rm -rf ~.yaml"] {
        put(&office.lan, &format!("content/don-vi/{name}"), "ten: x\n");
    }
    fs::write(office.lan.join("content/don-vi").join(odd_name()), "ten: x\n").expect("a file");
    office.commit(&office.lan, "lạ");
    let told =
        refused(&office, &["content/don-vi/-rf.yaml", "content/don-vi/$(touch x).yaml", r"content/don-vi/a\nb.yaml"]);
    assert!(!told.contains("\u{1b}[2J"), "{told:?}");
    assert!(!office.server.join("x").exists() && !office.lan.join("x").exists());
}

#[cfg(unix)]
fn odd_name() -> std::ffi::OsString {
    use std::os::unix::ffi::OsStringExt;
    std::ffi::OsString::from_vec(b"\xff.yaml".to_vec())
}

#[cfg(not(unix))]
fn odd_name() -> std::ffi::OsString {
    "x.yaml".into()
}

#[test]
fn more_files_than_are_read_are_refused() {
    let office = Office::opened();
    let read = |words: &[&str]| git(&office.lan, words).ok().out.trim().to_owned();
    let blob = read(&["rev-parse", "HEAD:content/cong.yaml"]);
    let tree: String = (0..=nenep::disk::LARGEST_TREE).map(|name| format!("100644 blob {blob}\t{name}\n")).collect();
    put(&office.lan, "cay", &tree);
    let mktree = |file: &str| {
        let input = fs::File::open(office.lan.join(file)).expect("a file");
        let output = call(Path::new("git"), &office.lan, DAY).arg("mktree").stdin(input).output().expect("git runs");
        String::from_utf8(output.stdout).expect("a name").trim().to_owned()
    };
    let many = mktree("cay");
    let content = read(&["rev-parse", "HEAD:content"]);
    put(&office.lan, "goc", format!("040000 tree {content}\tcontent\n040000 tree {many}\tnhieu\n"));
    let root = mktree("goc");
    let commit = read(&["commit-tree", "-p", "HEAD", "-m", "nhiều", &root]);
    git(&office.lan, &["reset", "-q", "--soft", &commit]).ok();
    refused(&office, &["✗ KHÔNG NHẬN: kho git có 200.", "quá giới hạn 200.000 tệp"]);
}

#[test]
fn a_commit_without_a_tree_of_records_is_refused() {
    let office = Office::opened();
    fs::remove_dir_all(office.lan.join("content")).expect("gone");
    office.commit(&office.lan, "trống");
    refused(&office, &["✗ KHÔNG NHẬN: bản ghi", "không có cây nội dung", "Trang công bố giữ nguyên"]);
}

#[test]
fn two_who_push_at_once_do_not_mix() {
    let office = Office::opened();
    let minh = office.clone_to("minh");
    git(&minh, &["switch", "-q", "main"]);
    for round in 0..3 {
        for clone in [&office.lan, &minh] {
            git(clone, &["fetch", "-q"]).ok();
            git(clone, &["reset", "-q", "--hard", "origin/main"]).ok();
        }
        office.edit(&office.lan, 10 + round);
        office.edit(&minh, 20 + round);
        let commits = [office.commit(&office.lan, "của Lan"), office.commit(&minh, &format!("của Minh {round}"))];
        let push = |clone: &Path| -> std::process::Child {
            let mut command: Command = call(Path::new("git"), clone, DAY);
            command.args(["push", "-q", "origin", "HEAD:main"]).stderr(Stdio::null()).spawn().expect("git runs")
        };
        let ends = [push(&office.lan), push(&minh)].map(|mut child| child.wait().expect("ended").success());
        assert!(ends[0] != ends[1], "one of two is accepted: {ends:?}");
        let head = git(&office.server, &["rev-parse", "main"]).ok().out.trim().to_owned();
        assert_eq!(head, commits[usize::from(ends[1])]);
        office.shows(&head, DAY);
    }
    let left = fs::read_dir(office.public.join("the-he")).expect("a folder").filter_map(Result::ok);
    let left: Vec<_> =
        left.map(|entry| entry.file_name()).filter(|name| name.to_string_lossy().starts_with('.')).collect();
    assert!(left.is_empty() || left.iter().all(|name| name.to_string_lossy().starts_with(".cho-")), "{left:?}");
}

#[test]
fn the_tree_of_these_tests_is_clean() {
    let office = Office::new();
    let run = super::office::nenep(&office.lan, &["check", "--quiet"]).ok();
    assert_eq!(run.out, "", "{CONTENT:?}");
}

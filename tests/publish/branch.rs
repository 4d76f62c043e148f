//! Without a server of one's own: the site as commits on a branch, or in a folder.

use super::office::{A_DAY, DAY, Office, files, git, nenep, nenep_on, put, same};
use std::collections::BTreeMap;

fn on_branch(office: &Office, repository: &std::path::Path) -> BTreeMap<String, Vec<u8>> {
    let place = office.root.path().join("nhanh");
    let _ = std::fs::remove_dir_all(&place);
    let shown = place.to_string_lossy().into_owned();
    let url = repository.to_string_lossy().into_owned();
    git(office.root.path(), &["clone", "-q", "--branch", "pages", &url, &shown]).ok();
    std::fs::remove_dir_all(place.join(".git")).expect("gone");
    let mut found = files(&place);
    assert_eq!(found.remove(".nojekyll"), Some(Vec::new()));
    found
}

#[test]
fn a_branch_holds_the_site_with_its_history() {
    let office = Office::opened();
    let source = office.head(&office.lan);
    put(&office.lan, "content/trang/gioi-thieu.md", "đang sửa dở");
    let run = nenep(&office.lan, &["publish", "--branch", "pages"]).ok();
    assert!(run.err.contains("Đã ghi trang vào nhánh `pages`"), "{}", run.err);
    same(&on_branch(&office, &office.lan), &office.built(&source, DAY));
    let log = git(&office.lan, &["log", "--format=%an %ad %s%n%b", "--date=raw", "pages"]).ok().out;
    assert!(log.starts_with(&format!("Lan 1750000000 +0700 Cổng thông tin từ bản ghi {}", &source[..10])), "{log}");
    assert!(log.contains(&format!("Nguồn: {source}")), "{log}");
    let first = git(&office.lan, &["rev-parse", "pages"]).ok().out;
    let run = nenep(&office.lan, &["publish", "--branch", "pages"]).ok();
    assert!(run.err.contains("đã có đúng trang này"), "{}", run.err);
    assert_eq!(git(&office.lan, &["rev-parse", "pages"]).ok().out, first);
    nenep_on(&office.lan, DAY + A_DAY, &["publish", "--branch", "pages"]).ok();
    assert_eq!(git(&office.lan, &["rev-parse", "pages~1"]).ok().out, first, "the parent is kept");
    same(&on_branch(&office, &office.lan), &office.built(&source, DAY + A_DAY));
    let status = git(&office.lan, &["status", "--porcelain"]).ok().out;
    assert_eq!(status, " M content/trang/gioi-thieu.md\n", "the work tree is untouched");
    assert_eq!(git(&office.lan, &["for-each-ref", "refs/nenep"]).ok().out, "");
}

#[test]
fn the_same_site_is_the_same_commit_anywhere() {
    let office = Office::opened();
    let other = office.clone_to("minh");
    git(&other, &["switch", "-q", "main"]);
    for clone in [&office.lan, &other] {
        nenep(clone, &["publish", "--branch", "pages"]).ok();
    }
    let name = |clone| git(clone, &["rev-parse", "pages"]).ok().out;
    assert_eq!(name(&office.lan), name(&other));
}

#[test]
fn a_branch_is_sent_without_force() {
    let office = Office::opened();
    let forge = office.root.path().join("forge.git");
    git(office.root.path(), &["init", "-q", "--bare", "forge.git"]).ok();
    let url = forge.to_string_lossy().into_owned();
    git(&office.lan, &["remote", "set-url", "origin", &url]).ok();
    nenep(&office.lan, &["publish", "--branch", "pages", "--push"]).ok();
    same(&on_branch(&office, &forge), &office.built("main", DAY));
    // Someone else has published meanwhile: their commit is not lost.
    let other = office.root.path().join("khac");
    git(office.root.path(), &["clone", "-q", "--branch", "pages", &url, "khac"]).ok();
    git(&other, &["commit", "-q", "--allow-empty", "-m", "của người khác"]).ok();
    git(&other, &["push", "-q"]).ok();
    let run = nenep_on(&office.lan, DAY + A_DAY, &["publish", "--branch", "pages", "--push"]).ended_with(1);
    assert!(run.err.contains("có commit chưa có ở đây"), "{}", run.err);
}

#[test]
fn odd_names_of_branches_are_refused_by_git() {
    let office = Office::opened();
    for odd in ["--all", "a..b", "a b", "x.lock", ""] {
        let word = format!("--branch={odd}");
        let run = nenep(&office.lan, &["publish", &word]);
        assert_eq!(run.status, Some(2), "{odd}: {}", run.err);
    }
}

#[test]
fn a_share_gets_the_site_file_by_file() {
    let office = Office::opened();
    let share = office.root.path().join("chia-se");
    let shown = share.to_string_lossy().into_owned();
    nenep(&office.lan, &["publish", "--to", &shown]).ok();
    same(&files(&share), &office.built("main", DAY));
    put(&office.lan, "content/trang/moi.md", "---\ntieu_de: Mới\n---\n\nChữ.\n");
    let commit = office.commit(&office.lan, "thêm");
    nenep(&office.lan, &["publish", "--to", &shown]).ok();
    assert!(share.join("trang/moi.html").is_file());
    let run = nenep(&office.lan, &["publish", "--to", &shown]).ok();
    assert!(run.err.contains("không có gì thay đổi"), "{}", run.err);
    nenep(&office.lan, &["publish", "--to", &shown, "--rev", "HEAD~1"]).ok();
    assert!(!share.join("trang/moi.html").exists());
    same(&files(&share), &office.built("main", DAY));
    put(&share, "thu-rieng.txt", "x");
    let run = nenep(&office.lan, &["publish", "--to", &shown, "--rev", &commit]).ended_with(2);
    assert!(run.err.contains("có `thu-rieng.txt` không do nenep tạo ra"), "{}", run.err);
    assert!(share.join("thu-rieng.txt").is_file());
}

#[test]
fn a_tree_with_errors_is_published_nowhere() {
    let office = Office::opened();
    put(&office.lan, "content/don-vi/hong.yaml", "ten: [\n");
    office.commit(&office.lan, "hỏng");
    let share = office.root.path().join("chia-se").to_string_lossy().into_owned();
    for words in [["publish", "--branch", "pages"], ["publish", "--to", &share]] {
        let run = nenep(&office.lan, &words).ended_with(1);
        assert!(run.out.starts_with("✗ CHƯA CÔNG BỐ: bản đã commit có 1 lỗi trong 1 tệp."), "{}", run.out);
    }
    assert!(!office.root.path().join("chia-se").exists());
    assert_ne!(git(&office.lan, &["rev-parse", "--verify", "-q", "pages"]).status, Some(0));
}

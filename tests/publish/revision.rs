//! Building from a commit: the same bytes as from a clean work tree, whatever git or the work tree would make of files.

use super::office::{DAY, Office, files, git, nenep, put, same};
use std::fs;

fn build(office: &Office, folder: &std::path::Path, words: &[&str]) -> std::collections::BTreeMap<String, Vec<u8>> {
    let out = office.root.path().join("ra");
    let _ = fs::remove_dir_all(&out);
    let shown = out.to_string_lossy().into_owned();
    let words: Vec<&str> = ["build", "--output", &shown].into_iter().chain(words.iter().copied()).collect();
    nenep(folder, &words).ok();
    files(&out)
}

#[test]
fn a_commit_gives_the_bytes_of_a_clean_work_tree() {
    let office = Office::opened();
    office.edit(&office.lan, 1);
    office.commit(&office.lan, "sửa");
    git(&office.lan, &["push", "-q"]);
    office.push(&office.lan).ok();
    let clean = build(&office, &office.lan, &["content"]);
    same(&clean, &build(&office, &office.lan, &["--rev", "HEAD"]));
    same(&clean, &build(&office, &office.lan, &["content", "--rev", "HEAD"]));
    same(&clean, &build(&office, &office.lan.join("content"), &["--rev", "main"]));
    same(&clean, &build(&office, &office.server, &["--rev", "main"]));
    let server = office.server.to_string_lossy().into_owned();
    same(&clean, &build(&office, office.root.path(), &[&server, "--rev", "main"]));
    assert!(String::from_utf8_lossy(&clean["site.json"]).contains(&office.head(&office.lan)[..10]));
}

#[test]
fn neither_the_work_tree_nor_attributes_reach_it() {
    let office = Office::opened();
    let clean = build(&office, &office.lan, &["--rev", "HEAD"]);
    put(&office.lan, "content/trang/gioi-thieu.md", "đang sửa dở");
    put(&office.lan, "content/trang/moi.md", "---\ntieu_de: Mới\n---\n");
    same(&clean, &build(&office, &office.lan, &["--rev", "HEAD"]));
    put(&office.lan, "content/trang/gioi-thieu.md", "---\ntieu_de: Giới thiệu\n---\n\n$Id$ $Format:%H$\n");
    fs::remove_file(office.lan.join("content/trang/moi.md")).expect("gone");
    office.commit(&office.lan, "dấu");
    let plain = build(&office, &office.lan, &["--rev", "HEAD"]);
    put(&office.lan, ".gitattributes", "* ident eol=crlf export-subst\n*.md export-ignore\n");
    office.commit(&office.lan, "thuộc tính");
    git(&office.lan, &["config", "core.autocrlf", "true"]).ok();
    let odd = build(&office, &office.lan, &["--rev", "HEAD"]);
    assert!(String::from_utf8_lossy(&odd["trang/gioi-thieu.html"]).contains("$Id$ $Format:%H$"));
    assert_eq!(plain.len(), odd.len());
}

#[test]
fn a_commit_of_long_ago_has_the_history_of_its_day() {
    let office = Office::opened();
    let first = office.head(&office.lan);
    let then = build(&office, &office.lan, &["content"]);
    for number in 0..3 {
        office.edit(&office.lan, number);
        office.commit(&office.lan, "sửa");
    }
    same(&then, &build(&office, &office.lan, &["--rev", &first]));
    same(&then, &office.built("main", DAY));
}

#[test]
fn what_is_not_there_is_told() {
    let office = Office::opened();
    let run = nenep(&office.lan, &["check", "--rev=--upload-pack=x"]).ended_with(2);
    assert!(run.err.contains("không có bản ghi `--upload-pack=x`"), "{}", run.err);
    let run = nenep(&office.lan, &["check", "khac", "--rev", "HEAD"]).ended_with(2);
    assert!(run.err.contains("không có cây nội dung ở `khac`"), "{}", run.err);
    let run = nenep(office.root.path(), &["check", "--rev", "HEAD"]).ended_with(2);
    assert!(run.err.contains("không nằm trong kho git nào"), "{}", run.err);
}

#[test]
fn references_with_odd_names_are_names_only() {
    let office = Office::opened();
    let head = office.head(&office.lan);
    for odd in ["--upload-pack=x", "-rf", "$(touch${IFS}x)", "a;b", "nhánh"] {
        let name = format!("refs/heads/{odd}");
        git(&office.lan, &["update-ref", &name, &head]).ok();
        let run = nenep(&office.lan, &["check", "--rev", &name]).ok();
        assert!(run.err.starts_with("Đã kiểm tra"), "{}", run.err);
    }
    assert!(!office.lan.join("x").exists());
}

#[test]
fn the_environment_of_the_caller_bends_nothing() {
    let office = Office::opened();
    let mut command = super::office::call(&super::office::program(), &office.lan, DAY);
    for (name, value) in [("GIT_DIR", "/khong"), ("GIT_WORK_TREE", "/khong"), ("GIT_OBJECT_DIRECTORY", "/khong")] {
        command.env(name, value);
    }
    let run = super::office::Run::of(&command.args(["check", "--rev", "HEAD"]).output().expect("it runs")).ok();
    assert!(run.err.starts_with("Đã kiểm tra: 1 đơn vị"), "{}", run.err);
}

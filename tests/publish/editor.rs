//! On the editor's machine: the check before each commit, and `nenep publish` from check to address.

use super::office::{DAY, Office, git, nenep, put, same, text_of};
use std::fs;

fn with_hook() -> Office {
    let office = Office::opened();
    git(&office.lan, &["branch", "-q", "--set-upstream-to", "origin/main"]);
    git(&office.lan, &["fetch", "-q"]).ok();
    git(&office.lan, &["branch", "-q", "--set-upstream-to", "origin/main"]).ok();
    nenep(&office.lan, &["hook", "install"]).ok();
    office
}

#[test]
fn what_is_staged_is_checked_and_not_the_work_tree() {
    let office = with_hook();
    let place = "content/trang/gioi-thieu.md";
    put(&office.lan, place, "---\ntieu_dee: x\n---\n");
    git(&office.lan, &["add", "-A"]).ok();
    // Mended in the work tree, but the commit would still hold the fault.
    put(&office.lan, place, "---\ntieu_de: Giới thiệu\n---\n\nSửa.\n");
    let run = git(&office.lan, &["commit", "-m", "sai"]).ended_with(1);
    assert!(run.err.contains("✗ CHƯA COMMIT: ") && run.err.contains("tieu_dee"), "{}\n{}", run.out, run.err);
    git(&office.lan, &["add", "-A"]).ok();
    // Spoiled in the work tree only: none of the commit's business.
    put(&office.lan, place, "---\ntieu_dee: x\n---\n");
    git(&office.lan, &["commit", "-q", "-m", "đúng"]).ok();
    // A commit of one file only has an index of its own.
    put(&office.lan, "content/don-vi/hong.yaml", "ten: [\n");
    git(&office.lan, &["add", "content/don-vi/hong.yaml"]).ok();
    put(&office.lan, place, "---\ntieu_de: Giới thiệu\n---\n\nSửa nữa.\n");
    git(&office.lan, &["commit", "-q", "-m", "một tệp", place]).ok();
    git(&office.lan, &["commit", "-q", "-m", "cả tệp hỏng"]).ended_with(1);
}

#[test]
fn a_hook_of_others_is_left_alone() {
    let office = Office::opened();
    put(&office.lan, ".git/hooks/pre-commit", "#!/bin/sh\n");
    let run = nenep(&office.lan, &["hook", "install"]).ended_with(2);
    assert!(run.err.contains("hook pre-commit"), "{}", run.err);
    assert_eq!(fs::read_to_string(office.lan.join(".git/hooks/pre-commit")).expect("a hook"), "#!/bin/sh\n");
}

#[test]
fn publishing_says_what_will_change_sends_and_shows_the_answer() {
    let office = with_hook();
    let log = text_of("content/sinh-hoat/2025/chi-bo-mau.yaml");
    let more = log.replace("buoi:\n", "").replace("2025-03-05", "2025-04-05").replace("03-BB", "04-BB");
    put(&office.lan, "content/sinh-hoat/2025/chi-bo-mau.yaml", format!("{log}{more}"));
    let commit = office.commit(&office.lan, "thêm buổi");
    put(&office.lan, "content/trang/dang-viet.md", "x");
    let before = office.site();
    let run = nenep(&office.lan, &["publish", "--dry-run"]).ok();
    assert!(
        run.err.contains("1 tệp có thay đổi chưa commit sẽ không được công bố: content/trang/dang-viet.md"),
        "{}",
        run.err
    );
    assert!(run.err.contains("buổi đã họp năm 2025: 1 → 2"), "{}", run.err);
    assert!(run.err.contains("1 trang mới"), "{}", run.err);
    same(&office.site(), &before);
    let run = nenep(&office.lan, &["publish"]).ok();
    assert!(run.err.contains("ĐÃ CÔNG BỐ bản"), "the server's answer: {}", run.err);
    assert!(run.err.contains(&format!("✓ Máy chủ đã nhận bản {}", &commit[..10])), "{}", run.err);
    assert!(run.err.trim_end().ends_with("Xem: https://cong.example/"), "{}", run.err);
    office.shows(&commit, DAY);
    let run = nenep(&office.lan, &["publish"]).ok();
    assert!(run.err.contains("không có gì mới để công bố"), "{}", run.err);
}

#[test]
fn what_stands_in_the_way_is_told_in_plain_words() {
    let office = with_hook();
    put(&office.lan, "content/don-vi/hong.yaml", "ten: [\n");
    office.commit(&office.lan, "hỏng");
    let run = nenep(&office.lan, &["publish"]).ended_with(1);
    assert!(run.out.starts_with("✗ CHƯA CÔNG BỐ: bản đã commit có 1 lỗi"), "{}", run.out);
    git(&office.lan, &["reset", "-q", "--hard", "HEAD~1"]).ok();
    office.edit(&office.lan, 1);
    office.commit(&office.lan, "sửa");
    // Offline.
    git(&office.lan, &["remote", "set-url", "origin", "/khong/co/kho.git"]).ok();
    let run = nenep(&office.lan, &["publish"]).ended_with(2);
    assert!(run.err.contains("không tới được máy chủ `origin`"), "{}", run.err);
    let server = office.server.to_string_lossy().into_owned();
    git(&office.lan, &["remote", "set-url", "origin", &server]).ok();
    // Somebody else was faster.
    let minh = office.clone_to("minh");
    git(&minh, &["switch", "-q", "main"]);
    office.edit(&minh, 2);
    office.commit(&minh, "của Minh");
    office.push(&minh).ok();
    let run = nenep(&office.lan, &["publish"]).ended_with(1);
    assert!(run.err.contains("máy chủ có bản mới hơn của người khác"), "{}", run.err);
    git(&office.lan, &["switch", "-q", "-c", "rieng"]).ok();
    let run = nenep(&office.lan, &["publish"]).ended_with(2);
    assert!(run.err.contains("git push -u origin rieng"), "{}", run.err);
    git(&office.lan, &["switch", "-q", "--detach"]).ok();
    let run = nenep(&office.lan, &["publish"]).ended_with(2);
    assert!(run.err.contains("đang không đứng trên nhánh nào"), "{}", run.err);
    let run = nenep(&office.lan, &["publish", "--list"]).ended_with(2);
    assert!(run.err.contains("chưa được đặt làm kho công bố"), "{}", run.err);
}

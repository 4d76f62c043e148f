//! Saves of every kind that editors make: after each the very bytes of a clean build are served.

use crate::stand::{Stand, clean};
use nenep::compile::{self, Options};
use nenep::disk;
use std::fs;
use std::io::{BufRead, BufReader, Write};

const LOG: &str = "sinh-hoat/2025/thu-nghiem-1.yaml";

fn edited(text: &str, nth: usize) -> String {
    text.replacen("Đánh giá công tác tháng", &format!("Lần thứ {nth} đánh giá tháng"), 1 + nth % 3)
}

#[test]
fn every_kind_of_save_gives_the_site_of_a_clean_build() {
    let stand = Stand::new(false);
    let log = stand.path(LOG);
    let original = fs::read_to_string(&log).expect("the log");

    // In place.
    fs::write(&log, edited(&original, 1)).expect("saved");
    stand.wait_for_clean();
    // Through a new file renamed over the old one.
    let new = log.with_file_name(".thu-nghiem-1.yaml.new");
    fs::write(&new, edited(&original, 2)).expect("saved");
    fs::rename(&new, &log).expect("renamed");
    stand.wait_for_clean();
    // As vim does: the old one away to a backup, a new one in its place, the backup gone.
    let backup = log.with_file_name("thu-nghiem-1.yaml~");
    fs::rename(&log, &backup).expect("renamed");
    fs::write(&log, edited(&original, 3)).expect("saved");
    fs::remove_file(&backup).expect("removed");
    stand.wait_for_clean();
    // Two saves, one right after the other, of the same length.
    fs::write(&log, original.replacen("Học tập", "Bàn về", 1)).expect("saved");
    fs::write(&log, original.replacen("Học tập", "Bàn kỹ", 1)).expect("saved");
    stand.wait_for_clean();
    // A folder that is new, with a file made in it at once.
    let pages = stand.path("trang");
    fs::create_dir(&pages).expect("made");
    fs::write(pages.join("moi.md"), "---\ntieu_de: Mới\n---\n\nNội dung mới.\n").expect("saved");
    stand.wait_for_clean();
    assert!(stand.server.shown().build.site.contains_key("trang/moi.html"));
    // A folder renamed away and back, then gone.
    let (year, aside) = (stand.path("sinh-hoat/2024"), stand.path("_2024"));
    fs::rename(&year, &aside).expect("renamed");
    stand.wait_for_clean();
    assert!(!stand.server.shown().build.site.contains_key("sinh-hoat/2024/thu-nghiem-1.html"));
    fs::rename(&aside, &year).expect("renamed");
    stand.wait_for_clean();
    fs::remove_dir_all(&pages).expect("removed");
    stand.wait_for_clean();
    stand.wait_until(|shown| shown.build.is_whole);
    // A theme of the tree's own, which was not there when watching began.
    let theme = stand.content.with_file_name("themes").join("mac-dinh/tai-san");
    fs::create_dir_all(&theme).expect("made");
    fs::write(theme.join("them.css"), "h1 { color: red }\n").expect("saved");
    stand.wait_for_clean();
    assert!(stand.server.shown().build.changes.is_restyled);
    assert_eq!(stand.server.shown().build.changes.pages, [], "another style is no other page");
}

#[test]
fn a_burst_of_files_is_seen_whole() {
    let stand = Stand::new(false);
    let folder = stand.path("trang");
    fs::create_dir(&folder).expect("made");
    for nth in 0..300 {
        fs::write(folder.join(format!("trang-{nth}.md")), format!("---\ntieu_de: Trang {nth}\n---\n\nSố {nth}.\n"))
            .expect("saved");
    }
    stand.wait_for_clean();
    assert!(stand.server.shown().build.site.contains_key("trang/trang-299.html"));
    fs::remove_dir_all(&folder).expect("removed");
    stand.wait_for_clean();
}

#[test]
fn polling_sees_the_same() {
    let stand = Stand::new(true);
    let log = stand.path(LOG);
    let original = fs::read_to_string(&log).expect("the log");
    fs::write(&log, edited(&original, 1)).expect("saved");
    stand.wait_for_clean();
    fs::remove_file(stand.path("sinh-hoat/2022/thu-nghiem-1.yaml")).expect("removed");
    stand.wait_for_clean();
}

#[test]
fn a_content_folder_that_goes_and_comes_back_is_followed() {
    let stand = Stand::new(false);
    let aside = stand.content.with_file_name("de-sang-ben");
    fs::rename(&stand.content, &aside).expect("renamed");
    stand.wait_until(|shown| shown.trouble.is_some());
    assert_eq!(stand.get("/").0, 200, "the last site stays up");
    fs::rename(&aside, &stand.content).expect("renamed");
    stand.wait_until(|shown| shown.trouble.is_none());
    let log = stand.path(LOG);
    let text = fs::read_to_string(&log).expect("the log");
    fs::write(&log, edited(&text, 1)).expect("saved");
    stand.wait_for_clean();
}

#[test]
fn a_broken_record_leaves_the_last_good_site_up_and_is_told() {
    let stand = Stand::new(false);
    let good = clean(&stand.content).expect("no errors");
    let log = stand.path(LOG);
    let text = fs::read_to_string(&log).expect("the log");

    let mut events = stand.connect();
    let (address, token) = (stand.server.address(), stand.server.token());
    let listen =
        format!("GET /_nenep/events?t={token}&p=%2F HTTP/1.1\r\nHost: {address}\r\nOrigin: http://{address}\r\n\r\n");
    events.write_all(listen.as_bytes()).expect("sent");
    let mut told = BufReader::new(events).lines().map_while(Result::ok).filter(|line| line.starts_with("data: "));
    assert!(told.next().expect("told at once").contains("\"errors\":0"));

    fs::write(&log, text.replacen("hinh_thuc: truc_tiep", "hinh_thuc: truc_tuyem", 1)).expect("saved");
    let broken = told.next().expect("told of the error");
    assert!(broken.contains("\"errors\":1") && broken.contains("\"is_stale\":true"), "{broken}");
    assert!(broken.contains("truc_tuyem") && broken.contains(LOG), "{broken}");
    stand.wait_until(|shown| shown.build.has_errors());
    let shown = stand.server.shown();
    assert_eq!(*shown.build.site, good, "the last good site stays up");

    let inputs = disk::read(&stand.content).expect("the tree");
    let checked = compile::check(&inputs, &Options::default(), crate::stand::as_of(&inputs));
    let listed: Vec<_> = checked.diagnostics.iter().map(|one| one.code().as_str()).collect();
    assert_eq!(shown.problems.iter().map(|one| one.code).collect::<Vec<_>>(), listed);
    let (status, panel) = stand.get("/_nenep/");
    assert!(status == 200 && panel.contains("truc_tuyem") && panel.contains(listed[0]), "{panel}");

    fs::write(&log, &text).expect("saved");
    assert!(told.next().expect("told that it is mended").contains("\"errors\":0"));
    stand.wait_for_clean();
    assert!(!stand.get("/_nenep/").1.contains("truc_tuyem"));
}

#[test]
fn a_page_knows_the_line_of_its_record() {
    let stand = Stand::new(false);
    let text = fs::read_to_string(stand.path(LOG)).expect("the log");
    let line = text.lines().position(|line| line.contains("ngay: 2025-02-")).expect("the second meeting") + 1;
    let day = text.lines().nth(line - 1).and_then(|line| line.split("ngay: ").nth(1)).expect("its day");
    let (status, page) = stand.get(&format!("/sinh-hoat/2025/thu-nghiem-1/{day}.html"));
    assert_eq!(status, 200);
    assert!(page.contains(&format!("data-source=\"{LOG}:{line}\"")), "line {line}");
}

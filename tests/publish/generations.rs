//! The last publications: listed, brought back, let go, and kept right by the timer.

use super::office::{A_DAY, DAY, Office, git, nenep, nenep_on, put, same};
use std::fs;

#[test]
fn ten_are_kept_and_listed() {
    let office = Office::opened();
    for day in 1..=11 {
        nenep_on(&office.server, DAY + day * A_DAY, &["publish", "--quiet"]).ok();
    }
    let list = nenep(&office.server, &["publish", "--list"]).ok().out;
    let lines: Vec<&str> = list.lines().collect();
    assert_eq!(lines.len(), 10, "{list}");
    assert!(lines[0].starts_with("  12  ") && lines[0].ends_with(", lan  ← đang hiện"), "{list}");
    assert!(lines[9].starts_with("   3  ") && lines[9].contains("số liệu đến 02/07/2025"), "{list}");
    assert_eq!(fs::read_dir(office.public.join("the-he")).expect("a folder").count(), 20);
}

#[test]
fn an_earlier_one_is_brought_back_to_the_byte_and_stays() {
    let office = Office::opened();
    let first = office.site();
    office.edit(&office.lan, 1);
    office.commit(&office.lan, "sửa");
    office.push(&office.lan).ok();
    let second = office.site();
    let run = nenep(&office.server, &["publish", "--rollback"]).ok();
    assert!(run.err.starts_with("Đã đưa bản 1 trở lại"), "{}", run.err);
    same(&office.site(), &first);
    // The timer of the next day leaves it: a person wanted it so.
    let run = nenep_on(&office.server, DAY + A_DAY, &["publish", "--repair"]).ok();
    assert!(run.err.contains("Đang giữ bản cũ 1"), "{}", run.err);
    same(&office.site(), &first);
    nenep(&office.server, &["publish"]).ok();
    same(&office.site(), &second);
    nenep(&office.server, &["publish", "--rollback", "1"]).ok();
    office.edit(&office.lan, 2);
    let third = office.commit(&office.lan, "sửa lại");
    office.push(&office.lan).ok();
    office.shows(&third, DAY);
    let run = nenep(&office.server, &["publish", "--rollback", "77"]).ended_with(2);
    assert!(run.err.contains("không còn bản 77"), "{}", run.err);
    let list = nenep(&office.server, &["publish", "--list"]).ok().out;
    assert!(list.contains("đưa bản 1 trở lại"), "{list}");
}

#[test]
fn the_day_moves_the_site_and_nothing_else_does() {
    let office = Office::opened();
    nenep_on(&office.server, DAY + A_DAY, &["publish", "--repair"]).ok();
    office.shows("main", DAY + A_DAY);
    let before = fs::read_link(office.public.join("site")).expect("a link");
    let run = nenep_on(&office.server, DAY + A_DAY, &["publish", "--repair"]).ok();
    assert!(run.err.contains("không có gì phải đổi"), "{}", run.err);
    assert_eq!(fs::read_link(office.public.join("site")).expect("a link"), before);
}

#[test]
fn what_is_damaged_is_mended() {
    let office = Office::opened();
    fs::remove_file(office.public.join("site")).expect("gone");
    nenep(&office.server, &["publish", "--repair"]).ok();
    office.shows("main", DAY);
    fs::write(office.public.join("site/index.html"), "x").expect("overwritten");
    nenep(&office.server, &["publish", "--repair"]).ok();
    office.shows("main", DAY);
    fs::remove_dir_all(office.public.join("the-he")).expect("gone");
    fs::remove_file(office.public.join("site")).expect("gone");
    nenep(&office.server, &["publish", "--repair"]).ok();
    office.shows("main", DAY);
}

#[test]
fn assets_of_the_two_generations_before_stay_reachable() {
    let office = Office::new();
    let style = |office: &Office| {
        let site = office.site();
        let names: Vec<String> = site.keys().filter(|name| name.ends_with(".css")).cloned().collect();
        names
    };
    nenep(&office.lan, &["theme", "export", "themes/rieng"]).ok();
    let settings = super::office::text_of("content/cong.yaml");
    put(&office.lan, "content/cong.yaml", format!("{settings}giao_dien: rieng\n"));
    let theme = fs::read_to_string(office.lan.join("themes/rieng/tai-san/theme.css")).expect("a style sheet");
    let mut all: Vec<Vec<String>> = Vec::new();
    for round in 0..4 {
        put(&office.lan, "themes/rieng/tai-san/theme.css", format!("{theme}\n.x{round} {{ color: red }}\n"));
        office.commit(&office.lan, "giao diện");
        office.push(&office.lan).ok();
        all.push(style(&office));
    }
    let own =
        |round: usize| all[round].iter().find(|name| round == 0 || !all[round - 1].contains(name)).expect("its own");
    assert!(all[3].contains(own(3)) && all[3].contains(own(2)) && all[3].contains(own(1)), "{all:?}");
    assert!(!all[3].contains(own(0)), "{all:?}");
}

#[test]
fn folders_that_are_not_to_be_published_into_are_refused() {
    let office = Office::new();
    put(office.root.path(), "khac/thu.txt", "x");
    for (public, word) in
        [("khac", "không do nenep tạo ra"), ("noidung.git", "cây nội dung"), ("noidung.git/www", "cây nội dung")]
    {
        let place = office.root.path().join(public).to_string_lossy().into_owned();
        let run = nenep(&office.server, &["hook", "install", "--server", "--public", &place]).ended_with(2);
        assert!(run.err.contains(word), "{public}: {}", run.err);
    }
    assert_eq!(fs::read_to_string(office.root.path().join("khac/thu.txt")).expect("a file"), "x");
}

#[test]
fn hooks_of_others_are_left_alone() {
    let office = Office::new();
    let hook = office.server.join("hooks/pre-receive");
    fs::write(&hook, "#!/bin/sh\nexit 0\n").expect("a hook");
    let public = office.public.to_string_lossy().into_owned();
    let run = nenep(&office.server, &["hook", "install", "--server", "--public", &public]).ended_with(2);
    assert!(
        run.err.contains("không do nenep viết nên không ghi đè") && run.err.contains("hook pre-receive"),
        "{}",
        run.err
    );
    assert_eq!(fs::read_to_string(&hook).expect("a hook"), "#!/bin/sh\nexit 0\n");
}

#[test]
fn the_server_itself_refuses_what_git_can_refuse() {
    let office = Office::new();
    for (name, value) in [
        ("receive.denyNonFastForwards", "true"),
        ("receive.denyDeletes", "true"),
        ("receive.fsckObjects", "true"),
        ("receive.maxInputSize", "256m"),
        ("core.quotePath", "false"),
        ("nenep.branch", "main"),
    ] {
        assert_eq!(git(&office.server, &["config", "--get", name]).ok().out.trim(), value);
    }
}

#[test]
fn another_run_that_takes_too_long_is_told() {
    let office = Office::opened();
    let place = office.public.join("the-he/.khoa");
    let lock = fs::File::create(&place).expect("a file");
    lock.lock().expect("locked");
    let run = super::office::call(&super::office::program(), &office.server, DAY)
        .args(["publish", "--wait", "1"])
        .output()
        .expect("the program runs");
    let run = super::office::Run::of(&run).ended_with(4);
    assert!(run.err.contains("đang chờ") && run.err.contains("đang có bản khác chạy"), "{}", run.err);
}

#[test]
fn units_of_systemd_are_written_where_asked() {
    let office = Office::new();
    let (public, units) = (office.public.to_string_lossy().into_owned(), office.root.path().join("systemd"));
    let folder = units.to_string_lossy().into_owned();
    nenep(&office.server, &["hook", "install", "--server", "--public", &public, "--systemd", &folder]).ok();
    let service = fs::read_to_string(units.join("nenep-noidung.service")).expect("a unit");
    assert!(service.contains("publish --repair"), "{service}");
    assert!(units.join("nenep-noidung.timer").is_file());
}

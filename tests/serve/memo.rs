//! A build with a memo of earlier ones is a clean build, to the byte.

use crate::corpus;
use crate::stand::as_of;
use nenep::compile::{self, Inputs, Memo, Options};
use nenep::disk;
use nenep::model::AsOf;
use nenep::serve::{News, Task, Watcher, Workshop, follow};
use nenep::text::{Entry, Tree};
use std::ops::ControlFlow;
use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::{AtomicU32, Ordering};
use std::time::{Duration, Instant};

/// Edits that are compared; each costs two builds. `NENEP_EDITS=2000` before a release asks for more.
fn edits() -> u32 {
    std::env::var("NENEP_EDITS").ok().and_then(|edits| edits.parse().ok()).unwrap_or(40)
}

/// Numbers that look random and are the same in each run.
struct Dice(u64);

impl Dice {
    fn below(&mut self, limit: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) as usize % limit.max(1)
    }
}

fn put(tree: &mut Tree, path: Arc<str>, text: &str) {
    tree.insert(path, Entry::File(text.as_bytes().into()));
}

/// Changes the tree in one of the ways in which people do.
fn edit(inputs: &mut Inputs, whole: &Tree, dice: &mut Dice) {
    let paths: Vec<Arc<str>> = whole.keys().cloned().collect();
    let path = paths[dice.below(paths.len())].clone();
    let text = match inputs.content.get(&path) {
        Some(Entry::File(bytes)) => String::from_utf8_lossy(bytes).into_owned(),
        _ => String::new(),
    };
    let nth = dice.below(10_000);
    match dice.below(9) {
        0 => drop(inputs.content.remove(&path)),
        1 => drop(inputs.content.insert(path.clone(), whole[&path].clone())),
        2 => put(&mut inputs.content, path, &text.replacen("tháng", &format!("tháng lần thứ {nth} "), 1 + nth % 4)),
        3 => put(&mut inputs.content, path, &text.replacen("truc_tiep", "truc_tuyen", 1 + nth % 3)),
        4 => put(&mut inputs.content, path, &text.replacen("vang_co_ly_do: 1", "vang_co_ly_do: 2", 1)),
        5 => put(&mut inputs.content, path, &text[..text.floor_char_boundary(nth % (text.len() + 1))]),
        6 => {
            let page = format!("---\ntieu_de: Trang {nth}\n---\n\n## Mục {nth}\n\nSố {nth}, xem [mục](#mục-{nth}).\n");
            put(&mut inputs.content, format!("trang/trang-{}.md", nth % 3).into(), &page);
        }
        7 => drop(inputs.content.remove(format!("trang/trang-{}.md", nth % 3).as_str())),
        _ if nth.is_multiple_of(2) => inputs.themes.clear(),
        // A template that renders some pages of its kind and not others.
        _ if nth.is_multiple_of(3) => {
            let text = "{% extends \"nen.html\" %}{% block content %}{% if v.attendance %}{{ v.khong_co.gi }}{% endif %}{% endblock content %}";
            put(&mut inputs.themes, "mac-dinh/trang/buoi.html".into(), text);
        }
        _ => put(&mut inputs.themes, "mac-dinh/tai-san/them.css".into(), &format!("h1 {{ margin: {nth}px }}\n")),
    }
}

#[test]
fn a_build_with_a_memo_is_a_clean_build() {
    // Five units: the first and the last have the same officers in charge.
    let whole = corpus::tree(240);
    let mut inputs = Inputs { content: whole.clone(), ..Inputs::default() };
    let (mut memo, mut dice) = (Memo::default(), Dice(7));
    for nth in 0..edits() {
        let options = Options { allow_errors: dice.below(2) == 0, ..Options::default() };
        let day = as_of(&inputs);
        let again = compile::compile_again(&inputs, &options, day, &mut memo, &|_| ());
        let clean = compile::compile(&inputs, &options, day, &|_| ());
        let problems =
            |compiled: &compile::Compiled| -> Vec<_> { compiled.checked.diagnostics.iter().cloned().collect() };
        assert_eq!(problems(&again), problems(&clean), "edit {nth}");
        assert_eq!(again.site.is_some(), clean.site.is_some(), "edit {nth}");
        for (address, bytes) in clean.site.iter().flatten() {
            let other = again.site.as_ref().and_then(|site| site.get(address));
            assert_eq!(other, Some(bytes), "edit {nth}: {address}");
        }
        assert_eq!(again.site.map(|site| site.len()), clean.site.map(|site| site.len()), "edit {nth}");
        for _ in 0..=dice.below(3) {
            edit(&mut inputs, &whole, &mut dice);
        }
    }
}

/// Makes the folder hold what the tree holds: in place, or by renaming a new file over the old one.
fn save(old: &Tree, new: &Tree, root: &Path, dice: &mut Dice) {
    for path in old.keys().filter(|path| !new.contains_key(*path)) {
        std::fs::remove_file(root.join(&**path)).expect("removed");
    }
    for (path, entry) in new.iter().filter(|(path, entry)| old.get(*path) != Some(entry)) {
        let Entry::File(bytes) = entry else { continue };
        let path = root.join(&**path);
        std::fs::create_dir_all(path.parent().expect("a folder")).expect("made");
        if dice.below(2) == 0 {
            std::fs::write(&path, bytes).expect("saved");
        } else {
            let new = path.with_extension("tmp");
            std::fs::write(&new, bytes).expect("saved");
            std::fs::rename(new, path).expect("renamed");
        }
    }
}

#[test]
fn a_look_right_after_a_save_misses_nothing() {
    let folder = tempfile::tempdir().expect("a folder");
    let (content, themes) = (folder.path().join("content"), folder.path().join("themes"));
    let whole = corpus::tree(1);
    let mut inputs = Inputs { content: whole.clone(), ..Inputs::default() };
    let mut dice = Dice(11);
    save(&Tree::new(), &whole, &content, &mut dice);
    let options = Options { allow_errors: true, ..Options::default() };
    let task = Task { content: content.clone(), options, as_of: Box::new(as_of), begins_with_part: true };
    let mut workshop = Workshop::new(task);
    workshop.look().expect("the tree is there");
    for nth in 0..edits() {
        let before = inputs.clone();
        edit(&mut inputs, &whole, &mut dice);
        save(&before.content, &inputs.content, &content, &mut dice);
        save(&before.themes, &inputs.themes, &themes, &mut dice);
        let built = workshop.look().expect("the tree is there");
        let differs = before.content != inputs.content || before.themes != inputs.themes;
        assert_eq!(built.is_some(), differs, "edit {nth}");
        let Some(mut build) = built else { continue };
        // Some saves come before every page of the last one is made, some in the midst of it, some after.
        let most = AtomicU32::new(dice.below(3) as u32 * 100);
        let is_stopped = || most.fetch_update(Ordering::SeqCst, Ordering::SeqCst, |left| left.checked_sub(1)).is_err();
        if let Some(whole) = workshop.finish(&is_stopped) {
            build = whole;
        }
        // That a page cannot be rendered shows when it is made.
        if !build.is_whole && inputs.themes.keys().any(|path| path.ends_with(".html")) {
            continue;
        }
        let inputs = disk::read(&content).expect("the tree is there");
        let clean = compile::compile(&inputs, &options, as_of(&inputs), &|_| ());
        assert!(clean.site.as_ref() == Some(&*build.site), "edit {nth}");
    }
}

/// What only shows when all pages are made brings the last whole site back, until it is mended.
#[test]
fn a_page_that_fails_in_the_end_makes_room_for_the_last_whole_site() {
    let folder = tempfile::tempdir().expect("a folder");
    let content = folder.path().join("content");
    save(&Tree::new(), &corpus::tree(1), &content, &mut Dice(3));
    let template = folder.path().join("themes/mac-dinh/trang/buoi.html");
    std::fs::create_dir_all(template.parent().expect("a folder")).expect("made");
    let text = "{% extends \"nen.html\" %}{% block content %}{% if v.note %}{{ v.khong_co.gi }}{% endif %}{% endblock content %}";
    std::fs::write(&template, text).expect("written");
    let task =
        Task { content: content.clone(), options: Options::default(), as_of: Box::new(as_of), begins_with_part: true };
    let mut workshop = Workshop::new(task);
    let first = workshop.look().expect("the tree is there").expect("the first look builds");
    assert!(first.is_whole && !first.is_stale, "new templates are tried on every page at once");
    let log = content.join("sinh-hoat/2025/thu-nghiem-1.yaml");
    let original = std::fs::read_to_string(&log).expect("the log");
    let noted = original.replacen("    trang_thai: da_hop\n", "    trang_thai: da_hop\n    ghi_chu: Dời phòng\n", 1);
    std::fs::write(&log, noted).expect("saved");
    let shown = workshop.look().expect("the tree is there").expect("a build");
    assert!(!shown.is_whole && !shown.has_errors(), "the records are right");
    let whole = workshop.finish(&|| false).expect("a build");
    let codes: Vec<_> = whole.checked.diagnostics.iter().map(|one| one.code().as_str()).collect();
    assert_eq!((codes, whole.is_stale, whole.number), (vec!["N602"], true, shown.number));
    assert!(*whole.site == *first.site, "the last whole site");
    std::fs::write(&log, original).expect("saved");
    let mended = workshop.look().expect("the tree is there").expect("a build");
    let mended = workshop.finish(&|| false).unwrap_or(mended);
    assert!(mended.is_whole && !mended.is_stale && *mended.site == *first.site);
}

/// Nothing is saved, no sign comes: midnight alone makes another site.
#[test]
fn an_idle_watch_sees_a_new_day() {
    let folder = tempfile::tempdir().expect("a folder");
    let content = folder.path().join("content");
    save(&Tree::new(), &corpus::tree(1), &content, &mut Dice(3));
    let days = Arc::new(AtomicU32::new(1));
    let today = days.clone();
    let as_of = move |_: &Inputs| AsOf(date(today.load(Ordering::SeqCst)));
    let task =
        Task { content: content.clone(), options: Options::default(), as_of: Box::new(as_of), begins_with_part: true };
    let mut workshop = Workshop::new(task);
    workshop.look().expect("the tree is there").expect("the first look builds");
    let mut watcher = Watcher::new(&content, false);
    days.store(2, Ordering::SeqCst);
    let began = Instant::now();
    let mut built = None;
    follow(&mut workshop, &mut watcher, &mut |news| {
        if let News::Built(build) = news {
            built = Some(build);
        }
        let is_over = built.as_ref().is_some_and(|build| build.number > 1 && build.is_whole);
        if is_over { ControlFlow::Break(()) } else { ControlFlow::Continue(()) }
    });
    let build = built.expect("a build");
    assert_eq!((build.number, build.changes.files.len()), (2, 0), "nothing was saved");
    assert!(!build.changes.pages.is_empty() && began.elapsed() < Duration::from_secs(30));
}

fn date(day: u32) -> chrono::NaiveDate {
    chrono::NaiveDate::from_ymd_opt(2025, 7, day).expect("a day of the calendar")
}

//! A reader at work while the site is published again and again: no page is missing and none is half.

use super::office::{A_DAY, DAY, Office, is_long, nenep_on};
use std::fs;
use std::io::ErrorKind;
use std::path::Path;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};

/// What readers met.
#[derive(Default)]
struct Met {
    pairs: AtomicUsize,
    missing: AtomicUsize,
    partial: AtomicUsize,
}

impl Met {
    fn page(&self, place: &Path) {
        match fs::read(place) {
            Ok(bytes) if bytes.trim_ascii_end().ends_with(b"</html>") => {}
            Ok(_) => drop(self.partial.fetch_add(1, Ordering::Relaxed)),
            Err(error) if error.kind() == ErrorKind::NotFound => drop(self.missing.fetch_add(1, Ordering::Relaxed)),
            Err(error) => panic!("{}: {error}", place.display()),
        }
    }

    /// Reads a page, then one that it links to, then the style sheet that it names.
    fn pair(&self, site: &Path, round: usize) {
        let pages = ["don-vi/index.html", "trang/gioi-thieu.html", "so-tay/ma-loi.html", "lich/index.html"];
        let home = fs::read_to_string(site.join("index.html")).unwrap_or_default();
        if home.is_empty() {
            self.missing.fetch_add(1, Ordering::Relaxed);
        }
        self.page(&site.join("index.html"));
        self.page(&site.join(pages[round % pages.len()]));
        let style = home.split('"').find(|part| part.ends_with(".css")).unwrap_or("-");
        if !fs::read(site.join(style)).is_ok_and(|bytes| bytes.len() > 1000) {
            self.missing.fetch_add(1, Ordering::Relaxed);
        }
        self.pairs.fetch_add(1, Ordering::Relaxed);
    }
}

fn no_reader_is_let_down(mode: &str, publications: u64) {
    let office = Office::with(&["--mode", mode]);
    office.push(&office.lan).ok();
    let (site, met, is_over) = (office.public.join("site"), Met::default(), AtomicBool::new(false));
    std::thread::scope(|scope| {
        for reader in 0..2 {
            let (site, met, is_over) = (&site, &met, &is_over);
            scope.spawn(move || {
                let mut round = reader;
                while !is_over.load(Ordering::Relaxed) {
                    met.pair(site, round);
                    round += 1;
                }
            });
        }
        for publication in 1..=publications {
            nenep_on(&office.server, DAY + publication * A_DAY, &["publish", "--quiet"]).ok();
        }
        is_over.store(true, Ordering::Relaxed);
    });
    let (pairs, missing, partial) = (met.pairs.into_inner(), met.missing.into_inner(), met.partial.into_inner());
    eprintln!("{mode}: {publications} publications, {pairs} pairs read, {missing} missing, {partial} partial");
    assert_eq!((missing, partial), (0, 0), "{pairs} pairs were read");
    assert!(pairs > 10, "{pairs} pairs were read");
    office.shows("main", DAY + publications * A_DAY);
}

fn publications() -> u64 {
    if is_long() { 100 } else { 5 }
}

#[test]
fn readers_of_a_link_are_never_let_down() {
    no_reader_is_let_down("symlink", publications());
}

#[cfg(target_os = "linux")]
#[test]
fn readers_of_an_exchanged_folder_are_never_let_down() {
    no_reader_is_let_down("exchange", publications());
}

#[test]
fn readers_of_a_share_meet_pages_of_two_builds_but_whole_ones() {
    no_reader_is_let_down("files", publications());
}

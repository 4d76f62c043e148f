//! `--timings`: where the time of a build went, by phase, template and page.

use crate::compile::{Phase, Progress};
use crate::lang::{Lang, number};
use crate::serve;
use std::cell::RefCell;
use std::cmp::Reverse;
use std::collections::BTreeMap;
use std::fmt::Write;
use std::sync::{Mutex, PoisonError};
use std::time::{Duration, Instant};

/// Most templates and pages that are named.
const MOST: usize = 8;

/// Width of the column of names.
const WIDTH: usize = 42;

thread_local! {
    /// The file that this thread is making: a file is begun and finished by the same one.
    static BEGUN: RefCell<Option<(String, Option<&'static str>, Instant)>> = const { RefCell::new(None) };
}

/// Times of one build; notes nothing unless they are wanted.
pub(super) struct Timings(Option<Mutex<Times>>);

struct Times {
    began: Instant,
    reading: Duration,
    since: Instant,
    phases: Vec<(Phase, Duration)>,
    files: Vec<(String, Option<&'static str>, Duration)>,
    kept: usize,
}

impl Timings {
    /// Begins when the tree is read, given when the run began.
    pub(super) fn begin(is_wanted: bool, began: Instant) -> Self {
        let (reading, since) = (began.elapsed(), Instant::now());
        let times = Times { began, reading, since, phases: Vec::new(), files: Vec::new(), kept: 0 };
        Self(is_wanted.then(|| Mutex::new(times)))
    }

    /// Notes how far the build has come.
    pub(super) fn note(&self, progress: Progress<'_>) {
        let Some(times) = &self.0 else { return };
        match progress {
            Progress::Files(_) => {}
            Progress::Begins(address, template) => {
                let begun = (address.to_owned(), template, Instant::now());
                BEGUN.with_borrow_mut(|slot| *slot = Some(begun));
            }
            Progress::Made => {
                let made = BEGUN.take().map(|(address, template, began)| (address, template, began.elapsed()));
                let mut times = times.lock().unwrap_or_else(PoisonError::into_inner);
                times.files.extend(made);
            }
            Progress::Kept => times.lock().unwrap_or_else(PoisonError::into_inner).kept += 1,
            Progress::Done(phase) => {
                let mut times = times.lock().unwrap_or_else(PoisonError::into_inner);
                let took = times.since.elapsed();
                times.phases.push((phase, took));
                times.since = Instant::now();
            }
        }
    }

    /// Returns the times as a table for people, once the site is written; none unless they are wanted.
    pub(super) fn table(&self, lang: Lang) -> Option<String> {
        let times = self.0.as_ref()?.lock().unwrap_or_else(PoisonError::into_inner);
        let mut table = phases(&times, lang);
        table.push_str(&templates(&times, lang));
        table.push_str(&files(&times, lang));
        let (kept, all) = (number::grouped(times.kept), number::grouped(times.kept + times.files.len()));
        let _ = match lang {
            Lang::Vi => write!(table, "Giữ lại từ lần dựng trước: {kept}/{all} tệp"),
            Lang::En => write!(table, "Kept from an earlier build: {kept} of {all} files"),
        };
        Some(table)
    }
}

fn pick(lang: Lang, vi: &'static str, en: &'static str) -> &'static str {
    match lang {
        Lang::Vi => vi,
        Lang::En => en,
    }
}

fn phases(times: &Times, lang: Lang) -> String {
    let (all, writing) = (times.began.elapsed(), times.since.elapsed());
    let mut table = format!("\n{}\n", row(pick(lang, "Bước", "Phase"), "ms", "%"));
    let mut add = |name: &str, time: Duration| {
        let share = time.as_micros() * 100 / all.as_micros().max(1);
        let _ = writeln!(table, "{}", row(name, &millis(lang, time), &share.to_string()));
    };
    add(pick(lang, "Đọc cây nội dung", "Reading the tree"), times.reading);
    for (phase, time) in &times.phases {
        add(serve::phase_name(lang, *phase), *time);
    }
    add(pick(lang, "Đưa vào chỗ", "Putting in place"), writing);
    add(pick(lang, "Tất cả", "All"), all);
    table
}

/// Lists the templates whose pages took longest, over all threads.
fn templates(times: &Times, lang: Lang) -> String {
    let mut sums: BTreeMap<&str, (Duration, usize)> = BTreeMap::new();
    for (_, template, time) in &times.files {
        let Some(template) = template else { continue };
        let (sum, count) = sums.entry(template).or_default();
        *sum += *time;
        *count += 1;
    }
    let mut sums: Vec<_> = sums.into_iter().collect();
    sums.sort_by_key(|(name, (sum, _))| (Reverse(*sum), *name));
    let head = row(
        pick(lang, "Mẫu chậm nhất, cộng mọi luồng", "Slowest templates, all threads"),
        "ms",
        pick(lang, "trang", "pages"),
    );
    let rows =
        sums.iter().take(MOST).map(|(name, (sum, count))| row(name, &millis(lang, *sum), &number::grouped(*count)));
    list(&head, rows)
}

fn files(times: &Times, lang: Lang) -> String {
    let mut slowest: Vec<_> = times.files.iter().collect();
    slowest.sort_by_key(|(address, _, time)| (Reverse(*time), address));
    let head = row(pick(lang, "Tệp chậm nhất", "Slowest files"), "ms", "");
    let rows = slowest.iter().take(MOST).map(|(address, _, time)| row(address, &millis(lang, *time), ""));
    list(&head, rows)
}

fn list(head: &str, rows: impl Iterator<Item = String>) -> String {
    rows.fold(format!("\n{head}\n"), |list, row| list + &row + "\n") + "\n"
}

fn row(name: &str, first: &str, second: &str) -> String {
    let space = WIDTH.saturating_sub(name.chars().count());
    format!("  {name}{:space$} {first:>9} {second:>7}", "").trim_end().to_owned()
}

fn millis(lang: Lang, time: Duration) -> String {
    let tenths = time.as_micros() / 100;
    format!("{}{}{}", tenths / 10, pick(lang, ",", "."), tenths % 10)
}

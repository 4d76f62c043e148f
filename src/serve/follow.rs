//! The loop of watch mode: waits for signs, looks, tells what was built.

use super::watch::{Means, Sign, Watcher};
use super::workshop::{Build, Workshop};
use std::io;
use std::ops::ControlFlow;
use std::time::{Duration, Instant};

/// After so long without a sign the tree is looked at all the same: no file system tells everything, and days end.
const LONGEST_SILENCE: Duration = Duration::from_secs(5);

/// So long after a change comes another look, when the stamps of files can be trusted for the first time.
const SETTLING: Duration = Duration::from_millis(2100);

/// Between two looks where the system cannot watch, and while the content folder is gone.
const INTERVAL: Duration = Duration::from_millis(500);

/// A file that an editor has half written is whole after so long.
const HALF_WRITTEN: Duration = Duration::from_millis(120);

/// Between a site that can be shown and making the pages that nobody has asked for: who waits for a page has the machine.
const PAUSE: Duration = Duration::from_millis(40);

/// After so long the other pages are made even though the tree still changes.
const LONGEST_UNFINISHED: Duration = Duration::from_secs(3);

/// What happened.
pub enum News {
    /// Something differs, and was built; told once more when the build is whole.
    Built(Box<Build>),
    /// The content folder cannot be read; the last site stays up.
    Unreadable(io::Error),
    /// It can be read again.
    Readable,
    /// The system does not watch any more; the tree is looked at every so often.
    Means(Means),
}

/// Follows the tree until `tell` breaks off.
pub fn follow(workshop: &mut Workshop, watcher: &mut Watcher, tell: &mut dyn FnMut(News) -> ControlFlow<()>) {
    let mut is_gone = false;
    let mut cost = Duration::ZERO;
    let mut means = watcher.means().clone();
    let mut unfinished_since = Instant::now();
    loop {
        let is_unfinished = workshop.is_unfinished();
        let sign = watcher.wait(if is_unfinished { PAUSE } else { patience(watcher, workshop, is_gone, cost) });
        watcher.renew();
        if *watcher.means() != means {
            means = watcher.means().clone();
            if tell(News::Means(means.clone())).is_break() {
                return;
            }
        }
        let is_late = unfinished_since.elapsed() > LONGEST_UNFINISHED;
        if is_unfinished && (sign == Sign::Silence || is_late) {
            let has_sign = watcher.ear();
            let whole = workshop.finish(&|| !is_late && has_sign());
            if whole.is_some_and(|build| tell(News::Built(Box::new(build))).is_break()) {
                return;
            }
            if sign == Sign::Silence {
                continue;
            }
        }
        if sign == Sign::Lost || means != Means::Native {
            workshop.doubt();
        }
        let began = Instant::now();
        let looked = workshop.look();
        let was_gone = std::mem::replace(&mut is_gone, looked.is_err());
        let news = match looked {
            Ok(Some(build)) => {
                if !is_unfinished {
                    unfinished_since = began;
                }
                Some(News::Built(Box::new(again_if_half_written(build, workshop, watcher))))
            }
            Ok(None) => {
                cost = began.elapsed();
                was_gone.then_some(News::Readable)
            }
            Err(error) => (!was_gone).then_some(News::Unreadable(error)),
        };
        if news.is_some_and(|news| tell(news).is_break()) {
            return;
        }
    }
}

/// Returns how long to wait for a sign before looking without one. A look never takes more than a tenth of the time.
fn patience(watcher: &Watcher, workshop: &Workshop, is_gone: bool, cost: Duration) -> Duration {
    let at_least = match watcher.means() {
        _ if is_gone => INTERVAL,
        Means::Polling | Means::Fallback(_) => INTERVAL,
        Means::Native if !workshop.is_settled() => SETTLING,
        Means::Native => LONGEST_SILENCE,
    };
    at_least.max(cost * 10)
}

/// An error in a file that was just written may be one of a file that is still being written: looks once more before it
/// is told.
fn again_if_half_written(first: Build, workshop: &mut Workshop, watcher: &mut Watcher) -> Build {
    if !first.has_errors() || first.changes.files.is_empty() {
        return first;
    }
    watcher.wait(HALF_WRITTEN);
    match workshop.look() {
        Ok(Some(mut second)) => {
            let files = &mut second.changes.files;
            files.extend(first.changes.files);
            files.sort();
            files.dedup();
            second
        }
        Ok(None) | Err(_) => first,
    }
}

//! What was read before, so that a second look at a tree opens only the files that may have changed.
//!
//! Takes each file's stamp (kind, size, times, number on its disk). A stamp is trusted only when the file was read at
//! least two seconds after the stamp was first seen: a clock that counts coarsely could otherwise hide a second save
//! within the same tick. In doubt a file is read again; equal bytes stay the very same bytes in memory.

use crate::text::{Entry, Tree};
use serde::{Deserialize, Serialize};
use std::collections::HashMap;
use std::fs::Metadata;
use std::sync::Arc;
use std::time::{Duration, Instant};

/// Coarsest clock of a file system that people keep records on (FAT counts in two seconds).
const COARSEST: Duration = Duration::from_secs(2);

/// Coarsest clock of a file system that gives fractions of milliseconds, with a margin: kernels tick every hundredth of a
/// second or quicker, and all files of a file system are dated by one clock.
#[cfg(unix)]
const TICK: Duration = Duration::from_millis(25);

/// Seconds since 1970, and nanoseconds.
#[cfg(unix)]
type Time = (i64, i64);

/// What a file system says of a file; any write to it changes something here, if the clock has moved on.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Stamp {
    /// In bytes.
    pub(super) size: u64,
    #[cfg(not(unix))]
    modified: Option<std::time::SystemTime>,
    /// The disk, the number on it, when the content and when anything of the file was changed last.
    #[cfg(unix)]
    node: (u64, u64, Time, Time),
}

impl Stamp {
    /// Returns the stamp of a regular file; none of anything else.
    pub(super) fn of(metadata: &Metadata) -> Option<Self> {
        metadata.is_file().then(|| Self::of_regular(metadata))
    }

    /// Returns the stamp of what is known to be a regular file.
    pub(super) fn of_regular(metadata: &Metadata) -> Self {
        #[cfg(unix)]
        use std::os::unix::fs::MetadataExt;
        Self {
            size: metadata.len(),
            #[cfg(not(unix))]
            modified: metadata.modified().ok(),
            #[cfg(unix)]
            node: (
                metadata.dev(),
                metadata.ino(),
                (metadata.mtime(), metadata.mtime_nsec()),
                (metadata.ctime(), metadata.ctime_nsec()),
            ),
        }
    }

    /// Says whether the file had its stamp so long before the other, of the same file system, had its own that no clock
    /// could hide a write since.
    #[cfg(unix)]
    pub(super) fn is_older_than(&self, other: &Self) -> bool {
        let ((_, _, modified, changed), (_, _, modified_later, changed_later)) = (self.node, other.node);
        let coarse = if changed.1 % 1_000_000 == 0 { COARSEST } else { TICK };
        let nanos = |(seconds, nanos): Time| i128::from(seconds) * 1_000_000_000 + i128::from(nanos);
        let is_before = |one, other| nanos(one) + coarse.as_nanos().cast_signed() < nanos(other);
        is_before(modified, modified_later) && is_before(changed, changed_later)
    }

    /// Says whether the file had its stamp so long before the other, of the same file system, had its own that no clock
    /// could hide a write since.
    #[cfg(not(unix))]
    pub(super) fn is_older_than(&self, other: &Self) -> bool {
        self.modified.zip(other.modified).is_some_and(|(one, other)| one + COARSEST < other)
    }
}

/// One file as it was read.
#[derive(Clone, Debug)]
struct Kept {
    stamp: Stamp,
    entry: Entry,
    /// Beginning of the first look that saw this stamp.
    since: Instant,
    /// Beginning of the look that read the file last.
    read: Instant,
}

impl Kept {
    fn is_trusted(&self) -> bool {
        self.read.duration_since(self.since) >= COARSEST
    }
}

/// The files of one tree as they were read.
#[derive(Clone, Debug, Default)]
pub(super) struct Files(HashMap<Arc<str>, Kept>);

/// One entry of a look.
pub(super) struct Seen {
    /// Its path.
    pub(super) path: Arc<str>,
    /// What it is.
    pub(super) entry: Entry,
    /// Its stamp before it was read; none for what is no regular file.
    pub(super) stamp: Option<Stamp>,
    /// Whether it was read in this look.
    pub(super) is_read: bool,
}

impl Files {
    /// Returns what stands at `path` without opening it, and its stamp, which `stamp` looks up; none where that is not
    /// known for sure.
    pub(super) fn known(&self, path: &str, stamp: impl FnOnce() -> Option<Stamp>) -> Option<(Entry, Stamp)> {
        let kept = self.0.get(path).filter(|kept| kept.is_trusted())?;
        let stamp = stamp().filter(|stamp| kept.stamp == *stamp)?;
        Some((kept.entry.clone(), stamp))
    }

    /// Trusts no stamp any more.
    pub(super) fn doubt(&mut self) {
        self.0.values_mut().for_each(|kept| kept.read = kept.since);
    }

    /// Says whether every file is trusted: until then another look is worth its while.
    pub(super) fn is_settled(&self) -> bool {
        self.0.values().all(Kept::is_trusted)
    }

    /// Takes over a look that began at `now`; returns the tree that it saw.
    pub(super) fn remember(&mut self, seen: Vec<Seen>, now: Instant) -> Tree {
        let mut kept = HashMap::with_capacity(seen.len());
        let mut tree = Vec::with_capacity(seen.len());
        for Seen { path, entry, stamp, is_read } in seen {
            let old = self.0.remove(&path);
            let entry = match &old {
                Some(old) if old.entry == entry => old.entry.clone(),
                _ => entry,
            };
            if let Some(stamp) = stamp {
                let same = old.filter(|old| old.stamp == stamp && old.entry == entry);
                let (since, read) = same.map_or((now, now), |old| (old.since, if is_read { now } else { old.read }));
                kept.insert(path.clone(), Kept { stamp, entry: entry.clone(), since, read });
            }
            tree.push((path, entry));
        }
        self.0 = kept;
        tree.into_iter().collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn look(files: &mut Files, size: u64, text: &str, now: Instant) {
        let stamp = stamp(size);
        let known = files.known("a", || Some(stamp.clone())).map(|(entry, _)| entry);
        let is_read = known.is_none();
        let entry = known.unwrap_or_else(|| Entry::File(text.as_bytes().into()));
        files.remember(vec![Seen { path: "a".into(), entry, stamp: Some(stamp), is_read }], now);
    }

    fn stamp(size: u64) -> Stamp {
        Stamp {
            size,
            #[cfg(not(unix))]
            modified: None,
            #[cfg(unix)]
            node: (0, 0, (0, 0), (0, 0)),
        }
    }

    #[cfg(unix)]
    #[test]
    fn a_stamp_is_older_only_when_its_clock_has_ticked_since() {
        let time = |nanos: i64| (nanos / 1_000_000_000, nanos % 1_000_000_000);
        let at = |nanos| Stamp { node: (0, 0, time(nanos), time(nanos)), ..stamp(1) };
        const MILLI: i64 = 1_000_000;
        // A fine clock, and one that has told no fraction of a millisecond.
        for (begin, wait) in [(7_000_000_001, 25 * MILLI), (7_000_000_000, 2000 * MILLI)] {
            for (later, is_older) in [(-1, false), (0, false), (wait, false), (wait + 1, true)] {
                assert_eq!(at(begin).is_older_than(&at(begin + later)), is_older, "{begin} {later}");
            }
            for node in [(0, 0, time(begin), time(i64::MAX)), (0, 0, time(i64::MAX), time(begin))] {
                assert!(!at(begin).is_older_than(&Stamp { node, ..stamp(1) }), "both times count");
            }
        }
    }

    #[test]
    fn a_file_is_read_again_until_its_stamp_is_old_enough() {
        let (mut files, begin) = (Files::default(), Instant::now());
        look(&mut files, 1, "x", begin);
        assert!(files.known("a", || Some(stamp(1))).is_none(), "a second save may have the same stamp");
        look(&mut files, 1, "y", begin + Duration::from_secs(1));
        look(&mut files, 1, "y", begin + Duration::from_secs(2));
        assert!(files.known("a", || Some(stamp(1))).is_none(), "another text under the same stamp begins anew");
        look(&mut files, 1, "y", begin + Duration::from_secs(3));
        assert!(files.known("a", || Some(stamp(1))).is_some() && files.is_settled());
        assert!(files.known("a", || Some(stamp(2))).is_none(), "another stamp is not trusted");
    }
}

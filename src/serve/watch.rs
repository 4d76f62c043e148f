//! Signs that something may have changed. Takes folders, gives no paths: what changed is found by looking.
//!
//! Events of a file system are hints at best: a file made in a folder that is new itself comes without one, a burst
//! overflows the kernel's queue, a save by renaming is a removal and a creation. So an event only says "look again",
//! and a look compares the whole tree by content. Where the system cannot watch, looking at intervals takes its place.

use notify::{Event, EventKind, RecommendedWatcher, RecursiveMode, Watcher as _, event::AccessKind, event::AccessMode};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::{Receiver, RecvTimeoutError, SyncSender, sync_channel};
use std::time::{Duration, Instant};

/// Quiet for so long ends a burst of events: saves that write twice or by renaming are one change.
const QUIET: Duration = Duration::from_millis(8);

/// A burst is looked at after so long even if it goes on.
const LONGEST_BURST: Duration = Duration::from_millis(300);

/// How changes are noticed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Means {
    /// The system tells.
    Native,
    /// The tree is looked at every so often, as the user asked.
    Polling,
    /// The same, as the system would not watch, with what it said.
    Fallback(String),
}

/// A sign to look again.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sign {
    /// Something may have changed.
    Event,
    /// Events were lost: no stamp of a file is to be trusted.
    Lost,
    /// Nothing was heard for as long as was asked.
    Silence,
}

/// What watches the folders around a content tree.
pub struct Watcher {
    content: PathBuf,
    native: Option<RecommendedWatcher>,
    means: Means,
    /// Number on its disk of the folder that is watched; another one of the same name is not.
    watched: Option<Identity>,
    signs: Receiver<()>,
    sender: SyncSender<()>,
    is_called: Arc<AtomicBool>,
    is_lost: Arc<AtomicBool>,
    has_failed: Arc<AtomicBool>,
}

type Identity = (u64, u64);

impl Watcher {
    /// Begins to watch the content tree, the themes beside it and what git keeps of them.
    #[must_use]
    pub fn new(content: &Path, is_polling: bool) -> Self {
        let (sender, signs) = sync_channel(1);
        let content = std::fs::canonicalize(content).unwrap_or_else(|_| content.to_owned());
        let mut watcher = Self {
            content,
            native: None,
            means: if is_polling { Means::Polling } else { Means::Native },
            watched: None,
            signs,
            sender,
            is_called: Arc::default(),
            is_lost: Arc::default(),
            has_failed: Arc::default(),
        };
        watcher.renew();
        watcher
    }

    /// Returns how changes are noticed.
    #[must_use]
    pub fn means(&self) -> &Means {
        &self.means
    }

    /// Watches anew when the content folder or the themes beside it are not those that are watched. To be called before
    /// a look, so that nothing can change unseen after it.
    pub fn renew(&mut self) {
        if self.means != Means::Native {
            return;
        }
        if self.has_failed.swap(false, Ordering::SeqCst) {
            self.fall_back("no more folders can be watched");
            return;
        }
        let now =
            identity(&self.content).map(|(content, _)| (content, identity(&self.themes()).map_or(0, |(id, _)| id)));
        if self.native.is_some() && now == self.watched {
            return;
        }
        match self.watch() {
            Ok(native) => (self.native, self.watched) = (Some(native), now),
            // A folder that is gone is looked for at intervals until it is back.
            Err(_) if now.is_none() => (self.native, self.watched) = (None, None),
            Err(error) => self.fall_back(&error.to_string()),
        }
    }

    fn fall_back(&mut self, reason: &str) {
        self.native = None;
        self.means = Means::Fallback(reason.to_owned());
    }

    fn themes(&self) -> PathBuf {
        self.content.with_file_name("themes")
    }

    fn watch(&self) -> notify::Result<RecommendedWatcher> {
        let (sender, is_called) = (self.sender.clone(), self.is_called.clone());
        let (is_lost, has_failed) = (self.is_lost.clone(), self.has_failed.clone());
        let heard = move |event: notify::Result<Event>| {
            match event {
                Ok(event) if event.need_rescan() => is_lost.store(true, Ordering::SeqCst),
                Ok(event) if !is_change(&event.kind) => return,
                Ok(_) => {}
                Err(_) => has_failed.store(true, Ordering::SeqCst),
            }
            is_called.store(true, Ordering::SeqCst);
            // A sign that waits already stands for this one too.
            let _ = sender.try_send(());
        };
        let mut native = notify::recommended_watcher(heard)?;
        native.watch(&self.content, RecursiveMode::Recursive)?;
        let beside = [(self.themes(), RecursiveMode::Recursive)];
        let above = self.content.parent().map(|folder| (folder.to_owned(), RecursiveMode::NonRecursive));
        let git = crate::disk::git_folder(&self.content);
        let git = git.into_iter().flat_map(|folder| {
            let inner = [folder.join("logs"), folder.clone()].map(|folder| (folder, RecursiveMode::NonRecursive));
            inner.into_iter().chain([(folder.join("refs"), RecursiveMode::Recursive)])
        });
        for (folder, mode) in beside.into_iter().chain(above).chain(git) {
            // Each may be absent, and is seen at the next interval all the same.
            let _ = native.watch(&folder, mode);
        }
        Ok(native)
    }

    /// Returns what says at any time, without waiting and to any thread, whether there is a sign.
    pub fn ear(&self) -> impl Fn() -> bool + Sync + use<> {
        let is_called = self.is_called.clone();
        move || is_called.load(Ordering::SeqCst)
    }

    /// Waits for a sign, at most as long as `patience`; a burst of events is one sign.
    pub fn wait(&mut self, patience: Duration) -> Sign {
        match self.signs.recv_timeout(patience) {
            Ok(()) => {}
            Err(RecvTimeoutError::Timeout) => return Sign::Silence,
            Err(RecvTimeoutError::Disconnected) => {
                std::thread::sleep(patience);
                return Sign::Silence;
            }
        }
        let until = Instant::now() + LONGEST_BURST;
        while let Some(left) = until.checked_duration_since(Instant::now()) {
            if self.signs.recv_timeout(QUIET.min(left)).is_err() {
                break;
            }
        }
        self.is_called.store(false, Ordering::SeqCst);
        if self.is_lost.swap(false, Ordering::SeqCst) { Sign::Lost } else { Sign::Event }
    }
}

/// Says whether an event may follow a change. Reading a file is an event too, and our own reading must not wake us.
fn is_change(kind: &EventKind) -> bool {
    match kind {
        EventKind::Access(AccessKind::Close(AccessMode::Write)) => true,
        EventKind::Access(_) => false,
        EventKind::Any | EventKind::Create(_) | EventKind::Modify(_) | EventKind::Remove(_) | EventKind::Other => true,
    }
}

/// Returns what tells a folder from another of the same name.
fn identity(folder: &Path) -> Option<Identity> {
    let metadata = std::fs::metadata(folder).ok()?;
    #[cfg(unix)]
    {
        use std::os::unix::fs::MetadataExt;
        Some((metadata.ino(), metadata.dev()))
    }
    #[cfg(not(unix))]
    {
        let made = metadata.created().ok()?.duration_since(std::time::UNIX_EPOCH).ok()?;
        Some((u64::try_from(made.as_nanos()).unwrap_or(u64::MAX), 0))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use notify::event::{CreateKind, DataChange, ModifyKind};

    #[test]
    fn our_own_reading_wakes_nobody() {
        assert!(!is_change(&EventKind::Access(AccessKind::Open(AccessMode::Any))));
        assert!(!is_change(&EventKind::Access(AccessKind::Close(AccessMode::Read))));
        assert!(is_change(&EventKind::Access(AccessKind::Close(AccessMode::Write))));
        assert!(is_change(&EventKind::Create(CreateKind::Folder)));
        assert!(is_change(&EventKind::Modify(ModifyKind::Data(DataChange::Any))));
    }
}

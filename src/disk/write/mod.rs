//! Writing a site by whole generations.
//!
//! A new generation is made in a hidden folder beside the old one, on the same file system; files whose bytes have not
//! changed are links to the old ones. Then the two change places in one step, and the old one goes. So a reader never
//! meets a missing or half page, a kill at any moment leaves the old site or the new one, and a failure leaves the old.
//! Nothing that this program did not write is ever replaced or removed.

mod cache;
mod files;
mod generation;
mod lock;
mod marker;
mod stage;
mod switch;
mod target;

pub use files::{check_share, write_files};
pub(super) use generation::Generation;
pub(super) use lock::Lock;
pub(super) use marker::Marker;
use stage::Filled;
pub(super) use stage::{Stage, remove};
pub(super) use switch::{is_ours, switch};
pub(super) use target::Target;

use crate::render::Site;
pub use cache::{Cache, Remembered, Standing};
use std::io;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::Duration;

/// What writing did.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Written {
    /// Files written because their bytes are new.
    pub written: usize,
    /// Files of the site that were there already, byte for byte.
    pub kept: usize,
    /// Files that are gone.
    pub removed: usize,
}

impl Written {
    /// Says whether the folder was left exactly as it was.
    #[must_use]
    pub fn is_unchanged(&self) -> bool {
        self.written == 0 && self.removed == 0
    }
}

/// What the caller wants to be told, and to tell, while a site is written.
pub struct Watch<'a> {
    /// Called once when another run holds the folder and this one waits.
    pub on_wait: &'a (dyn Fn() + Sync),
    /// Asked between files; once it says so, everything is taken back.
    pub is_stopped: &'a (dyn Fn() -> bool + Sync),
    /// How long to wait for another run; without end if none.
    pub patience: Option<Duration>,
}

/// Why a site was not written. The old one stands as it was.
#[derive(Debug)]
pub enum WriteError {
    /// The folder is not one to write a site into.
    Refused {
        /// The folder.
        path: PathBuf,
        /// Why.
        refusal: Refusal,
    },
    /// The system would not.
    Failed {
        /// What it would not touch.
        path: PathBuf,
        /// What it said.
        error: io::Error,
    },
    /// Another run has the folder, and patience is over.
    Busy {
        /// The folder.
        path: PathBuf,
    },
    /// The caller asked to stop.
    Stopped,
}

/// Why a folder is not one to write a site into.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Refusal {
    /// It is the root of the file system.
    Root,
    /// It is or holds the home folder.
    Home,
    /// It is or holds the folder in which the program runs.
    WorkingFolder,
    /// It is or holds the content tree.
    HoldsContent,
    /// It lies within the content tree.
    WithinContent,
    /// It is a git repository.
    Repository,
    /// It is a symbolic link.
    SymbolicLink,
    /// It is no folder.
    NotAFolder,
    /// Its `site` is of another mode: a folder in place of a link, or a link in place of a folder.
    OtherMode,
    /// It holds something that this program did not write.
    Foreign {
        /// The first such entry, relative to the folder.
        entry: String,
    },
}

impl WriteError {
    pub(super) fn failed(path: &Path) -> impl Fn(io::Error) -> Self + use<> {
        let path = path.to_owned();
        move |error| Self::Failed { path: path.clone(), error }
    }
}

/// Says early whether `out` is a folder to write a site into, given where the content tree stands.
///
/// # Errors
/// When it is not, or when the system would not tell.
pub fn check_target(out: &Path, content: &Path) -> Result<(), WriteError> {
    let target = Target::resolve(out)?;
    target.check(content)?;
    Generation::read(&target.path()).map(|_| ())
}

/// What happens while the files of a site are made.
#[derive(Clone, Copy)]
pub enum Step<'a> {
    /// The file at this address is begun, from that template if it is a page; the same thread says next that it is made.
    Begins(&'a str, Option<&'static str>),
    /// The file at this address is made; its bytes pass by.
    Made(&'a Arc<str>, &'a [u8]),
    /// The file at this address stands already and need not be made; its bytes pass by.
    Kept(&'a Arc<str>, &'a [u8]),
}

/// Is told of each file while a site is made.
pub type See<'a> = dyn Fn(Step<'_>) + Sync + 'a;

/// A site that is made beside the one that stands, and has not taken its place yet. Dropped, it is gone without a trace.
pub struct Coming {
    target: Target,
    stage: Stage,
    old: Generation,
    marker: Marker,
    filled: Filled,
    written: Written,
    is_unchanged: bool,
    _lock: Lock,
}

/// Makes every file of `site`, one after the other and in parallel, beside what stands in `out`, given where the content
/// tree stands; `see` is told of each. What is `remembered` to stand there and would be the same is not made.
///
/// # Errors
/// When the folder is refused, the system fails or the caller stops it.
pub fn prepare(
    site: &Site,
    out: &Path,
    content: &Path,
    remembered: &Remembered,
    (see, watch): (&See<'_>, &Watch<'_>),
) -> Result<Coming, WriteError> {
    let target = Target::resolve(out)?;
    target.check(content)?;
    std::fs::create_dir_all(&target.parent).map_err(WriteError::failed(&target.parent))?;
    let lock = Lock::acquire(&target.beside("lock"), watch)?;
    switch::recover(&target)?;
    // What stands there may have changed while this run waited.
    target.check(content)?;
    let old = Generation::read(&target.path())?;
    let marker = Marker::after(&old.marker, site);
    let stage = Stage::begin(&target, &marker)?;
    let filled = stage.fill(site, &marker, &old, remembered, (see, watch))?;
    let kept = filled.iter().filter(|(_, stamp)| stamp.is_none()).count();
    let removed = old.files.keys().filter(|address| !marker.has(address)).count();
    let is_unchanged = kept == site.len() && old.has_only(site);
    let removed = if is_unchanged { 0 } else { removed };
    let written = Written { written: site.len() - kept, kept, removed };
    Ok(Coming { target, stage, old, marker, filled, written, is_unchanged, _lock: lock })
}

impl Coming {
    /// Returns the number of its files.
    #[must_use]
    pub fn files(&self) -> usize {
        self.written.written + self.written.kept
    }

    /// Puts the site where readers look for it, and tells what stands there now. Leaves everything untouched when nothing
    /// has changed.
    ///
    /// # Errors
    /// When the system fails or the caller stops it; the old site is then as it was.
    pub fn publish(self, watch: &Watch<'_>) -> Result<(Written, Standing), WriteError> {
        let Self { target, stage, old, marker, filled, written, is_unchanged, _lock } = self;
        if is_unchanged {
            return Ok((written, Standing::of(filled, &old.marker, &old)));
        }
        stage.complete(&marker, &old, &filled)?;
        if (watch.is_stopped)() {
            return Err(WriteError::Stopped);
        }
        switch(stage, &target)?;
        Ok((written, Standing::of(filled, &marker, &old)))
    }
}

/// Writes `site` to `out`, given where the content tree stands. Leaves everything untouched when nothing has changed.
///
/// # Errors
/// When the folder is refused, the system fails or the caller stops it; the old site is then as it was.
pub fn write(site: &Site, out: &Path, content: &Path, watch: &Watch<'_>) -> Result<Written, WriteError> {
    prepare(site, out, content, &Remembered::default(), (&|_| (), watch))?.publish(watch).map(|(written, _)| written)
}

//! Reading a content tree, the themes beside it and its history.
//!
//! Takes a folder, gives every visible file of it as bytes or as the reason why there are none. Never follows a link,
//! never opens anything but a regular file, never fails for the sake of a single file.

use super::git;
use super::memory::{Files, Seen};
use super::open::{Root, reason};
use crate::compile::Inputs;
use crate::text::{Entry, Tree, limit_of};
use rayon::prelude::*;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::Instant;
use walkdir::{DirEntry, WalkDir};

/// Deepest folder that is looked into; units and pages in a tree of people's making stay far above it.
pub(super) const DEEPEST: usize = 32;

/// Reads the content tree in `dir`, the themes beside it and what git says of it.
///
/// # Errors
/// Only when `dir` itself is no readable folder.
pub fn read(dir: &Path) -> io::Result<Inputs> {
    Memory::default().read(dir)
}

/// What earlier looks at a tree have read: a later one opens only what may have changed since.
#[derive(Debug, Default)]
pub struct Memory {
    content: Files,
    themes: Files,
    log: git::Asked,
}

impl Memory {
    /// Reads what [`read`] reads, with the same outcome.
    ///
    /// # Errors
    /// Only when `dir` itself is no readable folder.
    pub fn read(&mut self, dir: &Path) -> io::Result<Inputs> {
        if !std::fs::metadata(dir)?.is_dir() {
            return Err(io::ErrorKind::NotADirectory.into());
        }
        let place = std::fs::canonicalize(dir)?;
        let first = git::First::ask(&place);
        let content = read_tree(&place, &mut self.content)?;
        let themes = match themes_beside(&place) {
            Some(folder) => read_tree(&folder, &mut self.themes)?,
            None => Tree::new(),
        };
        let history = self.log.history(&place, &content, first).into();
        Ok(Inputs { content, themes, history })
    }

    /// Trusts no stamp any more: the next look opens every file.
    pub fn doubt(&mut self) {
        self.content.doubt();
        self.themes.doubt();
    }

    /// Says whether the next look needs to open nothing that has the same stamp; until then one more is worth its while.
    #[must_use]
    pub fn is_settled(&self) -> bool {
        self.content.is_settled() && self.themes.is_settled()
    }
}

/// Returns the folder `themes` beside the content folder, if it is there.
fn themes_beside(content: &Path) -> Option<PathBuf> {
    let folder = content.with_file_name("themes");
    let is_folder = std::fs::symlink_metadata(&folder).is_ok_and(|metadata| metadata.is_dir());
    let is_beside = content.file_name().is_some() && folder != content;
    (is_folder && is_beside).then_some(folder)
}

fn read_tree(dir: &Path, files: &mut Files) -> io::Result<Tree> {
    let now = Instant::now();
    let root = Root::open(dir)?;
    let walk = WalkDir::new(dir).follow_links(false).max_depth(DEEPEST + 1).into_iter();
    let mut found: Vec<Found> = Vec::new();
    for entry in walk.filter_entry(|entry| entry.depth() == 0 || !is_ignored_entry(entry)) {
        match entry {
            Ok(entry) => found.extend(Found::of(dir, &entry)),
            Err(error) if error.depth() == 0 => return Err(error.into()),
            Err(error) => found.extend(Found::failed(dir, &error)),
        }
    }
    let seen: Vec<Seen> = found.into_par_iter().filter_map(|found| found.seen(&root, files)).collect();
    Ok(files.remember(seen, now))
}

/// Says whether an entry of that name is not part of the tree: hidden, set aside, or an editor's leftover.
pub(super) fn is_ignored(name: &str, is_folder: bool) -> bool {
    let is_leftover =
        || name == "4913" || name.ends_with('~') || [".swp", ".tmp", ".orig"].iter().any(|end| name.ends_with(end));
    name.starts_with(['.', '_']) || (!is_folder && is_leftover())
}

fn is_ignored_entry(entry: &DirEntry) -> bool {
    is_ignored(&entry.file_name().to_string_lossy(), entry.file_type().is_dir())
}

/// One entry of a walk, not yet opened.
struct Found {
    /// Path below the root, as the system names it.
    place: PathBuf,
    /// What is known without opening it; none for a regular file.
    known: Option<Entry>,
}

impl Found {
    fn of(dir: &Path, entry: &DirEntry) -> Option<Self> {
        let kind = entry.file_type();
        let known = match () {
            () if kind.is_dir() && entry.depth() > DEEPEST => {
                Some(Entry::Unreadable(format!("nested deeper than {DEEPEST} folders")))
            }
            () if kind.is_dir() => return None,
            () if kind.is_symlink() => Some(Entry::SymbolicLink),
            () if kind.is_file() => None,
            () => Some(Entry::Special),
        };
        Some(Self { place: entry.path().strip_prefix(dir).ok()?.to_owned(), known })
    }

    /// A file or folder that could not be listed; one that has vanished is none.
    fn failed(dir: &Path, error: &walkdir::Error) -> Option<Self> {
        let cause = error.io_error()?;
        let place = error.path()?.strip_prefix(dir).ok()?.to_owned();
        (cause.kind() != io::ErrorKind::NotFound).then(|| Self { place, known: Some(Entry::Unreadable(reason(cause))) })
    }

    fn seen(self, root: &Root<'_>, files: &Files) -> Option<Seen> {
        let name = self.place.to_string_lossy();
        let path: Arc<str> = if cfg!(windows) { name.replace('\\', "/").into() } else { name.as_ref().into() };
        let without_stamp = |entry: Entry| Seen { path: Arc::clone(&path), entry, stamp: None, is_read: true };
        if self.place.to_str().is_none() {
            return Some(without_stamp(Entry::Unreadable("the name of the file is not UTF-8".to_owned())));
        }
        if let Some(known) = self.known {
            return Some(without_stamp(known));
        }
        let known = files.known(&path, || root.stamp(&self.place));
        if let Some((entry, stamp)) = known {
            return Some(Seen { path, entry, stamp: Some(stamp), is_read: false });
        }
        let (entry, stamp) = root.entry(&self.place, limit_of(&path))?;
        Some(Seen { path, entry, stamp, is_read: true })
    }
}

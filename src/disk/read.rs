//! Reading a content tree, the themes beside it and its history.
//!
//! Takes a folder, gives every visible file of it as bytes or as the reason why there are none. Never follows a link,
//! never opens anything but a regular file, never fails for the sake of a single file.

use super::git;
use super::open::{Root, reason};
use crate::compile::Inputs;
use crate::text::{Entry, LARGEST_RECORD, Tree};
use rayon::prelude::*;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use walkdir::{DirEntry, WalkDir};

/// Largest attachment, in bytes: a scanned document of some hundred pages.
pub const LARGEST_ATTACHMENT: u64 = 64 << 20;

/// Deepest folder that is looked into; units and pages in a tree of people's making stay far above it.
const DEEPEST: usize = 32;

/// Reads the content tree in `dir`, the themes beside it and what git says of it.
///
/// # Errors
/// Only when `dir` itself is no readable folder.
pub fn read(dir: &Path) -> io::Result<Inputs> {
    if !std::fs::metadata(dir)?.is_dir() {
        return Err(io::ErrorKind::NotADirectory.into());
    }
    let place = std::fs::canonicalize(dir)?;
    let content = read_tree(&place)?;
    let themes = read_themes(&place)?;
    let history = git::history(&place, &content);
    Ok(Inputs { content, themes, history })
}

/// Reads `themes/` beside the content folder; an absent one is empty.
fn read_themes(content: &Path) -> io::Result<Tree> {
    let folder = content.with_file_name("themes");
    let is_folder = std::fs::symlink_metadata(&folder).is_ok_and(|metadata| metadata.is_dir());
    let is_beside = content.file_name().is_some() && folder != content;
    if is_folder && is_beside { read_tree(&folder) } else { Ok(Tree::new()) }
}

fn read_tree(dir: &Path) -> io::Result<Tree> {
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
    Ok(found.into_par_iter().filter_map(|found| found.entry(&root)).collect())
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

    fn entry(self, root: &Root<'_>) -> Option<(Arc<str>, Entry)> {
        let name = self.place.to_string_lossy();
        let path: Arc<str> = if cfg!(windows) { name.replace('\\', "/").into() } else { name.as_ref().into() };
        if self.place.to_str().is_none() {
            return Some((path, Entry::Unreadable("the name of the file is not UTF-8".to_owned())));
        }
        let limit = if path.starts_with("tep/") { LARGEST_ATTACHMENT } else { LARGEST_RECORD };
        let entry = match self.known {
            Some(known) => known,
            None => root.entry(&self.place, limit)?,
        };
        Some((path, entry))
    }
}

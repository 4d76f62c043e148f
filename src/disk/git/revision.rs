//! Reading a tree as a commit has it, or as the next commit would: the same entries as from a clean work tree.
//!
//! What is no plain file is named and never followed; what is too large is never read.

use super::super::read::{DEEPEST, is_ignored};
use super::{Commit, GitError, Repository, blobs, history, run};
use crate::compile::Inputs;
use crate::text::{Entry, Tree, limit_of};
use std::collections::BTreeMap;
use std::path::PathBuf;
use std::process::Command;
use std::sync::Arc;

/// Most files of a repository that are looked at.
pub const LARGEST_TREE: usize = 200_000;

/// The file by which a content tree is known.
const SETTINGS: &str = "cong.yaml";

/// What was read, and where the content tree stands in its repository (no `/` at the end).
pub struct Snapshot {
    /// The tree.
    pub inputs: Inputs,
    /// Its path within the repository.
    pub path: String,
}

/// Reads the content tree at `path` (empty for the top), or in `content` below it, as `commit` has it.
///
/// # Errors
/// When the commit has no content tree there, or git fails.
pub fn read_revision(repository: &Repository, commit: &Commit, path: &str) -> Result<Snapshot, GitError> {
    let mut command = repository.command();
    let entries = listed(command.args(["ls-tree", "-r", "-z", "-l", "--full-tree", commit.name()]), |head| {
        let mut words = head.split_ascii_whitespace();
        let (mode, _, name, size) = (words.next()?, words.next()?, words.next()?, words.next()?);
        Some(Listed { mode: mode.to_owned(), name: name.to_owned(), size: size.parse().ok(), path: Vec::new() })
    })?;
    let path = content_path(&entries, path, commit.short())?;
    let content = tree(repository, &entries, &path)?;
    let themes = match themes_beside(&path) {
        Some(beside) => tree(repository, &entries, &beside)?,
        None => Tree::new(),
    };
    let history = history::of_commit(repository, commit, &path, &content).unwrap_or_default();
    Ok(Snapshot { inputs: Inputs { content, themes, history: history.into() }, path })
}

/// Reads the content tree as the next commit would have it, without its history.
///
/// # Errors
/// When nothing of a content tree is there, or git fails.
pub fn read_staged(repository: &Repository, path: &str) -> Result<Snapshot, GitError> {
    let mut command = repository.command();
    if let Some(index) = std::env::var_os("GIT_INDEX_FILE") {
        // A commit of some files only is prepared in an index of its own.
        command.env("GIT_INDEX_FILE", std::path::absolute(PathBuf::from(index))?);
    }
    let mut entries = listed(command.args(["ls-files", "-s", "-z"]), |head| {
        let mut words = head.split_ascii_whitespace();
        let (mode, name, stage) = (words.next()?, words.next()?, words.next()?);
        let listed = Listed { mode: mode.to_owned(), name: name.to_owned(), size: None, path: Vec::new() };
        (stage == "0").then_some(listed)
    })?;
    let path = content_path(&entries, path, "")?;
    let themes = themes_beside(&path);
    let is_wanted =
        |entry: &Listed| entry.below(&path).is_some() || themes.as_deref().is_some_and(|at| entry.below(at).is_some());
    entries.retain(is_wanted);
    let plain: Vec<&mut Listed> = entries.iter_mut().filter(|entry| entry.is_plain()).collect();
    let names: Vec<String> = plain.iter().map(|entry| entry.name.clone()).collect();
    for (entry, size) in plain.into_iter().zip(blobs::sizes(repository, &names)?) {
        entry.size = Some(size);
    }
    let content = tree(repository, &entries, &path)?;
    let themes = match themes {
        Some(beside) => tree(repository, &entries, &beside)?,
        None => Tree::new(),
    };
    Ok(Snapshot { inputs: Inputs { content, themes, history: Arc::default() }, path })
}

/// One line of a listing.
struct Listed {
    mode: String,
    name: String,
    size: Option<u64>,
    path: Vec<u8>,
}

impl Listed {
    fn is_plain(&self) -> bool {
        self.mode.starts_with("100")
    }

    /// Returns the path below `folder` (empty for the top); none when it is not below.
    fn below(&self, folder: &str) -> Option<&[u8]> {
        match folder {
            "" => Some(&self.path),
            _ => self.path.strip_prefix(folder.as_bytes())?.strip_prefix(b"/"),
        }
    }
}

/// Reads a listing whose entries end in NUL: what `head` reads of each, a tab, the path.
fn listed(command: &mut Command, head: impl Fn(&str) -> Option<Listed>) -> Result<Vec<Listed>, GitError> {
    let listing = run(command)?;
    let count = listing.iter().filter(|byte| **byte == 0).count();
    if count > LARGEST_TREE {
        return Err(GitError::TooManyFiles(count));
    }
    let entry = |line: &[u8]| {
        let tab = line.iter().position(|byte| *byte == b'\t')?;
        let listed = head(std::str::from_utf8(&line[..tab]).ok()?)?;
        Some(Listed { path: line[tab + 1..].to_vec(), ..listed })
    };
    Ok(listing.split(|byte| *byte == 0).filter_map(entry).collect())
}

/// Finds the content tree: at `path` or in `content` below it.
fn content_path(entries: &[Listed], path: &str, commit: &str) -> Result<String, GitError> {
    let path = path.trim_matches('/');
    let join = |folder: &str, name: &str| if folder.is_empty() { name.to_owned() } else { format!("{folder}/{name}") };
    let below = join(path, "content");
    let has = |place: &str| entries.iter().any(|entry| entry.path == place.as_bytes());
    match () {
        () if has(&join(path, SETTINGS)) => Ok(path.to_owned()),
        () if has(&join(&below, SETTINGS)) => Ok(below),
        () if !path.is_empty() && entries.iter().any(|entry| entry.below(path).is_some()) => Ok(path.to_owned()),
        () => Err(GitError::NoContent { commit: commit.to_owned(), path: path.to_owned() }),
    }
}

/// Returns where themes stand; none when the content tree is the whole repository.
fn themes_beside(content: &str) -> Option<String> {
    let beside = match content.rsplit_once('/') {
        Some((above, _)) => format!("{above}/themes"),
        None if content.is_empty() => return None,
        None => "themes".to_owned(),
    };
    (beside != content).then_some(beside)
}

/// Returns the tree below `folder`, with the bytes of every plain file that is not too large.
fn tree(repository: &Repository, entries: &[Listed], folder: &str) -> Result<Tree, GitError> {
    let mut known: BTreeMap<String, Entry> = BTreeMap::new();
    let mut wanted: Vec<(String, String)> = Vec::new();
    for entry in entries {
        let Some(path) = entry.below(folder) else { continue };
        let Ok(path) = std::str::from_utf8(path) else {
            let reason = "the name of the file is not UTF-8".to_owned();
            let path = String::from_utf8_lossy(path).into_owned();
            if !is_ignored_path(&path) {
                known.insert(path, Entry::Unreadable(reason));
            }
            continue;
        };
        if is_ignored_path(path) {
            continue;
        }
        match entry.kind(path) {
            Kind::Wanted => wanted.push((path.to_owned(), entry.name.clone())),
            Kind::Known(entry) => drop(known.insert(path.to_owned(), entry)),
            Kind::TooDeep(folder) => {
                let reason = format!("nested deeper than {DEEPEST} folders");
                known.insert(folder, Entry::Unreadable(reason));
            }
        }
    }
    let names: Vec<String> = wanted.iter().map(|(_, name)| name.clone()).collect();
    let contents = blobs::contents(repository, &names)?;
    let files = wanted.into_iter().zip(contents).map(|((path, _), bytes)| (path, Entry::File(bytes)));
    Ok(known.into_iter().chain(files).map(|(path, entry)| (path.into(), entry)).collect())
}

/// What becomes of a line of a listing.
enum Kind {
    /// A plain file to be read.
    Wanted,
    /// Something that is not read.
    Known(Entry),
    /// The folder below which nothing is looked at.
    TooDeep(String),
}

impl Listed {
    fn kind(&self, path: &str) -> Kind {
        let mut parts = path.split('/');
        let deepest: Vec<&str> = parts.by_ref().take(DEEPEST + 1).collect();
        if parts.next().is_some() {
            return Kind::TooDeep(deepest.join("/"));
        }
        match self.mode.as_str() {
            "120000" => Kind::Known(Entry::SymbolicLink),
            "160000" => Kind::Known(Entry::Submodule),
            _ if !self.is_plain() => Kind::Known(Entry::Special),
            _ => match self.size {
                Some(size) if size > limit_of(path) => Kind::Known(Entry::TooLarge(size)),
                _ => Kind::Wanted,
            },
        }
    }
}

/// Says whether a path is not part of the tree by its own name or by a folder's.
fn is_ignored_path(path: &str) -> bool {
    let (folders, name) = path.rsplit_once('/').unwrap_or(("", path));
    is_ignored(name, false) || folders.split('/').any(|folder| is_ignored(folder, true))
}

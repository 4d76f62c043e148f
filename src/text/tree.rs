//! A tree of files in memory, with what git says of them: what `disk` hands to the pure part.

use chrono::{NaiveDate, NaiveDateTime};
use std::collections::BTreeMap;
use std::sync::Arc;

/// What one path of a tree is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Entry {
    /// A file and its bytes.
    File(Arc<[u8]>),
    /// A file larger than the limit, with its size; never read.
    TooLarge(u64),
    /// A symbolic link; never opened.
    SymbolicLink,
    /// Another repository in its place; never looked into.
    Submodule,
    /// A device, pipe or socket; never opened.
    Special,
    /// A file or folder that the system would not give, with what it said.
    Unreadable(String),
}

/// The files of a tree: path relative to its root, with `/`, to entry. Ignored names are not in it.
pub type Tree = BTreeMap<Arc<str>, Entry>;

/// Largest file of records or Markdown, in bytes (records.md, "Limits").
pub const LARGEST_RECORD: u64 = 4 << 20;

/// Largest attachment, in bytes: a scanned document of some hundred pages.
pub const LARGEST_ATTACHMENT: u64 = 64 << 20;

/// Returns the size in bytes beyond which a file of that path is not read.
#[must_use]
pub fn limit_of(path: &str) -> u64 {
    if path.starts_with("tep/") { LARGEST_ATTACHMENT } else { LARGEST_RECORD }
}

/// When a file was last changed, by git.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Change {
    /// Day of the commit at +07:00.
    pub on: NaiveDate,
    /// Short name of the commit.
    pub commit: Arc<str>,
}

/// What one commit did to a tree.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Version {
    /// The commit and its day.
    pub change: Change,
    /// What became of each file, by path relative to the content tree.
    pub files: BTreeMap<Arc<str>, Revision>,
}

/// What a commit did to one file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Revision {
    /// What was done.
    pub kind: RevisionKind,
    /// The file before; none where there was none, and of files that are no records.
    pub before: Option<Arc<[u8]>>,
    /// The file after, likewise.
    pub after: Option<Arc<[u8]>>,
}

/// What a commit can do to a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RevisionKind {
    /// The file is new.
    Added,
    /// It says something else.
    Revised,
    /// It is gone.
    Removed,
}

/// How often a file was changed, by git: what tells a calendar's subscriber which of two versions is the newer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Commits {
    /// Commits that changed the file, and one more when it has uncommitted changes.
    pub count: u32,
    /// Time of the last of those commits, in UTC.
    pub last: NaiveDateTime,
}

/// What git says of a tree; empty where there is no git.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct History {
    /// Last change by path relative to the content tree. Files with uncommitted changes are absent.
    pub changes: BTreeMap<Arc<str>, Change>,
    /// Commits of every file that has any, by the same paths.
    pub commits: BTreeMap<Arc<str>, Commits>,
    /// Short name of the commit that is checked out, with `+` when the tree has uncommitted changes.
    pub head: Option<Arc<str>>,
    /// The latest commits that touched the tree, along the first parents, newest first.
    pub versions: Arc<[Version]>,
}

impl History {
    /// Returns the latest change of any path that begins with `prefix`.
    #[must_use]
    pub fn latest(&self, prefix: &str) -> Option<&Change> {
        let below = self.changes.range(Arc::from(prefix)..).take_while(|(path, _)| path.starts_with(prefix));
        below.map(|(_, change)| change).max_by_key(|change| change.on)
    }
}

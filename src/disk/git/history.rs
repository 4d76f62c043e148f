//! What git says of a tree: when each file was last changed and how often, and which commit it is at.
//!
//! Asks the `git` program five times at most, whatever the size of the tree. No git, no repository, no commit: an empty
//! history, never an error. Names of commits are cut here, not by git, whose own choice depends on the clone.

use super::super::read::is_ignored;
use super::{Commit, GitError, Outlook, Repository, command as git, versions};
use crate::text::{Change, Commits, Entry, History, Tree, Version};
use chrono::{DateTime, TimeDelta};
use std::collections::{BTreeMap, BTreeSet};
use std::io::{BufRead, BufReader, Read};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::sync::Arc;

/// Characters of a commit's name that are kept: unique in any repository of records.
const COMMIT_LENGTH: usize = 10;

/// What the log said before: it is asked again only when another commit is checked out or another file asked about.
#[derive(Debug, Default)]
pub(in crate::disk) struct Asked {
    head: Option<(String, String, bool)>,
    wanted: BTreeSet<Arc<str>>,
    changes: Changes,
    versions: Arc<[Version]>,
}

/// The last change and the commits of each file.
type Changes = BTreeMap<Arc<str>, (Change, Commits)>;

impl Asked {
    /// Asks git for the last change of every file of `tree`, which was read from `dir`; `first` is the first question.
    pub(in crate::disk) fn history(&mut self, dir: &Path, tree: &Tree, first: First) -> History {
        first.answer().and_then(|state| self.find(dir, tree, &state)).unwrap_or_default()
    }

    fn find(&mut self, dir: &Path, tree: &Tree, state: &State) -> Option<History> {
        let dirty = uncommitted(dir, &state.prefix)?;
        let wanted = files(tree);
        let head = Some((state.head.clone(), state.prefix.clone(), state.is_shallow));
        if self.head != head || !wanted.is_subset(&self.wanted) {
            let outlook = Outlook::of_folder(dir);
            let changes = changes(outlook.log(LOG), &wanted, state.is_shallow)?;
            let versions = match self.head == head {
                true => self.versions.clone(),
                false => versions::latest(&outlook, state.is_shallow).unwrap_or_default(),
            };
            *self = Self { head, wanted: wanted.clone(), changes, versions };
        }
        let mut history = told(self.changes.iter().filter(|(path, _)| wanted.contains(*path)), &dirty);
        let mark = if dirty.iter().any(|path| is_part_of_the_tree(path)) { "+" } else { "" };
        history.head = Some(format!("{}{mark}", short(&state.head)).into());
        history.versions = self.versions.clone();
        Some(history)
    }
}

/// What is asked of the log, whatever it begins at.
const LOG: &[&str] = &["log", "--no-renames", "-z", "--format=%x01%H %ct %p", "--name-only", "--diff-merges=combined"];

/// Returns the history of the tree at `path` (no `/` at the end) as of `commit`.
pub(super) fn of_commit(
    repository: &Repository,
    commit: &Commit,
    path: &str,
    tree: &Tree,
) -> Result<History, GitError> {
    let is_shallow = repository.ask(&["rev-parse", "--is-shallow-repository"])?.trim_end() == "true";
    let outlook = Outlook::of_commit(repository, commit, path);
    let changes = changes(outlook.log(LOG), &files(tree), is_shallow).unwrap_or_default();
    let mut history = told(changes.iter(), &BTreeSet::new());
    history.head = Some(commit.short().into());
    history.versions = versions::latest(&outlook, is_shallow).unwrap_or_default();
    Ok(history)
}

/// Returns the history of files, of which those in `dirty` have changes that no commit has.
fn told<'a>(changes: impl Iterator<Item = (&'a Arc<str>, &'a (Change, Commits))>, dirty: &BTreeSet<String>) -> History {
    let mut history = History::default();
    for (path, (change, commits)) in changes {
        let is_dirty = dirty.contains(&**path);
        if !is_dirty {
            history.changes.insert(path.clone(), change.clone());
        }
        let count = commits.count + u32::from(is_dirty);
        history.commits.insert(path.clone(), Commits { count, ..*commits });
    }
    history
}

fn files(tree: &Tree) -> BTreeSet<Arc<str>> {
    tree.iter().filter(|(_, entry)| matches!(entry, Entry::File(_))).map(|(path, _)| path.clone()).collect()
}

/// Returns the folder in which git keeps what it knows of the repository around `dir`, if there is one.
#[must_use]
pub fn folder(dir: &Path) -> Option<PathBuf> {
    let text = output(git(dir).args(["rev-parse", "--absolute-git-dir"]))?;
    Some(PathBuf::from(text.trim_end_matches(['\n', '\r'])))
}

/// The first question, where a folder stands in its repository: asked while the folder is read.
pub(in crate::disk) struct First(Option<Running>);

impl First {
    /// Asks git about `dir`.
    pub(in crate::disk) fn ask(dir: &Path) -> Self {
        let asked = ["rev-parse", "--is-shallow-repository", "--show-prefix", "--verify", "HEAD"];
        Self(git(dir).args(asked).stdout(Stdio::piped()).spawn().ok().map(Running))
    }

    fn answer(self) -> Option<State> {
        let mut running = self.0?;
        let mut said = Vec::new();
        running.0.stdout.take()?.read_to_end(&mut said).ok()?;
        if !running.0.wait().ok()?.success() {
            return None;
        }
        let text = String::from_utf8_lossy(&said);
        let mut lines = text.split('\n');
        let (shallow, prefix, head) = (lines.next()?, lines.next()?, lines.next()?);
        let is_name = head.len() >= 40 && head.bytes().all(|byte| byte.is_ascii_hexdigit());
        is_name.then(|| State { is_shallow: shallow == "true", prefix: prefix.to_owned(), head: head.to_owned() })
    }
}

/// Where the folder stands in its repository.
struct State {
    is_shallow: bool,
    /// Path of the folder within the work tree, ending in `/` unless empty.
    prefix: String,
    head: String,
}

/// Returns the paths below the folder that differ from the commit, or that no commit has.
fn uncommitted(dir: &Path, prefix: &str) -> Option<BTreeSet<String>> {
    let asked = ["status", "--porcelain", "-z", "--no-renames", "--untracked-files=all", "--ignored=no", "--", "."];
    let text = output(git(dir).args(asked))?;
    let paths = text.split('\0').filter_map(|entry| entry.get(3..)?.strip_prefix(prefix));
    Some(paths.map(str::to_owned).collect())
}

pub(super) fn is_part_of_the_tree(path: &str) -> bool {
    let (folders, name) = path.rsplit_once('/').unwrap_or(("", path));
    !is_ignored(name, false) && !folders.split('/').any(|folder| is_ignored(folder, true))
}

/// Reads the log from the newest commit to the oldest.
fn changes(mut log: Command, wanted: &BTreeSet<Arc<str>>, is_shallow: bool) -> Option<Changes> {
    let child = log.stdout(Stdio::piped()).spawn().ok()?;
    let mut log = Running(child);
    let mut changes = Changes::new();
    let mut commit: Option<(Change, Commits)> = None;
    for part in BufReader::new(log.0.stdout.take()?).split(0) {
        let part = part.ok()?;
        let text = String::from_utf8_lossy(&part);
        match text.trim_start_matches('\n').strip_prefix('\u{1}') {
            Some(head) => commit = commit_of(head, is_shallow),
            None => {
                let path = text.trim_start_matches('\n');
                if let (Some(commit), Some(path)) = (&commit, wanted.get(path)) {
                    let known = changes.entry(path.clone()).and_modify(|(_, commits)| commits.count += 1);
                    known.or_insert_with(|| commit.clone());
                }
            }
        }
    }
    Some(changes)
}

/// Reads the line of a commit. Where the clone was cut off, the oldest commit seems to make every file: it says nothing.
pub(super) fn commit_of(line: &str, is_shallow: bool) -> Option<(Change, Commits)> {
    let mut words = line.split_ascii_whitespace();
    let (name, seconds) = (words.next()?, words.next()?);
    if is_shallow && words.next().is_none() {
        return None;
    }
    let at = DateTime::from_timestamp(seconds.parse().ok()?, 0)?.naive_utc();
    // Vietnam has had one offset since 1975 and keeps no summer time.
    let on = at.checked_add_signed(TimeDelta::hours(7))?.date();
    Some((Change { on, commit: short(name).into() }, Commits { count: 1, last: at }))
}

pub(super) fn short(name: &str) -> &str {
    name.get(..COMMIT_LENGTH).unwrap_or(name)
}

/// A running call of git, ended as soon as nobody reads what it says.
struct Running(Child);

impl Drop for Running {
    fn drop(&mut self) {
        // Either may fail only because it has ended by itself.
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

fn output(command: &mut Command) -> Option<String> {
    let output = command.output().ok()?;
    output.status.success().then(|| String::from_utf8_lossy(&output.stdout).into_owned())
}

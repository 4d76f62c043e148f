//! What git says of a tree: when each file was last changed, and which commit is checked out.
//!
//! Asks the `git` program five times at most, whatever the size of the tree. No git, no repository, no commit: an empty
//! history, never an error. Names of commits are cut here, not by git, whose own choice depends on the clone.

use super::read::is_ignored;
use super::versions;
use crate::text::{Change, Entry, History, Tree, Version};
use chrono::{DateTime, TimeDelta};
use std::collections::{BTreeMap, BTreeSet};
use std::io::{BufRead, BufReader};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::sync::Arc;

/// Characters of a commit's name that are kept: unique in any repository of records.
const COMMIT_LENGTH: usize = 10;

/// What the log said before: it is asked again only when another commit is checked out or another file asked about.
#[derive(Debug, Default)]
pub(super) struct Asked {
    head: Option<(String, String, bool)>,
    wanted: BTreeSet<Arc<str>>,
    changes: BTreeMap<Arc<str>, Change>,
    versions: Arc<[Version]>,
}

impl Asked {
    /// Asks git for the last change of every file of `tree`, which was read from `dir`.
    pub(super) fn history(&mut self, dir: &Path, tree: &Tree) -> History {
        self.find(dir, tree).unwrap_or_default()
    }

    fn find(&mut self, dir: &Path, tree: &Tree) -> Option<History> {
        let state = State::ask(dir)?;
        let dirty = uncommitted(dir, &state.prefix)?;
        let mut wanted: BTreeSet<Arc<str>> =
            tree.iter().filter(|(_, entry)| matches!(entry, Entry::File(_))).map(|(path, _)| path.clone()).collect();
        wanted.retain(|path| !dirty.contains(&**path));
        let head = Some((state.head.clone(), state.prefix.clone(), state.is_shallow));
        if self.head != head || !wanted.is_subset(&self.wanted) {
            let changes = changes(dir, wanted.clone(), state.is_shallow)?;
            let versions = match self.head == head {
                true => self.versions.clone(),
                false => versions::latest(dir, state.is_shallow).unwrap_or_default(),
            };
            *self = Self { head, wanted: wanted.clone(), changes, versions };
        }
        let changes = self.changes.iter().filter(|(path, _)| wanted.contains(*path));
        let changes = changes.map(|(path, change)| (path.clone(), change.clone())).collect();
        let mark = if dirty.iter().any(|path| is_part_of_the_tree(path)) { "+" } else { "" };
        let head = Some(format!("{}{mark}", short(&state.head)).into());
        Some(History { changes, head, versions: self.versions.clone() })
    }
}

/// Returns the folder in which git keeps what it knows of the repository around `dir`, if there is one.
#[must_use]
pub fn folder(dir: &Path) -> Option<PathBuf> {
    let text = output(git(dir).args(["rev-parse", "--absolute-git-dir"]))?;
    Some(PathBuf::from(text.trim_end_matches(['\n', '\r'])))
}

/// Where the folder stands in its repository.
struct State {
    is_shallow: bool,
    /// Path of the folder within the work tree, ending in `/` unless empty.
    prefix: String,
    head: String,
}

impl State {
    fn ask(dir: &Path) -> Option<Self> {
        let asked = ["rev-parse", "--is-shallow-repository", "--show-prefix", "--verify", "HEAD"];
        let text = output(git(dir).args(asked))?;
        let mut lines = text.split('\n');
        let (shallow, prefix, head) = (lines.next()?, lines.next()?, lines.next()?);
        let is_name = head.len() >= 40 && head.bytes().all(|byte| byte.is_ascii_hexdigit());
        is_name.then(|| Self { is_shallow: shallow == "true", prefix: prefix.to_owned(), head: head.to_owned() })
    }
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

/// Reads the log from the newest commit until every wanted file was seen.
fn changes(dir: &Path, mut wanted: BTreeSet<Arc<str>>, is_shallow: bool) -> Option<BTreeMap<Arc<str>, Change>> {
    let asked = ["log", "--no-renames", "-z", "--format=%x01%H %ct %p", "--name-only", "--relative"];
    let asked = asked.iter().chain(&["--diff-merges=combined", "--end-of-options", "HEAD", "--", "."]);
    let child = git(dir).args(asked).stdout(Stdio::piped()).spawn().ok()?;
    let mut log = Log(child);
    let mut changes = BTreeMap::new();
    let mut commit: Option<Change> = None;
    for part in BufReader::new(log.0.stdout.take()?).split(0) {
        if wanted.is_empty() {
            break;
        }
        let part = part.ok()?;
        let text = String::from_utf8_lossy(&part);
        match text.trim_start_matches('\n').strip_prefix('\u{1}') {
            Some(head) => commit = commit_of(head, is_shallow),
            None => {
                let path = text.trim_start_matches('\n');
                if let (Some(change), Some(path)) = (&commit, wanted.take(path)) {
                    changes.insert(path, change.clone());
                }
            }
        }
    }
    Some(changes)
}

/// Reads the line of a commit. Where the clone was cut off, the oldest commit seems to make every file: it says nothing.
pub(super) fn commit_of(line: &str, is_shallow: bool) -> Option<Change> {
    let mut words = line.split_ascii_whitespace();
    let (name, seconds) = (words.next()?, words.next()?);
    if is_shallow && words.next().is_none() {
        return None;
    }
    // Vietnam has had one offset since 1975 and keeps no summer time.
    let at = DateTime::from_timestamp(seconds.parse().ok()?, 0)?.checked_add_signed(TimeDelta::hours(7))?;
    Some(Change { on: at.date_naive(), commit: short(name).into() })
}

fn short(name: &str) -> &str {
    name.get(..COMMIT_LENGTH).unwrap_or(name)
}

/// A running `git log`, ended as soon as nobody reads it.
struct Log(Child);

impl Drop for Log {
    fn drop(&mut self) {
        // Either may fail only because it has ended by itself.
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

/// Returns a call of git that neither the caller's environment nor the repository's settings can bend.
pub(super) fn git(dir: &Path) -> Command {
    let mut command = Command::new("git");
    command.current_dir(dir).stdin(Stdio::null()).stderr(Stdio::null());
    for (name, _) in std::env::vars_os().filter(|(name, _)| name.to_string_lossy().starts_with("GIT_")) {
        command.env_remove(name);
    }
    command.env("LC_ALL", "C").env("GIT_OPTIONAL_LOCKS", "0").env("GIT_TERMINAL_PROMPT", "0");
    let settings = ["core.quotePath=false", "core.fsmonitor=false", "log.showSignature=false", "log.showRoot=true"];
    for setting in settings.iter().chain(&["log.follow=false", "log.mailmap=false"]) {
        command.args(["-c", setting]);
    }
    command
}

fn output(command: &mut Command) -> Option<String> {
    let output = command.output().ok()?;
    output.status.success().then(|| String::from_utf8_lossy(&output.stdout).into_owned())
}

//! The `git` program: the one way in which it is called, and the repository around a folder.
//!
//! Neither the caller's environment nor the settings of a repository can bend a call, with two exceptions that git
//! itself makes for its hooks: the quarantine in which pushed objects wait, and the index of the commit being made.

mod blobs;
mod history;
mod revision;
mod versions;

pub use history::folder;
pub(super) use history::{Asked, First};
pub use revision::{LARGEST_TREE, Snapshot, read_revision, read_staged};

use std::ffi::{OsStr, OsString};
use std::io;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

/// What git sets for a hook that must find pushed objects before they are accepted.
const QUARANTINE: [&str; 3] = ["GIT_QUARANTINE_PATH", "GIT_OBJECT_DIRECTORY", "GIT_ALTERNATE_OBJECT_DIRECTORIES"];

/// Why git did not give what was asked.
#[derive(Debug)]
pub enum GitError {
    /// The program could not be started.
    NoProgram(io::Error),
    /// No repository is around the folder.
    NoRepository(PathBuf),
    /// The repository has no commit of that name.
    NoRevision(String),
    /// The commit has no content tree there.
    NoContent {
        /// Name of the commit, or of the index.
        commit: String,
        /// Path within the repository.
        path: String,
    },
    /// The tree holds more files than are read.
    TooManyFiles(usize),
    /// A call failed.
    Failed {
        /// Name of git's command.
        command: String,
        /// What git said.
        said: String,
    },
    /// The system would not.
    System(io::Error),
}

impl From<io::Error> for GitError {
    fn from(error: io::Error) -> Self {
        Self::System(error)
    }
}

/// Name of a commit: the full hexadecimal name that git gave.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Commit(String);

impl Commit {
    /// Reads a full name; none when this is not one, or the name that stands for nothing.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let is_name = text.len() >= 40 && text.bytes().all(|byte| byte.is_ascii_hexdigit());
        (is_name && text.bytes().any(|byte| byte != b'0')).then(|| Self(text.to_owned()))
    }

    /// Returns the full name.
    #[must_use]
    pub fn name(&self) -> &str {
        &self.0
    }

    /// Returns the name as it is shown.
    #[must_use]
    pub fn short(&self) -> &str {
        history::short(&self.0)
    }
}

/// A repository, bare or not, as it is seen from one folder.
#[derive(Clone, Debug)]
pub struct Repository {
    /// Where git keeps what it knows.
    folder: PathBuf,
    /// Top of the work tree; none in a bare repository.
    top: Option<PathBuf>,
    /// Path of the folder within the work tree, ending in `/` unless empty.
    prefix: String,
}

impl Repository {
    /// Finds the repository around `dir`.
    ///
    /// # Errors
    /// When there is none, or no git.
    pub fn around(dir: &Path) -> Result<Self, GitError> {
        let none = || GitError::NoRepository(dir.to_owned());
        let dir = std::fs::canonicalize(dir)?;
        // A bare repository is told by its look: git may be set to find none by itself.
        let is_bare = dir.join("HEAD").is_file() && dir.join("objects").is_dir() && dir.join("refs").is_dir();
        if is_bare {
            return Ok(Self { folder: dir, top: None, prefix: String::new() });
        }
        let asked = ["rev-parse", "--absolute-git-dir", "--show-toplevel", "--show-prefix"];
        let output = command(&dir).args(asked).output().map_err(GitError::NoProgram)?;
        let text = String::from_utf8_lossy(&output.stdout).into_owned();
        let mut lines = text.split('\n').map(|line| line.trim_end_matches('\r'));
        match (output.status.success(), lines.next(), lines.next(), lines.next()) {
            (true, Some(folder), Some(top), Some(prefix)) => {
                Ok(Self { folder: folder.into(), top: Some(top.into()), prefix: prefix.to_owned() })
            }
            _ => Err(none()),
        }
    }

    /// Returns the folder in which git keeps what it knows.
    #[must_use]
    pub fn folder(&self) -> &Path {
        &self.folder
    }

    /// Returns the top of the work tree; none in a bare repository.
    #[must_use]
    pub fn top(&self) -> Option<&Path> {
        self.top.as_deref()
    }

    /// Returns the path within the repository of the folder it is seen from, ending in `/` unless empty.
    #[must_use]
    pub fn prefix(&self) -> &str {
        &self.prefix
    }

    /// Returns a call of git in this repository; its output is read by the caller, its complaints as well.
    #[must_use]
    pub fn command(&self) -> Command {
        let mut command = command(self.top.as_deref().unwrap_or(&self.folder));
        if self.top.is_none() {
            let mut folder = OsString::from("--git-dir=");
            folder.push(&self.folder);
            command.arg(folder);
        }
        if std::env::var_os(QUARANTINE[0]).is_some() {
            let given = QUARANTINE.into_iter().filter_map(|name| Some((name, std::env::var_os(name)?)));
            command.envs(given);
        }
        command
    }

    /// Returns what git prints when asked.
    ///
    /// # Errors
    /// When the call fails, with what git said.
    pub fn ask<S: AsRef<OsStr>>(&self, words: &[S]) -> Result<String, GitError> {
        Ok(String::from_utf8_lossy(&run(self.command().args(words))?).into_owned())
    }

    /// Says whether a call of git succeeds.
    ///
    /// # Errors
    /// When git cannot be started.
    pub fn says_yes(&self, words: &[&str]) -> Result<bool, GitError> {
        let output = self.command().args(words).output().map_err(GitError::NoProgram)?;
        Ok(output.status.success())
    }

    /// Returns the commit that `revision` names.
    ///
    /// # Errors
    /// When it names none.
    pub fn resolve(&self, revision: &str) -> Result<Commit, GitError> {
        let asked = ["rev-parse", "--verify", "--quiet", "--end-of-options", &format!("{revision}^{{commit}}")];
        let found = self.ask(&asked).ok().and_then(|text| Commit::parse(text.trim_end()));
        found.ok_or_else(|| GitError::NoRevision(revision.to_owned()))
    }

    /// Returns a value of the repository's settings.
    #[must_use]
    pub fn setting(&self, name: &str) -> Option<String> {
        let text = self.ask(&["config", "--null", "--get", name]).ok()?;
        Some(text.trim_end_matches('\0').to_owned())
    }
}

/// A tree whose history is asked for: as it is checked out in a folder, or as a commit has it.
enum Outlook<'a> {
    Folder(&'a Path),
    Commit { repository: &'a Repository, commit: &'a Commit, path: &'a str },
}

impl<'a> Outlook<'a> {
    fn of_folder(dir: &'a Path) -> Self {
        Self::Folder(dir)
    }

    /// Returns the tree at `path` (no `/` at the end, empty for the top) as `commit` has it.
    fn of_commit(repository: &'a Repository, commit: &'a Commit, path: &'a str) -> Self {
        Self::Commit { repository, commit, path }
    }

    fn call(&self) -> Command {
        match self {
            Self::Folder(dir) => command(dir),
            Self::Commit { repository, .. } => repository.command(),
        }
    }

    /// Returns a call of the log over the commits that touched the tree, with paths relative to it.
    fn log(&self, words: &[&str]) -> Command {
        let mut call = self.call();
        call.args(words);
        match self {
            Self::Folder(_) => call.args(["--relative", "--end-of-options", "HEAD", "--", "."]),
            Self::Commit { commit, path: "", .. } => call.args(["--end-of-options", commit.name(), "--"]),
            Self::Commit { commit, path, .. } => {
                call.arg(format!("--relative={path}/")).args(["--end-of-options", commit.name(), "--", path])
            }
        };
        call
    }
}

/// Runs a call to its end; returns what it printed.
///
/// # Errors
/// When it fails, with what git said.
pub fn run(command: &mut Command) -> Result<Vec<u8>, GitError> {
    command.stderr(Stdio::piped());
    let output = command.output().map_err(GitError::NoProgram)?;
    match output.status.success() {
        true => Ok(output.stdout),
        false => Err(GitError::Failed {
            command: words(command),
            said: String::from_utf8_lossy(&output.stderr).trim().to_owned(),
        }),
    }
}

/// Returns what of a call tells it from others: its words without the settings before them.
fn words(command: &Command) -> String {
    let words = command.get_args().map(|word| word.to_string_lossy().into_owned());
    let mut own = words.skip_while(|word| word == "-c" || word.contains('=') || word.starts_with("--"));
    format!("git {}", own.next().unwrap_or_default())
}

/// Returns a call of git in `dir` that neither the caller's environment nor the repository's settings can bend.
fn command(dir: &Path) -> Command {
    let mut command = Command::new("git");
    command.current_dir(dir).stdin(Stdio::null()).stderr(Stdio::null());
    for (name, _) in std::env::vars_os().filter(|(name, _)| name.to_string_lossy().starts_with("GIT_")) {
        command.env_remove(name);
    }
    command.env("LC_ALL", "C").env("GIT_OPTIONAL_LOCKS", "0").env("GIT_TERMINAL_PROMPT", "0");
    command.args(["--no-replace-objects", "--literal-pathspecs"]);
    let settings = ["core.quotePath=false", "core.fsmonitor=false", "log.showSignature=false", "log.showRoot=true"];
    for setting in settings.iter().chain(&["log.follow=false", "log.mailmap=false"]) {
        command.args(["-c", setting]);
    }
    command
}

//! Setting up repositories: the hooks of a server and of an editor's clone. A hook of others is never overwritten.

use super::Settings;
use crate::disk::{GitError, Repository};
use std::fs;
use std::io;
use std::path::{Path, PathBuf};

/// By which a hook of ours is known.
const MARK: &str = "# nenep: ";

/// Why a repository was not set up.
#[derive(Debug)]
pub enum HookError {
    /// Git would not.
    Git(GitError),
    /// A server's repository must have no work tree.
    NotBare(PathBuf),
    /// An editor's repository must have a work tree.
    Bare(PathBuf),
    /// There is a hook that this program did not write.
    Foreign {
        /// The hook.
        path: PathBuf,
        /// The line that it would have to hold.
        line: String,
    },
    /// The system would not.
    System {
        /// What it would not touch.
        path: PathBuf,
        /// What it said.
        error: io::Error,
    },
}

impl From<GitError> for HookError {
    fn from(error: GitError) -> Self {
        Self::Git(error)
    }
}

/// Sets up the bare repository of a server; `program` is this program. Returns the hooks that were written.
///
/// # Errors
/// When it is not bare, has hooks of others, or when git or the system fails.
pub fn install_server(repository: &Repository, settings: &Settings, program: &Path) -> Result<Vec<PathBuf>, HookError> {
    if repository.top().is_some() {
        return Err(HookError::NotBare(repository.folder().to_owned()));
    }
    let hooks = ["pre-receive", "post-receive"].map(|name| Hook::new(repository, name, program));
    let hooks = hooks.into_iter().collect::<Result<Vec<Hook>, HookError>>()?;
    hooks.iter().try_for_each(Hook::refuse_foreign)?;
    settings.write(repository)?;
    if repository.resolve("HEAD").is_err() {
        // A new repository: clones check out the branch that is published.
        repository.ask(&["symbolic-ref", "HEAD", &settings.reference()])?;
    }
    hooks.iter().map(Hook::write).collect()
}

/// Sets up an editor's clone; `program` is this program. Returns the hook that was written.
///
/// # Errors
/// When it is bare, has a hook of others, or when git or the system fails.
pub fn install_editor(repository: &Repository, program: &Path) -> Result<PathBuf, HookError> {
    if repository.top().is_none() {
        return Err(HookError::Bare(repository.folder().to_owned()));
    }
    let hook = Hook::new(repository, "pre-commit", program)?;
    hook.refuse_foreign()?;
    hook.write()
}

struct Hook {
    path: PathBuf,
    line: String,
}

impl Hook {
    fn new(repository: &Repository, name: &str, program: &Path) -> Result<Self, HookError> {
        let folder = repository.ask(&["rev-parse", "--git-path", "hooks"])?;
        let folder = Path::new(folder.trim_end_matches('\n'));
        let from = repository.top().unwrap_or(repository.folder());
        let line = format!("exec {} hook {name}", quoted(&program.to_string_lossy()));
        Ok(Self { path: from.join(folder).join(name), line })
    }

    fn refuse_foreign(&self) -> Result<(), HookError> {
        match fs::read(&self.path) {
            Ok(bytes) if String::from_utf8_lossy(&bytes).contains(MARK) => Ok(()),
            Ok(_) => Err(HookError::Foreign { path: self.path.clone(), line: self.line.clone() }),
            Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(()),
            Err(error) => Err(HookError::System { path: self.path.clone(), error }),
        }
    }

    fn write(&self) -> Result<PathBuf, HookError> {
        let text =
            format!("#!/bin/sh\n{MARK}`nenep hook install` ghi tệp này; chạy lại lệnh đó để đổi\n{}\n", self.line);
        let coming = self.path.with_extension("nenep-moi");
        let write = || {
            fs::create_dir_all(self.path.parent().unwrap_or(Path::new(".")))?;
            fs::write(&coming, text)?;
            make_runnable(&coming)?;
            fs::rename(&coming, &self.path)
        };
        write().map_err(|error| HookError::System { path: self.path.clone(), error })?;
        Ok(self.path.clone())
    }
}

#[cfg(unix)]
fn make_runnable(path: &Path) -> io::Result<()> {
    use std::os::unix::fs::PermissionsExt;
    fs::set_permissions(path, fs::Permissions::from_mode(0o755))
}

#[cfg(not(unix))]
fn make_runnable(_path: &Path) -> io::Result<()> {
    Ok(())
}

/// Returns the text as one word of a shell.
pub(super) fn quoted(text: &str) -> String {
    format!("'{}'", text.replace('\'', r"'\''"))
}

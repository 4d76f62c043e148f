//! Which folders a command means: the content tree, the output, and how paths are shown to be clicked on.

use super::words::Trouble;
use crate::disk::{GitError, Repository};
use std::path::{Component, Path, PathBuf};

/// File by which a content tree is known.
const SETTINGS: &str = "cong.yaml";

/// Returns the content tree that the user means.
///
/// Without an argument it is the current folder when that holds the settings, else `content`. A folder that holds no
/// settings but has them in `content` below, as `init` makes it, means that.
pub(super) fn content(argument: Option<&Path>) -> Result<PathBuf, Trouble> {
    let given = argument.unwrap_or(Path::new("."));
    let below = given.join("content");
    let dir = match () {
        () if given.join(SETTINGS).exists() => given.to_owned(),
        () if below.join(SETTINGS).exists() || (argument.is_none() && below.is_dir()) => below,
        () if argument.is_none() => return Err(Trouble::NoContent),
        () => given.to_owned(),
    };
    match std::fs::metadata(&dir) {
        Ok(metadata) if metadata.is_dir() => Ok(plain(&dir)),
        Ok(_) => Err(Trouble::NotAFolder { path: dir }),
        Err(error) => Err(Trouble::Unreadable { path: dir, error }),
    }
}

/// Returns the repository that the user means, and the path within it at which a content tree is looked for: a folder
/// that is there says both, a name that is not there is a path as the commit has it.
pub(super) fn in_repository(argument: Option<&Path>) -> Result<(Repository, String), GitError> {
    let given = argument.unwrap_or(Path::new("."));
    let (repository, beyond) = match Repository::around(given) {
        Ok(repository) => (repository, Path::new("")),
        Err(GitError::System(_)) => (Repository::around(Path::new("."))?, given),
        Err(error) => return Err(error),
    };
    let beyond = beyond.components().filter_map(|part| match part {
        Component::Normal(part) => Some(part.to_string_lossy().into_owned()),
        _ => None,
    });
    let path = format!("{}{}", repository.prefix(), beyond.collect::<Vec<_>>().join("/"));
    Ok((repository, path))
}

/// Says whether `name` is a folder that holds a content tree or is one.
pub(super) fn is_content(name: &str) -> bool {
    let dir = Path::new(name);
    dir.join(SETTINGS).exists() || dir.join("content").join(SETTINGS).exists()
}

/// Returns the path without a leading `./`.
fn plain(path: &Path) -> PathBuf {
    match path.strip_prefix(".") {
        Ok(rest) if !rest.as_os_str().is_empty() => rest.to_owned(),
        _ => path.to_owned(),
    }
}

/// Returns where the site goes: where the user says, else `public` in the current folder, or beside the content tree
/// when the current folder lies within it.
pub(super) fn output(argument: Option<&Path>, content: &Path) -> PathBuf {
    if let Some(given) = argument {
        return given.to_owned();
    }
    let current = std::env::current_dir().and_then(std::fs::canonicalize);
    match (current, std::fs::canonicalize(content)) {
        (Ok(current), Ok(content)) if current.starts_with(&content) => content.with_file_name("public"),
        _ => PathBuf::from("public"),
    }
}

/// Refuses a folder with something in it, but for what git keeps there.
pub(super) fn must_be_free(dir: &Path) -> Result<(), Trouble> {
    let is_taken = match std::fs::read_dir(dir) {
        Ok(mut entries) => entries.any(|entry| entry.is_ok_and(|entry| entry.file_name() != ".git")),
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => false,
        Err(error) => return Err(Trouble::NotMade { path: dir.to_owned(), error }),
    };
    if is_taken { Err(Trouble::NotEmpty { path: dir.to_owned() }) } else { Ok(()) }
}

/// Returns what to put before a path of the content tree so that it is found from the current folder.
pub(super) fn prefix(content: &Path) -> String {
    let near = match std::env::current_dir() {
        Ok(current) => content.strip_prefix(&current).unwrap_or(content),
        Err(_) => content,
    };
    let shown = near.to_string_lossy().replace('\\', "/");
    match shown.trim_end_matches('/') {
        "" | "." => String::new(),
        folder => format!("{folder}/"),
    }
}

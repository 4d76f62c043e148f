//! The folder that a site goes to, and whether it is one to be replaced.

use super::{Refusal, WriteError};
use std::ffi::{OsStr, OsString};
use std::path::{Component, Path, PathBuf};

/// A folder by its parent, without links in it, and its own name. The name is never `.` or `..`.
pub(in crate::disk) struct Target {
    pub(in crate::disk) parent: PathBuf,
    pub(in crate::disk) name: OsString,
}

impl Target {
    /// Finds out which folder `out` means; neither it nor its parent need exist.
    pub(in crate::disk) fn resolve(out: &Path) -> Result<Self, WriteError> {
        let failed = WriteError::failed(out);
        let mut absolute = std::path::absolute(out).map_err(&failed)?;
        if absolute.components().next_back() == Some(Component::ParentDir) {
            absolute = std::fs::canonicalize(&absolute).map_err(&failed)?;
        }
        let (Some(parent), Some(name)) = (absolute.parent(), absolute.file_name()) else {
            return Err(WriteError::Refused { path: out.to_owned(), refusal: Refusal::Root });
        };
        Ok(Self { parent: real(parent).map_err(&failed)?, name: name.to_owned() })
    }

    /// Returns the folder itself.
    pub(in crate::disk) fn path(&self) -> PathBuf {
        self.parent.join(&self.name)
    }

    /// Returns a hidden name beside the folder.
    pub(in crate::disk) fn beside(&self, ending: &str) -> PathBuf {
        let mut name = OsString::from(".");
        name.push(&self.name);
        name.push(".nenep-");
        name.push(ending);
        self.parent.join(name)
    }

    /// Returns what follows the hidden prefix in a name made by [`Target::beside`].
    pub(in crate::disk) fn ending<'a>(&self, name: &'a OsStr) -> Option<&'a str> {
        let own = self.name.to_str()?;
        name.to_str()?.strip_prefix('.')?.strip_prefix(own)?.strip_prefix(".nenep-")
    }

    /// Refuses every folder whose loss would hurt.
    pub(in crate::disk) fn check(&self, content: &Path) -> Result<(), WriteError> {
        match self.refusal(content) {
            None => Ok(()),
            Some(refusal) => Err(WriteError::Refused { path: self.path(), refusal }),
        }
    }

    fn refusal(&self, content: &Path) -> Option<Refusal> {
        let path = self.path();
        let holds =
            |place: Option<PathBuf>| place.and_then(|place| real(&place).ok()).is_some_and(|at| at.starts_with(&path));
        if let Ok(metadata) = std::fs::symlink_metadata(&path) {
            match metadata.file_type() {
                kind if kind.is_symlink() => return Some(Refusal::SymbolicLink),
                kind if !kind.is_dir() => return Some(Refusal::NotAFolder),
                _ => {}
            }
        }
        match () {
            () if holds(Some(content.to_owned())) => Some(Refusal::HoldsContent),
            () if real(content).is_ok_and(|content| path.starts_with(content)) => Some(Refusal::WithinContent),
            () if holds(std::env::home_dir()) => Some(Refusal::Home),
            () if holds(std::env::current_dir().ok()) => Some(Refusal::WorkingFolder),
            () if std::fs::symlink_metadata(path.join(".git")).is_ok() => Some(Refusal::Repository),
            () => None,
        }
    }
}

/// Returns `path` without links, as far as it exists; what does not exist follows as written.
fn real(path: &Path) -> std::io::Result<PathBuf> {
    match (std::fs::canonicalize(path), path.parent(), path.file_name()) {
        (Err(error), Some(parent), Some(name)) if error.kind() == std::io::ErrorKind::NotFound => {
            Ok(real(parent)?.join(name))
        }
        (result, ..) => result,
    }
}

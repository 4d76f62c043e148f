//! Listing a folder with everything below it, each folder by whichever thread is free.
//!
//! Never follows a link. The order is that of the system, so whoever shows or keeps it sorts.

use super::memory::Stamp;
use rayon::prelude::*;
use std::ffi::OsString;
use std::fs::{self, DirEntry};
use std::io;
use std::path::{Path, PathBuf};

/// Something in a folder or below it that is no folder itself.
pub(super) struct Met {
    /// Path below the folder.
    pub(super) place: PathBuf,
    /// Its stamp; none of what is no regular file.
    pub(super) stamp: Option<Stamp>,
}

/// Returns everything below `root` but folders.
///
/// # Errors
/// When something cannot be listed, with its path.
pub(super) fn walk(root: &Path) -> Result<Vec<Met>, (PathBuf, io::Error)> {
    below(root, PathBuf::new())
}

fn below(root: &Path, place: PathBuf) -> Result<Vec<Met>, (PathBuf, io::Error)> {
    let listed = list(&root.join(&place), &place);
    let (folders, mut all) = listed.map_err(|error| (root.join(&place), error))?;
    let deeper = folders.into_par_iter().map(|name| below(root, place.join(name)));
    let deeper: Vec<Vec<Met>> = deeper.collect::<Result<_, _>>()?;
    all.extend(deeper.into_iter().flatten());
    Ok(all)
}

/// Returns the names of the folders in `folder`, which lies at `place`, and whatever else is in it.
fn list(folder: &Path, place: &Path) -> io::Result<(Vec<OsString>, Vec<Met>)> {
    let (mut folders, mut others) = (Vec::new(), Vec::new());
    for entry in fs::read_dir(folder)? {
        let entry: DirEntry = entry?;
        match entry.file_type()?.is_dir() {
            true => folders.push(entry.file_name()),
            false => others.push(Met { place: place.join(entry.file_name()), stamp: Stamp::of(&entry.metadata()?) }),
        }
    }
    Ok((folders, others))
}

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

/// Why a folder was not listed to its end.
pub(super) enum Halt {
    /// Something is not welcome: its path below the folder.
    Unwelcome(PathBuf),
    /// The system would not list what stands at that path.
    Failed(PathBuf, io::Error),
}

/// Returns everything below `root` but folders. A folder is not entered once something beside it is not welcome, so that
/// no large folder of others is listed in vain.
///
/// # Errors
/// Tells what was not welcome or could not be listed, of several the first by the names of folders.
pub(super) fn walk(root: &Path, is_welcome: &(dyn Fn(&Met) -> bool + Sync)) -> Result<Vec<Met>, Halt> {
    below(root, PathBuf::new(), is_welcome)
}

fn below(root: &Path, place: PathBuf, is_welcome: &(dyn Fn(&Met) -> bool + Sync)) -> Result<Vec<Met>, Halt> {
    let listed = list(&root.join(&place), &place);
    let (mut folders, mut all) = listed.map_err(|error| Halt::Failed(root.join(&place), error))?;
    if let Some(unwelcome) = all.iter().filter(|met| !is_welcome(met)).map(|met| &met.place).min() {
        return Err(Halt::Unwelcome(unwelcome.clone()));
    }
    folders.sort_unstable();
    let deeper = folders.into_par_iter().map(|name| below(root, place.join(name), is_welcome));
    for met in deeper.collect::<Vec<_>>() {
        all.extend(met?);
    }
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

//! The switch from one generation to the next, and what a run that was killed in it leaves to be mended.

use super::WriteError;
use super::generation::Generation;
use super::marker;
use super::stage::{Stage, remove};
use super::target::Target;
use std::fs;
use std::io;
use std::path::Path;

/// Ending of the name that the old generation has for an instant where two folders cannot change places at once.
const OLD: &str = "-old";

/// Puts the finished generation where readers look, in one step where the system can; the old one is then removed.
pub(in crate::disk) fn switch(stage: Stage, target: &Target) -> Result<(), WriteError> {
    let place = target.path();
    let failed = WriteError::failed(&place);
    let is_first = fs::symlink_metadata(&place).is_err_and(|error| error.kind() == io::ErrorKind::NotFound);
    let switched = match () {
        () if is_first => fs::rename(&stage.path, &place),
        () => match exchange(&stage.path, &place) {
            Err(error) if is_unsupported(&error) => replace(&stage.path, &place, target),
            result => result,
        },
    };
    switched.map_err(failed)?;
    // From here on the new site stands; that its name is on the disk too is a promise that can only fail to be kept.
    let _ = fs::File::open(&target.parent).and_then(|parent| parent.sync_all());
    drop(stage);
    Ok(())
}

#[cfg(target_os = "linux")]
fn exchange(one: &Path, other: &Path) -> io::Result<()> {
    use rustix::fs::{CWD, RenameFlags, renameat_with};
    Ok(renameat_with(CWD, one, CWD, other, RenameFlags::EXCHANGE)?)
}

#[cfg(not(target_os = "linux"))]
fn exchange(_one: &Path, _other: &Path) -> io::Result<()> {
    Err(io::ErrorKind::Unsupported.into())
}

fn is_unsupported(error: &io::Error) -> bool {
    matches!(error.kind(), io::ErrorKind::Unsupported | io::ErrorKind::InvalidInput)
}

/// Moves the old generation away and the new one in; brings the old one back when that fails.
fn replace(stage: &Path, place: &Path, target: &Target) -> io::Result<()> {
    let aside = target.beside(&format!("{}{OLD}", std::process::id()));
    fs::rename(place, &aside)?;
    if let Err(error) = fs::rename(stage, place) {
        fs::rename(&aside, place)?;
        return Err(error);
    }
    // What is left of it is removed by the next run.
    let _ = remove(&aside);
    Ok(())
}

/// Mends what runs that were killed have left beside the folder. Only the holder of the lock may call it.
pub(in crate::disk) fn recover(target: &Target) -> Result<(), WriteError> {
    let failed = WriteError::failed(&target.parent);
    for entry in fs::read_dir(&target.parent).map_err(&failed)?.filter_map(Result::ok) {
        let name = entry.file_name();
        let Some(ending) = target.ending(&name) else { continue };
        let number = ending.strip_suffix(OLD).unwrap_or(ending);
        let is_folder = entry.file_type().is_ok_and(|kind| kind.is_dir());
        if !is_folder || number.is_empty() || !number.bytes().all(|byte| byte.is_ascii_digit()) {
            continue;
        }
        let path = entry.path();
        let stands = fs::symlink_metadata(target.path()).is_ok();
        if ending.ends_with(OLD) && !stands && Generation::read(&path).is_ok() {
            fs::rename(&path, target.path()).map_err(&failed)?;
        } else if is_ours(&path) {
            remove(&path).map_err(WriteError::failed(&path))?;
        }
    }
    Ok(())
}

/// Says whether a folder of such a name is of our making: it has a marker, or nothing at all yet.
pub(in crate::disk) fn is_ours(path: &Path) -> bool {
    path.join(marker::NAME).is_file() || fs::read_dir(path).is_ok_and(|mut entries| entries.next().is_none())
}

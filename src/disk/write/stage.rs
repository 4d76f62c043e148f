//! The next generation while it is made, in a hidden folder beside the one that stands.
//!
//! Whatever happens before the switch, the folder goes away with the value.

use super::generation::Generation;
use super::marker::{self, Marker};
use super::target::Target;
use super::{Remembered, See, Step, Watch, WriteError};
use crate::disk::memory::Stamp;
use crate::render::{File as RenderedFile, Site};
use rayon::prelude::*;
use std::fs::{self, File};
use std::io::{self, Write};
use std::path::{Component, Path, PathBuf};
use std::sync::Arc;

/// The files of a site by address, each with its stamp if it was written, none if the old generation has it.
pub(in crate::disk) type Filled = Vec<(Arc<str>, Option<Stamp>)>;

/// A hidden folder that is removed unless it is given away.
pub(in crate::disk) struct Stage {
    pub(in crate::disk) path: PathBuf,
}

impl Stage {
    /// Makes the folder, its marker first: what a killed run leaves behind can be told from the folders of others.
    pub(in crate::disk) fn begin(target: &Target, marker: &Marker) -> Result<Self, WriteError> {
        let path = target.beside(&std::process::id().to_string());
        fs::create_dir(&path).map_err(WriteError::failed(&path))?;
        let stage = Self { path };
        let place = stage.path.join(marker::NAME);
        write_new(&place, marker.text().as_bytes()).map_err(WriteError::failed(&place))?;
        Ok(stage)
    }

    /// Makes every file of the site and lets it go again: what the old generation has not, byte for byte, is written. `see`
    /// is told of each file. What is remembered to have been made on the same ground is not made again.
    pub(in crate::disk) fn fill(
        &self,
        site: &Site,
        marker: &Marker,
        old: &Generation,
        remembered: &Remembered,
        (see, watch): (&See<'_>, &Watch<'_>),
    ) -> Result<Filled, WriteError> {
        self.make_folders(marker)?;
        let fill = |(address, file): (&Arc<str>, &RenderedFile)| {
            if (watch.is_stopped)() {
                return Err(WriteError::Stopped);
            }
            let digest = file.ground().and_then(|ground| remembered.digest(address, ground));
            if let Some((bytes, digest)) = digest.and_then(|digest| old.bytes_of(address, digest)) {
                file.note_digest(digest);
                see(Step::Kept(address, &bytes));
                return Ok((address.clone(), None));
            }
            see(Step::Begins(address, file.template()));
            let bytes = file.pass();
            see(Step::Made(address, &bytes));
            let place = self.path.join(&**address);
            let stamp = match old.holds(address, &bytes) {
                true => None,
                false => Some(write_new(&place, &bytes).map_err(WriteError::failed(&place))?),
            };
            Ok((address.clone(), stamp))
        };
        // One by one, as the first of them take as long as thousands of others.
        let files = site.in_order_of_work().into_par_iter().with_max_len(1);
        let mut filled: Filled = files.map(fill).collect::<Result<_, _>>()?;
        filled.extend(site.sealed_with().map(fill).transpose()?);
        Ok(filled)
    }

    /// Adds what the old generation has already, and what is carried along, as links, and brings all of it to the disk.
    pub(in crate::disk) fn complete(
        &self,
        marker: &Marker,
        old: &Generation,
        filled: &Filled,
    ) -> Result<(), WriteError> {
        let kept = filled.par_iter().filter(|(_, stamp)| stamp.is_none());
        kept.try_for_each(|(address, _)| keep(&old.place(address), &self.path.join(&**address)))?;
        for address in marker.carried().filter(|address| old.files.contains_key(*address)) {
            keep(&old.place(address), &self.path.join(address))?;
        }
        self.settle().map_err(WriteError::failed(&self.path))
    }

    fn make_folders(&self, marker: &Marker) -> Result<(), WriteError> {
        let refused = |address: &str| {
            let error = io::Error::new(io::ErrorKind::InvalidInput, "not an address within the site");
            WriteError::Failed { path: address.into(), error }
        };
        let mut folders: Vec<&str> = Vec::new();
        for address in marker.files().iter().map(String::as_str).chain(marker.carried()) {
            let split = address.rsplit_once('/');
            let (folder, name) = split.map_or((None, address), |(folder, name)| (Some(folder), name));
            if !is_plain(name) || address == marker::NAME {
                return Err(refused(address));
            }
            folders.extend(folder);
        }
        // Neighbours mostly share their folder.
        folders.dedup();
        folders.sort_unstable();
        folders.dedup();
        for folder in folders {
            if !folder.split('/').all(is_plain) {
                return Err(refused(folder));
            }
            let place = self.path.join(folder);
            fs::create_dir_all(&place).map_err(WriteError::failed(&place))?;
        }
        Ok(())
    }

    /// Waits until everything is on the disk, so that a loss of power after the switch finds whole pages.
    #[cfg(target_os = "linux")]
    fn settle(&self) -> io::Result<()> {
        Ok(rustix::fs::syncfs(File::open(&self.path)?)?)
    }

    #[cfg(not(target_os = "linux"))]
    fn settle(&self) -> io::Result<()> {
        for entry in walkdir::WalkDir::new(&self.path).contents_first(true) {
            File::open(entry?.path())?.sync_all()?;
        }
        Ok(())
    }
}

impl Drop for Stage {
    fn drop(&mut self) {
        // After a switch it holds the old generation, after a failure the unfinished one. What cannot be removed now
        // is removed by the next run.
        let _ = remove(&self.path);
    }
}

/// Removes a generation, its marker last: what a killed run leaves of it can still be told from the folders of others.
pub(in crate::disk) fn remove(generation: &Path) -> io::Result<()> {
    for entry in fs::read_dir(generation)? {
        let entry = entry?;
        match entry.file_type()?.is_dir() {
            true => fs::remove_dir_all(entry.path())?,
            false if entry.file_name() == marker::NAME => {}
            false => fs::remove_file(entry.path())?,
        }
    }
    fs::remove_dir_all(generation)
}

/// Says whether `part` of an address is the name of a file or folder, and nothing that leads elsewhere.
fn is_plain(part: &str) -> bool {
    Path::new(part).components().eq([Component::Normal(part.as_ref())])
}

fn write_new(place: &Path, bytes: &[u8]) -> io::Result<Stamp> {
    let mut file = File::create_new(place)?;
    file.write_all(bytes)?;
    Ok(Stamp::of_regular(&file.metadata()?))
}

/// Takes a file over from the old generation: by a link, which keeps it as it is, or by a copy where links cannot be.
fn keep(old: &Path, place: &Path) -> Result<(), WriteError> {
    if fs::hard_link(old, place).is_ok() {
        return Ok(());
    }
    let copy = || {
        fs::copy(old, place)?;
        File::open(place)?.set_modified(fs::metadata(old)?.modified()?)
    };
    copy().map_err(WriteError::failed(place))
}

//! Writing a site file by file, where neither folders nor links can change places: shares of Windows, USB sticks.
//!
//! Everything new is brought to the disk under names that no page uses; then each file takes its place in one step:
//! first what pages use, then the pages, the home page last; only then does anything go. So a reader finds no missing
//! and no half page, but for some seconds pages of two builds. A run that is killed leaves a marker that names the files
//! of both sites, from which the next run goes on.

use super::marker::{self, Marker, is_hashed};
use super::target::Target;
use super::{Lock, Refusal, Watch, WriteError, Written};
use crate::render::Site;
use std::collections::BTreeSet;
use std::fs::{self, File};
use std::io::{self, Write};
use std::path::{Path, PathBuf};
use walkdir::WalkDir;

/// Ending of a file that has not taken its place yet.
const COMING: &str = ".nenep-moi";

/// Name of the file that is locked, within the folder: beside it one may not be allowed to write.
const LOCK: &str = ".nenep-lock";

/// Says early whether `out` is a folder to write a site into file by file, given where the content tree stands.
///
/// # Errors
/// When it is not, or when the system would not tell.
pub fn check_share(out: &Path, content: &Path) -> Result<(), WriteError> {
    let target = Target::resolve(out)?;
    target.check(content)?;
    Share::read(&target.path()).map(|_| ())
}

/// Writes `site` to `out` file by file, given where the content tree stands.
///
/// # Errors
/// When the folder is refused, the system fails or the caller stops it. Until the first file takes its place the old
/// site is as it was; after that the next run goes on where this one ended.
pub fn write_files(site: &Site, out: &Path, content: &Path, watch: &Watch<'_>) -> Result<Written, WriteError> {
    let target = Target::resolve(out)?;
    target.check(content)?;
    let root = target.path();
    Share::read(&root)?;
    fs::create_dir_all(&root).map_err(WriteError::failed(&root))?;
    let _lock = Lock::acquire(&root.join(LOCK), watch)?;
    let share = Share::read(&root)?;
    for left in &share.coming {
        fs::remove_file(left).map_err(WriteError::failed(left))?;
    }
    let next = Marker::after(&share.marker, site);
    let gone: Vec<&String> = share.files.iter().filter(|address| !next.has(address)).collect();
    let fresh = share.differing(site);
    let written = Written { written: fresh.len(), kept: site.len() - fresh.len(), removed: gone.len() };
    if written.is_unchanged() && share.marker == next {
        return Ok(written);
    }
    let arrival = Arrival { root: &root, fresh };
    arrival.bring(site, watch).inspect_err(|_| arrival.take_back())?;
    put(&root.join(marker::NAME), share.marker.and(&next).text().as_bytes())?;
    arrival.take_places()?;
    for address in gone {
        let place = root.join(address);
        fs::remove_file(&place).map_err(WriteError::failed(&place))?;
        remove_empty(&root, place.parent());
    }
    put(&root.join(marker::NAME), next.text().as_bytes())?;
    Ok(written)
}

/// What stands in the folder.
struct Share {
    root: PathBuf,
    marker: Marker,
    /// Addresses of files of our making.
    files: BTreeSet<String>,
    /// Files that a killed run did not bring to their places.
    coming: Vec<PathBuf>,
}

impl Share {
    fn read(root: &Path) -> Result<Self, WriteError> {
        let marker = fs::read(root.join(marker::NAME)).ok().as_deref().and_then(Marker::parse);
        let mut share = Self {
            root: root.to_owned(),
            marker: marker.unwrap_or_default(),
            files: BTreeSet::new(),
            coming: Vec::new(),
        };
        for entry in WalkDir::new(root).min_depth(1).sort_by_file_name() {
            match entry {
                Ok(entry) if entry.file_type().is_dir() => {}
                Ok(entry) => share.take(&entry)?,
                Err(error) => {
                    let path = error.path().unwrap_or(root).to_owned();
                    let error = io::Error::from(error);
                    if error.kind() != io::ErrorKind::NotFound || path != root {
                        return Err(WriteError::Failed { path, error });
                    }
                }
            }
        }
        Ok(share)
    }

    fn take(&mut self, entry: &walkdir::DirEntry) -> Result<(), WriteError> {
        let address =
            entry.path().strip_prefix(&self.root).unwrap_or(entry.path()).to_string_lossy().replace('\\', "/");
        let is_file = entry.file_type().is_file();
        match () {
            () if is_file && (address == LOCK || (address == marker::NAME && self.marker.is_written())) => {}
            () if is_file && address.ends_with(COMING) => self.coming.push(entry.path().to_owned()),
            () if is_file && self.marker.has(&address) => drop(self.files.insert(address)),
            () => {
                let refusal = Refusal::Foreign { entry: address };
                return Err(WriteError::Refused { path: self.root.clone(), refusal });
            }
        }
        Ok(())
    }

    /// Returns the addresses whose bytes are not there yet, in the order in which they take their places.
    fn differing(&self, site: &Site) -> Vec<String> {
        let is_there = |address: &str, bytes: &[u8]| {
            self.files.contains(address) && fs::read(self.root.join(address)).is_ok_and(|old| *old == *bytes)
        };
        let differing = site.iter().filter(|(address, bytes)| !is_there(address, bytes));
        let mut differing: Vec<String> = differing.map(|(address, _)| address.to_string()).collect();
        differing.sort_by_key(|address| turn(address));
        differing
    }
}

/// Returns the turn of a file: what pages use comes before them, the home page after all.
fn turn(address: &str) -> u8 {
    match address {
        "index.html" => 4,
        "site.json" => 3,
        _ if address.ends_with(".html") => 2,
        _ if is_hashed(address) => 0,
        _ => 1,
    }
}

/// The files on their way.
struct Arrival<'a> {
    root: &'a Path,
    fresh: Vec<String>,
}

impl Arrival<'_> {
    fn coming(&self, address: &str) -> PathBuf {
        self.root.join(format!("{address}{COMING}"))
    }

    /// Writes every new file beside its place and waits until all are on the disk.
    fn bring(&self, site: &Site, watch: &Watch<'_>) -> Result<(), WriteError> {
        for address in &self.fresh {
            if (watch.is_stopped)() {
                return Err(WriteError::Stopped);
            }
            let Some(bytes) = site.get(address.as_str()) else { continue };
            let place = self.coming(address);
            let write = || {
                fs::create_dir_all(place.parent().unwrap_or(self.root))?;
                let mut file = File::create_new(&place)?;
                file.write_all(bytes)?;
                if cfg!(target_os = "linux") { Ok(()) } else { file.sync_all() }
            };
            write().map_err(WriteError::failed(&place))?;
        }
        #[cfg(target_os = "linux")]
        File::open(self.root).and_then(|root| Ok(rustix::fs::syncfs(root)?)).map_err(WriteError::failed(self.root))?;
        Ok(())
    }

    /// Removes what was written so far; what cannot be removed now is by the next run.
    fn take_back(&self) {
        for address in &self.fresh {
            let _ = fs::remove_file(self.coming(address));
            remove_empty(self.root, self.root.join(address).parent());
        }
    }

    fn take_places(&self) -> Result<(), WriteError> {
        for address in &self.fresh {
            let place = self.root.join(address);
            fs::rename(self.coming(address), &place).map_err(WriteError::failed(&place))?;
        }
        Ok(())
    }
}

/// Puts a small file in its place in one step.
fn put(place: &Path, bytes: &[u8]) -> Result<(), WriteError> {
    let mut coming = place.as_os_str().to_owned();
    coming.push(COMING);
    let write = || {
        let mut file = File::create(&coming)?;
        file.write_all(bytes)?;
        file.sync_all()?;
        fs::rename(&coming, place)
    };
    write().map_err(WriteError::failed(place))
}

/// Removes folders that have become empty, up to the root.
fn remove_empty(root: &Path, mut folder: Option<&Path>) {
    while let Some(at) = folder.filter(|at| *at != root && at.starts_with(root)) {
        if fs::remove_dir(at).is_err() {
            return;
        }
        folder = at.parent();
    }
}

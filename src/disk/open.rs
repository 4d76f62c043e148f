//! The single choke point through which a file of a tree is opened and read.
//!
//! Takes the folder and a path below it. No component may be a symbolic link, nothing but a regular file is read, and
//! opening never waits for the other end of a pipe.

use super::memory::Stamp;
use crate::text::Entry;
use rustix::fs::{Mode, OFlags};
use std::fs::File;
use std::io::{ErrorKind, Read};
use std::path::Path;
use std::sync::Arc;

/// A folder from which files are read.
pub(super) struct Root<'a> {
    path: &'a Path,
    #[cfg(target_os = "linux")]
    handle: File,
}

impl<'a> Root<'a> {
    /// Opens the folder at `path`.
    pub(super) fn open(path: &'a Path) -> std::io::Result<Self> {
        Ok(Self {
            path,
            #[cfg(target_os = "linux")]
            handle: File::open(path)?,
        })
    }

    /// Returns what stands at `relative`, of at most `limit` bytes, and its stamp before it was read; none when it has
    /// vanished meanwhile.
    pub(super) fn entry(&self, relative: &Path, limit: u64) -> Option<(Entry, Option<Stamp>)> {
        let error = match self.file(relative) {
            Ok(file) => return Some(contents(file, limit)),
            Err(error) => error,
        };
        let entry = match (error.kind(), error.raw_os_error()) {
            // Gone since it was listed, or its folder has become a file.
            (ErrorKind::NotFound | ErrorKind::NotADirectory, _) => return None,
            (_, Some(code)) if code == rustix::io::Errno::LOOP.raw_os_error() => Entry::SymbolicLink,
            (_, Some(code)) if code == rustix::io::Errno::NXIO.raw_os_error() => Entry::Special,
            _ => Entry::Unreadable(reason(&error)),
        };
        Some((entry, None))
    }

    /// Returns the stamp of the regular file at `relative`, without opening it.
    pub(super) fn stamp(&self, relative: &Path) -> Option<Stamp> {
        Stamp::of(&std::fs::symlink_metadata(self.path.join(relative)).ok()?)
    }

    #[cfg(target_os = "linux")]
    fn file(&self, relative: &Path) -> std::io::Result<File> {
        use rustix::fs::ResolveFlags;
        use rustix::io::Errno;

        let resolve = ResolveFlags::BENEATH | ResolveFlags::NO_SYMLINKS;
        match rustix::fs::openat2(&self.handle, relative, flags(), Mode::empty(), resolve) {
            Ok(handle) => Ok(File::from(handle)),
            // Older kernels and some sandboxes do not have the call.
            Err(Errno::NOSYS | Errno::PERM) => self.file_by_name(relative),
            Err(errno) => Err(errno.into()),
        }
    }

    #[cfg(not(target_os = "linux"))]
    fn file(&self, relative: &Path) -> std::io::Result<File> {
        self.file_by_name(relative)
    }

    fn file_by_name(&self, relative: &Path) -> std::io::Result<File> {
        let handle = rustix::fs::open(self.path.join(relative), flags(), Mode::empty())?;
        Ok(File::from(handle))
    }
}

fn flags() -> OFlags {
    OFlags::RDONLY | OFlags::NOFOLLOW | OFlags::NONBLOCK | OFlags::NOCTTY | OFlags::CLOEXEC
}

/// Reads an open file, after a second look at what it is: the name may have been given to something else meanwhile.
fn contents(file: File, limit: u64) -> (Entry, Option<Stamp>) {
    let metadata = match file.metadata() {
        Ok(metadata) => metadata,
        Err(error) => return (Entry::Unreadable(reason(&error)), None),
    };
    let stamp = Stamp::of(&metadata);
    let entry = match () {
        () if stamp.is_none() => Entry::Special,
        () if metadata.len() > limit => Entry::TooLarge(metadata.len()),
        () => bytes(file, metadata.len(), limit).unwrap_or_else(|error| Entry::Unreadable(reason(&error))),
    };
    (entry, stamp)
}

fn bytes(file: File, size: u64, limit: u64) -> std::io::Result<Entry> {
    let mut bytes = Vec::with_capacity(usize::try_from(size).unwrap_or(0) + 1);
    // One byte past the limit tells a file that grew while it was read.
    let read = file.take(limit + 1).read_to_end(&mut bytes)? as u64;
    Ok(if read > limit { Entry::TooLarge(read) } else { Entry::File(Arc::from(bytes)) })
}

/// Returns what the system said, without the number that Rust adds.
pub(super) fn reason(error: &std::io::Error) -> String {
    let text = error.to_string();
    text.find(" (os error").map_or(text.clone(), |at| text[..at].to_owned())
}

//! One run at a time for one folder.
//!
//! The lock is the system's, on a hidden file beside the folder, so it ends with its holder however that one ends.

use super::{Watch, WriteError};
use std::fs::{self, File, OpenOptions, TryLockError};
use std::io;
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

/// How long to wait before looking again whether the other run has ended.
const PAUSE: Duration = Duration::from_millis(20);

/// The right to change a folder, until dropped.
pub(in crate::disk) struct Lock {
    path: PathBuf,
    _file: File,
}

impl Lock {
    /// Waits until no other run holds the file at `path`, which stands for a folder.
    pub(in crate::disk) fn acquire(path: &Path, watch: &Watch<'_>) -> Result<Self, WriteError> {
        let path = path.to_owned();
        let failed = WriteError::failed(&path);
        let began = Instant::now();
        let mut has_waited = false;
        loop {
            let file = open(&path).map_err(&failed)?;
            match file.try_lock() {
                Ok(()) if stands_at(&file, &path) => return Ok(Self { path, _file: file }),
                // The holder has removed the file while this run opened it.
                Ok(()) => continue,
                Err(TryLockError::WouldBlock) => {}
                Err(TryLockError::Error(error)) => return Err(failed(error)),
            }
            if (watch.is_stopped)() {
                return Err(WriteError::Stopped);
            }
            if watch.patience.is_some_and(|patience| began.elapsed() >= patience) {
                return Err(WriteError::Busy { path });
            }
            if !has_waited {
                (watch.on_wait)();
                has_waited = true;
            }
            std::thread::sleep(PAUSE);
        }
    }
}

impl Drop for Lock {
    fn drop(&mut self) {
        // Removed while it is still locked: whoever waits for it sees that it is gone and makes another.
        let _ = fs::remove_file(&self.path);
    }
}

fn open(path: &Path) -> io::Result<File> {
    let mut options = OpenOptions::new();
    options.write(true).create(true).truncate(false);
    #[cfg(unix)]
    {
        use std::os::unix::fs::OpenOptionsExt;
        let flags = rustix::fs::OFlags::NOFOLLOW | rustix::fs::OFlags::NONBLOCK;
        options.custom_flags(flags.bits().cast_signed());
    }
    options.open(path)
}

#[cfg(unix)]
fn stands_at(file: &File, path: &Path) -> bool {
    use std::os::unix::fs::MetadataExt;
    let names = |metadata: fs::Metadata| (metadata.dev(), metadata.ino());
    file.metadata().map(names).ok() == fs::symlink_metadata(path).map(names).ok()
}

#[cfg(not(unix))]
fn stands_at(_file: &File, path: &Path) -> bool {
    path.exists()
}

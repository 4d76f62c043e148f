//! Showing a generation to readers, each mode in its way. Showing the one that is shown changes nothing.

use super::{GENERATIONS, Held, Mode, Record, SITE, WriteError, read_site};
use crate::disk::write;
use std::fs::{self, File};
use std::path::Path;

impl Held<'_> {
    pub(super) fn show(&self, record: &Record) -> Result<(), WriteError> {
        let store = self.store;
        let site = store.root.join(SITE);
        match store.mode {
            Mode::Symlink => self.link(&Path::new(GENERATIONS).join(record.folder())),
            Mode::Exchange => {
                let made = read_site(&store.folder(record))?;
                write::write(&made, &site, &store.repository, self.watch).map(|_| ())
            }
            Mode::Files => {
                let made = read_site(&store.folder(record))?;
                write::write_files(&made, &site, &store.repository, self.watch).map(|_| ())
            }
        }
    }

    /// Points the link at a generation: a new link takes the place of the old in one step.
    fn link(&self, generation: &Path) -> Result<(), WriteError> {
        let (root, site) = (&self.store.root, self.store.root.join(SITE));
        let coming = root.join(".site.nenep-moi");
        if fs::symlink_metadata(&coming).is_ok() {
            fs::remove_file(&coming).map_err(WriteError::failed(&coming))?;
        }
        if fs::read_link(&site).is_ok_and(|shown| shown == generation) {
            return Ok(());
        }
        make_link(generation, &coming).map_err(WriteError::failed(&coming))?;
        fs::rename(&coming, &site).map_err(WriteError::failed(&site))?;
        // From here on the new site is shown; that its name is on the disk too can only fail to be kept.
        let _ = File::open(root).and_then(|root| root.sync_all());
        Ok(())
    }
}

#[cfg(unix)]
fn make_link(generation: &Path, place: &Path) -> std::io::Result<()> {
    std::os::unix::fs::symlink(generation, place)
}

#[cfg(not(unix))]
fn make_link(_generation: &Path, _place: &Path) -> std::io::Result<()> {
    Err(std::io::ErrorKind::Unsupported.into())
}

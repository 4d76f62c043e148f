//! The generation that stands: which files it has and which of them already hold the right bytes.

use super::marker::{self, Marker};
use super::{Refusal, WriteError};
use crate::render::{Site, theme};
use rayon::prelude::*;
use sha2::{Digest, Sha256};
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use walkdir::WalkDir;

/// A folder that this program wrote, or one that is empty or not there. Every file in it is of our making.
pub(in crate::disk) struct Generation {
    root: PathBuf,
    /// What its marker says; empty without one.
    pub(in crate::disk) marker: Marker,
    /// Address to size, without the marker.
    pub(in crate::disk) files: BTreeMap<String, u64>,
}

impl Generation {
    /// Looks at the folder; one with anything of others in it is refused.
    pub(in crate::disk) fn read(root: &Path) -> Result<Self, WriteError> {
        let bytes = std::fs::symlink_metadata(root.join(marker::NAME))
            .ok()
            .filter(std::fs::Metadata::is_file)
            .and_then(|_| std::fs::read(root.join(marker::NAME)).ok());
        let marker = bytes.as_deref().and_then(Marker::parse);
        let mut generation = Self { root: root.to_owned(), marker: marker.unwrap_or_default(), files: BTreeMap::new() };
        for entry in WalkDir::new(root).min_depth(1).sort_by_file_name() {
            match entry {
                Ok(entry) if entry.file_type().is_dir() => {}
                Ok(entry) => generation.take(&entry)?,
                Err(error) => generation.accept(error)?,
            }
        }
        Ok(generation)
    }

    fn take(&mut self, entry: &walkdir::DirEntry) -> Result<(), WriteError> {
        let address = entry.path().strip_prefix(&self.root).unwrap_or(entry.path()).to_string_lossy();
        let is_marker = address == marker::NAME && self.marker.is_written();
        let is_ours = entry.file_type().is_file() && (is_marker || self.marker.has(&address));
        if !is_ours {
            let refusal = Refusal::Foreign { entry: address.into_owned() };
            return Err(WriteError::Refused { path: self.root.clone(), refusal });
        }
        if !is_marker {
            let metadata = entry.metadata().map_err(|error| WriteError::failed(entry.path())(error.into()))?;
            self.files.insert(address.into_owned(), metadata.len());
        }
        Ok(())
    }

    /// Lets pass that there is no folder yet; anything else that cannot be listed is a failure.
    fn accept(&self, error: walkdir::Error) -> Result<(), WriteError> {
        let path = error.path().unwrap_or(&self.root).to_owned();
        let error = std::io::Error::from(error);
        let is_absent = error.kind() == std::io::ErrorKind::NotFound && path == self.root;
        if is_absent { Ok(()) } else { Err(WriteError::Failed { path, error }) }
    }

    /// Says whether it holds every file of `site`, and each with the same bytes.
    pub(in crate::disk) fn holds_all(&self, site: &Site) -> bool {
        let files: Vec<_> = site.iter().collect();
        files.into_par_iter().all(|(address, bytes)| self.holds(address, bytes))
    }

    /// Says whether it holds a file of that address with exactly these bytes.
    pub(in crate::disk) fn holds(&self, address: &str, bytes: &[u8]) -> bool {
        self.files.get(address) == Some(&(bytes.len() as u64))
            && std::fs::read(self.place(address)).is_ok_and(|old| old == bytes)
    }

    /// Returns the bytes of the file at that address, and their digest, if it is the one given in hexadecimal.
    pub(super) fn bytes_of(&self, address: &str, digest: &str) -> Option<(Vec<u8>, [u8; 32])> {
        let _ = self.files.get(address)?;
        let bytes = std::fs::read(self.place(address)).ok()?;
        let own: [u8; 32] = Sha256::digest(&bytes).into();
        (theme::hexadecimal(&own) == digest).then_some((bytes, own))
    }

    /// Says whether it was made from a site of exactly these addresses.
    pub(in crate::disk) fn has_only(&self, site: &Site) -> bool {
        self.marker.is_written()
            && self.marker.files().iter().map(String::as_str).eq(site.keys().map(|address| &**address))
    }

    /// Returns where the file of that address stands.
    pub(in crate::disk) fn place(&self, address: &str) -> PathBuf {
        self.root.join(address)
    }
}

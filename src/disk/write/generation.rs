//! The generation that stands: which files it has and which of them already hold the right bytes.

use super::marker::{self, Marker};
use super::{Refusal, WriteError};
use crate::disk::walk::{Halt, Met, walk};
use crate::render::{Site, theme};
use rayon::prelude::*;
use sha2::{Digest, Sha256};
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

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
        let marker = marker.unwrap_or_default();
        let is_marker = |address: &str| address == marker::NAME && marker.is_written();
        let is_ours = |met: &Met| {
            let address = met.place.to_str().filter(|_| met.stamp.is_some());
            address.is_some_and(|address| is_marker(address) || marker.has(address))
        };
        let met = match walk(root, &is_ours) {
            Ok(met) => met,
            // There is no folder yet.
            Err(Halt::Failed(path, error)) if error.kind() == std::io::ErrorKind::NotFound && path == root => {
                Vec::new()
            }
            Err(Halt::Failed(path, error)) => return Err(WriteError::Failed { path, error }),
            Err(Halt::Unwelcome(place)) => {
                let refusal = Refusal::Foreign { entry: place.to_string_lossy().into_owned() };
                return Err(WriteError::Refused { path: root.to_owned(), refusal });
            }
        };
        let files = met.iter().filter_map(|met| Some((met.place.to_str()?, met.stamp.as_ref()?.size)));
        let files = files.filter(|(address, _)| !is_marker(address));
        let files = files.map(|(address, size)| (address.to_owned(), size)).collect();
        Ok(Self { root: root.to_owned(), marker, files })
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

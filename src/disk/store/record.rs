//! What is known of a publication: which commit, which day, when, by whom. Kept beside the generations, not in the site.

use crate::disk::write::WriteError;
use serde::{Deserialize, Serialize};
use std::fs::{self, File};
use std::io::Write;
use std::path::{Path, PathBuf};

/// One publication.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Record {
    /// Number of the generation, from 1.
    pub number: u64,
    /// Full name of the commit it was built from.
    pub commit: String,
    /// As-of date, as `2025-06-30`.
    pub as_of: String,
    /// Program that built it.
    pub generator: String,
    /// Digest of its files, as `site.json` says it.
    pub digest: String,
    /// When it was published, as `2025-06-30T14:02:07+07:00`.
    pub at: String,
    /// Who published it, as far as the system knows.
    pub by: String,
    /// The generation that it brings back.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub back_to: Option<u64>,
    /// The commit that stood when an earlier generation was brought back: while it stands, nothing is published by
    /// itself.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub instead_of: Option<String>,
}

impl Record {
    /// Returns the number of the generation that it shows.
    #[must_use]
    pub fn shows(&self) -> u64 {
        self.back_to.unwrap_or(self.number)
    }

    /// Returns the name of the folder of the generation.
    pub(super) fn folder(&self) -> String {
        format!("{}-{}", self.number, self.commit.get(..10).unwrap_or(&self.commit))
    }

    pub(super) fn write(&self, generations: &Path) -> Result<(), WriteError> {
        let place = place(generations, &self.folder());
        let coming = generations.join(".ban-ghi");
        let text = serde_json::to_string_pretty(self).expect("numbers and texts are JSON");
        let write = || {
            let mut file = File::create(&coming)?;
            file.write_all(text.as_bytes())?;
            file.write_all(b"\n")?;
            file.sync_all()?;
            fs::rename(&coming, &place)
        };
        write().map_err(WriteError::failed(&place))
    }

    /// Reads the record of the generation in `folder`; none when there is none, or when it is of another generation.
    pub(super) fn read(generations: &Path, folder: &str) -> Option<Self> {
        let bytes = fs::read(place(generations, folder)).ok()?;
        serde_json::from_slice(&bytes).ok().filter(|record: &Self| record.folder() == folder)
    }
}

/// Returns where the record of the generation in `folder` stands.
pub(super) fn place(generations: &Path, folder: &str) -> PathBuf {
    generations.join(format!("{folder}.json"))
}

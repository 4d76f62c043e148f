//! Files of the last step as they were read, so that a later run reads only those that differ.
//!
//! Pure memoisation: a file is taken as read only when its text, its name among the sources and everything else that
//! reading it looks at are what they were.

use super::reading::Reading;
use super::steps::Read;
use crate::diag::Diagnostics;
use crate::text::SourceId;
use std::collections::HashMap;
use std::sync::Arc;

/// What earlier runs read.
#[derive(Default)]
pub struct Memo {
    /// Everything that reading a file of the last step looks at besides the file, written out.
    around: String,
    files: HashMap<Arc<str>, Kept>,
}

/// One file as it was read.
#[derive(Clone)]
pub struct Kept {
    id: SourceId,
    text: Arc<str>,
    diags: Diagnostics,
    /// What it gave.
    pub outcome: Read,
}

impl Memo {
    /// Begins a run in which reading looks at `around`; another one than before, and nothing is known.
    pub fn begin(&mut self, around: &str) {
        if self.around != around {
            *self = Self { around: around.to_owned(), files: HashMap::new() };
        }
    }

    /// Reads a file by `read`, or takes what that gave before.
    pub fn read(&self, reading: &mut Reading<'_>, read: impl Fn(&mut Reading<'_>) -> Read) -> Kept {
        let (id, text) = (reading.id, &reading.source.text);
        let known = self.files.get(&reading.source.path).filter(|kept| kept.id == id && kept.text == *text);
        if let Some(kept) = known {
            reading.diags = kept.diags.clone();
            return kept.clone();
        }
        let outcome = read(reading);
        Kept { id, text: text.clone(), diags: reading.diags.clone(), outcome }
    }

    /// Keeps exactly what this run read.
    pub fn keep<'a>(&mut self, read: impl Iterator<Item = (&'a Arc<str>, &'a Kept)>) {
        let mut old = std::mem::take(&mut self.files);
        for (path, kept) in read {
            let same = old.remove(path).filter(|old| old.id == kept.id && Arc::ptr_eq(&old.text, &kept.text));
            self.files.insert(path.clone(), same.unwrap_or_else(|| kept.clone()));
        }
    }
}

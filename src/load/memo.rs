//! Files as they were read, so that a later run reads only those that differ.
//!
//! Pure memoisation: a file is taken as read only when its text, its name among the sources and everything else that
//! reading it looks at are what they were.

use super::files::Texts;
use super::reading::Reading;
use super::steps::Read;
use super::unit::UnitRead;
use crate::diag::Diagnostics;
use crate::text::SourceId;
use std::collections::HashMap;
use std::sync::Arc;

/// What earlier runs read.
#[derive(Default)]
pub struct Memo {
    /// Texts by path.
    pub(super) texts: Texts,
    /// What reading any unit, log or page looks at besides the file, written out.
    around: String,
    files: HashMap<Arc<str>, Kept>,
}

/// One file as it was read.
#[derive(Clone)]
pub struct Kept {
    id: SourceId,
    text: Arc<str>,
    /// The unit that reading the file looked at.
    unit: Option<Arc<UnitRead>>,
    diags: Diagnostics,
    /// What it gave.
    pub outcome: Read,
}

impl Memo {
    /// Begins a run in which reading looks at `around`; another one than before, and nothing is known.
    pub fn begin(&mut self, around: String) {
        if self.around != around {
            self.files.clear();
            self.around = around;
        }
    }

    /// Reads a file by `read`, which looks at `unit` besides, or takes what that gave before.
    pub fn read(
        &self,
        reading: &mut Reading<'_>,
        unit: Option<&Arc<UnitRead>>,
        read: impl Fn(&mut Reading<'_>) -> Read,
    ) -> Kept {
        let (id, text) = (reading.id, &reading.source.text);
        let is_same_unit = |kept: &&Kept| match (&kept.unit, unit) {
            (Some(one), Some(other)) => Arc::ptr_eq(one, other),
            (one, other) => one.is_none() && other.is_none(),
        };
        let known = self.files.get(&reading.source.path).filter(|kept| kept.id == id && kept.text == *text);
        if let Some(kept) = known.filter(is_same_unit) {
            reading.diags = kept.diags.clone();
            return kept.clone();
        }
        let outcome = read(reading);
        Kept { id, text: text.clone(), unit: unit.cloned(), diags: reading.diags.clone(), outcome }
    }

    /// Keeps exactly what this run read.
    pub fn keep(&mut self, read: impl Iterator<Item = (Arc<str>, Kept)>) {
        self.files = read.collect();
    }
}

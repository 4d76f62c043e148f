//! What earlier runs made, so that a later one makes only what differs.
//!
//! Pure memoisation: everything is kept under a hash of all that it was made from, or beside the very bytes that it
//! follows from; a run with a memo and one without give the same bytes. Holds what the last run used, nothing older.

use super::theme::Theme;
use super::{Press, Site};
use serde::Serialize;
use sha2::{Digest, Sha256};
use std::collections::{BTreeSet, HashMap};
use std::io::{self, BufWriter, Write};
use std::sync::Arc;

/// A hash of everything that something was made from.
pub type Key = [u8; 32];

/// What earlier runs made.
#[derive(Default)]
pub struct Memo {
    /// Whether no later run will use it, so that nothing need be put by.
    pub(super) is_forgetful: bool,
    /// The theme, if there was nothing to say against it.
    pub(super) theme: Option<(Key, Arc<Theme>)>,
    /// The press of the last site.
    pub(super) press: Option<Arc<Press>>,
    /// Pages of the last site that could not be rendered.
    pub(super) spoilt: BTreeSet<Arc<str>>,
    /// Digests of the files of the content tree, each beside the bytes that it is of.
    pub(super) files: HashMap<Arc<str>, (Arc<[u8]>, Key)>,
    /// The last site: what it made of its deferred files stays made.
    pub(super) site: Site,
    /// The last site of which every link led somewhere.
    pub(super) sound: Option<Sound>,
}

impl Memo {
    /// Returns a memo for a run after which no other follows.
    #[must_use]
    pub fn forgetful() -> Self {
        Self { is_forgetful: true, ..Self::default() }
    }

    /// Takes note of the site that a press prints, for the next run.
    pub fn note(&mut self, press: &Arc<Press>, site: &Site) {
        if !self.is_forgetful {
            self.press = Some(press.clone());
            self.site = site.clone();
        }
    }
}

/// A page as it was made.
#[derive(Clone)]
pub(super) struct Printed {
    /// Hash of everything that it was made from.
    pub(super) key: Key,
    /// The page.
    pub(super) bytes: Arc<[u8]>,
}

/// A site of which every link led somewhere.
pub(super) struct Sound {
    pub(super) site: Site,
    /// Links of each page to anchors of others: address and anchor.
    pub(super) anchored: HashMap<Arc<str>, Vec<(String, String)>>,
}

/// Returns the hash of a hash and a text.
pub fn with(one: &Key, text: &str) -> Key {
    Sha256::new_with_prefix(one).chain_update(text).finalize().into()
}

/// Returns the hash of what a page is made from: its template, what is around it, and what it shows.
pub fn page_key(template: &str, around: &Key, frame: &impl Serialize, view: &impl Serialize) -> Option<Key> {
    let mut hash = Sha256::new();
    hash.update(around);
    hash.update(template);
    // No text of JSON holds this byte, so no two lists of parts look alike.
    hash.update([0]);
    let mut writer = BufWriter::with_capacity(16 << 10, Hasher(hash));
    serde_json::to_writer(&mut writer, frame).ok()?;
    writer.write_all(&[0]).ok()?;
    serde_json::to_writer(&mut writer, view).ok()?;
    let Hasher(hash) = writer.into_inner().ok()?;
    Some(hash.finalize().into())
}

struct Hasher(Sha256);

impl Write for Hasher {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.0.update(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

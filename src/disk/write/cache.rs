//! What the last build of a folder was made from, so that the same build again need not be made.
//!
//! A hidden file beside the folder (never in it) holds a digest of everything that the build followed from, and for each
//! file of the folder its digest, its stamp and its ground. Nothing of it is trusted blindly: the file carries a checksum; a
//! stamp counts only when it is the same and was old when it was noted, else the bytes are compared by digest. Where the
//! whole build is another one, a file that would stand on the same ground as before is taken over if its bytes in the
//! folder still have the digest. Losing the memory costs time, never a byte.

use super::target::Target;
use crate::compile::Inputs;
use crate::disk::memory::Stamp;
use crate::render::Site;
use crate::render::theme::{digest, hexadecimal};
use crate::text::{Entry, Tree};
use rayon::prelude::*;
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};
use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use walkdir::WalkDir;

/// The memory of builds of one folder, asked for one build.
pub struct Cache {
    place: PathBuf,
    target: PathBuf,
    program: String,
    key: String,
}

/// What is remembered of a build.
#[derive(Serialize, Deserialize)]
struct Record {
    /// The program that made it.
    program: String,
    /// Digest of everything that it followed from.
    key: String,
    /// What the caller wanted to know of it.
    note: String,
    /// The files, by address.
    files: BTreeMap<String, Noted>,
}

/// What is remembered of a file, in hexadecimal.
#[derive(Clone, Serialize, Deserialize)]
struct Noted {
    digest: String,
    stamp: String,
    /// Hash of everything that the bytes followed from, where it is known.
    ground: String,
}

/// What is remembered of the last build of a folder.
#[derive(Default)]
pub struct Remembered(Option<Record>);

impl Remembered {
    /// Returns the digest of a file that was made on that ground.
    pub(super) fn digest(&self, address: &str, ground: &[u8]) -> Option<&str> {
        let noted = self.0.as_ref()?.files.get(address)?;
        (noted.ground == hexadecimal(ground)).then_some(noted.digest.as_str())
    }
}

/// A file of the folder as it stands.
struct Standing {
    address: String,
    path: PathBuf,
    stamp: Stamp,
}

impl Cache {
    /// Asks for a build into `out` of `inputs` by this program; `asked` is everything else that the build follows from.
    /// None where there is nothing to tell builds apart by.
    #[must_use]
    pub fn of(out: &Path, inputs: &Inputs, asked: &str) -> Option<Self> {
        let target = Target::resolve(out).ok()?;
        let program = Stamp::of(&fs::metadata(std::env::current_exe().ok()?).ok()?)?;
        let program = format!("{} {program:?}", env!("CARGO_PKG_VERSION"));
        let mut hash = Sha256::new();
        let mut part = |bytes: &[u8]| {
            hash.update((bytes.len() as u64).to_le_bytes());
            hash.update(bytes);
        };
        part(format!("{program} {asked}").as_bytes());
        for tree in [&inputs.content, &inputs.themes] {
            add_tree(tree, &mut part);
        }
        // A commit's name stands for all that it and those before it did.
        let history = &inputs.history;
        part(format!("{:?} {:?}", history.head, history.changes).as_bytes());
        history.versions.iter().for_each(|version| part(format!("{:?}", version.change).as_bytes()));
        let key = hexadecimal(&hash.finalize());
        Some(Self { place: target.beside("cache"), target: target.path(), program, key })
    }

    /// Returns what this program remembers of the last build of the folder, whichever it was.
    #[must_use]
    pub fn remembered(&self) -> Remembered {
        let read = || {
            let text = fs::read_to_string(&self.place).ok()?;
            let (json, checksum) = text.trim_end_matches('\n').rsplit_once('\n')?;
            let is_whole = digest(json.as_bytes()) == checksum;
            let record: Record = serde_json::from_str(json).ok().filter(|_| is_whole)?;
            (record.program == self.program).then_some(record)
        };
        Remembered(read())
    }

    /// Returns the note of the last build if it was this one and the folder still holds it, byte for byte.
    #[must_use]
    pub fn recall(&self, remembered: &Remembered) -> Option<String> {
        let record = remembered.0.as_ref().filter(|record| record.key == self.key)?;
        let noted = Stamp::of(&fs::symlink_metadata(&self.place).ok()?)?;
        let standing = standing(&self.target)?;
        if standing.len() != record.files.len() {
            return None;
        }
        let is_same = |file: &Standing| {
            let known = record.files.get(&file.address)?;
            let is_trusted = known.stamp == file.stamp.text() && file.stamp.is_older_than(&noted);
            let is_equal = is_trusted || digest(&fs::read(&file.path).ok()?) == known.digest;
            is_equal.then_some(is_trusted)
        };
        let trusted: Vec<bool> = standing.par_iter().map(is_same).collect::<Option<_>>()?;
        if trusted.contains(&false) {
            self.note(&record.note, &standing, record.files.clone());
        }
        Some(record.note.clone())
    }

    /// Remembers that `site` was written, with a note. That it cannot be remembered is nobody's trouble.
    pub fn remember(&self, site: &Site, note: &str) {
        let Some(standing) = standing(&self.target) else { return };
        let noted = standing.par_iter().filter_map(|file| {
            let known = site.file(&file.address);
            let digest = match known {
                Some(known) => hexadecimal(&known.digest()),
                None => digest(&fs::read(&file.path).ok()?),
            };
            let ground = known.and_then(|known| known.ground()).map(|ground| hexadecimal(ground)).unwrap_or_default();
            Some((file.address.clone(), Noted { digest, stamp: String::new(), ground }))
        });
        self.note(note, &standing, noted.collect());
    }

    /// Forgets the last build: what follows will change the folder.
    pub fn forget(&self) {
        let _ = fs::remove_file(&self.place);
    }

    fn note(&self, note: &str, standing: &[Standing], mut noted: BTreeMap<String, Noted>) {
        let files = standing.iter().filter_map(|file| {
            let noted = noted.remove(&file.address)?;
            Some((file.address.clone(), Noted { stamp: file.stamp.text(), ..noted }))
        });
        let (program, key, note) = (self.program.clone(), self.key.clone(), note.to_owned());
        let record = Record { program, key, note, files: files.collect() };
        let Ok(json) = serde_json::to_string(&record) else { return };
        let mut new = self.place.clone().into_os_string();
        new.push("-new");
        let new = PathBuf::from(new);
        let written = fs::write(&new, format!("{json}\n{}\n", digest(json.as_bytes())));
        let _ = written.and_then(|()| fs::rename(&new, &self.place));
    }
}

fn add_tree(tree: &Tree, part: &mut impl FnMut(&[u8])) {
    part(&(tree.len() as u64).to_le_bytes());
    for (path, entry) in tree {
        part(path.as_bytes());
        match entry {
            Entry::File(bytes) => {
                part(b"file");
                part(bytes);
            }
            other => part(format!("{other:?}").as_bytes()),
        }
    }
}

/// Returns every file in the folder; none where it is no folder, or holds anything but files and folders.
fn standing(target: &Path) -> Option<Vec<Standing>> {
    fs::symlink_metadata(target).ok().filter(fs::Metadata::is_dir)?;
    let entries: Vec<_> =
        WalkDir::new(target).min_depth(1).sort_by_file_name().into_iter().collect::<Result<_, _>>().ok()?;
    let files = entries.into_par_iter().filter(|entry| !entry.file_type().is_dir());
    let standing = |entry: walkdir::DirEntry| {
        let stamp = Stamp::of(&entry.metadata().ok()?)?;
        let address = entry.path().strip_prefix(target).ok()?.to_str()?.replace('\\', "/");
        Some(Standing { address, path: entry.into_path(), stamp })
    };
    files.map(standing).collect()
}

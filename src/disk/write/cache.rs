//! What the last build of a folder was made from, so that the same build again need not be made.
//!
//! A hidden file beside the folder (never in it) holds a digest of everything that the build followed from, and for each
//! file of the folder its digest, its stamp and its ground. Nothing of it is trusted blindly: the file carries a checksum; a
//! stamp counts only when it is the same and was old when it was noted, else the bytes are compared by digest. Where the
//! whole build is another one, a file that would stand on the same ground as before is taken over if its bytes in the
//! folder still have the digest. Losing the memory costs time, never a byte.

use super::generation::Generation;
use super::marker::{self, Marker};
use super::stage::Filled;
use super::target::Target;
use crate::compile::Inputs;
use crate::disk::memory::Stamp;
use crate::disk::walk::{Met, walk};
use crate::render::theme::{digest, hexadecimal};
use crate::render::{File as RenderedFile, Site};
use crate::text::{Entry, Tree};
use rayon::prelude::*;
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};
use std::fs;
use std::io::{self, Seek, SeekFrom, Write};
use std::iter;
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// The memory of builds of one folder, asked for one build.
pub struct Cache {
    place: PathBuf,
    target: PathBuf,
    program: String,
    key: String,
}

/// What is remembered of a build. On the disk the first line has the build as JSON, each further line a file, and the last
/// the digest of all before it: lines can be written and read in parallel.
struct Record {
    build: Made,
    /// In the order of their addresses.
    files: Vec<Noted>,
}

/// What is remembered of a build as a whole.
#[derive(Serialize, Deserialize)]
struct Made {
    /// The program that made it.
    program: String,
    /// Digest of everything that it followed from.
    key: String,
    /// What the caller wanted to know of it.
    note: String,
}

/// What is remembered of a file.
#[derive(Clone, Serialize, Deserialize)]
struct Noted {
    address: Arc<str>,
    /// In hexadecimal.
    digest: String,
    stamp: Stamp,
    /// Hash of everything that the bytes followed from, in hexadecimal; empty where it is not known.
    ground: String,
}

impl Record {
    fn file(&self, address: &str) -> Option<&Noted> {
        let at = self.files.binary_search_by(|noted| (*noted.address).cmp(address)).ok()?;
        Some(&self.files[at])
    }
}

/// What is remembered of the last build of a folder.
#[derive(Default)]
pub struct Remembered(Option<Record>);

impl Remembered {
    /// Returns the digest of a file that was made on that ground.
    pub(super) fn digest(&self, address: &str, ground: &[u8]) -> Option<&str> {
        let noted = self.0.as_ref()?.file(address)?;
        (noted.ground == hexadecimal(ground)).then_some(noted.digest.as_str())
    }
}

/// The files that a build has put into its folder, each with its stamp if the build has written it.
pub struct Standing(Filled);

impl Standing {
    /// Returns what stands once the files of a site have taken the place of the `old` generation.
    pub(super) fn of(mut files: Filled, marker: &Marker, old: &Generation) -> Self {
        let carried = marker.carried().filter(|address| old.files.contains_key(*address));
        files.extend(carried.chain([marker::NAME]).map(|address| (address.into(), None)));
        Self(files)
    }
}

impl Cache {
    /// Asks for a build into `out` of `inputs` by this program; `asked` is everything else that the build follows from.
    /// Gives beside it what this program remembers of the last build of the folder, whichever it was. None where there is
    /// nothing to tell builds apart by.
    #[must_use]
    pub fn of(out: &Path, inputs: &Inputs, asked: &str) -> Option<(Self, Remembered)> {
        let target = Target::resolve(out).ok()?;
        let program = Stamp::of(&fs::metadata(std::env::current_exe().ok()?).ok()?)?;
        let program = format!("{} {program:?}", env!("CARGO_PKG_VERSION"));
        let place = target.beside("cache");
        let (record, key) = rayon::join(|| read(&place), || key(inputs, &format!("{program} {asked}")));
        let record = record.filter(|record| record.build.program == program);
        Some((Self { place, target: target.path(), program, key }, Remembered(record)))
    }

    /// Returns the note of the last build if it was this one and the folder still holds it, byte for byte.
    #[must_use]
    pub fn recall(&self, remembered: &Remembered) -> Option<String> {
        let record = remembered.0.as_ref().filter(|record| record.build.key == self.key)?;
        let noted = Stamp::of(&fs::symlink_metadata(&self.place).ok()?)?;
        // A link to a folder that holds the same is not the folder.
        fs::symlink_metadata(&self.target).ok().filter(fs::Metadata::is_dir)?;
        let is_known = |met: &Met| met.place.to_str().is_some_and(|address| record.file(address).is_some());
        let standing = walk(&self.target, &is_known).ok().filter(|met| met.len() == record.files.len())?;
        let look = |met: Met| {
            let stamp = met.stamp?;
            let known = record.file(met.place.to_str()?)?;
            let is_trusted = known.stamp == stamp && stamp.is_older_than(&noted);
            let is_equal = is_trusted || digest(&fs::read(self.target.join(&met.place)).ok()?) == known.digest;
            is_equal.then_some((is_trusted, known, stamp))
        };
        let mut seen: Vec<(bool, &Noted, Stamp)> = standing.into_par_iter().map(look).collect::<Option<_>>()?;
        if seen.iter().any(|(_, known, stamp)| known.stamp != *stamp) {
            seen.sort_unstable_by(|(_, one, _), (_, other, _)| one.address.cmp(&other.address));
            let noted =
                |(_, known, stamp): &(bool, &Noted, Stamp)| Some(Noted { stamp: stamp.clone(), ..Noted::clone(known) });
            self.note(&record.build.note, &seen, noted);
        } else if seen.iter().any(|(is_trusted, ..)| !is_trusted) {
            let _ = self.confirm(&noted);
        }
        Some(record.build.note.clone())
    }

    /// Lets the file system date the record anew, by writing its last octet again, if it still has that stamp: what was too
    /// young to be trusted then is the same now.
    fn confirm(&self, noted: &Stamp) -> io::Result<()> {
        let mut file = fs::File::options().write(true).open(&self.place)?;
        if Stamp::of_regular(&file.metadata()?) == *noted {
            file.seek(SeekFrom::End(-1))?;
            file.write_all(b"\n")?;
        }
        Ok(())
    }

    /// Remembers that a build has put `site` into its folder, with a note. That it cannot be remembered is nobody's trouble.
    pub fn remember(&self, site: &Site, standing: Standing, note: &str) {
        let noted = |(address, stamp): &(Arc<str>, Option<Stamp>)| {
            let path = self.target.join(&**address);
            let stamp = match stamp {
                Some(stamp) => stamp.clone(),
                None => Stamp::of(&fs::symlink_metadata(&path).ok()?)?,
            };
            let file = site.file(address);
            let digest = match file {
                Some(file) => hexadecimal(&file.digest()),
                None => digest(&fs::read(path).ok()?),
            };
            let ground = file.and_then(RenderedFile::ground).map(|ground| hexadecimal(ground)).unwrap_or_default();
            Some(Noted { address: address.clone(), digest, stamp, ground })
        };
        let mut files = standing.0;
        files.par_sort_unstable_by(|(one, _), (other, _)| one.cmp(other));
        self.note(note, &files, noted);
    }

    /// Forgets the last build: what follows will change the folder.
    pub fn forget(&self) {
        let _ = fs::remove_file(&self.place);
    }

    /// Writes a record of `files`, which stand in the order of their addresses.
    fn note<T: Sync>(&self, note: &str, files: &[T], noted: impl Fn(&T) -> Option<Noted> + Sync) {
        let build = Made { program: self.program.clone(), key: self.key.clone(), note: note.to_owned() };
        let lines = files.par_iter().try_fold(Vec::new, |lines, file| add_line(lines, &noted(file)?));
        let lines: Option<Vec<_>> = lines.collect();
        let (Some(build), Some(lines)) = (add_line(Vec::new(), &build), lines) else { return };
        let mut new = self.place.clone().into_os_string();
        new.push("-new");
        let new = PathBuf::from(new);
        let write = || {
            let mut file = fs::File::create(&new)?;
            let mut hash = Sha256::new();
            for lines in iter::once(&build).chain(&lines) {
                hash.update(lines);
                file.write_all(lines)?;
            }
            file.write_all(format!("{}\n", hexadecimal(&hash.finalize())).as_bytes())?;
            fs::rename(&new, &self.place)
        };
        let _: io::Result<()> = write();
    }
}

/// Adds a line of JSON.
fn add_line(mut lines: Vec<u8>, value: &impl Serialize) -> Option<Vec<u8>> {
    serde_json::to_writer(&mut lines, value).ok()?;
    lines.push(b'\n');
    Some(lines)
}

/// Reads the record of a build; none where it is not whole.
fn read(place: &Path) -> Option<Record> {
    let text = fs::read_to_string(place).ok()?;
    let (lines, checksum) = text.strip_suffix('\n')?.rsplit_once('\n')?;
    let (build, files) = lines.split_once('\n')?;
    let files = || files.par_lines().map(serde_json::from_str).collect::<Result<_, _>>().ok();
    let (is_whole, files) = rayon::join(|| digest(&text.as_bytes()[..=lines.len()]) == checksum, files);
    let build = serde_json::from_str(build).ok().filter(|_| is_whole)?;
    Some(Record { build, files: files? })
}

/// Returns the digest of everything that a build follows from.
fn key(inputs: &Inputs, asked: &str) -> String {
    let mut hash = Sha256::new();
    let mut part = |bytes: &[u8]| {
        hash.update((bytes.len() as u64).to_le_bytes());
        hash.update(bytes);
    };
    part(asked.as_bytes());
    for tree in [&inputs.content, &inputs.themes] {
        add_tree(tree, &mut part);
    }
    // A commit's name stands for all that it and those before it did.
    let history = &inputs.history;
    part(format!("{:?} {:?}", history.head, history.changes).as_bytes());
    history.versions.iter().for_each(|version| part(format!("{:?}", version.change).as_bytes()));
    hexadecimal(&hash.finalize())
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

//! The public folder of a server: the last generations, and `site`, which shows the newest.
//!
//! ```text
//! cong/the-he/12-a7e53d9c01/       a whole site
//! cong/the-he/12-a7e53d9c01.json   which commit, when, by whom
//! cong/site                        a link to the newest, or a folder with its files
//! ```
//!
//! A generation gets its name when it is whole and on the disk, and the newest is always the one to show. So whoever
//! comes after a run that was killed has only to show the newest and to clear away what has no name: [`Held::mend`].

mod record;
mod show;

pub use record::Record;

use super::write::{Generation, Lock, Marker, Refusal, Remembered, Stage, Target, Watch, WriteError, is_ours, remove};
use crate::render::Site;
use std::fs::{self, File};
use std::io;
use std::path::{Path, PathBuf};

/// Generations that are kept.
pub const KEPT: usize = 10;

/// Name of the folder of generations.
const GENERATIONS: &str = "the-he";

/// Name under which the newest generation is shown.
const SITE: &str = "site";

/// What stands before the name of a generation that waits for its commit to be accepted.
const WAITING: &str = ".cho-";

/// What stands before the name of a generation that goes.
const GOING: &str = ".bo-";

/// How the newest generation is shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mode {
    /// `site` is a symbolic link, switched in one step.
    Symlink,
    /// `site` is a folder, exchanged in one step.
    Exchange,
    /// `site` is a folder whose files take their places one by one.
    Files,
}

/// The public folder.
#[derive(Clone, Debug)]
pub struct Store {
    root: PathBuf,
    mode: Mode,
    /// The repository, which the folder may neither hold nor lie in.
    repository: PathBuf,
}

/// What a publication is of, and who makes it.
#[derive(Clone, Debug)]
pub struct Occasion {
    /// Full name of the commit.
    pub commit: String,
    /// When.
    pub at: String,
    /// Who.
    pub by: String,
}

/// What publishing did.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Published {
    /// The public site is already this one, byte for byte.
    Unchanged(Record),
    /// A new generation stands.
    New {
        /// The generation.
        record: Record,
        /// The one before it.
        before: Option<Record>,
    },
}

impl Store {
    /// Opens the public folder, which need not exist yet.
    ///
    /// # Errors
    /// When it is no folder to publish into.
    pub fn open(root: &Path, mode: Mode, repository: &Path) -> Result<Self, WriteError> {
        let target = Target::resolve(root)?;
        target.check(repository)?;
        let store = Self { root: target.path(), mode, repository: repository.to_owned() };
        store.refuse_foreign()?;
        Ok(store)
    }

    /// Returns the folder that readers are shown.
    #[must_use]
    pub fn site(&self) -> PathBuf {
        self.root.join(SITE)
    }

    /// Returns the publications that are kept, oldest first.
    #[must_use]
    pub fn records(&self) -> Vec<Record> {
        let names = fs::read_dir(self.generations()).into_iter().flatten().filter_map(Result::ok);
        let names = names.filter(|entry| entry.file_type().is_ok_and(|kind| kind.is_dir()));
        let names = names.filter_map(|entry| entry.file_name().into_string().ok());
        let mut records: Vec<Record> = names.filter_map(|name| Record::read(&self.generations(), &name)).collect();
        records.sort_by_key(|record| record.number);
        records
    }

    /// Waits for other runs to end.
    ///
    /// # Errors
    /// When another run does not end within the caller's patience, or the system fails.
    pub fn hold<'s>(&'s self, watch: &'s Watch<'s>) -> Result<Held<'s>, WriteError> {
        let generations = self.generations();
        fs::create_dir_all(&generations).map_err(WriteError::failed(&generations))?;
        let lock = Lock::acquire(&generations.join(".khoa"), watch)?;
        let held = Held { store: self, watch, _lock: lock };
        held.tidy()?;
        Ok(held)
    }

    /// Returns the folder of a generation.
    #[must_use]
    pub fn folder(&self, record: &Record) -> PathBuf {
        self.generations().join(record.folder())
    }

    fn generations(&self) -> PathBuf {
        self.root.join(GENERATIONS)
    }

    fn refuse_foreign(&self) -> Result<(), WriteError> {
        let refused = |refusal| Err(WriteError::Refused { path: self.root.clone(), refusal });
        let entries = match fs::read_dir(&self.root) {
            Ok(entries) => entries,
            Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(()),
            Err(error) => return Err(WriteError::failed(&self.root)(error)),
        };
        let has_generations = self.generations().is_dir();
        for entry in entries.filter_map(Result::ok) {
            let name = entry.file_name().to_string_lossy().into_owned();
            let is_ours =
                name == GENERATIONS || (has_generations && (name == SITE || name.starts_with(".site.nenep-")));
            if !is_ours {
                return refused(Refusal::Foreign { entry: name });
            }
        }
        let is_link = fs::symlink_metadata(self.site()).ok().map(|metadata| metadata.file_type().is_symlink());
        match is_link {
            Some(is_link) if is_link != (self.mode == Mode::Symlink) => refused(Refusal::OtherMode),
            _ => Ok(()),
        }
    }
}

/// The public folder in the hands of this run alone.
pub struct Held<'s> {
    store: &'s Store,
    watch: &'s Watch<'s>,
    _lock: Lock,
}

impl Held<'_> {
    /// Finishes what a run that was killed has begun, and shows the newest generation.
    ///
    /// # Errors
    /// When the system fails.
    pub fn mend(&self) -> Result<Option<Record>, WriteError> {
        let newest = self.store.records().pop();
        if let Some(newest) = &newest {
            self.show(newest)?;
        }
        Ok(newest)
    }

    /// Clears away what runs that were killed have left: all that has no name, and names of what is not there.
    fn tidy(&self) -> Result<(), WriteError> {
        let generations = self.store.generations();
        let entries = fs::read_dir(&generations).map_err(WriteError::failed(&generations))?;
        for entry in entries.filter_map(Result::ok) {
            let name = entry.file_name().to_string_lossy().into_owned();
            let path = entry.path();
            let is_left = name.starts_with(GOING) || (name.starts_with('.') && name.contains(".nenep-"));
            let is_alone = name.strip_suffix(".json").is_some_and(|folder| !generations.join(folder).is_dir());
            let is_folder = entry.file_type().is_ok_and(|kind| kind.is_dir());
            match () {
                () if is_left && is_folder && is_ours(&path) => remove(&path).map_err(WriteError::failed(&path))?,
                () if is_alone && !is_folder => fs::remove_file(&path).map_err(WriteError::failed(&path))?,
                () => {}
            }
        }
        Ok(())
    }

    /// Makes the generation of a commit that is not accepted yet, to be published by [`Held::publish`] if it is.
    ///
    /// # Errors
    /// When the system fails.
    pub fn wait(&self, site: &Site, commit: &str) -> Result<(), WriteError> {
        let place = self.store.generations().join(format!("{WAITING}{commit}"));
        self.clear(&place)?;
        let current = self.store.records().pop();
        self.write(site, &place, current.as_ref())
    }

    /// Returns the site of a commit that waits to be accepted.
    #[must_use]
    pub fn waiting(&self, commit: &str) -> Option<Site> {
        let place = self.store.generations().join(format!("{WAITING}{commit}"));
        place.is_dir().then(|| read_site(&place).ok()).flatten()
    }

    /// Publishes `site`: gives it the next number and shows it. One that was made before and waits is taken as it is.
    ///
    /// # Errors
    /// When the system fails; what was shown before is then still shown, or the new one by the next run.
    pub fn publish(&self, site: &Site, occasion: &Occasion) -> Result<Published, WriteError> {
        let before = self.mend()?;
        if let Some(record) = before.as_ref().filter(|record| self.is_same(record, site, occasion)) {
            let _ = self.forget_waiting();
            return Ok(Published::Unchanged(record.clone()));
        }
        let record = Record {
            number: before.as_ref().map_or(1, |before| before.number + 1),
            commit: occasion.commit.clone(),
            at: occasion.at.clone(),
            by: occasion.by.clone(),
            back_to: None,
            instead_of: None,
            ..Record::of(site)
        };
        self.name(site, &record, before.as_ref())?;
        Ok(Published::New { record, before })
    }

    /// Brings back the generation `number` as a new one; `instead_of` names the commit that stands meanwhile.
    ///
    /// # Errors
    /// When the system fails. None when there is no such generation.
    pub fn bring_back(&self, number: u64, occasion: &Occasion) -> Result<Option<Record>, WriteError> {
        let before = self.mend()?;
        let Some(old) = self.store.records().into_iter().find(|record| record.number == number) else {
            return Ok(None);
        };
        let site = read_site(&self.store.folder(&old))?;
        let record = Record {
            number: before.as_ref().map_or(1, |before| before.number + 1),
            at: occasion.at.clone(),
            by: occasion.by.clone(),
            back_to: Some(old.shows()),
            instead_of: Some(occasion.commit.clone()),
            ..old
        };
        self.name(&site, &record, before.as_ref())?;
        Ok(Some(record))
    }

    /// Gives a generation its name, shows it, and lets go what is not needed any more.
    fn name(&self, site: &Site, record: &Record, before: Option<&Record>) -> Result<(), WriteError> {
        let (generations, place) = (self.store.generations(), self.store.folder(record));
        let waiting = generations.join(format!("{WAITING}{}", record.commit));
        record.write(&generations)?;
        if self.waits(&waiting, site, before) {
            fs::rename(&waiting, &place).map_err(WriteError::failed(&place))?;
            let _ = File::open(&generations).and_then(|folder| folder.sync_all());
        } else {
            self.write(site, &place, before)?;
        }
        self.show(record)?;
        // The new site is shown: what cannot go now goes with the next run, and is no failure of this one.
        let _ = self.forget_waiting().and_then(|()| self.let_go());
        Ok(())
    }

    /// Removes the generations that are too old.
    fn let_go(&self) -> Result<(), WriteError> {
        let records = self.store.records();
        for old in records.iter().take(records.len().saturating_sub(KEPT)) {
            self.clear(&self.store.folder(old))?;
            let place = record::place(&self.store.generations(), &old.folder());
            fs::remove_file(&place).map_err(WriteError::failed(&place))?;
        }
        Ok(())
    }

    /// Writes a whole generation to `place`, which is not there yet: hidden first, named when it is on the disk.
    fn write(&self, site: &Site, place: &Path, before: Option<&Record>) -> Result<(), WriteError> {
        let old = match before {
            Some(before) => Generation::read(&self.store.folder(before))?,
            None => Generation::read(&self.store.generations().join(".khong-co"))?,
        };
        let marker = Marker::after(&old.marker, site);
        let target = Target::resolve(place)?;
        let stage = Stage::begin(&target, &marker)?;
        let kept = stage.fill(site, &marker, &old, &Remembered::default(), (&|_| (), self.watch))?;
        stage.complete(&marker, &old, &kept)?;
        if (self.watch.is_stopped)() {
            return Err(WriteError::Stopped);
        }
        super::write::switch(stage, &target)
    }

    /// Says whether the generation at `waiting` is what would be written now.
    fn waits(&self, waiting: &Path, site: &Site, before: Option<&Record>) -> bool {
        let old = before.and_then(|before| Generation::read(&self.store.folder(before)).ok());
        let marker = Marker::after(old.as_ref().map_or(&Marker::default(), |old| &old.marker), site);
        Generation::read(waiting).is_ok_and(|made| made.marker == marker && made.holds_all(site))
    }

    fn is_same(&self, record: &Record, site: &Site, occasion: &Occasion) -> bool {
        let made = Generation::read(&self.store.folder(record));
        record.commit == occasion.commit
            && record.back_to.is_none()
            && made.is_ok_and(|made| made.has_only(site) && made.holds_all(site))
    }

    /// Removes generations that no accepted commit asks for.
    fn forget_waiting(&self) -> Result<(), WriteError> {
        let generations = self.store.generations();
        let entries = fs::read_dir(&generations).map_err(WriteError::failed(&generations))?;
        for entry in entries.filter_map(Result::ok) {
            if entry.file_name().to_string_lossy().starts_with(WAITING) {
                self.clear(&entry.path())?;
            }
        }
        Ok(())
    }

    /// Removes a generation; one that is half removed has no name any more.
    fn clear(&self, place: &Path) -> Result<(), WriteError> {
        let name = place.file_name().unwrap_or_default().to_string_lossy().into_owned();
        let going = place.with_file_name(format!("{GOING}{name}"));
        match fs::rename(place, &going) {
            Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(()),
            Err(error) => Err(WriteError::failed(place)(error)),
            Ok(()) => remove(&going).map_err(WriteError::failed(&going)),
        }
    }
}

/// Reads a generation as a site, without what it only carries along.
///
/// # Errors
/// When it cannot be read whole.
pub fn read_site(folder: &Path) -> Result<Site, WriteError> {
    let generation = Generation::read(folder)?;
    let mut site = Site::default();
    for address in generation.marker.files() {
        let place = generation.place(address);
        let bytes = fs::read(&place).map_err(WriteError::failed(&place))?;
        site.insert(address.as_str(), bytes);
    }
    Ok(site)
}

impl Record {
    /// Returns what `site.json` says of a site; the rest is to be filled in.
    fn of(site: &Site) -> Self {
        let json = site.get("site.json").and_then(|bytes| serde_json::from_slice::<serde_json::Value>(bytes).ok());
        let text = |key: &str| json.as_ref().and_then(|json| json[key].as_str()).unwrap_or_default().to_owned();
        Self {
            number: 0,
            commit: String::new(),
            as_of: text("as_of"),
            generator: text("generator"),
            digest: text("digest"),
            at: String::new(),
            by: String::new(),
            back_to: None,
            instead_of: None,
        }
    }
}

//! The steps of loading, in the order in which records depend on each other.

use super::files::{self, File, Files};
use super::index::{Index, Paths};
use super::log::{self, LogRead};
use super::memo::{Kept, Memo};
use super::officers::{self, Officers};
use super::place::Place;
use super::privacy::Privacy;
use super::reading::Reading;
use super::unit::{self, UnitRead};
use super::{SETTINGS, markdown, regulation, settings};
use crate::diag::{Diagnostics, Message, Reference};
use crate::lang;
use crate::model::{
    Guidance, LeftOut, Log, Page, Portal, Profile, Registry, Regulation, RegulationId, Report, Slug, Unit, UnitId,
};
use crate::text::{Source, Sources, Span, Tree};
use rayon::prelude::*;
use std::collections::BTreeMap;
use std::sync::Arc;

/// Runs all steps.
pub fn run(tree: &Tree, profile: Option<Profile>, memo: &mut Memo, diags: &mut Diagnostics) -> (Registry, Sources) {
    let mut files = files::take(tree, &mut memo.texts, diags);
    let settings_file = files.list.iter().find(|file| file.place == Place::Settings).and_then(|file| file.source);
    let settings_place = settings_place(settings_file, &mut files, diags);
    let glance = settings_file.map(|id| settings::glance(id, files.sources.get(id))).unwrap_or_default();
    let profile = profile.or(glance.profile).unwrap_or(Profile::Internal);
    let privacy = Privacy::new(profile, glance.cleared);
    let mut desk = Desk { files: &files, privacy: &privacy, left_out: LeftOut::default(), diags };

    let paths = Paths::of(&files.list);
    let portal = desk.settings(&paths, profile);
    let officers = desk.officers(profile);
    let regulations = desk.regulations(&paths);
    let index = Index::new(paths, officers.names(), portal.as_ref(), &regulations);
    memo.begin(format!("{index:?} {privacy:?}"));
    let (units, mut read) = desk.units(&index, memo);
    let (meetings, pages) = desk.logs_and_pages(&index, &units, memo, &mut read);
    memo.keep(read.into_iter());
    desk.warn_of_late_counts(&units, &meetings);

    let units: BTreeMap<UnitId, Unit> = units.into_iter().map(|(id, read)| (id, read.unit.clone())).collect();
    let seals = desk.seals();
    let mut left_out = desk.left_out;
    left_out.portal = portal.is_none();
    leave_out_officers(&officers, &units, &mut left_out);
    let registry = Registry {
        portal: portal.unwrap_or_else(|| settings::stand_in(profile, settings_place)),
        officers: officers.kept,
        regulations,
        official_order: official_order(&units),
        units,
        meetings,
        guidance: pages.guidance,
        reports: pages.reports,
        pages: pages.pages,
        seals,
        left_out,
    };
    (registry, files.sources)
}

/// Returns the place of problems with the settings as a whole; missing ones are reported.
fn settings_place(settings: Option<crate::text::SourceId>, files: &mut Files<'_>, diags: &mut Diagnostics) -> Span {
    if let Some(id) = settings {
        return Span::whole(id);
    }
    let unreadable = files.sources.iter().find(|(_, source)| &*source.path == SETTINGS).map(|(id, _)| id);
    if let Some(id) = unreadable {
        return Span::whole(id);
    }
    let place = Span::whole(files.sources.add(Source::new(SETTINGS, "")));
    diags.error(place, Message::NoSettings);
    place
}

/// What the steps work on and add to.
struct Desk<'a> {
    files: &'a Files<'a>,
    privacy: &'a Privacy,
    left_out: LeftOut,
    diags: &'a mut Diagnostics,
}

/// The Markdown pages of a tree.
#[derive(Default)]
struct Pages {
    guidance: BTreeMap<Slug, Guidance>,
    reports: BTreeMap<Slug, Report>,
    pages: BTreeMap<Arc<str>, Page>,
}

/// What came of a unit or of a file of the last step.
#[derive(Clone)]
pub enum Read {
    /// A unit.
    Unit(Option<Arc<UnitRead>>),
    /// A log.
    Log(LogRead),
    /// A guidance document.
    Guidance(Option<Guidance>),
    /// A report.
    Report(Option<Report>),
    /// Any other page.
    Page(Option<Page>),
    /// Nothing of this step.
    Nothing,
}

type Meetings = BTreeMap<UnitId, BTreeMap<i32, Log>>;

type Units = BTreeMap<UnitId, Arc<UnitRead>>;

/// Files as they were read, by path.
type AllKept = Vec<(Arc<str>, Kept)>;

impl<'a> Desk<'a> {
    /// Reads in parallel the files that `pick` picks; gives what `read` makes of them, in the order of their paths.
    /// A file without a source, which was reported, gives none.
    fn read_all<P: Sync + Send, T: Send>(
        &mut self,
        pick: impl Fn(&Place<'a>) -> Option<P>,
        read: impl Fn(&P, &mut Reading<'_>) -> T + Sync,
    ) -> Vec<(&'a File<'a>, P, Option<T>)> {
        let (files, privacy) = (self.files, self.privacy);
        let picked: Vec<(&'a File<'a>, P)> =
            files.list.iter().filter_map(|file| Some((file, pick(&file.place)?))).collect();
        let read_one = |(file, place): (&'a File<'a>, P)| {
            let Some(id) = file.source else { return (file, place, None, Diagnostics::default()) };
            let mut reading = Reading::new(id, files.sources.get(id), privacy);
            let found = read(&place, &mut reading);
            (file, place, Some(found), reading.diags)
        };
        let found: Vec<_> = picked.into_par_iter().map(read_one).collect();
        let mut all = Vec::with_capacity(found.len());
        for (file, place, outcome, diags) in found {
            self.diags.append(diags);
            all.push((file, place, outcome));
        }
        all
    }

    fn settings(&mut self, paths: &Paths, profile: Profile) -> Option<Portal> {
        let pick = |place: &Place<'_>| (*place == Place::Settings).then_some(());
        let found = self.read_all(pick, |(), reading| settings::read(&paths.regulations, profile, reading));
        found.into_iter().find_map(|(_, (), portal)| portal.flatten())
    }

    fn officers(&mut self, profile: Profile) -> Officers {
        let pick = |place: &Place<'_>| (*place == Place::Officers).then_some(());
        let found = self.read_all(pick, |(), reading| officers::read(profile, reading)).pop();
        match found {
            Some((_, (), Some(officers))) => officers,
            Some((_, (), None)) => Officers { is_open: true, ..Officers::default() },
            None => Officers::default(),
        }
    }

    fn regulations(&mut self, paths: &Paths) -> BTreeMap<RegulationId, Regulation> {
        let pick = |place: &Place<'a>| match place {
            Place::Regulation(stem) => RegulationId::parse(stem),
            _ => None,
        };
        let found = self.read_all(pick, |id, reading| regulation::read(id.clone(), &paths.guidance, reading));
        let mut regulations = BTreeMap::new();
        for (_, id, regulation) in found {
            match regulation.flatten() {
                Some(regulation) => {
                    regulations.insert(id, regulation);
                }
                None => {
                    self.left_out.regulations.insert(id.as_str().into());
                }
            }
        }
        regulations
    }

    fn units(&mut self, index: &Index, memo: &Memo) -> (Units, AllKept) {
        let pick = |place: &Place<'a>| match place {
            Place::Unit(stem) => UnitId::parse(stem),
            _ => None,
        };
        let read =
            |id: &UnitId, reading: &mut Reading<'_>| Read::Unit(unit::read(id.clone(), index, reading).map(Arc::new));
        let found = self.read_all(pick, |id, reading| memo.read(reading, None, |reading| read(id, reading)));
        let mut all = AllKept::with_capacity(self.files.list.len());
        let mut files_of: BTreeMap<UnitId, Vec<&File<'_>>> = BTreeMap::new();
        for (file, id, _) in &found {
            files_of.entry(id.clone()).or_default().push(file);
        }
        let mut units = Units::new();
        for (file, id, kept) in found {
            let unit = match kept.as_ref().map(|kept| &kept.outcome) {
                Some(Read::Unit(unit)) => unit.clone(),
                _ => None,
            };
            all.extend(kept.map(|kept| (file.path.clone(), kept)));
            let other = files_of.get(&id).and_then(|files| files.iter().find(|other| other.path != file.path));
            if let Some(other) = other {
                self.report_repeated_unit(file, other, &id);
            }
            match unit.filter(|_| other.is_none()) {
                Some(unit) => {
                    units.insert(id, unit);
                }
                None => {
                    self.left_out.units.insert(id.as_str().into());
                }
            }
        }
        let wrong = unit::check_parents(&mut units, self.diags);
        self.left_out.units.extend(wrong.iter().map(|id| Arc::from(id.as_str())));
        (units, all)
    }

    fn report_repeated_unit(&mut self, file: &File<'_>, other: &File<'_>, id: &UnitId) {
        // A file that cannot be read has a source all the same, as it was reported.
        let by_path = |(id, source): (crate::text::SourceId, &Source)| (source.path == *file.path).then_some(id);
        let source = file.source.or_else(|| self.files.sources.iter().find_map(by_path));
        if let Some(source) = source {
            let (name, other) = (id.as_str().to_owned(), (other.path.to_string(), 1));
            self.diags.error(Span::whole(source), Message::RepeatedId { of: Reference::Unit, name, other });
        }
    }

    fn logs_and_pages(&mut self, index: &Index, units: &Units, memo: &Memo, all: &mut AllKept) -> (Meetings, Pages) {
        let pick = |place: &Place<'a>| match place {
            Place::Log(..) | Place::Guidance(_) | Place::Report(_) | Place::Page(_) => Some(place.clone()),
            Place::Settings
            | Place::Officers
            | Place::Regulation(_)
            | Place::Unit(_)
            | Place::Seal(_)
            | Place::Attachment => None,
        };
        let found = self.read_all(pick, |place, reading| {
            let unit = if let Place::Log(_, stem) = place { units.get(*stem) } else { None };
            memo.read(reading, unit, |reading| read_last(place, index, unit, reading))
        });
        let mut meetings = Meetings::new();
        let mut pages = Pages::default();
        for (file, place, kept) in found {
            let outcome = kept.as_ref().map_or(Read::Nothing, |kept| kept.outcome.clone());
            all.extend(kept.map(|kept| (file.path.clone(), kept)));
            match (place, outcome) {
                (Place::Log(year, stem), outcome) => self.keep_log(year, stem, outcome, &mut meetings),
                (_, Read::Guidance(Some(page))) => {
                    pages.guidance.insert(page.slug.clone(), page);
                }
                (_, Read::Report(Some(page))) => {
                    pages.reports.insert(page.slug.clone(), page);
                }
                (_, Read::Page(Some(page))) => {
                    pages.pages.insert(page.path.clone(), page);
                }
                (_, _) => {
                    self.left_out.pages.insert(file.path.clone());
                }
            }
        }
        (meetings, pages)
    }

    /// Returns the seals of reports, which are read together with the narratives.
    /// Only private text in them is looked for here.
    fn seals(&mut self) -> BTreeMap<Slug, Span> {
        let pick = |place: &Place<'a>| match place {
            Place::Seal(stem) => Slug::parse(stem),
            _ => None,
        };
        let look = |_: &Slug, reading: &mut Reading<'_>| {
            reading.privacy.check_lines(&reading.source.text, 0, reading.id, &mut reading.diags);
            Span::whole(reading.id)
        };
        let found = self.read_all(pick, look);
        found.into_iter().filter_map(|(_, slug, place)| Some((slug, place?))).collect()
    }

    fn keep_log(&mut self, year: i32, stem: &str, outcome: Read, meetings: &mut Meetings) {
        let Read::Log(log) = outcome else {
            *self.left_out.meetings.entry((stem.into(), year)).or_default() += 1;
            return;
        };
        for year in log.left_out {
            *self.left_out.meetings.entry((stem.into(), year)).or_default() += 1;
        }
        if let Some(id) = UnitId::parse(stem).filter(|_| !log.meetings.is_empty()) {
            meetings.entry(id).or_default().insert(year, log.meetings);
        }
    }

    /// Warns once of each unit that met before the first day of its first member count.
    fn warn_of_late_counts(&mut self, units: &Units, meetings: &Meetings) {
        for (id, read) in units {
            let Some((first, place)) = read.unit.members.first().zip(read.first_count_place) else { continue };
            let logs = meetings.get(id).into_iter().flat_map(BTreeMap::values).flatten();
            if logs.into_iter().any(|meeting| meeting.date < first.from) {
                self.diags.warning(place, Message::CountsBeginLater { from: first.from });
            }
        }
    }
}

/// Reads a file that may refer to anything.
fn read_last(place: &Place<'_>, index: &Index, unit: Option<&Arc<UnitRead>>, reading: &mut Reading<'_>) -> Read {
    match place {
        Place::Log(year, stem) => {
            if !index.units.known.contains(*stem) {
                let known = index.units.known.iter().map(UnitId::as_str);
                let nearest = super::spelling::nearest(stem, known).map(str::to_owned);
                let name = (*stem).to_owned();
                reading.error_of_file(Message::UnknownReference { to: Reference::Unit, name, nearest });
            }
            Read::Log(log::read(*year, unit.map(|read| &read.unit), index, reading))
        }
        Place::Guidance(stem) => {
            Read::Guidance(Slug::parse(stem).and_then(|slug| markdown::guidance(slug, index, reading)))
        }
        Place::Report(stem) => Read::Report(Slug::parse(stem).and_then(|slug| markdown::report(slug, reading))),
        Place::Page(path) => Read::Page(markdown::page(path, reading)),
        Place::Settings
        | Place::Officers
        | Place::Regulation(_)
        | Place::Unit(_)
        | Place::Seal(_)
        | Place::Attachment => Read::Nothing,
    }
}

/// Names the officers that cannot be trusted: those left out, and those whom units name where some could not be read.
fn leave_out_officers(officers: &Officers, units: &BTreeMap<UnitId, Unit>, left_out: &mut LeftOut) {
    left_out.officers.extend(officers.left_out.iter().cloned());
    let named = units.values().flat_map(|unit| &unit.in_charge).map(|assignment| &assignment.officer);
    let missing = named.filter(|officer| !officers.kept.contains_key(*officer));
    left_out.officers.extend(missing.map(|officer| Arc::from(officer.as_str())));
}

/// Returns the units by `thu_tu` (those without come last), then name, then id.
fn official_order(units: &BTreeMap<UnitId, Unit>) -> Vec<UnitId> {
    let collation = lang::order::Collation::new();
    let mut ordered: Vec<&Unit> = units.values().collect();
    ordered.sort_by(|one, two| {
        let place = |unit: &Unit| (unit.order.is_none(), unit.order);
        let by_name = || collation.compare(&one.name, &two.name);
        place(one).cmp(&place(two)).then_with(by_name).then_with(|| one.id.cmp(&two.id))
    });
    ordered.into_iter().map(|unit| unit.id.clone()).collect()
}

//! What the many pages of units, meetings, logs and lessons rest on, so that those that cannot differ are not made.
//!
//! Such a page shows meetings of one unit. It looks at the logs of that unit, at the unit's own findings, verdicts
//! and figures, and at what is the same for all: the records outside the logs, the as-of date, the years, what git says. A hash of
//! exactly that is its ground; on the same ground stands the same page. A page of a year looks at that year, those before
//! and the one after. Pages that any record may show on, and files over all units, stand on the whole.

use super::memo::{Key, Memo};
use crate::facts::Facts;
use crate::model::UnitId;
use crate::plan::{PageKind, Scene};
use crate::text::{Change, Entry, Tree};
use sha2::{Digest, Sha256};
use std::collections::{BTreeMap, HashMap};
use std::hash::{Hash, Hasher};
use std::sync::Arc;

/// Folder of the logs: `sinh-hoat/<year>/<unit>.yaml`.
const LOGS: &str = "sinh-hoat/";

/// The grounds of one run.
pub struct Grounds<'a> {
    units: BTreeMap<&'a UnitId, Key>,
    /// By year; of the logs and what follows from them up to the year after.
    years: BTreeMap<i32, Key>,
    whole: Key,
}

impl<'a> Grounds<'a> {
    /// Works out the grounds of a scene, which was made from `content`, given the hash of what is around every page.
    #[must_use]
    pub fn new(scene: &Scene<'a>, content: &Tree, around: &Key, memo: &mut Memo) -> Self {
        let files = digests(content, memo);
        let facts = scene.facts;
        let mut common = Sha256::new_with_prefix(around);
        let mut logs: HashMap<&str, Vec<&Key>> = HashMap::new();
        for (path, digest) in &files {
            match unit_of_log(path) {
                Some(stem) => logs.entry(stem).or_default().push(digest),
                None => common.update(digest),
            }
        }
        let (as_of, years, history) = (scene.as_of(), scene.years(), scene.history);
        common.update(format!("{as_of} {:?} {} {years:?} {:?}", scene.profile, scene.with_drafts, history.head));
        let mut years: BTreeMap<i32, Sha256> = scene.years().iter().map(|year| (*year, Sha256::new())).collect();
        for (path, digest) in &files {
            let year = year_of_log(path).and_then(|year| years.get_mut(&year));
            year.into_iter().for_each(|year| year.update(digest));
        }
        let mut changes: HashMap<&str, Vec<(&str, &Change)>> = HashMap::new();
        for (path, change) in &history.changes {
            match unit_of_log(path) {
                Some(stem) => {
                    let year = year_of_log(path).and_then(|year| years.get_mut(&year));
                    year.into_iter().for_each(|year| year.update(format!("{path} {change:?}")));
                    changes.entry(stem).or_default().push((path, change));
                }
                None => common.update(format!("{path} {change:?}")),
            }
        }
        let mut whole = common.clone();
        // A commit's name stands for all that it did.
        history.versions.iter().for_each(|version| whole.update(format!("{:?}", version.change)));
        files.iter().for_each(|(_, digest)| whole.update(digest));
        whole.update(format!("{:?}", history.changes));
        let mut grounds: BTreeMap<&'a UnitId, Sha256> = BTreeMap::new();
        for id in facts.known.registry.units.keys() {
            let mut ground = common.clone();
            logs.get(id.as_str()).into_iter().flatten().for_each(|digest| ground.update(digest));
            let changes = changes.get(id.as_str()).into_iter().flatten();
            changes.for_each(|change| ground.update(format!("{change:?}")));
            grounds.insert(id, ground);
        }
        add_facts(facts, &mut grounds, &mut years);
        let units = grounds.into_iter().map(|(id, ground)| (id, ground.finalize().into())).collect();
        let own: BTreeMap<i32, Key> =
            years.into_iter().map(|(year, ground)| (year, ground.finalize().into())).collect();
        let years = own.keys().map(|year| (*year, up_to(&common, &own, year.saturating_add(1)))).collect();
        Self { units, years, whole: whole.finalize().into() }
    }

    /// Returns a hash of everything that the records and the theme give: the ground of files that show what is whose.
    #[must_use]
    pub fn whole(&self) -> Key {
        self.whole
    }

    /// Returns a hash of everything that a file about one unit's meetings follows from: what is the same for all units,
    /// the unit's own logs, findings and figures, nothing of other units' meetings; the whole for an unknown unit.
    #[must_use]
    pub fn of_unit(&self, unit: &UnitId) -> Key {
        self.units.get(unit).copied().unwrap_or(self.whole)
    }

    /// Returns the ground of a page; none where any record may show on it.
    #[must_use]
    pub fn of(&self, kind: &PageKind) -> Option<&Key> {
        match kind {
            PageKind::Unit(unit)
            | PageKind::Meeting(unit, ..)
            | PageKind::LogBook(unit, _)
            | PageKind::LessonsOf(unit) => self.units.get(unit),
            // Comparisons look back over all years, and the calendar's last month into the next.
            PageKind::CalendarYear(year) | PageKind::ComplianceYear(year) | PageKind::Summary(year) => {
                self.years.get(year)
            }
            _ => None,
        }
    }
}

/// What a value feeds a hasher with, which is all that it holds.
struct Bytes(Vec<u8>);

impl Hasher for Bytes {
    fn write(&mut self, bytes: &[u8]) {
        self.0.extend_from_slice(bytes);
    }

    fn finish(&self) -> u64 {
        0
    }
}

/// Returns all that a value holds, in bytes.
fn bytes_of(fact: &impl Hash) -> Vec<u8> {
    let mut bytes = Bytes(Vec::with_capacity(256));
    fact.hash(&mut bytes);
    bytes.0
}

/// Adds to each unit and year what was judged and summed up of it.
fn add_facts(facts: &Facts, grounds: &mut BTreeMap<&UnitId, Sha256>, years: &mut BTreeMap<i32, Sha256>) {
    let mut add = |unit: Option<&UnitId>, year: i32, fact: Vec<u8>| {
        unit.and_then(|unit| grounds.get_mut(unit)).into_iter().for_each(|ground| ground.update(&fact));
        years.get_mut(&year).into_iter().for_each(|ground| ground.update(&fact));
    };
    // A record under the wrong year's log leaves its own year without it, too.
    for ((stem, year), count) in &facts.known.registry.left_out.meetings {
        add(None, *year, bytes_of(&(stem, count)));
    }
    for finding in &facts.findings {
        add(finding.unit.as_ref(), finding.year, bytes_of(finding));
    }
    for verdict in &facts.verdicts {
        add(verdict.unit.as_ref(), verdict.year, bytes_of(verdict));
    }
    for year in &facts.figures.years {
        year.units.iter().for_each(|figures| add(Some(&figures.unit), year.year, bytes_of(figures)));
    }
}

/// Returns the hash of what is common and of every year up to `last`.
fn up_to(common: &Sha256, years: &BTreeMap<i32, Key>, last: i32) -> Key {
    let mut ground = common.clone();
    years.range(..=last).for_each(|(_, year)| ground.update(year));
    ground.finalize().into()
}

/// Returns the year in whose folder a log stands.
fn year_of_log(path: &str) -> Option<i32> {
    path.strip_prefix(LOGS)?.split('/').next()?.parse().ok()
}

/// Returns the unit whose log stands at that path, if it is one.
fn unit_of_log(path: &str) -> Option<&str> {
    path.strip_prefix(LOGS)?.split('/').nth(1)?.strip_suffix(".yaml")
}

/// Returns the digest of each file with its path; those of the very bytes of the last run are known.
fn digests(content: &Tree, memo: &mut Memo) -> Vec<(Arc<str>, Key)> {
    let mut known = std::mem::take(&mut memo.files);
    let mut files = Vec::with_capacity(content.len());
    for (path, entry) in content {
        let Entry::File(bytes) = entry else {
            files.push((path.clone(), Sha256::digest(format!("{path} {entry:?}")).into()));
            continue;
        };
        let same = known.remove(path).filter(|(same, _)| Arc::ptr_eq(same, bytes));
        let (_, digest) = same.unwrap_or_else(|| {
            let mut hash = Sha256::new_with_prefix(path.as_bytes());
            hash.update([0]);
            hash.update(bytes);
            (bytes.clone(), hash.finalize().into())
        });
        memo.files.insert(path.clone(), (bytes.clone(), digest));
        files.push((path.clone(), digest));
    }
    files
}

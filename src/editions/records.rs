//! The records on either side of a version: the units that it touches, with all that judging them looks at.

use crate::model::{Registry, UnitId};
use crate::text::{Entry, Tree, Version};
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

/// Files of units and logs beyond which a version is summed up instead of told: a first import, a change of format.
const MOST: usize = 60;

/// The records on one side of a version.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Records {
    /// The files needed to judge the units touched.
    Few(Tree),
    /// So many files of units and logs that they are only counted.
    Many(usize),
}

/// State of each file that some version touches, as one walks back in time; none where there is no file.
type Past<'a> = BTreeMap<&'a str, Option<&'a Arc<[u8]>>>;

/// Returns the records before and after each version. `versions` are newest first and lead up to `content`.
pub fn sides(registry: &Registry, content: &Tree, versions: &[Version]) -> Vec<(Records, Records)> {
    let files = files(content, versions);
    let mut past = Past::new();
    let mut sides = Vec::with_capacity(versions.len());
    for version in versions {
        let own = |pick: fn(&crate::text::Revision) -> Option<&Arc<[u8]>>| {
            version.files.iter().map(move |(path, revision)| (&**path, pick(revision)))
        };
        let count = version.files.keys().filter(|path| unit_of(path).is_some()).count();
        past.extend(own(|revision| revision.after.as_ref()));
        let after = side(registry, content, version, &files, &past);
        past.extend(own(|revision| revision.before.as_ref()));
        let before = side(registry, content, version, &files, &past);
        sides.push(if count > MOST { (Records::Many(count), Records::Many(count)) } else { (before, after) });
    }
    sides
}

/// Returns the unit whose record or log stands at `path`.
pub(super) fn unit_of(path: &str) -> Option<UnitId> {
    let is_record = path.starts_with(UNITS) || path.starts_with(LOGS);
    let (_, file) = path.rsplit_once('/').filter(|_| is_record)?;
    UnitId::parse(file.strip_suffix(".yaml")?)
}

/// Where records of units stand, in folders of people's choice.
pub(super) const UNITS: &str = "don-vi/";

/// Where logs stand, by year.
const LOGS: &str = "sinh-hoat/";

/// Returns the paths at which each unit has or had its record and its logs.
fn files<'a>(content: &'a Tree, versions: &'a [Version]) -> BTreeMap<UnitId, BTreeSet<&'a str>> {
    let below = |folder: &'static str| {
        let paths = content.range(Arc::from(folder)..).map(|(path, _)| &**path);
        paths.take_while(move |path| path.starts_with(folder))
    };
    let then = versions.iter().flat_map(|version| version.files.keys()).map(|path| &**path);
    let mut files: BTreeMap<_, BTreeSet<_>> = BTreeMap::new();
    for path in below(UNITS).chain(below(LOGS)).chain(then) {
        if let Some(unit) = unit_of(path) {
            files.entry(unit).or_default().insert(path);
        }
    }
    files
}

fn side(
    registry: &Registry,
    content: &Tree,
    version: &Version,
    files: &BTreeMap<UnitId, BTreeSet<&str>>,
    past: &Past<'_>,
) -> Records {
    let units: BTreeSet<UnitId> = version.files.keys().filter_map(|path| unit_of(path)).collect();
    let mut paths: BTreeSet<String> = BTreeSet::new();
    for unit in &units {
        let above = std::iter::successors(Some(unit), |unit| registry.units.get(*unit)?.parent.as_ref());
        // A circle of units is a fault of the records; no chain of them is as long as this.
        let records = above.take(8).filter_map(|unit| files.get(unit)).flatten();
        paths.extend(records.filter(|path| path.starts_with(UNITS)).map(|path| (*path).to_owned()));
        paths.extend(files.get(unit).into_iter().flatten().map(|path| (*path).to_owned()));
    }
    if !units.is_empty() {
        paths.extend(["cong.yaml", "can-bo.yaml"].map(str::to_owned));
        // A regulation names the guidance it rests on; without it the regulation would be left out.
        for folder in ["quy-dinh/", "huong-dan/"] {
            let files = content.range(Arc::from(folder)..).map(|(path, _)| path);
            paths.extend(files.take_while(|path| path.starts_with(folder)).map(ToString::to_string));
        }
    }
    let entry = |path: String| {
        let entry = match past.get(path.as_str()) {
            Some(bytes) => Entry::File(Arc::clone((*bytes)?)),
            None => content.get(path.as_str())?.clone(),
        };
        Some((Arc::from(path), entry))
    };
    Records::Few(paths.into_iter().filter_map(entry).collect())
}

//! What the page of a sealed report says beside its issued figures: which of them corrected records would change.

use super::parts::meeting_name;
use super::{Here, Scene, prose, report};
use crate::document::Target;
use crate::document::seal::{About, Change, Difference, How, Responsible, Seal};
use crate::lang::sentence::{
    ADDED, CORRECTED, REMOVED, SEAL_BROKEN, SealState, and_more, labelled, seal_lead, seal_lifted,
};
use serde::Serialize;

/// Most values of a table that are listed; the others are counted.
const MOST_VALUES: usize = 8;
/// Most records that are listed for a figure.
const MOST_RECORDS: usize = 12;

/// What the seal of a report says.
#[derive(Serialize)]
pub struct SealView {
    /// Whether the reader must know: figures differ, or the seal cannot be read.
    pub is_grave: bool,
    /// In a sentence or two.
    pub lead: String,
    /// Figures that the records would change.
    pub changes: Vec<ChangeView>,
    /// The records responsible, where they are the same for all.
    pub records: Option<RecordsView>,
}

/// A figure that the records would change.
#[derive(Serialize)]
pub struct ChangeView {
    /// What is counted.
    pub label: String,
    /// Where the records behind it are listed.
    pub href: Option<String>,
    /// Its values that differ.
    pub values: Vec<ValueView>,
    /// How many more differ.
    pub more: Option<String>,
    /// The records responsible, where they are not the same for all.
    pub records: Option<RecordsView>,
}

/// A value that differs.
#[derive(Serialize)]
pub struct ValueView {
    /// Cell or point; empty for a number.
    pub label: String,
    /// As issued.
    pub was: String,
    /// As the records give it.
    pub now: String,
}

/// Records that were corrected.
#[derive(Clone, Serialize)]
pub struct RecordsView {
    /// The records.
    pub list: Vec<RecordView>,
    /// How many more there are.
    pub more: Option<String>,
}

/// A record that was corrected.
#[derive(Clone, Serialize)]
pub struct RecordView {
    /// What became of it.
    pub how: &'static str,
    /// What it is.
    pub label: String,
    /// Its page; none where it is gone.
    pub href: Option<String>,
    /// `file:line`.
    pub source: String,
}

/// Makes what the seal says; nothing where the report never had one. `traces` is the address of the page of records.
pub(super) fn view(scene: &Scene<'_>, here: &Here, seal: &Seal, traces: Option<&str>) -> Option<SealView> {
    let told = |is_grave, lead| SealView { is_grave, lead, changes: Vec::new(), records: None };
    let sealed = match seal {
        Seal::Open => return None,
        Seal::Lifted { reason } => return Some(told(false, seal_lifted(reason))),
        Seal::Broken => return Some(told(true, SEAL_BROKEN.to_owned())),
        Seal::Sealed(sealed) => sealed,
    };
    let state = SealState {
        as_of: sealed.as_of,
        figures: sealed.figures,
        is_compared: sealed.is_compared,
        corrected: sealed.corrected,
        changes: sealed.changes.len(),
    };
    let first = sealed.changes.first();
    let common = first.filter(|first| sealed.changes.iter().all(|change| change.records == first.records));
    let change = |change: &Change| ChangeView {
        label: labelled(&change.call, &change.description),
        href: traces.zip(change.trace).map(|(address, trace)| format!("{}#s-{}", here.to(address), trace + 1)),
        values: change.differences.iter().take(MOST_VALUES).map(value).collect(),
        more: more(change.differences.len(), MOST_VALUES, "ô"),
        records: common.is_none().then(|| records(scene, here, &change.records)),
    };
    Some(SealView {
        is_grave: first.is_some(),
        lead: seal_lead(state),
        changes: sealed.changes.iter().map(change).collect(),
        records: common.map(|change| records(scene, here, &change.records)),
    })
}

fn more(all: usize, shown: usize, noun: &str) -> Option<String> {
    all.checked_sub(shown).filter(|rest| *rest > 0).map(|rest| and_more(rest, noun))
}

fn value(difference: &Difference) -> ValueView {
    let shown = |text: &str| if text.is_empty() { "–".to_owned() } else { text.to_owned() };
    ValueView { label: difference.label.clone(), was: shown(&difference.was), now: shown(&difference.now) }
}

fn records(scene: &Scene<'_>, here: &Here, all: &[Responsible]) -> RecordsView {
    RecordsView {
        list: all.iter().take(MOST_RECORDS).map(|one| record(scene, here, one)).collect(),
        more: more(all.len(), MOST_RECORDS, "bản ghi"),
    }
}

fn record(scene: &Scene<'_>, here: &Here, one: &Responsible) -> RecordView {
    let target = match &one.about {
        About::Meeting(key) => Target::Meeting(key.clone()),
        About::Unit(unit) => Target::Unit(unit.clone()),
        About::Regulation(regulation) => Target::Regulation(regulation.clone()),
    };
    let label = match &one.about {
        About::Meeting(key) => {
            format!("{}, {}", report::unit_name(scene, &key.unit), meeting_name(key.date, key.level))
        }
        About::Unit(unit) => report::unit_name(scene, unit),
        About::Regulation(id) => {
            let known = scene.facts.known.registry.regulations.get(id);
            known.map_or_else(|| id.to_string(), |regulation| regulation.number.to_string())
        }
    };
    RecordView {
        how: match one.how {
            How::Corrected => CORRECTED,
            How::Added => ADDED,
            How::Removed => REMOVED,
        },
        label,
        href: one.place.map(|_| prose::href(here, &target)),
        source: match one.place {
            Some(place) => format!("{}:{}", one.path, scene.sources.position(place).line),
            None => one.path.clone(),
        },
    }
}

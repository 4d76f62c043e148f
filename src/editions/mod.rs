//! What changed from one published state of the records to the next, as facts that `lang` words.
//!
//! Takes the versions that git knows; gives an [`Edition`] for each. Both sides of a version are judged as of the same
//! day, so that nothing here changes by the calendar alone. Only the units that a version touches are read and judged
//! again: the cost follows the changes, not the size of the tree.

mod compare;
mod documents;
mod records;

pub use compare::between;
pub use records::Records;

use crate::model::{AsOf, Form, MeetingKey, MeetingNews, Registry, RuleId, UnitId};
use crate::summary::CapState;
use crate::text::{Change, History, RevisionKind, Tree};
use rayon::prelude::*;
use std::collections::HashMap;
use std::sync::Arc;

/// What one commit changed on the portal.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Edition {
    /// The commit and its day.
    pub change: Change,
    /// What changed of each unit, by the order of the ids.
    pub units: Vec<UnitNews>,
    /// Documents and settings that changed, by path.
    pub documents: Vec<DocumentNews>,
    /// Files of records, where there were too many to tell one by one.
    pub bulk: Option<usize>,
}

/// What changed of one unit.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct UnitNews {
    /// The unit.
    pub unit: UnitId,
    /// Its name after the change; before it where the unit is gone.
    pub name: Arc<str>,
    /// What changed.
    pub news: Vec<News>,
}

/// One change of a unit.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum News {
    /// The unit is new, with so many records of meetings; they are not told one by one.
    Joined {
        /// Records of meetings.
        meetings: usize,
    },
    /// The unit is gone.
    Left,
    /// Its own record says something else.
    Revised,
    /// Something of a meeting.
    Meeting {
        /// The meeting.
        key: MeetingKey,
        /// Its form.
        form: Form,
        /// What.
        what: MeetingNews,
    },
    /// A cap is in another state.
    Cap {
        /// Name of the cap.
        name: Arc<str>,
        /// The year.
        year: i32,
        /// State after the change.
        state: CapState,
        /// Meetings that use it, after the change.
        used: u32,
        /// Most meetings allowed.
        most: u32,
    },
    /// A finding that was not there before.
    FindingRaised {
        /// The rule.
        rule: RuleId,
        /// What is wrong, as a sentence without a full stop.
        text: String,
    },
    /// A finding that is there no more, though its meeting is.
    FindingMended {
        /// The rule.
        rule: RuleId,
        /// What was wrong, as a sentence without a full stop.
        text: String,
    },
}

/// One document that changed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DocumentNews {
    /// Path relative to the content tree.
    pub path: Arc<str>,
    /// What was done to it.
    pub kind: RevisionKind,
    /// Its name for people, where it has one.
    pub name: Option<Arc<str>>,
    /// Whether it is a draft.
    pub is_draft: bool,
    /// Whether it was issued by this very change.
    pub is_issue: bool,
}

/// What earlier runs found out, each beside the very records that it follows from.
#[derive(Default)]
pub struct Memo {
    known: HashMap<Arc<str>, (Records, Records, AsOf, Arc<Edition>)>,
}

/// Returns what each version changed, newest first.
///
/// `registry` is that of `content`: it says which units stand above which.
#[must_use]
pub fn editions(
    registry: &Registry,
    content: &Tree,
    history: &History,
    as_of: AsOf,
    memo: &mut Memo,
) -> Vec<Arc<Edition>> {
    let sides = records::sides(registry, content, &history.versions);
    let known = &memo.known;
    let edition = |(version, (before, after)): (_, (Records, Records))| {
        let version: &crate::text::Version = version;
        let same = known.get(&version.change.commit).filter(|(b, a, day, _)| (b, a, *day) == (&before, &after, as_of));
        let edition = same.map_or_else(|| Arc::new(of(version, &before, &after, as_of)), |known| known.3.clone());
        (version.change.commit.clone(), (before, after, as_of, edition))
    };
    let made: Vec<_> = history.versions.par_iter().zip(sides).map(edition).collect();
    let editions = made.iter().map(|(_, (.., edition))| edition.clone()).collect();
    memo.known = made.into_iter().collect();
    editions
}

fn of(version: &crate::text::Version, before: &Records, after: &Records, as_of: AsOf) -> Edition {
    let units = match (before, after) {
        (Records::Few(before), Records::Few(after)) => compare::units(before, after, as_of),
        _ => Vec::new(),
    };
    let bulk = match after {
        Records::Many(files) => Some(*files),
        Records::Few(_) => None,
    };
    Edition { change: version.change.clone(), units, documents: documents::of(version), bulk }
}

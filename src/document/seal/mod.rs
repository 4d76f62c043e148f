//! Seals: the figures of an issued report as they were on the day of its sealing, and what corrected records would
//! change of them.
//!
//! The file beside a report keeps the answer of every call of its text, also of those that conditions compare; so its
//! sentences stay as they were issued, whatever the records say later.

mod beside;
mod change;
mod file;
mod form;
mod keep;
mod origin;

pub use change::{Change, Difference, How, Responsible};
pub use keep::{Refusal, lift, make};
pub use origin::About;

pub(super) use beside::{Beside, Holding, beside};
pub(super) use change::{compare, same};
pub(super) use origin::Contents;

use super::figures::Part;
use super::tree::{ComputedChart, ComputedTable, Quantity, Record};
use chrono::NaiveDate;
use std::collections::BTreeMap;
use std::sync::Arc;

/// A call of a report's text and what the records give for it.
#[derive(Clone, Debug, PartialEq)]
pub struct Answer {
    /// The call as a report writes it.
    pub call: String,
    /// What the records give.
    pub value: Answered,
    /// What is counted and where, in words.
    pub description: String,
    /// The records it rests on.
    pub records: Vec<Record>,
    /// Which of the document's traces it has; none for what a condition compares.
    pub trace: Option<usize>,
}

/// What a call is answered with.
#[derive(Clone, Debug, PartialEq)]
pub enum Answered {
    /// A figure within prose.
    Number {
        /// As prose writes it.
        text: String,
        /// The number; none where records are missing.
        quantity: Option<Quantity>,
    },
    /// A number that a condition compares.
    Compared(Option<Quantity>),
    /// A table.
    Table(ComputedTable),
    /// A chart.
    Chart(ComputedChart),
}

impl Answered {
    /// Returns its words: the figure, the caption, the title.
    pub(super) fn title(&self) -> &str {
        match self {
            Self::Number { text, .. } => text,
            Self::Compared(_) => "",
            Self::Table(table) => &table.caption,
            Self::Chart(chart) => &chart.title,
        }
    }

    /// Returns it as it stands in the text.
    pub(super) fn into_part(self, trace: usize) -> Part {
        match self {
            Self::Number { text, .. } => Part::Figure { text, trace },
            Self::Compared(_) => Part::Figure { text: String::new(), trace },
            Self::Table(table) => Part::Table(ComputedTable { trace, ..table }),
            Self::Chart(chart) => Part::Chart(ComputedChart { trace, ..chart }),
        }
    }
}

/// The figures of a report as they were issued.
pub(super) struct Issued {
    /// Answers by call, as a report writes it.
    pub(super) values: BTreeMap<String, Answered>,
}

/// Whether the figures of a report are those of its issue.
#[derive(Clone, Debug, Default, PartialEq)]
pub enum Seal {
    /// Not sealed: they follow the records.
    #[default]
    Open,
    /// Sealed: they are those of the issue.
    Sealed(Box<Sealed>),
    /// Sealed once, but the seal was lifted: they follow the records.
    Lifted {
        /// Why.
        reason: Arc<str>,
    },
    /// There is a seal that cannot be trusted, which was reported: they follow the records.
    Broken,
}

/// A sealed report.
#[derive(Clone, Debug, PartialEq)]
pub struct Sealed {
    /// As of which day its figures are.
    pub as_of: NaiveDate,
    /// Version of the program that sealed it.
    pub version: Arc<str>,
    /// How many figures are sealed.
    pub figures: usize,
    /// Whether the records were compared: not where the site is built as of a day before that of the figures.
    pub is_compared: bool,
    /// How many records were corrected, added or taken away since.
    pub corrected: usize,
    /// The figures that the records would change, in the order of the text.
    pub changes: Vec<Change>,
}

//! A report as PDF: set by the form of official documents, tagged for screen readers, for keeping, with its fonts inside.
//!
//! `prose`, `tables` and `charts` turn the paper into the data of the template `bao-cao.typ`; `engine` sets it. What
//! people wrote reaches the typesetter as data only, so none of it can be taken for markup.

mod charts;
mod engine;
mod letters;
mod prose;
mod sheet;
mod tables;

use super::paper::{DRAFT, PARTY, Paper, RECIPIENTS};
use chrono::{Datelike, NaiveDate};
use engine::{Job, Promise};
use letters::shown;
use prose::Setter;
use tables::Page;

/// Why a paper could not be set: what the typesetter says.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{}", .0.join("; "))]
pub struct Fault(Vec<String>);

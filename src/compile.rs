//! The front door: a tree of records in, a checked site out. Pure: no disk, clock, environment or printing.

use crate::diag::{Diagnostics, Severity};
use crate::facts::{self, Facts};
use crate::model::{AsOf, Known, Profile};
use crate::render::Site;
use crate::text::{History, Sources, Tree};
use crate::{load, plan, render};

/// Everything that a site is made from.
#[derive(Clone, Debug, Default)]
pub struct Inputs {
    /// The content tree.
    pub content: Tree,
    /// The folders of themes beside the content tree: `<name>/<file>` to bytes.
    pub themes: Tree,
    /// What git says of the content tree.
    pub history: History,
}

/// Choices of the person who builds.
#[derive(Clone, Copy, Debug, Default)]
pub struct Options {
    /// Profile in place of the one in `cong.yaml`.
    pub profile: Option<Profile>,
    /// Whether pages marked `ban_nhap: true` are kept.
    pub with_drafts: bool,
    /// Whether a tree with errors is built as far as it goes.
    pub allow_errors: bool,
}

/// What checking gives.
pub struct Checked {
    /// The sources, for places and excerpts.
    pub sources: Sources,
    /// Verdicts, findings and figures.
    pub facts: Facts,
    /// The problems, sorted.
    pub diagnostics: Diagnostics,
}

/// What compiling gives.
pub struct Compiled {
    /// Sources, facts and problems.
    pub checked: Checked,
    /// The site; none when there are errors that were not allowed.
    pub site: Option<Site>,
}

/// Reads only what is needed to know the as-of date that `cong.yaml` gives, if any.
#[must_use]
pub fn as_of_in_settings(inputs: &Inputs) -> Option<AsOf> {
    load::as_of_in_settings(&inputs.content).map(AsOf)
}

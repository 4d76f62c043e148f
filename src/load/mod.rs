//! From text to the valid model. Takes a tree of files, gives the registry, the sources and every problem.
//!
//! The order is that of dependence: settings, officers and regulations first, then units, which refer to them, then
//! logs and pages, which refer to all. Within a step the files are read in parallel; what they give is put together in
//! the order of their paths, so the outcome is the same at any number of threads.

mod attachments;
mod attendance;
mod content;
mod dates;
mod fields;
mod files;
mod index;
mod log;
mod markdown;
mod meeting;
mod members;
mod memo;
mod names;
mod officers;
mod place;
mod privacy;
mod reading;
mod regulation;
mod settings;
pub mod spelling;
mod steps;
#[cfg(test)]
mod tests;
mod unit;
mod value;
mod words;
mod yaml;

pub use content::contents;
pub use markdown::narrative;
pub use place::SEAL;

pub use memo::Memo;

use crate::diag::Diagnostics;
use crate::model::{Profile, Registry};
use crate::text::{Entry, Source, Sources, Tree};
use chrono::NaiveDate;
use std::sync::Arc;

/// The path of the settings.
const SETTINGS: &str = "cong.yaml";

/// Reads every record of `tree`, in parallel. Never fails: what cannot be trusted is left out, with a diagnostic.
///
/// `profile` overrides the profile of `cong.yaml`, which decides how grave private text is.
pub fn load(tree: &Tree, profile: Option<Profile>, diags: &mut Diagnostics) -> (Registry, Sources) {
    load_again(tree, profile, &mut Memo::default(), diags)
}

/// Does what [`load`] does, with the same outcome; what `memo` holds of earlier runs is not read again.
pub fn load_again(
    tree: &Tree,
    profile: Option<Profile>,
    memo: &mut Memo,
    diags: &mut Diagnostics,
) -> (Registry, Sources) {
    steps::run(tree, profile, memo, diags)
}

/// Returns the `tinh_den` of `cong.yaml`, if it can be read.
#[must_use]
pub fn as_of_in_settings(tree: &Tree) -> Option<NaiveDate> {
    glance(tree)?.as_of
}

/// Returns the `dia_chi` of `cong.yaml`, if it can be read.
#[must_use]
pub fn address_in_settings(tree: &Tree) -> Option<Arc<str>> {
    glance(tree)?.address
}

fn glance(tree: &Tree) -> Option<settings::Glance> {
    let Some(Entry::File(bytes)) = tree.get(SETTINGS) else { return None };
    let mut sources = Sources::default();
    let id = sources.add(Source::new(SETTINGS, std::str::from_utf8(bytes).ok()?));
    Some(settings::glance(id, sources.get(id)))
}

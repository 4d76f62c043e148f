//! From text to the valid model. Takes a tree of files, gives the registry, the sources and every problem.

use crate::diag::Diagnostics;
use crate::model::{Profile, Registry};
use crate::text::{Sources, Tree};
use chrono::NaiveDate;

/// Reads every record of `tree`, in parallel. Never fails: what cannot be trusted is left out, with a diagnostic.
///
/// `profile` overrides the profile of `cong.yaml`, which decides how grave private text is.
pub fn load(tree: &Tree, profile: Option<Profile>, diags: &mut Diagnostics) -> (Registry, Sources) {
    let _ = (tree, profile, diags);
    unimplemented!()
}

/// Returns the `tinh_den` of `cong.yaml`, if it can be read.
#[must_use]
pub fn as_of_in_settings(tree: &Tree) -> Option<NaiveDate> {
    let _ = tree;
    None
}

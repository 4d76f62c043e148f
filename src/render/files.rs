//! Stub until the other files of a site are merged.
use super::Site;
use crate::diag::Diagnostics;
use crate::plan::Scene;
use crate::text::Tree;

/// Adds nothing.
pub fn add_files(scene: &Scene<'_>, content: &Tree, diagnostics: &Diagnostics, site: &mut Site) {
    let _ = (scene, content, diagnostics, site);
}

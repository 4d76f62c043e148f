//! From plan to bytes: templates, links, data files.

pub mod check_json;
pub mod data;
pub mod embedded;
pub mod feed;
mod file;
pub mod files;
pub mod grounds;
pub mod ics;
pub mod links;
pub mod memo;
mod press;
mod scan;
pub mod search;
mod shared;
pub mod site;
pub mod theme;

use crate::diag::{Diagnostics, Message};
use crate::text::{Sources, Span, Tree};
pub use file::{Bytes, File};
pub use files::{add_files, seal};
pub use grounds::Grounds;
pub use memo::Memo;
pub use press::{Press, gathered};
pub use site::Site;
use std::sync::Arc;
use theme::Theme;

/// Reports every dead link of the finished site at the record of the page that has it.
pub fn report_dead_links(links: Vec<links::DeadLink>, place: Span, diags: &mut Diagnostics) {
    for dead in links {
        diags.error(place, Message::BrokenSiteLink { page: dead.page.to_string(), link: dead.link });
    }
}

/// Loads the theme that the settings name, or takes it from `memo`: one that has problems is loaded anew to tell them.
pub fn load_theme(
    name: &str,
    named_at: Span,
    themes: &Tree,
    memo: &mut Memo,
    sources: &mut Sources,
    diags: &mut Diagnostics,
) -> Arc<Theme> {
    let digest = theme::digest_of_files(name, themes);
    if let Some((_, theme)) = memo.theme.as_ref().filter(|(known, _)| *known == digest) {
        return theme.clone();
    }
    let mark = diags.len();
    let theme = Arc::new(Theme::load(name, named_at, themes, sources, diags));
    memo.theme = (diags.len() == mark).then(|| (digest, theme.clone()));
    theme
}

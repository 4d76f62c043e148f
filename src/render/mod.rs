//! From plan to bytes: templates, links, data files.

pub mod check_json;
pub mod data;
pub mod embedded;
pub mod feed;
pub mod files;
pub mod grounds;
pub mod ics;
pub mod links;
pub mod memo;
mod scan;
pub mod search;
mod shared;
pub mod site;
pub mod theme;

use crate::diag::{Diagnostics, Message};
use crate::plan::{self, Frame, PlannedPage, Scene, View};
use crate::text::{Sources, Span, Tree};
pub use files::{add_files, seal};
pub use grounds::Grounds;
pub use memo::Memo;
use rayon::prelude::*;
use shared::Shared;
pub use site::{File, Site};
use std::collections::{BTreeMap, HashMap};
use std::sync::Arc;
use theme::{RenderFault, Theme};

/// How a page came to be.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Making {
    /// It was rendered.
    Rendered,
    /// It is the one of an earlier run, from which nothing could differ.
    Recalled,
}

/// Is told of each page when it is begun, without a making, and when it is made, by the same thread.
pub type Tell<'a> = dyn Fn(&PlannedPage, Option<Making>) + Sync + 'a;

/// Renders every page of `pages` that `memo` does not hold. A template that fails is returned once for each place in it.
#[must_use]
pub fn render_pages(
    scene: &Scene<'_>,
    pages: &[PlannedPage],
    theme: &Theme,
    (memo, grounds): (&mut Memo, &Grounds<'_>),
    tell: &Tell<'_>,
) -> (Site, Vec<RenderFault>) {
    let search = format!("{} {}", theme.search, search::address(0));
    let assets = plan::Assets {
        style: theme.style.clone(),
        script: theme.script.clone(),
        tables: theme.tables.clone(),
        icon: theme.icon.clone(),
        search,
    };
    let shared = plan::Site::new(scene, assets);
    // Where nobody asks again, nothing needs a key.
    let key = || memo::page_key(&theme.digest, &memo::Key::default(), &shared, &());
    let around = if memo.is_forgetful { None } else { key() };
    let around = Around { theme, shared: Shared::new(&shared), key: around, memo, grounds };
    let rendered: Vec<_> = pages
        .par_iter()
        .filter_map(|page| {
            tell(page, None);
            let (made, making) = around.page(scene, page)?;
            tell(page, Some(making));
            Some(made)
        })
        .collect();
    let assets = theme.assets.iter().map(|(address, file)| (address.clone(), file.clone()));
    let mut files: Vec<_> = assets.collect();
    let mut faults = BTreeMap::new();
    let mut known = HashMap::with_capacity(rendered.len());
    for page in rendered {
        match page {
            Ok(Made { address, ground, key, file }) => {
                known.extend(key.map(|key| (address.clone(), memo::Page { ground, key, file: file.clone() })));
                files.push((address, file));
            }
            Err(fault) => {
                faults.entry(fault.key()).or_insert(fault);
            }
        }
    }
    memo.pages = known;
    // Sorted and put together at once, which is many times quicker than one insertion after the other.
    let files: BTreeMap<_, _> = files.into_iter().collect();
    (files.into(), faults.into_values().collect())
}

/// What pages have in common.
struct Around<'a> {
    theme: &'a Theme,
    shared: Shared,
    key: Option<memo::Key>,
    memo: &'a Memo,
    grounds: &'a Grounds<'a>,
}

/// A page with what it was made from.
struct Made {
    address: Arc<str>,
    ground: Option<memo::Key>,
    key: Option<memo::Key>,
    file: File,
}

impl Around<'_> {
    /// Makes a page, or takes the one that stands on the same ground or was made from the very same.
    fn page(&self, scene: &Scene<'_>, page: &PlannedPage) -> Option<(Result<Made, RenderFault>, Making)> {
        let ground = self.key.zip(self.grounds.of(&page.kind)).map(|(around, ground)| memo::both(&around, ground));
        let known = self.memo.pages.get_key_value(page.address.as_str());
        let again = |(address, known): (&Arc<str>, &memo::Page)| {
            let made = Made { address: address.clone(), ground, key: Some(known.key), file: known.file.clone() };
            (Ok(made), Making::Recalled)
        };
        if let Some(known) = known.filter(|(_, known)| ground.is_some() && known.ground == ground) {
            return Some(again(known));
        }
        let (frame, view) = plan::view(scene, page)?;
        let key = self.key.and_then(|around| memo::page_key(page.kind.template(), &around, &frame, &view));
        if let Some(known) = known.filter(|(_, known)| Some(known.key) == key) {
            return Some(again(known));
        }
        let html = self.render(page, &frame, &view);
        let made = html.map(|html| Made {
            address: Arc::from(page.address.as_str()),
            ground,
            key,
            file: File::at_hand(html.into()),
        });
        Some((made, Making::Rendered))
    }

    fn render(&self, page: &PlannedPage, frame: &Frame, view: &View) -> Result<Vec<u8>, RenderFault> {
        self.theme.render(page.kind.template(), &self.shared, frame, view)
    }
}

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

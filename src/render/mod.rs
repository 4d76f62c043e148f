//! From plan to bytes: templates, Markdown, charts, data files.

pub mod check_json;
pub mod data;
pub mod embedded;
pub mod files;
pub mod links;
pub mod theme;

use crate::diag::{Diagnostics, Message};
use crate::plan::{self, Frame, PlannedPage, Scene, View};
use crate::text::{Sources, Span, Tree};
pub use files::add_files;
use rayon::prelude::*;
use std::collections::BTreeMap;
use std::sync::Arc;
use theme::{RenderFault, Theme};

/// A finished site: address relative to its root, with `/`, to bytes.
pub type Site = BTreeMap<Arc<str>, Arc<[u8]>>;

/// Renders every page of `pages`. A template that fails is returned once for each place in it.
#[must_use]
pub fn render_pages(
    scene: &Scene<'_>,
    pages: &[PlannedPage],
    theme: &Theme,
    tick: &(dyn Fn() + Sync),
) -> (Site, Vec<RenderFault>) {
    let assets = plan::Assets { style: theme.style.clone(), script: theme.script.clone() };
    let shared = tera::Value::from_serializable(&plan::Site::new(scene, assets));
    let rendered: Vec<_> = pages
        .par_iter()
        .filter_map(|page| {
            let (frame, view) = plan::view(scene, page)?;
            let html = render_page(theme, page, &shared, &frame, &view);
            tick();
            Some(html.map(|html| (Arc::from(page.address.as_str()), Arc::from(html.into_bytes()))))
        })
        .collect();
    let mut site: Site = theme.assets.clone();
    let mut faults = BTreeMap::new();
    for page in rendered {
        match page {
            Ok((address, bytes)) => {
                site.insert(address, bytes);
            }
            Err(fault) => {
                faults.entry(fault.key()).or_insert(fault);
            }
        }
    }
    (site, faults.into_values().collect())
}

fn render_page(
    theme: &Theme,
    page: &PlannedPage,
    shared: &tera::Value,
    frame: &Frame,
    view: &View,
) -> Result<String, RenderFault> {
    let frame = tera::Value::from_serializable(frame);
    theme.render(page.kind.template(), shared, &frame, tera::Value::from_serializable(view))
}

/// Reports every dead link of the finished site at the record of the page that has it.
pub fn report_dead_links(links: Vec<links::DeadLink>, place: Span, diags: &mut Diagnostics) {
    for dead in links {
        diags.error(place, Message::BrokenSiteLink { page: dead.page.to_string(), link: dead.link });
    }
}

/// Loads the theme that the settings name.
pub fn load_theme(name: &str, named_at: Span, themes: &Tree, sources: &mut Sources, diags: &mut Diagnostics) -> Theme {
    Theme::load(name, named_at, themes, sources, diags)
}

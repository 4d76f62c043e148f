//! Any other Markdown page.

use super::guidance::{Entry, contents};
use super::{Frame, Here, Scene, View, prose};
use serde::Serialize;

/// What such a page shows.
#[derive(Serialize)]
pub struct PageView {
    /// Title.
    pub title: String,
    /// Table of contents.
    pub contents: Vec<Entry>,
    /// The text as HTML.
    pub body: String,
    /// Whether it is a draft.
    pub is_draft: bool,
}

/// Makes the page at `path` below `trang/`.
pub fn view(scene: &Scene<'_>, here: &Here, path: &str) -> Option<(Frame, View)> {
    let page = scene.facts.known.registry.pages.get(path)?;
    let document = scene.documents.pages.get(path)?;
    let view = PageView {
        title: page.title.to_string(),
        contents: contents(&document.outline),
        body: prose::html(document, here, None),
        is_draft: page.is_draft,
    };
    let frame = Frame::new(here, "", &page.title)
        .crumbs(here, &[], &page.title)
        .sources(scene, &[scene.sources.path(page.place)]);
    Some((frame, View::Page(view)))
}

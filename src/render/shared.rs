//! What many pages have in common: the values of the site, and the parts of the frame that follow from nothing else.
//!
//! Header, navigation and footer are half of a short page, and the same on every page of a section at the same depth:
//! they are rendered once for all of these, which the frame then puts in their places as they are.

use super::theme::{RenderFault, Theme};
use crate::plan::{Frame, Site};
use std::collections::{BTreeMap, HashMap};
use std::sync::{PoisonError, RwLock};
use tera::{Context, Value};

/// The parts: name within `shared`, and template.
const PARTS: [(&str, &str); 5] = [
    ("head", "chung/dau-tep.html"),
    ("tables", "chung/bang.html"),
    ("banner", "chung/dau-trang.html"),
    ("as_of", "chung/so-lieu.html"),
    ("foot", "chung/chan-trang.html"),
];

/// What a part may differ by: length of the way to the root, section, and whether the page is the section's own.
type Place = (usize, &'static str, bool);

/// What many pages of one run have in common.
pub struct Shared {
    site: Value,
    parts: RwLock<HashMap<Place, Value>>,
}

impl Shared {
    /// Prepares what is the same on every page.
    #[must_use]
    pub fn new(site: &Site) -> Self {
        Self { site: Value::from_serializable(site), parts: RwLock::default() }
    }

    /// Returns what a template sees besides the content of the page with that frame.
    ///
    /// # Errors
    /// Gives the problem in the engine's words when a part asks for what there is not.
    pub(super) fn context(&self, theme: &Theme, frame: &Frame) -> Result<Context, RenderFault> {
        let mut context = Context::new();
        context.insert_value("site", self.site.clone());
        context.insert_value("page", Value::from_serializable(frame));
        context.insert_value("shared", self.parts(theme, frame)?);
        Ok(context)
    }

    fn parts(&self, theme: &Theme, frame: &Frame) -> Result<Value, RenderFault> {
        let place = (frame.root.len(), frame.section, frame.is_section_page);
        if let Some(known) = self.parts.read().unwrap_or_else(PoisonError::into_inner).get(&place) {
            return Ok(known.clone());
        }
        let page: [(_, Value); 3] = [
            ("root", frame.root.as_str().into()),
            ("section", frame.section.into()),
            ("is_section_page", frame.is_section_page.into()),
        ];
        let mut context = Context::new();
        context.insert_value("site", self.site.clone());
        context.insert_value("page", BTreeMap::from(page).into());
        let part = |(name, template)| {
            let html = theme.fill(template, &context)?;
            Ok((name, Value::safe_string(String::from_utf8_lossy(&html).trim_end())))
        };
        let parts: Value = PARTS.into_iter().map(part).collect::<Result<BTreeMap<_, _>, _>>()?.into();
        self.parts.write().unwrap_or_else(PoisonError::into_inner).insert(place, parts.clone());
        Ok(parts)
    }
}

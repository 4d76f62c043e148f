//! What a build changed: the records that differ, and the pages that do.

use crate::render::Site;
use crate::render::site::{Differing, differing};
use rayon::prelude::*;
use std::sync::Arc;

/// What differs from what was shown before.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Changes {
    /// Files of the content tree that differ, and of themes after `../themes/`; none in the first build.
    pub files: Vec<Arc<str>>,
    /// Pages that are new or differ, by more than the name of the style sheet.
    pub pages: Vec<Arc<str>>,
    /// Pages that are gone.
    pub gone: Vec<Arc<str>>,
    /// Whether the style sheet is another one.
    pub is_restyled: bool,
}

impl Changes {
    /// Compares two sites. A first site has no changes.
    #[must_use]
    pub fn between(files: Vec<Arc<str>>, old: &Arc<Site>, new: &Arc<Site>) -> Self {
        if old.is_empty() || Arc::ptr_eq(old, new) || old.is_identical(new) {
            return Self { files, ..Self::default() };
        }
        let (before, after) = (style_of(old), style_of(new));
        let differs = |(_, one, other): &Differing<'_>| match (one, other) {
            (Some(one), Some(other)) if one.is_same(other) => false,
            (Some(one), Some(other)) if before != after => {
                unstyled(one.bytes(), before) != unstyled(other.bytes(), after)
            }
            _ => true,
        };
        let pages: Vec<_> = differing(old, new).filter(|(address, ..)| address.ends_with(".html")).collect();
        let pages: Vec<_> = pages.into_par_iter().filter(differs).collect();
        let named = |is_there: bool| {
            let named = pages.iter().filter(move |(.., file)| file.is_some() == is_there);
            named.map(|(address, ..)| Arc::clone(address)).collect()
        };
        Self { files, pages: named(true), gone: named(false), is_restyled: before != after }
    }
}

/// Returns the address of the site's style sheet.
#[must_use]
pub fn style_of(site: &Site) -> Option<&str> {
    site.below("tai-san/nenep-").map(|(address, _)| &**address).find(|address| address.ends_with(".css"))
}

/// Returns a page without the name of its style sheet, so that another style is no other page.
#[must_use]
pub fn unstyled(bytes: &[u8], style: Option<&str>) -> String {
    let text = String::from_utf8_lossy(bytes);
    style.map_or_else(|| text.clone().into_owned(), |style| text.replacen(style, "", 1))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn site(files: &[(&str, &str)]) -> Arc<Site> {
        Arc::new(files.iter().map(|(address, text)| (Arc::from(*address), text.as_bytes())).collect())
    }

    #[test]
    fn pages_that_are_new_differ_or_are_gone_are_named() {
        let old = site(&[("a.html", "1"), ("b.html", "1"), ("c.html", "1"), ("data/x.json", "1")]);
        let new = site(&[("a.html", "1"), ("b.html", "2"), ("d.html", "1"), ("data/x.json", "2")]);
        let changes = Changes::between(vec!["x.yaml".into()], &old, &new);
        assert_eq!(changes.pages, [Arc::from("b.html"), Arc::from("d.html")]);
        assert_eq!(changes.gone, [Arc::from("c.html")]);
        assert!(!changes.is_restyled);
    }

    #[test]
    fn another_style_is_no_other_page() {
        let old = site(&[
            ("a.html", "<tai-san/nenep-1.css>x"),
            ("b.html", "<tai-san/nenep-1.css>x"),
            ("tai-san/nenep-1.css", ""),
        ]);
        let new = site(&[
            ("a.html", "<tai-san/nenep-2.css>x"),
            ("b.html", "<tai-san/nenep-2.css>y"),
            ("tai-san/nenep-2.css", ""),
        ]);
        let changes = Changes::between(Vec::new(), &old, &new);
        assert_eq!((changes.pages, changes.is_restyled), (vec![Arc::from("b.html")], true));
    }
}

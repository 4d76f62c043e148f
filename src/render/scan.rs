//! Looking for text in pages that are done, many times quicker than letter by letter: a site has a hundred megabytes.

use aho_corasick::packed::Searcher;
use memchr::{memchr, memmem};
pub use rustc_hash::{FxHashMap, FxHashSet};
use std::sync::LazyLock;

/// Returns where `text` begins in `html`.
pub fn find(html: &[u8], text: &str) -> Option<usize> {
    memmem::find(html, text.as_bytes())
}

/// Returns what stands between each `before` and the next quotation mark.
pub fn quoted<'h>(html: &'h [u8], before: &'h str) -> impl Iterator<Item = &'h [u8]> {
    memmem::find_iter(html, before.as_bytes()).map(move |at| until_quote(&html[at + before.len()..]))
}

fn until_quote(rest: &[u8]) -> &[u8] {
    &rest[..memchr(b'"', rest).unwrap_or(rest.len())]
}

/// What binds the pages of a site together.
pub struct Ties<'h> {
    /// Links and sources as they stand in the page, in their order.
    pub links: Vec<&'h [u8]>,
    /// Anchors.
    pub ids: FxHashSet<&'h [u8]>,
}

/// The attributes that tie pages, in one search for all of them; the last is that of anchors.
static TYING: LazyLock<Searcher> =
    LazyLock::new(|| Searcher::new([" href=\"", " src=\"", " id=\""]).expect("a few short texts"));

/// Returns the links and anchors of a page.
pub fn ties(html: &[u8]) -> Ties<'_> {
    // Room for those of most pages.
    let ids = FxHashSet::with_capacity_and_hasher(24, Default::default());
    let mut ties = Ties { links: Vec::with_capacity(64), ids };
    for found in TYING.find_iter(html) {
        let value = until_quote(&html[found.end()..]);
        match found.pattern().as_usize() {
            2 => drop(ties.ids.insert(value)),
            _ => ties.links.push(value),
        }
    }
    ties
}

/// Returns the anchors of a page.
pub fn ids(html: &[u8]) -> FxHashSet<&[u8]> {
    ties(html).ids
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_quoted_is_found_to_the_end_of_a_page() {
        let html = r#"<p id="a"><b class="x" id="ộ"><p id="open"#.as_bytes();
        assert_eq!(quoted(html, " id=\"").collect::<Vec<_>>(), ["a".as_bytes(), "ộ".as_bytes(), b"open"]);
        assert!(ids(html).contains("ộ".as_bytes()) && find(html, "class").is_some());
        let html = br##"<a href="a" id="b" data-id="c"><use href="#d"/><img src="e" class="f" data-href="g"><p id="h"##;
        let ties = ties(html);
        assert_eq!(ties.links, [&b"a"[..], b"#d", b"e"]);
        assert_eq!(ties.ids, [&b"b"[..], b"h"].into_iter().collect());
    }
}

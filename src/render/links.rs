//! The links of the finished site: every internal link and anchor must lead somewhere.

use super::memo::{Memo, Sound};
use super::site::is_page;
use super::{File, Site};
use rayon::prelude::*;
use std::collections::{BTreeMap, HashMap, HashSet};
use std::sync::Arc;

/// A link that leads nowhere, with one page that has it.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct DeadLink {
    /// The page.
    pub page: Arc<str>,
    /// The link, resolved from the root of the site, with its anchor.
    pub link: String,
}

type Target = (String, Option<String>);

/// Returns the dead links of `site`, each once, with the first page that has it.
///
/// `memo` may hold an earlier site of which every link led somewhere. Then only pages that differ are looked at, and
/// those that lead to an anchor that is gone since; all of them where an address is gone.
#[must_use]
pub fn dead(site: &Site, memo: &mut Memo) -> Vec<DeadLink> {
    let sound = memo.sound.take().filter(|sound| sound.site.keys().all(|address| site.contains_key(address)));
    let lost = sound.as_ref().map(|sound| lost_anchors(&sound.site, site)).unwrap_or_default();
    let is_known = |address: &Arc<str>, file: &File| {
        let Some(sound) = &sound else { return false };
        let leads_to_lost =
            || sound.anchored.get(address).is_some_and(|links| links.iter().any(|link| lost.contains(link)));
        sound.site.file(address).is_some_and(|known| known.is_identical(file)) && (lost.is_empty() || !leads_to_lost())
    };
    let pages: Vec<_> = site.pages().collect();
    let new = pages.into_par_iter().filter(|(address, file)| !is_known(address, file));
    let new: Vec<_> = new.map(|(address, file)| (address, file.bytes())).collect();
    let dead = dead_among(site, &new);
    memo.sound = dead.is_empty().then(|| {
        let mut anchored = sound.map(|sound| sound.anchored).unwrap_or_default();
        let of_new = new.par_iter().map(|(address, bytes)| ((*address).clone(), anchored_links(address, bytes)));
        anchored.par_extend(of_new);
        Sound { site: site.clone(), anchored }
    });
    dead
}

/// Returns the anchors that `old` has and `new` has not any more, on pages that both have.
fn lost_anchors(old: &Site, new: &Site) -> HashSet<(String, String)> {
    let pages: Vec<_> = old.pages().collect();
    let differing = pages.into_par_iter().filter_map(|(address, before)| {
        let after = new.file(address).filter(|after| !before.is_identical(after))?;
        Some((address, before.bytes(), after.bytes()))
    });
    let lost = differing.flat_map_iter(|(address, before, after)| {
        let after = ids(after);
        let lost = ids(before).into_iter().filter(move |id| !after.contains(id));
        lost.map(|id| (address.to_string(), id.to_owned())).collect::<Vec<_>>()
    });
    lost.collect()
}

/// Returns the links of a page to anchors of other pages.
fn anchored_links(address: &str, bytes: &[u8]) -> Vec<(String, String)> {
    let text = std::str::from_utf8(bytes).unwrap_or_default();
    let links = text.split(" href=\"").skip(1).filter_map(|rest| rest.split('"').next());
    let elsewhere = links.filter(|link| !link.starts_with('#') && link.contains('#'));
    let mut targets: Vec<_> =
        elsewhere.filter_map(|link| resolve(address, link)).filter_map(|(to, anchor)| Some((to, anchor?))).collect();
    targets.sort_unstable();
    targets.dedup();
    targets
}

fn dead_among(site: &Site, pages: &[(&Arc<str>, &Arc<[u8]>)]) -> Vec<DeadLink> {
    let found = pages.par_iter().fold(Found::default, |mut found, (address, bytes)| {
        found.add_page(address, bytes);
        found
    });
    let targets: BTreeMap<Target, &str> = found.reduce(Found::default, Found::with).targets.into_iter().collect();
    let mut anchors: HashMap<&str, HashSet<&str>> = HashMap::new();
    let mut dead = Vec::new();
    for ((address, fragment), page) in &targets {
        let is_alive = match (site.entry(address), fragment) {
            (None, _) => false,
            (Some(_), None) => true,
            (Some((address, file)), Some(fragment)) => {
                anchors.entry(address).or_insert_with(|| ids_of(address, file)).contains(fragment.as_str())
            }
        };
        if !is_alive {
            let anchor = fragment.as_ref().map_or_else(String::new, |fragment| format!("#{fragment}"));
            dead.push(DeadLink { page: (*page).into(), link: format!("{address}{anchor}") });
        }
    }
    dead.sort();
    dead
}

/// The targets found so far, each with the first page that has it.
#[derive(Default)]
struct Found<'a> {
    /// Links as written, by the folder of the page: navigation repeats on every page and is resolved once.
    seen: HashSet<(&'a str, &'a str)>,
    targets: HashMap<Target, &'a str>,
}

impl<'a> Found<'a> {
    /// Adds the links and sources of one page. Pages come in the order of their addresses.
    fn add_page(&mut self, address: &'a str, bytes: &'a [u8]) {
        let text = std::str::from_utf8(bytes).unwrap_or_default();
        let folder = address.rfind('/').map_or("", |at| &address[..at]);
        for attribute in [" href=\"", " src=\""] {
            for rest in text.split(attribute).skip(1) {
                let link = rest.split('"').next().unwrap_or_default();
                let is_of_the_page = link.starts_with('#');
                let from = if is_of_the_page { address } else { folder };
                if !self.seen.insert((from, link)) {
                    continue;
                }
                if let Some(target) = resolve(address, link) {
                    self.targets.entry(target).or_insert(address);
                }
            }
        }
    }

    #[expect(clippy::iter_over_hash_type, reason = "the first page of two does not depend on the order")]
    fn with(mut self, other: Self) -> Self {
        for (target, page) in other.targets {
            let first = self.targets.entry(target).or_insert(page);
            *first = (*first).min(page);
        }
        self
    }
}

/// Resolves `link` on the page `address`; none for links to elsewhere and for the symbols of the page itself.
fn resolve(address: &str, link: &str) -> Option<Target> {
    let is_elsewhere = link.contains(':') || link.starts_with("//");
    if is_elsewhere {
        return None;
    }
    let link = link.replace("&amp;", "&");
    let (path, fragment) =
        link.split_once('#').map_or((link.as_str(), None), |(path, fragment)| (path, Some(fragment)));
    let fragment = fragment.filter(|fragment| !fragment.is_empty()).map(str::to_owned);
    if path.is_empty() {
        return Some((address.to_owned(), fragment));
    }
    let mut folders: Vec<&str> = address.split('/').collect();
    folders.pop();
    for part in path.split('/') {
        match part {
            ".." => {
                folders.pop()?;
            }
            "." | "" => {}
            part => folders.push(part),
        }
    }
    Some((percent_decoded(&folders.join("/")), fragment))
}

fn percent_decoded(path: &str) -> String {
    if !path.contains('%') {
        return path.to_owned();
    }
    let mut bytes = Vec::with_capacity(path.len());
    let mut rest = path.as_bytes();
    while let [first, tail @ ..] = rest {
        let code = tail.get(..2).and_then(|two| std::str::from_utf8(two).ok());
        match code.and_then(|two| u8::from_str_radix(two, 16).ok()).filter(|_| *first == b'%') {
            Some(byte) => {
                bytes.push(byte);
                rest = &tail[2..];
            }
            None => {
                bytes.push(*first);
                rest = tail;
            }
        }
    }
    String::from_utf8_lossy(&bytes).into_owned()
}

/// Returns the anchors of a file: only pages have any.
fn ids_of<'a>(address: &str, file: &'a File) -> HashSet<&'a str> {
    if is_page(address) { ids(file.bytes()) } else { HashSet::new() }
}

fn ids(bytes: &[u8]) -> HashSet<&str> {
    let text = std::str::from_utf8(bytes).unwrap_or_default();
    text.split(" id=\"").skip(1).filter_map(|rest| rest.split('"').next()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn site(files: &[(&str, &str)]) -> Site {
        files.iter().map(|(address, text)| (Arc::from(*address), text.as_bytes())).collect()
    }

    #[test]
    fn a_link_to_a_page_or_anchor_that_is_missing_is_dead_and_named_once() {
        let site = site(&[
            ("index.html", r##"<a href="a/b.html#x">1</a><a href="a/b.html#y">2</a><a href="c.html">3</a>"##),
            ("a/b.html", r##"<p id="x"><a href="../index.html">4</a><a href="../c.html">5</a><use href="#x"/></p>"##),
        ]);
        let dead: Vec<_> =
            dead(&site, &mut Memo::default()).into_iter().map(|dead| format!("{} {}", dead.page, dead.link)).collect();
        assert_eq!(dead, ["a/b.html c.html", "index.html a/b.html#y"]);
    }

    #[test]
    fn what_is_known_of_an_earlier_site_changes_no_answer() {
        let whole = site(&[("a.html", r##"<a href="b.html#x">"##), ("b.html", r##"<p id="x"><a href="a.html">"##)]);
        let mut without_anchor = whole.clone();
        without_anchor.insert("b.html", *b"<p>");
        let without_page = site(&[("a.html", r##"<a href="b.html#x">"##)]);
        let mut memo = Memo::default();
        for next in [&whole, &without_anchor, &whole, &without_page, &without_page, &whole] {
            assert_eq!(dead(next, &mut memo), dead(next, &mut Memo::default()));
        }
    }

    #[test]
    fn links_to_elsewhere_and_escaped_names_are_understood() {
        assert_eq!(resolve("a.html", "https://x.example/"), None);
        assert_eq!(resolve("a.html", "tep/m%E1%BA%ABu%20a.csv"), Some(("tep/mẫu a.csv".to_owned(), None)));
        assert_eq!(resolve("x/a.html", "../../b.html"), None);
    }
}

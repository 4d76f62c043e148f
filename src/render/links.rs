//! The links of the finished site: every internal link and anchor must lead somewhere.

use super::memo::{Memo, Sound};
use super::scan::{self, FxHashMap, FxHashSet, Ties, ids};
use super::site::{differing, is_page};
use super::{File, Site};
use memchr::{memchr_iter, memchr3};
use rayon::prelude::*;
use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet, HashSet};
use std::sync::{Arc, Mutex, PoisonError};

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
    let differing = memo.sound.as_ref().map(|sound| differing_pages(&sound.site, site));
    let sound = memo.sound.take().zip(differing.flatten());
    let new: Vec<Page<'_>> = match &sound {
        Some((sound, differing)) => to_check(sound, differing, site),
        None => site.pages().map(|(address, file)| (address, file.bytes())).collect(),
    };
    let dead = dead_among(site, &new);
    memo.sound = (dead.is_empty() && !memo.is_forgetful).then(|| {
        let mut anchored = sound.map(|(sound, _)| sound.anchored).unwrap_or_default();
        let of_new = new.par_iter().map(|(address, bytes)| ((*address).clone(), anchored_links(address, bytes)));
        anchored.par_extend(of_new);
        Sound { site: site.clone(), anchored }
    });
    dead
}

/// A page with its bytes.
type Page<'s> = (&'s Arc<str>, &'s Arc<[u8]>);

/// Returns the pages at which `new` differs from `old`, with the old file; none where an address is gone.
fn differing_pages<'s>(old: &Site, new: &'s Site) -> Option<Vec<(Page<'s>, Option<File>)>> {
    let pages = differing(old, new).map(|(address, before, after)| {
        let (address, after) = new.entry(address).filter(|_| after.is_some())?;
        Some(((address, after), before.cloned()))
    });
    let pages: Option<Vec<_>> = pages.collect();
    let pages = pages?.into_iter().filter(|((address, _), _)| is_page(address));
    Some(pages.map(|((address, after), before)| ((address, after.bytes()), before)).collect())
}

/// Returns the pages of a site that must be looked at: those that differ, and those that lead to an anchor that one of
/// them has lost.
fn to_check<'s>(sound: &Sound, differing: &[(Page<'s>, Option<File>)], site: &'s Site) -> Vec<Page<'s>> {
    let mut pages: BTreeMap<&Arc<str>, &Arc<[u8]>> = differing.iter().map(|(page, _)| *page).collect();
    let lost = lost_anchors(differing);
    if !lost.is_empty() {
        let leads_to_lost = |(_, links): &(_, &Vec<_>)| links.iter().any(|link| lost.contains(link));
        let leading = sound.anchored.par_iter().filter(leads_to_lost);
        let leading: Vec<_> = leading.filter_map(|(address, _)| site.entry(address)).collect();
        pages.extend(leading.into_iter().map(|(address, file)| (address, file.bytes())));
    }
    pages.into_iter().collect()
}

/// Returns the anchors that pages had and have not any more.
fn lost_anchors(differing: &[(Page<'_>, Option<File>)]) -> HashSet<(String, String)> {
    let both = differing.par_iter().filter_map(|((address, after), before)| Some((*address, before.as_ref()?, *after)));
    let lost = both.flat_map_iter(|(address, before, after)| {
        let after = ids(after);
        let lost = ids(before.bytes()).into_iter().filter(|id| !after.contains(id));
        lost.map(|id| (address.to_string(), String::from_utf8_lossy(id).into_owned())).collect::<Vec<_>>()
    });
    lost.collect()
}

/// Returns the links of a page to anchors of other pages.
fn anchored_links(address: &str, bytes: &[u8]) -> Vec<(String, String)> {
    let links = scan::quoted(bytes, " href=\"").filter_map(|link| str::from_utf8(link).ok());
    let elsewhere = links.filter(|link| !link.starts_with('#') && link.contains('#'));
    let mut targets: Vec<_> =
        elsewhere.filter_map(|link| resolve(address, link)).filter_map(|(to, anchor)| Some((to, anchor?))).collect();
    targets.sort_unstable();
    targets.dedup();
    targets
}

fn dead_among(site: &Site, pages: &[Page<'_>]) -> Vec<DeadLink> {
    let found = pages.par_iter().fold(Found::default, |mut found, (address, bytes)| {
        found.add_page(address, bytes);
        found
    });
    let found = found.reduce(Found::default, Found::with);
    let page = |address: &str| site.file(address).filter(|_| is_page(address));
    let anchors_of = |address: &str| page(address).map(|page| anchors(&ids(page.bytes())));
    let dead = found.dead(site, anchors_of);
    named(dead, pages.iter().map(|(address, bytes)| ((*address).clone(), (*bytes).clone())))
}

/// Looks at the links of pages that pass by, in whatever order and by several threads, and keeps none of them.
pub struct Passing(Vec<Mutex<Found>>);

impl Default for Passing {
    fn default() -> Self {
        // One more for a thread that is none of the pool.
        Self((0..=rayon::current_num_threads()).map(|_| Mutex::default()).collect())
    }
}

impl Passing {
    /// Looks at a file, if it is a page.
    pub fn see(&self, address: &Arc<str>, bytes: &[u8]) {
        let at = rayon::current_thread_index().map_or(0, |at| at + 1);
        if let Some(found) = self.0.get(at).or(self.0.first()).filter(|_| is_page(address)) {
            found.lock().unwrap_or_else(PoisonError::into_inner).add_page(address, bytes);
        }
    }

    /// Returns what [`dead()`] returns of the site whose pages have passed by.
    #[must_use]
    pub fn dead(self, site: &Site) -> Vec<DeadLink> {
        let found = self.0.into_iter().map(|found| found.into_inner().unwrap_or_else(PoisonError::into_inner));
        let found = found.reduce(Found::with).unwrap_or_default();
        let dead = found.dead(site, |_| None);
        named(dead, site.pages().map(|(address, page)| (address.clone(), page.pass().into())))
    }
}

/// How many links are known by their letters, for each depth of pages.
const MOST_KNOWN: usize = 1 << 10;

/// What was found on pages.
#[derive(Default)]
struct Found {
    /// Links as they stand in pages, by the depth of these, that were resolved before and lead to the same from all of
    /// them. The frame of a page has half of its links: these are known from the first page on.
    known: Vec<FxHashSet<Box<[u8]>>>,
    /// Addresses and anchors to which links lead, resolved from the root of the site: `don-vi/x.html#nam-2025`.
    targets: FxHashSet<Box<str>>,
    /// The anchors of each page, a zero byte after each.
    anchors: FxHashMap<Arc<str>, Box<[u8]>>,
}

impl Found {
    /// Adds the links, sources and anchors of one page.
    fn add_page(&mut self, address: &Arc<str>, bytes: &[u8]) {
        let (Ties { links, ids }, up) = (scan::ties(bytes), way_up(address));
        let depth = up.len() / STEP_UP.len();
        if self.known.len() <= depth {
            self.known.resize_with(depth + 1, FxHashSet::default);
        }
        let known = &mut self.known[depth];
        for link in links.into_iter().filter(|link| !is_own(&ids, link)) {
            if known.contains(link) {
                continue;
            }
            let Some(target) = target(address, &up, link) else { continue };
            if known.len() < MOST_KNOWN && matches!(target, Cow::Borrowed(_)) {
                known.insert(link.into());
            }
            if !self.targets.contains(&*target) {
                self.targets.insert(target.into());
            }
        }
        self.anchors.insert(address.clone(), anchors(&ids).into());
    }

    fn with(mut self, other: Self) -> Self {
        let (mut small, large) = if self.targets.len() < other.targets.len() { (self, other) } else { (other, self) };
        self = large;
        self.targets.extend(small.targets.drain());
        self.anchors.extend(small.anchors.drain());
        self
    }

    /// Returns what leads nowhere; `anchors_of` gives the anchors of pages that were not looked at.
    fn dead(&self, site: &Site, anchors_of: impl Fn(&str) -> Option<Vec<u8>> + Sync) -> Vec<String> {
        let mut anchored: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
        let mut dead = Vec::new();
        #[expect(clippy::iter_over_hash_type, reason = "what is found is sorted")]
        for target in &self.targets {
            let (address, anchor) = target.split_once('#').map_or((&**target, None), |(at, id)| (at, Some(id)));
            match anchor {
                _ if !self.anchors.contains_key(address) && !site.contains_key(address) => {
                    dead.push(target.to_string())
                }
                Some(anchor) => anchored.entry(address).or_default().push(anchor),
                None => {}
            }
        }
        dead.par_extend(anchored.into_par_iter().flat_map_iter(|(address, wanted)| {
            let other = if self.anchors.contains_key(address) { None } else { anchors_of(address) };
            let anchors = self.anchors.get(address).map(|own| &**own).or(other.as_deref()).unwrap_or_default();
            let known: FxHashSet<&[u8]> = anchors.split(|byte| *byte == 0).collect();
            let lost = wanted.into_iter().filter(|anchor| !known.contains(anchor.as_bytes()));
            lost.map(|anchor| format!("{address}#{anchor}")).collect::<Vec<_>>()
        }));
        dead
    }
}

/// Names of each dead target the first page that leads to it; `pages` come in the order of their addresses, and none is
/// asked for while every link leads somewhere.
fn named(dead: Vec<String>, pages: impl Iterator<Item = (Arc<str>, Arc<[u8]>)>) -> Vec<DeadLink> {
    let mut left: BTreeSet<String> = dead.into_iter().collect();
    let mut named = Vec::with_capacity(left.len());
    let mut pages = pages;
    while !left.is_empty()
        && let Some((page, bytes)) = pages.next()
    {
        let (Ties { links, ids }, up) = (scan::ties(&bytes), way_up(&page));
        let links = links.into_iter().filter(|link| !is_own(&ids, link));
        for target in links.filter_map(|link| target(&page, &up, link)) {
            named.extend(left.take(&*target).map(|link| DeadLink { page: page.clone(), link }));
        }
    }
    named.sort();
    named
}

/// Returns anchors one after the other, a zero byte after each.
#[expect(clippy::iter_over_hash_type, reason = "nobody asks for their order")]
fn anchors(ids: &FxHashSet<&[u8]>) -> Vec<u8> {
    let mut anchors = Vec::new();
    for id in ids {
        anchors.extend_from_slice(id);
        anchors.push(0);
    }
    anchors
}

/// One folder up.
const STEP_UP: &str = "../";

/// Returns the way from the page `address` up to the root of the site.
fn way_up(address: &str) -> String {
    STEP_UP.repeat(address.matches('/').count())
}

/// Says whether a link leads to an anchor of its own page that is there.
fn is_own(ids: &FxHashSet<&[u8]>, link: &[u8]) -> bool {
    link.strip_prefix(b"#").is_some_and(|anchor| ids.contains(anchor))
}

/// Returns where a link of the page `address` leads, resolved from the root of the site; none for links to elsewhere.
/// What is borrowed is the same for all pages with the same way up.
fn target<'h>(address: &str, up: &str, link: &'h [u8]) -> Option<Cow<'h, str>> {
    let link = str::from_utf8(link).ok()?;
    // Nearly all links go up to the root and down from there, and need no more than that to be taken off.
    if let Some(plain) = link.strip_prefix(up).filter(|rest| is_plain(rest)) {
        return Some(Cow::Borrowed(plain));
    }
    let (to, anchor) = resolve(address, link)?;
    Some(anchor.map_or_else(|| to.clone(), |anchor| format!("{to}#{anchor}")).into())
}

/// Says whether a link from the root of the site is its target as it stands.
fn is_plain(link: &str) -> bool {
    let bytes = link.as_bytes();
    let is_step = |at: usize| matches!(bytes.get(at), Some(b'.' | b'/' | b'#'));
    !bytes.is_empty()
        && !bytes.ends_with(b"#")
        && !is_step(0)
        && !memchr_iter(b'/', bytes).any(|slash| is_step(slash + 1))
        && memchr3(b'%', b'&', b':', bytes).is_none()
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
        let passing = Passing::default();
        site.iter().for_each(|(address, bytes)| passing.see(address, bytes));
        assert_eq!(passing.dead(&site), dead(&site, &mut Memo::default()));
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

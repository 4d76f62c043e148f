//! The files of a site that are no pages: attachments, data for other programs, calendars, what robots and browsers
//! read, and `site.json`.

use super::{File, Grounds, Memo, Site, check_json, data, feed, ics, memo, search, theme};
use crate::diag::Diagnostics;
use crate::facts::Facts;
use crate::lang::date;
use crate::model::Profile;
use crate::plan::events::{Events, Whose};
use crate::plan::{self, Material, Scene, address, last_changes};
use crate::text::{Entry, Tree};
use rayon::prelude::*;
use serde::Serialize;
use std::fmt::Write;
use std::sync::{Arc, LazyLock};

/// Adds attachments, data and what robots read to a site whose pages are made.
pub fn add_files(
    (material, scene): (&Material, &Scene<'_>),
    content: &Tree,
    diagnostics: &Diagnostics,
    grounds: &Grounds<'_>,
    site: &mut Site,
) {
    add_attachments(content, site);
    add_data(&material.facts, grounds, site);
    add_search(material, grounds, site);
    add_check(material, diagnostics, grounds, site);
    add_findings(material, grounds, site);
    add_calendars((material, scene), grounds, site);
    add_feed(material, grounds, site);
    site.insert("robots.txt", robots(scene).into_bytes());
    if let Some(root) = scene.facts.known.registry.portal.address.clone() {
        let portal = &scene.facts.known.registry.portal;
        site.insert(address::SEARCH_DESCRIPTION, feed::search_description(portal, &root).into_bytes());
        let material = material.clone();
        site.defer("sitemap.xml", grounds.whole(), move || site_map(&material.scene(), &root).into_bytes());
    }
}

/// Closes a site of which everything else is known with `site.json`, which holds a digest of all others. Files that are
/// what they were in the last site are those very files.
pub fn seal(scene: &Scene<'_>, memo: &mut Memo, site: &mut Site) {
    site.recall(&memo.site);
    let (commit, as_of) = (scene.history.head.clone(), date::iso(scene.as_of()));
    site.seal("site.json", move |others| summary(commit.as_deref(), &as_of, others).into_bytes());
    memo.site = site.clone();
}

/// Copies the attachments as they are. What may not be published was refused when the tree was read.
fn add_attachments(content: &Tree, site: &mut Site) {
    let below = content.range(Arc::from("tep/")..).take_while(|(path, _)| path.starts_with("tep/"));
    for (path, entry) in below {
        if let Entry::File(bytes) = entry {
            site.insert(path.clone(), bytes.clone());
        }
    }
}

/// What makes a data file.
type MakeData = fn(&Facts) -> Vec<u8>;

fn add_data(facts: &Arc<Facts>, grounds: &Grounds<'_>, site: &mut Site) {
    let make: [(&str, MakeData); 6] = [
        ("data/so-lieu.json", data::figures_json),
        ("data/so-lieu.csv", data::figures_csv),
        ("data/don-vi.json", data::units_json),
        ("data/don-vi.csv", data::units_csv),
        ("data/sinh-hoat.json", data::meetings_json),
        ("data/sinh-hoat.csv", data::meetings_csv),
    ];
    for (address, bytes) in make {
        let facts = facts.clone();
        site.defer(address, grounds.whole(), move || bytes(&facts));
    }
}

/// Adds the index of the search. Its parts are made together, when the first of them is asked for.
fn add_search(material: &Material, grounds: &Grounds<'_>, site: &mut Site) {
    let material = material.clone();
    let parts = Arc::new(LazyLock::new(move || search::parts(&plan::search::index(&material.scene()))));
    for part in 0..search::PARTS {
        let parts = parts.clone();
        site.defer(search::address(part), grounds.whole(), move || parts[part].clone());
    }
}

/// Adds what was checked. Problems may come of what is on no ground, as the names of other themes, so they are part of it.
fn add_check(material: &Material, diagnostics: &Diagnostics, grounds: &Grounds<'_>, site: &mut Site) {
    let (material, diagnostics) = (material.clone(), diagnostics.clone());
    let ground = memo::with(&grounds.whole(), &format!("{diagnostics:?}"));
    site.defer("data/kiem-tra.json", ground, move || {
        let Material { facts, sources, .. } = &material;
        check_json::check_json(facts, &diagnostics, sources, facts.known.registry.portal.language).into_bytes()
    });
}

fn add_findings(material: &Material, grounds: &Grounds<'_>, site: &mut Site) {
    let material = material.clone();
    site.defer("data/kiem-tra.csv", grounds.whole(), move || data::findings_csv(&material.facts, &material.sources));
}

/// Makes and writes the entries of all calendars once, when the first calendar is asked for.
type SharedEvents = Arc<LazyLock<Events, Box<dyn FnOnce() -> Events + Send>>>;

fn add_calendars((material, scene): (&Material, &Scene<'_>), grounds: &Grounds<'_>, site: &mut Site) {
    let owned = material.clone();
    let events: SharedEvents = Arc::new(LazyLock::new(Box::new(move || {
        let root = owned.facts.known.registry.portal.address.as_deref();
        Events::new(&owned.scene(), |event| ics::entry(event, root))
    })));
    for (address, whose) in plan::events::calendars(scene) {
        let ground = match &whose {
            Whose::Unit(id) => grounds.of_unit(id),
            Whose::All | Whose::Officer(_) => grounds.whole(),
        };
        let (facts, events) = (material.facts.clone(), events.clone());
        site.defer(address, ground, move || ics::calendar(&events.calendar(&facts, &whose)));
    }
}

fn add_feed(material: &Material, grounds: &Grounds<'_>, site: &mut Site) {
    let material = material.clone();
    site.defer(address::FEED, grounds.whole(), move || feed::atom(&material.scene()).into_bytes());
}

/// Asks search engines to stay out of an internal portal.
fn robots(scene: &Scene<'_>) -> String {
    match scene.profile {
        Profile::Internal => "User-agent: *\nDisallow: /\n".to_owned(),
        Profile::Public => {
            let address = scene.facts.known.registry.portal.address.as_ref();
            let map = address.map_or_else(String::new, |address| format!("\nSitemap: {address}sitemap.xml\n"));
            format!("User-agent: *\nAllow: /\n{map}")
        }
    }
}

/// Lists the pages with their absolute addresses and, where git knows it, the day on which what they show last changed.
fn site_map(scene: &Scene<'_>, root: &str) -> String {
    let mut map = String::from("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
    map.push_str("<urlset xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\">\n");
    let mut pages = plan::plan(scene);
    pages.sort_by(|one, two| one.address.cmp(&two.address));
    let changes = last_changes(scene);
    for page in pages.iter().filter(|page| *page.address != *address::NOT_FOUND) {
        let location = plan::escaped(&format!("{root}{}", page.address));
        let changed = changes.of(scene, &page.kind);
        let changed = changed.map(|on| format!("<lastmod>{}</lastmod>", date::iso(on))).unwrap_or_default();
        let _ = writeln!(map, "<url><loc>{location}</loc>{changed}</url>");
    }
    map.push_str("</urlset>\n");
    map
}

/// What the site was built from.
#[derive(Serialize)]
struct Summary<'a> {
    commit: Option<&'a str>,
    as_of: &'a str,
    digest: String,
    generator: &'static str,
}

/// Says what the site was built from, with the SHA-256 of what `sha256sum` prints of every other file, in the order of
/// the addresses: a reader who has the folder can tell without this program whether it is whole.
fn summary(commit: Option<&str>, as_of: &str, others: &Site) -> String {
    let files: Vec<_> = others.files().collect();
    let line = |(address, file): &(&Arc<str>, &File)| format!("{}  {address}\n", theme::hexadecimal(&file.digest()));
    let lines: Vec<String> = files.par_iter().map(line).collect();
    let digest = theme::digest_of(lines.iter().map(String::as_bytes));
    let summary = Summary { commit, as_of, digest, generator: concat!("nenep ", env!("CARGO_PKG_VERSION")) };
    let json = serde_json::to_string_pretty(&summary).unwrap_or_default();
    format!("{json}\n")
}

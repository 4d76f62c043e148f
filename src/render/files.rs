//! The files of a site that are no pages: attachments, data for other programs, what robots read, and `site.json`.

use super::{Site, check_json, data, theme};
use crate::diag::Diagnostics;
use crate::lang::date;
use crate::model::Profile;
use crate::plan::Scene;
use crate::text::{Entry, Tree};
use serde::Serialize;
use std::fmt::Write;
use std::sync::Arc;

/// Adds the other files to a site whose pages are made. `site.json` comes last, as it holds a digest of all others.
pub fn add_files(scene: &Scene<'_>, content: &Tree, diagnostics: &Diagnostics, site: &mut Site) {
    add_attachments(content, site);
    add_data(scene, diagnostics, site);
    put(site, "robots.txt", robots(scene));
    if let Some(map) = site_map(scene, site) {
        put(site, "sitemap.xml", map);
    }
    let summary = summary(scene, site);
    put(site, "site.json", summary);
}

fn put(site: &mut Site, address: &str, bytes: impl Into<Vec<u8>>) {
    let bytes: Vec<u8> = bytes.into();
    site.insert(address.into(), bytes.into());
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

fn add_data(scene: &Scene<'_>, diagnostics: &Diagnostics, site: &mut Site) {
    let facts = scene.facts;
    let language = facts.known.registry.portal.language;
    put(site, "data/so-lieu.json", data::figures_json(facts));
    put(site, "data/don-vi.json", data::units_json(facts));
    put(site, "data/don-vi.csv", data::units_csv(facts));
    put(site, "data/sinh-hoat.json", data::meetings_json(facts));
    put(site, "data/sinh-hoat.csv", data::meetings_csv(facts));
    put(site, "data/kiem-tra.json", check_json::check_json(facts, diagnostics, scene.sources, language));
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

/// Lists the pages with their absolute addresses; none without an address of the portal.
fn site_map(scene: &Scene<'_>, site: &Site) -> Option<String> {
    let root = scene.facts.known.registry.portal.address.as_ref()?;
    let mut map = String::from("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
    map.push_str("<urlset xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\">\n");
    let pages = site.keys().filter(|address| address.ends_with(".html") && &***address != "404.html");
    for address in pages.filter(|address| !address.starts_with("tep/")) {
        let location = escaped(&format!("{root}{address}"));
        let _ = writeln!(map, "<url><loc>{location}</loc></url>");
    }
    map.push_str("</urlset>\n");
    Some(map)
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;").replace('\'', "&apos;")
}

/// What the site was built from.
#[derive(Serialize)]
struct Summary<'a> {
    commit: Option<&'a str>,
    as_of: String,
    digest: String,
    generator: &'static str,
}

/// Says what the site was built from, with the SHA-256 of every other file: its address and its content, one after the
/// other, in the order of the addresses.
fn summary(scene: &Scene<'_>, site: &Site) -> String {
    let others = site.iter().filter(|(address, _)| &***address != "site.json");
    let summary = Summary {
        commit: scene.history.head.as_deref(),
        as_of: date::iso(scene.as_of()),
        digest: theme::digest_of(others.flat_map(|(address, bytes)| [address.as_bytes(), bytes])),
        generator: concat!("nenep ", env!("CARGO_PKG_VERSION")),
    };
    let json = serde_json::to_string_pretty(&summary).unwrap_or_default();
    format!("{json}\n")
}

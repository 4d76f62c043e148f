//! The files of a site that are no pages: attachments, data for other programs, what robots read, and `site.json`.

use super::memo::{Key, Memo};
use super::{Site, check_json, data, search, theme};
use crate::diag::Diagnostics;
use crate::lang::date;
use crate::model::Profile;
use crate::plan::{self, Scene};
use crate::text::{Entry, Tree};
use rayon::prelude::*;
use serde::Serialize;
use sha2::{Digest, Sha256};
use std::fmt::Write;
use std::sync::Arc;

/// Adds the other files to a site whose pages are made. `site.json` comes last, as it holds a digest of all others.
pub fn add_files(scene: &Scene<'_>, content: &Tree, diagnostics: &Diagnostics, memo: &mut Memo, site: &mut Site) {
    add_attachments(content, site);
    add_data(scene, diagnostics, site);
    for (part, bytes) in search::parts(&plan::search::index(scene)).into_iter().enumerate() {
        put(site, &search::address(part), bytes);
    }
    put(site, "robots.txt", robots(scene));
    if let Some(map) = site_map(scene, site) {
        put(site, "sitemap.xml", map);
    }
    let summary = summary(scene, memo, site);
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
    let make: [(&str, &(dyn Fn() -> Vec<u8> + Sync)); 6] = [
        ("data/so-lieu.json", &|| data::figures_json(facts).into_bytes()),
        ("data/don-vi.json", &|| data::units_json(facts).into_bytes()),
        ("data/don-vi.csv", &|| data::units_csv(facts)),
        ("data/sinh-hoat.json", &|| data::meetings_json(facts).into_bytes()),
        ("data/sinh-hoat.csv", &|| data::meetings_csv(facts)),
        ("data/kiem-tra.json", &|| check_json::check_json(facts, diagnostics, scene.sources, language).into_bytes()),
    ];
    let made: Vec<_> = make.into_par_iter().map(|(address, bytes)| (address, bytes())).collect();
    made.into_iter().for_each(|(address, bytes)| put(site, address, bytes));
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

/// Says what the site was built from, with the SHA-256 of what `sha256sum` prints of every other file, in the order of
/// the addresses: a reader who has the folder can tell without this program whether it is whole.
fn summary(scene: &Scene<'_>, memo: &mut Memo, site: &Site) -> String {
    let lines: Vec<String> = digests(memo, site)
        .into_iter()
        .map(|(address, digest)| format!("{}  {address}\n", theme::hexadecimal(&digest)))
        .collect();
    let summary = Summary {
        commit: scene.history.head.as_deref(),
        as_of: date::iso(scene.as_of()),
        digest: theme::digest_of(lines.iter().map(String::as_bytes)),
        generator: concat!("nenep ", env!("CARGO_PKG_VERSION")),
    };
    let json = serde_json::to_string_pretty(&summary).unwrap_or_default();
    format!("{json}\n")
}

/// Returns the SHA-256 of every file but `site.json`; those of the very bytes that the last run had are known.
fn digests<'s>(memo: &mut Memo, site: &'s Site) -> Vec<(&'s Arc<str>, Key)> {
    let known = &memo.digests;
    let others: Vec<_> = site.iter().filter(|(address, _)| &***address != "site.json").collect();
    let digests: Vec<_> = others
        .into_par_iter()
        .map(|(address, bytes)| match known.get(address) {
            Some((same, digest)) if Arc::ptr_eq(same, bytes) => (address, bytes, *digest),
            _ => (address, bytes, Key::from(Sha256::digest(bytes))),
        })
        .collect();
    memo.digests =
        digests.iter().map(|(address, bytes, digest)| ((*address).clone(), ((*bytes).clone(), *digest))).collect();
    digests.into_iter().map(|(address, _, digest)| (address, digest)).collect()
}

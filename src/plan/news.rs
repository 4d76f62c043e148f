//! What a feed tells: guidance and reports that were issued, and the other pages that the office published.

use super::{Scene, address};
use crate::lang::words;
use chrono::{NaiveDate, NaiveDateTime, NaiveTime, TimeDelta};
use std::sync::Arc;

/// An entry of the feed.
pub struct News {
    /// What names it for ever: kind and slug.
    pub key: String,
    /// Title.
    pub title: String,
    /// What it is about, in a sentence; empty where the title says all.
    pub summary: String,
    /// Kind in words.
    pub kind: &'static str,
    /// Body that issued it.
    pub author: String,
    /// Page, relative to the root of the site.
    pub address: String,
    /// Day of issue.
    pub issued: Option<NaiveDate>,
    /// When it was last changed, at the time of Vietnam: by git, else on the day of issue.
    pub updated: NaiveDateTime,
}

/// Lists what was published until the as-of date, the latest change first. Drafts are no news, nor is a page of which
/// neither the records nor git know a day.
#[must_use]
pub fn list(scene: &Scene<'_>) -> Vec<News> {
    let mut news: Vec<News> = guidance(scene).chain(reports(scene)).chain(pages(scene)).collect();
    news.sort_by(|one, two| (two.updated, two.issued, &one.key).cmp(&(one.updated, one.issued, &two.key)));
    news
}

fn guidance<'s>(scene: &'s Scene<'_>) -> impl Iterator<Item = News> + 's {
    let registry = &scene.facts.known.registry;
    let issued = registry.guidance.values().filter(|one| !one.is_draft && one.issued <= scene.as_of());
    issued.map(|one| News {
        key: format!("huong-dan/{}", one.slug),
        title: format!("{} {}", words::guidance_kind(one.kind), one.number),
        summary: one.summary.to_string(),
        kind: words::guidance_kind(one.kind),
        author: one.issuer.to_string(),
        address: address::guidance(&one.slug),
        issued: Some(one.issued),
        updated: changed(scene, &format!("huong-dan/{}.md", one.slug)).unwrap_or_else(|| one.issued.into()),
    })
}

fn reports<'s>(scene: &'s Scene<'_>) -> impl Iterator<Item = News> + 's {
    let registry = &scene.facts.known.registry;
    let issued = registry.reports.values().filter(|one| !one.is_draft);
    issued.filter_map(|one| {
        let (on, _) = one.issued?;
        Some(News {
            key: format!("bao-cao/{}", one.slug),
            title: one.title.to_string(),
            summary: one.number.as_ref().map(ToString::to_string).unwrap_or_default(),
            kind: words::report_kind(one.kind),
            author: one.issuer.as_ref().unwrap_or(&registry.portal.body).to_string(),
            address: address::report(&one.slug),
            issued: Some(on),
            updated: changed(scene, &format!("bao-cao/{}.md", one.slug)).unwrap_or_else(|| on.into()),
        })
    })
}

fn pages<'s>(scene: &'s Scene<'_>) -> impl Iterator<Item = News> + 's {
    let registry = &scene.facts.known.registry;
    let published = registry.pages.iter().filter(|(_, one)| !one.is_draft);
    published.filter_map(|(path, one): (&Arc<str>, _)| {
        Some(News {
            key: format!("trang/{path}"),
            title: one.title.to_string(),
            summary: String::new(),
            kind: words::PAGE,
            author: registry.portal.body.to_string(),
            address: address::page(path),
            issued: None,
            updated: changed(scene, &format!("trang/{path}.md"))?,
        })
    })
}

/// Returns when git saw `path` change last, at the time of Vietnam.
fn changed(scene: &Scene<'_>, path: &str) -> Option<NaiveDateTime> {
    let last = scene.history.commits.get(path)?.last;
    Some(last.checked_add_signed(TimeDelta::hours(7)).unwrap_or(last))
}

/// Returns the time of the latest entry; without one, the beginning of the as-of day.
#[must_use]
pub fn updated(scene: &Scene<'_>, news: &[News]) -> NaiveDateTime {
    news.iter().map(|one| one.updated).max().unwrap_or_else(|| scene.as_of().and_time(NaiveTime::MIN))
}

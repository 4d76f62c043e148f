//! What other programs follow: the Atom feed, and the description of the search for browsers.
//!
//! The only place that names the crate `atom_syndication`.

use super::theme;
use crate::lang::{sentence, words};
use crate::model::Portal;
use crate::plan::news::{self, News};
use crate::plan::{Scene, address};
use atom_syndication::{Category, Entry, Feed, FixedDateTime, Generator, Link, Person, Text};
use chrono::{FixedOffset, NaiveDateTime};

/// Returns the feed. Its ids do not name the portal's address, so that who moves the portal makes nothing new; its links
/// are absolute where the address is known, else relative to the feed.
#[must_use]
pub fn atom(scene: &Scene<'_>) -> String {
    let portal = &scene.facts.known.registry.portal;
    let root = portal.address.as_deref().unwrap_or_default();
    let news = news::list(scene);
    let own =
        Link { href: format!("{root}{}", address::FEED), rel: "self".to_owned(), ..typed("application/atom+xml") };
    let page = Link { href: format!("{root}{}", address::HOME), ..typed("text/html") };
    let feed = Feed {
        title: Text::plain(portal.name.to_string()),
        subtitle: portal.is_illustrative.then(|| Text::plain(sentence::event_illustrative())),
        id: id(&portal.body, ""),
        updated: at(news::updated(scene, &news)),
        authors: vec![person(&portal.body)],
        generator: Some(Generator { value: "Nenep".to_owned(), ..Generator::default() }),
        links: vec![own, page],
        lang: Some(portal.language.as_str().to_owned()),
        entries: news.iter().map(|one| entry(one, root, &portal.body)).collect(),
        ..Feed::default()
    };
    format!("{}\n", feed.to_string())
}

fn entry(news: &News, root: &str, body: &str) -> Entry {
    Entry {
        title: Text::plain(news.title.clone()),
        id: id(body, &news.key),
        updated: at(news.updated),
        published: news.issued.map(|on| at(on.into())),
        authors: vec![person(&news.author)],
        categories: vec![Category { term: news.kind.to_owned(), ..Category::default() }],
        links: vec![Link { href: format!("{root}{}", news.address), ..typed("text/html") }],
        summary: (!news.summary.is_empty()).then(|| Text::plain(news.summary.clone())),
        ..Entry::default()
    }
}

fn typed(kind: &str) -> Link {
    Link { mime_type: Some(kind.to_owned()), ..Link::default() }
}

fn person(name: &str) -> Person {
    Person { name: name.to_owned(), ..Person::default() }
}

/// Returns a time of Vietnam.
fn at(time: NaiveDateTime) -> FixedDateTime {
    const EAST: i32 = 7 * 3600;
    let offset = FixedOffset::east_opt(EAST).expect("seven hours are less than a day");
    time.and_local_timezone(offset).earliest().expect("an offset that never changes skips no time")
}

/// Returns a UUID (RFC 9562, version 8) made of the hash of who publishes and what it is about.
fn id(body: &str, key: &str) -> String {
    let hash = theme::digest(format!("{body}\n{key}").as_bytes());
    format!("urn:uuid:{}-{}-8{}-a{}-{}", &hash[..8], &hash[8..12], &hash[13..16], &hash[17..20], &hash[20..32])
}

/// Returns the description of the search for browsers of the portal at the absolute address `root`.
#[must_use]
pub fn search_description(portal: &Portal, root: &str) -> String {
    let root = crate::plan::escaped(root);
    // Programs cut or refuse a longer short name.
    let name: String = words::SEARCH.chars().take(16).collect();
    format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n\
         <OpenSearchDescription xmlns=\"http://a9.com/-/spec/opensearch/1.1/\">\n\
         <ShortName>{name}</ShortName>\n\
         <Description>{about}</Description>\n\
         <InputEncoding>UTF-8</InputEncoding>\n\
         <Language>{language}</Language>\n\
         <Url type=\"text/html\" template=\"{root}{page}?q={{searchTerms}}\"/>\n\
         <Url type=\"application/opensearchdescription+xml\" rel=\"self\" template=\"{root}{own}\"/>\n\
         </OpenSearchDescription>\n",
        about = crate::plan::escaped(&portal.name),
        language = portal.language.as_str(),
        page = address::SEARCH,
        own = address::SEARCH_DESCRIPTION,
    )
}

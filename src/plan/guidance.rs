//! One guidance document: what it is, what it says, and the values that rest on it.

use super::parts::{DateView, Link, Tag};
use super::{Frame, Here, Scene, View, address, prose};
use crate::document::Heading;
use crate::lang::{date, words};
use crate::model::{Guidance, Slug};
use serde::Serialize;

/// What the page of a guidance document shows.
#[derive(Serialize)]
pub struct GuidanceView {
    /// Title: kind and number.
    pub title: String,
    /// What it is about.
    pub summary: String,
    /// The answer, in a sentence.
    pub lead: String,
    /// Whether it is in force.
    pub state: Tag,
    /// Facts of the front matter.
    pub facts: Vec<(&'static str, String)>,
    /// Day of issue.
    pub issued: DateView,
    /// Documents that it replaces.
    pub replaces: Vec<Link>,
    /// Documents that replace it.
    pub replaced_by: Vec<Link>,
    /// Documents on which it rests.
    pub rests_on: Vec<Link>,
    /// Documents that rest on it.
    pub bears: Vec<Link>,
    /// Regulations in machine-readable form that it explains.
    pub regulations: Vec<Link>,
    /// Attachments.
    pub attachments: Vec<Link>,
    /// Table of contents.
    pub contents: Vec<Entry>,
    /// The document as HTML.
    pub body: String,
    /// Whether it is a draft.
    pub is_draft: bool,
}

/// An entry of a table of contents.
#[derive(Serialize, Clone)]
pub struct Entry {
    /// Words.
    pub label: String,
    /// Anchor.
    pub id: String,
    /// Entries below it.
    pub below: Vec<Entry>,
}

/// Returns a table of contents of two levels.
#[must_use]
pub fn contents(outline: &[Heading]) -> Vec<Entry> {
    let top = outline.iter().map(|heading| heading.level).min().unwrap_or(2);
    let mut entries: Vec<Entry> = Vec::new();
    for heading in outline.iter().filter(|heading| heading.level <= top + 1) {
        let entry = Entry { label: heading.text.clone(), id: heading.id.clone(), below: Vec::new() };
        match entries.last_mut().filter(|_| heading.level > top) {
            Some(parent) => parent.below.push(entry),
            None => entries.push(entry),
        }
    }
    entries
}

/// Makes the page of the guidance document called `slug`.
pub fn view(scene: &Scene<'_>, here: &Here, slug: &Slug) -> Option<(Frame, View)> {
    let registry = &scene.facts.known.registry;
    let guidance = registry.guidance.get(slug)?;
    let document = scene.documents.guidance.get(slug)?;
    let title = name(guidance);
    let links = |slugs: &[Slug]| slugs.iter().filter_map(|slug| link(scene, here, slug)).collect();
    let naming = |pick: fn(&Guidance) -> &[Slug]| {
        let others = registry.guidance.values().filter(|other| pick(other).contains(slug));
        others.filter_map(|other| link(scene, here, &other.slug)).collect()
    };
    let regulations = registry.regulations.values().filter(|regulation| regulation.guidance.as_ref() == Some(slug));
    let in_force = guidance.in_force.is_none_or(|period| period.contains(scene.as_of()));
    let view = GuidanceView {
        summary: guidance.summary.to_string(),
        lead: format!("{}, ngày\u{a0}{}", guidance.issuer, date::short(guidance.issued)),
        state: if in_force {
            Tag::ok("Đang thực hiện")
        } else {
            Tag::new("na", "tag-wait", "Không thực hiện vào ngày số liệu")
        },
        facts: facts(guidance),
        issued: guidance.issued.into(),
        replaces: links(&guidance.replaces),
        replaced_by: naming(|other| &other.replaces),
        rests_on: links(&guidance.rests_on),
        bears: naming(|other| &other.rests_on),
        regulations: regulations
            .map(|r| Link {
                label: format!("Các giá trị của {}", r.number),
                href: here.to(&address::regulation(&r.id)),
            })
            .collect(),
        attachments: guidance.attachments.iter().map(|file| attachment(here, file)).collect(),
        contents: contents(&document.outline),
        body: prose::html(document, here, None),
        is_draft: guidance.is_draft,
        title: title.clone(),
    };
    let frame = Frame::new(here, "huong-dan", &title)
        .crumbs(here, &[("Hướng dẫn", address::GUIDANCE)], &guidance.number)
        .sources(scene, &[scene.sources.path(guidance.place)]);
    Some((frame, View::Guidance(Box::new(view))))
}

/// Names a guidance document: kind and number.
#[must_use]
pub fn name(guidance: &Guidance) -> String {
    format!("{} {}", words::guidance_kind(guidance.kind), guidance.number)
}

fn link(scene: &Scene<'_>, here: &Here, slug: &Slug) -> Option<Link> {
    let guidance = scene.facts.known.registry.guidance.get(slug).filter(|g| scene.shows_draft(g.is_draft))?;
    Some(Link { label: name(guidance), href: here.to(&address::guidance(slug)) })
}

fn attachment(here: &Here, file: &str) -> Link {
    let label = file.rsplit('/').next().unwrap_or(file).to_owned();
    Link { label, href: prose::encoded(&here.to(file)) }
}

fn facts(guidance: &Guidance) -> Vec<(&'static str, String)> {
    let mut facts = vec![
        ("Số, ký hiệu", guidance.number.to_string()),
        ("Loại văn bản", words::guidance_kind(guidance.kind).to_owned()),
        ("Cơ quan ban hành", guidance.issuer.to_string()),
        ("Ngày ban hành", date::short(guidance.issued)),
    ];
    facts.extend(guidance.in_force.map(|period| ("Hiệu lực", date::period(period.from, period.until))));
    facts
}

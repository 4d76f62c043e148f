//! The list of guidance: what was issued when and by whom, what is in force, what replaces what.

use super::parts::{DateView, Link, Tag};
use super::{Frame, Here, Scene, View, address};
use crate::lang::{date, sentence, words};
use crate::model::{Guidance, Slug};
use serde::Serialize;
use std::collections::BTreeMap;

/// What the list of guidance shows.
#[derive(Serialize)]
pub struct GuidanceListView {
    /// The answer, in a sentence.
    pub lead: String,
    /// The documents, newest first.
    pub documents: Vec<GuidanceRow>,
    /// Regulations in force here, without a document that explains them.
    pub regulations: Vec<Link>,
}

/// A document of the list.
#[derive(Serialize)]
pub struct GuidanceRow {
    /// "Hướng dẫn 08-HD/ĐUK".
    pub name: String,
    /// Its page.
    pub href: String,
    /// What it is about.
    pub summary: String,
    /// Body that issued it.
    pub issuer: String,
    /// Day of issue.
    pub issued: DateView,
    /// State on the as-of date.
    pub state: Tag,
    /// Whether it is a draft.
    pub is_draft: bool,
    /// Relations to other documents: words and the documents.
    pub relations: Vec<(&'static str, Vec<Link>)>,
}

/// Makes the list.
pub fn view(scene: &Scene<'_>, here: &Here) -> (Frame, View) {
    let registry = &scene.facts.known.registry;
    let mut shown: Vec<&Guidance> = registry.guidance.values().filter(|one| scene.shows_draft(one.is_draft)).collect();
    shown.sort_by_key(|one| (std::cmp::Reverse(one.issued), one.slug.clone()));
    let successors = successors(&shown);
    let states: Vec<_> =
        shown.iter().map(|one| state(scene, one, successors.get(&one.slug).map_or(&[], Vec::as_slice))).collect();
    let in_force = states.iter().filter(|(is_in_force, _)| *is_in_force).count();
    let documents: Vec<_> =
        shown.iter().zip(states).map(|(one, (_, state))| row(scene, here, one, &successors, state)).collect();
    let explained = |slug: &Slug| shown.iter().any(|one| one.slug == *slug);
    let bare = registry.regulations.values().filter(|one| !one.guidance.as_ref().is_some_and(explained));
    let regulations = bare.map(|one| Link {
        label: format!("{}. {}", one.number, one.summary),
        href: here.to(&address::regulation(&one.id)),
    });
    let view = GuidanceListView {
        lead: sentence::guidance_lead(documents.len(), in_force),
        documents,
        regulations: regulations.collect(),
    };
    let frame = Frame::new(here, "huong-dan", "Hướng dẫn")
        .section_page()
        .crumbs(here, &[], "Hướng dẫn")
        .sources(scene, &["huong-dan/"])
        .left_out(left_out(scene, "huong-dan/"));
    (frame, View::GuidanceList(view))
}

/// Says how many pages of a folder were left out; none when there are none.
pub(super) fn left_out(scene: &Scene<'_>, folder: &str) -> Option<String> {
    let left_out = scene.facts.known.registry.left_out.pages.iter().filter(|path| path.starts_with(folder)).count();
    sentence::pages_left_out(left_out)
}

/// Returns the documents that replace each document.
fn successors<'a>(shown: &[&'a Guidance]) -> BTreeMap<&'a Slug, Vec<&'a Guidance>> {
    let mut successors: BTreeMap<_, Vec<_>> = BTreeMap::new();
    for one in shown {
        for replaced in &one.replaces {
            successors.entry(replaced).or_default().push(*one);
        }
    }
    successors
}

/// Says whether a document is in force on the as-of date, and how that is said.
fn state(scene: &Scene<'_>, one: &Guidance, successors: &[&Guidance]) -> (bool, Tag) {
    let day = scene.as_of();
    if one.is_draft {
        return (false, Tag::wait("Bản nháp"));
    }
    let begin = one.in_force.map_or(one.issued, |period| period.from);
    let until = one.in_force.and_then(|period| period.until);
    let replaced = successors.iter().filter(|other| !other.is_draft);
    let replaced = replaced.map(|other| other.in_force.map_or(other.issued, |period| period.from)).min();
    match (until, replaced) {
        _ if begin > day => (false, Tag::wait(format!("Có hiệu lực từ {}", date::short(begin)))),
        (Some(until), _) if until < day => {
            (false, Tag::new("na", "", format!("Hết hiệu lực sau {}", date::short(until))))
        }
        (_, Some(on)) if on <= day => (false, Tag::new("na", "", format!("Được thay thế từ {}", date::short(on)))),
        (Some(until), _) => (true, Tag::ok(format!("Có hiệu lực đến {}", date::short(until)))),
        (None, _) => (true, Tag::ok("Đang có hiệu lực")),
    }
}

fn row(
    scene: &Scene<'_>,
    here: &Here,
    one: &Guidance,
    successors: &BTreeMap<&Slug, Vec<&Guidance>>,
    state: Tag,
) -> GuidanceRow {
    let registry = &scene.facts.known.registry;
    let link =
        |other: &Guidance| Link { label: other.number.to_string(), href: here.to(&address::guidance(&other.slug)) };
    let named = |slugs: &[Slug]| -> Vec<Link> {
        let known = slugs.iter().filter_map(|slug| registry.guidance.get(slug));
        known.filter(|other| scene.shows_draft(other.is_draft)).map(link).collect()
    };
    let by =
        successors.get(&one.slug).map(|others| others.iter().map(|other| link(other)).collect()).unwrap_or_default();
    let values = registry.regulations.values().filter(|regulation| regulation.guidance.as_ref() == Some(&one.slug));
    let values = values.map(|regulation| Link {
        label: format!("quy định {}", regulation.number),
        href: here.to(&address::regulation(&regulation.id)),
    });
    let relations = [
        ("Căn cứ", named(&one.rests_on)),
        ("Thay thế", named(&one.replaces)),
        ("Được thay thế bởi", by),
        ("Các giá trị cổng dùng để kiểm tra", values.collect()),
    ];
    GuidanceRow {
        name: format!("{} {}", words::guidance_kind(one.kind), one.number),
        href: here.to(&address::guidance(&one.slug)),
        summary: one.summary.to_string(),
        issuer: one.issuer.to_string(),
        issued: one.issued.into(),
        state,
        is_draft: one.is_draft,
        relations: relations.into_iter().filter(|(_, links)| !links.is_empty()).collect(),
    }
}

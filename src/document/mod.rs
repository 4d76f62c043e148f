//! The narrative of Markdown pages as typed document trees.
//!
//! Takes the pages of the registry and what was computed; gives one [`Document`] a page and every problem with its
//! exact place. Holds no HTML: pages, PDF, Word and Excel are written from the same tree.

mod annexes;
mod builder;
mod calls;
mod desk;
pub mod figures;
mod links;
mod markdown;
mod narrative;
mod pieces;
mod prose;
pub mod seal;
mod source;
mod tree;

pub use annexes::{Annex, Parts};
pub use prose::plain;
pub use tree::{
    Align, Block, Cell, ChartKind, Column, ComputedChart, ComputedTable, Document, Footnote, Heading, Inline, Quantity,
    Record, Row, RowKind, Series, Subject, Target, Trace, Value,
};

use crate::diag::{Diagnostics, Message};
use crate::facts::Facts;
use crate::load::{self, spelling::nearest};
use crate::model::{Body, Period, ReportScope, Slug};
use crate::text::{Sources, Tree};
use chrono::Datelike;
use desk::{Computing, Desk};
use links::Shelf;
use markdown::Elsewhere;
use rayon::prelude::*;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

/// The documents of a tree.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Documents {
    /// Guidance by slug.
    pub guidance: BTreeMap<Slug, Document>,
    /// Reports by slug.
    pub reports: BTreeMap<Slug, Document>,
    /// Other pages by their path below `trang/`.
    pub pages: BTreeMap<Arc<str>, Document>,
}

impl Documents {
    /// Returns the document that a target names.
    #[must_use]
    pub fn get(&self, target: &Target) -> Option<&Document> {
        match target {
            Target::Guidance(slug) => self.guidance.get(slug),
            Target::Report(slug) => self.reports.get(slug),
            Target::Page(path) => self.pages.get(path),
            _ => None,
        }
    }

    fn get_mut(&mut self, target: &Target) -> Option<&mut Document> {
        match target {
            Target::Guidance(slug) => self.guidance.get_mut(slug),
            Target::Report(slug) => self.reports.get_mut(slug),
            Target::Page(path) => self.pages.get_mut(path),
            _ => None,
        }
    }

    fn insert(&mut self, target: Target, document: Document) {
        match target {
            Target::Guidance(slug) => drop(self.guidance.insert(slug, document)),
            Target::Report(slug) => drop(self.reports.insert(slug, document)),
            Target::Page(path) => drop(self.pages.insert(path, document)),
            _ => {}
        }
    }
}

/// Reads the narrative of every page, in parallel. Drafts are left out unless `with_drafts`.
///
/// `content` is the tree of files: it says which attachments there are.
pub fn read(
    facts: &Arc<Facts>,
    sources: &Sources,
    content: &Tree,
    with_drafts: bool,
    diags: &mut Diagnostics,
) -> Documents {
    let registry = &facts.known.registry;
    let shelf = Shelf::new(registry, sources, content, with_drafts);
    let is_kept = |is_draft: bool| with_drafts || !is_draft;
    let guidance = registry.guidance.values().filter(|page| is_kept(page.is_draft));
    let reports = registry.reports.values().filter(|page| is_kept(page.is_draft));
    let pages = registry.pages.values().filter(|page| is_kept(page.is_draft));
    let left_out = left_out(facts, sources);
    let seals = seal::beside(registry, sources, facts.known.as_of, diags);
    let is_computing = registry.reports.values().any(|report| is_kept(report.is_draft))
        || left_out.iter().any(|(_, covers)| covers.is_some());
    let desk = is_computing.then(|| Desk::new(facts, sources, seals));
    let mut jobs: Vec<(Target, &Body, Option<Computing<'_>>)> = Vec::new();
    jobs.extend(guidance.map(|page| (Target::Guidance(page.slug.clone()), &page.body, None)));
    jobs.extend(reports.map(|report| {
        let computing = desk.as_ref().map(|desk| desk.of(report));
        (Target::Report(report.slug.clone()), &report.body, computing)
    }));
    jobs.extend(pages.map(|page| (Target::Page(page.path.clone()), &page.body, None)));
    let untitled = left_out.iter().map(|(body, covers)| {
        let computing = desk.as_ref().zip(*covers).map(|(desk, covers)| desk.over(covers));
        (Target::Home, body, computing)
    });

    let work = |(target, body, computing): (Target, &Body, Option<Computing<'_>>)| {
        let mut diags = Diagnostics::default();
        let path = sources.path(body.place);
        let (document, links) = one(&shelf, path, body, computing, &mut diags);
        (target, document, links, diags)
    };
    let read: Vec<_> = jobs.into_par_iter().map(work).collect();
    for (_, _, _, found) in untitled.map(work) {
        diags.append(found);
    }

    let mut documents = Documents::default();
    let mut elsewhere = Vec::new();
    for (target, document, links, found) in read {
        diags.append(found);
        elsewhere.push((target.clone(), links));
        documents.insert(target, document);
    }
    check_elsewhere(&mut documents, elsewhere, diags);
    documents
}

/// Returns the narratives of the pages whose front matter cannot be trusted: no page is made of them, but what is wrong
/// in them is told in the same run. Reports among them are computed over the pilot.
fn left_out(facts: &Facts, sources: &Sources) -> Vec<(Body, Option<Period>)> {
    let registry = &facts.known.registry;
    let pilot = registry.portal.pilot.unwrap_or_else(|| figures::year(facts.known.as_of.year()));
    let lost = sources.iter().filter(|(_, source)| registry.left_out.pages.contains(&source.path));
    lost.filter_map(|(id, source)| {
        let covers = source.path.starts_with("bao-cao/").then_some(pilot);
        Some((load::narrative(id, source)?, covers))
    })
    .collect()
}

fn one(
    shelf: &Shelf,
    path: &str,
    body: &Body,
    computing: Option<Computing<'_>>,
    diags: &mut Diagnostics,
) -> (Document, Vec<Elsewhere>) {
    let (text, parts) = match &computing {
        Some(computing) => narrative::compute(&computing.task, body, diags),
        None => (source::Text::whole(&body.text, body.place), figures::Parts::default()),
    };
    let page = markdown::Page { path, text: &text, shelf, has_gaps: computing.is_some(), parts: &parts.list };
    let (mut document, links) = markdown::read(page, diags);
    document.traces = parts.traces;
    document.answers = parts.answers;
    if let Some(computing) = computing {
        document.seal = computing.seal(&document.answers, parts.is_complete, diags);
    }
    (document, links)
}

/// Returns the days that a report covers.
pub(crate) fn covered(scope: ReportScope) -> Period {
    match scope {
        ReportScope::Year(year) => figures::year(year),
        ReportScope::Period(period) => period,
    }
}

/// Checks the links to headings of other documents; dead ones are taken out.
fn check_elsewhere(documents: &mut Documents, links: Vec<(Target, Vec<Elsewhere>)>, diags: &mut Diagnostics) {
    let ids = ids(documents, links.iter().flat_map(|(_, links)| links));
    for (from, links) in links {
        let mut dead = BTreeSet::new();
        for (nth, Elsewhere { place, link, target }) in links.into_iter().enumerate() {
            let Target::OtherHeading { document, id } = &target else { continue };
            let Some(ids) = ids.get(&**document).filter(|ids| !ids.contains(id)) else { continue };
            let near = || nearest(id, ids.iter().map(String::as_str));
            let near = (nth < builder::PROPOSALS).then(near).flatten();
            let file = link.split('#').next().unwrap_or("");
            let nearest = near.map(|near| format!("{file}#{near}"));
            diags.error(place, Message::DeadLink { link, nearest });
            dead.insert(target);
        }
        if let Some(document) = documents.get_mut(&from).filter(|_| !dead.is_empty()) {
            prose::unlink(document, &dead);
        }
    }
}

/// Returns the ids of the headings of every document that `links` lead to.
fn ids<'a>(documents: &Documents, links: impl Iterator<Item = &'a Elsewhere>) -> BTreeMap<Target, BTreeSet<String>> {
    let mut ids: BTreeMap<Target, BTreeSet<String>> = BTreeMap::new();
    for link in links {
        let Target::OtherHeading { document: target, .. } = &link.target else { continue };
        if ids.contains_key(&**target) {
            continue;
        }
        if let Some(document) = documents.get(target) {
            ids.insert((**target).clone(), document.outline.iter().map(|heading| heading.id.clone()).collect());
        }
    }
    ids
}

//! Documents and handbook as entries of the search: guidance, regulations, rules, reports, other pages, chapters, codes.

use super::Entry;
use super::plain::parts;
use crate::document::Document;
use crate::lang::sentence::{SearchKind, dated};
use crate::lang::words;
use crate::model::{Regulation, RegulationId, ReportScope, RuleId};
use crate::plan::handbook::{self, Chapter};
use crate::plan::{Here, Scene, address, guidance, report, values};
use crate::rules;
use std::collections::BTreeMap;

/// The guidance documents and their headings.
pub(super) fn guidance(scene: &Scene<'_>, entries: &mut Vec<Entry>) {
    for one in scene.facts.known.registry.guidance.values() {
        let Some(document) = scene.documents.guidance.get(&one.slug) else { continue };
        let name = guidance::name(one);
        let page = Entry::new(SearchKind::Guidance, address::guidance(&one.slug), format!("{name}. {}", one.summary))
            .context(dated(&one.issuer, one.issued));
        add(&page, &name, document, entries);
    }
}

/// Everything else that is made of words: regulations, rules, reports, other pages and the handbook.
pub(super) fn add_others(scene: &Scene<'_>, entries: &mut Vec<Entry>) {
    let registry = &scene.facts.known.registry;
    regulations(&registry.regulations, entries);
    for rule in RuleId::ALL {
        entries.push(rule_entry(*rule));
    }
    for one in registry.reports.values() {
        let Some(document) = scene.documents.reports.get(&one.slug) else { continue };
        let mut page = Entry::new(SearchKind::Report, address::report(&one.slug), &*one.title);
        page.year = match one.scope {
            ReportScope::Year(year) => Some(year),
            ReportScope::Period(_) => None,
        };
        let parts = [words::report_kind(one.kind).to_owned(), report::scope(one)];
        let parts = one.number.as_ref().map(ToString::to_string).into_iter().chain(parts);
        page.context = parts.chain(one.issuer.as_ref().map(ToString::to_string)).collect::<Vec<_>>().join(", ");
        add(&page, &one.title, document, entries);
    }
    for one in registry.pages.values() {
        let Some(document) = scene.documents.pages.get(&one.path) else { continue };
        let page = Entry::new(SearchKind::Page, address::page(&one.path), &*one.title);
        add(&page, &one.title, document, entries);
    }
    handbook(scene, entries);
}

/// Adds a page with the text before its first heading, then each heading as an entry of its own, told by `name`.
fn add(page: &Entry, name: &str, document: &Document, entries: &mut Vec<Entry>) {
    for part in parts(document) {
        let Some(heading) = part.heading else {
            entries.push(page.clone().text(part.text));
            continue;
        };
        let address = format!("{}#{}", page.address, heading.id);
        let entry = Entry::new(page.kind, address, &heading.text).context(name).text(part.text);
        entries.push(Entry { year: page.year, ..entry });
    }
}

fn regulations(regulations: &BTreeMap<RegulationId, Regulation>, entries: &mut Vec<Entry>) {
    let here = Here::at(address::HOME);
    for one in regulations.values() {
        let caps = one.caps.iter().map(|cap| values::cap(&here, cap));
        let values = caps.chain(values::conditions(&here, one)).chain(values::deadlines(&here, one));
        let mut parts: Vec<String> = values.map(|value| format!("{}: {}", value.name, value.value)).collect();
        parts.extend(one.reasons.iter().map(|reason| reason.name.to_string()));
        parts.extend(one.topics.iter().flat_map(|topics| &topics.kinds).map(|kind| kind.name.to_string()));
        let title = format!("{} {}. {}", SearchKind::Regulation.name(), one.number, one.summary);
        let entry = Entry::new(SearchKind::Regulation, address::regulation(&one.id), title);
        entries.push(entry.context(dated(&one.number, one.issued)).text(parts.join("; ")));
    }
}

fn rule_entry(rule: RuleId) -> Entry {
    let manual = rules::rule(rule).manual;
    let text = [manual.demands, manual.why, manual.rests_on, manual.judged, manual.example].join(" ");
    let family = rules::families().iter().find(|family| family.letters == rule.family());
    Entry::new(SearchKind::Rule, address::rule(rule), format!("{}. {}", rule.as_str(), manual.title))
        .context(family.map_or("", |family| family.name))
        .text(text)
}

fn handbook(scene: &Scene<'_>, entries: &mut Vec<Entry>) {
    for chapter in Chapter::ALL {
        let entry = Entry::new(SearchKind::Handbook, chapter.address(), chapter.title());
        entries.push(entry.text(chapter.lead()));
    }
    let language = scene.facts.known.registry.portal.language;
    for place in handbook::places(language) {
        let address = format!("{}#{}", place.chapter.address(), place.anchor);
        let entry = Entry::new(SearchKind::Handbook, address, place.title);
        entries.push(entry.context(place.chapter.title()).text(place.text));
    }
}

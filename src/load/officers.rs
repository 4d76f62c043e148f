//! `can-bo.yaml`: officers who are assigned, follow units and attend.

use super::fields::{self, Fields};
use super::names::Names;
use super::reading::Reading;
use super::value::{id, scalar, text, unrendered_text, word};
use super::yaml::{Node, Value};
use crate::diag::{Message, Reference, Shape};
use crate::model::{Officer, OfficerId, Profile, Role};
use crate::text::Span;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

const ROLES: &[(&str, Role)] = &[
    ("uy_vien_ban_thuong_vu", Role::StandingBoard),
    ("uy_vien_ban_chap_hanh", Role::ExecutiveCommittee),
    ("chuyen_vien", Role::Specialist),
    ("can_bo_ban_to_chuc", Role::OrganisationBoard),
];

/// The officers of the tree.
#[derive(Debug, Default)]
pub struct Officers {
    /// Those that can be trusted.
    pub kept: BTreeMap<OfficerId, Officer>,
    /// Ids, as written, of those that cannot.
    pub left_out: BTreeSet<Arc<str>>,
    /// Whether some may be missing altogether.
    pub is_open: bool,
}

impl Officers {
    /// Returns the names to which records may refer.
    #[must_use]
    pub fn names(&self) -> Names<OfficerId> {
        let left_out = self.left_out.iter().filter_map(|id| OfficerId::parse(id));
        let known = self.kept.keys().cloned().chain(left_out).collect();
        Names { to: Reference::Officer, known, is_open: self.is_open, parse: OfficerId::parse }
    }
}

/// Reads the officers.
pub fn read(profile: Profile, reading: &mut Reading<'_>) -> Officers {
    let Some(document) = fields::whole_file(reading) else {
        return Officers { is_open: true, ..Officers::default() };
    };
    let listed = fields::listed(&document, &["can_bo"], reading);
    let mut officers = Officers { is_open: listed.is_open, ..Officers::default() };
    let places = places_of_ids(&listed.nodes, reading);
    for node in listed.nodes {
        take(node, profile, &places, &mut officers, reading);
    }
    officers
}

/// Returns every place at which each id stands.
fn places_of_ids(nodes: &[&Node<'_>], reading: &mut Reading<'_>) -> BTreeMap<Arc<str>, Vec<Span>> {
    let mut places: BTreeMap<Arc<str>, Vec<Span>> = BTreeMap::new();
    for (id, span) in nodes.iter().filter_map(|node| id_as_written(node, reading)) {
        places.entry(id).or_default().push(span);
    }
    places
}

fn id_as_written(node: &Node<'_>, reading: &mut Reading<'_>) -> Option<(Arc<str>, Span)> {
    let Value::Record(entries) = &node.value else { return None };
    let value = &entries.iter().find(|entry| entry.key == "ma")?.value;
    let is_text = matches!(value.value, Value::Text { .. }) && !value.is_empty();
    let text = if is_text { scalar(value, Shape::Text, reading) } else { None };
    text.map(|text| (text.into(), value.span))
}

fn take(
    node: &Node<'_>,
    profile: Profile,
    places: &BTreeMap<Arc<str>, Vec<Span>>,
    officers: &mut Officers,
    reading: &mut Reading<'_>,
) {
    let mark = reading.diags.len();
    let written = id_as_written(node, reading);
    let other = |(name, span): &(Arc<str>, Span)| places.get(name)?.iter().find(|place| *place != span).copied();
    if let Some(((name, span), other)) = written.as_ref().and_then(|written| Some((written, other(written)?))) {
        let other = (reading.source.path.to_string(), reading.line(other));
        reading.error(*span, Message::RepeatedId { of: Reference::Officer, name: name.to_string(), other });
    }
    let officer = officer(node, profile, reading);
    let is_whole = !node.is_faulty() && !reading.diags.errors_since(mark);
    match officer.filter(|_| is_whole) {
        Some(officer) => {
            officers.kept.insert(officer.id.clone(), officer);
        }
        None => officers.left_out.extend(written.map(|(id, _)| id)),
    }
}

fn officer(node: &Node<'_>, profile: Profile, reading: &mut Reading<'_>) -> Option<Officer> {
    let fields = Fields::open(node, &["ma", "vai_tro", "chuc_danh", "ho_ten"], reading)?;
    let id = fields.required("ma", id(OfficerId::parse), reading);
    let role = fields.required("vai_tro", word(ROLES), reading);
    let title = fields.required("chuc_danh", text, reading);
    let name = match profile {
        Profile::Internal => fields.optional("ho_ten", text, reading),
        // Never rendered for the public, so it is not kept.
        Profile::Public => fields.optional("ho_ten", unrendered_text, reading).and(None),
    };
    Some(Officer { id: id?, role: role?, title: title?, name, place: fields.place })
}

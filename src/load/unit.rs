//! `don-vi/**/<id>.yaml`: one unit.

use super::dates;
use super::fields::{self, Fields};
use super::index::Index;
use super::members;
use super::reading::Reading;
use super::value::{count, date, flag, order, text, word};
use super::yaml::Node;
use crate::diag::Message;
use crate::model::{Approval, Assignment, Confirmation, Group, Period, PilotForm, ReasonId, Unit, UnitId, UnitKind};
use crate::text::Span;
use std::collections::BTreeMap;
use std::sync::Arc;

const KEYS: &[&str] = &[
    "ten",
    "ten_ngan",
    "loai",
    "truc_thuoc",
    "thu_tu",
    "ton_tai",
    "ke_thua",
    "thi_diem",
    "dang_so",
    "ha_tang",
    "to_dang",
    "phu_trach",
    "ghi_chu",
    "ghi_chu_noi_bo",
];
/// Kinds of unit.
pub const KINDS: &[(&str, UnitKind)] = &[
    ("dang_bo_co_so", UnitKind::BaseOrg),
    ("chi_bo_co_so", UnitKind::BaseCell),
    ("chi_bo_truc_thuoc", UnitKind::SubordinateCell),
];
const PILOT_FORMS: &[(&str, PilotForm)] = &[("truc_tuyen", PilotForm::Online), ("to_dang", PilotForm::ByGroup)];

/// A unit that was read, with the places that later checks need.
#[derive(Debug)]
pub struct UnitRead {
    /// The unit.
    pub unit: Unit,
    /// Where its base organisation is named.
    pub parent_place: Option<Span>,
    /// Where the day of its first member count stands.
    pub first_count_place: Option<Span>,
}

/// Reads a unit; none when it cannot be trusted.
pub fn read(id: UnitId, index: &Index, reading: &mut Reading<'_>) -> Option<UnitRead> {
    let mark = reading.diags.len();
    let document = fields::whole_file(reading)?;
    let unit = unit(id, &document.root, index, reading)?;
    (!reading.diags.errors_since(mark)).then_some(unit)
}

fn unit(id: UnitId, node: &Node<'_>, index: &Index, reading: &mut Reading<'_>) -> Option<UnitRead> {
    let fields = Fields::open(node, KEYS, reading)?;
    let name = fields.required("ten", text, reading);
    let short_name = fields.optional("ten_ngan", text, reading);
    let kind = fields.required("loai", word(KINDS), reading);
    let parent = parent(&fields, kind, index, reading);
    let order = fields.optional("thu_tu", order, reading);
    let exists = |node: &Node<'_>, reading: &mut Reading<'_>| fields::open_period(node, dates::first_day(), reading);
    let exists = fields.optional("ton_tai", exists, reading);
    let successor = fields.optional("ke_thua", |node, reading| index.units.refer(node, reading), reading);
    let approvals = approvals(&fields, index, reading);
    let (members, first_count_place) = members::read(&fields, reading);
    let confirmations = confirmations(&fields, reading);
    let groups = groups(&fields, reading);
    let in_charge = in_charge(&fields, index, reading);
    let note = fields.optional("ghi_chu", text, reading);
    fields.never_rendered("ghi_chu_noi_bo", reading);
    let unit = Unit {
        id,
        name: name?,
        short_name,
        kind: kind?,
        parent,
        order,
        exists,
        successor,
        approvals,
        members,
        confirmations,
        groups,
        in_charge,
        note,
        place: fields.place,
    };
    Some(UnitRead { unit, parent_place: fields.entry("truc_thuoc").map(|entry| entry.value.span), first_count_place })
}

/// Reads the base organisation, which a subordinate cell must name and no other unit may.
fn parent(fields: &Fields<'_, '_>, kind: Option<UnitKind>, index: &Index, reading: &mut Reading<'_>) -> Option<UnitId> {
    let entry = fields.entry("truc_thuoc");
    match (kind, entry) {
        (Some(kind @ UnitKind::SubordinateCell), None) => {
            reading.error(fields.place, Message::BadParent { kind: kind.as_str() });
            None
        }
        (Some(kind @ (UnitKind::BaseOrg | UnitKind::BaseCell)), Some(entry)) => {
            reading.error(entry.key_span, Message::BadParent { kind: kind.as_str() });
            None
        }
        (_, Some(entry)) => index.units.refer(&entry.value, reading),
        (_, None) => None,
    }
}

fn approvals(fields: &Fields<'_, '_>, index: &Index, reading: &mut Reading<'_>) -> Vec<Approval> {
    let read = |node: &Node<'_>, reading: &mut Reading<'_>| approval(node, index, reading);
    let approvals = fields.list("thi_diem", read, reading);
    for (at, approval) in approvals.iter().enumerate() {
        let overlaps = |other: &&Approval| other.form == approval.form && other.period.overlaps(&approval.period);
        if let Some(first) = approvals[..at].iter().find(overlaps) {
            let other_line = reading.line(first.place);
            reading.error(approval.place, Message::Overlap { other_line });
        }
    }
    approvals
}

fn approval(node: &Node<'_>, index: &Index, reading: &mut Reading<'_>) -> Option<Approval> {
    let fields = Fields::open(node, &["hinh_thuc", "tu", "den", "ly_do"], reading)?;
    let form = fields.required("hinh_thuc", word(PILOT_FORMS), reading);
    let from = fields.required("tu", date, reading);
    let until = fields.end_after(from, reading);
    let refer = |node: &Node<'_>, reading: &mut Reading<'_>| index.reasons.refer(node, reading);
    let reasons: Vec<ReasonId> = fields.list("ly_do", refer, reading);
    Some(Approval { form: form?, period: Period { from: from?, until }, reasons, place: fields.place })
}

fn confirmations(fields: &Fields<'_, '_>, reading: &mut Reading<'_>) -> Vec<Confirmation> {
    let mut confirmations = fields.list("ha_tang", confirmation, reading);
    one_a_day(confirmations.iter().map(|(confirmation, place)| (confirmation.on, *place)), reading);
    confirmations.sort_by_key(|(confirmation, _)| confirmation.on);
    confirmations.into_iter().map(|(confirmation, _)| confirmation).collect()
}

fn confirmation(node: &Node<'_>, reading: &mut Reading<'_>) -> Option<(Confirmation, Span)> {
    let fields = Fields::open(node, &["ngay", "dat", "ghi_chu"], reading)?;
    let on = fields.required("ngay", date, reading);
    let is_sufficient = fields.required("dat", flag, reading);
    let note = fields.optional("ghi_chu", text, reading);
    Some((Confirmation { on: on?, is_sufficient: is_sufficient?, note }, fields.place))
}

/// Reports entries of a day that an earlier entry of the list has already, each where it begins.
pub fn one_a_day(days: impl Iterator<Item = (chrono::NaiveDate, Span)>, reading: &mut Reading<'_>) {
    let mut firsts: BTreeMap<chrono::NaiveDate, Span> = BTreeMap::new();
    for (day, place) in days {
        if let Some(first) = firsts.get(&day) {
            let other_line = reading.line(*first);
            reading.error(place, Message::RepeatedEntry { name: day.to_string(), other_line });
        } else {
            firsts.insert(day, place);
        }
    }
}

fn groups(fields: &Fields<'_, '_>, reading: &mut Reading<'_>) -> Vec<Group> {
    let groups = fields.list("to_dang", group, reading);
    let mut firsts: BTreeMap<Arc<str>, Span> = BTreeMap::new();
    for (group, place) in &groups {
        if let Some(first) = firsts.get(&group.name) {
            let other_line = reading.line(*first);
            reading.error(*place, Message::RepeatedEntry { name: group.name.to_string(), other_line });
        } else {
            firsts.insert(group.name.clone(), *place);
        }
    }
    groups.into_iter().map(|(group, _)| group).collect()
}

/// Reads a group, with the place at which it begins.
fn group(node: &Node<'_>, reading: &mut Reading<'_>) -> Option<(Group, Span)> {
    let fields = Fields::open(node, &["ten", "dang_so"], reading)?;
    let name = fields.required("ten", text, reading);
    let members = fields.required("dang_so", count, reading);
    Some((Group { name: name?, members: members? }, fields.place))
}

fn in_charge(fields: &Fields<'_, '_>, index: &Index, reading: &mut Reading<'_>) -> Vec<Assignment> {
    let read = |node: &Node<'_>, reading: &mut Reading<'_>| assignment(node, index, reading);
    let assignments = fields.list("phu_trach", read, reading);
    for (at, (assignment, place)) in assignments.iter().enumerate() {
        let overlaps = |(other, _): &&(Assignment, Span)| {
            other.officer == assignment.officer && other.period.overlaps(&assignment.period)
        };
        if let Some((_, first)) = assignments[..at].iter().find(overlaps) {
            let other_line = reading.line(*first);
            reading.error(*place, Message::Overlap { other_line });
        }
    }
    assignments.into_iter().map(|(assignment, _)| assignment).collect()
}

fn assignment(node: &Node<'_>, index: &Index, reading: &mut Reading<'_>) -> Option<(Assignment, Span)> {
    let fields = Fields::open(node, &["can_bo", "tu", "den"], reading)?;
    let officer = fields.required("can_bo", |node, reading| index.officers.refer(node, reading), reading);
    let from = fields.required("tu", date, reading);
    let until = fields.end_after(from, reading);
    Some((Assignment { officer: officer?, period: Period { from: from?, until } }, fields.place))
}

/// Leaves out every unit whose base organisation is none, as far as that is known.
pub fn check_parents(units: &mut BTreeMap<UnitId, Arc<UnitRead>>, diags: &mut crate::diag::Diagnostics) -> Vec<UnitId> {
    let is_no_base = |parent: &UnitId| units.get(parent).is_some_and(|read| read.unit.kind != UnitKind::BaseOrg);
    let wrong = |read: &&Arc<UnitRead>| read.unit.parent.as_ref().is_some_and(is_no_base);
    let wrong: Vec<UnitId> = units.values().filter(wrong).map(|read| read.unit.id.clone()).collect();
    for id in &wrong {
        let Some(read) = units.remove(id) else { continue };
        if let Some(place) = read.parent_place {
            diags.error(place, Message::BadParent { kind: read.unit.kind.as_str() });
        }
    }
    wrong
}

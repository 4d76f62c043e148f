//! The facts of a unit's record: kind, members, approvals, infrastructure, officers.

use crate::lang::{date, number, words};
use crate::model::{Officer, OfficerId, PilotForm, Role, Unit};
use crate::plan::parts::{Link, Tag, UnitRef};
use crate::plan::{Here, Scene, address};
use serde::Serialize;

/// Facts of a unit's record.
#[derive(Serialize)]
pub struct Facts {
    /// Kind.
    pub kind: &'static str,
    /// Base organisation.
    pub parent: Option<UnitRef>,
    /// Cells under it.
    pub children: Vec<UnitRef>,
    /// Days on which it exists under this name.
    pub exists: Option<String>,
    /// Successor.
    pub successor: Option<UnitRef>,
    /// Member counts, newest first: "34 đảng viên", "từ 01/01/2025".
    pub members: Vec<(String, String)>,
    /// Share of special working conditions: share, and what is demanded.
    pub share: Option<(String, String)>,
    /// Approvals in words.
    pub approvals: Vec<String>,
    /// Confirmations of the infrastructure, newest first.
    pub confirmations: Vec<(Tag, Option<String>)>,
    /// Groups with their members.
    pub groups: Vec<(String, u32)>,
    /// Officers of the committee in charge, each with the link to the calendar of what he or she follows.
    pub in_charge: Vec<Link>,
    /// Specialists, likewise.
    pub monitors: Vec<Link>,
    /// Note of the record.
    pub note: Option<String>,
}

/// Returns the facts of the record of `unit`.
pub(super) fn facts(scene: &Scene<'_>, here: &Here, unit: &Unit) -> Facts {
    Facts {
        kind: words::unit_kind(unit.kind),
        parent: unit.parent.as_ref().and_then(|id| UnitRef::of(scene, here, id)),
        children: scene.children(&unit.id).iter().map(|child| UnitRef::new(here, child)).collect(),
        exists: unit.exists.map(|period| date::period(period.from, period.until)),
        successor: unit.successor.as_ref().and_then(|id| UnitRef::of(scene, here, id)),
        members: unit
            .members
            .iter()
            .rev()
            .map(|count| {
                let members = format!("{} đảng viên", number::grouped(i64::from(count.total)));
                (members, format!("từ\u{a0}{}", date::short(count.from)))
            })
            .collect(),
        share: share(scene, unit),
        approvals: unit.approvals.iter().map(|approval| approval_words(scene, approval)).collect(),
        confirmations: unit.confirmations.iter().rev().map(confirmation).collect(),
        groups: unit.groups.iter().map(|group| (group.name.to_string(), group.members)).collect(),
        in_charge: officers(scene, here, unit, |role| matches!(role, Role::StandingBoard | Role::ExecutiveCommittee)),
        monitors: officers(scene, here, unit, |role| role == Role::Specialist),
        note: unit.note.as_ref().map(ToString::to_string),
    }
}

fn share(scene: &Scene<'_>, unit: &Unit) -> Option<(String, String)> {
    let count = unit.members_on(scene.as_of())?;
    let special = count.special?;
    let rate = number::rate(u64::from(special), u64::from(count.counted()))?;
    let ratio = scene.facts.known.registry.setting(|regulation| regulation.special_share)?;
    let sign = match ratio.comparison {
        crate::model::Comparison::Above => "cần trên",
        crate::model::Comparison::AtLeast => "cần từ",
    };
    let share = format!("{special}/{} đảng viên ({rate})", count.counted());
    Some((share, format!("{sign} {}/{}", ratio.numerator, ratio.denominator)))
}

fn approval_words(scene: &Scene<'_>, approval: &crate::model::Approval) -> String {
    let registry = &scene.facts.known.registry;
    let reasons: Vec<_> = approval
        .reasons
        .iter()
        .filter_map(|id| registry.regulations_in_force().flat_map(|r| &r.reasons).find(|reason| &reason.id == id))
        .map(|reason| reason.name.to_string())
        .collect();
    let form = match approval.form {
        PilotForm::Online => "Trực tuyến",
        PilotForm::ByGroup => "Theo tổ đảng",
    };
    let reasons =
        if reasons.is_empty() { String::new() } else { format!(". Lý do: {}", reasons.join("; ").to_lowercase()) };
    format!("{form}, {}{reasons}", date::period(approval.period.from, approval.period.until))
}

fn confirmation(confirmation: &crate::model::Confirmation) -> (Tag, Option<String>) {
    let on = date::short(confirmation.on);
    let tag = if confirmation.is_sufficient {
        Tag::ok(format!("Đạt, ngày\u{a0}{on}"))
    } else {
        Tag::warn(format!("Chưa đạt, ngày\u{a0}{on}"))
    };
    (tag, confirmation.note.as_ref().map(ToString::to_string))
}

fn officers(scene: &Scene<'_>, here: &Here, unit: &Unit, wanted: impl Fn(Role) -> bool) -> Vec<Link> {
    let current = unit.in_charge.iter().filter(|assignment| assignment.period.contains(scene.as_of()));
    let officers = current.filter_map(|assignment| scene.facts.known.registry.officers.get(&assignment.officer));
    let link = |officer: &Officer| Link {
        label: officer_name(scene, &officer.id),
        href: here.to(&address::calendar_of_officer(&officer.id)),
    };
    officers.filter(|officer| wanted(officer.role)).map(link).collect()
}

/// Names an officer by office, and by name where the profile allows and a name is recorded.
#[must_use]
pub fn officer_name(scene: &Scene<'_>, id: &OfficerId) -> String {
    let Some(officer) = scene.facts.known.registry.officers.get(id) else { return id.to_string() };
    match (&officer.name, scene.profile) {
        (Some(name), crate::model::Profile::Internal) => format!("{name}, {}", officer.title),
        _ => officer.title.to_string(),
    }
}

//! The list of units, in official order.

use super::parts::{CapView, Tag, UnitRef};
use super::{Frame, Here, Scene, View, home, matters};
use crate::diag::Severity;
use crate::lang::{date, number, sentence, words};
use crate::model::{PilotForm, Unit, UnitKind};
use crate::summary::CapUse;
use serde::Serialize;

/// What the list of units shows.
#[derive(Serialize)]
pub struct UnitsView {
    /// The answer, in a sentence.
    pub lead: String,
    /// Year of the figures.
    pub year: i32,
    /// The units.
    pub rows: Vec<UnitRow>,
    /// Kinds of unit that occur, for the filter: value and words.
    pub kinds: Vec<(&'static str, &'static str)>,
}

/// A unit of the list.
#[derive(Serialize)]
pub struct UnitRow {
    /// The unit.
    pub unit: UnitRef,
    /// Its id, for filters.
    pub id: String,
    /// Kind, for filters.
    pub kind_key: &'static str,
    /// Kind in words.
    pub kind: &'static str,
    /// Base organisation.
    pub parent: Option<UnitRef>,
    /// Forms approved, in words.
    pub forms: String,
    /// Members, if known.
    pub members: Option<String>,
    /// Meetings held this year.
    pub held: u32,
    /// Of those, meetings of the pilot.
    pub pilot: u32,
    /// Caps of the forms that it may use.
    pub caps: Vec<CapView>,
    /// Findings of the year.
    pub findings: Tag,
    /// Number of open matters.
    pub matters: usize,
    /// State for the filter: `viec`, `vuot`, `day`, or none of them.
    pub states: String,
    /// Days on which it exists under this name, where that is bounded.
    pub exists: Option<String>,
}

/// Makes the list of units.
pub fn view(scene: &Scene<'_>, here: &Here) -> (Frame, View) {
    let registry = &scene.facts.known.registry;
    let rows: Vec<_> = registry.units_in_order().map(|unit| row(scene, here, unit)).collect();
    let kinds = UnitKind::ALL.into_iter().filter(|kind| registry.units.values().any(|unit| unit.kind == *kind));
    let view = UnitsView {
        lead: lead(registry.units.values()),
        year: scene.this_year(),
        kinds: kinds.map(|kind| (kind.as_str(), words::unit_kind(kind))).collect(),
        rows,
    };
    let frame = Frame::new(here, "don-vi", "Đơn vị")
        .section_page()
        .tables()
        .crumbs(here, &[], "Đơn vị")
        .sources(scene, &["don-vi/"])
        .left_out((!registry.left_out.units.is_empty()).then(|| {
            format!(
                "{} đơn vị bị bỏ ra ngoài vì bản ghi có lỗi.",
                crate::lang::number::prose(registry.left_out.units.len())
            )
        }));
    (frame, View::Units(view))
}

fn lead<'a>(units: impl Iterator<Item = &'a Unit>) -> String {
    let mut counts = sentence::Units { base_orgs: 0, cells: 0, online: 0, by_group: 0 };
    for unit in units {
        if unit.kind.is_cell() {
            counts.cells += 1
        } else {
            counts.base_orgs += 1
        }
        let has = |form| unit.approvals.iter().any(|approval| approval.form == form);
        counts.online += usize::from(has(crate::model::PilotForm::Online));
        counts.by_group += usize::from(has(crate::model::PilotForm::ByGroup));
    }
    sentence::units_lead(counts)
}

fn row(scene: &Scene<'_>, here: &Here, unit: &Unit) -> UnitRow {
    let year = scene.this_year();
    let figures = scene.figures(&unit.id, year);
    let tally = figures.map(|figures| figures.tally).unwrap_or_default();
    let findings = scene.findings(Some(&unit.id), year);
    let errors = findings.iter().filter(|finding| finding.severity == Severity::Error).count();
    let matters = matters::of_unit(scene, unit).len();
    let caps = caps(scene, unit);
    let mut states = Vec::new();
    if matters > 0 {
        states.push("viec");
    }
    if caps.iter().any(|cap| cap.used > cap.most) {
        states.push("vuot");
    }
    if caps.iter().any(|cap| cap.used == cap.most) {
        states.push("day");
    }
    UnitRow {
        unit: UnitRef::new(here, unit),
        id: unit.id.to_string(),
        kind_key: unit.kind.as_str(),
        kind: words::unit_kind(unit.kind),
        parent: unit.parent.as_ref().and_then(|id| UnitRef::of(scene, here, id)),
        forms: forms(unit),
        members: unit.members_on(scene.as_of()).map(|count| number::grouped(i64::from(count.total))),
        held: tally.held.iter().sum(),
        pilot: tally.held[1..].iter().sum(),
        caps,
        findings: home::findings_tag(errors, findings.len() - errors),
        matters,
        states: states.join(" "),
        exists: unit.exists.map(|period| date::period(period.from, period.until)),
    }
}

/// Returns the caps of the forms that `unit` is approved for, and those that it used all the same.
pub(super) fn caps(scene: &Scene<'_>, unit: &Unit) -> Vec<CapView> {
    caps_in(scene, unit, scene.this_year())
}

/// Returns the same for `year`.
pub(super) fn caps_in(scene: &Scene<'_>, unit: &Unit, year: i32) -> Vec<CapView> {
    let figures = scene.figures(&unit.id, year);
    let wanted = figures.into_iter().flat_map(|figures| &figures.caps).filter(|cap| may_use(scene, unit, cap));
    wanted.map(|cap| CapView::new(scene.facts, cap)).collect()
}

/// Says whether `unit` is approved for the form of `cap`, itself or through its base organisation, or used it all the same.
pub(super) fn may_use(scene: &Scene<'_>, unit: &Unit, cap: &CapUse) -> bool {
    let by_group = scene.facts.known.registry.cap(&cap.quota).is_some_and(matters::is_by_group);
    let form = if by_group { PilotForm::ByGroup } else { PilotForm::Online };
    let parent = unit.parent.as_ref().and_then(|id| scene.unit(id));
    let covered = parent.filter(|_| form == PilotForm::Online).map_or(&[][..], |parent| &parent.approvals);
    let is_approved = unit.approvals.iter().chain(covered).any(|approval| approval.form == form);
    is_approved || cap.used + cap.planned > 0
}

/// Returns the forms that `unit` is approved for, in words.
fn forms(unit: &Unit) -> String {
    let mut forms: Vec<_> = unit.approvals.iter().map(|approval| approval.form).collect();
    forms.sort_unstable();
    forms.dedup();
    forms.into_iter().map(words::pilot_form).collect::<Vec<_>>().join(", ")
}

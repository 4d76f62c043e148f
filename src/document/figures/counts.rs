//! The numbers of the catalogue, each counted from its records.

use super::super::tree::{Quantity, Record, Subject};
use super::catalogue::Figure;
use super::choice::{Choice, Forms};
use super::scope::{Found, Scope, finding_record, meeting_record, unit_record};
use crate::diag::Severity;
use crate::model::{Attendance, Basis, Form, Meeting, Standing, Unit, UnitKind};
use crate::rules::is_registered_in_time;

/// Returns the noun of a figure for a choice: a group round is a "đợt", a finding of known weight has its own word.
pub(super) fn noun(figure: &Figure, choice: &Choice) -> &'static str {
    match (figure.noun, choice.forms, choice.severity) {
        ("buổi", Some(Forms::One(Form::ByGroup)), _) => "đợt",
        ("phát hiện", _, Some(Severity::Error)) => "lỗi",
        ("phát hiện", _, Some(Severity::Warning)) => "cảnh báo",
        (noun, _, _) => noun,
    }
}

fn count<'a>(meetings: impl Iterator<Item = &'a Meeting>) -> Found {
    Found::count(meetings.map(|meeting| meeting_record(meeting, 1, 0)).collect())
}

fn count_units<'a>(units: impl Iterator<Item = &'a Unit>) -> Found {
    Found::count(units.map(|unit| unit_record(unit, 1, 0)).collect())
}

pub(super) fn pilot_units(scope: &Scope<'_>) -> Found {
    count_units(scope.pilot_units())
}

pub(super) fn pilot_cells(scope: &Scope<'_>) -> Found {
    count_units(scope.pilot_units().filter(|unit| unit.kind.is_cell()))
}

/// Members on the last day. Without a unit or kind, subordinate cells are left out: their members are counted with
/// those of their base organisation.
pub(super) fn members(scope: &Scope<'_>) -> Found {
    let is_chosen = scope.choice.unit.is_some() || scope.choice.kind.is_some();
    let units = scope
        .units()
        .filter(|unit| is_chosen || unit.kind != UnitKind::SubordinateCell)
        .filter(|unit| scope.choice.unit.is_some() || unit.exists_on(scope.until));
    let mut records = Vec::new();
    let mut is_complete = true;
    for unit in units {
        match unit.members_on(scope.until) {
            Some(members) => records.push(unit_record(unit, u64::from(members.total), 0)),
            None => is_complete = false,
        }
    }
    let found = Found::count(records);
    Found { quantity: found.quantity.filter(|_| is_complete), ..found }
}

pub(super) fn special_share(scope: &Scope<'_>) -> Found {
    let shares = scope.units().filter_map(|unit| {
        let members = unit.members_on(scope.until)?;
        Some(unit_record(unit, u64::from(members.special?), u64::from(members.counted())))
    });
    Found::share(shares.collect())
}

pub(super) fn held(scope: &Scope<'_>) -> Found {
    count(scope.held())
}

pub(super) fn rounds(scope: &Scope<'_>) -> Found {
    count(scope.held().filter(|meeting| meeting.form == Form::ByGroup))
}

pub(super) fn special(scope: &Scope<'_>) -> Found {
    count(scope.held().filter(|meeting| meeting.basis == Basis::SpecialCircumstance))
}

pub(super) fn postponed(scope: &Scope<'_>) -> Found {
    count(scope.meetings(Standing::Postponed))
}

pub(super) fn cancelled(scope: &Scope<'_>) -> Found {
    count(scope.meetings(Standing::Cancelled))
}

/// Planned ahead, for the as-of day itself, or still planned after its day.
pub(super) fn planned(scope: &Scope<'_>) -> Found {
    let standings = [Standing::Stale, Standing::Today, Standing::Ahead];
    count(standings.into_iter().flat_map(|standing| scope.meetings(standing)))
}

fn pilot<'s>(scope: &'s Scope<'_>) -> impl Iterator<Item = &'s Meeting> {
    scope.held().filter(|meeting| meeting.form.pilot().is_some())
}

/// Says whether a registered meeting was registered in time, as the rule judges it.
fn is_in_time(scope: &Scope<'_>, meeting: &Meeting) -> bool {
    let demanded = scope.registry().setting(|regulation| regulation.register_days).unwrap_or(0);
    is_registered_in_time(meeting, demanded)
}

pub(super) fn registered_in_time(scope: &Scope<'_>) -> Found {
    count(pilot(scope).filter(|meeting| is_in_time(scope, meeting)))
}

pub(super) fn registered_late(scope: &Scope<'_>) -> Found {
    count(pilot(scope).filter(|meeting| meeting.registration.is_some() && !is_in_time(scope, meeting)))
}

pub(super) fn not_registered(scope: &Scope<'_>) -> Found {
    count(pilot(scope).filter(|meeting| meeting.registration.is_none()))
}

pub(super) fn compiled(scope: &Scope<'_>) -> Found {
    let day = |meeting: &Meeting| meeting.registration.and_then(|registration| registration.compiled);
    count(pilot(scope).filter(|meeting| day(meeting).is_some_and(|day| day <= meeting.date)))
}

pub(super) fn assigned(scope: &Scope<'_>) -> Found {
    count(pilot(scope).filter(|meeting| !meeting.assigned.is_empty()))
}

pub(super) fn attended(scope: &Scope<'_>) -> Found {
    count(scope.held().filter(|meeting| meeting.form.is_online() && !meeting.attended_by.is_empty()))
}

pub(super) fn with_feedback(scope: &Scope<'_>) -> Found {
    count(scope.held().filter(|meeting| meeting.feedback.is_some()))
}

pub(super) fn with_complete_feedback(scope: &Scope<'_>) -> Found {
    let is_complete = |meeting: &&Meeting| meeting.feedback.as_ref().is_some_and(|feedback| feedback.is_complete());
    count(scope.held().filter(is_complete))
}

pub(super) fn with_minutes(scope: &Scope<'_>) -> Found {
    count(scope.held().filter(|meeting| meeting.minutes.is_some()))
}

fn attendance(scope: &Scope<'_>, of: impl Fn(&Attendance) -> (u32, u32)) -> Vec<Record> {
    let record = |meeting: &Meeting| {
        let (part, whole) = of(&meeting.attendance?);
        Some(meeting_record(meeting, u64::from(part), u64::from(whole)))
    };
    scope.held().filter_map(record).collect()
}

pub(super) fn attendance_rate(scope: &Scope<'_>) -> Found {
    Found::share(attendance(scope, |attendance| (attendance.present, attendance.convened)))
}

pub(super) fn convened(scope: &Scope<'_>) -> Found {
    Found::count(attendance(scope, |attendance| (attendance.convened, 0)))
}

pub(super) fn present(scope: &Scope<'_>) -> Found {
    Found::count(attendance(scope, |attendance| (attendance.present, 0)))
}

pub(super) fn units_at_cap(scope: &Scope<'_>) -> Found {
    units_by_cap(scope, |used, most| used == most)
}

pub(super) fn units_beyond_cap(scope: &Scope<'_>) -> Found {
    units_by_cap(scope, |used, most| used > most)
}

/// Counts the units that used one of their caps like that in one of the years.
fn units_by_cap(scope: &Scope<'_>, is_so: impl Fn(usize, usize) -> bool) -> Found {
    let is_at = |unit: &Unit, year: i32| {
        let mut caps = scope.registry().caps_of(unit);
        // A cap of nought that nothing used is no cap used up.
        caps.any(|cap| {
            let used = scope.uses(unit, cap, year).count();
            used > 0 && is_so(used, cap.most as usize)
        })
    };
    count_units(scope.units().filter(|unit| scope.years().any(|year| is_at(unit, year))))
}

pub(super) fn cap(scope: &Scope<'_>) -> Found {
    let quota = scope.choice.quota.as_ref();
    let caps = scope
        .registry()
        .regulations_in_force()
        .flat_map(|regulation| regulation.caps.iter().map(move |cap| (regulation, cap)));
    let found = caps.filter(|(_, cap)| Some(&cap.id) == quota).take(1).map(|(regulation, cap)| Record {
        subject: Subject::Cap(regulation.id.clone(), cap.id.clone()),
        place: cap.place,
        part: u64::from(cap.most),
        whole: 0,
    });
    let found = Found::count(found.collect());
    Found { quantity: found.quantity.filter(|_| !found.records.is_empty()), ..found }
}

pub(super) fn findings(scope: &Scope<'_>) -> Found {
    Found::count(scope.findings().map(finding_record).collect())
}

/// Returns a count as a quantity.
pub(super) fn quantity(count: usize) -> Quantity {
    Quantity::Count(count as u64)
}

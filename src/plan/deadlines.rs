//! The last days that follow from the rules: by when to register a meeting, to comment on it, to issue an evaluation.

use super::Scene;
use crate::model::{Meeting, RuleId, Standing, VerdictKind};
use chrono::{Datelike, Days, NaiveDate};

/// Returns the last day on which `meeting` is registered in time: at least the day before it.
#[must_use]
pub fn register_by(scene: &Scene<'_>, meeting: &Meeting) -> NaiveDate {
    let days = scene.facts.known.registry.setting(|regulation| regulation.register_days).unwrap_or(1).max(1);
    meeting.date.checked_sub_days(Days::new(u64::from(days))).unwrap_or(meeting.date)
}

/// Returns the last day on which a meeting of the pilot that is to come has still to be registered; none where it is.
#[must_use]
pub fn still_to_register(scene: &Scene<'_>, meeting: &Meeting) -> Option<NaiveDate> {
    let is_to_come = matches!(scene.facts.known.standing(meeting), Standing::Today | Standing::Ahead);
    let is_open = is_to_come && meeting.form.pilot().is_some() && meeting.registration.is_none();
    is_open.then(|| register_by(scene, meeting))
}

/// Returns the last day on which comments on an online meeting are in time; none where they were given, or need not be.
#[must_use]
pub fn still_to_comment(scene: &Scene<'_>, meeting: &Meeting) -> Option<NaiveDate> {
    let is_open = scene.facts.known.is_held(meeting) && meeting.form.is_online() && meeting.feedback.is_none();
    let days = scene.facts.known.registry.setting(|regulation| regulation.feedback_days).filter(|_| is_open)?;
    meeting.date.checked_add_days(Days::new(u64::from(days)))
}

/// Lists what the publishing body has still to issue in time: rule, year that it is about, last day.
///
/// The evaluation of a year that is not over is no verdict so far, but its last day is known already.
#[must_use]
pub fn of_body(scene: &Scene<'_>) -> Vec<(RuleId, i32, NaiveDate)> {
    let registry = &scene.facts.known.registry;
    let mut due: Vec<_> = scene
        .facts
        .verdicts
        .iter()
        .filter(|verdict| verdict.unit.is_none())
        .filter_map(|verdict| match verdict.kind {
            VerdictKind::NotYetDue { by } => Some((verdict.rule, verdict.year, by)),
            VerdictKind::Met | VerdictKind::Missed | VerdictKind::CannotSay => None,
        })
        .collect();
    let year = scene.this_year();
    let is_reviewed = registry
        .setting(|regulation| regulation.final_review)
        .is_some_and(|(period, _)| period.until.is_some_and(|until| until.year() == year));
    let is_of_pilot = registry
        .portal
        .pilot
        .is_some_and(|pilot| pilot.from.year() <= year && pilot.until.is_none_or(|until| until.year() >= year));
    if let Some((by, _)) = registry.setting(|regulation| regulation.annual_due).filter(|_| is_of_pilot && !is_reviewed)
    {
        due.push((RuleId::AnnualEvaluationIssued, year, by.in_year(year + 1)));
    }
    due
}

//! Two states of some units, compared: meetings, caps and findings.

use super::{News, UnitNews, records};
use crate::diag::Diagnostics;
use crate::facts::{self, Facts};
use crate::lang::{self, Lang};
use crate::model::{
    AsOf, Finding, Known, Meeting, MeetingKey, MeetingNews, Part, RuleId, Standing, Status, Unit, UnitId,
};
use crate::summary::UnitFigures;
use crate::text::{Entry, Tree};
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

/// Compares two trees that hold the same units with all that judging them looks at.
pub(super) fn units(before: &Tree, after: &Tree, as_of: AsOf) -> Vec<UnitNews> {
    if before == after {
        return Vec::new();
    }
    let judged = |tree: &Tree| {
        let (registry, sources) = crate::load::load(tree, None, &mut Diagnostics::default());
        facts::establish(Known::new(registry, as_of), &sources)
    };
    let (before_facts, after_facts) = (judged(before), judged(after));
    let revised = |unit: &UnitId| record(before, unit) != record(after, unit);
    between(&before_facts, &after_facts, revised)
}

/// Returns the record of a unit as written, wherever it stands.
fn record<'t>(tree: &'t Tree, unit: &UnitId) -> Option<&'t Entry> {
    let is_of = |path: &str| path.starts_with(records::UNITS) && records::unit_of(path).as_ref() == Some(unit);
    tree.iter().find(|(path, _)| is_of(path)).map(|(_, entry)| entry)
}

/// Compares two states of the records, unit by unit in the order of their ids. Units that say the same are left out.
///
/// `is_revised` says whether the record of a unit itself differs. Rules that look beyond one unit are not compared.
#[must_use]
pub fn between(before: &Facts, after: &Facts, is_revised: impl Fn(&UnitId) -> bool) -> Vec<UnitNews> {
    let (old, new) = (Side::new(before), Side::new(after));
    let ids: BTreeSet<&UnitId> =
        [before, after].into_iter().flat_map(|facts| facts.known.registry.units.keys()).collect();
    ids.into_iter().filter_map(|id| of_unit(&old, &new, id, is_revised(id))).collect()
}

/// One state, with indexes by unit.
struct Side<'a> {
    facts: &'a Facts,
    findings: BTreeMap<&'a UnitId, Vec<&'a Finding>>,
    figures: BTreeMap<&'a UnitId, Vec<(i32, &'a UnitFigures)>>,
}

impl<'a> Side<'a> {
    fn new(facts: &'a Facts) -> Self {
        let mut findings: BTreeMap<_, Vec<_>> = BTreeMap::new();
        for finding in facts.findings.iter().filter(|finding| finding.rule != RuleId::NoOfficerTwiceAtOnce) {
            if let Some(unit) = &finding.unit {
                findings.entry(unit).or_default().push(finding);
            }
        }
        let mut figures: BTreeMap<_, Vec<_>> = BTreeMap::new();
        for year in &facts.figures.years {
            for unit in &year.units {
                figures.entry(&unit.unit).or_default().push((year.year, unit));
            }
        }
        Self { facts, findings, figures }
    }

    fn unit(&self, id: &UnitId) -> Option<&'a Unit> {
        self.facts.known.registry.units.get(id)
    }

    fn meetings(&self, id: &UnitId) -> BTreeMap<MeetingKey, &'a Meeting> {
        let years = self.facts.known.registry.meetings.get(id);
        years.into_iter().flat_map(BTreeMap::values).flatten().map(|meeting| (meeting.key(), meeting)).collect()
    }

    fn findings(&self, id: &UnitId) -> &[&'a Finding] {
        self.findings.get(id).map_or(&[], Vec::as_slice)
    }
}

fn of_unit(old: &Side<'_>, new: &Side<'_>, id: &UnitId, is_revised: bool) -> Option<UnitNews> {
    let (was, is) = (old.unit(id), new.unit(id));
    let (met, meets) = (old.meetings(id), new.meetings(id));
    let news = match (was, is) {
        (None, None) => return None,
        (None, Some(_)) => vec![News::Joined { meetings: meets.len() }],
        (Some(_), None) => vec![News::Left],
        (Some(_), Some(_)) => {
            let mut news: Vec<News> = is_revised.then_some(News::Revised).into_iter().collect();
            news.extend(meetings(new, &met, &meets));
            news.extend(caps(old, new, id));
            news.extend(raised(old, new, id));
            news.extend(mended(old, new, id, &meets));
            news
        }
    };
    let name = Arc::clone(&is.or(was)?.name);
    (!news.is_empty()).then(|| UnitNews { unit: id.clone(), name, news })
}

type Meetings<'a> = BTreeMap<MeetingKey, &'a Meeting>;

fn meetings(new: &Side<'_>, met: &Meetings<'_>, meets: &Meetings<'_>) -> Vec<News> {
    let moved: BTreeSet<_> = meets
        .iter()
        .filter(|(key, _)| !met.contains_key(key))
        .filter_map(|(key, meeting)| Some(MeetingKey { date: meeting.moved_from?, ..key.clone() }))
        .collect();
    let keys: BTreeSet<&MeetingKey> = met.keys().chain(meets.keys()).collect();
    let news = |key: &MeetingKey| {
        let (meeting, what) = match (met.get(key), meets.get(key)) {
            (None, Some(meeting)) => (meeting, appeared(new, met, meeting)),
            (Some(meeting), None) if !moved.contains(key) => (meeting, MeetingNews::Dropped),
            (Some(was), Some(is)) => (is, revised(new, was, is)?),
            _ => return None,
        };
        Some(News::Meeting { key: key.clone(), form: meeting.form, what })
    };
    keys.into_iter().filter_map(news).collect()
}

fn appeared(new: &Side<'_>, met: &Meetings<'_>, meeting: &Meeting) -> MeetingNews {
    let moved = meeting.moved_from.filter(|day| met.contains_key(&MeetingKey { date: *day, ..meeting.key() }));
    match (moved, meeting.status) {
        (Some(day), Status::Planned) => MeetingNews::MovedFrom(day),
        _ => state(new, meeting),
    }
}

fn state(new: &Side<'_>, meeting: &Meeting) -> MeetingNews {
    match new.facts.known.standing(meeting) {
        Standing::Held => MeetingNews::Held,
        Standing::HeldLater | Standing::Stale | Standing::Today | Standing::Ahead => MeetingNews::Planned,
        Standing::Postponed => MeetingNews::Postponed,
        Standing::Cancelled => MeetingNews::Cancelled,
    }
}

fn revised(new: &Side<'_>, was: &Meeting, is: &Meeting) -> Option<MeetingNews> {
    if was.status != is.status {
        return Some(state(new, is));
    }
    let compiled = |meeting: &Meeting| meeting.registration.and_then(|registration| registration.compiled);
    let given = [
        (Part::Registered, was.registration.is_none() && is.registration.is_some()),
        (Part::Compiled, compiled(was).is_none() && compiled(is).is_some()),
        (Part::Assigned, was.assigned.is_empty() && !is.assigned.is_empty()),
        (Part::Attendance, was.attendance.is_none() && is.attendance.is_some()),
        (Part::Feedback, was.feedback.is_none() && is.feedback.is_some()),
        (Part::Minutes, was.minutes.is_none() && is.minutes.is_some()),
    ];
    let mut parts: Vec<Part> = given.iter().filter(|(_, is_given)| *is_given).map(|(part, _)| *part).collect();
    if is_put_right(was, is) {
        parts.push(Part::Other);
    }
    (!parts.is_empty()).then_some(MeetingNews::Completed(parts))
}

/// Says whether anything that was recorded before is recorded otherwise.
fn is_put_right(was: &Meeting, is: &Meeting) -> bool {
    fn changed<T: PartialEq>(was: &Option<T>, is: &Option<T>) -> bool {
        was.is_some() && was != is
    }
    let compiled = |meeting: &Meeting| meeting.registration.and_then(|registration| registration.compiled);
    let registered = |meeting: &Meeting| meeting.registration.map(|registration| registration.on);
    changed(&registered(was), &registered(is))
        || changed(&compiled(was), &compiled(is))
        || changed(&was.attendance, &is.attendance)
        || changed(&was.feedback, &is.feedback)
        || changed(&was.minutes, &is.minutes)
        || (!was.assigned.is_empty() && was.assigned != is.assigned)
        || was.attended_by != is.attended_by
        || (was.start, was.end, was.form, was.moved_from) != (is.start, is.end, is.form, is.moved_from)
        || (was.basis, &was.decision, &was.resolution) != (is.basis, &is.decision, &is.resolution)
        || (&was.items, &was.sessions) != (&is.items, &is.sessions)
        || (&was.incident, was.is_secret, &was.note) != (&is.incident, is.is_secret, &is.note)
}

fn caps(old: &Side<'_>, new: &Side<'_>, id: &UnitId) -> Vec<News> {
    let states: BTreeMap<_, _> = uses(old, id).map(|(year, cap)| ((year, &cap.quota), cap.state)).collect();
    let changed =
        uses(new, id).filter(|(year, cap)| states.get(&(*year, &cap.quota)).is_some_and(|was| *was != cap.state));
    let name = |cap: &crate::summary::CapUse| {
        let known = new.facts.known.registry.cap(&cap.quota);
        known.map_or_else(|| Arc::from(cap.quota.as_str()), |cap| Arc::clone(&cap.name))
    };
    changed
        .map(|(year, cap)| News::Cap { name: name(cap), year, state: cap.state, used: cap.used, most: cap.cap })
        .collect()
}

fn uses<'a>(side: &Side<'a>, id: &UnitId) -> impl Iterator<Item = (i32, &'a crate::summary::CapUse)> + use<'a> {
    let years = side.figures.get(id).cloned().unwrap_or_default();
    years.into_iter().flat_map(|(year, figures)| figures.caps.iter().map(move |cap| (year, cap)))
}

fn is_same(one: &Finding, other: &Finding) -> bool {
    (one.rule, one.year, one.meeting, &one.quota, &one.detail)
        == (other.rule, other.year, other.meeting, &other.quota, &other.detail)
}

fn raised(old: &Side<'_>, new: &Side<'_>, id: &UnitId) -> Vec<News> {
    let known = old.findings(id);
    let fresh = new.findings(id).iter().filter(|finding| !known.iter().any(|old| is_same(old, finding)));
    fresh.map(|finding| News::FindingRaised { rule: finding.rule, text: text(new, finding) }).collect()
}

/// A finding about a meeting that is no longer recorded was not mended: it has lost its subject.
fn mended(old: &Side<'_>, new: &Side<'_>, id: &UnitId, meets: &Meetings<'_>) -> Vec<News> {
    let known = new.findings(id);
    let gone = old.findings(id).iter().filter(|finding| !known.iter().any(|new| is_same(new, finding)));
    let has_subject = |finding: &&&Finding| {
        finding.meeting.is_none_or(|(date, level)| meets.contains_key(&MeetingKey { unit: id.clone(), date, level }))
    };
    let mended = gone.filter(has_subject);
    mended.map(|finding| News::FindingMended { rule: finding.rule, text: text(old, finding) }).collect()
}

fn text(side: &Side<'_>, finding: &Finding) -> String {
    lang::finding(Lang::Vi, finding, &side.facts.known.registry)
}

//! One report.

use super::guidance::{Entry, contents};
use super::official::{self, Head, Signature};
use super::parts::{Link, Neighbour, Turn, meeting_name};
use super::report_seal::{self, SealView};
use super::{Format, Frame, Here, Scene, View, address, prose, summary};
use crate::document::{Document, Subject};
use crate::lang::{date, words};
use crate::model::{Report, ReportKind, ReportScope, Slug, UnitId};
use chrono::{Datelike, NaiveDate};
use serde::Serialize;

/// What the page of a report shows.
#[derive(Serialize)]
pub struct ReportView {
    /// Title.
    pub title: String,
    /// Title without its kind, as it stands below "BÁO CÁO".
    pub subject: String,
    /// Kind in a word.
    pub kind: &'static str,
    /// What it covers.
    pub scope: String,
    /// Head of the official form.
    pub head: Head,
    /// Table of contents.
    pub contents: Vec<Entry>,
    /// The narrative as HTML.
    pub body: String,
    /// Its annexes as HTML; they follow the signature.
    pub annexes: String,
    /// Whether it is a draft: not issued.
    pub is_draft: bool,
    /// How many parts a person still has to write.
    pub gaps: usize,
    /// Day of the last change of the file, for a draft.
    pub changed: Option<String>,
    /// Recipients.
    pub recipients: Vec<String>,
    /// Signature; the place itself stays empty.
    pub signature: Signature,
    /// Page that lists the records behind the figures.
    pub traces: Option<String>,
    /// What its seal says.
    pub seal: Option<SealView>,
    /// Its files in other formats.
    pub files: Vec<Link>,
    /// Reports before and after.
    pub turn: Turn,
}

/// Returns the page that lists the records behind the figures of a report.
#[must_use]
pub fn traces_address(slug: &Slug) -> String {
    format!("bao-cao/{slug}/can-cu.html")
}

fn traces_of(document: &Document, slug: &Slug) -> Option<String> {
    (!document.traces.is_empty()).then(|| traces_address(slug))
}

/// Makes the page of the report called `slug`.
pub fn view(scene: &Scene<'_>, here: &Here, slug: &Slug) -> Option<(Frame, View)> {
    let report = scene.facts.known.registry.reports.get(slug)?;
    let document = scene.documents.reports.get(slug)?;
    let traces = traces_of(document, slug);
    let path = scene.sources.path(report.place);
    let (body, annexes) = prose::report_html(document, here, traces.clone());
    let view = ReportView {
        title: report.title.to_string(),
        subject: official::subject(report),
        kind: words::report_kind(report.kind),
        scope: scope(report),
        head: official::head(scene, report),
        contents: contents(&document.outline),
        body,
        annexes,
        is_draft: official::is_draft(report),
        gaps: document.gaps,
        changed: scene.change(path).map(|change| date::short(change.on)),
        recipients: report.recipients.iter().map(ToString::to_string).collect(),
        signature: official::signature(report),
        traces: traces.map(|address| here.to(&address)),
        seal: report_seal::view(scene, here, &document.seal, traces_of(document, slug).as_deref()),
        files: files(scene, here, slug),
        turn: turn(scene, here, report),
    };
    let mut frame = Frame::new(here, "bao-cao", &report.title)
        .crumbs(
            here,
            &[("Báo cáo", address::REPORTS)],
            &format!("{} {}", words::report_kind(report.kind), scope(report)),
        )
        .sources(scene, &[path])
        .left_out(left_out(scene, report, document));
    frame.class = if official::is_draft(report) { "is-report is-draft" } else { "is-report" };
    Some((frame, View::Report(Box::new(view))))
}

fn files(scene: &Scene<'_>, here: &Here, slug: &Slug) -> Vec<Link> {
    let link = |format: &Format| Link {
        label: format.label().to_owned(),
        href: here.to(&address::report_file(slug, *format)),
    };
    scene.formats.iter().map(link).collect()
}

/// Says how many records of the report's years were left out; a report without figures rests on none.
pub(super) fn left_out(scene: &Scene<'_>, report: &Report, document: &Document) -> Option<String> {
    let within = |year: i32| match report.scope {
        ReportScope::Year(of) => year == of,
        ReportScope::Period(of) => of.from.year() <= year && of.until.is_none_or(|until| year <= until.year()),
    };
    if document.traces.is_empty() { None } else { summary::left_out_within(scene, within) }
}

/// Returns the short name of a unit; its id where the unit is gone.
pub(super) fn unit_name(scene: &Scene<'_>, id: &UnitId) -> String {
    scene.unit(id).map_or_else(|| id.to_string(), |unit| unit.brief().to_string())
}

/// Names a record behind a figure.
#[must_use]
pub fn label(scene: &Scene<'_>, subject: &Subject) -> String {
    let unit_name = |id: &UnitId| unit_name(scene, id);
    match subject {
        Subject::Meeting(key) => format!("{}, {}", unit_name(&key.unit), meeting_name(key.date, key.level)),
        Subject::Unit(unit) => unit_name(unit),
        Subject::UnitYear(unit, year) => format!("{}, năm {year}", unit_name(unit)),
        Subject::Finding { rule, unit, meeting, year, .. } => {
            let unit = unit.as_ref().map_or_else(|| scene.facts.known.registry.portal.body.to_string(), unit_name);
            let when = meeting.as_ref().map_or_else(|| format!("năm {year}"), |key| meeting_name(key.date, key.level));
            format!("{}: {unit}, {when}", rule.as_str())
        }
        Subject::Cap(regulation, quota) => format!("{regulation}: {quota}"),
    }
}

/// Says what a report covers: "năm 2024", "giai đoạn 2023 - 2025".
#[must_use]
pub fn scope(report: &Report) -> String {
    match report.scope {
        ReportScope::Year(year) => format!("năm {year}"),
        ReportScope::Period(period) => match period.until {
            Some(until) if until.year() != period.from.year() => {
                format!("giai đoạn {} - {}", period.from.year(), until.year())
            }
            _ => date::period(period.from, period.until),
        },
    }
}

/// Order of reports: by what they cover, then kind.
#[must_use]
pub fn order(report: &Report) -> (NaiveDate, ReportKind) {
    let last = match report.scope {
        ReportScope::Year(year) => NaiveDate::from_ymd_opt(year, 12, 31),
        ReportScope::Period(period) => period.until.or(Some(period.from)),
    };
    (last.unwrap_or(NaiveDate::MIN), report.kind)
}

fn turn(scene: &Scene<'_>, here: &Here, report: &Report) -> Turn {
    let registry = &scene.facts.known.registry;
    let mut reports: Vec<_> = registry.reports.values().filter(|other| scene.shows_draft(other.is_draft)).collect();
    reports.sort_by_key(|other| (order(other), other.slug.clone()));
    let at = reports.iter().position(|other| other.slug == report.slug).unwrap_or(0);
    let neighbour = |report: &Report, kind| Neighbour {
        kind,
        label: report.title.to_string(),
        href: here.to(&address::report(&report.slug)),
    };
    Turn {
        previous: at.checked_sub(1).map(|at| neighbour(reports[at], "Báo cáo trước")),
        next: reports.get(at + 1).map(|report| neighbour(report, "Báo cáo sau")),
        label: "Báo cáo trước và sau",
    }
}

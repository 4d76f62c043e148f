//! One report.

use super::guidance::{Entry, contents};
use super::parts::{Neighbour, Turn};
use super::report_seal::{self, SealView};
use super::{Frame, Here, Scene, View, address, prose, summary};
use crate::document::Document;
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
    /// Signature: authority, office, name; the place itself stays empty.
    pub signature: Vec<String>,
    /// Page that lists the records behind the figures.
    pub traces: Option<String>,
    /// What its seal says.
    pub seal: Option<SealView>,
    /// Reports before and after.
    pub turn: Turn,
}

/// Head of the official form.
#[derive(Serialize)]
pub struct Head {
    /// Superior body, in capitals.
    pub superior: Option<String>,
    /// Body that issues it, in capitals.
    pub issuer: String,
    /// "Số 12-BC/ĐUK", the number left open in a draft.
    pub number: String,
    /// "Vinh, ngày 20 tháng 02 năm 2023".
    pub dated: String,
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
        subject: subject(report),
        kind: words::report_kind(report.kind),
        scope: scope(report),
        head: head(scene, report),
        contents: contents(&document.outline),
        body,
        annexes,
        is_draft: report.issued.is_none(),
        gaps: document.gaps,
        changed: scene.change(path).map(|change| date::short(change.on)),
        recipients: report.recipients.iter().map(ToString::to_string).collect(),
        signature: signature(report),
        traces: traces.map(|address| here.to(&address)),
        seal: report_seal::view(scene, here, &document.seal, traces_of(document, slug).as_deref()),
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
    frame.class = if report.issued.is_none() { "is-report is-draft" } else { "is-report" };
    Some((frame, View::Report(Box::new(view))))
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

/// Returns the title as it stands below "BÁO CÁO": without the words "Báo cáo" at its head.
fn subject(report: &Report) -> String {
    let title = report.title.as_ref();
    title.strip_prefix("Báo cáo ").map_or_else(|| title.to_owned(), str::to_owned)
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

fn head(scene: &Scene<'_>, report: &Report) -> Head {
    let portal = &scene.facts.known.registry.portal;
    let issuer = report.issuer.as_ref().unwrap_or(&portal.body);
    let superior = report.superior.as_ref().or(portal.superior.as_ref());
    let city = portal.city.as_deref();
    let day = match report.issued {
        Some((on, _)) => date::long(on),
        None => open_date(scene.as_of()),
    };
    Head {
        superior: superior.map(|name| name.to_uppercase()),
        issuer: issuer.to_uppercase(),
        number: report.number.as_ref().map_or_else(|| "Số … -BC/…".to_owned(), |number| format!("Số {number}")),
        dated: city.map_or_else(|| words::as_sentence(&day), |city| format!("{city}, {day}")),
    }
}

/// The date of a draft: the day is left open.
fn open_date(as_of: NaiveDate) -> String {
    format!("ngày … tháng … năm {}", as_of.year())
}

/// Returns the lines of the signature; in a draft only who is to sign, never a name.
fn signature(report: &Report) -> Vec<String> {
    let Some(signatory) = &report.signatory else { return Vec::new() };
    let name = signatory.name.as_ref().filter(|_| report.issued.is_some() && report.number.is_some());
    [signatory.authority.as_ref(), signatory.office.as_ref(), name]
        .into_iter()
        .flatten()
        .map(ToString::to_string)
        .collect()
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

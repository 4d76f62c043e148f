//! What the official form asks of a document besides its text: head, title, number, place and date, signature.
//!
//! The page of a report and its files for print and office programs take it from here, so that they cannot differ.

use super::Scene;
use crate::lang::{date, words};
use crate::model::{Layout, Report};
use chrono::{Datelike, NaiveDate};
use serde::Serialize;

/// The first day on which documents follow the later rules of layout unless they say otherwise.
const LATER_RULES: Option<NaiveDate> = NaiveDate::from_ymd_opt(2026, 6, 1);

/// Head of the official form.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
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

/// Who signs; the place of the signature itself stays empty.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Signature {
    /// On whose behalf: "T/M BAN THƯỜNG VỤ".
    pub authority: Option<String>,
    /// Office: "PHÓ BÍ THƯ".
    pub office: Option<String>,
    /// Name; only of a document that is issued and numbered.
    pub name: Option<String>,
}

/// Says whether a report is a draft: not issued.
#[must_use]
pub fn is_draft(report: &Report) -> bool {
    report.issued.is_none()
}

/// Returns the title as it stands below "BÁO CÁO": without the words "Báo cáo" at its head.
#[must_use]
pub fn subject(report: &Report) -> String {
    let title = report.title.as_ref();
    title.strip_prefix("Báo cáo ").map_or_else(|| title.to_owned(), str::to_owned)
}

/// Returns the head of a report.
#[must_use]
pub fn head(scene: &Scene<'_>, report: &Report) -> Head {
    let portal = &scene.facts.known.registry.portal;
    let issuer = report.issuer.as_ref().unwrap_or(&portal.body);
    let superior = report.superior.as_ref().or(portal.superior.as_ref());
    let day = match report.issued {
        Some((on, _)) => date::long(on),
        None => open_date(scene.as_of()),
    };
    Head {
        superior: superior.map(|name| name.to_uppercase()),
        issuer: issuer.to_uppercase(),
        number: report.number.as_ref().map_or_else(|| "Số … -BC/…".to_owned(), |number| format!("Số {number}")),
        dated: dated(scene, &day),
    }
}

/// Returns the line of place and date.
#[must_use]
pub fn dated(scene: &Scene<'_>, day: &str) -> String {
    match scene.facts.known.registry.portal.city.as_deref() {
        Some(city) => format!("{city}, {day}"),
        None => words::as_sentence(day),
    }
}

/// Returns the date of a document that is not issued: the day is left open.
#[must_use]
pub fn open_date(as_of: NaiveDate) -> String {
    format!("ngày … tháng … năm {}", as_of.year())
}

/// Returns who signs a report; of a draft only for whom and in which office, never a name.
#[must_use]
pub fn signature(report: &Report) -> Signature {
    let Some(signatory) = &report.signatory else { return Signature::default() };
    let name = signatory.name.as_ref().filter(|_| !is_draft(report) && report.number.is_some());
    let text = |line: &std::sync::Arc<str>| line.to_string();
    Signature {
        authority: signatory.authority.as_ref().map(text),
        office: signatory.office.as_ref().map(text),
        name: name.map(text),
    }
}

/// Returns the rules of layout that a report follows: those it names, else those of its date; a draft has the as-of date.
#[must_use]
pub fn layout(report: &Report, as_of: NaiveDate) -> Layout {
    let day = report.issued.map_or(as_of, |(on, _)| on);
    report.layout.unwrap_or_else(|| layout_on(day))
}

/// Returns the rules of layout in force on `day`.
#[must_use]
pub fn layout_on(day: NaiveDate) -> Layout {
    if LATER_RULES.is_some_and(|first| day >= first) { Layout::Hd05 } else { Layout::Hd36 }
}

/// Returns what stands below the title of an annex: "(kèm theo Báo cáo số 12-BC/ĐUK, ngày 20/02/2023)".
#[must_use]
pub fn annexed_to(report: &Report) -> String {
    let number = report.number.as_ref().map_or_else(|| "… -BC/…".to_owned(), ToString::to_string);
    let day = report.issued.map_or_else(|| "…".to_owned(), |(on, _)| date::short(on));
    format!("(kèm theo Báo cáo số {number}, ngày {day})")
}

//! Workbooks: a report's tables with what its figures rest on, and the records for reckoning.
//!
//! Takes papers and scenes, gives the bytes of `.xlsx` files. What a profile keeps from its readers is not written:
//! officers are named as pages name them, and items of secret meetings nowhere.

mod book;
mod cell;
mod records;
mod rows;
mod tables;

pub use book::chart_data;

use super::Paper;
use crate::model::{Period, Report, ReportScope};
use crate::plan::Scene;
use book::{Book, Sheet};
use chrono::NaiveDate;

/// Returns the workbook of a report: its tables and charts, the annexes first, then the meetings and findings of its
/// days, then the records behind its figures.
#[must_use]
pub fn report(scene: &Scene<'_>, report: &Report, paper: &Paper) -> Vec<u8> {
    let days = match report.scope {
        ReportScope::Year(year) => days_of(year),
        ReportScope::Period(period) => period,
    };
    let mut sheets = tables::annexes(paper);
    sheets.extend(tables::body(paper));
    sheets.push(records::meetings(scene, |meeting| days.contains(meeting.date)));
    sheets.push(records::findings(scene, &days));
    sheets.push(records::grounds(paper));
    for sheet in &mut sheets {
        sheet.title.push(paper.title.clone());
        sheet.title.extend(paper.is_draft.then(|| super::paper::DRAFT.to_owned()));
    }
    book(scene, paper.title.clone(), sheets)
}

fn days_of(year: i32) -> Period {
    let first = NaiveDate::from_ymd_opt(year, 1, 1).unwrap_or(NaiveDate::MIN);
    Period { from: first, until: NaiveDate::from_ymd_opt(year, 12, 31) }
}

/// Returns the workbook of the units.
#[must_use]
pub fn units(scene: &Scene<'_>) -> Vec<u8> {
    book(scene, "Đơn vị".to_owned(), vec![records::units(scene)])
}

/// Returns the workbook of all meetings.
#[must_use]
pub fn meetings(scene: &Scene<'_>) -> Vec<u8> {
    book(scene, "Nhật ký sinh hoạt".to_owned(), vec![records::meetings(scene, |_| true)])
}

/// Returns the workbook of the meetings that are planned or postponed.
#[must_use]
pub fn schedule(scene: &Scene<'_>) -> Vec<u8> {
    book(scene, "Lịch sinh hoạt dự kiến".to_owned(), vec![records::schedule(scene)])
}

fn book(scene: &Scene<'_>, title: String, mut sheets: Vec<Sheet>) -> Vec<u8> {
    let portal = &scene.facts.known.registry.portal;
    if portal.is_illustrative {
        sheets.iter_mut().for_each(|sheet| sheet.title.push("Dữ liệu minh họa".to_owned()));
    }
    Book { title, creator: portal.body.to_string(), sheets }.bytes()
}

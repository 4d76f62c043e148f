//! The page that lists the records behind the figures of a report: each list once, its records by file.

use super::parts::Link;
use super::report::{left_out, scope, unit_name};
use super::{Frame, Here, Scene, View, address, prose};
use crate::document::{Document, Quantity, Record, Subject, Trace};
use crate::lang::sentence::grounds_of;
use crate::lang::{date, number, words};
use crate::model::{Level, MeetingKey, Slug};
use chrono::Datelike;
use serde::Serialize;

/// What the page shows.
#[derive(Serialize)]
pub struct TracesView {
    /// Title of the report.
    pub report: Link,
    /// The figures, in the order of the text.
    pub traces: Vec<TraceView>,
}

/// A figure and the records behind it.
#[derive(Serialize)]
pub struct TraceView {
    /// Number on the page, from 1.
    pub at: usize,
    /// The figure as it stands in the text.
    pub text: String,
    /// What is counted, and what the records give today where the figure was issued otherwise.
    pub description: String,
    /// How it follows from the records, for a share: "1.234 trên 1.280".
    pub sum: String,
    /// How many records there are.
    pub count: usize,
    /// The figure above that rests on the very same records; then they are listed there.
    pub same_as: Option<usize>,
    /// The records by file.
    pub files: Vec<FileView>,
    /// Whether the records add anything but one each.
    pub has_parts: bool,
}

/// The records of a file behind a figure.
#[derive(Serialize)]
pub struct FileView {
    /// What the file is about.
    pub label: String,
    /// Its path.
    pub path: String,
    /// The records, in the order of the figure.
    pub records: Vec<RecordView>,
    /// What they add together.
    pub sum: String,
}

/// A record behind a figure.
#[derive(Serialize)]
pub struct RecordView {
    /// What it is.
    pub label: String,
    /// Its page.
    pub href: String,
    /// Line in its file.
    pub line: u32,
    /// What it adds; empty where that is one.
    pub adds: String,
}

/// Makes the page that lists the records behind the figures of the report called `slug`.
pub fn view(scene: &Scene<'_>, here: &Here, slug: &Slug) -> Option<(Frame, View)> {
    let report = scene.facts.known.registry.reports.get(slug)?;
    let document = scene.documents.reports.get(slug)?;
    let report_address = address::report(slug);
    let link = Link { label: report.title.to_string(), href: here.to(&report_address) };
    let view = TracesView { report: link, traces: traces(scene, here, document) };
    let name = format!("{} {}", words::report_kind(report.kind), scope(report));
    let frame = Frame::new(here, "bao-cao", &format!("Căn cứ số liệu – {}", report.title))
        .crumbs(here, &[("Báo cáo", address::REPORTS), (&name, &report_address)], "Căn cứ số liệu")
        .sources(scene, &[scene.sources.path(report.place), "sinh-hoat/", "don-vi/"])
        .left_out(left_out(scene, report, document));
    Some((frame, View::Traces(view)))
}

fn traces(scene: &Scene<'_>, here: &Here, document: &Document) -> Vec<TraceView> {
    let all = &document.traces;
    let view = |(at, trace): (usize, &Trace)| {
        let same_as = all[..at].iter().position(|other| !trace.records.is_empty() && other.records == trace.records);
        let is_own = same_as.is_none();
        TraceView {
            at: at + 1,
            text: trace.text.clone(),
            description: grounds_of(&trace.description, trace.now.as_deref()),
            sum: sum(trace),
            count: trace.records.len(),
            same_as: same_as.map(|at| at + 1),
            files: if is_own { files(scene, here, &trace.records) } else { Vec::new() },
            has_parts: trace.records.iter().any(|record| !adds(record).is_empty()),
        }
    };
    all.iter().enumerate().map(view).collect()
}

fn sum(trace: &Trace) -> String {
    match trace.quantity {
        Some(Quantity::Share { part, whole }) => {
            format!("{} trên {}", number::grouped(part), number::grouped(whole))
        }
        Some(Quantity::Count(count)) => number::grouped(count),
        None => String::new(),
    }
}

fn files(scene: &Scene<'_>, here: &Here, records: &[Record]) -> Vec<FileView> {
    let mut files: Vec<(&str, Vec<&Record>)> = Vec::new();
    for record in records {
        let path = scene.sources.path(record.place);
        match files.iter_mut().find(|(known, _)| *known == path) {
            Some((_, list)) => list.push(record),
            None => files.push((path, vec![record])),
        }
    }
    let file = |(path, list): (&str, Vec<&Record>)| FileView {
        label: list.first().map_or_else(String::new, |record| about(scene, &record.subject)),
        path: path.to_owned(),
        sum: shown(list.iter().map(|record| record.part).sum(), list.iter().map(|record| record.whole).sum()),
        records: list.into_iter().map(|record| record_view(scene, here, record)).collect(),
    };
    files.into_iter().map(file).collect()
}

fn record_view(scene: &Scene<'_>, here: &Here, record: &Record) -> RecordView {
    RecordView {
        label: label(&record.subject),
        href: prose::href(here, &record.subject.target()),
        line: scene.sources.line(record.place),
        adds: adds(record),
    }
}

fn adds(record: &Record) -> String {
    if (record.part, record.whole) == (1, 0) { String::new() } else { shown(record.part, record.whole) }
}

fn shown(part: u64, whole: u64) -> String {
    if whole == 0 { number::grouped(part) } else { format!("{}/{}", number::grouped(part), number::grouped(whole)) }
}

/// Says what the file of a record is about.
fn about(scene: &Scene<'_>, subject: &Subject) -> String {
    let of_year = |key: &MeetingKey| format!("{}, năm {}", unit_name(scene, &key.unit), key.date.year());
    match subject {
        Subject::Meeting(key) | Subject::Finding { meeting: Some(key), .. } => of_year(key),
        Subject::Unit(unit) | Subject::UnitYear(unit, _) | Subject::Finding { unit: Some(unit), .. } => {
            unit_name(scene, unit)
        }
        Subject::Finding { .. } => scene.facts.known.registry.portal.body.to_string(),
        Subject::Cap(regulation, _) => {
            let known = scene.facts.known.registry.regulations.get(regulation);
            known.map_or_else(|| regulation.to_string(), |known| known.number.to_string())
        }
    }
}

/// Names a record within its file.
fn label(subject: &Subject) -> String {
    let meeting = |key: &MeetingKey| match key.level {
        Level::Plenary => date::short(key.date),
        Level::Committee => format!("{} (cấp ủy)", date::short(key.date)),
    };
    match subject {
        Subject::Meeting(key) => meeting(key),
        Subject::Unit(_) => "hồ sơ đơn vị".to_owned(),
        Subject::UnitYear(_, year) => format!("năm {year}"),
        Subject::Finding { rule, meeting: Some(key), .. } => format!("{} {}", rule.as_str(), meeting(key)),
        Subject::Finding { rule, year, .. } => format!("{} năm {year}", rule.as_str()),
        Subject::Cap(_, quota) => format!("hạn mức {quota}"),
    }
}

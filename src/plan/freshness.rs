//! When what a page shows was last changed, by what git says of the files that it comes from.

use super::{PageKind, Scene};
use crate::model::UnitId;
use chrono::{Datelike, NaiveDate};
use std::collections::BTreeMap;

/// The last changes that many pages share, looked up once.
pub struct LastChanges<'a> {
    /// Of any file.
    all: Option<NaiveDate>,
    /// Of the logs of each unit, by the stem of their files.
    logs: BTreeMap<&'a str, NaiveDate>,
    /// Of the logs of each year.
    years: BTreeMap<&'a str, NaiveDate>,
}

/// Looks through the history once.
#[must_use]
pub fn last_changes<'a>(scene: &Scene<'a>) -> LastChanges<'a> {
    let mut changes = LastChanges { all: None, logs: BTreeMap::new(), years: BTreeMap::new() };
    for (path, change) in &scene.history.changes {
        changes.all = changes.all.max(Some(change.on));
        let Some((year, file)) = path.strip_prefix("sinh-hoat/").and_then(|rest| rest.split_once('/')) else {
            continue;
        };
        let stem = file.strip_suffix(".yaml").unwrap_or(file);
        for (of, key) in [(&mut changes.logs, stem), (&mut changes.years, year)] {
            let latest = of.entry(key).or_insert(change.on);
            *latest = change.on.max(*latest);
        }
    }
    changes
}

impl LastChanges<'_> {
    /// Returns the day of the last change; none where git does not know it, or where a page comes from no record.
    #[must_use]
    pub fn of(&self, scene: &Scene<'_>, page: &PageKind) -> Option<NaiveDate> {
        let file = |path: &str| scene.change(path).map(|change| change.on);
        match page {
            PageKind::Unit(id) => {
                let record = scene.unit(id).and_then(|unit| file(scene.sources.path(unit.place)));
                record.max(self.of_unit(id))
            }
            PageKind::LogBook(id, year) => file(&format!("sinh-hoat/{year}/{id}.yaml")),
            PageKind::Meeting(id, date, _) => file(&format!("sinh-hoat/{}/{id}.yaml", date.year())),
            PageKind::LessonsOf(id) => self.of_unit(id),
            PageKind::CalendarYear(year) | PageKind::ComplianceYear(year) | PageKind::Summary(year) => {
                self.years.get(year.to_string().as_str()).copied()
            }
            PageKind::Regulation(id) => file(&format!("quy-dinh/{id}.yaml")),
            PageKind::Guidance(slug) => file(&format!("huong-dan/{slug}.md")),
            PageKind::Report(slug) | PageKind::Traces(slug) => {
                // A report computes its figures from the records.
                file(&format!("bao-cao/{slug}.md")).max(self.years.values().max().copied())
            }
            PageKind::Page(path) => file(&format!("trang/{path}.md")),
            PageKind::Home
            | PageKind::Units
            | PageKind::Calendar
            | PageKind::Compliance
            | PageKind::Rule(_)
            | PageKind::GuidanceList
            | PageKind::Reports
            | PageKind::Lessons
            | PageKind::Index
            | PageKind::Changes => self.all,
            PageKind::Handbook(_) | PageKind::NotFound => None,
        }
    }

    fn of_unit(&self, id: &UnitId) -> Option<NaiveDate> {
        self.logs.get(id.as_str()).copied()
    }
}

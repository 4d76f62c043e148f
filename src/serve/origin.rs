//! From a page back to its record: the file and the line from which the page at an address is made.

use crate::compile::Checked;
use crate::model::{Level, Registry, RegulationId, Slug, UnitId};
use crate::text::Span;
use chrono::NaiveDate;

/// Returns `path:line`, relative to the content tree; none for pages that are made from many records.
#[must_use]
pub fn origin(checked: &Checked, address: &str) -> Option<String> {
    let registry = &checked.facts.known.registry;
    let stem = address.strip_suffix(".html")?;
    let parts: Vec<&str> = stem.split('/').collect();
    let place = match parts.as_slice() {
        ["don-vi", unit] => registry.units.get(&UnitId::parse(unit)?)?.place,
        ["sinh-hoat", _, unit, day] => meeting(registry, unit, day)?,
        ["sinh-hoat", year, unit] => log(registry, unit, year)?,
        ["quy-dinh", id] => registry.regulations.get(&RegulationId::parse(id)?)?.place,
        ["huong-dan", slug] => registry.guidance.get(&Slug::parse(slug)?)?.body.place,
        ["bao-cao", slug] => registry.reports.get(&Slug::parse(slug)?)?.body.place,
        ["trang", ..] => registry.pages.get(stem.strip_prefix("trang/")?)?.body.place,
        _ => return None,
    };
    Some(format!("{}:{}", checked.sources.path(place), checked.sources.line(place)))
}

fn meeting(registry: &Registry, unit: &str, day: &str) -> Option<Span> {
    let (day, level) = day.strip_suffix("-cap-uy").map_or((day, Level::Plenary), |day| (day, Level::Committee));
    let date: NaiveDate = day.parse().ok()?;
    let mut meetings = registry.meetings.get(&UnitId::parse(unit)?)?.values().flatten();
    meetings.find(|meeting| meeting.date == date && meeting.level == level).map(|meeting| meeting.place)
}

fn log(registry: &Registry, unit: &str, year: &str) -> Option<Span> {
    let meetings = registry.meetings.get(&UnitId::parse(unit)?)?.get(&year.parse().ok()?)?;
    meetings.first().map(|meeting| Span::whole(meeting.place.source))
}

//! What the search finds: every page, heading, record and code, each with its words, as far as the page itself shows them.
//!
//! Takes the scene and gives lists; how they are packed is `render::search`'s business. Words of officers pass through
//! the same function as on pages, so that no profile finds what it may not read; drafts that have no page are not here.

mod documents;
mod meetings;
mod plain;

use super::{Scene, address, lessons, unit::officer_name};
use crate::lang::sentence::{self, SearchKind};
use crate::lang::words;
use crate::model::Unit;
pub use meetings::{MeetingEntry, MeetingWords};

/// Everything that the search finds.
pub struct Index<'a> {
    /// The units in official order; entries name them by their place here.
    pub units: Vec<&'a Unit>,
    /// Pages and headings.
    pub entries: Vec<Entry>,
    /// Meetings, newest first.
    pub meetings: Vec<MeetingEntry<'a>>,
    /// What the words of all meetings have in common.
    pub words: MeetingWords,
}

/// A page, or a place on one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    /// What it is.
    pub kind: SearchKind,
    /// The unit that it is about, by its place.
    pub unit: Option<usize>,
    /// The year that it is about.
    pub year: Option<i32>,
    /// Address from the root, with the anchor of a heading.
    pub address: String,
    /// Its name.
    pub title: String,
    /// What tells it from others of the same name.
    pub context: String,
    /// Its text.
    pub text: String,
}

impl Entry {
    fn new(kind: SearchKind, address: impl Into<String>, title: impl Into<String>) -> Self {
        Self {
            kind,
            unit: None,
            year: None,
            address: address.into(),
            title: title.into(),
            context: String::new(),
            text: String::new(),
        }
    }

    fn context(self, context: impl Into<String>) -> Self {
        Self { context: context.into(), ..self }
    }

    fn text(self, text: impl Into<String>) -> Self {
        Self { text: text.into(), ..self }
    }

    fn of_year(self, year: i32) -> Self {
        Self { year: Some(year), ..self }
    }

    fn of_unit(self, unit: usize) -> Self {
        Self { unit: Some(unit), ..self }
    }
}

/// Gathers what the search finds.
#[must_use]
pub fn index<'a>(scene: &Scene<'a>) -> Index<'a> {
    let units: Vec<&Unit> = scene.facts.known.registry.units_in_order().collect();
    let mut entries = Vec::new();
    documents::guidance(scene, &mut entries);
    for (at, unit) in units.iter().enumerate() {
        entries.push(unit_entry(scene, at, unit));
    }
    documents::add_others(scene, &mut entries);
    sections(&mut entries);
    years(scene, &mut entries);
    for (at, unit) in units.iter().enumerate() {
        let books = scene.years().iter().filter(|year| !scene.meetings(&unit.id, **year).is_empty());
        entries.extend(books.map(|year| {
            Entry::new(SearchKind::LogBook, address::log_book(&unit.id, *year), sentence::log_book_of(*year))
                .of_year(*year)
                .of_unit(at)
        }));
    }
    // Looks at every meeting, so it is asked once.
    let is_split = lessons::is_split(scene);
    for (at, unit) in units.iter().enumerate().filter(|(_, unit)| is_split && lessons::has_any(scene, &unit.id)) {
        let title = sentence::lessons_of(unit.brief());
        entries.push(Entry::new(SearchKind::Figures, address::lessons_of(&unit.id), title).of_unit(at));
    }
    let meetings = meetings::gather(scene, &units);
    Index { units, entries, meetings, words: MeetingWords::new() }
}

/// A unit with what its page says of it: names, kind, officers in charge, approvals, groups and note.
fn unit_entry(scene: &Scene<'_>, at: usize, unit: &Unit) -> Entry {
    let mut parts: Vec<String> = Vec::new();
    parts.extend(unit.parent.as_ref().and_then(|id| scene.unit(id)).map(|parent| parent.name.to_string()));
    parts.extend(unit.approvals.iter().map(|approval| words::pilot_form(approval.form).to_owned()));
    let in_charge = unit.in_charge.iter().filter(|assignment| assignment.period.contains(scene.as_of()));
    parts.extend(in_charge.map(|assignment| officer_name(scene, &assignment.officer)));
    parts.extend(unit.groups.iter().map(|group| group.name.to_string()));
    parts.extend(unit.note.as_ref().map(ToString::to_string));
    let kind = words::unit_kind(unit.kind);
    let short = unit.short_name.as_ref().filter(|short| **short != unit.name);
    let context = short.map_or_else(|| kind.to_owned(), |short| format!("{short}, {}", words::in_sentence(kind)));
    Entry::new(SearchKind::Unit, address::unit(&unit.id), &*unit.name)
        .context(context)
        .text(parts.join("; "))
        .of_unit(at)
}

/// The pages that stand for themselves.
fn sections(entries: &mut Vec<Entry>) {
    let mut add = |kind, title: &str, context: &str, address: &str| {
        entries.push(Entry::new(kind, address, title).context(context));
    };
    add(SearchKind::Figures, "Đơn vị", "Danh sách", address::UNITS);
    add(SearchKind::Figures, "Lịch sinh hoạt", "Buổi sắp tới", address::CALENDAR);
    add(SearchKind::Figures, "Tuân thủ", "Kết luận theo đơn vị và quy tắc", address::COMPLIANCE);
    add(SearchKind::Report, "Báo cáo", "Danh sách", address::REPORTS);
    add(SearchKind::Guidance, "Hướng dẫn", "Danh sách văn bản", address::GUIDANCE);
    add(SearchKind::Figures, "Kinh nghiệm rút ra từ góp ý", "Tập hợp", address::LESSONS);
    add(SearchKind::Page, "Thay đổi gần đây", "Theo ngày", address::CHANGES);
}

fn years(scene: &Scene<'_>, entries: &mut Vec<Entry>) {
    for year in scene.years() {
        let mut add = |title: String, context: &str, address: String| {
            entries.push(Entry::new(SearchKind::Figures, address, title).context(context).of_year(*year));
        };
        add(sentence::summary_of(*year), "Số liệu", address::summary(*year));
        add(sentence::compliance_of(*year), "Kết luận theo đơn vị và quy tắc", address::compliance(*year));
        add(sentence::calendar_of(*year), "Lịch", address::calendar(*year));
    }
}

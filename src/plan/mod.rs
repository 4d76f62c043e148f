//! Which pages exist, at which address, and what each of them shows.
//!
//! Takes the facts and the documents; gives the list of pages and, page by page, a typed view. The only place that
//! derives `Serialize` for templates: a template sees a view and nothing else.

pub mod address;
mod agenda;
mod calendar;
mod changes;
pub mod chart;
mod compliance;
mod deadlines;
pub mod events;
mod format;
mod frame;
mod freshness;
mod guidance;
mod guidance_list;
pub mod handbook;
mod home;
mod index;
mod lessons;
mod letters;
mod matters;
mod meeting;
mod month;
pub mod news;
mod not_found;
pub mod official;
mod page;
mod parts;
mod prose;
mod regulation;
mod report;
mod report_seal;
mod report_traces;
mod rule;
mod reports_list;
mod scene;
pub mod schedule;
pub mod search;
mod summary;
mod unit;
mod units;
mod values;
mod log_book;

pub use changes::in_words;
pub use format::Format;
pub use frame::{Assets, Frame, Site, SourceFile};
pub use freshness::last_changes;
pub use handbook::Chapter;
pub use prose::{add_escaped, escaped};
pub use report::label;
pub use scene::{Here, Index, Material, Scene};
pub use unit::officer_name;

use crate::model::{Level, RegulationId, RuleId, Slug, UnitId};
use chrono::NaiveDate;
use serde::Serialize;
use std::sync::Arc;

/// One page to be made.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PlannedPage {
    /// Address relative to the root of the site.
    pub address: Arc<str>,
    /// What it shows.
    pub kind: PageKind,
}

/// Kinds of page, each with what names the one page.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum PageKind {
    /// The state of the pilot at a glance.
    Home,
    /// The list of units.
    Units,
    /// One unit.
    Unit(UnitId),
    /// The log book of a unit in a year.
    LogBook(UnitId, i32),
    /// One meeting.
    Meeting(UnitId, NaiveDate, Level),
    /// What is coming.
    Calendar,
    /// The calendar of a year.
    CalendarYear(i32),
    /// Compliance of the current year.
    Compliance,
    /// Compliance of a year.
    ComplianceYear(i32),
    /// The manual page of a rule.
    Rule(RuleId),
    /// A regulation.
    Regulation(RegulationId),
    /// The list of guidance.
    GuidanceList,
    /// A guidance document.
    Guidance(Slug),
    /// The summary of a year.
    Summary(i32),
    /// The list of reports.
    Reports,
    /// A report.
    Report(Slug),
    /// The records behind the figures of a report.
    Traces(Slug),
    /// Strengths, limitations and lessons.
    Lessons,
    /// The same of one unit, where they are too many for one page.
    LessonsOf(UnitId),
    /// The index from A to Y.
    Index,
    /// A page of the editors' handbook.
    Handbook(Chapter),
    /// What changed.
    Changes,
    /// Any other Markdown page, by its path.
    Page(Arc<str>),
    /// The page for addresses that do not exist.
    NotFound,
}

impl PageKind {
    /// Returns the template that shows it.
    #[must_use]
    pub fn template(&self) -> &'static str {
        match self {
            Self::Home => "trang/trang-chu.html",
            Self::Units => "trang/cac-don-vi.html",
            Self::Unit(_) => "trang/don-vi.html",
            Self::LogBook(..) => "trang/so-nhat-ky.html",
            Self::Meeting(..) => "trang/buoi.html",
            Self::Calendar | Self::CalendarYear(_) => "trang/lich.html",
            Self::Compliance | Self::ComplianceYear(_) => "trang/tuan-thu.html",
            Self::Rule(_) => "trang/quy-tac.html",
            Self::Regulation(_) => "trang/quy-dinh.html",
            Self::GuidanceList => "trang/cac-huong-dan.html",
            Self::Guidance(_) => "trang/huong-dan.html",
            Self::Summary(_) => "trang/tong-hop.html",
            Self::Reports => "trang/cac-bao-cao.html",
            Self::Report(_) => "trang/bao-cao.html",
            Self::Traces(_) => "trang/can-cu.html",
            Self::Lessons | Self::LessonsOf(_) => "trang/kinh-nghiem.html",
            Self::Index => "trang/muc-tu.html",
            Self::Handbook(chapter) => chapter.template(),
            Self::Changes => "trang/thay-doi.html",
            Self::Page(_) => "trang/trang.html",
            Self::NotFound => "trang/khong-thay.html",
        }
    }
}

/// What a page shows: one struct a kind of page.
#[derive(Serialize)]
#[serde(untagged)]
pub enum View {
    /// The state of the pilot at a glance.
    Home(home::HomeView),
    /// The list of units.
    Units(units::UnitsView),
    /// One unit.
    Unit(Box<unit::UnitView>),
    /// A log book.
    LogBook(log_book::LogBookView),
    /// One meeting.
    Meeting(Box<meeting::MeetingView>),
    /// What is coming, or the calendar of a year.
    Calendar(Box<calendar::CalendarView>),
    /// Compliance of a year.
    Compliance(Box<compliance::ComplianceView>),
    /// The manual page of a rule.
    Rule(Box<rule::RuleView>),
    /// A regulation.
    Regulation(Box<regulation::RegulationView>),
    /// The summary of a year.
    Summary(Box<summary::SummaryView>),
    /// A guidance document.
    Guidance(Box<guidance::GuidanceView>),
    /// A report.
    Report(Box<report::ReportView>),
    /// The records behind the figures of a report.
    Traces(report_traces::TracesView),
    /// Any other Markdown page.
    Page(page::PageView),
    /// The list of guidance.
    GuidanceList(guidance_list::GuidanceListView),
    /// The list of reports.
    Reports(reports_list::ReportsView),
    /// Strengths, limitations and lessons.
    Lessons(lessons::LessonsView),
    /// The index from A to Y.
    Index(index::IndexView),
    /// A page of the editors' handbook.
    Handbook(handbook::HandbookView),
    /// What changed.
    Changes(changes::ChangesView),
    /// A page of fixed words.
    Plain,
}

/// Lists every page of the site, in the order of their addresses' kinds.
#[must_use]
pub fn plan(scene: &Scene<'_>) -> Vec<PlannedPage> {
    let mut pages = Vec::new();
    let mut add = |address: String, kind: PageKind| pages.push(PlannedPage { address: address.into(), kind });
    let registry = &scene.facts.known.registry;
    add(address::HOME.to_owned(), PageKind::Home);
    add(address::UNITS.to_owned(), PageKind::Units);
    for unit in registry.units_in_order() {
        add(address::unit(&unit.id), PageKind::Unit(unit.id.clone()));
    }
    for (unit, years) in &registry.meetings {
        for (year, meetings) in years {
            add(address::log_book(unit, *year), PageKind::LogBook(unit.clone(), *year));
            for meeting in meetings {
                let kind = PageKind::Meeting(unit.clone(), meeting.date, meeting.level);
                add(address::meeting(meeting), kind);
            }
        }
    }
    add(address::CALENDAR.to_owned(), PageKind::Calendar);
    add(address::COMPLIANCE.to_owned(), PageKind::Compliance);
    for year in scene.years() {
        add(address::calendar(*year), PageKind::CalendarYear(*year));
        add(address::compliance(*year), PageKind::ComplianceYear(*year));
        add(address::summary(*year), PageKind::Summary(*year));
    }
    for rule in RuleId::ALL {
        add(address::rule(*rule), PageKind::Rule(*rule));
    }
    for id in registry.regulations.keys() {
        add(address::regulation(id), PageKind::Regulation(id.clone()));
    }
    for slug in scene.documents.guidance.keys() {
        add(address::guidance(slug), PageKind::Guidance(slug.clone()));
    }
    for (slug, document) in &scene.documents.reports {
        add(address::report(slug), PageKind::Report(slug.clone()));
        if !document.traces.is_empty() {
            add(report::traces_address(slug), PageKind::Traces(slug.clone()));
        }
    }
    for path in scene.documents.pages.keys() {
        add(address::page(path), PageKind::Page(path.clone()));
    }
    add(address::GUIDANCE.to_owned(), PageKind::GuidanceList);
    add(address::REPORTS.to_owned(), PageKind::Reports);
    add(address::LESSONS.to_owned(), PageKind::Lessons);
    if lessons::is_split(scene) {
        for unit in registry.units_in_order().filter(|unit| lessons::has_any(scene, &unit.id)) {
            add(address::lessons_of(&unit.id), PageKind::LessonsOf(unit.id.clone()));
        }
    }
    add(address::SEARCH.to_owned(), PageKind::Index);
    for chapter in Chapter::ALL {
        add(chapter.address(), PageKind::Handbook(chapter));
    }
    add(address::CHANGES.to_owned(), PageKind::Changes);
    add(address::NOT_FOUND.to_owned(), PageKind::NotFound);
    pages
}

/// Returns the frame and the view of the page at `address`; none when the records do not hold what it names.
#[must_use]
pub fn view(scene: &Scene<'_>, address: &str, kind: &PageKind) -> Option<(Frame, View)> {
    let here = Here::at(address);
    Some(match kind {
        PageKind::Home => home::view(scene, &here),
        PageKind::Units => units::view(scene, &here),
        PageKind::Unit(id) => unit::view(scene, &here, id)?,
        PageKind::LogBook(id, year) => log_book::view(scene, &here, id, *year)?,
        PageKind::Meeting(id, date, level) => meeting::view(scene, &here, (id, *date, *level))?,
        PageKind::Calendar => calendar::ahead(scene, &here),
        PageKind::CalendarYear(year) => calendar::year(scene, &here, *year)?,
        PageKind::Compliance => compliance::view(scene, &here, scene.this_year(), true),
        PageKind::ComplianceYear(year) => compliance::view(scene, &here, *year, false),
        PageKind::Rule(rule) => rule::view(scene, &here, *rule),
        PageKind::Regulation(id) => regulation::view(scene, &here, id)?,
        PageKind::Summary(year) => summary::view(scene, &here, *year)?,
        PageKind::Guidance(slug) => guidance::view(scene, &here, slug)?,
        PageKind::Report(slug) => report::view(scene, &here, slug)?,
        PageKind::Traces(slug) => report_traces::view(scene, &here, slug)?,
        PageKind::Page(path) => page::view(scene, &here, path)?,
        PageKind::GuidanceList => guidance_list::view(scene, &here),
        PageKind::Reports => reports_list::view(scene, &here),
        PageKind::Lessons => lessons::view(scene, &here),
        PageKind::LessonsOf(id) => lessons::of_unit(scene, &here, id)?,
        PageKind::Index => index::view(scene, &here),
        PageKind::Handbook(chapter) => handbook::view(scene, &here, *chapter),
        PageKind::Changes => changes::view(scene, &here),
        PageKind::NotFound => not_found::view(&here),
    })
}

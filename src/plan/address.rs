//! Addresses of pages: Vietnamese without diacritics, flat, each a file, so that the folder works from a disk.

use super::Format;
use crate::lang::date;
use crate::model::{Level, Meeting, OfficerId, RegulationId, RuleId, Slug, UnitId};
use chrono::NaiveDate;

/// The home page.
pub const HOME: &str = "index.html";
/// The list of units.
pub const UNITS: &str = "don-vi/index.html";
/// What is coming.
pub const CALENDAR: &str = "lich/index.html";
/// Compliance of the current year.
pub const COMPLIANCE: &str = "tuan-thu/index.html";
/// The units as a workbook.
pub const UNITS_BOOK: &str = "data/don-vi.xlsx";
/// The meetings as a workbook.
pub const MEETINGS_BOOK: &str = "data/sinh-hoat.xlsx";
/// What is planned, as a workbook.
pub const SCHEDULE_BOOK: &str = "data/lich.xlsx";
/// The list of guidance.
pub const GUIDANCE: &str = "huong-dan/index.html";
/// The list of reports.
pub const REPORTS: &str = "bao-cao/index.html";
/// Strengths, limitations and lessons.
pub const LESSONS: &str = "kinh-nghiem.html";
/// Search, without scripts an index from A to Y.
pub const SEARCH: &str = "tim-kiem.html";
/// The editors' handbook: its first chapter.
pub const HANDBOOK: &str = "so-tay/index.html";
/// What changed.
pub const CHANGES: &str = "thay-doi.html";
/// Shown for an address that the site does not have.
pub const NOT_FOUND: &str = "404.html";

/// The calendar of all units, for calendar programs.
pub const CALENDAR_FILE: &str = "lich.ics";
/// The feed of guidance, reports and other pages.
pub const FEED: &str = "atom.xml";
/// The description of the search, for browsers.
pub const SEARCH_DESCRIPTION: &str = "opensearch.xml";

/// Returns the calendar of a unit, for calendar programs.
#[must_use]
pub fn calendar_of_unit(id: &UnitId) -> String {
    format!("don-vi/{id}.ics")
}

/// Returns the calendar of an officer, for calendar programs.
#[must_use]
pub fn calendar_of_officer(id: &OfficerId) -> String {
    format!("can-bo/{id}.ics")
}

/// Returns the page of a unit.
#[must_use]
pub fn unit(id: &UnitId) -> String {
    ["don-vi/", id.as_str(), ".html"].concat()
}

/// Returns the log book of a unit in a year.
#[must_use]
pub fn log_book(unit: &UnitId, year: i32) -> String {
    ["sinh-hoat/", &year.to_string(), "/", unit.as_str(), ".html"].concat()
}

/// Returns the page of a meeting.
#[must_use]
pub fn meeting(meeting: &Meeting) -> String {
    meeting_on(&meeting.unit, meeting.date, meeting.level)
}

/// Returns the page of the meeting of `unit` on `day` at `level`.
#[must_use]
pub fn meeting_on(unit: &UnitId, day: NaiveDate, level: Level) -> String {
    let ending = match level {
        Level::Plenary => ".html",
        Level::Committee => "-cap-uy.html",
    };
    // Joined by hand: the log books, the calendar and the neighbours all lead to every meeting.
    let mut address = String::with_capacity("sinh-hoat/2023//2023-02-20-cap-uy.html".len() + unit.as_str().len());
    address.push_str("sinh-hoat/");
    date::push_year(&mut address, day);
    address.push('/');
    address.push_str(unit.as_str());
    address.push('/');
    date::push_iso(&mut address, day);
    address.push_str(ending);
    address
}

/// Returns the calendar of a year.
#[must_use]
pub fn calendar(year: i32) -> String {
    format!("lich/{year}.html")
}

/// Returns the compiled schedule of a year, ready to be signed.
#[must_use]
pub fn schedule(year: i32) -> String {
    format!("lich/{year}.docx")
}

/// Returns the compliance page of a year.
#[must_use]
pub fn compliance(year: i32) -> String {
    format!("tuan-thu/{year}.html")
}

/// Returns the manual page of a rule.
#[must_use]
pub fn rule(rule: RuleId) -> String {
    format!("tuan-thu/quy-tac/{}.html", rule.as_str().to_ascii_lowercase())
}

/// Returns the page of a regulation.
#[must_use]
pub fn regulation(id: &RegulationId) -> String {
    format!("quy-dinh/{id}.html")
}

/// Returns the page of a guidance document.
#[must_use]
pub fn guidance(slug: &Slug) -> String {
    format!("huong-dan/{slug}.html")
}

/// Returns the summary of a year.
#[must_use]
pub fn summary(year: i32) -> String {
    format!("tong-hop/{year}.html")
}

/// Returns the page of a report.
#[must_use]
pub fn report(slug: &Slug) -> String {
    format!("bao-cao/{slug}.html")
}

/// Returns the file of a report in another format.
#[must_use]
pub fn report_file(slug: &Slug, format: Format) -> String {
    format!("bao-cao/{slug}.{}", format.ending())
}

/// Returns the page of a unit's strengths, limitations and lessons.
#[must_use]
pub fn lessons_of(unit: &UnitId) -> String {
    format!("kinh-nghiem/{unit}.html")
}

/// Returns the page of any other Markdown page; `path` is the one below `trang/` without its ending.
#[must_use]
pub fn page(path: &str) -> String {
    format!("trang/{path}.html")
}

/// Returns the steps up from the folder of `address` to the root of the site: `""`, `"../"` and so on.
#[must_use]
pub fn root_from(address: &str) -> String {
    "../".repeat(address.matches('/').count())
}

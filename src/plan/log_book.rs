//! The log book of a unit in a year: every record, in order, with the sums.

use super::parts::{CapView, FindingView, Tag, UnitRef, YearLink};
use super::unit::LogLine;
use super::{Frame, Here, Scene, View, address, home, unit as unit_page, units};
use crate::lang::{number, sentence};
use crate::model::UnitId;
use crate::summary::Tally;
use serde::Serialize;

/// What a log book shows.
#[derive(Serialize)]
pub struct LogBookView {
    /// Unit.
    pub unit: UnitRef,
    /// Year.
    pub year: i32,
    /// The answer, in a sentence.
    pub lead: String,
    /// "từ 20/02", for a part of a year.
    pub part: Option<String>,
    /// Log books of other years.
    pub years: Vec<YearLink>,
    /// Caps.
    pub caps: Vec<CapView>,
    /// Sums, label and number.
    pub sums: Vec<(&'static str, String)>,
    /// The records by month, oldest first.
    pub months: Vec<Month>,
    /// Findings, in the order of the records.
    pub findings: Vec<FindingView>,
    /// Compliance of the year.
    pub compliance: String,
    /// Findings in one tag.
    pub state: Tag,
}

/// The records of a month.
#[derive(Serialize)]
pub struct Month {
    /// "Tháng 7".
    pub label: String,
    /// Its records.
    pub lines: Vec<LogLine>,
}

/// Makes the log book of `id` in `year`.
pub fn view(scene: &Scene<'_>, here: &Here, id: &UnitId, year: i32) -> Option<(Frame, View)> {
    let unit = scene.unit(id)?;
    let figures = scene.figures(id, year);
    let tally = figures.map(|figures| figures.tally).unwrap_or_default();
    let findings = scene.findings(Some(id), year);
    let errors = findings.iter().filter(|finding| finding.severity == crate::diag::Severity::Error).count();
    let rate = number::rate(tally.attendance.present, tally.attendance.convened);
    let with_book: Vec<i32> =
        scene.years().iter().copied().filter(|year| !scene.meetings(id, *year).is_empty()).collect();
    let view = LogBookView {
        unit: UnitRef::new(here, unit),
        year,
        lead: sentence::logbook_lead(sentence::LogBook {
            held: tally.held,
            rate: number::rate_tenths(tally.attendance.present, tally.attendance.convened),
            planned: tally.planned,
        }),
        part: home::part_of_year(scene, year),
        years: super::parts::year_links(here, &with_book, year, |year| address::log_book(id, year)),
        caps: units::caps_in(scene, unit, year),
        sums: sums(&tally, rate),
        months: months(unit_page::log(scene, here, unit, year)),
        findings: findings.iter().map(|finding| FindingView::new(scene, here, finding)).collect(),
        compliance: here.to(&address::compliance(year)),
        state: home::findings_tag(errors, findings.len() - errors),
    };
    let title = format!("Sổ nhật ký năm {year} – {}", unit.brief());
    let unit_address = address::unit(id);
    let frame = Frame::new(here, "don-vi", &title)
        .tables()
        .crumbs(here, &[("Đơn vị", address::UNITS), (unit.brief(), &unit_address)], &format!("Năm {year}"))
        .sources(scene, &[&format!("sinh-hoat/{year}/{id}.yaml")])
        .left_out(sentence::left_out(scene.facts.known.registry.left_out.of(id, year), year));
    Some((frame, View::LogBook(view)))
}

fn sums(tally: &Tally, rate: Option<String>) -> Vec<(&'static str, String)> {
    let number = |n: u32| number::grouped(i64::from(n));
    let mut sums = vec![
        ("Trực tiếp", number(tally.held[0])),
        ("Trực tuyến", number(tally.held[1])),
        ("Kết hợp", number(tally.held[2])),
        ("Theo tổ đảng", number(tally.held[3])),
        ("Hoàn cảnh đặc biệt", number(tally.special)),
        ("Dự kiến", number(tally.planned)),
        ("Hoãn", number(tally.postponed)),
        ("Hủy", number(tally.cancelled)),
        ("Có cán bộ cấp trên dự", number(tally.attended_by_officer)),
        ("Có góp ý", number(tally.with_feedback)),
        ("Góp ý đủ ba phần", number(tally.with_complete_feedback)),
        ("Có biên bản", number(tally.with_minutes)),
    ];
    sums.extend(rate.map(|rate| ("Tỷ lệ dự", rate)));
    sums
}

fn months(lines: Vec<LogLine>) -> Vec<Month> {
    let mut months: Vec<Month> = Vec::new();
    for line in lines.into_iter().rev() {
        let number: u32 = line.iso[5..7].parse().unwrap_or_default();
        let label = format!("Tháng {number}");
        match months.last_mut().filter(|month| month.label == label) {
            Some(month) => month.lines.push(line),
            None => months.push(Month { label, lines: vec![line] }),
        }
    }
    months
}

//! The home page: the state of the pilot at a glance, and what needs a decision.

use super::agenda::{self, AgendaItem};
use super::matters::{self, MatterView};
use super::parts::{CapView, Link, Tag, UnitRef};
use super::{Frame, Here, Scene, View, address};
use crate::diag::Severity;
use crate::lang::{date, number, sentence};
use crate::model::Unit;
use crate::summary::{CapState, Tally, UnitFigures};
use chrono::{Datelike, Days, NaiveDate};
use serde::Serialize;

/// What the home page shows.
#[derive(Serialize)]
pub struct HomeView {
    /// The answer, in a sentence or two.
    pub lead: String,
    /// Headline figures.
    pub figures: Vec<Headline>,
    /// The most urgent matters.
    pub matters: Vec<MatterView>,
    /// How many matters are not shown.
    pub more_matters: usize,
    /// The pilot's meetings in the next two weeks.
    pub agenda: Vec<AgendaItem>,
    /// Number of meetings in person in the same time.
    pub in_person: usize,
    /// The calendar, with the number of meetings ahead.
    pub calendar: Link,
    /// Number of meetings ahead in the year.
    pub ahead: usize,
    /// Year of the caps.
    pub year: i32,
    /// Caps by unit, in groups.
    pub groups: Vec<Group>,
    /// Forms of the pilot through the years.
    pub years: Vec<YearRow>,
    /// All years together.
    pub all: Option<YearRow>,
    /// Meetings of the pilot by form and year, drawn.
    pub chart: Option<String>,
    /// Guidance and reports, newest first.
    pub documents: Vec<Document>,
    /// Whether there is any unit at all.
    pub has_units: bool,
}

/// A headline figure: label, number, what it means.
#[derive(Serialize)]
pub struct Headline {
    /// Label.
    pub label: String,
    /// Number.
    pub number: String,
    /// Of how many, if that is said.
    pub of: Option<String>,
    /// One short line.
    pub note: String,
}

/// A group of units that have the same form of the pilot.
#[derive(Serialize)]
pub struct Group {
    /// Its name.
    pub name: &'static str,
    /// Its units.
    pub rows: Vec<CapRow>,
}

/// A unit with its caps in the year.
#[derive(Serialize)]
pub struct CapRow {
    /// The unit.
    pub unit: UnitRef,
    /// The cap shown.
    pub cap: CapView,
    /// Attendance, if any was recorded.
    pub rate: Option<String>,
    /// Findings of the year.
    pub findings: Tag,
    /// Whether there are findings.
    pub has_findings: bool,
}

/// The figures of one year, or of all.
#[derive(Serialize)]
pub struct YearRow {
    /// "2024", "Cả giai đoạn".
    pub label: String,
    /// "từ 20/02", "đến 30/06", for a part of a year.
    pub part: Option<String>,
    /// The summary of the year.
    pub href: Option<String>,
    /// Held, by form in the order of the record format.
    pub held: [u32; 4],
    /// All of them.
    pub sum: u32,
    /// Attendance.
    pub rate: Option<String>,
}

/// A document: guidance or report.
#[derive(Serialize)]
pub struct Document {
    /// Its name and link.
    pub link: Link,
    /// What to know of it.
    pub note: String,
}

const MATTERS_SHOWN: usize = 6;
const AGENDA_DAYS: u64 = 14;

/// Makes the home page.
pub fn view(scene: &Scene<'_>, here: &Here) -> (Frame, View) {
    let open = matters::open(scene);
    let until = scene.as_of().checked_add_days(Days::new(AGENDA_DAYS)).unwrap_or(scene.as_of());
    let urgent: Vec<_> = open.iter().filter(|matter| matter.due <= until).collect();
    let year = scene.this_year();
    let year_end = NaiveDate::from_ymd_opt(year, 12, 31).unwrap_or(until);
    let soon = agenda::ahead(scene, until);
    let pilots = soon.iter().filter(|meeting| meeting.form.pilot().is_some());
    let view = HomeView {
        lead: lead(scene, &urgent),
        figures: headlines(scene),
        more_matters: urgent.len().saturating_sub(MATTERS_SHOWN),
        matters: urgent.iter().take(MATTERS_SHOWN).map(|matter| matter.view(scene, here, true)).collect(),
        agenda: pilots.filter_map(|meeting| AgendaItem::in_brief(scene, here, meeting)).collect(),
        in_person: soon.iter().filter(|meeting| meeting.form.pilot().is_none()).count(),
        calendar: Link { label: format!("Lịch đầy đủ năm {year}"), href: here.to(address::CALENDAR) },
        ahead: agenda::ahead(scene, year_end).len(),
        year,
        groups: groups(scene, here),
        years: scene
            .facts
            .figures
            .years
            .iter()
            .filter(|f| f.year <= year)
            .map(|f| year_row(scene, here, f.year, &f.total))
            .collect(),
        all: all_years(scene),
        chart: super::summary::forms_chart(scene, "c1", year).figure(),
        documents: documents(scene, here),
        has_units: !scene.facts.known.registry.units.is_empty(),
    };
    let frame = Frame::new(here, "trang-chu", &scene.facts.known.registry.portal.name)
        .section_page()
        .sources(scene, &["cong.yaml", "sinh-hoat/"])
        .left_out(super::summary::left_out_within(scene, |of| of <= year));
    (frame, View::Home(view))
}

/// Returns the units that have a cap this year, with their figures.
fn capped<'a>(scene: &Scene<'a>) -> Vec<&'a UnitFigures> {
    let figures = scene.facts.year(scene.this_year());
    let units = figures.map_or(&[][..], |figures| &figures.units);
    units.iter().filter(|unit| !unit.caps.is_empty() && is_in_pilot(scene, unit)).collect()
}

fn is_in_pilot(scene: &Scene<'_>, figures: &UnitFigures) -> bool {
    let Some(unit) = scene.unit(&figures.unit).filter(|unit| unit.exists_on(scene.as_of())) else { return false };
    !unit.approvals.is_empty() || figures.caps.iter().any(|cap| cap.used + cap.planned > 0)
}

fn count(units: &[&UnitFigures], state: CapState) -> usize {
    units.iter().filter(|unit| worst(unit) == Some(state)).count()
}

fn worst(unit: &UnitFigures) -> Option<CapState> {
    unit.caps.iter().map(|cap| cap.state).max()
}

fn lead(scene: &Scene<'_>, urgent: &[&matters::Matter<'_>]) -> String {
    let capped = capped(scene);
    sentence::home_lead(sentence::Home {
        over: count(&capped, CapState::Exceeded),
        at_cap: count(&capped, CapState::Reached),
        units: capped.len(),
        year: scene.this_year(),
        open_matters: urgent.len(),
        until: urgent.last().map(|matter| matter.due.max(scene.as_of())),
        due_today: urgent.iter().filter(|matter| matter.due == scene.as_of()).count(),
        overdue: urgent.iter().filter(|matter| matter.due < scene.as_of()).count(),
    })
}

/// Sums of the part of a year up to the same day a year before, for the change against it.
fn tally_to_same_day(scene: &Scene<'_>, years_back: i32) -> Option<(Tally, NaiveDate)> {
    let as_of = scene.as_of();
    let year = as_of.year() - years_back;
    let day = NaiveDate::from_ymd_opt(year, as_of.month(), as_of.day())
        .or_else(|| NaiveDate::from_ymd_opt(year, as_of.month(), 28))?;
    scene.facts.year(year)?;
    let scope = crate::summary::Scope::days(NaiveDate::from_ymd_opt(year, 1, 1)?, day);
    Some((crate::summary::tally(&scene.facts.known, &scope), day))
}

fn headlines(scene: &Scene<'_>) -> Vec<Headline> {
    let capped = capped(scene);
    let year = scene.this_year();
    let over = count(&capped, CapState::Exceeded);
    let at_cap = count(&capped, CapState::Reached);
    let (now, _) = tally_to_same_day(scene, 0).unwrap_or_default();
    let before = tally_to_same_day(scene, 1);
    let base = before.as_ref().map_or(scene.as_of(), |(_, day)| *day);
    let pilot = |tally: &Tally| u64::from(tally.held[1] + tally.held[2] + tally.held[3]);
    let rate = |tally: &Tally| number::rate_tenths(tally.attendance.present, tally.attendance.convened);
    let findings = scene.facts.findings.iter().filter(|finding| finding.year == year);
    let errors = findings.clone().filter(|finding| finding.severity == Severity::Error).count();
    let all = findings.count();
    vec![
        Headline {
            label: "Đơn vị trong giới hạn".to_owned(),
            number: (capped.len() - over).to_string(),
            of: Some(format!("/{}", capped.len())),
            note: sentence::cap_line(at_cap, over),
        },
        Headline {
            label: format!("Buổi thí điểm đã họp năm {year}"),
            number: number::grouped(pilot(&now)),
            of: None,
            note: sentence::change(pilot(&now), before.as_ref().map(|(tally, _)| pilot(tally)), base),
        },
        Headline {
            label: format!("Tỷ lệ dự năm {year}"),
            number: rate(&now).map_or_else(|| "–".to_owned(), number::percent_tenths),
            of: None,
            note: rate(&now).map_or_else(
                || "chưa có số dự".to_owned(),
                |rate_now| sentence::points_change(rate_now, before.as_ref().and_then(|(tally, _)| rate(tally)), base),
            ),
        },
        Headline {
            label: format!("Lỗi và cảnh báo năm {year}"),
            number: number::grouped(all),
            of: None,
            note: format!("{errors} lỗi, {} cảnh báo", all - errors),
        },
    ]
}

fn groups(scene: &Scene<'_>, here: &Here) -> Vec<Group> {
    let mut online = Vec::new();
    let mut by_group = Vec::new();
    for figures in capped(scene) {
        let Some(unit) = scene.unit(&figures.unit) else { continue };
        let Some((is_by_group, row)) = cap_row(scene, here, unit, figures) else { continue };
        if is_by_group { by_group.push(row) } else { online.push(row) }
    }
    let group = |name, rows: Vec<CapRow>| (!rows.is_empty()).then_some(Group { name, rows });
    [group("Sinh hoạt trực tuyến", online), group("Sinh hoạt theo tổ đảng", by_group)].into_iter().flatten().collect()
}

/// Returns the row of a unit with the cap that matters most to it: that of the form it is approved for.
fn cap_row(scene: &Scene<'_>, here: &Here, unit: &Unit, figures: &UnitFigures) -> Option<(bool, CapRow)> {
    let registry = &scene.facts.known.registry;
    let wants_group = unit.approvals.iter().any(|approval| approval.form == crate::model::PilotForm::ByGroup)
        && !unit.approvals.iter().any(|approval| approval.form == crate::model::PilotForm::Online);
    let is_group = |cap: &crate::summary::CapUse| registry.cap(&cap.quota).is_some_and(matters::is_by_group);
    let cap = figures.caps.iter().find(|cap| is_group(cap) == wants_group).or(figures.caps.first())?;
    let findings = scene.findings(Some(&figures.unit), scene.this_year());
    let errors = findings.iter().filter(|finding| finding.severity == Severity::Error).count();
    let attendance = figures.tally.attendance;
    let row = CapRow {
        unit: UnitRef::new(here, unit),
        cap: CapView::new(scene.facts, cap),
        rate: number::rate(attendance.present, attendance.convened),
        findings: findings_tag(errors, findings.len() - errors),
        has_findings: !findings.is_empty(),
    };
    Some((is_group(cap), row))
}

/// Returns the findings of a unit in one tag: errors outweigh warnings.
#[must_use]
pub fn findings_tag(errors: usize, warnings: usize) -> Tag {
    match (errors, warnings) {
        (0, 0) => Tag::ok("Không có cảnh báo"),
        (0, warnings) => Tag::warn(format!("{warnings} cảnh báo")),
        (errors, 0) => Tag::error(format!("{errors} lỗi")),
        (errors, warnings) => Tag::error(format!("{errors} lỗi, {warnings} cảnh báo")),
    }
}

/// Returns the row of a year in tables of years.
#[must_use]
pub fn year_row(scene: &Scene<'_>, here: &Here, year: i32, tally: &Tally) -> YearRow {
    YearRow {
        label: year.to_string(),
        part: part_of_year(scene, year),
        href: Some(here.to(&address::summary(year))),
        held: tally.held,
        sum: tally.held.iter().sum(),
        rate: number::rate(tally.attendance.present, tally.attendance.convened),
    }
}

fn all_years(scene: &Scene<'_>) -> Option<YearRow> {
    let total = scene.facts.total(|year| year <= scene.this_year());
    (scene.facts.figures.years.len() > 1).then(|| YearRow {
        label: "Cả giai đoạn".to_owned(),
        part: None,
        href: None,
        held: total.held,
        sum: total.held.iter().sum(),
        rate: number::rate(total.attendance.present, total.attendance.convened),
    })
}

/// Says which part of `year` the pilot and the as-of date leave: "từ 20/02", "đến 30/06"; none for a whole year.
#[must_use]
pub fn part_of_year(scene: &Scene<'_>, year: i32) -> Option<String> {
    let pilot = scene.facts.known.registry.portal.pilot;
    let from = pilot.map(|period| period.from).filter(|from| from.year() == year && from.ordinal() > 1);
    let until = Some(scene.as_of()).filter(|day| day.year() == year && (day.month(), day.day()) != (12, 31));
    match (from, until) {
        (None, None) => None,
        (Some(from), None) => Some(format!("từ\u{a0}{}", date::day_month(from))),
        (None, Some(until)) => Some(format!("đến\u{a0}{}", date::day_month(until))),
        (Some(from), Some(until)) => {
            Some(format!("từ\u{a0}{} đến\u{a0}{}", date::day_month(from), date::day_month(until)))
        }
    }
}

const DOCUMENTS_SHOWN: usize = 5;

fn documents(scene: &Scene<'_>, here: &Here) -> Vec<Document> {
    let registry = &scene.facts.known.registry;
    let mut dated: Vec<(NaiveDate, Document)> = Vec::new();
    for report in registry.reports.values().filter(|report| scene.shows_draft(report.is_draft)) {
        let note = match report.issued {
            Some((on, _)) => format!("Ban hành ngày\u{a0}{}", date::short(on)),
            None => "Dự thảo".to_owned(),
        };
        let link = Link { label: report.title.to_string(), href: here.to(&address::report(&report.slug)) };
        dated.push((report.issued.map_or(NaiveDate::MAX, |(on, _)| on), Document { link, note }));
    }
    for guidance in registry.guidance.values().filter(|guidance| scene.shows_draft(guidance.is_draft)) {
        let label = format!("{} {}", crate::lang::words::guidance_kind(guidance.kind), guidance.number);
        let link = Link { label, href: here.to(&address::guidance(&guidance.slug)) };
        let note = format!("{}, {}", guidance.issuer, date::short(guidance.issued));
        dated.push((guidance.issued, Document { link, note }));
    }
    dated.sort_by_key(|(day, _)| std::cmp::Reverse(*day));
    dated.into_iter().take(DOCUMENTS_SHOWN).map(|(_, document)| document).collect()
}

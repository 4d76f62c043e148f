//! The summary of a year: every figure by unit, by kind of unit and in all, as tables and charts.

mod charts;
mod quarters;

pub use charts::{form_series, forms_chart, pilot_first};

use super::home::part_of_year;
use super::parts::{Tag, UnitRef, YearLink, year_links};
use super::{Frame, Here, Scene, View, address};
use crate::lang::{number, sentence, words};
use crate::model::{RuleId, UnitKind};
use crate::rules;
use crate::summary::{self, AttendanceSum, CapState, CapUse, Tally};
use serde::Serialize;

/// What the summary of a year shows.
#[derive(Serialize)]
pub struct SummaryView {
    /// The year.
    pub year: i32,
    /// The answer, in a sentence.
    pub lead: String,
    /// "từ 20/02", for a part of a year.
    pub part: Option<String>,
    /// Other years.
    pub years: Vec<YearLink>,
    /// Units with their sums, in official order.
    pub units: Vec<UnitRow>,
    /// Sums by kind of unit.
    pub kinds: Vec<KindRow>,
    /// Sums over all units.
    pub total: Sums,
    /// Caps in use or that may be used.
    pub caps: Vec<CapRow>,
    /// Units by state of each cap.
    pub cap_states: Vec<CapStates>,
    /// Attendance by quarter.
    pub quarters: Vec<QuarterRow>,
    /// Rules with findings and verdicts.
    pub rules: Vec<RuleRow>,
    /// Their sums.
    pub rule_total: RuleCounts,
    /// Charts, as markup.
    pub charts: Charts,
    /// Compliance of the year.
    pub compliance: String,
}

/// The charts of the page; none where there is nothing to draw.
#[derive(Serialize)]
pub struct Charts {
    /// Meetings held by form, through the years.
    pub forms: Option<String>,
    /// Caps.
    pub caps: Option<String>,
    /// Attendance by quarter.
    pub attendance: Option<String>,
    /// Findings by rule.
    pub findings: Option<String>,
}

/// A unit with its sums.
#[derive(Serialize)]
pub struct UnitRow {
    /// The unit.
    pub unit: UnitRef,
    /// Its log book of the year, where it has one.
    pub log_book: Option<String>,
    /// Its sums.
    pub sums: Sums,
}

/// A kind of unit with its sums.
#[derive(Serialize)]
pub struct KindRow {
    /// Name.
    pub label: &'static str,
    /// Number of units.
    pub units: usize,
    /// Its sums.
    pub sums: Sums,
}

/// Every sum of the summary, as shown.
#[derive(Serialize)]
pub struct Sums {
    /// Held by form, in the order of the record format.
    pub held: [String; 4],
    /// Held in all.
    pub all: String,
    /// Under special circumstances.
    pub special: String,
    /// Planned.
    pub planned: String,
    /// Postponed.
    pub postponed: String,
    /// Cancelled.
    pub cancelled: String,
    /// Convened, present, in the room, online, absent with reason, absent without.
    pub attendance: [String; 6],
    /// Rate of attendance.
    pub rate: String,
    /// With an officer present, with comments, with complete comments, with minutes.
    pub kept: [String; 4],
}

/// A cap of a unit.
#[derive(Serialize)]
pub struct CapRow {
    /// The unit.
    pub unit: UnitRef,
    /// Its log book of the year, where it has one.
    pub log_book: Option<String>,
    /// Name of the cap.
    pub cap: String,
    /// Used, most, left, planned ahead.
    pub numbers: [u32; 4],
    /// State.
    pub state: Tag,
}

/// How many units stand where with a cap.
#[derive(Serialize)]
pub struct CapStates {
    /// Name of the cap.
    pub cap: String,
    /// Units within, at and beyond it.
    pub units: [u32; 3],
    /// All of them.
    pub sum: u32,
}

/// Attendance in a quarter.
#[derive(Serialize)]
pub struct QuarterRow {
    /// "Quý II năm 2025".
    pub label: String,
    /// Meetings of the pilot: convened, present, rate.
    pub pilot: [String; 3],
    /// Meetings in person: the same.
    pub in_person: [String; 3],
}

/// A rule with its findings and verdicts.
#[derive(Serialize)]
pub struct RuleRow {
    /// Code.
    pub code: &'static str,
    /// Short title.
    pub title: &'static str,
    /// Manual page.
    pub href: String,
    /// Numbers.
    pub counts: RuleCounts,
}

/// Findings and verdicts, counted.
#[derive(Serialize, Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct RuleCounts {
    /// Findings of weight error.
    pub errors: u32,
    /// Findings of weight warning.
    pub warnings: u32,
    /// Verdicts: met.
    pub met: u32,
    /// Missed.
    pub missed: u32,
    /// Cannot say.
    pub cannot_say: u32,
    /// Not yet due.
    pub not_yet_due: u32,
}

/// Makes the summary of `year`.
pub fn view(scene: &Scene<'_>, here: &Here, year: i32) -> Option<(Frame, View)> {
    let figures = scene.facts.year(year)?;
    let part = part_of_year(scene, year);
    let quarters = quarters::quarters(scene, year);
    let rules = rules_of(scene, here, year);
    let caps = caps(scene, here, year);
    let counts = rules.iter().map(|row| row.counts);
    let charts = Charts {
        forms: forms_chart(scene, "hinh-thuc", year).figure(),
        caps: charts::caps_chart(&caps.0, &caps.1).figure(),
        attendance: charts::attendance_chart(&quarters).figure(),
        findings: charts::findings_chart(&rules).figure(),
    };
    let row = |unit: &summary::UnitFigures| {
        let log_book =
            (!scene.meetings(&unit.unit, year).is_empty()).then(|| here.to(&address::log_book(&unit.unit, year)));
        Some(UnitRow { unit: UnitRef::of(scene, here, &unit.unit)?, log_book, sums: Sums::of(&unit.tally) })
    };
    let view = SummaryView {
        year,
        lead: lead(scene, year, part.as_deref()),
        years: year_links(here, scene.years(), year, address::summary),
        units: figures.units.iter().filter_map(row).collect(),
        kinds: kinds(scene, year),
        total: Sums::of(&figures.total),
        rule_total: counts.fold(RuleCounts::default(), RuleCounts::plus),
        rules,
        caps: caps.0.into_iter().map(|(row, _)| row).collect(),
        cap_states: caps.1,
        quarters: quarters.into_iter().map(|quarter| quarter.row()).collect(),
        charts,
        part,
        compliance: here.to(&address::compliance(year)),
    };
    let mut frame = Frame::new(here, "tong-hop", &format!("Tổng hợp năm {year}"))
        .tables()
        .crumbs(here, &[], &format!("Tổng hợp năm {year}"))
        .sources(scene, &[&format!("sinh-hoat/{year}/"), "don-vi/", "quy-dinh/"])
        .left_out(left_out(scene, year));
    frame.is_section_page = scene.past_years().next() == Some(year);
    Some((frame, View::Summary(Box::new(view))))
}

/// Says how many records of `year` were left out: units with all that they have, and meetings.
#[must_use]
pub fn left_out(scene: &Scene<'_>, year: i32) -> Option<String> {
    let left_out = &scene.facts.known.registry.left_out;
    let meetings = left_out.meetings.iter().filter(|((_, of), _)| *of == year).map(|(_, count)| count);
    sentence::left_out_of_year(left_out.units.len(), meetings.sum(), year)
}

/// Says how many records of the years `within` were left out.
#[must_use]
pub fn left_out_within(scene: &Scene<'_>, within: impl Fn(i32) -> bool) -> Option<String> {
    let left_out = &scene.facts.known.registry.left_out;
    let meetings = left_out.meetings.iter().filter(|((_, year), _)| within(*year)).map(|(_, count)| count);
    sentence::left_out_of_years(left_out.units.len(), meetings.sum())
}

fn lead(scene: &Scene<'_>, year: i32, part: Option<&str>) -> String {
    let Some(figures) = scene.facts.year(year) else { return String::new() };
    let total = &figures.total;
    let active = figures.units.iter().filter(|unit| unit.tally.held.iter().sum::<u32>() > 0).count();
    sentence::summary_lead(&sentence::Summary {
        year: part.map_or_else(|| year.to_string(), |part| format!("{year} ({part})")),
        units: active,
        held: total.held.iter().sum(),
        pilot: total.held[1..].iter().sum(),
        special: total.special,
        rate: number::rate_tenths(total.attendance.present, total.attendance.convened),
    })
}

impl Sums {
    /// Shows the sums of a tally.
    #[must_use]
    pub fn of(tally: &Tally) -> Self {
        let n = |count: u32| number::grouped(count);
        let AttendanceSum { convened, present, in_person, online, absent_excused, absent_unexcused } = tally.attendance;
        Self {
            held: tally.held.map(n),
            all: n(tally.held.iter().sum()),
            special: n(tally.special),
            planned: n(tally.planned),
            postponed: n(tally.postponed),
            cancelled: n(tally.cancelled),
            attendance: [convened, present, in_person, online, absent_excused, absent_unexcused].map(number::grouped),
            rate: rate(&tally.attendance),
            kept: [tally.attended_by_officer, tally.with_feedback, tally.with_complete_feedback, tally.with_minutes]
                .map(n),
        }
    }
}

fn rate(attendance: &AttendanceSum) -> String {
    number::rate(attendance.present, attendance.convened).unwrap_or_else(|| "–".to_owned())
}

fn kinds(scene: &Scene<'_>, year: i32) -> Vec<KindRow> {
    let Some(figures) = scene.facts.year(year) else { return Vec::new() };
    let row = |kind: UnitKind| {
        let of_kind = |unit: &&summary::UnitFigures| scene.unit(&unit.unit).is_some_and(|unit| unit.kind == kind);
        let units: Vec<_> = figures.units.iter().filter(of_kind).collect();
        let sum: Tally = units.iter().map(|unit| unit.tally).sum();
        (!units.is_empty()).then(|| KindRow { label: words::unit_kind(kind), units: units.len(), sums: Sums::of(&sum) })
    };
    UnitKind::ALL.into_iter().filter_map(row).collect()
}

/// Lists the caps that a unit may use or did use, and counts the units by state of each cap.
fn caps(scene: &Scene<'_>, here: &Here, year: i32) -> (Vec<(CapRow, CapUse)>, Vec<CapStates>) {
    let registry = &scene.facts.known.registry;
    let units = scene.facts.year(year).map_or(&[][..], |figures| &figures.units);
    let mut rows = Vec::new();
    for figures in units {
        let Some(unit) = scene.unit(&figures.unit) else { continue };
        let log_book =
            (!scene.meetings(&unit.id, year).is_empty()).then(|| here.to(&address::log_book(&unit.id, year)));
        for cap in figures.caps.iter().filter(|cap| super::units::may_use(scene, unit, cap)) {
            let name = registry.cap(&cap.quota).map_or_else(|| cap.quota.to_string(), |cap| cap.name.to_string());
            let row = CapRow {
                unit: UnitRef::new(here, unit),
                log_book: log_book.clone(),
                cap: name,
                numbers: [cap.used, cap.cap, cap.remaining, cap.planned],
                state: Tag::cap(cap.state),
            };
            rows.push((row, cap.clone()));
        }
    }
    let mut states: Vec<CapStates> = Vec::new();
    for cap in registry.regulations_in_force().flat_map(|regulation| &regulation.caps) {
        let of_cap =
            |state: CapState| rows.iter().filter(|(_, of)| of.quota == cap.id && of.state == state).count() as u32;
        let units = [CapState::Within, CapState::Reached, CapState::Exceeded].map(of_cap);
        states.push(CapStates { cap: cap.name.to_string(), units, sum: units.iter().sum() });
    }
    states.retain(|states| states.sum > 0);
    (rows, states)
}

fn rules_of(scene: &Scene<'_>, here: &Here, year: i32) -> Vec<RuleRow> {
    let counts = counts(scene, year);
    let rows = rules::families().iter().flat_map(rules::Family::rules);
    rows.map(|rule| RuleRow {
        code: rule.as_str(),
        title: rules::rule(rule).manual.short,
        href: here.to(&address::rule(rule)),
        counts: counts[rule as usize],
    })
    .collect()
}

/// Counts the findings and verdicts of `year` by rule, in the order of the codes.
#[must_use]
pub fn counts(scene: &Scene<'_>, year: i32) -> Vec<RuleCounts> {
    let findings = summary::findings_by_rule(scene.facts.findings.iter().filter(|finding| finding.year == year));
    let verdicts = summary::verdicts_by_rule(scene.facts.verdicts.iter().filter(|verdict| verdict.year == year));
    let both = findings.into_iter().zip(verdicts);
    both.map(|(findings, verdicts)| RuleCounts {
        errors: findings.errors,
        warnings: findings.warnings,
        met: verdicts.met,
        missed: verdicts.missed,
        cannot_say: verdicts.cannot_say,
        not_yet_due: verdicts.not_yet_due,
    })
    .collect()
}

impl RuleCounts {
    /// Adds `other`.
    #[must_use]
    pub fn plus(self, other: Self) -> Self {
        Self {
            errors: self.errors + other.errors,
            warnings: self.warnings + other.warnings,
            met: self.met + other.met,
            missed: self.missed + other.missed,
            cannot_say: self.cannot_say + other.cannot_say,
            not_yet_due: self.not_yet_due + other.not_yet_due,
        }
    }

    /// Returns all verdicts.
    #[must_use]
    pub fn verdicts(self) -> u32 {
        self.met + self.missed + self.cannot_say + self.not_yet_due
    }
}

/// Names a rule by code and short title.
#[must_use]
pub fn rule_name(rule: RuleId) -> String {
    format!("{} {}", rule.as_str(), rules::rule(rule).manual.short)
}

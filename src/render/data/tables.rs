//! `data/so-lieu.csv` and `data/kiem-tra.csv`: the figures by year and unit, and the findings, as tables.

use super::csv::{cell, joined, table};
use crate::facts::Facts;
use crate::lang;
use crate::model::Finding;
use crate::summary::UnitFigures;
use crate::text::Sources;

const FIGURES: &[&str] = &[
    "du_lieu_minh_hoa",
    "nam",
    "don_vi",
    "ten",
    "truc_tiep",
    "truc_tuyen",
    "ket_hop",
    "to_dang",
    "hoan_canh_dac_biet",
    "du_kien",
    "hoan",
    "huy",
    "han_muc",
    "trieu_tap",
    "co_mat",
    "du_truc_tiep",
    "du_truc_tuyen",
    "vang_co_ly_do",
    "vang_khong_ly_do",
    "co_can_bo_du",
    "co_gop_y",
    "gop_y_du",
    "co_bien_ban",
];

/// Returns the figures of every unit and year as a table.
#[must_use]
pub fn figures_csv(facts: &Facts) -> Vec<u8> {
    let rows =
        facts.figures.years.iter().flat_map(|year| year.units.iter().map(|unit| figures(facts, year.year, unit)));
    table(FIGURES, rows)
}

fn figures(facts: &Facts, year: i32, figures: &UnitFigures) -> Vec<String> {
    let registry = &facts.known.registry;
    let tally = &figures.tally;
    let sums = &tally.attendance;
    let mut row = vec![
        registry.portal.is_illustrative.to_string(),
        year.to_string(),
        figures.unit.to_string(),
        cell(registry.units.get(&figures.unit).map(|unit| &unit.name)),
    ];
    row.extend(
        tally.held.iter().chain(&[tally.special, tally.planned, tally.postponed, tally.cancelled]).map(u32::to_string),
    );
    row.push(joined(figures.caps.iter().map(|cap| format!("{}: {}/{}", cap.quota, cap.used, cap.cap))));
    let sums = [sums.convened, sums.present, sums.in_person, sums.online, sums.absent_excused, sums.absent_unexcused];
    row.extend(sums.iter().map(u64::to_string));
    let kept = [tally.attended_by_officer, tally.with_feedback, tally.with_complete_feedback, tally.with_minutes];
    row.extend(kept.iter().map(u32::to_string));
    row
}

const FINDINGS: &[&str] =
    &["du_lieu_minh_hoa", "nam", "quy_tac", "muc_do", "don_vi", "ngay", "cap", "han_muc", "noi_dung", "tep", "dong"];

/// Returns the findings as a table, in their order.
#[must_use]
pub fn findings_csv(facts: &Facts, sources: &Sources) -> Vec<u8> {
    table(FINDINGS, facts.findings.iter().map(|one| finding(facts, sources, one)))
}

fn finding(facts: &Facts, sources: &Sources, finding: &Finding) -> Vec<String> {
    let portal = &facts.known.registry.portal;
    vec![
        portal.is_illustrative.to_string(),
        finding.year.to_string(),
        finding.rule.as_str().to_owned(),
        lang::words::severity(finding.severity).to_owned(),
        cell(finding.unit.as_ref()),
        cell(finding.meeting.map(|(date, _)| date)),
        cell(finding.meeting.map(|(_, level)| level.as_str())),
        cell(finding.quota.as_ref()),
        lang::finding(portal.language, finding, &facts.known.registry),
        sources.path(finding.place).to_owned(),
        sources.line(finding.place).to_string(),
    ]
}

//! `data/so-lieu.csv` and `data/kiem-tra.csv`: the figures by year and unit, and the findings, as tables.

use super::csv::{Row, table};
use crate::facts::Facts;
use crate::lang;
use crate::model::{Finding, QuotaId, UnitId};
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
    let units = facts.figures.years.iter().flat_map(|year| year.units.iter().map(|unit| (year.year, unit)));
    table(FIGURES, units, |row, (year, unit)| fill_figures(row, facts, year, unit))
}

fn fill_figures(row: &mut Row, facts: &Facts, year: i32, figures: &UnitFigures) {
    let registry = &facts.known.registry;
    let tally = &figures.tally;
    let sums = &tally.attendance;
    row.truth(registry.portal.is_illustrative);
    row.text(&year.to_string());
    row.text(figures.unit.as_str());
    row.optional(registry.units.get(&figures.unit), |row, unit| row.text(&unit.name));
    let counts = [tally.special, tally.planned, tally.postponed, tally.cancelled];
    tally.held.into_iter().chain(counts).for_each(|count| row.number(count));
    row.list(figures.caps.iter().map(|cap| format!("{}: {}/{}", cap.quota, cap.used, cap.cap)), ", ");
    let sums = [sums.convened, sums.present, sums.in_person, sums.online, sums.absent_excused, sums.absent_unexcused];
    sums.into_iter().for_each(|sum| row.number(sum));
    let kept = [tally.attended_by_officer, tally.with_feedback, tally.with_complete_feedback, tally.with_minutes];
    kept.into_iter().for_each(|count| row.number(count));
}

const FINDINGS: &[&str] =
    &["du_lieu_minh_hoa", "nam", "quy_tac", "muc_do", "don_vi", "ngay", "cap", "han_muc", "noi_dung", "tep", "dong"];

/// Returns the findings as a table, in their order.
#[must_use]
pub fn findings_csv(facts: &Facts, sources: &Sources) -> Vec<u8> {
    table(FINDINGS, facts.findings.iter(), |row, finding| fill_finding(row, facts, sources, finding))
}

fn fill_finding(row: &mut Row, facts: &Facts, sources: &Sources, finding: &Finding) {
    let portal = &facts.known.registry.portal;
    row.truth(portal.is_illustrative);
    row.text(&finding.year.to_string());
    row.text(finding.rule.as_str());
    row.text(lang::words::severity(finding.severity));
    row.optional(finding.unit.as_ref().map(UnitId::as_str), Row::text);
    row.optional(finding.meeting.map(|(date, _)| date), Row::day);
    row.optional(finding.meeting.map(|(_, level)| level.as_str()), Row::text);
    row.optional(finding.quota.as_ref().map(QuotaId::as_str), Row::text);
    row.text(&lang::finding(portal.language, finding, &facts.known.registry));
    row.text(sources.path(finding.place));
    row.number(sources.line(finding.place));
}

//! The charts of a year: meetings by form, caps, attendance by quarter, findings by rule.

use super::quarters::Quarter;
use super::{CapRow, CapStates, RuleRow};
use crate::lang::{number, words};
use crate::model::Form;
use crate::plan::Scene;
use crate::plan::chart::{Bar, Bars, Fill, Line, Lines, Series, Size};
use crate::plan::home::part_of_year;
use crate::summary::{self, AttendanceSum, CapUse};

/// Most caps that are drawn one by one; with more, units are counted by state.
const CAPS_DRAWN: usize = 16;

/// Returns the forms as parts of a bar: those of the pilot first, in person last.
#[must_use]
pub fn form_series() -> Vec<Series> {
    let fills = [
        (Form::Online, Fill::Red),
        (Form::Hybrid, Fill::Hatch),
        (Form::ByGroup, Fill::Dark),
        (Form::InPerson, Fill::Light),
    ];
    fills.map(|(form, fill)| Series::new(words::form(form), fill)).to_vec()
}

/// Returns counts by form in the order of [`form_series`].
#[must_use]
pub fn pilot_first(held: [u32; 4]) -> Vec<u32> {
    let [in_person, online, hybrid, by_group] = held;
    vec![online, hybrid, by_group, in_person]
}

/// Returns the meetings of the pilot held in each year up to `until`, by form.
#[must_use]
pub fn forms_chart(scene: &Scene<'_>, id: &str, until: i32) -> Bars {
    let years = scene.facts.figures.years.iter().filter(|figures| figures.year <= until);
    let bar = |figures: &summary::YearFigures| {
        let part = part_of_year(scene, figures.year).map_or_else(String::new, |part| format!(" ({part})"));
        let mut values = pilot_first(figures.total.held);
        values.truncate(3);
        Bar::new(format!("Năm {}{part}", figures.year), values)
    };
    let mut series = form_series();
    series.truncate(3);
    Bars {
        id: id.to_owned(),
        words: None,
        size: Size::Full,
        title: "Số buổi thí điểm đã họp theo hình thức và năm".to_owned(),
        note: "Đơn vị: buổi; một đợt theo tổ đảng là một lần. Không kể sinh hoạt trực tiếp.".to_owned(),
        series,
        bars: years.map(bar).collect(),
    }
}

/// Draws the caps unit by unit, or the units by state where there are many.
pub(super) fn caps_chart(rows: &[(CapRow, CapUse)], states: &[CapStates]) -> Bars {
    let (id, size, words) = ("gioi-han".to_owned(), Size::Slim, None);
    if rows.len() > CAPS_DRAWN {
        return Bars {
            id,
            size,
            words,
            title: "Số đơn vị theo tình trạng hạn mức".to_owned(),
            note: "Đơn vị: đơn vị có hạn mức.".to_owned(),
            series: vec![
                Series::new("Trong hạn mức", Fill::Light),
                Series::new("Đạt mức tối đa", Fill::Dark),
                Series::new("Vượt giới hạn", Fill::Red),
            ],
            bars: states.iter().map(|row| Bar::new(row.cap.clone(), row.units.to_vec())).collect(),
        };
    }
    let bar = |(row, cap): &(CapRow, CapUse)| {
        let beyond = cap.used.saturating_sub(cap.cap);
        let ahead = cap.planned.min(cap.remaining);
        let has_several = rows.iter().filter(|(other, _)| other.unit.href == row.unit.href).count() > 1;
        let label = if has_several { format!("{} – {}", row.unit.brief, row.cap) } else { row.unit.brief.clone() };
        let values = vec![cap.used - beyond, beyond, ahead, cap.remaining - ahead];
        Bar { label, values, end: Some(format!("{}/{}", cap.used, cap.cap)) }
    };
    Bars {
        id,
        size,
        words,
        title: "Hạn mức đã dùng theo đơn vị".to_owned(),
        note: "Đơn vị: buổi; một đợt theo tổ đảng là một lần. Cuối mỗi thanh: đã dùng/giới hạn.".to_owned(),
        series: vec![
            Series::new("Đã dùng", Fill::Dark),
            Series::new("Vượt", Fill::Red),
            Series::new("Dự kiến", Fill::Ahead),
            Series::new("Còn lại", Fill::Light),
        ],
        bars: rows.iter().map(bar).collect(),
    }
}

/// Draws the attendance of quarters, in meetings of the pilot and in person.
pub(super) fn attendance_chart(quarters: &[Quarter]) -> Lines {
    let line = |label: &str, pick: fn(&Quarter) -> &AttendanceSum| {
        let rate = |sum: &AttendanceSum| number::rate_tenths(sum.present, sum.convened);
        Line { label: label.to_owned(), values: quarters.iter().map(|quarter| rate(pick(quarter))).collect() }
    };
    let point = |quarter: &Quarter| {
        let roman = number::roman(quarter.quarter);
        (format!("{roman}/{:02}", quarter.year.rem_euclid(100)), format!("quý {roman} năm {}", quarter.year))
    };
    Lines {
        id: "ty-le".to_owned(),
        words: None,
        title: "Tỷ lệ dự theo quý".to_owned(),
        note: "Đơn vị: % số đảng viên được triệu tập.".to_owned(),
        points: quarters.iter().map(point).collect(),
        lines: vec![
            line("Các hình thức thí điểm", |quarter| &quarter.pilot),
            line("Trực tiếp", |quarter| &quarter.in_person),
        ],
    }
}

/// Draws the findings of each rule that has some.
pub(super) fn findings_chart(rows: &[RuleRow]) -> Bars {
    let found = rows.iter().filter(|row| row.counts.errors + row.counts.warnings > 0);
    Bars {
        id: "ket-qua".to_owned(),
        words: None,
        size: Size::Slim,
        title: "Lỗi và cảnh báo theo quy tắc".to_owned(),
        note: "Đơn vị: kết quả kiểm tra. Quy tắc không có kết quả nào thì không vẽ.".to_owned(),
        series: vec![Series::new("Lỗi", Fill::Red), Series::new("Cảnh báo", Fill::Hatch)],
        bars: found
            .map(|row| Bar::new(format!("{} {}", row.code, row.title), vec![row.counts.errors, row.counts.warnings]))
            .collect(),
    }
}

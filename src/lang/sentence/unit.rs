//! Sentences of a unit's page and of the list of units.

use super::{count, joined, on_full};
use crate::lang::number::prose;
use crate::lang::words::as_sentence;
use crate::model::Period;
use chrono::NaiveDate;

/// A sentence of which one part is set in bold.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Emphasis {
    /// What comes before it, with its space.
    pub before: String,
    /// The bold part.
    pub strong: String,
    /// What comes after it, with its space.
    pub after: String,
}

/// How far a unit has used a cap in a year.
#[derive(Clone, Copy, Debug)]
pub struct Left<'a> {
    /// What is counted, e.g. `buổi trực tuyến` or `đợt theo tổ đảng`.
    pub what: &'a str,
    /// Meetings that used it.
    pub used: u32,
    /// The cap.
    pub cap: u32,
    /// The year.
    pub year: i32,
    /// Meetings planned ahead that would use it.
    pub planned: u32,
    /// Day of the first of them.
    pub next: Option<NaiveDate>,
}

/// Returns how many meetings are left: `Còn **1** buổi trực tuyến trong năm 2025 (đã dùng 2/3)`.
#[must_use]
pub fn unit_left(left: Left<'_>) -> Emphasis {
    let Left { what, used, cap, year, .. } = left;
    let (before, number) = if used > cap { ("Vượt ", used - cap) } else { ("Còn ", cap - used) };
    Emphasis {
        before: before.to_owned(),
        strong: number.to_string(),
        after: format!(" {what} trong năm {year} (đã dùng {used}/{cap})"),
    }
}

/// Returns what the state of its cap means for a unit; none stands for a unit without a cap.
#[must_use]
pub fn unit_lead(left: Option<Left<'_>>) -> String {
    let Some(left) = left else {
        return "Không có hạn mức nào áp dụng cho đơn vị này.".to_owned();
    };
    let Left { what, used, cap, year, planned, next } = left;
    if used >= cap {
        return used_up(left);
    }
    let rest = cap - used;
    let Some(next) = next.filter(|_| planned > 0) else {
        return format!("Chưa có {what} nào trong lịch của năm {year}.");
    };
    let noun = noun(what);
    let next = on_full(next);
    let last = format!("Sau đó không tổ chức thêm {what} đến hết năm.");
    match (planned, rest) {
        (1, 1) => format!("{} còn lại đã có trong lịch {next}. {last}", as_sentence(noun)),
        _ if planned > rest => format!(
            "Lịch có {} {what}, nhiều hơn số còn lại {}: cần đổi hình thức hoặc bỏ bớt.",
            prose(planned),
            count((planned - rest) as usize, noun)
        ),
        _ if planned == rest => {
            format!("{} còn lại đều đã có trong lịch, {noun} đầu {next}. {last}", count(rest as usize, noun))
        }
        _ => format!(
            "{} tiếp theo {next}; còn {} chưa xếp lịch.",
            as_sentence(noun),
            count((rest - planned) as usize, noun)
        ),
    }
}

/// Returns the bare noun of what is counted: `buổi` of `buổi trực tuyến`.
fn noun(what: &str) -> &str {
    what.split(' ').next().unwrap_or(what)
}

fn used_up(left: Left<'_>) -> String {
    let Left { what, used, cap, year, planned, .. } = left;
    let state = if used > cap { "Đã vượt giới hạn" } else { "Đã dùng hết" };
    match planned {
        0 => format!("{state}: đến hết năm {year} không tổ chức thêm {what}."),
        _ => format!("{state}, nhưng lịch còn {} {what}: cần đổi hình thức hoặc bỏ.", prose(planned)),
    }
}

/// Returns the lead of a unit that does not exist under its name on the as-of date.
#[must_use]
pub fn unit_gone(exists: Period, as_of: NaiveDate) -> String {
    match exists.until {
        Some(until) if until < as_of => format!("Đơn vị tồn tại dưới tên này đến {}.", on_full(until)),
        _ => format!("Đơn vị tồn tại dưới tên này từ {}.", on_full(exists.from)),
    }
}

/// The units of the pilot.
#[derive(Clone, Copy, Debug)]
pub struct Units {
    /// Base organisations.
    pub base_orgs: usize,
    /// Cells of either kind.
    pub cells: usize,
    /// Units approved to meet online.
    pub online: usize,
    /// Units approved to meet by group.
    pub by_group: usize,
}

/// Returns which units take part and in what form.
#[must_use]
pub fn units_lead(units: Units) -> String {
    let Units { base_orgs, cells, online, by_group } = units;
    let total = base_orgs + cells;
    if total == 0 {
        return "Chưa có đơn vị nào.".to_owned();
    }
    let kinds = match (base_orgs, cells) {
        (0, cells) => count(cells, "chi bộ"),
        (orgs, 0) => count(orgs, "đảng bộ cơ sở"),
        (orgs, cells) => {
            format!("{}, gồm {} và {}", count(total, "đơn vị"), count(orgs, "đảng bộ cơ sở"), count(cells, "chi bộ"))
        }
    };
    let forms: Vec<String> = [(online, "sinh hoạt trực tuyến"), (by_group, "sinh hoạt theo tổ đảng")]
        .into_iter()
        .filter(|(number, _)| *number > 0)
        .map(|(number, form)| format!("{} được thí điểm {form}", count(number, "đơn vị")))
        .collect();
    if forms.is_empty() {
        format!("{kinds}; chưa đơn vị nào được thí điểm.")
    } else {
        format!("{kinds}; {}.", joined(&forms))
    }
}

#[cfg(test)]
mod tests {
    use super::super::tests::{day, shown};
    use super::*;

    fn left(used: u32, cap: u32, planned: u32) -> Left<'static> {
        Left {
            what: "buổi trực tuyến", used, cap, year: 2025, planned, next: (planned > 0).then(|| day("2025-07-03"))
        }
    }

    #[test]
    fn what_is_left_is_bold() {
        for (used, text) in [
            (0, "Còn *3* buổi trực tuyến trong năm 2025 (đã dùng 0/3)"),
            (2, "Còn *1* buổi trực tuyến trong năm 2025 (đã dùng 2/3)"),
            (3, "Còn *0* buổi trực tuyến trong năm 2025 (đã dùng 3/3)"),
            (5, "Vượt *2* buổi trực tuyến trong năm 2025 (đã dùng 5/3)"),
        ] {
            let Emphasis { before, strong, after } = unit_left(left(used, 3, 0));
            assert_eq!(format!("{before}*{strong}*{after}"), text);
        }
    }

    #[test]
    fn the_lead_says_what_follows_from_it() {
        for ((used, cap, planned), text) in [
            ((0, 3, 0), "Chưa có buổi trực tuyến nào trong lịch của năm 2025."),
            ((0, 3, 1), "Buổi tiếp theo ngày~03/07/2025; còn 02 buổi chưa xếp lịch."),
            (
                (2, 3, 1),
                "Buổi còn lại đã có trong lịch ngày~03/07/2025. Sau đó không tổ chức thêm buổi trực tuyến đến hết năm.",
            ),
            (
                (1, 3, 2),
                "02 buổi còn lại đều đã có trong lịch, buổi đầu ngày~03/07/2025. Sau đó không tổ chức thêm buổi trực tuyến đến hết năm.",
            ),
            ((2, 3, 3), "Lịch có 03 buổi trực tuyến, nhiều hơn số còn lại 02 buổi: cần đổi hình thức hoặc bỏ bớt."),
            ((3, 3, 0), "Đã dùng hết: đến hết năm 2025 không tổ chức thêm buổi trực tuyến."),
            ((3, 3, 1), "Đã dùng hết, nhưng lịch còn 01 buổi trực tuyến: cần đổi hình thức hoặc bỏ."),
            ((4, 3, 0), "Đã vượt giới hạn: đến hết năm 2025 không tổ chức thêm buổi trực tuyến."),
        ] {
            assert_eq!(shown(&unit_lead(Some(left(used, cap, planned)))), text);
        }
        assert_eq!(unit_lead(None), "Không có hạn mức nào áp dụng cho đơn vị này.");
    }

    #[test]
    fn a_unit_that_is_gone_or_to_come_says_since_when() {
        let exists = Period { from: day("2023-01-01"), until: Some(day("2025-02-12")) };
        assert_eq!(shown(&unit_gone(exists, day("2025-06-30"))), "Đơn vị tồn tại dưới tên này đến ngày~12/02/2025.");
        assert_eq!(shown(&unit_gone(exists, day("2022-06-30"))), "Đơn vị tồn tại dưới tên này từ ngày~01/01/2023.");
    }

    #[test]
    fn units_are_counted_by_kind_and_form() {
        for ((base_orgs, cells, online, by_group), text) in [
            ((0, 0, 0, 0), "Chưa có đơn vị nào."),
            ((0, 1, 0, 0), "01 chi bộ; chưa đơn vị nào được thí điểm."),
            ((1, 0, 1, 0), "01 đảng bộ cơ sở; 01 đơn vị được thí điểm sinh hoạt trực tuyến."),
            (
                (1, 7, 5, 3),
                "08 đơn vị, gồm 01 đảng bộ cơ sở và 07 chi bộ; 05 đơn vị được thí điểm sinh hoạt trực tuyến và 03 đơn vị được thí điểm sinh hoạt theo tổ đảng.",
            ),
        ] {
            assert_eq!(units_lead(Units { base_orgs, cells, online, by_group }), text);
        }
    }
}

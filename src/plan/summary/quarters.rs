//! Attendance by quarter, in meetings of the pilot and in person.

use super::{QuarterRow, rate};
use crate::lang::number;
use crate::model::Form;
use crate::plan::Scene;
use crate::summary::{self, AttendanceSum, Scope};
use chrono::NaiveDate;

/// Quarters that are shown at most.
const QUARTERS: usize = 12;

/// The attendance of a quarter, in meetings of the pilot and in person.
pub(super) struct Quarter {
    pub(super) year: i32,
    pub(super) quarter: u32,
    pub(super) pilot: AttendanceSum,
    pub(super) in_person: AttendanceSum,
}

impl Quarter {
    pub(super) fn row(&self) -> QuarterRow {
        let shown = |sum: &AttendanceSum| [number::grouped(sum.convened), number::grouped(sum.present), rate(sum)];
        QuarterRow {
            label: format!("Quý {} năm {}", number::roman(self.quarter), self.year),
            pilot: shown(&self.pilot),
            in_person: shown(&self.in_person),
        }
    }
}

/// Sums up attendance by quarter, from the first year to `year`, the last few quarters that are not in the future.
pub(super) fn quarters(scene: &Scene<'_>, year: i32) -> Vec<Quarter> {
    let first = scene.years().last().copied().unwrap_or(year);
    let from = scene.facts.known.registry.portal.pilot.map(|pilot| pilot.from);
    let begin = NaiveDate::from_ymd_opt(first, 1, 1).map(|begin| from.map_or(begin, |from| from.max(begin)));
    let end = NaiveDate::from_ymd_opt(year, 12, 31).map(|end| end.min(scene.as_of()));
    let Some((begin, end)) = begin.zip(end).filter(|(begin, end)| begin <= end) else { return Vec::new() };
    let of = |forms: &[Form]| {
        let scope = Scope { forms: forms.to_vec(), ..Scope::days(begin, end) };
        summary::quarters(&scene.facts.known, &scope)
    };
    let pilot = of(&[Form::Online, Form::Hybrid, Form::ByGroup]);
    let in_person = of(&[Form::InPerson]);
    let pairs = pilot.into_iter().zip(in_person).map(|(pilot, in_person)| Quarter {
        year: pilot.year,
        quarter: pilot.quarter,
        pilot: pilot.tally.attendance,
        in_person: in_person.tally.attendance,
    });
    let quarters: Vec<_> = pairs.collect();
    let skip = quarters.len().saturating_sub(QUARTERS);
    quarters.into_iter().skip(skip).collect()
}

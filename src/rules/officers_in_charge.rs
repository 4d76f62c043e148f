//! ATT-04: a unit with an approval of its own has officers in charge on every day of it.
//!
//! - Demands: on each day of an own approval within `giai_doan` and `ton_tai`, up to the as-of date, an officer in charge
//!   who is a member of the standing board or the executive committee, and one who is a specialist.
//! - Why: the pilot units are directed by a member of the committee and followed by a specialist.
//! - Counts as met: no day without either. One finding for each of the two demands and each year with a day without. An
//!   officer of the Organisation Board meets neither demand. Where a named officer was left out, nobody can say.
//! - Example: a specialist until 31 May and the next from 1 June: met; the next from 2 June: a finding.

use super::{Bench, Judge, Manual, Outcome, Rule, Setting};
use crate::model::{Detail, Period, Role, RuleId, Unit};
use crate::text::Span;
use chrono::{Datelike, NaiveDate};
use std::collections::BTreeMap;

/// Rule ATT-04.
pub const RULE: Rule = Rule {
    id: RuleId::OfficersInCharge,
    judge: Judge::Unit(judge),
    manual: Manual {
        title: "Đơn vị thí điểm luôn có cán bộ phụ trách và chuyên viên theo dõi",
        short: "Cán bộ phụ trách, theo dõi",
        demands: "Trong suốt thời gian được phê duyệt thí điểm, đơn vị luôn có một Ủy viên Ban Thường vụ hoặc Ủy viên Ban Chấp \
                  hành phụ trách, và một chuyên viên theo dõi.",
        why: "Cấp ủy viên phụ trách trực tiếp chỉ đạo thí điểm; chuyên viên theo dõi và tổng hợp kết quả.",
        rests_on: "Hướng dẫn số 08-HD/ĐUK: Ủy viên Ban Thường vụ, Ủy viên Ban Chấp hành phụ trách đơn vị thí điểm chỉ đạo, \
                   hướng dẫn; chuyên viên theo dõi đơn vị. Việc xét từng ngày là giả định.",
        judged: "Xét từng ngày của thời hạn phê duyệt riêng của đơn vị, trong giai đoạn thí điểm, khi đơn vị còn tồn tại, đến \
                 hết ngày tính số liệu; ngày đầu và ngày cuối đều tính. Mỗi năm có ngày thiếu cán bộ phụ trách là một cảnh \
                 báo, có ngày thiếu chuyên viên là một cảnh báo nữa. Cán bộ Ban Tổ chức không thay cho hai vai trò này.",
        example: "Chuyên viên cũ theo dõi đến hết ngày 31/5, chuyên viên mới từ ngày 01/6: đạt. Chuyên viên mới từ ngày 02/6: \
                  không đạt, thiếu một ngày.",
    },
};

/// Days from the first to the last, both included.
type Days = (NaiveDate, NaiveDate);

fn judge(bench: &Bench, unit: &Unit) -> Vec<(i32, Outcome)> {
    let demanded = demanded(bench, unit);
    let mut years: BTreeMap<i32, Outcome> = BTreeMap::new();
    for (from, until) in demanded.iter().map(|(days, _)| *days) {
        for year in from.year()..=until.year() {
            years.entry(year).or_default().has_candidates = true;
        }
    }
    let officers = &bench.known.registry.officers;
    let names_unknown = unit.in_charge.iter().any(|assignment| !officers.contains_key(&assignment.officer));
    if names_unknown || bench.book.pilot() == Setting::Unknown {
        years.values_mut().for_each(|outcome| outcome.lacks = true);
        return years.into_iter().collect();
    }
    let committee = &[Role::StandingBoard, Role::ExecutiveCommittee];
    for (year, gap) in gaps(bench, unit, &demanded, committee) {
        let detail = Detail::NoCommitteeOfficer { first: gap.first, days: gap.days };
        years.entry(year).or_default().warning_at(gap.place, detail);
    }
    for (year, gap) in gaps(bench, unit, &demanded, &[Role::Specialist]) {
        let detail = Detail::NoSpecialist { first: gap.first, days: gap.days };
        years.entry(year).or_default().warning_at(gap.place, detail);
    }
    years.into_iter().collect()
}

/// Returns the days on which officers are demanded, approval by approval in the order of the file.
fn demanded(bench: &Bench, unit: &Unit) -> Vec<(Days, Span)> {
    let mut demanded = Vec::new();
    for approval in &unit.approvals {
        let within =
            |period: Period, bound: Option<Period>| bound.map_or(Some(period), |bound| period.intersection(&bound));
        let pilot = if let Setting::Given(pilot) = bench.book.pilot() { Some(pilot) } else { None };
        let period = within(approval.period, unit.exists).and_then(|period| within(period, pilot));
        let Some(period) = period else { continue };
        let until = period.until.map_or(bench.as_of(), |until| until.min(bench.as_of()));
        if period.from <= until {
            demanded.push(((period.from, until), approval.place));
        }
    }
    demanded
}

/// The days of one year without an officer of some role.
struct Gap {
    place: Span,
    first: NaiveDate,
    days: u32,
}

/// Returns the days without an officer of `roles` by year; the place is the first approval that has such a day.
fn gaps(bench: &Bench, unit: &Unit, demanded: &[(Days, Span)], roles: &[Role]) -> BTreeMap<i32, Gap> {
    let officers = &bench.known.registry.officers;
    let has_role = |id| officers.get(id).is_some_and(|officer| roles.contains(&officer.role));
    let mut covered: Vec<Days> = Vec::new();
    for assignment in unit.in_charge.iter().filter(|assignment| has_role(&assignment.officer)) {
        covered.push((assignment.period.from, assignment.period.until.unwrap_or(NaiveDate::MAX)));
    }
    let mut gaps = BTreeMap::new();
    for (days, place) in demanded {
        for days in uncovered(*days, &mut covered) {
            for (first, last) in by_year(days) {
                let gap = gaps.entry(first.year()).or_insert(Gap { place: *place, first, days: 0 });
                gap.first = gap.first.min(first);
                gap.days += ((last - first).num_days() + 1) as u32;
            }
        }
        // A day that several approvals demand counts once.
        covered.push(*days);
    }
    gaps
}

/// Returns the stretches of `days` that `covered` leaves open, in order; sorts `covered`.
fn uncovered((from, until): Days, covered: &mut [Days]) -> Vec<Days> {
    covered.sort();
    let mut open = Vec::new();
    let mut next = from;
    for (begin, end) in covered.iter().copied() {
        if begin > until {
            break;
        }
        if begin > next {
            open.push((next, begin - chrono::Days::new(1)));
        }
        if end >= until {
            return open;
        }
        next = next.max(end + chrono::Days::new(1));
    }
    open.push((next, until));
    open
}

/// Cuts a stretch of days at the ends of the calendar years.
fn by_year((from, until): Days) -> impl Iterator<Item = Days> {
    (from.year()..=until.year()).map(move |year| {
        let edge = |month, day| NaiveDate::from_ymd_opt(year, month, day).expect("every year has that day");
        (from.max(edge(1, 1)), until.min(edge(12, 31)))
    })
}

//! REG-01: a meeting of the pilot was registered before it took place.
//!
//! - Demands: `dang_ky.ngay` lies at least `dang_ky_truoc_ngay` days before the meeting, and before its day in any case.
//! - Why: the schedule is compiled and officers are assigned from what is registered.
//! - Counts as met: registered on or before the last day in time. Not registered or registered after the day is an error;
//!   on the day or too late before it a warning. A meeting planned at most 14 days ahead and not registered is a warning.
//! - Example: 3 days demanded, meeting on the 10th: registered on the 7th is in time, on the 8th is late.

use super::{Case, Judge, Manual, Outcome, Rule, Setting};
use crate::model::{Detail, Meeting, RuleId};
use chrono::Days;

/// Rule REG-01.
pub const RULE: Rule = Rule {
    id: RuleId::RegisteredInTime,
    judge: Judge::UnitYear(judge),
    manual: Manual {
        title: "Lịch họp được đăng ký trước buổi họp",
        short: "Đăng ký đúng hạn",
        demands: "Buổi họp thí điểm (trực tuyến, kết hợp, theo tổ đảng) phải được đơn vị đăng ký lịch trước ngày họp, sớm \
                  hơn ít nhất số ngày quy định.",
        why: "Từ lịch đăng ký, Ban Tổ chức tổng hợp và Thường trực phân công cán bộ dự; đăng ký muộn thì không kịp.",
        rests_on: "Hướng dẫn số 08-HD/ĐUK: các đơn vị đăng ký lịch sinh hoạt. Thời hạn trước 03 ngày là giả định.",
        judged: "Buổi đã họp mà không đăng ký, hoặc đăng ký sau ngày họp: lỗi. Đăng ký đúng ngày họp, hoặc sớm hơn nhưng chưa \
                 đủ số ngày: cảnh báo. Với thời hạn 03 ngày, buổi họp ngày 10 phải đăng ký chậm nhất ngày 7; ngày 8 là muộn. \
                 Buổi dự kiến trong vòng 14 ngày tới (kể cả ngày thứ 14) mà chưa đăng ký: cảnh báo. Đăng ký ghi sau ngày \
                 tính số liệu coi như chưa có.",
        example: "Họp ngày 10/4, đăng ký ngày 07/4: đạt. Đăng ký ngày 08/4: không đạt (cảnh báo). Không đăng ký: không đạt \
                  (lỗi).",
    },
};

/// A meeting planned further ahead than that need not be registered yet (rules.md, REG-01).
const DAYS_AHEAD: i64 = 14;

fn judge(case: &Case) -> Outcome {
    let mut outcome = Outcome::default();
    let demanded = case.book().setting(|regulation| regulation.register_days);
    for meeting in case.held_pilot() {
        outcome.has_candidates = true;
        weigh(&mut outcome, meeting, demanded);
    }
    for meeting in case.pilot_within(DAYS_AHEAD) {
        outcome.has_candidates = true;
        if meeting.registration.is_none() {
            let days = if let Setting::Given(days) = demanded { days.max(1) } else { 1 };
            let by = meeting.date.checked_sub_days(Days::new(u64::from(days))).unwrap_or(meeting.date);
            outcome.warning(meeting, Detail::PlannedNotRegistered { by });
        }
    }
    outcome
}

/// Says whether `meeting` was registered at least `least` days before its day, and before it in any case.
#[must_use]
pub fn is_registered_in_time(meeting: &Meeting, least: u32) -> bool {
    let days = |on: chrono::NaiveDate| (meeting.date - on).num_days();
    meeting.registration.is_some_and(|registration| days(registration.on) >= i64::from(least.max(1)))
}

fn weigh(outcome: &mut Outcome, meeting: &Meeting, demanded: Setting<u32>) {
    let Some(registration) = meeting.registration else {
        outcome.error(meeting, Detail::NotRegistered);
        return;
    };
    let on = registration.on;
    let Ok(days) = u32::try_from((meeting.date - on).num_days()) else {
        outcome.error(meeting, Detail::RegisteredAfter { on });
        return;
    };
    let demanded = match demanded {
        Setting::Given(days) => Some(days),
        Setting::Absent => None,
        Setting::Unknown => {
            outcome.lacks = true;
            None
        }
    };
    if !is_registered_in_time(meeting, demanded.unwrap_or(0)) {
        outcome.warning(meeting, Detail::RegisteredLate { on, days, demanded });
    }
}

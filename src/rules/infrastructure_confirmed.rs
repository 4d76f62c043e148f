//! ELI-05: the IT infrastructure was confirmed before the year's first online meeting.
//!
//! - Demands: the latest `ha_tang` entry on or before the year's first online meeting says that it suffices and is no
//!   older than `ha_tang_hieu_luc_thang` calendar months.
//! - Why: the guidance lets a unit meet online only where the infrastructure suffices.
//! - Counts as met: the day that lies so many months after the entry, clamped to the month's end, is the last good one.
//!   A cell under a base organisation without any entry of its own uses the base organisation's.
//! - Example: confirmed on 29 February 2024, 12 months: good until 28 February 2025; on 1 March it is too old.

use super::{Base, Case, Judge, Manual, Outcome, Rule, Setting};
use crate::model::{Confirmation, Detail, RuleId, Unit};
use chrono::{Months, NaiveDate};

/// Rule ELI-05.
pub const RULE: Rule = Rule {
    id: RuleId::InfrastructureConfirmed,
    judge: Judge::UnitYear(judge),
    manual: Manual {
        title: "Hạ tầng công nghệ thông tin đã được xác nhận trước khi họp trực tuyến",
        short: "Xác nhận hạ tầng",
        demands: "Trước buổi họp trực tuyến đầu tiên trong năm, hạ tầng công nghệ thông tin của đơn vị đã được xác nhận là \
                  bảo đảm, và xác nhận đó còn hiệu lực.",
        why: "Chỉ họp trực tuyến ở nơi hạ tầng bảo đảm đường truyền, an toàn và bảo mật.",
        rests_on: "Hướng dẫn số 08-HD/ĐUK: thực hiện nơi hạ tầng công nghệ thông tin bảo đảm. Thời hạn 12 tháng của một lần \
                   xác nhận là giả định.",
        judged: "Lấy lần xác nhận gần nhất vào đúng ngày hoặc trước ngày buổi họp trực tuyến đầu tiên của năm. Chưa có xác \
                 nhận, hoặc lần gần nhất ghi là không bảo đảm: lỗi. Xác nhận đã quá số tháng quy định: cảnh báo; ngày tròn \
                 số tháng vẫn còn hiệu lực, hôm sau là quá hạn (tháng không có ngày đó thì lấy ngày cuối tháng). Chi bộ \
                 trực thuộc chưa có lần xác nhận nào của riêng mình thì dùng xác nhận của đảng bộ cơ sở.",
        example: "Xác nhận ngày 01/3/2023, thời hạn 12 tháng, họp trực tuyến ngày 01/3/2024: đạt. Họp ngày 02/3/2024 mà chưa \
                  xác nhận lại: không đạt.",
    },
};

fn judge(case: &Case) -> Outcome {
    let mut outcome = Outcome::default();
    let Some(first) = case.held_online().next() else { return outcome };
    outcome.has_candidates = true;
    let decider: &Unit = match case.base() {
        Base::LeftOut => {
            outcome.lacks = true;
            return outcome;
        }
        Base::Above(base) if case.unit.confirmations.is_empty() => base,
        Base::Above(_) | Base::None => case.unit,
    };
    let Some(latest) = decider.confirmations.iter().rev().find(|confirmation| confirmation.on <= first.date) else {
        outcome.error(first, Detail::NoConfirmation);
        return outcome;
    };
    if !latest.is_sufficient {
        outcome.error(first, Detail::NotSufficient { on: latest.on });
        return outcome;
    }
    match case.book().setting(|regulation| regulation.confirmation_months) {
        Setting::Given(months) if is_too_old(latest, months, first.date) => {
            outcome.warning(first, Detail::ConfirmationTooOld { on: latest.on, months });
        }
        Setting::Given(_) | Setting::Absent => {}
        Setting::Unknown => outcome.lacks = true,
    }
    outcome
}

/// Says whether `day` is later than the confirmation plus that many calendar months; a day past the end of the calendar
/// is never reached.
fn is_too_old(confirmation: &Confirmation, months: u32, day: NaiveDate) -> bool {
    confirmation.on.checked_add_months(Months::new(months)).is_some_and(|last| last < day)
}

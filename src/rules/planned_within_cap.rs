//! CAP-02: held meetings and those planned ahead together stay within the cap.
//!
//! - Demands: no meeting planned ahead goes beyond a cap that it would use.
//! - Why: a schedule that cannot be kept should be seen before the meeting, not after it.
//! - Counts as met: held ones and those planned from the day after the as-of date, in the order of the year, are
//!   together as many as the cap or fewer.
//! - Example: cap 3, held 2, planned 1: met; planned 2: the later planned one is a finding.

use super::held_within_cap::uses_cap;
use super::{Case, Judge, Manual, Outcome, Rule};
use crate::diag::Severity;
use crate::model::{Detail, RuleId};

/// Rule CAP-02.
pub const RULE: Rule = Rule {
    id: RuleId::PlannedWithinCap,
    judge: Judge::UnitYear(judge),
    manual: Manual {
        title: "Lịch dự kiến không vượt giới hạn",
        short: "Lịch dự kiến trong giới hạn",
        demands: "Số buổi đã họp cộng với số buổi dự kiến sắp tới trong cùng năm không nhiều hơn giới hạn.",
        why: "Lịch sẽ vượt giới hạn cần được biết trước buổi họp, khi còn kịp đổi hình thức hoặc đổi ngày.",
        rests_on: "Cùng các giới hạn như CAP-01, theo Hướng dẫn số 08-HD/ĐUK; việc tính cả buổi dự kiến để báo trước là \
                   giả định.",
        judged: "Buổi dự kiến sắp tới là buổi có ngày họp từ hôm sau ngày tính số liệu. Buổi dự kiến đúng ngày tính số \
                 liệu hoặc đã quá ngày không tính. Xếp theo ngày, rồi giờ bắt đầu, rồi cấp họp (toàn thể trước cấp ủy); \
                 mỗi buổi dự kiến vượt giới hạn là một cảnh báo.",
        example: "Giới hạn 03 lần, đã họp 02 lần, dự kiến thêm 01 lần: đạt. Dự kiến thêm 02 lần: không đạt, cảnh báo ghi \
                  vào buổi dự kiến sau.",
    },
};

fn judge(case: &Case) -> Outcome {
    let mut outcome = Outcome::default();
    for (order, cap) in case.book().caps_of(case.unit) {
        let held = case.held().filter(|meeting| uses_cap(meeting, cap)).count() as u32;
        for (nth, meeting) in (held + 1..).zip(case.ahead().filter(|meeting| uses_cap(meeting, cap))) {
            outcome.has_candidates = true;
            if nth > cap.most {
                let detail = Detail::PlannedBeyondCap { nth, most: cap.most };
                outcome.raise_cap(Severity::Warning, meeting, (order, cap.id.clone()), detail);
            }
        }
    }
    if case.ahead().any(|meeting| case.book().may_hide_cap_for(meeting)) {
        outcome.has_candidates = true;
        outcome.lacks = true;
    }
    outcome
}

//! ATT-01: an officer was assigned to every meeting of the pilot.
//!
//! - Demands: `phan_cong` names at least one officer.
//! - Why: the upper level directs and guides the pilot at its meetings.
//! - Counts as met: one officer of any role. Held meetings are looked at, and those planned at most 7 days ahead.
//! - Example: planned 7 days ahead with an officer is met; without one it is a finding; 8 days ahead it is not judged.

use super::{Case, Judge, Manual, Outcome, Rule};
use crate::model::{Detail, RuleId};

/// Rule ATT-01.
pub const RULE: Rule = Rule {
    id: RuleId::OfficerAssigned,
    judge: Judge::UnitYear(judge),
    manual: Manual {
        title: "Có phân công cán bộ dự từng buổi họp thí điểm",
        short: "Phân công cán bộ dự",
        demands: "Mỗi buổi họp thí điểm phải có ít nhất một cán bộ cấp trên được phân công dự.",
        why: "Cấp trên trực tiếp chỉ đạo, hướng dẫn đơn vị thí điểm ngay tại buổi họp.",
        rests_on: "Hướng dẫn số 08-HD/ĐUK: Thường trực phân công cán bộ dự. Mốc phân công trước 07 ngày là giả định.",
        judged: "Xét buổi đã họp, và buổi dự kiến trong vòng 07 ngày tới kể từ ngày tính số liệu (kể cả ngày thứ bảy). Không \
                 có ai được phân công: cảnh báo. Buổi dự kiến xa hơn chưa xét.",
        example: "Buổi dự kiến sau 07 ngày đã phân công một chuyên viên: đạt. Chưa phân công ai: không đạt. Buổi dự kiến sau \
                  08 ngày: chưa xét.",
    },
};

/// A meeting planned further ahead than that need not have an officer yet (rules.md, ATT-01).
const DAYS_AHEAD: i64 = 7;

fn judge(case: &Case) -> Outcome {
    let mut outcome = Outcome::default();
    for meeting in case.held_pilot() {
        outcome.has_candidates = true;
        if meeting.assigned.is_empty() {
            outcome.warning(meeting, Detail::NobodyAssigned);
        }
    }
    for meeting in case.pilot_within(DAYS_AHEAD) {
        outcome.has_candidates = true;
        if meeting.assigned.is_empty() {
            outcome.warning(meeting, Detail::PlannedNobodyAssigned);
        }
    }
    outcome
}

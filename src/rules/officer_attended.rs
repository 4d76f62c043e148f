//! ATT-02: an officer of the upper level attended each online meeting.
//!
//! - Demands: `cap_tren_du` of a held online or hybrid meeting names at least one officer.
//! - Why: those who attended comment on strengths, limitations and lessons right afterwards.
//! - Counts as met: one officer of any role, assigned or not.
//! - Example: one specialist attended: met; nobody: a finding, even if somebody was assigned.

use super::{Case, Judge, Manual, Outcome, Rule};
use crate::model::{Detail, RuleId};

/// Rule ATT-02.
pub const RULE: Rule = Rule {
    id: RuleId::OfficerAttended,
    judge: Judge::UnitYear(judge),
    manual: Manual {
        title: "Cán bộ cấp trên dự buổi họp trực tuyến",
        short: "Cán bộ cấp trên dự",
        demands: "Mỗi buổi họp trực tuyến hoặc kết hợp đã tổ chức phải có ít nhất một cán bộ cấp trên dự.",
        why: "Người dự góp ý ưu điểm, hạn chế và kinh nghiệm ngay sau buổi họp để đơn vị rút kinh nghiệm.",
        rests_on: "Hướng dẫn số 08-HD/ĐUK: các đồng chí được phân công dự và chỉ đạo sinh hoạt.",
        judged: "Xét từng buổi trực tuyến, kết hợp đã họp, ở mọi cấp họp. Không ghi cán bộ nào đã dự: cảnh báo, kể cả khi đã \
                 phân công. Cán bộ giữ vai trò nào cũng được tính.",
        example: "Buổi trực tuyến có một chuyên viên dự: đạt. Đã phân công nhưng không ai dự: không đạt.",
    },
};

fn judge(case: &Case) -> Outcome {
    let mut outcome = Outcome::default();
    for meeting in case.held_online() {
        outcome.has_candidates = true;
        if meeting.attended_by.is_empty() {
            outcome.warning(meeting, Detail::NobodyAttended);
        }
    }
    outcome
}

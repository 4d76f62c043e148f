//! MIN-02: attendance reaches the least share.
//!
//! - Demands: present × 100 is at least `ty_le_du_toi_thieu` × convened, for every held meeting that gives attendance.
//! - Why: a meeting that most members miss decides little.
//! - Counts as met: exactly the share. Every form and level is looked at; without the setting the rule does not apply.
//! - Example: at 67 per cent, 67 of 100 is met; 66 of 100 is a finding.

use super::{Case, Judge, Manual, Outcome, Rule, Setting};
use crate::model::{Detail, RuleId};

/// Rule MIN-02.
pub const RULE: Rule = Rule {
    id: RuleId::AttendanceReached,
    judge: Judge::UnitYear(judge),
    manual: Manual {
        title: "Tỷ lệ dự họp đạt mức tối thiểu",
        short: "Tỷ lệ dự họp",
        demands: "Số người có mặt so với số người được triệu tập đạt ít nhất tỷ lệ quy định.",
        why: "Buổi họp vắng nhiều thì nghị quyết khó thành ý chí chung, và cho thấy hình thức họp chưa phù hợp.",
        rests_on: "Giả định: tỷ lệ tối thiểu là giá trị ghi trong quy định của cổng; quy định không ghi thì quy tắc này không \
                   áp dụng.",
        judged: "Xét mọi buổi đã họp có ghi số người dự, ở mọi hình thức và cấp họp. Đúng bằng tỷ lệ là đạt; so bằng số nguyên, \
                 không làm tròn. Thấp hơn là một cảnh báo.",
        example: "Tỷ lệ 67%: có mặt 67 trên 100 người: đạt. Có mặt 66 trên 100: không đạt.",
    },
};

fn judge(case: &Case) -> Outcome {
    let mut outcome = Outcome::default();
    let least = case.book().setting(|regulation| regulation.least_attendance);
    if least == Setting::Absent {
        return outcome;
    }
    for meeting in case.held() {
        let Some(attendance) = meeting.attendance else { continue };
        outcome.has_candidates = true;
        let Setting::Given(demanded) = least else {
            outcome.lacks = true;
            continue;
        };
        let (present, convened) = (attendance.present, attendance.convened);
        if u64::from(present) * 100 < u64::from(demanded) * u64::from(convened) {
            outcome.warning(meeting, Detail::AttendanceTooLow { present, convened, demanded });
        }
    }
    outcome
}

//! REC-01: no meeting is still planned after its day.
//!
//! - Demands: a record with `du_kien` lies on or after the as-of date.
//! - Why: a log that is not brought up to date gives wrong figures.
//! - Counts as met: planned for the as-of date itself or later. One finding for each that lies before it.
//! - Example: as of 10 March, planned for 10 March: met; for 9 March: a finding.

use super::{Case, Judge, Manual, Outcome, Rule};
use crate::model::{Detail, RuleId, Standing, Status};

/// Rule REC-01.
pub const RULE: Rule = Rule {
    id: RuleId::PlanSettled,
    judge: Judge::UnitYear(judge),
    manual: Manual {
        title: "Không để buổi dự kiến quá ngày mà chưa ghi kết quả",
        short: "Sổ ghi kịp thời",
        demands: "Buổi dự kiến đã qua ngày họp phải được ghi lại là đã họp, hoãn hoặc hủy.",
        why: "Sổ không cập nhật thì mọi số liệu và báo cáo đều sai.",
        rests_on: "Giả định: yêu cầu của việc ghi sổ sinh hoạt trên cổng.",
        judged: "Buổi dự kiến có ngày họp trước ngày tính số liệu là một cảnh báo. Buổi dự kiến đúng ngày tính số liệu hoặc sau \
                 đó thì chưa bị nhắc.",
        example: "Tính đến ngày 10/3, buổi dự kiến ngày 10/3: đạt. Buổi dự kiến ngày 09/3 chưa ghi kết quả: không đạt.",
    },
};

fn judge(case: &Case) -> Outcome {
    let mut outcome = Outcome::default();
    for meeting in case.meetings.iter().filter(|meeting| meeting.status == Status::Planned) {
        outcome.has_candidates = true;
        if case.bench.known.standing(meeting) == Standing::Stale {
            outcome.warning(meeting, Detail::StillPlanned);
        }
    }
    outcome
}

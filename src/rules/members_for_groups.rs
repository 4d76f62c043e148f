//! ELI-02: a unit that met by group had enough members.
//!
//! - Demands: the member count on the day of the round passes `nguong_to_dang`.
//! - Why: meetings by group are for cells too large to meet in one room.
//! - Counts as met: with `>` 50 a cell of 51; a cell of 50 is a finding. A round of a base organisation is judged too.
//! - Example: 63 members pass "over 50"; 50 do not. Without any member count nobody can say.

use super::{Case, Judge, Manual, Outcome, Rule, Setting};
use crate::model::{Detail, Form, RuleId};

/// Rule ELI-02.
pub const RULE: Rule = Rule {
    id: RuleId::MembersForGroups,
    judge: Judge::UnitYear(judge),
    manual: Manual {
        title: "Đủ số đảng viên để sinh hoạt theo tổ đảng",
        short: "Đảng số để họp theo tổ",
        demands: "Vào ngày của đợt sinh hoạt theo tổ đảng, đảng số của đơn vị phải vượt ngưỡng quy định.",
        why: "Sinh hoạt theo tổ đảng thay cho sinh hoạt toàn chi bộ chỉ dành cho chi bộ đông đảng viên, khó bố trí họp \
              chung.",
        rests_on: "Hướng dẫn số 08-HD/ĐUK: chi bộ có trên 50 đảng viên. Hướng dẫn số 03-HD/TW ngày 27/12/2022 nói từ 50 \
                   đảng viên; mức áp dụng là mức ghi trong quy định của cổng.",
        judged: "Lấy đảng số có hiệu lực vào ngày ghi của đợt. Với ngưỡng “trên 50”, 51 là đủ, 50 là chưa đủ. Chưa có \
                 đảng số: cảnh báo và kết luận “chưa đủ dữ liệu”.",
        example: "Chi bộ 63 đảng viên sinh hoạt theo tổ đảng: đạt. Chi bộ đúng 50 đảng viên: không đạt.",
    },
};

fn judge(case: &Case) -> Outcome {
    let mut outcome = Outcome::default();
    let threshold = case.book().setting(|regulation| regulation.group_threshold);
    if matches!(threshold, Setting::Absent) {
        return outcome;
    }
    for meeting in case.held().filter(|meeting| meeting.form == Form::ByGroup) {
        outcome.has_candidates = true;
        let Setting::Given(threshold) = threshold else {
            outcome.lacks = true;
            continue;
        };
        let Some(count) = case.unit.members_on(meeting.date) else {
            outcome.lacks = true;
            outcome.warning(meeting, Detail::CountMissing { decided_by: None });
            continue;
        };
        if !threshold.comparison.holds(i128::from(count.total), i128::from(threshold.value)) {
            outcome.error(meeting, Detail::TooFewMembers { members: count.total, threshold: threshold.value });
        }
    }
    outcome
}

//! ELI-03: the groups of a cell that met by group are enough and add up to its members.
//!
//! - Demands: at least `so_to_toi_thieu` groups, whose sizes add up to the member count on the day of the year's latest
//!   round. The groups are taken as the record stands: they have no dates.
//! - Why: every member belongs to exactly one group, or somebody is left out of the meeting.
//! - Counts as met: both. With the count missing only the number of groups is judged; enough of them: nobody can say.
//! - Example: 21 + 21 + 21 in a cell of 63 is met; 21 + 21 in a cell of 63 is a finding.

use super::{Case, Judge, Manual, Outcome, Rule, Setting};
use crate::model::{Detail, Form, RuleId};

/// Rule ELI-03.
pub const RULE: Rule = Rule {
    id: RuleId::GroupsAddUp,
    judge: Judge::UnitYear(judge),
    manual: Manual {
        title: "Số tổ đảng đủ và tổng đảng viên các tổ khớp với đảng số",
        short: "Tổ đảng khớp đảng số",
        demands: "Chi bộ đã sinh hoạt theo tổ đảng có ít nhất số tổ quy định (02 tổ), và tổng số đảng viên của các tổ bằng \
                  đảng số của chi bộ.",
        why: "Mỗi đảng viên phải thuộc đúng một tổ; nếu tổng không khớp thì có đảng viên không được dự họp hoặc bị tính \
              hai lần.",
        rests_on: "Hướng dẫn số 08-HD/ĐUK về sinh hoạt theo tổ đảng; số tổ tối thiểu và việc đối chiếu tổng là giả định.",
        judged: "Xét mỗi năm một lần, vào ngày của đợt sinh hoạt theo tổ gần nhất trong năm. Danh sách tổ lấy như đang ghi \
                 trong hồ sơ. Thiếu tổ, lệch tổng, hoặc cả hai là một cảnh báo. Nếu chưa có đảng số thì chỉ xét số tổ; \
                 đủ số tổ thì kết luận “chưa đủ dữ liệu”. Không xét đảng bộ cơ sở.",
        example: "Chi bộ 63 đảng viên chia ba tổ 21, 21, 21: đạt. Chỉ ghi hai tổ 21, 21: không đạt, vì tổng mới là 42.",
    },
};

fn judge(case: &Case) -> Outcome {
    let mut outcome = Outcome::default();
    let rounds = case.held().filter(|meeting| meeting.form == Form::ByGroup);
    let Some(latest) = rounds.last().filter(|_| case.unit.kind.is_cell()) else { return outcome };
    outcome.has_candidates = true;

    let groups = case.unit.groups.len() as u32;
    let least = match case.book().setting(|regulation| regulation.least_groups) {
        Setting::Given(least) => (groups < least).then_some(least),
        Setting::Absent => None,
        Setting::Unknown => {
            outcome.lacks = true;
            None
        }
    };
    let sum = case.unit.groups.iter().fold(0_u32, |sum, group| sum.saturating_add(group.members));
    let members = case.unit.members_on(latest.date).map(|count| count.total);
    outcome.lacks |= members.is_none();
    let sums = members.filter(|members| *members != sum).map(|members| (sum, members));

    if least.is_some() || sums.is_some() {
        outcome.warning(latest, Detail::GroupsDoNotFit { groups, least, sums });
    }
    outcome
}

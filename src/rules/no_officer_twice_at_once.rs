//! ATT-03: no officer is assigned to two meetings at once.
//!
//! - Demands: the times of two meetings of one day that name the same officer in `phan_cong` do not overlap.
//! - Why: nobody can attend two meetings at once.
//! - Counts as met: touching times. A meeting without an end lasts two hours; one without a start never overlaps. Held
//!   meetings and planned ones of any day and form are looked at. The finding is at the later meeting, for its unit only.
//! - Example: 8:00 to 10:00 and 10:00 to 11:00 are met; 8:00 to 10:00 and 9:59 is a finding at the second.

use super::{Case, Docket, Judge, Manual, Outcome, Rule};
use crate::model::{Detail, RuleId};

/// Rule ATT-03.
pub const RULE: Rule = Rule {
    id: RuleId::NoOfficerTwiceAtOnce,
    judge: Judge::UnitYear(judge),
    manual: Manual {
        title: "Không phân công một cán bộ dự hai buổi cùng lúc",
        short: "Không trùng lịch phân công",
        demands: "Một cán bộ không được phân công dự hai buổi họp có thời gian chồng lên nhau trong cùng một ngày.",
        why: "Không ai dự được hai nơi cùng lúc; trùng lịch thì có một buổi sẽ vắng cán bộ cấp trên.",
        rests_on: "Giả định, từ yêu cầu của Hướng dẫn số 08-HD/ĐUK rằng cán bộ được phân công trực tiếp dự.",
        judged: "Xét buổi đã họp và mọi buổi dự kiến, ở mọi hình thức. Buổi sau bắt đầu đúng lúc buổi trước kết thúc thì không \
                 trùng. Buổi không ghi giờ kết thúc coi như kéo dài hai giờ; buổi không ghi giờ bắt đầu không xét trùng. Cảnh \
                 báo ghi vào buổi bắt đầu sau và chỉ tính cho đơn vị của buổi đó; bắt đầu cùng lúc thì buổi của cấp ủy xếp \
                 sau buổi toàn thể, rồi đến thứ tự mã đơn vị.",
        example: "Một chuyên viên dự buổi 8 giờ đến 10 giờ rồi buổi 10 giờ: đạt. Buổi sau bắt đầu lúc 9 giờ 30: không đạt.",
    },
};

fn judge(case: &Case) -> Outcome {
    let mut outcome = Outcome::default();
    let known = case.bench.known;
    let assigned = |meeting: &&_| Docket::counts(known, meeting) && !meeting.assigned.is_empty();
    for meeting in case.meetings.iter().filter(assigned) {
        outcome.has_candidates = true;
        for officer in &meeting.assigned {
            for other in case.bench.docket.clashes(officer, meeting) {
                let (officer, other_unit) = (officer.clone(), other.unit.clone());
                outcome.warning(meeting, Detail::OfficerTwice { officer, other_unit, other_level: other.level });
            }
        }
    }
    outcome
}

//! MIN-01: a held meeting has minutes.
//!
//! - Demands: `bien_ban` of every held meeting, of any form, names the minutes.
//! - Why: without minutes a meeting cannot be shown to have taken place as recorded.
//! - Counts as met: any reference.
//! - Example: `bien_ban: 03-BB/CB` is met; none is a finding.

use super::{Case, Judge, Manual, Outcome, Rule};
use crate::model::{Detail, RuleId};

/// Rule MIN-01.
pub const RULE: Rule = Rule {
    id: RuleId::MinutesKept,
    judge: Judge::UnitYear(judge),
    manual: Manual {
        title: "Buổi họp có biên bản",
        short: "Có biên bản",
        demands: "Mỗi buổi đã họp, ở mọi hình thức, phải ghi số biên bản.",
        why: "Biên bản là căn cứ chứng minh buổi họp đã diễn ra đúng như sổ ghi.",
        rests_on: "Quy định chung về sinh hoạt đảng; việc ghi số biên bản vào sổ của cổng là giả định.",
        judged: "Xét mọi buổi đã họp, ở mọi hình thức và cấp họp. Không ghi số biên bản là một cảnh báo. Thời hạn làm biên bản \
                 không xét.",
        example: "Buổi họp ghi biên bản “03-BB/CB”: đạt. Không ghi: không đạt.",
    },
};

fn judge(case: &Case) -> Outcome {
    let mut outcome = Outcome::default();
    for meeting in case.held() {
        outcome.has_candidates = true;
        if meeting.minutes.is_none() {
            outcome.warning(meeting, Detail::NoMinutes);
        }
    }
    outcome
}

//! CAP-03: a meeting under special circumstances names the decision it rests on.
//!
//! - Demands: a held meeting with `can_cu: hoan_canh_dac_biet` has `van_ban`.
//! - Why: such a meeting uses no cap, so the exception must be traceable.
//! - Counts as met: any reference. Every form and level is looked at.
//! - Example: `van_ban: 12-CV/ĐUK` is met; no `van_ban` is a finding.

use super::{Case, Judge, Manual, Outcome, Rule};
use crate::model::{Basis, Detail, RuleId};

/// Rule CAP-03.
pub const RULE: Rule = Rule {
    id: RuleId::SpecialCircumstanceDecided,
    judge: Judge::UnitYear(judge),
    manual: Manual {
        title: "Buổi họp trong hoàn cảnh đặc biệt có văn bản làm căn cứ",
        short: "Văn bản hoàn cảnh đặc biệt",
        demands: "Buổi đã họp vì hoàn cảnh đặc biệt phải ghi số, ký hiệu văn bản cho phép.",
        why: "Buổi họp trong hoàn cảnh đặc biệt không tính vào giới hạn, nên trường hợp ngoại lệ phải tra cứu được căn cứ.",
        rests_on: "Hướng dẫn số 03-HD/TW ngày 27/12/2022 nêu hai căn cứ: tính chất đặc thù và hoàn cảnh đặc biệt. Việc \
                   ghi văn bản làm căn cứ vào sổ là giả định.",
        judged: "Xét mọi buổi đã họp có căn cứ là hoàn cảnh đặc biệt, không phân biệt hình thức và cấp họp. Không ghi văn \
                 bản, hoặc để trống, là một cảnh báo cho mỗi buổi. Ngày của văn bản không xét.",
        example: "Buổi họp trực tuyến khi có bão, ghi văn bản “12-CV/ĐUK”: đạt. Cùng buổi đó mà không ghi văn bản: không \
                  đạt.",
    },
};

fn judge(case: &Case) -> Outcome {
    let mut outcome = Outcome::default();
    for meeting in case.held().filter(|meeting| meeting.basis == Basis::SpecialCircumstance) {
        outcome.has_candidates = true;
        if meeting.decision.is_none() {
            outcome.warning(meeting, Detail::NoDecision);
        }
    }
    outcome
}

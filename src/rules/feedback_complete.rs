//! FBK-02: comments name strengths, limitations and lessons.
//!
//! - Demands: the comments on a held meeting of any form have an entry in each of the three lists.
//! - Why: the reviews of the pilot are gathered from them.
//! - Counts as met: one entry each; "không có" is one. One finding for each empty part.
//! - Example: strengths and limitations without lessons: one finding.

use super::{Case, Judge, Manual, Outcome, Rule};
use crate::model::{Detail, FeedbackPart, RuleId};

/// Rule FBK-02.
pub const RULE: Rule = Rule {
    id: RuleId::FeedbackComplete,
    judge: Judge::UnitYear(judge),
    manual: Manual {
        title: "Góp ý nêu đủ ưu điểm, hạn chế và kinh nghiệm",
        short: "Góp ý đủ ba phần",
        demands: "Góp ý sau buổi họp phải có cả ba phần: ưu điểm, hạn chế, kinh nghiệm.",
        why: "Đánh giá hằng năm và tổng kết thí điểm được tổng hợp từ các góp ý này.",
        rests_on: "Hướng dẫn số 08-HD/ĐUK: góp ý về ưu điểm, hạn chế và kinh nghiệm.",
        judged: "Xét mọi buổi đã họp có góp ý, ở mọi hình thức. Mỗi phần để trống là một cảnh báo. Ghi “không có” là một nội \
                 dung hợp lệ.",
        example: "Góp ý có ưu điểm, hạn chế ghi “không có”, và một kinh nghiệm: đạt. Góp ý không có phần kinh nghiệm: không \
                  đạt.",
    },
};

fn judge(case: &Case) -> Outcome {
    let mut outcome = Outcome::default();
    for meeting in case.held() {
        let Some(feedback) = &meeting.feedback else { continue };
        outcome.has_candidates = true;
        let parts = [
            (FeedbackPart::Strengths, &feedback.strengths),
            (FeedbackPart::Limitations, &feedback.limitations),
            (FeedbackPart::Lessons, &feedback.lessons),
        ];
        for (part, _) in parts.into_iter().filter(|(_, entries)| entries.is_empty()) {
            outcome.warning(meeting, Detail::FeedbackPartEmpty { part });
        }
    }
    outcome
}

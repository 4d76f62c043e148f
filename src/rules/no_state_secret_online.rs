//! CON-02: no meeting held online handled state secrets.
//!
//! - Demands: no held online or hybrid meeting has `bi_mat: true`.
//! - Why: state secrets must not pass over public networks.
//! - Counts as met: no mark, or `bi_mat: false`. Meetings by group and in person are not looked at.
//! - Example: an online meeting with `bi_mat: true` is a finding; the same meeting in person is not judged.

use super::{Case, Judge, Manual, Outcome, Rule};
use crate::model::{Detail, RuleId};

/// Rule CON-02.
pub const RULE: Rule = Rule {
    id: RuleId::NoStateSecretOnline,
    judge: Judge::UnitYear(judge),
    manual: Manual {
        title: "Không xử lý bí mật nhà nước trong buổi họp trực tuyến",
        short: "Không bàn bí mật nhà nước",
        demands: "Buổi họp trực tuyến hoặc kết hợp không được bàn, xử lý nội dung thuộc bí mật nhà nước.",
        why: "Bí mật nhà nước không được truyền qua mạng máy tính không được phép; lộ, mất là vi phạm pháp luật.",
        rests_on: "Hướng dẫn số 08-HD/ĐUK: có những nội dung không thực hiện trực tuyến; pháp luật về bảo vệ bí mật nhà nước.",
        judged: "Xét buổi đã họp trực tuyến, kết hợp. Buổi được ghi là có nội dung bí mật nhà nước là một lỗi. Nội dung của \
                 buổi đó không bao giờ được đưa lên cổng.",
        example: "Nội dung mật được chuyển sang buổi họp trực tiếp: đạt. Xử lý trong buổi trực tuyến: không đạt.",
    },
};

fn judge(case: &Case) -> Outcome {
    let mut outcome = Outcome::default();
    for meeting in case.held_online() {
        outcome.has_candidates = true;
        if meeting.is_secret {
            outcome.error(meeting, Detail::StateSecret);
        }
    }
    outcome
}

//! REG-02: a registered meeting of the pilot was compiled and reported on or before its day.
//!
//! - Demands: `dang_ky.tong_hop` lies on or before the day of the held meeting.
//! - Why: the standing group assigns officers from the compiled schedule.
//! - Counts as met: the day of the meeting itself is in time. Meetings that were not registered are left to REG-01.
//! - Example: meeting on 5 March, compiled on 5 March: met; on 6 March, or not at all: a finding.

use super::{Case, Judge, Manual, Outcome, Rule};
use crate::model::{Detail, RuleId};

/// Rule REG-02.
pub const RULE: Rule = Rule {
    id: RuleId::CompiledInTime,
    judge: Judge::UnitYear(judge),
    manual: Manual {
        title: "Lịch đăng ký được tổng hợp, báo cáo trước hoặc trong ngày họp",
        short: "Tổng hợp đúng hạn",
        demands: "Buổi họp thí điểm đã đăng ký phải được Ban Tổ chức tổng hợp, báo cáo Thường trực chậm nhất vào ngày họp.",
        why: "Thường trực phân công cán bộ dự trên cơ sở lịch đã tổng hợp.",
        rests_on: "Hướng dẫn số 08-HD/ĐUK: Ban Tổ chức tổng hợp lịch, báo cáo Thường trực. Mốc chậm nhất là ngày họp là giả \
                   định.",
        judged: "Xét buổi đã họp có đăng ký. Tổng hợp đúng ngày họp vẫn là đúng hạn; từ hôm sau là muộn. Chưa tổng hợp hoặc \
                 tổng hợp muộn: cảnh báo. Buổi không đăng ký do quy tắc REG-01 xét.",
        example: "Họp ngày 05/3, tổng hợp ngày 05/3: đạt. Tổng hợp ngày 06/3, hoặc không tổng hợp: không đạt.",
    },
};

fn judge(case: &Case) -> Outcome {
    let mut outcome = Outcome::default();
    for meeting in case.held_pilot() {
        let Some(registration) = meeting.registration else { continue };
        outcome.has_candidates = true;
        match registration.compiled {
            None => outcome.warning(meeting, Detail::NotCompiled),
            Some(on) if on > meeting.date => outcome.warning(meeting, Detail::CompiledLate { on }),
            Some(_) => {}
        }
    }
    outcome
}

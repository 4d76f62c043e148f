//! CAP-01: no more held meetings in a calendar year than the cap.
//!
//! - Demands: the meetings of a unit that were held and use a cap stay within it, counted by the calendar year of `ngay`.
//! - Why: the guidance lets a unit meet online or by group only so many times a year.
//! - Counts as met: as many held meetings as the cap, or fewer. Each one beyond it, in the order of the year, is a
//!   finding. Cancelled and postponed meetings and those under special circumstances use no cap.
//! - Example: a cell with a cap of 3 that held 3 online meetings meets it; the 4th is a finding.

use super::{Case, Judge, Manual, Outcome, Rule};
use crate::diag::Severity;
use crate::model::{Basis, Cap, Detail, Meeting, RuleId};

/// Rule CAP-01.
pub const RULE: Rule = Rule {
    id: RuleId::HeldWithinCap,
    judge: Judge::UnitYear(judge),
    manual: Manual {
        title: "Số buổi đã họp không quá giới hạn",
        short: "Đã họp trong giới hạn",
        demands: "Trong một năm dương lịch, số buổi đã họp có tính vào một giới hạn không được nhiều hơn mức tối đa \
                  của giới hạn đó.",
        why: "Sinh hoạt trực tuyến và sinh hoạt theo tổ đảng là hình thức thí điểm, bổ sung cho sinh hoạt trực tiếp chứ \
              không thay thế; vì vậy hướng dẫn định số lần tối đa trong năm.",
        rests_on: "Hướng dẫn số 08-HD/ĐUK ngày 20/02/2023: đảng bộ cơ sở có tính chất đặc thù tối đa 01 lần trực tuyến \
                   một năm; chi bộ có tính chất đặc thù tối đa 03 lần; chi bộ sinh hoạt theo tổ đảng tối đa 03 lần. \
                   Việc tính cả buổi kết hợp và buổi của cấp ủy, việc không tính buổi trong hoàn cảnh đặc biệt và cách \
                   hiểu năm là năm dương lịch là giả định.",
        judged: "Chỉ đếm các buổi đã họp đến hết ngày tính số liệu, theo năm của ngày họp; buổi ngày 31/12 thuộc năm \
                 cũ, buổi ngày 01/01 thuộc năm mới. Buổi hoãn, buổi hủy và buổi trong hoàn cảnh đặc biệt không tính. \
                 Một đợt sinh hoạt theo tổ đảng là một lần, dù chia mấy tổ, họp mấy ngày. Đúng bằng giới hạn vẫn là \
                 đạt; mỗi buổi vượt quá, theo thứ tự thời gian, là một lỗi. Năm không họp đủ không được chuyển sang \
                 năm sau.",
        example: "Chi bộ có giới hạn 03 lần đã họp trực tuyến 03 lần trong năm: đạt. Họp thêm lần thứ tư ngày 20/12: \
                  không đạt, lỗi ghi vào buổi ngày 20/12.",
    },
};

/// Says whether `meeting` uses `cap`, which its unit has: by its form, its level and its ground.
#[must_use]
pub fn uses_cap(meeting: &Meeting, cap: &Cap) -> bool {
    meeting.basis == Basis::SpecialNature && cap.forms.contains(&meeting.form) && cap.levels.contains(&meeting.level)
}

fn judge(case: &Case) -> Outcome {
    let mut outcome = Outcome::default();
    for (order, cap) in case.book().caps_of(case.unit) {
        for (nth, meeting) in (1..).zip(case.held().filter(|meeting| uses_cap(meeting, cap))) {
            outcome.has_candidates = true;
            if nth > cap.most {
                let detail = Detail::BeyondCap { nth, most: cap.most };
                outcome.raise_cap(Severity::Error, meeting, (order, cap.id.clone()), detail);
            }
        }
    }
    if case.held().any(|meeting| case.book().may_hide_cap_for(meeting)) {
        outcome.has_candidates = true;
        outcome.lacks = true;
    }
    outcome
}

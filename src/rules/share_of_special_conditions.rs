//! ELI-01: a unit that met online because of its special nature had enough members with special working conditions.
//!
//! - Demands: on the day of the meeting the share of members with special working conditions, among all members without
//!   the exempt and the suspended ones, passes `ty_le_dac_thu`.
//! - Why: online meetings are for units whose members cannot meet at one place.
//! - Counts as met: the comparison in integers holds; with `>` exactly half is not more than half. Where the unit has no
//!   online approval of its own on that day and its base organisation has one, the base organisation's count decides.
//! - Example: 21 of 40 passes "more than half"; 20 of 40 does not. Without `dac_thu` nobody can say.

use super::{Base, Case, Judge, Manual, Outcome, Rule, Setting};
use crate::model::{Basis, Detail, Meeting, PilotForm, Ratio, RuleId, Unit, UnitId};

/// Rule ELI-01.
pub const RULE: Rule = Rule {
    id: RuleId::ShareOfSpecialConditions,
    judge: Judge::UnitYear(judge),
    manual: Manual {
        title: "Tỷ lệ đảng viên có điều kiện công tác đặc thù đủ để họp trực tuyến",
        short: "Tỷ lệ đặc thù",
        demands: "Vào ngày họp trực tuyến hoặc kết hợp theo tính chất đặc thù, tỷ lệ đảng viên có điều kiện công tác đặc \
                  thù của đơn vị phải vượt mức quy định (quá một nửa).",
        why: "Sinh hoạt trực tuyến dành cho nơi mà phần đông đảng viên không thể tập trung về một địa điểm: công tác và cư \
              trú phân tán trên địa bàn rộng, hoặc không làm việc thường xuyên tại một nơi.",
        rests_on: "Hướng dẫn số 08-HD/ĐUK: trên 50% đảng viên có điều kiện công tác đặc thù. Cách tính không kể đảng viên \
                   được miễn công tác, sinh hoạt và đảng viên bị đình chỉ sinh hoạt là theo nguồn công khai.",
        judged: "Lấy đảng số có hiệu lực vào chính ngày họp. Đúng một nửa chưa phải là quá một nửa. Nếu hôm đó đơn vị \
                 không được phê duyệt họp trực tuyến riêng mà đảng bộ cơ sở cấp trên được phê duyệt thì xét theo số liệu \
                 của đảng bộ cơ sở. Chưa có đảng số hoặc chưa có số đảng viên đặc thù: cảnh báo và kết luận “chưa đủ dữ \
                 liệu”, không phải “không đạt”. Buổi họp trong hoàn cảnh đặc biệt không xét.",
        example: "Chi bộ 41 đảng viên, 01 được miễn sinh hoạt, 21 có điều kiện đặc thù: 21 trên 40 là quá nửa, đạt. Nếu \
                  chỉ 20 có điều kiện đặc thù: đúng một nửa, không đạt.",
    },
};

fn judge(case: &Case) -> Outcome {
    let mut outcome = Outcome::default();
    let share = case.book().setting(|regulation| regulation.special_share);
    if matches!(share, Setting::Absent) {
        return outcome;
    }
    for meeting in case.held_online().filter(|meeting| meeting.basis == Basis::SpecialNature) {
        outcome.has_candidates = true;
        match (case.base(), share) {
            // A base organisation left out leaves its cells' eligibility open (rules.md, Notes).
            (Base::LeftOut, _) | (_, Setting::Unknown | Setting::Absent) => outcome.lacks = true,
            (Base::Above(base), Setting::Given(share)) => {
                weigh(&mut outcome, decider(case.unit, base, meeting), share, meeting)
            }
            (Base::None, Setting::Given(share)) => weigh(&mut outcome, (case.unit, None), share, meeting),
        }
    }
    outcome
}

/// Returns the unit whose count decides, and its id where it is the base organisation.
fn decider<'a>(unit: &'a Unit, base: &'a Unit, meeting: &Meeting) -> (&'a Unit, Option<UnitId>) {
    let is_approved = |unit: &Unit| unit.approval_on(PilotForm::Online, meeting.date).is_some();
    if !is_approved(unit) && is_approved(base) { (base, Some(base.id.clone())) } else { (unit, None) }
}

fn weigh(outcome: &mut Outcome, (unit, decided_by): (&Unit, Option<UnitId>), share: Ratio, meeting: &Meeting) {
    let count = unit.members_on(meeting.date);
    let Some((count, special)) = count.and_then(|count| Some((count, count.special?))) else {
        outcome.lacks = true;
        outcome.warning(meeting, Detail::CountMissing { decided_by });
        return;
    };
    let left = i128::from(special) * i128::from(share.denominator);
    let right = i128::from(share.numerator) * i128::from(count.counted());
    if !share.comparison.holds(left, right) {
        outcome.error(meeting, Detail::ShareTooSmall { special, counted: count.counted(), decided_by });
    }
}

//! ELI-04: a meeting of the pilot was held by a unit approved for its form, while the pilot ran.
//!
//! - Demands: on the day of the meeting the unit has the approval for the form (online and hybrid: its own or that of its
//!   base organisation; by group: its own), a regulation is in force, and the day lies within `giai_doan`.
//! - Why: the pilot is for the units that the committee named, for its time.
//! - Counts as met: all three; first and last days of each period count. Where the only fault is a day after the end of
//!   the pilot the finding is a warning, else an error. Meetings under special circumstances are not looked at.
//! - Example: approved from 20 February, met online on 20 February: met; on 19 February: a finding.

use super::{Base, Case, Judge, Manual, Outcome, Rule, Setting};
use crate::diag::Severity;
use crate::model::{Basis, Detail, Meeting, PilotForm, RuleId};

/// Rule ELI-04.
pub const RULE: Rule = Rule {
    id: RuleId::FormApproved,
    judge: Judge::UnitYear(judge),
    manual: Manual {
        title: "Đơn vị được phê duyệt hình thức họp, trong thời gian thí điểm",
        short: "Được phê duyệt thí điểm",
        demands: "Buổi họp thí điểm theo tính chất đặc thù phải do đơn vị đã được phê duyệt hình thức đó tổ chức, khi quy \
                  định đang có hiệu lực và trong giai đoạn thí điểm.",
        why: "Thí điểm chỉ áp dụng cho các đơn vị do Ban Thường vụ lựa chọn, trong thời gian đã định.",
        rests_on: "Hướng dẫn số 08-HD/ĐUK: 05 đơn vị thí điểm sinh hoạt trực tuyến và 03 chi bộ thí điểm sinh hoạt theo tổ \
                   đảng. Việc phê duyệt của đảng bộ cơ sở áp dụng cho cả chi bộ trực thuộc khi họp trực tuyến là giả \
                   định.",
        judged: "Xét vào chính ngày họp; ngày đầu và ngày cuối của thời hạn phê duyệt, của hiệu lực và của giai đoạn thí \
                 điểm đều được tính là trong hạn. Họp trực tuyến, kết hợp: cần phê duyệt của đơn vị hoặc của đảng bộ cơ \
                 sở cấp trên. Họp theo tổ đảng: cần phê duyệt của chính đơn vị. Nếu chỉ sai ở chỗ họp sau ngày kết thúc \
                 thí điểm thì là cảnh báo; các trường hợp khác là lỗi. Buổi trong hoàn cảnh đặc biệt không xét.",
        example: "Đơn vị được phê duyệt từ ngày 20/02/2023, họp trực tuyến ngày 20/02/2023: đạt. Họp ngày 19/02/2023: không \
                  đạt.",
    },
};

fn judge(case: &Case) -> Outcome {
    let mut outcome = Outcome::default();
    for meeting in case.held_pilot().filter(|meeting| meeting.basis == Basis::SpecialNature) {
        let Some(form) = meeting.form.pilot() else { continue };
        outcome.has_candidates = true;
        // A base organisation left out leaves its cells' eligibility open (rules.md, Notes).
        if let Base::LeftOut = case.base() {
            outcome.lacks = true;
        } else {
            weigh(&mut outcome, case, meeting, form);
        }
    }
    outcome
}

fn weigh(outcome: &mut Outcome, case: &Case, meeting: &Meeting, form: PilotForm) {
    let missing = (!is_approved(case, form, meeting)).then_some(form);
    let is_in_force = case.book().regulations().any(|regulation| regulation.in_force.contains(meeting.date));
    let is_force_known = is_in_force || case.book().is_complete();
    let (is_before_pilot, is_after_pilot) = match case.book().pilot() {
        Setting::Given(pilot) => (meeting.date < pilot.from, pilot.until.is_some_and(|until| until < meeting.date)),
        Setting::Absent | Setting::Unknown => (false, false),
    };
    outcome.lacks |= !is_force_known || case.book().pilot() == Setting::Unknown;

    let is_out_of_force = is_force_known && !is_in_force;
    let is_grave = missing.is_some() || is_out_of_force || is_before_pilot;
    if is_grave || is_after_pilot {
        let severity = if is_grave { Severity::Error } else { Severity::Warning };
        let detail = Detail::NotApproved { form: missing, is_out_of_force, is_before_pilot, is_after_pilot };
        outcome.raise(severity, meeting, detail);
    }
}

fn is_approved(case: &Case, form: PilotForm, meeting: &Meeting) -> bool {
    let is_own = case.unit.approval_on(form, meeting.date).is_some();
    let is_of_base = match (form, case.base()) {
        (PilotForm::Online, Base::Above(base)) => base.approval_on(form, meeting.date).is_some(),
        (PilotForm::Online | PilotForm::ByGroup, _) => false,
    };
    is_own || is_of_base
}

//! ELI-06: the form recorded is what the attendance shows.
//!
//! - Demands: a hybrid meeting has at least one person in the room and one online; an online one has nobody in the room.
//! - Why: the form decides how a meeting is judged, so it must be the true one.
//! - Counts as met: as demanded. Only held online and hybrid meetings that give both counts are looked at.
//! - Example: hybrid with 12 in the room and 26 online is met; online with 1 in the room is a finding.

use super::{Case, Judge, Manual, Outcome, Rule};
use crate::model::{Detail, Form, RuleId};

/// Rule ELI-06.
pub const RULE: Rule = Rule {
    id: RuleId::FormMatchesAttendance,
    judge: Judge::UnitYear(judge),
    manual: Manual {
        title: "Hình thức ghi trong sổ đúng với số người dự",
        short: "Hình thức khớp người dự",
        demands: "Buổi kết hợp có ít nhất một người dự trực tiếp và một người dự trực tuyến; buổi trực tuyến không có ai dự \
                  trực tiếp.",
        why: "Hình thức quyết định cách xét buổi họp, nên phải ghi đúng thực tế.",
        rests_on: "Hướng dẫn số 08-HD/ĐUK cho phép kết hợp trực tiếp và trực tuyến; khi không đảng viên nào tập trung được \
                   thì họp trực tuyến toàn bộ. Việc đối chiếu với số người dự là giả định.",
        judged: "Chỉ xét buổi đã họp trực tuyến hoặc kết hợp có ghi cả số dự trực tiếp và số dự trực tuyến. Mỗi buổi không \
                 khớp là một cảnh báo.",
        example: "Buổi kết hợp có 12 người tại phòng họp và 26 người qua mạng: đạt. Buổi ghi là trực tuyến nhưng có 05 người \
                  tại phòng họp: không đạt.",
    },
};

fn judge(case: &Case) -> Outcome {
    let mut outcome = Outcome::default();
    for meeting in case.held_online() {
        let counts = meeting.attendance.and_then(|attendance| attendance.in_person.zip(attendance.online));
        let Some((in_person, online)) = counts else { continue };
        outcome.has_candidates = true;
        let does_match = match meeting.form {
            Form::Hybrid => in_person > 0 && online > 0,
            Form::Online => in_person == 0,
            Form::InPerson | Form::ByGroup => true,
        };
        if !does_match {
            outcome.warning(meeting, Detail::FormDoesNotMatch { form: meeting.form, in_person, online });
        }
    }
    outcome
}

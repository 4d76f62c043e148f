//! FBK-01: an online meeting got comments in time.
//!
//! - Demands: `gop_y.ngay` lies on or before the `gop_y_trong_ngay`-th day after a held online meeting; the meeting's day
//!   is day 0.
//! - Why: comments help while the meeting is fresh.
//! - Counts as met: comments on or before the last day, even with empty lists. None and the last day not passed: not yet
//!   due; none and it has passed, or given later: a finding.
//! - Example: 7 days, meeting on 1 March: comments on 8 March are in time, on 9 March late.

use super::{Case, Judge, Manual, Outcome, Rule, Setting};
use crate::model::{Detail, RuleId};
use chrono::{Days, NaiveDate};

/// Rule FBK-01.
pub const RULE: Rule = Rule {
    id: RuleId::FeedbackInTime,
    judge: Judge::UnitYear(judge),
    manual: Manual {
        title: "Có góp ý của cấp trên sau buổi họp trực tuyến, đúng hạn",
        short: "Góp ý đúng hạn",
        demands: "Sau mỗi buổi họp trực tuyến hoặc kết hợp, cấp trên có góp ý trong số ngày quy định.",
        why: "Góp ý ngay sau buổi họp thì đơn vị mới kịp rút kinh nghiệm cho buổi sau.",
        rests_on: "Hướng dẫn số 08-HD/ĐUK: người dự góp ý ngay sau buổi họp trực tuyến. Thời hạn 07 ngày là giả định.",
        judged: "Ngày họp là ngày 0. Với thời hạn 07 ngày, buổi họp ngày 01/3 phải có góp ý chậm nhất ngày 08/3; chính ngày \
                 08/3 vẫn đúng hạn, ngày 09/3 là muộn. Chưa có góp ý nhưng chưa qua ngày cuối: chưa đến hạn. Đã qua ngày cuối \
                 mà chưa có, hoặc góp ý muộn: cảnh báo. Góp ý ghi sau ngày tính số liệu coi như chưa có.",
        example: "Họp ngày 01/3, góp ý ngày 08/3: đạt. Góp ý ngày 09/3: không đạt. Tính đến ngày 05/3 chưa có góp ý: chưa đến \
                  hạn.",
    },
};

fn judge(case: &Case) -> Outcome {
    let mut outcome = Outcome::default();
    let within = case.book().setting(|regulation| regulation.feedback_days);
    if within == Setting::Absent {
        return outcome;
    }
    for meeting in case.held_online() {
        outcome.has_candidates = true;
        let Setting::Given(days) = within else {
            outcome.lacks = true;
            continue;
        };
        let by = meeting.date.checked_add_days(Days::new(u64::from(days))).unwrap_or(NaiveDate::MAX);
        match &meeting.feedback {
            Some(feedback) if feedback.on > by => {
                outcome.warning(meeting, Detail::FeedbackLate { on: feedback.on, by })
            }
            Some(_) => {}
            None if case.bench.as_of() > by => outcome.warning(meeting, Detail::NoFeedback { by }),
            None => outcome.not_yet_due(by),
        }
    }
    outcome
}

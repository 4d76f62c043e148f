//! CON-01: no item of a meeting of the pilot is of a kind that is not allowed there.
//!
//! - Demands: every item of a held or planned meeting of the pilot is of an allowed kind, unless it was done in person,
//!   apart from the online part.
//! - Why: elections, secret ballots and the like need the members in one room.
//! - Counts as met: `cho_phep: true`, or `rieng_truc_tiep: true`. An error where the list was checked against the paper
//!   document and the meeting was held, else a warning.
//! - Example: an election held in person before the online part is met; online it is a finding.

use super::{Case, Judge, Manual, Outcome, Rule, Setting};
use crate::diag::Severity;
use crate::model::{Detail, Item, ItemKind, Meeting, Regulation, RuleId};

/// Rule CON-01.
pub const RULE: Rule = Rule {
    id: RuleId::NoForbiddenItem,
    judge: Judge::UnitYear(judge),
    manual: Manual {
        title: "Không bàn nội dung không được phép tại buổi họp thí điểm",
        short: "Nội dung được phép",
        demands: "Chương trình của buổi họp thí điểm, đã họp hoặc sắp họp, không có nội dung thuộc loại không được thực hiện \
                  qua hình thức đó, trừ khi nội dung ấy được làm trực tiếp, tách riêng.",
        why: "Có những việc như bầu cử, bỏ phiếu kín cần đảng viên có mặt cùng một nơi để bảo đảm nguyên tắc.",
        rests_on: "Hướng dẫn số 08-HD/ĐUK: có những nội dung không thực hiện trực tuyến hoặc theo tổ đảng. Danh mục cụ thể lấy \
                   từ quy định của cổng; khi chưa đối chiếu với văn bản giấy thì là giả định.",
        judged: "Xét từng nội dung của buổi thí điểm đã họp và buổi dự kiến sắp tới. Mỗi nội dung không được phép và không làm \
                 trực tiếp riêng là một phát hiện: lỗi nếu danh mục đã đối chiếu và buổi đã họp, còn lại là cảnh báo.",
        example: "Bầu cử được làm trực tiếp trước phần trực tuyến, có ghi “riêng trực tiếp”: đạt. Bầu cử ngay trong buổi trực \
                  tuyến: không đạt.",
    },
};

fn judge(case: &Case) -> Outcome {
    let mut outcome = Outcome::default();
    if case.book().setting(topics_of) == Setting::Absent {
        return outcome;
    }
    for meeting in case.held_pilot() {
        weigh(&mut outcome, case, meeting, Severity::Error);
    }
    for meeting in case.pilot_ahead() {
        weigh(&mut outcome, case, meeting, Severity::Warning);
    }
    outcome
}

/// Raises a finding for each item that is not allowed, at most as grave as `gravest`.
fn weigh(outcome: &mut Outcome, case: &Case, meeting: &Meeting, gravest: Severity) {
    outcome.has_candidates = true;
    for item in meeting.items.iter().filter(|item| !item.is_apart) {
        match case.book().setting(|regulation| kind_of(regulation, item)) {
            Setting::Given((kind, is_checked)) if !kind.is_allowed => {
                let severity = if is_checked { gravest } else { Severity::Warning };
                outcome.raise(severity, meeting, Detail::ForbiddenItem { kind: kind.name.clone(), is_checked });
            }
            Setting::Given(_) | Setting::Absent => {}
            Setting::Unknown => outcome.lacks = true,
        }
    }
}

/// Says that a regulation lists kinds of item, if it does.
fn topics_of(regulation: &Regulation) -> Option<()> {
    regulation.topics.as_ref().filter(|topics| !topics.kinds.is_empty()).map(|_| ())
}

/// Returns the kind of `item`, if the regulation lists it, and whether its list was checked against the paper.
fn kind_of<'a>(regulation: &'a Regulation, item: &Item) -> Option<(&'a ItemKind, bool)> {
    let topics = regulation.topics.as_ref()?;
    let kind = topics.kinds.iter().find(|kind| kind.id == item.kind)?;
    Some((kind, topics.is_checked))
}

//! Findings in Vietnamese.
//!
//! One exhaustive match, so that a detail without words does not compile; hence the length of the function.

use crate::lang::date::short;
use crate::lang::finding::Scene;
use crate::lang::number::rate;
use crate::lang::words::{
    as_sentence, feedback_part, form, fraction, in_sentence, meeting_noun, pilot_form, threshold,
};
use crate::model::{Comparison, Detail, Form, PilotForm, RuleId, Status};
use chrono::NaiveDate;

/// Words a finding in Vietnamese.
pub(in crate::lang) fn finding(scene: &Scene<'_>) -> String {
    as_sentence(&sentence(scene))
}

fn sentence(scene: &Scene<'_>) -> String {
    let it = subject(scene);
    let year = scene.finding.year;
    match &scene.finding.detail {
        Detail::BeyondCap { nth, most } => {
            let noun = noun(scene);
            format!(
                "{it} là {noun} thứ {nth} dùng hạn mức “{}” trong năm {year}, quá giới hạn {most} {noun}",
                scene.cap()
            )
        }
        Detail::PlannedBeyondCap { nth, most } => {
            let noun = noun(scene);
            format!(
                "{it} sẽ là {noun} thứ {nth} dùng hạn mức “{}” trong năm {year}, quá giới hạn {most} {noun}",
                scene.cap()
            )
        }
        Detail::NoDecision => format!("{it} họp trong hoàn cảnh đặc biệt nhưng chưa ghi văn bản làm căn cứ"),
        Detail::ShareTooSmall { special, counted, decided_by } => {
            let whose = decided_by.as_ref().map_or(String::new(), |id| format!(" của {}", scene.unit_name(id)));
            let share = share(u64::from(*special), u64::from(*counted));
            format!("{it}: {share} đảng viên{whose} có điều kiện làm việc đặc thù, cần {}", special_share(scene))
        }
        Detail::CountMissing { decided_by } => {
            let whose = decided_by.as_ref().map_or(String::new(), |id| format!(" của {}", scene.unit_name(id)));
            format!("{it}: chưa có {}{whose}, chưa kết luận được", missing_count(scene.finding.rule))
        }
        Detail::TooFewMembers { members, threshold: least } => {
            let comparison = scene.registry.setting(|regulation| regulation.group_threshold);
            let needed = threshold(comparison.map_or(Comparison::Above, |it| it.comparison), &least.to_string());
            format!("{it}: có {members} đảng viên, cần {needed} mới được họp theo tổ đảng")
        }
        Detail::GroupsDoNotFit { groups, least, sums } => groups_do_not_fit(&it, *groups, *least, *sums),
        Detail::NotApproved { form, is_out_of_force, is_before_pilot, is_after_pilot } => {
            let faults = [
                form.map(|form| format!("đơn vị chưa được thí điểm {}", approved_form(form))),
                is_out_of_force.then(|| "không có quy định nào đang có hiệu lực".to_owned()),
                is_before_pilot.then(|| "chưa đến giai đoạn thí điểm".to_owned()),
                is_after_pilot.then(|| "đã hết giai đoạn thí điểm".to_owned()),
            ];
            let faults: Vec<String> = faults.into_iter().flatten().collect();
            format!("{it}: vào ngày đó {}", faults.join(", "))
        }
        Detail::NoConfirmation => {
            format!("{it}: chưa có xác nhận hạ tầng kỹ thuật đến buổi trực tuyến đầu tiên của năm")
        }
        Detail::NotSufficient { on } => {
            format!("{it}: xác nhận gần nhất, ngày {}, ghi hạ tầng kỹ thuật chưa đạt", short(*on))
        }
        Detail::ConfirmationTooOld { on, months } => {
            format!("{it}: xác nhận hạ tầng kỹ thuật ngày {} đã quá {months} tháng", short(*on))
        }
        Detail::FormDoesNotMatch { form: recorded, in_person, online } => format!(
            "{it} ghi hình thức {}, nhưng điểm danh có {in_person} người tại phòng họp, {online} người trực tuyến",
            in_sentence(form(*recorded))
        ),
        Detail::NotRegistered => format!("{it} không được đăng ký trước"),
        Detail::RegisteredAfter { on } => format!("{it} đến ngày {} mới đăng ký, sau khi đã họp", short(*on)),
        Detail::RegisteredLate { on, days, demanded } => registered_late(&it, *on, *days, *demanded),
        Detail::PlannedNotRegistered { by } => format!("{it} chưa đăng ký, hạn cuối là ngày {}", short(*by)),
        Detail::NotCompiled => format!("{it} đã đăng ký nhưng không được tổng hợp, báo cáo trước khi họp"),
        Detail::CompiledLate { on } => {
            format!("{it} đến ngày {} mới được tổng hợp, báo cáo, sau khi đã họp", short(*on))
        }
        Detail::NobodyAssigned => format!("{it} không có cán bộ được phân công dự"),
        Detail::PlannedNobodyAssigned => format!("{it} chưa phân công cán bộ dự"),
        Detail::NobodyAttended => format!("{it} không có cán bộ cấp trên dự"),
        Detail::OfficerTwice { officer, other_unit, other_level } => {
            let committee = if *other_level == crate::model::Level::Committee { " (cấp ủy)" } else { "" };
            format!(
                "{} được phân công dự cùng lúc {it} và một buổi của {}{committee}",
                scene.office(officer),
                scene.unit_name(other_unit)
            )
        }
        Detail::NoCommitteeOfficer { first, days } => {
            format!("{} không có cấp ủy viên phụ trách", days_without(year, *first, *days))
        }
        Detail::NoSpecialist { first, days } => {
            format!("{} không có chuyên viên theo dõi", days_without(year, *first, *days))
        }
        Detail::NoFeedback { by } => format!("{it} không có góp ý, hạn cuối là ngày {}", short(*by)),
        Detail::FeedbackLate { on, by } => {
            format!("góp ý cho {it} chậm {} ngày: hạn {}, gửi {}", late_by(*on, *by), short(*by), short(*on))
        }
        Detail::FeedbackPartEmpty { part } => {
            format!("góp ý cho {it} thiếu phần {}", in_sentence(feedback_part(*part)))
        }
        Detail::ForbiddenItem { kind, is_checked } => {
            let note = if *is_checked { "" } else { " (danh mục chưa đối chiếu với văn bản giấy)" };
            format!("{it} có nội dung thuộc loại “{kind}”, không được đưa vào hình thức này{note}")
        }
        Detail::StateSecret => format!("{it} có nội dung thuộc bí mật nhà nước"),
        Detail::NoMinutes => format!("{it} chưa có biên bản"),
        Detail::AttendanceTooLow { present, convened, demanded } => {
            let share = share(u64::from(*present), u64::from(*convened));
            format!("{it} có {share} đảng viên dự, dưới mức {demanded}%")
        }
        Detail::StillPlanned => format!("{it} đã qua mà vẫn ghi là dự kiến"),
        Detail::NoAnnualEvaluation { by } => {
            format!("chưa ban hành đánh giá năm {year}, hạn cuối là ngày {}", short(*by))
        }
        Detail::AnnualEvaluationLate { on, by } => {
            format!(
                "đánh giá năm {year} ban hành ngày {}, chậm {} ngày so với hạn {}",
                short(*on),
                late_by(*on, *by),
                short(*by)
            )
        }
        Detail::NoFinalReview { by } => format!("chưa ban hành báo cáo tổng kết, hạn cuối là ngày {}", short(*by)),
        Detail::FinalReviewOutside { on, from, by } => format!(
            "báo cáo tổng kết ban hành ngày {}, ngoài thời gian quy định từ {} đến {}",
            short(*on),
            short(*from),
            short(*by)
        ),
    }
}

/// Returns what the sentence is about: `buổi trực tuyến ngày 20/05/2025`.
fn subject(scene: &Scene<'_>) -> String {
    let Some((date, _)) = scene.finding.meeting else { return String::new() };
    let committee = if scene.is_of_committee() { " của cấp ủy" } else { "" };
    let Some(meeting) = scene.meeting() else { return format!("buổi{committee} ngày {}", short(date)) };
    let planned = if meeting.status == Status::Planned { " dự kiến" } else { "" };
    let (noun, form) = (meeting_noun(meeting.form), in_sentence(form(meeting.form)));
    format!("{noun} {form}{committee}{planned} ngày {}", short(date))
}

fn noun(scene: &Scene<'_>) -> &'static str {
    meeting_noun(scene.meeting().map_or(Form::Online, |meeting| meeting.form))
}

fn share(part: u64, whole: u64) -> String {
    match rate(part, whole) {
        Some(rate) => format!("{part}/{whole} ({rate})"),
        None => format!("{part}/{whole}"),
    }
}

fn special_share(scene: &Scene<'_>) -> String {
    scene.registry.setting(|regulation| regulation.special_share).map_or_else(
        || "nhiều hơn".to_owned(),
        |ratio| threshold(ratio.comparison, &fraction(ratio.numerator, ratio.denominator)),
    )
}

fn missing_count(rule: RuleId) -> &'static str {
    if rule == RuleId::ShareOfSpecialConditions {
        "số đảng viên có điều kiện làm việc đặc thù"
    } else {
        "đảng số"
    }
}

fn approved_form(form: PilotForm) -> String {
    format!("sinh hoạt {}", in_sentence(pilot_form(form)))
}

fn groups_do_not_fit(it: &str, groups: u32, least: Option<u32>, sums: Option<(u32, u32)>) -> String {
    let too_few = least.map(|least| format!("có {groups} tổ đảng, cần ít nhất {least}"));
    let sums = sums.map(|(sum, members)| format!("các tổ cộng lại có {sum} đảng viên, khác đảng số {members}"));
    let faults: Vec<String> = [too_few, sums].into_iter().flatten().collect();
    format!("{it}: {}", faults.join("; "))
}

fn registered_late(it: &str, on: NaiveDate, days: u32, demanded: Option<u32>) -> String {
    let needed = match demanded {
        Some(least @ 1..) => format!("cần trước ít nhất {least} ngày"),
        Some(0) | None => "cần trước ngày họp".to_owned(),
    };
    match days {
        0 => format!("{it} đăng ký đúng ngày họp, {needed}"),
        _ => format!("{it} chỉ đăng ký trước {days} ngày (ngày {}), {needed}", short(on)),
    }
}

fn days_without(year: i32, first: NaiveDate, days: u32) -> String {
    match days {
        1 => format!("năm {year} có 1 ngày ({})", short(first)),
        _ => format!("năm {year} có {days} ngày, sớm nhất là {},", short(first)),
    }
}

fn late_by(on: NaiveDate, by: NaiveDate) -> i64 {
    (on - by).num_days()
}

//! Sentences of findings over a small registry, in both languages.

use super::*;
use crate::diag::Severity;
use crate::model::*;
use crate::text::{Source, Sources, Span};
use chrono::NaiveDate;
use std::collections::BTreeMap;
use std::sync::Arc;

fn day(text: &str) -> NaiveDate {
    text.parse().expect("a date of a test")
}

fn place() -> Span {
    Span::whole(Sources::default().add(Source::new("a.yaml", "")))
}

fn unit_id() -> UnitId {
    UnitId::parse("kiem-dich").expect("an id of a test")
}

fn officer_id() -> OfficerId {
    OfficerId::parse("btv-1").expect("an id of a test")
}

fn quota_id() -> QuotaId {
    QuotaId::parse("truc-tuyen").expect("an id of a test")
}

fn meeting(date: &str, form: Form, status: Status) -> Meeting {
    Meeting {
        unit: unit_id(),
        date: day(date),
        start: None,
        end: None,
        level: Level::Plenary,
        form,
        status,
        moved_from: None,
        basis: Basis::SpecialNature,
        decision: None,
        registration: None,
        assigned: Vec::new(),
        attended_by: Vec::new(),
        attendance: None,
        items: Vec::new(),
        sessions: Vec::new(),
        minutes: None,
        resolution: None,
        feedback: None,
        incident: None,
        is_secret: false,
        note: None,
        place: place(),
    }
}

fn regulation() -> Regulation {
    let cap = Cap {
        id: quota_id(),
        name: "Sinh hoạt trực tuyến của chi bộ".into(),
        applies_to: vec![UnitKind::BaseCell],
        forms: vec![Form::Online],
        levels: vec![Level::Plenary],
        most: 3,
        basis: None,
        place: place(),
    };
    Regulation {
        id: RegulationId::parse("r").expect("an id of a test"),
        number: "08-HD/ĐUK".into(),
        summary: "…".into(),
        issued: day("2023-02-20"),
        in_force: Period { from: day("2023-02-20"), until: None },
        guidance: None,
        caps: vec![cap],
        special_share: Some(Ratio { comparison: Comparison::Above, numerator: 1, denominator: 2 }),
        group_threshold: Some(Threshold { comparison: Comparison::AtLeast, value: 50 }),
        least_groups: None,
        reasons: Vec::new(),
        confirmation_months: None,
        topics: None,
        register_days: None,
        feedback_days: None,
        annual_due: None,
        final_review: None,
        least_attendance: None,
        place: place(),
    }
}

fn registry() -> Registry {
    let regulation = regulation();
    let unit = Unit {
        id: unit_id(),
        name: "Chi bộ Chi cục Kiểm dịch thực vật Vùng VI".into(),
        short_name: Some("Kiểm dịch thực vật Vùng VI".into()),
        kind: UnitKind::BaseCell,
        parent: None,
        order: None,
        exists: None,
        successor: None,
        approvals: Vec::new(),
        members: Vec::new(),
        confirmations: Vec::new(),
        groups: Vec::new(),
        in_charge: Vec::new(),
        note: None,
        place: place(),
    };
    let officer = Officer {
        id: officer_id(),
        role: Role::StandingBoard,
        title: "Ủy viên Ban Thường vụ".into(),
        name: Some("Nguyễn Văn A".into()),
        place: place(),
    };
    let log = vec![
        meeting("2024-11-05", Form::Online, Status::Held),
        meeting("2024-03-05", Form::ByGroup, Status::Held),
        meeting("2024-12-03", Form::Hybrid, Status::Planned),
    ];
    Registry {
        seals: BTreeMap::new(),
        portal: Portal {
            name: "Cổng".into(),
            body: "Đảng ủy".into(),
            superior: None,
            city: None,
            language: Lang::Vi,
            address: None,
            is_illustrative: true,
            theme: "mac-dinh".into(),
            theme_place: place(),
            as_of: None,
            regulations: vec![regulation.id.clone()],
            profile: Profile::Internal,
            pilot: None,
            cleared: Vec::new(),
            place: place(),
        },
        officers: BTreeMap::from([(officer_id(), officer)]),
        regulations: BTreeMap::from([(regulation.id.clone(), regulation)]),
        units: BTreeMap::from([(unit_id(), unit)]),
        official_order: vec![unit_id()],
        meetings: BTreeMap::from([(unit_id(), BTreeMap::from([(2024, log.into())]))]),
        guidance: BTreeMap::new(),
        reports: BTreeMap::new(),
        pages: BTreeMap::new(),
        left_out: LeftOut::default(),
    }
}

fn about(date: Option<&str>, rule: RuleId, detail: Detail) -> Finding {
    Finding {
        rule,
        severity: Severity::Warning,
        unit: Some(unit_id()),
        year: 2024,
        meeting: date.map(|date| (day(date), Level::Plenary)),
        quota: Some(quota_id()),
        place: place(),
        detail,
    }
}

#[track_caller]
fn check(date: Option<&str>, rule: RuleId, detail: Detail, vi: &str, en: &str) {
    let (finding_, registry) = (about(date, rule, detail), registry());
    assert_eq!(finding(Lang::Vi, &finding_, &registry), vi);
    assert_eq!(finding(Lang::En, &finding_, &registry), en);
}

const ONLINE: Option<&str> = Some("2024-11-05");
const ROUND: Option<&str> = Some("2024-03-05");
const PLANNED: Option<&str> = Some("2024-12-03");

#[test]
fn caps_are_named_and_counted() {
    check(
        ONLINE,
        RuleId::HeldWithinCap,
        Detail::BeyondCap { nth: 4, most: 3 },
        "Buổi trực tuyến ngày 05/11/2024 là buổi thứ 4 dùng hạn mức “Sinh hoạt trực tuyến của chi bộ” trong năm 2024, quá giới hạn 3 buổi",
        "The online meeting of 2024-11-05 is number 4 of 2024 under the cap “Sinh hoạt trực tuyến của chi bộ”, beyond its limit of 3",
    );
    check(
        ROUND,
        RuleId::PlannedWithinCap,
        Detail::PlannedBeyondCap { nth: 2, most: 1 },
        "Đợt theo tổ đảng ngày 05/03/2024 sẽ là đợt thứ 2 dùng hạn mức “Sinh hoạt trực tuyến của chi bộ” trong năm 2024, quá giới hạn 1 đợt",
        "The group round of 2024-03-05 would be number 2 of 2024 under the cap “Sinh hoạt trực tuyến của chi bộ”, beyond its limit of 1",
    );
}

#[test]
fn conditions_show_the_counts_and_what_is_needed() {
    check(
        ONLINE,
        RuleId::ShareOfSpecialConditions,
        Detail::ShareTooSmall { special: 17, counted: 34, decided_by: Some(unit_id()) },
        "Buổi trực tuyến ngày 05/11/2024: 17/34 (50,0%) đảng viên của Kiểm dịch thực vật Vùng VI có điều kiện làm việc đặc thù, cần trên một nửa",
        "The online meeting of 2024-11-05: 17 of 34 (50.0%) members of Kiểm dịch thực vật Vùng VI have special working conditions, more than 1/2 needed",
    );
    check(
        ROUND,
        RuleId::MembersForGroups,
        Detail::TooFewMembers { members: 49, threshold: 50 },
        "Đợt theo tổ đảng ngày 05/03/2024: có 49 đảng viên, cần từ 50 trở lên mới được họp theo tổ đảng",
        "The group round of 2024-03-05: the unit has 49 members, at least 50 needed to meet by group",
    );
    check(
        ROUND,
        RuleId::MembersForGroups,
        Detail::CountMissing { decided_by: None },
        "Đợt theo tổ đảng ngày 05/03/2024: chưa có đảng số, chưa kết luận được",
        "The group round of 2024-03-05: the member count is not recorded, so nothing can be said",
    );
    check(
        ROUND,
        RuleId::GroupsAddUp,
        Detail::GroupsDoNotFit { groups: 1, least: Some(2), sums: Some((21, 53)) },
        "Đợt theo tổ đảng ngày 05/03/2024: có 1 tổ đảng, cần ít nhất 2; các tổ cộng lại có 21 đảng viên, khác đảng số 53",
        "The group round of 2024-03-05: at least 2 groups needed, there are 1; the groups have 21 members together, the cell has 53",
    );
    check(
        ONLINE,
        RuleId::FormApproved,
        Detail::NotApproved {
            form: Some(PilotForm::Online),
            is_out_of_force: false,
            is_before_pilot: false,
            is_after_pilot: true,
        },
        "Buổi trực tuyến ngày 05/11/2024: vào ngày đó đơn vị chưa được thí điểm sinh hoạt trực tuyến, đã hết giai đoạn thí điểm",
        "The online meeting of 2024-11-05: on that day the unit had no approval to meet online, the pilot had ended",
    );
}

#[test]
fn registration_tells_how_early_and_how_early_is_needed() {
    check(
        ONLINE,
        RuleId::RegisteredInTime,
        Detail::RegisteredLate { on: day("2024-11-04"), days: 1, demanded: Some(3) },
        "Buổi trực tuyến ngày 05/11/2024 chỉ đăng ký trước 1 ngày (ngày 04/11/2024), cần trước ít nhất 3 ngày",
        "The online meeting of 2024-11-05 was registered only 1 day before, on 2024-11-04, at least 3 days before needed",
    );
    check(
        ONLINE,
        RuleId::RegisteredInTime,
        Detail::RegisteredLate { on: day("2024-11-05"), days: 0, demanded: None },
        "Buổi trực tuyến ngày 05/11/2024 đăng ký đúng ngày họp, cần trước ngày họp",
        "The online meeting of 2024-11-05 was registered on the day itself, an earlier day needed",
    );
    check(
        PLANNED,
        RuleId::RegisteredInTime,
        Detail::PlannedNotRegistered { by: day("2024-11-30") },
        "Buổi kết hợp dự kiến ngày 03/12/2024 chưa đăng ký, hạn cuối là ngày 30/11/2024",
        "The planned hybrid meeting of 2024-12-03 is not registered, due by 2024-11-30",
    );
}

#[test]
fn officers_are_named_by_their_office() {
    check(
        ONLINE,
        RuleId::NoOfficerTwiceAtOnce,
        Detail::OfficerTwice { officer: officer_id(), other_unit: unit_id(), other_level: Level::Committee },
        "Ủy viên Ban Thường vụ được phân công dự cùng lúc buổi trực tuyến ngày 05/11/2024 và một buổi của Kiểm dịch thực vật Vùng VI (cấp ủy)",
        "Ủy viên Ban Thường vụ is assigned at the same time to the online meeting of 2024-11-05 and to a meeting of Kiểm dịch thực vật Vùng VI (committee)",
    );
    check(
        None,
        RuleId::OfficersInCharge,
        Detail::NoSpecialist { first: day("2024-01-01"), days: 31 },
        "Năm 2024 có 31 ngày, sớm nhất là 01/01/2024, không có chuyên viên theo dõi",
        "2024 has 31 days without a specialist in charge, the first on 2024-01-01",
    );
    check(
        None,
        RuleId::OfficersInCharge,
        Detail::NoCommitteeOfficer { first: day("2024-01-01"), days: 1 },
        "Năm 2024 có 1 ngày (01/01/2024) không có cấp ủy viên phụ trách",
        "2024 has 1 day without a committee member in charge, the first on 2024-01-01",
    );
}

#[test]
fn comments_and_reports_tell_how_late() {
    check(
        ONLINE,
        RuleId::FeedbackInTime,
        Detail::FeedbackLate { on: day("2024-11-13"), by: day("2024-11-12") },
        "Góp ý cho buổi trực tuyến ngày 05/11/2024 chậm 1 ngày: hạn 12/11/2024, gửi 13/11/2024",
        "The comments on the online meeting of 2024-11-05 are 1 day late: due by 2024-11-12, given on 2024-11-13",
    );
    check(
        ONLINE,
        RuleId::FeedbackComplete,
        Detail::FeedbackPartEmpty { part: FeedbackPart::Limitations },
        "Góp ý cho buổi trực tuyến ngày 05/11/2024 thiếu phần hạn chế",
        "The comments on the online meeting of 2024-11-05 name no limitations",
    );
    check(
        None,
        RuleId::AnnualEvaluationIssued,
        Detail::NoAnnualEvaluation { by: day("2025-01-31") },
        "Chưa ban hành đánh giá năm 2024, hạn cuối là ngày 31/01/2025",
        "The evaluation of 2024 was not issued by 2025-01-31",
    );
}

#[test]
fn contents_and_attendance_are_told() {
    check(
        ONLINE,
        RuleId::NoForbiddenItem,
        Detail::ForbiddenItem { kind: Arc::from("Bầu cử, bỏ phiếu kín"), is_checked: false },
        "Buổi trực tuyến ngày 05/11/2024 có nội dung thuộc loại “Bầu cử, bỏ phiếu kín”, không được đưa vào hình thức này (danh mục chưa đối chiếu với văn bản giấy)",
        "The online meeting of 2024-11-05 has an item of the kind “Bầu cử, bỏ phiếu kín”, which is not allowed in this form (the list was not checked against the paper)",
    );
    check(
        ONLINE,
        RuleId::AttendanceReached,
        Detail::AttendanceTooLow { present: 5, convened: 8, demanded: 67 },
        "Buổi trực tuyến ngày 05/11/2024 có 5/8 (62,5%) đảng viên dự, dưới mức 67%",
        "The online meeting of 2024-11-05 was attended by 5 of 8 (62.5%), below 67%",
    );
    check(
        PLANNED,
        RuleId::PlanSettled,
        Detail::StillPlanned,
        "Buổi kết hợp dự kiến ngày 03/12/2024 đã qua mà vẫn ghi là dự kiến",
        "The planned hybrid meeting of 2024-12-03 has passed and is still recorded as planned",
    );
    check(
        Some("2024-01-09"),
        RuleId::MinutesKept,
        Detail::NoMinutes,
        "Buổi ngày 09/01/2024 chưa có biên bản",
        "The meeting of 2024-01-09 has no minutes",
    );
}

//! The values of the regulations in force, in words, each with what it rests on.

use super::parts::{Link, Tag};
use super::{Here, Scene, address};
use crate::lang::{date, number, words};
use crate::model::{BasisOfValue, Cap, Form, Level, Regulation, RuleId};
use serde::Serialize;

/// A value of a regulation.
#[derive(Serialize, Clone)]
pub struct ValueView {
    /// What it is.
    pub name: String,
    /// The value in words.
    pub value: String,
    /// What it rests on.
    pub basis: Tag,
    /// Whether a document states it.
    pub is_stated: bool,
    /// A word more.
    pub note: Option<String>,
    /// Rules that use it.
    pub rules: Vec<Link>,
}

/// Number of the guidance whose published description is known word by word enough to say what each value rests on.
/// The file of a regulation has `nguon` for caps only; of any other regulation nothing more is known.
const DESCRIBED: &str = "08-HD/ĐUK";

/// What a value other than a cap rests on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Ground {
    /// The description of the guidance states it.
    Stated,
    /// Nobody does.
    Assumed,
}

/// Returns the tag of what a value rests on; none is a record that does not say.
#[must_use]
pub fn basis(basis: Option<BasisOfValue>) -> Tag {
    match basis {
        Some(known @ (BasisOfValue::Guidance | BasisOfValue::Central)) => Tag::ok(words::basis_of_value(known)),
        Some(assumed @ BasisOfValue::Assumption) => Tag::new("lack", "tag-lack", words::basis_of_value(assumed)),
        None => Tag::new("lack", "tag-lack", "Chưa ghi nguồn"),
    }
}

/// Returns the conditions that `regulation` gives.
#[must_use]
pub fn conditions(here: &Here, regulation: &Regulation) -> Vec<ValueView> {
    let share = regulation.special_share.map(|ratio| {
        let fraction = words::fraction(ratio.numerator, ratio.denominator);
        let note = "Không tính đảng viên được miễn sinh hoạt và bị đình chỉ sinh hoạt.";
        value(here, "Tỷ lệ đảng viên có điều kiện làm việc đặc thù", words::threshold(ratio.comparison, &fraction))
            .of(regulation)
            .rests(Ground::Stated, &[RuleId::ShareOfSpecialConditions])
            .noting(note)
    });
    let threshold = regulation.group_threshold.map(|threshold| {
        let count = format!("{} đảng viên", number::grouped(threshold.value));
        value(here, "Đảng số của chi bộ sinh hoạt theo tổ đảng", words::threshold(threshold.comparison, &count))
            .of(regulation)
            .rests(Ground::Stated, &[RuleId::MembersForGroups])
            .noting("Hướng dẫn của Trung ương ghi từ 50 đảng viên.")
    });
    let groups = regulation.least_groups.map(|least| {
        value(here, "Số tổ đảng ít nhất", format!("{} tổ", number::prose(least)))
            .of(regulation)
            .rests(Ground::Assumed, &[RuleId::GroupsAddUp])
    });
    let months = regulation.confirmation_months.map(|months| {
        value(here, "Thời gian có giá trị của xác nhận hạ tầng", format!("{} tháng", number::grouped(months)))
            .of(regulation)
            .rests(Ground::Assumed, &[RuleId::InfrastructureConfirmed])
    });
    let attendance = regulation.least_attendance.map(|percent| {
        value(here, "Tỷ lệ dự ít nhất", format!("{percent}% số được triệu tập"))
            .of(regulation)
            .rests(Ground::Assumed, &[RuleId::AttendanceReached])
    });
    [share, threshold, groups, months, attendance].into_iter().flatten().map(|row| row.view).collect()
}

/// Returns the deadlines that `regulation` gives.
#[must_use]
pub fn deadlines(here: &Here, regulation: &Regulation) -> Vec<ValueView> {
    let register = regulation.register_days.map(|days| {
        let words = match days {
            0 => "trước ngày họp".to_owned(),
            days => format!("chậm nhất {} ngày trước ngày họp", number::prose(days)),
        };
        value(here, "Đăng ký lịch", words).of(regulation).rests(Ground::Assumed, &[RuleId::RegisteredInTime])
    });
    let feedback = regulation.feedback_days.map(|days| {
        value(here, "Góp ý sau buổi trực tuyến", format!("trong {} ngày", number::prose(days)))
            .of(regulation)
            .rests(Ground::Assumed, &[RuleId::FeedbackInTime])
            .noting("Ngày họp là ngày 0. Hướng dẫn nêu góp ý ngay sau buổi họp.")
    });
    let annual = regulation.annual_due.map(|(due, _)| {
        let day = match (due.month, due.day) {
            (2, 29) => "ngày cuối tháng 02".to_owned(),
            (month, day) => format!("ngày {day:02}/{month:02}"),
        };
        value(here, "Đánh giá hằng năm", format!("chậm nhất {day} năm sau"))
            .of(regulation)
            .rests(Ground::Assumed, &[RuleId::AnnualEvaluationIssued])
            .noting("Hướng dẫn nêu đánh giá từng năm, không nêu ngày.")
    });
    let review = regulation.final_review.map(|(period, _)| {
        value(here, "Tổng kết thí điểm", date::period(period.from, period.until))
            .of(regulation)
            .rests(Ground::Stated, &[RuleId::FinalReviewIssued])
            .noting("Hướng dẫn nêu tổng kết trong quý II năm 2025.")
    });
    [register, feedback, annual, review].into_iter().flatten().map(|row| row.view).collect()
}

/// Returns the cap in words: for whom, which forms and levels, how often.
#[must_use]
pub fn cap(here: &Here, cap: &Cap) -> ValueView {
    let forms: Vec<_> = cap.forms.iter().map(|form| words::in_sentence(words::form(*form))).collect();
    let levels = match cap.levels.as_slice() {
        [Level::Plenary] => "buổi của toàn thể đơn vị",
        [Level::Committee] => "buổi của cấp ủy",
        _ => "buổi của toàn thể và của cấp ủy",
    };
    let noun = if cap.forms.iter().all(|form| *form == Form::ByGroup) { "đợt" } else { "buổi" };
    let kinds: Vec<_> = cap.applies_to.iter().map(|kind| words::in_sentence(words::unit_kind(*kind))).collect();
    ValueView {
        name: cap.name.to_string(),
        value: format!("tối đa {} {noun} một năm", number::prose(cap.most)),
        basis: basis(cap.basis),
        is_stated: matches!(cap.basis, Some(BasisOfValue::Guidance | BasisOfValue::Central)),
        note: Some(format!("Áp dụng cho {}. Tính hình thức {}; {levels}.", kinds.join(", "), forms.join(", "))),
        rules: links(here, &[RuleId::HeldWithinCap, RuleId::PlannedWithinCap]),
    }
}

/// Returns the values of the regulations in force that `rule` looks at.
#[must_use]
pub fn of_rule(scene: &Scene<'_>, here: &Here, rule: RuleId) -> Vec<ValueView> {
    let registry = &scene.facts.known.registry;
    let uses = |value: &ValueView| value.rules.iter().any(|link| link.label == rule.as_str());
    let mut values: Vec<ValueView> = Vec::new();
    for regulation in registry.regulations_in_force() {
        values.extend(regulation.caps.iter().map(|one| cap(here, one)).filter(uses));
        // A single setting comes from the first regulation that has it.
        for value in conditions(here, regulation).into_iter().chain(deadlines(here, regulation)).filter(uses) {
            if values.iter().all(|known| known.name != value.name) {
                values.push(value);
            }
        }
    }
    match rule {
        RuleId::FormApproved => values.extend(periods(scene, here)),
        RuleId::NoForbiddenItem => values.extend(forbidden(scene, here)),
        _ => {}
    }
    values
}

fn periods(scene: &Scene<'_>, here: &Here) -> Vec<ValueView> {
    let registry = &scene.facts.known.registry;
    let in_force = registry.regulations_in_force().map(|regulation| {
        let days = date::period(regulation.in_force.from, regulation.in_force.until);
        value(here, &format!("Hiệu lực của {}", regulation.number), days)
            .of(regulation)
            .rests(Ground::Stated, &[RuleId::FormApproved])
    });
    let pilot = registry.portal.pilot.map(|pilot| {
        let mut row = value(here, "Giai đoạn thí điểm", date::period(pilot.from, pilot.until));
        row.view.basis = Tag::ok("Cài đặt của cổng");
        row
    });
    in_force.chain(pilot).map(|row| row.view).collect()
}

fn forbidden(scene: &Scene<'_>, here: &Here) -> Option<ValueView> {
    let topics = scene.facts.known.registry.setting(|regulation| regulation.topics.as_ref())?;
    let names: Vec<&str> = topics.kinds.iter().filter(|kind| !kind.is_allowed).map(|kind| &*kind.name).collect();
    let mut row = value(here, "Loại nội dung không được thực hiện", names.join("; "));
    row.view.basis = checked(topics.is_checked);
    Some(row.view)
}

/// Returns the tag of a list that was, or was not, checked against the paper.
#[must_use]
pub fn checked(is_checked: bool) -> Tag {
    if is_checked {
        Tag::ok("Đã đối chiếu với văn bản giấy")
    } else {
        Tag::warn("Chưa đối chiếu với văn bản giấy")
    }
}

struct Row<'a> {
    here: &'a Here,
    view: ValueView,
    is_described: bool,
}

fn value<'a>(here: &'a Here, name: &str, value: String) -> Row<'a> {
    let (name, basis) = (name.to_owned(), basis(None));
    let view = ValueView { name, value, basis, is_stated: false, note: None, rules: Vec::new() };
    Row { here, view, is_described: false }
}

impl Row<'_> {
    fn of(mut self, regulation: &Regulation) -> Self {
        self.is_described = &*regulation.number == DESCRIBED;
        self
    }

    fn rests(mut self, ground: Ground, rules: &[RuleId]) -> Self {
        let known = match ground {
            Ground::Stated => BasisOfValue::Guidance,
            Ground::Assumed => BasisOfValue::Assumption,
        };
        self.view.basis = basis(self.is_described.then_some(known));
        self.view.is_stated = self.is_described && ground == Ground::Stated;
        self.view.rules = links(self.here, rules);
        self
    }

    fn noting(mut self, note: &str) -> Self {
        self.view.note = self.is_described.then(|| note.to_owned());
        self
    }
}

fn links(here: &Here, rules: &[RuleId]) -> Vec<Link> {
    let link = |rule: &RuleId| Link { label: rule.as_str().to_owned(), href: here.to(&address::rule(*rule)) };
    rules.iter().map(link).collect()
}

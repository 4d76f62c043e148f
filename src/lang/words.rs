//! Words of the model in Vietnamese: kinds, forms, states, verdicts, as the glossary has them.
//!
//! They begin with a capital, to stand alone in a table or tag; `in_sentence` makes them fit inside one.

use crate::diag::Severity;
use crate::model::{
    Basis, BasisOfValue, Comparison, FeedbackPart, Form, GuidanceKind, Level, PilotForm, Profile, ReportKind, Role,
    Standing, Status, UnitKind, VerdictKind,
};

/// Returns the name of a kind of unit.
#[must_use]
pub fn unit_kind(kind: UnitKind) -> &'static str {
    match kind {
        UnitKind::BaseOrg => "Đảng bộ cơ sở",
        UnitKind::BaseCell => "Chi bộ cơ sở",
        UnitKind::SubordinateCell => "Chi bộ trực thuộc",
    }
}

/// Returns what a unit of that kind is called in a sentence: `đảng bộ` or `chi bộ`.
#[must_use]
pub fn unit_noun(kind: UnitKind) -> &'static str {
    if kind.is_cell() { "chi bộ" } else { "đảng bộ" }
}

/// Returns the name of a form of meeting.
#[must_use]
pub fn form(form: Form) -> &'static str {
    match form {
        Form::InPerson => "Trực tiếp",
        Form::Online => "Trực tuyến",
        Form::Hybrid => "Kết hợp",
        Form::ByGroup => "Theo tổ đảng",
    }
}

/// Returns the name of a form of the pilot, as approvals name it.
#[must_use]
pub fn pilot_form(form: PilotForm) -> &'static str {
    match form {
        PilotForm::Online => "Trực tuyến",
        PilotForm::ByGroup => "Theo tổ đảng",
    }
}

/// Returns what one meeting of that form is called: `buổi`, of a group round `đợt`.
#[must_use]
pub fn meeting_noun(form: Form) -> &'static str {
    match form {
        Form::InPerson | Form::Online | Form::Hybrid => "buổi",
        Form::ByGroup => "đợt",
    }
}

/// What the search is called.
pub const SEARCH: &str = "Tra cứu";

/// What a page that is neither guidance nor a report is called.
pub const PAGE: &str = "Trang";

/// Category of the last days in a calendar.
pub const DEADLINE: &str = "Thời hạn";

/// Returns the name of a state of a record.
#[must_use]
pub fn status(status: Status) -> &'static str {
    match status {
        Status::Planned => "Dự kiến",
        Status::Held => "Đã họp",
        Status::Postponed => "Hoãn",
        Status::Cancelled => "Hủy",
    }
}

/// Says where a meeting stands on the as-of date.
#[must_use]
pub fn standing(standing: Standing) -> &'static str {
    match standing {
        Standing::Held => "Đã họp",
        Standing::HeldLater => "Ghi đã họp sau ngày số liệu, chưa tính",
        Standing::Stale => "Dự kiến, quá ngày chưa ghi kết quả",
        Standing::Today => "Dự kiến hôm nay",
        Standing::Ahead => "Dự kiến",
        Standing::Postponed => "Hoãn",
        Standing::Cancelled => "Hủy",
    }
}

/// Returns the name of a level of meeting.
#[must_use]
pub fn level(level: Level) -> &'static str {
    match level {
        Level::Plenary => "Toàn thể",
        Level::Committee => "Cấp ủy",
    }
}

/// Returns the name of the ground on which a meeting rests.
#[must_use]
pub fn basis(basis: Basis) -> &'static str {
    match basis {
        Basis::SpecialNature => "Tính chất đặc thù",
        Basis::SpecialCircumstance => "Hoàn cảnh đặc biệt",
    }
}

/// Returns the name of a verdict; none is a rule that does not apply.
#[must_use]
pub fn verdict(kind: Option<VerdictKind>) -> &'static str {
    match kind {
        Some(VerdictKind::Met) => "Đạt",
        Some(VerdictKind::Missed) => "Không đạt",
        Some(VerdictKind::CannotSay) => "Chưa đủ dữ liệu",
        Some(VerdictKind::NotYetDue { .. }) => "Chưa đến hạn",
        None => "Không áp dụng",
    }
}

/// Returns the name of a weight.
#[must_use]
pub fn severity(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "Lỗi",
        Severity::Warning => "Cảnh báo",
    }
}

/// Returns the name of a state of a cap, given as machine-readable output has it; other words come back as they are.
#[must_use]
pub fn cap_state(word: &str) -> &str {
    match word {
        "trong_han_muc" => "Trong hạn mức",
        "dat_muc_toi_da" => "Đạt mức tối đa",
        "vuot" => "Vượt giới hạn",
        other => other,
    }
}

/// Returns the name of a role.
#[must_use]
pub fn role(role: Role) -> &'static str {
    match role {
        Role::StandingBoard => "Ủy viên Ban Thường vụ",
        Role::ExecutiveCommittee => "Ủy viên Ban Chấp hành",
        Role::Specialist => "Chuyên viên theo dõi",
        Role::OrganisationBoard => "Cán bộ Ban Tổ chức",
    }
}

/// Returns the name of a kind of report.
#[must_use]
pub fn report_kind(kind: ReportKind) -> &'static str {
    match kind {
        ReportKind::AnnualEvaluation => "Đánh giá hằng năm",
        ReportKind::InterimReview => "Sơ kết",
        ReportKind::FinalReview => "Tổng kết",
    }
}

/// Returns the name of a kind of guidance document; one without a kind is a `Văn bản`.
#[must_use]
pub fn guidance_kind(kind: Option<GuidanceKind>) -> &'static str {
    match kind {
        Some(GuidanceKind::Guidance) => "Hướng dẫn",
        Some(GuidanceKind::Decision) => "Quyết định",
        Some(GuidanceKind::Letter) => "Công văn",
        Some(GuidanceKind::Plan) => "Kế hoạch",
        Some(GuidanceKind::Other) | None => "Văn bản",
    }
}

/// Returns what a value of a regulation rests on.
#[must_use]
pub fn basis_of_value(basis: BasisOfValue) -> &'static str {
    match basis {
        BasisOfValue::Guidance => "Hướng dẫn nêu",
        BasisOfValue::Central => "Trung ương quy định",
        BasisOfValue::Assumption => "Giả định",
    }
}

/// Returns the name of a profile.
#[must_use]
pub fn profile(profile: Profile) -> &'static str {
    match profile {
        Profile::Internal => "Nội bộ",
        Profile::Public => "Công khai",
    }
}

/// Returns the name of a part of the comments.
#[must_use]
pub fn feedback_part(part: FeedbackPart) -> &'static str {
    match part {
        FeedbackPart::Strengths => "Ưu điểm",
        FeedbackPart::Limitations => "Hạn chế",
        FeedbackPart::Lessons => "Kinh nghiệm",
    }
}

/// Returns a threshold in words: `trên 50` or `từ 50 trở lên`.
#[must_use]
pub fn threshold(comparison: Comparison, value: &str) -> String {
    match comparison {
        Comparison::Above => format!("trên {value}"),
        Comparison::AtLeast => format!("từ {value} trở lên"),
    }
}

/// Returns a fraction in words: `một nửa`, else `2/3`.
#[must_use]
pub fn fraction(numerator: u32, denominator: u32) -> String {
    if u64::from(numerator) * 2 == u64::from(denominator) && numerator > 0 {
        return "một nửa".to_owned();
    }
    format!("{numerator}/{denominator}")
}

/// Returns a word of this module as it stands inside a sentence: with its first letter small.
#[must_use]
pub fn in_sentence(word: &str) -> String {
    let mut text = String::with_capacity(word.len());
    push_in_sentence(&mut text, word);
    text
}

/// Writes a word of this module as it stands inside a sentence.
pub fn push_in_sentence(text: &mut String, word: &str) {
    let mut signs = word.chars();
    match signs.next() {
        Some(sign) if sign.is_ascii() => text.push(sign.to_ascii_lowercase()),
        sign => text.extend(sign.into_iter().flat_map(char::to_lowercase)),
    }
    text.push_str(signs.as_str());
}

/// Returns a sentence with its first letter large.
#[must_use]
pub fn as_sentence(text: &str) -> String {
    let mut signs = text.chars();
    let mut sentence = String::with_capacity(text.len());
    sentence.extend(signs.next().into_iter().flat_map(char::to_uppercase));
    sentence.push_str(signs.as_str());
    sentence
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_those_of_the_glossary() {
        assert_eq!(Form::ALL.map(form), ["Trực tiếp", "Trực tuyến", "Kết hợp", "Theo tổ đảng"]);
        assert_eq!(UnitKind::ALL.map(unit_kind), ["Đảng bộ cơ sở", "Chi bộ cơ sở", "Chi bộ trực thuộc"]);
        assert_eq!(verdict(None), "Không áp dụng");
        assert_eq!(
            ["trong_han_muc", "dat_muc_toi_da", "vuot"].map(cap_state),
            ["Trong hạn mức", "Đạt mức tối đa", "Vượt giới hạn"]
        );
    }

    #[test]
    fn words_fit_into_sentences() {
        assert_eq!(in_sentence("Đạt mức tối đa"), "đạt mức tối đa");
        assert_eq!(as_sentence("đợt ngày 05/03"), "Đợt ngày 05/03");
        assert_eq!(in_sentence(""), "");
        assert_eq!(threshold(Comparison::Above, &fraction(1, 2)), "trên một nửa");
        assert_eq!(threshold(Comparison::AtLeast, &fraction(2, 3)), "từ 2/3 trở lên");
        assert_eq!(fraction(2, 4), "một nửa");
    }
}

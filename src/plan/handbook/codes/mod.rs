//! The codes of diagnostics with an example of each, worded by the same code that words them for editors.

mod facts;
mod files;
mod pages;
mod seals;
mod shown;
mod writing;

use crate::diag::{Code, DateShape, FileKind, Message, PrivateData, Reference, SealFault, Shape};
use crate::lang::{self, Lang};
use chrono::NaiveDate;
use serde::Serialize;
pub use shown::{Example, Shown, shown};

/// Codes that concern the same step.
#[derive(Serialize)]
pub struct CodeGroup {
    /// What they concern.
    pub label: &'static str,
    /// The codes.
    pub codes: Vec<CodeView>,
}

/// A code in the handbook.
#[derive(Serialize)]
pub struct CodeView {
    /// The code.
    pub code: &'static str,
    /// Short name.
    pub name: &'static str,
    /// An example of its message.
    pub message: String,
    /// What to write instead.
    pub help: String,
    /// Whether it is always a warning, always an error, or either.
    pub weight: &'static str,
    /// A file with that problem, and the same mended.
    pub example: Option<Example>,
    /// What to do, where no few lines could show it.
    pub advice: Option<&'static str>,
}

/// Returns every code, by the step that it concerns.
#[must_use]
pub fn groups(language: Lang) -> Vec<CodeGroup> {
    let mut groups: Vec<CodeGroup> = Vec::new();
    for code in Code::ALL {
        let label = label(*code);
        let view = view(language, *code);
        match groups.last_mut().filter(|group| group.label == label) {
            Some(group) => group.codes.push(view),
            None => groups.push(CodeGroup { label, codes: vec![view] }),
        }
    }
    groups
}

fn view(language: Lang, code: Code) -> CodeView {
    let wording = lang::diagnostic(language, &message(code));
    let (example, advice) = match shown(code) {
        Shown::Example(example) => (Some(example), None),
        Shown::Words(words) => (None, Some(words)),
    };
    CodeView {
        code: code.as_str(),
        name: lang::code_name(language, code),
        message: wording.message,
        help: wording.help,
        weight: weight(code),
        example: example.map(|example| Example { path: example.path.trim_start_matches("../"), ..example }),
        advice,
    }
}

fn label(code: Code) -> &'static str {
    match code.as_str().as_bytes().get(1) {
        Some(b'1') => "Tệp và thư mục",
        Some(b'2') => "Cách viết",
        Some(b'3') => "Số liệu và tham chiếu",
        Some(b'4') => "Trang chữ và báo cáo",
        Some(b'5') => "Thông tin không được hiển thị",
        _ => "Giao diện và các trang đã dựng",
    }
}

/// Says how grave a code is: most are errors.
fn weight(code: Code) -> &'static str {
    match code {
        Code::HiddenCharacter | Code::MoreThanMembers | Code::CountsBeginLater | Code::Gap => "Cảnh báo",
        Code::Private => "Lỗi ở bản công khai, cảnh báo ở bản nội bộ",
        _ => "Lỗi",
    }
}

/// Returns a message of that code: where there is an example, the very one that the example gives.
#[must_use]
pub fn message(code: Code) -> Message {
    let text = str::to_owned;
    let on = |year, month, day| NaiveDate::from_ymd_opt(year, month, day).unwrap_or_default();
    match code {
        Code::Unreadable => Message::Unreadable { reason: text("permission denied") },
        Code::NotUtf8 => Message::NotUtf8 { offset: 214 },
        Code::NotAPlainFile => Message::NotAPlainFile { kind: FileKind::SymbolicLink },
        Code::TooLarge => Message::TooLarge { size: 5_242_880, limit: crate::text::LARGEST_RECORD },
        Code::BadPlace => Message::BadPlace,
        Code::BadFileName => Message::BadFileName { stem: text("Chi bộ 1"), proposal: text("chi-bo-1") },
        Code::NoSettings => Message::NoSettings,
        Code::EmptyFile => Message::EmptyFile,
        Code::ActiveAttachment => Message::ActiveAttachment { ending: text("html") },
        Code::Syntax => Message::Syntax { detail: text("mapping values are not allowed in this context") },
        Code::Tab => Message::Tab,
        Code::AnchorOrAlias => Message::AnchorOrAlias,
        Code::Tag => Message::Tag,
        Code::SecondDocument => Message::SecondDocument,
        Code::TooDeep => Message::TooDeep { limit: 64 },
        Code::TooManyNodes => Message::TooManyNodes { limit: 100_000 },
        Code::UnknownKey => Message::UnknownKey {
            key: text("bienban"),
            allowed: vec![
                "ngay",
                "gio",
                "ket_thuc",
                "cap",
                "hinh_thuc",
                "trang_thai",
                "doi_tu",
                "can_cu",
                "van_ban",
                "dang_ky",
                "phan_cong",
                "cap_tren_du",
                "tham_du",
                "noi_dung",
                "cac_to",
                "bien_ban",
                "nghi_quyet",
                "gop_y",
                "su_co",
                "bi_mat",
                "ghi_chu",
                "ghi_chu_noi_bo",
            ],
            nearest: Some("bien_ban"),
        },
        Code::RepeatedKey => Message::RepeatedKey { key: text("bien_ban"), first_line: 5 },
        Code::MissingKey => Message::MissingKey { key: "trang_thai" },
        Code::WrongShape => Message::WrongShape { expected: Shape::List, found: Shape::Text },
        Code::Null => Message::Null { expected: Shape::Time },
        Code::UnknownWord => Message::UnknownWord {
            word: text("online"),
            allowed: vec!["truc_tiep", "truc_tuyen", "ket_hop", "to_dang"],
            nearest: None,
        },
        Code::BadDate => Message::BadDate { text: text("31/02/2024"), shape: DateShape::NotInCalendar },
        Code::BadTime => Message::BadTime { text: text("8h30") },
        Code::BadCount => Message::BadCount { text: text("41 đồng chí") },
        Code::OutOfRange => Message::OutOfRange { text: text("670"), least: 0, most: 100 },
        Code::BadBool => Message::BadBool { text: text("không") },
        Code::BadMonthDay => Message::BadMonthDay { text: text("31/01") },
        Code::BadId => Message::BadId { text: text("Chuyên viên 1"), proposal: text("chuyen-vien-1") },
        Code::NoFrontMatter => Message::NoFrontMatter,
        Code::HiddenCharacter => Message::HiddenCharacter { code: 0x200b },
        Code::BadAddress => Message::BadAddress { text: text("noi-bo.example") },
        Code::UnknownReference => Message::UnknownReference {
            to: Reference::Officer,
            name: text("btv-tochuc"),
            nearest: Some(text("btv-to-chuc")),
        },
        Code::RepeatedId => {
            Message::RepeatedId { of: Reference::Officer, name: text("cv-1"), other: (text("can-bo.yaml"), 3) }
        }
        Code::RepeatedMeeting => Message::RepeatedMeeting { date: on(2024, 3, 5), other_line: 3 },
        Code::OtherYear => Message::OtherYear { date: on(2023, 12, 29), year: 2024 },
        Code::EndBeforeStart => Message::EndBeforeStart { from: on(2024, 3, 1), until: on(2024, 2, 1) },
        Code::BadEndOfMeeting => Message::BadEndOfMeeting { has_start: true },
        Code::AttendanceSum => Message::AttendanceSum {
            whole: "trieu_tap",
            value: 40,
            parts: vec!["co_mat", "vang_co_ly_do", "vang_khong_ly_do"],
            sum: 39,
        },
        Code::MoreThanMembers => Message::MoreThanMembers { convened: 45, members: 43 },
        Code::PartAboveWhole => Message::PartAboveWhole { part: "dac_thu", value: 72, whole: 41 },
        Code::CountsBeginLater => Message::CountsBeginLater { from: on(2024, 6, 1) },
        Code::Overlap => Message::Overlap { other_line: 4 },
        Code::RepeatedEntry => Message::RepeatedEntry { name: text("cv-1"), other_line: 5 },
        Code::OutsideExistence => Message::OutsideExistence { date: on(2024, 3, 5) },
        Code::BadParent => Message::BadParent { kind: "chi_bo_truc_thuoc" },
        Code::FeedbackBeforeMeeting => Message::FeedbackBeforeMeeting { meeting: on(2024, 3, 5) },
        Code::NotForThisForm => Message::NotForThisForm { key: "cac_to" },
        Code::SessionOutsideMonth => Message::SessionOutsideMonth { date: on(2024, 4, 2), round: on(2024, 3, 5) },
        Code::NoScope => Message::NoScope,
        Code::RawHtml => Message::RawHtml,
        Code::UnsafeLink => Message::UnsafeLink { link: text("file:///C:/mau-dang-ky.csv") },
        Code::DeadLink => Message::DeadLink {
            link: text("../huong-dan/01-hd-dk.md"),
            nearest: Some(text("../huong-dan/01-hd-du.md")),
        },
        Code::Gap => Message::Gap,
        Code::UnknownFigure => Message::UnknownFigure { name: text("so_bui"), nearest: Some(text("so_buoi")) },
        Code::BadArgument => Message::BadArgument {
            figure: text("so_buoi"),
            argument: text("hinh_thuc"),
            allowed: text("truc_tiep | truc_tuyen | ket_hop | to_dang | truc_tuyen_ket_hop | thi_diem"),
        },
        Code::BadExpression => Message::BadExpression { detail: text("Found `}}` but expected identifier.") },
        Code::MarkdownTooDeep => Message::MarkdownTooDeep { limit: 64 },
        Code::BrokenSeal => Message::BrokenSeal { detail: text("expected `,` or `}` at line 12 column 3") },
        Code::EditedSeal => Message::EditedSeal,
        Code::ForeignSeal => Message::ForeignSeal { fault: SealFault::OtherReport { slug: text("danh-gia-2023") } },
        Code::NotSealed => Message::NotSealed { call: text("so_dot()") },
        Code::LostFigure => Message::LostFigure { call: text("so_dot()") },
        Code::Private => Message::Private { kind: PrivateData::Phone },
        Code::UnknownTheme => Message::UnknownTheme { name: text("mac-dnh"), nearest: Some(text("mac-dinh")) },
        Code::Template => Message::Template {
            detail: text("Field `khong_co` is not defined. Available fields: body, contents, is_draft, title"),
        },
        Code::BrokenSiteLink => {
            Message::BrokenSiteLink { page: text("trang/lien-he.html"), link: text("trang/lich.html") }
        }
        Code::SameAddress => Message::SameAddress { address: text("trang/lien-he.html") },
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_code_is_listed_once_with_an_example_of_its_own() {
        let groups = groups(Lang::Vi);
        let listed: Vec<_> = groups.iter().flat_map(|group| &group.codes).map(|code| code.code).collect();
        assert_eq!(listed, Code::ALL.iter().map(|code| code.as_str()).collect::<Vec<_>>());
        for code in Code::ALL {
            assert_eq!(message(*code).code(), *code);
        }
        assert_eq!(groups.len(), 6);
    }
}

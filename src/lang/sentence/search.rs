//! Words of the search: what its script says, kinds of entry, and titles of entries that no page words for itself.
//!
//! The script holds no words of its own; it is given these with the index. `{n}` stands for a number, `{q}` for what was
//! typed, `{s}` for the nearest words that are there.

/// What an entry of the search is: the kinds by which results can be narrowed down.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum SearchKind {
    /// A meeting.
    Meeting,
    /// A unit.
    Unit,
    /// The log book of a unit in a year.
    LogBook,
    /// A guidance document, or a heading of one.
    Guidance,
    /// A regulation.
    Regulation,
    /// A rule.
    Rule,
    /// A report, or a heading of one.
    Report,
    /// A page of figures, lists or verdicts.
    Figures,
    /// A chapter of the handbook, or a code.
    Handbook,
    /// Any other page, or a heading of one.
    Page,
}

impl SearchKind {
    /// All kinds, in the order of their numbers.
    pub const ALL: [Self; 10] = [
        Self::Meeting,
        Self::Unit,
        Self::LogBook,
        Self::Guidance,
        Self::Regulation,
        Self::Rule,
        Self::Report,
        Self::Figures,
        Self::Handbook,
        Self::Page,
    ];

    /// Returns its name.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Meeting => "Buổi sinh hoạt",
            Self::Unit => "Đơn vị",
            Self::LogBook => "Sổ nhật ký",
            Self::Guidance => "Hướng dẫn",
            Self::Regulation => "Quy định",
            Self::Rule => "Quy tắc",
            Self::Report => "Báo cáo",
            Self::Figures => "Tổng hợp",
            Self::Handbook => "Sổ tay",
            Self::Page => "Trang",
        }
    }
}

/// What the script of the search says, each under its key.
pub const SEARCH_WORDS: [(&str, &str); 16] = [
    ("label", "Từ cần tìm"),
    ("close", "Đóng"),
    ("note", "Gõ có dấu hay không dấu đều được; số văn bản tìm theo cả số hoặc một phần, ví dụ “08”."),
    ("keys", "Phím ↑ ↓ để chọn, Enter để mở, Esc để đóng."),
    ("loading", "Đang mở bảng tra…"),
    ("failed", "Không mở được bảng tra. Hãy thử lại, hoặc xem bảng từ A đến Y ở trang Tìm kiếm."),
    ("found", "{n} kết quả cho “{q}”"),
    ("near", "{n} kết quả gần đúng cho “{q}”, tìm theo “{s}”"),
    ("none", "Không tìm thấy “{q}”."),
    ("narrow", "Thu hẹp kết quả"),
    ("kind", "Loại trang"),
    ("unit", "Đơn vị"),
    ("year", "Năm"),
    ("all", "Tất cả"),
    ("more", "Xem thêm {n} kết quả"),
    ("results", "Kết quả"),
];

/// Returns what the log book of a year is called.
#[must_use]
pub fn log_book_of(year: i32) -> String {
    format!("Sổ nhật ký năm {year}")
}

/// Returns what the summary of a year is called.
#[must_use]
pub fn summary_of(year: i32) -> String {
    format!("Tổng hợp năm {year}")
}

/// Returns what the calendar of a year is called.
#[must_use]
pub fn calendar_of(year: i32) -> String {
    format!("Lịch sinh hoạt năm {year}")
}

/// Returns what the compliance page of a year is called.
#[must_use]
pub fn compliance_of(year: i32) -> String {
    format!("Tuân thủ năm {year}")
}

/// Returns what the page of a unit's lessons is called.
#[must_use]
pub fn lessons_of(unit: &str) -> String {
    format!("Kinh nghiệm rút ra từ góp ý: {unit}")
}

/// Returns how entries are told that rest on a document: `Hướng dẫn 08-HD/ĐUK, 20/02/2023`.
#[must_use]
pub fn dated(what: &str, on: chrono::NaiveDate) -> String {
    format!("{what}, {}", super::short(on))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn kinds_are_numbered_in_their_order() {
        for (number, kind) in SearchKind::ALL.into_iter().enumerate() {
            assert_eq!(kind as usize, number);
        }
    }
}

//! Wording of diagnostics: what is wrong, and what to write instead.
//!
//! Takes a message as facts, gives text of one line each. The languages differ in words only: which facts are named,
//! and how values are shown, is decided here.

use super::{Lang, en, vi};
use crate::diag::{Code, Message};

/// A diagnostic in words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Wording {
    /// What is wrong, with the value in backticks.
    pub message: String,
    /// What to write instead, with a small example.
    pub help: String,
}

/// Words a diagnostic.
#[must_use]
pub fn diagnostic(lang: Lang, message: &Message) -> Wording {
    match lang {
        Lang::Vi => vi::diagnostic(message),
        Lang::En => en::diagnostic(message),
    }
}

/// Returns the short name of a code, for lists and the handbook.
#[must_use]
pub fn code_name(lang: Lang, code: Code) -> &'static str {
    match lang {
        Lang::Vi => vi::code_name(code),
        Lang::En => en::code_name(code),
    }
}

/// Longest value shown in a message, in characters.
const LONGEST_VALUE: usize = 80;

/// Returns a value of a record in backticks, on one line: control characters and those that hide or reverse text are
/// written as escapes, a long value is cut.
pub(super) fn quoted(value: &str) -> String {
    let shown: String = value.chars().take(LONGEST_VALUE).map(visible).collect();
    let rest = if value.chars().nth(LONGEST_VALUE).is_some() { "…" } else { "" };
    format!("`{shown}{rest}`")
}

/// Returns the words in backticks, parted by commas.
pub(super) fn quoted_list(words: &[&str]) -> String {
    words.iter().map(|word| quoted(word)).collect::<Vec<_>>().join(", ")
}

/// Returns what another program said, on one line.
pub(super) fn one_line(detail: &str) -> String {
    let words: Vec<&str> = detail.split_whitespace().collect();
    words.join(" ").chars().map(visible).collect()
}

fn visible(sign: char) -> String {
    let hides =
        matches!(sign, '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{feff}');
    if sign.is_control() || hides { sign.escape_default().to_string() } else { sign.to_string() }
}

/// Returns an ISO date mended by noughts before single digits: `2024-3-5` becomes `2024-03-05`.
pub(super) fn padded_date(text: &str) -> Option<String> {
    let mut parts = text.trim().split('-');
    let (year, month, day) = (parts.next()?, parts.next()?, parts.next()?);
    let is_number = |part: &str| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit());
    let fits = parts.next().is_none() && [year, month, day].into_iter().all(is_number);
    fits.then(|| format!("{year}-{month:0>2}-{day:0>2}"))
}

/// Returns a line to copy for a required key.
pub(super) fn example_line(key: &str) -> String {
    let value = match key {
        "ten" => "Chi bộ 1",
        "co_quan" => "Đảng ủy Khối các cơ quan tỉnh",
        "co_quan_ban_hanh" => "Ban Thường vụ Đảng ủy Khối",
        "quy_dinh" => "[08-hd-duk]",
        "giai_doan" => "{tu: 2023-02-20, den: 2025-06-30}",
        "hieu_luc" => "{tu: 2023-02-20}",
        "tu" => "2023-02-20",
        "den" => "2025-06-30",
        "ma" => "cv-1",
        "vai_tro" => "chuyen_vien",
        "chuc_danh" => "Chuyên viên Ban Tổ chức",
        "so_hieu" => "08-HD/ĐUK",
        "trich_yeu" => "Hướng dẫn thí điểm sinh hoạt đảng trực tuyến",
        "ngay_ban_hanh" => "2023-02-20",
        "ap_dung" => "[chi_bo_co_so]",
        "toi_da" => "3",
        "cap" => "[toan_the, cap_uy]",
        "hinh_thuc" => "truc_tiep",
        "trang_thai" => "da_hop",
        "tong" => "41",
        "ngay" => "2024-03-05",
        "dat" => "true",
        "dang_so" => "21",
        "can_bo" => "cv-1",
        "buoi" => "[]",
        "chu_de" => "Đánh giá công tác tháng",
        "loai" => "thuong-ky",
        "to" => "Tổ đảng số 1",
        "trieu_tap" => "40",
        "co_mat" => "38",
        "vang_co_ly_do" => "2",
        "vang_khong_ly_do" => "0",
        "tieu_de" => "Giới thiệu",
        "nam" => "2024",
        "truc_thuoc" => "cuc-thue",
        "toan_tu" => "\">\"",
        "tu_so" => "1",
        "mau_so" => "2",
        "gia_tri" => "50",
        _ => "…",
    };
    format!("`{key}: {value}`")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_code_has_a_name_of_its_own() {
        for lang in [Lang::Vi, Lang::En] {
            let names: std::collections::BTreeSet<_> = Code::ALL.iter().map(|code| code_name(lang, *code)).collect();
            assert_eq!(names.len(), Code::ALL.len());
        }
    }

    #[test]
    fn values_are_shown_on_one_line_without_hidden_signs() {
        for (value, shown) in [
            ("Đảng", "`Đảng`"),
            ("a\u{1b}[31mb\n\tc", "`a\\u{1b}[31mb\\n\\tc`"),
            ("a\u{202e}b\u{200b}", "`a\\u{202e}b\\u{200b}`"),
            ("", "``"),
        ] {
            assert_eq!(quoted(value), shown);
        }
        assert_eq!(quoted(&"x".repeat(81)), format!("`{}…`", "x".repeat(80)));
        assert_eq!(quoted_list(&["a", "b"]), "`a`, `b`");
    }

    #[test]
    fn what_others_say_stays_on_one_line() {
        assert_eq!(one_line(" error:\n  --> a\u{7}:1\n"), "error: --> a\\u{7}:1");
    }

    #[test]
    fn single_digits_of_a_date_are_padded() {
        assert_eq!(padded_date("2024-3-5").as_deref(), Some("2024-03-05"));
        assert_eq!(padded_date("2024-3"), None);
        assert_eq!(padded_date("2024-3-5-1"), None);
        assert_eq!(padded_date("2024-b-5"), None);
    }
}

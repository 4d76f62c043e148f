//! Sentences about sealed reports.

use super::{count, on_full};
use chrono::NaiveDate;

/// A sealed report.
#[derive(Clone, Copy, Debug)]
pub struct SealState {
    /// As of which day its figures are.
    pub as_of: NaiveDate,
    /// Sealed figures.
    pub figures: usize,
    /// Whether they were compared with the records.
    pub is_compared: bool,
    /// Records corrected, added or taken away since.
    pub corrected: usize,
    /// Figures that these would change.
    pub changes: usize,
}

/// Returns what the seal of a report says: `Số liệu của báo cáo được niêm phong khi ban hành …`.
#[must_use]
pub fn seal_lead(state: SealState) -> String {
    let SealState { as_of, figures, is_compared, corrected, changes } = state;
    let sealed = format!(
        "Báo cáo giữ nguyên {} như khi ban hành, tính đến {}.",
        count(figures, "số liệu, bảng, biểu và điều kiện"),
        on_full(as_of)
    );
    let since = match (is_compared, corrected, changes) {
        (false, ..) => "Chưa đối chiếu với hồ sơ, vì trang tính đến một ngày sớm hơn.".to_owned(),
        (true, 0, 0) => "Hồ sơ từ đó không thay đổi.".to_owned(),
        (true, corrected, 0) => {
            format!("Từ đó có {} được sửa hoặc bổ sung, không làm thay đổi số nào.", count(corrected, "bản ghi"))
        }
        (true, 0, changes) => format!("Tính lại thì {} khác đi.", count(changes, "mục")),
        (true, corrected, changes) => format!(
            "Từ đó có {} được sửa hoặc bổ sung; tính lại theo hồ sơ hiện nay thì {} khác đi.",
            count(corrected, "bản ghi"),
            count(changes, "mục")
        ),
    };
    format!("{sealed} {since}")
}

/// Returns that a seal was lifted, and why.
#[must_use]
pub fn seal_lifted(reason: &str) -> String {
    let end = if reason.ends_with(['.', '!', '?', '…']) { "" } else { "." };
    format!("Niêm phong số liệu đã được gỡ: {reason}{end} Số liệu dưới đây tính theo hồ sơ hiện nay.")
}

/// Says that the issued figures cannot be shown.
pub const SEAL_BROKEN: &str = "Không đọc được niêm phong của báo cáo này, nên số liệu dưới đây tính theo hồ sơ hiện nay, không phải số đã ban hành.";

/// What became of a record since a sealing, as a word before its name.
pub const CORRECTED: &str = "Sửa";
/// A record that was added.
pub const ADDED: &str = "Thêm";
/// A record that is gone.
pub const REMOVED: &str = "Bỏ";

/// Names a figure by how it stands in the text, given its call: `Bảng: Số buổi …`.
#[must_use]
pub fn labelled(call: &str, description: &str) -> String {
    let kind = match call.split('(').next() {
        Some("bang") => "Bảng: ",
        Some("bieu") => "Biểu đồ: ",
        Some("gia_tri") => "Điều kiện của câu: ",
        _ => "",
    };
    format!("{kind}{description}")
}

/// Returns what a figure counts; where it was issued otherwise than the records give it today, that too.
#[must_use]
pub fn grounds_of(description: &str, now: Option<&str>) -> String {
    match now {
        Some(now) => format!("{description}. Số trong báo cáo là số đã ban hành; hồ sơ hiện nay cho: {now}"),
        None => description.to_owned(),
    }
}

/// Returns how many more there are than are shown: `và 12 ô khác`.
#[must_use]
pub fn and_more(number: usize, noun: &str) -> String {
    format!("và {} khác", count(number, noun))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_seal_says_what_became_of_its_figures() {
        let as_of = NaiveDate::from_ymd_opt(2025, 6, 30).expect("a day");
        let state = SealState { as_of, figures: 41, is_compared: true, corrected: 0, changes: 0 };
        let plain = |state| seal_lead(state).replace('\u{a0}', " ");
        let sealed =
            "Báo cáo giữ nguyên 41 số liệu, bảng, biểu và điều kiện như khi ban hành, tính đến ngày 30/06/2025.";
        assert_eq!(plain(state), format!("{sealed} Hồ sơ từ đó không thay đổi."));
        assert_eq!(
            plain(SealState { corrected: 1, changes: 3, ..state }),
            format!(
                "{sealed} Từ đó có 01 bản ghi được sửa hoặc bổ sung; tính lại theo hồ sơ hiện nay thì 03 mục khác đi."
            )
        );
        assert_eq!(
            seal_lifted("sai số buổi"),
            "Niêm phong số liệu đã được gỡ: sai số buổi. Số liệu dưới đây tính theo hồ sơ hiện nay."
        );
    }
}

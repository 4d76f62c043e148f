//! Sentences of the pages that gather records: lessons, changes and the index.

use super::{count, joined};
use crate::lang::number::{grouped, prose};

/// What the page of lessons gathers.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Gathered {
    /// Meetings with comments.
    pub meetings: usize,
    /// Units with comments.
    pub units: usize,
    /// Strengths, limitations and lessons that say something.
    pub entries: [usize; 3],
    /// Entries that only say that there is nothing, in the same order.
    pub trivial: [usize; 3],
}

/// Says how the entries part into strengths, limitations and lessons; none without entries.
#[must_use]
pub fn lesson_parts(gathered: &Gathered) -> Option<String> {
    let [strengths, limitations, lessons] = gathered.entries;
    let parts = [(strengths, "ưu điểm"), (limitations, "hạn chế"), (lessons, "kinh nghiệm")];
    let parts: Vec<String> = parts.into_iter().filter(|(n, _)| *n > 0).map(|(n, noun)| count(n, noun)).collect();
    (!parts.is_empty()).then(|| format!("Gồm {}.", joined(&parts)))
}

/// Says how many entries were counted and not listed; none when there are none.
#[must_use]
pub fn trivial_entries(gathered: &Gathered) -> Option<String> {
    let named = ["ưu điểm", "hạn chế", "kinh nghiệm"].into_iter().zip(gathered.trivial);
    let parts: Vec<_> =
        named.filter(|(_, count)| *count > 0).map(|(name, count)| format!("{name} {}", grouped(count))).collect();
    let total: usize = gathered.trivial.iter().sum();
    (total > 0).then(|| {
        let total = prose(total);
        format!("{total} mục chỉ ghi “không có” hoặc tương tự được đếm, không liệt kê ({}).", parts.join(", "))
    })
}

/// Says how many meetings were left out of what is gathered; none when there are none.
#[must_use]
pub fn meetings_left_out(meetings: usize) -> Option<String> {
    (meetings > 0)
        .then(|| format!("{} sinh hoạt bị loại vì có lỗi, nên góp ý có thể chưa đủ.", count(meetings, "bản ghi")))
}

/// Says how many pages were left out of a list; none when there are none.
#[must_use]
pub fn pages_left_out(pages: usize) -> Option<String> {
    (pages > 0).then(|| format!("{} bị loại vì có lỗi, nên danh sách chưa đủ.", count(pages, "tệp")))
}

/// Says how many entries the index has.
#[must_use]
pub fn index_lead(entries: usize) -> String {
    match entries {
        0 => "Chưa có gì để tra cứu.".to_owned(),
        some => format!("{} mục, xếp theo thứ tự chữ cái tiếng Việt.", prose(some)),
    }
}

/// Says when the tree was last changed, `on` in short form, and how many files the last change touched; none without git.
#[must_use]
pub fn changes_lead(last: Option<(&str, usize)>) -> String {
    match last {
        None => "Cây nội dung chưa nằm trong git nên chưa biết tệp nào được sửa khi nào.".to_owned(),
        Some((on, files)) => format!("Lần sửa gần nhất là ngày\u{a0}{on}, ở {} tệp.", prose(files)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lessons_are_summed_up_in_a_sentence() {
        let gathered = Gathered { meetings: 12, units: 5, entries: [9, 10, 0], trivial: [0, 2, 1] };
        assert_eq!(lesson_parts(&gathered).as_deref(), Some("Gồm 09 ưu điểm và 10 hạn chế."));
        let trivial = "03 mục chỉ ghi “không có” hoặc tương tự được đếm, không liệt kê (hạn chế 2, kinh nghiệm 1).";
        assert_eq!(trivial_entries(&gathered).as_deref(), Some(trivial));
        assert_eq!(trivial_entries(&Gathered::default()), None);
        assert_eq!(lesson_parts(&Gathered::default()), None);
    }

    #[test]
    fn the_last_change_is_named_where_git_knows_it() {
        assert_eq!(changes_lead(Some(("30/06/2025", 3))), "Lần sửa gần nhất là ngày\u{a0}30/06/2025, ở 03 tệp.");
        assert!(changes_lead(None).contains("chưa nằm trong git"));
        assert_eq!(pages_left_out(0), None);
        assert_eq!(pages_left_out(2).as_deref(), Some("02 tệp bị loại vì có lỗi, nên danh sách chưa đủ."));
        let left = "01 bản ghi sinh hoạt bị loại vì có lỗi, nên góp ý có thể chưa đủ.";
        assert_eq!(meetings_left_out(1).as_deref(), Some(left));
        assert_eq!(index_lead(214), "214 mục, xếp theo thứ tự chữ cái tiếng Việt.");
    }
}

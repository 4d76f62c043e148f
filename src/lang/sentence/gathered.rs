//! First sentences of the pages that gather records: lessons, guidance, reports, changes, the index and the handbook.

use crate::lang::number::prose;

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

/// Says how much is gathered, over all units.
#[must_use]
pub fn lessons_lead(gathered: &Gathered) -> String {
    if gathered.meetings == 0 {
        return "Chưa có buổi nào được góp ý.".to_owned();
    }
    let units = prose(gathered.units);
    format!("Từ góp ý sau {} buổi của {units}\u{a0}đơn vị, có {}.", prose(gathered.meetings), parts(gathered.entries))
}

/// Says how much is gathered of one unit.
#[must_use]
pub fn lessons_of_unit_lead(gathered: &Gathered) -> String {
    if gathered.meetings == 0 {
        return "Chưa có buổi nào được góp ý.".to_owned();
    }
    format!("Từ góp ý sau {} buổi của đơn vị, có {}.", prose(gathered.meetings), parts(gathered.entries))
}

fn parts([strengths, limitations, lessons]: [usize; 3]) -> String {
    let parts = [prose(strengths), prose(limitations), prose(lessons)];
    format!("{}\u{a0}ưu điểm, {}\u{a0}hạn chế và {}\u{a0}kinh nghiệm", parts[0], parts[1], parts[2])
}

/// Says how many entries were counted and not listed; none when there are none.
#[must_use]
pub fn trivial_entries(gathered: &Gathered) -> Option<String> {
    let named = ["ưu điểm", "hạn chế", "kinh nghiệm"].into_iter().zip(gathered.trivial);
    let parts: Vec<_> = named.filter(|(_, count)| *count > 0).map(|(name, count)| format!("{name} {count}")).collect();
    let total: usize = gathered.trivial.iter().sum();
    (total > 0).then(|| {
        let total = prose(total);
        format!("{total} mục chỉ ghi “không có” hoặc tương tự được đếm, không liệt kê ({}).", parts.join(", "))
    })
}

/// Says how many documents the list of guidance has and how many of them are in force.
#[must_use]
pub fn guidance_lead(documents: usize, in_force: usize) -> String {
    match (documents, in_force) {
        (0, _) => "Chưa có văn bản hướng dẫn nào.".to_owned(),
        (all, some) if all == some => format!("Có {} văn bản, đều đang có hiệu lực.", prose(all)),
        (all, 0) => format!("Có {} văn bản, không văn bản nào đang có hiệu lực.", prose(all)),
        (all, some) => format!("Có {} văn bản, trong đó {} đang có hiệu lực.", prose(all), prose(some)),
    }
}

/// Says how many reports were issued and how many are drafts.
#[must_use]
pub fn reports_lead(issued: usize, drafts: usize) -> String {
    match (issued, drafts) {
        (0, 0) => "Chưa có báo cáo nào.".to_owned(),
        (some, 0) => format!("Có {} báo cáo, đều đã ban hành.", prose(some)),
        (0, some) => format!("Có {} báo cáo, đều còn là dự thảo.", prose(some)),
        (one, two) => format!("{} báo cáo đã ban hành, {} còn là dự thảo.", prose(one), prose(two)),
    }
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
        let all = "Từ góp ý sau 12 buổi của 05\u{a0}đơn vị, có 09\u{a0}ưu điểm, 10\u{a0}hạn chế và 0\u{a0}kinh nghiệm.";
        assert_eq!(lessons_lead(&gathered), all);
        assert!(lessons_of_unit_lead(&gathered).starts_with("Từ góp ý sau 12 buổi của đơn vị, có 09"));
        let trivial = "03 mục chỉ ghi “không có” hoặc tương tự được đếm, không liệt kê (hạn chế 2, kinh nghiệm 1).";
        assert_eq!(trivial_entries(&gathered).as_deref(), Some(trivial));
        assert_eq!(trivial_entries(&Gathered::default()), None);
        assert_eq!(lessons_lead(&Gathered::default()), "Chưa có buổi nào được góp ý.");
    }

    #[test]
    fn documents_are_counted_by_their_state() {
        for (all, some, text) in [
            (0, 0, "Chưa có văn bản hướng dẫn nào."),
            (2, 2, "Có 02 văn bản, đều đang có hiệu lực."),
            (2, 0, "Có 02 văn bản, không văn bản nào đang có hiệu lực."),
            (12, 3, "Có 12 văn bản, trong đó 03 đang có hiệu lực."),
        ] {
            assert_eq!(guidance_lead(all, some), text);
        }
        for (issued, drafts, text) in [
            (0, 0, "Chưa có báo cáo nào."),
            (3, 0, "Có 03 báo cáo, đều đã ban hành."),
            (0, 1, "Có 01 báo cáo, đều còn là dự thảo."),
            (2, 1, "02 báo cáo đã ban hành, 01 còn là dự thảo."),
        ] {
            assert_eq!(reports_lead(issued, drafts), text);
        }
    }

    #[test]
    fn the_last_change_is_named_where_git_knows_it() {
        assert_eq!(changes_lead(Some(("30/06/2025", 3))), "Lần sửa gần nhất là ngày\u{a0}30/06/2025, ở 03 tệp.");
        assert!(changes_lead(None).contains("chưa nằm trong git"));
        assert_eq!(index_lead(214), "214 mục, xếp theo thứ tự chữ cái tiếng Việt.");
    }
}

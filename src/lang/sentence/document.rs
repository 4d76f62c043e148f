//! Sentences about guidance, reports and lessons.

use super::{count, joined};

/// Returns how many documents there are and how many are in force.
#[must_use]
pub fn guidance_lead(documents: usize, in_force: usize) -> String {
    match (documents, in_force) {
        (0, _) => "Chưa có văn bản nào.".to_owned(),
        (1, 1) => "01 văn bản, đang có hiệu lực.".to_owned(),
        (all, 0) => format!("{}, không văn bản nào còn hiệu lực.", count(all, "văn bản")),
        (all, some) if all == some => format!("{}, đều đang có hiệu lực.", count(all, "văn bản")),
        (all, some) => format!("{}, trong đó {} đang có hiệu lực.", count(all, "văn bản"), count(some, "văn bản")),
    }
}

/// The reports.
#[derive(Clone, Copy, Debug)]
pub struct Reports {
    /// Issued.
    pub issued: usize,
    /// Drafts.
    pub drafts: usize,
    /// Parts of drafts that a person still has to write.
    pub gaps: usize,
}

/// Returns how many reports are issued and what the drafts lack.
#[must_use]
pub fn reports_lead(reports: Reports) -> String {
    let Reports { issued, drafts, gaps } = reports;
    let lacking = match gaps {
        0 => String::new(),
        some => format!(" còn {} phải bổ sung", count(some, "phần")),
    };
    let issued = (issued > 0).then(|| count(issued, "báo cáo đã ban hành"));
    let drafts = (drafts > 0).then(|| format!("{}{lacking}", count(drafts, "dự thảo")));
    let parts: Vec<String> = [issued, drafts].into_iter().flatten().collect();
    if parts.is_empty() { "Chưa có báo cáo nào.".to_owned() } else { format!("{}.", joined(&parts)) }
}

/// The comments gathered.
#[derive(Clone, Copy, Debug)]
pub struct Lessons {
    /// Single comments.
    pub comments: usize,
    /// Meetings from which they come.
    pub meetings: usize,
    /// Units of those meetings.
    pub units: usize,
}

/// Returns where the comments come from.
#[must_use]
pub fn lessons_lead(lessons: Lessons) -> String {
    let Lessons { comments, meetings, units } = lessons;
    match comments {
        0 => "Chưa có góp ý nào được ghi.".to_owned(),
        some => {
            format!("{} từ {} của {}.", count(some, "ý kiến góp ý"), count(meetings, "buổi"), count(units, "đơn vị"))
        }
    }
}

/// What stands in the PDF of a report that could not be set.
pub const NO_PDF: &str = "Không dựng được bản PDF của báo cáo này; xem trang của báo cáo hoặc bản Word. Nguyên nhân:";

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn documents_tell_what_is_in_force() {
        for (documents, in_force, text) in [
            (0, 0, "Chưa có văn bản nào."),
            (1, 1, "01 văn bản, đang có hiệu lực."),
            (1, 0, "01 văn bản, không văn bản nào còn hiệu lực."),
            (5, 3, "05 văn bản, trong đó 03 văn bản đang có hiệu lực."),
            (12, 12, "12 văn bản, đều đang có hiệu lực."),
        ] {
            assert_eq!(guidance_lead(documents, in_force), text);
        }
    }

    #[test]
    fn reports_tell_what_drafts_lack() {
        for ((issued, drafts, gaps), text) in [
            ((0, 0, 0), "Chưa có báo cáo nào."),
            ((1, 0, 0), "01 báo cáo đã ban hành."),
            ((0, 1, 0), "01 dự thảo."),
            ((2, 1, 3), "02 báo cáo đã ban hành và 01 dự thảo còn 03 phần phải bổ sung."),
        ] {
            assert_eq!(reports_lead(Reports { issued, drafts, gaps }), text);
        }
    }

    #[test]
    fn lessons_tell_where_they_come_from() {
        for ((comments, meetings, units), text) in [
            ((0, 0, 0), "Chưa có góp ý nào được ghi."),
            ((1, 1, 1), "01 ý kiến góp ý từ 01 buổi của 01 đơn vị."),
            ((75, 25, 6), "75 ý kiến góp ý từ 25 buổi của 06 đơn vị."),
        ] {
            assert_eq!(lessons_lead(Lessons { comments, meetings, units }), text);
        }
    }
}

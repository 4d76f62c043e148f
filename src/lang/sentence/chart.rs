//! Titles and descriptions of charts: the title says what the chart shows, the description has the values in words.

use super::of_all;
use crate::lang::number::{grouped, percent_tenths, prose};
use crate::lang::words::as_sentence;
use std::cmp::Ordering;

/// Unit of measure of charts that count meetings of the pilot.
pub const AXIS_UNIT_MEETINGS: &str = "Đơn vị: buổi; một đợt theo tổ đảng là một lần. Không kể sinh hoạt trực tiếp.";

/// A rate with its place in time.
#[derive(Clone, Copy, Debug)]
pub struct RatePoint<'a> {
    /// Where in time.
    pub label: &'a str,
    /// The rate in tenths of a per cent; none where nobody was convened.
    pub tenths: Option<u32>,
}

/// Meetings of the pilot of one year or unit.
#[derive(Clone, Copy, Debug)]
pub struct FormCounts<'a> {
    /// Which year or unit, e.g. `năm 2023`.
    pub label: &'a str,
    /// Online.
    pub online: u32,
    /// Hybrid.
    pub hybrid: u32,
    /// By group.
    pub by_group: u32,
}

impl FormCounts<'_> {
    fn total(&self) -> u32 {
        self.online + self.hybrid + self.by_group
    }
}

/// Meetings of a year in a chart of years.
#[derive(Clone, Copy, Debug)]
pub struct YearCounts<'a> {
    /// The year, e.g. `2024` or `2025 (đến 30/06/2025)`.
    pub label: &'a str,
    /// Whether the chart has all of its days.
    pub is_whole: bool,
    /// Online and hybrid.
    pub online: u64,
    /// By group.
    pub by_group: u64,
    /// Of every form.
    pub all: u64,
}

/// Returns what the meetings of the last year came to, against the year before where the chart has the whole of both:
/// `Năm 2024 các đơn vị họp trực tuyến, kết hợp 13 buổi, tăng 2 so với năm 2023; theo tổ đảng 06 đợt`.
#[must_use]
pub fn years_title(years: &[YearCounts<'_>]) -> String {
    let Some(last) = years.last() else { return "Chưa có năm nào để nêu số buổi".to_owned() };
    if last.all == 0 && years.iter().all(|year| year.all == 0) {
        return "Chưa có buổi sinh hoạt nào đã họp".to_owned();
    }
    let before = years.iter().rev().nth(1).filter(|before| before.is_whole && last.is_whole);
    let change = before.map_or_else(String::new, |before| {
        let by = grouped(last.online.abs_diff(before.online));
        match last.online.cmp(&before.online) {
            Ordering::Greater => format!(", tăng {by} so với năm {}", before.label),
            Ordering::Less => format!(", giảm {by} so với năm {}", before.label),
            Ordering::Equal => format!(", bằng năm {}", before.label),
        }
    });
    let online = prose(i64::try_from(last.online).unwrap_or(i64::MAX));
    let groups = match last.by_group {
        0 => String::new(),
        some => format!("; theo tổ đảng {} đợt", prose(i64::try_from(some).unwrap_or(i64::MAX))),
    };
    format!("Năm {} các đơn vị họp trực tuyến, kết hợp {online} buổi{change}{groups}", last.label)
}

/// Returns which rule has the most findings: `Quy tắc FBK-02 có nhiều phát hiện nhất: 05 trong 15`.
#[must_use]
pub fn findings_title(rules: &[(&str, u64)]) -> String {
    let all: u64 = rules.iter().map(|(_, findings)| findings).sum();
    let most = rules.iter().map(|(_, findings)| *findings).max().unwrap_or(0);
    let leading: Vec<String> =
        rules.iter().filter(|(_, findings)| *findings == most).map(|(rule, _)| (*rule).to_owned()).collect();
    let shown = |number: u64| prose(i64::try_from(number).unwrap_or(i64::MAX));
    match (all, leading.as_slice()) {
        (0, _) => "Không có phát hiện nào".to_owned(),
        (_, [one]) if most == all => format!("Mọi phát hiện đều thuộc quy tắc {one}: {}", shown(all)),
        (_, [one]) => format!("Quy tắc {one} có nhiều phát hiện nhất: {} trong {}", shown(most), shown(all)),
        (_, several) if several.len() > 3 => {
            format!(
                "{} quy tắc cùng có nhiều phát hiện nhất, mỗi quy tắc {} trong {}",
                shown(several.len() as u64),
                shown(most),
                shown(all)
            )
        }
        (_, several) => format!(
            "Các quy tắc {} có nhiều phát hiện nhất: mỗi quy tắc {} trong {}",
            super::joined(several),
            shown(most),
            shown(all)
        ),
    }
}

/// Returns how a rate went from the first to the last point that has one.
#[must_use]
pub fn rate_title(subject: &str, points: &[RatePoint<'_>]) -> String {
    let mut known = points.iter().filter_map(|point| {
        let tenths = point.tenths?;
        Some((point.label.to_owned(), u64::from(tenths), percent_tenths(tenths)))
    });
    let first = known.next();
    let last = known.next_back().or_else(|| first.clone());
    trend(subject, first, last)
}

/// Returns which form of the pilot was used most: `Hình thức dùng nhiều nhất là trực tuyến: 23 trong 41 buổi`.
#[must_use]
pub fn forms_title(online: u32, hybrid: u32, by_group: u32) -> String {
    let total = online + hybrid + by_group;
    let forms = [(online, "trực tuyến"), (hybrid, "kết hợp"), (by_group, "theo tổ đảng")];
    let most = online.max(hybrid).max(by_group);
    let leading: Vec<String> =
        forms.into_iter().filter(|(number, _)| *number == most).map(|(_, name)| name.to_owned()).collect();
    match (total, leading.as_slice()) {
        (0, _) => "Chưa có buổi thí điểm nào đã họp".to_owned(),
        (_, [one]) => format!("Hình thức dùng nhiều nhất là {one}: {} trong {} buổi", prose(most), prose(total)),
        (_, several) => {
            format!("Các hình thức dùng nhiều nhất là {}: mỗi hình thức {} buổi", super::joined(several), prose(most))
        }
    }
}

/// Returns how many units still have meetings left: `07 trong 08 đơn vị còn trong hạn mức năm 2025`.
#[must_use]
pub fn caps_title(within: usize, units: usize, year: i32) -> String {
    match (within, units) {
        (_, 0) => format!("Chưa có đơn vị nào có hạn mức năm {year}"),
        (0, _) => format!("Không còn đơn vị nào trong hạn mức năm {year}"),
        _ => as_sentence(&format!("{} còn trong hạn mức năm {year}", of_all(within, units, "đơn vị"))),
    }
}

/// Returns the values of a chart of forms: `Năm 2023: trực tuyến 6, kết hợp 2, theo tổ đảng 4, cộng 12; năm 2024: …`.
#[must_use]
pub fn forms_desc(rows: &[FormCounts<'_>]) -> String {
    let rows = rows.iter().map(|row| {
        let FormCounts { label, online, hybrid, by_group } = row;
        format!("{label}: trực tuyến {online}, kết hợp {hybrid}, theo tổ đảng {by_group}, cộng {}", row.total())
    });
    listed(rows.collect())
}

/// Returns the values of one series of rates; a gap is told as such.
#[must_use]
pub fn rates_desc(points: &[RatePoint<'_>]) -> String {
    let told = |point: &RatePoint<'_>| point.tenths.map_or_else(|| "không có số liệu".to_owned(), percent_tenths);
    listed(points.iter().map(|point| format!("{}: {}", point.label, told(point))).collect())
}

/// Returns the note of a chart whose axis does not begin at 0: `Trục đứng bắt đầu từ 94%.`
#[must_use]
pub fn axis_begins_at(percent: u32) -> String {
    format!("Trục đứng bắt đầu từ {percent}%.")
}

type Worded = (String, u64, String);

fn trend(subject: &str, first: Option<Worded>, last: Option<Worded>) -> String {
    let (Some((early, from, from_text)), Some((late, to, to_text))) = (first, last) else {
        return format!("{subject}: chưa có số liệu");
    };
    if early == late {
        return format!("{subject} {late}: {to_text}");
    }
    match to.cmp(&from) {
        Ordering::Greater => format!("{subject} tăng từ {from_text} ({early}) lên {to_text} ({late})"),
        Ordering::Less => format!("{subject} giảm từ {from_text} ({early}) xuống {to_text} ({late})"),
        Ordering::Equal => format!("{subject} ở {early} và {late} bằng nhau: {to_text}"),
    }
}

fn listed(rows: Vec<String>) -> String {
    if rows.is_empty() { "Chưa có số liệu.".to_owned() } else { format!("{}.", as_sentence(&rows.join("; "))) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn titles_of_rates_skip_gaps() {
        let points = [("quý I", None), ("quý II", Some(952)), ("quý III", Some(981)), ("quý IV", None)]
            .map(|(label, tenths)| RatePoint { label, tenths });
        assert_eq!(rate_title("Tỷ lệ dự", &points), "Tỷ lệ dự tăng từ 95,2% (quý II) lên 98,1% (quý III)");
        assert_eq!(rate_title("Tỷ lệ dự", &points[..2]), "Tỷ lệ dự quý II: 95,2%");
        assert_eq!(rate_title("Tỷ lệ dự", &points[..1]), "Tỷ lệ dự: chưa có số liệu");
        assert_eq!(rates_desc(&points[..2]), "Quý I: không có số liệu; quý II: 95,2%.");
    }

    #[test]
    fn the_last_year_is_compared_only_with_a_whole_one() {
        let year = |label, is_whole, online| YearCounts { label, is_whole, online, by_group: 6, all: 90 };
        let (early, late) = (year("2023", true, 11), year("2024", true, 13));
        let half = year("2025 (đến 30/06/2025)", false, 7);
        assert_eq!(
            years_title(&[early, late]),
            "Năm 2024 các đơn vị họp trực tuyến, kết hợp 13 buổi, tăng 2 so với năm 2023; theo tổ đảng 06 đợt"
        );
        assert_eq!(
            years_title(&[late, half]),
            "Năm 2025 (đến 30/06/2025) các đơn vị họp trực tuyến, kết hợp 07 buổi; theo tổ đảng 06 đợt"
        );
        assert_eq!(years_title(&[]), "Chưa có năm nào để nêu số buổi");
    }

    #[test]
    fn the_rule_with_most_findings_is_named() {
        assert_eq!(findings_title(&[]), "Không có phát hiện nào");
        assert_eq!(
            findings_title(&[("FBK-02", 5), ("REG-01", 2)]),
            "Quy tắc FBK-02 có nhiều phát hiện nhất: 05 trong 07"
        );
        assert_eq!(findings_title(&[("REG-01", 2)]), "Mọi phát hiện đều thuộc quy tắc REG-01: 02");
        assert_eq!(
            findings_title(&[("FBK-02", 2), ("REG-01", 2)]),
            "Các quy tắc FBK-02 và REG-01 có nhiều phát hiện nhất: mỗi quy tắc 02 trong 04"
        );
    }

    #[test]
    fn forms_are_compared() {
        assert_eq!(forms_title(23, 4, 14), "Hình thức dùng nhiều nhất là trực tuyến: 23 trong 41 buổi");
        assert_eq!(
            forms_title(2, 0, 2),
            "Các hình thức dùng nhiều nhất là trực tuyến và theo tổ đảng: mỗi hình thức 02 buổi"
        );
        assert_eq!(forms_title(0, 0, 0), "Chưa có buổi thí điểm nào đã họp");
    }

    #[test]
    fn caps_are_told_by_units() {
        assert_eq!(caps_title(7, 8, 2025), "07 trong 08 đơn vị còn trong hạn mức năm 2025");
        assert_eq!(caps_title(8, 8, 2025), "Cả 08 đơn vị còn trong hạn mức năm 2025");
        assert_eq!(caps_title(0, 8, 2025), "Không còn đơn vị nào trong hạn mức năm 2025");
        assert_eq!(caps_title(0, 0, 2025), "Chưa có đơn vị nào có hạn mức năm 2025");
    }

    #[test]
    fn descriptions_hold_every_value() {
        let rows = [
            FormCounts { label: "năm 2023", online: 6, hybrid: 2, by_group: 4 },
            FormCounts { label: "năm 2024", online: 11, hybrid: 1, by_group: 7 },
        ];
        assert_eq!(
            forms_desc(&rows),
            "Năm 2023: trực tuyến 6, kết hợp 2, theo tổ đảng 4, cộng 12; năm 2024: trực tuyến 11, kết hợp 1, theo tổ đảng 7, cộng 19."
        );
        assert_eq!(forms_desc(&[]), "Chưa có số liệu.");
        assert_eq!(axis_begins_at(94), "Trục đứng bắt đầu từ 94%.");
    }
}

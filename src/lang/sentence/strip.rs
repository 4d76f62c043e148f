//! The words of a unit's year strip: its note, and what it shows for those who do not see it.

use crate::lang::words::as_sentence;

/// A month with the meetings in it: kind in words, and how many.
#[derive(Clone, Debug)]
pub struct StripMonth {
    /// From 1.
    pub number: u32,
    /// Kinds that occur.
    pub kinds: Vec<(&'static str, u32)>,
}

/// Returns the note below the title; `now` is the month of the as-of date, if it lies in the year.
#[must_use]
pub fn strip_note(now: Option<u32>) -> String {
    let counted = "Mỗi ký hiệu là một buổi; nhiều buổi cùng loại thì số buổi ghi bên cạnh.";
    match now {
        Some(12) => format!("{counted} Tháng của số liệu, tháng 12, được tô nền."),
        Some(month) => {
            format!("{counted} Tháng của số liệu, tháng {month}, được tô nền; các tháng sau là dự kiến.")
        }
        None => counted.to_owned(),
    }
}

/// Says what the strip shows, month by month.
#[must_use]
pub fn strip_desc(months: &[StripMonth], now: Option<u32>) -> String {
    let with_some = months.iter().filter(|month| !month.kinds.is_empty());
    let told: Vec<String> = with_some
        .map(|month| {
            let kinds: Vec<String> = month.kinds.iter().map(|(kind, count)| format!("{count} {kind}")).collect();
            let now = if now == Some(month.number) { " (tháng của số liệu)" } else { "" };
            format!("tháng {}{now}: {}", month.number, kinds.join(", "))
        })
        .collect();
    let empty = 12_usize.saturating_sub(told.len());
    let rest = match (told.is_empty(), empty) {
        (true, _) => "Không tháng nào có buổi",
        (false, 0) => "Tháng nào cũng có buổi",
        (false, _) => "Các tháng khác không có buổi nào",
    };
    if told.is_empty() { format!("{rest}.") } else { format!("{}. {rest}.", as_sentence(&told.join("; "))) }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn month(number: u32, kinds: &[(&'static str, u32)]) -> StripMonth {
        StripMonth { number, kinds: kinds.to_vec() }
    }

    #[test]
    fn a_year_is_told_by_month() {
        let months = [month(1, &[("trực tiếp", 1)]), month(2, &[]), month(3, &[("trực tuyến", 2), ("hoãn", 1)])];
        assert_eq!(
            strip_desc(&months, Some(3)),
            "Tháng 1: 1 trực tiếp; tháng 3 (tháng của số liệu): 2 trực tuyến, 1 hoãn. Các tháng khác không có buổi nào."
        );
        assert_eq!(strip_desc(&[month(1, &[])], None), "Không tháng nào có buổi.");
        let all: Vec<StripMonth> = (1..=12).map(|number| month(number, &[("trực tiếp", 1)])).collect();
        assert!(strip_desc(&all, None).ends_with("tháng 12: 1 trực tiếp. Tháng nào cũng có buổi."));
    }

    #[test]
    fn the_note_names_the_month_of_the_figures() {
        assert!(strip_note(Some(6)).ends_with("tháng 6, được tô nền; các tháng sau là dự kiến."));
        assert!(strip_note(Some(12)).ends_with("tháng 12, được tô nền."));
        assert!(!strip_note(None).contains("tô nền"));
    }
}

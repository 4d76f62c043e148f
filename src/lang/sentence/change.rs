//! Changes against an earlier day.

use crate::lang::date::short;
use crate::lang::number::{grouped, tenths};
use chrono::NaiveDate;
use std::cmp::Ordering;

/// Returns the change of a count against `base`: `tăng 1 so với 30/06/2024`; `năm đầu` without an earlier value.
#[must_use]
pub fn change(today: u64, before: Option<u64>, base: NaiveDate) -> String {
    described(before.map(|before| (today.cmp(&before), grouped(today.abs_diff(before)))), base)
}

/// Returns the change of a rate in tenths of a per cent: `giảm 0,5 điểm so với 30/06/2024`.
#[must_use]
pub fn points_change(today: u32, before: Option<u32>, base: NaiveDate) -> String {
    let change = before.map(|before| (today.cmp(&before), format!("{} điểm", tenths(today.abs_diff(before)))));
    described(change, base)
}

fn described(change: Option<(Ordering, String)>, base: NaiveDate) -> String {
    match change {
        None => "năm đầu".to_owned(),
        Some((Ordering::Equal, _)) => format!("không đổi so với {}", short(base)),
        Some((Ordering::Greater, by)) => format!("tăng {by} so với {}", short(base)),
        Some((Ordering::Less, by)) => format!("giảm {by} so với {}", short(base)),
    }
}

#[cfg(test)]
mod tests {
    use super::super::tests::day;
    use super::*;

    #[test]
    fn changes_name_their_direction_and_base() {
        let base = day("2024-06-30");
        for (today, before, text) in [
            (10, Some(9), "tăng 1 so với 30/06/2024"),
            (7, Some(9), "giảm 2 so với 30/06/2024"),
            (9, Some(9), "không đổi so với 30/06/2024"),
            (5000, Some(0), "tăng 5.000 so với 30/06/2024"),
            (9, None, "năm đầu"),
        ] {
            assert_eq!(change(today, before, base), text);
        }
        for (today, before, text) in [
            (967, Some(962), "tăng 0,5 điểm so với 30/06/2024"),
            (952, Some(962), "giảm 1,0 điểm so với 30/06/2024"),
            (962, Some(962), "không đổi so với 30/06/2024"),
            (962, None, "năm đầu"),
        ] {
            assert_eq!(points_change(today, before, base), text);
        }
    }
}

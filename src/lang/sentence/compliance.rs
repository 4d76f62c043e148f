//! Sentences about findings and verdicts.

use super::{count, joined, on};
use crate::lang::words::as_sentence;
use chrono::NaiveDate;

/// The findings of a year.
#[derive(Clone, Copy, Debug)]
pub struct Compliance {
    /// Findings of weight error.
    pub errors: usize,
    /// Findings of weight warning.
    pub warnings: usize,
    /// Units that they are about.
    pub units: usize,
    /// Matters that can still be settled in time.
    pub mendable: usize,
    /// Last day of the latest of them.
    pub until: Option<NaiveDate>,
}

/// Returns how grave the findings are and what can still be put right.
#[must_use]
pub fn compliance_lead(compliance: Compliance) -> String {
    let Compliance { errors, warnings, units, mendable, until } = compliance;
    let place =
        if units == 0 { "ở cơ quan chủ trì".to_owned() } else { format!("ở {}", count(units, "đơn vị")) };
    let state = match (errors, warnings) {
        (0, 0) => "Không có lỗi hay cảnh báo nào".to_owned(),
        (0, warnings) => format!("Không có lỗi. {} {place}", as_sentence(&count(warnings, "cảnh báo"))),
        (errors, 0) => format!("{} {place}", count(errors, "lỗi")),
        (errors, warnings) => format!("{} và {} {place}", count(errors, "lỗi"), count(warnings, "cảnh báo")),
    };
    match (mendable, until) {
        (0, _) => format!("{state}."),
        (some, Some(until)) => format!("{state}; {} còn làm kịp đến {}.", count(some, "việc"), on(until)),
        (some, None) => format!("{state}; {} còn làm kịp.", count(some, "việc")),
    }
}

/// Returns what a rule's page says of its findings in force.
#[must_use]
pub fn rule_lead(errors: usize, warnings: usize, units: usize) -> String {
    let parts: Vec<String> = [(errors, "lỗi"), (warnings, "cảnh báo")]
        .into_iter()
        .filter(|(number, _)| *number > 0)
        .map(|(number, noun)| count(number, noun))
        .collect();
    match (parts.as_slice(), units) {
        ([], _) => "Hiện không có trường hợp nào trái với quy tắc này.".to_owned(),
        (parts, 0) => format!("Hiện có {} ở cơ quan chủ trì.", joined(parts)),
        (parts, units) => format!("Hiện có {} ở {}.", joined(parts), count(units, "đơn vị")),
    }
}

/// Returns how many verdicts are met: `117 trên 125 kết luận của 08 đơn vị`.
#[must_use]
pub fn verdicts_met(met: usize, all: usize, units: usize) -> String {
    format!("{met} trên {all} kết luận của {}", count(units, "đơn vị"))
}

#[cfg(test)]
mod tests {
    use super::super::tests::{day, shown};
    use super::*;

    #[test]
    fn errors_come_before_warnings_and_both_before_what_can_be_mended() {
        for ((errors, warnings, units, mendable), text) in [
            ((0, 0, 0, 0), "Không có lỗi hay cảnh báo nào."),
            ((0, 0, 0, 2), "Không có lỗi hay cảnh báo nào; 02 việc còn làm kịp đến ngày~05/07."),
            ((0, 7, 5, 2), "Không có lỗi. 07 cảnh báo ở 05 đơn vị; 02 việc còn làm kịp đến ngày~05/07."),
            ((1, 0, 1, 0), "01 lỗi ở 01 đơn vị."),
            ((2, 12, 8, 1), "02 lỗi và 12 cảnh báo ở 08 đơn vị; 01 việc còn làm kịp đến ngày~05/07."),
            ((0, 1, 0, 0), "Không có lỗi. 01 cảnh báo ở cơ quan chủ trì."),
        ] {
            let until = Some(day("2025-07-05"));
            assert_eq!(shown(&compliance_lead(Compliance { errors, warnings, units, mendable, until })), text);
        }
        let open = Compliance { errors: 0, warnings: 0, units: 0, mendable: 1, until: None };
        assert_eq!(compliance_lead(open), "Không có lỗi hay cảnh báo nào; 01 việc còn làm kịp.");
    }

    #[test]
    fn a_rule_tells_its_findings_by_weight() {
        for ((errors, warnings, units), text) in [
            ((0, 0, 0), "Hiện không có trường hợp nào trái với quy tắc này."),
            ((1, 0, 1), "Hiện có 01 lỗi ở 01 đơn vị."),
            ((2, 3, 4), "Hiện có 02 lỗi và 03 cảnh báo ở 04 đơn vị."),
            ((0, 1, 0), "Hiện có 01 cảnh báo ở cơ quan chủ trì."),
        ] {
            assert_eq!(rule_lead(errors, warnings, units), text);
        }
        assert_eq!(verdicts_met(117, 125, 8), "117 trên 125 kết luận của 08 đơn vị");
    }
}

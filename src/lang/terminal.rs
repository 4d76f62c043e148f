//! Lines that the terminal shows at the end of a run, in both languages.
//!
//! Counts are not padded here: a terminal is no prose.

use super::Lang;
use super::date::{iso, short};
use super::number::grouped;
use chrono::NaiveDate;

/// What a run did.
#[derive(Clone, Copy, Debug)]
pub struct Run {
    /// Units read.
    pub units: usize,
    /// Meetings read.
    pub meetings: usize,
    /// Diagnostics of weight error.
    pub errors: usize,
    /// Diagnostics of weight warning.
    pub warnings: usize,
    /// Time taken, in thousandths of a second.
    pub millis: u64,
}

/// Returns the line after a build: `8 đơn vị, 214 buổi, 342 trang, 0 lỗi, 2 cảnh báo, 0,12 giây`.
#[must_use]
pub fn built_line(lang: Lang, run: Run, pages: usize) -> String {
    line(lang, run, Some(pages))
}

/// Returns the line after a check: `8 đơn vị, 214 buổi, 0 lỗi, 2 cảnh báo, 0,12 giây`.
#[must_use]
pub fn checked_line(lang: Lang, run: Run) -> String {
    line(lang, run, None)
}

/// Returns the note on meetings recorded as held later than the as-of date; none when there are none.
#[must_use]
pub fn note_held_later(lang: Lang, meetings: usize, as_of: NaiveDate) -> Option<String> {
    let note = || match lang {
        Lang::Vi => format!("{} buổi ghi đã họp sau ngày {} chưa được tính", grouped(meetings), short(as_of)),
        Lang::En => format!("not counted: {} recorded as held after {}", counted(meetings, "meeting"), iso(as_of)),
    };
    (meetings > 0).then(note)
}

fn line(lang: Lang, run: Run, pages: Option<usize>) -> String {
    let Run { units, meetings, errors, warnings, millis } = run;
    let hundredths = millis / 10 + u64::from(millis % 10 >= 5);
    let (seconds, part) = (hundredths / 100, hundredths % 100);
    let counts = [(Some(units), Noun::Unit), (Some(meetings), Noun::Meeting), (pages, Noun::Page)];
    let problems = [(Some(errors), Noun::Error), (Some(warnings), Noun::Warning)];
    let counts = counts.into_iter().chain(problems).filter_map(|(number, noun)| Some(noun.counted(lang, number?)));
    let time = match lang {
        Lang::Vi => format!("{seconds},{part:02} giây"),
        Lang::En => format!("{seconds}.{part:02} s"),
    };
    counts.chain([time]).collect::<Vec<_>>().join(", ")
}

#[derive(Clone, Copy)]
enum Noun {
    Unit,
    Meeting,
    Page,
    Error,
    Warning,
}

impl Noun {
    fn counted(self, lang: Lang, number: usize) -> String {
        let (vi, en) = match self {
            Self::Unit => ("đơn vị", "unit"),
            Self::Meeting => ("buổi", "meeting"),
            Self::Page => ("trang", "page"),
            Self::Error => ("lỗi", "error"),
            Self::Warning => ("cảnh báo", "warning"),
        };
        match lang {
            Lang::Vi => format!("{} {vi}", grouped(number)),
            Lang::En => counted(number, en),
        }
    }
}

fn counted(number: usize, noun: &str) -> String {
    let ending = if number == 1 { "" } else { "s" };
    format!("{number} {noun}{ending}")
}

#[cfg(test)]
mod tests {
    use super::*;

    const RUN: Run = Run { units: 8, meetings: 1214, errors: 0, warnings: 1, millis: 124 };

    #[test]
    fn the_last_line_counts_what_was_read_and_made() {
        for (lang, built, checked) in [
            (
                Lang::Vi,
                "8 đơn vị, 1.214 buổi, 342 trang, 0 lỗi, 1 cảnh báo, 0,12 giây",
                "8 đơn vị, 1.214 buổi, 0 lỗi, 1 cảnh báo, 0,12 giây",
            ),
            (
                Lang::En,
                "8 units, 1214 meetings, 342 pages, 0 errors, 1 warning, 0.12 s",
                "8 units, 1214 meetings, 0 errors, 1 warning, 0.12 s",
            ),
        ] {
            assert_eq!(built_line(lang, RUN, 342), built);
            assert_eq!(checked_line(lang, RUN), checked);
        }
        assert!(checked_line(Lang::Vi, Run { millis: 995, ..RUN }).ends_with("1,00 giây"));
        assert!(checked_line(Lang::Vi, Run { millis: 4, ..RUN }).ends_with("0,00 giây"));
    }

    #[test]
    fn meetings_not_counted_are_noted() {
        let as_of = NaiveDate::from_ymd_opt(2025, 6, 30).expect("a date of a test");
        assert_eq!(note_held_later(Lang::Vi, 0, as_of), None);
        let vi = "2 buổi ghi đã họp sau ngày 30/06/2025 chưa được tính";
        assert_eq!(note_held_later(Lang::Vi, 2, as_of).as_deref(), Some(vi));
        let en = "not counted: 1 meeting recorded as held after 2025-06-30";
        assert_eq!(note_held_later(Lang::En, 1, as_of).as_deref(), Some(en));
    }
}

//! Calendars as RFC 5545 has them: typed entries in, bytes out.
//!
//! Written here, not by the crate `icalendar`: it folds a last line at 76 octets, lets a bare carriage return through,
//! leaves `NAME` unescaped, has no time zones, and gives what lacks one a random UID and the clock's DTSTAMP.

use crate::lang::date;
use crate::plan::events::{Calendar, Event, EventStatus, When};
use chrono::{Datelike, NaiveDate, NaiveDateTime, Timelike};
use std::sync::Arc;

/// Most octets of a line, its break not counted (RFC 5545, 3.1).
const LONGEST: usize = 75;

/// Vietnam has had one offset since 13 June 1975, so one observance tells all.
const ZONE: &[&str] = &[
    "BEGIN:VTIMEZONE",
    "TZID:Asia/Ho_Chi_Minh",
    "BEGIN:STANDARD",
    "DTSTART:19750613T000000",
    "TZOFFSETFROM:+0800",
    "TZOFFSETTO:+0700",
    "TZNAME:+07",
    "END:STANDARD",
    "END:VTIMEZONE",
];

/// Returns a calendar of written entries as a file.
#[must_use]
pub fn calendar(calendar: &Calendar<'_>) -> Vec<u8> {
    let length: usize = calendar.entries.iter().map(|entry| entry.len()).sum();
    let mut lines = Lines::with_capacity(1024 + length);
    lines.add("BEGIN:VCALENDAR");
    lines.add("VERSION:2.0");
    lines.add("PRODID:-//nenep//Nenep//VI");
    lines.add("CALSCALE:GREGORIAN");
    // NAME is RFC 7986; programs older than it know the other.
    lines.text("NAME", &calendar.name);
    lines.text("X-WR-CALNAME", &calendar.name);
    lines.text("X-WR-CALDESC", &calendar.about);
    lines.add("X-WR-TIMEZONE:Asia/Ho_Chi_Minh");
    lines.add("REFRESH-INTERVAL;VALUE=DURATION:PT12H");
    lines.add("X-PUBLISHED-TTL:PT12H");
    ZONE.iter().for_each(|line| lines.add(line));
    calendar.entries.iter().for_each(|entry| lines.file.push_str(entry));
    lines.add("END:VCALENDAR");
    lines.file.into_bytes()
}

/// Returns an entry as files have it; `root` is the portal's absolute address, where it has one.
#[must_use]
pub fn entry(event: &Event, root: Option<&str>) -> Arc<str> {
    let mut lines = Lines::with_capacity(1024);
    lines.event(event, root);
    lines.file.into()
}

/// The lines of a file so far.
struct Lines {
    /// What is written, folded.
    file: String,
    /// Room for a line that is not folded yet, so that not every line takes its own.
    line: String,
}

impl Lines {
    fn with_capacity(octets: usize) -> Self {
        Self { file: String::with_capacity(octets), line: String::with_capacity(512) }
    }

    fn event(&mut self, event: &Event, root: Option<&str>) {
        self.add("BEGIN:VEVENT");
        self.text("UID", &event.uid);
        self.time("DTSTAMP:", event.stamp, "Z");
        self.add(&["SEQUENCE:", &event.sequence.to_string()].concat());
        match event.when {
            When::Day(day) => {
                self.file.push_str("DTSTART;VALUE=DATE:");
                push_day(&mut self.file, day);
                self.file.push_str("\r\n");
            }
            When::From(start, end) => {
                self.time("DTSTART;TZID=Asia/Ho_Chi_Minh:", start, "");
                if let Some(end) = end {
                    self.time("DTEND;TZID=Asia/Ho_Chi_Minh:", end, "");
                }
            }
        }
        self.add(match event.status {
            EventStatus::Tentative => "STATUS:TENTATIVE",
            EventStatus::Confirmed => "STATUS:CONFIRMED",
            EventStatus::Cancelled => "STATUS:CANCELLED",
        });
        self.add(if event.takes_time { "TRANSP:OPAQUE" } else { "TRANSP:TRANSPARENT" });
        self.text("SUMMARY", &event.title);
        self.text("DESCRIPTION", &event.lines.join("\n"));
        self.text("CATEGORIES", event.category);
        if let Some(root) = root {
            self.add(&["URL:", root, &event.address].concat());
        }
        self.add("END:VEVENT");
    }

    /// Adds a property whose value is a time, on a line that is short enough.
    fn time(&mut self, name: &str, at: NaiveDateTime, zone: &str) {
        self.file.push_str(name);
        push_day(&mut self.file, at.date());
        self.file.push('T');
        for part in [at.hour(), at.minute(), at.second()] {
            date::push_two(&mut self.file, part);
        }
        self.file.push_str(zone);
        self.file.push_str("\r\n");
    }

    /// Adds a property whose value is text.
    fn text(&mut self, name: &str, value: &str) {
        let mut line = std::mem::take(&mut self.line);
        line.clear();
        line.push_str(name);
        line.push(':');
        add_escaped(&mut line, value);
        self.add(&line);
        self.line = line;
    }

    /// Adds a line, folded.
    fn add(&mut self, line: &str) {
        let mut rest = line;
        let mut room = LONGEST;
        while rest.len() > room {
            let (part, tail) = rest.split_at(cut(rest, room));
            self.file.push_str(part);
            self.file.push_str("\r\n ");
            rest = tail;
            // The space that marks a continuation counts.
            room = LONGEST - 1;
        }
        self.file.push_str(rest);
        self.file.push_str("\r\n");
    }
}

/// Returns where to cut a line that is longer than `room`: between two letters, none of which loses a mark that stands
/// behind it; a letter with more marks than a line can hold is cut between them.
fn cut(line: &str, room: usize) -> usize {
    let is_mark = |at: &usize| line[*at..].starts_with(|sign| matches!(sign, '\u{300}'..='\u{36f}'));
    let places = || (1..=room).rev().filter(|at| line.is_char_boundary(*at));
    places().find(|at| !is_mark(at)).or_else(|| places().next()).unwrap_or(line.len())
}

/// Adds a text value that cannot leave its line: every kind of line break is `\n`, other control signs are dropped.
fn add_escaped(line: &mut String, text: &str) {
    let mut rest = text;
    while let Some(at) = rest.bytes().position(may_be_special) {
        line.push_str(&rest[..at]);
        let mut signs = rest[at..].chars();
        match signs.next() {
            Some('\r') if signs.as_str().starts_with('\n') => {}
            Some(sign @ ('\\' | ';' | ',')) => line.extend(['\\', sign]),
            Some('\n' | '\r' | '\u{85}' | '\u{2028}' | '\u{2029}') => line.push_str("\\n"),
            Some(sign) if sign.is_control() => {}
            sign => line.extend(sign),
        }
        rest = signs.as_str();
    }
    line.push_str(rest);
}

/// Says whether an octet is a special sign, or begins one beyond ASCII. Few letters of Vietnamese begin so.
fn may_be_special(octet: u8) -> bool {
    const SPECIAL: [bool; 256] = {
        let mut special = [false; 256];
        let mut octet: u8 = 0;
        while octet < u8::MAX {
            special[octet as usize] = octet.is_ascii_control() || matches!(octet, b'\\' | b';' | b',' | 0xc2 | 0xe2);
            octet += 1;
        }
        special
    };
    SPECIAL[usize::from(octet)]
}

fn push_day(file: &mut String, day: NaiveDate) {
    date::push_year(file, day);
    date::push_two(file, day.month());
    date::push_two(file, day.day());
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn escaped(text: &str) -> String {
        let mut line = String::new();
        add_escaped(&mut line, text);
        line
    }

    fn folded(line: &str) -> String {
        let mut lines = Lines::with_capacity(0);
        lines.add(line);
        lines.file
    }

    #[test]
    fn a_line_of_75_octets_is_whole_and_one_of_76_is_not() {
        assert_eq!(folded(&"x".repeat(75)), format!("{}\r\n", "x".repeat(75)));
        assert_eq!(folded(&"x".repeat(76)), format!("{}\r\n x\r\n", "x".repeat(75)));
        // 75 and then 74 octets fill two lines; one more begins a third.
        assert_eq!(folded(&"x".repeat(149)).lines().count(), 2);
        assert_eq!(folded(&"x".repeat(150)).lines().count(), 3);
    }

    #[test]
    fn a_letter_at_octet_75_goes_to_the_next_line_whole() {
        for before in 72..=75 {
            let lines = folded(&format!("{}ộng", "x".repeat(before)));
            let mut lines = lines.split("\r\n ");
            let first = lines.next().unwrap_or_default();
            assert_eq!(first.len(), if before == 72 { 75 } else { before.min(75) });
            assert_eq!(lines.next().map(|rest| rest.contains('ộ')), Some(before > 72));
        }
    }

    #[test]
    fn marks_stay_with_their_letter() {
        let line = format!("{}o\u{323}\u{302}ng{}", "x".repeat(73), "y".repeat(20));
        assert!(folded(&line).contains("x\r\n o\u{323}\u{302}ng"));
        let endless = format!("o{}", "\u{301}".repeat(100));
        assert!(folded(&endless).split("\r\n").all(|line| line.len() <= LONGEST));
    }

    #[test]
    fn no_text_leaves_its_line() {
        assert_eq!(escaped("x\r\nBEGIN:VALARM\rEND:VEVENT\nz"), "x\\nBEGIN:VALARM\\nEND:VEVENT\\nz");
        assert_eq!(escaped("a;b,c\\d\u{0}\u{85}\u{2028}e"), "a\\;b\\,c\\\\d\\n\\ne");
    }

    proptest! {
        #[test]
        fn folding_is_undone_by_unfolding(text in "[ -~ộĐ\u{300}\u{1f600}]{0,400}") {
            let lines = folded(&text);
            let parts: Vec<&str> = lines.trim_end_matches("\r\n").split("\r\n ").collect();
            prop_assert!(lines.split("\r\n").all(|line| line.len() <= LONGEST));
            prop_assert_eq!(parts.concat(), text);
        }
    }
}

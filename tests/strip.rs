//! The year strip of a unit against the log below it: the same meetings, month by month, in shapes and in words.
#![expect(clippy::disallowed_methods, reason = "the trees of tests are folders")]

mod support;

use nenep::compile::{Inputs, Options, compile};
use nenep::model::AsOf;
use std::path::Path;
use support::{date, read_tree};

/// Meetings by month, from January.
type Year = [u32; 12];

fn between<'a>(text: &'a str, from: &str, to: &str) -> Option<&'a str> {
    text.split_once(from)?.1.split_once(to).map(|(found, _)| found)
}

/// Counts the entries of the log by the month of their date.
fn logged(page: &str) -> Year {
    let mut year = Year::default();
    let log = between(page, "<ol class=\"line\">", "</ol>").unwrap_or_default();
    for entry in log.split("<li").skip(1) {
        let day = between(entry, "datetime=\"", "\"").expect("an entry has a date");
        year[day[5..7].parse::<usize>().expect("a month") - 1] += 1;
    }
    year
}

/// Adds up the shapes of each month: one, or the number beside it.
fn drawn(strip: &str) -> Year {
    let mut year = Year::default();
    let months = strip.split("y=\"15\"").skip(1).take(12);
    for (sum, month) in year.iter_mut().zip(months) {
        for shape in month.split("<svg class=\"i").skip(1).filter(|shape| shape.contains("<use href=\"#")) {
            let shape = shape.split("</svg>").next().unwrap_or_default();
            *sum += between(shape, "y=\"11\">", "</text>").map_or(1, |count| count.parse().expect("a count"));
        }
    }
    year
}

/// Adds up what the description says of each month.
fn told(description: &str) -> Year {
    let mut year = Year::default();
    for part in description.to_lowercase().split(['.', ';']).filter(|part| part.contains(':')) {
        let (month, kinds) = part.split_once(':').expect("a month and its kinds");
        let number = month.split_whitespace().nth(1).and_then(|word| word.parse::<usize>().ok()).expect("a month");
        let counts = kinds.split(',').filter_map(|kind| kind.split_whitespace().next()?.parse::<u32>().ok());
        year[number - 1] = counts.sum();
    }
    year
}

#[test]
fn the_strip_shows_what_the_log_lists() {
    let inputs = Inputs { content: read_tree(Path::new("content")), ..Inputs::default() };
    for day in ["2023-12-31", "2024-06-15", "2025-06-30"] {
        let options = Options { allow_errors: true, ..Options::default() };
        let site = compile(&inputs, &options, AsOf(date(day)), &|_| {}).site.expect("errors are allowed");
        let mut with_meetings = 0;
        for (address, bytes) in &site {
            if !address.starts_with("don-vi/") || !address.ends_with(".html") || &**address == "don-vi/index.html" {
                continue;
            }
            let page = std::str::from_utf8(bytes).expect("a page is text");
            let listed = logged(page);
            let strip = between(page, "<figure class=\"strip12\">", "<ul class=\"key\">");
            assert_eq!(strip.is_some(), listed.iter().sum::<u32>() > 0, "{address} {day}");
            let Some(strip) = strip else { continue };
            let description = between(strip, "<desc id=\"namd\">", "</desc>").expect("a description");
            assert_eq!((drawn(strip), told(description)), (listed, listed), "{address} {day}");
            assert_eq!(strip.matches("class=\"s-now\"").count(), 1, "{address} {day}");
            with_meetings += 1;
        }
        assert!(with_meetings > 5, "{day}");
    }
}

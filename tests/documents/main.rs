//! Text in, text out: pages of a small tree as a compact print of their documents, with problems by place.

mod attacks;
mod markdown;
mod print;
mod reports;
mod sample;

use nenep::diag::{Diagnostic, Diagnostics, Message};
use nenep::document::Document;
use nenep::model::Slug;
use sample::Sample;

/// Reads `text` as the guidance page `a` and returns its print and its problems as `line:column code`.
fn page(text: &str) -> (String, Vec<String>) {
    let sample = Sample::with_guidance(text);
    let mut diags = Diagnostics::default();
    let documents = sample.read(&mut diags);
    (documents.guidance.get(&slug("a")).map(print::document).unwrap_or_default(), problems(&sample, diags))
}

/// Reads `text` as the report `r` and returns its document and its problems.
fn report(scope: &str, text: &str) -> (Document, Vec<String>) {
    let sample = Sample::with_report(scope, text);
    let mut diags = Diagnostics::default();
    let mut documents = sample.read(&mut diags);
    (documents.reports.remove(&slug("r")).unwrap_or_default(), problems(&sample, diags))
}

/// Returns the problems of the page under test, lines counted from the beginning of its text.
fn problems(sample: &Sample, mut diags: Diagnostics) -> Vec<String> {
    diags.sort(&sample.sources);
    let line = |diagnostic: &Diagnostic| {
        assert_eq!(sample.sources.path(diagnostic.span), sample.path);
        let at = sample.sources.position(diagnostic.span);
        let more = match &diagnostic.message {
            Message::DeadLink { nearest: Some(near), .. } | Message::UnknownFigure { nearest: Some(near), .. } => {
                format!(" {near}")
            }
            Message::BadArgument { argument, allowed, .. } => format!(" {argument}: {allowed}"),
            _ => String::new(),
        };
        format!("{}:{} {}{more}", at.line - sample.lines_before, at.column, diagnostic.code().as_str())
    };
    diags.iter().map(line).collect()
}

#[track_caller]
fn shows(text: &str, expected: &str) {
    let (print, problems) = page(text);
    assert_eq!(problems, Vec::<String>::new(), "{text}");
    assert_eq!(print.trim(), expected.trim(), "{text}");
}

#[track_caller]
fn refuses(text: &str, expected: &[&str]) {
    assert_eq!(page(text).1, expected, "{text}");
}

fn slug(text: &str) -> Slug {
    Slug::parse(text).expect("a slug")
}

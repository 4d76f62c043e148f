//! Text in, text out: pages of a small tree as a compact print of their documents, with problems by place.

mod attacks;
mod markdown;
mod print;
mod reports;
mod sample;

use super::{Documents, read};
use crate::diag::{Diagnostics, Message};
use crate::model::Slug;
use sample::Sample;

/// Reads `text` as the guidance page `a` and returns its print and its problems as `line:column code`.
fn page(text: &str) -> (String, Vec<String>) {
    let sample = Sample::with_guidance(text);
    let (documents, problems) = sample.read();
    (print::document(&documents.guidance[&slug("a")]), problems)
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

impl Sample {
    fn read(&self) -> (Documents, Vec<String>) {
        let mut diags = Diagnostics::default();
        let documents = read(&self.facts, &self.sources, &self.content, false, &mut diags);
        diags.sort(&self.sources);
        let line = |diagnostic: &crate::diag::Diagnostic| {
            let at = self.sources.position(diagnostic.span);
            let code = diagnostic.code().as_str();
            let more = match &diagnostic.message {
                Message::DeadLink { nearest: Some(near), .. } | Message::UnknownFigure { nearest: Some(near), .. } => {
                    format!(" {near}")
                }
                Message::BadArgument { argument, allowed, .. } => format!(" {argument}: {allowed}"),
                _ => String::new(),
            };
            format!("{}:{} {code}{more}", at.line, at.column)
        };
        (documents, diags.iter().map(line).collect())
    }
}

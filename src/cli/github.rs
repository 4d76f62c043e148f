//! Annotations as GitHub's and Forgejo's runners read them from standard output.

use super::report::Place;
use crate::compile::Checked;
use crate::lang;
use crate::text::Span;

/// Returns one line for each problem and each finding.
pub(super) fn annotations(checked: &Checked, place: &Place<'_>) -> String {
    let lang = place.output.lang;
    let problems = checked.diagnostics.iter().map(|diagnostic| {
        let wording = lang::diagnostic(lang, &diagnostic.message);
        let text = format!("{}\n{}", wording.message, wording.help);
        annotation(checked, place, diagnostic.severity.as_str(), diagnostic.span, diagnostic.code().as_str(), &text)
    });
    let findings = checked.facts.findings.iter().map(|finding| {
        let text = lang::finding(lang, finding, &checked.facts.known.registry);
        annotation(checked, place, finding.severity.as_str(), finding.place, finding.rule.as_str(), &text)
    });
    problems.chain(findings).collect()
}

fn annotation(checked: &Checked, place: &Place<'_>, level: &str, span: Span, code: &str, text: &str) -> String {
    let position = checked.sources.position(span);
    let path = property(&place.path(checked.sources.path(span)));
    let (line, column) = (position.line, position.column);
    format!("::{level} file={path},line={line},col={column},title={code}::{}\n", message(text.trim_end()))
}

fn message(text: &str) -> String {
    text.replace('%', "%25").replace('\r', "%0D").replace('\n', "%0A")
}

fn property(text: &str) -> String {
    message(text).replace(':', "%3A").replace(',', "%2C")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_cannot_begin_an_annotation_of_its_own() {
        assert_eq!(message("96,8%\r\n::error::x"), "96,8%25%0D%0A::error::x");
        assert_eq!(property("a,b:c\n"), "a%2Cb%3Ac%0A");
    }
}

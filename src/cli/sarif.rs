//! SARIF 2.1.0: problems and findings for forges and editors.

use super::report::Place;
use crate::compile::Checked;
use crate::diag::{Code, Severity};
use crate::lang;
use crate::model::RuleId;
use crate::text::Span;
use serde_json::{Value, json};
use std::collections::BTreeSet;
use std::path::Path;

/// Returns one run as a SARIF document.
pub(super) fn sarif(checked: &Checked, place: &Place<'_>) -> String {
    let lang = place.output.lang;
    let codes: BTreeSet<Code> = checked.diagnostics.iter().map(|diagnostic| diagnostic.code()).collect();
    let rules: BTreeSet<RuleId> = checked.facts.findings.iter().map(|finding| finding.rule).collect();
    let named = codes
        .iter()
        .map(|code| json!({"id": code.as_str(), "shortDescription": {"text": lang::code_name(lang, *code)}}));
    let known: Vec<Value> = named.chain(rules.iter().map(|rule| json!({"id": rule.as_str()}))).collect();
    let problems = checked.diagnostics.iter().map(|diagnostic| {
        let wording = lang::diagnostic(lang, &diagnostic.message);
        let text =
            [wording.message, wording.help].into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" – ");
        result(checked, place, diagnostic.severity, diagnostic.span, (diagnostic.code().as_str(), text))
    });
    let findings = checked.facts.findings.iter().map(|finding| {
        let text = lang::finding(lang, finding, &checked.facts.known.registry);
        result(checked, place, finding.severity, finding.place, (finding.rule.as_str(), text))
    });
    let results: Vec<Value> = problems.chain(findings).collect();
    let document = json!({
        "$schema": "https://json.schemastore.org/sarif-2.1.0.json",
        "version": "2.1.0",
        "runs": [{
            "tool": {"driver": {"name": "nenep", "version": env!("CARGO_PKG_VERSION"), "language": lang.as_str(), "rules": known}},
            "columnKind": "unicodeCodePoints",
            "results": results,
        }],
    });
    format!("{document:#}\n")
}

fn result(checked: &Checked, place: &Place<'_>, severity: Severity, span: Span, (rule, text): (&str, String)) -> Value {
    let start = checked.sources.position(span);
    let end = checked.sources.get(span.source).position(span.end);
    let uri = address(&place.path(checked.sources.path(span)));
    json!({
        "ruleId": rule,
        "level": severity.as_str(),
        "message": {"text": text},
        "locations": [{"physicalLocation": {
            "artifactLocation": {"uri": uri},
            "region": {
                "startLine": start.line, "startColumn": start.column, "endLine": end.line, "endColumn": end.column,
            },
        }}],
    })
}

/// Returns a path as an address: relative ones stay relative to the repository.
fn address(path: &str) -> String {
    let scheme = if Path::new(path).is_absolute() { "file://" } else { "" };
    let mut address = scheme.to_owned();
    for byte in path.bytes() {
        match byte {
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'-' | b'.' | b'_' | b'~' | b'/' => {
                address.push(char::from(byte))
            }
            _ => address.push_str(&format!("%{byte:02X}")),
        }
    }
    address
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paths_become_addresses() {
        assert_eq!(address("content/Đơn vị.yaml"), "content/%C4%90%C6%A1n%20v%E1%BB%8B.yaml");
        assert_eq!(address("/a/b.yaml"), "file:///a/b.yaml");
    }
}

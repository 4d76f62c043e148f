//! The findings as a list for people, unit by unit.

use super::excerpt::visible;
use super::report::Place;
use super::words;
use crate::compile::Checked;
use crate::lang;
use crate::model::{Finding, UnitId};
use std::collections::BTreeMap;
use std::fmt::Write;

/// Returns the findings: those about the publishing body first, then the units in official order.
pub(super) fn list(checked: &Checked, place: &Place<'_>) -> String {
    let mut by_unit: BTreeMap<Option<&UnitId>, Vec<&Finding>> = BTreeMap::new();
    for finding in &checked.facts.findings {
        by_unit.entry(finding.unit.as_ref()).or_default().push(finding);
    }
    let registry = &checked.facts.known.registry;
    let units =
        registry.units_in_order().map(|unit| (Some(&unit.id), format!("{} ({})", visible(&unit.name), unit.id)));
    let mut text = String::new();
    for (unit, title) in std::iter::once((None, visible(&registry.portal.body))).chain(units) {
        let Some(findings) = by_unit.get(&unit) else { continue };
        let lines: String = findings.iter().map(|finding| line(finding, checked, place)).collect();
        write!(text, "{title}\n{lines}\n").expect("a string takes every text");
    }
    text
}

fn line(finding: &Finding, checked: &Checked, place: &Place<'_>) -> String {
    let lang = place.output.lang;
    let position = checked.sources.position(finding.place);
    let path = visible(checked.sources.path(finding.place));
    let message = visible(&lang::finding(lang, finding, &checked.facts.known.registry));
    format!(
        "  {:<8}  {}  {message}\n            --> {}{path}:{}:{}\n",
        words::severity(lang, finding.severity),
        finding.rule.as_str(),
        place.prefix,
        position.line,
        position.column,
    )
}

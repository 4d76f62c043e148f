//! Findings, verdicts and figures as the independent recomputation prints them: made here from the values themselves,
//! so that a mistake of a writer of files cannot hide one of a rule.

use nenep::facts::Facts;
use nenep::model::{Finding, Form, Verdict};
use nenep::summary::{CapUse, Tally, UnitFigures, YearFigures};
use nenep::text::Sources;
use serde_json::{Map, Value, json};

/// Returns what `check --format json` says, without diagnostics and messages.
pub fn check(facts: &Facts, sources: &Sources) -> Value {
    let registry = &facts.known.registry;
    let findings: Vec<Value> = facts.findings.iter().map(|finding| of_finding(finding, sources)).collect();
    let verdicts: Vec<Value> = facts.verdicts.iter().map(of_verdict).collect();
    json!({
        "as_of": super::day_of(facts.known.as_of),
        "counts": {"units": registry.units.len(), "meetings": registry.meeting_count()},
        "findings": findings,
        "verdicts": verdicts,
    })
}

fn of_finding(finding: &Finding, sources: &Sources) -> Value {
    json!({
        "rule": finding.rule.as_str(),
        "severity": finding.severity.as_str(),
        "unit": finding.unit.as_ref().map(|unit| unit.as_str()),
        "year": finding.year,
        "meeting": finding.meeting.map(|(on, _)| super::day_of(on)),
        "level": finding.meeting.map(|(_, level)| level.as_str()),
        "quota": finding.quota.as_ref().map(|quota| quota.as_str()),
        "path": sources.path(finding.place),
        "line": sources.position(finding.place).line,
    })
}

fn of_verdict(verdict: &Verdict) -> Value {
    let unit = verdict.unit.as_ref().map(|unit| unit.as_str());
    json!({"rule": verdict.rule.as_str(), "unit": unit, "year": verdict.year, "verdict": verdict.kind.as_str()})
}

/// Returns `so-lieu.json`.
pub fn figures(facts: &Facts) -> Value {
    let years: Vec<Value> = facts.figures.years.iter().map(of_year).collect();
    json!({"as_of": super::day_of(facts.known.as_of), "years": years})
}

fn of_year(figures: &YearFigures) -> Value {
    let units: Vec<Value> = figures.units.iter().map(of_unit).collect();
    json!({"year": figures.year, "units": units, "total": of_tally(&figures.total)})
}

fn of_unit(figures: &UnitFigures) -> Value {
    let mut row = of_tally(&figures.tally);
    row.insert("unit".to_owned(), json!(figures.unit.as_str()));
    row.insert("caps".to_owned(), figures.caps.iter().map(of_cap).collect());
    Value::Object(row)
}

fn of_cap(cap: &CapUse) -> Value {
    json!({
        "quota": cap.quota.as_str(), "used": cap.used, "cap": cap.cap, "remaining": cap.remaining,
        "planned": cap.planned, "state": cap.state.as_str(),
    })
}

fn of_tally(tally: &Tally) -> Map<String, Value> {
    let held: Map<String, Value> =
        Form::ALL.iter().zip(tally.held).map(|(form, held)| (form.as_str().to_owned(), json!(held))).collect();
    let persons = &tally.attendance;
    let row = json!({
        "held": held,
        "special": tally.special,
        "planned": tally.planned,
        "postponed": tally.postponed,
        "cancelled": tally.cancelled,
        "attendance": {
            "trieu_tap": persons.convened, "co_mat": persons.present, "truc_tiep": persons.in_person,
            "truc_tuyen": persons.online, "vang_co_ly_do": persons.absent_excused,
            "vang_khong_ly_do": persons.absent_unexcused,
        },
        "attended_by_officer": tally.attended_by_officer,
        "with_feedback": tally.with_feedback,
        "with_complete_feedback": tally.with_complete_feedback,
        "with_minutes": tally.with_minutes,
    });
    let Value::Object(row) = row else { unreachable!("made as an object") };
    row
}

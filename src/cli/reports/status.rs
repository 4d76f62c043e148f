//! `nenep report status`: which reports are sealed, and which of their figures the records would change.

use super::super::check::{self, Given};
use super::super::output::Output;
use super::super::report::Place;
use super::super::words::Trouble;
use super::super::{Ending, excerpt, folders};
use super::args::{StatusFormat, StatusTask};
use super::{args, file, words};
use crate::compile::{self, Checked};
use crate::diag::{Code, Diagnostic};
use crate::document::seal::{About, Change, How, Responsible, Seal};
use crate::model::{Report, Slug};
use serde_json::{Value, json};

/// Codes of what is wrong with seals.
const CODES: [Code; 5] = [Code::BrokenSeal, Code::EditedSeal, Code::ForeignSeal, Code::NotSealed, Code::LostFigure];

/// What `status` works on.
struct Desk<'a> {
    checked: &'a Checked,
    place: Place<'a>,
}

/// Prints the state of one report or of all.
pub(super) fn status(task: &StatusTask, output: &Output) -> Result<Ending, Trouble> {
    // A single name that is a folder is meant as one: `nenep report status content`.
    let is_folder = |name: &String| task.dir.is_none() && Slug::parse(name).is_none_or(|_| folders::is_content(name));
    let (slug, dir) = match &task.slug {
        Some(name) if is_folder(name) => (None, Some(name.into())),
        slug => (slug.as_deref(), task.dir.clone()),
    };
    let check_task = args::check(dir, task.as_of.clone());
    let given = Given::read(&check_task)?;
    let checked = compile::check(&given.inputs, &check::options(&check_task), given.as_of);
    let registry = &checked.facts.known.registry;
    let reports: Vec<&Report> = match slug {
        Some(slug) => vec![file::report(registry, slug)?],
        None => registry.reports.values().collect(),
    };
    let desk = Desk { checked: &checked, place: Place { prefix: folders::prefix(&given.content), output } };
    let problems = desk.problems(slug);
    let is_bad = |report: &&Report| desk.state(report).is_bad();
    let ending = if problems.is_empty() && !reports.iter().any(is_bad) { Ending::Clean } else { Ending::Errors };
    let text = match task.format {
        StatusFormat::Text => desk.text(&reports, &problems),
        StatusFormat::Json => desk.json(&reports, &problems),
    };
    output.print(&text)?;
    Ok(ending)
}

/// The state of a report.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum State {
    /// Not issued.
    Draft,
    /// Issued, never sealed.
    Issued,
    /// Sealed once; the seal was lifted.
    Lifted,
    /// Sealed, and the records still give the same.
    Sealed,
    /// Sealed, and the records would change figures.
    Changed,
    /// There is a seal that cannot be trusted.
    Broken,
}

impl State {
    fn is_bad(self) -> bool {
        matches!(self, Self::Changed | Self::Broken)
    }

    fn as_str(self) -> &'static str {
        match self {
            Self::Draft => "draft",
            Self::Issued => "issued",
            Self::Lifted => "lifted",
            Self::Sealed => "sealed",
            Self::Changed => "changed",
            Self::Broken => "broken",
        }
    }
}

impl Desk<'_> {
    fn seal(&self, report: &Report) -> &Seal {
        const OPEN: &Seal = &Seal::Open;
        self.checked.documents.reports.get(&report.slug).map_or(OPEN, |document| &document.seal)
    }

    fn state(&self, report: &Report) -> State {
        match self.seal(report) {
            Seal::Open if report.issued.is_none() => State::Draft,
            Seal::Open => State::Issued,
            Seal::Lifted { .. } => State::Lifted,
            Seal::Broken => State::Broken,
            Seal::Sealed(sealed) if sealed.changes.is_empty() => State::Sealed,
            Seal::Sealed(_) => State::Changed,
        }
    }

    /// Returns what is wrong with the seals of the reports asked for.
    fn problems(&self, slug: Option<&str>) -> Vec<&Diagnostic> {
        let is_of = |path: &str| slug.is_none_or(|slug| path.starts_with(&format!("bao-cao/{slug}.")));
        let all = self.checked.diagnostics.iter().filter(|problem| CODES.contains(&problem.code()));
        all.filter(|problem| is_of(self.checked.sources.path(problem.span))).collect()
    }

    fn text(&self, reports: &[&Report], problems: &[&Diagnostic]) -> String {
        let lang = self.place.output.lang;
        let mut text: String =
            problems.iter().map(|problem| excerpt::excerpt(problem, &self.checked.sources, &self.place)).collect();
        for report in reports {
            let path = self.place.path(&format!("bao-cao/{}.md", report.slug));
            let seal = self.seal(report);
            text.push_str(&format!("{path}: {}\n", words::state(lang, self.state(report), report, seal)));
            let Seal::Sealed(sealed) = seal else { continue };
            for change in &sealed.changes {
                text.push_str(&self.change(change));
            }
        }
        text
    }

    fn change(&self, change: &Change) -> String {
        let lang = self.place.output.lang;
        let mut text = format!("  {}\n", change.call);
        for difference in &change.differences {
            let label = if difference.label.is_empty() { String::new() } else { format!("{}: ", difference.label) };
            let shown = |value: &str| if value.is_empty() { "–".to_owned() } else { value.replace('\n', "; ") };
            text.push_str(&format!("    {label}{} → {}\n", shown(&difference.was), shown(&difference.now)));
        }
        for one in &change.records {
            let source = self.source(one);
            text.push_str(&format!("    {} {source}{}\n", words::how(lang, one.how), self.subject(one)));
        }
        text
    }

    fn line(&self, one: &Responsible) -> Option<u32> {
        one.place.map(|place| self.checked.sources.line(place))
    }

    fn source(&self, one: &Responsible) -> String {
        let path = self.place.path(&one.path);
        self.line(one).map_or_else(|| path.clone(), |line| format!("{path}:{line}"))
    }

    fn subject(&self, one: &Responsible) -> String {
        let units = &self.checked.facts.known.registry.units;
        match &one.about {
            About::Meeting(key) => {
                let unit = units.get(&key.unit).map_or(key.unit.as_str(), |unit| unit.brief());
                words::meeting(self.place.output.lang, unit, key.date, key.level)
            }
            About::Unit(id) => units.get(id).map_or_else(String::new, |unit| format!("  {}", unit.brief())),
            About::Regulation(_) => String::new(),
        }
    }

    fn json(&self, reports: &[&Report], problems: &[&Diagnostic]) -> String {
        let problem = |problem: &&Diagnostic| {
            let position = self.checked.sources.position(problem.span);
            let path = self.checked.sources.path(problem.span);
            json!({"code": problem.code().as_str(), "path": path, "line": position.line, "column": position.column})
        };
        let all = json!({
            "as_of": self.checked.facts.known.as_of.to_string(),
            "reports": reports.iter().map(|report| self.report(report)).collect::<Vec<_>>(),
            "problems": problems.iter().map(problem).collect::<Vec<_>>(),
        });
        format!("{all:#}\n")
    }

    fn report(&self, report: &Report) -> Value {
        let mut value = json!({
            "report": report.slug.as_str(),
            "state": self.state(report).as_str(),
            "number": report.number.as_deref(),
            "issued": report.issued.map(|(on, _)| on.to_string()),
        });
        match self.seal(report) {
            Seal::Sealed(sealed) => {
                value["sealed_as_of"] = json!(sealed.as_of.to_string());
                value["sealed_by"] = json!(&*sealed.version);
                value["figures"] = json!(sealed.figures);
                value["compared"] = json!(sealed.is_compared);
                value["corrected_records"] = json!(sealed.corrected);
                value["changes"] = sealed.changes.iter().map(|change| self.change_json(change)).collect();
            }
            Seal::Lifted { reason } => value["reason"] = json!(&**reason),
            Seal::Open | Seal::Broken => {}
        }
        value
    }

    fn change_json(&self, change: &Change) -> Value {
        let differences = change.differences.iter();
        let differences: Vec<Value> =
            differences.map(|one| json!({"label": one.label, "was": one.was, "now": one.now})).collect();
        let records: Vec<Value> = change.records.iter().map(|one| self.record(one)).collect();
        json!({"call": change.call, "description": change.description, "differences": differences, "records": records})
    }

    fn record(&self, one: &Responsible) -> Value {
        let how = match one.how {
            How::Corrected => "corrected",
            How::Added => "added",
            How::Removed => "removed",
        };
        let (unit, date, level) = match &one.about {
            About::Meeting(key) => (Some(key.unit.as_str()), Some(key.date.to_string()), Some(key.level.as_str())),
            About::Unit(unit) => (Some(unit.as_str()), None, None),
            About::Regulation(_) => (None, None, None),
        };
        json!({"how": how, "unit": unit, "date": date, "level": level, "path": one.path, "line": self.line(one)})
    }
}

//! `nenep report new`: a draft of a report whose parts I to III ask the records for their figures.
//!
//! The template beside this module has the usual parts; `@…@` stands for what depends on the records: units, years,
//! documents. Judgements are left to people.

mod text;

use super::super::check::{self, Given};
use super::super::output::Output;
use super::super::words::Trouble;
use super::super::{Ending, folders};
use super::args::{self, KindWord, NewTask};
use super::{file, words};
use crate::compile;
use crate::model::{Period, Registry, ReportKind, ReportScope};
use chrono::{Datelike, NaiveDate};

/// Drafts a report, unless there is one of that name.
pub(super) fn draft(task: &NewTask, output: &Output) -> Result<Ending, Trouble> {
    let check_task = args::check(task.dir.clone(), None);
    let given = Given::read(&check_task)?;
    let checked = compile::check(&given.inputs, &check::options(&check_task), given.as_of);
    let registry = &checked.facts.known.registry;
    let Some((kind, scope)) = chosen(task, registry) else {
        output.say(words::bad_years(output.lang));
        return Ok(Ending::Errors);
    };
    let name = format!("bao-cao/{}.md", slug(kind, scope));
    let shown = format!("{}{name}", folders::prefix(&given.content));
    match file::create(&given.content.join(&name), &text::text(registry, kind, scope))? {
        Some(()) => {
            output.note(&words::drafted(output.lang, &shown));
            Ok(Ending::Clean)
        }
        None => {
            output.say(&words::there_already(output.lang, &shown));
            Ok(Ending::Errors)
        }
    }
}

/// Returns the kind and what the report covers; none where the years do not fit the kind.
fn chosen(task: &NewTask, registry: &Registry) -> Option<(ReportKind, ReportScope)> {
    let year = task.year.filter(|year| (1930..=2100).contains(year)).map(ReportScope::Year);
    let period = task.period.as_deref().and_then(|years| period(years, registry)).map(ReportScope::Period);
    match task.kind {
        KindWord::TongKet => Some((ReportKind::FinalReview, period?)),
        KindWord::SoKet => Some((ReportKind::InterimReview, period.or(year)?)),
        KindWord::DanhGiaNam => Some((ReportKind::AnnualEvaluation, year?)),
    }
}

/// Returns the days of `2023-2025`, narrowed to those of the pilot.
fn period(years: &str, registry: &Registry) -> Option<Period> {
    let (first, last) = years.split_once('-')?;
    let year = |text: &str| text.trim().parse().ok().filter(|year| (1930..=2100).contains(year));
    let (first, last): (i32, i32) = (year(first)?, year(last)?);
    let whole = Period { from: NaiveDate::from_ymd_opt(first, 1, 1)?, until: NaiveDate::from_ymd_opt(last, 12, 31) };
    let narrowed = registry.portal.pilot.and_then(|pilot| pilot.intersection(&whole));
    (first <= last).then_some(narrowed.unwrap_or(whole))
}

fn slug(kind: ReportKind, scope: ReportScope) -> String {
    let year = match scope {
        ReportScope::Year(year) => year,
        ReportScope::Period(period) => period.until.unwrap_or(period.from).year(),
    };
    let kind = match kind {
        ReportKind::AnnualEvaluation => "danh-gia",
        ReportKind::InterimReview => "so-ket",
        ReportKind::FinalReview => "tong-ket",
    };
    format!("{kind}-{year}")
}

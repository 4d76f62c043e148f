//! `nenep report seal` and `nenep report unseal`.

use super::super::check::{self, Given};
use super::super::output::Output;
use super::super::report::Extent;
use super::super::words::Trouble;
use super::super::{Ending, folders};
use super::args::{SealTask, UnsealTask};
use super::{args, file, words};
use crate::compile;
use crate::diag::Severity;
use crate::document::seal;
use crate::model::Slug;
use std::fs;

/// Seals the figures of an issued report. A tree with errors seals nothing: its figures may rest on records left out.
pub(super) fn seal(task: &SealTask, output: &Output) -> Result<Ending, Trouble> {
    let check_task = args::check(task.dir.clone(), task.as_of.clone());
    let given = Given::read(&check_task)?;
    let checked = compile::check(&given.inputs, &check::options(&check_task), given.as_of);
    let registry = &checked.facts.known.registry;
    let report = file::report(registry, &task.slug)?;
    let path = file::seal(&given.content, &task.slug);
    let before = registry.seals.get(&report.slug).map(|place| checked.sources.get(place.source).text.clone());
    let document = checked.documents.reports.get(&report.slug);
    let Some(document) = document else {
        return Err(Trouble::NoReport { name: task.slug.clone(), nearest: None });
    };
    match seal::make(&checked.facts, &checked.sources, (report, document), before.as_deref()) {
        Err(refusal) => {
            output.say(&words::refused(output.lang, refusal, &task.slug, checked.facts.known.as_of));
            Ok(Ending::Errors)
        }
        Ok(_) if checked.diagnostics.count(Severity::Error) > 0 => {
            check::print(&check_task, Extent::Problems, &given, &checked, output)?;
            output.say(&words::refused_for_errors(output.lang, &task.slug));
            Ok(Ending::Errors)
        }
        Ok(text) => {
            file::write(&path, &text)?;
            let shown = format!("{}bao-cao/{}{}", folders::prefix(&given.content), task.slug, crate::load::SEAL);
            output.note(&words::sealed(output.lang, &shown, document.answers.len(), checked.facts.known.as_of));
            Ok(Ending::Clean)
        }
    }
}

/// Lifts the seal of a report; the reason is kept in its place.
pub(super) fn unseal(task: &UnsealTask, output: &Output) -> Result<Ending, Trouble> {
    let content = folders::content(task.dir.as_deref())?;
    let path = file::seal(&content, &task.slug);
    let reason = task.reason.trim();
    if reason.is_empty() {
        output.say(words::no_reason(output.lang));
        return Ok(Ending::Errors);
    }
    let text = Slug::parse(&task.slug).and_then(|slug| Some((slug, fs::read(&path).ok()?)));
    let Some((slug, bytes)) = text else {
        return Err(Trouble::NoSeal { name: task.slug.clone() });
    };
    match seal::lift(&slug, &String::from_utf8_lossy(&bytes), reason) {
        Some(lifted) => {
            file::write(&path, &lifted)?;
            output.note(&words::lifted(output.lang, &task.slug));
            Ok(Ending::Clean)
        }
        None => {
            output.say(&words::lifted_before(output.lang, &task.slug));
            Ok(Ending::Errors)
        }
    }
}

//! `nenep check`: reads, judges and reports; writes nothing.

use super::args::CheckTask;
use super::output::Output;
use super::progress::Progress;
use super::report::{self, Place};
use super::words::{self, Trouble};
use super::{Ending, as_of, folders};
use crate::compile::{self, Checked, Inputs, Options};
use crate::diag::Severity;
use crate::disk;
use crate::model::AsOf;
use std::path::PathBuf;

/// Checks a content tree and prints what was found.
pub(super) fn check(task: &CheckTask, output: &Output) -> Result<Ending, Trouble> {
    let given = Given::read(task)?;
    let checked = {
        let progress = Progress::new(output.is_quiet, words::working(output.lang));
        progress.step();
        compile::check(&given.inputs, &options(task), given.as_of)
    };
    let ending = print(task, &given, &checked, output)?;
    summary(task, &words::checked(output.lang, &checked), output)?;
    Ok(ending)
}

/// What a command works on.
pub(super) struct Given {
    /// The content tree.
    pub(super) content: PathBuf,
    /// What was read.
    pub(super) inputs: Inputs,
    /// The day.
    pub(super) as_of: AsOf,
}

impl Given {
    pub(super) fn read(task: &CheckTask) -> Result<Self, Trouble> {
        let content = folders::content(task.dir.as_deref())?;
        let inputs = disk::read(&content).map_err(|error| Trouble::Unreadable { path: content.clone(), error })?;
        let as_of = as_of::as_of(task.as_of.as_deref(), &inputs)?;
        Ok(Self { content, inputs, as_of })
    }
}

/// Returns what the command line says of the compiler's choices.
pub(super) fn options(task: &CheckTask) -> Options {
    Options {
        profile: task.profile.map(super::args::ProfileWord::profile),
        with_drafts: task.drafts,
        allow_errors: false,
    }
}

/// Prints problems and findings in the form asked for.
pub(super) fn print(task: &CheckTask, given: &Given, checked: &Checked, output: &Output) -> Result<Ending, Trouble> {
    let place = Place { prefix: folders::prefix(&given.content), output };
    output.print(&report::report(task.format, checked, &place))?;
    if checked.facts.known.held_later > 0 {
        output.note(&words::held_later(output.lang, &checked.facts.known));
    }
    Ok(ending(task, checked))
}

/// Prints the last line: below the report for people, beside it where another program reads.
pub(super) fn summary(task: &CheckTask, line: &str, output: &Output) -> Result<(), Trouble> {
    match task.format {
        super::args::FormatWord::Text if !output.is_quiet => output.print(&format!("{line}\n")),
        _ => {
            output.note(line);
            Ok(())
        }
    }
}

fn ending(task: &CheckTask, checked: &Checked) -> Ending {
    let has_error = checked.diagnostics.count(Severity::Error) > 0;
    let counts_too = || {
        let is_grave = checked.facts.findings.iter().any(|finding| finding.severity == Severity::Error);
        task.strict && (is_grave || !checked.diagnostics.is_empty())
    };
    if has_error || counts_too() { Ending::Errors } else { Ending::Clean }
}

//! `nenep check`: reads, judges and reports; writes nothing.

use super::args::CheckTask;
use super::output::Output;
use super::report::{self, Extent, Place};
use super::words::{self, Trouble};
use super::{Ending, as_of, folders};
use crate::compile::{self, Checked, Inputs, Options};
use crate::diag::Severity;
use crate::disk::{self, Snapshot};
use crate::model::AsOf;
use std::path::{Path, PathBuf};
use std::time::Instant;

/// Checks a content tree and prints what was found.
pub(super) fn check(task: &CheckTask, output: &Output) -> Result<Ending, Trouble> {
    let given = Given::read(task)?;
    let checked = compile::check(&given.inputs, &options(task), given.as_of);
    let ending = print(task, Extent::All, &given, &checked, output)?;
    output.note(&words::checked(output.lang, &checked, given.began));
    Ok(ending)
}

/// What a command works on.
pub(super) struct Given {
    /// The content tree, or the repository that has it.
    pub(super) content: PathBuf,
    /// What stands before a path of the content tree where it is shown.
    pub(super) prefix: String,
    /// What was read.
    pub(super) inputs: Inputs,
    /// The day.
    pub(super) as_of: AsOf,
    /// When the run began.
    pub(super) began: Instant,
}

impl Given {
    pub(super) fn read(task: &CheckTask) -> Result<Self, Trouble> {
        let began = Instant::now();
        if let Some(revision) = &task.rev {
            return Self::read_revision(task, revision, began);
        }
        let content = folders::content(task.dir.as_deref())?;
        let inputs = disk::read(&content).map_err(|error| Trouble::Unreadable { path: content.clone(), error })?;
        let as_of = as_of::as_of(task.as_of.as_deref(), &inputs)?;
        Ok(Self { prefix: folders::prefix(&content), content, inputs, as_of, began })
    }

    fn read_revision(task: &CheckTask, revision: &str, began: Instant) -> Result<Self, Trouble> {
        let (repository, path) = folders::in_repository(task.dir.as_deref()).map_err(Trouble::Git)?;
        let commit = repository.resolve(revision).map_err(Trouble::Git)?;
        let Snapshot { inputs, path } = disk::read_revision(&repository, &commit, &path).map_err(Trouble::Git)?;
        let as_of = as_of::as_of(task.as_of.as_deref(), &inputs)?;
        let content = repository.top().map_or_else(|| repository.folder().to_owned(), |top| top.join(&path));
        Ok(Self { content, prefix: folders::prefix(Path::new(&path)), inputs, as_of, began })
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
pub(super) fn print(
    task: &CheckTask,
    extent: Extent,
    given: &Given,
    checked: &Checked,
    output: &Output,
) -> Result<Ending, Trouble> {
    let (printed, note) = said(task, extent, given, checked, output);
    output.print(&printed)?;
    note.iter().for_each(|note| output.note(note));
    Ok(ending(task, checked))
}

/// Returns problems and findings in the form asked for, and what is noted besides.
pub(super) fn said(
    task: &CheckTask,
    extent: Extent,
    given: &Given,
    checked: &Checked,
    output: &Output,
) -> (String, Option<String>) {
    let place = Place { prefix: given.prefix.clone(), output };
    let printed = report::report(task.format, extent, checked, &place);
    (printed, words::held_later(output.lang, &checked.facts.known))
}

/// Returns how a run ends that could do what it was asked.
pub(super) fn ending(task: &CheckTask, checked: &Checked) -> Ending {
    let has_error = checked.diagnostics.count(Severity::Error) > 0;
    let counts_too = || {
        let is_grave = checked.facts.findings.iter().any(|finding| finding.severity == Severity::Error);
        task.strict && (is_grave || !checked.diagnostics.is_empty())
    };
    if has_error || counts_too() { Ending::Errors } else { Ending::Clean }
}

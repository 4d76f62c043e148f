//! `nenep report …`: drafting reports, sealing the figures of issued ones, and saying what became of them.

mod args;
mod draft;
mod file;
mod sealing;
mod status;
mod words;

pub(super) use args::ReportTask;

use super::Ending;
use super::output::Output;
use super::words::Trouble;

/// Does what the user asks of reports.
pub(super) fn run(task: &ReportTask, output: &Output) -> Result<Ending, Trouble> {
    match task {
        ReportTask::New(task) => draft::draft(task, output),
        ReportTask::Seal(task) => sealing::seal(task, output),
        ReportTask::Status(task) => status::status(task, output),
        ReportTask::Unseal(task) => sealing::unseal(task, output),
    }
}

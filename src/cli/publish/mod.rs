//! `nenep publish` and `nenep hook`: who calls decides what publishing is — an editor sends, a server takes.

mod branch;
mod editor;
mod fault;
mod made;
mod refusal;
mod server;
mod setup;
mod words;

pub(super) use fault::Fault;

use super::Ending;
use super::args::{HookTask, PublishTask};
use super::folders;
use super::output::Output;
use super::words::Trouble;
use crate::publish::Settings;

/// Publishes.
pub(super) fn publish(task: &PublishTask, output: &Output) -> Result<Ending, Trouble> {
    let (repository, path) = folders::in_repository(task.dir.as_deref()).map_err(Trouble::Git)?;
    if task.branch.is_some() || task.to.is_some() {
        return branch::publish(task, &repository, &path, output);
    }
    let is_for_server = task.list || task.repair || task.rollback.is_some();
    match Settings::read(&repository) {
        Some(settings) => server::publish(task, &repository, settings, output),
        None if is_for_server || repository.top().is_none() => {
            Err(Trouble::Publish(Fault::NoServer { path: repository.folder().to_owned() }))
        }
        None => editor::publish(task, &repository, &path, output),
    }
}

/// Sets up hooks, or does what git calls them for.
pub(super) fn hook(task: &HookTask, output: &Output) -> Result<Ending, Trouble> {
    match task {
        HookTask::Install(task) => setup::install(task, output),
        HookTask::PreCommit => editor::before_commit(output),
        HookTask::PreReceive => server::before_receiving(output),
        HookTask::PostReceive => server::after_receiving(output),
    }
}

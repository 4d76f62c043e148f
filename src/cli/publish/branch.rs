//! Without a server of one's own: the site as a commit on a branch, or in a folder.

use super::Fault;
use super::made::{Made, Wish};
use super::{refusal, words};
use crate::cli::Ending;
use crate::cli::args::{ModeWord, ProfileWord, PublishTask};
use crate::cli::built::{self, Built};
use crate::cli::interrupt::Interrupt;
use crate::cli::output::Output;
use crate::cli::words::{self as common, Trouble};
use crate::disk::{self, Repository, Watch, WriteError};
use crate::publish::{self, Destination, PagesCommit, Sent};
use crate::render::Site;
use std::path::Path;
use std::time::Duration;

/// Writes the site of a commit where the options say.
pub(super) fn publish(
    task: &PublishTask,
    repository: &Repository,
    path: &str,
    output: &Output,
) -> Result<Ending, Trouble> {
    let commit = repository.resolve(task.rev.as_deref().unwrap_or("HEAD")).map_err(Trouble::Git)?;
    let wish = Wish { path, profile: task.profile.map(ProfileWord::profile), as_of: task.as_of.as_deref() };
    let made = Made::of(repository, commit, &wish)?;
    let Some(site) = &made.compiled.site else {
        let checked = &made.compiled.checked;
        let head = words::not_sent(output.lang, &refusal::counts(checked));
        let foot = words::after_not_sent(output.lang);
        output.print(&format!("{head}\n\n{}{foot}\n", refusal::problems(checked, &made.place(output))))?;
        return Ok(Ending::Errors);
    };
    match (&task.branch, &task.to) {
        (Some(branch), _) => to_branch(task, repository, (branch, site), &made, output),
        (_, Some(folder)) => to_folder(task, repository, (folder, site), &made, output),
        (None, None) => Ok(Ending::Clean),
    }
}

fn to_branch(
    task: &PublishTask,
    repository: &Repository,
    (branch, site): (&str, &Site),
    made: &Made,
    output: &Output,
) -> Result<Ending, Trouble> {
    let lang = output.lang;
    if task.dry_run {
        output.note(words::not_sent_as_asked(lang));
        return Ok(Ending::Clean);
    }
    let message = words::pages_message(&made.commit, made.as_of);
    let written = publish::write_branch(repository, branch, site, &made.commit, &message).map_err(Trouble::Git)?;
    output.note(&words::on_branch(lang, branch, &written));
    if !task.push {
        if matches!(written, PagesCommit::New(_)) {
            output.note(&words::push_branch(lang, branch));
        }
        return Ok(Ending::Clean);
    }
    // The remote of the branch that is checked out, or the usual name.
    let remote = match Destination::of(repository).map_err(Trouble::Git)? {
        Ok(destination) => destination.remote,
        Err(_) => "origin".to_owned(),
    };
    let reference = format!("refs/heads/{branch}");
    match publish::send(repository, &remote, &reference, &reference).map_err(Trouble::Git)? {
        Sent::Accepted => {
            output.note(&words::branch_sent(lang, branch, &remote));
            Ok(Ending::Clean)
        }
        Sent::Behind => {
            output.note(&words::branch_behind(lang, branch, &remote));
            Ok(Ending::Errors)
        }
        Sent::Refused => {
            output.note(&words::server_refused(lang));
            Ok(Ending::Errors)
        }
        Sent::Unreachable => Err(Trouble::Publish(Fault::Unreachable { remote })),
    }
}

fn to_folder(
    task: &PublishTask,
    repository: &Repository,
    (folder, site): (&Path, &Site),
    made: &Made,
    output: &Output,
) -> Result<Ending, Trouble> {
    let content = repository.top().map_or_else(|| repository.folder().to_owned(), |top| top.join(&made.prefix));
    let interrupt = Interrupt::watch();
    let is_stopped = || interrupt.is_stopped();
    let on_wait = || output.note(common::waiting(output.lang));
    let watch = Watch { on_wait: &on_wait, is_stopped: &is_stopped, patience: Some(Duration::from_secs(task.wait)) };
    if task.dry_run {
        disk::check_share(folder, &content).map_err(Trouble::Write)?;
        output.note(words::not_sent_as_asked(output.lang));
        return Ok(Ending::Clean);
    }
    interrupt.begin_writing();
    let written = match task.mode {
        Some(ModeWord::Exchange) => disk::write(site, folder, &content, &watch),
        Some(ModeWord::Symlink) => return Err(Trouble::Publish(Fault::NoLinkMode)),
        Some(ModeWord::Files) | None => disk::write_files(site, folder, &content, &watch),
    };
    interrupt.end_writing();
    match written {
        Err(WriteError::Stopped) => {
            output.note(common::stopped(output.lang));
            Ok(Ending::Stopped)
        }
        written => {
            let written = written.map_err(Trouble::Write)?;
            let built = Built::of(output.lang, &made.compiled, site.len());
            output.note(&built::line(output.lang, &built, made.began, folder, written));
            Ok(Ending::Clean)
        }
    }
}

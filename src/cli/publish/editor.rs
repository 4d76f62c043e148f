//! On the editor's machine: what is about to be committed, and sending what was.

use super::Fault;
use super::made::{Made, Wish};
use super::{refusal, words};
use crate::cli::Ending;
use crate::cli::args::{ProfileWord, PublishTask};
use crate::cli::output::Output;
use crate::cli::report::Place;
use crate::cli::words::Trouble;
use crate::cli::{as_of, folders};
use crate::compile::{self, Options};
use crate::diag::Severity;
use crate::disk::{self, GitError, Repository};
use crate::editions;
use crate::publish::{self, Destination, Sent};
use std::path::Path;

/// Checks what the next commit would hold: the staged files, whatever the work tree has.
pub(super) fn before_commit(output: &Output) -> Result<Ending, Trouble> {
    let repository = Repository::around(Path::new(".")).map_err(Trouble::Git)?;
    let path = repository.setting("nenep.content").unwrap_or_default();
    let revision = match disk::read_staged(&repository, &path) {
        // A commit before there is a content tree is none of our business.
        Err(GitError::NoContent { .. }) => return Ok(Ending::Clean),
        revision => revision.map_err(Trouble::Git)?,
    };
    let as_of = as_of::as_of(None, &revision.inputs)?;
    let checked = compile::check(&revision.inputs, &Options::default(), as_of);
    if checked.diagnostics.count(Severity::Error) == 0 {
        return Ok(Ending::Clean);
    }
    let place = Place { prefix: folders::prefix(Path::new(&revision.path)), output };
    let head = words::not_committed(output.lang, &refusal::counts(&checked));
    let foot = words::after_no_commit(output.lang);
    output.print(&format!("{head}\n\n{}{foot}\n", refusal::problems(&checked, &place)))?;
    Ok(Ending::Errors)
}

/// Checks what was committed, says what will change on the site, and sends it.
pub(super) fn publish(
    task: &PublishTask,
    repository: &Repository,
    path: &str,
    output: &Output,
) -> Result<Ending, Trouble> {
    let lang = output.lang;
    let head = repository.resolve("HEAD").map_err(Trouble::Git)?;
    let left = uncommitted(repository)?;
    if !left.is_empty() {
        output.note(&words::uncommitted(lang, &left));
    }
    let destination = Destination::of(repository).map_err(Trouble::Git)?;
    let destination = destination.map_err(|nowhere| Trouble::Publish(Fault::Nowhere(nowhere)))?;
    let wish = Wish { path, profile: task.profile.map(ProfileWord::profile), as_of: task.as_of.as_deref() };
    let made = Made::of(repository, head, &wish)?;
    let Some(site) = &made.compiled.site else {
        let head = words::not_sent(lang, &refusal::counts(&made.compiled.checked));
        let foot = words::after_not_sent(lang);
        output
            .print(&format!("{head}\n\n{}{foot}\n", refusal::problems(&made.compiled.checked, &made.place(output))))?;
        return Ok(Ending::Errors);
    };
    let known = repository.resolve(&destination.tracking).ok();
    if known.as_ref() == Some(&made.commit) {
        output.note(&words::nothing_new(lang, &made.commit, &destination));
        return Ok(Ending::Clean);
    }
    if let Some(known) = &known
        && !repository
            .says_yes(&["merge-base", "--is-ancestor", known.name(), made.commit.name()])
            .map_err(Trouble::Git)?
    {
        output.note(&words::behind(lang));
        return Ok(Ending::Errors);
    }
    let before = known.and_then(|known| Made::of(repository, known, &wish).ok());
    let news = before.as_ref().and_then(|before| {
        let old = before.compiled.site.as_ref()?;
        let changes = publish::changes(&before.edition(old), &made.edition(site));
        let [was, is] = [before, &made].map(|made| &made.compiled.checked.facts);
        let units = editions::between(was, is, |unit| before.unit_record(unit) != made.unit_record(unit));
        Some((changes, publish::figures(was, is), units))
    });
    let news = news.as_ref().map(|(changes, figures, units)| words::Outlook { changes, figures, units });
    output.note(&words::will_change(lang, &made.commit, news.as_ref()));
    if task.dry_run {
        output.note(words::not_sent_as_asked(lang));
        return Ok(Ending::Clean);
    }
    send(repository, &made, &destination, output)
}

fn send(repository: &Repository, made: &Made, destination: &Destination, output: &Output) -> Result<Ending, Trouble> {
    let lang = output.lang;
    output.note(&words::sending(lang, destination));
    let sent = publish::send(repository, &destination.remote, made.commit.name(), &destination.reference);
    match sent.map_err(Trouble::Git)? {
        Sent::Accepted => {
            output.note(&words::sent(lang, &made.commit, made.address().as_deref()));
            Ok(Ending::Clean)
        }
        Sent::Behind => {
            output.note(&words::behind(lang));
            Ok(Ending::Errors)
        }
        Sent::Refused => {
            output.note(&words::server_refused(lang));
            Ok(Ending::Errors)
        }
        Sent::Unreachable => Err(Trouble::Publish(Fault::Unreachable { remote: destination.remote.clone() })),
    }
}

/// Returns the paths with changes that no commit has.
fn uncommitted(repository: &Repository) -> Result<Vec<String>, Trouble> {
    let words = ["status", "--porcelain", "-z", "--no-renames", "--untracked-files=all", "--ignored=no"];
    let text = repository.ask(&words).map_err(Trouble::Git)?;
    Ok(text.split('\0').filter_map(|entry| Some(entry.get(3..)?.to_owned())).collect())
}

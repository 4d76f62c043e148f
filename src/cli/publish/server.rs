//! On the server: what a push is answered, and how the public site follows the published branch.

use super::Fault;
use super::made::{Made, Wish, edition_of};
use super::{refusal, words};
use crate::cli::Ending;
use crate::cli::args::PublishTask;
use crate::cli::as_of;
use crate::cli::output::Output;
use crate::cli::words::Trouble;
use crate::compile::{self, Inputs};
use crate::disk::{self, Commit, GitError, Held, Occasion, Published, Record, Repository, Store, Watch};
use crate::publish::{self, Changes, Settings};
use crate::render::Site;
use crate::text::Entry;
use std::io::BufReader;
use std::path::Path;
use std::time::Duration;

/// How long a push waits for another run.
const PATIENCE: Duration = Duration::from_secs(60);

/// Where the published branch is, and where its site goes.
struct Server<'a> {
    repository: &'a Repository,
    settings: Settings,
    store: Store,
    patience: Duration,
    output: &'a Output,
}

/// Publishes the branch, or does what the options say.
pub(super) fn publish(
    task: &PublishTask,
    repository: &Repository,
    settings: Settings,
    output: &Output,
) -> Result<Ending, Trouble> {
    let server = Server { patience: Duration::from_secs(task.wait), ..Server::open(repository, settings, output)? };
    match (task.list, task.rollback, task.repair) {
        (true, ..) => server.list(),
        (_, Some(number), _) => server.bring_back(number),
        (.., true) => server.follow(task, Following::UnlessBroughtBack),
        _ => server.follow(task, Following::Always),
    }
}

/// Answers a push: checks it and makes its whole site before anything of it is accepted.
pub(super) fn before_receiving(output: &Output) -> Result<Ending, Trouble> {
    let repository = Repository::around(Path::new(".")).map_err(Trouble::Git)?;
    let settings = settings_of(&repository)?;
    let server = Server::open(&repository, settings, output)?;
    let updates = publish::read_updates(BufReader::new(std::io::stdin())).map_err(|error| Trouble::Output { error })?;
    let reference = server.settings.reference();
    let offences = publish::examine(&repository, &reference, &updates).map_err(Trouble::Git)?;
    let shown = server.store.records().pop();
    if !offences.is_empty() {
        output.print(&words::offences(output.lang, &offences, &server.settings.branch, shown.as_ref()))?;
        return Ok(Ending::Errors);
    }
    let Some(commit) = updates.into_iter().find_map(|update| update.new) else { return Ok(Ending::Clean) };
    let made = match Made::of(&repository, commit, &server.wish(None)) {
        Err(Trouble::Git(error @ (GitError::NoContent { .. } | GitError::TooManyFiles(_)))) => {
            output.print(&words::no_tree(output.lang, &error, shown.as_ref()))?;
            return Ok(Ending::Errors);
        }
        made => made?,
    };
    let Some(site) = &made.compiled.site else {
        output.print(&refusal::refusal(&made, shown.as_ref(), server.address(Some(&made)).as_deref(), output))?;
        return Ok(Ending::Errors);
    };
    server.held(|held| held.wait(site, made.commit.name()))?;
    Ok(Ending::Clean)
}

/// Publishes what was accepted.
pub(super) fn after_receiving(output: &Output) -> Result<Ending, Trouble> {
    // Read to the end, as git waits for it; what counts is where the branch stands now.
    let updates = publish::read_updates(BufReader::new(std::io::stdin())).unwrap_or_default();
    let repository = Repository::around(Path::new(".")).map_err(Trouble::Git)?;
    let server = Server::open(&repository, settings_of(&repository)?, output)?;
    if updates.iter().all(|update| update.reference != server.settings.reference()) {
        return Ok(Ending::Clean);
    }
    let published = server.held(|held| {
        let Some(head) = server.head() else { return Ok(None) };
        let Some(site) = held.waiting(head.name()) else { return Ok(None) };
        let news = server.put(&held, &site, &head)?;
        Ok(Some(news))
    });
    match published {
        Ok(Some(news)) => server.tell(&news, None),
        Ok(None) => server.follow_now(None, Following::Always),
        Err(trouble) => {
            output.note(&words::accepted_only(output.lang));
            Err(trouble)
        }
    }
}

fn settings_of(repository: &Repository) -> Result<Settings, Trouble> {
    Settings::read(repository).ok_or_else(|| Trouble::Publish(Fault::NoServer { path: repository.folder().to_owned() }))
}

/// Whether the site follows the branch although a person has brought back an earlier one.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Following {
    Always,
    UnlessBroughtBack,
}

/// What became of a publication.
struct News {
    published: Published,
    changes: Changes,
}

impl<'a> Server<'a> {
    fn open(repository: &'a Repository, settings: Settings, output: &'a Output) -> Result<Self, Trouble> {
        let store = Store::open(&settings.public, settings.mode, repository.folder()).map_err(Trouble::Write)?;
        Ok(Self { repository, settings, store, patience: PATIENCE, output })
    }

    fn wish<'w>(&'w self, task: Option<&'w PublishTask>) -> Wish<'w> {
        let profile = task.and_then(|task| task.profile).map(crate::cli::args::ProfileWord::profile);
        Wish {
            path: &self.settings.content,
            profile: profile.or(self.settings.profile),
            as_of: task.and_then(|task| task.as_of.as_deref()),
        }
    }

    fn address(&self, made: Option<&Made>) -> Option<String> {
        self.settings.address.clone().or_else(|| made.and_then(Made::address))
    }

    /// Returns where the published branch stands.
    fn head(&self) -> Option<Commit> {
        self.repository.resolve(&self.settings.reference()).ok()
    }

    /// Does something while no other run can touch the public folder.
    fn held<T>(&self, work: impl FnOnce(Held<'_>) -> Result<T, disk::WriteError>) -> Result<T, Trouble> {
        let on_wait = || self.output.note(crate::cli::words::waiting(self.output.lang));
        let watch = Watch { on_wait: &on_wait, is_stopped: &|| false, patience: Some(self.patience) };
        let held = self.store.hold(&watch).map_err(Trouble::Write)?;
        work(held).map_err(Trouble::Write)
    }

    /// Publishes a site and finds out what is new in it.
    fn put(&self, held: &Held<'_>, site: &Site, commit: &Commit) -> Result<News, disk::WriteError> {
        let before = self.store.records().pop();
        // A damaged generation is nothing to compare with, and no reason not to publish a whole one.
        let old = before.as_ref().and_then(|before| disk::read_site(&self.store.folder(before)).ok());
        let published = held.publish(site, &occasion(commit))?;
        let changes = match (&published, &before, &old) {
            (Published::New { record, .. }, Some(before), Some(old)) => {
                publish::changes(&edition_of(before, old), &edition_of(record, site))
            }
            _ => Changes::default(),
        };
        Ok(News { published, changes })
    }

    fn follow(&self, task: &PublishTask, following: Following) -> Result<Ending, Trouble> {
        self.held(|held| held.mend().map(|_| ()))?;
        self.follow_now(Some(task), following)
    }

    /// Makes the site of the branch as of now and publishes it; begins again when the branch moves meanwhile.
    fn follow_now(&self, task: Option<&PublishTask>, following: Following) -> Result<Ending, Trouble> {
        loop {
            let Some(head) = self.head() else {
                self.output.note(&words::nothing_to_publish(self.output.lang, &self.settings.branch));
                return Ok(Ending::Clean);
            };
            let newest = self.store.records().pop();
            let is_kept_back = newest.as_ref().and_then(|newest| newest.instead_of.as_deref()) == Some(head.name());
            if let Some(newest) = newest.filter(|_| is_kept_back && following == Following::UnlessBroughtBack) {
                self.output.note(&words::kept_back(self.output.lang, &newest));
                return Ok(Ending::Clean);
            }
            let made = Made::of(self.repository, head, &self.wish(task))?;
            let Some(site) = &made.compiled.site else {
                let shown = self.store.records().pop();
                let address = self.address(Some(&made));
                self.output.print(&refusal::refusal(&made, shown.as_ref(), address.as_deref(), self.output))?;
                return Ok(Ending::Errors);
            };
            let news = self.held(|held| match self.head() {
                Some(now) if now == made.commit => self.put(&held, site, &made.commit).map(Some),
                _ => Ok(None),
            })?;
            if let Some(news) = news {
                return self.tell(&news, Some(&made));
            }
        }
    }

    fn tell(&self, news: &News, made: Option<&Made>) -> Result<Ending, Trouble> {
        let lang = self.output.lang;
        let address = match made {
            Some(made) => self.address(Some(made)),
            None => self.settings.address.clone().or_else(|| self.address_in_branch()),
        };
        let folder = self.store.site();
        let text = match &news.published {
            Published::Unchanged(record) => words::unchanged(lang, record),
            Published::New { record, before } => {
                let changes = before.as_ref().map(|_| &news.changes);
                words::published(lang, record, changes, address.as_deref(), &folder)
            }
        };
        self.output.note(&text);
        Ok(Ending::Clean)
    }

    /// Reads the address of the portal from the settings in the published branch, and nothing else of it.
    fn address_in_branch(&self) -> Option<String> {
        let head = self.head()?;
        let given = format!("{}/", self.settings.content);
        let folders = [given.trim_start_matches('/'), &format!("{given}content/"), "content/"];
        let settings = folders.iter().find_map(|folder| {
            let blob = format!("{}:{}cong.yaml", head.name(), folder.trim_start_matches('/'));
            self.repository.ask(&["cat-file", "blob", &blob]).ok()
        })?;
        let content = [("cong.yaml".into(), Entry::File(settings.into_bytes().into()))].into_iter().collect();
        let inputs = Inputs { content, ..Inputs::default() };
        compile::address_in_settings(&inputs).map(|address| address.to_string())
    }

    fn list(&self) -> Result<Ending, Trouble> {
        self.output.print(&words::records(self.output.lang, &self.store.records()))?;
        Ok(Ending::Clean)
    }

    fn bring_back(&self, number: Option<u64>) -> Result<Ending, Trouble> {
        let records = self.store.records();
        let shown = records.last().map_or(0, Record::shows);
        let earlier = || records.iter().rev().find(|record| record.back_to.is_none() && record.number < shown);
        let Some(number) = number.or_else(|| Some(earlier()?.number)) else {
            return Err(Trouble::Publish(Fault::NoGeneration { number: None }));
        };
        let head = self.head().map_or_else(String::new, |head| head.name().to_owned());
        let occasion = Occasion { commit: head, at: as_of::moment(), by: person() };
        match self.held(|held| held.bring_back(number, &occasion))? {
            Some(record) => {
                self.output.note(&words::brought_back(self.output.lang, &record, &self.settings.branch));
                Ok(Ending::Clean)
            }
            None => Err(Trouble::Publish(Fault::NoGeneration { number: Some(number) })),
        }
    }
}

fn occasion(commit: &Commit) -> Occasion {
    Occasion { commit: commit.name().to_owned(), at: as_of::moment(), by: person() }
}

/// Returns who publishes, as far as the system knows: the name given by the gate of the server, else the account.
fn person() -> String {
    let names = ["REMOTE_USER", "GL_USER", "GITEA_PUSHER_NAME", "LOGNAME", "USER"];
    names.iter().find_map(|name| std::env::var(name).ok().filter(|name| !name.is_empty())).unwrap_or_default()
}

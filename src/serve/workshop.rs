//! Where a site is built again and again: reads the tree, compiles it, compares with what was shown before.

use super::changes::Changes;
use crate::compile::{self, Checked, Inputs, Memo, Options, Phase, Progress};
use crate::diag::Severity;
use crate::disk;
use crate::model::AsOf;
use crate::render::Site;
use crate::text::{Entry, Tree};
use std::io;
use std::path::PathBuf;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::{Duration, Instant};

/// Gives the as-of date of a tree; asked again for each build, as the day and the settings may change.
pub type AsOfOf = Box<dyn Fn(&Inputs) -> AsOf + Send>;

/// What to build.
pub struct Task {
    /// The content tree.
    pub content: PathBuf,
    /// Choices of the person who builds.
    pub options: Options,
    /// The as-of date.
    pub as_of: AsOfOf,
    /// Whether a tree that has errors from the beginning gives a part of a site, until there is a good one.
    pub begins_with_part: bool,
}

/// One build.
pub struct Build {
    /// Number of the build, from 1.
    pub number: u64,
    /// What was checked: problems, findings, figures.
    pub checked: Arc<Checked>,
    /// The site to show: the new one, or the last good one while there are errors.
    pub site: Arc<Site>,
    /// Whether the site to show is an earlier one.
    pub is_stale: bool,
    /// What differs from what was shown before.
    pub changes: Changes,
    /// Time of each phase, in their order.
    pub phases: Vec<(Phase, Duration)>,
    /// Time of reading the tree.
    pub reading: Duration,
    /// Time from the first look to the finished site.
    pub took: Duration,
}

impl Build {
    /// Says whether an error stands against the records.
    #[must_use]
    pub fn has_errors(&self) -> bool {
        self.checked.diagnostics.count(Severity::Error) > 0
    }
}

/// A tree and what was made of it so far.
pub struct Workshop {
    task: Task,
    memory: disk::Memory,
    memo: Memo,
    seen: Option<(Inputs, AsOf)>,
    good: Option<Arc<Site>>,
    shown: Arc<Site>,
    builds: u64,
}

impl Workshop {
    /// Opens a workshop; nothing is read yet.
    #[must_use]
    pub fn new(task: Task) -> Self {
        Self {
            task,
            memory: disk::Memory::default(),
            memo: Memo::default(),
            seen: None,
            good: None,
            shown: Arc::default(),
            builds: 0,
        }
    }

    /// Returns the content tree.
    #[must_use]
    pub fn content(&self) -> &std::path::Path {
        &self.task.content
    }

    /// Looks at the tree; builds when anything differs from the last look.
    ///
    /// # Errors
    /// When the content folder cannot be read.
    pub fn look(&mut self) -> io::Result<Option<Build>> {
        let began = Instant::now();
        let inputs = self.memory.read(&self.task.content)?;
        let reading = began.elapsed();
        let as_of = (self.task.as_of)(&inputs);
        let files = match &self.seen {
            Some((old, day)) => {
                let files = differing(old, &inputs);
                if files.is_empty() && old.history == inputs.history && *day == as_of {
                    return Ok(None);
                }
                files
            }
            None => Vec::new(),
        };
        let mut build = self.build(&inputs, as_of, files);
        build.reading = reading;
        build.took = began.elapsed();
        self.seen = Some((inputs, as_of));
        Ok(Some(build))
    }

    /// Forgets the stamps of files: the next look reads every one of them.
    pub fn doubt(&mut self) {
        self.memory.doubt();
    }

    /// Says whether another look without any sign of a change could still find one.
    #[must_use]
    pub fn is_settled(&self) -> bool {
        self.memory.is_settled()
    }

    fn build(&mut self, inputs: &Inputs, as_of: AsOf, files: Vec<Arc<str>>) -> Build {
        // Before the first good site a part of one is better than none.
        let options =
            Options { allow_errors: self.task.options.allow_errors || self.good.is_none(), ..self.task.options };
        let clock = Clock::start();
        let tell = |progress: Progress<'_>| clock.note(progress);
        let compiled = compile::compile_again(inputs, &options, as_of, &mut self.memo, &tell);
        let has_errors = compiled.checked.diagnostics.count(Severity::Error) > 0;
        let site = match compiled.site {
            Some(site) => Arc::new(site),
            None => self.shown.clone(),
        };
        let is_stale = has_errors && !options.allow_errors;
        if !has_errors {
            self.good = Some(site.clone());
        }
        self.builds += 1;
        let changes = Changes::between(files, &self.shown, &site);
        self.shown = site.clone();
        Build {
            number: self.builds,
            checked: Arc::new(compiled.checked),
            site,
            is_stale,
            changes,
            phases: clock.phases(),
            reading: Duration::ZERO,
            took: Duration::ZERO,
        }
    }
}

/// Returns the paths whose content differs: those of the content tree as they are, those of themes after `../themes/`.
fn differing(old: &Inputs, new: &Inputs) -> Vec<Arc<str>> {
    let mut paths = differing_in(&old.content, &new.content);
    let themes = differing_in(&old.themes, &new.themes);
    paths.extend(themes.into_iter().map(|path| Arc::from(format!("../themes/{path}"))));
    paths
}

fn differing_in(old: &Tree, new: &Tree) -> Vec<Arc<str>> {
    let is_same = |one: &Entry, two: &Entry| match (one, two) {
        (Entry::File(one), Entry::File(two)) => Arc::ptr_eq(one, two) || one == two,
        _ => one == two,
    };
    let gone = old.keys().filter(|path| !new.contains_key(*path));
    let other = new.iter().filter(|(path, entry)| old.get(*path).is_none_or(|before| !is_same(before, entry)));
    let mut paths: Vec<Arc<str>> = gone.chain(other.map(|(path, _)| path)).cloned().collect();
    paths.sort();
    paths
}

/// Times of phases.
struct Clock(Mutex<(Instant, Vec<(Phase, Duration)>)>);

impl Clock {
    fn start() -> Self {
        Self(Mutex::new((Instant::now(), Vec::new())))
    }

    fn note(&self, progress: Progress<'_>) {
        let Progress::Done(phase) = progress else { return };
        let mut guard = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let (since, phases) = &mut *guard;
        phases.push((phase, since.elapsed()));
        *since = Instant::now();
    }

    fn phases(self) -> Vec<(Phase, Duration)> {
        self.0.into_inner().unwrap_or_else(PoisonError::into_inner).1
    }
}

//! Where a site is built again and again: reads the tree, compiles it, compares with what was shown before.

use super::changes::{Changes, style_of};
use crate::compile::{self, Checked, Draft, Inputs, Memo, Options, Phase, Progress};
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
    /// Whether every page is made, so that what is wrong with templates and links is known, and which pages differ.
    pub is_whole: bool,
    /// What differs from the last whole site; of a build that is not whole, the files that differ from the last look.
    pub changes: Changes,
    /// Time of each phase, in their order.
    pub phases: Vec<(Phase, Duration)>,
    /// Time of reading the tree.
    pub reading: Duration,
    /// Time from the first look until any page could be shown.
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
///
/// A look gives a site at once, whose pages are made when they are asked for; [`Workshop::finish`] makes the others, and says
/// what that has shown.
pub struct Workshop {
    task: Task,
    memory: disk::Memory,
    memo: Memo,
    seen: Option<(Inputs, AsOf)>,
    /// Whether there was a site without errors.
    has_been_good: bool,
    shown: Arc<Site>,
    /// The last site of which every page was made.
    whole: Arc<Site>,
    unfinished: Option<Unfinished>,
    /// Files that differ since the last whole site.
    changed: Vec<Arc<str>>,
    builds: u64,
}

/// A site of which not all pages are made.
struct Unfinished {
    draft: Draft,
    allow_errors: bool,
    phases: Vec<(Phase, Duration)>,
    reading: Duration,
    took: Duration,
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
            has_been_good: false,
            shown: Arc::default(),
            whole: Arc::default(),
            unfinished: None,
            changed: Vec::new(),
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
    /// Where templates of the tree's own are new, the whole site is made at once: nobody is to see what may not render.
    ///
    /// # Errors
    /// When the content folder cannot be read.
    pub fn look(&mut self) -> io::Result<Option<Build>> {
        let began = Instant::now();
        let inputs = self.memory.read(&self.task.content)?;
        let reading = began.elapsed();
        let as_of = (self.task.as_of)(&inputs);
        let mut has_new_templates = !inputs.themes.is_empty();
        let mut files = Vec::new();
        if let Some((old, day)) = &self.seen {
            files = differing(old, &inputs);
            if files.is_empty() && old.history == inputs.history && *day == as_of {
                return Ok(None);
            }
            has_new_templates = old.themes != inputs.themes;
            self.changed.extend(files.iter().cloned());
            self.changed.sort();
            self.changed.dedup();
        }
        let mut build = self.build(&inputs, as_of, files);
        self.seen = Some((inputs, as_of));
        build.reading = reading;
        build.took = began.elapsed();
        if let Some(unfinished) = &mut self.unfinished {
            (unfinished.reading, unfinished.took) = (reading, build.took);
        }
        let whole = if has_new_templates { self.finish(&|| false) } else { None };
        Ok(Some(whole.unwrap_or(build)))
    }

    /// Says whether there is a site of which not all pages are made.
    #[must_use]
    pub fn is_unfinished(&self) -> bool {
        self.unfinished.is_some()
    }

    /// Makes the pages that nobody has asked for, until `is_stopped` says so; what is made stays made. Returns the build, now
    /// whole; none when it was stopped or there was nothing to finish.
    pub fn finish(&mut self, is_stopped: &(dyn Fn() -> bool + Sync)) -> Option<Build> {
        let unfinished = self.unfinished.take()?;
        let clock = Clock::start();
        let tell = |progress: Progress<'_>| clock.note(progress);
        if !unfinished.draft.make_pages(is_stopped, &tell) {
            self.unfinished = Some(unfinished);
            return None;
        }
        let Unfinished { draft, allow_errors, mut phases, reading, took } = unfinished;
        let compiled = draft.conclude_again(&mut self.memo, &tell);
        phases.extend(clock.phases());
        let has_errors = compiled.checked.diagnostics.count(Severity::Error) > 0;
        let has_whole = !self.whole.is_empty();
        let last = if has_whole { &self.whole } else { &self.shown };
        let site = compiled.site.map_or_else(|| last.clone(), Arc::new);
        self.has_been_good = !has_errors || (self.has_been_good && has_whole);
        let changes = Changes::between(std::mem::take(&mut self.changed), &self.whole, &site);
        (self.shown, self.whole) = (site.clone(), site.clone());
        let (number, checked, is_stale) = (self.builds, Arc::new(compiled.checked), has_errors && !allow_errors);
        Some(Build { number, checked, site, is_stale, is_whole: true, changes, phases, reading, took })
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
        let allow_errors = self.task.options.allow_errors || !self.has_been_good;
        let options = Options { allow_errors, ..self.task.options };
        let clock = Clock::start();
        let draft = compile::draft_again(inputs, &options, as_of, &mut self.memo, &|progress| clock.note(progress));
        self.builds += 1;
        let (checked, phases) = (Arc::new(draft.checked.clone()), clock.phases());
        let is_stale = draft.site.is_none();
        // Until all its pages are made, a site without errors in its records is taken for a good one.
        self.has_been_good |= draft.checked.diagnostics.count(Severity::Error) == 0;
        let style = |site: &Arc<Site>| style_of(site).map(str::to_owned);
        let before = style(&self.shown);
        if let Some(site) = &draft.site {
            self.shown = Arc::new(site.clone());
        }
        let is_restyled = self.builds > 1 && before != style(&self.shown);
        let changes = Changes { files, is_restyled, ..Changes::default() };
        let (reading, took) = (Duration::ZERO, Duration::ZERO);
        let unfinished = Unfinished { draft, allow_errors, phases: phases.clone(), reading, took };
        self.unfinished = Some(unfinished).filter(|_| !is_stale);
        let (number, site) = (self.builds, self.shown.clone());
        Build { number, checked, site, is_stale, is_whole: is_stale, changes, phases, reading, took }
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

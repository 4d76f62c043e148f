//! `nenep build`: checks, and puts the finished site where readers look for it.

use super::args::CheckTask;
use super::build_args::BuildTask;
use super::built::{self, Built};
use super::check::{self, Given};
use super::interrupt::Interrupt;
use super::output::Output;
use super::progress::Bar;
use super::report::Extent;
use super::timings::Timings;
use super::watching::{self, Terminal};
use super::words::{self, Trouble};
use super::{Ending, folders};
use crate::compile::{self, Checked, Compiled, Options, Phase, Progress};
use crate::disk::{self, Cache, Coming, Remembered, Standing, Step, Watch, WriteError, Written};
use crate::plan::Format;
use crate::render::Site;
use crate::render::links::{DeadLink, Passing};
use crate::report;
use crate::serve::{self, Build, News, Watcher};
use std::ops::ControlFlow;
use std::path::Path;
use std::time::Instant;

/// Builds a site. A tree with errors leaves the old site as it is, unless the user allows them.
///
/// The process ends with it: what is large goes back to the system whole, quicker than piece by piece.
pub(super) fn build(task: &BuildTask, output: &Output) -> Result<Ending, Trouble> {
    let interrupt = Interrupt::watch();
    if task.watch {
        return build_again(task, output, &interrupt);
    }
    let given = Given::read(&task.check)?;
    let timings = Timings::begin(task.timings, given.began);
    let target = folders::output(task.output.as_deref(), &given.content);
    let options = Options { allow_errors: task.allow_errors, ..check::options(&task.check) };
    let (cache, remembered) = cache(task, &given, &options, &target, output).unzip();
    let remembered = remembered.filter(|_| !task.no_cache).unwrap_or_default();
    if let Some(built) = cache.as_ref().and_then(|cache| recalled(cache, &remembered)) {
        let written = Written { written: 0, kept: built.files, removed: 0 };
        say(&built, output)?;
        conclude(&built, (given.began, &target, written), &timings, output);
        std::mem::forget((remembered, given));
        return Ok(Ending::Clean);
    }
    disk::check_target(&target, &given.content).map_err(Trouble::Write)?;
    let making = Making { content: &given.content, target: &target, output, interrupt: &interrupt };
    let (compiled, coming) = match making.made(task, &given, &options, (&remembered, &timings))? {
        ControlFlow::Continue(made) => made,
        ControlFlow::Break(ending) => return Ok(ending),
    };
    let Some(site) = compiled.site.as_ref().filter(|_| is_let_pass(task, &compiled.checked)) else {
        drop(coming);
        return refuse(task, &given, &compiled.checked, &target, output);
    };
    let mut built = Built::of(output.lang, &compiled, site.len());
    (built.printed, built.note) = check::said(&task.check, Extent::Problems, &given, &compiled.checked, output);
    built.is_without_pdf = is_without_pdf(&compiled.checked);
    say(&built, output)?;
    cache.iter().for_each(Cache::forget);
    let Some((written, standing)) = making.publish(coming, site)? else { return Ok(Ending::Stopped) };
    conclude(&built, (given.began, &target, written), &timings, output);
    let ending = check::ending(&task.check, &compiled.checked);
    if let Some((cache, standing)) = cache.zip(standing).filter(|_| ending == Ending::Clean) {
        cache.remember(site, standing, &serde_json::to_string(&built).unwrap_or_default());
    }
    std::mem::forget((compiled, remembered, given));
    Ok(ending)
}

/// Says whether what was found lets a site be written.
fn is_let_pass(task: &BuildTask, checked: &Checked) -> bool {
    task.allow_errors || check::ending(&task.check, checked) == Ending::Clean
}

/// Prints why no site is written.
fn refuse(
    task: &BuildTask,
    given: &Given,
    checked: &Checked,
    target: &Path,
    output: &Output,
) -> Result<Ending, Trouble> {
    check::print(&task.check, Extent::Problems, given, checked, output)?;
    output.note(&words::refused(output.lang, checked, given.began, target));
    Ok(Ending::Errors)
}

/// Returns the memory of builds into `target`, asked for this one: by everything that its bytes and words follow from.
fn cache(
    task: &BuildTask,
    given: &Given,
    options: &Options,
    target: &Path,
    output: &Output,
) -> Option<(Cache, Remembered)> {
    let BuildTask { check: CheckTask { format, strict, .. }, .. } = task;
    let asked = (options, given.as_of, output.lang, format, strict, output.is_quiet, output.has_color);
    let asked = format!("{asked:?} {:?} {:?}", given.content, folders::prefix(&given.content));
    Cache::of(target, &given.inputs, &asked)
}

/// Returns what was told of the build that stands; none where it is not the one asked for.
fn recalled(cache: &Cache, remembered: &Remembered) -> Option<Built> {
    serde_json::from_str(&cache.recall(remembered)?).ok()
}

/// Prints problems.
fn say(built: &Built, output: &Output) -> Result<(), Trouble> {
    output.print(&built.printed)?;
    built.note.iter().for_each(|note| output.note(note));
    Ok(())
}

/// Says what was built, given when the run began, where and with what outcome.
fn conclude(built: &Built, (began, target, written): (Instant, &Path, Written), timings: &Timings, output: &Output) {
    output.note(&built::line(output.lang, built, began, target, written));
    if built.is_without_pdf {
        output.note(built::no_pdf(output.lang));
    }
    timings.table(output.lang).iter().for_each(|table| output.note(table));
}

/// Says whether there is a report whose PDF is wanting, as this program was compiled without it.
fn is_without_pdf(checked: &Checked) -> bool {
    !report::FORMATS.contains(&Format::Pdf) && !checked.documents.reports.is_empty()
}

/// Where a site is made, and who may stop it.
struct Making<'a> {
    content: &'a Path,
    target: &'a Path,
    output: &'a Output,
    interrupt: &'a Interrupt,
}

impl Making<'_> {
    /// Drafts the site and makes every file of it beside the one that stands; breaks off with the ending of the run where
    /// the records have errors or the user stopped it.
    fn made(
        &self,
        task: &BuildTask,
        given: &Given,
        options: &Options,
        (remembered, timings): (&Remembered, &Timings),
    ) -> Result<ControlFlow<Ending, (Compiled, Coming)>, Trouble> {
        let progress = Bar::new(self.output.is_quiet);
        let tell = |made: Progress<'_>| {
            progress.show(made);
            timings.note(made);
        };
        let draft = compile::draft(&given.inputs, options, given.as_of, &tell);
        let Some(site) = draft.site.clone().filter(|_| is_let_pass(task, &draft.checked)) else {
            drop(progress);
            return refuse(task, given, &draft.checked, self.target, self.output).map(ControlFlow::Break);
        };
        // From here on there is something to take back, until the site stands or the program ends.
        self.interrupt.begin_writing();
        let Some((coming, links)) = self.prepare(&site, remembered, &tell)? else {
            return Ok(ControlFlow::Break(Ending::Stopped));
        };
        Ok(ControlFlow::Continue((draft.conclude(links), coming)))
    }

    /// Makes every file beside the site that stands, and looks at the links of each page; none when the user stopped it.
    fn prepare(
        &self,
        site: &Site,
        remembered: &Remembered,
        tell: &(dyn Fn(Progress<'_>) + Sync),
    ) -> Result<Option<(Coming, Vec<DeadLink>)>, Trouble> {
        let links = Passing::default();
        tell(Progress::Files(site.len()));
        let see = |step: Step<'_>| match step {
            Step::Begins(address, template) => tell(Progress::Begins(address, template)),
            Step::Made(address, bytes) => {
                tell(Progress::Made);
                links.see(address, bytes);
            }
            Step::Kept(address, bytes) => {
                tell(Progress::Kept);
                links.see(address, bytes);
            }
        };
        let coming = self.write(|watch| disk::prepare(site, self.target, self.content, remembered, (&see, watch)))?;
        tell(Progress::Done(Phase::Render));
        let links = links.dead(site);
        tell(Progress::Done(Phase::Links));
        Ok(coming.map(|coming| (coming, links)))
    }

    /// Puts the site that is made where readers look for it, and tells what stands there, where that is known; none when
    /// the user stopped it.
    fn publish(&self, coming: Coming, site: &Site) -> Result<Option<(Written, Option<Standing>)>, Trouble> {
        if site.len() == coming.files() {
            let published = self.write(|watch| coming.publish(watch))?;
            return Ok(published.map(|(written, standing)| (written, Some(standing))));
        }
        // Pages that could not be rendered were made as empty ones: without them it is another site.
        drop(coming);
        let written = self.write(|watch| disk::write(site, self.target, self.content, watch))?;
        Ok(written.map(|written| (written, None)))
    }

    fn write<T>(&self, write: impl FnOnce(&Watch<'_>) -> Result<T, WriteError>) -> Result<Option<T>, Trouble> {
        let lang = self.output.lang;
        let on_wait = || self.output.note(words::waiting(lang));
        let is_stopped = || self.interrupt.is_stopped();
        match write(&Watch { on_wait: &on_wait, is_stopped: &is_stopped, patience: None }) {
            Ok(written) => Ok(Some(written)),
            Err(WriteError::Stopped) => {
                self.output.note(words::stopped(lang));
                Ok(None)
            }
            Err(error) => Err(Trouble::Write(error)),
        }
    }
}

/// Puts a site where readers look for it, given the folder and the content tree; none when the user stopped it.
fn put(
    site: &Site,
    (target, content): (&Path, &Path),
    output: &Output,
    interrupt: &Interrupt,
) -> Result<Option<Written>, Trouble> {
    interrupt.begin_writing();
    let making = Making { content, target, output, interrupt };
    let written = making.write(|watch| disk::write(site, target, content, watch));
    interrupt.end_writing();
    written
}

/// Builds a site, and again after each save, until the user ends it.
fn build_again(task: &BuildTask, output: &Output, interrupt: &Interrupt) -> Result<Ending, Trouble> {
    let mut workshop = watching::workshop(&task.check, task.allow_errors, false)?;
    let content = workshop.content().to_owned();
    let target = folders::output(task.output.as_deref(), &content);
    disk::check_target(&target, &content).map_err(Trouble::Write)?;
    let mut watcher = Watcher::new(&content, task.poll);
    let mut terminal = Terminal::new(output, &content);
    watching::means(output.lang, watcher.means()).iter().for_each(|text| output.note(text));
    let mut put = |build: &Build| -> Result<Ending, Trouble> {
        if !build.is_whole {
            return Ok(Ending::Clean);
        }
        if !build.is_stale && put(&build.site, (&target, &content), output, interrupt)?.is_none() {
            return Ok(Ending::Stopped);
        }
        terminal.built(build, None)?;
        Ok(if interrupt.is_stopped() { Ending::Stopped } else { Ending::Clean })
    };
    let unreadable = |error| Trouble::Unreadable { path: content.clone(), error };
    if let Some(first) = workshop.look().map_err(unreadable)? {
        let first = workshop.finish(&|| false).unwrap_or(first);
        if put(&first)? == Ending::Stopped {
            return Ok(Ending::Stopped);
        }
        if is_without_pdf(&first.checked) {
            output.note(built::no_pdf(output.lang));
        }
    }
    let mut outcome = Ok(Ending::Clean);
    serve::follow(&mut workshop, &mut watcher, &mut |news| {
        outcome = match news {
            News::Built(build) => match put(&build) {
                // A full disk may have room again at the next save.
                Err(trouble @ Trouble::Write(_)) => {
                    output.trouble(&trouble);
                    Ok(Ending::Clean)
                }
                outcome => outcome,
            },
            News::Unreadable(error) => {
                output.note(&watching::unreadable(output.lang, &content, &error));
                Ok(Ending::Clean)
            }
            News::Readable => Ok(Ending::Clean),
            News::Means(means) => {
                watching::means(output.lang, &means).iter().for_each(|text| output.note(text));
                Ok(Ending::Clean)
            }
        };
        if matches!(outcome, Ok(Ending::Clean)) { ControlFlow::Continue(()) } else { ControlFlow::Break(()) }
    });
    outcome
}

//! `nenep build`: checks, and puts the finished site where readers look for it.

use super::args::BuildTask;
use super::check::{self, Given};
use super::interrupt::Interrupt;
use super::output::Output;
use super::progress::Bar;
use super::report::Extent;
use super::timings::Timings;
use super::watching::{self, Terminal};
use super::words::{self, Trouble};
use super::{Ending, folders};
use crate::compile::{self, Checked, Options};
use crate::disk::{self, Watch, WriteError, Written};
use crate::plan::Format;
use crate::render::Site;
use crate::report;
use crate::serve::{self, Build, News, Watcher};
use std::ops::ControlFlow;
use std::path::Path;

/// Builds a site. A tree with errors leaves the old site as it is, unless the user allows them.
pub(super) fn build(task: &BuildTask, output: &Output) -> Result<Ending, Trouble> {
    let interrupt = Interrupt::watch();
    if task.watch {
        return build_again(task, output, &interrupt);
    }
    let given = Given::read(&task.check)?;
    let timings = Timings::begin(task.timings, given.began);
    let target = folders::output(task.output.as_deref(), &given.content);
    disk::check_target(&target, &given.content).map_err(Trouble::Write)?;
    let options = Options { allow_errors: task.allow_errors, ..check::options(&task.check) };
    let compiled = {
        let progress = Bar::new(output.is_quiet);
        compile::compile(&given.inputs, &options, given.as_of, &|made| {
            progress.show(made);
            timings.note(made);
        })
    };
    let ending = check::print(&task.check, Extent::Problems, &given, &compiled.checked, output)?;
    let site = match &compiled.site {
        Some(site) if ending == Ending::Clean || task.allow_errors => site,
        _ => {
            output.note(&words::refused(output.lang, &compiled.checked, given.began, &target));
            return Ok(Ending::Errors);
        }
    };
    match put(site, (&target, &given.content), output, &interrupt)? {
        Some(written) => {
            output.note(&words::built(output.lang, &compiled, given.began, &target, written));
            tell_of_pdf(&compiled.checked, output);
            timings.table(output.lang).iter().for_each(|table| output.note(table));
            // The process ends here: its memory goes back whole, quicker than piece by piece.
            std::mem::forget((compiled, given));
            Ok(ending)
        }
        None => Ok(Ending::Stopped),
    }
}

/// Says once how reports come as PDF, where this program was compiled without it and there is a report.
fn tell_of_pdf(checked: &Checked, output: &Output) {
    if !report::FORMATS.contains(&Format::Pdf) && !checked.documents.reports.is_empty() {
        output.note(words::no_pdf(output.lang));
    }
}

/// Puts a site where readers look for it, given the folder and the content tree; none when the user stopped it.
fn put(
    site: &Site,
    (target, content): (&Path, &Path),
    output: &Output,
    interrupt: &Interrupt,
) -> Result<Option<Written>, Trouble> {
    let on_wait = || output.note(words::waiting(output.lang));
    let is_stopped = || interrupt.is_stopped();
    interrupt.begin_writing();
    let written =
        disk::write(site, target, content, &Watch { on_wait: &on_wait, is_stopped: &is_stopped, patience: None });
    interrupt.end_writing();
    match written {
        Ok(written) => Ok(Some(written)),
        Err(WriteError::Stopped) => {
            output.note(words::stopped(output.lang));
            Ok(None)
        }
        Err(error) => Err(Trouble::Write(error)),
    }
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
        if !build.is_stale && put(&build.site, (&target, &content), output, interrupt)?.is_none() {
            return Ok(Ending::Stopped);
        }
        terminal.built(build, None)?;
        Ok(if interrupt.is_stopped() { Ending::Stopped } else { Ending::Clean })
    };
    let unreadable = |error| Trouble::Unreadable { path: content.clone(), error };
    if let Some(first) = workshop.look().map_err(unreadable)? {
        if put(&first)? == Ending::Stopped {
            return Ok(Ending::Stopped);
        }
        tell_of_pdf(&first.checked, output);
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

//! `nenep build`: checks, and puts the finished site where readers look for it.

use super::args::BuildTask;
use super::check::{self, Given};
use super::interrupt::Interrupt;
use super::output::Output;
use super::progress::Bar;
use super::report::Extent;
use super::words::{self, Trouble};
use super::{Ending, folders};
use crate::compile::{self, Options};
use crate::disk::{self, Watch, WriteError};

/// Builds a site. A tree with errors leaves the old site as it is, unless the user allows them.
pub(super) fn build(task: &BuildTask, output: &Output) -> Result<Ending, Trouble> {
    let interrupt = Interrupt::watch();
    let given = Given::read(&task.check)?;
    let target = folders::output(task.output.as_deref(), &given.content);
    disk::check_target(&target, &given.content).map_err(Trouble::Write)?;
    let options = Options { allow_errors: task.allow_errors, ..check::options(&task.check) };
    let compiled = {
        let progress = Bar::new(output.is_quiet);
        compile::compile(&given.inputs, &options, given.as_of, &|progress_made| progress.show(progress_made))
    };
    let ending = check::print(&task.check, Extent::Problems, &given, &compiled.checked, output)?;
    let site = match &compiled.site {
        Some(site) if ending == Ending::Clean || task.allow_errors => site,
        _ => {
            output.note(&words::refused(output.lang, &compiled.checked, given.began, &target));
            return Ok(Ending::Errors);
        }
    };
    let on_wait = || output.note(words::waiting(output.lang));
    let is_stopped = || interrupt.is_stopped();
    interrupt.begin_writing();
    match disk::write(site, &target, &given.content, &Watch { on_wait: &on_wait, is_stopped: &is_stopped }) {
        Ok(written) => {
            output.note(&words::built(output.lang, &compiled, given.began, &target, written));
            Ok(ending)
        }
        Err(WriteError::Stopped) => {
            output.note(words::stopped(output.lang));
            Ok(Ending::Stopped)
        }
        Err(error) => Err(Trouble::Write(error)),
    }
}

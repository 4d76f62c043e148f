//! A bar on the terminal for builds that take more than a second.

use crate::compile::Progress;
use indicatif::{ProgressBar, ProgressDrawTarget};
use std::io::IsTerminal;
use std::time::{Duration, Instant};

/// How long a build may take before anything moves on the screen.
const PATIENCE: Duration = Duration::from_secs(1);

/// A bar on standard error, gone with the value; nothing where that is no terminal.
pub(super) struct Bar {
    bar: ProgressBar,
    began: Instant,
    is_wanted: bool,
}

impl Bar {
    pub(super) fn new(is_quiet: bool) -> Self {
        let is_wanted = !is_quiet && std::io::stderr().is_terminal();
        let bar = ProgressBar::with_draw_target(None, ProgressDrawTarget::hidden());
        Self { bar, began: Instant::now(), is_wanted }
    }

    /// Shows how far the build has come.
    pub(super) fn show(&self, progress: Progress<'_>) {
        match progress {
            Progress::Files(files) => self.bar.set_length(files as u64),
            Progress::Made | Progress::Kept => self.bar.inc(1),
            Progress::Begins(..) | Progress::Done(_) => {}
        }
        if self.is_wanted && self.bar.is_hidden() && self.began.elapsed() > PATIENCE {
            self.bar.set_draw_target(ProgressDrawTarget::stderr());
        }
    }
}

impl Drop for Bar {
    fn drop(&mut self) {
        self.bar.finish_and_clear();
    }
}

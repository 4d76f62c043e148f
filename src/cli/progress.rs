//! A sign of life on the terminal for builds that take more than a second.

use indicatif::{ProgressBar, ProgressDrawTarget};
use std::io::IsTerminal;
use std::time::{Duration, Instant};

/// How long a build may take before anything moves on the screen.
const PATIENCE: Duration = Duration::from_secs(1);

/// A turning sign on standard error; nothing where that is no terminal.
pub(super) struct Progress {
    bar: ProgressBar,
    began: Instant,
    is_wanted: bool,
}

impl Progress {
    pub(super) fn new(is_quiet: bool, text: &'static str) -> Self {
        let is_wanted = !is_quiet && std::io::stderr().is_terminal();
        let bar = ProgressBar::with_draw_target(None, ProgressDrawTarget::hidden()).with_message(text);
        Self { bar, began: Instant::now(), is_wanted }
    }

    /// Says that something was done.
    pub(super) fn step(&self) {
        if !self.is_wanted || self.began.elapsed() < PATIENCE {
            return;
        }
        if self.bar.is_hidden() {
            self.bar.set_draw_target(ProgressDrawTarget::stderr());
        }
        self.bar.tick();
    }
}

impl Drop for Progress {
    fn drop(&mut self) {
        self.bar.finish_and_clear();
    }
}

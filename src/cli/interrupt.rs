//! Ctrl-C: ends the program at once, but lets the writer take back what it has begun.

use std::sync::Arc;
use std::sync::atomic::{AtomicU8, Ordering};

const IDLE: u8 = 0;
const WRITING: u8 = 1;
const STOPPED: u8 = 2;

/// Watches for the user's wish to stop.
#[derive(Clone)]
pub(super) struct Interrupt(Arc<AtomicU8>);

impl Interrupt {
    /// Begins to watch. While a site is written the first Ctrl-C asks the writer to stop, the second ends the program;
    /// at any other time the first does. What a writer that was ended leaves is removed by the next run.
    pub(super) fn watch() -> Self {
        let state = Arc::new(AtomicU8::new(IDLE));
        let seen = state.clone();
        let handler = move || {
            if seen.compare_exchange(WRITING, STOPPED, Ordering::SeqCst, Ordering::SeqCst).is_err() {
                std::process::exit(i32::from(super::Ending::Stopped.status()));
            }
        };
        // Where the system does not let us watch, Ctrl-C ends the program: the old site stands even so.
        let _ = ctrlc::set_handler(handler);
        Self(state)
    }

    /// Says that a site is being written from here on.
    pub(super) fn begin_writing(&self) {
        self.0.store(WRITING, Ordering::SeqCst);
    }

    /// Says that nothing is written any more; a wish to stop that came meanwhile stands.
    pub(super) fn end_writing(&self) {
        let _ = self.0.compare_exchange(WRITING, IDLE, Ordering::SeqCst, Ordering::SeqCst);
    }

    /// Says whether the user wants to stop.
    pub(super) fn is_stopped(&self) -> bool {
        self.0.load(Ordering::SeqCst) == STOPPED
    }
}

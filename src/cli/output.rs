//! Printing: what goes to standard output, what to standard error, and when in colour.
//!
//! A reader who closes the pipe has seen enough: that is no error.

use super::args::{Arguments, ColorWord};
use super::words::{self, Trouble};
use crate::lang::Lang;
use std::io::{ErrorKind, IsTerminal, Write};

/// Where and how to print.
pub(super) struct Output {
    /// Language of messages.
    pub(super) lang: Lang,
    /// Whether only problems are shown.
    pub(super) is_quiet: bool,
    /// Whether standard output takes colours.
    pub(super) has_color: bool,
}

impl Output {
    pub(super) fn new(arguments: &Arguments) -> Self {
        let has_color = match arguments.color {
            ColorWord::Always => true,
            ColorWord::Never => false,
            ColorWord::Auto => {
                let is_refused = std::env::var_os("NO_COLOR").is_some_and(|value| !value.is_empty());
                let is_dumb = std::env::var_os("TERM").is_some_and(|term| term == "dumb");
                !is_refused && !is_dumb && std::io::stdout().is_terminal()
            }
        };
        Self { lang: arguments.lang(), is_quiet: arguments.quiet, has_color }
    }

    /// Prints what the user asked for.
    pub(super) fn print(&self, text: &str) -> Result<(), Trouble> {
        let mut out = std::io::stdout().lock();
        match out.write_all(text.as_bytes()).and_then(|()| out.flush()) {
            Err(error) if error.kind() != ErrorKind::BrokenPipe => Err(Trouble::Output { error }),
            _ => Ok(()),
        }
    }

    /// Says something beside the result, unless the user wants silence.
    pub(super) fn note(&self, text: &str) {
        if !self.is_quiet {
            complain(text);
        }
    }

    /// Says why it did not do what the user asked, though it ran.
    pub(super) fn say(&self, text: &str) {
        complain(text);
    }

    /// Says why the program could not do what it was asked.
    pub(super) fn trouble(&self, trouble: &Trouble) {
        complain(&words::trouble(self.lang, trouble));
    }
}

/// Writes a line to standard error, whoever reads it.
pub(super) fn complain(text: &str) {
    // There is nowhere left to say that this failed.
    let _ = writeln!(std::io::stderr(), "{text}");
}

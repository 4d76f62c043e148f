//! The command line: arguments, printing, exit status, and the only "today".
//!
//! Exit status: 0 no diagnostic of severity error, 1 at least one, 2 could not run, 4 another run is at work, 130 stopped by the user.
#![expect(
    clippy::disallowed_methods,
    reason = "the rim: here the program meets its user, the clock and the environment"
)]

mod args;
mod as_of;
mod build;
mod build_args;
mod built;
mod check;
mod excerpt;
mod findings;
mod folders;
mod github;
mod init;
mod interrupt;
mod output;
mod progress;
mod publish;
mod report;
mod reports;
mod sarif;
mod serve;
mod theme;
mod timings;
mod usage;
mod watching;
mod words;

use crate::disk::WriteError;
use crate::lang::Lang;
use args::{Arguments, Command, ThemeTask};
use clap::CommandFactory;
use output::Output;
use std::process::ExitCode;
use words::Trouble;

/// How a run ended that could run.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Ending {
    /// Nothing stands against the records.
    Clean,
    /// At least one error.
    Errors,
    /// The user stopped it.
    Stopped,
}

impl Ending {
    fn status(self) -> u8 {
        match self {
            Self::Clean => 0,
            Self::Errors => 1,
            Self::Stopped => 130,
        }
    }
}

/// Exit status of a run that could not do what it was asked.
const COULD_NOT_RUN: u8 = 2;

/// Exit status of a run for which another one made no room.
const BUSY: u8 = 4;

impl Trouble {
    fn status(&self) -> u8 {
        match self {
            Self::Write(WriteError::Busy { .. }) => BUSY,
            _ => COULD_NOT_RUN,
        }
    }
}

/// Runs the program with the arguments of the process.
#[must_use]
pub fn run() -> ExitCode {
    let words: Vec<_> = std::env::args_os().collect();
    words::explain_panics(usage::language_of(&words));
    let status = std::panic::catch_unwind(|| match usage::parse(words) {
        Ok(arguments) => start(&arguments),
        Err(status) => status,
    });
    ExitCode::from(status.unwrap_or(COULD_NOT_RUN))
}

fn start(arguments: &Arguments) -> u8 {
    let output = Output::new(arguments);
    match execute(arguments, &output) {
        Ok(ending) => ending.status(),
        Err(trouble) => {
            output.trouble(&trouble);
            trouble.status()
        }
    }
}

fn execute(arguments: &Arguments, output: &Output) -> Result<Ending, Trouble> {
    match &arguments.command {
        Command::Check(task) => check::check(task, output),
        Command::Build(task) => build::build(task, output),
        Command::Serve(task) => serve::serve(task, output),
        Command::Publish(task) => publish::publish(task, output),
        Command::Hook { task } => publish::hook(task, output),
        Command::Report { task } => reports::run(task, output),
        Command::Init { dir } => init::init(dir, output),
        Command::Theme { task: ThemeTask::Export { dir } } => theme::export(dir.as_deref(), output),
        Command::Completions { shell } => {
            let mut script = Vec::new();
            clap_complete::generate(shell.shell(), &mut Arguments::command(), "nenep", &mut script);
            output.print(&String::from_utf8_lossy(&script))?;
            Ok(Ending::Clean)
        }
    }
}

impl Arguments {
    /// Returns the language of messages.
    fn lang(&self) -> Lang {
        self.lang.map_or(Lang::Vi, args::LangWord::lang)
    }
}

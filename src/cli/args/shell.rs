//! The shells in which arguments can be completed.

use clap::ValueEnum;

/// A shell to complete in.
#[derive(Clone, Copy, ValueEnum)]
#[value(rename_all = "lower")]
pub(in crate::cli) enum ShellWord {
    Bash,
    Zsh,
    Fish,
    PowerShell,
    Elvish,
}

impl ShellWord {
    pub(in crate::cli) fn shell(self) -> clap_complete::Shell {
        match self {
            Self::Bash => clap_complete::Shell::Bash,
            Self::Zsh => clap_complete::Shell::Zsh,
            Self::Fish => clap_complete::Shell::Fish,
            Self::PowerShell => clap_complete::Shell::PowerShell,
            Self::Elvish => clap_complete::Shell::Elvish,
        }
    }
}

//! Sending commits to the server: git's own push, with the environment and the keys of the person who pushes.

use crate::disk::{GitError, Repository};
use std::process::{Command, Stdio};

/// Where a branch is sent.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Destination {
    /// Name of the remote repository.
    pub remote: String,
    /// Full name of the branch there.
    pub reference: String,
    /// What is known here of where that branch stands.
    pub tracking: String,
}

/// Why there is nowhere to send to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Nowhere {
    /// No branch is checked out.
    Detached,
    /// The branch is not tied to one of a server.
    NoUpstream {
        /// The branch.
        branch: String,
        /// Names of the remote repositories that are known.
        remotes: Vec<String>,
    },
}

/// What became of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sent {
    /// The server took it.
    Accepted,
    /// The server has commits that are not here.
    Behind,
    /// The server did not take it, and has said why.
    Refused,
    /// The server was not reached.
    Unreachable,
}

impl Destination {
    /// Returns where the branch that is checked out is sent.
    ///
    /// # Errors
    /// When git fails.
    pub fn of(repository: &Repository) -> Result<Result<Self, Nowhere>, GitError> {
        let Ok(branch) = repository.ask(&["symbolic-ref", "--quiet", "--short", "HEAD"]) else {
            return Ok(Err(Nowhere::Detached));
        };
        let branch = branch.trim_end().to_owned();
        let remote = repository.setting(&format!("branch.{branch}.remote"));
        let reference = repository.setting(&format!("branch.{branch}.merge"));
        let (Some(remote), Some(reference)) = (remote, reference) else {
            let remotes = repository.ask(&["remote"])?.lines().map(str::to_owned).collect();
            return Ok(Err(Nowhere::NoUpstream { branch, remotes }));
        };
        let tracking = repository.ask(&["rev-parse", "--symbolic-full-name", "@{upstream}"]).unwrap_or_default();
        Ok(Ok(Self { remote, reference, tracking: tracking.trim_end().to_owned() }))
    }
}

/// Pushes `source` to a reference of a remote repository. What the server says is shown as it comes.
///
/// # Errors
/// When git cannot be started.
pub fn send(repository: &Repository, remote: &str, source: &str, reference: &str) -> Result<Sent, GitError> {
    let mut command = Command::new("git");
    command.current_dir(repository.top().unwrap_or(repository.folder()));
    let refspec = format!("{source}:{reference}");
    command.args(["push", "--porcelain", "--end-of-options", remote, &refspec]).stderr(Stdio::inherit());
    let output = command.output().map_err(GitError::NoProgram)?;
    let said = String::from_utf8_lossy(&output.stdout);
    let refusal = said.lines().find(|line| line.starts_with('!'));
    Ok(match refusal {
        _ if output.status.success() => Sent::Accepted,
        Some(line) if line.contains("[rejected]") => Sent::Behind,
        Some(_) => Sent::Refused,
        None => Sent::Unreachable,
    })
}

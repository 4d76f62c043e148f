//! What a push may do: move the published branch forward, nothing else.

use crate::disk::{Commit, GitError, Repository};
use std::io::{self, BufRead};

/// Longest list of references that is read; a push of more is no editor's.
const LONGEST: u64 = 1 << 20;

/// One reference that a push wants to change.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Update {
    /// Where it stands; none for a new one.
    pub old: Option<Commit>,
    /// Where it is to stand; none for one that goes.
    pub new: Option<Commit>,
    /// Its full name.
    pub reference: String,
}

/// Why a reference may not be changed so.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Offence {
    /// It is not the published branch.
    OtherReference {
        /// Its full name.
        reference: String,
    },
    /// The published branch would go.
    Deletion,
    /// The published branch would lose commits.
    Forced,
    /// What is pushed is no commit.
    NoCommit,
}

/// Reads what git tells a hook: one `<old> <new> <reference>` a line.
///
/// # Errors
/// When it cannot be read.
pub fn read_updates(input: impl BufRead) -> io::Result<Vec<Update>> {
    let mut updates = Vec::new();
    for line in input.take(LONGEST).split(b'\n') {
        let line = line?;
        let line = String::from_utf8_lossy(&line);
        let mut words = line.splitn(3, ' ');
        if let (Some(old), Some(new), Some(reference)) = (words.next(), words.next(), words.next()) {
            updates.push(Update { old: Commit::parse(old), new: Commit::parse(new), reference: reference.to_owned() });
        }
    }
    Ok(updates)
}

/// Returns what stands against the updates of a push to a repository whose published branch is `reference`.
///
/// # Errors
/// When git fails.
pub fn examine(repository: &Repository, reference: &str, updates: &[Update]) -> Result<Vec<Offence>, GitError> {
    let mut offences = Vec::new();
    for update in updates {
        let offence = match &update.new {
            _ if update.reference != reference => Some(Offence::OtherReference { reference: update.reference.clone() }),
            None => Some(Offence::Deletion),
            Some(new) => movement(repository, update.old.as_ref(), new)?,
        };
        offences.extend(offence);
    }
    Ok(offences)
}

fn movement(repository: &Repository, old: Option<&Commit>, new: &Commit) -> Result<Option<Offence>, GitError> {
    if repository.ask(&["cat-file", "-t", new.name()])?.trim_end() != "commit" {
        return Ok(Some(Offence::NoCommit));
    }
    let Some(old) = old else { return Ok(None) };
    let is_forward = repository.says_yes(&["merge-base", "--is-ancestor", old.name(), new.name()])?;
    Ok((!is_forward).then_some(Offence::Forced))
}

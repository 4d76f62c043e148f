//! From the entries of a tree to texts: what is no readable file of its place is reported and goes no further.

use super::attachments;
use super::place::{self, Place};
use crate::diag::{Diagnostics, FileKind, Message};
use crate::text::{Entry, LARGEST_RECORD, Source, SourceId, Sources, Span, Tree, limit_of};
use rayon::prelude::*;
use std::collections::HashMap;
use std::sync::Arc;

/// The files of a tree, in the order of their paths.
pub struct Files<'t> {
    /// Every file that has its place, readable or not.
    pub list: Vec<File<'t>>,
    /// The sources of those with text, and of those with problems.
    pub sources: Sources,
}

/// One file in its place.
pub struct File<'t> {
    /// Path relative to the content tree.
    pub path: &'t Arc<str>,
    /// What it holds.
    pub place: Place<'t>,
    /// Its source; none where it cannot be read, which was reported, and for attachments.
    pub source: Option<SourceId>,
}

/// What came of one entry, before sources have names.
struct Taken<'t> {
    path: &'t Arc<str>,
    place: Option<Place<'t>>,
    outcome: Outcome,
}

enum Outcome {
    Text(Arc<[u8]>, Arc<Source>),
    Attachment,
    Problem(Message),
}

/// Texts of the last run by path, each beside the very bytes that it was made of.
pub type Texts = HashMap<Arc<str>, (Arc<[u8]>, Arc<Source>)>;

/// Takes every file of the tree; `texts` holds those of the last run, and then of this one.
pub fn take<'t>(tree: &'t Tree, texts: &mut Texts, diags: &mut Diagnostics) -> Files<'t> {
    let entries: Vec<(&Arc<str>, &Entry)> = tree.iter().filter(|(path, _)| !place::is_ignored(path)).collect();
    let taken: Vec<Taken<'t>> = entries.into_par_iter().map(|(path, entry)| take_one(path, entry, texts)).collect();
    texts.clear();
    let mut files = Files { list: Vec::with_capacity(taken.len()), sources: Sources::default() };
    for Taken { path, place, outcome } in taken {
        let source = match outcome {
            Outcome::Text(bytes, source) => {
                texts.insert(path.clone(), (bytes, source.clone()));
                Some(files.sources.add(source))
            }
            Outcome::Attachment => None,
            Outcome::Problem(message) => {
                let id = files.sources.add(Source::new(path, ""));
                diags.error(Span::whole(id), message);
                None
            }
        };
        files.list.extend(place.map(|place| File { path, place, source }));
    }
    files
}

fn take_one<'t>(path: &'t Arc<str>, entry: &Entry, texts: &Texts) -> Taken<'t> {
    let found = place::of(path);
    let place = found.clone().ok();
    let outcome = match (entry, found) {
        (Entry::SymbolicLink, _) => Outcome::Problem(Message::NotAPlainFile { kind: FileKind::SymbolicLink }),
        (Entry::Submodule, _) => Outcome::Problem(Message::NotAPlainFile { kind: FileKind::Submodule }),
        (Entry::Special, _) => Outcome::Problem(Message::NotAPlainFile { kind: FileKind::Special }),
        (Entry::Unreadable(reason), _) => Outcome::Problem(Message::Unreadable { reason: reason.clone() }),
        (_, Err(message)) => Outcome::Problem(message),
        (Entry::TooLarge(size), _) => Outcome::Problem(Message::TooLarge { size: *size, limit: limit_of(path) }),
        (Entry::File(bytes), Ok(Place::Attachment)) => match attachments::active_ending(path, bytes) {
            Some(ending) => Outcome::Problem(Message::ActiveAttachment { ending }),
            None => Outcome::Attachment,
        },
        (Entry::File(bytes), Ok(_)) => match texts.get(path).filter(|(same, _)| Arc::ptr_eq(same, bytes)) {
            Some((bytes, source)) => Outcome::Text(bytes.clone(), source.clone()),
            None => text(path, bytes),
        },
    };
    Taken { path, place, outcome }
}

fn text(path: &str, bytes: &Arc<[u8]>) -> Outcome {
    let size = bytes.len() as u64;
    if size > LARGEST_RECORD {
        return Outcome::Problem(Message::TooLarge { size, limit: LARGEST_RECORD });
    }
    match std::str::from_utf8(bytes) {
        Ok(text) => Outcome::Text(bytes.clone(), Source::new(path, text).into()),
        Err(problem) => Outcome::Problem(Message::NotUtf8 { offset: problem.valid_up_to() }),
    }
}

//! Names that records may refer to, and the check that a reference leads somewhere.

use super::reading::Reading;
use super::spelling;
use super::value::scalar;
use super::yaml::Node;
use crate::diag::{Message, Reference, Shape};
use std::borrow::Borrow;
use std::collections::BTreeSet;
use std::sync::Arc;

/// The names of one kind of record.
#[derive(Debug)]
pub struct Names<T> {
    /// What they name.
    pub to: Reference,
    /// Every name that a file gives, also of records that were left out: those are no second problem.
    pub known: BTreeSet<T>,
    /// Whether there may be more that could not be read; then an unknown name is no problem either.
    pub is_open: bool,
    /// Makes a name of a text.
    pub parse: fn(&str) -> Option<T>,
}

impl<T: Borrow<str> + Clone + Ord> Names<T> {
    /// Returns the name that `node` gives, if it leads somewhere.
    pub fn refer(&self, node: &Node<'_>, reading: &mut Reading<'_>) -> Option<T> {
        let text = scalar(node, Shape::Word, reading)?;
        if let Some(name) = self.known.get(text) {
            return Some(name.clone());
        }
        let name = (self.parse)(text).filter(|_| self.is_open);
        if name.is_none() {
            let nearest = spelling::nearest(text, self.known.iter().map(Borrow::borrow)).map(str::to_owned);
            let name = text.to_owned();
            reading.error(node.span, Message::UnknownReference { to: self.to, name, nearest });
        }
        name
    }
}

/// Makes a name of any text.
pub fn any_text(text: &str) -> Option<Arc<str>> {
    Some(text.into())
}

/// Reports entries of a list that stand there twice, at the second; gives the list without them.
pub fn once<T: Ord + Clone + Borrow<str>>(found: Vec<(T, crate::text::Span)>, reading: &mut Reading<'_>) -> Vec<T> {
    let mut seen: std::collections::BTreeMap<T, crate::text::Span> = std::collections::BTreeMap::new();
    let mut names = Vec::with_capacity(found.len());
    for (name, span) in found {
        if let Some(first) = seen.get(name.borrow()) {
            let (name, other_line) = (name.borrow().to_owned(), reading.line(*first));
            reading.error(span, Message::RepeatedEntry { name, other_line });
        } else {
            seen.insert(name.clone(), span);
            names.push(name);
        }
    }
    names
}

//! English wording of diagnostics and findings.

mod diagnostic;
mod finding;
mod names;
mod nouns;
mod seal;

pub(super) use diagnostic::diagnostic;
pub(super) use finding::finding;
pub(super) use names::code_name;

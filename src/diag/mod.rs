//! Diagnostics: problems of records, pages and themes, as facts without words.
//!
//! A diagnostic is for the person who keeps the records. It is not a finding, which is data about a unit.

mod message;

pub use message::{Code, DateShape, FileKind, Message, PrivateData, Reference, SealFault, Shape};

use crate::text::{Sources, Span};

/// Weight of a diagnostic or a finding.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Severity {
    /// Must be mended: nothing is published while it stands.
    Error,
    /// Should be looked at.
    Warning,
}

impl Severity {
    /// Returns the word that machine-readable output uses.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Error => "error",
            Self::Warning => "warning",
        }
    }
}

/// One problem and its place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Diagnostic {
    /// Weight.
    pub severity: Severity,
    /// Where.
    pub span: Span,
    /// What.
    pub message: Message,
}

impl Diagnostic {
    /// Returns its code.
    #[must_use]
    pub fn code(&self) -> Code {
        self.message.code()
    }
}

/// The problems of one run.
#[derive(Clone, Debug, Default)]
pub struct Diagnostics {
    list: Vec<Diagnostic>,
}

impl Diagnostics {
    /// Adds a problem that must be mended.
    pub fn error(&mut self, span: Span, message: Message) {
        self.list.push(Diagnostic { severity: Severity::Error, span, message });
    }

    /// Adds a problem that should be looked at.
    pub fn warning(&mut self, span: Span, message: Message) {
        self.list.push(Diagnostic { severity: Severity::Warning, span, message });
    }

    /// Adds a problem of the given weight.
    pub fn push(&mut self, severity: Severity, span: Span, message: Message) {
        self.list.push(Diagnostic { severity, span, message });
    }

    /// Takes over the problems of `other`.
    pub fn append(&mut self, mut other: Self) {
        self.list.append(&mut other.list);
    }

    /// Returns the number of problems so far; with [`Diagnostics::errors_since`] it tells whether a step failed.
    #[must_use]
    pub fn len(&self) -> usize {
        self.list.len()
    }

    /// Says whether there is no problem.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.list.is_empty()
    }

    /// Says whether an error was added since the collection had `mark` problems.
    #[must_use]
    pub fn errors_since(&self, mark: usize) -> bool {
        self.list[mark.min(self.list.len())..].iter().any(|diagnostic| diagnostic.severity == Severity::Error)
    }

    /// Returns how many problems have that weight.
    #[must_use]
    pub fn count(&self, severity: Severity) -> usize {
        self.list.iter().filter(|diagnostic| diagnostic.severity == severity).count()
    }

    /// Sorts by path (bytes), line, column, code; drops exact repetitions.
    pub fn sort(&mut self, sources: &Sources) {
        self.list.sort_by_cached_key(|diagnostic| {
            let position = sources.position(diagnostic.span);
            (sources.path(diagnostic.span).to_owned(), position, diagnostic.code(), diagnostic.severity)
        });
        self.list.dedup();
    }

    /// Returns the problems.
    pub fn iter(&self) -> std::slice::Iter<'_, Diagnostic> {
        self.list.iter()
    }
}

impl<'a> IntoIterator for &'a Diagnostics {
    type Item = &'a Diagnostic;
    type IntoIter = std::slice::Iter<'a, Diagnostic>;

    fn into_iter(self) -> Self::IntoIter {
        self.list.iter()
    }
}

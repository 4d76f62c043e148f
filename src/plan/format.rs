//! The files in which a report exists besides its page.
//!
//! Which of them a build makes is known where they are written; whoever makes pages is told.

/// A file format.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Format {
    /// For printing and signing.
    Pdf,
    /// For editing.
    Word,
    /// Annexes, meetings, findings and what figures rest on, for reckoning.
    Excel,
}

impl Format {
    /// Returns the ending of such files, without a dot.
    #[must_use]
    pub fn ending(self) -> &'static str {
        match self {
            Self::Pdf => "pdf",
            Self::Word => "docx",
            Self::Excel => "xlsx",
        }
    }

    /// Returns what a link to a report in this format says.
    #[must_use]
    pub fn label(self) -> &'static str {
        match self {
            Self::Pdf => "Bản PDF để in",
            Self::Word => "Bản Word để biên tập",
            Self::Excel => "Bản Excel: phụ lục và căn cứ số liệu",
        }
    }
}

//! What an editor is shown of each code: a file that is wrong and the same mended, or words where the whole file is.
//!
//! `tests/handbook.rs` puts every example into the tree of the format's own examples and asks the compiler.

use super::{facts, files, pages, seals, writing};
use crate::diag::Code;
use serde::Serialize;

/// How a code is shown.
#[derive(Clone, Copy)]
pub enum Shown {
    /// By a file that is wrong, and the same mended.
    Example(Example),
    /// In words, as no few lines could show it.
    Words(&'static str),
}

/// A few lines of a file that are wrong, and the same lines mended.
#[derive(Clone, Copy, Serialize)]
pub struct Example {
    /// The file, from the content folder.
    pub path: &'static str,
    /// What to know to see the fault; may be empty.
    pub note: &'static str,
    /// The wrong lines.
    pub bad: &'static str,
    /// The right lines.
    pub mended: &'static str,
    /// The rest of the file, the lines at the sign `@`.
    #[serde(skip)]
    pub around: &'static str,
    /// Another file that it needs: path and text.
    #[serde(skip)]
    pub beside: Option<(&'static str, &'static str)>,
}

impl Example {
    pub(super) const fn new(path: &'static str, around: &'static str, bad: &'static str, mended: &'static str) -> Self {
        Self { path, note: "", bad, mended, around, beside: None }
    }

    pub(super) const fn with_note(self, note: &'static str) -> Self {
        Self { note, ..self }
    }

    pub(super) const fn beside(self, path: &'static str, text: &'static str) -> Self {
        Self { beside: Some((path, text)), ..self }
    }
}

/// Returns how `code` is shown.
#[must_use]
pub fn shown(code: Code) -> Shown {
    use Shown::{Example, Words};
    match code {
        Code::Unreadable => Words(files::UNREADABLE),
        Code::NotUtf8 => Words(files::NOT_UTF8),
        Code::NotAPlainFile => Words(files::NOT_A_PLAIN_FILE),
        Code::TooLarge => Words(files::TOO_LARGE),
        Code::BadPlace => Words(files::BAD_PLACE),
        Code::BadFileName => Words(files::BAD_FILE_NAME),
        Code::NoSettings => Words(files::NO_SETTINGS),
        Code::EmptyFile => Example(files::EMPTY_FILE),
        Code::ActiveAttachment => Words(files::ACTIVE_ATTACHMENT),
        Code::Syntax => Example(writing::SYNTAX),
        Code::Tab => Example(writing::TAB),
        Code::AnchorOrAlias => Example(writing::ANCHOR),
        Code::Tag => Example(writing::TAG),
        Code::SecondDocument => Example(writing::SECOND_DOCUMENT),
        Code::TooDeep => Words(writing::TOO_DEEP),
        Code::TooManyNodes => Words(writing::TOO_MANY_NODES),
        Code::UnknownKey => Example(writing::UNKNOWN_KEY),
        Code::RepeatedKey => Example(writing::REPEATED_KEY),
        Code::MissingKey => Example(writing::MISSING_KEY),
        Code::WrongShape => Example(writing::WRONG_SHAPE),
        Code::Null => Example(writing::NULL),
        Code::UnknownWord => Example(writing::UNKNOWN_WORD),
        Code::BadDate => Example(writing::BAD_DATE),
        Code::BadTime => Example(writing::BAD_TIME),
        Code::BadCount => Example(writing::BAD_COUNT),
        Code::OutOfRange => Example(writing::OUT_OF_RANGE),
        Code::BadBool => Example(writing::BAD_BOOL),
        Code::BadMonthDay => Example(writing::BAD_MONTH_DAY),
        Code::BadId => Example(writing::BAD_ID),
        Code::NoFrontMatter => Example(writing::NO_FRONT_MATTER),
        Code::HiddenCharacter => Example(writing::HIDDEN_CHARACTER),
        Code::BadAddress => Example(writing::BAD_ADDRESS),
        Code::UnknownReference => Example(facts::UNKNOWN_REFERENCE),
        Code::RepeatedId => Example(facts::REPEATED_ID),
        Code::RepeatedMeeting => Example(facts::REPEATED_MEETING),
        Code::OtherYear => Example(facts::OTHER_YEAR),
        Code::EndBeforeStart => Example(facts::END_BEFORE_START),
        Code::BadEndOfMeeting => Example(facts::BAD_END_OF_MEETING),
        Code::AttendanceSum => Example(facts::ATTENDANCE_SUM),
        Code::MoreThanMembers => Example(facts::MORE_THAN_MEMBERS),
        Code::PartAboveWhole => Example(facts::PART_ABOVE_WHOLE),
        Code::CountsBeginLater => Example(facts::COUNTS_BEGIN_LATER),
        Code::Overlap => Example(facts::OVERLAP),
        Code::RepeatedEntry => Example(facts::REPEATED_ENTRY),
        Code::OutsideExistence => Example(facts::OUTSIDE_EXISTENCE),
        Code::BadParent => Example(facts::BAD_PARENT),
        Code::FeedbackBeforeMeeting => Example(facts::FEEDBACK_BEFORE_MEETING),
        Code::NotForThisForm => Example(facts::NOT_FOR_THIS_FORM),
        Code::SessionOutsideMonth => Example(facts::SESSION_OUTSIDE_MONTH),
        Code::NoScope => Example(facts::NO_SCOPE),
        Code::RawHtml => Example(pages::RAW_HTML),
        Code::UnsafeLink => Example(pages::UNSAFE_LINK),
        Code::DeadLink => Example(pages::DEAD_LINK),
        Code::Gap => Example(pages::GAP),
        Code::UnknownFigure => Example(pages::UNKNOWN_FIGURE),
        Code::BadArgument => Example(pages::BAD_ARGUMENT),
        Code::BadExpression => Example(pages::BAD_EXPRESSION),
        Code::MarkdownTooDeep => Words(pages::MARKDOWN_TOO_DEEP),
        Code::BrokenSeal => Words(seals::BROKEN),
        Code::EditedSeal => Words(seals::EDITED),
        Code::ForeignSeal => Words(seals::FOREIGN),
        Code::NotSealed => Words(seals::NOT_SEALED),
        Code::LostFigure => Words(seals::LOST),
        Code::Private => Example(pages::PRIVATE),
        Code::UnknownTheme => Example(pages::UNKNOWN_THEME),
        Code::Template => Example(pages::TEMPLATE),
        Code::BrokenSiteLink => Example(pages::BROKEN_SITE_LINK),
        Code::SameAddress => Words(pages::SAME_ADDRESS),
    }
}

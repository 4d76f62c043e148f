//! What can be wrong: one variant a kind of problem, holding its facts; `lang` words them.

use chrono::NaiveDate;

macro_rules! messages {
    ($(
        $(#[$doc:meta])*
        $name:ident $({ $($(#[$fdoc:meta])* $field:ident: $type:ty),+ $(,)? })? = $code:literal
    ),+ $(,)?) => {
        /// What is wrong, as facts.
        #[derive(Clone, Debug, PartialEq, Eq)]
        pub enum Message {
            $($(#[$doc])* $name $({ $($(#[$fdoc])* $field: $type),+ })?,)+
        }

        /// The code of a kind of problem.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum Code {
            $($(#[$doc])* $name,)+
        }

        impl Code {
            /// All codes, in order.
            pub const ALL: &'static [Self] = &[$(Self::$name),+];

            /// Returns the code as shown, e.g. `N203`.
            #[must_use]
            pub fn as_str(self) -> &'static str {
                match self {
                    $(Self::$name => $code,)+
                }
            }
        }

        impl Message {
            /// Returns the code of its kind.
            #[must_use]
            pub fn code(&self) -> Code {
                match self {
                    $(Self::$name { .. } => Code::$name,)+
                }
            }
        }
    };
}

messages! {
    /// A file could not be read.
    Unreadable {
        /// What the system said.
        reason: String,
    } = "N101",
    /// A file is not UTF-8.
    NotUtf8 {
        /// Offset of the first bad byte.
        offset: usize,
    } = "N102",
    /// A symbolic link, device, pipe or socket in the tree.
    NotAPlainFile {
        /// What it is.
        kind: FileKind,
    } = "N103",
    /// A file is larger than the limit.
    TooLarge {
        /// Its size in bytes.
        size: u64,
        /// The limit in bytes.
        limit: u64,
    } = "N104",
    /// A file whose place is not in the picture of the tree.
    BadPlace = "N105",
    /// The stem of a file is no id.
    BadFileName {
        /// The stem.
        stem: String,
        /// A name that would do.
        proposal: String,
    } = "N106",
    /// The settings are missing.
    NoSettings = "N107",
    /// A file is empty where a record is expected.
    EmptyFile = "N108",
    /// An attachment of a kind that could run in a reader's browser.
    ActiveAttachment {
        /// Its ending.
        ending: String,
    } = "N109",

    /// The text is not YAML.
    Syntax {
        /// What the parser said, in English.
        detail: String,
    } = "N201",
    /// A tab where YAML wants spaces.
    Tab = "N202",
    /// An anchor, an alias or a merge key.
    AnchorOrAlias = "N203",
    /// A tag.
    Tag = "N204",
    /// A second document.
    SecondDocument = "N205",
    /// Nested deeper than the limit.
    TooDeep {
        /// The limit.
        limit: usize,
    } = "N206",
    /// More nodes than the limit.
    TooManyNodes {
        /// The limit.
        limit: usize,
    } = "N207",
    /// A key that the format does not know.
    UnknownKey {
        /// The key.
        key: String,
        /// The keys allowed here.
        allowed: Vec<&'static str>,
        /// The nearest of them.
        nearest: Option<&'static str>,
    } = "N208",
    /// A key given twice.
    RepeatedKey {
        /// The key.
        key: String,
        /// Line of the first.
        first_line: u32,
    } = "N209",
    /// A required key is missing.
    MissingKey {
        /// The key.
        key: &'static str,
    } = "N210",
    /// A value of the wrong shape.
    WrongShape {
        /// What was expected.
        expected: Shape,
        /// What was found.
        found: Shape,
    } = "N211",
    /// `null` or `~` where a value is expected.
    Null {
        /// What was expected.
        expected: Shape,
    } = "N212",
    /// A word that the list of words does not have.
    UnknownWord {
        /// The word.
        word: String,
        /// The words allowed.
        allowed: Vec<&'static str>,
        /// The nearest of them.
        nearest: Option<&'static str>,
    } = "N213",
    /// Not a date.
    BadDate {
        /// What was written.
        text: String,
        /// What is wrong with it.
        shape: DateShape,
    } = "N214",
    /// Not a time of day.
    BadTime {
        /// What was written.
        text: String,
    } = "N215",
    /// Not a count.
    BadCount {
        /// What was written.
        text: String,
    } = "N216",
    /// A number outside its range.
    OutOfRange {
        /// What was written.
        text: String,
        /// Least value.
        least: i64,
        /// Greatest value.
        most: i64,
    } = "N217",
    /// Neither true nor false.
    BadBool {
        /// What was written.
        text: String,
    } = "N218",
    /// Not a month and day.
    BadMonthDay {
        /// What was written.
        text: String,
    } = "N219",
    /// Not an id.
    BadId {
        /// What was written.
        text: String,
        /// A name that would do.
        proposal: String,
    } = "N220",
    /// No front matter at the head of a page.
    NoFrontMatter = "N221",
    /// A character that hides or reverses text.
    HiddenCharacter {
        /// Its code point.
        code: u32,
    } = "N222",
    /// An address that does not begin with http:// or https://.
    BadAddress {
        /// What was written.
        text: String,
    } = "N223",

    /// A reference to a record that does not exist.
    UnknownReference {
        /// What it refers to.
        to: Reference,
        /// The name.
        name: String,
        /// The nearest that exists.
        nearest: Option<String>,
    } = "N301",
    /// An id given twice.
    RepeatedId {
        /// What it names.
        of: Reference,
        /// The id.
        name: String,
        /// Where the other stands: path and line.
        other: (String, u32),
    } = "N302",
    /// The same meeting twice.
    RepeatedMeeting {
        /// Day.
        date: NaiveDate,
        /// Line of the other.
        other_line: u32,
    } = "N303",
    /// A date of another year than the folder's.
    OtherYear {
        /// The date.
        date: NaiveDate,
        /// The folder's year.
        year: i32,
    } = "N304",
    /// An end before its start.
    EndBeforeStart {
        /// The start.
        from: NaiveDate,
        /// The end.
        until: NaiveDate,
    } = "N305",
    /// A meeting ends before or when it starts, or has an end without a start.
    BadEndOfMeeting {
        /// Whether there is a start.
        has_start: bool,
    } = "N306",
    /// Attendance that does not add up.
    AttendanceSum {
        /// The larger side, as a key.
        whole: &'static str,
        /// Its value.
        value: i64,
        /// The parts, as keys.
        parts: Vec<&'static str>,
        /// Their sum.
        sum: i64,
    } = "N307",
    /// More convened than there are members.
    MoreThanMembers {
        /// Convened.
        convened: u32,
        /// Members.
        members: u32,
    } = "N308",
    /// Part of the members greater than the whole.
    PartAboveWhole {
        /// The part, as a key.
        part: &'static str,
        /// Its value.
        value: i64,
        /// The whole.
        whole: i64,
    } = "N309",
    /// All member counts begin later than a meeting or count that needs one.
    CountsBeginLater {
        /// First day of the first count.
        from: NaiveDate,
    } = "N310",
    /// Two periods of the same thing overlap.
    Overlap {
        /// Line of the first.
        other_line: u32,
    } = "N311",
    /// The same entry twice in a list.
    RepeatedEntry {
        /// The entry.
        name: String,
        /// Line of the first.
        other_line: u32,
    } = "N312",
    /// A meeting outside the days on which its unit exists.
    OutsideExistence {
        /// The day.
        date: NaiveDate,
    } = "N313",
    /// `truc_thuoc` is missing, refused, or names no base organisation.
    BadParent {
        /// Kind of the unit.
        kind: &'static str,
    } = "N314",
    /// Comments dated before the meeting.
    FeedbackBeforeMeeting {
        /// Day of the meeting.
        meeting: NaiveDate,
    } = "N315",
    /// `cac_to` or level where the form does not allow it.
    NotForThisForm {
        /// The key.
        key: &'static str,
    } = "N316",
    /// A session of a group outside the calendar month of the round.
    SessionOutsideMonth {
        /// Day of the session.
        date: NaiveDate,
        /// Day of the round.
        round: NaiveDate,
    } = "N317",
    /// A report has neither year nor period.
    NoScope = "N318",

    /// Raw HTML or a comment in Markdown.
    RawHtml = "N401",
    /// A link with a scheme that could run something or read a disk.
    UnsafeLink {
        /// The link.
        link: String,
    } = "N402",
    /// A link to something that the site does not have.
    DeadLink {
        /// The link.
        link: String,
        /// The nearest that exists.
        nearest: Option<String>,
    } = "N403",
    /// A part of a report that a person still has to write.
    Gap = "N404",
    /// A figure, table or chart that does not exist.
    UnknownFigure {
        /// The name.
        name: String,
        /// The nearest that exists.
        nearest: Option<String>,
    } = "N405",
    /// An argument that a figure does not have, or a value it cannot take.
    BadArgument {
        /// The figure.
        figure: String,
        /// The argument.
        argument: String,
        /// What it may be.
        allowed: String,
    } = "N406",
    /// The narrative of a report cannot be computed.
    BadExpression {
        /// What the template engine said, in English.
        detail: String,
    } = "N407",
    /// Markdown nested beyond the limit.
    MarkdownTooDeep {
        /// The limit.
        limit: usize,
    } = "N408",

    /// The seal of a report cannot be read.
    BrokenSeal {
        /// What is wrong, in English.
        detail: String,
    } = "N409",
    /// The seal of a report was changed by hand: its digest does not fit.
    EditedSeal = "N410",
    /// A seal that does not belong to the report beside it.
    ForeignSeal {
        /// Why not.
        fault: SealFault,
    } = "N411",
    /// A sealed report asks for a figure that its seal does not have.
    NotSealed {
        /// The call.
        call: String,
    } = "N412",
    /// A seal has a figure that the text of its report does not ask for.
    LostFigure {
        /// The call.
        call: String,
    } = "N413",

    /// Text that must not be shown to others.
    Private {
        /// What it looks like.
        kind: PrivateData,
    } = "N501",

    /// The theme does not exist.
    UnknownTheme {
        /// Its name.
        name: String,
        /// The nearest that exists.
        nearest: Option<String>,
    } = "N601",
    /// A template of the theme cannot be used.
    Template {
        /// What the template engine said, in English.
        detail: String,
    } = "N602",
    /// A link of the finished site leads nowhere.
    BrokenSiteLink {
        /// Address of the page.
        page: String,
        /// The link.
        link: String,
    } = "N603",
    /// Two records want the same address.
    SameAddress {
        /// The address.
        address: String,
    } = "N604",
}

/// Why a seal does not belong to the report beside it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum SealFault {
    /// There is no report beside it.
    NoReport,
    /// It was made for another report.
    OtherReport {
        /// Slug of that report.
        slug: String,
    },
    /// The report has no day of issue.
    NotIssued,
    /// The report has another number or day of issue than it was sealed with.
    OtherIssue {
        /// As sealed.
        sealed: String,
        /// As the report says.
        found: String,
    },
}

/// What an entry of a tree is instead of a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FileKind {
    /// A symbolic link.
    SymbolicLink,
    /// Another repository of git.
    Submodule,
    /// A device, pipe or socket.
    Special,
}

/// Shapes of YAML values, as people say them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shape {
    /// A text.
    Text,
    /// A list.
    List,
    /// A record of keys and values.
    Record,
    /// A count: a whole number from 0.
    Count,
    /// A whole number.
    Number,
    /// A date.
    Date,
    /// A time of day.
    Time,
    /// `true` or `false`.
    Bool,
    /// One of a list of words.
    Word,
    /// Nothing.
    Nothing,
}

/// What is wrong with a date.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DateShape {
    /// Not written as a date.
    NotADate,
    /// Written as a date that the calendar does not have.
    NotInCalendar,
    /// A year outside 1930 to 2100.
    YearOutOfRange,
    /// The year has not four digits.
    ShortYear,
    /// Month or day of an ISO date without two digits.
    OneDigit,
    /// Parts joined by two different signs.
    MixedSigns,
}

/// What a reference refers to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reference {
    /// A unit.
    Unit,
    /// An officer.
    Officer,
    /// A regulation.
    Regulation,
    /// A cap of a regulation.
    Cap,
    /// A reason of special working conditions.
    Reason,
    /// A kind of agenda item.
    ItemKind,
    /// A group of a unit.
    Group,
    /// A guidance page.
    Guidance,
    /// An attachment.
    Attachment,
    /// A report.
    Report,
    /// Another page.
    Page,
}

/// What private text looks like.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PrivateData {
    /// An identity number of 9 or 12 digits.
    IdentityNumber,
    /// A phone number.
    Phone,
    /// An e-mail address.
    Email,
    /// A link to an online meeting.
    MeetingLink,
    /// A passcode.
    Passcode,
    /// A secrecy mark.
    SecrecyMark,
}

//! The document tree: what a Markdown page says, without any markup of a medium. Pages, PDF, Word and Excel are all
//! written from it.

use super::seal::{Answer, Seal};
use crate::diag::Severity;
use crate::model::{MeetingKey, QuotaId, RegulationId, RuleId, Slug, UnitId};
use crate::text::Span;
use std::sync::Arc;

/// One page as a document.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Document {
    /// The document, top down.
    pub blocks: Vec<Block>,
    /// Footnotes in the order of their first reference.
    pub footnotes: Vec<Footnote>,
    /// Its headings in order: what a table of contents lists.
    pub outline: Vec<Heading>,
    /// What is behind each computed figure, table and chart.
    pub traces: Vec<Trace>,
    /// How many parts a person still has to write.
    pub gaps: usize,
    /// Every call that was answered, in order: what a seal keeps.
    pub answers: Vec<Answer>,
    /// Whether its figures are those of its issue.
    pub seal: Seal,
}

/// A heading as a table of contents lists it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Heading {
    /// Level as written, from 1.
    pub level: u8,
    /// Id, unique within the document; begins with `m-`.
    pub id: String,
    /// Its words without emphasis or links.
    pub text: String,
}

/// A footnote.
#[derive(Clone, Debug, PartialEq)]
pub struct Footnote {
    /// Number, from 1.
    pub number: usize,
    /// Its text.
    pub blocks: Vec<Block>,
}

/// A block of a document.
#[derive(Clone, Debug, PartialEq)]
pub enum Block {
    /// A heading.
    Heading {
        /// Level as written, from 1.
        level: u8,
        /// Id, unique within the document.
        id: String,
        /// Its words.
        inlines: Vec<Inline>,
    },
    /// A paragraph.
    Paragraph(Vec<Inline>),
    /// A list.
    List {
        /// Number of the first item; none for a list without numbers.
        start: Option<u64>,
        /// Whether its items stand close together: then their paragraphs are not set apart.
        is_tight: bool,
        /// Its items.
        items: Vec<Vec<Block>>,
    },
    /// A quotation.
    Quote(Vec<Block>),
    /// Text to be shown as written.
    Code {
        /// The text.
        text: String,
    },
    /// A table that a person wrote.
    Table {
        /// How each column is aligned.
        aligns: Vec<Align>,
        /// Head cells.
        head: Vec<Cell>,
        /// Rows of cells.
        rows: Vec<Vec<Cell>>,
    },
    /// A table made from the records.
    ComputedTable(ComputedTable),
    /// A chart made from the records.
    ComputedChart(ComputedChart),
    /// A picture that stands alone.
    Image {
        /// Its file, relative to the content tree, below `tep/`.
        file: Arc<str>,
        /// What it shows, in words.
        description: String,
        /// Caption, where there is one.
        caption: Option<String>,
    },
    /// A break between two parts.
    Break,
}

/// A cell of a table that a person wrote.
pub type Cell = Vec<Inline>;

/// How a column is aligned.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Align {
    /// At the start of the line.
    #[default]
    Start,
    /// In the middle.
    Centre,
    /// At the end of the line: numbers.
    End,
}

/// A piece of running text.
#[derive(Clone, Debug, PartialEq)]
pub enum Inline {
    /// Plain text, NFC.
    Text(String),
    /// Emphasised text.
    Emphasis(Vec<Inline>),
    /// Strongly emphasised text.
    Strong(Vec<Inline>),
    /// Text struck through.
    Struck(Vec<Inline>),
    /// Text to be shown as written.
    Code(String),
    /// A link.
    Link {
        /// Where it leads.
        target: Target,
        /// Title, where there is one.
        title: Option<String>,
        /// Its words.
        inlines: Vec<Inline>,
    },
    /// A computed figure.
    Figure {
        /// The figure as prose writes it.
        text: String,
        /// Which of the document's traces lists the records behind it.
        trace: usize,
    },
    /// A part that a person still has to write, with what stands in the brackets.
    Gap(String),
    /// A line break that was asked for.
    LineBreak,
    /// A picture within the text.
    Image {
        /// Its file, relative to the content tree, below `tep/`.
        file: Arc<str>,
        /// What it shows, in words.
        description: String,
    },
    /// A reference to a footnote.
    FootnoteRef {
        /// Number of the footnote.
        number: usize,
    },
}

/// Where a link leads.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Target {
    /// Another site, `http://` or `https://`.
    External(String),
    /// The first page.
    Home,
    /// A unit.
    Unit(UnitId),
    /// A guidance document.
    Guidance(Slug),
    /// A regulation.
    Regulation(RegulationId),
    /// A report.
    Report(Slug),
    /// Another page, by its path below `trang/`.
    Page(Arc<str>),
    /// The log book of a unit in a year.
    LogBook(UnitId, i32),
    /// A meeting.
    Meeting(MeetingKey),
    /// The page of a rule.
    Rule(RuleId),
    /// An attachment, relative to the content tree, below `tep/`.
    Attachment(Arc<str>),
    /// A heading of this document.
    Heading(String),
    /// A heading of another document.
    OtherHeading {
        /// The document.
        document: Box<Target>,
        /// Id of the heading.
        id: String,
    },
}

/// What is behind a computed figure.
#[derive(Clone, Debug, PartialEq)]
pub struct Trace {
    /// Name of the figure in the catalogue.
    pub name: &'static str,
    /// What is counted and where, in words.
    pub description: String,
    /// The figure as it stands in the text; of a table or chart its caption.
    pub text: String,
    /// What the records give today, where the text keeps another figure as it was issued.
    pub now: Option<String>,
    /// What the records below add up to; none of a table or chart, and where records are missing.
    pub quantity: Option<Quantity>,
    /// The records it rests on, in the order of the portal.
    pub records: Vec<Record>,
}

/// A number.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Quantity {
    /// How many.
    Count(u64),
    /// A part of a whole; it has no value when the whole is 0.
    Share {
        /// The part.
        part: u64,
        /// The whole.
        whole: u64,
    },
}

/// A record behind a figure. The figure is the sum of the parts, or that over the sum of the wholes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Record {
    /// What it is.
    pub subject: Subject,
    /// Where it stands.
    pub place: Span,
    /// What it adds to the figure.
    pub part: u64,
    /// What it adds to the whole; 0 for a count.
    pub whole: u64,
}

/// What a record is about.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Subject {
    /// A meeting.
    Meeting(MeetingKey),
    /// A unit.
    Unit(UnitId),
    /// A unit in a year.
    UnitYear(UnitId, i32),
    /// A finding.
    Finding {
        /// The rule.
        rule: RuleId,
        /// Its weight.
        severity: Severity,
        /// The unit; none for the publishing body.
        unit: Option<UnitId>,
        /// The year.
        year: i32,
        /// The meeting, where there is one.
        meeting: Option<MeetingKey>,
    },
    /// A cap of a regulation.
    Cap(RegulationId, QuotaId),
}

impl Subject {
    /// Returns the page that shows it.
    #[must_use]
    pub fn target(&self) -> Target {
        match self {
            Self::Meeting(key) => Target::Meeting(key.clone()),
            Self::Unit(unit) => Target::Unit(unit.clone()),
            Self::UnitYear(unit, year) => Target::LogBook(unit.clone(), *year),
            Self::Finding { meeting: Some(key), .. } => Target::Meeting(key.clone()),
            Self::Finding { unit: Some(unit), .. } => Target::Unit(unit.clone()),
            Self::Finding { rule, .. } => Target::Rule(*rule),
            Self::Cap(regulation, _) => Target::Regulation(regulation.clone()),
        }
    }
}

/// A table made from the records.
#[derive(Clone, Debug, PartialEq)]
pub struct ComputedTable {
    /// Name in the catalogue.
    pub name: &'static str,
    /// Caption.
    pub caption: String,
    /// Note below it, where there is one.
    pub note: Option<String>,
    /// What it was made from, in words.
    pub source: String,
    /// Columns.
    pub columns: Vec<Column>,
    /// Rows.
    pub rows: Vec<Row>,
    /// Which of the document's traces lists the records behind it.
    pub trace: usize,
}

/// A column of a computed table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Column {
    /// Head.
    pub head: String,
    /// Head over several neighbouring columns with the same words.
    pub group: Option<String>,
    /// How it is aligned.
    pub align: Align,
}

/// A row of a computed table.
#[derive(Clone, Debug, PartialEq)]
pub struct Row {
    /// Kind.
    pub kind: RowKind,
    /// One cell for each column.
    pub cells: Vec<Value>,
}

/// Kinds of row.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RowKind {
    /// A row of values.
    Body,
    /// The head of a group of rows.
    Group,
    /// Sums.
    Total,
}

/// A cell of a computed table.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Value {
    /// As shown; several lines where there is a list.
    pub text: String,
    /// The number, where it is one.
    pub number: Option<Quantity>,
    /// Where it leads.
    pub target: Option<Target>,
}

/// A chart made from the records: data only.
#[derive(Clone, Debug, PartialEq)]
pub struct ComputedChart {
    /// Name in the catalogue.
    pub name: &'static str,
    /// How it is drawn.
    pub kind: ChartKind,
    /// Title.
    pub title: String,
    /// Line below the title: scope and unit.
    pub subtitle: String,
    /// What it shows, in words, for those who cannot see it.
    pub description: String,
    /// Names of the categories, e.g. years.
    pub categories: Vec<String>,
    /// Head of the column of categories in the table of values.
    pub category_head: String,
    /// Series, each with one value for each category.
    pub series: Vec<Series>,
    /// Which of the document's traces lists the records behind it.
    pub trace: usize,
}

/// Kinds of chart.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ChartKind {
    /// Upright bars, the series stacked.
    StackedBars,
    /// Lying bars, the series side by side.
    HorizontalBars,
    /// Lying bars, the series stacked.
    HorizontalStackedBars,
    /// Lines over time.
    Lines,
}

/// A series of a chart.
#[derive(Clone, Debug, PartialEq)]
pub struct Series {
    /// Name.
    pub name: String,
    /// One value for each category; none where there is no record.
    pub values: Vec<Option<Quantity>>,
}

//! A document as the template of the typesetter reads it: which words stand where, and nothing left to decide.

use serde::Serialize;

/// The whole document.
#[derive(Debug, Serialize)]
pub(super) struct Sheet {
    /// Title of the file.
    pub title: String,
    /// Who issues it.
    pub author: String,
    pub language: &'static str,
    /// The day of the file.
    pub date: Day,
    /// What every page is marked with.
    pub mark: Option<&'static str>,
    pub head: Head,
    pub body: Vec<Block>,
    /// What stands over the recipients.
    pub recipients_head: &'static str,
    pub recipients: Vec<String>,
    pub signature: Signature,
    pub annexes: Vec<Annex>,
}

#[derive(Debug, Serialize)]
pub(super) struct Day {
    pub year: i32,
    pub month: u32,
    pub day: u32,
}

/// Head of the official form.
#[derive(Debug, Serialize)]
pub(super) struct Head {
    pub superior: Option<String>,
    pub issuer: String,
    pub party: &'static str,
    pub number: String,
    pub dated: String,
    /// Kind of document in capitals.
    pub name: String,
    /// What it is about.
    pub subject: String,
    /// What stands below that.
    pub rule: &'static str,
}

/// Who signs; there is room for the signature between office and name.
#[derive(Debug, Serialize)]
pub(super) struct Signature {
    pub authority: Option<String>,
    pub office: Option<String>,
    pub name: Option<String>,
}

#[derive(Debug, Serialize)]
pub(super) struct Annex {
    pub id: String,
    pub label: String,
    pub title: Vec<Part>,
    /// To which document it belongs.
    pub attached: String,
    /// Whether it lies on its side.
    pub is_wide: bool,
    pub blocks: Vec<Block>,
}

#[derive(Debug, Serialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub(super) enum Block {
    Heading { level: u8, id: String, parts: Vec<Part> },
    Paragraph { parts: Vec<Part> },
    List { start: Option<u64>, items: Vec<Vec<Block>> },
    Quote { blocks: Vec<Block> },
    Code { lines: Vec<Vec<Part>> },
    Table(Table),
    Bars(Bars),
    Lines(Lines),
    Image { file: String, description: String, caption: String, note: Option<String>, source: Option<String> },
    Break,
}

/// A piece of running text.
#[derive(Debug, Serialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub(super) enum Part {
    Text {
        text: String,
    },
    Emphasis {
        parts: Vec<Part>,
    },
    Strong {
        parts: Vec<Part>,
    },
    Struck {
        parts: Vec<Part>,
    },
    /// What a person still has to write.
    Gap {
        parts: Vec<Part>,
    },
    LineBreak,
    /// A line may end here although no word does.
    BreakHere,
    Link {
        address: String,
        parts: Vec<Part>,
    },
    HeadingLink {
        id: String,
        parts: Vec<Part>,
    },
    /// The first reference to a footnote, with what it says.
    Footnote {
        number: usize,
        first: Vec<Part>,
        rest: Vec<Block>,
    },
    FootnoteAgain {
        number: usize,
    },
    /// A raised sign.
    Mark {
        text: String,
    },
    Image {
        file: String,
        description: String,
    },
}

/// A table, with the widths of its columns in proportion to each other.
#[derive(Debug, Serialize)]
pub(super) struct Table {
    pub caption: String,
    pub note: Option<String>,
    pub source: Option<String>,
    /// Whether it is set in smaller letters.
    pub is_small: bool,
    pub widths: Vec<f64>,
    /// Rows of the head, repeated on each page.
    pub head: Vec<Vec<Cell>>,
    pub rows: Vec<Row>,
}

#[derive(Debug, Serialize)]
pub(super) struct Row {
    pub kind: RowKind,
    /// Whether it is so high that it may not fit on a page; such a row alone may go on to the next.
    pub is_long: bool,
    pub cells: Vec<Cell>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub(super) enum RowKind {
    Body,
    Group,
    Total,
}

#[derive(Debug, Serialize)]
pub(super) struct Cell {
    pub parts: Vec<Part>,
    pub align: Align,
    /// Columns that it takes.
    pub columns: usize,
    /// Rows that it takes.
    pub rows: usize,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub(super) enum Align {
    Start,
    Centre,
    End,
}

/// Lying bars; lengths in per cent of the room for bars.
#[derive(Debug, Serialize)]
pub(super) struct Bars {
    pub caption: String,
    pub note: Option<String>,
    pub source: Option<String>,
    /// What is seen, in words.
    pub description: String,
    /// Whether the bars are thin.
    pub is_slim: bool,
    /// Width of the names, in per cent of the chart.
    pub names: f64,
    /// Room at the end of the longest bar, in mm.
    pub ends: f64,
    pub series: Vec<Series>,
    pub bars: Vec<Bar>,
    /// The values that the bars do not say themselves.
    pub values: Option<Table>,
}

#[derive(Debug, Serialize)]
pub(super) struct Series {
    pub label: String,
    pub fill: Fill,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub(super) enum Fill {
    Red,
    Hatch,
    Dark,
    Light,
    Ahead,
}

#[derive(Debug, Serialize)]
pub(super) struct Bar {
    pub label: String,
    pub width: f64,
    pub end: String,
    pub parts: Vec<BarPart>,
}

#[derive(Debug, Serialize)]
pub(super) struct BarPart {
    pub width: f64,
    pub fill: Fill,
    /// The value, where there is room for it.
    pub label: Option<String>,
}

/// Lines over time; places in per cent of width and height.
#[derive(Debug, Serialize)]
pub(super) struct Lines {
    pub caption: String,
    pub note: Option<String>,
    pub source: Option<String>,
    /// What is seen, in words.
    pub description: String,
    pub ticks: Vec<Tick>,
    /// Names below the axis.
    pub points: Vec<Name>,
    pub lines: Vec<Line>,
    /// The values that the lines do not say themselves.
    pub values: Option<Table>,
}

#[derive(Debug, Serialize)]
pub(super) struct Tick {
    pub at: f64,
    pub label: String,
}

#[derive(Debug, Serialize)]
pub(super) struct Name {
    pub x: f64,
    pub label: String,
}

#[derive(Debug, Serialize)]
pub(super) struct Line {
    pub label: String,
    /// Its points; none where there was nothing to measure.
    pub points: Vec<Option<Point>>,
}

#[derive(Debug, Serialize)]
pub(super) struct Point {
    pub x: f64,
    pub y: f64,
    pub label: Option<String>,
    /// Whether the label stands above.
    pub is_above: bool,
}

//! An official document as every writer needs it.
//!
//! Takes a report with its narrative; gives its parts in the order of the page, ready to be set: headings count from 1,
//! rows of annexes are numbered, records are named. It owns what it holds, so that a file can be made when it is asked for.

use crate::document::{
    self, Align, Block, Column, ComputedTable, Document, Footnote, Inline, Quantity, Record, RowKind, Subject, Value,
};
use crate::lang::sentence::grounds_of;
use crate::model::{Layout, Slug};
use crate::plan::official::{self, Head, Signature};
use crate::plan::{self, Scene};
use crate::text::{Entry, Tree};
use chrono::NaiveDate;
use std::collections::BTreeMap;
use std::sync::Arc;

/// A document of the official form.
#[derive(Clone, Debug, PartialEq)]
pub struct Paper {
    /// Rules of layout.
    pub form: Layout,
    /// Language of its words, as a tag.
    pub language: &'static str,
    /// Title for lists and for the properties of a file.
    pub title: String,
    /// Head: superior, issuer, number, place and date.
    pub head: Head,
    /// Kind in capitals: "BÁO CÁO".
    pub kind: String,
    /// What it is about, as it stands below the kind (trích yếu).
    pub subject: String,
    /// Whether it is a draft: every page then says [`DRAFT`].
    pub is_draft: bool,
    /// The text up to the signature. Headings have levels from 1 without a gap at the top.
    pub body: Vec<Block>,
    /// What follows the signature.
    pub annexes: Vec<Annex>,
    /// What stands below the title of each annex, in brackets and italics.
    pub annexed_to: String,
    /// Recipients, without dash and end sign; see [`Paper::recipient_lines`].
    pub recipients: Vec<String>,
    /// Who signs; its parts may all be missing. Room for signature and seal stays empty.
    pub signature: Signature,
    /// Footnotes in the order of their numbers, from 1; [`Inline::FootnoteRef`] names them.
    pub footnotes: Vec<Footnote>,
    /// What is behind each computed figure, table and chart; `trace` in blocks and inlines is the place in this list.
    pub figures: Vec<Figure>,
    /// The pictures that blocks and inlines name, by their file.
    pub pictures: BTreeMap<Arc<str>, Arc<[u8]>>,
}

/// Words on every page of a draft.
pub const DRAFT: &str = "DỰ THẢO";

/// Words above the recipients.
pub const RECIPIENTS: &str = "Nơi nhận:";

/// The line at the head of every document.
pub const PARTY: &str = "ĐẢNG CỘNG SẢN VIỆT NAM";

/// What stands below the title of a document.
pub const RULE_BELOW_TITLE: &str = "-----";

/// An annex. It begins on a page of its own.
#[derive(Clone, Debug, PartialEq)]
pub struct Annex {
    /// "PHỤ LỤC I".
    pub label: String,
    /// Title; it may be empty.
    pub title: Vec<Inline>,
    /// Id of its heading in the document.
    pub id: String,
    /// Its blocks, without its heading. Rows of computed tables have their number in a first column "TT".
    pub blocks: Vec<Block>,
    /// Whether its tables need a page in landscape.
    pub is_wide: bool,
}

/// What is behind a computed figure, table or chart.
#[derive(Clone, Debug, PartialEq)]
pub struct Figure {
    /// As it stands in the text; of a table or chart its caption.
    pub text: String,
    /// What is counted and where, in words.
    pub description: String,
    /// The figure itself; none of a table or chart, and where records are missing.
    pub quantity: Option<Quantity>,
    /// The records it rests on.
    pub records: Vec<Basis>,
}

/// A record that a figure rests on.
#[derive(Clone, Debug, PartialEq)]
pub struct Basis {
    /// What it is, in words.
    pub label: String,
    /// Name of the unit, where it is about one.
    pub unit: Option<String>,
    /// Its day, where it has one.
    pub date: Option<NaiveDate>,
    /// `file:line`.
    pub source: String,
    /// What it adds to the figure.
    pub part: u64,
    /// What it adds to the whole; 0 for a count.
    pub whole: u64,
}

impl Paper {
    /// Makes the paper of the report called `slug`. `content` is the tree of files: it holds the pictures.
    #[must_use]
    pub fn of(scene: &Scene<'_>, content: &Tree, slug: &Slug) -> Option<Self> {
        let report = scene.facts.known.registry.reports.get(slug)?;
        let document = scene.documents.reports.get(slug)?;
        let parts = document.parts();
        let lowered = document.outline.iter().map(|heading| heading.level).min().unwrap_or(1).saturating_sub(1);
        let mut pictures = BTreeMap::new();
        pictures_of(&document.blocks, content, &mut pictures);
        document.footnotes.iter().for_each(|note| pictures_of(&note.blocks, content, &mut pictures));
        Some(Self {
            form: official::layout(report, scene.as_of()),
            language: LANGUAGE,
            title: report.title.to_string(),
            head: official::head(scene, report),
            kind: "BÁO CÁO".to_owned(),
            subject: official::subject(report),
            is_draft: official::is_draft(report),
            body: raised(parts.body, lowered),
            annexes: parts.annexes.iter().map(|annex| Annex::of(annex, lowered)).collect(),
            annexed_to: official::annexed_to(report),
            recipients: report.recipients.iter().map(ToString::to_string).collect(),
            signature: official::signature(report),
            footnotes: document.footnotes.clone(),
            figures: figures(scene, document),
            pictures,
        })
    }

    /// Returns the recipients as lines: "- Các đơn vị;", the last with a full stop.
    #[must_use]
    pub fn recipient_lines(&self) -> Vec<String> {
        let last = self.recipients.len().saturating_sub(1);
        let line = |(at, name): (usize, &String)| format!("- {name}{}", if at == last { "." } else { ";" });
        self.recipients.iter().enumerate().map(line).collect()
    }
}

/// Documents are in Vietnamese, whatever the language of the portal's messages.
pub const LANGUAGE: &str = "vi-VN";

impl Annex {
    fn of(annex: &document::Annex<'_>, lowered: u8) -> Self {
        let mut blocks = raised(annex.blocks, lowered);
        let is_wide = blocks.iter().any(is_wide);
        for block in &mut blocks {
            if let Block::ComputedTable(table) = block {
                number_rows(table);
            }
        }
        Self { label: annex.label.clone(), title: annex.title.clone(), id: annex.id.to_owned(), blocks, is_wide }
    }
}

/// Returns the blocks with the levels of their headings raised, so that the highest of the document is 1.
fn raised(blocks: &[Block], by: u8) -> Vec<Block> {
    let mut blocks = blocks.to_vec();
    for block in &mut blocks {
        if let Block::Heading { level, .. } = block {
            *level = level.saturating_sub(by).max(1);
        }
    }
    blocks
}

/// Columns beyond which a table needs a page in landscape.
const MOST_COLUMNS: usize = 7;

/// Columns of long text beyond which a table needs it, and from how many characters a line is long.
const MOST_LONG_COLUMNS: usize = 2;
const LONG: usize = 40;

/// Says whether a block is a table that does not fit a page upright.
fn is_wide(block: &Block) -> bool {
    let (columns, long) = match block {
        Block::ComputedTable(table) => {
            let is_long =
                |at: &usize| table.rows.iter().filter_map(|row| row.cells.get(*at)).any(|cell| is_long(&cell.text));
            (table.columns.len(), (0..table.columns.len()).filter(is_long).count())
        }
        Block::Table { head, .. } => (head.len(), 0),
        _ => return false,
    };
    columns > MOST_COLUMNS || long > MOST_LONG_COLUMNS
}

fn is_long(text: &str) -> bool {
    text.lines().any(|line| line.chars().count() > LONG)
}

/// Puts a column "TT" with the number of each row before the others, as the form wants it in annexes.
fn number_rows(table: &mut ComputedTable) {
    table.columns.insert(0, Column { head: "TT".to_owned(), group: None, align: Align::Centre });
    let mut number = 0;
    for row in &mut table.rows {
        let value = match row.kind {
            RowKind::Body => {
                number += 1;
                Value { text: number.to_string(), number: Some(Quantity::Count(number)), target: None }
            }
            RowKind::Group | RowKind::Total => Value::default(),
        };
        row.cells.insert(0, value);
    }
}

fn figures(scene: &Scene<'_>, document: &Document) -> Vec<Figure> {
    let figure = |trace: &document::Trace| Figure {
        text: trace.text.clone(),
        description: grounds_of(&trace.description, trace.now.as_deref()),
        quantity: trace.quantity,
        records: trace.records.iter().map(|record| basis(scene, record)).collect(),
    };
    document.traces.iter().map(figure).collect()
}

fn basis(scene: &Scene<'_>, record: &Record) -> Basis {
    let (unit, date) = match &record.subject {
        Subject::Meeting(key) => (Some(&key.unit), Some(key.date)),
        Subject::Unit(unit) | Subject::UnitYear(unit, _) => (Some(unit), None),
        Subject::Finding { unit, meeting, .. } => (unit.as_ref(), meeting.as_ref().map(|key| key.date)),
        Subject::Cap(..) => (None, None),
    };
    let named = |id| scene.unit(id).map_or_else(|| id.to_string(), |unit| unit.brief().to_string());
    Basis {
        label: plan::label(scene, &record.subject),
        unit: unit.map(named),
        date,
        source: format!("{}:{}", scene.sources.path(record.place), scene.sources.position(record.place).line),
        part: record.part,
        whole: record.whole,
    }
}

type Pictures = BTreeMap<Arc<str>, Arc<[u8]>>;

/// Gathers the pictures that blocks show.
fn pictures_of(blocks: &[Block], content: &Tree, pictures: &mut Pictures) {
    for block in blocks {
        match block {
            Block::Image { file, .. } => picture(file, content, pictures),
            Block::Heading { inlines, .. } | Block::Paragraph(inlines) => pictures_within(inlines, content, pictures),
            Block::List { items, .. } => items.iter().for_each(|item| pictures_of(item, content, pictures)),
            Block::Quote(inner) => pictures_of(inner, content, pictures),
            Block::Table { head, rows, .. } => {
                head.iter().chain(rows.iter().flatten()).for_each(|cell| pictures_within(cell, content, pictures));
            }
            Block::Code { .. } | Block::ComputedTable(_) | Block::ComputedChart(_) | Block::Break => {}
        }
    }
}

fn pictures_within(inlines: &[Inline], content: &Tree, pictures: &mut Pictures) {
    for inline in inlines {
        match inline {
            Inline::Image { file, .. } => picture(file, content, pictures),
            Inline::Emphasis(inner) | Inline::Strong(inner) | Inline::Struck(inner) => {
                pictures_within(inner, content, pictures);
            }
            Inline::Link { inlines, .. } => pictures_within(inlines, content, pictures),
            Inline::Text(_)
            | Inline::Code(_)
            | Inline::Figure { .. }
            | Inline::Gap(_)
            | Inline::LineBreak
            | Inline::FootnoteRef { .. } => {}
        }
    }
}

fn picture(file: &Arc<str>, content: &Tree, pictures: &mut Pictures) {
    if let Some(Entry::File(bytes)) = content.get(file) {
        pictures.insert(file.clone(), bytes.clone());
    }
}

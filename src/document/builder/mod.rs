//! The stack on which the document tree grows while Markdown is read.

mod goals;
mod words;

use super::figures::Part;
use super::markdown::{Destination, Elsewhere, Page};
use super::prose::{self, Run};
use super::tree::{Align, Block, Cell, Document, Footnote, Heading, Inline};
use crate::diag::{Diagnostics, Message};
use crate::lang::fold::slug;
use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

/// How many dead links of a page get a proposal: to look for one is slow.
pub(super) const PROPOSALS: usize = 50;

/// What is open.
pub(super) enum Container {
    /// The whole document.
    Root,
    /// A paragraph.
    Paragraph,
    /// A heading of that level.
    Heading(u8),
    /// A quotation.
    Quote,
    /// Text as written.
    Code(String),
    /// Raw HTML; what it holds is dropped.
    Html,
    /// A list.
    List { start: Option<u64>, is_tight: bool, items: Vec<Vec<Block>> },
    /// An item of a list.
    Item,
    /// The footnote with that label.
    Footnote(String),
    /// A table.
    Table { aligns: Vec<Align>, head: Vec<Cell>, rows: Vec<Vec<Cell>> },
    /// A row of a table.
    Row { is_head: bool, cells: Vec<Cell> },
    /// A cell.
    Cell,
    /// Emphasis.
    Emphasis,
    /// Strong emphasis.
    Strong,
    /// Text struck through.
    Struck,
    /// A link.
    Link { at: Destination, is_address: bool, link: String, title: String },
    /// A picture.
    Image { at: Destination, link: String, title: String },
    /// Anything of which only the content is kept.
    Group,
}

struct Frame {
    container: Container,
    blocks: Vec<Block>,
    inlines: Vec<Inline>,
    /// Computed tables and charts, each with its number and offset.
    computed: Vec<(usize, usize)>,
    /// Caption of the latest picture, which is used if the picture stays alone.
    caption: Option<String>,
    /// Offset after the last thing it holds.
    end: usize,
}

/// The stack, and what has been found so far.
pub(super) struct Builder<'a, 'd> {
    page: Page<'a>,
    stack: Vec<Frame>,
    run: Run,
    document: Document,
    ids: BTreeSet<String>,
    /// How often the words of a heading came back.
    repeated: BTreeMap<String, usize>,
    own_links: Vec<(usize, String)>,
    elsewhere: Vec<Elsewhere>,
    numbers: BTreeMap<String, usize>,
    notes: BTreeMap<String, Vec<Block>>,
    dead: usize,
    diags: &'d mut Diagnostics,
}

impl<'a, 'd> Builder<'a, 'd> {
    pub(super) fn new(page: Page<'a>, diags: &'d mut Diagnostics) -> Self {
        let mut builder = Self {
            page,
            stack: Vec::new(),
            run: Run::default(),
            document: Document::default(),
            ids: BTreeSet::new(),
            repeated: BTreeMap::new(),
            own_links: Vec::new(),
            elsewhere: Vec::new(),
            numbers: BTreeMap::new(),
            notes: BTreeMap::new(),
            dead: 0,
            diags,
        };
        builder.open(Container::Root);
        builder
    }

    /// Returns how many containers are open, the document itself not counted.
    pub(super) fn depth(&self) -> usize {
        self.stack.len() - 1
    }

    /// Adds a problem at byte `at` of the text.
    pub(super) fn problem(&mut self, at: usize, message: Message) {
        self.diags.error(self.page.text.place(at), message);
    }

    /// Refuses raw HTML that begins at `at`, apart from spaces before it.
    pub(super) fn raw_html(&mut self, at: usize) {
        self.flush();
        let rest = &self.page.text.text[at..];
        self.problem(at + rest.len() - rest.trim_start().len(), Message::RawHtml);
    }

    fn top(&mut self) -> &mut Frame {
        self.stack.last_mut().expect("the document stays open until the end")
    }

    fn push(&mut self, inline: Inline) {
        self.top().inlines.push(inline);
    }

    /// Adds a block; loose words before it in a tight item become a paragraph.
    fn push_block(&mut self, block: Block) {
        self.settle();
        self.top().blocks.push(block);
    }

    /// Opens a container.
    pub(super) fn open(&mut self, container: Container) {
        self.flush();
        if let Container::Paragraph = container
            && let Some(frame) = self.stack.len().checked_sub(2).and_then(|at| self.stack.get_mut(at))
            && let Container::List { is_tight, .. } = &mut frame.container
        {
            *is_tight = false;
        }
        self.stack.push(Frame {
            container,
            blocks: Vec::new(),
            inlines: Vec::new(),
            computed: Vec::new(),
            caption: None,
            end: 0,
        });
    }

    /// Closes the innermost container, which took up `range`.
    pub(super) fn close(&mut self, range: Range<usize>) {
        self.flush();
        if matches!(
            self.top().container,
            Container::Item | Container::Quote | Container::Footnote(_) | Container::Paragraph
        ) {
            self.settle();
        } else {
            self.refuse_computed();
        }
        let Some(frame) = self.stack.pop() else { return };
        self.place(frame, &range);
        self.top().end = range.end;
    }

    fn place(&mut self, frame: Frame, range: &Range<usize>) {
        let Frame { container, blocks, inlines, end, .. } = frame;
        match container {
            Container::Root | Container::Html => {}
            Container::Paragraph => blocks.into_iter().for_each(|block| self.push_block(block)),
            Container::Group => inlines.into_iter().for_each(|inline| self.push(inline)),
            Container::Heading(level) => self.heading(level, inlines),
            Container::Quote => self.push_block(Block::Quote(blocks)),
            Container::Code(text) => self.push_block(Block::Code { text }),
            Container::List { start, is_tight, items } => self.push_block(Block::List { start, is_tight, items }),
            Container::Item => {
                if let Container::List { items, .. } = &mut self.top().container {
                    items.push(blocks);
                }
            }
            Container::Footnote(label) => {
                self.notes.entry(label).or_insert(blocks);
            }
            Container::Table { aligns, head, rows } => self.push_block(Block::Table { aligns, head, rows }),
            Container::Row { is_head, cells } => {
                if let Container::Table { head, rows, .. } = &mut self.top().container {
                    if is_head { *head = cells } else { rows.push(cells) }
                }
            }
            Container::Cell => {
                if let Container::Row { cells, .. } = &mut self.top().container {
                    cells.push(inlines);
                }
            }
            Container::Emphasis => self.push(Inline::Emphasis(inlines)),
            Container::Strong => self.push(Inline::Strong(inlines)),
            Container::Struck => self.push(Inline::Struck(inlines)),
            Container::Link { at, is_address, link, title } => {
                let at = self.destination(&at, range, end);
                self.link(at, is_address, &link, &title, inlines);
            }
            Container::Image { at, link, title } => {
                let at = self.destination(&at, range, end);
                self.image(at, &link, &title, &inlines);
            }
        }
    }

    /// Turns loose inlines of the innermost container into paragraphs, tables and charts.
    fn settle(&mut self) {
        let frame = self.top();
        if frame.inlines.is_empty() && frame.computed.is_empty() {
            return;
        }
        let inlines = std::mem::take(&mut frame.inlines);
        let computed = std::mem::take(&mut frame.computed);
        let caption = frame.caption.take();
        if computed.is_empty() {
            frame.blocks.push(paragraph(inlines, caption));
            return;
        }
        let is_alone = inlines.iter().all(|inline| matches!(inline, Inline::Text(text) if text.trim().is_empty()));
        if !is_alone {
            frame.blocks.push(paragraph(inlines, caption));
            self.misplaced(computed[0].1);
            return;
        }
        for (index, _) in computed {
            match &self.page.parts[index] {
                Part::Table(table) => self.top().blocks.push(Block::ComputedTable(table.clone())),
                Part::Chart(chart) => self.top().blocks.push(Block::ComputedChart(chart.clone())),
                Part::Figure { .. } => {}
            }
        }
    }

    fn refuse_computed(&mut self) {
        if let Some((_, at)) = self.top().computed.first().copied() {
            self.misplaced(at);
        }
    }

    fn misplaced(&mut self, at: usize) {
        let detail = "a table or chart must stand in a paragraph of its own".to_owned();
        self.problem(at, Message::BadExpression { detail });
    }

    fn heading(&mut self, level: u8, inlines: Vec<Inline>) {
        let text = prose::plain(&inlines);
        let slug = slug(&text);
        let base = if slug.is_empty() { "m-muc".to_owned() } else { format!("m-{slug}") };
        let mut id = base.clone();
        while !self.ids.insert(id.clone()) {
            let nth = self.repeated.entry(base.clone()).or_insert(1);
            *nth += 1;
            id = format!("{base}-{nth}");
        }
        self.document.outline.push(Heading { level, id: id.clone(), text });
        self.push_block(Block::Heading { level, id, inlines });
    }

    /// Closes what is open and hands over the document.
    pub(super) fn finish(mut self) -> (Document, Vec<Elsewhere>) {
        let end = self.page.text.text.len();
        while self.stack.len() > 1 {
            self.close(end..end);
        }
        self.flush();
        self.settle();
        let root = self.stack.pop().map(|frame| frame.blocks).unwrap_or_default();
        self.document.blocks = root;
        self.document.footnotes = self.footnotes();
        self.check_own_links();
        (self.document, self.elsewhere)
    }

    /// Returns the footnotes by number; those that nothing refers to come last, so that no text is lost.
    fn footnotes(&mut self) -> Vec<Footnote> {
        let mut notes = std::mem::take(&mut self.notes);
        for label in notes.keys() {
            let next = self.numbers.len() + 1;
            self.numbers.entry(label.clone()).or_insert(next);
        }
        let mut list: Vec<Footnote> = self
            .numbers
            .iter()
            .map(|(label, number)| Footnote { number: *number, blocks: notes.remove(label).unwrap_or_default() })
            .collect();
        list.sort_by_key(|note| note.number);
        list
    }
}

/// Returns a paragraph, or the picture that is all it holds.
fn paragraph(mut inlines: Vec<Inline>, caption: Option<String>) -> Block {
    match inlines.as_mut_slice() {
        [Inline::Image { file, description }] => {
            Block::Image { file: file.clone(), description: std::mem::take(description), caption }
        }
        _ => Block::Paragraph(inlines),
    }
}

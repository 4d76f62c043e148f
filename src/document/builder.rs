//! The stack on which the document tree grows while Markdown is read.

use super::figures::Part;
use super::links::Goal;
use super::markdown::{Destination, Elsewhere, Page};
use super::nearest::nearest;
use super::prose::{self, Run};
use super::tree::{Align, Block, Cell, Document, Footnote, Heading, Inline, Target};
use crate::diag::{Diagnostics, Message};
use crate::lang::fold::slug;
use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

/// How many dead links of a page get a proposal: to look for one is slow.
const PROPOSALS: usize = 50;

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

    /// Adds text that took up `range`; the computed parts in it are put in.
    pub(super) fn text(&mut self, text: &str, range: Range<usize>) {
        self.top().end = range.end;
        // Only text that stands in the source as it is can hold marks: an entity that gives the same sign does not.
        let marks = if text.len() == range.len() { self.page.text.marks(range.clone()) } else { &[] };
        let mut from = 0;
        for (at, index) in marks {
            let here = at - range.start;
            self.words(&text[from..here], range.start + from);
            self.part(*index, *at);
            from = here + super::source::MARK.len_utf8();
        }
        self.words(&text[from..], range.start + from);
    }

    fn words(&mut self, words: &str, at: usize) {
        match &mut self.top().container {
            Container::Code(text) => text.push_str(&prose::nfc(words)),
            Container::Html => {}
            _ => self.run.push(words, at),
        }
    }

    fn part(&mut self, index: usize, at: usize) {
        let Some(part) = self.page.parts.get(index) else { return };
        match part {
            Part::Figure { text, .. } if matches!(self.top().container, Container::Code(_)) => self.words(text, at),
            Part::Figure { text, trace } => {
                self.flush();
                self.push(Inline::Figure { text: text.clone(), trace: *trace });
            }
            Part::Table(_) | Part::Chart(_) => {
                self.flush();
                self.top().computed.push((index, at));
            }
        }
    }

    /// Adds text to be shown as written.
    pub(super) fn code(&mut self, code: &str, range: Range<usize>) {
        self.flush();
        self.top().end = range.end;
        let marks = self.page.text.marks(range);
        if let Some((at, _)) = marks.first() {
            self.unreadable_mark(*at);
        }
        self.push(Inline::Code(prose::nfc(code).into_owned()));
    }

    fn unreadable_mark(&mut self, at: usize) {
        let detail = "a computed part cannot stand in code, in a link or in a title".to_owned();
        self.problem(at, Message::BadExpression { detail });
    }

    /// Adds a line break of the source, which readers see as a space.
    pub(super) fn soft_break(&mut self, range: Range<usize>) {
        self.run.push(" ", range.start);
    }

    /// Adds a line break that was asked for.
    pub(super) fn hard_break(&mut self) {
        self.flush();
        self.push(Inline::LineBreak);
    }

    /// Adds a break between two parts.
    pub(super) fn rule(&mut self) {
        self.flush();
        self.push_block(Block::Break);
    }

    /// Adds a reference to a footnote.
    pub(super) fn footnote_reference(&mut self, label: &str) {
        self.flush();
        let next = self.numbers.len() + 1;
        let number = *self.numbers.entry(label.to_owned()).or_insert(next);
        self.push(Inline::FootnoteRef { number });
    }

    /// Ends the current run of text.
    fn flush(&mut self) {
        if self.run.is_empty() {
            return;
        }
        let run = std::mem::take(&mut self.run);
        if !self.page.has_gaps {
            self.push(Inline::Text(prose::nfc(&run.text).into_owned()));
            return;
        }
        for (inline, at) in prose::with_gaps(&run) {
            if let Some(at) = at {
                self.document.gaps += 1;
                self.diags.warning(self.page.text.place(at), Message::Gap);
            }
            self.push(inline);
        }
    }

    fn heading(&mut self, level: u8, inlines: Vec<Inline>) {
        let text = prose::plain(&inlines);
        let slug = slug(&text);
        let base = if slug.is_empty() { "m-muc".to_owned() } else { format!("m-{slug}") };
        let mut id = base.clone();
        let mut nth = 2;
        while !self.ids.insert(id.clone()) {
            id = format!("{base}-{nth}");
            nth += 1;
        }
        self.document.outline.push(Heading { level, id: id.clone(), text });
        self.push_block(Block::Heading { level, id, inlines });
    }

    /// Returns the offset at which the destination of a link or picture over `range` stands.
    fn destination(&mut self, at: &Destination, range: &Range<usize>, end: usize) -> usize {
        let text = &self.page.text.text;
        let (from, until, opening) = match at {
            Destination::From(from) => (*from, range.end, ""),
            Destination::AfterWords => (end.max(range.start), range.end, "]("),
            Destination::Definition(span) => (span.start, span.end, "]:"),
        };
        let Some(stretch) = text.get(from..until) else { return range.start };
        let after = stretch.find(opening).map_or(0, |found| found + opening.len());
        let rest = &stretch[after..];
        let skipped = rest.len() - rest.trim_start_matches([' ', '\t', '\n', '\r', '<']).len();
        let marks = self.page.text.marks(from + after..until);
        if let Some((at, _)) = marks.first() {
            self.unreadable_mark(*at);
        }
        from + after + skipped
    }

    fn link(&mut self, at: usize, is_address: bool, link: &str, title: &str, inlines: Vec<Inline>) {
        let resolved = if is_address {
            Err(Message::UnsafeLink { link: link.to_owned() })
        } else {
            self.page.shelf.resolve(self.page.path, link, self.dead < PROPOSALS)
        };
        let target = match resolved {
            Ok(Goal::Shown(target)) => target,
            Ok(Goal::Hidden) => return inlines.into_iter().for_each(|inline| self.push(inline)),
            Err(message) => {
                self.dead += 1;
                self.problem(at, message);
                return inlines.into_iter().for_each(|inline| self.push(inline));
            }
        };
        match &target {
            Target::Heading(id) => self.own_links.push((at, id.clone())),
            Target::OtherHeading { .. } => {
                let place = self.page.text.place(at);
                self.elsewhere.push(Elsewhere { place, link: link.to_owned(), target: target.clone() });
            }
            _ => {}
        }
        self.push(Inline::Link { target, title: words(title), inlines });
    }

    fn image(&mut self, at: usize, link: &str, title: &str, inlines: &[Inline]) {
        let description = prose::plain(inlines);
        match self.page.shelf.picture(self.page.path, link, self.dead < PROPOSALS) {
            Ok(file) => {
                self.top().caption = words(title);
                self.push(Inline::Image { file, description });
            }
            Err(message) => {
                self.dead += 1;
                self.problem(at, message);
                self.push(Inline::Text(description));
            }
        }
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

    fn check_own_links(&mut self) {
        let links = std::mem::take(&mut self.own_links);
        let mut dead = BTreeSet::new();
        for (at, id) in links {
            if self.ids.contains(&id) {
                continue;
            }
            let near = nearest(&id, self.ids.iter().take(1000).map(String::as_str)).map(|near| format!("#{near}"));
            self.problem(at, Message::DeadLink { link: format!("#{id}"), nearest: near });
            dead.insert(Target::Heading(id));
        }
        if !dead.is_empty() {
            prose::unlink(&mut self.document, &dead);
        }
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

fn words(title: &str) -> Option<String> {
    (!title.trim().is_empty()).then(|| prose::nfc(title).into_owned())
}

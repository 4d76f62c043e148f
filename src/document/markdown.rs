//! From Markdown to the document tree. The only place that names the Markdown crate.
//!
//! Takes text whose every byte knows its place in the file; gives blocks, headings and every problem. Raw HTML is
//! refused, links and pictures are resolved, heading ids are our own. Nesting is bounded, so what walks the tree later
//! may recurse.

use super::builder::{Builder, Container};
use super::links::Shelf;
use super::source::Text;
use super::tree::{Align, Document};
use crate::diag::{Diagnostics, Message};
use crate::text::Span;
use pulldown_cmark::{Alignment, Event, LinkType, Options, Parser, Tag};
use std::collections::BTreeMap;
use std::ops::Range;

/// Deepest nesting of blocks and inlines.
pub(super) const DEEPEST: usize = 64;

/// What a page is read with.
#[derive(Clone, Copy)]
pub(super) struct Page<'a> {
    /// Path of its file.
    pub(super) path: &'a str,
    /// Its text.
    pub(super) text: &'a Text,
    /// What links may lead to.
    pub(super) shelf: &'a Shelf,
    /// Whether gaps are looked for: in reports.
    pub(super) has_gaps: bool,
    /// What the computed parts of its text are, in the order of their numbers.
    pub(super) parts: &'a [super::figures::Part],
}

/// A link to a heading of another document, to be checked once all are read.
pub(super) struct Elsewhere {
    /// Where the link stands.
    pub(super) place: Span,
    /// The link as written.
    pub(super) link: String,
    /// The document and the id of its heading.
    pub(super) target: super::tree::Target,
}

/// Definitions of reference links by name in lower case.
type Definitions = BTreeMap<String, Range<usize>>;

/// Reads one page.
pub(super) fn read(page: Page<'_>, diags: &mut Diagnostics) -> (Document, Vec<Elsewhere>) {
    let options = Options::ENABLE_TABLES | Options::ENABLE_FOOTNOTES | Options::ENABLE_STRIKETHROUGH;
    let parser = Parser::new_ext(&page.text.text, options);
    let definitions: Definitions =
        parser.reference_definitions().iter().map(|(name, link)| (name.to_lowercase(), link.span.clone())).collect();
    let mut builder = Builder::new(page, diags);
    for (event, range) in parser.into_offset_iter() {
        if matches!(event, Event::Start(_)) && builder.depth() == DEEPEST {
            builder.problem(range.start, Message::MarkdownTooDeep { limit: DEEPEST });
            break;
        }
        step(&mut builder, event, range, &definitions);
    }
    builder.finish()
}

fn step(builder: &mut Builder<'_, '_>, event: Event<'_>, range: Range<usize>, definitions: &Definitions) {
    match event {
        Event::Start(tag) => match container(tag, &range, definitions) {
            Some(Container::Html) => {
                builder.raw_html(range.start);
                builder.open(Container::Html);
            }
            Some(container) => builder.open(container),
            None => builder.open(Container::Group),
        },
        Event::End(_) => builder.close(range),
        Event::Text(text) => builder.text(&text, range),
        Event::Code(code) => builder.code(&code, range),
        Event::InlineHtml(_) => builder.raw_html(range.start),
        // The block that holds it has been refused as a whole.
        Event::Html(_) => {}
        Event::FootnoteReference(label) => builder.footnote_reference(&label),
        Event::SoftBreak => builder.soft_break(range),
        Event::HardBreak => builder.hard_break(),
        Event::Rule => builder.rule(),
        // Not switched on.
        Event::TaskListMarker(_) | Event::InlineMath(_) | Event::DisplayMath(_) => {}
    }
}

fn container(tag: Tag<'_>, range: &Range<usize>, definitions: &Definitions) -> Option<Container> {
    Some(match tag {
        Tag::Paragraph => Container::Paragraph,
        Tag::Heading { level, .. } => Container::Heading(level as u8),
        Tag::BlockQuote(_) => Container::Quote,
        Tag::CodeBlock(_) => Container::Code(String::new()),
        Tag::HtmlBlock => Container::Html,
        Tag::List(start) => Container::List { start, is_tight: true, items: Vec::new() },
        Tag::Item => Container::Item,
        Tag::FootnoteDefinition(label) => Container::Footnote(label.into_string()),
        Tag::Table(aligns) => {
            Container::Table { aligns: aligns.into_iter().map(align).collect(), head: Vec::new(), rows: Vec::new() }
        }
        Tag::TableHead => Container::Row { is_head: true, cells: Vec::new() },
        Tag::TableRow => Container::Row { is_head: false, cells: Vec::new() },
        Tag::TableCell => Container::Cell,
        Tag::Emphasis => Container::Emphasis,
        Tag::Strong => Container::Strong,
        Tag::Strikethrough => Container::Struck,
        Tag::Link { link_type, dest_url, title, id } => Container::Link {
            at: destination(link_type, &id, range, definitions),
            is_address: link_type == LinkType::Email,
            link: dest_url.into_string(),
            title: title.into_string(),
        },
        Tag::Image { link_type, dest_url, title, id } => Container::Image {
            at: destination(link_type, &id, range, definitions),
            link: dest_url.into_string(),
            title: title.into_string(),
        },
        // Not switched on.
        Tag::Superscript
        | Tag::Subscript
        | Tag::DefinitionList
        | Tag::DefinitionListTitle
        | Tag::DefinitionListDefinition
        | Tag::MetadataBlock(_) => return None,
    })
}

fn align(align: Alignment) -> Align {
    match align {
        Alignment::None | Alignment::Left => Align::Start,
        Alignment::Center => Align::Centre,
        Alignment::Right => Align::End,
    }
}

/// Where the destination of a link is looked for.
pub(super) enum Destination {
    /// After the words of the link: in brackets.
    AfterWords,
    /// From this offset on, which is before nothing but spaces and `<`.
    From(usize),
    /// Within this definition, after `]:`.
    Definition(Range<usize>),
}

fn destination(kind: LinkType, id: &str, range: &Range<usize>, definitions: &Definitions) -> Destination {
    match kind {
        LinkType::Inline | LinkType::WikiLink { .. } => Destination::AfterWords,
        LinkType::Autolink | LinkType::Email => Destination::From(range.start),
        LinkType::Reference
        | LinkType::ReferenceUnknown
        | LinkType::Collapsed
        | LinkType::CollapsedUnknown
        | LinkType::Shortcut
        | LinkType::ShortcutUnknown => {
            let definition = definitions.get(&id.to_lowercase());
            definition.map_or(Destination::From(range.start), |span| Destination::Definition(span.clone()))
        }
    }
}

//! From the text of a file to a small tree of YAML nodes in which every datum has its place.
//!
//! The only file that names the YAML crate. What plain data may not have (anchors, aliases, tags, merge keys, several
//! documents, repeated keys, too deep or too many nodes) is reported here and marks the nodes around it as faulty.
//! It never recurses on the input, expands nothing and knows nothing of meetings.

use super::reading::Reading;
use crate::diag::{Message, Shape};
use crate::text::Span;
use serde_yaml::granit_parser::{self, ErrorKind, Event, Parser, ScalarStyle, ScanError, StrInput, StructureStyle};
use std::borrow::Cow;
use std::collections::HashMap;
use unicode_normalization::{IsNormalized, UnicodeNormalization, is_nfc_quick};

/// Most levels of nested lists and records (records.md, "Limits").
pub const DEEPEST: usize = 64;
/// Most nodes of one file (records.md, "Limits").
pub const MOST_NODES: usize = 100_000;
/// The key that YAML 1.1 takes for "and all keys of that other record".
pub const MERGE_KEY: &str = "<<";
/// Keys of a record up to which comparing them one by one is quicker than a table.
const FEW_KEYS: usize = 16;

/// One datum and its place.
#[derive(Debug)]
pub struct Node<'t> {
    /// Where it stands; a block record begins at its first key.
    pub span: Span,
    /// What it is.
    pub value: Value<'t>,
    /// Whether something of it was already reported as an error.
    pub fault: Fault,
}

/// Where in a node something was reported as an error.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Fault {
    /// Nowhere.
    Nowhere,
    /// Only within lists or records below it.
    Deeper,
    /// In the node itself or in one of its scalars.
    Here,
}

/// What a node is.
#[derive(Debug)]
pub enum Value<'t> {
    /// A scalar: its text (NFC) and whether it was written without quotes.
    Text {
        /// The text.
        text: Cow<'t, str>,
        /// Written without quotes and not as a block.
        is_plain: bool,
    },
    /// A list.
    List(Vec<Node<'t>>),
    /// A record of keys and values, in the order of the file, each key once. A merge key stands there as `<<` with a
    /// refused value.
    Record(Vec<Entry<'t>>),
    /// An alias or what a merge key brings in: already reported, and nobody knows what it would have been.
    Refused,
}

/// A key and its value.
#[derive(Debug)]
pub struct Entry<'t> {
    /// The key (NFC).
    pub key: Cow<'t, str>,
    /// Where the key stands.
    pub key_span: Span,
    /// The value.
    pub value: Node<'t>,
}

/// The one document of a file.
#[derive(Debug)]
pub struct Document<'t> {
    /// Its outermost node.
    pub root: Node<'t>,
    /// Whether something outside of every node was reported, as a second document.
    pub has_more: bool,
}

impl Node<'_> {
    /// Says whether something in it, at any depth, was already reported as an error.
    #[must_use]
    pub fn is_faulty(&self) -> bool {
        self.fault != Fault::Nowhere
    }

    /// Says whether it was reported as something that plain data may not have.
    #[must_use]
    pub fn is_refused(&self) -> bool {
        matches!(self.value, Value::Refused)
    }

    /// Says whether it is an empty text, which counts as nothing.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        matches!(&self.value, Value::Text { text, .. } if text.trim().is_empty())
    }
}

/// Parses the slice `begin..end` of the text that is being read. Gives none when it is no YAML, too deep or too large;
/// then there is a diagnostic. Gives none without a diagnostic when the slice is empty.
pub fn parse<'t>(begin: usize, end: usize, reading: &mut Reading<'t>) -> Option<Document<'t>> {
    let text: &'t str = reading.source.text.get(begin..end)?;
    let options = granit_parser::options! {
        emit_unresolved_aliases: true,
        emit_anchor_events: true,
        emit_comments: false,
        flow_nesting_limit: DEEPEST + 1,
        block_nesting_limit: DEEPEST + 1,
    };
    let mut builder = Builder { begin, text, open: Vec::new(), root: None, nodes: 0, documents: 0, has_more: false };
    let mut parser: Parser<'t, StrInput<'t>> = Parser::new_from_str_with_options(text, options);
    while let Some(step) = parser.next_event() {
        match step {
            Ok((event, span)) => builder.take(event, &span, reading)?,
            Err(problem) => return builder.fail(&problem, reading),
        }
        if builder.has_more {
            break;
        }
    }
    let has_more = builder.has_more;
    builder.root.map(|root| Document { root, has_more })
}

/// A list or record that is not closed yet.
struct Open<'t> {
    span: Span,
    fault: Fault,
    parts: Parts<'t>,
}

enum Parts<'t> {
    List(Vec<Node<'t>>),
    Record(OpenRecord<'t>),
}

#[derive(Default)]
struct OpenRecord<'t> {
    is_flow: bool,
    entries: Vec<Entry<'t>>,
    /// Places of the keys so far; filled only beyond a few keys.
    seen: HashMap<Cow<'t, str>, Span>,
    pending: Pending<'t>,
}

/// The key that waits for its value.
#[derive(Default)]
enum Pending<'t> {
    #[default]
    Nothing,
    Key(Cow<'t, str>, Span),
    /// A merge key, reported.
    Merge(Span),
    /// Any other key that was reported; its value is dropped.
    Refused,
}

struct Builder<'t> {
    begin: usize,
    text: &'t str,
    open: Vec<Open<'t>>,
    root: Option<Node<'t>>,
    nodes: usize,
    documents: usize,
    has_more: bool,
}

impl<'t> Builder<'t> {
    /// Takes one event; none ends the reading of the file.
    fn take(&mut self, event: Event<'t>, place: &granit_parser::Span, reading: &mut Reading<'t>) -> Option<()> {
        let span = self.span(place, reading);
        match event {
            Event::DocumentStart(..) => {
                self.documents += 1;
                if self.documents > 1 {
                    self.has_more = true;
                    reading.error(span, Message::SecondDocument);
                }
            }
            Event::Scalar(text, style, _, tag) => {
                self.count(reading)?;
                let fault = self.refuse_tag(tag.is_some(), place, reading);
                let is_plain = style == ScalarStyle::Plain;
                // The parser gives `~` for nothing at all; only the place tells it from one that was written.
                let text = if is_plain && span.start == span.end { Cow::Borrowed("") } else { text };
                self.add(Node { span, value: Value::Text { text: composed(text), is_plain }, fault }, reading);
            }
            Event::SequenceStart(_, _, tag) => {
                self.count(reading)?;
                let fault = self.refuse_tag(tag.is_some(), place, reading);
                self.descend(Open { span, fault, parts: Parts::List(Vec::new()) }, reading)?;
            }
            Event::MappingStart(style, _, tag) => {
                self.count(reading)?;
                let fault = self.refuse_tag(tag.is_some(), place, reading);
                let record = OpenRecord { is_flow: style == StructureStyle::Flow, ..OpenRecord::default() };
                self.descend(Open { span, fault, parts: Parts::Record(record) }, reading)?;
            }
            Event::SequenceEnd | Event::MappingEnd => self.close(span, reading),
            Event::Alias(_) | Event::UnresolvedAlias(_) => {
                self.count(reading)?;
                reading.error(span, Message::AnchorOrAlias);
                self.add(Node { span, value: Value::Refused, fault: Fault::Here }, reading);
            }
            Event::Anchor(..) => {
                reading.error(span, Message::AnchorOrAlias);
                match (self.open.last_mut(), &mut self.root) {
                    (Some(around), _) => around.fault = Fault::Here,
                    (None, Some(root)) => root.fault = Fault::Here,
                    (None, None) => {}
                }
            }
            _ => {}
        }
        Some(())
    }

    fn span(&self, place: &granit_parser::Span, reading: &Reading<'t>) -> Span {
        let at = |marker: &granit_parser::Marker| self.begin + marker.byte_offset().unwrap_or(0);
        Span::new(reading.id, at(&place.start), at(&place.end))
    }

    fn count(&mut self, reading: &mut Reading<'t>) -> Option<()> {
        self.nodes += 1;
        if self.nodes > MOST_NODES {
            reading.error(Span::whole(reading.id), Message::TooManyNodes { limit: MOST_NODES });
            return None;
        }
        Some(())
    }

    fn refuse_tag(&self, is_tagged: bool, place: &granit_parser::Span, reading: &mut Reading<'t>) -> Fault {
        if is_tagged {
            let start = place.tag_start().and_then(|marker| marker.byte_offset());
            let at = self.begin + start.or(place.start.byte_offset()).unwrap_or(0);
            reading.error(Span::new(reading.id, at, at), Message::Tag);
            return Fault::Here;
        }
        Fault::Nowhere
    }

    fn descend(&mut self, open: Open<'t>, reading: &mut Reading<'t>) -> Option<()> {
        self.open.push(open);
        if self.open.len() > DEEPEST {
            reading.error(Span::whole(reading.id), Message::TooDeep { limit: DEEPEST });
            return None;
        }
        Some(())
    }

    fn close(&mut self, end: Span, reading: &mut Reading<'t>) {
        let Some(open) = self.open.pop() else { return };
        let (start, value) = match open.parts {
            Parts::List(items) => (open.span.start, Value::List(items)),
            Parts::Record(record) => {
                // A block record begins at its first key, whatever stands before it.
                let first = record.entries.first().filter(|_| !record.is_flow).map(|entry| entry.key_span.start);
                (first.unwrap_or(open.span.start), Value::Record(record.entries))
            }
        };
        let span = Span { source: open.span.source, start, end: end.end.max(start) };
        self.add(Node { span, value, fault: open.fault }, reading);
    }

    fn add(&mut self, node: Node<'t>, reading: &mut Reading<'t>) {
        let Some(around) = self.open.last_mut() else {
            self.root = Some(node);
            return;
        };
        let is_collection = matches!(node.value, Value::List(_) | Value::Record(_));
        around.fault = around.fault.max(if is_collection { node.fault.min(Fault::Deeper) } else { node.fault });
        let is_fault = match &mut around.parts {
            Parts::List(items) => {
                items.push(node);
                false
            }
            Parts::Record(record) => record.add(node, reading),
        };
        if is_fault {
            around.fault = Fault::Here;
        }
    }

    /// Reports why the text is no YAML; always gives none.
    fn fail(&self, problem: &ScanError, reading: &mut Reading<'t>) -> Option<Document<'t>> {
        let marker = problem.marker().byte_offset().unwrap_or(self.text.len()).min(self.text.len());
        let (at, message) = match problem.kind() {
            ErrorKind::RecursionLimitExceeded => {
                reading.error(Span::whole(reading.id), Message::TooDeep { limit: DEEPEST });
                return None;
            }
            ErrorKind::UndeclaredTagHandle => (marker, Message::Tag),
            kind => match tab_near(self.text, marker) {
                Some(tab) => (tab, Message::Tab),
                None => (marker, Message::Syntax { detail: kind.to_string() }),
            },
        };
        let at = self.begin + at;
        reading.error(Span::new(reading.id, at, at), message);
        None
    }
}

impl<'t> OpenRecord<'t> {
    /// Takes a key or the value of the key before; says whether it was at fault.
    fn add(&mut self, node: Node<'t>, reading: &mut Reading<'t>) -> bool {
        match std::mem::take(&mut self.pending) {
            Pending::Nothing => {
                self.pending = self.take_key(node, reading);
                !matches!(self.pending, Pending::Key(..))
            }
            Pending::Merge(key_span) => {
                let value = Node { span: node.span, value: Value::Refused, fault: Fault::Here };
                self.entries.push(Entry { key: MERGE_KEY.into(), key_span, value });
                true
            }
            Pending::Refused => false,
            Pending::Key(key, key_span) => {
                if self.entries.len() >= FEW_KEYS {
                    if self.seen.is_empty() {
                        self.seen = self.entries.iter().map(|entry| (entry.key.clone(), entry.key_span)).collect();
                    }
                    self.seen.insert(key.clone(), key_span);
                }
                self.entries.push(Entry { key, key_span, value: node });
                false
            }
        }
    }

    fn take_key(&self, node: Node<'t>, reading: &mut Reading<'t>) -> Pending<'t> {
        let (key, is_plain) = match node.value {
            Value::Text { text, is_plain } => (text, is_plain),
            Value::Refused => return Pending::Refused,
            Value::List(_) | Value::Record(_) => {
                let found = if matches!(node.value, Value::List(_)) { Shape::List } else { Shape::Record };
                reading.error(node.span, Message::WrongShape { expected: Shape::Text, found });
                return Pending::Refused;
            }
        };
        if is_plain && key == MERGE_KEY {
            reading.error(node.span, Message::AnchorOrAlias);
            return Pending::Merge(node.span);
        }
        if let Some(first) = self.place_of(&key) {
            let first_line = reading.line(first);
            reading.error(node.span, Message::RepeatedKey { key: key.into_owned(), first_line });
            return Pending::Refused;
        }
        Pending::Key(key, node.span)
    }

    fn place_of(&self, key: &str) -> Option<Span> {
        if self.seen.is_empty() {
            return self.entries.iter().find(|entry| entry.key == key).map(|entry| entry.key_span);
        }
        self.seen.get(key).copied()
    }
}

/// Returns the text in NFC, without copying where it is already.
fn composed(text: Cow<'_, str>) -> Cow<'_, str> {
    if text.is_ascii() || is_nfc_quick(text.chars()) == IsNormalized::Yes {
        return text;
    }
    Cow::Owned(text.nfc().collect())
}

/// Returns the offset of the tab that made the parser stumble at `marker`: the one there, or one that indents its line
/// or the next, which the parser may have taken for more of the text above.
fn tab_near(text: &str, marker: usize) -> Option<usize> {
    if text.as_bytes().get(marker) == Some(&b'\t') {
        return Some(marker);
    }
    let mut at = text.get(..marker)?.rfind('\n').map_or(0, |at| at + 1);
    for line in text[at..].split_inclusive('\n').take(2) {
        let indent = &line[..line.len() - line.trim_start_matches([' ', '\t']).len()];
        if let Some(tab) = indent.find('\t') {
            return Some(at + tab);
        }
        at += line.len();
    }
    None
}

//! The keys of a record: which are allowed, which are missing, and where each stands.
//!
//! One bad datum never hides the others of its record: each asks for itself, reports for itself and gives none.

use super::reading::Reading;
use super::spelling;
use super::value::{self, record};
use super::yaml::{self, Document, Entry, Fault, MERGE_KEY, Node, Value};
use crate::diag::{Message, Shape};
use crate::model::Period;
use crate::text::Span;
use chrono::NaiveDate;

/// The entries of one record whose keys have been checked.
pub struct Fields<'n, 't> {
    entries: &'n [Entry<'t>],
    /// Where the record begins.
    pub place: Span,
    /// Whether a merge key, reported, would have brought in more.
    has_unknown_keys: bool,
}

impl<'n, 't> Fields<'n, 't> {
    /// Opens a record that may have the keys `known` and no others.
    pub fn open(node: &'n Node<'t>, known: &'static [&'static str], reading: &mut Reading<'_>) -> Option<Self> {
        let entries = record(node, reading)?;
        let is_merge = |entry: &Entry<'_>| entry.key == MERGE_KEY && matches!(entry.value.value, Value::Refused);
        for entry in entries.iter().filter(|entry| !known.contains(&&*entry.key) && !is_merge(entry)) {
            let nearest = spelling::nearest(&entry.key, known.iter().copied());
            let key = entry.key.clone().into_owned();
            reading.error(entry.key_span, Message::UnknownKey { key, allowed: known.to_vec(), nearest });
        }
        let has_unknown_keys = entries.iter().any(is_merge);
        Some(Self { entries, place: Span { end: node.span.start, ..node.span }, has_unknown_keys })
    }

    /// Returns the entry of `key`; none where it is absent or empty.
    #[must_use]
    pub fn entry(&self, key: &str) -> Option<&'n Entry<'t>> {
        self.entries.iter().find(|entry| entry.key == key).filter(|entry| !entry.value.is_empty())
    }

    /// Returns where the value of `key` stands, or the beginning of the record.
    #[must_use]
    pub fn place_of(&self, key: &str) -> Span {
        self.entry(key).map_or(self.place, |entry| entry.value.span)
    }

    /// Returns where a record below `key` is to be shown as a whole: where it begins, or its key where it begins only on
    /// a later line.
    #[must_use]
    pub fn place_of_record(&self, key: &str, reading: &Reading<'_>) -> Span {
        let Some(entry) = self.entry(key) else { return self.place };
        let between = entry.key_span.end as usize..entry.value.span.start as usize;
        let is_beside = reading.source.text.get(between).is_some_and(|between| !between.contains('\n'));
        if is_beside { entry.value.span } else { entry.key_span }
    }

    /// Reads `key` if it is there.
    pub fn optional<T>(
        &self,
        key: &str,
        read: impl FnOnce(&'n Node<'t>, &mut Reading<'_>) -> Option<T>,
        reading: &mut Reading<'_>,
    ) -> Option<T> {
        self.entry(key).and_then(|entry| read(&entry.value, reading))
    }

    /// Reads `key`, which must be there.
    pub fn required<T>(
        &self,
        key: &'static str,
        read: impl FnOnce(&'n Node<'t>, &mut Reading<'_>) -> Option<T>,
        reading: &mut Reading<'_>,
    ) -> Option<T> {
        if self.entry(key).is_none() {
            self.report_missing(key, reading);
        }
        self.optional(key, read, reading)
    }

    /// Reads each entry of the list `key`; empty entries count as none. Bad ones are reported and skipped.
    pub fn list<T>(
        &self,
        key: &str,
        mut read: impl FnMut(&'n Node<'t>, &mut Reading<'_>) -> Option<T>,
        reading: &mut Reading<'_>,
    ) -> Vec<T> {
        let Some(entry) = self.entry(key) else { return Vec::new() };
        let items = value::list(&entry.value, reading).unwrap_or_default();
        items.iter().filter(|item| !item.is_empty()).filter_map(|item| read(item, reading)).collect()
    }

    /// Reads each entry of the list `key`, which must be there and may be empty.
    pub fn required_list<T>(
        &self,
        key: &'static str,
        read: impl FnMut(&'n Node<'t>, &mut Reading<'_>) -> Option<T>,
        reading: &mut Reading<'_>,
    ) -> Vec<T> {
        if self.entry(key).is_none() {
            self.report_missing(key, reading);
        }
        self.list(key, read, reading)
    }

    /// Reports that `key` is missing, unless a merge key might have brought it in.
    pub fn report_missing(&self, key: &'static str, reading: &mut Reading<'_>) {
        if !self.has_unknown_keys {
            reading.error(self.place, Message::MissingKey { key });
        }
    }

    /// Checks that `key`, which is never rendered and not kept, is a text.
    pub fn never_rendered(&self, key: &str, reading: &mut Reading<'_>) {
        self.optional(key, |node, reading| value::scalar(node, Shape::Text, reading).map(|_| ()), reading);
    }

    /// Reads the end `den` of a period that begins on `from`.
    pub fn end_after(&self, from: Option<NaiveDate>, reading: &mut Reading<'_>) -> Option<NaiveDate> {
        let until = self.optional("den", value::date, reading)?;
        if let Some(from) = from.filter(|from| until < *from) {
            reading.error(self.place_of("den"), Message::EndBeforeStart { from, until });
        }
        Some(until)
    }
}

/// The records of a file that is a list of them below one key.
pub struct Listed<'n, 't> {
    /// The records.
    pub nodes: Vec<&'n Node<'t>>,
    /// Whether something wrong outside of them may have hidden others.
    pub is_open: bool,
}

/// Reads a file of which `key`, a list that may be empty, is the only key.
pub fn listed<'n, 't>(
    document: &'n Document<'t>,
    key: &'static [&'static str; 1],
    reading: &mut Reading<'_>,
) -> Listed<'n, 't> {
    let mark = reading.diags.len();
    let mut nodes = Vec::new();
    let mut is_open = document.has_more || document.root.fault == Fault::Here;
    if let Some(fields) = Fields::open(&document.root, key, reading) {
        nodes = fields.required_list(key[0], |node, _| Some(node).filter(|node| !node.is_refused()), reading);
        is_open |= fields.entry(key[0]).is_some_and(|entry| entry.value.fault == Fault::Here);
    }
    is_open |= reading.diags.errors_since(mark);
    Listed { nodes, is_open }
}

/// Parses a whole file; an empty one is an error.
pub fn whole_file<'t>(reading: &mut Reading<'t>) -> Option<Document<'t>> {
    let mark = reading.diags.len();
    let end = reading.source.text.len();
    let document = yaml::parse(0, end, reading);
    let is_nothing = document.as_ref().is_none_or(|document| document.root.is_empty());
    if is_nothing && !reading.diags.errors_since(mark) {
        reading.error_of_file(Message::EmptyFile);
    }
    document.filter(|_| !is_nothing)
}

/// Reads `{tu, den}`, of which `den` may be absent.
pub fn period(node: &Node<'_>, reading: &mut Reading<'_>) -> Option<Period> {
    let fields = Fields::open(node, &["tu", "den"], reading)?;
    let from = fields.required("tu", value::date, reading);
    let until = fields.end_after(from, reading);
    Some(Period { from: from?, until })
}

/// Reads `{tu, den}`, of which both must be there.
pub fn window(node: &Node<'_>, reading: &mut Reading<'_>) -> Option<Period> {
    let fields = Fields::open(node, &["tu", "den"], reading)?;
    let from = fields.required("tu", value::date, reading);
    if fields.entry("den").is_none() {
        fields.report_missing("den", reading);
    }
    let until = fields.end_after(from, reading);
    Some(Period { from: from?, until: Some(until?) })
}

/// Reads `{tu, den}`, of which each may be absent; without `tu` it begins on `earliest`.
pub fn open_period(node: &Node<'_>, earliest: NaiveDate, reading: &mut Reading<'_>) -> Option<Period> {
    let fields = Fields::open(node, &["tu", "den"], reading)?;
    let from = fields.optional("tu", value::date, reading);
    let until = fields.end_after(from, reading);
    Some(Period { from: from.unwrap_or(earliest), until })
}

/// Returns the shape of a node, as people say it.
#[must_use]
pub fn shape(node: &Node<'_>) -> Shape {
    match &node.value {
        Value::List(_) => Shape::List,
        Value::Record(_) => Shape::Record,
        Value::Text { .. } if node.is_empty() => Shape::Nothing,
        Value::Text { .. } | Value::Refused => Shape::Text,
    }
}

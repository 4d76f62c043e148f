//! Single values: texts, words of a list, counts, dates, times, ids. Each reports what is wrong with it and gives none.

use super::dates::{self, DateFault};
use super::fields::shape;
use super::reading::Reading;
use super::spelling;
use super::yaml::{Entry, Node, Value};
use crate::diag::{Message, Shape};
use crate::model::MonthDay;
use chrono::{NaiveDate, NaiveTime};
use std::sync::Arc;

/// Greatest count that a record may hold; far above any body's membership.
pub const GREATEST: u32 = 10_000_000;
/// Greatest place in an official list.
const GREATEST_ORDER: i64 = 1_000_000;

/// Returns the entries of a record.
pub fn record<'n, 't>(node: &'n Node<'t>, reading: &mut Reading<'_>) -> Option<&'n [Entry<'t>]> {
    match &node.value {
        Value::Record(entries) => Some(entries),
        _ => wrong_shape(node, Shape::Record, reading),
    }
}

/// Returns the entries of a list.
pub fn list<'n, 't>(node: &'n Node<'t>, reading: &mut Reading<'_>) -> Option<&'n [Node<'t>]> {
    match &node.value {
        Value::List(items) => Some(items),
        _ => wrong_shape(node, Shape::List, reading),
    }
}

/// Returns the text of a scalar of which `expected` is wanted; `null` and `~` are errors unless that is a text.
pub fn scalar<'n>(node: &'n Node<'_>, expected: Shape, reading: &mut Reading<'_>) -> Option<&'n str> {
    let Value::Text { text, is_plain } = &node.value else {
        return wrong_shape(node, expected, reading);
    };
    if *is_plain && expected != Shape::Text && is_null(text) {
        reading.error(node.span, Message::Null { expected });
        return None;
    }
    Some(text)
}

fn is_null(text: &str) -> bool {
    matches!(text, "null" | "Null" | "NULL" | "~")
}

fn wrong_shape<T>(node: &Node<'_>, expected: Shape, reading: &mut Reading<'_>) -> Option<T> {
    match &node.value {
        Value::Refused => {}
        Value::Text { text, is_plain: true } if is_null(text) => reading.error(node.span, Message::Null { expected }),
        _ => reading.error(node.span, Message::WrongShape { expected, found: shape(node) }),
    }
    None
}

/// Reads a text that is rendered; private data in it is reported.
pub fn text(node: &Node<'_>, reading: &mut Reading<'_>) -> Option<Arc<str>> {
    let text = unrendered_text(node, reading)?;
    reading.privacy.check(&text, node.span, &mut reading.diags);
    Some(text)
}

/// Reads a text that is never rendered, and so may hold anything.
pub fn unrendered_text(node: &Node<'_>, reading: &mut Reading<'_>) -> Option<Arc<str>> {
    let text = scalar(node, Shape::Text, reading)?.trim();
    reading.look_for_hidden(text, node.span);
    Some(text.into())
}

/// Reads one of a list of words.
pub fn word<T: Copy>(words: &'static [(&'static str, T)]) -> impl Fn(&Node<'_>, &mut Reading<'_>) -> Option<T> {
    move |node, reading| {
        let text = scalar(node, Shape::Word, reading)?;
        if let Some((_, value)) = words.iter().find(|(word, _)| *word == text) {
            return Some(*value);
        }
        let allowed: Vec<&'static str> = words.iter().map(|(word, _)| *word).collect();
        let nearest = spelling::nearest(text, allowed.iter().copied());
        reading.error(node.span, Message::UnknownWord { word: text.to_owned(), allowed, nearest });
        None
    }
}

/// Reads an id of its own kind, such as a unit's or a cap's.
pub fn id<T>(parse: fn(&str) -> Option<T>) -> impl Fn(&Node<'_>, &mut Reading<'_>) -> Option<T> {
    move |node, reading| {
        let text = scalar(node, Shape::Word, reading)?;
        let id = parse(text);
        if id.is_none() {
            let proposal = spelling::proposal(text);
            reading.error(node.span, Message::BadId { text: text.to_owned(), proposal });
        }
        id
    }
}

/// Reads `true` or `false`.
pub fn flag(node: &Node<'_>, reading: &mut Reading<'_>) -> Option<bool> {
    match scalar(node, Shape::Bool, reading)? {
        "true" => Some(true),
        "false" => Some(false),
        other => {
            reading.error(node.span, Message::BadBool { text: other.to_owned() });
            None
        }
    }
}

/// Reads a count of persons, days or months: digits only, leading noughts allowed.
pub fn count(node: &Node<'_>, reading: &mut Reading<'_>) -> Option<u32> {
    count_within(0, GREATEST, node, reading)
}

/// Reads a count from 1.
pub fn count_from_one(node: &Node<'_>, reading: &mut Reading<'_>) -> Option<u32> {
    count_within(1, GREATEST, node, reading)
}

/// Reads a percentage, 0 to 100.
pub fn percentage(node: &Node<'_>, reading: &mut Reading<'_>) -> Option<u32> {
    count_within(0, 100, node, reading)
}

/// Reads a calendar year.
pub fn year(node: &Node<'_>, reading: &mut Reading<'_>) -> Option<i32> {
    let (least, most) = (*dates::YEARS.start(), *dates::YEARS.end());
    count_within(least.unsigned_abs(), most.unsigned_abs(), node, reading).and_then(|year| year.try_into().ok())
}

fn count_within(least: u32, most: u32, node: &Node<'_>, reading: &mut Reading<'_>) -> Option<u32> {
    let text = scalar(node, Shape::Count, reading)?;
    let value = whole_number(text, node, (i64::from(least), i64::from(most)), reading)?;
    u32::try_from(value).ok()
}

/// Reads a place in an official list: a whole number.
pub fn order(node: &Node<'_>, reading: &mut Reading<'_>) -> Option<i64> {
    let text = scalar(node, Shape::Number, reading)?;
    whole_number(text, node, (-GREATEST_ORDER, GREATEST_ORDER), reading)
}

fn whole_number(text: &str, node: &Node<'_>, (least, most): (i64, i64), reading: &mut Reading<'_>) -> Option<i64> {
    let digits = text.strip_prefix('-').unwrap_or(text);
    if digits.is_empty() || !digits.bytes().all(|byte| byte.is_ascii_digit()) {
        reading.error(node.span, Message::BadCount { text: text.to_owned() });
        return None;
    }
    let value = text.parse().ok().filter(|value| (least..=most).contains(value));
    if value.is_none() {
        reading.error(node.span, Message::OutOfRange { text: text.to_owned(), least, most });
    }
    value
}

/// Reads a date, ISO or Vietnamese.
pub fn date(node: &Node<'_>, reading: &mut Reading<'_>) -> Option<NaiveDate> {
    let text = scalar(node, Shape::Date, reading)?;
    match dates::date(text) {
        Ok(date) => Some(date),
        Err(DateFault(shape)) => {
            reading.error(node.span, Message::BadDate { text: text.to_owned(), shape });
            None
        }
    }
}

/// Reads a time of day.
pub fn time(node: &Node<'_>, reading: &mut Reading<'_>) -> Option<NaiveTime> {
    let text = scalar(node, Shape::Time, reading)?;
    let time = dates::time(text);
    if time.is_none() {
        reading.error(node.span, Message::BadTime { text: text.to_owned() });
    }
    time
}

/// Reads a month and day, `MM-DD`.
pub fn month_day(node: &Node<'_>, reading: &mut Reading<'_>) -> Option<MonthDay> {
    let text = scalar(node, Shape::Date, reading)?;
    let month_day = dates::month_day(text);
    if month_day.is_none() {
        reading.error(node.span, Message::BadMonthDay { text: text.to_owned() });
    }
    month_day
}

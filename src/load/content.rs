//! What the records of a file hold, apart from how they are written: the same for other comments, quotes, spaces or
//! order of keys.

use super::privacy::Privacy;
use super::reading::Reading;
use super::yaml::{self, Node, Value};
use crate::model::Profile;
use crate::text::{Source, SourceId, Span};
use std::fmt::Write;

/// Returns the records of a YAML file, each with its place and its content as text: of a log each meeting, of any other
/// file the whole. A file that is no YAML gives none.
#[must_use]
pub fn contents(id: SourceId, source: &Source) -> Vec<(Span, String)> {
    let privacy = Privacy::new(Profile::Internal, Vec::new());
    let mut reading = Reading::new(id, source, &privacy);
    let Some(document) = yaml::parse(0, source.text.len(), &mut reading) else { return Vec::new() };
    let list = match &document.root.value {
        Value::Record(entries) => entries.iter().find(|entry| entry.key == "buoi").map(|entry| &entry.value.value),
        _ => None,
    };
    match list {
        Some(Value::List(meetings)) => meetings.iter().map(|node| (node.span, content(node))).collect(),
        _ => vec![(document.root.span, content(&document.root))],
    }
}

fn content(node: &Node<'_>) -> String {
    let mut text = String::new();
    write(node, &mut text);
    text
}

/// Writes a node. The length before each text keeps two contents from looking alike; the parser bounds the depth.
fn write(node: &Node<'_>, to: &mut String) {
    match &node.value {
        Value::Text { text, .. } => {
            let text = text.trim();
            let _ = write!(to, "{}:{text}", text.len());
        }
        Value::List(items) => {
            to.push('[');
            items.iter().filter(|item| !item.is_empty()).for_each(|item| write(item, to));
            to.push(']');
        }
        Value::Record(entries) => {
            let mut given: Vec<_> = entries.iter().filter(|entry| !entry.value.is_empty()).collect();
            given.sort_by(|one, other| one.key.cmp(&other.key));
            to.push('{');
            for entry in given {
                let _ = write!(to, "{}:{}", entry.key.len(), entry.key);
                write(&entry.value, to);
            }
            to.push('}');
        }
        Value::Refused => to.push('!'),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::Sources;

    fn of(text: &str) -> Vec<String> {
        let mut sources = Sources::default();
        let id = sources.add(Source::new("sinh-hoat/2024/a.yaml", text));
        contents(id, sources.get(id)).into_iter().map(|(_, content)| content).collect()
    }

    #[test]
    fn comments_quotes_and_order_are_no_content() {
        let one = of("buoi:\n  - ngay: 2024-03-05 # họp\n    gio: \"08:00\"\n    ghi_chu:\n");
        let other = of("buoi: [{gio: 08:00, ngay: '2024-03-05'}]\n");
        assert_eq!(one, other);
        assert_ne!(one, of("buoi: [{gio: 08:01, ngay: '2024-03-05'}]\n"));
        assert_ne!(of("ten: ab\nloai: c\n"), of("ten: a\nloai: bc\n"));
        assert_eq!(of("buoi: []\n"), Vec::<String>::new());
    }
}

//! Holds the tables and the examples against the loader.

use super::{FileKind, Need, Record, Takes, kinds};
use crate::diag::{Diagnostics, Message};
use crate::load;
use crate::text::{Entry, Tree};
use std::collections::BTreeSet;
use std::sync::Arc;

/// Loads the examples, one of them replaced, and returns what the loader says about that file.
fn messages(replaced: Option<(&str, &str)>) -> Vec<Message> {
    let mut tree = Tree::new();
    for kind in kinds() {
        let (path, text) = kind.example;
        tree.insert(path.into(), Entry::File(text.as_bytes().into()));
    }
    if let Some((path, text)) = replaced {
        tree.insert(Arc::from(path), Entry::File(text.as_bytes().into()));
    }
    let mut diags = Diagnostics::default();
    let (_, sources) = load::load(&tree, None, &mut diags);
    let about = |path: &str| replaced.is_none_or(|(replaced, _)| replaced == path);
    diags.iter().filter(|one| about(sources.path(one.span))).map(|one| one.message.clone()).collect()
}

fn probe(kind: &FileKind, record: &Record, value: &str) -> Vec<Message> {
    messages(Some((kind.example.0, &record.within.replace('@', value))))
}

#[test]
fn the_examples_are_a_tree_without_a_fault() {
    assert_eq!(messages(None), []);
}

#[test]
fn the_tables_have_the_keys_that_the_loader_knows() {
    for kind in kinds() {
        for record in kind.records {
            let named: BTreeSet<&str> = record.keys.iter().map(|key| key.name).collect();
            let said = probe(kind, record, "{khong_co: 1}");
            let allowed = said.iter().find_map(|message| match message {
                Message::UnknownKey { key, allowed, .. } if key == "khong_co" => {
                    Some(allowed.iter().copied().collect())
                }
                _ => None,
            });
            assert_eq!(Some(named), allowed, "{} {}", kind.path, record.title);
        }
    }
}

#[test]
fn the_tables_demand_the_keys_that_the_loader_misses() {
    for kind in kinds() {
        for record in kind.records {
            let demanded = record.keys.iter().filter(|key| matches!(key.need, Need::Always));
            let demanded: BTreeSet<&str> = demanded.map(|key| key.name).collect();
            // The records around it miss keys of their own.
            let named: BTreeSet<&str> = record.keys.iter().map(|key| key.name).collect();
            let said = probe(kind, record, "{khong_co: 1}").into_iter();
            let missing =
                said.filter_map(|message| if let Message::MissingKey { key } = message { Some(key) } else { None });
            let missing: BTreeSet<&str> = missing.filter(|key| named.contains(key)).collect();
            assert_eq!(demanded, missing, "{} {}", kind.path, record.title);
        }
    }
}

#[test]
fn the_tables_have_the_words_that_the_loader_knows() {
    for kind in kinds() {
        for record in kind.records {
            for key in record.keys {
                let (words, value) = match key.takes {
                    Takes::Word(words) => (words, format!("{{{}: khong_co}}", key.name)),
                    Takes::Words(words) => (words, format!("{{{}: [khong_co]}}", key.name)),
                    _ => continue,
                };
                let listed: Vec<&str> = words.iter().map(|(word, _)| *word).collect();
                let allowed = probe(kind, record, &value).into_iter().find_map(|message| match message {
                    Message::UnknownWord { allowed, .. } => Some(allowed),
                    _ => None,
                });
                assert_eq!(Some(listed), allowed, "{} {} {}", kind.path, record.title, key.name);
            }
        }
    }
}

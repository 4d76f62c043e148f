//! From plan to bytes: templates, Markdown, charts, data files.

pub mod check_json;
pub mod data;

use std::collections::BTreeMap;
use std::sync::Arc;

/// A finished site: address relative to its root, with `/`, to bytes.
pub type Site = BTreeMap<Arc<str>, Arc<[u8]>>;

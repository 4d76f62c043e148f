//! Documents and settings that a version changed.

use super::DocumentNews;
use crate::diag::Diagnostics;
use crate::model::{Registry, RegulationId, Slug};
use crate::text::{Entry, Revision, RevisionKind, Tree, Version};
use std::sync::Arc;

/// Returns the documents that `version` changed, by path; records of units and meetings are told elsewhere.
pub(super) fn of(version: &Version) -> Vec<DocumentNews> {
    let is_document = |path: &str| !path.starts_with("don-vi/") && !path.starts_with("sinh-hoat/");
    let documents: Vec<_> = version.files.iter().filter(|(path, _)| is_document(path)).collect();
    if documents.is_empty() {
        return Vec::new();
    }
    let side = |pick: fn(&Revision) -> Option<&Arc<[u8]>>| {
        let entry = |(path, revision): &(&Arc<str>, &Revision)| {
            Some((Arc::clone(path), Entry::File(Arc::clone(pick(revision)?))))
        };
        let tree: Tree = documents.iter().filter_map(entry).collect();
        crate::load::load(&tree, None, &mut Diagnostics::default()).0
    };
    let (before, after) = (side(|revision| revision.before.as_ref()), side(|revision| revision.after.as_ref()));
    documents.iter().map(|(path, revision)| news(path, revision.kind, &before, &after)).collect()
}

fn news(path: &Arc<str>, kind: RevisionKind, before: &Registry, after: &Registry) -> DocumentNews {
    let (was, is) = (Shown::of(path, before), Shown::of(path, after));
    // What was a draft and is none any more is new to the readers.
    let is_new = kind == RevisionKind::Revised && was.is_draft && !is.is_draft;
    let is_draft = if kind == RevisionKind::Removed { was.is_draft } else { is.is_draft };
    DocumentNews {
        path: Arc::clone(path),
        kind: if is_new { RevisionKind::Added } else { kind },
        is_issue: is.is_issued && !was.is_issued,
        name: is.name.or(was.name),
        is_draft,
    }
}

/// What readers see of a document.
#[derive(Default)]
struct Shown {
    name: Option<Arc<str>>,
    is_draft: bool,
    is_issued: bool,
}

impl Shown {
    fn of(path: &str, registry: &Registry) -> Self {
        let (folder, rest) = path.split_once('/').unwrap_or(("", path));
        let stem = rest.rsplit_once('.').map_or(rest, |(stem, _)| stem);
        let slug = Slug::parse(stem);
        let found = match folder {
            "quy-dinh" => RegulationId::parse(stem)
                .and_then(|id| registry.regulations.get(&id))
                .map(|regulation| Self { name: Some(Arc::clone(&regulation.number)), ..Self::default() }),
            "huong-dan" => slug.and_then(|slug| registry.guidance.get(&slug)).map(|guidance| Self {
                name: Some(format!("{}. {}", guidance.number, guidance.summary).into()),
                is_draft: guidance.is_draft,
                is_issued: false,
            }),
            "bao-cao" => slug.and_then(|slug| registry.reports.get(&slug)).map(|report| Self {
                name: Some(Arc::clone(&report.title)),
                is_draft: report.is_draft,
                is_issued: report.issued.is_some(),
            }),
            "trang" => registry.pages.get(stem).map(|page| Self {
                name: Some(Arc::clone(&page.title)),
                is_draft: page.is_draft,
                is_issued: false,
            }),
            _ => None,
        };
        found.unwrap_or_default()
    }
}

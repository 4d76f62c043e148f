//! What changed, newest first: in words by commit, and each file by the commit that changed it last.

mod told;

use super::parts::DateView;
use super::{Frame, Here, Scene, View, address, prose};
use crate::lang::{date, sentence};
use crate::model::{RegulationId, Slug, UnitId};
use serde::Serialize;
use std::collections::BTreeMap;
use told::EditionView;
pub use told::in_words;

/// What the page of changes shows.
#[derive(Serialize)]
pub struct ChangesView {
    /// The answer, in a sentence.
    pub lead: String,
    /// Whether git knows the tree.
    pub is_known: bool,
    /// What each of the latest commits changed, newest first.
    pub editions: Vec<EditionView>,
    /// The files by the commit that changed them last, newest first.
    pub commits: Vec<CommitView>,
}

/// The files that one commit was the last to change.
#[derive(Serialize)]
pub struct CommitView {
    /// Day.
    pub date: DateView,
    /// Short name of the commit.
    pub commit: String,
    /// Number of files.
    pub count: usize,
    /// The files by kind.
    pub kinds: Vec<KindView>,
}

/// Files of a kind.
#[derive(Serialize)]
pub struct KindView {
    /// Kind in words.
    pub label: String,
    /// Whether the list is long, so that it opens on demand.
    pub is_long: bool,
    /// The files.
    pub files: Vec<FileView>,
}

/// A file that was changed.
#[derive(Serialize)]
pub struct FileView {
    /// Name for people.
    pub name: String,
    /// Its page, where it has one.
    pub href: Option<String>,
    /// Path relative to the content tree.
    pub path: String,
}

/// Files beyond which a list opens on demand.
const LONG: usize = 12;

/// Makes the page of changes.
pub fn view(scene: &Scene<'_>, here: &Here) -> (Frame, View) {
    let mut commits: BTreeMap<_, Vec<&str>> = BTreeMap::new();
    for (path, change) in scene.history.changes.iter().filter(|(path, _)| is_told(scene, path)) {
        commits.entry((change.on, &*change.commit)).or_default().push(path);
    }
    let last = commits.last_key_value().map(|((on, _), _)| *on);
    let last_files = commits.iter().filter(|((on, _), _)| Some(*on) == last).map(|(_, paths)| paths.len()).sum();
    let commits: Vec<CommitView> = commits
        .iter()
        .rev()
        .map(|((on, commit), paths)| CommitView {
            date: (*on).into(),
            commit: (*commit).to_owned(),
            count: paths.len(),
            kinds: kinds(scene, here, paths),
        })
        .collect();
    let view = ChangesView {
        lead: sentence::changes_lead(
            last.map(|on| (date::short(on), last_files)).as_ref().map(|(on, files)| (on.as_str(), *files)),
        ),
        is_known: !commits.is_empty(),
        editions: scene.editions.iter().filter_map(|edition| told::edition(scene, here, edition)).collect(),
        commits,
    };
    let frame = Frame::new(here, "thay-doi", "Thay đổi gần đây").section_page().crumbs(here, &[], "Thay đổi");
    (frame, View::Changes(view))
}

fn kinds(scene: &Scene<'_>, here: &Here, paths: &[&str]) -> Vec<KindView> {
    let mut kinds: BTreeMap<(usize, String), Vec<FileView>> = BTreeMap::new();
    for path in paths {
        let (kind, file) = file(scene, here, path);
        kinds.entry(kind).or_default().push(file);
    }
    let view = |((_, label), files): (_, Vec<FileView>)| KindView { label, is_long: files.len() > LONG, files };
    kinds.into_iter().map(view).collect()
}

/// Says whether readers may know of the file at `path`: of guidance, reports and pages only what has a page, so that
/// not even the name of a draft is told.
fn is_told(scene: &Scene<'_>, path: &str) -> bool {
    let is_document = ["huong-dan/", "bao-cao/", "trang/"].iter().any(|folder| path.starts_with(folder));
    !is_document || file(scene, &Here::at(address::CHANGES), path).1.href.is_some()
}

/// Returns the kind of `path`, with its place among the kinds, and how it is shown.
pub(super) fn file(scene: &Scene<'_>, here: &Here, path: &str) -> ((usize, String), FileView) {
    let registry = &scene.facts.known.registry;
    let (folder, rest) = path.split_once('/').unwrap_or(("", path));
    let stem = rest.rsplit('/').next().and_then(|file| file.rsplit_once('.')).map_or(rest, |(stem, _)| stem);
    let slug = Slug::parse(stem);
    let found: (usize, &str, Option<(String, String)>) = match folder {
        "don-vi" => (0, "Đơn vị", unit(scene, stem).map(|unit| (unit.name.to_string(), address::unit(&unit.id)))),
        "sinh-hoat" => return (log_kind(rest), log(scene, here, path, rest, stem)),
        "quy-dinh" => (2, "Quy định", {
            let regulation = RegulationId::parse(stem).and_then(|id| registry.regulations.get(&id));
            regulation.map(|regulation| (regulation.number.to_string(), address::regulation(&regulation.id)))
        }),
        "huong-dan" => (3, "Hướng dẫn", {
            let guidance = slug.and_then(|slug| registry.guidance.get(&slug));
            let guidance = guidance.filter(|guidance| scene.shows_draft(guidance.is_draft));
            guidance.map(|guidance| {
                (format!("{}. {}", guidance.number, guidance.summary), address::guidance(&guidance.slug))
            })
        }),
        "bao-cao" => (4, "Báo cáo", {
            let report = slug.and_then(|slug| registry.reports.get(&slug));
            let report = report.filter(|report| scene.shows_draft(report.is_draft));
            report.map(|report| (report.title.to_string(), address::report(&report.slug)))
        }),
        "trang" => (5, "Trang", {
            let page = registry.pages.get(rest.strip_suffix(".md").unwrap_or(rest));
            let page = page.filter(|page| scene.shows_draft(page.is_draft));
            page.map(|page| (page.title.to_string(), address::page(&page.path)))
        }),
        "tep" => (6, "Tệp đính kèm", Some((rest.to_owned(), prose::encoded(path)))),
        _ => (7, "Cài đặt và cán bộ", None),
    };
    let (place, kind, found) = found;
    let (name, address) = found.map_or_else(|| (plain_name(rest), None), |(name, address)| (name, Some(address)));
    let href = address.map(|address| here.to(&address));
    ((place, kind.to_owned()), FileView { name, href, path: path.to_owned() })
}

/// Names a file without a page.
fn plain_name(file: &str) -> String {
    match file {
        "cong.yaml" => "Cài đặt của cổng".to_owned(),
        "can-bo.yaml" => "Danh sách cán bộ".to_owned(),
        other => other.to_owned(),
    }
}

fn unit<'a>(scene: &Scene<'a>, stem: &str) -> Option<&'a crate::model::Unit> {
    UnitId::parse(stem).and_then(|id| scene.unit(&id))
}

fn log_kind(rest: &str) -> (usize, String) {
    let year = rest.split('/').next().unwrap_or_default();
    (1, format!("Nhật ký sinh hoạt năm {year}"))
}

fn log(scene: &Scene<'_>, here: &Here, path: &str, rest: &str, stem: &str) -> FileView {
    let year = rest.split('/').next().and_then(|year| year.parse::<i32>().ok());
    let unit = unit(scene, stem);
    let book = unit.zip(year).filter(|(unit, year)| !scene.meetings(&unit.id, *year).is_empty());
    FileView {
        name: unit.map_or_else(|| rest.to_owned(), |unit| unit.name.to_string()),
        href: book.map(|(unit, year)| here.to(&address::log_book(&unit.id, year))),
        path: path.to_owned(),
    }
}

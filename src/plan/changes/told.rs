//! What a commit changed, in words.

use super::super::parts::{DateView, UnitRef};
use super::super::{Here, Scene, address};
use super::{LONG, file};
use crate::editions::{DocumentNews, Edition, News, UnitNews};
use crate::lang::sentence::{self, CapChanged};
use crate::model::MeetingNews;
use crate::text::RevisionKind;
use serde::Serialize;

/// What one commit changed.
#[derive(Serialize)]
pub struct EditionView {
    /// Day.
    pub date: DateView,
    /// Short name of the commit.
    pub commit: String,
    /// What changed of each unit, in official order; units that are gone last.
    pub units: Vec<UnitView>,
    /// Documents and settings.
    pub documents: Vec<Told>,
    /// That many records changed at once, where they are not told one by one.
    pub bulk: Option<String>,
}

/// What changed of one unit.
#[derive(Serialize)]
pub struct UnitView {
    /// Its name.
    pub name: String,
    /// Its page, where it still has one.
    pub href: Option<String>,
    /// Whether the list is long, so that it opens on demand.
    pub is_long: bool,
    /// What changed.
    pub told: Vec<Told>,
}

/// One change.
#[derive(Serialize)]
pub struct Told {
    /// In words.
    pub text: String,
    /// Page of what changed, where it has one.
    pub href: Option<String>,
}

/// Words `edition`; none where readers see no change.
pub fn edition(scene: &Scene<'_>, here: &Here, edition: &Edition) -> Option<EditionView> {
    let mut units: Vec<&UnitNews> = edition.units.iter().collect();
    units.sort_by_key(|news| (scene.place(&news.unit).is_none(), scene.place(&news.unit)));
    let units: Vec<UnitView> = units.into_iter().map(|news| unit(scene, here, news)).collect();
    let shown = edition.documents.iter().filter(|news| scene.shows_draft(news.is_draft));
    let documents: Vec<Told> = shown.map(|news| document(scene, here, news)).collect();
    let bulk = edition.bulk.map(sentence::records_changed);
    let says_something = !units.is_empty() || !documents.is_empty() || bulk.is_some();
    says_something.then(|| EditionView {
        date: edition.change.on.into(),
        commit: edition.change.commit.to_string(),
        units,
        documents,
        bulk,
    })
}

fn unit(scene: &Scene<'_>, here: &Here, news: &UnitNews) -> UnitView {
    UnitView {
        is_long: news.news.len() > LONG,
        name: news.name.to_string(),
        href: UnitRef::of(scene, here, &news.unit).map(|unit| unit.href),
        told: news.news.iter().map(|news| told(scene, here, news)).collect(),
    }
}

fn told(scene: &Scene<'_>, here: &Here, news: &News) -> Told {
    let (text, href) = match news {
        News::Joined { meetings } => (sentence::unit_joined(*meetings), None),
        News::Left => ("Bỏ hồ sơ đơn vị".to_owned(), None),
        News::Revised => ("Sửa hồ sơ đơn vị".to_owned(), None),
        News::Meeting { key, form, what } => {
            let text = sentence::meeting_changed(what, *form, key.level, key.date);
            let has_page = !matches!(what, MeetingNews::Dropped) && scene.meeting(key).is_some();
            (text, has_page.then(|| here.to(&address::meeting_on(&key.unit, key.date, key.level))))
        }
        News::Cap { name, year, state, used, most } => {
            let cap = CapChanged { name, year: *year, state: state.as_str(), used: *used, most: *most };
            (sentence::cap_changed(cap), None)
        }
        News::FindingRaised { rule, text } => (sentence::finding_raised(text), Some(here.to(&address::rule(*rule)))),
        News::FindingMended { rule, text } => (sentence::finding_mended(text), Some(here.to(&address::rule(*rule)))),
    };
    Told { text, href }
}

fn document(scene: &Scene<'_>, here: &Here, news: &DocumentNews) -> Told {
    let (_, file) = file(scene, here, &news.path);
    let name = news.name.as_ref().map_or(file.name, ToString::to_string);
    let name = if news.path.starts_with("quy-dinh/") { format!("Quy định {name}") } else { name };
    let verb = match news.kind {
        _ if news.is_issue => "Ban hành",
        RevisionKind::Added => "Thêm",
        RevisionKind::Revised => "Sửa",
        RevisionKind::Removed => "Bỏ",
    };
    Told { text: format!("{verb}: {name}"), href: file.href }
}

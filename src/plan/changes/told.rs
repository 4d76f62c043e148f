//! What a commit changed, in words.

use super::super::parts::{DateView, UnitRef};
use super::super::{Here, Scene, address};
use super::{LONG, file, is_told};
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
    let is_shown = |news: &&DocumentNews| match news.name {
        Some(_) => scene.shows_draft(news.is_draft),
        // What could not be read by itself is told where it has a page.
        None => is_told(scene, &news.path),
    };
    let shown = edition.documents.iter().filter(is_shown);
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
    let href = match news {
        News::Meeting { key, what, .. } => {
            let has_page = !matches!(what, MeetingNews::Dropped) && scene.meeting(key).is_some();
            has_page.then(|| here.to(&address::meeting_on(&key.unit, key.date, key.level)))
        }
        News::FindingRaised { rule, .. } | News::FindingMended { rule, .. } => Some(here.to(&address::rule(*rule))),
        News::Joined { .. } | News::Left | News::Revised | News::Cap { .. } => None,
    };
    Told { text: in_words(news), href }
}

/// Words one change of a unit, without a full stop.
#[must_use]
pub fn in_words(news: &News) -> String {
    match news {
        News::Joined { meetings } => sentence::unit_joined(*meetings),
        News::Left => "Bỏ hồ sơ đơn vị".to_owned(),
        News::Revised => "Sửa hồ sơ đơn vị".to_owned(),
        News::Meeting { key, form, what } => sentence::meeting_changed(what, *form, key.level, key.date),
        News::Cap { name, year, state, used, most } => {
            let cap = CapChanged { name, year: *year, state: state.as_str(), used: *used, most: *most };
            sentence::cap_changed(cap)
        }
        News::FindingRaised { text, .. } => sentence::finding_raised(text),
        News::FindingMended { text, .. } => sentence::finding_mended(text),
    }
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

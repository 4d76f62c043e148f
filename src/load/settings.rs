//! `cong.yaml`: the settings of the portal.

use super::fields::{self, Fields};
use super::names::{Names, once};
use super::privacy::Privacy;
use super::reading::Reading;
use super::value::{date, flag, scalar, text, unrendered_text, word};
use super::yaml::{self, Node, Value};
use crate::diag::{Message, Shape};
use crate::lang::Lang;
use crate::model::{Portal, Profile, RegulationId};
use crate::text::{Source, SourceId, Span};
use chrono::NaiveDate;
use std::sync::Arc;

const KEYS: &[&str] = &[
    "ten",
    "co_quan",
    "co_quan_cap_tren",
    "dia_danh",
    "ngon_ngu",
    "dia_chi",
    "du_lieu_minh_hoa",
    "giao_dien",
    "tinh_den",
    "quy_dinh",
    "ho_so",
    "giai_doan",
    "cho_phep_noi_dung",
];
const PROFILES: &[(&str, Profile)] = &[("noi_bo", Profile::Internal), ("cong_khai", Profile::Public)];
const LANGUAGES: &[(&str, Lang)] = &[("vi", Lang::Vi), ("en", Lang::En)];
const DEFAULT_THEME: &str = "mac-dinh";

/// Reads the settings; none when they cannot be trusted. The profile of `reading` has been settled before.
pub fn read(regulations: &Names<RegulationId>, profile: Profile, reading: &mut Reading<'_>) -> Option<Portal> {
    let mark = reading.diags.len();
    let document = fields::whole_file(reading)?;
    let portal = portal(&document.root, regulations, profile, reading)?;
    (!reading.diags.errors_since(mark)).then_some(portal)
}

fn portal(
    node: &Node<'_>,
    regulations: &Names<RegulationId>,
    profile: Profile,
    reading: &mut Reading<'_>,
) -> Option<Portal> {
    let fields = Fields::open(node, KEYS, reading)?;
    let name = fields.required("ten", text, reading);
    let body = fields.required("co_quan", text, reading);
    let superior = fields.optional("co_quan_cap_tren", text, reading);
    let city = fields.optional("dia_danh", text, reading);
    let language = fields.optional("ngon_ngu", word(LANGUAGES), reading).unwrap_or_default();
    let address = fields.optional("dia_chi", address, reading);
    let is_illustrative = fields.optional("du_lieu_minh_hoa", flag, reading).unwrap_or(false);
    let placed = |node: &Node<'_>, reading: &mut Reading<'_>| Some((unrendered_text(node, reading)?, node.span));
    let theme = fields.optional("giao_dien", placed, reading);
    let (theme, theme_place) = theme.unwrap_or_else(|| (DEFAULT_THEME.into(), fields.place));
    let as_of = fields.optional("tinh_den", date, reading);
    let refer = |node: &Node<'_>, reading: &mut Reading<'_>| Some((regulations.refer(node, reading)?, node.span));
    let named = fields.required_list("quy_dinh", refer, reading);
    let regulations = once(named, reading);
    fields.optional("ho_so", word(PROFILES), reading);
    let pilot = fields.required("giai_doan", fields::window, reading);
    let cleared = fields.list("cho_phep_noi_dung", cleared, reading);
    Some(Portal {
        name: name?,
        body: body?,
        superior,
        city,
        language,
        address,
        is_illustrative,
        theme,
        theme_place,
        as_of,
        regulations,
        profile,
        pilot: Some(pilot?),
        cleared,
        place: fields.place,
    })
}

fn cleared(node: &Node<'_>, reading: &mut Reading<'_>) -> Option<Arc<str>> {
    let fields = Fields::open(node, &["noi_dung", "ly_do"], reading)?;
    let text = fields.required("noi_dung", unrendered_text, reading);
    fields.required("ly_do", unrendered_text, reading);
    text
}

/// Reads an absolute address; gives it with a `/` at its end.
fn address(node: &Node<'_>, reading: &mut Reading<'_>) -> Option<Arc<str>> {
    let text = scalar(node, Shape::Text, reading)?.trim();
    let rest = text.strip_prefix("https://").or(text.strip_prefix("http://")).unwrap_or("");
    let is_odd = |letter: char| letter.is_whitespace() || letter.is_control() || "<>\"'`\\?#@".contains(letter);
    if rest.is_empty() || rest.starts_with('/') || rest.contains(is_odd) {
        reading.error(node.span, Message::BadAddress { text: text.to_owned() });
        return None;
    }
    Some(if text.ends_with('/') { text.into() } else { format!("{text}/").into() })
}

/// What other readings need of the settings, however wrong the rest of them is.
#[derive(Debug, Default)]
pub struct Glance {
    /// Profile that the file names.
    pub profile: Option<Profile>,
    /// Exact texts cleared from the privacy check.
    pub cleared: Vec<Arc<str>>,
    /// As-of date.
    pub as_of: Option<NaiveDate>,
    /// Address of the portal.
    pub address: Option<Arc<str>>,
}

/// Glances at the settings without reporting anything.
#[must_use]
pub fn glance(id: SourceId, source: &Source) -> Glance {
    let privacy = Privacy::new(Profile::Internal, Vec::new());
    let reading = &mut Reading::new(id, source, &privacy);
    let Some(document) = yaml::parse(0, source.text.len(), reading) else { return Glance::default() };
    if !matches!(document.root.value, Value::Record(_)) {
        return Glance::default();
    }
    let Some(fields) = Fields::open(&document.root, KEYS, reading) else { return Glance::default() };
    Glance {
        profile: fields.optional("ho_so", word(PROFILES), reading),
        cleared: fields.list("cho_phep_noi_dung", cleared, reading),
        as_of: fields.optional("tinh_den", date, reading),
        address: fields.optional("dia_chi", address, reading),
    }
}

/// Returns what stands in for settings that are missing or cannot be trusted.
#[must_use]
pub fn stand_in(profile: Profile, place: Span) -> Portal {
    Portal {
        name: "".into(),
        body: "".into(),
        superior: None,
        city: None,
        language: Lang::default(),
        address: None,
        is_illustrative: false,
        theme: DEFAULT_THEME.into(),
        theme_place: place,
        as_of: None,
        regulations: Vec::new(),
        profile,
        pilot: None,
        cleared: Vec::new(),
        place,
    }
}

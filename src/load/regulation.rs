//! `quy-dinh/<id>.yaml`: a regulation in machine-readable form.

use super::fields::{self, Fields};
use super::names::Names;
use super::reading::Reading;
use super::unit::KINDS;
use super::value::{count, count_from_one, date, flag, id, month_day, percentage, text, word};
use super::words::{FORMS, LEVELS};
use super::yaml::Node;
use crate::diag::{Message, Reference};
use crate::model::{
    BasisOfValue, Cap, Comparison, ItemKind, KindId, QuotaId, Ratio, Reason, ReasonId, Regulation, RegulationId, Slug,
    Threshold, Topics,
};
use crate::text::Span;
use std::borrow::Borrow;
use std::collections::BTreeMap;
use std::sync::Arc;

const KEYS: &[&str] =
    &["so_hieu", "trich_yeu", "ngay_ban_hanh", "hieu_luc", "huong_dan", "han_muc", "dieu_kien", "noi_dung", "thoi_han"];
const CONDITION_KEYS: &[&str] =
    &["ty_le_dac_thu", "nguong_to_dang", "so_to_toi_thieu", "ly_do", "ha_tang_hieu_luc_thang"];
const DEADLINE_KEYS: &[&str] =
    &["dang_ky_truoc_ngay", "gop_y_trong_ngay", "danh_gia_nam", "tong_ket", "ty_le_du_toi_thieu"];
const COMPARISONS: &[(&str, Comparison)] = &[(">", Comparison::Above), (">=", Comparison::AtLeast)];
const BASES: &[(&str, BasisOfValue)] = &[
    ("huong_dan", BasisOfValue::Guidance),
    ("trung_uong", BasisOfValue::Central),
    ("gia_dinh", BasisOfValue::Assumption),
];
/// States of the list of kinds: whether it was checked against the paper.
const CHECKED: &[(&str, bool)] = &[("chua_doi_chieu", false), ("da_doi_chieu", true)];

/// Reads a regulation; none when it cannot be trusted.
pub fn read(id: RegulationId, guidance: &Names<Slug>, reading: &mut Reading<'_>) -> Option<Regulation> {
    let mark = reading.diags.len();
    let document = fields::whole_file(reading)?;
    let regulation = regulation(id, &document.root, guidance, reading)?;
    (!reading.diags.errors_since(mark)).then_some(regulation)
}

fn regulation(
    id: RegulationId,
    node: &Node<'_>,
    guidance: &Names<Slug>,
    reading: &mut Reading<'_>,
) -> Option<Regulation> {
    let fields = Fields::open(node, KEYS, reading)?;
    let number = fields.required("so_hieu", text, reading);
    let summary = fields.required("trich_yeu", text, reading);
    let issued = fields.required("ngay_ban_hanh", date, reading);
    let in_force = fields.required("hieu_luc", fields::period, reading);
    let guidance = fields.optional("huong_dan", |node, reading| guidance.refer(node, reading), reading);
    let caps = fields.list("han_muc", cap, reading);
    each_once(Reference::Cap, caps.iter().map(|cap| (cap.0.id.as_str(), cap.1)), reading);
    let conditions = fields.optional("dieu_kien", conditions, reading).unwrap_or_default();
    let topics = fields.optional("noi_dung", topics, reading);
    let deadlines = fields.optional("thoi_han", deadlines, reading).unwrap_or_default();
    Some(Regulation {
        id,
        number: number?,
        summary: summary?,
        issued: issued?,
        in_force: in_force?,
        guidance,
        caps: caps.into_iter().map(|(cap, _)| cap).collect(),
        special_share: conditions.special_share,
        group_threshold: conditions.group_threshold,
        least_groups: conditions.least_groups,
        reasons: conditions.reasons,
        confirmation_months: conditions.confirmation_months,
        topics,
        register_days: deadlines.register_days,
        feedback_days: deadlines.feedback_days,
        annual_due: deadlines.annual_due,
        final_review: deadlines.final_review,
        least_attendance: deadlines.least_attendance,
        place: fields.place,
    })
}

/// Reports ids that a list gives twice, at each of their places.
fn each_once<'a>(of: Reference, ids: impl Iterator<Item = (&'a str, Span)>, reading: &mut Reading<'_>) {
    let mut places: BTreeMap<&str, Vec<Span>> = BTreeMap::new();
    for (id, span) in ids {
        places.entry(id).or_default().push(span);
    }
    for (name, places) in places.into_iter().filter(|(_, places)| places.len() > 1) {
        for (at, span) in places.iter().enumerate() {
            let other = places[usize::from(at == 0)];
            let other = (reading.source.path.to_string(), reading.line(other));
            reading.error(*span, Message::RepeatedId { of, name: name.to_owned(), other });
        }
    }
}

/// Reads a cap, with the place of its id.
fn cap(node: &Node<'_>, reading: &mut Reading<'_>) -> Option<(Cap, Span)> {
    let keys = &["ma", "ten", "ap_dung", "hinh_thuc", "cap", "toi_da", "nguon"];
    let fields = Fields::open(node, keys, reading)?;
    let id = fields.required("ma", id(QuotaId::parse), reading);
    let name = fields.required("ten", text, reading);
    let applies_to = fields.required_list("ap_dung", word(KINDS), reading);
    let forms = fields.required_list("hinh_thuc", word(FORMS), reading);
    let levels = fields.required_list("cap", word(LEVELS), reading);
    let most = fields.required("toi_da", count, reading);
    let basis = fields.optional("nguon", word(BASES), reading);
    let place = fields.place;
    let cap = Cap { id: id?, name: name?, applies_to, forms, levels, most: most?, basis, place };
    Some((cap, fields.place_of("ma")))
}

#[derive(Default)]
struct Conditions {
    special_share: Option<Ratio>,
    group_threshold: Option<Threshold>,
    least_groups: Option<u32>,
    reasons: Vec<Reason>,
    confirmation_months: Option<u32>,
}

fn conditions(node: &Node<'_>, reading: &mut Reading<'_>) -> Option<Conditions> {
    let fields = Fields::open(node, CONDITION_KEYS, reading)?;
    let reasons = fields.list("ly_do", |node, reading| named(node, ReasonId::parse, reading), reading);
    each_once(Reference::Reason, reasons.iter().map(|reason| (reason.id.borrow(), reason.place)), reading);
    Some(Conditions {
        special_share: fields.optional("ty_le_dac_thu", ratio, reading),
        group_threshold: fields.optional("nguong_to_dang", threshold, reading),
        least_groups: fields.optional("so_to_toi_thieu", count, reading),
        reasons: reasons.into_iter().map(|reason| Reason { id: reason.id, name: reason.name }).collect(),
        confirmation_months: fields.optional("ha_tang_hieu_luc_thang", count, reading),
    })
}

fn ratio(node: &Node<'_>, reading: &mut Reading<'_>) -> Option<Ratio> {
    let fields = Fields::open(node, &["toan_tu", "tu_so", "mau_so"], reading)?;
    let comparison = fields.required("toan_tu", word(COMPARISONS), reading);
    let numerator = fields.required("tu_so", count, reading);
    let denominator = fields.required("mau_so", count_from_one, reading);
    Some(Ratio { comparison: comparison?, numerator: numerator?, denominator: denominator? })
}

fn threshold(node: &Node<'_>, reading: &mut Reading<'_>) -> Option<Threshold> {
    let fields = Fields::open(node, &["toan_tu", "gia_tri"], reading)?;
    let comparison = fields.required("toan_tu", word(COMPARISONS), reading);
    let value = fields.required("gia_tri", count, reading);
    Some(Threshold { comparison: comparison?, value: value? })
}

/// An id with a name for readers.
struct Named<T> {
    id: T,
    name: Arc<str>,
    /// Where the id stands.
    place: Span,
}

fn named<T: Borrow<str>>(node: &Node<'_>, parse: fn(&str) -> Option<T>, reading: &mut Reading<'_>) -> Option<Named<T>> {
    let fields = Fields::open(node, &["ma", "ten"], reading)?;
    named_in(&fields, parse, reading)
}

fn named_in<T: Borrow<str>>(
    fields: &Fields<'_, '_>,
    parse: fn(&str) -> Option<T>,
    reading: &mut Reading<'_>,
) -> Option<Named<T>> {
    let id = fields.required("ma", id(parse), reading);
    let name = fields.optional("ten", text, reading);
    let id = id?;
    let name = name.unwrap_or_else(|| id.borrow().into());
    Some(Named { id, name, place: fields.place_of("ma") })
}

fn topics(node: &Node<'_>, reading: &mut Reading<'_>) -> Option<Topics> {
    let fields = Fields::open(node, &["trang_thai", "loai"], reading)?;
    let is_checked = fields.optional("trang_thai", word(CHECKED), reading).unwrap_or(false);
    let kinds = fields.list("loai", kind, reading);
    each_once(Reference::ItemKind, kinds.iter().map(|(kind, place)| (kind.id.as_str(), *place)), reading);
    Some(Topics { is_checked, kinds: kinds.into_iter().map(|(kind, _)| kind).collect() })
}

fn kind(node: &Node<'_>, reading: &mut Reading<'_>) -> Option<(ItemKind, Span)> {
    let fields = Fields::open(node, &["ma", "ten", "cho_phep"], reading)?;
    let named = named_in(&fields, KindId::parse, reading);
    let is_allowed = fields.optional("cho_phep", flag, reading).unwrap_or(true);
    let Named { id, name, place } = named?;
    Some((ItemKind { id, name, is_allowed }, place))
}

#[derive(Default)]
struct Deadlines {
    register_days: Option<u32>,
    feedback_days: Option<u32>,
    annual_due: Option<(crate::model::MonthDay, Span)>,
    final_review: Option<(crate::model::Period, Span)>,
    least_attendance: Option<u32>,
}

fn deadlines(node: &Node<'_>, reading: &mut Reading<'_>) -> Option<Deadlines> {
    let fields = Fields::open(node, DEADLINE_KEYS, reading)?;
    let key_span = |key: &str| fields.entry(key).map(|entry| entry.key_span);
    Some(Deadlines {
        register_days: fields.optional("dang_ky_truoc_ngay", count, reading),
        feedback_days: fields.optional("gop_y_trong_ngay", count, reading),
        annual_due: fields.optional("danh_gia_nam", month_day, reading).zip(key_span("danh_gia_nam")),
        final_review: fields.optional("tong_ket", fields::window, reading).zip(key_span("tong_ket")),
        least_attendance: fields.optional("ty_le_du_toi_thieu", percentage, reading),
    })
}

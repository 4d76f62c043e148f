//! Member counts of a unit (`dang_so`), each valid from its date until the next.

use super::fields::Fields;
use super::reading::Reading;
use super::unit::one_a_day;
use super::value::{count, date};
use super::yaml::Node;
use crate::diag::Message;
use crate::model::MemberCount;
use crate::text::Span;

/// A count and where its parts stand.
struct Placed {
    count: MemberCount,
    /// Where the entry begins.
    entry: Span,
    /// Where its day stands.
    day: Span,
}

/// Reads the counts, ascending, with the place of the first day.
pub fn read(fields: &Fields<'_, '_>, reading: &mut Reading<'_>) -> (Vec<MemberCount>, Option<Span>) {
    let mut counts = fields.list("dang_so", member_count, reading);
    one_a_day(counts.iter().map(|placed| (placed.count.from, placed.entry)), reading);
    counts.sort_by_key(|placed| placed.count.from);
    let first = counts.first().map(|placed| placed.day);
    (counts.into_iter().map(|placed| placed.count).collect(), first)
}

fn member_count(node: &Node<'_>, reading: &mut Reading<'_>) -> Option<Placed> {
    let fields = Fields::open(node, &["tu", "tong", "dac_thu", "mien_sinh_hoat", "dinh_chi"], reading)?;
    let from = fields.required("tu", date, reading);
    let total = fields.required("tong", count, reading);
    let special = fields.optional("dac_thu", count, reading);
    let exempt = fields.optional("mien_sinh_hoat", count, reading).unwrap_or(0);
    let suspended = fields.optional("dinh_chi", count, reading).unwrap_or(0);
    let count = MemberCount { from: from?, total: total?, special, exempt, suspended };
    check(&count, &fields, reading);
    Some(Placed { count, entry: fields.place, day: fields.place_of("tu") })
}

fn check(count: &MemberCount, fields: &Fields<'_, '_>, reading: &mut Reading<'_>) {
    let total = i64::from(count.total);
    let away = i64::from(count.exempt) + i64::from(count.suspended);
    if away > total {
        let key = if fields.entry("mien_sinh_hoat").is_some() { "mien_sinh_hoat" } else { "dinh_chi" };
        let part = if count.exempt > 0 && count.suspended > 0 { "mien_sinh_hoat + dinh_chi" } else { key };
        reading.error(fields.place_of(key), Message::PartAboveWhole { part, value: away, whole: total });
    }
    // Where the others already take more than the whole, only the whole can be compared with.
    let whole = if away > total { total } else { total - away };
    if let Some(value) = count.special.map(i64::from).filter(|special| *special > whole) {
        reading.error(fields.place_of("dac_thu"), Message::PartAboveWhole { part: "dac_thu", value, whole });
    }
}

//! `data/don-vi.json` and `data/don-vi.csv`: the units with all their published facts, in official order.

use super::csv::{Row, table};
use super::{Day, PeriodEntry, document};
use crate::facts::Facts;
use crate::model::{Approval, Unit, UnitId};
use chrono::NaiveDate;
use serde::Serialize;

/// Octets that a unit takes as JSON, more rather than less.
const OCTETS: usize = 1000;

/// Returns the units as one JSON object.
#[must_use]
pub fn units_json(facts: &Facts) -> Vec<u8> {
    let octets = facts.known.registry.units.len() * OCTETS;
    document(facts, "don_vi", octets, facts.known.registry.units_in_order().map(UnitEntry::of))
}

/// Returns the units as a table, with what holds on the as-of date.
#[must_use]
pub fn units_csv(facts: &Facts) -> Vec<u8> {
    let registry = &facts.known.registry;
    let (day, is_illustrative) = (facts.known.as_of, registry.portal.is_illustrative);
    table(HEADER, registry.units_in_order(), |row, unit| fill(row, unit, day, is_illustrative))
}

const HEADER: &[&str] = &[
    "du_lieu_minh_hoa",
    "ma",
    "ten",
    "ten_ngan",
    "loai",
    "truc_thuoc",
    "thu_tu",
    "ton_tai_tu",
    "ton_tai_den",
    "ke_thua",
    "thi_diem",
    "dang_so_tu",
    "tong",
    "dac_thu",
    "mien_sinh_hoat",
    "dinh_chi",
    "ha_tang_ngay",
    "ha_tang_dat",
    "so_to_dang",
    "phu_trach",
    "ghi_chu",
];

fn fill(row: &mut Row, unit: &Unit, day: NaiveDate, is_illustrative: bool) {
    let count = unit.members_on(day);
    let confirmation = unit.confirmations.iter().rev().find(|confirmation| confirmation.on <= day);
    let approvals = unit.approvals.iter().filter(|approval| approval.period.contains(day));
    let in_charge = unit.in_charge.iter().filter(|assignment| assignment.period.contains(day));
    row.truth(is_illustrative);
    row.text(unit.id.as_str());
    row.text(&unit.name);
    row.optional(unit.short_name.as_deref(), Row::text);
    row.text(unit.kind.as_str());
    row.optional(unit.parent.as_ref().map(UnitId::as_str), Row::text);
    row.optional(unit.order, |row, order| row.text(&order.to_string()));
    row.optional(unit.exists.map(|period| period.from), Row::day);
    row.optional(unit.exists.and_then(|period| period.until), Row::day);
    row.optional(unit.successor.as_ref().map(UnitId::as_str), Row::text);
    row.list(approvals.map(|approval| approval.form.as_str()), ", ");
    row.optional(count.map(|count| count.from), Row::day);
    row.optional(count.map(|count| count.total), Row::number);
    row.optional(count.and_then(|count| count.special), Row::number);
    row.optional(count.map(|count| count.exempt), Row::number);
    row.optional(count.map(|count| count.suspended), Row::number);
    row.optional(confirmation.map(|confirmation| confirmation.on), Row::day);
    row.optional(confirmation.map(|confirmation| confirmation.is_sufficient), Row::truth);
    row.number(unit.groups.len() as u64);
    row.list(in_charge.map(|assignment| assignment.officer.as_str()), ", ");
    row.optional(unit.note.as_deref(), Row::text);
}

#[derive(Serialize)]
struct UnitEntry<'a> {
    ma: &'a str,
    ten: &'a str,
    ten_ngan: Option<&'a str>,
    loai: &'static str,
    truc_thuoc: Option<&'a str>,
    thu_tu: Option<i64>,
    ton_tai: Option<PeriodEntry>,
    ke_thua: Option<&'a str>,
    thi_diem: Vec<ApprovalEntry<'a>>,
    dang_so: Vec<CountEntry>,
    ha_tang: Vec<ConfirmationEntry<'a>>,
    to_dang: Vec<GroupEntry<'a>>,
    phu_trach: Vec<AssignmentEntry<'a>>,
    ghi_chu: Option<&'a str>,
}

#[derive(Serialize)]
struct ApprovalEntry<'a> {
    hinh_thuc: &'static str,
    #[serde(flatten)]
    period: PeriodEntry,
    ly_do: Vec<&'a str>,
}

#[derive(Serialize)]
struct CountEntry {
    tu: Day,
    tong: u32,
    dac_thu: Option<u32>,
    mien_sinh_hoat: u32,
    dinh_chi: u32,
}

#[derive(Serialize)]
struct ConfirmationEntry<'a> {
    ngay: Day,
    dat: bool,
    ghi_chu: Option<&'a str>,
}

#[derive(Serialize)]
struct GroupEntry<'a> {
    ten: &'a str,
    dang_so: u32,
}

#[derive(Serialize)]
struct AssignmentEntry<'a> {
    can_bo: &'a str,
    #[serde(flatten)]
    period: PeriodEntry,
}

impl<'a> UnitEntry<'a> {
    fn of(unit: &'a Unit) -> Self {
        let counts = unit.members.iter().map(|count| CountEntry {
            tu: Day(count.from),
            tong: count.total,
            dac_thu: count.special,
            mien_sinh_hoat: count.exempt,
            dinh_chi: count.suspended,
        });
        let confirmations = unit.confirmations.iter().map(|confirmation| ConfirmationEntry {
            ngay: Day(confirmation.on),
            dat: confirmation.is_sufficient,
            ghi_chu: confirmation.note.as_deref(),
        });
        let in_charge = unit.in_charge.iter().map(|assignment| AssignmentEntry {
            can_bo: assignment.officer.as_str(),
            period: PeriodEntry::of(&assignment.period),
        });
        Self {
            ma: unit.id.as_str(),
            ten: &unit.name,
            ten_ngan: unit.short_name.as_deref(),
            loai: unit.kind.as_str(),
            truc_thuoc: unit.parent.as_ref().map(|parent| parent.as_str()),
            thu_tu: unit.order,
            ton_tai: unit.exists.as_ref().map(PeriodEntry::of),
            ke_thua: unit.successor.as_ref().map(|successor| successor.as_str()),
            thi_diem: unit.approvals.iter().map(ApprovalEntry::of).collect(),
            dang_so: counts.collect(),
            ha_tang: confirmations.collect(),
            to_dang: unit.groups.iter().map(|group| GroupEntry { ten: &group.name, dang_so: group.members }).collect(),
            phu_trach: in_charge.collect(),
            ghi_chu: unit.note.as_deref(),
        }
    }
}

impl<'a> ApprovalEntry<'a> {
    fn of(approval: &'a Approval) -> Self {
        Self {
            hinh_thuc: approval.form.as_str(),
            period: PeriodEntry::of(&approval.period),
            ly_do: approval.reasons.iter().map(|reason| reason.as_str()).collect(),
        }
    }
}

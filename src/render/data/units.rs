//! `data/don-vi.json` and `data/don-vi.csv`: the units with all their published facts, in official order.

use super::super::check_json::lines;
use super::csv::{cell, joined, table};
use super::{PeriodEntry, document};
use crate::facts::Facts;
use crate::model::{Approval, Unit};
use chrono::NaiveDate;
use serde::Serialize;

/// Returns the units as one JSON object.
#[must_use]
pub fn units_json(facts: &Facts) -> String {
    document(facts, "don_vi", &lines(facts.known.registry.units_in_order().map(UnitEntry::of)))
}

/// Returns the units as a table, with what holds on the as-of date.
#[must_use]
pub fn units_csv(facts: &Facts) -> Vec<u8> {
    let registry = &facts.known.registry;
    let rows = registry.units_in_order().map(|unit| row(unit, facts.known.as_of, registry.portal.is_illustrative));
    table(HEADER, rows)
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

fn row(unit: &Unit, day: NaiveDate, is_illustrative: bool) -> Vec<String> {
    let count = unit.members_on(day);
    let confirmation = unit.confirmations.iter().rev().find(|confirmation| confirmation.on <= day);
    let approvals = unit.approvals.iter().filter(|approval| approval.period.contains(day));
    let in_charge = unit.in_charge.iter().filter(|assignment| assignment.period.contains(day));
    vec![
        is_illustrative.to_string(),
        unit.id.to_string(),
        unit.name.to_string(),
        cell(unit.short_name.as_ref()),
        unit.kind.as_str().to_owned(),
        cell(unit.parent.as_ref()),
        cell(unit.order),
        cell(unit.exists.map(|period| period.from)),
        cell(unit.exists.and_then(|period| period.until)),
        cell(unit.successor.as_ref()),
        joined(approvals.map(|approval| approval.form.as_str())),
        cell(count.map(|count| count.from)),
        cell(count.map(|count| count.total)),
        cell(count.and_then(|count| count.special)),
        cell(count.map(|count| count.exempt)),
        cell(count.map(|count| count.suspended)),
        cell(confirmation.map(|confirmation| confirmation.on)),
        cell(confirmation.map(|confirmation| confirmation.is_sufficient)),
        unit.groups.len().to_string(),
        joined(in_charge.map(|assignment| &assignment.officer)),
        cell(unit.note.as_ref()),
    ]
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
    tu: String,
    tong: u32,
    dac_thu: Option<u32>,
    mien_sinh_hoat: u32,
    dinh_chi: u32,
}

#[derive(Serialize)]
struct ConfirmationEntry<'a> {
    ngay: String,
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
            tu: count.from.to_string(),
            tong: count.total,
            dac_thu: count.special,
            mien_sinh_hoat: count.exempt,
            dinh_chi: count.suspended,
        });
        let confirmations = unit.confirmations.iter().map(|confirmation| ConfirmationEntry {
            ngay: confirmation.on.to_string(),
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

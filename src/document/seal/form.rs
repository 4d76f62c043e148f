//! Tables, charts and numbers as a seal writes them, and the way back into the tree.

use super::super::figures;
use super::super::tree::{
    Align, ChartKind, Column, ComputedChart, ComputedTable, Quantity, Row, RowKind, Series, Target, Value,
};
use super::Answered;
use super::file::Item;
use crate::model::{Level, MeetingKey, Registry, RuleId, UnitId};
use serde::{Deserialize, Serialize};

/// A number: a count, or a part of a whole.
#[derive(Clone, Copy, Debug, Serialize, Deserialize)]
#[serde(untagged, deny_unknown_fields)]
pub(super) enum Number {
    /// A count.
    Count(u64),
    /// A part of a whole.
    Share { phan: u64, tong: u64 },
}

/// A table.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Table {
    pub(super) tieu_de: String,
    pub(super) ghi_chu: Option<String>,
    pub(super) nguon: String,
    pub(super) cot: Vec<Head>,
    pub(super) dong: Vec<Line>,
}

/// A column.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Head {
    ten: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    nhom: Option<String>,
    can: Side,
}

#[derive(Clone, Copy, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
enum Side {
    Trai,
    Giua,
    Phai,
}

/// A row.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Line {
    loai: LineKind,
    o: Vec<Field>,
}

#[derive(Clone, Copy, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
enum LineKind {
    Dong,
    Nhom,
    Cong,
}

/// A cell.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Field {
    chu: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    so: Option<Number>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    toi: Option<String>,
}

/// A chart.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Chart {
    kieu: Drawing,
    tieu_de: String,
    phu_de: String,
    mo_ta: String,
    dau_cot: String,
    muc: Vec<String>,
    chuoi: Vec<Numbers>,
}

#[derive(Clone, Copy, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
enum Drawing {
    CotChong,
    ThanhDoi,
    ThanhChong,
    Duong,
}

/// A series.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Numbers {
    ten: String,
    gia_tri: Vec<Option<Number>>,
}

impl From<Quantity> for Number {
    fn from(quantity: Quantity) -> Self {
        match quantity {
            Quantity::Count(count) => Self::Count(count),
            Quantity::Share { part, whole } => Self::Share { phan: part, tong: whole },
        }
    }
}

impl From<Number> for Quantity {
    fn from(number: Number) -> Self {
        match number {
            Number::Count(count) => Self::Count(count),
            Number::Share { phan, tong } => Self::Share { part: phan, whole: tong },
        }
    }
}

/// Puts the value of an answer into the fields of an item.
pub(super) fn fill(item: &mut Item, value: &Answered) {
    match value {
        Answered::Number { text, quantity } => {
            item.hien = Some(text.clone());
            item.so = quantity.map(Number::from);
        }
        Answered::Compared(quantity) => item.so = quantity.map(Number::from),
        Answered::Table(table) => item.bang = Some(closed_table(table)),
        Answered::Chart(chart) => item.bieu = Some(closed_chart(chart)),
    }
}

/// Returns the value of an item, if its call is one of the catalogue. A cell leads nowhere whose record is gone.
pub(super) fn value(item: &Item, registry: &Registry) -> Option<Answered> {
    let function = item.goi.split('(').next().unwrap_or("");
    let named = || item.goi.split("ten=\"").nth(1).and_then(|rest| rest.split('"').next());
    match (&item.hien, &item.bang, &item.bieu) {
        (Some(text), None, None) => {
            Some(Answered::Number { text: text.clone(), quantity: item.so.map(Quantity::from) })
        }
        (None, Some(table), None) => {
            let name = figures::figure(function, named()?)?.name;
            Some(Answered::Table(opened_table(table, name, registry)))
        }
        (None, None, Some(chart)) => {
            Some(Answered::Chart(opened_chart(chart, figures::figure(function, named()?)?.name)))
        }
        (None, None, None) => Some(Answered::Compared(item.so.map(Quantity::from))),
        _ => None,
    }
}

fn closed_table(table: &ComputedTable) -> Table {
    let head = |column: &Column| Head {
        ten: column.head.clone(),
        nhom: column.group.clone(),
        can: match column.align {
            Align::Start => Side::Trai,
            Align::Centre => Side::Giua,
            Align::End => Side::Phai,
        },
    };
    let field = |value: &Value| Field {
        chu: value.text.clone(),
        so: value.number.map(Number::from),
        toi: value.target.as_ref().and_then(address),
    };
    let line = |row: &Row| Line {
        loai: match row.kind {
            RowKind::Body => LineKind::Dong,
            RowKind::Group => LineKind::Nhom,
            RowKind::Total => LineKind::Cong,
        },
        o: row.cells.iter().map(field).collect(),
    };
    Table {
        tieu_de: table.caption.clone(),
        ghi_chu: table.note.clone(),
        nguon: table.source.clone(),
        cot: table.columns.iter().map(head).collect(),
        dong: table.rows.iter().map(line).collect(),
    }
}

fn opened_table(table: &Table, name: &'static str, registry: &Registry) -> ComputedTable {
    let column = |head: &Head| Column {
        head: head.ten.clone(),
        group: head.nhom.clone(),
        align: match head.can {
            Side::Trai => Align::Start,
            Side::Giua => Align::Centre,
            Side::Phai => Align::End,
        },
    };
    let value = |field: &Field| Value {
        text: field.chu.clone(),
        number: field.so.map(Quantity::from),
        target: field.toi.as_deref().and_then(|address| target(address, registry)),
    };
    let row = |line: &Line| Row {
        kind: match line.loai {
            LineKind::Dong => RowKind::Body,
            LineKind::Nhom => RowKind::Group,
            LineKind::Cong => RowKind::Total,
        },
        cells: line.o.iter().map(value).collect(),
    };
    ComputedTable {
        name,
        caption: table.tieu_de.clone(),
        note: table.ghi_chu.clone(),
        source: table.nguon.clone(),
        columns: table.cot.iter().map(column).collect(),
        rows: table.dong.iter().map(row).collect(),
        trace: 0,
    }
}

fn closed_chart(chart: &ComputedChart) -> Chart {
    let numbers = |series: &Series| Numbers {
        ten: series.name.clone(),
        gia_tri: series.values.iter().map(|value| value.map(Number::from)).collect(),
    };
    Chart {
        kieu: match chart.kind {
            ChartKind::StackedBars => Drawing::CotChong,
            ChartKind::HorizontalBars => Drawing::ThanhDoi,
            ChartKind::HorizontalStackedBars => Drawing::ThanhChong,
            ChartKind::Lines => Drawing::Duong,
        },
        tieu_de: chart.title.clone(),
        phu_de: chart.subtitle.clone(),
        mo_ta: chart.description.clone(),
        dau_cot: chart.category_head.clone(),
        muc: chart.categories.clone(),
        chuoi: chart.series.iter().map(numbers).collect(),
    }
}

fn opened_chart(chart: &Chart, name: &'static str) -> ComputedChart {
    let series = |numbers: &Numbers| Series {
        name: numbers.ten.clone(),
        // A series without a value for each category would not draw.
        values: (0..chart.muc.len()).map(|at| numbers.gia_tri.get(at).copied().flatten().map(Quantity::from)).collect(),
    };
    ComputedChart {
        name,
        kind: match chart.kieu {
            Drawing::CotChong => ChartKind::StackedBars,
            Drawing::ThanhDoi => ChartKind::HorizontalBars,
            Drawing::ThanhChong => ChartKind::HorizontalStackedBars,
            Drawing::Duong => ChartKind::Lines,
        },
        title: chart.tieu_de.clone(),
        subtitle: chart.phu_de.clone(),
        description: chart.mo_ta.clone(),
        categories: chart.muc.clone(),
        category_head: chart.dau_cot.clone(),
        series: chart.chuoi.iter().map(series).collect(),
        trace: 0,
    }
}

/// Returns where a cell of a computed table leads, as text; other targets do not stand in them.
fn address(target: &Target) -> Option<String> {
    match target {
        Target::Unit(unit) => Some(format!("don-vi/{unit}")),
        Target::Meeting(key) => Some(format!("buoi/{}/{}/{}", key.unit, key.date, key.level.as_str())),
        Target::Rule(rule) => Some(format!("quy-tac/{}", rule.as_str())),
        _ => None,
    }
}

fn target(address: &str, registry: &Registry) -> Option<Target> {
    let parts: Vec<&str> = address.split('/').collect();
    match parts.as_slice() {
        ["don-vi", unit] => UnitId::parse(unit).filter(|unit| registry.units.contains_key(unit)).map(Target::Unit),
        ["buoi", unit, date, level] => {
            let level = [Level::Plenary, Level::Committee].into_iter().find(|known| known.as_str() == *level)?;
            let key = MeetingKey { unit: UnitId::parse(unit)?, date: date.parse().ok()?, level };
            let meetings = registry.meetings.get(&key.unit)?.get(&chrono::Datelike::year(&key.date))?;
            meetings.iter().any(|meeting| meeting.key() == key).then_some(Target::Meeting(key))
        }
        ["quy-tac", rule] => RuleId::parse(rule).map(Target::Rule),
        _ => None,
    }
}

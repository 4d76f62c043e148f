//! The compiled schedule of a year as an official document, ready to be signed: number, day and signature stay open.

use super::Paper;
use super::paper::LANGUAGE;
use crate::document::{Align, Block, Column, ComputedTable, Inline, Row, RowKind, Value};
use crate::lang::{date, number, words};
use crate::model::{Form, Meeting};
use crate::plan::official::{self, Head, Signature};
use crate::plan::{self, Scene, schedule};
use std::collections::BTreeMap;

/// Makes the schedule of `year`; none where nothing is planned.
#[must_use]
pub fn paper(scene: &Scene<'_>, year: i32) -> Option<Paper> {
    let meetings = schedule::submitted(scene, year);
    if meetings.is_empty() {
        return None;
    }
    let subject = format!("lịch sinh hoạt đảng trực tuyến và sinh hoạt theo tổ đảng dự kiến, năm {year}");
    Some(Paper {
        form: official::layout_on(scene.as_of()),
        language: LANGUAGE,
        title: format!("Báo cáo {subject}"),
        head: Head {
            superior: Some(scene.facts.known.registry.portal.body.to_uppercase()),
            issuer: "BAN TỔ CHỨC".to_owned(),
            number: "Số … -BC/…".to_owned(),
            dated: official::dated(scene, &official::open_date(scene.as_of())),
        },
        kind: "BÁO CÁO".to_owned(),
        subject,
        is_draft: false,
        body: vec![
            paragraph(opening(scene, &meetings, year)),
            Block::ComputedTable(table(scene, &meetings, year)),
            paragraph("Ban Tổ chức kính trình Thường trực xem xét, cho ý kiến và phân công cán bộ dự.".to_owned()),
        ],
        annexes: Vec::new(),
        annexed_to: String::new(),
        recipients: ["Thường trực (để báo cáo)", "Các đơn vị có tên trong lịch", "Lưu Ban Tổ chức"]
            .map(str::to_owned)
            .into(),
        signature: Signature { office: Some("TRƯỞNG BAN".to_owned()), ..Signature::default() },
        footnotes: Vec::new(),
        figures: Vec::new(),
        pictures: BTreeMap::new(),
    })
}

fn paragraph(text: String) -> Block {
    Block::Paragraph(vec![Inline::Text(text)])
}

fn opening(scene: &Scene<'_>, meetings: &[&Meeting], year: i32) -> String {
    let rounds = meetings.iter().filter(|meeting| meeting.form == Form::ByGroup).count();
    let online = meetings.len() - rounds;
    let count = |count: usize, noun: &str| (count > 0).then(|| format!("{} {noun}", number::prose(count as i64)));
    let counts: Vec<_> = [count(online, "buổi trực tuyến, kết hợp"), count(rounds, "đợt sinh hoạt theo tổ đảng")]
        .into_iter()
        .flatten()
        .collect();
    let day = date::short(scene.as_of());
    format!(
        "Căn cứ đăng ký của các đơn vị thí điểm, Ban Tổ chức tổng hợp lịch dự kiến năm {year}, tính đến ngày {day}, gồm {} \
         như sau:",
        counts.join(" và ")
    )
}

fn table(scene: &Scene<'_>, meetings: &[&Meeting], year: i32) -> ComputedTable {
    let heads = [
        ("TT", Align::Centre),
        ("Đơn vị", Align::Start),
        ("Ngày, giờ", Align::Start),
        ("Hình thức", Align::Start),
        ("Nội dung", Align::Start),
        ("Cán bộ dự", Align::Start),
    ];
    let column = |(head, align): (&str, Align)| Column { head: head.to_owned(), group: None, align };
    ComputedTable {
        name: "",
        caption: format!("Lịch sinh hoạt dự kiến, năm {year}"),
        note: None,
        source: format!("Nguồn: nhật ký sinh hoạt, tính đến ngày {}.", date::short(scene.as_of())),
        columns: heads.map(column).into(),
        rows: meetings.iter().enumerate().map(|(at, meeting)| row(scene, at + 1, meeting)).collect(),
        trace: 0,
    }
}

fn row(scene: &Scene<'_>, at: usize, meeting: &Meeting) -> Row {
    let unit = scene.unit(&meeting.unit).map_or_else(|| meeting.unit.to_string(), |unit| unit.name.to_string());
    let start = meeting.start.map(date::time);
    let when = [Some(date::short(meeting.date)), start].into_iter().flatten().collect::<Vec<_>>().join("\n");
    let items = if meeting.is_secret { &[][..] } else { &meeting.items };
    let items = items.iter().map(|item| format!("- {}", item.subject)).collect::<Vec<_>>().join("\n");
    let officers = meeting.assigned.iter().map(|id| plan::officer_name(scene, id)).collect::<Vec<_>>().join("\n");
    let officers = if officers.is_empty() { "Chưa phân công".to_owned() } else { officers };
    let form = words::form(meeting.form).to_owned();
    let cells = [at.to_string(), unit, when, form, items, officers];
    Row { kind: RowKind::Body, cells: cells.map(|text| Value { text, ..Value::default() }).into() }
}

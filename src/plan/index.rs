//! The index from A to Y: everything that has a page and a name, in the order of the Vietnamese alphabet.

use super::handbook::Chapter;
use super::letters::Letter;
use super::parts::Link;
use super::{Frame, Here, Scene, View, address};
use crate::lang::order::Collation;
use crate::lang::{date, sentence, words};
use crate::model::{ReportScope, RuleId, Unit};
use crate::rules;
use serde::Serialize;
use std::collections::BTreeMap;

/// What the index shows.
#[derive(Serialize)]
pub struct IndexView {
    /// The answer, in a sentence.
    pub lead: String,
    /// The letters, those without names included.
    pub letters: Vec<LetterView>,
}

/// A letter and the names under it.
#[derive(Serialize)]
pub struct LetterView {
    /// The letter.
    pub label: String,
    /// Its anchor.
    pub anchor: String,
    /// The names.
    pub entries: Vec<IndexEntry>,
}

/// A name of the index.
#[derive(Serialize)]
pub struct IndexEntry {
    /// The name.
    pub name: String,
    /// Its page.
    pub href: String,
    /// What it is.
    pub kind: String,
    /// What else belongs to it.
    pub label: &'static str,
    /// Those pages, by year.
    pub more: Vec<Link>,
}

/// Makes the index.
pub fn view(scene: &Scene<'_>, here: &Here) -> (Frame, View) {
    let mut entries = Vec::new();
    sections(scene, here, &mut entries);
    for unit in scene.facts.known.registry.units_in_order() {
        unit_entries(scene, here, unit, &mut entries);
    }
    documents(scene, here, &mut entries);
    for rule in RuleId::ALL {
        let title = rules::rule(*rule).manual.title;
        let href = here.to(&address::rule(*rule));
        entries.push(entry(rule.as_str(), &href, title));
        entries.push(entry(title, &href, &format!("Quy tắc {}", rule.as_str())));
    }
    for chapter in Chapter::ALL {
        entries.push(entry(chapter.title(), &here.to(&chapter.address()), "Sổ tay"));
    }
    let lead = sentence::index_lead(entries.len());
    let frame = Frame::new(here, "tim-kiem", "Tìm kiếm")
        .section_page()
        .crumbs(here, &[], "Tìm kiếm")
        .sources(scene, &["don-vi/", "sinh-hoat/", "quy-dinh/", "huong-dan/", "bao-cao/", "trang/"]);
    (frame, View::Index(IndexView { lead, letters: by_letter(entries) }))
}

fn entry(name: &str, href: &str, kind: &str) -> IndexEntry {
    IndexEntry { name: name.to_owned(), href: href.to_owned(), kind: kind.to_owned(), label: "", more: Vec::new() }
}

/// Sorts the names once and parts them by letter.
fn by_letter(mut entries: Vec<IndexEntry>) -> Vec<LetterView> {
    Collation::new().sort_by_name(&mut entries, |entry| &entry.name);
    let mut letters: BTreeMap<Letter, Vec<IndexEntry>> = Letter::all().map(|letter| (letter, Vec::new())).collect();
    for entry in entries {
        letters.entry(Letter::of(&entry.name)).or_default().push(entry);
    }
    let view = |(letter, entries): (Letter, _)| LetterView { label: letter.label(), anchor: letter.anchor(), entries };
    letters.into_iter().map(view).collect()
}

/// The pages that stand for themselves.
fn sections(scene: &Scene<'_>, here: &Here, entries: &mut Vec<IndexEntry>) {
    let mut add = |name: &str, address: &str, kind: &str| entries.push(entry(name, &here.to(address), kind));
    add("Đơn vị", address::UNITS, "Danh sách");
    add("Lịch sinh hoạt", address::CALENDAR, "Buổi sắp tới");
    add("Tuân thủ", address::COMPLIANCE, "Kết luận theo đơn vị và quy tắc");
    add("Báo cáo", address::REPORTS, "Danh sách");
    add("Hướng dẫn", address::GUIDANCE, "Danh sách văn bản");
    add("Kinh nghiệm rút ra từ góp ý", address::LESSONS, "Tập hợp");
    add("Thay đổi gần đây", address::CHANGES, "Theo ngày");
    let mut years = |name: &str, kind: &str, address: fn(i32) -> String, of: &[i32]| {
        let Some(first) = of.first() else { return };
        let mut entry = entry(name, &here.to(&address(*first)), kind);
        entry.label = "năm";
        entry.more = of.iter().map(|year| Link { label: year.to_string(), href: here.to(&address(*year)) }).collect();
        entries.push(entry);
    };
    let past: Vec<i32> = scene.past_years().collect();
    years("Tổng hợp theo năm", "Số liệu", address::summary, &past);
    years("Kết luận tuân thủ theo năm", "Bảng", address::compliance, &past);
    years("Lịch theo năm", "Lịch", address::calendar, scene.years());
}

fn unit_entries(scene: &Scene<'_>, here: &Here, unit: &Unit, entries: &mut Vec<IndexEntry>) {
    let href = here.to(&address::unit(&unit.id));
    let kind = words::unit_kind(unit.kind);
    let with_book = scene.years().iter().filter(|year| !scene.meetings(&unit.id, **year).is_empty());
    let book = |year: &i32| Link { label: year.to_string(), href: here.to(&address::log_book(&unit.id, *year)) };
    let more = with_book.map(book).collect();
    entries.push(IndexEntry { label: "sổ năm", more, ..entry(&unit.name, &href, kind) });
    if let Some(short) = unit.short_name.as_ref().filter(|short| **short != unit.name) {
        entries.push(entry(short, &href, &format!("{kind}, tên gọn")));
    }
}

fn documents(scene: &Scene<'_>, here: &Here, entries: &mut Vec<IndexEntry>) {
    let registry = &scene.facts.known.registry;
    for guidance in registry.guidance.values().filter(|guidance| scene.shows_draft(guidance.is_draft)) {
        let href = here.to(&address::guidance(&guidance.slug));
        let kind = words::guidance_kind(guidance.kind);
        entries.push(entry(&guidance.number, &href, &format!("{kind}, {}", date::short(guidance.issued))));
        entries.push(entry(&guidance.summary, &href, &format!("{kind} {}", guidance.number)));
    }
    for regulation in registry.regulations.values() {
        let href = here.to(&address::regulation(&regulation.id));
        entries.push(entry(&regulation.number, &href, "Quy định: các giá trị đang dùng"));
        entries.push(entry(&regulation.summary, &href, &format!("Quy định {}", regulation.number)));
    }
    for report in registry.reports.values().filter(|report| scene.shows_draft(report.is_draft)) {
        let href = here.to(&address::report(&report.slug));
        let scope = match report.scope {
            ReportScope::Year(year) => format!("năm {year}"),
            ReportScope::Period(period) => date::period(period.from, period.until),
        };
        let kind = format!("{}, {scope}", words::report_kind(report.kind));
        entries.extend(report.number.as_ref().map(|number| entry(number, &href, &kind)));
        entries.push(entry(&report.title, &href, &kind));
    }
    for page in registry.pages.values().filter(|page| scene.shows_draft(page.is_draft)) {
        entries.push(entry(&page.title, &here.to(&address::page(&page.path)), "Trang"));
    }
}

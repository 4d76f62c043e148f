//! Making and lifting seals: from a report's answers to the file beside it.

use super::super::tree::Document;
use super::file::{Item, Kept, LiftedOne, State, digest, open};
use super::origin::{Contents, kept};
use super::{Answer, Issued, form};
use crate::facts::Facts;
use crate::model::{Registry, Report, ReportScope, Slug};
use crate::text::Sources;
use chrono::Datelike;
use std::collections::BTreeMap;
use std::fmt::Write;
use std::ops::RangeInclusive;

/// Why a report cannot be sealed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Refusal {
    /// It has no day of issue on or before the as-of date.
    NotIssued,
    /// It has no number.
    NoNumber,
    /// A person still has to write parts of it.
    Gaps(usize),
    /// It is sealed.
    Sealed,
    /// Its seal is damaged.
    Broken,
}

/// Returns the file that seals `report`, given the text of the file there now. The same records, report and day give
/// the same bytes.
pub fn make(
    facts: &Facts,
    sources: &Sources,
    (report, document): (&Report, &Document),
    before: Option<&str>,
) -> Result<String, Refusal> {
    let Some((issued, _)) = report.issued else { return Err(Refusal::NotIssued) };
    let Some(number) = &report.number else { return Err(Refusal::NoNumber) };
    if document.gaps > 0 {
        return Err(Refusal::Gaps(document.gaps));
    }
    let lifted = match before.map(open) {
        None => Vec::new(),
        Some(Ok(kept)) if kept.trang_thai == State::DaGo => kept.da_go,
        Some(Ok(_)) => return Err(Refusal::Sealed),
        Some(Err(_)) => return Err(Refusal::Broken),
    };
    let contents = Contents::new(&facts.known.registry, sources);
    let years = years(report, &document.answers);
    let records = contents.kept(years.clone());
    let items = document.answers.iter().map(|answer| item(answer, sources, &records));
    let kept = Kept {
        dinh_dang: Kept::format(),
        bao_cao: report.slug.to_string(),
        trang_thai: State::NiemPhong,
        so_hieu: number.to_string(),
        ngay_ban_hanh: issued.to_string(),
        tinh_den: facts.known.as_of.to_string(),
        tu_nam: *years.start(),
        den_nam: *years.end(),
        phien_ban: env!("CARGO_PKG_VERSION").to_owned(),
        da_go: lifted,
        so_lieu: items.collect(),
        ban_ghi: records,
        dau_van: String::new(),
    };
    Ok(kept.written())
}

/// Returns the file that says that the seal of the report `slug` was lifted and why, given the text of the file there
/// now; none where it was lifted before. A damaged seal can be lifted too.
#[must_use]
pub fn lift(slug: &Slug, text: &str, reason: &str) -> Option<String> {
    let opened = open(text).ok();
    if opened.as_ref().is_some_and(|kept| kept.trang_thai == State::DaGo) {
        return None;
    }
    let mut kept = opened.unwrap_or_else(|| Kept::of_nothing(slug, digest(text)));
    kept.da_go.push(LiftedOne { ly_do: reason.to_owned(), dau_van: std::mem::take(&mut kept.dau_van) });
    kept.trang_thai = State::DaGo;
    kept.so_lieu.clear();
    kept.ban_ghi.clear();
    Some(kept.written())
}

impl Kept {
    /// Returns a seal of which nothing is known but its digest.
    fn of_nothing(slug: &Slug, digest: String) -> Self {
        Self {
            dinh_dang: Self::format(),
            bao_cao: slug.to_string(),
            trang_thai: State::DaGo,
            so_hieu: String::new(),
            ngay_ban_hanh: String::new(),
            tinh_den: String::new(),
            tu_nam: 0,
            den_nam: 0,
            phien_ban: env!("CARGO_PKG_VERSION").to_owned(),
            da_go: Vec::new(),
            so_lieu: Vec::new(),
            ban_ghi: BTreeMap::new(),
            dau_van: digest,
        }
    }

    /// Returns its figures by call.
    pub(in crate::document) fn issued(&self, registry: &Registry) -> Issued {
        let value = |item: &Item| Some((item.goi.clone(), form::value(item, registry)?));
        Issued { values: self.so_lieu.iter().filter_map(value).collect() }
    }

    /// Returns the calls that it keeps and the text does not have.
    pub(in crate::document) fn lost<'a>(&'a self, answers: &'a [Answer]) -> impl Iterator<Item = &'a str> {
        let has = |call: &str| answers.iter().any(|answer| answer.call == call);
        self.so_lieu.iter().map(|item| item.goi.as_str()).filter(move |call| !has(call))
    }

    /// Returns why it was lifted last.
    pub(in crate::document) fn reason(&self) -> &str {
        self.da_go.last().map_or("", |lifted| &lifted.ly_do)
    }
}

fn item(answer: &Answer, sources: &Sources, digests: &BTreeMap<String, BTreeMap<String, String>>) -> Item {
    let records = kept(&answer.records, sources);
    let mut text = String::new();
    for (path, entries) in &records {
        for entry in entries {
            let id = entry.split(" = ").next().unwrap_or(entry);
            let content = digests.get(path).and_then(|records| records.get(id)).map_or("", String::as_str);
            let _ = writeln!(text, "{path} {entry} {content}");
        }
    }
    let mut item = Item {
        goi: answer.call.clone(),
        mo_ta: answer.description.clone(),
        hien: None,
        so: None,
        bang: None,
        bieu: None,
        ban_ghi: records,
        dau_van: digest(&text),
    };
    form::fill(&mut item, &answer.value);
    item
}

/// Returns the years whose meetings may bear on a report: those that it covers and those of its figures.
fn years(report: &Report, answers: &[Answer]) -> RangeInclusive<i32> {
    let covered = match report.scope {
        ReportScope::Year(year) => year..=year,
        ReportScope::Period(period) => period.from.year()..=period.until.map_or(period.from.year(), |day| day.year()),
    };
    let of_records = answers.iter().flat_map(|answer| &answer.records).filter_map(|record| match &record.subject {
        super::super::tree::Subject::Meeting(key) => Some(key.date.year()),
        super::super::tree::Subject::Finding { year, .. } => Some(*year),
        _ => None,
    });
    of_records.fold(covered, |years, year| *years.start().min(&year)..=*years.end().max(&year))
}

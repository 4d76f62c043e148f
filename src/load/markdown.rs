//! Markdown files: front matter between `---` lines, and the narrative below it, kept as written.

use super::fields::{self, Fields};
use super::index::Index;
use super::reading::Reading;
use super::value::{date, flag, order, scalar, text, word, year};
use super::yaml::{self, Node};
use crate::diag::{Message, Reference, Shape};
use crate::model::{Body, Guidance, GuidanceKind, Layout, Page, Report, ReportKind, ReportScope, Signatory, Slug};
use crate::text::{Source, SourceId, Span};
use std::sync::Arc;

const GUIDANCE_KEYS: &[&str] = &[
    "so_hieu",
    "loai",
    "co_quan_ban_hanh",
    "ngay_ban_hanh",
    "trich_yeu",
    "hieu_luc",
    "thay_the",
    "can_cu",
    "tep",
    "ban_nhap",
];
const REPORT_KEYS: &[&str] = &[
    "tieu_de",
    "loai",
    "nam",
    "giai_doan",
    "ngay",
    "so_hieu",
    "co_quan_ban_hanh",
    "co_quan_cap_tren",
    "the_thuc",
    "nguoi_ky",
    "noi_nhan",
    "ban_nhap",
];
const GUIDANCE_KINDS: &[(&str, GuidanceKind)] = &[
    ("huong_dan", GuidanceKind::Guidance),
    ("quyet_dinh", GuidanceKind::Decision),
    ("cong_van", GuidanceKind::Letter),
    ("ke_hoach", GuidanceKind::Plan),
    ("khac", GuidanceKind::Other),
];
const REPORT_KINDS: &[(&str, ReportKind)] = &[
    ("danh_gia_nam", ReportKind::AnnualEvaluation),
    ("so_ket", ReportKind::InterimReview),
    ("tong_ket", ReportKind::FinalReview),
];
const LAYOUTS: &[(&str, Layout)] = &[("hd36", Layout::Hd36), ("hd05", Layout::Hd05)];

/// Reads a guidance document; none when it cannot be trusted.
pub fn guidance(slug: Slug, index: &Index, reading: &mut Reading<'_>) -> Option<Guidance> {
    whole(reading, |node, body, reading| {
        let fields = Fields::open(node, GUIDANCE_KEYS, reading)?;
        let number = fields.required("so_hieu", text, reading);
        let kind = fields.optional("loai", word(GUIDANCE_KINDS), reading);
        let issuer = fields.required("co_quan_ban_hanh", text, reading);
        let issued = fields.required("ngay_ban_hanh", date, reading);
        let summary = fields.required("trich_yeu", text, reading);
        // Without a first day a document is in force from the day of its issue.
        let earliest = issued.unwrap_or(super::dates::first_day());
        let in_force =
            fields.optional("hieu_luc", |node, reading| fields::open_period(node, earliest, reading), reading);
        let refer = |node: &Node<'_>, reading: &mut Reading<'_>| index.guidance.refer(node, reading);
        let replaces = fields.list("thay_the", refer, reading);
        let rests_on = fields.list("can_cu", refer, reading);
        let attachments = fields.list("tep", |node, reading| attachment(node, index, reading), reading);
        let is_draft = fields.optional("ban_nhap", flag, reading).unwrap_or(false);
        Some(Guidance {
            slug,
            number: number?,
            kind,
            issuer: issuer?,
            issued: issued?,
            summary: summary?,
            in_force,
            replaces,
            rests_on,
            attachments,
            is_draft,
            body,
            place: fields.place,
        })
    })
}

/// Reads the path of an attachment, with or without `tep/` before it.
fn attachment(node: &Node<'_>, index: &Index, reading: &mut Reading<'_>) -> Option<Arc<str>> {
    let written = scalar(node, Shape::Text, reading)?.trim();
    let below = written.strip_prefix("tep/").filter(|below| index.attachments.known.contains(*below));
    let name = below.unwrap_or(written);
    if !index.attachments.known.contains(name) {
        let known = index.attachments.known.iter().map(|name| &**name);
        let nearest = super::spelling::nearest(name, known).map(str::to_owned);
        let (to, name) = (Reference::Attachment, written.to_owned());
        reading.error(node.span, Message::UnknownReference { to, name, nearest });
        return None;
    }
    Some(format!("tep/{name}").into())
}

/// Reads a report; none when it cannot be trusted.
pub fn report(slug: Slug, reading: &mut Reading<'_>) -> Option<Report> {
    whole(reading, |node, body, reading| {
        let fields = Fields::open(node, REPORT_KEYS, reading)?;
        let title = fields.required("tieu_de", text, reading);
        let kind = fields.required("loai", word(REPORT_KINDS), reading);
        let scope = scope(&fields, reading);
        let issued = fields.optional("ngay", date, reading);
        let number = fields.optional("so_hieu", text, reading);
        let issuer = fields.optional("co_quan_ban_hanh", text, reading);
        let superior = fields.optional("co_quan_cap_tren", text, reading);
        let layout = fields.optional("the_thuc", word(LAYOUTS), reading);
        let signatory = fields.optional("nguoi_ky", signatory, reading);
        let recipients = fields.list("noi_nhan", text, reading);
        let is_draft = fields.optional("ban_nhap", flag, reading).unwrap_or(false);
        Some(Report {
            slug,
            title: title?,
            kind: kind?,
            scope: scope?,
            issued: issued.map(|on| (on, fields.place_of("ngay"))),
            number,
            issuer,
            superior,
            layout,
            signatory,
            recipients,
            is_draft,
            body,
            place: fields.place,
        })
    })
}

/// Reads the year or the period of a report; with both, the year.
fn scope(fields: &Fields<'_, '_>, reading: &mut Reading<'_>) -> Option<ReportScope> {
    let of_year = fields.optional("nam", year, reading);
    let period = fields.optional("giai_doan", fields::period, reading);
    if fields.entry("nam").is_none() && fields.entry("giai_doan").is_none() {
        reading.error(fields.place, Message::NoScope);
    }
    of_year.map(ReportScope::Year).or(period.map(ReportScope::Period))
}

fn signatory(node: &Node<'_>, reading: &mut Reading<'_>) -> Option<Signatory> {
    let fields = Fields::open(node, &["quyen_han", "chuc_vu", "ho_ten"], reading)?;
    Some(Signatory {
        authority: fields.optional("quyen_han", text, reading),
        office: fields.optional("chuc_vu", text, reading),
        name: fields.optional("ho_ten", text, reading),
    })
}

/// Reads any other page; none when it cannot be trusted.
pub fn page(path: &str, reading: &mut Reading<'_>) -> Option<Page> {
    whole(reading, |node, body, reading| {
        let fields = Fields::open(node, &["tieu_de", "thu_tu", "ban_nhap"], reading)?;
        let title = fields.required("tieu_de", text, reading);
        let order = fields.optional("thu_tu", order, reading);
        let is_draft = fields.optional("ban_nhap", flag, reading).unwrap_or(false);
        Some(Page { path: path.into(), title: title?, order, is_draft, body, place: fields.place })
    })
}

/// Reads a file of front matter and narrative; none when anything in it is wrong.
fn whole<T>(reading: &mut Reading<'_>, read: impl FnOnce(&Node<'_>, Body, &mut Reading<'_>) -> Option<T>) -> Option<T> {
    let mark = reading.diags.len();
    let source = reading.source;
    if source.text.trim().is_empty() {
        reading.error_of_file(Message::EmptyFile);
        return None;
    }
    let Some((matter, body)) = split(&source.text) else {
        reading.error_of_file(Message::NoFrontMatter);
        return None;
    };
    let narrative = &source.text[body..];
    reading.privacy.check_lines(narrative, body, reading.id, &mut reading.diags);
    let span = Span::new(reading.id, body, source.text.len());
    look_for_hidden(narrative, body, reading);
    let problems = reading.diags.len();
    let document = yaml::parse(matter.start, matter.end, reading);
    let Some(document) = document.filter(|document| !document.root.is_empty()) else {
        if !reading.diags.errors_since(problems) {
            reading.error_of_file(Message::NoFrontMatter);
        }
        return None;
    };
    let record = read(&document.root, Body { text: narrative.into(), place: span }, reading)?;
    (!reading.diags.errors_since(mark)).then_some(record)
}

/// Returns the narrative of a Markdown file, whatever is wrong with its front matter; none where there is no such part.
#[must_use]
pub fn narrative(id: SourceId, source: &Source) -> Option<Body> {
    let (_, begin) = split(&source.text)?;
    Some(Body { text: source.text[begin..].into(), place: Span::new(id, begin, source.text.len()) })
}

/// Warns of hidden characters, once a line.
fn look_for_hidden(narrative: &str, begin: usize, reading: &mut Reading<'_>) {
    if !reading.may_hide {
        return;
    }
    let mut at = begin;
    for line in narrative.split_inclusive('\n') {
        reading.look_for_hidden(line, Span::new(reading.id, at, at + line.len()));
        at += line.len();
    }
}

/// Returns where the front matter stands and where the narrative begins.
fn split(text: &str) -> Option<(std::ops::Range<usize>, usize)> {
    let is_fence = |line: &str| line.trim_end() == "---";
    let mut at = 0;
    let mut begin = None;
    for line in text.split_inclusive('\n') {
        let next = at + line.len();
        match begin {
            None if is_fence(line) => begin = Some(next),
            None => return None,
            Some(begin) if is_fence(line) => return Some((begin..at, next)),
            Some(_) => {}
        }
        at = next;
    }
    None
}

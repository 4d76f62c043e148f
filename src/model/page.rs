//! Markdown pages: guidance, reports and other pages, with what their front matter says.

use super::{Period, Slug};
use crate::text::Span;
use chrono::NaiveDate;
use std::sync::Arc;

/// The narrative below the front matter, as written (NFC), and where it begins in the file.
#[derive(Clone, Debug)]
pub struct Body {
    /// Text, normalised to NFC only where that changes nothing of its length; positions refer to it.
    pub text: Arc<str>,
    /// Where it stands.
    pub place: Span,
}

/// One guidance document (`huong-dan/<slug>.md`).
#[derive(Clone, Debug)]
pub struct Guidance {
    /// Slug.
    pub slug: Slug,
    /// Official number.
    pub number: Arc<str>,
    /// Kind of document.
    pub kind: Option<GuidanceKind>,
    /// Body that issued it.
    pub issuer: Arc<str>,
    /// Day on which it was issued.
    pub issued: NaiveDate,
    /// What it is about.
    pub summary: Arc<str>,
    /// Days on which it is in force.
    pub in_force: Option<Period>,
    /// Documents that it replaces.
    pub replaces: Vec<Slug>,
    /// Documents on which it rests.
    pub rests_on: Vec<Slug>,
    /// Attachments: paths relative to the content tree, below `tep/`.
    pub attachments: Vec<Arc<str>>,
    /// Whether it is a draft.
    pub is_draft: bool,
    /// The document.
    pub body: Body,
    /// Where the record begins: its first key.
    pub place: Span,
}

/// Kind of a guidance document (`loai`).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum GuidanceKind {
    /// Guidance (`huong_dan`).
    Guidance,
    /// Decision (`quyet_dinh`).
    Decision,
    /// Official letter (`cong_van`).
    Letter,
    /// Plan (`ke_hoach`).
    Plan,
    /// Anything else (`khac`).
    Other,
}

/// One report (`bao-cao/<slug>.md`).
#[derive(Clone, Debug)]
pub struct Report {
    /// Slug.
    pub slug: Slug,
    /// Title.
    pub title: Arc<str>,
    /// Kind.
    pub kind: ReportKind,
    /// Year or period that it covers.
    pub scope: ReportScope,
    /// Day of issue and where it stands; none means a draft.
    pub issued: Option<(NaiveDate, Span)>,
    /// Official number.
    pub number: Option<Arc<str>>,
    /// Body that issues it.
    pub issuer: Option<Arc<str>>,
    /// Superior body.
    pub superior: Option<Arc<str>>,
    /// Rules of layout chosen.
    pub layout: Option<Layout>,
    /// Who signs.
    pub signatory: Option<Signatory>,
    /// Recipients.
    pub recipients: Vec<Arc<str>>,
    /// Whether it is left out unless drafts are asked for.
    pub is_draft: bool,
    /// The narrative.
    pub body: Body,
    /// Where the record begins: its first key.
    pub place: Span,
}

/// Kind of report (`loai`).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum ReportKind {
    /// Annual evaluation (`danh_gia_nam`).
    AnnualEvaluation,
    /// Interim review (`so_ket`).
    InterimReview,
    /// Final review (`tong_ket`).
    FinalReview,
}

/// What a report covers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ReportScope {
    /// One calendar year.
    Year(i32),
    /// A period.
    Period(Period),
}

/// Rules of layout of an official document (`the_thuc`).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Layout {
    /// In force until the beginning of 2026 (`hd36`).
    Hd36,
    /// In force after that (`hd05`).
    Hd05,
}

/// Who signs a report (`nguoi_ky`).
#[derive(Clone, Debug)]
pub struct Signatory {
    /// Authority, e.g. `T/M BAN THƯỜNG VỤ`.
    pub authority: Option<Arc<str>>,
    /// Office.
    pub office: Option<Arc<str>>,
    /// Name.
    pub name: Option<Arc<str>>,
}

/// Any other page (`trang/**/<slug>.md`).
#[derive(Clone, Debug)]
pub struct Page {
    /// Path below `trang/` without `.md`, e.g. `gioi-thieu` or `a/b`.
    pub path: Arc<str>,
    /// Title.
    pub title: Arc<str>,
    /// Place in lists.
    pub order: Option<i64>,
    /// Whether it is left out unless drafts are asked for.
    pub is_draft: bool,
    /// The text.
    pub body: Body,
    /// Where the record begins: its first key.
    pub place: Span,
}

//! What is told of a finished build, now and when the same is asked for again.

use super::words;
use crate::compile::Compiled;
use crate::diag::Severity;
use crate::disk::Written;
use crate::lang::Lang;
use crate::lang::terminal::{self, Run};
use serde::{Deserialize, Serialize};
use std::path::Path;
use std::time::Instant;

/// What is told of a finished build, and again when the same is asked for and stands already.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Built {
    units: usize,
    meetings: usize,
    errors: usize,
    warnings: usize,
    pages: usize,
    findings: String,
    /// Files of the site.
    pub(super) files: usize,
    /// What was printed on standard output.
    pub(super) printed: String,
    /// What was noted besides.
    pub(super) note: Option<String>,
    /// Whether reports lack their PDF.
    pub(super) is_without_pdf: bool,
}

impl Built {
    /// Gathers what is told of a build that gave so many files.
    pub(super) fn of(lang: Lang, compiled: &Compiled, files: usize) -> Self {
        let checked = &compiled.checked;
        let registry = &checked.facts.known.registry;
        Self {
            units: registry.units.len(),
            meetings: registry.meeting_count(),
            errors: checked.diagnostics.count(Severity::Error),
            warnings: checked.diagnostics.count(Severity::Warning),
            pages: compiled.pages,
            findings: words::findings(lang, checked),
            files,
            printed: String::new(),
            note: None,
            is_without_pdf: false,
        }
    }
}

/// Returns the last line of `build`.
pub(super) fn line(lang: Lang, built: &Built, began: Instant, target: &Path, written: Written) -> String {
    let Built { units, meetings, errors, warnings, pages, ref findings, .. } = *built;
    let run = Run { units, meetings, errors, warnings, millis: words::millis(began) };
    let (line, target) = (terminal::built_line(lang, run, pages), words::shown(target));
    let Written { written: changed, kept, removed } = written;
    match lang {
        Lang::Vi if written.is_unchanged() => format!("`{target}` đã đúng, không có gì thay đổi: {line}; {findings}"),
        Lang::Vi => format!(
            "Đã dựng vào `{target}` ({changed} tệp mới hoặc đổi, {kept} giữ nguyên, {removed} bỏ): {line}; {findings}\n\
             Mở xem: {target}/index.html"
        ),
        Lang::En if written.is_unchanged() => format!("`{target}` is up to date, nothing changed: {line}; {findings}"),
        Lang::En => format!(
            "Built into `{target}` ({changed} files new or changed, {kept} kept, {removed} removed): {line}; {findings}\n\
             Open: {target}/index.html"
        ),
    }
}

/// Says that reports are not written as PDF, and how they would be.
pub(super) fn no_pdf(lang: Lang) -> &'static str {
    match lang {
        Lang::Vi => {
            "Chưa có bản PDF của báo cáo: chương trình này được biên dịch không kèm PDF. Muốn có, biên dịch lại bằng \
             `cargo build --release --features pdf` (lần đầu lâu hơn khoảng mười phút)"
        }
        Lang::En => {
            "Reports are not written as PDF: this program was compiled without it. To have it, compile with \
             `cargo build --release --features pdf` (some ten minutes longer the first time)"
        }
    }
}

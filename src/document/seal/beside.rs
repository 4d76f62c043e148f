//! The seals of a tree: which report each belongs to, and what is wrong with those that belong to none.

use super::file::{Kept, State, open, place_of};
use crate::diag::{Diagnostics, Message, SealFault};
use crate::lang::date;
use crate::model::{Registry, Report, Slug};
use crate::text::{Sources, Span};
use chrono::NaiveDate;
use std::collections::BTreeMap;
use std::sync::Arc;

/// The seal beside a report.
pub(in crate::document) struct Beside {
    /// What it holds.
    pub(in crate::document) holding: Holding,
    /// The beginning of its file.
    place: Span,
}

/// What a seal holds.
pub(in crate::document) enum Holding {
    /// The issued figures.
    Kept(Arc<Kept>),
    /// Nothing, since it was lifted for that reason.
    Lifted(Arc<str>),
    /// Nothing yet: as of the as-of date the report is not issued.
    Nothing,
    /// Nothing that can be trusted, which was reported.
    Broken,
}

impl Beside {
    /// Returns the issued figures.
    pub(in crate::document) fn kept(&self) -> Option<&Arc<Kept>> {
        match &self.holding {
            Holding::Kept(kept) => Some(kept),
            Holding::Lifted(_) | Holding::Nothing | Holding::Broken => None,
        }
    }

    /// Returns where its file has `call`.
    pub(in crate::document) fn place_of_call(&self, call: &str, sources: &Sources) -> Span {
        let text = &sources.get(self.place.source).text;
        let at = text.find(&serde_json::Value::from(call).to_string()).unwrap_or(0);
        Span::new(self.place.source, at, at)
    }
}

/// Returns the seals of a tree by report; what is wrong with one is reported.
pub(in crate::document) fn beside(
    registry: &Registry,
    sources: &Sources,
    as_of: NaiveDate,
    diags: &mut Diagnostics,
) -> BTreeMap<Slug, Beside> {
    let read = |(slug, place): (&Slug, &Span)| {
        let text = &sources.get(place.source).text;
        let holding = match open(text).and_then(|kept| holding(registry, slug, text, kept, as_of)) {
            Ok(holding) => holding,
            Err((at, message)) => {
                diags.error(Span::new(place.source, at, at), message);
                Holding::Broken
            }
        };
        (slug.clone(), Beside { holding, place: *place })
    };
    registry.seals.iter().map(read).collect()
}

/// Says whether a seal belongs to the report beside it; else why not, and at which byte.
fn holding(
    registry: &Registry,
    slug: &Slug,
    text: &str,
    kept: Kept,
    as_of: NaiveDate,
) -> Result<Holding, (usize, Message)> {
    let foreign = |at: usize, fault: SealFault| Err((at, Message::ForeignSeal { fault }));
    let Some(report) = registry.reports.get(slug) else {
        // A report that was left out has its own problem.
        let is_left_out = registry.left_out.pages.contains(format!("bao-cao/{slug}.md").as_str());
        return if is_left_out { Ok(Holding::Nothing) } else { foreign(0, SealFault::NoReport) };
    };
    if kept.bao_cao != slug.as_str() {
        return foreign(place_of(text, "bao_cao"), SealFault::OtherReport { slug: kept.bao_cao });
    }
    if kept.trang_thai == State::DaGo {
        return Ok(Holding::Lifted(kept.reason().into()));
    }
    let sealed_on: Option<NaiveDate> = kept.ngay_ban_hanh.parse().ok();
    if report.issued.is_none() {
        let is_later = sealed_on.is_some_and(|day| as_of < day);
        return if is_later { Ok(Holding::Nothing) } else { foreign(0, SealFault::NotIssued) };
    }
    let sealed = issue(Some(&kept.so_hieu), sealed_on);
    let found = found(report);
    if sealed != found {
        return foreign(place_of(text, "so_hieu"), SealFault::OtherIssue { sealed, found });
    }
    Ok(Holding::Kept(Arc::new(kept)))
}

fn found(report: &Report) -> String {
    issue(report.number.as_deref(), report.issued.map(|(on, _)| on))
}

fn issue(number: Option<&str>, day: Option<NaiveDate>) -> String {
    format!("{}, {}", number.unwrap_or("…"), day.map(date::short).unwrap_or_default())
}

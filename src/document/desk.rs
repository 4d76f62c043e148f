//! What each report is computed from: the facts of the day that its figures are of, and the seal beside it.

use super::covered;
use super::narrative::Task;
use super::seal::{Answer, Beside, Contents, Holding, Seal, compare};
use crate::diag::{Diagnostics, Message};
use crate::facts::{self, Facts};
use crate::model::{AsOf, Known, Period, Report, Slug};
use crate::text::Sources;
use chrono::NaiveDate;
use std::collections::BTreeMap;
use std::sync::Arc;

/// Everything that reports are computed from. The template engine wants functions that borrow nothing, so the facts are
/// shared rather than lent.
pub(super) struct Desk<'a> {
    facts: Arc<Facts>,
    /// The facts as of the days of seals, where these lie before the as-of date: time alone changes no sealed figure.
    earlier: BTreeMap<NaiveDate, Arc<Facts>>,
    seals: BTreeMap<Slug, Beside>,
    /// What the records hold; none where nothing is sealed.
    contents: Option<Contents>,
    sources: &'a Sources,
}

/// What one report is computed from.
pub(super) struct Computing<'d> {
    /// What its narrative needs.
    pub(super) task: Task,
    seal: Option<(&'d Desk<'d>, &'d Beside)>,
}

impl<'a> Desk<'a> {
    /// Lays out `facts` for reports with those seals.
    pub(super) fn new(facts: &Arc<Facts>, sources: &'a Sources, seals: BTreeMap<Slug, Beside>) -> Self {
        let as_of = facts.known.as_of;
        let holding = || seals.values().filter_map(Beside::kept);
        let mut earlier = BTreeMap::new();
        for day in holding().filter_map(|kept| kept.as_of()).filter(|day| *day < as_of) {
            let known = || Known::new(facts.known.registry.clone(), AsOf(day));
            earlier.entry(day).or_insert_with(|| Arc::new(facts::establish(known(), sources)));
        }
        let contents = holding().next().is_some().then(|| Contents::new(&facts.known.registry, sources));
        Self { facts: facts.clone(), earlier, seals, contents, sources }
    }

    /// Returns what a narrative over `covers` that has no seal is computed from.
    pub(super) fn over(&self, covers: Period) -> Computing<'_> {
        Computing { task: Task { facts: self.facts.clone(), covers, issued: None }, seal: None }
    }

    /// Returns what a report is computed from.
    pub(super) fn of(&self, report: &Report) -> Computing<'_> {
        let covers = covered(report.scope);
        let Some(beside) = self.seals.get(&report.slug) else { return self.over(covers) };
        let kept = beside.kept();
        let of_day = kept.and_then(|kept| self.earlier.get(&kept.as_of()?));
        let facts = of_day.unwrap_or(&self.facts).clone();
        let issued = kept.map(|kept| Arc::new(kept.issued(&facts.known.registry)));
        Computing { task: Task { facts, covers, issued }, seal: Some((self, beside)) }
    }
}

impl Computing<'_> {
    /// Returns what the seal says of the report whose calls were answered so. A figure that the text lost is a problem,
    /// unless the text could not be read to its end.
    pub(super) fn seal(&self, answers: &[Answer], is_complete: bool, diags: &mut Diagnostics) -> Seal {
        let Some((desk, beside)) = self.seal else { return Seal::Open };
        let kept = match &beside.holding {
            Holding::Nothing => return Seal::Open,
            Holding::Broken => return Seal::Broken,
            Holding::Lifted(reason) => return Seal::Lifted { reason: reason.clone() },
            Holding::Kept(kept) => kept,
        };
        for call in kept.lost(answers).filter(|_| is_complete) {
            diags.error(beside.place_of_call(call, desk.sources), Message::LostFigure { call: call.to_owned() });
        }
        let registry = &self.task.facts.known.registry;
        // Before the day of the figures nobody knew what they would be compared with.
        let is_comparable = kept.as_of().is_some_and(|day| day <= self.task.facts.known.as_of);
        let contents = desk.contents.as_ref().filter(|_| is_comparable);
        Seal::Sealed(Box::new(compare(kept, answers, (registry, contents), desk.sources)))
    }
}

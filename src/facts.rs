//! The hand-over from computing to presenting: everything that pages may show, computed once.

use crate::model::{Finding, Known, RuleId, UnitId, Verdict, VerdictKind};
use crate::summary::{Figures, Tally, YearFigures};
use crate::{rules, summary};

/// Everything that is known and judged as of a date.
#[derive(Clone, Debug)]
pub struct Facts {
    /// The records as known on the as-of date.
    pub known: Known,
    /// Findings by path, line, rule, cap (order of the regulation), then order of detection.
    pub findings: Vec<Finding>,
    /// Verdicts by rule, unit (none first), year.
    pub verdicts: Vec<Verdict>,
    /// The figures.
    pub figures: Figures,
}

/// Judges and sums up what is known.
#[must_use]
pub fn establish(known: Known, sources: &crate::text::Sources) -> Facts {
    let (judged, figures) = rayon::join(|| rules::judge(&known, sources), || summary::sum_up(&known));
    let (findings, verdicts) = judged;
    Facts { known, findings, verdicts, figures }
}

impl Facts {
    /// Returns the figures of `year`.
    #[must_use]
    pub fn year(&self, year: i32) -> Option<&YearFigures> {
        self.figures.years.iter().find(|figures| figures.year == year)
    }

    /// Returns the verdict of `rule` on `unit` in `year`.
    #[must_use]
    pub fn verdict(&self, rule: RuleId, unit: Option<&UnitId>, year: i32) -> Option<VerdictKind> {
        let key = (rule, unit, year);
        let at = self.verdicts.binary_search_by(|v| (v.rule, v.unit.as_ref(), v.year).cmp(&key)).ok()?;
        Some(self.verdicts[at].kind)
    }

    /// Returns the sums over all units and years from `from` to `until`, whole years only.
    #[must_use]
    pub fn total(&self, years: impl Fn(i32) -> bool) -> Tally {
        self.figures.years.iter().filter(|figures| years(figures.year)).map(|figures| figures.total).sum()
    }
}

//! Charts on paper: the same drawing as on the page, measured for a column of print, each value beside its place.

use super::letters::shown;
use super::sheet::{self, Bar, BarPart, Bars, Block, Fill, Line, Lines, Name, Point, Series, Tick};
use super::tables::{self, Page};
use crate::document::ComputedChart;
use crate::lang::number;
use crate::plan::chart::{self, Plot};

/// Width of a chart, of a sign of its text, and between names and bars, in mm.
const WIDTH: f64 = 165.0;
const SIGN: f64 = 2.0;
const GUTTER: f64 = 2.2;
/// Names of bars take no more of the width than this, in per cent.
const NAMES: f64 = 36.0;
/// Room that an axis takes on its left, in mm.
const AXIS: f64 = 9.0;
/// With more points, or more lines than two, values would lie over each other.
const LABELLED: usize = 12;

/// Writes a chart; where there is nothing to draw the values stand alone. `is_told` says that a table of the same values
/// follows.
pub(super) fn chart(drawn: &ComputedChart, page: Page, is_told: bool) -> Block {
    let values = || tables::values(drawn, page);
    match chart::plot(drawn, String::new()) {
        Plot::Bars(bars) if bars.longest() > 0 => Block::Bars(lying(&bars, is_told, values)),
        Plot::Lines(lines) if lines.figure().is_some() => Block::Lines(rising(&lines, is_told, values)),
        Plot::Bars(chart::Bars { title, note, .. }) | Plot::Lines(chart::Lines { title, note, .. }) => {
            Block::Table(sheet::Table { caption: shown(&title), note: filled(&note), ..values() })
        }
    }
}

fn filled(text: &str) -> Option<String> {
    Some(shown(text)).filter(|text| !text.is_empty())
}

fn lying(bars: &chart::Bars, is_told: bool, values: impl Fn() -> sheet::Table) -> Bars {
    let label = |bar: &chart::Bar| shown(&bar.label);
    let longest = bars.bars.iter().map(|bar| label(bar).chars().count()).max().unwrap_or(0);
    let names = (longest as f64 * SIGN / WIDTH * 100.0 + 1.0).clamp(8.0, NAMES);
    let end = |bar: &chart::Bar| bar.end.as_deref().map_or_else(|| number::grouped(bar.sum()), shown);
    let ends = bars.bars.iter().map(|bar| end(bar).chars().count()).max().unwrap_or(0) as f64 * 2.2 + 2.0;
    let room = WIDTH * (100.0 - names) / 100.0 - GUTTER - ends;
    let share = |value: u32| f64::from(value) / f64::from(bars.longest().max(1)) * 100.0;
    let part = |(series, value): (&chart::Series, &u32)| {
        let text = number::grouped(*value);
        let has_room = share(*value) / 100.0 * room >= text.chars().count() as f64 * SIGN + 3.0;
        BarPart { width: share(*value), fill: fill(series.fill), label: has_room.then_some(text) }
    };
    let bar = |bar: &chart::Bar| {
        let mut parts: Vec<BarPart> =
            bars.series.iter().zip(&bar.values).filter(|(_, value)| **value > 0).map(part).collect();
        // A bar of one part says its value at its end.
        if let ([only], None) = (parts.as_mut_slice(), &bar.end) {
            only.label = None;
        }
        Bar { label: label(bar), width: share(bar.sum()), end: end(bar), parts }
    };
    let drawn: Vec<Bar> = bars.bars.iter().map(bar).collect();
    let has_room = drawn.iter().all(|bar| bar.parts.len() < 2 || bar.parts.iter().all(|part| part.label.is_some()));
    let occurs = |at: usize| bars.bars.iter().any(|bar| bar.values.get(at).is_some_and(|value| *value > 0));
    // One alone is named by the title.
    let series = bars.series.iter().enumerate().filter(|(at, _)| bars.series.len() > 1 && occurs(*at));
    Bars {
        caption: shown(&bars.title),
        note: filled(&bars.note),
        source: None,
        description: shown(&bars.description()),
        is_slim: bars.size != chart::Size::Full,
        names,
        ends,
        series: series.map(|(_, one)| Series { label: shown(&one.label), fill: fill(one.fill) }).collect(),
        bars: drawn,
        values: (!has_room && !is_told).then(values),
    }
}

fn fill(fill: chart::Fill) -> Fill {
    match fill {
        chart::Fill::Red => Fill::Red,
        chart::Fill::Hatch => Fill::Hatch,
        chart::Fill::Dark => Fill::Dark,
        chart::Fill::Light => Fill::Light,
        chart::Fill::Ahead => Fill::Ahead,
    }
}

fn rising(lines: &chart::Lines, is_told: bool, values: impl Fn() -> sheet::Table) -> Lines {
    let scale = lines.scale();
    let range = f64::from((scale.ceiling - scale.floor) * 10).max(1.0);
    let y = |tenths: u32| f64::from(tenths.saturating_sub(scale.floor * 10)) / range * 100.0;
    let count = lines.points.len();
    let x = |at: usize| if count < 2 { 50.0 } else { 5.0 + 90.0 * at as f64 / (count - 1) as f64 };
    let has_room = count <= LABELLED && lines.lines.len() <= 2;
    let highest = |at: usize| lines.lines.iter().filter_map(|line| line.values.get(at).copied().flatten()).max();
    let point = |nth: usize, at: usize, value: u32| {
        let first_highest = lines.lines.iter().position(|line| line.values.get(at).copied().flatten() == highest(at));
        let is_last = lines.lines[nth].values.iter().rposition(Option::is_some) == Some(at);
        let label = (has_room || is_last).then(|| number::percent_tenths(value));
        Point { x: x(at), y: y(value), label, is_above: first_highest == Some(nth) }
    };
    let line = |(nth, line): (usize, &chart::Line)| Line {
        label: shown(&line.label),
        points: line.values.iter().enumerate().map(|(at, value)| value.map(|value| point(nth, at, value))).collect(),
    };
    let ticks = (scale.floor..=scale.ceiling).step_by(scale.step.max(1) as usize);
    // Names below the axis must not run into each other.
    let widest =
        lines.points.iter().map(|(name, _)| shown(name).chars().count()).max().unwrap_or(0) as f64 * SIGN + 3.0;
    let every = (widest * count as f64 / ((WIDTH - AXIS) * 0.9)).ceil().max(1.0) as usize;
    let names = lines.points.iter().enumerate().filter(|(at, _)| (count - 1 - at).is_multiple_of(every));
    let note = format!("{} {}", lines.note, chart::axis_note(&scale));
    Lines {
        caption: shown(&lines.title),
        note: filled(note.trim()),
        source: None,
        description: shown(&lines.description()),
        ticks: ticks.map(|tick| Tick { at: y(tick * 10), label: format!("{tick}%") }).collect(),
        points: names.map(|(at, (name, _))| Name { x: x(at), label: shown(name) }).collect(),
        lines: lines.lines.iter().enumerate().map(line).collect(),
        values: (!has_room && !is_told).then(values),
    }
}

//! Charts as inline SVG: positions in per cent and heights in px, so that a chart fills any width and its text keeps its
//! size; classes only, so that it follows the theme. Integers throughout: the same chart on any machine.

use super::{Bar, Bars, Fill, Line, Lines, Scale, Size};
use crate::lang::number;
use crate::plan::escaped;
use std::fmt::Write;

/// Longest line of a name above a bar: fits 320 px.
const LINE: usize = 38;
/// Height of a line of text.
const TEXT: u32 = 17;
/// Share of the width that the longest bar takes, in hundredths of a per cent; the rest is for the sum at its end.
const SPAN: u64 = 8800;
/// Where the bars of a strip begin, and the same share beside its names, of which only the last word is shown.
const STRIP: (u64, u64) = (700, 8100);
/// A part narrower than that has no room for its number inside.
const ROOM: u64 = 450;

/// Draws bars.
pub(super) fn bars(chart: &Bars) -> String {
    let longest = u64::from(chart.longest().max(1));
    let mut body = String::new();
    let mut top = 0;
    for bar in &chart.bars {
        top += bar_at(&mut body, chart, bar, longest, top);
    }
    let hatched = chart.series.iter().filter_map(|series| hatch(series.fill));
    let defs: String = hatched.map(|(mark, stripe)| pattern(&format!("{}{mark}", chart.id), stripe)).collect();
    let defs = if defs.is_empty() { defs } else { format!("<defs>{defs}</defs>") };
    let svg = svg(&chart.id, top, &chart.title, &chart.description(), &format!("{defs}{body}"));
    figure(&chart.title, &chart.note, &svg, &legend(chart))
}

/// Adds a bar below `top`; returns its height.
fn bar_at(body: &mut String, chart: &Bars, bar: &Bar, longest: u64, top: u32) -> u32 {
    let (thick, gap) = match chart.size {
        Size::Full => (26, 10),
        Size::Slim => (14, 10),
        Size::Strip => (14, 8),
    };
    let (left, span) = if chart.size == Size::Strip { STRIP } else { (0, SPAN) };
    let mut y = top;
    if chart.size == Size::Strip {
        let _ = write!(
            body,
            "\n<text x=\"0\" y=\"{}\">{}</text>",
            y + 12,
            escaped(bar.label.rsplit(' ').next().unwrap_or_default())
        );
    } else {
        for line in wrapped(&bar.label) {
            let _ = write!(body, "\n<text x=\"0\" y=\"{}\">{}</text>", y + 13, escaped(&line));
            y += TEXT;
        }
        y += 2;
    }
    let mut sum = 0;
    for (series, value) in chart.series.iter().zip(&bar.values).filter(|(_, value)| **value > 0) {
        let from = left + sum * span / longest;
        sum += u64::from(*value);
        let place = Place { x: from, width: left + sum * span / longest - from, y, thick };
        part(body, &chart.id, series.fill, &place);
        if chart.size == Size::Full && place.width >= ROOM {
            inside(body, series.fill, &place, *value);
        }
    }
    let end = percent(left + sum * span / longest + 120);
    let class = if sum == 0 { "" } else { " class=\"strong\"" };
    let words = bar.end.as_ref().map_or_else(|| number::grouped(sum), |words| escaped(words));
    let _ = write!(body, "<text{class} x=\"{end}\" y=\"{}\">{words}</text>", y + thick / 2 + 5);
    y + thick + gap - top
}

/// Where a part of a bar lies: hundredths of a per cent, and px.
struct Place {
    x: u64,
    width: u64,
    y: u32,
    thick: u32,
}

fn part(body: &mut String, id: &str, fill: Fill, place: &Place) {
    let Place { x, width, y, thick } = *place;
    let (x, width) = (percent(x), percent(width));
    let _ = match hatch(fill) {
        Some((mark, _)) => write!(
            body,
            "<rect fill=\"url(#{id}{mark})\" x=\"{x}\" y=\"{y}\" width=\"{width}\" height=\"{thick}\"/>\
             <rect class=\"{}\" x=\"{x}\" y=\"{y}.5\" width=\"{width}\" height=\"{}\"/>",
            class(fill),
            thick - 1
        ),
        None => {
            let class = class(fill);
            write!(body, "<rect class=\"{class}\" x=\"{x}\" y=\"{y}\" width=\"{width}\" height=\"{thick}\"/>")
        }
    };
}

/// Writes the number into a part; a hatch would make it hard to read, so there a ground lies below it.
fn inside(body: &mut String, fill: Fill, place: &Place, value: u32) {
    let (middle, y) = (percent(place.x + place.width / 2), place.y + place.thick / 2 + 5);
    let value = number::grouped(value);
    let class = match fill {
        Fill::Red => " class=\"on-online\"",
        Fill::Dark => " class=\"on-group\"",
        Fill::Light => "",
        Fill::Hatch | Fill::Ahead => {
            let half = 4 * value.chars().count() as u32 + 3;
            let _ = write!(
                body,
                "<svg x=\"{middle}\" y=\"{}\" overflow=\"visible\"><rect class=\"h-bg\" x=\"-{half}\" width=\"{}\" height=\"{}\"/></svg>",
                place.y + 4,
                2 * half,
                place.thick - 8
            );
            " class=\"strong\""
        }
    };
    let _ = write!(body, "<text{class} x=\"{middle}\" y=\"{y}\" text-anchor=\"middle\">{value}</text>");
}

/// Returns the class of a solid fill, or of the edge of a hatch.
fn class(fill: Fill) -> &'static str {
    match fill {
        Fill::Red => "s-online",
        Fill::Dark => "s-group",
        Fill::Light => "s-person",
        Fill::Hatch => "h-edge",
        Fill::Ahead => "h-edge-2",
    }
}

/// Returns the end of the id of a hatch and the class of its stripes; none for a solid fill.
fn hatch(fill: Fill) -> Option<(&'static str, &'static str)> {
    match fill {
        Fill::Hatch => Some(("h", "h-line")),
        Fill::Ahead => Some(("g", "h-line-2")),
        Fill::Red | Fill::Dark | Fill::Light => None,
    }
}

fn pattern(id: &str, stripe: &str) -> String {
    format!(
        "<pattern id=\"{id}\" width=\"6\" height=\"6\" patternUnits=\"userSpaceOnUse\" \
         patternTransform=\"rotate(45)\"><rect class=\"h-bg\" width=\"6\" height=\"6\"/>\
         <path class=\"{stripe}\" d=\"M0 0V6\"/></pattern>"
    )
}

/// Names the series that occur; one alone is named by the title.
fn legend(chart: &Bars) -> String {
    if chart.series.len() < 2 {
        return String::new();
    }
    let mut key = String::from("\n<ul class=\"key\">");
    for (at, series) in chart.series.iter().enumerate() {
        if chart.bars.iter().all(|bar| bar.values.get(at).is_none_or(|value| *value == 0)) {
            continue;
        }
        let class = class(series.fill);
        let swatch = match hatch(series.fill) {
            Some((mark, _)) => format!(
                "<rect fill=\"url(#{}{mark})\" width=\"20\" height=\"13\"/>\
                 <rect class=\"{class}\" x=\".5\" y=\".5\" width=\"19\" height=\"12\"/>",
                chart.id
            ),
            None => format!("<rect class=\"{class}\" width=\"20\" height=\"13\"/>"),
        };
        let _ = write!(key, "<li><svg aria-hidden=\"true\">{swatch}</svg>{}</li>", escaped(&series.label));
    }
    key.push_str("</ul>");
    key
}

const TOP: u32 = 26;
const BOTTOM: u32 = 196;
const HEIGHT: u32 = 230;

/// Draws lines over an axis of per cent.
pub(super) fn lines(chart: &Lines) -> String {
    let scale = chart.scale();
    let mut body = String::new();
    for value in (scale.floor..=scale.ceiling).step_by(scale.step as usize) {
        let (y, class) = (height(&scale, value * 10), if value == scale.floor { "axis" } else { "grid" });
        let _ = write!(
            body,
            "\n<line class=\"{class}\" x1=\"0\" x2=\"100%\" y1=\"{y}\" y2=\"{y}\"/><text x=\"0\" y=\"{}\">{value}%</text>",
            y - 4
        );
    }
    for (line, style) in chart.lines.iter().zip(["a", "b"]).rev() {
        one_line(&mut body, chart, line, style, &scale);
    }
    ends(&mut body, chart, &scale);
    for (at, (short, _)) in chart.points.iter().enumerate() {
        let is_minor = chart.points.len() > 5 && at % 3 != (chart.points.len() - 1) % 3;
        let class = if is_minor { " class=\"minor\"" } else { "" };
        let x = percent(column(chart, at));
        let _ = write!(body, "\n<text{class} x=\"{x}\" y=\"218\" text-anchor=\"middle\">{}</text>", escaped(short));
    }
    let note = format!("{} {}", chart.note, super::axis_note(&scale));
    let svg = svg(&chart.id, HEIGHT, &chart.title, &chart.description(), &body);
    figure(&chart.title, note.trim(), &svg, "")
}

fn one_line(body: &mut String, chart: &Lines, line: &Line, style: &str, scale: &Scale) {
    let at = |(at, value): (usize, &Option<u32>)| value.map(|value| (percent(column(chart, at)), height(scale, value)));
    let points: Vec<_> = line.values.iter().enumerate().map(at).collect();
    for pair in points.windows(2) {
        if let [Some((x1, y1)), Some((x2, y2))] = pair {
            let _ = write!(body, "\n<line class=\"l-{style}\" x1=\"{x1}\" y1=\"{y1}\" x2=\"{x2}\" y2=\"{y2}\"/>");
        }
    }
    for (x, y) in points.iter().flatten() {
        let _ = match style {
            "a" => write!(body, "<circle class=\"p-a\" cx=\"{x}\" cy=\"{y}\" r=\"4\"/>"),
            _ => write!(
                body,
                "<svg x=\"{x}\" y=\"{y}\" overflow=\"visible\"><rect class=\"p-b\" x=\"-3.5\" y=\"-3.5\" width=\"7\" \
                 height=\"7\"/></svg>"
            ),
        };
    }
}

/// Names each line above its last value, the lower one below its own, so that two that lie close stay readable.
fn ends(body: &mut String, chart: &Lines, scale: &Scale) {
    let last = |line: &Line| line.values.iter().flatten().next_back().copied();
    let highest = chart.lines.iter().filter_map(last).max();
    let mut has_upper = false;
    for (line, class) in chart.lines.iter().zip(["t-a", "t-b"]) {
        let Some(value) = last(line) else { continue };
        let is_upper = Some(value) == highest && !has_upper;
        has_upper |= is_upper;
        let y = height(scale, value);
        let y = if is_upper { y.saturating_sub(12).max(12) } else { (y + 22).min(BOTTOM + 4) };
        let (label, value) = (escaped(&line.label), number::percent_tenths(value));
        let _ =
            write!(body, "\n<text class=\"{class}\" x=\"98%\" y=\"{y}\" text-anchor=\"end\">{label} {value}</text>");
    }
}

/// Returns where a point stands from left to right, in hundredths of a per cent.
fn column(chart: &Lines, at: usize) -> u64 {
    let steps = (chart.points.len() as u64).saturating_sub(1).max(1);
    1300 + 8300 * at as u64 / steps
}

/// Returns where a value in tenths of a per cent stands, in px from the top.
fn height(scale: &Scale, tenths: u32) -> u32 {
    let range = (scale.ceiling - scale.floor) * 10;
    BOTTOM - (BOTTOM - TOP) * tenths.saturating_sub(scale.floor * 10) / range.max(1)
}

fn svg(id: &str, height: u32, title: &str, description: &str, body: &str) -> String {
    format!(
        "<svg class=\"chart\" height=\"{height}\" role=\"img\" aria-labelledby=\"{id}t {id}d\"><title id=\"{id}t\">{}</title>\
         <desc id=\"{id}d\">{}</desc>{body}\n</svg>",
        escaped(title),
        escaped(description)
    )
}

fn figure(title: &str, note: &str, svg: &str, legend: &str) -> String {
    let note = if note.is_empty() { String::new() } else { format!("<span>{}</span>", escaped(note)) };
    format!("<figure>\n<figcaption>{}{note}</figcaption>\n{svg}{legend}\n</figure>", escaped(title))
}

/// Returns hundredths of a per cent as `27.79%`.
fn percent(hundredths: u64) -> String {
    format!("{}.{:02}%", hundredths / 100, hundredths % 100)
}

/// Breaks a name into lines between words.
fn wrapped(label: &str) -> Vec<String> {
    let mut lines: Vec<String> = vec![String::new()];
    for word in label.split(' ') {
        let Some(line) = lines.last_mut() else { continue };
        if line.is_empty() || line.chars().count() + 1 + word.chars().count() <= LINE {
            if !line.is_empty() {
                line.push(' ');
            }
            line.push_str(word);
        } else {
            lines.push(word.to_owned());
        }
    }
    lines
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_sign_that_could_end_a_text_or_an_attribute_is_escaped() {}

    #[test]
    fn long_names_break_between_words_and_keep_every_word() {
        let name = "Chi bộ Phân viện Điều tra quy hoạch rừng Bắc Trung Bộ tại thành phố Vinh";
        let lines = wrapped(name);
        assert!(lines.len() > 1 && lines.iter().all(|line| line.chars().count() <= LINE));
        assert_eq!(lines.join(" "), name);
    }
}

//! Charts of Word itself, with the data behind them in a workbook, so that an official can edit both.
//!
//! What is drawn is what the page draws: the same bars in the same order and fills, which also print in black and white.

use super::xml::Xml;
use super::{NAMESPACES, table};
use crate::document::{ComputedChart, Quantity};
use crate::lang::number;
use crate::plan::chart::{Fill, Plot, plot};
use crate::report::excel;

/// The measure of drawings, in a twentieth of a point and in a millimetre.
const EMU: u64 = 635;
const MILLIMETRE: u64 = 36_000;

/// Points beyond which a line bears no numbers.
const MOST_LABELS: usize = 8;

/// A series as Word wants it.
struct Series {
    name: String,
    fill: Fill,
    /// Values as written in files: with a point, shares as fractions.
    values: Vec<Option<String>>,
}

/// What is drawn.
struct Drawn {
    is_lines: bool,
    categories: Vec<String>,
    series: Vec<Series>,
}

fn drawn(chart: &ComputedChart) -> Drawn {
    match plot(chart, String::new()) {
        Plot::Bars(bars) => {
            let values = |at: usize| bars.bars.iter().map(|bar| bar.values.get(at).map(u32::to_string)).collect();
            let named = |bar: &crate::plan::chart::Bar| {
                let end = bar.end.clone().unwrap_or_else(|| number::grouped(bar.values.iter().sum::<u32>()));
                format!("{}: {end}", bar.label)
            };
            let series = bars.series.iter().enumerate();
            Drawn {
                is_lines: false,
                categories: bars.bars.iter().map(named).collect(),
                series: series
                    .map(|(at, series)| Series { name: series.label.clone(), fill: series.fill, values: values(at) })
                    .collect(),
            }
        }
        Plot::Lines(lines) => {
            let share = |tenths: &Option<u32>| tenths.map(|tenths| format!("{}.{:03}", tenths / 1000, tenths % 1000));
            let fills = [Fill::Red, Fill::Dark].into_iter().cycle();
            let series = lines.lines.iter().zip(fills).map(|(line, fill)| Series {
                name: line.label.clone(),
                fill,
                values: line.values.iter().map(share).collect(),
            });
            Drawn {
                is_lines: true,
                categories: lines.points.iter().map(|(name, _)| name.clone()).collect(),
                series: series.collect(),
            }
        }
    }
}

/// Says whether there is anything to draw: where every value is 0 or missing, a table of them stands alone.
pub(super) fn is_drawn(chart: &ComputedChart) -> bool {
    let values = chart.series.iter().flat_map(|series| series.values.iter().flatten());
    values.into_iter().any(|value| match value {
        Quantity::Count(count) => *count > 0,
        Quantity::Share { whole, .. } => *whole > 0,
    })
}

/// Returns how large a chart is drawn, in the measure of drawings.
pub(super) fn size(chart: &ComputedChart, width: u32) -> (u64, u64) {
    let drawn = drawn(chart);
    let high = if drawn.is_lines { 85 } else { (25 + 9 * drawn.categories.len() as u64).clamp(50, 200) };
    (u64::from(width) * EMU, high * MILLIMETRE)
}

/// Returns what a chart shows in words, with every value, for those who cannot see it.
pub(super) fn description(chart: &ComputedChart) -> String {
    let mut words = match chart.description.starts_with(&chart.title) {
        true => chart.description.clone(),
        false => format!("{} {}", chart.title, chart.description),
    };
    for (at, category) in chart.categories.iter().enumerate() {
        let value = |series: &crate::document::Series| format!("{} {}", series.name, shown(series.values.get(at)));
        let values = chart.series.iter().map(value).collect::<Vec<_>>().join(", ");
        words.push_str(&format!(" {category}: {values}."));
    }
    words
}

/// Writes the values of a chart as a table.
pub(super) fn values(xml: &mut Xml, chart: &ComputedChart, width: u32) {
    let names = chart.series.iter().map(|series| series.name.clone());
    let head: Vec<String> = std::iter::once(chart.category_head.clone()).chain(names).collect();
    let row = |(at, category): (usize, &String)| {
        let values = chart.series.iter().map(|series| shown(series.values.get(at)));
        std::iter::once(category.clone()).chain(values).collect()
    };
    let rows: Vec<Vec<String>> = chart.categories.iter().enumerate().map(row).collect();
    table::plain(xml, &head, &rows, width);
}

fn shown(value: Option<&Option<Quantity>>) -> String {
    match value.copied().flatten() {
        Some(Quantity::Count(count)) => number::grouped(count),
        Some(Quantity::Share { part, whole }) => number::rate(part, whole).unwrap_or_else(|| "–".to_owned()),
        None => "–".to_owned(),
    }
}

/// Returns the workbook with the data of a chart.
pub(super) fn workbook(chart: &ComputedChart) -> Vec<u8> {
    let drawn = drawn(chart);
    let series: Vec<_> = drawn.series.iter().map(|series| (series.name.as_str(), series.values.as_slice())).collect();
    excel::chart_data(&chart.category_head, &drawn.categories, &series, drawn.is_lines)
}

/// Returns the part of a chart.
pub(super) fn part(chart: &ComputedChart) -> Vec<u8> {
    let drawn = drawn(chart);
    let mut xml = Xml::new();
    xml.within("c:chartSpace", &NAMESPACES, |xml| {
        value(xml, "c:roundedCorners", "0");
        xml.within("c:chart", &[], |xml| {
            value(xml, "c:autoTitleDeleted", "1");
            xml.within("c:plotArea", &[], |xml| {
                xml.empty("c:layout", &[]);
                if drawn.is_lines {
                    lines(xml, &drawn)
                } else {
                    bars(xml, &drawn)
                }
                axes(xml, drawn.is_lines);
            });
            if drawn.series.len() > 1 {
                xml.within("c:legend", &[], |xml| {
                    value(xml, "c:legendPos", "b");
                    value(xml, "c:overlay", "0");
                });
            }
            value(xml, "c:plotVisOnly", "1");
            value(xml, "c:dispBlanksAs", "gap");
        });
        xml.within("c:spPr", &[], |xml| {
            xml.empty("a:noFill", &[]);
            xml.within("a:ln", &[], |xml| xml.empty("a:noFill", &[]));
        });
        letters(xml, "1100", None);
        xml.within("c:externalData", &[("r:id", "so-lieu")], |xml| value(xml, "c:autoUpdate", "0"));
    });
    xml.finish()
}

fn value(xml: &mut Xml, name: &str, value: &str) {
    xml.empty(name, &[("val", value)]);
}

fn bars(xml: &mut Xml, drawn: &Drawn) {
    xml.within("c:barChart", &[], |xml| {
        value(xml, "c:barDir", "bar");
        value(xml, "c:grouping", "stacked");
        value(xml, "c:varyColors", "0");
        for (at, series) in drawn.series.iter().enumerate() {
            xml.within("c:ser", &[], |xml| {
                begin(xml, series, at);
                xml.within("c:spPr", &[], |xml| filled(xml, series.fill));
                value(xml, "c:invertIfNegative", "0");
                labels(xml, "#,##0;;", None, Some(ink_on(series.fill)));
                data(xml, drawn, series, at);
            });
        }
        value(xml, "c:gapWidth", "45");
        value(xml, "c:overlap", "100");
        axis_ids(xml);
    });
}

fn lines(xml: &mut Xml, drawn: &Drawn) {
    xml.within("c:lineChart", &[], |xml| {
        value(xml, "c:grouping", "standard");
        value(xml, "c:varyColors", "0");
        for (at, series) in drawn.series.iter().enumerate() {
            let colour = colour(series.fill);
            xml.within("c:ser", &[], |xml| {
                begin(xml, series, at);
                xml.within("c:spPr", &[], |xml| {
                    xml.within("a:ln", &[("w", "28575")], |xml| {
                        solid(xml, colour);
                        value(xml, "a:prstDash", if at == 0 { "solid" } else { "dash" });
                    });
                });
                xml.within("c:marker", &[], |xml| {
                    value(xml, "c:symbol", if at == 0 { "circle" } else { "square" });
                    value(xml, "c:size", "6");
                    xml.within("c:spPr", &[], |xml| solid(xml, colour));
                });
                if drawn.categories.len() <= MOST_LABELS {
                    labels(xml, "0.0%", Some(if at == 0 { "t" } else { "b" }), None);
                }
                data(xml, drawn, series, at);
                value(xml, "c:smooth", "0");
            });
        }
        value(xml, "c:marker", "1");
        axis_ids(xml);
    });
}

fn begin(xml: &mut Xml, series: &Series, at: usize) {
    value(xml, "c:idx", &at.to_string());
    value(xml, "c:order", &at.to_string());
    let column = column(at + 1);
    xml.within("c:tx", &[], |xml| {
        reference(xml, ("c:strRef", "c:strCache"), &format!("Sheet1!${column}$1"), None, &[Some(series.name.clone())]);
    });
}

fn data(xml: &mut Xml, drawn: &Drawn, series: &Series, at: usize) {
    let last = drawn.categories.len() + 1;
    let column = column(at + 1);
    xml.within("c:cat", &[], |xml| {
        let names: Vec<_> = drawn.categories.iter().cloned().map(Some).collect();
        reference(xml, ("c:strRef", "c:strCache"), &format!("Sheet1!$A$2:$A${last}"), None, &names);
    });
    xml.within("c:val", &[], |xml| {
        let format = if drawn.is_lines { "0.0%" } else { "#,##0" };
        let cells = format!("Sheet1!${column}$2:${column}${last}");
        reference(xml, ("c:numRef", "c:numCache"), &cells, Some(format), &series.values);
    });
}

/// Writes where values stand in the workbook, and the values themselves.
fn reference(xml: &mut Xml, (name, cache): (&str, &str), cells: &str, format: Option<&str>, values: &[Option<String>]) {
    xml.within(name, &[], |xml| {
        xml.text("c:f", &[], cells);
        xml.within(cache, &[], |xml| {
            if let Some(format) = format {
                xml.text("c:formatCode", &[], format);
            }
            value(xml, "c:ptCount", &values.len().to_string());
            for (at, given) in values.iter().enumerate() {
                if let Some(given) = given {
                    xml.within("c:pt", &[("idx", &at.to_string())], |xml| xml.text("c:v", &[], given));
                }
            }
        });
    });
}

/// Returns the letter of a column; a chart has a handful of series.
fn column(at: usize) -> char {
    u8::try_from(at).ok().and_then(|at| b'A'.checked_add(at)).map_or('Z', char::from)
}

fn labels(xml: &mut Xml, format: &str, position: Option<&str>, ink: Option<&str>) {
    xml.within("c:dLbls", &[], |xml| {
        xml.empty("c:numFmt", &[("formatCode", format), ("sourceLinked", "0")]);
        xml.within("c:spPr", &[], |xml| xml.empty("a:noFill", &[]));
        letters(xml, "1000", ink);
        if let Some(position) = position {
            value(xml, "c:dLblPos", position);
        }
        value(xml, "c:showLegendKey", "0");
        value(xml, "c:showVal", "1");
        for name in ["c:showCatName", "c:showSerName", "c:showPercent", "c:showBubbleSize"] {
            value(xml, name, "0");
        }
    });
}

fn axis_ids(xml: &mut Xml) {
    value(xml, "c:axId", "1");
    value(xml, "c:axId", "2");
}

fn axes(xml: &mut Xml, is_lines: bool) {
    xml.within("c:catAx", &[], |xml| {
        value(xml, "c:axId", "1");
        xml.within("c:scaling", &[], |xml| {
            // The first bar stands above.
            value(xml, "c:orientation", if is_lines { "minMax" } else { "maxMin" });
        });
        value(xml, "c:delete", "0");
        value(xml, "c:axPos", if is_lines { "b" } else { "l" });
        for name in ["c:majorTickMark", "c:minorTickMark"] {
            value(xml, name, "none");
        }
        value(xml, "c:tickLblPos", "low");
        value(xml, "c:crossAx", "2");
        value(xml, "c:crosses", "autoZero");
    });
    xml.within("c:valAx", &[], |xml| {
        value(xml, "c:axId", "2");
        xml.within("c:scaling", &[], |xml| value(xml, "c:orientation", "minMax"));
        value(xml, "c:delete", if is_lines { "0" } else { "1" });
        value(xml, "c:axPos", if is_lines { "l" } else { "b" });
        if is_lines {
            xml.within("c:majorGridlines", &[], |xml| {
                xml.within("c:spPr", &[], |xml| xml.within("a:ln", &[("w", "6350")], |xml| solid(xml, "D9D4CE")));
            });
        }
        xml.empty("c:numFmt", &[("formatCode", if is_lines { "0%" } else { "#,##0" }), ("sourceLinked", "0")]);
        for name in ["c:majorTickMark", "c:minorTickMark"] {
            value(xml, name, "none");
        }
        value(xml, "c:tickLblPos", "nextTo");
        value(xml, "c:crossAx", "1");
        value(xml, "c:crosses", if is_lines { "autoZero" } else { "max" });
        value(xml, "c:crossBetween", "between");
    });
}

/// Writes the letters of a chart or its labels; sizes are in hundredths of a point.
fn letters(xml: &mut Xml, size: &str, ink: Option<&str>) {
    xml.within("c:txPr", &[], |xml| {
        xml.empty("a:bodyPr", &[]);
        xml.within("a:p", &[], |xml| {
            xml.within("a:pPr", &[], |xml| {
                xml.within("a:defRPr", &[("sz", size)], |xml| {
                    if let Some(ink) = ink {
                        solid(xml, ink);
                    }
                    xml.empty("a:latin", &[("typeface", "Times New Roman")]);
                });
            });
            xml.empty("a:endParaRPr", &[("lang", "vi-VN")]);
        });
    });
}

/// Returns the colour of a fill, as the theme has it on paper.
fn colour(fill: Fill) -> &'static str {
    match fill {
        Fill::Red | Fill::Hatch => "981B1E",
        Fill::Dark | Fill::Ahead => "5C534C",
        Fill::Light => "C9C1B6",
    }
}

/// Returns the colour of numbers on a fill.
fn ink_on(fill: Fill) -> &'static str {
    match fill {
        Fill::Red | Fill::Dark => "FFFFFF",
        Fill::Hatch | Fill::Light | Fill::Ahead => "000000",
    }
}

fn filled(xml: &mut Xml, fill: Fill) {
    match fill {
        Fill::Red | Fill::Dark | Fill::Light => solid(xml, colour(fill)),
        Fill::Hatch | Fill::Ahead => xml.within("a:pattFill", &[("prst", "ltUpDiag")], |xml| {
            for (name, colour) in [("a:fgClr", colour(fill)), ("a:bgClr", "FFFFFF")] {
                xml.within(name, &[], |xml| value(xml, "a:srgbClr", colour));
            }
        }),
    }
    xml.within("a:ln", &[("w", "6350")], |xml| solid(xml, colour(fill)));
}

fn solid(xml: &mut Xml, colour: &str) {
    xml.within("a:solidFill", &[], |xml| value(xml, "a:srgbClr", colour));
}

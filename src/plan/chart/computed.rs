//! The charts of reports: from the data that a report asks for to a figure with its table of values.

use super::{Bar, Bars, Fill, Line, Lines, Series, Size};
use crate::document::{ChartKind, ComputedChart, Quantity};
use crate::lang::number;
use crate::model::Form;
use crate::plan::escaped;
use std::fmt::Write;

/// Returns the figure as markup, the `nth` chart of its page; where every value is 0 there is nothing to draw, so the table stands alone.
#[must_use]
pub fn figure(chart: &ComputedChart, nth: usize) -> String {
    let drawn = match plot(chart, format!("bieu-{nth}")) {
        Plot::Lines(lines) => lines.figure(),
        Plot::Bars(bars) => bars.figure(),
    };
    let table = table(chart);
    match drawn {
        Some(figure) => {
            let body = figure.strip_suffix("\n</figure>").unwrap_or(&figure);
            format!(
                "{body}\n<details class=\"gap-s\"><summary>Bảng số liệu của biểu</summary>\n{table}</details>\n</figure>\n"
            )
        }
        None => format!("<figure>\n{table}</figure>\n"),
    }
}

/// What is drawn of a chart, in whichever medium.
pub enum Plot {
    /// Bars that lie below each other.
    Bars(Bars),
    /// Lines through points in time.
    Lines(Lines),
}

/// Returns what is drawn of a chart. `id` begins the ids on its page.
#[must_use]
pub fn plot(chart: &ComputedChart, id: String) -> Plot {
    match chart.kind {
        ChartKind::Lines => Plot::Lines(lines(chart, id)),
        ChartKind::StackedBars | ChartKind::HorizontalStackedBars | ChartKind::HorizontalBars => {
            Plot::Bars(bars(chart, id))
        }
    }
}

fn bars(chart: &ComputedChart, id: String) -> Bars {
    let count = |series: usize, at: usize| {
        let value = chart.series.get(series).and_then(|series| series.values.get(at)).copied().flatten();
        match value {
            Some(Quantity::Count(count)) => u32::try_from(count).unwrap_or(u32::MAX),
            Some(Quantity::Share { .. }) | None => 0,
        }
    };
    let is_part_of_whole = chart.kind == ChartKind::HorizontalBars && chart.series.len() == 2;
    let values = |at: usize| -> Vec<u32> {
        if is_part_of_whole {
            let (part, whole) = (count(0, at), count(1, at));
            return vec![part.min(whole), part.saturating_sub(whole), whole.saturating_sub(part)];
        }
        order(chart).into_iter().map(|series| count(series, at)).collect()
    };
    let end = |at: usize| is_part_of_whole.then(|| format!("{}/{}", count(0, at), count(1, at)));
    let categories = chart.categories.iter().enumerate();
    Bars {
        id,
        title: chart.title.clone(),
        note: note(chart),
        size: if chart.kind == ChartKind::StackedBars { Size::Full } else { Size::Slim },
        series: if is_part_of_whole { part_of_whole(chart) } else { series(chart) },
        bars: categories
            .map(|(at, category)| Bar { label: category.clone(), values: values(at), end: end(at) })
            .collect(),
        words: Some(chart.description.clone()),
    }
}

/// Returns the order in which the series are drawn: those of the pilot first, meetings in person last.
fn order(chart: &ComputedChart) -> Vec<usize> {
    let all = 0..chart.series.len();
    if chart.series.len() == Form::ALL.len() {
        all.cycle().skip(1).take(Form::ALL.len()).collect()
    } else {
        all.collect()
    }
}

fn series(chart: &ComputedChart) -> Vec<Series> {
    let fills = [Fill::Red, Fill::Hatch, Fill::Dark, Fill::Light].into_iter().cycle();
    let names = order(chart).into_iter().filter_map(|at| chart.series.get(at));
    names.zip(fills).map(|(series, fill)| Series::new(&series.name, fill)).collect()
}

fn part_of_whole(chart: &ComputedChart) -> Vec<Series> {
    let used = chart.series.first().map_or("", |series| &series.name);
    vec![Series::new(used, Fill::Dark), Series::new("Vượt", Fill::Red), Series::new("Còn lại", Fill::Light)]
}

fn lines(chart: &ComputedChart, id: String) -> Lines {
    let tenths = |value: &Option<Quantity>| match (*value)? {
        Quantity::Share { part, whole } => number::rate_tenths(part, whole),
        Quantity::Count(count) => Some(u32::try_from(count.saturating_mul(10)).unwrap_or(u32::MAX)),
    };
    let line = |series: &crate::document::Series| Line {
        label: series.name.clone(),
        values: series.values.iter().map(tenths).collect(),
    };
    Lines {
        id,
        title: chart.title.clone(),
        note: note(chart),
        points: chart.categories.iter().map(|name| (name.clone(), name.clone())).collect(),
        lines: chart.series.iter().map(line).collect(),
        words: Some(chart.description.clone()),
    }
}

/// Returns the line on measure and scope.
#[must_use]
pub fn note(chart: &ComputedChart) -> String {
    if chart.subtitle.is_empty() { String::new() } else { format!("{}.", chart.subtitle) }
}

/// Returns the values of the chart as a table.
fn table(chart: &ComputedChart) -> String {
    let (title, note) = (escaped(&chart.title), escaped(&note(chart)));
    let mut table = format!(
        "<div class=\"tw\" role=\"region\" aria-label=\"Bảng cuộn ngang: {title}\" tabindex=\"0\"><table>\
         <caption><b>{title}</b><span>{note}</span></caption><thead><tr><th scope=\"col\">{}</th>",
        escaped(&chart.category_head)
    );
    for series in &chart.series {
        let _ = write!(table, "<th scope=\"col\" class=\"r\">{}</th>", escaped(&series.name));
    }
    table.push_str("</tr></thead><tbody>");
    for (at, category) in chart.categories.iter().enumerate() {
        let _ = write!(table, "\n<tr><th scope=\"row\">{}</th>", escaped(category));
        for series in &chart.series {
            let value = series.values.get(at).copied().flatten().map_or_else(|| "–".to_owned(), shown);
            let _ = write!(table, "<td class=\"r\">{value}</td>");
        }
        table.push_str("</tr>");
    }
    table.push_str("</tbody></table></div>\n");
    table
}

/// Writes a value as tables do.
#[must_use]
pub fn shown(value: Quantity) -> String {
    match value {
        Quantity::Count(count) => number::grouped(count),
        Quantity::Share { part, whole } => number::rate(part, whole).unwrap_or_else(|| "–".to_owned()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn chart(kind: ChartKind, values: &[[u64; 2]]) -> ComputedChart {
        let series = |at: usize, name: &str| crate::document::Series {
            name: name.to_owned(),
            values: values.iter().map(|pair| Some(Quantity::Count(pair[at]))).collect(),
        };
        ComputedChart {
            name: "thu",
            kind,
            title: "Số lần <đã dùng>".to_owned(),
            subtitle: "lần".to_owned(),
            description: "Thử".to_owned(),
            categories: (1..=values.len()).map(|n| format!("Đơn vị {n}")).collect(),
            category_head: "Đơn vị".to_owned(),
            series: vec![series(0, "Đã dùng"), series(1, "Tối đa")],
            trace: 7,
        }
    }

    #[test]
    fn a_part_of_a_whole_is_drawn_with_what_is_left_and_what_is_beyond() {
        let bars = bars(&chart(ChartKind::HorizontalBars, &[[2, 3], [4, 3]]), "b".to_owned());
        let values: Vec<_> = bars.bars.iter().map(|bar| (bar.values.clone(), bar.end.clone())).collect();
        assert_eq!(values, [(vec![2, 0, 1], Some("2/3".to_owned())), (vec![3, 1, 0], Some("4/3".to_owned()))]);
    }

    #[test]
    fn the_table_has_every_value_and_stands_alone_where_there_is_nothing_to_draw() {
        let drawn = figure(&chart(ChartKind::HorizontalStackedBars, &[[2, 3000]]), 1);
        for text in ["<td class=\"r\">2</td>", "<td class=\"r\">3.000</td>", "id=\"bieu-1t\"", "&lt;đã dùng&gt;"] {
            assert!(drawn.contains(text), "{text} is missing in {drawn}");
        }
        let empty = figure(&chart(ChartKind::HorizontalStackedBars, &[[0, 0]]), 1);
        assert!(empty.contains("<table>") && !empty.contains("<svg"));
    }
}

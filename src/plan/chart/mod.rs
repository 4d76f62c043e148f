//! Charts: what they show, in numbers and words. `draw` makes SVG of it; nothing here computes a figure.
//!
//! The words for those who do not see the chart are made from the very numbers that are drawn.

mod computed;
mod draw;
mod strip;

pub use computed::{Plot, figure, note, plot, shown};
pub use strip::{Mark, Strip};

use crate::lang::number;

/// Bars that lie below each other, each of one or more parts.
#[derive(Clone, Debug)]
pub struct Bars {
    /// Beginning of the ids on the page, unique among its charts.
    pub id: String,
    /// What is shown.
    pub title: String,
    /// Unit of measure and what else to know.
    pub note: String,
    /// How much room a bar takes.
    pub size: Size,
    /// The parts, in the order in which they are drawn.
    pub series: Vec<Series>,
    /// The bars, from the top.
    pub bars: Vec<Bar>,
    /// What it shows in words; none to make them from the values.
    pub words: Option<String>,
}

/// One part of every bar.
#[derive(Clone, Debug)]
pub struct Series {
    /// Its name, as it stands alone.
    pub label: String,
    /// How it is filled.
    pub fill: Fill,
}

/// One bar: its name and one value for each series.
#[derive(Clone, Debug)]
pub struct Bar {
    /// Its name.
    pub label: String,
    /// Its values, as many as there are series.
    pub values: Vec<u32>,
    /// What stands at its end; none for the sum of its values.
    pub end: Option<String>,
}

/// How much room a bar takes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Size {
    /// A few bars, the numbers inside.
    Full,
    /// Many bars, the sum at the end.
    Slim,
    /// Twelve short names beside the bars, the sum at the end.
    Strip,
}

/// Fills that differ in lightness and pattern, so that they can be told apart in black and white.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fill {
    /// Solid red.
    Red,
    /// Red hatch.
    Hatch,
    /// Dark grey.
    Dark,
    /// Light grey with an edge.
    Light,
    /// Grey hatch: still to come.
    Ahead,
}

/// Lines through points in time, each value in tenths of a per cent.
#[derive(Clone, Debug)]
pub struct Lines {
    /// Beginning of the ids on the page, unique among its charts.
    pub id: String,
    /// What is shown.
    pub title: String,
    /// Unit of measure.
    pub note: String,
    /// The points: short name below the axis, and name in words.
    pub points: Vec<(String, String)>,
    /// The lines, two at most: the first is drawn solid, the second dashed.
    pub lines: Vec<Line>,
    /// What it shows in words; none to make them from the values.
    pub words: Option<String>,
}

/// One line.
#[derive(Clone, Debug)]
pub struct Line {
    /// Its name.
    pub label: String,
    /// Its values, as many as there are points; none where there was nothing to measure.
    pub values: Vec<Option<u32>>,
}

impl Series {
    /// Returns a series.
    #[must_use]
    pub fn new(label: &str, fill: Fill) -> Self {
        Self { label: label.to_owned(), fill }
    }
}

impl Bars {
    /// Returns the figure as markup; none when every value is 0, as there is nothing to see.
    #[must_use]
    pub fn figure(&self) -> Option<String> {
        (self.longest() > 0).then(|| draw::bars(self))
    }

    /// Says in words what the bars show: every value that is not 0, and the sum where there are several parts.
    #[must_use]
    pub fn description(&self) -> String {
        if let Some(words) = &self.words {
            return words.clone();
        }
        let bars: Vec<String> = self.bars.iter().map(|bar| self.describe(bar)).collect();
        format!("{}.", bars.join("; "))
    }

    fn describe(&self, bar: &Bar) -> String {
        let parts = self.series.iter().zip(&bar.values).filter(|(_, value)| **value > 0);
        let mut words: Vec<String> = parts
            .map(|(series, value)| format!("{} {}", in_sentence(&series.label), number::grouped(*value)))
            .collect();
        let end = bar.end.as_ref().map_or_else(String::new, |end| format!(" {end}"));
        if words.len() != 1 && bar.end.is_none() {
            words.push(format!("cộng {}", number::grouped(bar.sum())));
        }
        format!("{}{end}: {}", bar.label, words.join(", "))
    }

    /// Returns the sum of the longest bar.
    #[must_use]
    pub fn longest(&self) -> u32 {
        self.bars.iter().map(Bar::sum).max().unwrap_or(0)
    }
}

impl Bar {
    /// Returns a bar with its sum at the end.
    #[must_use]
    pub fn new(label: String, values: Vec<u32>) -> Self {
        Self { label, values, end: None }
    }

    /// Returns the sum of its values.
    #[must_use]
    pub fn sum(&self) -> u32 {
        self.values.iter().sum()
    }
}

impl Lines {
    /// Returns the figure as markup; none with fewer than two points that hold a value, as no line goes through them.
    #[must_use]
    pub fn figure(&self) -> Option<String> {
        let has_value = |at: usize| self.lines.iter().any(|line| line.values.get(at).is_some_and(Option::is_some));
        let points = (0..self.points.len()).filter(|at| has_value(*at)).count();
        (points > 1).then(|| draw::lines(self))
    }

    /// Says in words what the lines show: every value, and where the axis begins.
    #[must_use]
    pub fn description(&self) -> String {
        if let Some(words) = &self.words {
            return words.clone();
        }
        let lines = self.lines.iter().map(|line| {
            let values = self.points.iter().zip(&line.values).filter_map(|((_, name), value)| Some((name, (*value)?)));
            let values: Vec<String> =
                values.map(|(name, value)| format!("{name} {}", number::percent_tenths(value))).collect();
            if values.is_empty() {
                format!("{}: chưa có số liệu", line.label)
            } else {
                format!("{}: {}", line.label, values.join(", "))
            }
        });
        let lines: Vec<String> = lines.collect();
        format!("{}. {}", lines.join(". "), axis_note(&self.scale()))
    }

    /// Returns the axis that holds every value.
    #[must_use]
    pub fn scale(&self) -> Scale {
        let values = || self.lines.iter().flat_map(|line| &line.values).flatten().copied();
        let lowest = values().min().unwrap_or(0) / 10;
        let highest = values().max().unwrap_or(1000).div_ceil(10);
        let step = [1, 2, 5, 10].into_iter().find(|step| (highest - lowest) / step <= 5).unwrap_or(20);
        let ceiling = highest.div_ceil(step).max(1) * step;
        let floor = (lowest / step * step).min(ceiling - step);
        Scale { floor, ceiling, step }
    }
}

/// An axis in whole per cent.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Scale {
    /// Where it begins.
    pub floor: u32,
    /// Where it ends.
    pub ceiling: u32,
    /// From one grid line to the next.
    pub step: u32,
}

/// Says where an axis begins.
#[must_use]
pub fn axis_note(scale: &Scale) -> String {
    format!("Trục đứng bắt đầu từ {}%.", scale.floor)
}

fn in_sentence(word: &str) -> String {
    let mut signs = word.chars();
    signs.next().map_or_else(String::new, |first| first.to_lowercase().chain(signs).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn forms() -> Bars {
        Bars {
            id: "b".into(),
            words: None,
            title: "Số buổi".into(),
            note: "Đơn vị: buổi.".into(),
            size: Size::Full,
            series: vec![
                Series::new("Trực tuyến", Fill::Red),
                Series::new("Kết hợp", Fill::Hatch),
                Series::new("Theo tổ đảng", Fill::Dark),
            ],
            bars: vec![
                Bar::new("Năm 2023 (từ\u{a0}20/02)".into(), vec![6, 2, 4]),
                Bar::new("Năm 2024".into(), vec![0, 0, 1234]),
                Bar::new("Năm <2025> & sau".into(), vec![0, 0, 0]),
            ],
        }
    }

    /// Returns every number that stands in the text of some markup.
    fn numbers(markup: &str) -> Vec<String> {
        let mut texts = String::new();
        for rest in markup.split('>').skip(1) {
            texts.push_str(rest.split('<').next().unwrap_or_default());
            texts.push(' ');
        }
        let words = texts.split(|sign: char| !sign.is_ascii_digit() && sign != '.' && sign != ',');
        words.map(|word| word.trim_matches(['.', ',']).to_owned()).filter(|word| !word.is_empty()).collect()
    }

    #[test]
    fn every_value_stands_in_the_words_and_every_sum_beside_its_bar() {
        let chart = forms();
        assert_eq!(
            chart.description(),
            "Năm 2023 (từ\u{a0}20/02): trực tuyến 6, kết hợp 2, theo tổ đảng 4, cộng 12; Năm 2024: theo tổ đảng 1.234; \
             Năm <2025> & sau: cộng 0."
        );
        let drawn = chart.figure().expect("a chart with values is drawn");
        let numbers = numbers(&drawn);
        for bar in &chart.bars {
            for value in bar.values.iter().filter(|value| **value > 0).chain([&bar.sum()]) {
                assert!(numbers.contains(&number::grouped(*value)), "{value} is missing in {drawn}");
            }
        }
    }

    #[test]
    fn the_lengths_of_the_parts_stand_in_the_same_ratio_as_their_values() {
        let mut chart = forms();
        chart.bars.truncate(1);
        let drawn = chart.figure().expect("a chart with values is drawn");
        let widths: Vec<u32> = drawn
            .split("<rect ")
            .skip(1)
            .filter(|rect| rect.contains('%') && !rect.contains("h-edge"))
            .filter_map(|rect| rect.split("width=\"").nth(1)?.split('%').next()?.replace('.', "").parse().ok())
            .collect();
        assert_eq!(widths, [4400, 1466, 2934], "the parts meet without a gap");
    }

    #[test]
    fn names_are_escaped_and_ids_carry_the_chart() {
        let drawn = forms().figure().expect("a chart with values is drawn");
        assert!(drawn.contains("&lt;2025&gt; &amp; sau") && !drawn.contains("<2025>"));
        for id in ["id=\"bt\"", "id=\"bd\"", "id=\"bh\"", "url(#bh)"] {
            assert!(drawn.contains(id), "{id}");
        }
    }

    #[test]
    fn a_chart_of_nothing_is_not_drawn() {
        let mut chart = forms();
        for bar in &mut chart.bars {
            bar.values = vec![0; 3];
        }
        assert_eq!(chart.figure(), None);
    }

    fn rates(values: &[Option<u32>]) -> Lines {
        let points = (1..=values.len()).map(|n| (format!("{n}"), format!("quý {n}"))).collect();
        let line = Line { label: "Trực tiếp".into(), values: values.to_vec() };
        Lines {
            id: "l".into(), words: None, title: "Tỷ lệ dự".into(), note: String::new(), points, lines: vec![line]
        }
    }

    #[test]
    fn a_line_names_every_value_and_where_its_axis_begins() {
        let chart = rates(&[Some(949), None, Some(966)]);
        assert_eq!(chart.description(), "Trực tiếp: quý 1 94,9%, quý 3 96,6%. Trục đứng bắt đầu từ 94%.");
        let drawn = chart.figure().expect("two values are drawn");
        assert_eq!(drawn.matches("<line class=\"l-a\"").count(), 0, "no line leads over a gap");
        assert_eq!(drawn.matches("class=\"p-a\"").count(), 2);
        assert_eq!(rates(&[Some(949), None]).figure(), None);
    }

    #[test]
    fn an_axis_holds_every_value_in_a_few_steps() {
        for (values, floor, ceiling, step) in [
            (vec![Some(949), Some(981)], 94, 99, 1),
            (vec![Some(0), Some(1000)], 0, 100, 20),
            (vec![Some(1000), Some(1000)], 99, 100, 1),
            (vec![Some(505), Some(700)], 50, 70, 5),
        ] {
            let scale = rates(&values).scale();
            assert_eq!(scale, Scale { floor, ceiling, step }, "{values:?}");
        }
    }
}

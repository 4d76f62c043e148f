//! The year strip: twelve cells, in each the shapes of the meetings of that month.
//!
//! The shapes are the theme's symbols, as in the log beside it; at most one row a kind, so that the strip stays low
//! however many meetings a unit holds.

use crate::lang::sentence::{self, StripMonth};
use crate::plan::escaped;
use std::fmt::Write;

/// A year of a unit.
#[derive(Clone, Debug)]
pub struct Strip {
    /// What is shown.
    pub title: String,
    /// The months from January, each with its kinds of meeting in the order of drawing.
    pub months: [Vec<Mark>; 12],
    /// Month of the as-of date, from 1, if it lies in the year.
    pub now: Option<u32>,
}

/// Meetings of one kind in one month.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mark {
    /// Symbol.
    pub icon: &'static str,
    /// Class of the symbol.
    pub class: &'static str,
    /// Kind in words.
    pub kind: &'static str,
    /// How many.
    pub count: u32,
}

/// Height of the row of months, and of a row of shapes.
const HEAD: u32 = 24;
const ROW: u32 = 20;
/// Edge of a shape.
const SHAPE: u32 = 12;

impl Strip {
    /// Returns the figure as markup; none for a year without a meeting.
    #[must_use]
    pub fn figure(&self) -> Option<String> {
        let rows = self.months.iter().map(Vec::len).max().filter(|rows| *rows > 0)? as u32;
        let height = HEAD + rows * ROW + 6;
        let mut body = String::new();
        for (at, marks) in (0..).zip(&self.months) {
            self.month(&mut body, at, marks, height);
        }
        let told: Vec<StripMonth> = (1..)
            .zip(&self.months)
            .map(|(number, marks)| StripMonth { number, kinds: marks.iter().map(|m| (m.kind, m.count)).collect() })
            .collect();
        Some(format!(
            "<figure class=\"strip12\">\n<figcaption>{}<span>{}</span></figcaption>\n\
             <svg class=\"chart\" height=\"{height}\" role=\"img\" aria-labelledby=\"namt namd\"><title id=\"namt\">{}</title>\
             <desc id=\"namd\">{}</desc>{body}\n</svg>{}\n</figure>",
            escaped(&self.title),
            escaped(&sentence::strip_note(self.now)),
            escaped(&self.title),
            escaped(&sentence::strip_desc(&told, self.now)),
            self.key()
        ))
    }

    fn month(&self, body: &mut String, at: u32, marks: &[Mark], height: u32) {
        let (left, middle) = (twelfth(2 * at), twelfth(2 * at + 1));
        let number = at + 1;
        if self.now == Some(number) {
            let width = twelfth(2);
            let _ = write!(body, "\n<rect class=\"s-now\" x=\"{left}\" width=\"{width}\" height=\"{}\"/>", HEAD - 3);
        }
        let class = if self.now == Some(number) { " class=\"on-now\"" } else { "" };
        let _ = write!(body, "\n<text{class} x=\"{middle}\" y=\"15\" text-anchor=\"middle\">{number}</text>");
        let _ = write!(
            body,
            "<line class=\"axis\" x1=\"{left}\" x2=\"{}\" y1=\"{y}\" y2=\"{y}\"/>",
            twelfth(2 * at + 2),
            y = HEAD - 2
        );
        if at > 0 {
            let _ = write!(body, "<line class=\"grid\" x1=\"{left}\" x2=\"{left}\" y1=\"{HEAD}\" y2=\"{height}\"/>");
        }
        for (row, mark) in (0..).zip(marks) {
            shape(body, mark, &middle, HEAD + row * ROW + 4);
        }
    }

    /// Names the shapes that occur.
    fn key(&self) -> String {
        let mut kinds: Vec<&Mark> = Vec::new();
        for mark in self.months.iter().flatten() {
            if kinds.iter().all(|known| known.kind != mark.kind) {
                kinds.push(mark);
            }
        }
        let items: String = kinds
            .iter()
            .map(|mark| {
                let (class, icon, kind) = (class_of(mark), mark.icon, escaped(mark.kind));
                format!("<li><svg class=\"{class}\" aria-hidden=\"true\"><use href=\"#{icon}\"/></svg>{kind}</li>")
            })
            .collect();
        format!("\n<ul class=\"key\">{items}</ul>")
    }
}

/// Draws a shape below `middle`, a number beside it where there is more than one.
fn shape(body: &mut String, mark: &Mark, middle: &str, top: u32) {
    let Mark { icon, count, .. } = mark;
    let class = class_of(mark);
    let from = if *count > 1 { SHAPE } else { SHAPE / 2 };
    let _ = write!(
        body,
        "<svg class=\"{class}\" x=\"{middle}\" y=\"{top}\" overflow=\"visible\"><use href=\"#{icon}\" x=\"-{from}\" \
         width=\"{SHAPE}\" height=\"{SHAPE}\"/>"
    );
    if *count > 1 {
        let _ = write!(body, "<text class=\"strong\" x=\"2\" y=\"11\">{count}</text>");
    }
    body.push_str("</svg>");
}

fn class_of(mark: &Mark) -> String {
    format!("i {}", mark.class).trim_end().to_owned()
}

/// Returns halves of a twelfth of the width.
fn twelfth(halves: u32) -> String {
    let hundredths = halves * 10_000 / 24;
    format!("{}.{:02}%", hundredths / 100, hundredths % 100)
}

#[cfg(test)]
mod tests {
    use super::*;

    const ONLINE: Mark = Mark { icon: "f-on", class: "f-on", kind: "trực tuyến", count: 2 };
    const PUT_OFF: Mark = Mark { icon: "put", class: "", kind: "hoãn", count: 1 };

    fn strip(march: Vec<Mark>) -> Strip {
        let mut months: [Vec<Mark>; 12] = Default::default();
        months[2] = march;
        Strip { title: "Năm <2025>".into(), months, now: Some(6) }
    }

    #[test]
    fn each_kind_is_drawn_once_with_its_number() {
        let drawn = strip(vec![ONLINE, PUT_OFF]).figure().expect("a year with meetings");
        assert_eq!(drawn.matches("<use href=\"#f-on\" x=").count(), 1);
        assert_eq!(drawn.matches("<use href=\"#put\" x=").count(), 1);
        assert!(drawn.contains(">2</text></svg>"), "{drawn}");
        assert!(drawn.contains("Tháng 3: 2 trực tuyến, 1 hoãn. Các tháng khác không có buổi nào."));
        assert!(drawn.contains("Năm &lt;2025&gt;") && !drawn.contains("<2025>"));
    }

    #[test]
    fn the_month_of_the_figures_is_marked_and_there_are_twelve() {
        let drawn = strip(vec![ONLINE]).figure().expect("a year with meetings");
        assert_eq!(drawn.matches("class=\"s-now\"").count(), 1);
        assert!(drawn.contains("<text class=\"on-now\" x=\"45.83%\" y=\"15\" text-anchor=\"middle\">6</text>"));
        assert_eq!(drawn.matches("y=\"15\"").count(), 12);
    }

    #[test]
    fn a_year_without_a_meeting_is_not_drawn() {
        assert_eq!(strip(Vec::new()).figure(), None);
    }
}

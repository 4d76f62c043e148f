//! The figures, tables and charts that reports may ask for, from the catalogue that answers them.

use crate::document::figures::{Argument, FIGURES, Figure, Kind};
use serde::Serialize;

/// Figures of a kind.
#[derive(Serialize)]
pub struct FigureGroup {
    /// "Con số", "Bảng" or "Biểu đồ".
    pub label: &'static str,
    /// Anchor.
    pub anchor: &'static str,
    /// How they are asked for.
    pub about: &'static str,
    /// The figures.
    pub figures: Vec<FigureView>,
    /// Their arguments, each once.
    pub arguments: Vec<ArgumentView>,
}

/// A figure of the catalogue.
#[derive(Serialize)]
pub struct FigureView {
    /// How a report asks for it.
    pub call: String,
    /// What it counts or shows.
    pub description: &'static str,
    /// Names of its arguments; those it cannot do without are marked.
    pub arguments: Vec<(&'static str, bool)>,
}

/// An argument of a group of figures.
#[derive(Serialize)]
pub struct ArgumentView {
    /// Name.
    pub name: &'static str,
    /// What it may be; figures that take it in another way have theirs behind it.
    pub values: String,
}

/// Returns the catalogue by kind.
#[must_use]
pub fn groups() -> Vec<FigureGroup> {
    let numbers = group("Con số", "con-so", "Đứng ngay trong câu, kèm danh từ của nó.", |kind| {
        matches!(kind, Kind::Number(_))
    });
    let tables = group("Bảng", "bang", "Đứng riêng một dòng, gọi bằng bang.", |kind| {
        matches!(kind, Kind::Table(_))
    });
    let charts = group("Biểu đồ", "bieu-do", "Đứng riêng một dòng, gọi bằng bieu.", |kind| {
        matches!(kind, Kind::Chart(_))
    });
    vec![numbers, tables, charts]
}

fn group(label: &'static str, anchor: &'static str, about: &'static str, is_of: fn(&Kind) -> bool) -> FigureGroup {
    let of: Vec<&Figure> = FIGURES.iter().filter(|figure| is_of(&figure.kind)).collect();
    let arguments = arguments(&of);
    FigureGroup { label, anchor, about, figures: of.into_iter().map(view).collect(), arguments }
}

/// Lists the arguments of figures, each name once.
fn arguments(of: &[&Figure]) -> Vec<ArgumentView> {
    let mut seen: Vec<Argument> = Vec::new();
    let mut views: Vec<ArgumentView> = Vec::new();
    for argument in of.iter().flat_map(|figure| figure.arguments) {
        if seen.contains(argument) {
            continue;
        }
        seen.push(*argument);
        match views.iter_mut().find(|view| view.name == argument.name()) {
            Some(view) => view.values = format!("{}; có số chỉ nhận {}", view.values, argument.values()),
            None => views.push(ArgumentView { name: argument.name(), values: argument.values().to_owned() }),
        }
    }
    views
}

fn view(figure: &Figure) -> FigureView {
    let named = match figure.kind {
        Kind::Number(_) => None,
        Kind::Table(_) | Kind::Chart(_) => Some(format!("ten=\"{}\"", figure.name)),
    };
    let required = figure.required.iter().map(|argument| format!("{}=…", argument.name()));
    let given: Vec<String> = named.into_iter().chain(required).collect();
    let argument = |argument: &Argument| (argument.name(), figure.required.contains(argument));
    FigureView {
        call: format!("{{{{ {}({}) }}}}", figure.call(), given.join(", ")),
        description: figure.description,
        arguments: figure.arguments.iter().map(argument).collect(),
    }
}

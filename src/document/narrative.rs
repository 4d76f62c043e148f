//! From the narrative of a report to Markdown: expressions are computed, and every byte keeps its place.
//!
//! The template engine never sees the prose. It gets a short mark for each stretch of it, so what comes out is a list
//! of marks and computed texts, and prose cannot be taken for either.

use super::calls;
use super::figures::{self, COMPARED, Choice, Figure, Kind, Literal, Parts};
use super::pieces::{self, Piece};
use super::seal::Issued;
use super::source::{Text, body_place};
use crate::diag::{Diagnostics, Message};
use crate::facts::Facts;
use crate::model::{Body, Period};
use std::io::Write;
use std::sync::{Arc, Mutex, PoisonError};
use tera::{Context, ErrorKind, Kwargs, State, Tera, Value};

/// Opens a mark that stands for a piece of the text.
const PIECE: char = '\u{e001}';
/// Opens a mark that stands for a computed part.
const PART: char = '\u{e002}';
/// Closes a mark.
const END: char = '\u{e003}';

/// How many pieces a text may grow by in loops.
const GROWTH: usize = 10_000;

/// Stands where something could not be computed.
const UNKNOWN: &str = "…";

/// The name under which the engine knows the text; without an ending, so nothing is escaped.
const NAME: &str = "bao-cao";

/// What a narrative is computed from.
pub(super) struct Task {
    /// What is known on the day that the figures are of.
    pub(super) facts: Arc<Facts>,
    /// The days that the report covers.
    pub(super) covers: Period,
    /// The figures as they were issued; none where the report is not sealed.
    pub(super) issued: Option<Arc<Issued>>,
}

/// Computes the narrative in `body` of a report.
pub(super) fn compute(task: &Task, body: &Body, diags: &mut Diagnostics) -> (Text, Parts) {
    let Task { facts, covers, issued } = task;
    let covers = *covers;
    let text = &*body.text;
    let pieces = pieces::pieces(text);
    let mut is_sound = true;
    for piece in &pieces {
        for (at, message) in problems(text, piece, facts) {
            diags.error(body_place(body.place, at), message);
            is_sound = false;
        }
    }
    let parts = Arc::new(Mutex::new(Parts::new(issued.clone())));
    let computed = if is_sound { run(facts, text, &pieces, covers, &parts) } else { Err(None) };
    match computed {
        Ok(output) => {
            let computed = assemble(&output, text, &pieces, body);
            let mut parts = std::mem::take(&mut *parts.lock().unwrap_or_else(PoisonError::into_inner));
            for call in &parts.unsealed {
                let at = calls::place_of(text, &pieces, call, &facts.known.registry);
                diags.error(body_place(body.place, at), Message::NotSealed { call: call.words() });
            }
            parts.is_complete = true;
            (computed, parts)
        }
        Err(problem) => {
            if let Some((at, detail)) = problem {
                diags.error(body_place(body.place, at), Message::BadExpression { detail });
            }
            in_order(facts, text, &pieces, covers, body)
        }
    }
}

fn problems(text: &str, piece: &Piece, facts: &Facts) -> Vec<calls::Problem> {
    let mut problems = calls::check(text, piece, &facts.known.registry);
    if let Piece::Value(range) | Piece::Tag(range) = piece
        && let Some(found) = text[range.clone()].find([PIECE, PART, END])
    {
        let code = text[range.start + found..].chars().next().map_or(0, u32::from);
        problems.push((range.start + found, Message::HiddenCharacter { code }));
    }
    problems
}

/// The text as the engine gets it, with the way back.
struct Template {
    text: String,
    /// Where each expression begins here and in the report.
    origins: Vec<(usize, usize)>,
}

fn template(text: &str, pieces: &[Piece]) -> Template {
    let mut template = Template { text: String::new(), origins: Vec::new() };
    for (index, piece) in pieces.iter().enumerate() {
        // A mark before every tag also makes every turn of a loop write something, so loops cannot run unseen.
        template.text.push_str(&format!("{PIECE}{index}{END}"));
        if let Piece::Value(range) | Piece::Tag(range) = piece {
            template.origins.push((template.text.len(), range.start));
            template.text.push_str(&text[range.clone()]);
        }
    }
    template
}

impl Template {
    /// Returns the byte of the report at line `line` (from 1) and column `column` (from 0) of this text.
    fn origin(&self, line: usize, column: usize) -> usize {
        let begin = self.text.split_inclusive('\n').take(line.saturating_sub(1)).map(str::len).sum::<usize>();
        let rest = &self.text[begin..];
        let at = begin + rest.char_indices().nth(column).map_or(rest.len(), |(at, _)| at);
        let index = self.origins.partition_point(|(here, _)| *here <= at).saturating_sub(1);
        self.origins.get(index).map_or(0, |(here, there)| there + at.saturating_sub(*here))
    }
}

/// What went wrong, and at which byte of the report.
type Failure = Option<(usize, String)>;

fn run(
    facts: &Arc<Facts>,
    text: &str,
    pieces: &[Piece],
    covers: Period,
    parts: &Arc<Mutex<Parts>>,
) -> Result<String, Failure> {
    let template = template(text, pieces);
    let mut engine = Tera::new();
    register(&mut engine, facts, covers, parts);
    engine.add_raw_template(NAME, &template.text).map_err(|error| failure(&error, &template))?;
    let limit = template.text.len() + GROWTH * (PIECE.len_utf8() + END.len_utf8() + 4);
    let mut output = Bounded { bytes: Vec::new(), limit };
    engine.render_to(NAME, &Context::new(), &mut output).map_err(|error| failure(&error, &template))?;
    String::from_utf8(output.bytes).map_err(|error| Some((0, error.to_string())))
}

/// Takes what the engine writes, up to a limit.
struct Bounded {
    bytes: Vec<u8>,
    limit: usize,
}

impl Write for Bounded {
    fn write(&mut self, bytes: &[u8]) -> std::io::Result<usize> {
        if self.bytes.len() + bytes.len() > self.limit {
            return Err(std::io::Error::other("the loops of the text go round too often"));
        }
        self.bytes.extend_from_slice(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> std::io::Result<()> {
        Ok(())
    }
}

fn failure(error: &tera::Error, template: &Template) -> Failure {
    match error.kind() {
        ErrorKind::SyntaxError(report) | ErrorKind::RenderingError(report) => {
            let span = report.span();
            Some((template.origin(span.start_line, span.start_col), report.message().to_owned()))
        }
        ErrorKind::Io(_) => {
            Some((0, std::error::Error::source(error).map_or_else(|| error.to_string(), ToString::to_string)))
        }
        _ => Some((0, error.to_string().lines().next().unwrap_or("").to_owned())),
    }
}

/// Makes the catalogue known to the engine. Its functions must be shareable and answer at once, which is why the facts
/// are shared and the answers locked.
fn register(engine: &mut Tera, facts: &Arc<Facts>, covers: Period, parts: &Arc<Mutex<Parts>>) {
    let numbers = figures::FIGURES.iter().filter(|figure| matches!(figure.kind, Kind::Number(_)));
    for call in numbers.map(|figure| figure.name).chain(["bang", "bieu"]) {
        let (facts, parts) = (facts.clone(), parts.clone());
        engine.register_function(call, move |given: Kwargs, _: &State| -> tera::TeraResult<String> {
            let (figure, choice) = called(call, &given, &facts)?;
            let mut parts = parts.lock().unwrap_or_else(PoisonError::into_inner);
            Ok(format!("{PART}{}{END}", parts.answer(&facts, covers, figure, &choice)))
        });
    }
    let (facts, parts) = (facts.clone(), parts.clone());
    engine.register_function(COMPARED, move |given: Kwargs, _: &State| -> tera::TeraResult<Value> {
        let (figure, choice) = called(COMPARED, &given, &facts)?;
        let mut parts = parts.lock().unwrap_or_else(PoisonError::into_inner);
        let number = parts.compare(&facts, covers, figure, &choice);
        // A whole number is handed over as such, so that `== 0` means what it says.
        Ok(if number.fract() == 0.0 { Value::from(number as i64) } else { Value::from(number) })
    });
}

/// Returns the figure and choice of a call whose arguments have been computed.
fn called(call: &str, given: &Kwargs, facts: &Facts) -> tera::TeraResult<(&'static Figure, Choice)> {
    let is_named = matches!(call, COMPARED | "bang" | "bieu");
    let name = if is_named { given.get::<&str>("ten")?.unwrap_or("") } else { call };
    let figure = figures::figure(call, name).ok_or_else(|| tera::Error::message(format!("no figure `{name}`")))?;
    let mut choice = Choice::default();
    let mut count = usize::from(is_named);
    for argument in figure.arguments {
        let Some(value) = given.get::<Value>(argument.name())? else { continue };
        count += 1;
        choice
            .set(*argument, &literal(&value), &facts.known.registry)
            .map_err(|allowed| tera::Error::message(format!("`{}` of `{name}` may be: {allowed}", argument.name())))?;
    }
    if count < given.iter().count() {
        return Err(tera::Error::message(format!("`{name}` has an argument too many")));
    }
    Ok((figure, choice))
}

fn literal(value: &Value) -> Literal {
    match (value.as_str(), value.as_i64()) {
        (Some(text), _) => Literal::Text(text.to_owned()),
        (None, Some(number)) => Literal::Number(number),
        (None, None) => Literal::Other,
    }
}

/// Puts prose and computed parts in the place of their marks.
fn assemble(output: &str, text: &str, pieces: &[Piece], body: &Body) -> Text {
    let mut assembled = Text::new(body.place);
    let mut origin = 0;
    let mut rest = output;
    while let Some(at) = rest.find([PIECE, PART]) {
        assembled.push_computed(&rest[..at], origin);
        let is_piece = rest[at..].starts_with(PIECE);
        let after = &rest[at + PIECE.len_utf8()..];
        let (number, tail) = after.split_once(END).unwrap_or((after, ""));
        rest = tail;
        let Ok(index) = number.parse::<usize>() else { continue };
        match pieces.get(index) {
            _ if !is_piece => assembled.push_mark(index, origin),
            Some(Piece::Prose(range)) => {
                origin = range.start;
                assembled.push_verbatim(&text[range.clone()], range.start);
            }
            Some(Piece::Value(range) | Piece::Tag(range)) => origin = range.start,
            None => {}
        }
    }
    assembled.push_computed(rest, origin);
    assembled
}

/// Returns the text with everything in it, as it stands: what can be shown of a report with a broken expression, so
/// that the problems of its prose are found as well.
fn in_order(facts: &Facts, text: &str, pieces: &[Piece], covers: Period, body: &Body) -> (Text, Parts) {
    let mut assembled = Text::new(body.place);
    let mut parts = Parts::default();
    for piece in pieces {
        match piece {
            Piece::Prose(range) => assembled.push_verbatim(&text[range.clone()], range.start),
            Piece::Value(range) => match calls::plain_call(text, range, &facts.known.registry) {
                Some((figure, choice)) => {
                    assembled.push_mark(parts.answer(facts, covers, figure, &choice), range.start)
                }
                None => assembled.push_computed(UNKNOWN, range.start),
            },
            Piece::Tag(_) => {}
        }
    }
    (assembled, parts)
}

//! The expressions within a report's text: where they stand, which computed parts they call, and whether they keep to
//! the small language that reports may use.
//!
//! Everything is checked here, before anything is computed, so that all problems of a text are found at once and no
//! expression can run without bound.

use super::figures::{self, Call, Choice, Figure, Literal};
use super::pieces::Piece;
use crate::diag::Message;
use crate::load::spelling::nearest;
use crate::model::Registry;
use std::ops::Range;

/// Longest expression, in bytes.
const LONGEST: usize = 4096;

/// A token of an expression and where it stands.
struct Token<'t> {
    kind: Sort<'t>,
    range: Range<usize>,
}

#[derive(Clone, Copy, PartialEq)]
enum Sort<'t> {
    Name(&'t str),
    Text(&'t str),
    Number(&'t str),
    Sign(&'t str),
}

/// Signs that an expression may hold. Those that could grow without bound are not among them: `~` joins texts, `|`
/// calls filters, `...` spreads lists.
const SIGNS: [&str; 18] =
    ["==", "!=", "<=", ">=", "<", ">", "(", ")", "[", "]", ",", "=", "+", "-", "*", "/", "%", "."];

/// Words with which a tag may begin.
const TAGS: [&str; 7] = ["if", "elif", "else", "endif", "for", "endfor", "set"];

/// A problem at a byte of the text.
pub(super) type Problem = (usize, Message);

/// Checks the expression in `range` of `text` and returns its problems.
pub(super) fn check(text: &str, piece: &Piece, registry: &Registry) -> Vec<Problem> {
    let (range, is_tag) = match piece {
        Piece::Prose(_) => return Vec::new(),
        Piece::Value(range) => (range, false),
        Piece::Tag(range) => (range, true),
    };
    if range.len() > LONGEST {
        return vec![refuse(range.start, "the expression is longer than 4096 bytes".to_owned())];
    }
    let mut problems = Vec::new();
    let tokens = tokens(text, range, &mut problems);
    if is_tag {
        check_tag(&tokens, range.start, &mut problems);
    }
    for (index, token) in tokens.iter().enumerate() {
        let Sort::Name(name) = token.kind else { continue };
        if name == "for" && !(is_tag && index == 0) {
            problems.push(refuse(token.range.start, "`for` cannot stand within an expression".to_owned()));
        }
        let is_call = tokens.get(index + 1).is_some_and(|next| next.kind == Sort::Sign("("));
        if is_call && !matches!(name, "and" | "or" | "not" | "in" | "if" | "elif" | "else" | "is") {
            check_call(name, token.range.start, &tokens[index + 2..], registry, &mut problems);
        }
    }
    problems
}

fn refuse(at: usize, detail: String) -> Problem {
    (at, Message::BadExpression { detail })
}

fn check_tag(tokens: &[Token<'_>], at: usize, problems: &mut Vec<Problem>) {
    match tokens.first() {
        Some(Token { kind: Sort::Name(name), .. }) if TAGS.contains(name) => {}
        Some(token) => {
            let detail = format!("a tag of a report begins with one of: {}", TAGS.join(", "));
            problems.push(refuse(token.range.start, detail));
        }
        None => problems.push(refuse(at, "the tag is empty".to_owned())),
    }
}

fn tokens<'t>(text: &'t str, range: &Range<usize>, problems: &mut Vec<Problem>) -> Vec<Token<'t>> {
    let mut tokens = Vec::new();
    let end = if text[range.clone()].ends_with('}') && range.len() >= 4 { range.end - 2 } else { range.end };
    let mut at = range.start + 2;
    if text[at..end].starts_with('-') {
        at += 1;
    }
    let end = if text[at..end].ends_with('-') { end - 1 } else { end };
    while let Some(sign) = text[at..end].chars().next() {
        let rest = &text[at..end];
        let length = match sign {
            sign if sign.is_whitespace() => {
                at += sign.len_utf8();
                continue;
            }
            '"' | '\'' | '`' => quoted(rest),
            sign if sign.is_ascii_alphabetic() || sign == '_' => {
                rest.find(|sign: char| !sign.is_ascii_alphanumeric() && sign != '_').unwrap_or(rest.len())
            }
            sign if sign.is_ascii_digit() => rest.find(|sign: char| !sign.is_ascii_digit()).unwrap_or(rest.len()),
            _ => SIGNS.iter().find(|known| rest.starts_with(**known)).map_or(0, |known| known.len()),
        };
        let is_doubled = ["//", "**", "...", "?."].iter().any(|doubled| rest.starts_with(doubled));
        if length == 0 || is_doubled {
            problems.push(refuse(at, format!("`{sign}` cannot stand in an expression of a report")));
            at += sign.len_utf8();
            continue;
        }
        let word = &rest[..length];
        let kind = match sign {
            '"' | '\'' | '`' => Sort::Text(word),
            sign if sign.is_ascii_alphabetic() || sign == '_' => Sort::Name(word),
            sign if sign.is_ascii_digit() => Sort::Number(word),
            _ => Sort::Sign(word),
        };
        tokens.push(Token { kind, range: at..at + length });
        at += length;
    }
    tokens
}

/// Returns the length of the quoted text at the beginning of `rest`; all of it where the closing quote is missing.
fn quoted(rest: &str) -> usize {
    let bytes = rest.as_bytes();
    let mut at = 1;
    while at < bytes.len() {
        match bytes[at] {
            b'\\' => at += 2,
            byte if byte == bytes[0] => return at + 1,
            _ => at += 1,
        }
    }
    rest.len()
}

/// An argument as a call gives it.
struct Given<'t> {
    name: &'t str,
    name_at: usize,
    /// The value and where it stands; none where it is known only when the text is computed.
    value: Option<(Literal, usize)>,
}

/// Returns the arguments of a call whose opening bracket has been passed.
fn arguments<'t>(tokens: &[Token<'t>]) -> Vec<Given<'t>> {
    let mut list = Vec::new();
    let mut depth = 0;
    for (index, token) in tokens.iter().enumerate() {
        match token.kind {
            Sort::Sign("(" | "[") => depth += 1,
            Sort::Sign(")" | "]") if depth == 0 => break,
            Sort::Sign(")" | "]") => depth -= 1,
            Sort::Name(name)
                if depth == 0 && tokens.get(index + 1).is_some_and(|next| next.kind == Sort::Sign("=")) =>
            {
                let ends = |at: usize| tokens.get(at).is_none_or(|next| matches!(next.kind, Sort::Sign("," | ")")));
                let value = tokens.get(index + 2).filter(|_| ends(index + 3)).and_then(literal);
                list.push(Given { name, name_at: token.range.start, value });
            }
            _ => {}
        }
    }
    list
}

fn literal(token: &Token<'_>) -> Option<(Literal, usize)> {
    let value = match token.kind {
        Sort::Text(quoted) => Literal::Text(inner(quoted).to_owned()),
        Sort::Number(digits) => digits.parse().map_or(Literal::Other, Literal::Number),
        Sort::Name("true" | "false" | "True" | "False" | "none" | "None" | "null") => Literal::Other,
        Sort::Name(_) | Sort::Sign(_) => return None,
    };
    Some((value, token.range.start))
}

/// Returns a quoted text without its quotes; the closing one may be missing.
fn inner(quoted: &str) -> &str {
    let (quote, rest) = quoted.split_at(1);
    rest.strip_suffix(quote).unwrap_or(rest)
}

fn check_call(name: &str, at: usize, rest: &[Token<'_>], registry: &Registry, problems: &mut Vec<Problem>) {
    let given = arguments(rest);
    let figure = match name {
        "gia_tri" | "bang" | "bieu" => named_figure(name, at, &given, problems),
        _ => {
            let found = figures::figure(name, name);
            if found.is_none() {
                let names = figures::FIGURES.iter().filter(|figure| matches!(figure.kind, figures::Kind::Number(_)));
                let names = names.map(|figure| figure.name).chain(["gia_tri", "bang", "bieu"]);
                let near = nearest(name, names).map(str::to_owned);
                problems.push((at, Message::UnknownFigure { name: name.to_owned(), nearest: near }));
            }
            found
        }
    };
    let Some(figure) = figure else { return };
    let is_named = matches!(name, "gia_tri" | "bang" | "bieu");
    check_arguments(figure, at, &given, is_named, registry, problems);
}

fn named_figure(call: &str, at: usize, given: &[Given<'_>], problems: &mut Vec<Problem>) -> Option<&'static Figure> {
    let names = || figures::of_call(call).map(|figure| figure.name);
    let Some(argument) = given.iter().find(|argument| argument.name == "ten") else {
        let allowed = format!("ten=\"{}\"", names().next().unwrap_or(""));
        problems.push((at, Message::BadArgument { figure: call.to_owned(), argument: "ten".to_owned(), allowed }));
        return None;
    };
    let name = match &argument.value {
        Some((Literal::Text(name), _)) => name.as_str(),
        Some(_) => "",
        // A name that is computed cannot be checked beforehand.
        None => {
            let message = Message::BadArgument {
                figure: call.to_owned(),
                argument: "ten".to_owned(),
                allowed: names().collect::<Vec<_>>().join(" | "),
            };
            problems.push((argument.name_at, message));
            return None;
        }
    };
    let found = figures::figure(call, name);
    if found.is_none() {
        let place = argument.value.as_ref().map_or(at, |(_, place)| *place);
        problems.push((
            place,
            Message::UnknownFigure { name: name.to_owned(), nearest: nearest(name, names()).map(str::to_owned) },
        ));
    }
    found
}

fn check_arguments(
    figure: &'static Figure,
    at: usize,
    given: &[Given<'_>],
    is_named: bool,
    registry: &Registry,
    problems: &mut Vec<Problem>,
) {
    let bad = |argument: &str, allowed: String| Message::BadArgument {
        figure: figure.name.to_owned(),
        argument: argument.to_owned(),
        allowed,
    };
    let mut choice = Choice::default();
    for argument in given.iter().filter(|argument| !(is_named && argument.name == "ten")) {
        let Some(known) = figure.arguments.iter().find(|known| known.name() == argument.name) else {
            let names = figure.arguments.iter().map(|known| known.name()).collect::<Vec<_>>().join(" | ");
            problems.push((argument.name_at, bad(argument.name, names)));
            continue;
        };
        if let Some((value, place)) = &argument.value
            && let Err(allowed) = choice.set(*known, value, registry)
        {
            problems.push((*place, bad(argument.name, allowed)));
        }
    }
    for required in figure.required {
        if !given.iter().any(|argument| argument.name == required.name()) {
            problems.push((at, bad(required.name(), format!("{}=…", required.name()))));
        }
    }
}

/// Returns the call that a value consists of, if it is one call with values known beforehand.
pub(super) fn plain_call(text: &str, range: &Range<usize>, registry: &Registry) -> Option<(&'static Figure, Choice)> {
    let tokens = tokens(text, range, &mut Vec::new());
    let [Token { kind: Sort::Name(name), .. }, Token { kind: Sort::Sign("("), .. }, rest @ ..] = tokens.as_slice()
    else {
        return None;
    };
    if *name == figures::COMPARED { None } else { known_call(name, rest, registry) }
}

/// Returns what a call asks for whose opening bracket has been passed, if all its values are known beforehand.
fn known_call(name: &str, rest: &[Token<'_>], registry: &Registry) -> Option<(&'static Figure, Choice)> {
    let given = arguments(rest);
    let ten = given.iter().find(|argument| argument.name == "ten").and_then(|argument| argument.value.as_ref());
    let figure = match (name, ten) {
        ("bang" | "bieu" | figures::COMPARED, Some((Literal::Text(ten), _))) => figures::figure(name, ten)?,
        ("bang" | "bieu" | figures::COMPARED, _) => return None,
        _ => figures::figure(name, name)?,
    };
    let mut choice = Choice::default();
    for argument in given.iter().filter(|argument| argument.name != "ten") {
        let known = figure.arguments.iter().find(|known| known.name() == argument.name)?;
        choice.set(*known, &argument.value.as_ref()?.0, registry).ok()?;
    }
    let has = |required: &figures::Argument| given.iter().any(|argument| argument.name == required.name());
    figure.required.iter().all(has).then_some((figure, choice))
}

/// Returns the byte of the text at which `call` stands: the first call just like it, else the first of its function,
/// as its values may be known only when the text is computed.
pub(super) fn place_of(text: &str, pieces: &[Piece], call: &Call, registry: &Registry) -> usize {
    let mut first = None;
    for piece in pieces {
        let (Piece::Value(range) | Piece::Tag(range)) = piece else { continue };
        let tokens = tokens(text, range, &mut Vec::new());
        for (index, token) in tokens.iter().enumerate() {
            let is_call = tokens.get(index + 1).is_some_and(|next| next.kind == Sort::Sign("("));
            if token.kind != Sort::Name(call.function) || !is_call {
                continue;
            }
            first.get_or_insert(token.range.start);
            let known = known_call(call.function, &tokens[index + 2..], registry);
            if known.is_some_and(|(figure, choice)| figure.name == call.name && choice == call.choice) {
                return token.range.start;
            }
        }
    }
    first.unwrap_or(0)
}

//! A report's text in pieces: prose that stands as it is, and the expressions between.

use std::ops::Range;

/// A piece of a report's text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Piece {
    /// Text that stands as it is.
    Prose(Range<usize>),
    /// An expression whose value is put in its place: `{{ … }}`.
    Value(Range<usize>),
    /// A tag that directs: `{% … %}`.
    Tag(Range<usize>),
}

/// Parts `text` into prose, values and tags. Comments are dropped, `raw` keeps its text, a line that holds nothing but
/// a tag vanishes, and `-` at the edge of a tag takes the white space beside it.
pub(super) fn pieces(text: &str) -> Vec<Piece> {
    let mut pieces = Vec::new();
    let mut from = 0;
    let mut at = 0;
    let mut eats_space = false;
    while let Some((begin, sign)) = opening(text, at) {
        let end = closing(text, begin, sign);
        let (inner, end) = if sign == b'%' { raw(text, begin, end) } else { (None, end) };
        let alone = sign != b'{' && inner.is_none() && is_alone(text, begin, end);
        push_prose(&mut pieces, text, from..begin, eats_space, text[begin + 2..].starts_with('-'), alone);
        eats_space = ["-}}", "-%}", "-#}"].iter().any(|edge| text[begin + 2..end].ends_with(edge));
        match (inner, sign) {
            (Some(inner), _) => pieces.push(Piece::Prose(inner)),
            (None, b'{') => pieces.push(Piece::Value(begin..end)),
            (None, b'%') => pieces.push(Piece::Tag(begin..end)),
            (None, _) => {}
        }
        at = end;
        from = if alone { line_end(text, end) } else { end };
        at = at.max(from);
    }
    push_prose(&mut pieces, text, from..text.len(), eats_space, false, false);
    pieces
}

fn opening(text: &str, from: usize) -> Option<(usize, u8)> {
    let found =
        text.as_bytes()[from..].windows(2).position(|pair| pair[0] == b'{' && matches!(pair[1], b'{' | b'%' | b'#'))?;
    Some((from + found, text.as_bytes()[from + found + 1]))
}

/// Returns where the tag that begins at `begin` ends; without an end it takes the rest of the text.
fn closing(text: &str, begin: usize, sign: u8) -> usize {
    let bytes = text.as_bytes();
    let close = if sign == b'{' { b'}' } else { sign };
    let mut quote = None;
    let mut at = begin + 2;
    while at + 1 < bytes.len() {
        match (quote, bytes[at]) {
            (Some(_), b'\\') => at += 1,
            (Some(open), byte) if byte == open => quote = None,
            (Some(_), _) => {}
            (None, byte @ (b'"' | b'\'' | b'`')) if sign != b'#' => quote = Some(byte),
            (None, byte) if byte == close && bytes[at + 1] == b'}' => return at + 2,
            (None, _) => {}
        }
        at += 1;
    }
    text.len()
}

/// Returns the text between `raw` and `endraw`, and where the latter ends, if the tag is such a one.
fn raw(text: &str, begin: usize, end: usize) -> (Option<Range<usize>>, usize) {
    if word(&text[begin..end]) != "raw" {
        return (None, end);
    }
    let mut at = end;
    while let Some(found) = text[at..].find("{%") {
        let close = text[at + found..].find("%}").map_or(text.len(), |close| at + found + close + 2);
        if word(&text[at + found..close]) == "endraw" {
            return (Some(end..at + found), close);
        }
        at += found + 2;
    }
    (None, end)
}

/// Returns the first word of a tag.
fn word(tag: &str) -> &str {
    let inner = tag.trim_start_matches("{%").trim_start_matches('-').trim_start();
    inner.split(|sign: char| !sign.is_ascii_alphanumeric() && sign != '_').next().unwrap_or("")
}

fn is_alone(text: &str, begin: usize, end: usize) -> bool {
    let before = text[..begin].rsplit('\n').next().unwrap_or("");
    before.trim().is_empty() && text[end..line_end(text, end)].trim().is_empty()
}

fn line_end(text: &str, at: usize) -> usize {
    text[at..].find('\n').map_or(text.len(), |found| at + found + 1)
}

fn push_prose(
    pieces: &mut Vec<Piece>,
    text: &str,
    range: Range<usize>,
    trims_start: bool,
    trims_end: bool,
    ends_line: bool,
) {
    let Some(mut prose) = text.get(range.clone()) else { return };
    let mut start = range.start;
    if trims_start {
        start += prose.len() - prose.trim_start().len();
        prose = prose.trim_start();
    }
    if trims_end {
        prose = prose.trim_end();
    } else if ends_line {
        prose = prose.trim_end_matches([' ', '\t']);
    }
    if !prose.is_empty() {
        pieces.push(Piece::Prose(start..start + prose.len()));
    }
}

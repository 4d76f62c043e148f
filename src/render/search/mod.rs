//! The index of the search: classic scripts that the browser loads when somebody searches, as pages opened from a disk
//! may load scripts and nothing else.
//!
//! The parts have fixed addresses, so that pages need not know what is in them. The first holds what all share, and
//! every page and heading; each other one the meetings of every [`BY_YEAR`]th year. They hold the texts themselves, packed
//! by word (see `texts`): from them the script `tim-kiem.js` makes its lists of where each word stands, and excerpts.
//! A stamp tells parts of one build from those of another that a browser may have kept.

mod digits;
mod texts;

use crate::lang::sentence::{SEARCH_WORDS, SearchKind};
use crate::plan::search::{Index, MeetingEntry};
use chrono::{Datelike, NaiveDate};
use serde::Serialize;
use sha2::{Digest, Sha256};
use texts::{COMMON, Packed, Texts};

/// Number of parts over which the years are spread.
const BY_YEAR: usize = 4;
/// Number of parts.
pub const PARTS: usize = 1 + BY_YEAR;

/// Address of a meeting, for the script; `plan::address` has the same.
const MEETING: &str = "sinh-hoat/{year}/{unit}/{day}{level}.html";
/// What stands for the levels in it.
const LEVELS: [&str; 2] = ["", "-cap-uy"];

/// Returns the address of a part.
#[must_use]
pub fn address(part: usize) -> String {
    format!("data/tim-kiem/{part}.js")
}

/// The first part.
#[derive(Serialize)]
struct First<'a> {
    stamp: &'a str,
    parts: usize,
    say: std::collections::BTreeMap<&'a str, &'a str>,
    kinds: Vec<&'a str>,
    words: &'a str,
    texts: &'a str,
    /// Ids of units, and the numbers of their names.
    units: Vec<&'a str>,
    names: String,
    /// Titles of meetings, forms and states: numbers of texts.
    meeting: String,
    /// Address of a meeting with places to fill, and what stands for its level.
    url: &'a str,
    levels: [&'a str; 2],
    /// Addresses of the entries.
    urls: String,
    /// Kind, unit, year, title, context and text of each entry.
    rows: String,
}

/// A part with meetings.
#[derive(Serialize)]
struct Other<'a> {
    stamp: &'a str,
    texts: &'a str,
    /// Day of the newest one, in days since 1970.
    day: i64,
    /// Days since, unit, what it is, number of subjects, of other texts, and their numbers.
    rows: &'a str,
}

/// A meeting with the numbers of its texts.
struct Row<'m> {
    meeting: &'m MeetingEntry<'m>,
    texts: Vec<usize>,
}

/// Makes the parts of the index, in their order.
#[must_use]
pub fn parts(index: &Index<'_>) -> Vec<Vec<u8>> {
    let mut texts = Texts::default();
    let mut common = |text: &str| texts.number(text.to_owned(), COMMON);
    let names: Vec<usize> = index.units.iter().flat_map(|unit| [common(&unit.name), common(unit.brief())]).collect();
    let words = &index.words;
    let named = words.titles.iter().map(String::as_str).chain(words.forms.iter().copied());
    let shared = named.chain(words.states.iter().copied());
    let shared: Vec<usize> = shared.map(&mut common).collect();
    let entries: Vec<[usize; 3]> = index
        .entries
        .iter()
        .map(|entry| [&entry.title, &entry.context, &entry.text].map(|text| common(text)))
        .collect();
    let meetings = by_part(index, &mut texts);
    let packed = texts.pack(PARTS);
    let place = |number: &usize| packed.common(*number);
    let mut first = First {
        stamp: "",
        parts: PARTS,
        say: SEARCH_WORDS.into_iter().collect(),
        kinds: SearchKind::ALL.map(SearchKind::name).to_vec(),
        words: &packed.words,
        texts: &packed.texts[COMMON],
        units: index.units.iter().map(|unit| unit.id.as_str()).collect(),
        names: written(names.iter().map(place)),
        meeting: written(shared.iter().map(place)),
        url: MEETING,
        levels: LEVELS,
        urls: index.entries.iter().map(|entry| entry.address.as_str()).collect::<Vec<_>>().join("\u{7f}"),
        rows: written(index.entries.iter().zip(&entries).flat_map(|(entry, texts)| {
            let year = entry.year.map_or(0, |year| usize::try_from(year).unwrap_or(0));
            let [title, context, text] = texts.each_ref().map(place);
            [entry.kind as usize, entry.unit.map_or(0, |unit| unit + 1), year, title, context, text]
        })),
    };
    let others: Vec<(i64, String)> = meetings.iter().map(|rows| rows_of(rows, &packed)).collect();
    let stamp = stamp(&first, &packed, &others);
    first.stamp = &stamp;
    let other =
        |part: usize| Other { stamp: &stamp, texts: &packed.texts[part], day: others[part].0, rows: &others[part].1 };
    let others = (1..PARTS).map(|part| script(part, &other(part)));
    std::iter::once(script(COMMON, &first)).chain(others).collect()
}

/// Numbers the texts of the meetings and spreads the meetings over the parts; the first part has none.
fn by_part<'i>(index: &'i Index<'i>, texts: &mut Texts<'i>) -> Vec<Vec<Row<'i>>> {
    let mut parts: Vec<Vec<Row<'i>>> = (0..PARTS).map(|_| Vec::new()).collect();
    for meeting in &index.meetings {
        let part = 1 + usize::try_from(meeting.date.year()).unwrap_or(0) % BY_YEAR;
        let own = meeting.subjects.iter().chain(&meeting.others);
        let mut numbers: Vec<usize> = own.map(|text| texts.number(*text, part)).collect();
        numbers.extend(meeting.officers.iter().map(|name| texts.number(name.as_str(), part)));
        parts[part].push(Row { meeting, texts: numbers });
    }
    parts
}

/// Writes the meetings of a part, with the day of the newest.
fn rows_of(rows: &[Row<'_>], packed: &Packed) -> (i64, String) {
    let days = |day: NaiveDate| day.signed_duration_since(NaiveDate::default()).num_days();
    let newest = rows.first().map_or(0, |row| days(row.meeting.date));
    let mut before = newest;
    let mut written = String::new();
    for Row { meeting, texts } in rows {
        let day = days(meeting.date);
        let since = usize::try_from(before - day).unwrap_or(0);
        before = day;
        let what = (meeting.form * 2 + meeting.level) * 7 + meeting.state;
        for number in [since, meeting.unit, what, meeting.subjects.len(), texts.len() - meeting.subjects.len()] {
            digits::push(&mut written, number);
        }
        texts.iter().for_each(|text| digits::push(&mut written, packed.within(*text)));
    }
    (newest, written)
}

fn written(numbers: impl Iterator<Item = usize>) -> String {
    numbers.fold(String::new(), |mut text, number| {
        digits::push(&mut text, number);
        text
    })
}

/// Returns what tells this index from any other.
fn stamp(first: &First<'_>, packed: &Packed, others: &[(i64, String)]) -> String {
    let mut hash = Sha256::new();
    let own = [first.words, &first.names, &first.meeting, &first.urls, &first.rows];
    let all = own.into_iter().chain(first.units.iter().copied());
    for text in all.chain(packed.texts.iter().map(String::as_str)).chain(others.iter().map(|(_, rows)| rows.as_str())) {
        hash.update(text);
        // No text of the index holds this byte.
        hash.update([0]);
    }
    others.iter().for_each(|(day, _)| hash.update(day.to_le_bytes()));
    super::theme::hexadecimal(&hash.finalize()[..6])
}

/// Returns a part as a script: a call with JSON that is a script's own, too, and that no HTML parser stumbles over.
fn script(part: usize, value: &impl Serialize) -> Vec<u8> {
    let json = serde_json::to_string(value).unwrap_or_default();
    let json = json.replace('<', "\\u003c").replace('\u{2028}', "\\u2028").replace('\u{2029}', "\\u2029");
    format!("nenepSearch.part({part},{json});\n").into_bytes()
}

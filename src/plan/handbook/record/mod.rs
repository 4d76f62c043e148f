//! The record format as tables: kinds of file, their keys, what each takes and means, and an example of each file.
//!
//! The loader is the judge: the tests give it records with a wrong key and a wrong word and compare what it says is
//! allowed and missing with the tables, and load all examples together as one tree.

mod log;
mod officers;
mod page;
mod regulation;
mod settings;
mod unit;

use serde::Serialize;

/// A kind of file.
pub(super) struct FileKind {
    /// Anchor on the page.
    anchor: &'static str,
    /// What it is.
    title: &'static str,
    /// Its place in the tree.
    path: &'static str,
    /// What to know of it, in a sentence or two.
    about: &'static str,
    /// The whole file, then the records within it.
    records: &'static [Record],
    /// A file of that kind: path and text. All examples together are a tree without a fault.
    example: (&'static str, &'static str),
}

/// A record: a list of keys.
struct Record {
    /// What it is; empty for the whole file.
    title: &'static str,
    /// Its keys.
    keys: &'static [Key],
    /// A file in which it stands at the sign `@`.
    #[cfg_attr(not(test), expect(dead_code, reason = "only the tests put records into files"))]
    within: &'static str,
}

/// A key of a record.
struct Key {
    name: &'static str,
    need: Need,
    takes: Takes,
    meaning: &'static str,
}

/// Whether a key must be there.
enum Need {
    Always,
    Never,
    /// On a condition that the words name.
    Sometimes(&'static str),
}

/// What a key takes.
enum Takes {
    Text,
    Date,
    Time,
    Count,
    Number,
    Percent,
    MonthDay,
    Flag,
    Id,
    Address,
    /// One of these words, each with its meaning.
    Word(&'static [(&'static str, &'static str)]),
    /// A list of these words.
    Words(&'static [(&'static str, &'static str)]),
    /// A list of texts.
    Texts,
    /// The name of another record.
    Reference(&'static str),
    /// A list of names of other records.
    References(&'static str),
    /// A record with keys of its own.
    Record,
    /// A list of records.
    Records,
}

const fn must(name: &'static str, takes: Takes, meaning: &'static str) -> Key {
    Key { name, need: Need::Always, takes, meaning }
}

const fn may(name: &'static str, takes: Takes, meaning: &'static str) -> Key {
    Key { name, need: Need::Never, takes, meaning }
}

const fn when(name: &'static str, condition: &'static str, takes: Takes, meaning: &'static str) -> Key {
    Key { name, need: Need::Sometimes(condition), takes, meaning }
}

const PERIOD: &[Key] = &[
    must("tu", Takes::Date, "Ngày đầu, tính cả ngày đó"),
    may("den", Takes::Date, "Ngày cuối, tính cả ngày đó; bỏ trống là chưa có ngày kết thúc"),
];
const WINDOW: &[Key] =
    &[must("tu", Takes::Date, "Ngày đầu, tính cả ngày đó"), must("den", Takes::Date, "Ngày cuối, tính cả ngày đó")];
const OPEN_PERIOD: &[Key] =
    &[may("tu", Takes::Date, "Ngày đầu, tính cả ngày đó"), may("den", Takes::Date, "Ngày cuối, tính cả ngày đó")];

/// Kinds of unit.
const UNIT_KINDS: &[(&str, &str)] = &[
    ("dang_bo_co_so", "đảng bộ cơ sở"),
    ("chi_bo_co_so", "chi bộ cơ sở"),
    ("chi_bo_truc_thuoc", "chi bộ trực thuộc đảng bộ cơ sở"),
];
/// Forms of meeting.
const FORMS: &[(&str, &str)] = &[
    ("truc_tiep", "trực tiếp"),
    ("truc_tuyen", "trực tuyến"),
    ("ket_hop", "vừa trực tiếp vừa trực tuyến"),
    ("to_dang", "theo tổ đảng"),
];
/// Levels of meeting.
const LEVELS: &[(&str, &str)] = &[("toan_the", "toàn thể đơn vị"), ("cap_uy", "cấp ủy của đơn vị")];

/// A meeting as it is recorded: the example of the first steps.
pub(super) const MEETING: &str = log::MEETING;

fn kinds() -> [&'static FileKind; 8] {
    [
        &settings::FILE,
        &officers::FILE,
        &regulation::FILE,
        &unit::FILE,
        &log::FILE,
        &page::GUIDANCE,
        &page::REPORT,
        &page::PAGE,
    ]
}

/// A kind of file in the handbook.
#[derive(Serialize)]
pub struct FileView {
    /// Anchor.
    pub anchor: &'static str,
    /// What it is.
    pub title: &'static str,
    /// Its place in the tree.
    pub path: &'static str,
    /// What to know of it.
    pub about: &'static str,
    /// Its tables.
    pub records: Vec<RecordView>,
    /// Path of the example.
    pub example_path: &'static str,
    /// The example.
    pub example: &'static str,
}

/// A table of keys.
#[derive(Serialize)]
pub struct RecordView {
    /// What it is; empty for the whole file.
    pub title: &'static str,
    /// Its keys.
    pub keys: Vec<KeyView>,
}

/// A row of such a table.
#[derive(Serialize)]
pub struct KeyView {
    /// The key.
    pub name: &'static str,
    /// Whether it must be there.
    pub is_required: bool,
    /// On which condition it must be there.
    pub condition: Option<&'static str>,
    /// What it takes.
    pub takes: String,
    /// The words it takes, each with its meaning.
    pub words: &'static [(&'static str, &'static str)],
    /// What it means.
    pub meaning: &'static str,
}

/// Returns every kind of file.
#[must_use]
pub fn files() -> Vec<FileView> {
    let file = |kind: &FileKind| FileView {
        anchor: kind.anchor,
        title: kind.title,
        path: kind.path,
        about: kind.about,
        records: kind.records.iter().map(record).collect(),
        example_path: kind.example.0,
        example: kind.example.1,
    };
    kinds().map(file).into()
}

fn record(record: &Record) -> RecordView {
    RecordView { title: record.title, keys: record.keys.iter().map(key).collect() }
}

fn key(key: &Key) -> KeyView {
    let (is_required, condition) = match key.need {
        Need::Always => (true, None),
        Need::Never => (false, None),
        Need::Sometimes(condition) => (false, Some(condition)),
    };
    let (takes, words) = takes(&key.takes);
    KeyView { name: key.name, is_required, condition, takes, words, meaning: key.meaning }
}

/// Says what a key takes, and from which words.
fn takes(takes: &Takes) -> (String, &'static [(&'static str, &'static str)]) {
    let plain = |text: &str| (text.to_owned(), &[][..]);
    match takes {
        Takes::Text => plain("chữ"),
        Takes::Date => plain("ngày"),
        Takes::Time => plain("giờ"),
        Takes::Count => plain("số đếm"),
        Takes::Number => plain("số nguyên"),
        Takes::Percent => plain("phần trăm, từ 0 đến 100"),
        Takes::MonthDay => plain("tháng-ngày"),
        Takes::Flag => plain("true hoặc false"),
        Takes::Id => plain("mã"),
        Takes::Address => plain("địa chỉ https://…"),
        Takes::Word(words) => ("một trong:".to_owned(), words),
        Takes::Words(words) => ("danh sách trong số:".to_owned(), words),
        Takes::Texts => plain("danh sách, mỗi dòng một mục"),
        Takes::Reference(to) => (format!("mã {to}"), &[]),
        Takes::References(to) => (format!("danh sách mã {to}"), &[]),
        Takes::Record => plain("các mục con, xem bảng dưới"),
        Takes::Records => plain("danh sách, mỗi phần tử xem bảng dưới"),
    }
}

#[cfg(test)]
mod tests;

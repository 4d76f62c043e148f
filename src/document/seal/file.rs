//! The file of a seal: its shape, its layout, and the digest by which a later change of it is noticed.
//!
//! One figure an entry in the order of the text, one record file a line, so that git shows well what a new sealing changed.

use super::form::{Chart, Number, Table};
use crate::diag::Message;
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};
use std::collections::BTreeMap;
use std::fmt::Write;

/// The format that this program writes and reads.
const FORMAT: u32 = 1;

/// The file.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(in crate::document) struct Kept {
    /// Number of the format.
    pub(super) dinh_dang: u32,
    /// Slug of the report.
    pub(in crate::document) bao_cao: String,
    /// Whether the seal holds.
    pub(in crate::document) trang_thai: State,
    /// Number of the report.
    pub(in crate::document) so_hieu: String,
    /// Day of its issue.
    pub(in crate::document) ngay_ban_hanh: String,
    /// As of which day the figures are.
    pub(in crate::document) tinh_den: String,
    /// First year of the meetings that it watches.
    pub(super) tu_nam: i32,
    /// Last year of the meetings that it watches.
    pub(super) den_nam: i32,
    /// Version of the program.
    pub(super) phien_ban: String,
    /// Earlier seals that were lifted, oldest first.
    pub(in crate::document) da_go: Vec<LiftedOne>,
    /// The figures.
    pub(super) so_lieu: Vec<Item>,
    /// Digests of the records, by file and record.
    pub(super) ban_ghi: BTreeMap<String, BTreeMap<String, String>>,
    /// Digest of all of the above.
    pub(super) dau_van: String,
}

/// Whether a seal holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(in crate::document) enum State {
    /// It holds.
    NiemPhong,
    /// It was lifted.
    DaGo,
}

/// A seal that was lifted.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(in crate::document) struct LiftedOne {
    /// Why.
    pub(in crate::document) ly_do: String,
    /// Digest of the seal.
    pub(super) dau_van: String,
}

/// One figure. Which of the values it has follows from its call.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Item {
    /// The call.
    pub(super) goi: String,
    /// What is counted and where.
    pub(super) mo_ta: String,
    /// The figure as shown.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(super) hien: Option<String>,
    /// The number.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(super) so: Option<Number>,
    /// The table.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(super) bang: Option<Table>,
    /// The chart.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(super) bieu: Option<Chart>,
    /// The records behind it, by file.
    pub(super) ban_ghi: BTreeMap<String, Vec<String>>,
    /// Digest of these records.
    pub(super) dau_van: String,
}

/// Returns the SHA-256 of `text` in hexadecimal.
pub(super) fn digest(text: &str) -> String {
    Sha256::digest(text.as_bytes()).iter().map(|byte| format!("{byte:02x}")).collect()
}

impl Kept {
    /// Returns the number of the format that is written.
    pub(super) fn format() -> u32 {
        FORMAT
    }

    /// Returns the day as of which its figures are.
    pub(in crate::document) fn as_of(&self) -> Option<NaiveDate> {
        self.tinh_den.parse().ok()
    }

    /// Returns the digest of everything but the digest itself. Spaces and line ends of the file are no part of it.
    fn true_digest(&self) -> String {
        let bare = Self { dau_van: String::new(), ..self.clone() };
        digest(&json(&bare))
    }

    /// Returns the file, its digest made anew.
    pub(super) fn written(mut self) -> String {
        self.dau_van = self.true_digest();
        let mut text = String::from("{\n");
        let mut field = |name: &str, value: String| {
            let _ = writeln!(text, "  \"{name}\": {value},");
        };
        field("dinh_dang", json(&self.dinh_dang));
        field("bao_cao", json(&self.bao_cao));
        field("trang_thai", json(&self.trang_thai));
        field("so_hieu", json(&self.so_hieu));
        field("ngay_ban_hanh", json(&self.ngay_ban_hanh));
        field("tinh_den", json(&self.tinh_den));
        field("tu_nam", json(&self.tu_nam));
        field("den_nam", json(&self.den_nam));
        field("phien_ban", json(&self.phien_ban));
        field("da_go", listed(&self.da_go, "  ", json));
        field("so_lieu", listed(&self.so_lieu, "  ", item));
        field("ban_ghi", mapped(&self.ban_ghi, "  "));
        let _ = writeln!(text, "  \"dau_van\": {}\n}}", json(&self.dau_van));
        text
    }
}

fn json(value: &impl Serialize) -> String {
    serde_json::to_string(value).expect("texts and numbers are JSON")
}

/// Writes a list, one element a line, within `indent`.
fn listed<T>(list: &[T], indent: &str, write: impl Fn(&T) -> String) -> String {
    if list.is_empty() {
        return "[]".to_owned();
    }
    let lines: Vec<String> = list.iter().map(|element| format!("{indent}  {}", write(element))).collect();
    format!("[\n{}\n{indent}]", lines.join(",\n"))
}

/// Writes a record, one entry a line, within `indent`.
fn mapped<T: Serialize>(map: &BTreeMap<String, T>, indent: &str) -> String {
    if map.is_empty() {
        return "{}".to_owned();
    }
    let lines: Vec<String> =
        map.iter().map(|(key, value)| format!("{indent}  {}: {}", json(key), json(value))).collect();
    format!("{{\n{}\n{indent}}}", lines.join(",\n"))
}

fn item(item: &Item) -> String {
    const INDENT: &str = "      ";
    let mut fields = vec![("goi", json(&item.goi)), ("mo_ta", json(&item.mo_ta))];
    fields.extend(item.hien.as_ref().map(|shown| ("hien", json(shown))));
    fields.extend(item.so.as_ref().map(|number| ("so", json(number))));
    fields.extend(item.bang.as_ref().map(|table| ("bang", self::table(table, INDENT))));
    fields.extend(item.bieu.as_ref().map(|chart| ("bieu", json(chart))));
    fields.push(("ban_ghi", mapped(&item.ban_ghi, INDENT)));
    fields.push(("dau_van", json(&item.dau_van)));
    let lines: Vec<String> = fields.into_iter().map(|(name, value)| format!("{INDENT}\"{name}\": {value}")).collect();
    format!("{{\n{}\n    }}", lines.join(",\n"))
}

/// Writes a table, one row a line.
fn table(table: &Table, indent: &str) -> String {
    let deeper = format!("{indent}  ");
    format!(
        "{{\n{deeper}\"tieu_de\": {},\n{deeper}\"ghi_chu\": {},\n{deeper}\"nguon\": {},\n{deeper}\"cot\": {},\n{deeper}\"dong\": {}\n{indent}}}",
        json(&table.tieu_de),
        json(&table.ghi_chu),
        json(&table.nguon),
        json(&table.cot),
        listed(&table.dong, &deeper, json)
    )
}

/// Reads the file of a seal; else says what is wrong, and at which byte.
pub(in crate::document) fn open(text: &str) -> Result<Kept, (usize, Message)> {
    let kept: Kept = serde_json::from_str(text).map_err(|error| {
        let lines = text.split_inclusive('\n').take(error.line().saturating_sub(1)).map(str::len).sum::<usize>();
        let at = (lines + error.column().saturating_sub(1)).min(text.len());
        (floor(text, at), Message::BrokenSeal { detail: error.to_string() })
    })?;
    if kept.dinh_dang != FORMAT {
        let detail = format!("format {} is not known here, only {FORMAT}", kept.dinh_dang);
        return Err((place_of(text, "dinh_dang"), Message::BrokenSeal { detail }));
    }
    if kept.trang_thai == State::NiemPhong && kept.as_of().is_none() {
        let detail = format!("`{}` is no date", kept.tinh_den);
        return Err((place_of(text, "tinh_den"), Message::BrokenSeal { detail }));
    }
    if kept.dau_van != kept.true_digest() {
        return Err((text.rfind("\"dau_van\"").unwrap_or(0), Message::EditedSeal));
    }
    Ok(kept)
}

/// Returns the byte at which the key `name` first stands.
pub(in crate::document) fn place_of(text: &str, name: &str) -> usize {
    text.find(&format!("\"{name}\"")).unwrap_or(0)
}

fn floor(text: &str, at: usize) -> usize {
    (0..=at).rev().find(|at| text.is_char_boundary(*at)).unwrap_or(0)
}

//! The file of a Word document: a zip archive of parts, the same bytes for the same parts.

use std::collections::BTreeMap;
use std::io::{Cursor, Write};
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, DateTime, ZipWriter};

/// The parts of a file by their name.
pub(super) type Parts = BTreeMap<String, Vec<u8>>;

/// The part that tells the types of the others; readers want it first.
pub(super) const TYPES: &str = "[Content_Types].xml";

/// Packs the parts: the list of types first, then by name, all of the oldest day that the format knows.
pub(super) fn pack(parts: &Parts) -> Vec<u8> {
    let options = SimpleFileOptions::default()
        .compression_method(CompressionMethod::Deflated)
        .last_modified_time(DateTime::default())
        .unix_permissions(0o644);
    let mut archive = ZipWriter::new(Cursor::new(Vec::new()));
    let rest = parts.iter().filter(|(name, _)| *name != TYPES);
    for (name, bytes) in parts.get_key_value(TYPES).into_iter().chain(rest) {
        archive.start_file(name.as_str(), options).expect("names are short and few");
        archive.write_all(bytes).expect("memory takes every part");
    }
    archive.finish().expect("memory takes the list of parts").into_inner()
}

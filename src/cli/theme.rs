//! `nenep theme export`: the theme in the binary as files, for those who make their own.

use super::output::Output;
use super::words::{self, Trouble};
use super::{Ending, folders};
use crate::render::embedded;
use std::fs::{self, File};
use std::io::{self, Write};
use std::path::{Path, PathBuf};

/// Name of a theme that its maker has not named.
const UNNAMED: &str = "cua-toi";

/// Writes the files of the embedded theme to `dir`, which must be empty or not there yet.
pub(super) fn export(dir: Option<&Path>, output: &Output) -> Result<Ending, Trouble> {
    let dir = dir.map_or_else(beside_content, Path::to_owned);
    folders::must_be_free(&dir)?;
    for (file, text) in embedded::FILES {
        let path = dir.join(file);
        put(&path, text).map_err(|error| Trouble::NotMade { path, error })?;
    }
    let theme = dir.file_name().map_or_else(|| UNNAMED.into(), |name| name.to_string_lossy());
    output.note(&words::exported(output.lang, &dir, &theme, embedded::FILES.len()));
    Ok(Ending::Clean)
}

/// Returns where a build from here would look for a theme; without a content tree, a folder below the current one.
fn beside_content() -> PathBuf {
    let content = match folders::content(None) {
        Ok(content) if content == Path::new(".") => fs::canonicalize(&content).unwrap_or(content),
        Ok(content) => content,
        Err(_) => PathBuf::from("content"),
    };
    content.with_file_name("themes").join(UNNAMED)
}

/// Writes a file that is not there yet.
fn put(path: &Path, text: &str) -> io::Result<()> {
    path.parent().map_or(Ok(()), fs::create_dir_all)?;
    File::create_new(path)?.write_all(text.as_bytes())
}

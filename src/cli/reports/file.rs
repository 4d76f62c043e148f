//! Files of `bao-cao/`: where they are, and writing them whole.

use super::super::words::Trouble;
use crate::load::{SEAL, spelling::nearest};
use crate::model::{Registry, Report, Slug};
use std::fs;
use std::path::{Path, PathBuf};

/// Returns the report called `slug`.
pub(super) fn report<'r>(registry: &'r Registry, slug: &str) -> Result<&'r Report, Trouble> {
    let found = Slug::parse(slug).and_then(|slug| registry.reports.get(&slug));
    found.ok_or_else(|| {
        let nearest = nearest(slug, registry.reports.keys().map(Slug::as_str)).map(str::to_owned);
        Trouble::NoReport { name: slug.to_owned(), nearest }
    })
}

/// Returns where the seal of the report called `slug` is.
pub(super) fn seal(content: &Path, slug: &str) -> PathBuf {
    content.join("bao-cao").join(format!("{slug}{SEAL}"))
}

/// Writes a file so that it is there whole or not at all.
pub(super) fn write(path: &Path, text: &str) -> Result<(), Trouble> {
    let not_made = |error| Trouble::NotMade { path: path.to_owned(), error };
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    // Readers of the tree pass over names like this one.
    let beside = path.with_file_name(format!(".{name}.tmp"));
    fs::write(&beside, text).and_then(|()| fs::rename(&beside, path)).map_err(|error| {
        // What is half written is worth nothing, whether or not it can be taken away.
        let _ = fs::remove_file(&beside);
        not_made(error)
    })
}

/// Writes a new file; none where there is one already.
pub(super) fn create(path: &Path, text: &str) -> Result<Option<()>, Trouble> {
    use std::io::Write;
    let not_made = |error| Trouble::NotMade { path: path.to_owned(), error };
    if let Some(folder) = path.parent() {
        fs::create_dir_all(folder).map_err(not_made)?;
    }
    match fs::OpenOptions::new().write(true).create_new(true).open(path) {
        Ok(mut file) => file.write_all(text.as_bytes()).map(Some).map_err(not_made),
        Err(error) if error.kind() == std::io::ErrorKind::AlreadyExists => Ok(None),
        Err(error) => Err(not_made(error)),
    }
}

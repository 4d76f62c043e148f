//! What is served from one moment to the next, and how.

use super::changes::{style_of, unstyled};
use super::lookup::{self, Found};
use super::problems::Problem;
use super::workshop::Build;
use crate::lang::Lang;
use crate::render::theme;
use serde::Serialize;
use std::sync::Arc;

/// Address of the page for addresses that the site does not have.
pub const NOT_FOUND: &str = "404.html";

/// Path of the panel.
pub const PANEL: &str = "/_nenep/";

/// Most problems that an open page is told of; the panel shows all.
const MOST_TOLD: usize = 30;

/// How things are shown, for the whole run.
#[derive(Clone, Debug)]
pub struct Manner {
    /// Language of the overlay and the panel.
    pub lang: Lang,
    /// What stands before a path of the content tree so that it is found from where the program runs.
    pub prefix: String,
    /// What stands before a path of the content tree to make it a link to an editor.
    pub editor: Option<String>,
}

/// One build as it is shown.
#[derive(Clone)]
pub struct Shown {
    /// The build.
    pub build: Arc<Build>,
    /// Its problems in words.
    pub problems: Arc<[Problem]>,
    /// Time of day at which it was finished.
    pub at: String,
    /// Why the tree cannot be read at all, if so.
    pub trouble: Option<String>,
}

/// What an open page is told.
#[derive(Serialize)]
pub struct Told<'a> {
    number: u64,
    mark: String,
    style: Option<String>,
    is_stale: bool,
    errors: usize,
    warnings: usize,
    problems: Vec<&'a Problem>,
    trouble: Option<&'a str>,
}

impl Shown {
    /// Puts a build into words.
    #[must_use]
    pub fn new(build: Build, lang: Lang, at: String) -> Self {
        let problems = Problem::list(&build.checked, lang);
        Self { build: Arc::new(build), problems: problems.into(), at, trouble: None }
    }

    /// Returns the mark of the page at `path`, which is made for it: another mark means other content, in whatever style.
    #[must_use]
    pub fn mark(&self, path: &str) -> String {
        if path == PANEL {
            return format!("{}-{}-{}", self.build.number, self.build.is_whole, self.trouble.is_some());
        }
        let site = &self.build.site;
        match lookup::find(site, path) {
            // Other files than pages are not made for the sake of a mark.
            Found::File { file, .. } if file.template().is_some() => self.mark_of(file.bytes()),
            Found::File { file, .. } => file.made().map_or_else(String::new, |bytes| self.mark_of(bytes)),
            Found::Folder(_) | Found::Absent | Found::Malformed => {
                site.get(NOT_FOUND).map_or_else(String::new, |bytes| self.mark_of(bytes))
            }
        }
    }

    /// Returns the mark of a page that holds `bytes`.
    #[must_use]
    pub fn mark_of(&self, bytes: &Arc<[u8]>) -> String {
        let text = unstyled(bytes, style_of(&self.build.site));
        theme::digest(text.as_bytes())[..16].to_owned()
    }

    /// Returns what the open page at `path` is told.
    #[must_use]
    pub fn told(&self, path: &str) -> Told<'_> {
        let errors = self.problems.iter().filter(|problem| problem.is_error()).count();
        let (grave, slight): (Vec<_>, Vec<_>) = self.problems.iter().partition(|problem| problem.is_error());
        Told {
            number: self.build.number,
            mark: self.mark(path),
            style: style_of(&self.build.site).map(|address| format!("/{address}")),
            is_stale: self.build.is_stale,
            errors,
            warnings: self.problems.len() - errors,
            problems: grave.into_iter().chain(slight).take(MOST_TOLD).collect(),
            trouble: self.trouble.as_deref(),
        }
    }
}

//! What `serve` and `build --watch` share: beginning to watch, and a line on the terminal for each build.

use super::args::CheckTask;
use super::output::Output;
use super::report::{self, Extent, Place};
use super::words::{self, Trouble};
use super::{as_of, check, folders};
use crate::compile::Options;
use crate::diag::Severity;
use crate::lang::Lang;
use crate::model::AsOf;
use crate::serve::{Build, Means, Task, Workshop};
use std::io;
use std::path::Path;

/// Pages that a line names; the panel names all.
const MOST_PAGES: usize = 3;

/// Opens the workshop for what the command line names.
pub(super) fn workshop(task: &CheckTask, allow_errors: bool, begins_with_part: bool) -> Result<Workshop, Trouble> {
    let content = folders::content(task.dir.as_deref())?;
    // A day that cannot be read is told before anything is built.
    as_of::as_of(task.as_of.as_deref(), &crate::compile::Inputs::default())?;
    let argument = task.as_of.clone();
    let as_of = move |inputs: &_| as_of::as_of(argument.as_deref(), inputs).unwrap_or_else(|_| AsOf(as_of::today()));
    let options = Options { allow_errors, ..check::options(task) };
    Ok(Workshop::new(Task { content, options, as_of: Box::new(as_of), begins_with_part }))
}

/// The terminal of watch mode.
pub(super) struct Terminal<'a> {
    output: &'a Output,
    prefix: String,
    /// Problems as they were printed last: those that stand unchanged are not printed again.
    told: String,
    /// The build whose line was printed last.
    number: Option<u64>,
}

impl<'a> Terminal<'a> {
    pub(super) fn new(output: &'a Output, content: &Path) -> Self {
        Self { output, prefix: folders::prefix(content), told: String::new(), number: None }
    }

    /// Prints the line of a build when it can be shown; once it is whole, the pages that it touched below `site`; and its
    /// problems if they are others.
    pub(super) fn built(&mut self, build: &Build, site: Option<&str>) -> Result<(), Trouble> {
        let lang = self.output.lang;
        let is_first_heard = self.number != Some(build.number);
        self.number = Some(build.number);
        if is_first_heard {
            self.output.note(&format!("{} {}", as_of::time_of_day(), line(lang, build)));
        }
        if build.is_whole && build.number > 1 && !build.is_stale {
            self.output.note(&format!("         {}", touched(lang, build)));
        }
        if let (Some(site), true) = (site, build.number > 1) {
            let pages = &build.changes.pages;
            for page in pages.iter().take(MOST_PAGES) {
                self.output.note(&format!("         {site}{page}"));
            }
            if pages.len() > MOST_PAGES {
                self.output.note(&format!("         {site}_nenep/ (+{})", pages.len() - MOST_PAGES));
            }
        }
        let place = Place { prefix: self.prefix.clone(), output: self.output };
        let problems = report::report(super::args::FormatWord::Text, Extent::Problems, &build.checked, &place);
        if problems != self.told {
            self.output.print(&problems)?;
            self.told = problems;
        }
        Ok(())
    }

    /// Says something that is no build.
    pub(super) fn say(&self, text: &str) {
        self.output.note(text);
    }
}

/// Returns how changes are noticed, where that is not as usual.
pub(super) fn means(lang: Lang, means: &Means) -> Option<String> {
    let text = match (lang, means) {
        (_, Means::Native) => return None,
        (Lang::Vi, Means::Polling) => "xem lại nội dung định kỳ, như --poll yêu cầu".to_owned(),
        (Lang::En, Means::Polling) => "looking at the records every so often, as --poll asks".to_owned(),
        (Lang::Vi, Means::Fallback(reason)) => {
            format!("hệ thống không theo dõi được thư mục ({reason}); chuyển sang xem lại nội dung định kỳ")
        }
        (Lang::En, Means::Fallback(reason)) => {
            format!("the system cannot watch the folder ({reason}); looking at the records every so often instead")
        }
    };
    Some(text)
}

/// Returns why the content folder cannot be read.
pub(super) fn unreadable(lang: Lang, content: &Path, error: &io::Error) -> String {
    let path = words::shown(content);
    match lang {
        Lang::Vi => format!("không đọc được thư mục `{path}`: {}; trang cũ vẫn mở", words::system_vi(error)),
        Lang::En => format!("cannot read the folder `{path}`: {}; the last site stays up", words::system(error)),
    }
}

/// Returns the line of a build: `sửa sinh-hoat/2025/x.yaml, 0 lỗi, 62 ms`.
fn line(lang: Lang, build: &Build) -> String {
    let what = what(lang, build);
    let count = |severity| build.checked.diagnostics.count(severity);
    let (errors, warnings) = (count(Severity::Error), count(Severity::Warning));
    let millis = build.took.as_millis();
    let stale = match (lang, build.is_stale) {
        (_, false) => "",
        (Lang::Vi, true) => ", giữ bản tốt gần nhất",
        (Lang::En, true) => ", the last good site stays up",
    };
    let problems = match lang {
        Lang::Vi if warnings == 0 => format!("{errors} lỗi"),
        Lang::Vi => format!("{errors} lỗi, {warnings} cảnh báo"),
        Lang::En if warnings == 0 => format!("errors: {errors}"),
        Lang::En => format!("errors: {errors}, warnings: {warnings}"),
    };
    format!("{what}, {problems}{stale}, {millis} ms")
}

fn what(lang: Lang, build: &Build) -> String {
    let changes = &build.changes;
    if build.number == 1 {
        let pages = build.site.pages().count();
        return match lang {
            Lang::Vi => format!("dựng {pages} trang"),
            Lang::En => format!("built {pages} pages"),
        };
    }
    match (lang, changes.files.as_slice()) {
        (Lang::Vi, []) => "ngày hoặc bản ghi git đổi".to_owned(),
        (Lang::En, []) => "the day or the commit changed".to_owned(),
        (Lang::Vi, [file]) => format!("sửa {}", super::excerpt::visible(file)),
        (Lang::En, [file]) => format!("changed {}", super::excerpt::visible(file)),
        (Lang::Vi, files) => format!("sửa {} tệp", files.len()),
        (Lang::En, files) => format!("changed {} files", files.len()),
    }
}

/// Returns what a whole build touched: `→ 3 trang đổi`.
fn touched(lang: Lang, build: &Build) -> String {
    let changes = &build.changes;
    let pages = changes.pages.len() + changes.gone.len();
    let style = match (lang, changes.is_restyled) {
        (_, false) => "",
        (Lang::Vi, true) => ", kiểu dáng đổi",
        (Lang::En, true) => ", another style",
    };
    match lang {
        Lang::Vi => format!("→ {pages} trang đổi{style}"),
        Lang::En => format!("→ {pages} pages changed{style}"),
    }
}

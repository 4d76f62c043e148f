//! `nenep init`: a small commented content tree to begin with.
//!
//! The files are templates beside this module; `{{…}}` stands for a day or a year near today, so that the sample is
//! clean on the day it is made.

use super::output::Output;
use super::words::{self, Trouble};
use super::{Ending, as_of, folders};
use chrono::{Datelike, NaiveDate, TimeDelta};
use std::fs;
use std::path::Path;

/// Path within the new folder, and template.
const FILES: &[(&str, &str)] = &[
    (".gitignore", include_str!("init/gitignore")),
    ("content/cong.yaml", include_str!("init/cong.yaml")),
    ("content/can-bo.yaml", include_str!("init/can-bo.yaml")),
    ("content/quy-dinh/huong-dan-mau.yaml", include_str!("init/quy-dinh.yaml")),
    ("content/huong-dan/huong-dan-mau.md", include_str!("init/huong-dan.md")),
    ("content/don-vi/chi-bo-mau.yaml", include_str!("init/don-vi.yaml")),
    ("content/sinh-hoat/{{nam}}/chi-bo-mau.yaml", include_str!("init/sinh-hoat.yaml")),
];

/// Days between the sample meeting and today.
const DAYS_AGO: i64 = 14;

/// Makes the sample in `dir`, which must be empty or not there yet.
pub(super) fn init(dir: &Path, output: &Output) -> Result<Ending, Trouble> {
    folders::must_be_free(dir)?;
    let meeting = as_of::today() - TimeDelta::days(DAYS_AGO);
    for (path, template) in FILES {
        let path = dir.join(filled(path, meeting));
        let made = path.parent().map_or(Ok(()), fs::create_dir_all);
        made.and_then(|()| fs::write(&path, filled(template, meeting)))
            .map_err(|error| Trouble::NotMade { path: path.clone(), error })?;
    }
    output.note(&words::made(output.lang, dir));
    Ok(Ending::Clean)
}

/// Returns the template with its days and years filled in, given the day of the sample meeting.
fn filled(template: &str, meeting: NaiveDate) -> String {
    let before = |days| (meeting - TimeDelta::days(days)).to_string();
    let year = meeting.year();
    template
        .replace("{{nam}}", &year.to_string())
        .replace("{{nam-sau}}", &(year + 1).to_string())
        .replace("{{ngay-hop}}", &meeting.to_string())
        .replace("{{ngay-tong-hop}}", &before(4))
        .replace("{{ngay-dang-ky}}", &before(5))
        .replace("{{ngay-gop-y}}", &(meeting + TimeDelta::days(2)).to_string())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_is_left_to_fill_in() {
        let day = NaiveDate::from_ymd_opt(2024, 12, 25).expect("a day");
        for (path, template) in FILES {
            assert!(!filled(path, day).contains("{{") && !filled(template, day).contains("{{"), "{path}");
        }
    }
}

//! What publishing says, in both languages: here what a server answers, beside it what an editor and an installer read.

mod editor;
mod setup;

pub(super) use editor::*;
pub(super) use setup::*;

use super::refusal::Counts;
use crate::cli::words::{git, shown, visible};
use crate::disk::{GitError, Record};
use crate::lang::{Lang, date};
use crate::publish::{Changes, Offence};
use chrono::NaiveDate;
use std::path::Path;

/// Most names of pages or files that are told; the rest are counted.
const MOST_NAMES: usize = 5;

/// Says what the public sees while something is not accepted.
pub(super) fn stands(lang: Lang, shown: Option<&Record>) -> String {
    match (lang, shown) {
        (Lang::Vi, Some(record)) => {
            format!("Trang công bố giữ nguyên (bản {}, {})", short(record), day(lang, &record.at))
        }
        (Lang::Vi, None) => "Chưa có gì được công bố".to_owned(),
        (Lang::En, Some(record)) => {
            format!("The public site stands as it was ({}, {})", short(record), day(lang, &record.at))
        }
        (Lang::En, None) => "Nothing is published yet".to_owned(),
    }
}

/// First line of a refusal for the sake of the records.
pub(super) fn refused(lang: Lang, counts: &Counts, stands: &str) -> String {
    match lang {
        Lang::Vi => format!("✗ KHÔNG NHẬN: {}. {stands}.", counted(lang, counts)),
        Lang::En => format!("✗ REFUSED: {}. {stands}.", counted(lang, counts)),
    }
}

fn counted(lang: Lang, Counts { errors, warnings, files }: &Counts) -> String {
    let warnings = match (lang, warnings) {
        (_, 0) => String::new(),
        (Lang::Vi, _) => format!(", {warnings} cảnh báo"),
        (Lang::En, _) => format!(", warnings: {warnings}"),
    };
    match lang {
        Lang::Vi => format!("{errors} lỗi{warnings} trong {files} tệp"),
        Lang::En => format!("errors: {errors}{warnings}, in files: {files}"),
    }
}

/// Says how many problems are not shown.
pub(super) fn and_more(lang: Lang, errors: usize, warnings: usize) -> String {
    match lang {
        Lang::Vi => format!("… và {errors} lỗi, {warnings} cảnh báo nữa; xem tất cả: nenep check"),
        Lang::En => format!("… and more (errors: {errors}, warnings: {warnings}); see all: nenep check"),
    }
}

/// Says what to do after a refusal.
pub(super) fn after_refusal(lang: Lang, address: Option<&str>) -> String {
    let address = address.map(|address| format!("{}so-tay/ma-loi.html", visible(address)));
    match (lang, address) {
        (Lang::Vi, address) => {
            let codes = address.map_or_else(String::new, |address| format!("\nGiải thích từng mã: {address}"));
            format!("Sửa, `git commit --amend` hoặc commit thêm, rồi `git push` lại. Xem trước: nenep serve{codes}")
        }
        (Lang::En, address) => {
            let codes = address.map_or_else(String::new, |address| format!("\nThe codes explained: {address}"));
            format!("Mend it, `git commit --amend` or commit again, then `git push`. Preview: nenep serve{codes}")
        }
    }
}

/// Refusal of a push whose commit has no content tree, or too large a one.
pub(super) fn no_tree(lang: Lang, error: &GitError, shown: Option<&Record>) -> String {
    match lang {
        Lang::Vi => format!("✗ KHÔNG NHẬN: {}. {}.\n", git::vi(error), stands(lang, shown)),
        Lang::En => format!("✗ REFUSED: {}. {}.\n", git::en(error), stands(lang, shown)),
    }
}

/// Refusal of a push for what it does to branches.
pub(super) fn offences(lang: Lang, offences: &[Offence], branch: &str, shown: Option<&Record>) -> String {
    let branch = visible(branch);
    let line = |offence: &Offence| match (lang, offence) {
        (Lang::Vi, Offence::OtherReference { reference }) => format!(
            "  kho này chỉ nhận nhánh `{branch}`, không nhận `{}`; đẩy bằng: git push origin HEAD:{branch}\n",
            visible(reference)
        ),
        (Lang::Vi, Offence::Deletion) => format!("  không được xóa nhánh `{branch}`: đây là nhánh được công bố\n"),
        (Lang::Vi, Offence::Forced) => format!(
            "  không được đẩy đè lên nhánh `{branch}` làm mất bản ghi đã công bố; chạy `git pull --rebase` rồi đẩy lại, không dùng --force\n"
        ),
        (Lang::Vi, Offence::NoCommit) => format!("  thứ đẩy lên nhánh `{branch}` không phải là commit\n"),
        (Lang::En, Offence::OtherReference { reference }) => format!(
            "  only the branch `{branch}` is taken, not `{}`; push by: git push origin HEAD:{branch}\n",
            visible(reference)
        ),
        (Lang::En, Offence::Deletion) => format!("  the branch `{branch}` is published and may not be deleted\n"),
        (Lang::En, Offence::Forced) => format!(
            "  the branch `{branch}` may not lose what was published; run `git pull --rebase` and push without --force\n"
        ),
        (Lang::En, Offence::NoCommit) => format!("  what was pushed to `{branch}` is no commit\n"),
    };
    let lines: String = offences.iter().map(line).collect();
    match lang {
        Lang::Vi => format!("✗ KHÔNG NHẬN. {}.\n{lines}", stands(lang, shown)),
        Lang::En => format!("✗ REFUSED. {}.\n{lines}", stands(lang, shown)),
    }
}

/// Says that a push was accepted and its site stands.
pub(super) fn published(
    lang: Lang,
    record: &Record,
    changes: Option<&Changes>,
    address: Option<&str>,
    folder: &Path,
) -> String {
    let place = address.map_or_else(|| shown(&folder.join("index.html")), visible);
    let (name, number, as_of) = (short(record), record.number, day(lang, &record.as_of));
    match lang {
        Lang::Vi => {
            let changes = changes.map_or_else(|| "lần đầu".to_owned(), |changes| changed(lang, changes));
            format!("✓ ĐÃ CÔNG BỐ bản {name} (lần {number}, số liệu tính đến {as_of}): {changes}\nXem: {place}")
        }
        Lang::En => {
            let changes = changes.map_or_else(|| "for the first time".to_owned(), |changes| changed(lang, changes));
            format!("✓ PUBLISHED {name} (no. {number}, as of {as_of}): {changes}\nSee: {place}")
        }
    }
}

/// Says what differs for a reader.
fn changed(lang: Lang, changes: &Changes) -> String {
    let Changes { added, changed, removed, other_files } = changes;
    let kinds = match lang {
        Lang::Vi => ["trang mới", "trang đổi", "trang bỏ"],
        Lang::En => ["pages new", "pages changed", "pages gone"],
    };
    let lists = [added, changed, removed];
    let data = match lang {
        Lang::Vi => "tệp dữ liệu đổi",
        Lang::En => "data files changed",
    };
    let pages = lists.iter().zip(kinds).map(|(list, kind)| (list.len(), kind));
    let counts = pages.chain([(*other_files, data)]).filter(|(count, _)| *count > 0);
    let counts: Vec<String> = counts.map(|(count, kind)| format!("{count} {kind}")).collect();
    if counts.is_empty() {
        return match lang {
            Lang::Vi => "không trang nào đổi",
            Lang::En => "no page changed",
        }
        .to_owned();
    }
    let names: String = lists
        .iter()
        .zip(kinds)
        .filter(|(list, _)| !list.is_empty())
        .map(|(list, kind)| format!("\n  {kind}: {}", names(lang, list)))
        .collect();
    format!("{}{names}", counts.join(", "))
}

fn names(lang: Lang, list: &[String]) -> String {
    let told: Vec<String> = list.iter().take(MOST_NAMES).map(|name| visible(name)).collect();
    let rest = list.len().saturating_sub(MOST_NAMES);
    let more = match (lang, rest) {
        (_, 0) => String::new(),
        (Lang::Vi, rest) => format!(" và {rest} nữa"),
        (Lang::En, rest) => format!(" and {rest} more"),
    };
    format!("{}{more}", told.join(", "))
}

/// Says that the public site is already what it should be.
pub(super) fn unchanged(lang: Lang, record: &Record) -> String {
    let (name, as_of) = (short(record), day(lang, &record.as_of));
    match lang {
        Lang::Vi => format!("Trang công bố đã đúng bản {name}, số liệu tính đến {as_of}; không có gì phải đổi"),
        Lang::En => format!("The public site is {name} as of {as_of} already; nothing to change"),
    }
}

/// Says that a push is accepted although its site does not stand yet.
pub(super) fn accepted_only(lang: Lang) -> String {
    match lang {
        Lang::Vi => "Đã nhận, nhưng chưa thay được trang công bố; người quản trị chạy `nenep publish --repair` trong kho này. Lý do:",
        Lang::En => "Accepted, but the public site could not be switched; run `nenep publish --repair` in this repository. Why:",
    }
    .to_owned()
}

/// Says that the published branch does not exist yet.
pub(super) fn nothing_to_publish(lang: Lang, branch: &str) -> String {
    let branch = visible(branch);
    match lang {
        Lang::Vi => format!("Nhánh `{branch}` chưa có bản ghi nào; chưa có gì để công bố"),
        Lang::En => format!("The branch `{branch}` has no commit yet; nothing to publish"),
    }
}

/// Says that an earlier generation stays, as a person wanted it.
pub(super) fn kept_back(lang: Lang, record: &Record) -> String {
    let (number, name) = (record.shows(), short(record));
    match lang {
        Lang::Vi => format!(
            "Đang giữ bản cũ {number} ({name}) theo lệnh --rollback; lần đẩy lên sau, hoặc `nenep publish`, sẽ công bố bản mới"
        ),
        Lang::En => {
            format!("Generation {number} ({name}) was brought back and stays until the next push or `nenep publish`")
        }
    }
}

/// Says that an earlier generation is shown again.
pub(super) fn brought_back(lang: Lang, record: &Record, branch: &str) -> String {
    let (number, name, as_of) = (record.shows(), short(record), day(lang, &record.as_of));
    let branch = visible(branch);
    match lang {
        Lang::Vi => format!(
            "Đã đưa bản {number} trở lại ({name}, số liệu tính đến {as_of}). Nhánh `{branch}` không đổi: sửa rồi đẩy lên, \
             hoặc chạy `nenep publish`, thì bản mới thay bản này"
        ),
        Lang::En => format!(
            "Generation {number} is back ({name}, as of {as_of}). The branch `{branch}` is as it was: the next push, or \
             `nenep publish`, takes its place"
        ),
    }
}

/// Lists the generations that are kept, newest first.
pub(super) fn records(lang: Lang, records: &[Record]) -> String {
    let newest = records.last().map(|record| record.number);
    let line = |record: &Record| {
        let (number, name, as_of) = (record.number, short(record), day(lang, &record.as_of));
        let (at, by) = (moment(lang, &record.at), visible(&record.by));
        let is_shown = newest == Some(number);
        match lang {
            Lang::Vi => {
                let back = record.back_to.map_or_else(String::new, |back| format!(", đưa bản {back} trở lại"));
                let by = if by.is_empty() { by } else { format!(", {by}") };
                let shown = if is_shown { "  ← đang hiện" } else { "" };
                format!("{number:>4}  {name}  số liệu đến {as_of}  công bố {at}{by}{back}{shown}\n")
            }
            Lang::En => {
                let back = record.back_to.map_or_else(String::new, |back| format!(", brings back {back}"));
                let by = if by.is_empty() { by } else { format!(", {by}") };
                let shown = if is_shown { "  ← shown" } else { "" };
                format!("{number:>4}  {name}  as of {as_of}  published {at}{by}{back}{shown}\n")
            }
        }
    };
    match (lang, records.is_empty()) {
        (Lang::Vi, true) => "Chưa công bố lần nào\n".to_owned(),
        (Lang::En, true) => "Nothing was published yet\n".to_owned(),
        (_, false) => records.iter().rev().map(line).collect(),
    }
}

fn short(record: &Record) -> String {
    visible(record.commit.get(..10).unwrap_or(&record.commit))
}

/// Returns the day of a moment or a date as people write it.
fn day(lang: Lang, text: &str) -> String {
    let day: Option<NaiveDate> = text.get(..10).and_then(|day| day.parse().ok());
    match (lang, day) {
        (Lang::Vi, Some(day)) => date::short(day),
        (Lang::En, Some(day)) => date::iso(day),
        (_, None) => visible(text),
    }
}

fn moment(lang: Lang, text: &str) -> String {
    let time = text.get(11..16).map_or_else(String::new, |time| format!(" {}", visible(time)));
    format!("{}{time}", day(lang, text))
}

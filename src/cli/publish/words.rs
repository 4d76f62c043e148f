//! What publishing says, in both languages.

use super::refusal::Counts;
use crate::cli::words::{git, shown, visible};
use crate::disk::{Commit, GitError, Record};
use crate::lang::{Lang, date};
use crate::model::AsOf;
use crate::publish::{Changes, Destination, Figure, Offence, PagesCommit, Settings, Timer};
use chrono::NaiveDate;
use std::path::{Path, PathBuf};

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
    let counts: Vec<String> = lists.iter().zip(kinds).map(|(list, kind)| format!("{} {kind}", list.len())).collect();
    let files = match lang {
        Lang::Vi => format!("{other_files} tệp dữ liệu đổi"),
        Lang::En => format!("{other_files} data files changed"),
    };
    let names: String = lists
        .iter()
        .zip(kinds)
        .filter(|(list, _)| !list.is_empty())
        .map(|(list, kind)| format!("\n  {kind}: {}", names(lang, list)))
        .collect();
    format!("{}, {files}{names}", counts.join(", "))
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

/// First line when a commit is stopped.
pub(super) fn not_committed(lang: Lang, counts: &Counts) -> String {
    match lang {
        Lang::Vi => format!("✗ CHƯA COMMIT: {} trong phần chờ ghi (git add).", counted(lang, counts)),
        Lang::En => format!("✗ NOT COMMITTED: what is staged has {}.", counted(lang, counts)),
    }
}

/// What to do after a commit was stopped.
pub(super) fn after_no_commit(lang: Lang) -> String {
    match lang {
        Lang::Vi => "Sửa, `git add` các tệp đã sửa, rồi commit lại. Cần ghi tạm dù còn lỗi: git commit --no-verify (máy chủ vẫn kiểm tra khi đẩy lên)",
        Lang::En => "Mend it, `git add` what you mended, then commit again. To keep work with errors: git commit --no-verify",
    }
    .to_owned()
}

/// First line when a commit has errors and is not sent.
pub(super) fn not_sent(lang: Lang, counts: &Counts) -> String {
    match lang {
        Lang::Vi => format!("✗ CHƯA CÔNG BỐ: bản đã commit có {}.", counted(lang, counts)),
        Lang::En => format!("✗ NOT PUBLISHED: the commit has {}.", counted(lang, counts)),
    }
}

/// What to do after it.
pub(super) fn after_not_sent(lang: Lang) -> String {
    match lang {
        Lang::Vi => "Sửa, commit, rồi chạy lại `nenep publish`. Xem trước: nenep serve",
        Lang::En => "Mend it, commit, then run `nenep publish` again. Preview: nenep serve",
    }
    .to_owned()
}

/// Says that some changes are in no commit.
pub(super) fn uncommitted(lang: Lang, paths: &[String]) -> String {
    match lang {
        Lang::Vi => {
            format!("Lưu ý: {} tệp có thay đổi chưa commit sẽ không được công bố: {}", paths.len(), names(lang, paths))
        }
        Lang::En => format!(
            "Note: changes in files that no commit has ({}) will not be published: {}",
            paths.len(),
            names(lang, paths)
        ),
    }
}

/// Says that the server has everything already.
pub(super) fn nothing_new(lang: Lang, commit: &Commit, destination: &Destination) -> String {
    let (name, remote) = (commit.short(), visible(&destination.remote));
    match lang {
        Lang::Vi => format!("Máy chủ `{remote}` đã có bản {name}; không có gì mới để công bố"),
        Lang::En => format!("The server `{remote}` has {name} already; nothing new to publish"),
    }
}

/// Says that the server has commits that are not here.
pub(super) fn behind(lang: Lang) -> String {
    match lang {
        Lang::Vi => "✗ CHƯA CÔNG BỐ: máy chủ có bản mới hơn của người khác. Chạy `git pull --rebase`, xem lại, rồi `nenep publish` lại",
        Lang::En => "✗ NOT PUBLISHED: the server has newer commits. Run `git pull --rebase`, look again, then `nenep publish`",
    }
    .to_owned()
}

/// Says what will be otherwise on the site; none when nothing is known of what stands there.
pub(super) fn will_change(lang: Lang, commit: &Commit, news: Option<(&Changes, &[(Figure, usize, usize)])>) -> String {
    let name = commit.short();
    match (lang, news) {
        (Lang::Vi, None) => format!("Bản {name} sạch; chưa có bản đã công bố để so sánh"),
        (Lang::En, None) => format!("{name} is clean; there is no published one to compare it with"),
        (Lang::Vi, Some((changes, figures))) => {
            format!("Bản {name} sẽ đổi trang công bố: {}{}", changed(lang, changes), figures_of(lang, figures))
        }
        (Lang::En, Some((changes, figures))) => {
            format!("{name} will change the site: {}{}", changed(lang, changes), figures_of(lang, figures))
        }
    }
}

fn figures_of(lang: Lang, figures: &[(Figure, usize, usize)]) -> String {
    let line = |(figure, before, after): &(Figure, usize, usize)| {
        let what = match (lang, figure) {
            (Lang::Vi, Figure::Held(year)) => format!("buổi đã họp năm {year}"),
            (Lang::Vi, Figure::Planned(year)) => format!("buổi dự kiến năm {year}"),
            (Lang::Vi, Figure::Postponed(year)) => format!("buổi hoãn năm {year}"),
            (Lang::Vi, Figure::Cancelled(year)) => format!("buổi hủy năm {year}"),
            (Lang::Vi, Figure::Units) => "đơn vị".to_owned(),
            (Lang::Vi, Figure::Findings) => "phát hiện".to_owned(),
            (Lang::Vi, Figure::GraveFindings) => "phát hiện mức lỗi".to_owned(),
            (Lang::En, Figure::Held(year)) => format!("meetings held in {year}"),
            (Lang::En, Figure::Planned(year)) => format!("meetings planned in {year}"),
            (Lang::En, Figure::Postponed(year)) => format!("meetings postponed in {year}"),
            (Lang::En, Figure::Cancelled(year)) => format!("meetings cancelled in {year}"),
            (Lang::En, Figure::Units) => "units".to_owned(),
            (Lang::En, Figure::Findings) => "findings".to_owned(),
            (Lang::En, Figure::GraveFindings) => "findings of weight error".to_owned(),
        };
        format!("\n  {what}: {before} → {after}")
    };
    figures.iter().map(line).collect()
}

/// Says that nothing was sent or written, as asked.
pub(super) fn not_sent_as_asked(lang: Lang) -> &'static str {
    match lang {
        Lang::Vi => "Chạy thử (--dry-run): chưa đẩy và chưa ghi gì",
        Lang::En => "Dry run: nothing was sent or written",
    }
}

/// Says that commits are on their way.
pub(super) fn sending(lang: Lang, destination: &Destination) -> String {
    let remote = visible(&destination.remote);
    match lang {
        Lang::Vi => format!("Đang đẩy lên máy chủ `{remote}` …"),
        Lang::En => format!("Sending to the server `{remote}` …"),
    }
}

/// Says that the server has taken it.
pub(super) fn sent(lang: Lang, commit: &Commit, address: Option<&str>) -> String {
    let name = commit.short();
    let see = |word: &str| address.map_or_else(String::new, |address| format!("\n{word}: {}", visible(address)));
    match lang {
        Lang::Vi => format!("✓ Máy chủ đã nhận bản {name}{}", see("Xem")),
        Lang::En => format!("✓ The server has taken {name}{}", see("See")),
    }
}

/// Says that the server has not taken it, after the server's own words.
pub(super) fn server_refused(lang: Lang) -> String {
    match lang {
        Lang::Vi => "✗ Máy chủ không nhận; lý do ở ngay trên. Trang công bố giữ nguyên",
        Lang::En => "✗ The server refused, as told above. The public site stands as it was",
    }
    .to_owned()
}

/// Message of a commit that holds a site. It is Vietnamese whatever the language of the run, so that the same site
/// gives the same commit.
pub(super) fn pages_message(source: &Commit, as_of: AsOf) -> String {
    format!(
        "Cổng thông tin từ bản ghi {}\n\nSố liệu tính đến {}.\nNguồn: {}\n",
        source.short(),
        date::short(as_of.0),
        source.name()
    )
}

/// Says what became of a branch of pages.
pub(super) fn on_branch(lang: Lang, branch: &str, written: &PagesCommit) -> String {
    let branch = visible(branch);
    match (lang, written) {
        (Lang::Vi, PagesCommit::New(commit)) => format!("Đã ghi trang vào nhánh `{branch}`, commit {}", commit.short()),
        (Lang::Vi, PagesCommit::Unchanged(commit)) => {
            format!("Nhánh `{branch}` đã có đúng trang này (commit {}); không ghi gì", commit.short())
        }
        (Lang::En, PagesCommit::New(commit)) => {
            format!("Wrote the site to the branch `{branch}`, commit {}", commit.short())
        }
        (Lang::En, PagesCommit::Unchanged(commit)) => {
            format!("The branch `{branch}` holds this site already (commit {}); nothing written", commit.short())
        }
    }
}

/// Says how to send a branch of pages.
pub(super) fn push_branch(lang: Lang, branch: &str) -> String {
    let branch = visible(branch);
    match lang {
        Lang::Vi => format!("Đẩy lên bằng: git push origin {branch} (hoặc thêm --push)"),
        Lang::En => format!("Send it by: git push origin {branch} (or add --push)"),
    }
}

/// Says that a branch of pages was sent.
pub(super) fn branch_sent(lang: Lang, branch: &str, remote: &str) -> String {
    let (branch, remote) = (visible(branch), visible(remote));
    match lang {
        Lang::Vi => format!("✓ Đã đẩy nhánh `{branch}` lên `{remote}`"),
        Lang::En => format!("✓ Sent the branch `{branch}` to `{remote}`"),
    }
}

/// Says that the server's branch of pages has commits that are not here.
pub(super) fn branch_behind(lang: Lang, branch: &str, remote: &str) -> String {
    let (branch, remote) = (visible(branch), visible(remote));
    match lang {
        Lang::Vi => format!(
            "✗ CHƯA CÔNG BỐ: nhánh `{branch}` trên `{remote}` có commit chưa có ở đây. Chạy `git fetch {remote} +{branch}:{branch}` rồi chạy lại"
        ),
        Lang::En => format!(
            "✗ NOT PUBLISHED: `{branch}` on `{remote}` has commits that are not here. Run `git fetch {remote} +{branch}:{branch}` and try again"
        ),
    }
}

/// Says that an editor's clone is set up.
pub(super) fn editor_set_up(lang: Lang, hook: &Path) -> String {
    let hook = shown(hook);
    match lang {
        Lang::Vi => format!(
            "Đã đặt hook `{hook}`: từ nay `git commit` chỉ nhận khi phần chờ ghi (git add) không có lỗi.\n\
             Công bố bằng: nenep publish"
        ),
        Lang::En => {
            format!("Set the hook `{hook}`: `git commit` takes only what has no errors. Publish by: nenep publish")
        }
    }
}

/// Says that a server's repository is set up.
pub(super) fn server_set_up(lang: Lang, hooks: &[PathBuf], settings: &Settings, site: &Path) -> String {
    let hooks: Vec<String> = hooks.iter().map(|hook| format!("  {}", shown(hook))).collect();
    let (hooks, branch, site) = (hooks.join("\n"), visible(&settings.branch), shown(site));
    match lang {
        Lang::Vi => format!(
            "Đã đặt kho công bố; đẩy lên nhánh `{branch}` bản nào, công bố bản đó.\n{hooks}\n\
             Máy chủ web trỏ vào: {site}\nMười lần công bố gần nhất được giữ; xem: nenep publish --list"
        ),
        Lang::En => format!(
            "Set up the repository; what is pushed to `{branch}` is published.\n{hooks}\n\
             Point the web server at: {site}\nThe last ten publications are kept; see: nenep publish --list"
        ),
    }
}

/// Shows what publishes anew each day.
pub(super) fn timer(lang: Lang, timer: &Timer) -> String {
    let Timer { name, service, timer, cron } = timer;
    let head = match lang {
        Lang::Vi => "Hẹn giờ công bố lại mỗi ngày, để hạn tính theo lịch; chọn một trong hai cách.",
        Lang::En => "To publish anew each day, so that what is due moves with the calendar; take one of the two.",
    };
    let (by_systemd, then) = match lang {
        Lang::Vi => ("systemd (hoặc chạy lại lệnh này với --systemd /etc/systemd/system)", "Rồi"),
        Lang::En => ("systemd (or run this again with --systemd /etc/systemd/system)", "Then"),
    };
    format!(
        "\n{head}\n\n# {by_systemd}\n# /etc/systemd/system/{name}.service\n{service}\n\
         # /etc/systemd/system/{name}.timer\n{timer}\n\
         # {then}: systemctl daemon-reload && systemctl enable --now {name}.timer\n\n# cron\n{cron}\n"
    )
}

/// Says where the units of systemd were written.
pub(super) fn units_written(lang: Lang, timer: &Timer, written: &[PathBuf]) -> String {
    let written: Vec<String> = written.iter().map(|path| format!("  {}", shown(path))).collect();
    let (written, name) = (written.join("\n"), &timer.name);
    match lang {
        Lang::Vi => format!(
            "Đã ghi hai tệp hẹn giờ:\n{written}\nBật bằng: systemctl daemon-reload && systemctl enable --now {name}.timer"
        ),
        Lang::En => {
            format!(
                "Wrote two units:\n{written}\nTurn on by: systemctl daemon-reload && systemctl enable --now {name}.timer"
            )
        }
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

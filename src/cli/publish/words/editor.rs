//! What an editor is told, in both languages.

use super::{changed, counted, names};
use crate::cli::publish::refusal::Counts;
use crate::cli::words::visible;
use crate::disk::Commit;
use crate::editions::UnitNews;
use crate::lang::{Lang, date};
use crate::model::AsOf;
use crate::plan;
use crate::publish::{Changes, Destination, Figure, FigureChange, PagesCommit};

/// First line when a commit is stopped.
pub(in crate::cli::publish) fn not_committed(lang: Lang, counts: &Counts) -> String {
    match lang {
        Lang::Vi => format!("✗ CHƯA COMMIT: phần chờ ghi (git add) có {}.", counted(lang, counts)),
        Lang::En => format!("✗ NOT COMMITTED: what is staged has {}.", counted(lang, counts)),
    }
}

/// What to do after a commit was stopped.
pub(in crate::cli::publish) fn after_no_commit(lang: Lang) -> String {
    match lang {
        Lang::Vi => "Sửa, `git add` các tệp đã sửa, rồi commit lại. Cần ghi tạm dù còn lỗi: git commit --no-verify (máy chủ vẫn kiểm tra khi đẩy lên)",
        Lang::En => "Mend it, `git add` what you mended, then commit again. To keep work with errors: git commit --no-verify",
    }
    .to_owned()
}

/// First line when a commit has errors and is not sent.
pub(in crate::cli::publish) fn not_sent(lang: Lang, counts: &Counts) -> String {
    match lang {
        Lang::Vi => format!("✗ CHƯA CÔNG BỐ: bản đã commit có {}.", counted(lang, counts)),
        Lang::En => format!("✗ NOT PUBLISHED: the commit has {}.", counted(lang, counts)),
    }
}

/// What to do after it.
pub(in crate::cli::publish) fn after_not_sent(lang: Lang) -> String {
    match lang {
        Lang::Vi => "Sửa, commit, rồi chạy lại `nenep publish`. Xem trước: nenep serve",
        Lang::En => "Mend it, commit, then run `nenep publish` again. Preview: nenep serve",
    }
    .to_owned()
}

/// Says that some changes are in no commit.
pub(in crate::cli::publish) fn uncommitted(lang: Lang, paths: &[String]) -> String {
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
pub(in crate::cli::publish) fn nothing_new(lang: Lang, commit: &Commit, destination: &Destination) -> String {
    let (name, remote) = (commit.short(), visible(&destination.remote));
    match lang {
        Lang::Vi => format!("Máy chủ `{remote}` đã có bản {name}; không có gì mới để công bố"),
        Lang::En => format!("The server `{remote}` has {name} already; nothing new to publish"),
    }
}

/// Says that the server has commits that are not here.
pub(in crate::cli::publish) fn behind(lang: Lang) -> String {
    match lang {
        Lang::Vi => "✗ CHƯA CÔNG BỐ: máy chủ có bản mới hơn của người khác. Chạy `git pull --rebase`, xem lại, rồi `nenep publish` lại",
        Lang::En => "✗ NOT PUBLISHED: the server has newer commits. Run `git pull --rebase`, look again, then `nenep publish`",
    }
    .to_owned()
}

/// What will be otherwise on the site.
pub(in crate::cli::publish) struct Outlook<'a> {
    /// Its pages.
    pub(in crate::cli::publish) changes: &'a Changes,
    /// Its figures.
    pub(in crate::cli::publish) figures: &'a [FigureChange],
    /// What becomes of each unit.
    pub(in crate::cli::publish) units: &'a [UnitNews],
}

/// Lines about units beyond which the rest is only counted.
const MOST_LINES: usize = 30;

/// Says what will be otherwise on the site; none when nothing is known of what stands there.
pub(in crate::cli::publish) fn will_change(lang: Lang, commit: &Commit, news: Option<&Outlook<'_>>) -> String {
    let name = commit.short();
    match (lang, news) {
        (Lang::Vi, None) => format!("Bản {name} sạch; chưa có bản đã công bố để so sánh"),
        (Lang::En, None) => format!("{name} is clean; there is no published one to compare it with"),
        (Lang::Vi, Some(Outlook { changes, figures, units })) => {
            let (changed, figures) = (changed(lang, changes), figures_of(lang, figures));
            format!("Bản {name} sẽ đổi trang công bố: {changed}{figures}{}", units_of(lang, units))
        }
        (Lang::En, Some(Outlook { changes, figures, units })) => {
            let (changed, figures) = (changed(lang, changes), figures_of(lang, figures));
            format!("{name} will change the site: {changed}{figures}{}", units_of(lang, units))
        }
    }
}

/// Words what becomes of units, a line each. The portal speaks Vietnamese, so what it will say does too.
fn units_of(lang: Lang, units: &[UnitNews]) -> String {
    let lines = units.iter().flat_map(|unit| {
        unit.news.iter().map(|news| format!("\n  {}: {}", visible(&unit.name), visible(&plan::in_words(news))))
    });
    let mut lines: Vec<String> = lines.collect();
    let more = lines.len().saturating_sub(MOST_LINES);
    lines.truncate(MOST_LINES);
    lines.extend((more > 0).then(|| match lang {
        Lang::Vi => format!("\n  … và {more} thay đổi khác"),
        Lang::En => format!("\n  … and {more} more changes"),
    }));
    lines.concat()
}

fn figures_of(lang: Lang, figures: &[FigureChange]) -> String {
    let line = |FigureChange { figure, before, after }: &FigureChange| {
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
pub(in crate::cli::publish) fn not_sent_as_asked(lang: Lang) -> &'static str {
    match lang {
        Lang::Vi => "Chạy thử (--dry-run): chưa đẩy và chưa ghi gì",
        Lang::En => "Dry run: nothing was sent or written",
    }
}

/// Says that commits are on their way.
pub(in crate::cli::publish) fn sending(lang: Lang, destination: &Destination) -> String {
    let remote = visible(&destination.remote);
    match lang {
        Lang::Vi => format!("Đang đẩy lên máy chủ `{remote}` …"),
        Lang::En => format!("Sending to the server `{remote}` …"),
    }
}

/// Says that the server has taken it.
pub(in crate::cli::publish) fn sent(lang: Lang, commit: &Commit, address: Option<&str>) -> String {
    let name = commit.short();
    let see = |word: &str| address.map_or_else(String::new, |address| format!("\n{word}: {}", visible(address)));
    match lang {
        Lang::Vi => format!("✓ Máy chủ đã nhận bản {name}{}", see("Xem")),
        Lang::En => format!("✓ The server has taken {name}{}", see("See")),
    }
}

/// Says that the server has not taken it, after the server's own words.
pub(in crate::cli::publish) fn server_refused(lang: Lang) -> String {
    match lang {
        Lang::Vi => "✗ Máy chủ không nhận; lý do ở ngay trên. Trang công bố giữ nguyên",
        Lang::En => "✗ The server refused, as told above. The public site stands as it was",
    }
    .to_owned()
}

/// Message of a commit that holds a site. It is Vietnamese whatever the language of the run, so that the same site
/// gives the same commit.
pub(in crate::cli::publish) fn pages_message(source: &Commit, as_of: AsOf) -> String {
    format!(
        "Cổng thông tin từ bản ghi {}\n\nSố liệu tính đến {}.\nNguồn: {}\n",
        source.short(),
        date::short(as_of.0),
        source.name()
    )
}

/// Says what became of a branch of pages.
pub(in crate::cli::publish) fn on_branch(lang: Lang, branch: &str, written: &PagesCommit) -> String {
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
pub(in crate::cli::publish) fn push_branch(lang: Lang, branch: &str) -> String {
    let branch = visible(branch);
    match lang {
        Lang::Vi => format!("Đẩy lên bằng: git push origin {branch} (hoặc thêm --push)"),
        Lang::En => format!("Send it by: git push origin {branch} (or add --push)"),
    }
}

/// Says that a branch of pages was sent.
pub(in crate::cli::publish) fn branch_sent(lang: Lang, branch: &str, remote: &str) -> String {
    let (branch, remote) = (visible(branch), visible(remote));
    match lang {
        Lang::Vi => format!("✓ Đã đẩy nhánh `{branch}` lên `{remote}`"),
        Lang::En => format!("✓ Sent the branch `{branch}` to `{remote}`"),
    }
}

/// Says that the server's branch of pages has commits that are not here.
pub(in crate::cli::publish) fn branch_behind(lang: Lang, branch: &str, remote: &str) -> String {
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

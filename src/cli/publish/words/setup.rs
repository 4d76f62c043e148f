//! What is said when a repository is set up, in both languages.

use crate::cli::words::{shown, visible};
use crate::lang::Lang;
use crate::publish::{Settings, Timer};
use std::path::{Path, PathBuf};

/// Says that an editor's clone is set up.
pub(in crate::cli::publish) fn editor_set_up(lang: Lang, hook: &Path) -> String {
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
pub(in crate::cli::publish) fn server_set_up(
    lang: Lang,
    hooks: &[PathBuf],
    settings: &Settings,
    site: &Path,
) -> String {
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
pub(in crate::cli::publish) fn timer(lang: Lang, timer: &Timer) -> String {
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
pub(in crate::cli::publish) fn units_written(lang: Lang, timer: &Timer, written: &[PathBuf]) -> String {
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

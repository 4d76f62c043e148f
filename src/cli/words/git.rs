//! What is said when git did not give what was asked.

use super::{shown, system, system_vi, visible};
use crate::disk::{GitError, LARGEST_TREE};
use crate::lang::number::grouped;

pub(in crate::cli) fn vi(error: &GitError) -> String {
    match error {
        GitError::NoProgram(error) => {
            format!("không chạy được chương trình git: {}; hãy cài git rồi chạy lại", system_vi(error))
        }
        GitError::NoRepository(path) => format!(
            "`{}` không nằm trong kho git nào; vào thư mục của kho rồi chạy lại, hoặc tạo kho bằng `git init`",
            shown(path)
        ),
        GitError::NoRevision(name) => {
            format!("kho git không có bản ghi `{}`; xem các bản ghi bằng `git log --oneline`", visible(name))
        }
        GitError::NoContent { commit, path } => {
            let place = if path.is_empty() {
                "thư mục gốc hay `content`".to_owned()
            } else {
                format!("`{}`", visible(path))
            };
            let commit = if commit.is_empty() {
                "phần chờ ghi (git add)".to_owned()
            } else {
                format!("bản ghi `{commit}`")
            };
            format!("{commit} không có cây nội dung ở {place} (không thấy cong.yaml)")
        }
        GitError::TooManyFiles(count) => format!(
            "kho git có {} tệp, quá giới hạn {} tệp; chuyển những tệp không thuộc cổng thông tin sang kho khác",
            grouped(*count),
            grouped(LARGEST_TREE)
        ),
        GitError::Failed { command, said } => format!("`{command}` không chạy được: {}", visible_lines(said)),
        GitError::System(error) => format!("không đọc được kho git: {}", system_vi(error)),
    }
}

pub(in crate::cli) fn en(error: &GitError) -> String {
    match error {
        GitError::NoProgram(error) => format!("cannot run git: {}; install it and try again", system(error)),
        GitError::NoRepository(path) => {
            format!("`{}` is in no git repository; go to the one you mean, or make one by `git init`", shown(path))
        }
        GitError::NoRevision(name) => {
            format!("the repository has no commit `{}`; see `git log --oneline`", visible(name))
        }
        GitError::NoContent { commit, path } => {
            let place =
                if path.is_empty() { "the top or `content`".to_owned() } else { format!("`{}`", visible(path)) };
            let commit = if commit.is_empty() { "what is staged".to_owned() } else { format!("commit `{commit}`") };
            format!("{commit} has no content tree at {place} (no cong.yaml)")
        }
        GitError::TooManyFiles(count) => format!(
            "the repository has {count} files, more than the limit of {LARGEST_TREE}; keep other files elsewhere"
        ),
        GitError::Failed { command, said } => format!("`{command}` failed: {}", visible_lines(said)),
        GitError::System(error) => format!("cannot read the repository: {}", system(error)),
    }
}

/// Returns what git said on one line, such that a terminal shows it and nothing else.
fn visible_lines(said: &str) -> String {
    said.lines().map(visible).collect::<Vec<_>>().join("; ")
}

//! Why publishing could not do what it was asked, in both languages.

use crate::cli::words::{git, shown, system, system_vi, visible};
use crate::publish::{HookError, Nowhere};
use std::path::PathBuf;

/// Why publishing could not do what it was asked.
#[derive(Debug)]
pub(in crate::cli) enum Fault {
    /// The repository is not set up as a server's.
    NoServer { path: PathBuf },
    /// There is no such generation, or none earlier.
    NoGeneration { number: Option<u64> },
    /// The branch that is checked out goes nowhere.
    Nowhere(Nowhere),
    /// The server was not reached.
    Unreachable { remote: String },
    /// A folder of one's own is no link.
    NoLinkMode,
    /// A hook could not be set.
    Hook(HookError),
}

impl Fault {
    pub(in crate::cli) fn vi(&self) -> String {
        match self {
            Self::NoServer { path } => format!(
                "kho `{}` chưa được đặt làm kho công bố; chạy trong kho đó: nenep hook install --server --public THƯ_MỤC",
                shown(path)
            ),
            Self::NoGeneration { number: Some(number) } => {
                format!("không còn bản {number}; xem các bản còn giữ bằng `nenep publish --list`")
            }
            Self::NoGeneration { number: None } => "không còn bản nào trước bản đang hiện".to_owned(),
            Self::Nowhere(Nowhere::Detached) => {
                "đang không đứng trên nhánh nào; chạy `git switch main` (hoặc tên nhánh của bạn) rồi chạy lại"
                    .to_owned()
            }
            Self::Nowhere(Nowhere::NoUpstream { branch, remotes }) => match remotes.first() {
                Some(remote) => format!(
                    "nhánh `{}` chưa gắn với nhánh nào của máy chủ; chạy một lần: git push -u {} {}",
                    visible(branch),
                    visible(remote),
                    visible(branch)
                ),
                None => format!(
                    "kho này chưa biết máy chủ nào; chạy một lần: git remote add origin ĐỊA_CHỈ && git push -u origin {}",
                    visible(branch)
                ),
            },
            Self::Unreachable { remote } => format!(
                "không tới được máy chủ `{}`: kiểm tra mạng và quyền truy cập; các commit vẫn còn nguyên trên máy này, chạy lại khi có mạng",
                visible(remote)
            ),
            Self::NoLinkMode => "--to không nhận --mode symlink; dùng files hoặc exchange".to_owned(),
            Self::Hook(HookError::Git(error)) => git::vi(error),
            Self::Hook(HookError::NotBare(path)) => format!(
                "`{}` không phải là kho bare; tạo kho của máy chủ bằng `git init --bare` hoặc `git clone --bare`",
                shown(path)
            ),
            Self::Hook(HookError::Bare(path)) => format!(
                "`{}` là kho bare, không có tệp để commit; muốn đặt kho công bố thì thêm --server --public THƯ_MỤC",
                shown(path)
            ),
            Self::Hook(HookError::Foreign { path, line }) => format!(
                "đã có hook `{}` không do nenep viết nên không ghi đè; thêm dòng này vào cuối hook đó (bỏ chữ exec nếu còn lệnh phía sau):\n  {}",
                shown(path),
                visible(line)
            ),
            Self::Hook(HookError::System { path, error }) => {
                format!("không ghi được `{}`: {}", shown(path), system_vi(error))
            }
        }
    }

    pub(in crate::cli) fn en(&self) -> String {
        match self {
            Self::NoServer { path } => format!(
                "the repository `{}` is not set up to publish; run in it: nenep hook install --server --public DIR",
                shown(path)
            ),
            Self::NoGeneration { number: Some(number) } => {
                format!("generation {number} is not kept; see `nenep publish --list`")
            }
            Self::NoGeneration { number: None } => "no generation before the one shown is kept".to_owned(),
            Self::Nowhere(Nowhere::Detached) => "no branch is checked out; run `git switch main` first".to_owned(),
            Self::Nowhere(Nowhere::NoUpstream { branch, remotes }) => match remotes.first() {
                Some(remote) => format!(
                    "the branch `{}` is tied to none of a server; run once: git push -u {} {}",
                    visible(branch),
                    visible(remote),
                    visible(branch)
                ),
                None => format!(
                    "no server is known here; run once: git remote add origin ADDRESS && git push -u origin {}",
                    visible(branch)
                ),
            },
            Self::Unreachable { remote } => format!(
                "the server `{}` was not reached: check the network and your access; your commits are safe here",
                visible(remote)
            ),
            Self::NoLinkMode => "--to does not take --mode symlink; use files or exchange".to_owned(),
            Self::Hook(HookError::Git(error)) => git::en(error),
            Self::Hook(HookError::NotBare(path)) => {
                format!("`{}` is not bare; make a server's repository by `git init --bare`", shown(path))
            }
            Self::Hook(HookError::Bare(path)) => {
                format!("`{}` is bare; to set it up as a server's add --server --public DIR", shown(path))
            }
            Self::Hook(HookError::Foreign { path, line }) => format!(
                "`{}` is a hook that nenep did not write and is left alone; add this line at its end:\n  {}",
                shown(path),
                visible(line)
            ),
            Self::Hook(HookError::System { path, error }) => {
                format!("cannot write `{}`: {}", shown(path), system(error))
            }
        }
    }
}

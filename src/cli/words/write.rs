//! What is said when a site was not written, in both languages.

use super::{shown, stopped, system, system_vi, visible};
use crate::disk::{Refusal, WriteError};
use crate::lang::Lang;

pub(super) fn vi(error: &WriteError) -> String {
    match error {
        WriteError::Refused { path, refusal } => {
            let why = match refusal {
                Refusal::Root => "là gốc của hệ thống tệp".to_owned(),
                Refusal::Home => "là hoặc chứa thư mục cá nhân".to_owned(),
                Refusal::WorkingFolder => "là hoặc chứa thư mục đang đứng".to_owned(),
                Refusal::HoldsContent => "là hoặc chứa cây nội dung".to_owned(),
                Refusal::WithinContent => "nằm trong cây nội dung".to_owned(),
                Refusal::Repository => "là kho git".to_owned(),
                Refusal::SymbolicLink => "là liên kết tượng trưng".to_owned(),
                Refusal::NotAFolder => "không phải là thư mục".to_owned(),
                Refusal::OtherMode => "có `site` thuộc kiểu công bố khác; xóa `site` rồi chạy lại".to_owned(),
                Refusal::Foreign { entry } => format!("có `{}` không do nenep tạo ra", visible(entry)),
            };
            format!("không ghi vào `{}`: nơi này {why}; chọn thư mục khác bằng --output", shown(path))
        }
        WriteError::Failed { path, error } => {
            format!("không ghi được `{}`: {}; trang cũ giữ nguyên", shown(path), system_vi(error))
        }
        WriteError::Busy { path } => {
            format!("đang có bản khác chạy (khóa `{}`); đợi lượt đó xong rồi chạy lại", shown(path))
        }
        WriteError::Stopped => stopped(Lang::Vi).to_owned(),
    }
}

pub(super) fn en(error: &WriteError) -> String {
    match error {
        WriteError::Refused { path, refusal } => {
            let why = match refusal {
                Refusal::Root => "it is the root of the file system".to_owned(),
                Refusal::Home => "it is or holds the home folder".to_owned(),
                Refusal::WorkingFolder => "it is or holds the current folder".to_owned(),
                Refusal::HoldsContent => "it is or holds the content tree".to_owned(),
                Refusal::WithinContent => "it lies within the content tree".to_owned(),
                Refusal::Repository => "it is a git repository".to_owned(),
                Refusal::SymbolicLink => "it is a symbolic link".to_owned(),
                Refusal::NotAFolder => "it is no folder".to_owned(),
                Refusal::OtherMode => "its `site` is of another mode; remove it and try again".to_owned(),
                Refusal::Foreign { entry } => format!("it holds `{}`, which nenep did not make", visible(entry)),
            };
            format!("not writing to `{}`: {why}; choose another folder by --output", shown(path))
        }
        WriteError::Failed { path, error } => {
            format!("cannot write `{}`: {}; the old site stands as it was", shown(path), system(error))
        }
        WriteError::Busy { path } => {
            format!("another run is at work (lock `{}`); try again when it is done", shown(path))
        }
        WriteError::Stopped => stopped(Lang::En).to_owned(),
    }
}

//! What the command line says by itself, in both languages. The wording of problems and findings is `lang`'s.

pub(super) mod git;
mod write;

pub(super) use super::excerpt::visible;
use super::publish::Fault;
use crate::compile::Checked;
use crate::diag::Severity;
use crate::disk::{GitError, WriteError};
use crate::lang::terminal::{self, Run};
use crate::lang::{Lang, date};
use crate::model::Known;
use std::io;
use std::net::IpAddr;
use std::path::{Path, PathBuf};
use std::sync::Once;
use std::time::Instant;

/// Why the program could not do what it was asked.
#[derive(Debug)]
pub(super) enum Trouble {
    /// `--as-of` is no date.
    BadAsOf { text: String },
    /// `SOURCE_DATE_EPOCH` is no number of seconds.
    BadEpoch { text: String },
    /// No folder was named and none is here.
    NoContent,
    /// The folder named is none.
    NotAFolder { path: PathBuf },
    /// The folder named cannot be read.
    Unreadable { path: PathBuf, error: io::Error },
    /// The site could not be written.
    Write(WriteError),
    /// Git did not give what was asked.
    Git(GitError),
    /// Publishing could not do what it was asked.
    Publish(Fault),
    /// `init` or `theme export` was given a folder with something in it.
    NotEmpty { path: PathBuf },
    /// `init` or `theme export` could not write a file.
    NotMade { path: PathBuf, error: io::Error },
    /// No report has that name.
    NoReport { name: String, nearest: Option<String> },
    /// A report has no seal.
    NoSeal { name: String },
    /// Neither the port nor those after it are free.
    PortsTaken { port: u16 },
    /// The system gives no socket.
    NotServed { error: io::Error },
    /// An address that others may reach was asked for without saying so twice.
    OpenToAll { address: IpAddr },
    /// Standard output takes nothing.
    Output { error: io::Error },
}

/// Words a trouble.
pub(super) fn trouble(lang: Lang, trouble: &Trouble) -> String {
    let text = match lang {
        Lang::Vi => trouble_vi(trouble),
        Lang::En => trouble_en(trouble),
    };
    format!("{}: {text}", severity(lang, Severity::Error))
}

fn trouble_vi(trouble: &Trouble) -> String {
    match trouble {
        Trouble::BadAsOf { text } => {
            format!("`--as-of {}` không phải là ngày; ghi như 2025-06-30 hoặc 30/6/2025", visible(text))
        }
        Trouble::BadEpoch { text } => {
            format!("biến SOURCE_DATE_EPOCH là `{}`, không phải số giây; bỏ biến này hoặc dùng --as-of", visible(text))
        }
        Trouble::NoContent => "không thấy cong.yaml ở đây và cũng không có thư mục `content`; \
            ghi tên cây nội dung, như `nenep check noi-dung`, hoặc tạo cây mẫu bằng `nenep init`"
            .to_owned(),
        Trouble::NotAFolder { path } => format!("`{}` không phải là thư mục", shown(path)),
        Trouble::Unreadable { path, error } => {
            format!("không đọc được thư mục `{}`: {}", shown(path), system_vi(error))
        }
        Trouble::Write(error) => write::vi(error),
        Trouble::Git(error) => git::vi(error),
        Trouble::Publish(fault) => fault.vi(),
        Trouble::NotEmpty { path } => {
            format!("thư mục `{}` đã có nội dung; chọn thư mục trống hoặc tên chưa có", shown(path))
        }
        Trouble::NotMade { path, error } => format!("không tạo được `{}`: {}", shown(path), system_vi(error)),
        Trouble::NoReport { name, nearest } => {
            let near = nearest.as_ref().map(|near| format!("; có phải là `{near}`?")).unwrap_or_default();
            format!("không có báo cáo `{}` trong bao-cao/{near}", visible(name))
        }
        Trouble::NoSeal { name } => format!("báo cáo `{}` không có niêm phong", visible(name)),
        Trouble::PortsTaken { port } => {
            format!("cổng {port} và các cổng kế tiếp đều bận; chọn cổng khác bằng --port")
        }
        Trouble::NotServed { error } => format!("không mở được cổng mạng: {}", system_vi(error)),
        Trouble::OpenToAll { address } => format!(
            "`--bind {address}` cho máy khác trong mạng xem nội dung chưa công bố; nếu đúng là muốn thế, thêm --allow-network"
        ),
        Trouble::Output { error } => format!("không in được kết quả: {}", system_vi(error)),
    }
}

fn trouble_en(trouble: &Trouble) -> String {
    match trouble {
        Trouble::BadAsOf { text } => {
            format!("`--as-of {}` is no date; write 2025-06-30 or 30/6/2025", visible(text))
        }
        Trouble::BadEpoch { text } => {
            format!("SOURCE_DATE_EPOCH is `{}`, no number of seconds; unset it or use --as-of", visible(text))
        }
        Trouble::NoContent => "there is neither cong.yaml nor a folder `content` here; \
            name the content tree, as in `nenep check records`, or make a sample by `nenep init`"
            .to_owned(),
        Trouble::NotAFolder { path } => format!("`{}` is not a folder", shown(path)),
        Trouble::Unreadable { path, error } => format!("cannot read the folder `{}`: {}", shown(path), system(error)),
        Trouble::Write(error) => write::en(error),
        Trouble::Git(error) => git::en(error),
        Trouble::Publish(fault) => fault.en(),
        Trouble::NotEmpty { path } => {
            format!("the folder `{}` is not empty; choose an empty one or a new name", shown(path))
        }
        Trouble::NotMade { path, error } => format!("cannot make `{}`: {}", shown(path), system(error)),
        Trouble::NoReport { name, nearest } => {
            let near = nearest.as_ref().map(|near| format!("; did you mean `{near}`?")).unwrap_or_default();
            format!("there is no report `{}` in bao-cao/{near}", visible(name))
        }
        Trouble::NoSeal { name } => format!("the report `{}` has no seal", visible(name)),
        Trouble::PortsTaken { port } => format!("port {port} and those after it are taken; choose another by --port"),
        Trouble::NotServed { error } => format!("cannot listen: {}", system(error)),
        Trouble::OpenToAll { address } => format!(
            "`--bind {address}` lets other machines see what is not published; if that is meant, add --allow-network"
        ),
        Trouble::Output { error } => format!("cannot print the result: {}", system(error)),
    }
}

/// Returns the word for a weight.
pub(super) fn severity(lang: Lang, severity: Severity) -> &'static str {
    match (lang, severity) {
        (Lang::Vi, Severity::Error) => "lỗi",
        (Lang::Vi, Severity::Warning) => "cảnh báo",
        (Lang::En, Severity::Error) => "error",
        (Lang::En, Severity::Warning) => "warning",
    }
}

/// Returns the word before advice.
pub(super) fn help(lang: Lang) -> &'static str {
    match lang {
        Lang::Vi => "cách sửa",
        Lang::En => "help",
    }
}

/// Returns the last line of `check`.
pub(super) fn checked(lang: Lang, checked: &Checked, began: Instant) -> String {
    let line = terminal::checked_line(lang, run(checked, began));
    match lang {
        Lang::Vi => format!("Đã kiểm tra: {line}; {}", findings(lang, checked)),
        Lang::En => format!("Checked: {line}; {}", findings(lang, checked)),
    }
}

/// Returns the last line of a `build` that left the old site alone.
pub(super) fn refused(lang: Lang, checked: &Checked, began: Instant, target: &Path) -> String {
    let (target, line) = (shown(target), terminal::checked_line(lang, run(checked, began)));
    match lang {
        Lang::Vi => {
            format!("Chưa dựng, `{target}` giữ nguyên: {line}. Sửa các lỗi trên rồi chạy lại, hoặc thêm --allow-errors")
        }
        Lang::En => {
            format!("Not built, `{target}` is as it was: {line}. Mend what is named above, or add --allow-errors")
        }
    }
}

fn run(checked: &Checked, began: Instant) -> Run {
    let registry = &checked.facts.known.registry;
    Run {
        units: registry.units.len(),
        meetings: registry.meeting_count(),
        errors: checked.diagnostics.count(Severity::Error),
        warnings: checked.diagnostics.count(Severity::Warning),
        millis: millis(began),
    }
}

pub(super) fn millis(began: Instant) -> u64 {
    u64::try_from(began.elapsed().as_millis()).unwrap_or(u64::MAX)
}

pub(super) fn findings(lang: Lang, checked: &Checked) -> String {
    let findings = &checked.facts.findings;
    let grave = findings.iter().filter(|finding| finding.severity == Severity::Error).count();
    let (all, day) = (findings.len(), checked.facts.known.as_of);
    match lang {
        Lang::Vi => format!("{all} phát hiện ({grave} mức lỗi), tính đến {}", date::short(day)),
        Lang::En => format!("findings as of {}: {all} (errors: {grave})", date::iso(day)),
    }
}

/// Returns the note on meetings recorded as held after the as-of date; none when there are none.
pub(super) fn held_later(lang: Lang, known: &Known) -> Option<String> {
    let note = terminal::note_held_later(lang, known.held_later, known.as_of)?;
    Some(match lang {
        Lang::Vi => format!("ghi chú: {note}"),
        Lang::En => format!("note: {note}"),
    })
}

/// Returns what is said while another run has the folder.
pub(super) fn waiting(lang: Lang) -> &'static str {
    match lang {
        Lang::Vi => "đang chờ: một lượt nenep khác đang ghi vào thư mục này",
        Lang::En => "waiting: another run of nenep is writing to this folder",
    }
}

/// Returns what is said when the user has stopped a build.
pub(super) fn stopped(lang: Lang) -> &'static str {
    match lang {
        Lang::Vi => "đã dừng theo yêu cầu; trang cũ giữ nguyên",
        Lang::En => "stopped as asked; the old site stands as it was",
    }
}

/// Returns what `init` says when it is done.
pub(super) fn made(lang: Lang, dir: &Path) -> String {
    let dir = shown(dir);
    match lang {
        Lang::Vi => format!(
            "Đã tạo cây nội dung mẫu trong `{dir}`. Bước tiếp theo:\n  nenep check {dir}\n  nenep build {dir}\n\
             Mỗi tệp có chú thích; mở content/cong.yaml trước."
        ),
        Lang::En => format!(
            "Made a sample content tree in `{dir}`. Next:\n  nenep check {dir}\n  nenep build {dir}\n\
             Every file has comments; open content/cong.yaml first."
        ),
    }
}

/// Returns what `theme export` says when it is done; `theme` is the name for the settings.
pub(super) fn exported(lang: Lang, dir: &Path, theme: &str, files: usize) -> String {
    let (dir, theme) = (shown(dir), visible(theme));
    match lang {
        Lang::Vi => format!(
            "Đã chép {files} tệp của giao diện có sẵn vào `{dir}`. Bước tiếp theo:\n  \
             1. ghi `giao_dien: {theme}` trong cong.yaml (thư mục themes phải nằm cạnh thư mục nội dung)\n  \
             2. sửa {dir}/tai-san/tokens.css (màu, cỡ chữ) hoặc mẫu trang trong {dir}/trang\n  \
             3. chạy nenep build\n\
             Tệp nào không sửa thì xóa đi: tệp cùng tên trong nenep được dùng thay."
        ),
        Lang::En => format!(
            "Copied the {files} files of the built-in theme to `{dir}`. Next:\n  \
             1. write `giao_dien: {theme}` in cong.yaml (the folder themes must lie beside the content folder)\n  \
             2. change {dir}/tai-san/tokens.css (colours, sizes) or the templates in {dir}/trang\n  \
             3. run nenep build\n\
             Delete what you do not change: the built-in file of the same name serves in its place."
        ),
    }
}

/// Has panics told in plain words, once; developers who ask for a backtrace get the usual report as well.
pub(super) fn explain_panics(lang: Lang) {
    static TOLD: Once = Once::new();
    let usual = std::panic::take_hook();
    let is_asked_for = std::env::var_os("RUST_BACKTRACE").is_some_and(|value| value != "0");
    std::panic::set_hook(Box::new(move |panic| {
        let place = panic.location().map(ToString::to_string).unwrap_or_default();
        TOLD.call_once(|| super::output::complain(&panicked(lang, &place)));
        if is_asked_for {
            usual(panic);
        }
    }));
}

fn panicked(lang: Lang, place: &str) -> String {
    let version = env!("CARGO_PKG_VERSION");
    match lang {
        Lang::Vi => format!(
            "lỗi: nenep gặp sự cố bên trong và phải dừng; nội dung và trang cũ của bạn không bị thay đổi.\n\
             Xin báo cho người phát triển, kèm dòng này: nenep {version}, {place}"
        ),
        Lang::En => format!(
            "error: nenep met a fault of its own and had to stop; your records and the old site are unchanged.\n\
             Please report it with this line: nenep {version}, {place}"
        ),
    }
}

/// Returns a path as text that a terminal shows and nothing else.
pub(super) fn shown(path: &Path) -> String {
    visible(&path.to_string_lossy())
}

/// Returns what the system said, without the number that Rust adds.
pub(super) fn system(error: &io::Error) -> String {
    let text = error.to_string();
    text.find(" (os error").map_or(text.clone(), |at| text[..at].to_owned())
}

/// Returns the commonest reasons in Vietnamese, the others as the system says them.
pub(super) fn system_vi(error: &io::Error) -> String {
    match error.kind() {
        io::ErrorKind::NotFound => "không có tệp hoặc thư mục này".to_owned(),
        io::ErrorKind::PermissionDenied => "không có quyền".to_owned(),
        io::ErrorKind::StorageFull => "đĩa đã đầy".to_owned(),
        io::ErrorKind::QuotaExceeded => "đã hết hạn mức đĩa".to_owned(),
        io::ErrorKind::FileTooLarge => "tệp quá lớn".to_owned(),
        io::ErrorKind::ReadOnlyFilesystem => "đĩa chỉ cho đọc".to_owned(),
        io::ErrorKind::NotADirectory => "không phải là thư mục".to_owned(),
        io::ErrorKind::InvalidFilename => "tên tệp quá dài hoặc không dùng được".to_owned(),
        _ => system(error),
    }
}

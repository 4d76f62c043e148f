//! Reading the arguments, and saying in plain words what is wrong with them.

use super::args::Arguments;
use super::excerpt::visible;
use super::output::complain;
use super::{COULD_NOT_RUN, Ending};
use crate::lang::Lang;
use clap::Parser;
use clap::error::{ContextKind, ContextValue, Error, ErrorKind};
use std::ffi::OsString;
use std::io::Write;

/// Returns the arguments, or the status to end with when there is nothing to run.
pub(super) fn parse(words: Vec<OsString>) -> Result<Arguments, u8> {
    let lang = language_of(&words);
    Arguments::try_parse_from(words).map_err(|error| match error.kind() {
        ErrorKind::DisplayHelp | ErrorKind::DisplayVersion => {
            // A reader who closes the pipe has seen enough.
            let _ = write!(std::io::stdout(), "{error}");
            Ending::Clean.status()
        }
        ErrorKind::DisplayHelpOnMissingArgumentOrSubcommand => {
            complain(error.to_string().trim_end());
            COULD_NOT_RUN
        }
        _ => {
            complain(&fault(lang, &error));
            COULD_NOT_RUN
        }
    })
}

/// Returns the language that the arguments ask for, before they are known to be right.
pub(super) fn language_of(words: &[OsString]) -> Lang {
    let follows = words.windows(2).any(|pair| pair[0] == "--lang" && pair[1] == "en");
    if follows || words.iter().any(|word| word == "--lang=en") { Lang::En } else { Lang::Vi }
}

fn fault(lang: Lang, error: &Error) -> String {
    match lang {
        Lang::Vi => format!("lỗi: {}\nXem cách dùng: nenep --help", fault_vi(error)),
        Lang::En => error.to_string().trim_end().to_owned(),
    }
}

fn fault_vi(error: &Error) -> String {
    let named = |kind: ContextKind| match error.get(kind) {
        Some(ContextValue::String(text)) => visible(text),
        Some(ContextValue::Strings(list)) => visible(&list.join(", ")),
        _ => String::new(),
    };
    let argument = named(ContextKind::InvalidArg);
    let nearest = [ContextKind::SuggestedArg, ContextKind::SuggestedSubcommand, ContextKind::SuggestedValue]
        .into_iter()
        .map(named)
        .find(|text| !text.is_empty())
        .map(|text| format!("; có phải là `{text}`?"))
        .unwrap_or_default();
    match error.kind() {
        ErrorKind::UnknownArgument => format!("không có tùy chọn hoặc tham số `{argument}`{nearest}"),
        ErrorKind::InvalidSubcommand => format!("không có lệnh `{}`{nearest}", named(ContextKind::InvalidSubcommand)),
        ErrorKind::InvalidValue if named(ContextKind::InvalidValue).is_empty() => format!("`{argument}` thiếu giá trị"),
        ErrorKind::InvalidValue => {
            let (value, valid) = (named(ContextKind::InvalidValue), named(ContextKind::ValidValue));
            format!("`{argument}` không nhận `{value}`; nhận: {valid}{nearest}")
        }
        ErrorKind::NoEquals | ErrorKind::TooFewValues | ErrorKind::WrongNumberOfValues => {
            format!("`{argument}` thiếu giá trị")
        }
        ErrorKind::MissingRequiredArgument => format!("thiếu {argument}"),
        ErrorKind::MissingSubcommand => "thiếu tên lệnh".to_owned(),
        ErrorKind::ArgumentConflict => format!("`{argument}` bị ghi hai lần hoặc không đi cùng tùy chọn khác"),
        ErrorKind::InvalidUtf8 => "tham số không phải là chữ UTF-8".to_owned(),
        _ => visible(error.to_string().trim_end()),
    }
}

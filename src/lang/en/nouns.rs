//! What diagnostics call shapes, references and kinds of private text in English.

use crate::diag::{PrivateData, Reference, Shape};

/// Returns a shape as something that is expected.
pub(super) fn shape(shape: Shape) -> &'static str {
    match shape {
        Shape::Text => "a text",
        Shape::List => "a list",
        Shape::Record => "a record of keys and values",
        Shape::Count => "a count",
        Shape::Number => "a whole number",
        Shape::Date => "a date",
        Shape::Time => "a time of day",
        Shape::Bool => "`true` or `false`",
        Shape::Word => "a word of the list",
        Shape::Nothing => "nothing",
    }
}

/// Returns how to write a value of that shape.
pub(super) fn shape_example(shape: Shape) -> &'static str {
    match shape {
        Shape::Text => "the words after the colon, for example `ten: Chi bộ 1`",
        Shape::List => "each part on a line beginning with `- `, or in brackets, for example `[cv-1, cv-2]`",
        Shape::Record => "keys with colons, for example `{tu: 2024-01-01, den: 2024-12-31}`",
        Shape::Count => "a whole number from 0, for example `41`",
        Shape::Number => "a whole number, for example `3`",
        Shape::Date => "a day, for example `2024-03-05` or `5/3/2024`",
        Shape::Time => "hour and minute, for example `\"08:30\"`",
        Shape::Bool => "`true` for yes or `false` for no",
        Shape::Word => "a word of the list, for example `truc_tuyen`",
        Shape::Nothing => "the colon and nothing after it",
    }
}

/// Returns what a reference refers to.
pub(super) fn noun(reference: Reference) -> &'static str {
    match reference {
        Reference::Unit => "unit",
        Reference::Officer => "officer",
        Reference::Regulation => "regulation",
        Reference::Cap => "cap",
        Reference::Reason => "reason",
        Reference::ItemKind => "kind of agenda item",
        Reference::Group => "group",
        Reference::Guidance => "guidance document",
        Reference::Attachment => "attachment",
        Reference::Report => "report",
        Reference::Page => "page",
    }
}

/// Returns how to write a reference of that kind.
pub(super) fn reference_help(reference: Reference) -> &'static str {
    match reference {
        Reference::Unit => {
            "use the id of a unit: the name of its file in `don-vi/` without ending, for example `cuc-thue`"
        }
        Reference::Officer => "use a `ma` of `can-bo.yaml`, or add the officer there",
        Reference::Regulation => "use the name of a file in `quy-dinh/` without ending, for example `08-hd-duk`",
        Reference::Cap => "use a `ma` of the regulation's `han_muc`",
        Reference::Reason => "use a `ma` of the regulation's `dieu_kien.ly_do`, for example `phan-tan-dia-ban`",
        Reference::ItemKind => "use a `ma` of the regulation's `noi_dung.loai`, for example `thuong-ky`",
        Reference::Group => "use the exact `ten` of a group in the unit's `to_dang`, for example `Tổ đảng số 1`",
        Reference::Guidance => "use the name of a file in `huong-dan/` without ending, for example `08-hd-duk`",
        Reference::Attachment => "put the file below `tep/` and use its exact name, for example `tep/08-hd-duk.pdf`",
        Reference::Report => "use the name of a file in `bao-cao/` without ending, for example `danh-gia-2024`",
        Reference::Page => "use the path of a file in `trang/`, for example `trang/gioi-thieu.md`",
    }
}

/// Returns what private text looks like.
pub(super) fn private(kind: PrivateData) -> &'static str {
    match kind {
        PrivateData::IdentityNumber => "an identity number",
        PrivateData::Phone => "a phone number",
        PrivateData::Email => "an e-mail address",
        PrivateData::MeetingLink => "a link to an online meeting",
        PrivateData::Passcode => "a passcode of a meeting",
        PrivateData::SecrecyMark => "a secrecy mark",
    }
}

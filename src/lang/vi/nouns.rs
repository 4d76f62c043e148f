//! What diagnostics call shapes, references and kinds of private text in Vietnamese.

use crate::diag::{PrivateData, Reference, Shape};

/// Returns a shape as something that is expected.
pub(super) fn shape(shape: Shape) -> &'static str {
    match shape {
        Shape::Text => "một văn bản",
        Shape::List => "một danh sách",
        Shape::Record => "một bản ghi gồm các mục",
        Shape::Count => "một số đếm",
        Shape::Number => "một số nguyên",
        Shape::Date => "một ngày như 2024-03-05 hoặc 5/3/2024",
        Shape::Time => "một giờ như 08:30",
        Shape::Bool => "`true` hoặc `false`",
        Shape::Word => "một chữ trong danh mục",
        Shape::Nothing => "chỗ trống",
    }
}

/// Returns a shape as something that was found.
pub(super) fn found_shape(found: Shape) -> &'static str {
    match found {
        Shape::Date => "một ngày",
        Shape::Time => "một giờ",
        Shape::Text
        | Shape::List
        | Shape::Record
        | Shape::Count
        | Shape::Number
        | Shape::Bool
        | Shape::Word
        | Shape::Nothing => shape(found),
    }
}

/// Returns how to write a value of that shape.
pub(super) fn shape_example(shape: Shape) -> &'static str {
    match shape {
        Shape::Text => "chữ sau dấu hai chấm, ví dụ `ten: Chi bộ 1`",
        Shape::List => "mỗi phần một dòng bắt đầu bằng `- `, hoặc trong ngoặc vuông, ví dụ `[cv-1, cv-2]`",
        Shape::Record => "các mục có dấu hai chấm, ví dụ `{tu: 2024-01-01, den: 2024-12-31}`",
        Shape::Count => "một số nguyên từ 0 trở lên, ví dụ `41`",
        Shape::Number => "một số nguyên, ví dụ `3`",
        Shape::Date => "ví dụ `2024-03-05` hoặc `5/3/2024`",
        Shape::Time => "ví dụ `\"08:30\"`",
        Shape::Bool => "`true` nếu có, `false` nếu không",
        Shape::Word => "một chữ không dấu trong danh mục, ví dụ `truc_tuyen`",
        Shape::Nothing => "dấu hai chấm và để trống phần sau nó",
    }
}

/// Returns what a reference refers to.
pub(super) fn noun(reference: Reference) -> &'static str {
    match reference {
        Reference::Unit => "đơn vị",
        Reference::Officer => "cán bộ",
        Reference::Regulation => "quy định",
        Reference::Cap => "hạn mức",
        Reference::Reason => "lý do",
        Reference::ItemKind => "loại nội dung",
        Reference::Group => "tổ đảng",
        Reference::Guidance => "văn bản hướng dẫn",
        Reference::Attachment => "tệp đính kèm",
        Reference::Report => "báo cáo",
        Reference::Page => "trang",
    }
}

/// Returns how to write a reference of that kind.
pub(super) fn reference_help(reference: Reference) -> &'static str {
    match reference {
        Reference::Unit => "ghi mã của đơn vị, tức tên tệp trong `don-vi/` không có đuôi, ví dụ `cuc-thue`",
        Reference::Officer => "ghi một `ma` có trong `can-bo.yaml`, hoặc thêm cán bộ vào đó",
        Reference::Regulation => "ghi tên một tệp trong `quy-dinh/` không có đuôi, ví dụ `08-hd-duk`",
        Reference::Cap => "ghi một `ma` có trong `han_muc` của quy định",
        Reference::Reason => "ghi một `ma` có trong `dieu_kien.ly_do` của quy định, ví dụ `phan-tan-dia-ban`",
        Reference::ItemKind => "ghi một `ma` có trong `noi_dung.loai` của quy định, ví dụ `thuong-ky`",
        Reference::Group => "ghi đúng `ten` của một tổ trong `to_dang` của đơn vị, ví dụ `Tổ đảng số 1`",
        Reference::Guidance => "ghi tên một tệp trong `huong-dan/` không có đuôi, ví dụ `08-hd-duk`",
        Reference::Attachment => "đặt tệp vào thư mục `tep/` và ghi đúng tên của nó, ví dụ `tep/08-hd-duk.pdf`",
        Reference::Report => "ghi tên một tệp trong `bao-cao/` không có đuôi, ví dụ `danh-gia-2024`",
        Reference::Page => "ghi đường dẫn của một tệp trong `trang/`, ví dụ `trang/gioi-thieu.md`",
    }
}

/// Returns what private text looks like.
pub(super) fn private(kind: PrivateData) -> &'static str {
    match kind {
        PrivateData::IdentityNumber => "số căn cước hoặc chứng minh nhân dân",
        PrivateData::Phone => "số điện thoại",
        PrivateData::Email => "địa chỉ thư điện tử",
        PrivateData::MeetingLink => "đường dẫn vào phòng họp trực tuyến",
        PrivateData::Passcode => "mật khẩu vào phòng họp",
        PrivateData::SecrecyMark => "dấu chỉ độ mật",
    }
}

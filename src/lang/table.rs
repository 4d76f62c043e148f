//! What the script of tables says; it has no words of its own.

/// Words by the name of the data attribute that carries them; `{}` stands for a column or a number.
pub const WORDS: [(&str, &str); 15] = [
    ("tools", "Xếp, lọc, chép bảng"),
    ("filter", "Lọc trong bảng"),
    ("noun", "dòng"),
    ("sort", "Xếp theo"),
    ("initial", "Như ban đầu"),
    ("rising", "{}, tăng dần"),
    ("falling", "{}, giảm dần"),
    ("up", "Đã xếp theo {}, tăng dần."),
    ("down", "Đã xếp theo {}, giảm dần."),
    ("unsorted", "Đã xếp lại như ban đầu."),
    ("columns", "Cột hiển thị"),
    ("copy", "Chép dạng văn bản cho Excel"),
    ("copied", "Đã chép {} dòng; mở Excel rồi dán."),
    ("refused", "Trình duyệt không cho chép; hãy tải tệp CSV."),
    ("save", "Tải bảng đang xem (CSV)"),
];

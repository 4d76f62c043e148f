//! Codes of the way in which records are written.

use super::shown::Example;

const LOG: &str = "sinh-hoat/2024/chi-bo-thu-nghiem-a.yaml";
const UNIT: &str = "don-vi/chi-bo-thu-nghiem-a.yaml";
const RULES: &str = "quy-dinh/01-hd-du.yaml";

/// A meeting with lines to come.
const MEETING: &str = "buoi:\n  - ngay: 2024-03-05\n    hinh_thuc: truc_tuyen\n    trang_thai: da_hop\n@\n";
const CELL: &str = "ten: Chi bộ Thử nghiệm A\nloai: chi_bo_co_so\n@\n";
const REGULATION: &str =
    "so_hieu: 01-HD/ĐU\ntrich_yeu: Hướng dẫn\nngay_ban_hanh: 2023-02-20\nhieu_luc: {tu: 2023-02-20}\n@\n";
const SETTINGS: &str =
    "ten: Cổng\nco_quan: Đảng ủy\nquy_dinh: [01-hd-du]\ngiai_doan: {tu: 2023-02-20, den: 2025-06-30}\n@\n";

pub(super) const SYNTAX: Example = Example::new(
    UNIT,
    "@\nloai: chi_bo_co_so\n",
    "ten: Chi bộ Thử nghiệm: khối văn phòng",
    "ten: \"Chi bộ Thử nghiệm: khối văn phòng\"",
)
.with_note("Chữ có dấu hai chấm, dấu thăng, hoặc mở đầu bằng dấu ngoặc thì đặt trong ngoặc kép.");

pub(super) const TAB: Example =
    Example::new(UNIT, CELL, "dang_so:\n\t- {tu: 2023-02-20, tong: 41}", "dang_so:\n  - {tu: 2023-02-20, tong: 41}")
        .with_note("Đầu dòng thứ hai của bản sai là một dấu Tab; bản đúng là hai dấu cách.");

pub(super) const ANCHOR: Example = Example::new(
    UNIT,
    CELL,
    "phu_trach:\n  - &mot {can_bo: cv-1, tu: 2023-02-20, den: 2023-12-31}\n  - *mot",
    "phu_trach:\n  - {can_bo: cv-1, tu: 2023-02-20, den: 2023-12-31}\n  - {can_bo: cv-1, tu: 2024-07-01}",
)
.with_note("Giá trị nào cũng ghi đủ ở chỗ của nó, dù giống nhau.");

pub(super) const TAG: Example =
    Example::new(UNIT, CELL, "ten_ngan: !!str 08", "ten_ngan: 08").with_note("Chữ không cần báo trước là chữ.");

pub(super) const SECOND_DOCUMENT: Example = Example::new(
    UNIT,
    "@\n",
    "ten: Chi bộ Thử nghiệm A\nloai: chi_bo_co_so\n---\nten: Chi bộ Thử nghiệm B\nloai: chi_bo_co_so",
    "ten: Chi bộ Thử nghiệm A\nloai: chi_bo_co_so",
)
.with_note("Mỗi đơn vị một tệp: đơn vị B ghi ở `don-vi/chi-bo-thu-nghiem-b.yaml`.");

pub(super) const TOO_DEEP: &str = "Không bản ghi nào cần quá năm lớp; gặp lỗi này thường vì dư dấu ngoặc mở `[` hoặc `{`. \
    Xóa ngoặc dư, hoặc chép lại đoạn ấy theo ví dụ ở trang “Cách ghi bản ghi”.";
pub(super) const TOO_MANY_NODES: &str = "Một tệp chứa quá nhiều giá trị, thường vì dán nhầm một bảng tính. Giữ lại phần của \
    đơn vị và năm ấy; số liệu thô đặt vào `tep/` dưới dạng `.csv`.";

pub(super) const UNKNOWN_KEY: Example = Example::new(LOG, MEETING, "    bienban: 03-BB/CB", "    bien_ban: 03-BB/CB");

pub(super) const REPEATED_KEY: Example =
    Example::new(LOG, MEETING, "    bien_ban: 03-BB/CB\n    bien_ban: 04-BB/CB", "    bien_ban: 03-BB/CB");

pub(super) const MISSING_KEY: Example = Example::new(
    LOG,
    "@\n",
    "buoi:\n  - ngay: 2024-03-05\n    hinh_thuc: truc_tuyen",
    "buoi:\n  - ngay: 2024-03-05\n    hinh_thuc: truc_tuyen\n    trang_thai: da_hop",
);

pub(super) const WRONG_SHAPE: Example =
    Example::new(LOG, MEETING, "    phan_cong: btv-to-chuc", "    phan_cong: [btv-to-chuc]")
        .with_note("Mục nhận một danh sách thì một người cũng ghi trong ngoặc vuông.");

pub(super) const NULL: Example =
    Example::new(LOG, MEETING, "    gio: null", "    gio: \"08:00\"").with_note("Chưa biết giờ thì bỏ hẳn dòng `gio`.");

pub(super) const UNKNOWN_WORD: Example = Example::new(
    LOG,
    "buoi:\n  - ngay: 2024-03-05\n@\n    trang_thai: da_hop\n",
    "    hinh_thuc: online",
    "    hinh_thuc: truc_tuyen",
);

pub(super) const BAD_DATE: Example = Example::new(
    LOG,
    "buoi:\n@\n    hinh_thuc: truc_tuyen\n    trang_thai: da_hop\n",
    "  - ngay: 31/02/2024",
    "  - ngay: 29/02/2024",
);

pub(super) const BAD_TIME: Example = Example::new(LOG, MEETING, "    gio: 8h30", "    gio: \"8:30\"");

pub(super) const BAD_COUNT: Example = Example::new(
    UNIT,
    CELL,
    "dang_so:\n  - {tu: 2023-02-20, tong: 41 đồng chí}",
    "dang_so:\n  - {tu: 2023-02-20, tong: 41}",
);

pub(super) const OUT_OF_RANGE: Example =
    Example::new(RULES, REGULATION, "thoi_han:\n  ty_le_du_toi_thieu: 670", "thoi_han:\n  ty_le_du_toi_thieu: 67");

pub(super) const BAD_BOOL: Example = Example::new(LOG, MEETING, "    bi_mat: không", "    bi_mat: false");

pub(super) const BAD_MONTH_DAY: Example =
    Example::new(RULES, REGULATION, "thoi_han:\n  danh_gia_nam: 31/01", "thoi_han:\n  danh_gia_nam: 01-31")
        .with_note("Tháng trước, ngày sau, đủ hai chữ số: 01-31 là ngày 31 tháng 01.");

pub(super) const BAD_ID: Example = Example::new(
    "can-bo.yaml",
    "can_bo:\n@\n    vai_tro: chuyen_vien\n    chuc_danh: Chuyên viên\n",
    "  - ma: Chuyên viên 1",
    "  - ma: chuyen-vien-1",
);

pub(super) const NO_FRONT_MATTER: Example = Example::new(
    "trang/lien-he.md",
    "@\n",
    "# Liên hệ\n\nBan Tổ chức, phòng 203.",
    "---\ntieu_de: Liên hệ\n---\nBan Tổ chức, phòng 203.",
);

pub(super) const HIDDEN_CHARACTER: Example =
    Example::new(UNIT, CELL, "ten_ngan: Thử \u{200b}nghiệm A", "ten_ngan: Thử nghiệm A")
        .with_note("Trước chữ “nghiệm” của bản sai có một ký tự không nhìn thấy, theo sang khi chép từ trang web. Xóa cả chữ rồi gõ lại.");

pub(super) const BAD_ADDRESS: Example =
    Example::new("cong.yaml", SETTINGS, "dia_chi: noi-bo.example", "dia_chi: https://noi-bo.example/");

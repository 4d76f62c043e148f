//! Codes of records that are well written and yet cannot be true, or that name what is not there.

use super::shown::Example;

const LOG: &str = "sinh-hoat/2024/chi-bo-thu-nghiem-a.yaml";
const UNIT: &str = "don-vi/chi-bo-thu-nghiem-a.yaml";

const MEETING: &str = "buoi:\n  - ngay: 2024-03-05\n    hinh_thuc: truc_tuyen\n    trang_thai: da_hop\n@\n";
/// A meeting without its day.
const OF_A_DAY: &str = "buoi:\n@\n    hinh_thuc: truc_tuyen\n    trang_thai: da_hop\n";
/// A meeting without its form.
const OF_A_FORM: &str = "buoi:\n  - ngay: 2024-03-05\n@\n    trang_thai: da_hop\n";
const CELL: &str = "ten: Chi bộ Thử nghiệm A\nloai: chi_bo_co_so\n@\n";

pub(super) const UNKNOWN_REFERENCE: Example =
    Example::new(LOG, MEETING, "    phan_cong: [btv-tochuc]", "    phan_cong: [btv-to-chuc]")
        .with_note("Mã phải ghi đúng như trong `can-bo.yaml`.");

pub(super) const REPEATED_ID: Example = Example::new(
    "can-bo.yaml",
    "@\n",
    "can_bo:\n  - {ma: cv-1, vai_tro: chuyen_vien, chuc_danh: Chuyên viên Ban Tổ chức}\n  \
     - {ma: cv-1, vai_tro: chuyen_vien, chuc_danh: Chuyên viên Văn phòng}",
    "can_bo:\n  - {ma: cv-1, vai_tro: chuyen_vien, chuc_danh: Chuyên viên Ban Tổ chức}\n  \
     - {ma: cv-2, vai_tro: chuyen_vien, chuc_danh: Chuyên viên Văn phòng}",
);

pub(super) const REPEATED_MEETING: Example = Example::new(
    LOG,
    "@\n",
    "buoi:\n  - {ngay: 2024-03-05, hinh_thuc: truc_tuyen, trang_thai: da_hop}\n  \
     - {ngay: 2024-03-05, hinh_thuc: truc_tiep, trang_thai: da_hop}",
    "buoi:\n  - {ngay: 2024-03-05, hinh_thuc: truc_tuyen, trang_thai: da_hop}\n  \
     - {ngay: 2024-03-05, hinh_thuc: truc_tiep, trang_thai: da_hop, cap: cap_uy}",
)
.with_note("Một ngày có nhiều nhất một buổi toàn thể và một buổi cấp ủy.");

pub(super) const OTHER_YEAR: Example = Example::new(LOG, OF_A_DAY, "  - ngay: 2023-12-29", "  - ngay: 2024-12-29")
    .with_note("Nếu buổi đúng là của năm 2023 thì chuyển cả bản ghi sang `sinh-hoat/2023/`.");

pub(super) const END_BEFORE_START: Example = Example::new(
    UNIT,
    CELL,
    "thi_diem:\n  - {hinh_thuc: truc_tuyen, tu: 2024-03-01, den: 2024-02-01}",
    "thi_diem:\n  - {hinh_thuc: truc_tuyen, tu: 2024-03-01, den: 2025-02-01}",
);

pub(super) const BAD_END_OF_MEETING: Example = Example::new(
    LOG,
    MEETING,
    "    gio: \"10:00\"\n    ket_thuc: \"9:30\"",
    "    gio: \"8:00\"\n    ket_thuc: \"9:30\"",
);

pub(super) const ATTENDANCE_SUM: Example = Example::new(
    LOG,
    MEETING,
    "    tham_du:\n      trieu_tap: 40\n      co_mat: 38\n      vang_co_ly_do: 1\n      vang_khong_ly_do: 0",
    "    tham_du:\n      trieu_tap: 40\n      co_mat: 38\n      vang_co_ly_do: 2\n      vang_khong_ly_do: 0",
)
.with_note("Có mặt 38 và vắng 1 mới là 39 trong 40 người được triệu tập.");

pub(super) const MORE_THAN_MEMBERS: Example = Example::new(
    LOG,
    MEETING,
    "    tham_du: {trieu_tap: 45, co_mat: 45, vang_co_ly_do: 0, vang_khong_ly_do: 0}",
    "    tham_du: {trieu_tap: 43, co_mat: 43, vang_co_ly_do: 0, vang_khong_ly_do: 0}",
)
.with_note("Đơn vị có 43 đảng viên từ ngày 01/01/2024. Nếu số triệu tập đúng thì bổ sung `dang_so` của đơn vị.");

pub(super) const PART_ABOVE_WHOLE: Example = Example::new(
    UNIT,
    CELL,
    "dang_so:\n  - {tu: 2023-02-20, tong: 41, dac_thu: 72}",
    "dang_so:\n  - {tu: 2023-02-20, tong: 41, dac_thu: 27}",
);

pub(super) const COUNTS_BEGIN_LATER: Example =
    Example::new(UNIT, CELL, "dang_so:\n  - {tu: 2024-06-01, tong: 41}", "dang_so:\n  - {tu: 2024-01-01, tong: 41}")
        .with_note("Đơn vị đã họp ngày 05/3/2024, trước ngày đầu tiên có đảng số.");

pub(super) const OVERLAP: Example = Example::new(
    UNIT,
    CELL,
    "thi_diem:\n  - {hinh_thuc: truc_tuyen, tu: 2023-02-20, den: 2024-06-30}\n  \
     - {hinh_thuc: truc_tuyen, tu: 2024-06-30}",
    "thi_diem:\n  - {hinh_thuc: truc_tuyen, tu: 2023-02-20, den: 2024-06-30}\n  \
     - {hinh_thuc: truc_tuyen, tu: 2024-07-01}",
)
.with_note("Ngày cuối được tính, nên giai đoạn sau bắt đầu từ hôm sau.");

pub(super) const REPEATED_ENTRY: Example =
    Example::new(LOG, MEETING, "    phan_cong: [cv-1, btv-to-chuc, cv-1]", "    phan_cong: [cv-1, btv-to-chuc]");

pub(super) const OUTSIDE_EXISTENCE: Example =
    Example::new(LOG, OF_A_DAY, "  - ngay: 2024-03-05", "  - ngay: 2024-02-05")
        .with_note("Hồ sơ của đơn vị ghi `ton_tai: {den: 2024-02-28}`; buổi sau ngày ấy là của đơn vị kế thừa.")
        .beside(UNIT, "ten: Chi bộ Thử nghiệm A\nloai: chi_bo_co_so\nton_tai: {den: 2024-02-28}\n");

pub(super) const BAD_PARENT: Example = Example::new(
    "don-vi/chi-bo-van-phong.yaml",
    "@\n",
    "ten: Chi bộ Văn phòng\nloai: chi_bo_truc_thuoc",
    "ten: Chi bộ Văn phòng\nloai: chi_bo_truc_thuoc\ntruc_thuoc: dang-bo-thu-nghiem",
)
.with_note("Chi bộ trực thuộc phải ghi đảng bộ cơ sở của mình; chi bộ cơ sở và đảng bộ cơ sở thì không ghi.")
.beside("don-vi/dang-bo-thu-nghiem.yaml", "ten: Đảng bộ Thử nghiệm\nloai: dang_bo_co_so\n");

pub(super) const FEEDBACK_BEFORE_MEETING: Example = Example::new(
    LOG,
    MEETING,
    "    gop_y: {ngay: 2024-03-04, uu_diem: [Điểm danh đủ]}",
    "    gop_y: {ngay: 2024-03-06, uu_diem: [Điểm danh đủ]}",
)
.with_note("Buổi họp ngày 05/3/2024.");

pub(super) const NOT_FOR_THIS_FORM: Example = Example::new(
    LOG,
    OF_A_FORM,
    "    hinh_thuc: truc_tuyen\n    cac_to: [{to: Tổ đảng số 1, ngay: 2024-03-05}]",
    "    hinh_thuc: to_dang\n    cac_to: [{to: Tổ đảng số 1, ngay: 2024-03-05}]",
)
.with_note("Nếu buổi họp đúng là trực tuyến thì bỏ `cac_to`.");

pub(super) const SESSION_OUTSIDE_MONTH: Example = Example::new(
    LOG,
    OF_A_FORM,
    "    hinh_thuc: to_dang\n    cac_to:\n      - {to: Tổ đảng số 1, ngay: 2024-03-05}\n      \
     - {to: Tổ đảng số 2, ngay: 2024-04-02}",
    "    hinh_thuc: to_dang\n    cac_to:\n      - {to: Tổ đảng số 1, ngay: 2024-03-05}\n      \
     - {to: Tổ đảng số 2, ngay: 2024-03-12}",
)
.with_note("Các tổ của một đợt họp trong cùng tháng; tổ họp tháng 4 thuộc đợt của tháng 4.");

pub(super) const NO_SCOPE: Example = Example::new(
    "bao-cao/danh-gia-2024.md",
    "---\n@\n---\nLời văn.\n",
    "tieu_de: Báo cáo đánh giá năm 2024\nloai: danh_gia_nam",
    "tieu_de: Báo cáo đánh giá năm 2024\nloai: danh_gia_nam\nnam: 2024",
);

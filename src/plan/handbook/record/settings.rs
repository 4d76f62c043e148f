//! `cong.yaml`.

use super::Takes::{Address, Date, Flag, Record as Inner, Records, References, Text, Word};
use super::{FileKind, Record, WINDOW, may, must};

const LANGUAGES: &[(&str, &str)] = &[("vi", "tiếng Việt"), ("en", "tiếng Anh")];
const PROFILES: &[(&str, &str)] = &[("noi_bo", "dùng trong nội bộ"), ("cong_khai", "bản công khai")];

pub(super) const FILE: FileKind = FileKind {
    anchor: "cong",
    title: "Cài đặt của cổng",
    path: "cong.yaml",
    about: "Chỉ có một tệp này, đặt ở thư mục gốc của cây nội dung.",
    records: &[
        Record {
            title: "",
            within: "@\n",
            keys: &[
                must("ten", Text, "Tên cổng, hiện ở đầu mọi trang"),
                must("co_quan", Text, "Cơ quan chủ trì cổng"),
                may("co_quan_cap_tren", Text, "Cơ quan cấp trên, ghi ở đầu báo cáo"),
                may("dia_danh", Text, "Địa danh ghi trước ngày tháng của văn bản"),
                may("ngon_ngu", Word(LANGUAGES), "Ngôn ngữ của các thông báo kiểm tra"),
                may("dia_chi", Address, "Địa chỉ của cổng; cần cho nguồn tin và sơ đồ trang"),
                may("du_lieu_minh_hoa", Flag, "true thì mọi trang đều nói rõ số liệu chỉ để minh họa"),
                may("giao_dien", Text, "Tên giao diện; bỏ trống là mac-dinh"),
                may("tinh_den", Date, "Ngày tính số liệu; bỏ trống thì lấy ngày dựng cổng"),
                must("quy_dinh", References("quy định"), "Các quy định đang áp dụng"),
                may("ho_so", Word(PROFILES), "Dựng cổng cho ai; bỏ trống là nội bộ"),
                must("giai_doan", Inner, "Thời gian thí điểm"),
                may("cho_phep_noi_dung", Records, "Những câu chữ đã xem xét, được phép hiện dù giống thông tin riêng"),
            ],
        },
        Record { title: "`giai_doan`", keys: WINDOW, within: "giai_doan: @\n" },
        Record {
            title: "Mỗi phần tử của `cho_phep_noi_dung`",
            within: "cho_phep_noi_dung:\n  - @\n",
            keys: &[
                must("noi_dung", Text, "Đúng nguyên văn câu chữ được phép"),
                must("ly_do", Text, "Vì sao được phép"),
            ],
        },
    ],
    example: (
        "cong.yaml",
        "\
ten: Cổng thông tin thí điểm
co_quan: Đảng ủy Thử nghiệm
dia_danh: Vinh
quy_dinh: [01-hd-du]
giai_doan: {tu: 2023-02-20, den: 2025-06-30}
",
    ),
};

//! `sinh-hoat/<year>/<unit-id>.yaml`.

use super::Takes::{Count, Date, Flag, Record as Inner, Records, Reference, References, Text, Texts, Time, Word};
use super::{FORMS, FileKind, LEVELS, Record, may, must};

const STATUSES: &[(&str, &str)] =
    &[("du_kien", "dự kiến"), ("da_hop", "đã họp"), ("hoan", "hoãn, chưa có ngày mới"), ("huy", "hủy, không họp nữa")];
const BASES: &[(&str, &str)] = &[
    ("dac_thu", "tính chất đặc thù của đơn vị"),
    ("hoan_canh_dac_biet", "hoàn cảnh đặc biệt, không tính vào giới hạn"),
];

/// A log with one meeting: the example of the format and of the first steps.
pub(super) const MEETING: &str = "\
buoi:
  - ngay: 2024-03-05
    gio: \"08:00\"
    ket_thuc: \"10:15\"
    hinh_thuc: ket_hop
    trang_thai: da_hop
    dang_ky: {ngay: 2024-02-26, tong_hop: 2024-02-28}
    phan_cong: [btv-to-chuc, cv-1]
    cap_tren_du: [btv-to-chuc]
    tham_du:
      trieu_tap: 40
      co_mat: 38
      truc_tiep: 12
      truc_tuyen: 26
      vang_co_ly_do: 2
      vang_khong_ly_do: 0
    noi_dung:
      - {chu_de: Đánh giá công tác tháng 02, loai: thuong-ky}
    bien_ban: 03-BB/CB
    gop_y:
      ngay: 2024-03-06
      uu_diem:
        - Điểm cầu nào cũng được hỏi ý kiến
      han_che:
        - không có
      kinh_nghiem:
        - Gửi tài liệu trước một ngày để các điểm cầu đọc trước
";

pub(super) const FILE: FileKind = FileKind {
    anchor: "sinh-hoat",
    title: "Nhật ký sinh hoạt",
    path: "sinh-hoat/<năm>/<mã đơn vị>.yaml",
    about: "Mỗi đơn vị mỗi năm một tệp, mỗi buổi một phần tử. Một đợt sinh hoạt theo tổ đảng là một phần tử, dù chia mấy \
            tổ. Không ghi tên đảng viên vắng mặt hay phát biểu.",
    records: &[
        Record { title: "", keys: &[must("buoi", Records, "Các buổi, có thể để trống: []")], within: "@\n" },
        Record {
            title: "Mỗi buổi",
            within: "buoi:\n  - @\n",
            keys: &[
                must("ngay", Date, "Ngày họp, đúng năm của thư mục"),
                may("gio", Time, "Giờ bắt đầu"),
                may("ket_thuc", Time, "Giờ kết thúc, muộn hơn giờ bắt đầu"),
                may("cap", Word(LEVELS), "Cấp họp; bỏ trống là toàn thể"),
                must("hinh_thuc", Word(FORMS), "Hình thức"),
                must("trang_thai", Word(STATUSES), "Tình trạng"),
                may("doi_tu", Date, "Ngày cũ, nếu buổi được chuyển ngày"),
                may("can_cu", Word(BASES), "Căn cứ; bỏ trống là tính chất đặc thù"),
                may("van_ban", Text, "Văn bản cho phép; cần có khi họp trong hoàn cảnh đặc biệt"),
                may("dang_ky", Inner, "Đăng ký lịch"),
                may("phan_cong", References("cán bộ"), "Cán bộ được phân công dự"),
                may("cap_tren_du", References("cán bộ"), "Cán bộ cấp trên đã dự"),
                may("tham_du", Inner, "Số người dự"),
                may("noi_dung", Records, "Các nội dung"),
                may("cac_to", Records, "Các buổi của từng tổ, chỉ khi hình thức là to_dang"),
                may("bien_ban", Text, "Số biên bản"),
                may("nghi_quyet", Text, "Số nghị quyết"),
                may("gop_y", Inner, "Góp ý của cấp trên sau buổi họp"),
                may("su_co", Text, "Sự cố, ví dụ mất kết nối 10 phút"),
                may("bi_mat", Flag, "true: buổi có xử lý bí mật nhà nước; nội dung không bao giờ hiện"),
                may("ghi_chu", Text, "Ghi chú, hiện trên trang của buổi"),
                may("ghi_chu_noi_bo", Text, "Ghi chú không bao giờ hiện trên trang nào"),
            ],
        },
        Record {
            title: "`dang_ky`",
            within: "buoi:\n  - {ngay: 2024-03-05, hinh_thuc: ket_hop, trang_thai: da_hop, dang_ky: @}\n",
            keys: &[
                must("ngay", Date, "Ngày đơn vị đăng ký"),
                may("tong_hop", Date, "Ngày Ban Tổ chức tổng hợp, báo cáo Thường trực"),
            ],
        },
        Record {
            title: "`tham_du`",
            within: "buoi:\n  - {ngay: 2024-03-05, hinh_thuc: ket_hop, trang_thai: da_hop, tham_du: @}\n",
            keys: &[
                must("trieu_tap", Count, "Số được triệu tập, bằng có mặt cộng vắng"),
                must("co_mat", Count, "Số có mặt"),
                may("truc_tiep", Count, "Trong số có mặt, số dự trực tiếp"),
                may("truc_tuyen", Count, "Trong số có mặt, số dự trực tuyến"),
                must("vang_co_ly_do", Count, "Số vắng có lý do"),
                must("vang_khong_ly_do", Count, "Số vắng không lý do"),
            ],
        },
        Record {
            title: "Mỗi nội dung trong `noi_dung`",
            within: "buoi:\n  - ngay: 2024-03-05\n    hinh_thuc: ket_hop\n    trang_thai: da_hop\n    noi_dung:\n      - @\n",
            keys: &[
                must("chu_de", Text, "Chủ đề"),
                must("loai", Reference("loại nội dung trong quy định"), "Loại nội dung"),
                may("rieng_truc_tiep", Flag, "true: nội dung này được làm trực tiếp, tách khỏi phần trực tuyến"),
            ],
        },
        Record {
            title: "Mỗi phần tử của `cac_to`",
            within: "buoi:\n  - ngay: 2024-03-05\n    hinh_thuc: to_dang\n    trang_thai: da_hop\n    cac_to:\n      - @\n",
            keys: &[
                must("to", Reference("tổ: đúng tên ghi ở đơn vị"), "Tổ đảng"),
                must("ngay", Date, "Ngày họp của tổ, cùng tháng với đợt"),
                may("tham_du", Inner, "Số người dự, các mục như tham_du của buổi"),
            ],
        },
        Record {
            title: "`gop_y`",
            within: "buoi:\n  - {ngay: 2024-03-05, hinh_thuc: ket_hop, trang_thai: da_hop, gop_y: @}\n",
            keys: &[
                must("ngay", Date, "Ngày góp ý, không trước ngày họp"),
                may("uu_diem", Texts, "Ưu điểm"),
                may("han_che", Texts, "Hạn chế; không có thì ghi “không có”"),
                may("kinh_nghiem", Texts, "Kinh nghiệm"),
            ],
        },
    ],
    example: ("sinh-hoat/2024/chi-bo-thu-nghiem-a.yaml", MEETING),
};

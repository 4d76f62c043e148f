//! `quy-dinh/<id>.yaml`.

use super::Takes::{Count, Date, Flag, Id, MonthDay, Percent, Record as Inner, Records, Reference, Text, Word, Words};
use super::{FORMS, FileKind, LEVELS, PERIOD, Record, UNIT_KINDS, WINDOW, may, must};

const BASES: &[(&str, &str)] =
    &[("huong_dan", "hướng dẫn nêu"), ("trung_uong", "Trung ương quy định"), ("gia_dinh", "giả định")];
const COMPARISONS: &[(&str, &str)] = &[(">", "phải trên mức này"), (">=", "phải từ mức này trở lên")];
const CHECKED: &[(&str, &str)] =
    &[("chua_doi_chieu", "chưa đối chiếu với văn bản giấy"), ("da_doi_chieu", "đã đối chiếu")];

pub(super) const FILE: FileKind = FileKind {
    anchor: "quy-dinh",
    title: "Quy định",
    path: "quy-dinh/<mã>.yaml",
    about: "Văn bản hướng dẫn ghi lại thành các giá trị để cổng tự kiểm tra. Tên tệp là mã. Giá trị nào không ghi thì \
            việc kiểm tra cần giá trị đó không làm.",
    records: &[
        Record {
            title: "",
            within: "@\n",
            keys: &[
                must("so_hieu", Text, "Số, ký hiệu văn bản"),
                must("trich_yeu", Text, "Trích yếu"),
                must("ngay_ban_hanh", Date, "Ngày ban hành"),
                must("hieu_luc", Inner, "Thời gian có hiệu lực"),
                may("huong_dan", Reference("hướng dẫn"), "Trang hướng dẫn giải thích quy định này"),
                may("han_muc", Records, "Các giới hạn trong một năm dương lịch"),
                may("dieu_kien", Inner, "Điều kiện để được sinh hoạt trực tuyến, theo tổ đảng"),
                may("noi_dung", Inner, "Các loại nội dung, loại nào không được đưa vào"),
                may("thoi_han", Inner, "Thời hạn và tỷ lệ dự"),
            ],
        },
        Record { title: "`hieu_luc`", keys: PERIOD, within: "hieu_luc: @\n" },
        Record {
            title: "Mỗi giới hạn trong `han_muc`",
            within: "han_muc:\n  - @\n",
            keys: &[
                must("ma", Id, "Mã của giới hạn"),
                must("ten", Text, "Tên hiện trên các trang"),
                must("ap_dung", Words(UNIT_KINDS), "Loại đơn vị có giới hạn này"),
                must("hinh_thuc", Words(FORMS), "Hình thức tính vào giới hạn"),
                must("cap", Words(LEVELS), "Cấp họp tính vào giới hạn"),
                must("toi_da", Count, "Số lần nhiều nhất trong năm"),
                may("nguon", Word(BASES), "Giá trị dựa vào đâu; hiện bên cạnh giá trị"),
            ],
        },
        Record {
            title: "`dieu_kien`",
            within: "dieu_kien: @\n",
            keys: &[
                may("ty_le_dac_thu", Inner, "Tỷ lệ đảng viên có điều kiện công tác đặc thù"),
                may("nguong_to_dang", Inner, "Số đảng viên để chi bộ được sinh hoạt theo tổ đảng"),
                may("so_to_toi_thieu", Count, "Số tổ đảng ít nhất"),
                may("ly_do", Records, "Các lý do đặc thù được chấp nhận"),
                may("ha_tang_hieu_luc_thang", Count, "Xác nhận hạ tầng có giá trị bao nhiêu tháng"),
            ],
        },
        Record {
            title: "`ty_le_dac_thu`",
            within: "dieu_kien: {ty_le_dac_thu: @}\n",
            keys: &[
                must("toan_tu", Word(COMPARISONS), "Cách so sánh; đặt trong ngoặc kép"),
                must("tu_so", Count, "Tử số, ví dụ 1 của một nửa"),
                must("mau_so", Count, "Mẫu số, ví dụ 2 của một nửa; lớn hơn 0"),
            ],
        },
        Record {
            title: "`nguong_to_dang`",
            within: "dieu_kien: {nguong_to_dang: @}\n",
            keys: &[
                must("toan_tu", Word(COMPARISONS), "Cách so sánh; đặt trong ngoặc kép"),
                must("gia_tri", Count, "Số đảng viên"),
            ],
        },
        Record {
            title: "Mỗi lý do trong `ly_do`",
            within: "dieu_kien:\n  ly_do:\n    - @\n",
            keys: &[must("ma", Id, "Mã của lý do"), may("ten", Text, "Tên hiện trên các trang; bỏ trống thì hiện mã")],
        },
        Record {
            title: "`noi_dung`",
            within: "noi_dung: @\n",
            keys: &[
                may("trang_thai", Word(CHECKED), "Danh mục đã đối chiếu chưa; chưa thì chỉ cảnh báo, không báo lỗi"),
                may("loai", Records, "Các loại nội dung; có danh mục thì buổi họp chỉ dùng các loại này"),
            ],
        },
        Record {
            title: "Mỗi loại nội dung trong `loai`",
            within: "noi_dung:\n  loai:\n    - @\n",
            keys: &[
                must("ma", Id, "Mã của loại nội dung"),
                may("ten", Text, "Tên hiện trên các trang; bỏ trống thì hiện mã"),
                may("cho_phep", Flag, "false: không đưa vào buổi trực tuyến, kết hợp, theo tổ đảng; bỏ trống là true"),
            ],
        },
        Record {
            title: "`thoi_han`",
            within: "thoi_han: @\n",
            keys: &[
                may("dang_ky_truoc_ngay", Count, "Đăng ký trước ngày họp ít nhất bao nhiêu ngày"),
                may("gop_y_trong_ngay", Count, "Góp ý trong bao nhiêu ngày; ngày họp là ngày 0"),
                may("danh_gia_nam", MonthDay, "Hạn đánh giá năm, là ngày của năm sau; 02-29 là ngày cuối tháng 02"),
                may("tong_ket", Inner, "Khoảng ngày phải ban hành tổng kết"),
                may("ty_le_du_toi_thieu", Percent, "Tỷ lệ dự thấp nhất"),
            ],
        },
        Record { title: "`tong_ket`", keys: WINDOW, within: "thoi_han: {tong_ket: @}\n" },
    ],
    example: (
        "quy-dinh/01-hd-du.yaml",
        "\
so_hieu: 01-HD/ĐU
trich_yeu: Hướng dẫn thí điểm sinh hoạt đảng trực tuyến
ngay_ban_hanh: 2023-02-20
hieu_luc: {tu: 2023-02-20}
huong_dan: 01-hd-du
han_muc:
  - ma: truc-tuyen-chi-bo
    ten: Sinh hoạt trực tuyến của chi bộ
    ap_dung: [chi_bo_co_so, chi_bo_truc_thuoc]
    hinh_thuc: [truc_tuyen, ket_hop]
    cap: [toan_the, cap_uy]
    toi_da: 3
    nguon: huong_dan
dieu_kien:
  ty_le_dac_thu: {toan_tu: \">\", tu_so: 1, mau_so: 2}
  nguong_to_dang: {toan_tu: \">\", gia_tri: 50}
  so_to_toi_thieu: 2
  ly_do:
    - {ma: phan-tan-dia-ban, ten: Đảng viên làm việc phân tán trên địa bàn rộng}
  ha_tang_hieu_luc_thang: 12
noi_dung:
  trang_thai: chua_doi_chieu
  loai:
    - {ma: thuong-ky, ten: Nội dung thường kỳ}
    - {ma: bau-cu, ten: \"Bầu cử, bỏ phiếu kín\", cho_phep: false}
thoi_han:
  dang_ky_truoc_ngay: 3
  gop_y_trong_ngay: 7
  danh_gia_nam: 01-31
  tong_ket: {tu: 2025-04-01, den: 2025-06-30}
  ty_le_du_toi_thieu: 67
",
    ),
};

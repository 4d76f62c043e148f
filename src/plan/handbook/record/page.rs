//! Markdown pages: `huong-dan/`, `bao-cao/` and `trang/`.

use super::Takes::{Date, Flag, Number, Record as Inner, References, Text, Texts, Word};
use super::{FileKind, OPEN_PERIOD, PERIOD, Record, may, must, when};

const GUIDANCE_KINDS: &[(&str, &str)] = &[
    ("huong_dan", "hướng dẫn"),
    ("quyet_dinh", "quyết định"),
    ("cong_van", "công văn"),
    ("ke_hoach", "kế hoạch"),
    ("khac", "văn bản khác"),
];
const REPORT_KINDS: &[(&str, &str)] =
    &[("danh_gia_nam", "đánh giá hằng năm"), ("so_ket", "sơ kết"), ("tong_ket", "tổng kết")];
const LAYOUTS: &[(&str, &str)] = &[("hd36", "thể thức theo Hướng dẫn 36"), ("hd05", "thể thức theo Hướng dẫn 05")];

pub(super) const GUIDANCE: FileKind = FileKind {
    anchor: "huong-dan",
    title: "Văn bản hướng dẫn",
    path: "huong-dan/<mã>.md",
    about: "Phần đầu, giữa hai dòng ---, ghi các mục dưới đây; phần sau là lời văn viết bằng Markdown. Không dùng thẻ HTML.",
    records: &[
        Record {
            title: "",
            within: "---\n@\n---\nLời văn.\n",
            keys: &[
                must("so_hieu", Text, "Số, ký hiệu văn bản"),
                may("loai", Word(GUIDANCE_KINDS), "Loại văn bản"),
                must("co_quan_ban_hanh", Text, "Cơ quan ban hành"),
                must("ngay_ban_hanh", Date, "Ngày ban hành"),
                must("trich_yeu", Text, "Trích yếu"),
                may("hieu_luc", Inner, "Thời gian có hiệu lực; không ghi tu thì tính từ ngày ban hành"),
                may("thay_the", References("hướng dẫn"), "Các văn bản mà văn bản này thay thế"),
                may("can_cu", References("hướng dẫn"), "Các văn bản làm căn cứ"),
                may("tep", References("tệp trong thư mục tep/"), "Tệp đính kèm"),
                may("ban_nhap", Flag, "true: chưa đưa lên cổng"),
            ],
        },
        Record { title: "`hieu_luc`", keys: OPEN_PERIOD, within: "---\nhieu_luc: @\n---\nLời văn.\n" },
    ],
    example: (
        "huong-dan/01-hd-du.md",
        "\
---
so_hieu: 01-HD/ĐU
loai: huong_dan
co_quan_ban_hanh: Ban Thường vụ Đảng ủy Thử nghiệm
ngay_ban_hanh: 2023-02-20
trich_yeu: Hướng dẫn thí điểm sinh hoạt đảng trực tuyến
hieu_luc: {tu: 2023-02-20}
---
Trang này tóm tắt văn bản. Các giá trị ghi ở [quy định](../quy-dinh/01-hd-du.yaml).

## Đơn vị được thí điểm

- đơn vị có trên một nửa số đảng viên làm việc phân tán;
- đơn vị có hạ tầng đã được xác nhận.
",
    ),
};

pub(super) const REPORT: FileKind = FileKind {
    anchor: "bao-cao",
    title: "Báo cáo",
    path: "bao-cao/<mã>.md",
    about: "Lời văn do người viết, số liệu do cổng tính. Chưa ghi ngày thì báo cáo là dự thảo và in chữ DỰ THẢO. Chỗ chưa \
            viết ghi [CẦN BỔ SUNG]; mỗi chỗ như vậy là một cảnh báo khi dựng.",
    records: &[
        Record {
            title: "",
            within: "---\n@\n---\nLời văn.\n",
            keys: &[
                must("tieu_de", Text, "Tiêu đề"),
                must("loai", Word(REPORT_KINDS), "Loại báo cáo"),
                when("nam", "nếu không có giai_doan", Number, "Năm mà báo cáo nói đến"),
                when("giai_doan", "nếu không có nam", Inner, "Giai đoạn mà báo cáo nói đến"),
                may("ngay", Date, "Ngày ban hành; bỏ trống là dự thảo"),
                may("so_hieu", Text, "Số, ký hiệu"),
                may("co_quan_ban_hanh", Text, "Cơ quan ban hành"),
                may("co_quan_cap_tren", Text, "Cơ quan cấp trên"),
                may("the_thuc", Word(LAYOUTS), "Thể thức trình bày"),
                may("nguoi_ky", Inner, "Người ký"),
                may("noi_nhan", Texts, "Nơi nhận"),
                may("ban_nhap", Flag, "true: chưa đưa lên cổng"),
            ],
        },
        Record { title: "`giai_doan`", keys: PERIOD, within: "---\ngiai_doan: @\n---\nLời văn.\n" },
        Record {
            title: "`nguoi_ky`",
            within: "---\nnguoi_ky: @\n---\nLời văn.\n",
            keys: &[
                may("quyen_han", Text, "Quyền hạn, ví dụ T/M BAN THƯỜNG VỤ"),
                may("chuc_vu", Text, "Chức vụ"),
                may("ho_ten", Text, "Họ tên"),
            ],
        },
    ],
    example: (
        "bao-cao/danh-gia-2024.md",
        "\
---
tieu_de: Báo cáo đánh giá kết quả thí điểm năm 2024
loai: danh_gia_nam
nam: 2024
co_quan_ban_hanh: Đảng ủy Thử nghiệm
nguoi_ky: {quyen_han: T/M BAN THƯỜNG VỤ, chuc_vu: PHÓ BÍ THƯ}
noi_nhan:
  - Các đơn vị thí điểm
---
## I- KẾT QUẢ

Cả năm có {{ so_buoi() }} sinh hoạt, tỷ lệ dự {{ ty_le_du() }}.

## II- PHƯƠNG HƯỚNG

[CẦN BỔ SUNG]
",
    ),
};

pub(super) const PAGE: FileKind = FileKind {
    anchor: "trang",
    title: "Trang khác",
    path: "trang/<mã>.md",
    about: "Giới thiệu, liên hệ và các trang chữ khác; có thể đặt trong thư mục con.",
    records: &[Record {
        title: "",
        within: "---\n@\n---\nLời văn.\n",
        keys: &[
            must("tieu_de", Text, "Tiêu đề"),
            may("thu_tu", Number, "Thứ tự trong danh sách"),
            may("ban_nhap", Flag, "true: chưa đưa lên cổng"),
        ],
    }],
    example: (
        "trang/lien-he.md",
        "\
---
tieu_de: Liên hệ
thu_tu: 2
---
Gửi góp ý về Ban Tổ chức, tầng 2 trụ sở.
",
    ),
};

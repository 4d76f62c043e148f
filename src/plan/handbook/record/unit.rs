//! `don-vi/**/<id>.yaml`.

use super::Takes::{Count, Date, Flag, Number, Record as Inner, Records, Reference, References, Text, Word};
use super::{FileKind, OPEN_PERIOD, Record, UNIT_KINDS, may, must, when};

const PILOT_FORMS: &[(&str, &str)] = &[("truc_tuyen", "trực tuyến và kết hợp"), ("to_dang", "theo tổ đảng")];

pub(super) const FILE: FileKind = FileKind {
    anchor: "don-vi",
    title: "Đơn vị",
    path: "don-vi/<mã>.yaml",
    about: "Mỗi đơn vị một tệp; tên tệp là mã của đơn vị, không trùng với đơn vị nào khác. Có thể đặt trong thư mục con, \
            ví dụ don-vi/cuc-thue/chi-cuc-thue-bac-vinh.yaml. Đảng số chỉ ghi số đếm, không ghi tên đảng viên.",
    records: &[
        Record {
            title: "",
            within: "@\n",
            keys: &[
                must("ten", Text, "Tên đầy đủ"),
                may("ten_ngan", Text, "Tên gọn, dùng ở chỗ chật"),
                must("loai", Word(UNIT_KINDS), "Loại đơn vị"),
                when(
                    "truc_thuoc",
                    "với chi bộ trực thuộc; loại khác không ghi",
                    Reference("đảng bộ cơ sở"),
                    "Đảng bộ cơ sở của chi bộ",
                ),
                may("thu_tu", Number, "Thứ tự trong danh sách chính thức"),
                may("ton_tai", Inner, "Thời gian đơn vị mang tên này"),
                may("ke_thua", Reference("đơn vị"), "Đơn vị kế thừa"),
                may("thi_diem", Records, "Hình thức được duyệt thí điểm"),
                may("dang_so", Records, "Đảng số, mỗi số có giá trị từ ngày ghi đến số tiếp theo"),
                may("ha_tang", Records, "Các lần xác nhận hạ tầng công nghệ thông tin"),
                may("to_dang", Records, "Các tổ đảng của chi bộ"),
                may("phu_trach", Records, "Cán bộ phụ trách, theo dõi"),
                may("ghi_chu", Text, "Ghi chú, hiện trên trang của đơn vị"),
                may("ghi_chu_noi_bo", Text, "Ghi chú không bao giờ hiện trên trang nào"),
            ],
        },
        Record { title: "`ton_tai`", keys: OPEN_PERIOD, within: "ton_tai: @\n" },
        Record {
            title: "Mỗi phần tử của `thi_diem`",
            within: "thi_diem:\n  - @\n",
            keys: &[
                must("hinh_thuc", Word(PILOT_FORMS), "Hình thức được duyệt"),
                must("tu", Date, "Ngày đầu, tính cả ngày đó"),
                may("den", Date, "Ngày cuối, tính cả ngày đó"),
                may("ly_do", References("lý do trong quy định"), "Lý do đặc thù"),
            ],
        },
        Record {
            title: "Mỗi phần tử của `dang_so`",
            within: "dang_so:\n  - @\n",
            keys: &[
                must("tu", Date, "Có giá trị từ ngày này"),
                must("tong", Count, "Tổng số đảng viên"),
                may("dac_thu", Count, "Số đảng viên có điều kiện công tác đặc thù"),
                may("mien_sinh_hoat", Count, "Số được miễn công tác và sinh hoạt; bỏ trống là 0"),
                may("dinh_chi", Count, "Số bị đình chỉ sinh hoạt; bỏ trống là 0"),
            ],
        },
        Record {
            title: "Mỗi phần tử của `ha_tang`",
            within: "ha_tang:\n  - @\n",
            keys: &[
                must("ngay", Date, "Ngày xác nhận"),
                must("dat", Flag, "Hạ tầng có đạt không"),
                may("ghi_chu", Text, "Ghi chú"),
            ],
        },
        Record {
            title: "Mỗi tổ trong `to_dang`",
            within: "to_dang:\n  - @\n",
            keys: &[must("ten", Text, "Tên tổ"), must("dang_so", Count, "Số đảng viên của tổ")],
        },
        Record {
            title: "Mỗi phần tử của `phu_trach`",
            within: "phu_trach:\n  - @\n",
            keys: &[
                must("can_bo", Reference("cán bộ"), "Cán bộ phụ trách hoặc theo dõi"),
                must("tu", Date, "Ngày đầu, tính cả ngày đó"),
                may("den", Date, "Ngày cuối, tính cả ngày đó"),
            ],
        },
    ],
    example: (
        "don-vi/chi-bo-thu-nghiem-a.yaml",
        "\
ten: Chi bộ Thử nghiệm A
ten_ngan: Thử nghiệm A
loai: chi_bo_co_so
thu_tu: 1
thi_diem:
  - {hinh_thuc: truc_tuyen, tu: 2023-02-20, ly_do: [phan-tan-dia-ban]}
dang_so:
  - {tu: 2023-02-20, tong: 41, dac_thu: 27, mien_sinh_hoat: 1}
  - {tu: 2024-01-01, tong: 43, dac_thu: 28}
ha_tang:
  - {ngay: 2023-03-01, dat: true, ghi_chu: Đã thử đường truyền ở hai điểm cầu}
to_dang:
  - {ten: Tổ đảng số 1, dang_so: 22}
  - {ten: Tổ đảng số 2, dang_so: 21}
phu_trach:
  - {can_bo: btv-to-chuc, tu: 2023-02-20}
  - {can_bo: cv-1, tu: 2023-02-20}
",
    ),
};

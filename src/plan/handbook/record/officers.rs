//! `can-bo.yaml`.

use super::Takes::{Id, Records, Text, Word};
use super::{FileKind, Record, may, must};

const ROLES: &[(&str, &str)] = &[
    ("uy_vien_ban_thuong_vu", "ủy viên Ban Thường vụ"),
    ("uy_vien_ban_chap_hanh", "ủy viên Ban Chấp hành"),
    ("chuyen_vien", "chuyên viên theo dõi đơn vị"),
    ("can_bo_ban_to_chuc", "cán bộ Ban Tổ chức"),
];

pub(super) const FILE: FileKind = FileKind {
    anchor: "can-bo",
    title: "Cán bộ",
    path: "can-bo.yaml",
    about: "Cán bộ được phân công phụ trách, theo dõi đơn vị và dự sinh hoạt. Nên ghi chức danh, không cần họ tên; mã \
            giữ nguyên khi người giữ chức danh thay đổi.",
    records: &[
        Record {
            title: "", keys: &[must("can_bo", Records, "Danh sách cán bộ, có thể để trống: []")], within: "@\n"
        },
        Record {
            title: "Mỗi cán bộ",
            within: "can_bo:\n  - @\n",
            keys: &[
                must("ma", Id, "Mã để các tệp khác nhắc đến"),
                must("vai_tro", Word(ROLES), "Vai trò"),
                must("chuc_danh", Text, "Chức danh, hiện trên các trang"),
                may("ho_ten", Text, "Họ tên; bản công khai không bao giờ hiện"),
            ],
        },
    ],
    example: (
        "can-bo.yaml",
        "\
can_bo:
  - ma: btv-to-chuc
    vai_tro: uy_vien_ban_thuong_vu
    chuc_danh: Ủy viên Ban Thường vụ, Trưởng Ban Tổ chức
  - ma: cv-1
    vai_tro: chuyen_vien
    chuc_danh: Chuyên viên Ban Tổ chức
",
    ),
};

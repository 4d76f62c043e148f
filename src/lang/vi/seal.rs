//! Problems of seals in Vietnamese.

use crate::diag::SealFault;
use crate::lang::diagnostic::quoted;

/// What to do with a seal that was damaged.
pub(super) const RESTORE: &str = "lấy lại tệp từ git (`git log -- <tệp>` cho biết bản nào); nếu không còn bản nào thì chạy \
    `nenep report unseal` rồi niêm phong lại";

/// What to do where text and seal have parted.
pub(super) const KEEP_TEXT: &str = "giữ các số liệu của văn bản như khi ban hành; nếu phải ban hành lại thì chạy `nenep report \
    unseal`, sửa văn bản, rồi `nenep report seal`";

/// Words why a seal does not belong to the report beside it.
pub(super) fn fault(fault: &SealFault) -> (String, &'static str) {
    match fault {
        SealFault::NoReport => (
            "tệp niêm phong không có báo cáo cùng tên".to_owned(),
            "đặt lại tệp `.md` cùng tên, hoặc xóa tệp niêm phong nếu báo cáo không còn",
        ),
        SealFault::OtherReport { slug } => (
            format!("niêm phong này của báo cáo {}", quoted(slug)),
            "đổi lại tên tệp cho khớp với báo cáo; mỗi báo cáo niêm phong riêng bằng `nenep report seal`",
        ),
        SealFault::NotIssued => (
            "báo cáo có niêm phong nhưng không còn ngày ban hành".to_owned(),
            "ghi lại `ngay` và `so_hieu` như khi ban hành, hoặc gỡ bằng `nenep report unseal`",
        ),
        SealFault::OtherIssue { sealed, found } => (
            format!("niêm phong khi ban hành là {}, còn báo cáo ghi {}", quoted(sealed), quoted(found)),
            "ghi lại `so_hieu` và `ngay` như khi ban hành, hoặc gỡ bằng `nenep report unseal` rồi niêm phong lại",
        ),
    }
}

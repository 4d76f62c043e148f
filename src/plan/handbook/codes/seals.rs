//! Codes of seals, in words: nobody writes these files by hand.

pub(super) const BROKEN: &str = "Tệp `.niem-phong.json` bị cắt cụt, lẫn dấu xung đột của git, hoặc do bản nenep mới hơn ghi. Lấy \
    lại tệp như trong git; nếu không còn thì gỡ bằng `nenep report unseal <tên> --reason \"…\"` và niêm phong lại.";
pub(super) const EDITED: &str = "Số liệu đã ban hành không sửa bằng tay: dấu vân ở cuối tệp cho biết tệp còn nguyên hay không. Lấy lại \
    tệp như trong git. Muốn ban hành số liệu khác thì gỡ niêm phong, nêu lý do, rồi niêm phong lại.";
pub(super) const FOREIGN: &str = "Tệp niêm phong bị chép hay đổi tên sang báo cáo khác, hoặc `so_hieu`, `ngay` của báo cáo bị đổi sau khi \
    niêm phong. Trả lại tên tệp hoặc số, ngày như khi ban hành.";
pub(super) const NOT_SEALED: &str = "Văn bản của báo cáo đã niêm phong được thêm hay đổi một số liệu nên số ấy chưa từng được ban hành. Trả \
    lại như khi ban hành, hoặc gỡ niêm phong, sửa rồi niêm phong lại.";
pub(super) const LOST: &str = "Văn bản của báo cáo đã niêm phong bị bớt một số liệu từng được ban hành. Trả lại như khi ban hành, hoặc \
    gỡ niêm phong, sửa rồi niêm phong lại.";

//! Codes of whole files: mostly in words, as it is not their lines that are wrong.

use super::shown::Example;

pub(super) const UNREADABLE: &str = "Mở tệp bằng trình soạn thảo: nếu không mở được thì quyền của tệp chưa cho phép \
    đọc, hoặc đĩa có lỗi. Cấp quyền đọc cho người dựng cổng, hoặc chép lại tệp từ bản lưu trong git.";
pub(super) const NOT_UTF8: &str = "Tệp được lưu bằng bảng mã cũ (TCVN3, VNI, UTF-16). Mở tệp, chọn “Lưu thành” \
    và chọn mã UTF-8; chữ bị hỏng thì gõ lại.";
pub(super) const NOT_A_PLAIN_FILE: &str = "Trong cây nội dung có lối tắt (liên kết tượng trưng) hoặc tệp của hệ thống. \
    Xóa lối tắt, chép chính tệp mà nó trỏ tới vào đúng chỗ.";
pub(super) const TOO_LARGE: &str = "Một bản ghi dài nhất 4 MiB, đủ cho hàng nghìn buổi họp; tệp lớn hơn thường là tệp \
    chép nhầm. Tài liệu lớn thì đặt vào `tep/` dưới dạng đã nén nhỏ, hoặc để ở kho của cơ quan và ghi số văn bản.";
pub(super) const BAD_PLACE: &str = "Nhật ký ghi ở `sinh-hoat/chi-bo-thu-nghiem-a.yaml` là sai chỗ vì thiếu thư mục của năm; \
    chuyển thành `sinh-hoat/2024/chi-bo-thu-nghiem-a.yaml`. Bản ghi mang đuôi `.yaml` (không phải `.yml`), trang chữ \
    mang đuôi `.md`; ghi chú riêng đặt tên bắt đầu bằng `_` thì được bỏ qua.";
pub(super) const BAD_FILE_NAME: &str = "Tên tệp là mã của bản ghi và là địa chỉ của trang: `don-vi/Cục Thuế.yaml` đổi tên thành \
    `don-vi/cuc-thue.yaml`. Chỉ dùng chữ thường không dấu, chữ số và dấu nối.";
pub(super) const NO_SETTINGS: &str = "Lệnh chạy ở thư mục chưa phải cây nội dung, hoặc `cong.yaml` đã bị xóa hay đổi tên. Chạy ở \
    thư mục có `cong.yaml`, lấy lại tệp từ git, hoặc tạo cây mẫu bằng `nenep init`.";
pub(super) const ACTIVE_ATTACHMENT: &str = "Tệp `.html`, `.svg`, `.js` và tệp có nội dung như vậy có thể tự chạy trong trình duyệt \
    của người đọc. Đổi tài liệu sang `.pdf`, hình vẽ sang `.png` rồi đặt lại vào `tep/`.";

pub(super) const EMPTY_FILE: Example = Example::new(
    "don-vi/chi-bo-thu-nghiem-b.yaml",
    "@\n",
    "# sẽ ghi sau",
    "ten: Chi bộ Thử nghiệm B\nloai: chi_bo_co_so",
)
.with_note("Chưa có gì để ghi thì chưa tạo tệp.");

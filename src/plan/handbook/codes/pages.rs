//! Codes of pages, reports, private text and themes.

use super::shown::Example;

const PAGE: &str = "trang/lien-he.md";
const TEXT: &str = "---\ntieu_de: Liên hệ\n---\n@\n";
const REPORT: &str = "bao-cao/danh-gia-2024.md";
const OF_A_YEAR: &str = "---\ntieu_de: Báo cáo đánh giá năm 2024\nloai: danh_gia_nam\nnam: 2024\n---\n@\n";
const TEMPLATE_PATH: &str = "../themes/mac-dinh/trang/trang.html";
const TEMPLATE_AROUND: &str =
    "{% extends \"nen.html\" %}\n{% block content %}\n<h1>{{ page.title }}</h1>\n@\n{% endblock content %}\n";

pub(super) const RAW_HTML: Example =
    Example::new(PAGE, TEXT, "Hạn gửi: <b>ngày 25</b> hằng tháng.", "Hạn gửi: **ngày 25** hằng tháng.")
        .with_note("Chữ đậm, đề mục, danh sách viết bằng Markdown; thẻ HTML không được dùng.");

pub(super) const UNSAFE_LINK: Example =
    Example::new(PAGE, TEXT, "[Mẫu đăng ký](file:///C:/mau-dang-ky.csv)", "[Mẫu đăng ký](../tep/mau-dang-ky.csv)")
        .with_note("Tệp trên máy của mình thì người khác không mở được: chép vào `tep/` rồi dẫn tới đó.")
        .beside("tep/mau-dang-ky.csv", "ngày,hình thức\n");

pub(super) const DEAD_LINK: Example = Example::new(
    PAGE,
    TEXT,
    "Theo [hướng dẫn](../huong-dan/01-hd-dk.md).",
    "Theo [hướng dẫn](../huong-dan/01-hd-du.md).",
);

pub(super) const GAP: Example =
    Example::new(REPORT, OF_A_YEAR, "Hạn chế: [CẦN BỔ SUNG]", "Hạn chế: đường truyền ở một điểm cầu còn chập chờn.")
        .with_note("Nhận định là việc của người viết; nenep không viết thay.");

pub(super) const UNKNOWN_FIGURE: Example =
    Example::new(REPORT, OF_A_YEAR, "Cả năm có {{ so_bui() }}.", "Cả năm có {{ so_buoi() }}.");

pub(super) const BAD_ARGUMENT: Example = Example::new(
    REPORT,
    OF_A_YEAR,
    "Có {{ so_buoi(hinh_thuc=\"online\") }}.",
    "Có {{ so_buoi(hinh_thuc=\"truc_tuyen\") }}.",
);

pub(super) const BAD_EXPRESSION: Example =
    Example::new(REPORT, OF_A_YEAR, "Cả năm có {{ so_buoi( }}.", "Cả năm có {{ so_buoi() }}.");

pub(super) const MARKDOWN_TOO_DEEP: &str = "Danh sách trong danh sách, hoặc trích dẫn trong trích dẫn, quá nhiều lớp. Thường do dán cả chuỗi \
    thư trả lời có nhiều dấu `>` đầu dòng: xóa các dấu ấy, giữ lại phần cần dẫn.";

pub(super) const PRIVATE: Example =
    Example::new(PAGE, TEXT, "Liên hệ: 0912 345 678.", "Liên hệ: Ban Tổ chức, qua tổng đài của cơ quan.").with_note(
        "Số điện thoại, thư điện tử, số căn cước, đường dẫn và mật khẩu phòng họp, dấu mật không đưa lên cổng.",
    );

pub(super) const UNKNOWN_THEME: Example = Example::new(
    "cong.yaml",
    "ten: Cổng\nco_quan: Đảng ủy\nquy_dinh: [01-hd-du]\ngiai_doan: {tu: 2023-02-20, den: 2025-06-30}\n@\n",
    "giao_dien: mac-dnh",
    "giao_dien: mac-dinh",
);

pub(super) const TEMPLATE: Example =
    Example::new(TEMPLATE_PATH, TEMPLATE_AROUND, "<p>{{ v.khong_co }}</p>", "<p>{{ page.title }}</p>")
        .with_note("Dành cho người làm giao diện riêng: mẫu gọi tên một mục mà trang không có.");

pub(super) const BROKEN_SITE_LINK: Example = Example::new(
    TEMPLATE_PATH,
    TEMPLATE_AROUND,
    "<a href=\"lich.html\">Lịch</a>",
    "<a href=\"{{ page.root }}lich/index.html\">Lịch</a>",
)
.with_note("Dành cho người làm giao diện riêng: mẫu dẫn tới một trang không có trong cổng.");

pub(super) const SAME_ADDRESS: &str = "Hai tệp cho ra cùng một trang, như `bao-cao/index.md` tranh chỗ của danh sách báo cáo. Đổi tên một \
    tệp, tránh tên `index`.";

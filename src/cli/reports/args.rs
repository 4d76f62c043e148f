//! What `nenep report …` takes.

use super::super::args::{FormatWord, SUB_TEMPLATE};
use clap::{Args, Subcommand, ValueEnum};
use std::path::PathBuf;

const SEAL_EXAMPLES: &str = "\
Ví dụ:
  nenep report seal tong-ket-2025                     niêm phong số liệu tính đến ngày mặc định
  nenep report seal tong-ket-2025 --as-of 30/6/2025   tính đến ngày 30/6/2025

Báo cáo phải có `ngay` và `so_hieu`, và không còn chỗ [CẦN BỔ SUNG].
Lệnh ghi bao-cao/<tên>.niem-phong.json cạnh báo cáo; đưa tệp ấy vào git cùng báo cáo.
Từ đó trang và các bản tải về giữ số đã ban hành; hồ sơ sửa sau làm số nào khác đi thì trang liệt kê.";

const UNSEAL_EXAMPLES: &str = "\
Ví dụ:
  nenep report unseal tong-ket-2025 --reason \"ban hành lại theo kết luận ngày 05/7/2025\"

Lý do được giữ trong tệp niêm phong và hiện trên trang; số liệu lại tính theo hồ sơ.";

const STATUS_EXAMPLES: &str = "\
Ví dụ:
  nenep report status                   mọi báo cáo
  nenep report status tong-ket-2025     một báo cáo
  nenep report status --format json     cho chương trình khác đọc

Mã kết thúc: 0 khi mọi báo cáo đã niêm phong đúng như khi ban hành;
1 khi có số liệu khác đi hoặc niêm phong hỏng; 2 không chạy được.";

const NEW_EXAMPLES: &str = "\
Ví dụ:
  nenep report new tong_ket --period 2023-2025    bao-cao/tong-ket-2025.md
  nenep report new danh_gia_nam --year 2025       bao-cao/danh-gia-2025.md

Phần I đến III có sẵn câu, bảng, biểu lấy số từ hồ sơ; chỗ cần nhận định ghi [CẦN BỔ SUNG].
Tệp đã có thì không bị ghi đè.";

/// What to do with reports.
#[derive(Subcommand)]
pub(in crate::cli) enum ReportTask {
    /// Soạn dự thảo một báo cáo với câu, bảng, biểu lấy số từ hồ sơ
    #[command(override_usage = "nenep report new [TÙY CHỌN] <LOẠI> [THƯ MỤC]", after_help = NEW_EXAMPLES, help_template = SUB_TEMPLATE)]
    New(NewTask),
    /// Niêm phong số liệu của một báo cáo đã ban hành
    #[command(override_usage = "nenep report seal [TÙY CHỌN] <TÊN> [THƯ MỤC]", after_help = SEAL_EXAMPLES, help_template = SUB_TEMPLATE)]
    Seal(SealTask),
    /// Cho biết báo cáo nào đã niêm phong, số nào nay khác đi
    #[command(override_usage = "nenep report status [TÙY CHỌN] [TÊN] [THƯ MỤC]", after_help = STATUS_EXAMPLES, help_template = SUB_TEMPLATE)]
    Status(StatusTask),
    /// Gỡ niêm phong, có nêu lý do
    #[command(override_usage = "nenep report unseal --reason <LÝ DO> <TÊN> [THƯ MỤC]", after_help = UNSEAL_EXAMPLES, help_template = SUB_TEMPLATE)]
    Unseal(UnsealTask),
}

/// What sealing takes.
#[derive(Args)]
#[command(next_help_heading = "Tùy chọn")]
pub(in crate::cli) struct SealTask {
    /// Tên báo cáo: tên tệp trong bao-cao/ không có .md
    #[arg(value_name = "TÊN", help_heading = "Tham số")]
    pub(super) slug: String,

    /// Cây nội dung [mặc định: thư mục hiện tại nếu có cong.yaml, nếu không thì content]
    #[arg(value_name = "THƯ MỤC", help_heading = "Tham số")]
    pub(super) dir: Option<PathBuf>,

    /// Ngày tính số liệu, như 2025-06-30 hoặc 30/6/2025 [mặc định: tinh_den trong cong.yaml, rồi hôm nay]
    #[arg(long, value_name = "NGÀY")]
    pub(super) as_of: Option<String>,
}

/// What lifting a seal takes.
#[derive(Args)]
#[command(next_help_heading = "Tùy chọn")]
pub(in crate::cli) struct UnsealTask {
    /// Tên báo cáo: tên tệp trong bao-cao/ không có .md
    #[arg(value_name = "TÊN", help_heading = "Tham số")]
    pub(super) slug: String,

    /// Cây nội dung [mặc định: thư mục hiện tại nếu có cong.yaml, nếu không thì content]
    #[arg(value_name = "THƯ MỤC", help_heading = "Tham số")]
    pub(super) dir: Option<PathBuf>,

    /// Vì sao gỡ; bắt buộc
    #[arg(long, value_name = "LÝ DO")]
    pub(super) reason: String,
}

/// What asking for the state takes.
#[derive(Args)]
#[command(next_help_heading = "Tùy chọn")]
pub(in crate::cli) struct StatusTask {
    /// Tên báo cáo [mặc định: mọi báo cáo]
    #[arg(value_name = "TÊN", help_heading = "Tham số")]
    pub(super) slug: Option<String>,

    /// Cây nội dung [mặc định: thư mục hiện tại nếu có cong.yaml, nếu không thì content]
    #[arg(value_name = "THƯ MỤC", help_heading = "Tham số")]
    pub(super) dir: Option<PathBuf>,

    /// Ngày tính số liệu, như 2025-06-30 hoặc 30/6/2025 [mặc định: tinh_den trong cong.yaml, rồi hôm nay]
    #[arg(long, value_name = "NGÀY")]
    pub(super) as_of: Option<String>,

    /// Dạng kết quả: text (mặc định) hoặc json
    #[arg(long, value_name = "DẠNG", default_value = "text", hide_possible_values = true, hide_default_value = true)]
    pub(super) format: StatusFormat,
}

/// What drafting takes.
#[derive(Args)]
#[command(next_help_heading = "Tùy chọn")]
pub(in crate::cli) struct NewTask {
    /// Loại báo cáo: tong_ket, so_ket hoặc danh_gia_nam
    #[arg(value_name = "LOẠI", help_heading = "Tham số", hide_possible_values = true)]
    pub(super) kind: KindWord,

    /// Cây nội dung [mặc định: thư mục hiện tại nếu có cong.yaml, nếu không thì content]
    #[arg(value_name = "THƯ MỤC", help_heading = "Tham số")]
    pub(super) dir: Option<PathBuf>,

    /// Năm, như 2025; cho danh_gia_nam và so_ket
    #[arg(long, value_name = "NĂM", conflicts_with = "period")]
    pub(super) year: Option<i32>,

    /// Các năm, như 2023-2025; cho tong_ket và so_ket
    #[arg(long, value_name = "NĂM-NĂM")]
    pub(super) period: Option<String>,
}

/// Forms of the state.
#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(in crate::cli) enum StatusFormat {
    Text,
    Json,
}

/// A kind of report, as records call it.
#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
#[value(rename_all = "snake_case")]
pub(in crate::cli) enum KindWord {
    TongKet,
    SoKet,
    DanhGiaNam,
}

/// Returns what of a task is told to the commands that read the tree: every report, drafts too.
pub(super) fn check(dir: Option<PathBuf>, as_of: Option<String>) -> super::super::args::CheckTask {
    super::super::args::CheckTask {
        dir,
        as_of,
        profile: None,
        drafts: true,
        format: FormatWord::Text,
        strict: false,
        rev: None,
    }
}

//! What `nenep build` takes.

use super::args::CheckTask;
use clap::Args;
use std::path::PathBuf;

/// What building takes.
#[derive(Args)]
#[command(next_help_heading = "Tùy chọn")]
pub(super) struct BuildTask {
    #[command(flatten)]
    pub(super) check: CheckTask,

    /// Nơi đặt cổng thông tin [mặc định: public]
    #[arg(long, short, value_name = "THƯ MỤC")]
    pub(super) output: Option<PathBuf>,

    /// Dựng phần dựng được dù còn lỗi; mã kết thúc vẫn là 1
    #[arg(long)]
    pub(super) allow_errors: bool,

    /// In thời gian từng bước, các trang và mẫu trang chậm nhất
    #[arg(long, conflicts_with = "watch")]
    pub(super) timings: bool,

    /// Dựng lại từ đầu dù không có gì thay đổi từ lần trước
    #[arg(long)]
    pub(super) no_cache: bool,

    /// Theo dõi nội dung và dựng lại sau mỗi lần lưu tệp
    #[arg(long, conflicts_with = "rev")]
    pub(super) watch: bool,

    /// Theo dõi bằng cách xem lại định kỳ, cho ổ mạng
    #[arg(long, requires = "watch")]
    pub(super) poll: bool,
}

//! What `publish` and `hook` take.

use super::{ProfileWord, SUB_TEMPLATE};
use crate::disk::Mode;
use clap::{Args, Subcommand, ValueEnum};
use std::path::PathBuf;

/// Examples below the help of `publish`.
pub(super) const PUBLISH_EXAMPLES: &str = "\
Ví dụ, trên máy người biên tập:
  nenep publish                     kiểm tra bản đã commit, nói trang sẽ đổi gì, đẩy lên, chờ máy chủ trả lời
  nenep publish --dry-run           như trên nhưng không đẩy
Ví dụ, không có máy chủ riêng:
  nenep publish --branch pages --push     ghi trang thành một commit trên nhánh pages rồi đẩy nhánh đó
  nenep publish --to /mnt/chia-se/cong    chép trang ra ổ chia sẻ hoặc USB
Ví dụ, trong kho git của máy chủ:
  nenep publish --list              các lần công bố còn giữ
  nenep publish --rollback          đưa bản trước trở lại; --rollback 7 đưa bản 7 trở lại
  nenep publish --repair            làm nốt việc bị ngắt, công bố lại theo ngày hôm nay (cho hẹn giờ)
  nenep publish                     công bố ngay bản mới nhất của nhánh, bỏ việc giữ bản cũ

Ba kiểu thay trang (--mode):
  symlink    đổi một liên kết trong một bước: người xem không bao giờ gặp trang thiếu hay dở
  exchange   tráo hai thư mục trong một bước: như trên, không cần liên kết; cùng một ổ đĩa Linux
  files      thay từng tệp, trang chủ sau cùng: cho ổ chia sẻ Windows, USB. Không trang nào thiếu hay dở,
             nhưng trong vài giây có thể gặp trang của hai bản; bị ngắt thì chạy lại để làm nốt

Mã kết thúc: 0 xong; 1 có lỗi nội dung hoặc máy chủ không nhận; 2 không chạy được; 4 đang có bản khác chạy.";

/// Examples below the help of `hook`.
pub(super) const HOOK_EXAMPLES: &str = "\
Ví dụ:
  nenep hook install                                   trong bản sao của người biên tập:
                                                       mỗi `git commit` chỉ nhận khi phần chờ ghi không có lỗi
  git init --bare /srv/noidung.git && cd /srv/noidung.git
  nenep hook install --server --public /srv/www/cong   kho của máy chủ: nhận bản nào là công bố bản đó

Máy chủ web trỏ vào /srv/www/cong/site. Mỗi lần đẩy lên, nội dung được kiểm tra và dựng thử trọn vẹn;
có lỗi thì bị từ chối và trang cũ giữ nguyên. Hook do người khác viết không bị ghi đè.";

/// What publishing takes.
#[derive(Args)]
#[command(next_help_heading = "Tùy chọn")]
pub(in crate::cli) struct PublishTask {
    /// Kho git hoặc cây nội dung trong kho [mặc định: thư mục hiện tại]
    #[arg(value_name = "THƯ MỤC", help_heading = "Tham số")]
    pub(in crate::cli) dir: Option<PathBuf>,

    /// Chỉ nói sẽ đổi gì, không đẩy và không ghi gì
    #[arg(long)]
    pub(in crate::cli) dry_run: bool,

    /// Ghi trang thành một commit trên nhánh này của kho
    #[arg(long, value_name = "NHÁNH", conflicts_with = "to")]
    pub(in crate::cli) branch: Option<String>,

    /// Đẩy nhánh của --branch lên máy chủ
    #[arg(long, requires = "branch")]
    pub(in crate::cli) push: bool,

    /// Ghi trang vào thư mục này, từng tệp một trừ khi có --mode exchange
    #[arg(long, value_name = "THƯ MỤC")]
    pub(in crate::cli) to: Option<PathBuf>,

    /// Kiểu thay trang cho --to: files (mặc định) hoặc exchange
    #[arg(long, value_name = "KIỂU", requires = "to", hide_possible_values = true)]
    pub(in crate::cli) mode: Option<ModeWord>,

    /// Bản ghi của git cho --branch và --to [mặc định: HEAD]
    #[arg(long, value_name = "BẢN GHI")]
    pub(in crate::cli) rev: Option<String>,

    /// Ngày tính số liệu, như 2025-06-30 hoặc 30/6/2025 [mặc định: tinh_den trong cong.yaml, rồi hôm nay]
    #[arg(long, value_name = "NGÀY")]
    pub(in crate::cli) as_of: Option<String>,

    /// Hồ sơ: noi_bo hoặc cong_khai [mặc định: của máy chủ, rồi ho_so trong cong.yaml]
    #[arg(long, value_name = "HỒ SƠ", hide_possible_values = true)]
    pub(in crate::cli) profile: Option<ProfileWord>,

    /// Số giây đợi lượt công bố khác xong trước khi thôi
    #[arg(long, value_name = "GIÂY", default_value_t = 60)]
    pub(in crate::cli) wait: u64,

    /// Máy chủ: liệt kê các lần công bố còn giữ
    #[arg(long, conflicts_with_all = ["branch", "to", "rollback", "repair", "dry_run"])]
    pub(in crate::cli) list: bool,

    /// Máy chủ: đưa bản trước, hoặc bản SỐ, trở lại và giữ cho đến lần đẩy lên sau
    #[arg(long, value_name = "SỐ", num_args = 0..=1, conflicts_with_all = ["branch", "to", "repair", "dry_run"])]
    pub(in crate::cli) rollback: Option<Option<u64>>,

    /// Máy chủ: làm nốt việc bị ngắt và công bố lại theo ngày hôm nay
    #[arg(long, conflicts_with_all = ["branch", "to", "dry_run"])]
    pub(in crate::cli) repair: bool,
}

/// What to do with hooks.
#[derive(Subcommand)]
pub(in crate::cli) enum HookTask {
    /// Đặt hook vào kho git này
    #[command(override_usage = "nenep hook install [TÙY CHỌN] [KHO]", after_help = HOOK_EXAMPLES, help_template = SUB_TEMPLATE)]
    Install(Box<InstallTask>),
    /// Được git gọi trước khi ghi một commit
    #[command(hide = true)]
    PreCommit,
    /// Được git gọi trước khi nhận một lần đẩy lên
    #[command(hide = true)]
    PreReceive,
    /// Được git gọi sau khi nhận một lần đẩy lên
    #[command(hide = true)]
    PostReceive,
}

/// What setting up a repository takes.
#[derive(Args)]
#[command(next_help_heading = "Tùy chọn")]
pub(in crate::cli) struct InstallTask {
    /// Kho git [mặc định: thư mục hiện tại]
    #[arg(value_name = "KHO", help_heading = "Tham số")]
    pub(in crate::cli) dir: Option<PathBuf>,

    /// Kho bare của máy chủ: nhận bản nào là công bố bản đó
    #[arg(long, requires = "public")]
    pub(in crate::cli) server: bool,

    /// Thư mục công bố; máy chủ web trỏ vào `site` trong đó
    #[arg(long, value_name = "THƯ MỤC", requires = "server")]
    pub(in crate::cli) public: Option<PathBuf>,

    /// Kiểu thay trang: symlink (mặc định), exchange hoặc files; xem `nenep publish --help`
    #[arg(
        long,
        value_name = "KIỂU",
        default_value = "symlink",
        hide_possible_values = true,
        hide_default_value = true
    )]
    pub(in crate::cli) mode: ModeWord,

    /// Nhánh được công bố [mặc định: main]
    #[arg(long, value_name = "NHÁNH", default_value = "main", hide_default_value = true)]
    pub(in crate::cli) branch: String,

    /// Đường dẫn của cây nội dung trong kho [mặc định: gốc của kho hoặc content]
    #[arg(long, value_name = "ĐƯỜNG DẪN", default_value = "", hide_default_value = true)]
    pub(in crate::cli) content: String,

    /// Hồ sơ: noi_bo hoặc cong_khai [mặc định: ho_so trong cong.yaml]
    #[arg(long, value_name = "HỒ SƠ", hide_possible_values = true)]
    pub(in crate::cli) profile: Option<ProfileWord>,

    /// Địa chỉ của trang, in ra sau khi công bố [mặc định: dia_chi trong cong.yaml]
    #[arg(long, value_name = "ĐỊA CHỈ")]
    pub(in crate::cli) address: Option<String>,

    /// Ghi hai tệp hẹn giờ của systemd vào thư mục này thay vì in ra
    #[arg(long, value_name = "THƯ MỤC", requires = "server")]
    pub(in crate::cli) systemd: Option<PathBuf>,
}

/// How a site takes the place of another.
#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(in crate::cli) enum ModeWord {
    Symlink,
    Exchange,
    Files,
}

impl ModeWord {
    pub(in crate::cli) fn mode(self) -> Mode {
        match self {
            Self::Symlink => Mode::Symlink,
            Self::Exchange => Mode::Exchange,
            Self::Files => Mode::Files,
        }
    }
}

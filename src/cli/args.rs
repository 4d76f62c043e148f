//! What the command line takes. The help is Vietnamese and teaches by examples, as its readers keep records, not code.

mod publish;
mod shell;

use super::build_args::BuildTask;
use super::reports::ReportTask;
use crate::lang::Lang;
use crate::model::Profile;
use clap::{ArgAction, Args, Parser, Subcommand, ValueEnum};
use std::net::IpAddr;
use std::path::PathBuf;

use publish::{HOOK_EXAMPLES, PUBLISH_EXAMPLES};
pub(super) use publish::{HookTask, InstallTask, ModeWord, PublishTask};
pub(super) use shell::ShellWord;

const ABOUT: &str = "Nenep: từ sổ sách sinh hoạt đảng đến cổng thông tin đã kiểm tra";

const EXAMPLES: &str = "\
Ví dụ:
  nenep init cong-thong-tin        tạo một cây nội dung mẫu để bắt đầu
  nenep check                      kiểm tra nội dung trong thư mục hiện tại hoặc content/
  nenep build                      kiểm tra rồi dựng cổng thông tin vào public/
  nenep serve                      xem cổng thông tin ngay khi đang sửa
  nenep build --as-of 30/6/2025    dựng theo số liệu tính đến ngày 30/6/2025

Mã kết thúc: 0 không có lỗi; 1 có lỗi trong nội dung; 2 không chạy được; 130 người dùng dừng.
`nenep <LỆNH> --help` giải thích từng lệnh.";

const CHECK_EXAMPLES: &str = "\
Ví dụ:
  nenep check                        kiểm tra nội dung ở đây
  nenep check content --strict       cảnh báo cũng làm lệnh kết thúc bằng 1
  nenep check --format json > kq.json
  nenep check --format github        ghi lỗi vào yêu cầu hợp nhất trên GitHub
  nenep check --rev HEAD             kiểm tra bản đã ghi vào git, không phải tệp đang sửa

Lỗi (N…) nói về tệp: không đọc được, sai ngày, thiếu khóa.
Phát hiện (CAP-01, REG-01 …) nói về đơn vị: chưa làm đúng một quy tắc.
Chỉ lỗi mới làm lệnh kết thúc bằng 1, trừ khi có --strict.";

const BUILD_EXAMPLES: &str = "\
Ví dụ:
  nenep build                                   dựng vào public/
  nenep build content --output /srv/www/cong    dựng vào nơi khác
  nenep build --profile cong_khai               bản công khai, không có họ tên cán bộ
  nenep build --allow-errors                    dựng phần dựng được dù còn lỗi
  nenep build --watch                           dựng lại sau mỗi lần lưu tệp

Trang cũ chỉ được thay khi trang mới đã xong trọn vẹn.
Có lỗi, đầy đĩa hay bị ngắt thì trang cũ giữ nguyên.
Thư mục đích phải trống hoặc do nenep tạo ra; thư mục khác bị từ chối.";

const SERVE_EXAMPLES: &str = "\
Ví dụ:
  nenep serve                       dựng, mở ở http://127.0.0.1:3000/ và theo dõi nội dung
  nenep serve --open                mở luôn trình duyệt
  nenep serve --editor vscode       đường dẫn tệp trên trang mở thẳng trong VS Code
  nenep serve --poll                cho ổ mạng, nơi hệ thống không báo thay đổi

Mỗi lần lưu tệp, trang đang mở tự cập nhật và giữ nguyên chỗ đang đọc.
Khi bản ghi có lỗi, bản tốt gần nhất vẫn hiện; lỗi hiện ngay trên trang và ở /_nenep/.
Chỉ máy này mở được trang. Nhấn Ctrl-C để dừng.";

const EXPORT_EXAMPLES: &str = "\
Ví dụ:
  nenep theme export                       chép vào themes/cua-toi cạnh thư mục nội dung
  nenep theme export themes/dang-uy-khoi   chép dưới tên khác

Rồi ghi `giao_dien: cua-toi` trong cong.yaml, sửa tệp cần sửa và dựng lại:
  tai-san/tokens.css     mọi màu, cỡ chữ, khoảng cách
  tai-san/theme.css      hình thức của từng thành phần
  nen.html               khung của mọi trang
  trang/*.html           mỗi loại trang một mẫu
Tệp nào không sửa thì xóa đi: tệp cùng tên trong nenep được dùng thay, và vẫn mới khi nenep được cập nhật.
Không tệp nào có sẵn bị ghi đè: thư mục phải trống hoặc chưa có.";

/// The whole command line.
#[derive(Parser)]
#[command(
    name = "nenep", version, override_usage = "nenep [TÙY CHỌN] <LỆNH>", about = ABOUT, after_help = EXAMPLES, disable_help_flag = true, disable_version_flag = true,
    disable_help_subcommand = true, subcommand_help_heading = "Lệnh", subcommand_value_name = "LỆNH",
    next_help_heading = "Tùy chọn chung", help_template = "{about}\n\nCách dùng: {usage}\n\n{all-args}{after-help}"
)]
pub(super) struct Arguments {
    #[command(subcommand)]
    pub(super) command: Command,

    /// Ngôn ngữ của thông báo: vi (mặc định) hoặc en
    #[arg(long, global = true, value_name = "NGÔN NGỮ", hide_possible_values = true)]
    pub(super) lang: Option<LangWord>,

    /// Chỉ in lỗi, không in phát hiện, tóm tắt và tiến độ
    #[arg(long, short, global = true)]
    pub(super) quiet: bool,

    /// Tô màu: auto (mặc định, khi in ra màn hình), always hoặc never
    #[arg(
        long,
        global = true,
        value_name = "KHI NÀO",
        default_value = "auto",
        hide_possible_values = true,
        hide_default_value = true
    )]
    pub(super) color: ColorWord,

    /// In trợ giúp này
    #[arg(long, short, global = true, action = ArgAction::Help)]
    help: Option<bool>,

    /// In phiên bản
    #[arg(long, short = 'V', action = ArgAction::Version)]
    version: Option<bool>,
}

/// What to do.
#[derive(Subcommand)]
pub(super) enum Command {
    /// Kiểm tra nội dung: mọi lỗi của tệp, mọi phát hiện theo quy tắc
    #[command(override_usage = "nenep check [TÙY CHỌN] [THƯ MỤC]", after_help = CHECK_EXAMPLES, help_template = SUB_TEMPLATE)]
    Check(CheckTask),
    /// Kiểm tra rồi dựng cổng thông tin
    #[command(override_usage = "nenep build [TÙY CHỌN] [THƯ MỤC]", after_help = BUILD_EXAMPLES, help_template = SUB_TEMPLATE)]
    Build(BuildTask),
    /// Dựng, mở cổng thông tin trên máy này và theo dõi từng lần lưu tệp
    #[command(override_usage = "nenep serve [TÙY CHỌN] [THƯ MỤC]", after_help = SERVE_EXAMPLES, help_template = SUB_TEMPLATE)]
    Serve(ServeTask),
    /// Công bố: đẩy lên máy chủ, ghi lên một nhánh hoặc ra một thư mục; xem và đưa bản cũ trở lại
    #[command(override_usage = "nenep publish [TÙY CHỌN] [THƯ MỤC]", after_help = PUBLISH_EXAMPLES, help_template = SUB_TEMPLATE)]
    Publish(Box<PublishTask>),
    /// Đặt hook của git: kiểm tra trước khi commit, hoặc nhận là công bố trên máy chủ
    #[command(
        override_usage = "nenep hook <LỆNH>", after_help = HOOK_EXAMPLES, help_template = SUB_TEMPLATE, disable_help_subcommand = true,
        subcommand_help_heading = "Lệnh", subcommand_value_name = "LỆNH"
    )]
    Hook {
        #[command(subcommand)]
        task: HookTask,
    },
    /// Soạn báo cáo, niêm phong số liệu đã ban hành, đối chiếu với hồ sơ
    #[command(
        override_usage = "nenep report [TÙY CHỌN] <LỆNH>", help_template = SUB_TEMPLATE, disable_help_subcommand = true,
        subcommand_help_heading = "Lệnh", subcommand_value_name = "LỆNH"
    )]
    Report {
        #[command(subcommand)]
        task: ReportTask,
    },
    /// Tạo một cây nội dung mẫu có chú thích để bắt đầu
    #[command(override_usage = "nenep init [TÙY CHỌN] [THƯ MỤC]", help_template = SUB_TEMPLATE)]
    Init {
        /// Thư mục sẽ chứa cây nội dung; phải trống hoặc chưa có [mặc định: thư mục hiện tại]
        #[arg(default_value = ".", hide_default_value = true, value_name = "THƯ MỤC", help_heading = "Tham số")]
        dir: PathBuf,
    },
    /// Làm việc với giao diện (màu sắc, mẫu trang)
    #[command(
        override_usage = "nenep theme [TÙY CHỌN] <LỆNH>", help_template = SUB_TEMPLATE, disable_help_subcommand = true,
        subcommand_help_heading = "Lệnh", subcommand_value_name = "LỆNH"
    )]
    Theme {
        #[command(subcommand)]
        task: ThemeTask,
    },
    /// In tập lệnh gợi ý dòng lệnh cho bash, zsh, fish, powershell hoặc elvish
    #[command(override_usage = "nenep completions [TÙY CHỌN] <TRÌNH>", help_template = SUB_TEMPLATE)]
    Completions {
        /// Tên trình dòng lệnh: bash, zsh, fish, powershell, elvish
        #[arg(value_name = "TRÌNH", help_heading = "Tham số", hide_possible_values = true)]
        shell: ShellWord,
    },
}

pub(super) const SUB_TEMPLATE: &str = "{about}\n\nCách dùng: {usage}\n\n{all-args}{after-help}";

/// What to do with themes.
#[derive(Subcommand)]
pub(super) enum ThemeTask {
    /// Chép giao diện có sẵn ra thư mục để sửa thành giao diện riêng
    #[command(override_usage = "nenep theme export [TÙY CHỌN] [THƯ MỤC]", after_help = EXPORT_EXAMPLES, help_template = SUB_TEMPLATE)]
    Export {
        /// Thư mục của giao diện mới; tên thư mục là tên giao diện [mặc định: themes/cua-toi cạnh thư mục nội dung]
        #[arg(value_name = "THƯ MỤC", help_heading = "Tham số")]
        dir: Option<PathBuf>,
    },
}

/// What checking takes.
#[derive(Args)]
#[command(next_help_heading = "Tùy chọn")]
pub(super) struct CheckTask {
    /// Cây nội dung [mặc định: thư mục hiện tại nếu có cong.yaml, nếu không thì content]
    #[arg(value_name = "THƯ MỤC", help_heading = "Tham số")]
    pub(super) dir: Option<PathBuf>,

    /// Ngày tính số liệu, như 2025-06-30 hoặc 30/6/2025 [mặc định: tinh_den trong cong.yaml, rồi hôm nay]
    #[arg(long, value_name = "NGÀY")]
    pub(super) as_of: Option<String>,

    /// Đọc nội dung từ một bản ghi của git (nhánh, thẻ, mã), không đọc tệp đang sửa; kho bare cũng được
    #[arg(long, value_name = "BẢN GHI")]
    pub(super) rev: Option<String>,

    /// Hồ sơ: noi_bo hoặc cong_khai [mặc định: ho_so trong cong.yaml]
    #[arg(long, value_name = "HỒ SƠ", hide_possible_values = true)]
    pub(super) profile: Option<ProfileWord>,

    /// Lấy cả các trang ghi ban_nhap: true
    #[arg(long)]
    pub(super) drafts: bool,

    /// Dạng kết quả: text (mặc định), json, sarif hoặc github
    #[arg(long, value_name = "DẠNG", default_value = "text", hide_possible_values = true, hide_default_value = true)]
    pub(super) format: FormatWord,

    /// Cảnh báo và phát hiện mức lỗi cũng tính là lỗi
    #[arg(long)]
    pub(super) strict: bool,
}

/// What serving takes.
#[derive(Args)]
#[command(next_help_heading = "Tùy chọn")]
pub(super) struct ServeTask {
    /// Cây nội dung [mặc định: thư mục hiện tại nếu có cong.yaml, nếu không thì content]
    #[arg(value_name = "THƯ MỤC", help_heading = "Tham số")]
    pub(super) dir: Option<PathBuf>,

    /// Cổng mạng; nếu bận thì lấy cổng trống kế tiếp và nói rõ
    #[arg(long, short, value_name = "CỔNG", default_value_t = 3000)]
    pub(super) port: u16,

    /// Mở trình duyệt
    #[arg(long)]
    pub(super) open: bool,

    /// Theo dõi bằng cách xem lại định kỳ, cho ổ mạng
    #[arg(long)]
    pub(super) poll: bool,

    /// Trình soạn thảo mở tệp từ trang: vscode, vscodium, cursor hoặc zed
    #[arg(long, value_name = "TRÌNH", hide_possible_values = true)]
    pub(super) editor: Option<EditorWord>,

    /// Ngày tính số liệu, như 2025-06-30 hoặc 30/6/2025 [mặc định: tinh_den trong cong.yaml, rồi hôm nay]
    #[arg(long, value_name = "NGÀY")]
    pub(super) as_of: Option<String>,

    /// Hồ sơ: noi_bo hoặc cong_khai [mặc định: ho_so trong cong.yaml]
    #[arg(long, value_name = "HỒ SƠ", hide_possible_values = true)]
    pub(super) profile: Option<ProfileWord>,

    /// Lấy cả các trang ghi ban_nhap: true
    #[arg(long)]
    pub(super) drafts: bool,

    /// Hiện phần dựng được dù còn lỗi, thay vì bản tốt gần nhất
    #[arg(long)]
    pub(super) allow_errors: bool,

    /// Địa chỉ mạng khác để mở trang; cần thêm --allow-network
    #[arg(long, value_name = "ĐỊA CHỈ", default_value = "127.0.0.1", hide_default_value = true)]
    pub(super) bind: IpAddr,

    /// Đồng ý để máy khác trong mạng xem trang khi dùng --bind
    #[arg(long)]
    pub(super) allow_network: bool,
}

impl ServeTask {
    /// Returns what of it is told to `check` too.
    pub(super) fn check(&self) -> CheckTask {
        CheckTask {
            dir: self.dir.clone(),
            as_of: self.as_of.clone(),
            rev: None,
            profile: self.profile,
            drafts: self.drafts,
            format: FormatWord::Text,
            strict: false,
        }
    }
}

/// An editor that opens files by a link.
#[derive(Clone, Copy, ValueEnum)]
#[value(rename_all = "lower")]
pub(super) enum EditorWord {
    VsCode,
    VsCodium,
    Cursor,
    Zed,
}

impl EditorWord {
    /// Returns the scheme of its links.
    pub(super) fn scheme(self) -> &'static str {
        match self {
            Self::VsCode => "vscode",
            Self::VsCodium => "vscodium",
            Self::Cursor => "cursor",
            Self::Zed => "zed",
        }
    }
}

/// A language of messages.
#[derive(Clone, Copy, ValueEnum)]
pub(super) enum LangWord {
    Vi,
    En,
}

impl LangWord {
    pub(super) fn lang(self) -> Lang {
        match self {
            Self::Vi => Lang::Vi,
            Self::En => Lang::En,
        }
    }
}

/// When to colour.
#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(super) enum ColorWord {
    Auto,
    Always,
    Never,
}

/// A profile, as records call it.
#[derive(Clone, Copy, ValueEnum)]
#[value(rename_all = "snake_case")]
pub(super) enum ProfileWord {
    NoiBo,
    CongKhai,
}

impl ProfileWord {
    pub(super) fn profile(self) -> Profile {
        match self {
            Self::NoiBo => Profile::Internal,
            Self::CongKhai => Profile::Public,
        }
    }
}

/// Forms of what is printed.
#[derive(Clone, Copy, PartialEq, Eq, ValueEnum, Debug)]
pub(super) enum FormatWord {
    Text,
    Json,
    Sarif,
    Github,
}

//! The catalogue: every figure, table and chart that a report may ask for, with its arguments.

use super::super::tree::{ComputedChart, ComputedTable, Record};
use super::scope::{Found, Scope};
use super::{charts, counts, tables};

/// A figure, table or chart of the catalogue.
#[derive(Clone, Copy)]
pub struct Figure {
    /// Name, as a report writes it; of tables and charts the `ten`.
    pub name: &'static str,
    /// Noun that follows the number in prose; empty where there is none.
    pub noun: &'static str,
    /// What it counts or shows, in Vietnamese.
    pub description: &'static str,
    /// Arguments that it takes.
    pub arguments: &'static [Argument],
    /// Arguments without which it means nothing.
    pub required: &'static [Argument],
    /// What it is and how it is made.
    pub(crate) kind: Kind,
}

impl Figure {
    /// Returns the function that a report calls for it: a number by its own name, tables by `bang`, charts by `bieu`.
    #[must_use]
    pub fn call(&self) -> &'static str {
        match self.kind {
            Kind::Number(_) => self.name,
            Kind::Table(_) => "bang",
            Kind::Chart(_) => "bieu",
        }
    }
}

/// What a figure is.
#[derive(Clone, Copy)]
pub(crate) enum Kind {
    /// A number, called by its own name.
    Number(Count),
    /// A table, called as `bang(ten="…")`.
    Table(Tabulate),
    /// A chart, called as `bieu(ten="…")`.
    Chart(Chart),
}

/// How a number is counted.
pub(crate) type Count = for<'s> fn(&'s Scope<'s>) -> Found;
/// How a table is made.
pub(crate) type Tabulate = for<'s> fn(&'s Scope<'s>) -> (ComputedTable, Vec<Record>);
/// How a chart is made.
pub(crate) type Chart = for<'s> fn(&'s Scope<'s>) -> (ComputedChart, Vec<Record>);

/// An argument of a figure.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Argument {
    /// Calendar year (`nam`).
    Year,
    /// First day (`tu`).
    From,
    /// Last day (`den`).
    Until,
    /// Unit (`don_vi`).
    Unit,
    /// Kind of unit (`loai`).
    UnitKind,
    /// Form of meeting (`hinh_thuc`).
    Form,
    /// Form of meeting that needs an approval (`hinh_thuc`).
    PilotForm,
    /// Level of meeting (`cap`).
    Level,
    /// Number without its noun (`dang`).
    Bare,
    /// Cap (`han_muc`).
    Quota,
    /// Weight of findings (`muc`).
    Severity,
    /// Rule (`quy_tac`).
    Rule,
}

impl Argument {
    /// Returns its name as a report writes it.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Year => "nam",
            Self::From => "tu",
            Self::Until => "den",
            Self::Unit => "don_vi",
            Self::UnitKind => "loai",
            Self::Form | Self::PilotForm => "hinh_thuc",
            Self::Level => "cap",
            Self::Bare => "dang",
            Self::Quota => "han_muc",
            Self::Severity => "muc",
            Self::Rule => "quy_tac",
        }
    }

    /// Returns what it may be, by example or as a list, in Vietnamese.
    #[must_use]
    pub fn values(self) -> &'static str {
        match self {
            Self::Year => "năm dương lịch, ví dụ 2024",
            Self::From => "ngày đầu, ví dụ \"2023-02-20\"",
            Self::Until => "ngày cuối, ví dụ \"2025-06-30\"",
            Self::Unit => "mã đơn vị",
            Self::UnitKind => "dang_bo_co_so | chi_bo_co_so | chi_bo_truc_thuoc",
            Self::Form => "truc_tiep | truc_tuyen | ket_hop | to_dang | truc_tuyen_ket_hop | thi_diem",
            Self::PilotForm => "truc_tuyen | ket_hop | to_dang | truc_tuyen_ket_hop | thi_diem",
            Self::Level => "toan_the | cap_uy",
            Self::Bare => "so: số không kèm danh từ",
            Self::Quota => "mã hạn mức trong quy định",
            Self::Severity => "error | warning",
            Self::Rule => "mã quy tắc, ví dụ REG-01",
        }
    }
}

use Argument::{Bare, Form, From, Level, PilotForm, Quota, Rule, Severity, Unit, UnitKind, Until, Year};

const OF_MEETINGS: &[Argument] = &[Year, From, Until, Unit, UnitKind, Form, Level, Bare];
const OF_ROUNDS: &[Argument] = &[Year, From, Until, Unit, UnitKind, Bare];
const OF_UNITS: &[Argument] = &[Year, From, Until, Unit, UnitKind, PilotForm, Bare];
const OF_MEMBERS: &[Argument] = &[Year, From, Until, Unit, UnitKind, Bare];
const OF_FINDINGS: &[Argument] = &[Year, From, Until, Unit, UnitKind, Form, Level, Bare, Severity, Rule];
const OF_TABLES: &[Argument] = &[Year, From, Until, Unit, UnitKind, Form, Level];
const OF_UNIT_TABLES: &[Argument] = &[Year, From, Until, Unit, UnitKind];
const OF_PILOT_TABLES: &[Argument] = &[Year, From, Until, Unit, UnitKind, PilotForm];
const OF_FINDING_TABLES: &[Argument] = &[Year, From, Until, Unit, UnitKind, Form, Level, Severity, Rule];

const fn number(
    name: &'static str,
    noun: &'static str,
    description: &'static str,
    arguments: &'static [Argument],
    count: Count,
) -> Figure {
    Figure { name, noun, description, arguments, required: &[], kind: Kind::Number(count) }
}

const fn table(
    name: &'static str,
    description: &'static str,
    arguments: &'static [Argument],
    make: Tabulate,
) -> Figure {
    Figure { name, noun: "", description, arguments, required: &[], kind: Kind::Table(make) }
}

const fn chart(name: &'static str, description: &'static str, arguments: &'static [Argument], make: Chart) -> Figure {
    Figure { name, noun: "", description, arguments, required: &[], kind: Kind::Chart(make) }
}

/// The catalogue.
pub const FIGURES: &[Figure] = &[
    number("so_don_vi", "đơn vị", "Số đơn vị được thí điểm", OF_UNITS, counts::pilot_units),
    number("so_chi_bo", "chi bộ", "Số chi bộ được thí điểm", OF_UNITS, counts::pilot_cells),
    number(
        "dang_so",
        "đảng viên",
        "Đảng số vào ngày cuối kỳ; không nêu đơn vị thì cộng các tổ chức cơ sở đảng",
        OF_MEMBERS,
        counts::members,
    ),
    Figure {
        name: "ty_le_dac_thu",
        noun: "",
        description: "Tỷ lệ đảng viên có điều kiện làm việc đặc thù vào ngày cuối kỳ, không tính số được miễn và bị đình chỉ sinh hoạt",
        arguments: OF_MEMBERS,
        required: &[Unit],
        kind: Kind::Number(counts::special_share),
    },
    number("so_buoi", "buổi", "Số buổi sinh hoạt đã tổ chức", OF_MEETINGS, counts::held),
    number("so_dot", "đợt", "Số đợt sinh hoạt theo tổ đảng đã tổ chức", OF_ROUNDS, counts::rounds),
    number("so_buoi_dac_biet", "buổi", "Số buổi đã tổ chức trong hoàn cảnh đặc biệt", OF_MEETINGS, counts::special),
    number("so_buoi_hoan", "buổi", "Số buổi hoãn", OF_MEETINGS, counts::postponed),
    number("so_buoi_huy", "buổi", "Số buổi hủy", OF_MEETINGS, counts::cancelled),
    number("so_buoi_du_kien", "buổi", "Số buổi còn ở trạng thái dự kiến", OF_MEETINGS, counts::planned),
    number(
        "dang_ky_dung_han",
        "buổi",
        "Số buổi thí điểm đã họp được đăng ký đúng hạn",
        OF_MEETINGS,
        counts::registered_in_time,
    ),
    number(
        "dang_ky_muon",
        "buổi",
        "Số buổi thí điểm đã họp có đăng ký nhưng muộn",
        OF_MEETINGS,
        counts::registered_late,
    ),
    number("chua_dang_ky", "buổi", "Số buổi thí điểm đã họp không có đăng ký", OF_MEETINGS, counts::not_registered),
    number(
        "co_tong_hop",
        "buổi",
        "Số buổi thí điểm đã họp được tổng hợp, báo cáo muộn nhất vào ngày họp",
        OF_MEETINGS,
        counts::compiled,
    ),
    number("co_phan_cong", "buổi", "Số buổi thí điểm đã họp có phân công cán bộ dự", OF_MEETINGS, counts::assigned),
    number(
        "co_can_bo_du",
        "buổi",
        "Số buổi trực tuyến, kết hợp đã họp có cán bộ cấp trên dự",
        OF_MEETINGS,
        counts::attended,
    ),
    number("co_gop_y", "buổi", "Số buổi đã họp có góp ý", OF_MEETINGS, counts::with_feedback),
    number(
        "gop_y_day_du",
        "buổi",
        "Số buổi đã họp có góp ý đủ ưu điểm, hạn chế, kinh nghiệm",
        OF_MEETINGS,
        counts::with_complete_feedback,
    ),
    number("co_bien_ban", "buổi", "Số buổi đã họp có biên bản", OF_MEETINGS, counts::with_minutes),
    number(
        "ty_le_du",
        "",
        "Tỷ lệ dự: số có mặt trên số triệu tập của các buổi đã họp",
        OF_MEETINGS,
        counts::attendance_rate,
    ),
    number("trieu_tap", "lượt", "Số lượt triệu tập của các buổi đã họp", OF_MEETINGS, counts::convened),
    number("co_mat", "lượt", "Số lượt có mặt của các buổi đã họp", OF_MEETINGS, counts::present),
    number(
        "so_don_vi_dat_toi_da",
        "đơn vị",
        "Số đơn vị dùng hết ít nhất một hạn mức trong một năm",
        OF_MEMBERS,
        counts::units_at_cap,
    ),
    number(
        "so_don_vi_vuot",
        "đơn vị",
        "Số đơn vị vượt ít nhất một hạn mức trong một năm",
        OF_MEMBERS,
        counts::units_beyond_cap,
    ),
    Figure {
        name: "gioi_han",
        noun: "lần",
        description: "Số lần tối đa trong một năm theo quy định",
        arguments: &[Quota, Bare],
        required: &[Quota],
        kind: Kind::Number(counts::cap),
    },
    number("so_phat_hien", "phát hiện", "Số phát hiện khi đối chiếu với quy định", OF_FINDINGS, counts::findings),
    table("don_vi", "Đơn vị thí điểm, đảng số và điều kiện", OF_PILOT_TABLES, tables::units),
    table("so_buoi_theo_nam", "Số buổi sinh hoạt đã tổ chức theo năm và hình thức", OF_TABLES, tables::by_year),
    table("so_buoi_theo_don_vi", "Số buổi sinh hoạt đã tổ chức theo đơn vị và hình thức", OF_TABLES, tables::by_unit),
    table("gioi_han", "Số lần đã dùng so với hạn mức theo đơn vị và năm", OF_UNIT_TABLES, tables::caps),
    table("ty_le_du", "Tỷ lệ dự theo đơn vị và hình thức", OF_UNIT_TABLES, tables::attendance),
    table(
        "can_bo_du_gop_y",
        "Cán bộ cấp trên dự và góp ý các buổi trực tuyến, kết hợp theo đơn vị",
        OF_UNIT_TABLES,
        tables::officers,
    ),
    table("gop_y", "Ưu điểm, hạn chế, kinh nghiệm nêu trong góp ý", OF_TABLES, tables::feedback),
    table("phat_hien", "Phát hiện khi đối chiếu với quy định, theo quy tắc", OF_FINDING_TABLES, tables::findings),
    chart("so_buoi_theo_nam", "Số buổi sinh hoạt đã tổ chức theo năm và hình thức", OF_TABLES, charts::by_year),
    chart("gioi_han", "Số lần đã dùng so với hạn mức theo đơn vị, năm gần nhất", OF_UNIT_TABLES, charts::caps),
    chart("ty_le_du", "Tỷ lệ dự theo quý", OF_UNIT_TABLES, charts::attendance),
    chart("phat_hien", "Số phát hiện theo quy tắc và mức độ", OF_FINDING_TABLES, charts::findings),
];

/// Returns the figure called `name` by a call of `call`: `bang` looks among the tables, `bieu` among the charts, any
/// other call among the numbers.
#[must_use]
pub fn figure(call: &str, name: &str) -> Option<&'static Figure> {
    of_call(call).find(|figure| figure.name == name)
}

/// Returns the figures among which a call of `call` looks.
pub(crate) fn of_call(call: &str) -> impl Iterator<Item = &'static Figure> + use<> {
    let wanted = ["bang", "bieu"].into_iter().find(|special| *special == call);
    FIGURES.iter().filter(move |figure| match wanted {
        Some(call) => figure.call() == call,
        None => matches!(figure.kind, Kind::Number(_)),
    })
}

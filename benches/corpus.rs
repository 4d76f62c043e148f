//! Trees of any size for measurements: units that plainly do not exist, each with twelve meetings a year for four years.
//!
//! The same number gives the same tree. About one meeting in four is one of the pilot, most of them kept by the rules.

use nenep::text::{Entry, Tree};
use std::fmt::Write;
use std::sync::Arc;

const YEARS: std::ops::RangeInclusive<i32> = 2022..=2025;
const MEETINGS_A_UNIT: usize = 48;

/// Returns a content tree with about `meetings` meeting records, rounded up to whole units.
pub fn tree(meetings: usize) -> Tree {
    let mut tree = Tree::new();
    let mut add = |path: String, text: String| {
        tree.insert(path.into(), Entry::File(Arc::from(text.into_bytes())));
    };
    add("cong.yaml".into(), SETTINGS.into());
    let units = meetings.div_ceil(MEETINGS_A_UNIT);
    add("can-bo.yaml".into(), officers(units));
    add("quy-dinh/quy-dinh-thu.yaml".into(), REGULATION.into());
    for number in 1..=units {
        let id = format!("thu-nghiem-{number}");
        let pair = pair(number, units);
        add(format!("don-vi/{id}.yaml"), unit(number, pair));
        for year in YEARS {
            add(format!("sinh-hoat/{year}/{id}.yaml"), log(number, pair, year));
        }
    }
    tree
}

/// Most pairs of officers, as a file may hold so many values and no more.
const MOST_PAIRS: usize = 6_000;

/// Returns the number of the officers in charge of a unit: one pair a unit, or a few neighbours, whose meetings are on
/// other days, so that nobody is assigned to two at once.
fn pair(unit: usize, units: usize) -> usize {
    (unit - 1) / units.div_ceil(MOST_PAIRS).max(1) + 1
}

fn officers(units: usize) -> String {
    (1..=pair(units, units)).fold(String::from("can_bo:\n"), |mut text, number| {
        let _ = write!(
            text,
            "  - {{ma: uy-vien-{number}, vai_tro: uy_vien_ban_thuong_vu, chuc_danh: Ủy viên số {number}}}\n  - {{ma: chuyen-vien-{number}, vai_tro: chuyen_vien, chuc_danh: Chuyên viên số {number}}}\n"
        );
        text
    })
}

fn unit(number: usize, pair: usize) -> String {
    let members = 30 + number % 40;
    format!(
        "ten: Chi bộ Thử nghiệm số {number}\nten_ngan: Thử nghiệm {number}\nloai: chi_bo_co_so\nthu_tu: {number}\n\
         thi_diem:\n  - {{hinh_thuc: truc_tuyen, tu: 2022-01-01, ly_do: [phan-tan]}}\n\
         dang_so:\n  - {{tu: 2022-01-01, tong: {members}, dac_thu: {}}}\n\
         ha_tang:\n  - {{ngay: 2022-01-05, dat: true}}\n  - {{ngay: 2023-01-05, dat: true}}\n  - {{ngay: 2024-01-04, dat: true}}\n  - {{ngay: 2025-01-03, dat: true}}\n\
         phu_trach:\n  - {{can_bo: uy-vien-{pair}, tu: 2022-01-01}}\n  - {{can_bo: chuyen-vien-{pair}, tu: 2022-01-01}}\n",
        members * 2 / 3,
    )
}

fn log(number: usize, pair: usize, year: i32) -> String {
    let convened = 30 + number % 40;
    let mut text = format!("# Sổ nhật ký của Chi bộ Thử nghiệm số {number}, năm {year}\nbuoi:\n");
    for month in 1..=12 {
        let day = 1 + (number * 7 + month * 3) % 26;
        let is_online = month % 4 == 0;
        let absent = (number + month) % 3;
        let present = convened - absent;
        let form = if is_online { "truc_tuyen" } else { "truc_tiep" };
        let _ = write!(
            text,
            "  - ngay: {year}-{month:02}-{day:02}\n    gio: \"08:00\"\n    ket_thuc: \"10:00\"\n    hinh_thuc: {form}\n    trang_thai: da_hop\n"
        );
        if is_online {
            let before = chrono::NaiveDate::from_ymd_opt(year, month as u32, day as u32).expect("a day up to the 26th")
                - chrono::Days::new(5);
            let _ = write!(
                text,
                "    dang_ky: {{ngay: {before}, tong_hop: {before}}}\n    phan_cong: [uy-vien-{pair}]\n    cap_tren_du: [uy-vien-{pair}]\n\
                 \x20   gop_y:\n      ngay: {year}-{month:02}-{day:02}\n      uu_diem: [Điểm danh đủ theo từng điểm cầu]\n      han_che: [Thảo luận còn ít ý kiến]\n      kinh_nghiem: [Gửi tài liệu trước ba ngày]\n"
            );
        }
        let (room, online) = if is_online { (0, present) } else { (present, 0) };
        let _ = write!(
            text,
            "    tham_du: {{trieu_tap: {convened}, co_mat: {present}, truc_tiep: {room}, truc_tuyen: {online}, vang_co_ly_do: {absent}, vang_khong_ly_do: 0}}\n\
             \x20   noi_dung:\n      - {{chu_de: Đánh giá công tác tháng {month:02} và bàn nhiệm vụ tháng sau, loai: thuong-ky}}\n      - {{chu_de: Học tập chuyên đề của quý, loai: chuyen-de}}\n    bien_ban: {month:02}-BB/CB\n"
        );
    }
    text
}

const SETTINGS: &str = "ten: Cổng thử nghiệm\nco_quan: Đảng ủy Thử nghiệm\nquy_dinh: [quy-dinh-thu]\n\
    du_lieu_minh_hoa: true\ntinh_den: 2025-12-31\ngiai_doan: {tu: 2022-01-01, den: 2026-06-30}\n";

const REGULATION: &str = "so_hieu: 01-HD/TN
trich_yeu: Hướng dẫn thử nghiệm
ngay_ban_hanh: 2022-01-01
hieu_luc: {tu: 2022-01-01}
han_muc:
  - {ma: truc-tuyen, ten: Sinh hoạt trực tuyến của chi bộ, ap_dung: [chi_bo_co_so], hinh_thuc: [truc_tuyen, ket_hop], cap: [toan_the, cap_uy], toi_da: 3}
dieu_kien:
  ty_le_dac_thu: {toan_tu: \">\", tu_so: 1, mau_so: 2}
  ly_do:
    - {ma: phan-tan, ten: Làm việc phân tán}
  ha_tang_hieu_luc_thang: 12
noi_dung:
  trang_thai: chua_doi_chieu
  loai:
    - {ma: thuong-ky, ten: Nội dung thường kỳ, cho_phep: true}
    - {ma: chuyen-de, ten: Sinh hoạt chuyên đề, cho_phep: true}
thoi_han:
  dang_ky_truoc_ngay: 3
  gop_y_trong_ngay: 7
";

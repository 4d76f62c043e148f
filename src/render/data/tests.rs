//! Text in, data out: a small tree, and what other programs find of it.

use super::*;
use crate::diag::Diagnostics;
use crate::facts;
use crate::model::{AsOf, Known};
use crate::text::{Entry, Tree};
use chrono::NaiveDate;
use serde_json::Value;

const PORTAL: &str = "\
ten: Cổng
co_quan: Đảng ủy
du_lieu_minh_hoa: true
quy_dinh: [mau]
giai_doan: {tu: 2024-01-01, den: 2024-12-31}
";

const REGULATION: &str = "\
so_hieu: 01-HD/ĐU
trich_yeu: Mẫu
ngay_ban_hanh: 2024-01-01
hieu_luc: {tu: 2024-01-01}
han_muc:
  - {ma: truc-tuyen, ten: Trực tuyến, ap_dung: [chi_bo_co_so], hinh_thuc: [truc_tuyen], cap: [toan_the], toi_da: 1}
noi_dung:
  loai:
    - {ma: thuong-ky, ten: Thường kỳ, cho_phep: true}
";

const UNIT: &str = "\
ten: '=HYPERLINK(\"http://e\")'
loai: chi_bo_co_so
thi_diem:
  - {hinh_thuc: truc_tuyen, tu: 2024-01-01}
dang_so:
  - {tu: 2024-01-01, tong: 41, dac_thu: 27}
ghi_chu: '+84 là mã nước'
ghi_chu_noi_bo: không ai được thấy
";

const LOG: &str = "\
buoi:
  - ngay: 2024-03-05
    gio: 8:30
    hinh_thuc: truc_tuyen
    trang_thai: da_hop
    tham_du: {trieu_tap: 40, co_mat: 38, truc_tuyen: 38, truc_tiep: 0, vang_co_ly_do: 2, vang_khong_ly_do: 0}
    noi_dung:
      - {chu_de: việc kín, loai: thuong-ky}
    bi_mat: true
    ghi_chu_noi_bo: không ai được thấy
  - ngay: 2024-04-05
    hinh_thuc: truc_tiep
    trang_thai: hoan
    noi_dung:
      - {chu_de: 'a; b', loai: thuong-ky}
";

fn known() -> Facts {
    let file = |text: &str| Entry::File(text.as_bytes().into());
    let tree = Tree::from([
        ("cong.yaml".into(), file(PORTAL)),
        ("can-bo.yaml".into(), file("can_bo: []\n")),
        ("quy-dinh/mau.yaml".into(), file(REGULATION)),
        ("don-vi/chi-bo.yaml".into(), file(UNIT)),
        ("sinh-hoat/2024/chi-bo.yaml".into(), file(LOG)),
    ]);
    let mut diags = Diagnostics::default();
    let (registry, sources) = crate::load::load(&tree, None, &mut diags);
    assert!(diags.is_empty(), "{diags:?}");
    let day = NaiveDate::from_ymd_opt(2024, 6, 30).expect("a day");
    facts::establish(Known::new(registry, AsOf(day)), &sources)
}

fn text(bytes: Vec<u8>) -> String {
    String::from_utf8(bytes).expect("UTF-8")
}

fn parsed(text: &str) -> Value {
    serde_json::from_str(text).expect("the data is JSON")
}

/// Says whether the keys stand in this order, the first time each.
#[track_caller]
fn in_order(text: &str, keys: &[&str]) {
    let mut rest = text;
    for key in keys {
        let at =
            rest.find(&format!("\"{key}\":")).unwrap_or_else(|| panic!("{key} is missing or out of order: {text}"));
        rest = &rest[at + key.len() + 3..];
    }
}

#[test]
fn figures_have_the_keys_of_the_contract_in_their_order() {
    let text = text(figures_json(&known()));
    let sums = ["attendance", "trieu_tap", "co_mat", "truc_tiep", "truc_tuyen", "vang_co_ly_do", "vang_khong_ly_do"];
    let counts = ["attended_by_officer", "with_feedback", "with_complete_feedback", "with_minutes"];
    let held =
        ["held", "truc_tiep", "truc_tuyen", "ket_hop", "to_dang", "special", "planned", "postponed", "cancelled"];
    let caps = ["caps", "quota", "used", "cap", "remaining", "planned", "state"];
    let unit = [&["as_of", "years", "year", "units", "unit"][..], &held, &caps, &sums, &counts].concat();
    in_order(&text, &[&unit[..], &["total"], &held, &sums, &counts].concat());
    let year = &parsed(&text)["years"][0];
    assert_eq!(year["year"], 2024);
    assert_eq!(year["units"][0]["caps"][0]["state"], "dat_muc_toi_da");
    assert_eq!(year["units"][0]["attendance"]["co_mat"], 38);
    assert_eq!(year["total"].get("caps"), None);
}

#[test]
fn units_are_told_in_the_words_of_the_records() {
    let text = text(units_json(&known()));
    in_order(&text, &["as_of", "du_lieu_minh_hoa", "don_vi", "ma", "ten", "loai", "thi_diem", "dang_so", "ghi_chu"]);
    let data = parsed(&text);
    assert_eq!(data["du_lieu_minh_hoa"], true);
    assert_eq!(data["don_vi"][0]["thi_diem"][0]["den"], Value::Null);
    assert_eq!(data["don_vi"][0]["dang_so"][0]["dac_thu"], 27);
}

#[test]
fn what_is_internal_or_secret_is_in_no_file() {
    let facts = known();
    for text in [units_csv(&facts), meetings_csv(&facts), units_json(&facts), meetings_json(&facts)].map(text) {
        assert!(!text.contains("không ai được thấy") && !text.contains("việc kín"), "{text}");
    }
    let meeting = &parsed(&text(meetings_json(&facts)))["buoi"][0];
    assert_eq!((&meeting["bi_mat"], &meeting["noi_dung"]), (&true.into(), &Value::Array(Vec::new())));
    assert_eq!((&meeting["gio"], &meeting["don_vi"]), (&"08:30".into(), &"chi-bo".into()));
}

#[test]
fn tables_hold_no_formulas() {
    let units = text(units_csv(&known()));
    assert!(units.starts_with("\u{feff}du_lieu_minh_hoa;ma;ten;"), "{units}");
    assert!(units.contains("\r\ntrue;chi-bo;\"'=HYPERLINK("), "{units}");
    assert!(units.ends_with(";'+84 là mã nước\r\n"), "{units}");
    let meetings = text(meetings_csv(&known()));
    assert!(meetings.contains(";\"a; b\";"), "{meetings}");
}

//! A small tree: one base organisation with a cell under it, one base cell, eight meetings, one unit that is broken.

use nenep::diag::Diagnostics;
use nenep::document::{Documents, read};
use nenep::facts::{self, Facts};
use nenep::model::{AsOf, Known};
use nenep::text::{Entry, Sources, Tree};
use std::sync::Arc;

/// Settings, regulation and units.
const RECORDS: [(&str, &str); 11] = [
    (
        "cong.yaml",
        "ten: Cổng\nco_quan: Đảng ủy Khối\nquy_dinh: [08-hd-duk]\nho_so: noi_bo\ngiai_doan: {tu: 2023-02-20, den: 2025-06-30}\n",
    ),
    ("can-bo.yaml", "can_bo: []\n"),
    (
        "quy-dinh/08-hd-duk.yaml",
        "so_hieu: 08-HD/ĐUK
trich_yeu: Hướng dẫn
ngay_ban_hanh: 2023-02-20
hieu_luc: {tu: 2023-02-20}
han_muc:
  - {ma: dang-bo, ten: Đảng bộ, ap_dung: [dang_bo_co_so], hinh_thuc: [truc_tuyen, ket_hop], cap: [toan_the, cap_uy], toi_da: 1}
  - {ma: chi-bo, ten: Chi bộ, ap_dung: [chi_bo_co_so], hinh_thuc: [truc_tuyen, ket_hop], cap: [toan_the, cap_uy], toi_da: 3}
  - {ma: to-dang, ten: Tổ đảng, ap_dung: [chi_bo_truc_thuoc], hinh_thuc: [to_dang], cap: [toan_the], toi_da: 3}
noi_dung:
  trang_thai: chua_doi_chieu
  loai: [{ma: thuong-ky, ten: Thường kỳ, cho_phep: true}]
thoi_han: {dang_ky_truoc_ngay: 3, gop_y_trong_ngay: 7}
",
    ),
    ("don-vi/cuc-thue.yaml", "ten: Cục Thuế\nloai: dang_bo_co_so\nthi_diem: [{hinh_thuc: truc_tuyen, tu: 2023-02-20}]\n"),
    (
        "don-vi/bac-vinh.yaml",
        "ten: Bắc Vinh\nloai: chi_bo_truc_thuoc\ntruc_thuoc: cuc-thue\nthi_diem: [{hinh_thuc: to_dang, tu: 2023-02-20}]\n",
    ),
    ("don-vi/kiem-dich.yaml", "ten: Kiểm dịch\nloai: chi_bo_co_so\nthi_diem: [{hinh_thuc: truc_tuyen, tu: 2023-02-20}]\n"),
    ("don-vi/hong.yaml", "ten: [\n"),
    ("huong-dan/03-hd-tw.md", ""),
    ("tep/so-do.png", ""),
    ("tep/mẫu đơn.pdf", ""),
    ("tep/bang.csv", ""),
];

/// Member counts of every unit, and its place in the official list.
const MEMBERS: &str = "dang_so:
  - {tu: 2023-02-20, tong: 40, dac_thu: 27, mien_sinh_hoat: 1}
  - {tu: 2025-01-01, tong: 1063}
";

/// Held meetings: unit, day, form, present of 40 convened, day of registration.
const MEETINGS: [(&str, &str, &str, u32, &str); 8] = [
    ("cuc-thue", "2023-03-05", "ket_hop", 38, "2023-03-01"),
    ("cuc-thue", "2024-03-05", "truc_tuyen", 36, "2024-03-05"),
    ("cuc-thue", "2024-06-05", "ket_hop", 39, "2024-06-02"),
    ("cuc-thue", "2025-07-05", "ket_hop", 39, "2025-06-01"),
    ("bac-vinh", "2024-04-05", "to_dang", 40, "2024-04-01"),
    ("bac-vinh", "2025-04-05", "truc_tiep", 31, "2025-04-01"),
    ("kiem-dich", "2024-05-05", "truc_tuyen", 37, "2024-05-03"),
    ("kiem-dich", "2023-01-05", "truc_tiep", 40, "2023-01-01"),
];

/// Front matter of the page under test.
const GUIDANCE: &str =
    "---\nso_hieu: 1-HD\nco_quan_ban_hanh: Ban Thường vụ\nngay_ban_hanh: 2023-02-20\ntrich_yeu: Hướng dẫn\n---\n";

/// The tree, with one page under test.
pub struct Sample {
    /// What is known.
    pub facts: Arc<Facts>,
    /// Its sources.
    pub sources: Sources,
    content: Tree,
    /// Path of the page under test.
    pub path: String,
    /// Lines before its text.
    pub lines_before: u32,
}

impl Sample {
    /// The tree with a guidance page `a` of that text.
    pub fn with_guidance(text: &str) -> Self {
        Self::new("huong-dan/a.md", GUIDANCE, text)
    }

    /// The tree with a report `r` that covers `scope`, a line of its front matter.
    pub fn with_report(scope: &str, text: &str) -> Self {
        Self::new("bao-cao/r.md", &format!("---\ntieu_de: Báo cáo\nloai: so_ket\n{scope}\n---\n"), text)
    }

    fn new(path: &str, head: &str, text: &str) -> Self {
        let mut content = Tree::new();
        let mut file = |path: &str, text: &str| content.insert(path.into(), Entry::File(Arc::from(text.as_bytes())));
        for (path, text) in RECORDS {
            let order = RECORDS.iter().position(|(other, _)| *other == path).unwrap_or(0);
            match path {
                "don-vi/hong.yaml" => file(path, text),
                "huong-dan/03-hd-tw.md" => file(path, &format!("{GUIDANCE}# Phạm vi\n\n## Phạm vi\n")),
                _ if path.starts_with("don-vi/") => file(path, &format!("{text}thu_tu: {order}\n{MEMBERS}")),
                _ => file(path, text),
            };
        }
        let mut logs: std::collections::BTreeMap<String, String> = std::collections::BTreeMap::new();
        for (unit, date, form, present, registered) in MEETINGS {
            let absent = 40 - present;
            let log =
                logs.entry(format!("sinh-hoat/{}/{unit}.yaml", &date[..4])).or_insert_with(|| "buoi:\n".to_owned());
            log.push_str(&format!(
                "  - {{ngay: {date}, hinh_thuc: {form}, trang_thai: da_hop, bien_ban: 1-BB, dang_ky: {{ngay: {registered}, tong_hop: {registered}}}, \
                 tham_du: {{trieu_tap: 40, co_mat: {present}, vang_co_ly_do: {absent}, vang_khong_ly_do: 0}}, \
                 gop_y: {{ngay: {date}, uu_diem: [Đúng giờ]}}}}\n"
            ));
        }
        for (path, log) in &logs {
            file(path, log);
        }
        file(path, &format!("{head}{text}"));
        let (registry, sources) = nenep::load::load(&content, None, &mut Diagnostics::default());
        let as_of = AsOf(chrono::NaiveDate::from_ymd_opt(2025, 6, 30).expect("a date"));
        let facts = Arc::new(facts::establish(Known::new(registry, as_of), &sources));
        let lines_before = u32::try_from(head.matches('\n').count()).expect("few lines");
        Self { facts, sources, content, path: path.to_owned(), lines_before }
    }

    /// Reads every page.
    pub fn read(&self, diags: &mut Diagnostics) -> Documents {
        read(&self.facts, &self.sources, &self.content, false, diags)
    }
}

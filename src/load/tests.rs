//! Text in, registry and problems out.

use super::{as_of_in_settings, load};
use crate::diag::Diagnostics;
use crate::model::{OfficerId, Registry, UnitId};
use crate::text::{Entry, Sources, Tree};
use chrono::NaiveDate;
use proptest::prelude::*;
use std::sync::Arc;

const SMALL: &str = "\
//- cong.yaml
ten: Cổng thông tin
co_quan: Đảng ủy Khối
tinh_den: 30/6/2025
quy_dinh: [qd]
giai_doan: {tu: 2023-02-20, den: 2025-06-30}
//- can-bo.yaml
can_bo:
  - {ma: btv, vai_tro: uy_vien_ban_thuong_vu, chuc_danh: Ủy viên}
//- quy-dinh/qd.yaml
so_hieu: 08-HD/ĐUK
trich_yeu: Hướng dẫn
ngay_ban_hanh: 2023-02-20
hieu_luc: {tu: 2023-02-20}
han_muc:
  - {ma: td, ten: Tổ đảng, ap_dung: [chi_bo_co_so], hinh_thuc: [to_dang], cap: [toan_the], toi_da: 3, nguon: gia_dinh}
noi_dung: {trang_thai: da_doi_chieu, loai: [{ma: thuong-ky, ten: Thường kỳ, cho_phep: true}]}
thoi_han:
  danh_gia_nam: 01-31
  tong_ket: {tu: 2025-04-01, den: 2025-06-30}
//- don-vi/a.yaml
ten: Chi bộ A
loai: chi_bo_co_so
dang_so: [{tu: 2024-01-01, tong: 60}, {tu: 2023-01-01, tong: 50, dac_thu: 30}]
to_dang: [{ten: Tổ 1, dang_so: 30}, {ten: Tổ 2, dang_so: 30}]
phu_trach: [{can_bo: btv, tu: 2023-02-20}]
//- sinh-hoat/2024/a.yaml
buoi:
  - ngay: 2024-05-05
    hinh_thuc: to_dang
    trang_thai: da_hop
    noi_dung: [{chu_de: Công tác tháng 4, loai: thuong-ky}]
    cac_to:
      - {to: Tổ 1, ngay: 2024-05-05, tham_du: {trieu_tap: 30, co_mat: 29, vang_co_ly_do: 1, vang_khong_ly_do: 0, truc_tiep: 29}}
      - {to: Tổ 2, ngay: 2024-05-06, tham_du: {trieu_tap: 30, co_mat: 28, vang_co_ly_do: 1, vang_khong_ly_do: 1}}
  - ngay: 5/3/2024
    gio: 8:00
    hinh_thuc: truc_tuyen
    trang_thai: da_hop
    phan_cong: [btv]
    gop_y: {ngay: 2024-03-06, uu_diem: [tốt], han_che: [không có], kinh_nghiem: []}
//- huong-dan/h.md
---
so_hieu: 08-HD/ĐUK
co_quan_ban_hanh: Ban Thường vụ
ngay_ban_hanh: 2023-02-20
trich_yeu: Hướng dẫn
hieu_luc: {den: 2025-06-30}
---
Văn bản.
//- bao-cao/2024.md
---
tieu_de: Đánh giá năm 2024
loai: danh_gia_nam
nam: 2024
ngay: 2025-01-15
---
//- trang/gioi-thieu.md
---
tieu_de: Giới thiệu
ban_nhap: true
---
";

fn tree(text: &str) -> Tree {
    let file = |part: &str| {
        let (path, body) = part.split_once('\n').unwrap_or((part, ""));
        (Arc::from(path), Entry::File(body.as_bytes().into()))
    };
    format!("\n{text}").split("\n//- ").skip(1).map(|part| file(&format!("{part}\n"))).collect()
}

fn changed(path: &str, from: &str, to: &str) -> Tree {
    let mut tree = tree(SMALL);
    let Some(Entry::File(bytes)) = tree.get(path) else { panic!("{path} is in the small tree") };
    let text = String::from_utf8_lossy(bytes).into_owned();
    assert!(text.contains(from), "{from} is in {path}");
    tree.insert(path.into(), Entry::File(text.replacen(from, to, 1).into_bytes().into()));
    tree
}

fn added(path: &str, text: &str) -> Tree {
    let mut tree = tree(SMALL);
    tree.insert(path.into(), Entry::File(text.as_bytes().into()));
    tree
}

fn loaded(tree: &Tree) -> (Registry, Sources, Diagnostics) {
    let mut diags = Diagnostics::default();
    let (registry, sources) = load(tree, None, &mut diags);
    diags.sort(&sources);
    (registry, sources, diags)
}

fn problems(tree: &Tree) -> Vec<String> {
    let (_, sources, diags) = loaded(tree);
    let shown = |diagnostic: &crate::diag::Diagnostic| {
        let place = sources.position(diagnostic.span);
        let path = sources.path(diagnostic.span);
        format!("{path}:{}:{} {}", place.line, place.column, diagnostic.code().as_str())
    };
    diags.iter().map(shown).collect()
}

fn unit(id: &str) -> UnitId {
    UnitId::parse(id).expect("an id")
}

#[test]
fn a_valid_tree_becomes_a_registry() {
    let (registry, sources, diags) = loaded(&tree(SMALL));
    assert!(diags.is_empty(), "{:?}", problems(&tree(SMALL)));
    assert_eq!(registry.meeting_count(), 2);
    let dates: Vec<String> = registry.all_meetings().map(|meeting| meeting.date.to_string()).collect();
    assert_eq!(dates, ["2024-03-05", "2024-05-05"], "meetings stand in their order, not that of the file");
    let members: Vec<u32> = registry.units[&unit("a")].members.iter().map(|count| count.total).collect();
    assert_eq!(members, [50, 60]);
    let regulation = registry.regulations_in_force().next().expect("one is in force");
    let (_, due) = regulation.annual_due.expect("it is given");
    assert_eq!(sources.position(due).line, 9, "the line of `danh_gia_nam`");
    let meeting = registry.all_meetings().next().expect("there is one");
    assert_eq!(sources.position(meeting.place).line, 9, "the line of `ngay`");
    let report = registry.reports.values().next().expect("there is one");
    assert_eq!(
        report.issued.map(|(on, place)| (on.to_string(), sources.position(place).line)),
        Some(("2025-01-15".into(), 5))
    );
    assert!(registry.pages.values().all(|page| page.is_draft));
    let guidance = registry.guidance.values().next().expect("there is one");
    assert_eq!(guidance.in_force.map(|period| period.from), Some(guidance.issued));
    assert_eq!((&*guidance.body.text, sources.position(guidance.body.place).line), ("Văn bản.\n", 8));
}

#[test]
fn a_group_round_has_the_sums_of_its_sessions_where_all_have_them() {
    let (registry, ..) = loaded(&tree(SMALL));
    let round = registry.all_meetings().last().expect("there is one");
    let attendance = round.attendance.expect("both sessions have one");
    assert_eq!((attendance.convened, attendance.present, attendance.absent_unexcused), (60, 57, 1));
    assert_eq!((attendance.in_person, attendance.online), (None, None), "not every session has them");
    let without = changed(
        "sinh-hoat/2024/a.yaml",
        "ngay: 2024-05-06, tham_du: {trieu_tap: 30, co_mat: 28, vang_co_ly_do: 1, vang_khong_ly_do: 1}",
        "ngay: 2024-05-06",
    );
    assert!(loaded(&without).0.all_meetings().last().is_some_and(|round| round.attendance.is_none()));
}

#[test]
fn a_meeting_with_an_error_is_left_out_alone() {
    let (registry, ..) = loaded(&changed("sinh-hoat/2024/a.yaml", "gio: 8:00", "gio: 24:00"));
    assert_eq!(registry.meeting_count(), 1);
    assert_eq!(registry.left_out.of(&unit("a"), 2024), 1);
    assert_eq!(registry.left_out.of(&unit("a"), 2023), 0);
}

#[test]
fn the_meetings_of_a_left_out_unit_go_with_it_without_a_second_problem() {
    let tree = changed("don-vi/a.yaml", "loai: chi_bo_co_so", "loai: chi_bo");
    assert_eq!(problems(&tree), ["don-vi/a.yaml:2:7 N213"]);
    let (registry, ..) = loaded(&tree);
    assert!(registry.units.is_empty() && registry.official_order.is_empty());
    assert!(registry.left_out.units.contains("a"));
    assert_eq!((registry.meeting_count(), registry.left_out.of(&unit("a"), 2024)), (0, 2));
}

#[test]
fn a_file_that_is_too_large_is_told_the_limit_of_its_kind() {
    let mut tree = tree(SMALL);
    tree.insert("tep/quet.pdf".into(), Entry::TooLarge(70 << 20));
    tree.insert("don-vi/to.yaml".into(), Entry::TooLarge(5 << 20));
    let mut diags = Diagnostics::default();
    let _ = load(&tree, None, &mut diags);
    let limits = diags.iter().filter_map(|diagnostic| match diagnostic.message {
        crate::diag::Message::TooLarge { limit, .. } => Some(limit >> 20),
        _ => None,
    });
    assert_eq!(limits.collect::<Vec<_>>(), [4, 64]);
}

#[test]
fn a_log_that_cannot_be_read_counts_as_one_record_left_out() {
    for text in ["buoi: [", "", "khac: []\n", "buoi: 5\n", "buoi: []\n---\n", "buoi: []\nbuoi: [{}]\n", "buoi: [*a]\n"]
    {
        let (registry, ..) = loaded(&added("sinh-hoat/2025/a.yaml", text));
        assert_eq!(registry.left_out.of(&unit("a"), 2025), 1, "{text}");
        assert_eq!(registry.meeting_count(), 2, "{text}");
    }
    let mut tree = tree(SMALL);
    tree.insert("sinh-hoat/2025/a.yaml".into(), Entry::SymbolicLink);
    assert_eq!(loaded(&tree).0.left_out.of(&unit("a"), 2025), 1);
}

#[test]
fn what_stands_before_an_unknown_key_of_a_log_is_kept() {
    let tree = changed("sinh-hoat/2024/a.yaml", "buoi:", "buoii: 1\nbuoi:");
    let (registry, ..) = loaded(&tree);
    assert_eq!((registry.meeting_count(), registry.left_out.of(&unit("a"), 2024)), (2, 1));
}

#[test]
fn a_meeting_of_another_year_is_missing_in_both() {
    let (registry, ..) = loaded(&changed("sinh-hoat/2024/a.yaml", "5/3/2024", "5/3/2023"));
    assert_eq!((registry.left_out.of(&unit("a"), 2024), registry.left_out.of(&unit("a"), 2023)), (1, 1));
}

#[test]
fn references_to_what_was_left_out_are_no_second_problem() {
    let officer = changed("can-bo.yaml", "uy_vien_ban_thuong_vu", "bi_thu");
    assert_eq!(problems(&officer), ["can-bo.yaml:2:24 N213"]);
    assert!(loaded(&officer).0.left_out.officers.contains("btv"));
    let officers = added("can-bo.yaml", "can_bo: [");
    assert_eq!(problems(&officers).len(), 1);
    assert!(loaded(&officers).0.left_out.officers.contains("btv"), "units name the officer");
    let regulation = changed("quy-dinh/qd.yaml", "hieu_luc: {tu: 2023-02-20}", "hieu_luc: {}");
    assert_eq!(problems(&regulation), ["quy-dinh/qd.yaml:4:11 N210"]);
    assert!(loaded(&regulation).0.left_out.regulations.contains("qd"));
    assert_eq!(loaded(&regulation).0.meeting_count(), 2, "nobody knows the kinds of item, so none is wrong");
}

#[test]
fn a_cell_is_kept_where_its_base_organisation_is_left_out() {
    let mut tree = added("don-vi/b.yaml", "ten: B\nloai: chi_bo_truc_thuoc\ntruc_thuoc: c\n");
    tree.insert("don-vi/c.yaml".into(), Entry::File((*b"ten: C\nloai: dang_bo_co_so\nthu_tu: x\n").into()));
    assert_eq!(problems(&tree), ["don-vi/c.yaml:3:9 N216"]);
    let (registry, ..) = loaded(&tree);
    assert!(registry.units.contains_key("b") && registry.left_out.units.contains("c"));
}

#[test]
fn without_settings_nothing_is_known_of_the_pilot() {
    let mut missing = tree(SMALL);
    missing.remove("cong.yaml");
    assert_eq!(problems(&missing), ["cong.yaml:1:1 N107"]);
    let wrong = changed("cong.yaml", "quy_dinh: [qd]", "quy_dinh: [khac]");
    assert_eq!(problems(&wrong), ["cong.yaml:4:12 N301"]);
    for tree in [missing, wrong] {
        let (registry, ..) = loaded(&tree);
        assert!(registry.left_out.portal && registry.portal.pilot.is_none() && registry.portal.regulations.is_empty());
        assert_eq!(registry.meeting_count(), 2);
    }
}

#[test]
fn the_as_of_date_is_read_from_settings_that_are_wrong_elsewhere() {
    let day = NaiveDate::from_ymd_opt(2025, 6, 30);
    assert_eq!(as_of_in_settings(&tree(SMALL)), day);
    assert_eq!(as_of_in_settings(&changed("cong.yaml", "ten: ", "x: ")), day);
    assert_eq!(as_of_in_settings(&changed("cong.yaml", "30/6/2025", "31/6/2025")), None);
    assert_eq!(as_of_in_settings(&Tree::new()), None);
}

#[test]
fn units_stand_by_their_place_then_name_then_id() {
    let mut tree = tree(SMALL);
    for (path, text) in [
        ("don-vi/z.yaml", "ten: Z\nloai: chi_bo_co_so\nthu_tu: 1\n"),
        ("don-vi/y.yaml", "ten: A\nloai: chi_bo_co_so\nthu_tu: 2\n"),
        ("don-vi/x/c.yaml", "ten: B\nloai: chi_bo_co_so\n"),
        ("don-vi/b.yaml", "ten: B\nloai: chi_bo_co_so\n"),
    ] {
        tree.insert(path.into(), Entry::File(text.as_bytes().into()));
    }
    let order: Vec<String> = loaded(&tree).0.official_order.iter().map(ToString::to_string).collect();
    assert_eq!(order, ["z", "y", "b", "c", "a"]);
}

#[test]
fn text_is_composed_and_places_are_those_of_the_file_as_written() {
    let decomposed = "te\u{302}n";
    let tree = changed("don-vi/a.yaml", "ten: Chi bộ A", &format!("ten: {decomposed}\nghi_chu: \"{decomposed}\", x"));
    assert_eq!(problems(&tree), ["don-vi/a.yaml:2:16 N201"], "the mark counts as a column of its own");
    let tree = changed("don-vi/a.yaml", "ten: Chi bộ A", &format!("ten: {decomposed}"));
    assert_eq!(&*loaded(&tree).0.units[&unit("a")].name, "tên");
}

#[test]
fn only_line_feeds_end_a_line() {
    let odd = "a\u{2028}b\u{85}c\u{2029}d";
    let tree = changed("don-vi/a.yaml", "ten: Chi bộ A\n", &format!("ten: \"{odd}\"\nx: 1\n"));
    assert_eq!(problems(&tree), ["don-vi/a.yaml:2:1 N208"]);
    let tree = changed("don-vi/a.yaml", "ten: Chi bộ A\n", &format!("ten: \"{odd}\"\n"));
    assert_eq!(&*loaded(&tree).0.units[&unit("a")].name, odd);
}

#[test]
fn nothing_is_expanded_or_included() {
    let laughs: String = (0..9)
        .map(|level| format!("l{level}: &l{level} [{}]\n", vec![format!("*l{}", level - 1); 9].join(",")))
        .collect();
    let found = problems(&added("don-vi/b.yaml", &laughs));
    assert_eq!(found.iter().filter(|line| line.ends_with("N203")).count(), 9 + 81);
    let many = format!("ten: &a B\nloai: [{}]\n", "*a,".repeat(50_000));
    assert_eq!(problems(&added("don-vi/b.yaml", &many)).len(), 50_002);
    let tree = changed("don-vi/a.yaml", "ten: Chi bộ A", "ten: ${HOME}");
    assert_eq!(&*loaded(&tree).0.units[&unit("a")].name, "${HOME}");
}

#[test]
fn great_depth_is_an_error_and_no_crash() {
    for text in ["[".repeat(100_000), "{a: ".repeat(50_000), "- ".repeat(100_000), "? ".repeat(50_000)] {
        let found = problems(&added("don-vi/b.yaml", &text));
        assert_eq!(found, ["don-vi/b.yaml:1:1 N206"]);
    }
}

#[test]
fn a_file_beyond_the_limit_is_not_parsed() {
    let text = format!("ten: A\n#{}", "x".repeat(4 << 20));
    assert_eq!(problems(&added("don-vi/b.yaml", &text)), ["don-vi/b.yaml:1:1 N104"]);
}

#[test]
fn the_number_of_threads_changes_nothing() {
    let mut tree = tree(SMALL);
    for at in 0..40 {
        let text = format!("ten: B{at}\nloai: khac\nthu_tu: x\n");
        tree.insert(format!("don-vi/b{at}.yaml").into(), Entry::File(text.into_bytes().into()));
    }
    let with = |threads| {
        let pool = rayon::ThreadPoolBuilder::new().num_threads(threads).build().expect("threads");
        pool.install(|| {
            let mut diags = Diagnostics::default();
            let (registry, _) = load(&tree, None, &mut diags);
            format!("{registry:?} {diags:?}")
        })
    };
    assert_eq!(with(1), with(8));
}

#[test]
fn ids_are_shared_with_the_records_they_name() {
    let (registry, ..) = loaded(&tree(SMALL));
    let assigned = &registry.all_meetings().next().expect("there is one").assigned;
    assert_eq!(assigned.first(), OfficerId::parse("btv").as_ref());
}

/// Snippets that have upset readers of YAML before.
const UPSETTING: &[&str] = &[
    "\t",
    "\n",
    "\r",
    ":",
    ": ",
    "- ",
    "-",
    "? ",
    "&a ",
    "*a",
    "!x ",
    "<<: ",
    "---\n",
    "...\n",
    "%YAML 1.2\n",
    "[",
    "]",
    "{",
    "}",
    ",",
    "\"",
    "'",
    "|",
    ">",
    "#",
    "~",
    "null",
    "\u{feff}",
    "\u{2028}",
    "\u{85}",
    "\u{0}",
    "\u{1b}",
    "\u{202e}",
    "e\u{301}",
    "đ",
    "0x1F",
    "1e3",
    "-1",
    "99999999999999999999",
    "2024-02-30",
    "@",
    "0912345678",
    "MẬT",
    "\\",
    "\\u202e",
];

proptest! {
    #![proptest_config(ProptestConfig { cases: 400, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn no_change_of_a_valid_tree_makes_it_panic(
        file in 0..8_usize,
        changes in prop::collection::vec((any::<prop::sample::Index>(), 0..UPSETTING.len(), 0..12_usize), 1..6),
    ) {
        let mut tree = tree(SMALL);
        let path = tree.keys().nth(file % tree.len()).expect("within").clone();
        let Some(Entry::File(bytes)) = tree.get(&path) else { unreachable!("all are files") };
        let mut bytes = bytes.to_vec();
        for (at, snippet, cut) in changes {
            let at = at.index(bytes.len() + 1);
            let end = (at + cut).min(bytes.len());
            bytes.splice(at..end, UPSETTING[snippet].bytes());
        }
        tree.insert(path, Entry::File(bytes.into()));
        let (registry, sources, diags) = loaded(&tree);
        let has_place = |diagnostic: &crate::diag::Diagnostic| sources.position(diagnostic.span).line > 0;
        prop_assert!(diags.iter().all(has_place));
        prop_assert!(registry.meeting_count() <= 2);
    }

    #[test]
    fn no_bytes_at_all_make_it_panic(bytes in prop::collection::vec(any::<u8>(), 0..200), place in 0..6_usize) {
        let paths = ["cong.yaml", "can-bo.yaml", "don-vi/a.yaml", "sinh-hoat/2024/a.yaml", "trang/a.md", "quy-dinh/qd.yaml"];
        let mut tree = tree(SMALL);
        tree.insert(paths[place].into(), Entry::File(bytes.into()));
        loaded(&tree);
    }
}

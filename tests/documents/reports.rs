//! Reports: computed parts, gaps, and expressions that cannot be computed.
#![expect(clippy::disallowed_methods, reason = "hostile texts are read against the clock")]

use crate::{print, report};
use nenep::document::{Block, Quantity, figures::FIGURES};
use proptest::prelude::*;

/// A report of one year.
const YEAR: &str = "nam: 2024";
/// A report of the pilot and beyond.
const PILOT: &str = "giai_doan: {tu: 2023-02-20, den: 2025-12-31}";

#[track_caller]
fn says(text: &str, expected: &str) {
    let (document, problems) = report(YEAR, text);
    assert_eq!(problems, Vec::<String>::new(), "{text}");
    assert_eq!(print::document(&document).trim(), expected.trim(), "{text}");
}

#[track_caller]
fn refuses(text: &str, expected: &[&str]) {
    assert_eq!(report(YEAR, text).1, expected, "{text}");
}

#[test]
fn figures_stand_in_prose_with_their_noun() {
    says("Có {{ so_buoi() }}, {{ so_buoi(dang=\"so\") }}.", "p Có figure(04 buổi #0), figure(04 #1).");
    says("{{ so_dot() }}; {{ so_buoi(hinh_thuc=\"to_dang\") }}", "p figure(01 đợt #0); figure(01 đợt #1)");
    says(
        "{{ so_don_vi() }} {{ so_don_vi(hinh_thuc=\"truc_tuyen\") }} {{ so_chi_bo() }}",
        "p figure(03 đơn vị #0) figure(02 đơn vị #1) figure(02 chi bộ #2)",
    );
    says(
        "{{ dang_so() }} {{ dang_so(don_vi=\"bac-vinh\", den=\"2025-06-30\") }}",
        "p figure(80 đảng viên #0) figure(1.063 đảng viên #1)",
    );
    says("{{ ty_le_dac_thu(don_vi=\"cuc-thue\") }}", "p figure(69,2% #0)");
    says(
        "{{ ty_le_du() }} {{ trieu_tap() }} {{ co_mat() }}",
        "p figure(95,0% #0) figure(160 lượt #1) figure(152 lượt #2)",
    );
    says(
        "{{ dang_ky_dung_han() }} {{ dang_ky_muon() }} {{ chua_dang_ky() }}",
        "p figure(02 buổi #0) figure(02 buổi #1) figure(0 buổi #2)",
    );
    says("{{ so_don_vi_dat_toi_da(nam=2023) }} {{ so_don_vi_vuot() }}", "p figure(01 đơn vị #0) figure(01 đơn vị #1)");
    says("{{ gioi_han(han_muc=\"to-dang\") }}", "p figure(03 lần #0)");
    says(
        "{{ so_phat_hien() }} {{ so_phat_hien(muc=\"error\") }} {{ so_phat_hien(quy_tac=\"REG-01\", muc=\"warning\") }}",
        "p figure(27 phát hiện #0) figure(03 lỗi #1) figure(02 cảnh báo #2)",
    );
    says("{{ so_buoi(nam=2022) }} {{ ty_le_du(nam=2022) }}", "p figure(0 buổi #0) figure(chưa đủ dữ liệu #1)");
}

#[test]
fn the_same_call_is_the_same_figure() {
    says("{{ so_buoi() }} {{so_buoi()}}", "p figure(04 buổi #0) figure(04 buổi #0)");
}

#[test]
fn a_report_counts_its_own_days_and_nothing_after_the_as_of_date() {
    let (document, _) = report(
        PILOT,
        "{{ so_buoi() }}: {% for nam in [2023, 2024, 2025] %}{{ so_buoi(nam=nam) }} {% endfor %}{{ so_buoi(tu=\"2023-01-01\") }}",
    );
    assert_eq!(
        print::document(&document).trim(),
        "p figure(06 buổi #0): figure(01 buổi #1) figure(04 buổi #2) figure(01 buổi #3) figure(07 buổi #4)"
    );
    assert_eq!(document.traces[1].description, "Số buổi sinh hoạt đã tổ chức (từ 20/02/2023 đến 31/12/2023)");
}

#[test]
fn conditions_compare_numbers() {
    says("{% if gia_tri(ten=\"so_buoi\") == 4 %}đúng{% else %}sai{% endif %}", "p đúng");
    says(
        "{% if gia_tri(ten=\"ty_le_du\") > 95.5 %}cao{% elif gia_tri(ten=\"so_don_vi_vuot\", nam=2023) == 0 %}không{% endif %}",
        "p không",
    );
}

#[test]
fn a_unit_that_was_left_out_is_no_second_problem() {
    says("{{ so_buoi(don_vi=\"hong\") }}", "p figure(chưa đủ dữ liệu #0)");
}

#[test]
fn the_narrative_below_bad_front_matter_is_checked_in_the_same_run() {
    let (_, problems) = report("nam: hai", "<b>x</b> {{ so_gi() }}");
    assert_eq!(problems, ["1:1 N401", "1:5 N401", "1:13 N405"]);
}

#[test]
fn a_chart_and_a_table_of_one_name_are_two_parts() {
    let (document, problems) =
        report(YEAR, "{{ bieu(ten=\"so_buoi_theo_nam\") }}\n\n{{ bang(ten=\"so_buoi_theo_nam\") }}");
    assert_eq!(problems, Vec::<String>::new());
    let kinds = (document.blocks.first(), document.blocks.get(1));
    assert!(matches!(kinds, (Some(Block::ComputedChart(_)), Some(Block::ComputedTable(_)))), "{kinds:?}");
}

#[test]
fn tables_and_charts_stand_alone() {
    says(
        "{{ bang(ten=\"so_buoi_theo_don_vi\") }}",
        "computed table so_buoi_theo_don_vi | Số buổi sinh hoạt đã tổ chức theo đơn vị, năm 2024\n\
         | Đơn vị | Trực tiếp | Trực tuyến | Kết hợp | Theo tổ đảng | Cộng | Hoàn cảnh đặc biệt\n\
         | Cục Thuế | 0 | 1 | 1 | 0 | 2 | 0\n\
         | Bắc Vinh | 0 | 0 | 0 | 1 | 1 | 0\n\
         | Kiểm dịch | 0 | 1 | 0 | 0 | 1 | 0\n\
         | Cộng | 0 | 2 | 1 | 1 | 4 | 0",
    );
    says(
        "{{ bang(ten=\"gioi_han\") }}",
        "computed table gioi_han | Số lần đã dùng so với hạn mức, năm 2024\n\
         | Đơn vị | Hạn mức | Tối đa | Đã dùng | Còn lại\n\
         | Cục Thuế | Đảng bộ | 1 | 2 | 0\n\
         | Bắc Vinh | Tổ đảng | 3 | 1 | 2\n\
         | Kiểm dịch | Chi bộ | 3 | 1 | 2",
    );
    says(
        "{{ bieu(ten=\"so_buoi_theo_nam\") }}",
        "computed chart so_buoi_theo_nam | Năm 2024 các đơn vị họp trực tuyến, kết hợp 03 buổi; theo tổ đảng 01 đợt. Số buổi đã họp theo năm và hình thức (buổi), năm 2024. 2024: trực tiếp 0, trực tuyến 2, kết hợp 1, theo tổ đảng 1.",
    );
    refuses("a\n\nĐây {{ bang(ten=\"don_vi\") }}", &["3:5 N407"]);
    refuses("# {{ bieu(ten=\"phat_hien\") }}", &["1:3 N407"]);
}

#[test]
fn every_table_and_chart_of_the_catalogue_can_be_made() {
    for figure in FIGURES {
        let text = match figure.call() {
            call @ ("bang" | "bieu") => format!("{{{{ {call}(ten=\"{}\") }}}}", figure.name),
            call => {
                let required = figure.required.iter().map(|argument| match argument.name() {
                    "don_vi" => "don_vi=\"cuc-thue\"",
                    _ => "han_muc=\"to-dang\"",
                });
                format!("{{{{ {call}({}) }}}}", required.collect::<String>())
            }
        };
        let (document, problems) = report(PILOT, &text);
        assert_eq!(problems, Vec::<String>::new(), "{text}");
        for block in &document.blocks {
            match block {
                Block::ComputedTable(table) => {
                    assert!(table.rows.iter().all(|row| row.cells.len() == table.columns.len()), "{text}");
                }
                Block::ComputedChart(chart) => {
                    assert!(chart.series.iter().all(|series| series.values.len() == chart.categories.len()), "{text}");
                }
                _ => {}
            }
        }
        for trace in &document.traces {
            let part: u64 = trace.records.iter().map(|record| record.part).sum();
            let whole: u64 = trace.records.iter().map(|record| record.whole).sum();
            match trace.quantity {
                Some(Quantity::Count(count)) => assert_eq!(count, part, "{text}"),
                Some(Quantity::Share { part: p, whole: w }) => assert_eq!((p, w), (part, whole), "{text}"),
                None => assert!(matches!(figure.call(), "bang" | "bieu"), "{text}"),
            }
        }
    }
}

#[test]
fn a_gap_warns_at_its_place() {
    let (document, problems) =
        report(YEAR, "Đầu *x* [CẦN BỔ SUNG] tên\n\n- a [CẦN BỔ SUNG: số\n  liệu {{ so_dot() }}] b");
    assert_eq!(problems, ["1:9 N404", "3:5 N404"]);
    assert_eq!(print::document(&document).lines().next(), Some("p Đầu em(x) gap() tên"));
    assert_eq!(document.gaps, 2);
}

#[test]
fn unknown_figures_and_bad_arguments_are_all_found_at_their_places() {
    refuses(
        "{{ so_buoy() }}\n{{ bang(ten=\"don-vi\") }} {{ gia_tri(ten=\"so_bui\") }} {% if gia_tri() == 0 %}{% endif %}",
        &["1:4 N405 so_buoi", "2:13 N405 don_vi", "2:41 N405 so_buoi", "2:60 N406 ten: ten=\"so_don_vi\""],
    );
    refuses(
        "Đ {{ so_dot(hinh_thuc=\"to_dang\", don_vi=\"cuc-thu\") }}\n{{ gioi_han() }}{{ so_buoi(nam=\"x\", hinh_thuc=\"a\") }}",
        &[
            "1:13 N406 hinh_thuc: nam | tu | den | don_vi | loai | dang",
            "1:41 N406 don_vi: cuc-thue",
            "2:4 N406 han_muc: han_muc=…",
            "2:32 N406 nam: 2024",
            "2:47 N406 hinh_thuc: truc_tiep | truc_tuyen | ket_hop | to_dang | truc_tuyen_ket_hop | thi_diem",
        ],
    );
}

#[test]
fn what_can_be_computed_is_shown_beside_what_cannot() {
    let (document, problems) = report(YEAR, "{{ so_buoi() }} {{ so_x() }} [a](b.md)");
    assert_eq!(problems.len(), 2);
    assert_eq!(print::document(&document).trim(), "p figure(04 buổi #0) … a");
}

#[test]
fn broken_expressions_are_reported_where_they_stand() {
    refuses("a\n\nb {{ so_buoi( }}", &["3:15 N407"]);
    refuses("a {{ so_buoi()", &["1:15 N407"]);
    refuses("Đ {% if gia_tri(ten=\"so_buoi\") > 1 %}x", &["1:39 N407"]);
    refuses("Đ {{ khong_co }}", &["1:6 N407"]);
    refuses(
        "a {% include \"x\" %} {{ [x for x in [1]] }} {{ 1 | abs }} {{ \"a\" ~ \"b\" }}",
        &["1:6 N407", "1:27 N407", "1:49 N407", "1:65 N407"],
    );
    refuses("{% for n in [1, 2] %}{{ so_buoi(nam=n) }}{% endfor %}", &["1:25 N407"]);
    refuses("{{ throw(message=\"x\") }}{{ range(end=100000) }}", &["1:4 N405", "1:28 N405"]);
}

#[test]
fn places_hold_after_computed_text() {
    refuses(
        "{% if true %}Đúng {{ so_buoi() }}{% endif %}\n{% for n in [1, 2] %}\n- [x](b.md)\n{% endfor %}\n<b>",
        &["3:7 N403 r.md", "5:1 N401"],
    );
    refuses("{# {{ sai() }} #}{% raw %}{{ thô }}{% endraw %} <b>", &["1:49 N401"]);
}

#[test]
fn typed_marks_mean_nothing() {
    says(
        "{{ so_buoi() }} \u{e000} &#xE000; \u{e001}0\u{e003} \u{e002}0\u{e003}",
        "p figure(04 buổi #0) \u{e000} \u{e000} \u{e001}0\u{e003} \u{e002}0\u{e003}",
    );
    refuses("{{ \"\u{e002}0\u{e003}\" }}", &["1:5 N222"]);
    // A text without its closing quote that ends in the middle of nothing.
    assert!(!report(YEAR, "{{ bang(ten=\"đ\u{e003}").1.is_empty());
    refuses("`{{ so_buoi() }}` [a](https://a.example/{{ so_buoi() }})", &["1:2 N407", "1:41 N407"]);
}

#[test]
fn a_tag_on_a_line_of_its_own_leaves_no_line() {
    says(
        "| a |\n|---|\n{% for nam in [2023, 2024] %}\n| {{ nam }}: {{ so_buoi(nam=nam) }} |\n{% endfor %}\n",
        "table [Start]\n| a\n| 2023: figure(02 buổi #0)\n| 2024: figure(04 buổi #1)",
    );
    says("a\n\n  {%- if true -%}\n  b\n{%- endif %}", "p ab");
}

#[test]
fn loops_are_bounded() {
    let nested = "{% for a in \"aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa\" %}".repeat(5);
    let text = format!("{nested}{}", "{% endfor %}".repeat(5));
    let begin = std::time::Instant::now();
    assert_eq!(report(YEAR, &text).1.len(), 1);
    assert!(begin.elapsed() < std::time::Duration::from_secs(5));
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(300))]

    #[test]
    fn no_expression_is_too_strange(text in "(\\{\\{|\\}\\}|\\{%|%\\}|\\{#|#\\}|-| |so_buoi|gia_tri|bang|\\(|\\)|nam|=|,|\"|ten=\"don_vi\"|2024|if |for |raw|endraw|else|endif|in |\n|Đ|\\\\|\u{e001}|\u{e003}|a|\\[){0,40}") {
        let _ = report(YEAR, &text);
    }
}

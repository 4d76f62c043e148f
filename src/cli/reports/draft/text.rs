//! The text of a draft: the template, with what depends on the records in its place.

use crate::document;
use crate::lang::{date, words};
use crate::model::{Period, PilotForm, Registry, ReportKind, ReportScope, Unit};
use chrono::Datelike;
use std::ops::RangeInclusive;

const TEMPLATE: &str = include_str!("mau.md");

/// Returns the text of a draft.
pub(super) fn text(registry: &Registry, kind: ReportKind, scope: ReportScope) -> String {
    let days = document::covered(scope);
    let years = days.from.year()..=days.until.map_or(days.from.year(), |until| until.year());
    let online = pilot_units(registry, days, PilotForm::Online);
    let by_group = pilot_units(registry, days, PilotForm::ByGroup);
    TEMPLATE
        .replace("@DAU@", &head(registry, kind, scope))
        .replace("@CAN_CU@", &grounds(registry))
        .replace("@PHAM_VI@", &covered(scope))
        .replace("@DON_VI@", &listed(online.iter().chain(&by_group).map(|unit| unit_line(unit))))
        .replace("@VAN_BAN@", &documents(registry))
        .replace(
            "@TRUC_TUYEN@",
            &counted(&online, &years, "so_buoi", ", hinh_thuc=\"truc_tuyen_ket_hop\"", "trực tuyến và kết hợp"),
        )
        .replace("@TO_DANG@", &counted(&by_group, &years, "so_dot", "", "sinh hoạt theo tổ đảng"))
        .replace("@GIOI_HAN@", &caps(registry, &years))
}

/// Returns the units that have an approval of that form on a day of the report, in official order.
fn pilot_units(registry: &Registry, days: Period, form: PilotForm) -> Vec<&Unit> {
    let is_approved =
        |unit: &&Unit| unit.approvals.iter().any(|approval| approval.form == form && approval.period.overlaps(&days));
    registry.units_in_order().filter(is_approved).collect()
}

fn head(registry: &Registry, kind: ReportKind, scope: ReportScope) -> String {
    let portal = &registry.portal;
    let (title, kind, covers) = match (kind, scope) {
        (ReportKind::AnnualEvaluation, _) => ("Báo cáo đánh giá kết quả thí điểm", "danh_gia_nam", "năm"),
        (ReportKind::InterimReview, _) => ("Báo cáo sơ kết thực hiện thí điểm", "so_ket", "giai đoạn"),
        (ReportKind::FinalReview, _) => ("Báo cáo tổng kết thực hiện thí điểm", "tong_ket", "giai đoạn"),
    };
    let subject = "sinh hoạt đảng trực tuyến và sinh hoạt đảng theo tổ đảng";
    let (when, key) = match scope {
        ReportScope::Year(year) => (format!("năm {year}"), format!("nam: {year}")),
        ReportScope::Period(period) => {
            let until = period.until.unwrap_or(period.from);
            let when = format!("{covers} {} - {}", period.from.year(), until.year());
            (when, format!("giai_doan: {{tu: {}, den: {until}}}", period.from))
        }
    };
    let mut lines = vec![
        format!("tieu_de: {}", quoted(&format!("{title} {subject}, {when}"))),
        format!("loai: {kind}"),
        key,
        "# Bản dự thảo. Khi ban hành, thêm:".to_owned(),
        "# ngay: 2025-06-30".to_owned(),
        "# so_hieu: 12-BC/ĐUK".to_owned(),
        format!("co_quan_ban_hanh: {}", quoted(&portal.body)),
    ];
    lines.extend(portal.superior.iter().map(|superior| format!("co_quan_cap_tren: {}", quoted(superior))));
    lines.push("noi_nhan:".to_owned());
    lines.extend(portal.superior.iter().map(|name| format!("  - {}", quoted(&format!("{name} (để báo cáo)")))));
    lines.push("  - Các đơn vị thí điểm".to_owned());
    lines.push("  - Lưu Văn phòng".to_owned());
    lines.join("\n")
}

/// Returns a text as YAML has it in double quotes, which is how JSON writes it.
fn quoted(text: &str) -> String {
    serde_json::Value::from(text).to_string()
}

/// Returns the documents on which the pilot rests: "Thực hiện Hướng dẫn số 08-HD/ĐUK, ngày 20/02/2023 …,".
fn grounds(registry: &Registry) -> String {
    let one = |regulation: &crate::model::Regulation| {
        let page = regulation.guidance.as_ref().and_then(|slug| registry.guidance.get(slug));
        let kind = words::guidance_kind(page.and_then(|page| page.kind));
        let issuer = page.map(|page| format!(" của {}", plain(&page.issuer))).unwrap_or_default();
        format!("{kind} số {}, ngày {}{issuer}", plain(&regulation.number), date::short(regulation.issued))
    };
    let all: Vec<String> = registry.regulations_in_force().map(one).collect();
    if all.is_empty() { String::new() } else { format!("Thực hiện {},", all.join("; ")) }
}

fn covered(scope: ReportScope) -> String {
    match scope {
        ReportScope::Year(year) => format!("năm {year}"),
        ReportScope::Period(period) => {
            let until = period.until.unwrap_or(period.from);
            format!("từ ngày {} đến ngày {}", date::short(period.from), date::short(until))
        }
    }
}

fn unit_line(unit: &Unit) -> String {
    let id = &unit.id;
    let has_share = unit.members.iter().any(|members| members.special.is_some());
    let share = if has_share {
        format!(", tỷ lệ đảng viên có điều kiện làm việc đặc thù {{{{ ty_le_dac_thu(don_vi=\"{id}\") }}}}")
    } else {
        String::new()
    };
    let members =
        if unit.members.is_empty() { String::new() } else { format!(": {{{{ dang_so(don_vi=\"{id}\") }}}}{share}") };
    format!("{}{members}", plain(&unit.name))
}

fn documents(registry: &Registry) -> String {
    let line = |page: &crate::model::Guidance| {
        let kind = words::guidance_kind(page.kind);
        let (number, day) = (plain(&page.number), date::short(page.issued));
        format!("[{kind} số {number}](../huong-dan/{}.md), ngày {day}: {}", page.slug, plain(&page.summary))
    };
    listed(registry.guidance.values().filter(|page| !page.is_draft).map(line))
}

/// Returns a count in all, by year and by unit.
fn counted(units: &[&Unit], years: &RangeInclusive<i32>, figure: &str, form: &str, noun: &str) -> String {
    if units.is_empty() {
        return format!("Không có đơn vị nào được {noun} trong kỳ báo cáo.")
            .replace("được trực tuyến và kết hợp", "được sinh hoạt trực tuyến");
    }
    let call = |more: &str| format!("{{{{ {figure}({}) }}}}", format!("{more}{form}").trim_start_matches(", "));
    let by_year: Vec<String> =
        years.clone().map(|year| format!("năm {year} là {}", call(&format!("nam={year}")))).collect();
    let by_year = if by_year.len() > 1 { format!(": {}", by_year.join(", ")) } else { String::new() };
    let lines = units.iter().map(|unit| {
        let call = call(&format!("don_vi=\"{}\"", unit.id));
        format!("{}: {call}", plain(&unit.name))
    });
    format!("Có {} {noun}{by_year}.\n\n{}", call(""), listed(lines))
}

fn caps(registry: &Registry, years: &RangeInclusive<i32>) -> String {
    let caps = registry.regulations_in_force().flat_map(|regulation| &regulation.caps);
    let caps: Vec<String> =
        caps.map(|cap| format!("{}: {{{{ gioi_han(han_muc=\"{}\") }}}}", plain(&cap.name), cap.id)).collect();
    let of_year = |year: i32| {
        format!(
            "Năm {year}, {{{{ so_don_vi_dat_toi_da(nam={year}) }}}} dùng hết số lần của năm{{% if gia_tri(ten=\"so_don_vi_vuot\", nam={year}) == 0 %}}, không đơn vị nào vượt giới hạn.{{% else %}}, {{{{ so_don_vi_vuot(nam={year}) }}}} vượt giới hạn.{{% endif %}}"
        )
    };
    let sentences: Vec<String> = years.clone().map(of_year).collect();
    let most = if caps.is_empty() {
        String::new()
    } else {
        format!("Giới hạn trong một năm: {}.\n\n", caps.join("; "))
    };
    format!("{most}{}", sentences.join(" "))
}

fn listed(lines: impl Iterator<Item = String>) -> String {
    let mut lines: Vec<String> = lines.collect();
    let mut seen = std::collections::BTreeSet::new();
    lines.retain(|line| seen.insert(line.clone()));
    let last = lines.len().saturating_sub(1);
    let ended = |(at, line): (usize, &String)| format!("- {line}{}", if at == last { "." } else { ";" });
    lines.iter().enumerate().map(ended).collect::<Vec<_>>().join("\n")
}

/// Returns text of a record so that neither Markdown nor the expressions of reports take anything in it for their own.
fn plain(text: &str) -> String {
    let special = |sign: char| matches!(sign, '\\' | '`' | '*' | '_' | '[' | ']' | '<' | '>' | '{' | '|' | '#' | '@');
    let mut plain = String::with_capacity(text.len());
    for sign in text.chars() {
        if special(sign) {
            plain.push('\\');
        }
        plain.push(sign);
    }
    plain
}

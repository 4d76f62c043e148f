//! The charts of the catalogue: data only.

use super::super::tree::{ChartKind, ComputedChart, Quantity, Record, Series};
use super::counts::quantity;
use super::scope::{Scope, finding_record, form_head, meeting_record};
use super::tables::{caps_in_use, rule_of, sums, weight, year_of, year_words};
use crate::diag::Severity;
use crate::lang::{date, number};
use crate::model::{Form, Meeting, RuleId};
use chrono::{Datelike, NaiveDate};
use std::collections::BTreeMap;

/// Says whether a form is among those of a series.
type Among = fn(Form) -> bool;

type Made = (ComputedChart, Vec<Record>);

fn chart(kind: ChartKind, title: &str, subtitle: String, category_head: &str) -> ComputedChart {
    ComputedChart {
        name: "",
        kind,
        title: title.to_owned(),
        subtitle,
        description: String::new(),
        categories: Vec::new(),
        category_head: category_head.to_owned(),
        series: Vec::new(),
        trace: 0,
    }
}

/// Returns a sentence that says every value, for those who cannot see the chart.
fn describe(chart: &mut ComputedChart) {
    let said = |value: &Option<Quantity>| match value {
        Some(Quantity::Count(count)) => number::grouped(*count),
        Some(Quantity::Share { part, whole }) => {
            number::rate(*part, *whole).unwrap_or_else(|| "không có số liệu".to_owned())
        }
        None => "không có số liệu".to_owned(),
    };
    let of_category = |(at, category): (usize, &String)| {
        let values =
            chart.series.iter().map(|series| format!("{} {}", series.name.to_lowercase(), said(&series.values[at])));
        format!("{category}: {}", values.collect::<Vec<_>>().join(", "))
    };
    let parts: Vec<String> = chart.categories.iter().enumerate().map(of_category).collect();
    chart.description = format!("{}, {}. {}.", chart.title, chart.subtitle, parts.join("; "));
}

/// Held meetings by year and form.
pub(super) fn by_year(scope: &Scope<'_>) -> Made {
    let held: Vec<&Meeting> = scope.held().collect();
    let mut chart =
        chart(ChartKind::StackedBars, "Số buổi sinh hoạt theo năm", format!("buổi, {}", scope.days()), "Năm");
    chart.categories = scope.years().map(|year| year_words(scope, year)).collect();
    for form in Form::ALL {
        let of = |year| held.iter().filter(|meeting| meeting.form == form && year_of(meeting) == year).count();
        let values = scope.years().map(|year| Some(quantity(of(year)))).collect();
        chart.series.push(Series { name: form_head(form).to_owned(), values });
    }
    describe(&mut chart);
    (chart, held.iter().map(|meeting| meeting_record(meeting, 1, 0)).collect())
}

/// Caps used and allowed by unit, in the last year of the scope.
pub(super) fn caps(scope: &Scope<'_>) -> Made {
    let year = *scope.years().end();
    let subtitle = format!("lần, năm {}", year_words(scope, year));
    let mut chart = chart(ChartKind::HorizontalBars, "Số lần đã dùng so với hạn mức", subtitle, "Đơn vị và hạn mức");
    let mut used = Series { name: "Đã dùng".to_owned(), values: Vec::new() };
    let mut most = Series { name: "Tối đa".to_owned(), values: Vec::new() };
    let mut records = Vec::new();
    for unit in scope.units() {
        let caps: Vec<_> = caps_in_use(scope, unit).collect();
        for cap in &caps {
            let meetings: Vec<&Meeting> = scope.uses(unit, cap, year).collect();
            let name =
                if caps.len() > 1 { format!("{} – {}", unit.brief(), cap.name) } else { unit.brief().to_string() };
            chart.categories.push(name);
            used.values.push(Some(quantity(meetings.len())));
            most.values.push(Some(quantity(cap.most as usize)));
            records.extend(meetings.into_iter().map(|meeting| meeting_record(meeting, 1, 0)));
        }
    }
    chart.series = vec![used, most];
    describe(&mut chart);
    (chart, records)
}

/// Attendance by quarter: in person, and in the forms of the pilot.
pub(super) fn attendance(scope: &Scope<'_>) -> Made {
    let held: Vec<&Meeting> = scope.held().filter(|meeting| meeting.attendance.is_some()).collect();
    let mut quarters: BTreeMap<(i32, u32), (NaiveDate, Vec<&Meeting>)> = BTreeMap::new();
    for meeting in &held {
        let quarter = (meeting.date.year(), date::quarter_of(meeting.date));
        quarters.entry(quarter).or_insert_with(|| (meeting.date, Vec::new())).1.push(meeting);
    }
    let mut chart = chart(ChartKind::Lines, "Tỷ lệ dự theo quý", format!("phần trăm, {}", scope.days()), "Quý");
    chart.categories = quarters.keys().map(|(year, quarter)| format!("{}/{year}", number::roman(*quarter))).collect();
    let series: [(&str, Among); 2] =
        [("Các hình thức thí điểm", |form| form.pilot().is_some()), ("Trực tiếp", |form| form == Form::InPerson)];
    for (name, has) in series {
        let share = |of: &[&Meeting]| match sums(of, has) {
            (_, 0) => None,
            (part, whole) => Some(Quantity::Share { part, whole }),
        };
        let values = quarters.values().map(|(_, of)| share(of)).collect();
        chart.series.push(Series { name: name.to_owned(), values });
    }
    describe(&mut chart);
    let record = |meeting: &&Meeting| {
        let (present, convened) = sums(&[meeting], |_| true);
        meeting_record(meeting, present, convened)
    };
    (chart, held.iter().map(record).collect())
}

/// Findings by rule and weight.
pub(super) fn findings(scope: &Scope<'_>) -> Made {
    let records: Vec<Record> = scope.findings().map(finding_record).collect();
    let title = "Phát hiện khi đối chiếu với quy định";
    let mut chart = chart(ChartKind::HorizontalStackedBars, title, format!("phát hiện, {}", scope.days()), "Quy tắc");
    let has = |rule: &RuleId| records.iter().any(|record| rule_of(record) == Some(*rule));
    let rules: Vec<RuleId> = RuleId::ALL.iter().copied().filter(has).collect();
    chart.categories = rules.iter().map(|rule| rule.as_str().to_owned()).collect();
    for (name, severity) in [("Lỗi", Severity::Error), ("Cảnh báo", Severity::Warning)] {
        let is = |record: &&Record, rule| rule_of(record) == Some(rule) && weight(record) == Some(severity);
        let of = |rule| records.iter().filter(|record| is(record, rule)).count();
        let values = rules.iter().map(|rule| Some(quantity(of(*rule)))).collect();
        chart.series.push(Series { name: name.to_owned(), values });
    }
    describe(&mut chart);
    (chart, records)
}

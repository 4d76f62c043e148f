//! The charts of the catalogue: data only.

use super::super::tree::{ChartKind, ComputedChart, Quantity, Record, Series};
use super::counts::quantity;
use super::scope::{Scope, finding_record, form_head, meeting_record};
use super::tables::{caps_in_use, rule_of, sums, weight, year_of, year_words};
use crate::diag::Severity;
use crate::lang::sentence::{RatePoint, YearCounts, caps_title, findings_title, rate_title, years_title};
use crate::lang::{date, number};
use crate::model::{Form, Meeting, RuleId};
use chrono::{Datelike, NaiveDate};
use std::collections::BTreeMap;

/// Says whether a form is among those of a series.
type Among = fn(Form) -> bool;

type Made = (ComputedChart, Vec<Record>);

/// Returns a chart without values. Its title, a sentence about them, follows once they are known.
fn chart(kind: ChartKind, subtitle: String, category_head: &str) -> ComputedChart {
    ComputedChart {
        name: "",
        kind,
        title: String::new(),
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
    chart.description = format!("{}. {}. {}.", chart.title, chart.subtitle, parts.join("; "));
}

/// Held meetings by year and form.
pub(super) fn by_year(scope: &Scope<'_>) -> Made {
    let held: Vec<&Meeting> = scope.held().collect();
    let mut chart =
        chart(ChartKind::StackedBars, format!("Số buổi đã họp theo năm và hình thức (buổi), {}", scope.days()), "Năm");
    chart.categories = scope.years().map(|year| year_words(scope, year)).collect();
    for form in Form::ALL {
        let of = |year| held.iter().filter(|meeting| meeting.form == form && year_of(meeting) == year).count();
        let values = scope.years().map(|year| Some(quantity(of(year)))).collect();
        chart.series.push(Series { name: form_head(form).to_owned(), values });
    }
    chart.title = title_of_years(scope, &chart.categories, &held);
    describe(&mut chart);
    (chart, held.iter().map(|meeting| meeting_record(meeting, 1, 0)).collect())
}

fn title_of_years(scope: &Scope<'_>, labels: &[String], held: &[&Meeting]) -> String {
    let of = |year: i32, has: Among| {
        held.iter().filter(|meeting| year_of(meeting) == year && has(meeting.form)).count() as u64
    };
    let counts: Vec<YearCounts<'_>> = scope
        .years()
        .zip(labels)
        .map(|(year, label)| YearCounts {
            label,
            is_whole: *label == year.to_string(),
            online: of(year, Form::is_online),
            by_group: of(year, |form| form == Form::ByGroup),
            all: of(year, |_| true),
        })
        .collect();
    years_title(&counts)
}

/// Caps used and allowed by unit, in the last year of the scope.
pub(super) fn caps(scope: &Scope<'_>) -> Made {
    let year = *scope.years().end();
    let subtitle = format!("Số lần đã dùng so với hạn mức (lần), năm {}", year_words(scope, year));
    let mut chart = chart(ChartKind::HorizontalBars, subtitle, "Đơn vị và hạn mức");
    let (mut within, mut with_caps) = (0, 0);
    let mut used = Series { name: "Đã dùng".to_owned(), values: Vec::new() };
    let mut most = Series { name: "Tối đa".to_owned(), values: Vec::new() };
    let mut records = Vec::new();
    for unit in scope.units() {
        let caps: Vec<_> = caps_in_use(scope, unit).collect();
        let is_within = caps.iter().all(|cap| scope.uses(unit, cap, year).count() < cap.most as usize);
        with_caps += usize::from(!caps.is_empty());
        within += usize::from(!caps.is_empty() && is_within);
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
    chart.title = caps_title(within, with_caps, year);
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
    let mut chart = chart(ChartKind::Lines, format!("Tỷ lệ dự theo quý (%), {}", scope.days()), "Quý");
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
    chart.title = title_of_rates(&chart);
    describe(&mut chart);
    let record = |meeting: &&Meeting| {
        let (present, convened) = sums(&[meeting], |_| true);
        meeting_record(meeting, present, convened)
    };
    (chart, held.iter().map(record).collect())
}

/// Says how the rate of the first series went; of the next one where it has no value.
fn title_of_rates(chart: &ComputedChart) -> String {
    let has_value = |series: &&Series| series.values.iter().any(Option::is_some);
    let Some(series) = chart.series.iter().find(has_value) else { return rate_title("Tỷ lệ dự", &[]) };
    let labels: Vec<String> = chart.categories.iter().map(|quarter| format!("quý {quarter}")).collect();
    let tenths = |value: &Option<Quantity>| match value {
        Some(Quantity::Share { part, whole }) => number::rate_tenths(*part, *whole),
        Some(Quantity::Count(_)) | None => None,
    };
    let points = labels.iter().zip(&series.values).map(|(label, value)| RatePoint { label, tenths: tenths(value) });
    let points: Vec<RatePoint<'_>> = points.collect();
    rate_title(&format!("Tỷ lệ dự ({})", series.name.to_lowercase()), &points)
}

/// Findings by rule and weight.
pub(super) fn findings(scope: &Scope<'_>) -> Made {
    let records: Vec<Record> = scope.findings().map(finding_record).collect();
    let subtitle = format!("Số phát hiện theo quy tắc và mức độ (phát hiện), {}", scope.days());
    let mut chart = chart(ChartKind::HorizontalStackedBars, subtitle, "Quy tắc");
    let has = |rule: &RuleId| records.iter().any(|record| rule_of(record) == Some(*rule));
    let rules: Vec<RuleId> = RuleId::ALL.iter().copied().filter(has).collect();
    chart.categories = rules.iter().map(|rule| rule.as_str().to_owned()).collect();
    for (name, severity) in [("Lỗi", Severity::Error), ("Cảnh báo", Severity::Warning)] {
        let is = |record: &&Record, rule| rule_of(record) == Some(rule) && weight(record) == Some(severity);
        let of = |rule| records.iter().filter(|record| is(record, rule)).count();
        let values = rules.iter().map(|rule| Some(quantity(of(*rule)))).collect();
        chart.series.push(Series { name: name.to_owned(), values });
    }
    let of_rule = |rule: &RuleId| records.iter().filter(|record| rule_of(record) == Some(*rule)).count() as u64;
    let counts: Vec<(&str, u64)> = rules.iter().map(|rule| (rule.as_str(), of_rule(rule))).collect();
    chart.title = findings_title(&counts);
    describe(&mut chart);
    (chart, records)
}

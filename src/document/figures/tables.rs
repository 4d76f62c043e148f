//! The tables of the catalogue.

use super::super::tree::{Align, Column, ComputedTable, Quantity, Record, Row, RowKind, Subject, Target, Value};
use super::counts::quantity;
use super::scope::{Scope, finding_record, form_head, kind_words, meeting_record, unit_record};
use crate::diag::Severity;
use crate::lang::{date, number};
use crate::model::{Basis, Cap, Form, Meeting, PilotForm, RuleId, Unit};
use std::sync::Arc;

type Made = (ComputedTable, Vec<Record>);

/// Says whether a form is among those of a column.
type Among = fn(Form) -> bool;

/// What every table is made from.
const SOURCE: &str = "Nguồn: hồ sơ đơn vị và nhật ký sinh hoạt";

fn table(scope: &Scope<'_>, caption: &str, columns: Vec<Column>, rows: Vec<Row>) -> ComputedTable {
    ComputedTable {
        name: "",
        caption: format!("{caption}, {}", scope.days()),
        note: rows.is_empty().then(|| "Không có bản ghi nào trong phạm vi này.".to_owned()),
        source: format!("{SOURCE}, tính đến ngày {}", date::short(scope.facts.known.as_of)),
        columns,
        rows,
        trace: 0,
    }
}

fn column(head: &str, align: Align) -> Column {
    Column { head: head.to_owned(), group: None, align }
}

fn grouped(head: &str, group: &str) -> Column {
    Column { head: head.to_owned(), group: Some(group.to_owned()), align: Align::End }
}

fn body(cells: Vec<Value>) -> Row {
    Row { kind: RowKind::Body, cells }
}

fn total(cells: Vec<Value>) -> Row {
    Row { kind: RowKind::Total, cells }
}

fn text(words: impl Into<String>) -> Value {
    Value { text: words.into(), ..Value::default() }
}

fn linked(words: &str, target: Target) -> Value {
    Value { text: words.to_owned(), number: None, target: Some(target) }
}

fn unit_cell(unit: &Unit) -> Value {
    linked(unit.brief(), Target::Unit(unit.id.clone()))
}

fn count(number: usize) -> Value {
    value(quantity(number))
}

/// Returns a cell with a number; tables do not pad.
fn value(quantity: Quantity) -> Value {
    let text = match quantity {
        Quantity::Count(count) => number::grouped(count),
        Quantity::Share { part, whole } => number::rate(part, whole).unwrap_or_else(|| "–".to_owned()),
    };
    Value { text, number: Some(quantity), target: None }
}

fn records(scope: &Scope<'_>) -> Vec<Record> {
    scope.held().map(|meeting| meeting_record(meeting, 1, 0)).collect()
}

/// Pilot units, their member counts and grounds.
pub(super) fn units(scope: &Scope<'_>) -> Made {
    let columns = vec![
        column("Đơn vị", Align::Start),
        column("Loại", Align::Start),
        column("Hình thức thí điểm", Align::Start),
        column("Từ ngày", Align::Start),
        column("Đảng số", Align::End),
        column("Đặc thù", Align::End),
        column("Tỷ lệ đặc thù", Align::End),
    ];
    let rows = scope.pilot_units().map(|unit| unit_row(scope, unit)).collect();
    let records = scope.pilot_units().map(|unit| unit_record(unit, 1, 0)).collect();
    let mut table = table(scope, "Đơn vị thí điểm", columns, rows);
    let day = date::short(scope.until);
    table.note =
        table.note.or(Some(format!("Đảng số vào ngày {day}; tỷ lệ không tính số được miễn và bị đình chỉ sinh hoạt.")));
    (table, records)
}

fn unit_row(scope: &Scope<'_>, unit: &Unit) -> Row {
    let approvals: Vec<_> = unit
        .approvals
        .iter()
        .filter(|approval| scope.period().is_some_and(|days| days.overlaps(&approval.period)))
        .collect();
    let form = |form| match form {
        PilotForm::Online => "Trực tuyến",
        PilotForm::ByGroup => "Theo tổ đảng",
    };
    let forms = approvals.iter().map(|approval| form(approval.form)).collect::<Vec<_>>().join("\n");
    let days = approvals.iter().map(|approval| date::short(approval.period.from)).collect::<Vec<_>>().join("\n");
    let members = unit.members_on(scope.until);
    let missing = || text("–");
    let special = members.and_then(|members| Some((members.special?, members.counted())));
    let share = |(part, whole): (u32, u32)| value(Quantity::Share { part: part.into(), whole: whole.into() });
    body(vec![
        linked(&unit.name, Target::Unit(unit.id.clone())),
        text(kind_words(unit.kind)),
        text(forms),
        text(days),
        members.map_or_else(missing, |members| count(members.total as usize)),
        special.map_or_else(missing, |(special, _)| count(special as usize)),
        special.map_or_else(missing, share),
    ])
}

fn form_columns(first: &str) -> Vec<Column> {
    let mut columns = vec![column(first, Align::Start)];
    columns.extend(Form::ALL.map(|form| column(form_head(form), Align::End)));
    columns.push(column("Cộng", Align::End));
    columns.push(column("Hoàn cảnh đặc biệt", Align::End));
    columns
}

fn form_cells(meetings: &[&Meeting]) -> Vec<Value> {
    let of = |form| count(meetings.iter().filter(|meeting| meeting.form == form).count());
    let mut cells: Vec<Value> = Form::ALL.map(of).into();
    cells.push(count(meetings.len()));
    cells.push(count(meetings.iter().filter(|meeting| meeting.basis == Basis::SpecialCircumstance).count()));
    cells
}

fn with_head(head: Value, cells: Vec<Value>) -> Vec<Value> {
    std::iter::once(head).chain(cells).collect()
}

/// Held meetings by year and form.
pub(super) fn by_year(scope: &Scope<'_>) -> Made {
    let held: Vec<&Meeting> = scope.held().collect();
    let mut rows = Vec::new();
    for year in scope.years() {
        let of_year: Vec<&Meeting> = held.iter().copied().filter(|meeting| year_of(meeting) == year).collect();
        rows.push(body(with_head(text(year_words(scope, year)), form_cells(&of_year))));
    }
    rows.push(total(with_head(text("Cộng"), form_cells(&held))));
    (table(scope, "Số buổi sinh hoạt đã tổ chức theo năm", form_columns("Năm"), rows), records(scope))
}

/// Returns a year as a row or category names it: one that the scope has only in part says which part.
pub(super) fn year_words(scope: &Scope<'_>, year: i32) -> String {
    let Some(days) = super::scope::year_of(year) else { return year.to_string() };
    match (days.from < scope.from, days.until.is_some_and(|until| scope.until < until)) {
        (false, false) => year.to_string(),
        (true, false) => format!("{year} (từ {})", date::short(scope.from)),
        (false, true) => format!("{year} (đến {})", date::short(scope.until)),
        (true, true) => format!("{year} ({})", date::period(scope.from, Some(scope.until))),
    }
}

pub(super) fn year_of(meeting: &Meeting) -> i32 {
    chrono::Datelike::year(&meeting.date)
}

/// Held meetings by unit and form.
pub(super) fn by_unit(scope: &Scope<'_>) -> Made {
    let held: Vec<&Meeting> = scope.held().collect();
    let mut rows = Vec::new();
    for unit in scope.units() {
        let of_unit: Vec<&Meeting> = held.iter().copied().filter(|meeting| meeting.unit == unit.id).collect();
        if !of_unit.is_empty() {
            rows.push(body(with_head(unit_cell(unit), form_cells(&of_unit))));
        }
    }
    rows.push(total(with_head(text("Cộng"), form_cells(&held))));
    (table(scope, "Số buổi sinh hoạt đã tổ chức theo đơn vị", form_columns("Đơn vị"), rows), records(scope))
}

/// Returns the caps that matter for a unit in the scope: those of a form it is approved for, or that it used.
pub(super) fn caps_in_use<'a>(scope: &'a Scope<'a>, unit: &'a Unit) -> impl Iterator<Item = &'a Cap> {
    scope.registry().caps_of(unit).filter(move |cap| {
        let is_approved = unit.approvals.iter().any(|approval| {
            let fits = |form: &Form| form.pilot() == Some(approval.form);
            scope.period().is_some_and(|days| days.overlaps(&approval.period)) && cap.forms.iter().any(fits)
        });
        is_approved || scope.years().any(|year| scope.uses(unit, cap, year).next().is_some())
    })
}

/// Caps used by unit and year.
pub(super) fn caps(scope: &Scope<'_>) -> Made {
    let mut columns =
        vec![column("Đơn vị", Align::Start), column("Hạn mức", Align::Start), column("Tối đa", Align::End)];
    for year in scope.years() {
        columns.push(grouped("Đã dùng", &year.to_string()));
        columns.push(grouped("Còn lại", &year.to_string()));
    }
    let mut rows = Vec::new();
    let mut records = Vec::new();
    for unit in scope.units() {
        for cap in caps_in_use(scope, unit) {
            let mut cells = vec![unit_cell(unit), text(&*cap.name), count(cap.most as usize)];
            for year in scope.years() {
                let used: Vec<&Meeting> = scope.uses(unit, cap, year).collect();
                cells.push(count(used.len()));
                cells.push(count((cap.most as usize).saturating_sub(used.len())));
                records.extend(used.into_iter().map(|meeting| meeting_record(meeting, 1, 0)));
            }
            rows.push(body(cells));
        }
    }
    let mut table = table(scope, "Số lần đã dùng so với hạn mức", columns, rows);
    table.note = table
        .note
        .or(Some("Hạn mức tính theo năm dương lịch; buổi trong hoàn cảnh đặc biệt không tính vào hạn mức.".to_owned()));
    (table, records)
}

/// Attendance by unit and form.
pub(super) fn attendance(scope: &Scope<'_>) -> Made {
    let groups: [(&str, Among); 3] = [
        ("Trực tiếp", |form| form == Form::InPerson),
        ("Trực tuyến, kết hợp", Form::is_online),
        ("Theo tổ đảng", |form| form == Form::ByGroup),
    ];
    let mut columns = vec![
        column("Đơn vị", Align::Start),
        grouped("Triệu tập", "Chung"),
        grouped("Có mặt", "Chung"),
        grouped("Tỷ lệ", "Chung"),
    ];
    columns.extend(groups.iter().map(|(head, _)| grouped(head, "Tỷ lệ theo hình thức")));
    let held: Vec<&Meeting> = scope.held().filter(|meeting| meeting.attendance.is_some()).collect();
    let cells = |of: &[&Meeting]| {
        let (present, convened) = sums(of, |_| true);
        let mut cells = vec![value(Quantity::Count(convened)), value(Quantity::Count(present))];
        cells.push(value(Quantity::Share { part: present, whole: convened }));
        cells.extend(groups.iter().map(|(_, has)| {
            let (part, whole) = sums(of, *has);
            value(Quantity::Share { part, whole })
        }));
        cells
    };
    let mut rows = Vec::new();
    for unit in scope.units() {
        let of_unit: Vec<&Meeting> = held.iter().copied().filter(|meeting| meeting.unit == unit.id).collect();
        if !of_unit.is_empty() {
            rows.push(body(with_head(unit_cell(unit), cells(&of_unit))));
        }
    }
    rows.push(total(with_head(text("Cộng"), cells(&held))));
    let record = |meeting: &&Meeting| {
        let (present, convened) = sums(&[meeting], |_| true);
        meeting_record(meeting, present, convened)
    };
    (table(scope, "Tỷ lệ dự theo đơn vị", columns, rows), held.iter().map(record).collect())
}

/// Returns those present and convened over the meetings of some forms.
pub(super) fn sums(meetings: &[&Meeting], has: impl Fn(Form) -> bool) -> (u64, u64) {
    let given = meetings.iter().filter(|meeting| has(meeting.form)).filter_map(|meeting| meeting.attendance);
    given.fold((0, 0), |(present, convened), attendance| {
        (present + u64::from(attendance.present), convened + u64::from(attendance.convened))
    })
}

/// Officers attending and comments on online meetings, by unit.
pub(super) fn officers(scope: &Scope<'_>) -> Made {
    let heads = ["Số buổi", "Có phân công", "Có cán bộ dự", "Có góp ý", "Góp ý đủ ba phần"];
    let mut columns = vec![column("Đơn vị", Align::Start)];
    columns.extend(heads.map(|head| column(head, Align::End)));
    let held: Vec<&Meeting> = scope.held().filter(|meeting| meeting.form.is_online()).collect();
    let cells = |of: &[&Meeting]| {
        let with = |has: fn(&Meeting) -> bool| count(of.iter().filter(|meeting| has(meeting)).count());
        vec![
            count(of.len()),
            with(|meeting| !meeting.assigned.is_empty()),
            with(|meeting| !meeting.attended_by.is_empty()),
            with(|meeting| meeting.feedback.is_some()),
            with(|meeting| meeting.feedback.as_ref().is_some_and(|feedback| feedback.is_complete())),
        ]
    };
    let mut rows = Vec::new();
    for unit in scope.units() {
        let of_unit: Vec<&Meeting> = held.iter().copied().filter(|meeting| meeting.unit == unit.id).collect();
        if !of_unit.is_empty() {
            rows.push(body(with_head(unit_cell(unit), cells(&of_unit))));
        }
    }
    rows.push(total(with_head(text("Cộng"), cells(&held))));
    let records = held.iter().map(|meeting| meeting_record(meeting, 1, 0)).collect();
    (table(scope, "Cán bộ cấp trên dự và góp ý các buổi trực tuyến, kết hợp", columns, rows), records)
}

/// Comments, meeting by meeting.
pub(super) fn feedback(scope: &Scope<'_>) -> Made {
    let columns = ["Ngày", "Đơn vị", "Ưu điểm", "Hạn chế", "Kinh nghiệm"].map(|head| column(head, Align::Start)).into();
    let mut rows = Vec::new();
    let mut records = Vec::new();
    for meeting in scope.held() {
        let (Some(feedback), Some(unit)) = (&meeting.feedback, scope.registry().units.get(&meeting.unit)) else {
            continue;
        };
        let lines = |lines: &[Arc<str>]| text(lines.join("\n"));
        rows.push(body(vec![
            linked(&date::short(meeting.date), Target::Meeting(meeting.key())),
            unit_cell(unit),
            lines(&feedback.strengths),
            lines(&feedback.limitations),
            lines(&feedback.lessons),
        ]));
        records.push(meeting_record(meeting, 1, 0));
    }
    (table(scope, "Ưu điểm, hạn chế, kinh nghiệm nêu trong góp ý", columns, rows), records)
}

/// Findings by rule and weight.
pub(super) fn findings(scope: &Scope<'_>) -> Made {
    let mut columns = vec![column("Quy tắc", Align::Start)];
    columns.extend(["Lỗi", "Cảnh báo", "Cộng", "Số đơn vị"].map(|head| column(head, Align::End)));
    let records: Vec<Record> = scope.findings().map(finding_record).collect();
    let cells = |of: &[&Record]| {
        let weighing = |wanted| count(of.iter().filter(|record| weight(record) == Some(wanted)).count());
        let units: std::collections::BTreeSet<_> = of.iter().filter_map(|record| unit_of(record)).collect();
        vec![weighing(Severity::Error), weighing(Severity::Warning), count(of.len()), count(units.len())]
    };
    let mut rows = Vec::new();
    for rule in RuleId::ALL {
        let of_rule: Vec<&Record> = records.iter().filter(|record| rule_of(record) == Some(*rule)).collect();
        if !of_rule.is_empty() {
            rows.push(body(with_head(linked(rule.as_str(), Target::Rule(*rule)), cells(&of_rule))));
        }
    }
    rows.push(total(with_head(text("Cộng"), cells(&records.iter().collect::<Vec<_>>()))));
    (table(scope, "Kết quả đối chiếu với quy định", columns, rows), records)
}

/// Returns the rule of a finding's record.
pub(super) fn rule_of(record: &Record) -> Option<RuleId> {
    if let Subject::Finding { rule, .. } = &record.subject { Some(*rule) } else { None }
}

/// Returns the weight of a finding's record.
pub(super) fn weight(record: &Record) -> Option<Severity> {
    if let Subject::Finding { severity, .. } = &record.subject { Some(*severity) } else { None }
}

fn unit_of(record: &Record) -> Option<&crate::model::UnitId> {
    if let Subject::Finding { unit, .. } = &record.subject { unit.as_ref() } else { None }
}

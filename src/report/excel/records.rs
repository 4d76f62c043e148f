//! Sheets of records: meetings, findings, units, the schedule, and what the figures of a report rest on.

use super::book::Sheet;
use super::cell::Cell;
use super::tables::quantity;
use crate::lang::{self, date, words};
use crate::model::{Attendance, Feedback, Finding, Meeting, OfficerId, Period, PilotForm, Standing, Unit};
use crate::plan::{self, Scene};
use crate::report::Paper;
use crate::report::paper::{Basis, Figure};
use crate::rules;
use crate::text::Span;
use chrono::Datelike;
use std::sync::Arc;

/// A column: its head and what it shows of a record.
type Column<T> = (&'static str, fn(&Scene<'_>, &T) -> Cell);

fn sheet<'a, T: 'a>(
    scene: &Scene<'_>,
    (name, title): (&str, &str),
    columns: &[Column<T>],
    records: impl Iterator<Item = &'a T>,
) -> Sheet {
    let row = |record: &T| columns.iter().map(|(_, show)| show(scene, record)).collect();
    Sheet {
        name: name.to_owned(),
        title: vec![title.to_owned(), format!("Tính đến ngày {}", date::short(scene.as_of()))],
        head: columns.iter().map(|(head, _)| (*head).to_owned()).collect(),
        rows: records.map(row).collect(),
        ..Sheet::default()
    }
}

/// Returns the meetings that `has` wants, units in official order, each by day.
pub(super) fn meetings(scene: &Scene<'_>, has: impl Fn(&Meeting) -> bool) -> Sheet {
    let registry = &scene.facts.known.registry;
    let logs = registry.official_order.iter().filter_map(|unit| registry.meetings.get(unit));
    let chosen = logs.flat_map(|years| years.values()).flatten().filter(|meeting| has(meeting));
    sheet(scene, ("Sinh hoạt", "Nhật ký sinh hoạt"), MEETING, chosen)
}

/// Returns the meetings that are planned, or postponed without a new day, by day.
pub(super) fn schedule(scene: &Scene<'_>) -> Sheet {
    let mut chosen: Vec<&Meeting> = scene.facts.known.registry.all_meetings().collect();
    chosen.retain(|meeting| match scene.facts.known.standing(meeting) {
        Standing::Stale | Standing::Today | Standing::Ahead | Standing::Postponed => true,
        Standing::Held | Standing::HeldLater | Standing::Cancelled => false,
    });
    chosen.sort_by(|one, two| (one.order(), &one.unit).cmp(&(two.order(), &two.unit)));
    sheet(scene, ("Lịch", "Lịch sinh hoạt dự kiến"), SCHEDULE, chosen.into_iter())
}

/// Returns the units in official order.
pub(super) fn units(scene: &Scene<'_>) -> Sheet {
    sheet(scene, ("Đơn vị", "Đơn vị"), UNIT, scene.facts.known.registry.units_in_order())
}

/// Returns the findings of those days; one without a meeting belongs to its year.
pub(super) fn findings(scene: &Scene<'_>, days: &Period) -> Sheet {
    let until = days.until.map_or(i32::MAX, |until| until.year());
    let has = |finding: &&Finding| match finding.meeting {
        Some((day, _)) => days.contains(day),
        None => (days.from.year()..=until).contains(&finding.year),
    };
    let chosen = scene.facts.findings.iter().filter(has);
    sheet(scene, ("Phát hiện", "Phát hiện khi đối chiếu với quy định"), FINDING, chosen)
}

/// Returns every computed figure of a paper with the records behind it, a row a record.
pub(super) fn grounds(paper: &Paper) -> Sheet {
    let head = [
        "Số",
        "Trong báo cáo",
        "Cách tính",
        "Giá trị",
        "Bản ghi",
        "Đơn vị",
        "Ngày",
        "Tệp và dòng",
        "Cộng vào số",
        "Cộng vào tổng",
    ];
    let figures = paper.figures.iter().enumerate();
    Sheet {
        name: "Căn cứ".to_owned(),
        title: vec!["Căn cứ số liệu: các bản ghi đứng sau từng số, bảng và biểu".to_owned()],
        head: head.map(str::to_owned).to_vec(),
        rows: figures.flat_map(|(at, figure)| rows_of(at + 1, figure)).collect(),
        ..Sheet::default()
    }
}

fn rows_of(number: usize, figure: &Figure) -> Vec<Vec<Cell>> {
    let own = || {
        let value = Cell::optional(figure.quantity, quantity);
        vec![Cell::Count(number as u64), Cell::text(&*figure.text), Cell::text(&*figure.description), value]
    };
    let record = |basis: &Basis| {
        let mut cells = own();
        cells.extend([
            Cell::text(&*basis.label),
            Cell::optional(basis.unit.as_deref(), Cell::text),
            Cell::optional(basis.date, Cell::Date),
            Cell::text(&*basis.source),
            Cell::Count(basis.part),
            Cell::optional((basis.whole > 0).then_some(basis.whole), Cell::Count),
        ]);
        cells
    };
    let mut rows: Vec<_> = figure.records.iter().map(record).collect();
    if rows.is_empty() {
        rows.push(own().into_iter().chain(std::iter::repeat_n(Cell::Empty, 6)).collect());
    }
    rows
}

const UNIT_CODE: Column<Meeting> = ("Mã đơn vị", |_, meeting| Cell::text(meeting.unit.as_str()));
const UNIT_NAME: Column<Meeting> = ("Đơn vị", |scene, meeting| Cell::text(unit_name(scene, &meeting.unit)));
const DAY: Column<Meeting> = ("Ngày", |_, meeting| Cell::Date(meeting.date));
const START: Column<Meeting> = ("Giờ", |_, meeting| Cell::optional(meeting.start, Cell::Time));
const LEVEL: Column<Meeting> = ("Cấp", |_, meeting| Cell::text(words::level(meeting.level)));
const FORM: Column<Meeting> = ("Hình thức", |_, meeting| Cell::text(words::form(meeting.form)));
const STATE: Column<Meeting> =
    ("Trạng thái", |scene, meeting| Cell::text(words::standing(scene.facts.known.standing(meeting))));
const ITEMS: Column<Meeting> = ("Nội dung", |_, meeting| items(meeting));
const REGISTERED: Column<Meeting> =
    ("Ngày đăng ký", |_, meeting| Cell::optional(meeting.registration, |given| Cell::Date(given.on)));
const COMPILED: Column<Meeting> = ("Ngày tổng hợp", |_, meeting| {
    Cell::optional(meeting.registration.and_then(|given| given.compiled), Cell::Date)
});
const ASSIGNED: Column<Meeting> = ("Phân công dự", |scene, meeting| officers(scene, &meeting.assigned));
const NOTE: Column<Meeting> = ("Ghi chú", |_, meeting| text(&meeting.note));
const SOURCE: Column<Meeting> = ("Bản ghi", |scene, meeting| source(scene, meeting.place));

const SCHEDULE: &[Column<Meeting>] = &[
    DAY,
    ("Thứ", |_, meeting| Cell::text(date::weekday(meeting.date))),
    START,
    UNIT_CODE,
    UNIT_NAME,
    LEVEL,
    FORM,
    STATE,
    ITEMS,
    ASSIGNED,
    REGISTERED,
    COMPILED,
    NOTE,
    SOURCE,
];

const MEETING: &[Column<Meeting>] = &[
    UNIT_CODE,
    UNIT_NAME,
    DAY,
    START,
    ("Kết thúc", |_, meeting| Cell::optional(meeting.end, Cell::Time)),
    LEVEL,
    FORM,
    STATE,
    ("Chuyển từ ngày", |_, meeting| Cell::optional(meeting.moved_from, Cell::Date)),
    ("Căn cứ", |_, meeting| match meeting.form.pilot() {
        Some(_) => Cell::text(words::basis(meeting.basis)),
        None => Cell::Empty,
    }),
    ("Văn bản", |_, meeting| text(&meeting.decision)),
    REGISTERED,
    COMPILED,
    ASSIGNED,
    ("Cấp trên dự", |scene, meeting| officers(scene, &meeting.attended_by)),
    ("Triệu tập", |_, meeting| attendance(meeting, |given| Some(given.convened))),
    ("Có mặt", |_, meeting| attendance(meeting, |given| Some(given.present))),
    ("Trực tiếp", |_, meeting| attendance(meeting, |given| given.in_person)),
    ("Trực tuyến", |_, meeting| attendance(meeting, |given| given.online)),
    ("Vắng có lý do", |_, meeting| attendance(meeting, |given| Some(given.absent_excused))),
    ("Vắng không lý do", |_, meeting| attendance(meeting, |given| Some(given.absent_unexcused))),
    ("Tỷ lệ dự", |_, meeting| {
        let given = meeting.attendance.filter(|given| given.convened > 0);
        Cell::optional(given, |given| Cell::Share { part: given.present.into(), whole: given.convened.into() })
    }),
    ITEMS,
    ("Biên bản", |_, meeting| text(&meeting.minutes)),
    ("Nghị quyết", |_, meeting| text(&meeting.resolution)),
    ("Ngày góp ý", |_, meeting| Cell::optional(meeting.feedback.as_ref(), |given| Cell::Date(given.on))),
    ("Ưu điểm", |_, meeting| feedback(meeting, |given| &given.strengths)),
    ("Hạn chế", |_, meeting| feedback(meeting, |given| &given.limitations)),
    ("Kinh nghiệm", |_, meeting| feedback(meeting, |given| &given.lessons)),
    ("Sự cố", |_, meeting| text(&meeting.incident)),
    NOTE,
    SOURCE,
];

const FINDING: &[Column<Finding>] = &[
    ("Quy tắc", |_, finding| Cell::text(finding.rule.as_str())),
    ("Tên quy tắc", |_, finding| Cell::text(rules::rule(finding.rule).manual.title)),
    ("Mức", |_, finding| Cell::text(words::severity(finding.severity))),
    ("Đơn vị", |scene, finding| match &finding.unit {
        Some(unit) => Cell::text(unit_name(scene, unit)),
        None => Cell::text(&*scene.facts.known.registry.portal.body),
    }),
    ("Năm", |_, finding| Cell::text(finding.year.to_string())),
    ("Ngày họp", |_, finding| Cell::optional(finding.meeting, |(day, _)| Cell::Date(day))),
    ("Phát hiện", |scene, finding| {
        let registry = &scene.facts.known.registry;
        Cell::text(words::as_sentence(&lang::finding(lang::Lang::Vi, finding, registry)))
    }),
    ("Bản ghi", |scene, finding| source(scene, finding.place)),
];

const UNIT: &[Column<Unit>] = &[
    ("Mã", |_, unit| Cell::text(unit.id.as_str())),
    ("Tên", |_, unit| Cell::text(&*unit.name)),
    ("Tên ngắn", |_, unit| text(&unit.short_name)),
    ("Loại", |_, unit| Cell::text(words::unit_kind(unit.kind))),
    ("Trực thuộc", |scene, unit| {
        Cell::optional(unit.parent.as_ref(), |parent| Cell::text(unit_name(scene, parent)))
    }),
    ("Hình thức thí điểm", |scene, unit| {
        let valid = unit.approvals.iter().filter(|approval| approval.period.contains(scene.as_of()));
        let form = |form: PilotForm| words::pilot_form(form);
        Cell::text(valid.map(|approval| form(approval.form)).collect::<Vec<_>>().join("\n"))
    }),
    ("Đảng số từ ngày", |scene, unit| {
        Cell::optional(unit.members_on(scene.as_of()), |count| Cell::Date(count.from))
    }),
    ("Đảng số", |scene, unit| members(scene, unit, |count| Some(count.total))),
    ("Đặc thù", |scene, unit| members(scene, unit, |count| count.special)),
    ("Miễn sinh hoạt", |scene, unit| members(scene, unit, |count| Some(count.exempt))),
    ("Đình chỉ sinh hoạt", |scene, unit| members(scene, unit, |count| Some(count.suspended))),
    ("Tỷ lệ đặc thù", |scene, unit| {
        let count = unit.members_on(scene.as_of()).filter(|count| count.counted() > 0);
        let share = count.and_then(|count| Some((count.special?, count.counted())));
        Cell::optional(share, |(part, whole)| Cell::Share { part: part.into(), whole: whole.into() })
    }),
    ("Số tổ đảng", |_, unit| Cell::Count(unit.groups.len() as u64)),
    ("Phụ trách", |scene, unit| {
        let valid = unit.in_charge.iter().filter(|assignment| assignment.period.contains(scene.as_of()));
        officers(scene, &valid.map(|assignment| assignment.officer.clone()).collect::<Vec<_>>())
    }),
    ("Ghi chú", |_, unit| text(&unit.note)),
    ("Bản ghi", |scene, unit| source(scene, unit.place)),
];

fn unit_name(scene: &Scene<'_>, id: &crate::model::UnitId) -> String {
    scene.unit(id).map_or_else(|| id.to_string(), |unit| unit.name.to_string())
}

fn text(text: &Option<Arc<str>>) -> Cell {
    Cell::optional(text.as_deref(), Cell::text)
}

/// Returns the items of a meeting; of one that handled state secrets none are shown anywhere.
fn items(meeting: &Meeting) -> Cell {
    let shown = if meeting.is_secret { &[][..] } else { &meeting.items };
    Cell::text(shown.iter().map(|item| &*item.subject).collect::<Vec<_>>().join("\n"))
}

fn officers(scene: &Scene<'_>, ids: &[OfficerId]) -> Cell {
    Cell::text(ids.iter().map(|id| plan::officer_name(scene, id)).collect::<Vec<_>>().join("\n"))
}

fn attendance(meeting: &Meeting, pick: fn(&Attendance) -> Option<u32>) -> Cell {
    Cell::optional(meeting.attendance.as_ref().and_then(pick), |count| Cell::Count(count.into()))
}

fn feedback(meeting: &Meeting, pick: fn(&Feedback) -> &Vec<Arc<str>>) -> Cell {
    Cell::optional(meeting.feedback.as_ref(), |given| Cell::text(pick(given).join("\n")))
}

fn members(scene: &Scene<'_>, unit: &Unit, pick: fn(&crate::model::MemberCount) -> Option<u32>) -> Cell {
    Cell::optional(unit.members_on(scene.as_of()).and_then(pick), |count| Cell::Count(count.into()))
}

fn source(scene: &Scene<'_>, place: Span) -> Cell {
    Cell::text(format!("{}:{}", scene.sources.path(place), scene.sources.line(place)))
}

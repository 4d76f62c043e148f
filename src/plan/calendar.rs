//! The calendar: what is coming by week, a year by month, with grids of the months below the lists.

mod line;

pub use line::Line;

use super::agenda::{self, AgendaItem};
use super::chart::{Bar, Bars, Size};
use super::month::{self, MonthGrid};
use super::parts::{CalendarLinks, Link, Tag, YearLink, year_links};
use super::unit::officer_name;
use super::{Frame, Here, Scene, View, address, schedule, summary};
use crate::lang::{date, number, sentence};
use crate::model::{Form, Meeting, RuleId, Standing};
use chrono::{Datelike, Days, NaiveDate};
use serde::Serialize;
use std::collections::{BTreeMap, BTreeSet};

/// What a page of the calendar shows.
#[derive(Serialize)]
pub struct CalendarView {
    /// Title.
    pub title: String,
    /// The answer, in a sentence or two.
    pub lead: String,
    /// What is coming, and the years.
    pub years: Vec<YearLink>,
    /// Whether this is the page of what is coming, not that of a year.
    pub is_ahead: bool,
    /// Weeks of what is coming, or months of the year.
    pub spans: Vec<Span>,
    /// Meetings postponed without a new date.
    pub postponed: Vec<AgendaItem>,
    /// Months, drawn.
    pub grids: Vec<MonthGrid>,
    /// Meetings of the year by month and form.
    pub overview: Option<Overview>,
    /// The compiled schedule of the year, to be signed, where something is planned.
    pub schedule: Option<String>,
    /// Forms with their symbols.
    pub forms: Vec<Tag>,
    /// Days before a meeting by which it must be registered.
    pub register_days: Option<u32>,
    /// Days after a meeting within which comments are due.
    pub feedback_days: Option<u32>,
    /// The calendar of all units.
    pub calendar: CalendarLinks,
    /// The calendars of the officers who follow units, by office; on the page of what is coming only.
    pub officers: Vec<Link>,
    /// Units of the meetings shown, in official order, for the filter: id and name.
    pub units: Vec<Choice>,
    /// Officers of the meetings shown, by office, for the filter: id and name.
    pub followers: Vec<Choice>,
    /// Note on meetings recorded as held later than the as-of date.
    pub held_later: Option<String>,
}

/// A choice of a filter: id and name.
type Choice = (String, String);

/// A week or a month of the list.
#[derive(Serialize)]
pub struct Span {
    /// "Tuần này", "Tháng 7".
    pub label: String,
    /// "30/06 – 06/07".
    pub days: Option<String>,
    /// Anchor.
    pub anchor: String,
    /// Meetings of a week.
    pub items: Vec<AgendaItem>,
    /// Meetings of a month, one line each.
    pub lines: Vec<Line>,
    /// Meetings in person that a crowded list leaves out.
    pub in_person: usize,
    /// What stands there without meetings.
    pub empty: String,
}

/// The meetings of a year by month and form.
#[derive(Serialize)]
pub struct Overview {
    /// The same as bars.
    pub chart: Option<String>,
    /// Months with meetings by form, and their sum.
    pub rows: Vec<OverviewRow>,
    /// Sums over the months.
    pub total: OverviewRow,
}

/// The meetings of a month.
#[derive(Serialize)]
pub struct OverviewRow {
    /// "Tháng 7".
    pub label: String,
    /// By form.
    pub forms: [u32; 4],
    /// In all.
    pub sum: u32,
}

/// A list of a week or month with more entries leaves those in person to the log books.
const CROWDED: usize = 60;
/// Least number of weeks of what is coming.
const WEEKS: usize = 4;

/// Makes the page of what is coming.
pub fn ahead(scene: &Scene<'_>, here: &Here) -> (Frame, View) {
    let as_of = scene.as_of();
    let coming = from_day(scene, as_of);
    let planned = coming.iter().copied().filter(|meeting| is_to_come(scene, meeting));
    let next_month = month::next(as_of);
    let mut frame_sources = vec![format!("sinh-hoat/{}/", as_of.year())];
    if coming.iter().any(|meeting| meeting.date.year() > as_of.year()) {
        frame_sources.push(format!("sinh-hoat/{}/", as_of.year() + 1));
    }
    let spans = weeks(scene, here, &coming);
    let (units, followers) = choices(scene, &spans);
    let view = CalendarView {
        title: "Lịch sinh hoạt sắp tới".to_owned(),
        lead: sentence::calendar_lead(counted(scene, planned)),
        years: years(scene, here, None),
        is_ahead: true,
        spans,
        postponed: postponed(scene, here, as_of),
        grids: [as_of, next_month].iter().map(|day| grid(scene, here, *day)).collect(),
        overview: None,
        schedule: to_submit(scene, here, as_of.year()),
        forms: Form::ALL.map(Tag::form).to_vec(),
        register_days: scene.facts.known.registry.setting(|regulation| regulation.register_days),
        feedback_days: scene.facts.known.registry.setting(|regulation| regulation.feedback_days),
        calendar: CalendarLinks::new(scene, here, address::CALENDAR_FILE),
        officers: officers(scene, here),
        units,
        followers,
        held_later: sentence::held_later(scene.facts.known.held_later, as_of),
    };
    let sources: Vec<_> = frame_sources.iter().map(String::as_str).collect();
    let mut frame = Frame::new(here, "lich", &view.title)
        .tables()
        .calendar("Lịch của các đơn vị", &view.calendar.href)
        .section_page()
        .crumbs(here, &[], "Lịch")
        .sources(scene, &sources)
        .left_out(summary::left_out(scene, as_of.year()));
    frame.class = "is-calendar";
    (frame, View::Calendar(Box::new(view)))
}

/// Makes the calendar of `year`.
pub fn year(scene: &Scene<'_>, here: &Here, year: i32) -> Option<(Frame, View)> {
    let first = NaiveDate::from_ymd_opt(year, 1, 1)?;
    let meetings = of_year(scene, year);
    let months = (1..=12).filter_map(|month| NaiveDate::from_ymd_opt(year, month, 1));
    let spans = by_month(scene, here, &meetings);
    let (units, followers) = choices(scene, &spans);
    let view = CalendarView {
        title: format!("Lịch sinh hoạt năm {year}"),
        lead: sentence::month_lead(counted(scene, meetings.iter().copied())),
        years: years(scene, here, Some(year)),
        is_ahead: false,
        spans,
        postponed: Vec::new(),
        grids: months.map(|day| month::grid(scene, here, day, &meetings)).collect(),
        overview: (!meetings.is_empty()).then(|| overview(&meetings)),
        schedule: to_submit(scene, here, year),
        forms: Form::ALL.map(Tag::form).to_vec(),
        register_days: None,
        feedback_days: None,
        calendar: CalendarLinks::new(scene, here, address::CALENDAR_FILE),
        officers: Vec::new(),
        units,
        followers,
        held_later: None,
    };
    let mut frame = Frame::new(here, "lich", &view.title)
        .tables()
        .calendar("Lịch của các đơn vị", &view.calendar.href)
        .crumbs(here, &[("Lịch", address::CALENDAR)], &format!("Năm {}", first.year()))
        .sources(scene, &[&format!("sinh-hoat/{year}/")])
        .left_out(summary::left_out(scene, year));
    frame.class = "is-calendar";
    Some((frame, View::Calendar(Box::new(view))))
}

/// Links to the compiled schedule of `year`, where something is planned.
fn to_submit(scene: &Scene<'_>, here: &Here, year: i32) -> Option<String> {
    (!schedule::submitted(scene, year).is_empty()).then(|| here.to(&address::schedule(year)))
}

/// Links to the calendars of the officers, in the order of their offices.
fn officers(scene: &Scene<'_>, here: &Here) -> Vec<Link> {
    let officers = scene.facts.known.registry.officers.keys();
    let link = |id| Link { label: officer_name(scene, id), href: here.to(&address::calendar_of_officer(id)) };
    let mut links: Vec<Link> = officers.map(link).collect();
    links.sort_by(|one, two| one.href.cmp(&two.href));
    crate::lang::order::sort_by_name(&mut links, |link| &link.label);
    links
}

/// Returns the units and the officers of the meetings listed, as choices of the filter.
fn choices(scene: &Scene<'_>, spans: &[Span]) -> (Vec<Choice>, Vec<Choice>) {
    let registry = &scene.facts.known.registry;
    let items = || spans.iter().flat_map(|span| &span.items).map(|item| (&item.keys.unit, &item.keys.officers));
    let lines = || spans.iter().flat_map(|span| &span.lines).map(|line| (&line.unit, &line.officers));
    let units: BTreeSet<&str> = items().chain(lines()).map(|(unit, _)| unit.as_str()).collect();
    let officers: BTreeSet<&str> = items().chain(lines()).flat_map(|(_, officers)| officers.split(' ')).collect();
    let units = registry.units_in_order().filter(|unit| units.contains(unit.id.as_str()));
    let officers = registry.officers.keys().filter(|id| officers.contains(id.as_str()));
    let mut officers: Vec<_> = officers.map(|id| (id.to_string(), officer_name(scene, id))).collect();
    // They come by id, which thus parts those of the same name.
    crate::lang::order::sort_by_name(&mut officers, |(_, name)| name);
    (units.map(|unit| (unit.id.to_string(), unit.brief().to_string())).collect(), officers)
}

/// Returns the meetings of every unit in `year`, by day, start and unit.
fn of_year<'a>(scene: &Scene<'a>, year: i32) -> Vec<&'a Meeting> {
    let registry = &scene.facts.known.registry;
    let units = registry.meetings.values().filter_map(|years| years.get(&year));
    let mut meetings: Vec<_> = units.flatten().collect();
    meetings.sort_by(|one, two| (one.order(), &one.unit).cmp(&(two.order(), &two.unit)));
    meetings
}

/// Returns the meetings of every unit from `day` on, in whatever state, by day, start and unit.
fn from_day<'a>(scene: &Scene<'a>, day: NaiveDate) -> Vec<&'a Meeting> {
    let registry = &scene.facts.known.registry;
    let years = registry.meetings.values().flat_map(|years| years.range(day.year()..)).flat_map(|(_, all)| all);
    let mut meetings: Vec<_> = years.filter(|meeting| meeting.date >= day).collect();
    meetings.sort_by(|one, two| (one.order(), &one.unit).cmp(&(two.order(), &two.unit)));
    meetings
}

fn grid(scene: &Scene<'_>, here: &Here, day: NaiveDate) -> MonthGrid {
    let (before, after) = (day.year() - 1, day.year() + 1);
    let years = match day.month() {
        1 => vec![before, day.year()],
        12 => vec![day.year(), after],
        _ => vec![day.year()],
    };
    let meetings: Vec<_> = years.into_iter().flat_map(|year| of_year(scene, year)).collect();
    month::grid(scene, here, day, &meetings)
}

fn is_to_come(scene: &Scene<'_>, meeting: &Meeting) -> bool {
    matches!(scene.facts.known.standing(meeting), Standing::Today | Standing::Ahead)
}

/// Counts what a lead says of some meetings.
fn counted<'a>(scene: &Scene<'_>, meetings: impl Iterator<Item = &'a Meeting>) -> sentence::Month {
    let mut month = sentence::Month::default();
    for meeting in meetings {
        let is_held = scene.facts.known.is_held(meeting);
        let is_coming = is_to_come(scene, meeting);
        month.held += usize::from(is_held);
        month.planned += usize::from(is_coming);
        if (is_held || is_coming) && meeting.form.pilot().is_some() {
            month.pilot += 1;
        }
        if is_coming && meeting.form.pilot().is_some() {
            let findings = scene.findings_of(meeting);
            // Only what is out of order now: a meeting far ahead need not be registered or assigned yet.
            let lacks = |rule: RuleId| usize::from(findings.iter().any(|finding| finding.rule == rule));
            month.unregistered += lacks(RuleId::RegisteredInTime);
            month.unassigned += lacks(RuleId::OfficerAssigned);
        }
    }
    month
}

fn years(scene: &Scene<'_>, here: &Here, shown: Option<i32>) -> Vec<YearLink> {
    let ahead = YearLink { label: "Sắp tới".to_owned(), href: shown.map(|_| here.to(address::CALENDAR)) };
    let years = year_links(here, scene.years(), shown.unwrap_or(i32::MIN), address::calendar);
    std::iter::once(ahead).chain(years).collect()
}

/// Parts what is coming by weeks that begin on Monday; weeks without meetings say so.
fn weeks(scene: &Scene<'_>, here: &Here, meetings: &[&Meeting]) -> Vec<Span> {
    let monday = |day: NaiveDate| day - Days::new(u64::from(day.weekday().num_days_from_monday()));
    let this = monday(scene.as_of());
    let mut by_week: BTreeMap<NaiveDate, Vec<&Meeting>> = BTreeMap::new();
    for at in 0..WEEKS as u64 {
        by_week.entry(this + Days::new(7 * at)).or_default();
    }
    for meeting in meetings {
        by_week.entry(monday(meeting.date)).or_default().push(meeting);
    }
    let mut spans = Vec::new();
    let mut expected = this;
    for (begins, meetings) in by_week {
        if begins > expected {
            spans.push(quiet(expected, begins - Days::new(1)));
        }
        let label = match (begins - this).num_days() {
            0 => "Tuần này",
            7 => "Tuần sau",
            _ => "Tuần",
        };
        let ends = begins + Days::new(6);
        let days = format!("{} – {}", date::day_month(begins), date::day_month(ends));
        let empty = "Chưa có buổi nào trong lịch.".to_owned();
        let (listed, in_person) = listed(&meetings);
        spans.push(Span {
            label: label.to_owned(),
            days: Some(days),
            anchor: format!("tuan-{}", date::iso(begins)),
            items: listed.into_iter().filter_map(|meeting| AgendaItem::new(scene, here, meeting)).collect(),
            lines: Vec::new(),
            in_person,
            empty,
        });
        expected = begins + Days::new(7);
    }
    spans
}

/// A week or several without a meeting between two that have one.
fn quiet(from: NaiveDate, until: NaiveDate) -> Span {
    Span {
        label: if (until - from).num_days() < 7 { "Tuần" } else { "Các tuần" }.to_owned(),
        days: Some(format!("{} – {}", date::day_month(from), date::day_month(until))),
        anchor: format!("tuan-{}", date::iso(from)),
        items: Vec::new(),
        lines: Vec::new(),
        in_person: 0,
        empty: "Chưa có buổi nào trong lịch.".to_owned(),
    }
}

fn by_month(scene: &Scene<'_>, here: &Here, meetings: &[&Meeting]) -> Vec<Span> {
    let mut months: BTreeMap<u32, Vec<&Meeting>> = BTreeMap::new();
    for meeting in meetings {
        months.entry(meeting.date.month()).or_default().push(meeting);
    }
    let span_of = |(month, meetings): (u32, Vec<&Meeting>)| {
        let count = format!("{} buổi", number::grouped(meetings.len() as i64));
        let (label, anchor) = (format!("Tháng {month}"), format!("thang-{month}"));
        let (listed, in_person) = listed(&meetings);
        let lines = listed.into_iter().filter_map(|meeting| Line::new(scene, here, meeting)).collect();
        Span { label, days: Some(count), anchor, items: Vec::new(), lines, in_person, empty: String::new() }
    };
    months.into_iter().map(span_of).collect()
}

/// Returns the meetings that a list shows, and how many in person it leaves out.
fn listed<'a>(meetings: &[&'a Meeting]) -> (Vec<&'a Meeting>, usize) {
    let is_crowded = meetings.len() > CROWDED;
    let is_listed = |meeting: &&&Meeting| !is_crowded || meeting.form.pilot().is_some();
    let listed: Vec<&Meeting> = meetings.iter().filter(is_listed).copied().collect();
    let in_person = meetings.len() - listed.len();
    (listed, in_person)
}

/// Meetings of the as-of year and the one before that were postponed, without a new date so far, and lie behind.
fn postponed(scene: &Scene<'_>, here: &Here, as_of: NaiveDate) -> Vec<AgendaItem> {
    let meetings = [as_of.year() - 1, as_of.year()].into_iter().flat_map(|year| of_year(scene, year));
    let waiting = meetings.filter(|meeting| meeting.date < as_of);
    let waiting = waiting.filter(|meeting| scene.facts.known.standing(meeting) == Standing::Postponed);
    // The hour no longer means anything; the year does, as two years stand in one list.
    let item = |meeting: &Meeting| {
        let item = agenda::AgendaItem::new(scene, here, meeting)?;
        Some(AgendaItem { time: Some(format!("năm {}", meeting.date.year())), ..item })
    };
    waiting.filter_map(item).collect()
}

fn overview(meetings: &[&Meeting]) -> Overview {
    let mut months = [[0_u32; 4]; 12];
    for meeting in meetings {
        months[meeting.date.month0() as usize][meeting.form as usize] += 1;
    }
    let row = |label: String, forms: [u32; 4]| OverviewRow { label, forms, sum: forms.iter().sum() };
    let total = months.iter().fold([0; 4], |mut total, month| {
        for (sum, n) in total.iter_mut().zip(month) {
            *sum += n;
        }
        total
    });
    let bars = Bars {
        id: "nam".to_owned(),
        words: None,
        title: "Số buổi trong lịch theo tháng và hình thức".to_owned(),
        note: "Đơn vị: buổi, kể cả dự kiến, hoãn và hủy; một đợt theo tổ đảng là một lần.".to_owned(),
        size: Size::Strip,
        series: summary::form_series(),
        bars: (1..).zip(months).map(|(n, forms)| Bar::new(format!("Tháng {n}"), summary::pilot_first(forms))).collect(),
    };
    Overview {
        chart: bars.figure(),
        rows: (1..).zip(months).map(|(n, forms)| row(format!("Tháng {n}"), forms)).collect(),
        total: row("Cả năm".to_owned(), total),
    }
}

//! One unit: what is left of its caps, what it has to do next, and what its record says.

mod facts;
mod strip;

use super::matters::{self, MatterView};
use super::parts::{self, CalendarLinks, CapView, DateView, FindingView, Link, Neighbour, Tag, Turn};
use super::{Frame, Here, Scene, View, address, home, units};
use crate::lang::{date, number, sentence, words};
use crate::model::{Cap, Level, Meeting, RuleId, Standing, Unit, UnitId, VerdictKind};
use crate::rules;
use facts::Facts;
pub use facts::officer_name;
use serde::Serialize;
use std::borrow::Cow;
use std::sync::Arc;

/// What the page of a unit shows.
#[derive(Serialize)]
pub struct UnitView {
    /// Full name.
    pub name: String,
    /// Year of the first lines.
    pub year: i32,
    /// First lines: what is left of each cap.
    pub left: Vec<LeftView>,
    /// What to say where there is no cap.
    pub lead: Option<String>,
    /// The most urgent matter in one sentence.
    pub next: Option<Next>,
    /// What has to be done next.
    pub matters: Vec<MatterView>,
    /// The years.
    pub years: Vec<YearView>,
    /// The year as a strip of months, as markup.
    pub strip: Option<String>,
    /// The meetings of the year, newest first.
    pub log: Vec<LogLine>,
    /// The log books, newest first, with the number of meetings.
    pub log_books: Vec<(Link, usize)>,
    /// Findings of the year, newest first.
    pub findings: Vec<FindingView>,
    /// How the rules stand where there is no finding.
    pub all_kept: String,
    /// Earlier findings by year: link and number.
    pub earlier: Vec<(Link, usize)>,
    /// Facts of the record.
    pub facts: Facts,
    /// Kinds of agenda item that may not be dealt with online or by group.
    pub forbidden: Vec<String>,
    /// Whether the list was checked against the paper; none without a list.
    pub is_list_checked: bool,
    /// The regulation that the list comes from.
    pub regulation: Option<Link>,
    /// Its calendar.
    pub calendar: CalendarLinks,
    /// Units before and after in the official list.
    pub turn: Turn,
}

/// The most urgent matter.
#[derive(Serialize)]
pub struct Next {
    /// What to do.
    pub title: String,
    /// Last day.
    pub due: DateView,
    /// Whether it has passed.
    pub is_overdue: bool,
}

/// What is left of a cap, and what that means.
#[derive(Serialize)]
pub struct LeftView {
    /// "Còn ".
    pub before: String,
    /// "1".
    pub strong: String,
    /// " buổi trực tuyến trong năm 2025 (đã dùng 2/3)".
    pub after: String,
    /// What that means.
    pub lead: String,
    /// The meter.
    pub cap: CapView,
}

/// A year of the unit.
#[derive(Serialize)]
pub struct YearView {
    /// The year.
    pub label: String,
    /// "đến 30/06".
    pub part: Option<String>,
    /// Its log book, if there is one.
    pub href: Option<String>,
    /// Caps.
    pub caps: Vec<CapView>,
    /// Held, by form.
    pub held: [u32; 4],
    /// All held.
    pub sum: u32,
    /// Under special circumstances.
    pub special: u32,
    /// Attendance.
    pub rate: Option<String>,
}

/// A meeting in a log, as a line of a list and as a row of a table. Flat: a site has two of them for each meeting.
#[derive(Serialize)]
pub struct LogLine {
    /// Day, for machines.
    pub iso: String,
    /// Day, for people.
    pub date: String,
    /// Page of the meeting.
    pub href: String,
    /// Symbol.
    pub icon: &'static str,
    /// Class of the symbol.
    pub class: &'static str,
    /// Whether it is postponed or cancelled.
    pub is_gone: bool,
    /// Form or state.
    pub what: Cow<'static, str>,
    /// What to know of it.
    pub text: String,
    /// Findings.
    pub findings: Vec<Tag>,
    /// Form.
    pub form: &'static str,
    /// Symbol of the form.
    pub form_icon: &'static str,
    /// Class of that symbol.
    pub form_class: &'static str,
    /// Level.
    pub level: &'static str,
    /// State.
    pub status: &'static str,
    /// Convened and present, where recorded.
    pub attendance: Option<[u32; 2]>,
    /// Share of those present.
    pub rate: Option<String>,
    /// Reference of the minutes.
    pub minutes: Option<Arc<str>>,
    /// Day of the comments, for machines.
    pub feedback_iso: Option<String>,
    /// Day of the comments, for people.
    pub feedback: Option<String>,
}

/// Makes the page of the unit called `id`.
pub fn view(scene: &Scene<'_>, here: &Here, id: &UnitId) -> Option<(Frame, View)> {
    let unit = scene.unit(id)?;
    let year = scene.this_year();
    let gone = unit.exists.filter(|period| !period.contains(scene.as_of()));
    let caps = if gone.is_none() { units::caps(scene, unit) } else { Vec::new() };
    let open = matters::of_unit(scene, unit);
    let registry = &scene.facts.known.registry;
    let topics = registry.setting(|r| r.topics.as_ref().map(|topics| (r, topics)));
    let view = UnitView {
        name: unit.name.to_string(),
        year,
        lead: match gone {
            Some(period) => Some(sentence::unit_gone(period, scene.as_of())),
            None => caps.is_empty().then(|| sentence::unit_lead(None)),
        },
        left: caps.iter().map(|cap| left(scene, unit, cap)).collect(),
        next: open.first().map(|matter| Next {
            title: matter.view(scene, here, false).title,
            due: matter.due.into(),
            is_overdue: matter.due < scene.as_of(),
        }),
        matters: open.iter().map(|matter| matter.view(scene, here, false)).collect(),
        years: years(scene, here, unit),
        strip: strip::figure(scene, unit, year),
        log: log(scene, here, unit, year),
        log_books: log_books(scene, here, unit),
        findings: scene.findings(Some(id), year).iter().rev().map(|f| FindingView::new(scene, here, f)).collect(),
        all_kept: all_kept(scene, unit, year),
        earlier: earlier(scene, here, unit),
        facts: facts::facts(scene, here, unit),
        calendar: CalendarLinks::new(scene, here, &address::calendar_of_unit(id)),
        forbidden: topics.map_or_else(Vec::new, |(_, topics)| {
            topics.kinds.iter().filter(|kind| !kind.is_allowed).map(|kind| kind.name.to_string()).collect()
        }),
        is_list_checked: topics.is_some_and(|(_, topics)| topics.is_checked),
        regulation: topics
            .map(|(r, _)| Link { label: r.number.to_string(), href: here.to(&address::regulation(&r.id)) }),
        turn: turn(scene, here, unit),
    };
    let mut sources = vec![scene.sources.path(unit.place).to_owned()];
    if !scene.meetings(id, year).is_empty() {
        sources.push(format!("sinh-hoat/{year}/{id}.yaml"));
    }
    let sources: Vec<_> = sources.iter().map(String::as_str).collect();
    let mut frame = Frame::new(here, "don-vi", &unit.name)
        .tables()
        .calendar("Lịch của đơn vị", &view.calendar.href)
        .crumbs(here, &[("Đơn vị", address::UNITS)], unit.brief())
        .sources(scene, &sources)
        .left_out(scene.years().iter().find_map(|year| sentence::left_out(registry.left_out.of(id, *year), *year)));
    frame.class = "is-unit";
    Some((frame, View::Unit(Box::new(view))))
}

fn left(scene: &Scene<'_>, unit: &Unit, cap: &CapView) -> LeftView {
    let definition = scene.facts.known.registry.cap(&cap.quota);
    let ahead = scene.meetings(&unit.id, scene.this_year()).iter().filter(|meeting| {
        scene.facts.known.is_ahead(meeting) && definition.is_some_and(|cap| rules::uses_cap(meeting, cap))
    });
    let left = sentence::Left {
        what: definition.map_or("buổi", counted),
        used: cap.used,
        cap: cap.most,
        year: scene.this_year(),
        planned: cap.planned,
        next: ahead.map(|meeting| meeting.date).next(),
    };
    let sentence::Emphasis { before, strong, after } = sentence::unit_left(left);
    LeftView { before, strong, after, lead: sentence::unit_lead(Some(left)), cap: cap.clone() }
}

/// Says what a cap counts; one of a single level names it, so that two caps of a unit do not read alike.
fn counted(cap: &Cap) -> &'static str {
    match (matters::is_by_group(cap), cap.levels.as_slice()) {
        (true, _) => "đợt theo tổ đảng",
        (false, [Level::Plenary]) => "buổi toàn thể trực tuyến",
        (false, [Level::Committee]) => "buổi cấp ủy trực tuyến",
        (false, _) => "buổi trực tuyến",
    }
}

fn years(scene: &Scene<'_>, here: &Here, unit: &Unit) -> Vec<YearView> {
    scene
        .past_years()
        .filter_map(|year| {
            let figures = scene.figures(&unit.id, year)?;
            let tally = figures.tally;
            Some(YearView {
                label: year.to_string(),
                part: home::part_of_year(scene, year),
                href: (!scene.meetings(&unit.id, year).is_empty()).then(|| here.to(&address::log_book(&unit.id, year))),
                caps: units::caps_in(scene, unit, year),
                held: tally.held,
                sum: tally.held.iter().sum(),
                special: tally.special,
                rate: number::rate(tally.attendance.present, tally.attendance.convened),
            })
        })
        .collect()
}

/// Returns the meetings of a unit in a year, newest first.
pub(super) fn log(scene: &Scene<'_>, here: &Here, unit: &Unit, year: i32) -> Vec<LogLine> {
    scene.meetings(&unit.id, year).iter().rev().map(|meeting| log_line(scene, here, meeting)).collect()
}

fn log_line(scene: &Scene<'_>, here: &Here, meeting: &Meeting) -> LogLine {
    let (icon, class) = parts::meeting_icon(meeting);
    let (form_icon, form_class) = parts::form_icon(meeting.form);
    let form = words::form(meeting.form);
    let standing = scene.facts.known.standing(meeting);
    let what = match standing {
        Standing::Held => form.into(),
        _ => [words::status(meeting.status), ", ", &words::in_sentence(form)].concat().into(),
    };
    let findings = scene
        .findings_of(meeting)
        .into_iter()
        .map(|finding| Tag { word: finding.rule.as_str().into(), ..Tag::severity(finding.severity) });
    let rate = meeting.attendance.and_then(|of| number::rate(of.present.into(), of.convened.into()));
    LogLine {
        iso: date::iso(meeting.date),
        date: date::short(meeting.date),
        href: here.to(&address::meeting(meeting)),
        icon,
        class,
        is_gone: matches!(standing, Standing::Postponed | Standing::Cancelled),
        what,
        text: sentence_of(meeting, rate.as_deref()),
        findings: findings.collect(),
        form,
        form_icon,
        form_class,
        level: words::level(meeting.level),
        status: words::status(meeting.status),
        attendance: meeting.attendance.map(|of| [of.convened, of.present]),
        rate,
        minutes: meeting.minutes.clone(),
        feedback_iso: meeting.feedback.as_ref().map(|feedback| date::iso(feedback.on)),
        feedback: meeting.feedback.as_ref().map(|feedback| date::short(feedback.on)),
    }
}

/// Says in a line what to know of a meeting: subject, attendance, minutes and comments.
fn sentence_of(meeting: &Meeting, rate: Option<&str>) -> String {
    let mut text = String::with_capacity(160);
    let mut add = |parts: &[&str]| {
        text.push_str(if text.is_empty() { "" } else { "; " });
        text.extend(parts.iter().copied());
    };
    if let Some(subject) = super::agenda::about(meeting) {
        add(&[&subject]);
    }
    if let Some(attendance) = meeting.attendance {
        let [present, convened] = [attendance.present, attendance.convened].map(|count| count.to_string());
        let share = rate.map_or(["", "", ""], |rate| [" (", rate, ")"]);
        add(&["dự ", &present, "/", &convened, share[0], share[1], share[2]]);
    }
    if let Some(minutes) = &meeting.minutes {
        add(&["biên bản ", minutes]);
    }
    if let Some(feedback) = &meeting.feedback {
        add(&[if feedback.is_complete() { "có góp ý đủ ba phần" } else { "góp ý chưa đủ ba phần" }]);
    }
    if let Some(from) = meeting.moved_from {
        add(&["chuyển từ ngày\u{a0}", &date::day_month(from)]);
    }
    words::as_sentence(&text)
}

fn log_books(scene: &Scene<'_>, here: &Here, unit: &Unit) -> Vec<(Link, usize)> {
    let book = |year: &i32| {
        let meetings = scene.meetings(&unit.id, *year).len();
        let link =
            Link { label: format!("Sổ nhật ký năm {year}"), href: here.to(&address::log_book(&unit.id, *year)) };
        (meetings > 0).then_some((link, meetings))
    };
    scene.years().iter().filter_map(book).collect()
}

fn all_kept(scene: &Scene<'_>, unit: &Unit, year: i32) -> String {
    let verdicts = RuleId::ALL.iter().filter_map(|rule| scene.facts.verdict(*rule, Some(&unit.id), year));
    let (mut met, mut not_yet_due, mut cannot_say) = (0, 0, 0);
    for verdict in verdicts {
        match verdict {
            VerdictKind::Met => met += 1,
            VerdictKind::Missed => {}
            VerdictKind::CannotSay => cannot_say += 1,
            VerdictKind::NotYetDue { .. } => not_yet_due += 1,
        }
    }
    sentence::no_findings(met, not_yet_due, cannot_say)
}

fn earlier(scene: &Scene<'_>, here: &Here, unit: &Unit) -> Vec<(Link, usize)> {
    let this = scene.this_year();
    let years = scene.past_years().filter(|year| *year != this);
    years
        .filter_map(|year| {
            let count = scene.findings(Some(&unit.id), year).len();
            let link = Link { label: format!("năm {year}"), href: here.to(&address::compliance(year)) };
            (count > 0).then_some((link, count))
        })
        .collect()
}

fn turn(scene: &Scene<'_>, here: &Here, unit: &Unit) -> Turn {
    let (previous, next) = scene.neighbours(&unit.id);
    let neighbour =
        |unit: &Unit, kind| Neighbour { kind, label: unit.name.to_string(), href: here.to(&address::unit(&unit.id)) };
    Turn {
        previous: previous.map(|unit| neighbour(unit, "Đơn vị trước")),
        next: next.map(|unit| neighbour(unit, "Đơn vị sau")),
        label: "Đơn vị trước và sau",
    }
}

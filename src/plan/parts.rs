//! Parts that several pages share: the same thing looks the same everywhere.

use super::{Here, Scene, address};
use crate::diag::Severity;
use crate::facts::Facts;
use crate::lang::{self, date, words};
use crate::model::{Finding, Form, Level, Meeting, QuotaId, RuleId, Status, Unit, UnitId, VerdictKind};
use crate::rules;
use crate::summary::{CapState, CapUse};
use chrono::NaiveDate;
use serde::Serialize;
use std::borrow::Cow;

/// A link with its words.
#[derive(Serialize, Clone)]
pub struct Link {
    /// Words.
    pub label: String,
    /// Link from the page.
    pub href: String,
}

/// A unit, wherever it is named.
#[derive(Serialize, Clone)]
pub struct UnitRef {
    /// Full name.
    pub name: String,
    /// Name for tight places.
    pub brief: String,
    /// Link from the page.
    pub href: String,
}

impl UnitRef {
    /// Names `unit` on the page `here`.
    #[must_use]
    pub fn new(here: &Here, unit: &Unit) -> Self {
        let href = here.to(&address::unit(&unit.id));
        Self { name: String::from(&*unit.name), brief: String::from(&**unit.brief()), href }
    }

    /// Names the unit called `id`, if it is there.
    #[must_use]
    pub fn of(scene: &Scene<'_>, here: &Here, id: &UnitId) -> Option<Self> {
        scene.unit(id).map(|unit| Self::new(here, unit))
    }
}

/// The links to a calendar for calendar programs.
#[derive(Serialize, Clone)]
pub struct CalendarLinks {
    /// The file.
    pub href: String,
    /// What a calendar program follows, where the portal has an address.
    pub follow: Option<String>,
}

impl CalendarLinks {
    /// Links from the page `here` to the calendar at `address`.
    #[must_use]
    pub fn new(scene: &Scene<'_>, here: &Here, address: &str) -> Self {
        let root = scene.facts.known.registry.portal.address.as_deref();
        // `webcal` tells a browser to hand the address over instead of fetching the file once.
        let follow = root.and_then(|root| root.split_once("://")).map(|(_, rest)| format!("webcal://{rest}{address}"));
        Self { href: here.to(address), follow }
    }
}

/// A date for machines and for people.
#[derive(Serialize, Clone)]
pub struct DateView {
    /// ISO.
    pub iso: String,
    /// `20/02/2023`.
    pub text: String,
    /// `20/02`.
    pub brief: String,
    /// `Thứ Hai`.
    pub weekday: &'static str,
}

impl From<NaiveDate> for DateView {
    fn from(day: NaiveDate) -> Self {
        Self { iso: date::iso(day), text: date::short(day), brief: date::day_month(day), weekday: date::weekday(day) }
    }
}

/// A state: a shape and a word.
#[derive(Serialize, Clone)]
pub struct Tag {
    /// Symbol of the sprite.
    pub icon: &'static str,
    /// Class of the tag.
    pub class: &'static str,
    /// Words.
    pub word: Cow<'static, str>,
}

impl Tag {
    /// Returns a tag.
    #[must_use]
    pub fn new(icon: &'static str, class: &'static str, word: impl Into<Cow<'static, str>>) -> Self {
        Self { icon, class, word: word.into() }
    }

    /// In order.
    #[must_use]
    pub fn ok(word: impl Into<Cow<'static, str>>) -> Self {
        Self::new("ok", "tag-ok", word)
    }

    /// To be put right.
    #[must_use]
    pub fn warn(word: impl Into<Cow<'static, str>>) -> Self {
        Self::new("warn", "tag-warn", word)
    }

    /// A breach.
    #[must_use]
    pub fn error(word: impl Into<Cow<'static, str>>) -> Self {
        Self::new("no", "tag-error", word)
    }

    /// Still to come.
    #[must_use]
    pub fn wait(word: impl Into<Cow<'static, str>>) -> Self {
        Self::new("wait", "tag-wait", word)
    }

    /// A count is missing.
    #[must_use]
    pub fn lack(word: impl Into<Cow<'static, str>>) -> Self {
        Self::new("lack", "tag-lack", word)
    }

    /// The form of a meeting.
    #[must_use]
    pub fn form(form: Form) -> Self {
        let (icon, class) = form_icon(form);
        Self::new(icon, class, words::form(form))
    }

    /// The state of a cap.
    #[must_use]
    pub fn cap(state: CapState) -> Self {
        match state {
            CapState::Within => Self::ok("Trong hạn mức"),
            CapState::Reached => Self::new("full", "tag-full", "Đạt mức tối đa"),
            CapState::Exceeded => Self::error("Vượt giới hạn"),
        }
    }

    /// The weight of a finding.
    #[must_use]
    pub fn severity(severity: Severity) -> Self {
        match severity {
            Severity::Error => Self::error("Lỗi"),
            Severity::Warning => Self::warn("Cảnh báo"),
        }
    }

    /// A verdict; none means that the rule does not apply.
    #[must_use]
    pub fn verdict(verdict: Option<VerdictKind>) -> Self {
        match verdict {
            Some(VerdictKind::Met) => Self::ok("đạt"),
            Some(VerdictKind::Missed) => Self::new("no", "tag-no", "không đạt"),
            Some(VerdictKind::CannotSay) => Self::lack("chưa đủ dữ liệu"),
            Some(VerdictKind::NotYetDue { .. }) => Self::wait("chưa đến hạn"),
            None => Self::new("na", "tag-na", "không áp dụng"),
        }
    }
}

/// Returns the symbol and class of a form.
#[must_use]
pub fn form_icon(form: Form) -> (&'static str, &'static str) {
    match form {
        Form::InPerson => ("f-tt", ""),
        Form::Online => ("f-on", "f-on"),
        Form::Hybrid => ("f-kh", "f-on"),
        Form::ByGroup => ("f-to", ""),
    }
}

/// Returns the symbol and class of a meeting: its form when it was held, else its state.
#[must_use]
pub fn meeting_icon(meeting: &Meeting) -> (&'static str, &'static str) {
    match meeting.status {
        Status::Held => form_icon(meeting.form),
        Status::Planned => ("wait", ""),
        Status::Postponed => ("put", ""),
        Status::Cancelled => ("na", ""),
    }
}

/// How a cap is used: one cell a meeting, and the figures in words.
#[derive(Serialize, Clone)]
pub struct CapView {
    /// Name of the cap.
    pub name: String,
    /// `2/3`.
    pub text: String,
    /// `buổi` or `đợt`.
    pub noun: &'static str,
    /// Cells of the meter; none above ten.
    pub cells: Vec<Cell>,
    /// Width of the meter in units of its view box.
    pub width: u32,
    /// Used.
    pub used: u32,
    /// Most.
    pub most: u32,
    /// Left.
    pub remaining: u32,
    /// Planned ahead.
    pub planned: u32,
    /// State.
    pub state: Tag,
    /// Its id, for other views.
    #[serde(skip)]
    pub quota: QuotaId,
}

/// One cell of a meter.
#[derive(Serialize, Clone)]
pub struct Cell {
    /// Left edge.
    pub x: u32,
    /// `used`, `over`, `ahead` or `left`.
    pub class: &'static str,
}

const CELL: u32 = 22;

impl CapView {
    /// Draws the use of a cap.
    #[must_use]
    pub fn new(facts: &Facts, cap: &CapUse) -> Self {
        let definition = facts.known.registry.cap(&cap.quota);
        let by_group = definition.is_some_and(|cap| cap.forms.iter().all(|form| *form == Form::ByGroup));
        let cells = cells(cap);
        Self {
            name: definition.map_or_else(|| cap.quota.to_string(), |cap| cap.name.to_string()),
            text: format!("{}/{}", cap.used, cap.cap),
            noun: if by_group { "đợt" } else { "buổi" },
            width: (cells.len() as u32 * CELL).saturating_sub(2),
            cells,
            used: cap.used,
            most: cap.cap,
            remaining: cap.remaining,
            planned: cap.planned,
            state: Tag::cap(cap.state),
            quota: cap.quota.clone(),
        }
    }
}

fn cells(cap: &CapUse) -> Vec<Cell> {
    let total = cap.cap.max(cap.used + cap.planned);
    if total > 10 {
        return Vec::new();
    }
    let class = |at: u32| match () {
        () if at < cap.used && at < cap.cap => "used",
        () if at < cap.used => "over",
        () if at < cap.used + cap.planned => "ahead",
        () => "left",
    };
    (0..total).map(|at| Cell { x: at * CELL, class: class(at) }).collect()
}

/// A finding, wherever it is listed.
#[derive(Serialize, Clone)]
pub struct FindingView {
    /// Weight.
    pub tag: Tag,
    /// Sentence.
    pub text: String,
    /// Unit; none for the publishing body.
    pub unit: Option<UnitRef>,
    /// Code of the rule.
    pub code: &'static str,
    /// Title of the rule.
    pub rule: &'static str,
    /// Manual page of the rule.
    pub rule_href: String,
    /// The meeting, where there is one.
    pub meeting: Option<Link>,
    /// `file:line` of the record.
    pub source: String,
    /// Anchor within a list of findings.
    pub anchor: String,
    /// Weight as a word for filters.
    pub severity: &'static str,
    /// Id of the unit for filters.
    pub unit_id: String,
}

impl FindingView {
    /// Words `finding` for the page `here`.
    #[must_use]
    pub fn new(scene: &Scene<'_>, here: &Here, finding: &Finding) -> Self {
        let unit = finding.unit.as_ref().and_then(|id| UnitRef::of(scene, here, id));
        let meeting = finding.unit.as_ref().zip(finding.meeting).map(|(unit, (day, level))| Link {
            label: meeting_name(day, level),
            href: here.to(&address::meeting_on(unit, day, level)),
        });
        let unit_id = finding.unit.as_ref().map_or_else(String::new, ToString::to_string);
        Self {
            tag: Tag::severity(finding.severity),
            text: lang::finding(scene.facts.known.registry.portal.language, finding, &scene.facts.known.registry),
            unit,
            code: finding.rule.as_str(),
            rule: rules::rule(finding.rule).manual.title,
            rule_href: here.to(&address::rule(finding.rule)),
            meeting,
            source: source_of(scene, finding),
            anchor: finding_anchor(finding.rule, finding.unit.as_ref()),
            severity: finding.severity.as_str(),
            unit_id,
        }
    }
}

fn source_of(scene: &Scene<'_>, finding: &Finding) -> String {
    let line = scene.sources.position(finding.place).line;
    format!("{}:{line}", scene.sources.path(finding.place))
}

/// Returns the anchor of the findings of a rule about a unit.
#[must_use]
pub fn finding_anchor(rule: RuleId, unit: Option<&UnitId>) -> String {
    let unit = unit.map_or("co-quan", UnitId::as_str);
    format!("kq-{unit}-{}", rule.as_str().to_ascii_lowercase())
}

/// Returns the name of a meeting in a list: `buổi ngày 05/03/2024` or `buổi cấp ủy ngày …`.
#[must_use]
pub fn meeting_name(day: NaiveDate, level: Level) -> String {
    let level = match level {
        Level::Plenary => "buổi",
        Level::Committee => "buổi cấp ủy",
    };
    [level, " ngày\u{a0}", &date::short(day)].concat()
}

/// Years that lie side by side.
#[derive(Serialize, Clone)]
pub struct YearLink {
    /// The year.
    pub label: String,
    /// Link; none for the year shown.
    pub href: Option<String>,
}

/// Returns links to the pages of `years`, the one shown without a link.
#[must_use]
pub fn year_links(here: &Here, years: &[i32], shown: i32, address: impl Fn(i32) -> String) -> Vec<YearLink> {
    let link =
        |year: &i32| YearLink { label: year.to_string(), href: (*year != shown).then(|| here.to(&address(*year))) };
    years.iter().map(link).collect()
}

/// Neighbours of a page.
#[derive(Serialize, Clone, Default)]
pub struct Turn {
    /// Page before.
    pub previous: Option<Neighbour>,
    /// Page after.
    pub next: Option<Neighbour>,
    /// What the two are, for screen readers.
    pub label: &'static str,
}

/// A neighbour of a page.
#[derive(Serialize, Clone)]
pub struct Neighbour {
    /// What it is: "Đơn vị trước".
    pub kind: &'static str,
    /// Its name.
    pub label: String,
    /// Link.
    pub href: String,
}

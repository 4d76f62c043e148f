//! The meetings, units, findings and days that a call is about.

use super::super::tree::{Quantity, Record, Subject, Trace};
use super::catalogue::Figure;
use super::choice::{Choice, Forms};
use crate::diag::Severity;
use crate::facts::Facts;
use crate::lang::date;
use crate::model::{Cap, Finding, Form, Level, Meeting, Period, Registry, Standing, Unit, UnitKind};
use chrono::{Datelike, NaiveDate};

/// A call, made definite.
pub(crate) struct Scope<'a> {
    /// What is known.
    pub(crate) facts: &'a Facts,
    /// What the call chose.
    pub(crate) choice: &'a Choice,
    /// First day.
    pub(crate) from: NaiveDate,
    /// Last day, never after the as-of date.
    pub(crate) until: NaiveDate,
    /// Last day, were there no as-of date: plans, postponements and cancellations may lie ahead.
    end: NaiveDate,
}

impl<'a> Scope<'a> {
    /// Returns the scope of a call in a report that covers `covers`. A chosen year is narrowed to the days that the
    /// report covers, if it covers any of them, so that the years of a report add up to its whole.
    pub(crate) fn new(facts: &'a Facts, covers: Period, choice: &'a Choice) -> Self {
        let as_of = facts.known.as_of;
        let chosen = choice.year.and_then(year_of);
        let base = match chosen {
            Some(year) => covers.intersection(&year).unwrap_or(year),
            None => covers,
        };
        let from = choice.from.unwrap_or(base.from);
        let end = choice.until.or(base.until).unwrap_or(as_of);
        Self { facts, choice, from, until: end.min(as_of), end }
    }

    /// Returns the records.
    pub(crate) fn registry(&self) -> &'a Registry {
        &self.facts.known.registry
    }

    /// Says whether `day` lies within.
    pub(crate) fn has_day(&self, day: NaiveDate) -> bool {
        self.from <= day && day <= self.until
    }

    /// Returns the years that it touches.
    pub(crate) fn years(&self) -> std::ops::RangeInclusive<i32> {
        self.from.year()..=self.until.year()
    }

    /// Returns the period, if it has a day.
    pub(crate) fn period(&self) -> Option<Period> {
        (self.from <= self.until).then_some(Period { from: self.from, until: Some(self.until) })
    }

    /// Returns the chosen units in official order.
    pub(crate) fn units(&self) -> impl Iterator<Item = &'a Unit> {
        self.registry().units_in_order().filter(|unit| self.has_unit(unit))
    }

    fn has_unit(&self, unit: &Unit) -> bool {
        let choice = self.choice;
        choice.unit.as_ref().is_none_or(|id| id == &unit.id) && choice.kind.is_none_or(|kind| kind == unit.kind)
    }

    /// Returns the units that have an approval of their own, for a chosen form if one is chosen, on a day of the scope.
    pub(crate) fn pilot_units(&self) -> impl Iterator<Item = &'a Unit> {
        let days = self.period();
        let forms = self.choice.forms.unwrap_or(Forms::Pilot);
        self.units().filter(move |unit| {
            unit.approvals
                .iter()
                .any(|approval| forms.needs(approval.form) && days.is_some_and(|days| days.overlaps(&approval.period)))
        })
    }

    /// Returns the meetings of the chosen units, forms and levels with that standing, in official order of the units.
    pub(crate) fn meetings(&self, standing: Standing) -> impl Iterator<Item = &'a Meeting> {
        let end = if standing == Standing::Held { self.until } else { self.end };
        self.units()
            .filter_map(|unit| self.registry().meetings.get(&unit.id))
            .flat_map(move |years| years.range(self.from.year()..).flat_map(|(_, meetings)| meetings))
            .filter(move |meeting| (self.from..=end).contains(&meeting.date))
            .filter(move |meeting| self.facts.known.standing(meeting) == standing && self.has_meeting(meeting))
    }

    /// Returns the held meetings.
    pub(crate) fn held(&self) -> impl Iterator<Item = &'a Meeting> {
        self.meetings(Standing::Held)
    }

    fn has_meeting(&self, meeting: &Meeting) -> bool {
        let choice = self.choice;
        choice.forms.is_none_or(|forms| forms.has(meeting.form))
            && choice.level.is_none_or(|level| level == meeting.level)
    }

    /// Returns the findings about the chosen units, meetings, rules and weights. One about a meeting belongs to its
    /// day, any other to its year.
    pub(crate) fn findings(&self) -> impl Iterator<Item = &'a Finding> {
        self.facts.findings.iter().filter(|finding| self.has_finding(finding))
    }

    fn has_finding(&self, finding: &Finding) -> bool {
        let choice = self.choice;
        let is_in_time = match finding.meeting {
            Some((day, _)) => self.has_day(day),
            None => self.from <= self.until && self.years().contains(&finding.year),
        };
        is_in_time
            && choice.severity.is_none_or(|severity| severity == finding.severity)
            && choice.rule.is_none_or(|rule| rule == finding.rule)
            && self.has_unit_of(finding)
            && self.has_meeting_of(finding)
    }

    fn has_unit_of(&self, finding: &Finding) -> bool {
        if self.choice.unit.is_none() && self.choice.kind.is_none() {
            return true;
        }
        let unit = finding.unit.as_ref().and_then(|unit| self.registry().units.get(unit));
        unit.is_some_and(|unit| self.has_unit(unit))
    }

    fn has_meeting_of(&self, finding: &Finding) -> bool {
        if self.choice.forms.is_none() && self.choice.level.is_none() {
            return true;
        }
        self.meeting_of(finding).is_some_and(|meeting| self.has_meeting(meeting))
    }

    /// Returns the meeting that a finding is about.
    pub(crate) fn meeting_of(&self, finding: &Finding) -> Option<&'a Meeting> {
        let (day, level) = finding.meeting?;
        let meetings = self.registry().meetings.get(finding.unit.as_ref()?)?.get(&day.year())?;
        meetings.iter().find(|meeting| meeting.date == day && meeting.level == level)
    }

    /// Returns the held meetings of `year` that use `cap` of `unit`, whatever else the call chose: a cap is a matter of
    /// the whole calendar year.
    pub(crate) fn uses(&self, unit: &Unit, cap: &'a Cap, year: i32) -> impl Iterator<Item = &'a Meeting> {
        let meetings = self.registry().meetings.get(&unit.id).and_then(|years| years.get(&year));
        meetings.into_iter().flatten().filter(move |meeting| {
            self.facts.known.is_held(meeting)
                && meeting.date <= self.until
                && meeting.basis == crate::model::Basis::SpecialNature
                && cap.forms.contains(&meeting.form)
                && cap.levels.contains(&meeting.level)
        })
    }

    /// Returns its days in words.
    pub(crate) fn days(&self) -> String {
        let whole_year =
            year_of(self.from.year()).is_some_and(|year| year.from == self.from && year.until == Some(self.until));
        if whole_year {
            return format!("năm {}", self.from.year());
        }
        if self.from == self.until {
            return format!("ngày {}", date::short(self.from));
        }
        format!("từ {} đến {}", date::short(self.from), date::short(self.until))
    }

    /// Returns the scope in words.
    pub(crate) fn words(&self) -> String {
        let mut words = vec![self.days()];
        let choice = self.choice;
        if let Some(unit) = choice.unit.as_ref().and_then(|unit| self.registry().units.get(unit)) {
            words.push(unit.name.to_string());
        }
        words.extend(choice.kind.map(|kind| kind_words(kind).to_lowercase()));
        words.extend(choice.forms.map(|forms| format!("hình thức {}", forms.words())));
        words.extend(choice.level.map(|level| level_words(level).to_owned()));
        words.extend(choice.severity.map(|severity| severity_words(severity).to_owned()));
        words.extend(choice.rule.map(|rule| format!("quy tắc {}", rule.as_str())));
        words
            .extend(choice.quota.as_ref().and_then(|quota| self.registry().cap(quota)).map(|cap| cap.name.to_string()));
        words.join("; ")
    }

    /// Returns the trace of a table or chart.
    pub(crate) fn trace(&self, figure: &Figure, text: String, records: Vec<Record>) -> Trace {
        let description = format!("{} ({})", figure.description, self.words());
        Trace { name: figure.name, description, text, now: None, quantity: None, records }
    }
}

/// What counting gives.
pub(crate) struct Found {
    /// The figure; none where records are missing.
    pub(crate) quantity: Option<Quantity>,
    /// The records behind it.
    pub(crate) records: Vec<Record>,
}

impl Found {
    /// Returns the count of `records`, each of which adds one.
    pub(crate) fn count(records: Vec<Record>) -> Self {
        Self { quantity: Some(Quantity::Count(records.iter().map(|record| record.part).sum())), records }
    }

    /// Returns the share that `records` add up to.
    pub(crate) fn share(records: Vec<Record>) -> Self {
        let part = records.iter().map(|record| record.part).sum();
        let whole = records.iter().map(|record| record.whole).sum();
        Self { quantity: Some(Quantity::Share { part, whole }), records }
    }

    /// Returns the trace of the figure.
    pub(crate) fn into_trace(self, figure: &Figure, scope: &Scope<'_>, text: String) -> Trace {
        Trace { quantity: self.quantity, ..scope.trace(figure, text, self.records) }
    }
}

/// Returns the record of a meeting that adds `part` of `whole`.
pub(crate) fn meeting_record(meeting: &Meeting, part: u64, whole: u64) -> Record {
    Record { subject: Subject::Meeting(meeting.key()), place: meeting.place, part, whole }
}

/// Returns the record of a unit that adds `part` of `whole`.
pub(crate) fn unit_record(unit: &Unit, part: u64, whole: u64) -> Record {
    Record { subject: Subject::Unit(unit.id.clone()), place: unit.place, part, whole }
}

/// Returns the record of a finding.
pub(crate) fn finding_record(finding: &Finding) -> Record {
    let key = |(date, level): (NaiveDate, Level)| {
        finding.unit.clone().map(|unit| crate::model::MeetingKey { unit, date, level })
    };
    let subject = Subject::Finding {
        rule: finding.rule,
        severity: finding.severity,
        unit: finding.unit.clone(),
        year: finding.year,
        meeting: finding.meeting.and_then(key),
    };
    Record { subject, place: finding.place, part: 1, whole: 0 }
}

/// Returns the days of a calendar year.
pub(crate) fn year_of(year: i32) -> Option<Period> {
    let from = NaiveDate::from_ymd_opt(year, 1, 1)?;
    Some(Period { from, until: NaiveDate::from_ymd_opt(year, 12, 31) })
}

/// Returns a kind of unit in words.
pub(crate) fn kind_words(kind: UnitKind) -> &'static str {
    match kind {
        UnitKind::BaseOrg => "Đảng bộ cơ sở",
        UnitKind::BaseCell => "Chi bộ cơ sở",
        UnitKind::SubordinateCell => "Chi bộ trực thuộc",
    }
}

/// Returns a form as the head of a column.
pub(crate) fn form_head(form: Form) -> &'static str {
    match form {
        Form::InPerson => "Trực tiếp",
        Form::Online => "Trực tuyến",
        Form::Hybrid => "Kết hợp",
        Form::ByGroup => "Theo tổ đảng",
    }
}

fn level_words(level: Level) -> &'static str {
    match level {
        Level::Plenary => "sinh hoạt toàn thể",
        Level::Committee => "sinh hoạt cấp ủy",
    }
}

fn severity_words(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "lỗi",
        Severity::Warning => "cảnh báo",
    }
}

//! What a call chooses: days, units, forms and so on, read from its arguments.

use super::catalogue::Argument;
use crate::diag::Severity;
use crate::load::spelling::nearest;
use crate::model::{Form, Level, PilotForm, QuotaId, Registry, RuleId, UnitId, UnitKind};
use chrono::NaiveDate;

/// A choice; what is not chosen is not narrowed.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Choice {
    /// Calendar year.
    pub(crate) year: Option<i32>,
    /// First day.
    pub(crate) from: Option<NaiveDate>,
    /// Last day.
    pub(crate) until: Option<NaiveDate>,
    /// Unit.
    pub(crate) unit: Option<UnitId>,
    /// Kind of unit.
    pub(crate) kind: Option<UnitKind>,
    /// Forms of meeting.
    pub(crate) forms: Option<Forms>,
    /// Level of meeting.
    pub(crate) level: Option<Level>,
    /// Cap.
    pub(crate) quota: Option<QuotaId>,
    /// Weight of findings.
    pub(crate) severity: Option<Severity>,
    /// Rule.
    pub(crate) rule: Option<RuleId>,
    /// Whether the number stands without its noun.
    pub(crate) is_bare: bool,
}

/// One form, or several that are counted together.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Forms {
    /// One form.
    One(Form),
    /// Online and hybrid.
    Online,
    /// The three forms of the pilot.
    Pilot,
}

impl Forms {
    const WORDS: [(&'static str, Self); 6] = [
        ("truc_tiep", Self::One(Form::InPerson)),
        ("truc_tuyen", Self::One(Form::Online)),
        ("ket_hop", Self::One(Form::Hybrid)),
        ("to_dang", Self::One(Form::ByGroup)),
        ("truc_tuyen_ket_hop", Self::Online),
        ("thi_diem", Self::Pilot),
    ];

    /// Says whether `form` is among them.
    pub(crate) fn has(self, form: Form) -> bool {
        match self {
            Self::One(one) => one == form,
            Self::Online => form.is_online(),
            Self::Pilot => form.pilot().is_some(),
        }
    }

    /// Says whether one of them needs an approval of that form.
    pub(crate) fn needs(self, approval: PilotForm) -> bool {
        Form::ALL.iter().any(|form| self.has(*form) && form.pilot() == Some(approval))
    }

    /// Returns them in words.
    pub(crate) fn words(self) -> &'static str {
        match self {
            Self::One(Form::InPerson) => "trực tiếp",
            Self::One(Form::Online) => "trực tuyến",
            Self::One(Form::Hybrid) => "kết hợp",
            Self::One(Form::ByGroup) => "theo tổ đảng",
            Self::Online => "trực tuyến và kết hợp",
            Self::Pilot => "thí điểm",
        }
    }
}

/// The value of an argument as a call gives it.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Literal {
    /// A text in quotes.
    Text(String),
    /// A whole number.
    Number(i64),
    /// Anything else.
    Other,
}

impl Choice {
    /// Says whether the unit and the cap that it names can be trusted; without them no figure can be given.
    pub(crate) fn is_known(&self, registry: &Registry) -> bool {
        self.unit.as_ref().is_none_or(|unit| registry.units.contains_key(unit))
            && self.quota.as_ref().is_none_or(|quota| registry.cap(quota).is_some())
    }

    /// Returns the arguments as a call writes them, always in the same order.
    pub(crate) fn words(&self) -> Vec<String> {
        let quoted = |argument: Argument, text: &str| format!("{}=\"{text}\"", argument.name());
        let forms = |forms: Forms| Forms::WORDS.iter().find(|(_, known)| *known == forms).map_or("", |(word, _)| *word);
        let words = [
            self.unit.as_ref().map(|unit| quoted(Argument::Unit, unit.as_str())),
            self.kind.map(|kind| quoted(Argument::UnitKind, kind.as_str())),
            self.forms.map(|chosen| quoted(Argument::Form, forms(chosen))),
            self.level.map(|level| quoted(Argument::Level, level.as_str())),
            self.quota.as_ref().map(|quota| quoted(Argument::Quota, quota.as_str())),
            self.severity.map(|severity| quoted(Argument::Severity, severity.as_str())),
            self.rule.map(|rule| quoted(Argument::Rule, rule.as_str())),
            self.year.map(|year| format!("{}={year}", Argument::Year.name())),
            self.from.map(|day| quoted(Argument::From, &day.to_string())),
            self.until.map(|day| quoted(Argument::Until, &day.to_string())),
            self.is_bare.then(|| quoted(Argument::Bare, "so")),
        ];
        words.into_iter().flatten().collect()
    }

    /// Takes up one argument; else returns what it may be.
    pub(crate) fn set(&mut self, argument: Argument, value: &Literal, registry: &Registry) -> Result<(), String> {
        match argument {
            Argument::Year => self.year = Some(year(value).ok_or("2024")?),
            Argument::From => self.from = Some(date(value).ok_or("2023-02-20")?),
            Argument::Until => self.until = Some(date(value).ok_or("2025-06-30")?),
            Argument::Unit => {
                let text = text(value);
                // A record that exists but was left out has its own diagnostic; the figure then says that it cannot say.
                let is_there = |unit: &UnitId| {
                    registry.units.contains_key(unit) || registry.left_out.units.contains(unit.as_str())
                };
                let known = UnitId::parse(text).filter(is_there);
                let units = || registry.official_order.iter().map(UnitId::as_str);
                self.unit =
                    Some(known.ok_or_else(|| nearest(text, units()).or(units().next()).unwrap_or("").to_owned())?);
            }
            Argument::UnitKind => self.kind = Some(word(value, &UnitKind::ALL.map(|kind| (kind.as_str(), kind)))?),
            Argument::Form => self.forms = Some(word(value, &Forms::WORDS)?),
            Argument::PilotForm => self.forms = Some(word(value, &Forms::WORDS[1..])?),
            Argument::Level => {
                let levels = [Level::Plenary, Level::Committee];
                self.level = Some(word(value, &levels.map(|level| (level.as_str(), level)))?);
            }
            Argument::Bare => self.is_bare = word(value, &[("so", true)])?,
            Argument::Quota => {
                let text = text(value);
                let may_be_left_out = registry.left_out.portal || !registry.left_out.regulations.is_empty();
                let known = QuotaId::parse(text).filter(|quota| may_be_left_out || registry.cap(quota).is_some());
                self.quota = Some(known.ok_or_else(|| quotas(registry))?);
            }
            Argument::Severity => {
                let severities = [Severity::Error, Severity::Warning];
                self.severity = Some(word(value, &severities.map(|severity| (severity.as_str(), severity)))?);
            }
            Argument::Rule => {
                let codes = || RuleId::ALL.iter().map(|rule| rule.as_str());
                let near = || {
                    nearest(text(value), codes()).map_or_else(|| codes().collect::<Vec<_>>().join(" | "), str::to_owned)
                };
                self.rule = Some(RuleId::parse(text(value)).ok_or_else(near)?);
            }
        }
        Ok(())
    }
}

fn quotas(registry: &Registry) -> String {
    let caps = registry.regulations_in_force().flat_map(|regulation| &regulation.caps);
    caps.map(|cap| cap.id.as_str()).collect::<Vec<_>>().join(" | ")
}

fn text(value: &Literal) -> &str {
    match value {
        Literal::Text(text) => text,
        Literal::Number(_) | Literal::Other => "",
    }
}

fn year(value: &Literal) -> Option<i32> {
    let number = match value {
        Literal::Number(number) => *number,
        Literal::Text(text) => text.parse().ok()?,
        Literal::Other => return None,
    };
    i32::try_from(number).ok().filter(|year| (1930..=2100).contains(year))
}

fn date(value: &Literal) -> Option<NaiveDate> {
    let text = text(value);
    (text.len() == 10).then(|| NaiveDate::parse_from_str(text, "%Y-%m-%d").ok()).flatten()
}

fn word<T: Copy>(value: &Literal, words: &[(&'static str, T)]) -> Result<T, String> {
    let found = words.iter().find(|(word, _)| *word == text(value));
    let allowed = || words.iter().map(|(word, _)| *word).collect::<Vec<_>>().join(" | ");
    found.map(|(_, meaning)| *meaning).ok_or_else(allowed)
}

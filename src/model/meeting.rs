//! Meetings as the logs record them.

use super::{KindId, OfficerId, PilotForm, UnitId};
use crate::text::Span;
use chrono::{NaiveDate, NaiveTime};
use std::sync::Arc;

/// One meeting, or one group round (`sinh-hoat/<year>/<unit>.yaml`).
#[derive(Clone, Debug)]
pub struct Meeting {
    /// Unit that met.
    pub unit: UnitId,
    /// Day; a group round of several days belongs to this one.
    pub date: NaiveDate,
    /// Start.
    pub start: Option<NaiveTime>,
    /// End, later than the start.
    pub end: Option<NaiveTime>,
    /// Whole unit or its committee.
    pub level: Level,
    /// Form.
    pub form: Form,
    /// State of the record.
    pub status: Status,
    /// Day from which it was moved.
    pub moved_from: Option<NaiveDate>,
    /// Ground on which it was held as it was.
    pub basis: Basis,
    /// Reference of the decision it rests on.
    pub decision: Option<Arc<str>>,
    /// Registration.
    pub registration: Option<Registration>,
    /// Officers assigned to attend.
    pub assigned: Vec<OfficerId>,
    /// Officers who attended.
    pub attended_by: Vec<OfficerId>,
    /// Attendance; of a group round, its own or the sum of its sessions when each has one.
    pub attendance: Option<Attendance>,
    /// Agenda.
    pub items: Vec<Item>,
    /// Sessions of the groups, for a group round.
    pub sessions: Vec<Session>,
    /// Reference of the minutes.
    pub minutes: Option<Arc<str>>,
    /// Reference of the resolution.
    pub resolution: Option<Arc<str>>,
    /// Comments of the upper level.
    pub feedback: Option<Feedback>,
    /// Incident.
    pub incident: Option<Arc<str>>,
    /// Whether state secrets were handled; then the items are never rendered.
    pub is_secret: bool,
    /// Published note.
    pub note: Option<Arc<str>>,
    /// Where its `ngay` stands: the place that findings name.
    pub place: Span,
}

impl Meeting {
    /// Returns what identifies it within the tree.
    #[must_use]
    pub fn key(&self) -> MeetingKey {
        MeetingKey { unit: self.unit.clone(), date: self.date, level: self.level }
    }

    /// Returns the order within a year: day, then start (none before any), then level.
    #[must_use]
    pub fn order(&self) -> (NaiveDate, Option<NaiveTime>, Level) {
        (self.date, self.start, self.level)
    }
}

/// What identifies a meeting.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct MeetingKey {
    /// Unit.
    pub unit: UnitId,
    /// Day.
    pub date: NaiveDate,
    /// Level.
    pub level: Level,
}

/// Level of a meeting (`cap`).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Level {
    /// The whole unit (`toan_the`).
    Plenary,
    /// Its committee (`cap_uy`).
    Committee,
}

impl Level {
    /// Returns the word that records use.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Plenary => "toan_the",
            Self::Committee => "cap_uy",
        }
    }
}

/// Form of a meeting (`hinh_thuc`).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Form {
    /// In person (`truc_tiep`).
    InPerson,
    /// Online for all (`truc_tuyen`).
    Online,
    /// In a room and online together (`ket_hop`).
    Hybrid,
    /// By group, in place of the whole cell (`to_dang`).
    ByGroup,
}

impl Form {
    /// All forms, in the order of the record format.
    pub const ALL: [Self; 4] = [Self::InPerson, Self::Online, Self::Hybrid, Self::ByGroup];

    /// Returns the word that records use.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::InPerson => "truc_tiep",
            Self::Online => "truc_tuyen",
            Self::Hybrid => "ket_hop",
            Self::ByGroup => "to_dang",
        }
    }

    /// Says whether it is online or hybrid.
    #[must_use]
    pub fn is_online(self) -> bool {
        matches!(self, Self::Online | Self::Hybrid)
    }

    /// Returns the form of the pilot that it needs an approval for; none for a meeting in person.
    #[must_use]
    pub fn pilot(self) -> Option<PilotForm> {
        match self {
            Self::InPerson => None,
            Self::Online | Self::Hybrid => Some(PilotForm::Online),
            Self::ByGroup => Some(PilotForm::ByGroup),
        }
    }
}

/// State of a record (`trang_thai`).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Status {
    /// Planned (`du_kien`).
    Planned,
    /// Held (`da_hop`).
    Held,
    /// Postponed, no new date yet (`hoan`).
    Postponed,
    /// Cancelled (`huy`).
    Cancelled,
}

impl Status {
    /// Returns the word that records use.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Planned => "du_kien",
            Self::Held => "da_hop",
            Self::Postponed => "hoan",
            Self::Cancelled => "huy",
        }
    }
}

/// Ground on which a meeting of the pilot rests (`can_cu`).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Basis {
    /// Special nature of the unit (`dac_thu`).
    SpecialNature,
    /// Special circumstances (`hoan_canh_dac_biet`).
    SpecialCircumstance,
}

impl Basis {
    /// Returns the word that records use.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::SpecialNature => "dac_thu",
            Self::SpecialCircumstance => "hoan_canh_dac_biet",
        }
    }
}

/// Registration of a meeting.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Registration {
    /// Day on which the unit registered.
    pub on: NaiveDate,
    /// Day on which it was compiled and reported to the standing group.
    pub compiled: Option<NaiveDate>,
}

/// Attendance, in persons. `convened = present + absent_excused + absent_unexcused`.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Attendance {
    /// Convened.
    pub convened: u32,
    /// Present.
    pub present: u32,
    /// Of those, in the room.
    pub in_person: Option<u32>,
    /// Of those, online.
    pub online: Option<u32>,
    /// Absent with reason.
    pub absent_excused: u32,
    /// Absent without reason.
    pub absent_unexcused: u32,
}

/// An item of the agenda.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Item {
    /// Subject.
    pub subject: Arc<str>,
    /// Kind.
    pub kind: KindId,
    /// Whether it was done in person, apart from the online part.
    pub is_apart: bool,
}

/// The session of one group within a group round.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Session {
    /// Name of the group.
    pub group: Arc<str>,
    /// Day.
    pub date: NaiveDate,
    /// Attendance.
    pub attendance: Option<Attendance>,
}

/// Comments of the upper level after a meeting.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Feedback {
    /// Day on which they were given.
    pub on: NaiveDate,
    /// Strengths.
    pub strengths: Vec<Arc<str>>,
    /// Limitations.
    pub limitations: Vec<Arc<str>>,
    /// Lessons.
    pub lessons: Vec<Arc<str>>,
}

impl Feedback {
    /// Says whether all three parts hold something.
    #[must_use]
    pub fn is_complete(&self) -> bool {
        !self.strengths.is_empty() && !self.limitations.is_empty() && !self.lessons.is_empty()
    }
}

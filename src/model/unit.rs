//! Units and officers.

use super::{OfficerId, Period, ReasonId, UnitId};
use crate::text::Span;
use chrono::NaiveDate;
use std::sync::Arc;

/// One unit (`don-vi/**/<id>.yaml`).
#[derive(Clone, Debug)]
pub struct Unit {
    /// Its id.
    pub id: UnitId,
    /// Full official name.
    pub name: Arc<str>,
    /// Short name, where one is given.
    pub short_name: Option<Arc<str>>,
    /// Kind.
    pub kind: UnitKind,
    /// Base organisation; always there for a subordinate cell, never for the others.
    pub parent: Option<UnitId>,
    /// Place in the official list.
    pub order: Option<i64>,
    /// Days on which the unit exists under this name; none means always.
    pub exists: Option<Period>,
    /// Unit that succeeded it.
    pub successor: Option<UnitId>,
    /// Forms of the pilot approved for it, in the order of the file.
    pub approvals: Vec<Approval>,
    /// Member counts by the day from which they hold, ascending.
    pub members: Vec<MemberCount>,
    /// Confirmations of the IT infrastructure by day, ascending.
    pub confirmations: Vec<Confirmation>,
    /// Groups of the cell, in the order of the file.
    pub groups: Vec<Group>,
    /// Officers in charge, in the order of the file.
    pub in_charge: Vec<Assignment>,
    /// Published note.
    pub note: Option<Arc<str>>,
    /// Where the record begins.
    pub place: Span,
}

impl Unit {
    /// Returns the name for tight places: the short one, else the full one.
    #[must_use]
    pub fn brief(&self) -> &Arc<str> {
        self.short_name.as_ref().unwrap_or(&self.name)
    }

    /// Returns the member count valid on `day`: the latest entry that starts on or before it, else the first one.
    #[must_use]
    pub fn members_on(&self, day: NaiveDate) -> Option<&MemberCount> {
        self.members.iter().rev().find(|count| count.from <= day).or(self.members.first())
    }

    /// Says whether the unit exists under this name on `day`.
    #[must_use]
    pub fn exists_on(&self, day: NaiveDate) -> bool {
        self.exists.is_none_or(|period| period.contains(day))
    }

    /// Returns the unit's own approval of `form` on `day`.
    #[must_use]
    pub fn approval_on(&self, form: PilotForm, day: NaiveDate) -> Option<&Approval> {
        self.approvals.iter().find(|approval| approval.form == form && approval.period.contains(day))
    }
}

/// Kind of unit (`loai`).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum UnitKind {
    /// Base-level Party organisation (`dang_bo_co_so`).
    BaseOrg,
    /// Cell directly under the upper committee (`chi_bo_co_so`).
    BaseCell,
    /// Cell under a base organisation (`chi_bo_truc_thuoc`).
    SubordinateCell,
}

impl UnitKind {
    /// All kinds, in the order of the record format.
    pub const ALL: [Self; 3] = [Self::BaseOrg, Self::BaseCell, Self::SubordinateCell];

    /// Returns the word that records use.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::BaseOrg => "dang_bo_co_so",
            Self::BaseCell => "chi_bo_co_so",
            Self::SubordinateCell => "chi_bo_truc_thuoc",
        }
    }

    /// Says whether it is a cell.
    #[must_use]
    pub fn is_cell(self) -> bool {
        self != Self::BaseOrg
    }
}

/// A form of the pilot as approvals name it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum PilotForm {
    /// Online and hybrid meetings (`truc_tuyen`).
    Online,
    /// Meetings by group (`to_dang`).
    ByGroup,
}

impl PilotForm {
    /// Returns the word that records use.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Online => "truc_tuyen",
            Self::ByGroup => "to_dang",
        }
    }
}

/// An approval of a form of the pilot for one unit.
#[derive(Clone, Debug)]
pub struct Approval {
    /// The form.
    pub form: PilotForm,
    /// Days on which it holds.
    pub period: Period,
    /// Reasons of special working conditions.
    pub reasons: Vec<ReasonId>,
    /// Where it begins.
    pub place: Span,
}

/// A member count, valid from a day until the next one begins.
#[derive(Clone, Copy, Debug)]
pub struct MemberCount {
    /// First day on which it holds.
    pub from: NaiveDate,
    /// All members.
    pub total: u32,
    /// Members with special working conditions, where known.
    pub special: Option<u32>,
    /// Members exempt from work and meetings.
    pub exempt: u32,
    /// Members suspended from meetings.
    pub suspended: u32,
}

impl MemberCount {
    /// Returns the members of whom the share of special working conditions is taken: without exempt and suspended ones.
    #[must_use]
    pub fn counted(&self) -> u32 {
        self.total.saturating_sub(self.exempt + self.suspended)
    }
}

/// A confirmation that the IT infrastructure suffices, or not.
#[derive(Clone, Debug)]
pub struct Confirmation {
    /// Day of the confirmation.
    pub on: NaiveDate,
    /// Whether it suffices.
    pub is_sufficient: bool,
    /// Note.
    pub note: Option<Arc<str>>,
}

/// A Party group inside a cell.
#[derive(Clone, Debug)]
pub struct Group {
    /// Name, unique within the cell.
    pub name: Arc<str>,
    /// Members.
    pub members: u32,
}

/// An officer in charge of a unit for a period.
#[derive(Clone, Debug)]
pub struct Assignment {
    /// The officer.
    pub officer: OfficerId,
    /// Days on which he or she is in charge.
    pub period: Period,
}

/// An officer who is assigned, follows units and attends (`can-bo.yaml`).
#[derive(Clone, Debug)]
pub struct Officer {
    /// Id.
    pub id: OfficerId,
    /// Role.
    pub role: Role,
    /// Office held.
    pub title: Arc<str>,
    /// Name; never rendered in the public profile.
    pub name: Option<Arc<str>>,
    /// Where the record begins.
    pub place: Span,
}

/// Role of an officer (`vai_tro`).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Role {
    /// Member of the standing board (`uy_vien_ban_thuong_vu`).
    StandingBoard,
    /// Member of the executive committee (`uy_vien_ban_chap_hanh`).
    ExecutiveCommittee,
    /// Specialist (`chuyen_vien`).
    Specialist,
    /// Officer of the Organisation Board (`can_bo_ban_to_chuc`).
    OrganisationBoard,
}

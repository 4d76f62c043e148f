//! The rule book: the regulations in force, and what is uncertain because one of them was left out.

use crate::model::{Cap, Known, Meeting, Period, Regulation, Unit};

/// A value that the regulations or the settings may give.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Setting<T> {
    /// The value.
    Given(T),
    /// No regulation gives it: the comparison falls away.
    Absent,
    /// A record that may give it was left out: nobody can say.
    Unknown,
}

/// The regulations in force, in the order of `quy_dinh`.
///
/// A regulation that was left out hides what the ones after it say: the first one that has a setting decides, and it
/// may have had it. When the settings of the portal were left out, nobody knows which regulations are in force.
#[derive(Debug)]
pub struct Book<'a> {
    regulations: Vec<Option<&'a Regulation>>,
    pilot: Option<Period>,
    is_known: bool,
}

impl<'a> Book<'a> {
    /// Opens the rule book of a tree.
    #[must_use]
    pub fn new(known: &'a Known) -> Self {
        let registry = &known.registry;
        let regulations = registry.portal.regulations.iter().map(|id| registry.regulations.get(id)).collect();
        Self { regulations, pilot: registry.portal.pilot, is_known: !registry.left_out.portal }
    }

    /// Returns the first value that a regulation in force gives.
    pub fn setting<T>(&self, pick: impl Fn(&'a Regulation) -> Option<T>) -> Setting<T> {
        if !self.is_known {
            return Setting::Unknown;
        }
        for regulation in &self.regulations {
            let Some(regulation) = regulation else { return Setting::Unknown };
            if let Some(value) = pick(regulation) {
                return Setting::Given(value);
            }
        }
        Setting::Absent
    }

    /// Returns the days of the pilot.
    #[must_use]
    pub fn pilot(&self) -> Setting<Period> {
        match self.pilot {
            Some(pilot) if self.is_known => Setting::Given(pilot),
            _ => Setting::Unknown,
        }
    }

    /// Says whether every regulation in force could be read.
    #[must_use]
    pub fn is_complete(&self) -> bool {
        self.is_known && self.regulations.iter().all(Option::is_some)
    }

    /// Returns the regulations in force that could be read; none when nobody knows which are in force.
    pub fn regulations(&self) -> impl Iterator<Item = &'a Regulation> {
        self.regulations.iter().filter(|_| self.is_known).filter_map(|regulation| *regulation)
    }

    /// Returns the caps that `unit` has, each with its place in the order of the regulations.
    pub fn caps_of(&self, unit: &Unit) -> impl Iterator<Item = (usize, &'a Cap)> {
        let kind = unit.kind;
        self.regulations()
            .flat_map(|regulation| &regulation.caps)
            .enumerate()
            .filter(move |(_, cap)| cap.applies_to.contains(&kind))
    }

    /// Says whether `meeting` may use a cap of a regulation that was left out: one of the pilot, under the special
    /// nature of the unit.
    #[must_use]
    pub fn may_hide_cap_for(&self, meeting: &Meeting) -> bool {
        !self.is_complete() && meeting.form.pilot().is_some() && meeting.basis == crate::model::Basis::SpecialNature
    }
}

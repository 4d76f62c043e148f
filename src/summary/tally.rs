//! What one meeting adds to the sums, and how sums are added.

use super::{AttendanceSum, Tally};
use crate::model::{Attendance, Basis, Feedback, Form, Known, Meeting, Standing};
use std::iter::Sum;
use std::ops::{Add, AddAssign};

impl Tally {
    /// Returns what `meeting` adds.
    #[must_use]
    pub fn of(known: &Known, meeting: &Meeting) -> Self {
        let mut tally = Self::default();
        match known.standing(meeting) {
            Standing::Held => tally.count_held(meeting),
            Standing::HeldLater => {}
            Standing::Stale | Standing::Today | Standing::Ahead => tally.planned = 1,
            Standing::Postponed => tally.postponed = 1,
            Standing::Cancelled => tally.cancelled = 1,
        }
        tally
    }

    fn count_held(&mut self, meeting: &Meeting) {
        self.held = Form::ALL.map(|form| u32::from(form == meeting.form));
        self.special = u32::from(meeting.basis == Basis::SpecialCircumstance);
        self.attendance = meeting.attendance.as_ref().map(AttendanceSum::of).unwrap_or_default();
        self.attended_by_officer = u32::from(!meeting.attended_by.is_empty());
        self.with_feedback = u32::from(meeting.feedback.is_some());
        self.with_complete_feedback = u32::from(meeting.feedback.as_ref().is_some_and(Feedback::is_complete));
        self.with_minutes = u32::from(meeting.minutes.is_some());
    }

    /// Returns the meetings held, of every form.
    #[must_use]
    pub fn held_in_all(&self) -> u32 {
        self.held.iter().sum()
    }

    /// Returns the meetings held online or hybrid.
    #[must_use]
    pub fn held_online(&self) -> u32 {
        self.held_as(Form::Online) + self.held_as(Form::Hybrid)
    }

    /// Returns the meetings held in `form`.
    #[must_use]
    pub fn held_as(&self, form: Form) -> u32 {
        Form::ALL.iter().zip(self.held).filter(|(one, _)| **one == form).map(|(_, held)| held).sum()
    }
}

impl AttendanceSum {
    fn of(attendance: &Attendance) -> Self {
        Self {
            convened: attendance.convened.into(),
            present: attendance.present.into(),
            in_person: attendance.in_person.unwrap_or(0).into(),
            online: attendance.online.unwrap_or(0).into(),
            absent_excused: attendance.absent_excused.into(),
            absent_unexcused: attendance.absent_unexcused.into(),
        }
    }

    /// Returns present of convened in tenths of a per cent; none when nobody was convened.
    #[must_use]
    pub fn rate_tenths(&self) -> Option<u32> {
        crate::lang::number::rate_tenths(self.present, self.convened)
    }
}

impl AddAssign for Tally {
    fn add_assign(&mut self, other: Self) {
        for (mine, theirs) in self.held.iter_mut().zip(other.held) {
            *mine += theirs;
        }
        self.special += other.special;
        self.planned += other.planned;
        self.postponed += other.postponed;
        self.cancelled += other.cancelled;
        self.attendance += other.attendance;
        self.attended_by_officer += other.attended_by_officer;
        self.with_feedback += other.with_feedback;
        self.with_complete_feedback += other.with_complete_feedback;
        self.with_minutes += other.with_minutes;
    }
}

impl AddAssign for AttendanceSum {
    fn add_assign(&mut self, other: Self) {
        self.convened += other.convened;
        self.present += other.present;
        self.in_person += other.in_person;
        self.online += other.online;
        self.absent_excused += other.absent_excused;
        self.absent_unexcused += other.absent_unexcused;
    }
}

impl Add for Tally {
    type Output = Self;

    fn add(mut self, other: Self) -> Self {
        self += other;
        self
    }
}

impl Sum for Tally {
    fn sum<I: Iterator<Item = Self>>(parts: I) -> Self {
        parts.fold(Self::default(), Add::add)
    }
}

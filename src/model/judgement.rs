//! What judging gives: rules by id, verdicts and findings, as facts without words.

use super::{Form, Level, OfficerId, PilotForm, QuotaId, UnitId};
use crate::diag::Severity;
use crate::text::Span;
use chrono::NaiveDate;
use std::sync::Arc;

macro_rules! rules {
    ($($id:ident = $code:literal),+ $(,)?) => {
        /// A rule of the pilot. The order is that of the codes by their letters (ATT-01 first).
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum RuleId {
            $(
                #[doc = concat!("Rule ", $code, ".")]
                $id,
            )+
        }

        impl RuleId {
            /// All rules, by the letters of their codes.
            pub const ALL: &'static [Self] = &[$(Self::$id),+];

            /// Returns the code, e.g. `CAP-01`.
            #[must_use]
            pub fn as_str(self) -> &'static str {
                match self {
                    $(Self::$id => $code,)+
                }
            }
        }
    };
}

rules! {
    OfficerAssigned = "ATT-01",
    OfficerAttended = "ATT-02",
    NoOfficerTwiceAtOnce = "ATT-03",
    OfficersInCharge = "ATT-04",
    HeldWithinCap = "CAP-01",
    PlannedWithinCap = "CAP-02",
    SpecialCircumstanceDecided = "CAP-03",
    NoForbiddenItem = "CON-01",
    NoStateSecretOnline = "CON-02",
    ShareOfSpecialConditions = "ELI-01",
    MembersForGroups = "ELI-02",
    GroupsAddUp = "ELI-03",
    FormApproved = "ELI-04",
    InfrastructureConfirmed = "ELI-05",
    FormMatchesAttendance = "ELI-06",
    FeedbackInTime = "FBK-01",
    FeedbackComplete = "FBK-02",
    MinutesKept = "MIN-01",
    AttendanceReached = "MIN-02",
    PlanSettled = "REC-01",
    RegisteredInTime = "REG-01",
    CompiledInTime = "REG-02",
    AnnualEvaluationIssued = "REV-01",
    FinalReviewIssued = "REV-02",
}

impl RuleId {
    /// Returns the rule with that code.
    #[must_use]
    pub fn parse(code: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|rule| rule.as_str() == code)
    }

    /// Returns the letters before the hyphen, which name its family.
    #[must_use]
    pub fn family(self) -> &'static str {
        &self.as_str()[..3]
    }
}

/// A finding: a unit did not keep a rule.
#[derive(Clone, Debug, Hash)]
pub struct Finding {
    /// The rule.
    pub rule: RuleId,
    /// Its weight.
    pub severity: Severity,
    /// The unit; none where the finding concerns the publishing body.
    pub unit: Option<UnitId>,
    /// Year to which it belongs.
    pub year: i32,
    /// The meeting, where there is one.
    pub meeting: Option<(NaiveDate, Level)>,
    /// The cap, where there is one.
    pub quota: Option<QuotaId>,
    /// The record it rests on.
    pub place: Span,
    /// What is wrong.
    pub detail: Detail,
}

/// A verdict of one rule on one unit and year.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Verdict {
    /// The rule.
    pub rule: RuleId,
    /// The unit; none for the publishing body.
    pub unit: Option<UnitId>,
    /// The year.
    pub year: i32,
    /// The verdict itself.
    pub kind: VerdictKind,
}

/// Kinds of verdict. A rule without candidates gives none.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum VerdictKind {
    /// Met (`dat`).
    Met,
    /// Missed (`khong_dat`).
    Missed,
    /// Cannot say: a count or a record is missing (`chua_du_du_lieu`).
    CannotSay,
    /// Not yet due; the last day that is still in time (`chua_den_han`).
    NotYetDue {
        /// The last day in time.
        by: NaiveDate,
    },
}

impl VerdictKind {
    /// Returns the word that machine-readable output uses.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Met => "dat",
            Self::Missed => "khong_dat",
            Self::CannotSay => "chua_du_du_lieu",
            Self::NotYetDue { .. } => "chua_den_han",
        }
    }
}

/// What a finding says, as facts; `lang` words it.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Detail {
    /// CAP-01: the `nth` held meeting that uses a cap of `most`.
    BeyondCap {
        /// Place among the meetings that use the cap.
        nth: u32,
        /// The cap.
        most: u32,
    },
    /// CAP-02: with the planned ones it would be the `nth` of a cap of `most`.
    PlannedBeyondCap {
        /// Place among held and planned ones.
        nth: u32,
        /// The cap.
        most: u32,
    },
    /// CAP-03: no decision named.
    NoDecision,
    /// ELI-01: share of special conditions too small.
    ShareTooSmall {
        /// Members with special conditions.
        special: u32,
        /// Members counted.
        counted: u32,
        /// Base organisation whose count decided, if it was not the unit's own.
        decided_by: Option<UnitId>,
    },
    /// ELI-01, ELI-02: the count is missing.
    CountMissing {
        /// Base organisation whose count would decide, if it is not the unit's own.
        decided_by: Option<UnitId>,
    },
    /// ELI-02: too few members.
    TooFewMembers {
        /// Members on the day.
        members: u32,
        /// The threshold.
        threshold: u32,
    },
    /// ELI-03: too few groups, sizes that do not add up, or both.
    GroupsDoNotFit {
        /// Groups recorded.
        groups: u32,
        /// Least number, where the regulation gives one and it is not reached.
        least: Option<u32>,
        /// Sum of the groups and member count, where they differ.
        sums: Option<(u32, u32)>,
    },
    /// ELI-04: not approved for the form, outside the regulation's force, or outside the pilot.
    NotApproved {
        /// Form that needed an approval and had none.
        form: Option<PilotForm>,
        /// No regulation was in force.
        is_out_of_force: bool,
        /// The day lies before the pilot.
        is_before_pilot: bool,
        /// The day lies after the pilot.
        is_after_pilot: bool,
    },
    /// ELI-05: no confirmation at all on or before the first online meeting.
    NoConfirmation,
    /// ELI-05: the latest confirmation says that the infrastructure does not suffice.
    NotSufficient {
        /// Its day.
        on: NaiveDate,
    },
    /// ELI-05: the latest confirmation is too old.
    ConfirmationTooOld {
        /// Its day.
        on: NaiveDate,
        /// Months for which it holds.
        months: u32,
    },
    /// ELI-06: the form is not what the attendance shows.
    FormDoesNotMatch {
        /// Form recorded.
        form: Form,
        /// In the room.
        in_person: u32,
        /// Online.
        online: u32,
    },
    /// REG-01: held and not registered.
    NotRegistered,
    /// REG-01: registered after the day.
    RegisteredAfter {
        /// Day of registration.
        on: NaiveDate,
    },
    /// REG-01: registered on the day or too few days before.
    RegisteredLate {
        /// Day of registration.
        on: NaiveDate,
        /// Days before the meeting.
        days: u32,
        /// Days demanded, where the regulation says so.
        demanded: Option<u32>,
    },
    /// REG-01: planned soon and not registered.
    PlannedNotRegistered {
        /// Last day in time.
        by: NaiveDate,
    },
    /// REG-02: not compiled.
    NotCompiled,
    /// REG-02: compiled after the day.
    CompiledLate {
        /// Day of compilation.
        on: NaiveDate,
    },
    /// ATT-01: held and nobody was assigned.
    NobodyAssigned,
    /// ATT-01: planned soon and nobody is assigned.
    PlannedNobodyAssigned,
    /// ATT-02: no officer of the upper level attended.
    NobodyAttended,
    /// ATT-03: an officer is assigned to two meetings at once.
    OfficerTwice {
        /// The officer.
        officer: OfficerId,
        /// Unit of the earlier meeting.
        other_unit: UnitId,
        /// Level of the earlier meeting.
        other_level: Level,
    },
    /// ATT-04: days without an officer of the committee in charge.
    NoCommitteeOfficer {
        /// First day without in that year.
        first: NaiveDate,
        /// Number of days without in that year.
        days: u32,
    },
    /// ATT-04: days without a specialist in charge.
    NoSpecialist {
        /// First day without in that year.
        first: NaiveDate,
        /// Number of days without in that year.
        days: u32,
    },
    /// FBK-01: no comments and the last day has passed.
    NoFeedback {
        /// The last day in time.
        by: NaiveDate,
    },
    /// FBK-01: comments given late.
    FeedbackLate {
        /// Day on which they were given.
        on: NaiveDate,
        /// The last day in time.
        by: NaiveDate,
    },
    /// FBK-02: a part of the comments is empty.
    FeedbackPartEmpty {
        /// Which part.
        part: FeedbackPart,
    },
    /// CON-01: an item of a kind that is not allowed.
    ForbiddenItem {
        /// Name of the kind.
        kind: Arc<str>,
        /// Whether the list was checked against the paper.
        is_checked: bool,
    },
    /// CON-02: state secrets handled online.
    StateSecret,
    /// MIN-01: no minutes.
    NoMinutes,
    /// MIN-02: attendance too low.
    AttendanceTooLow {
        /// Present.
        present: u32,
        /// Convened.
        convened: u32,
        /// Per cent demanded.
        demanded: u32,
    },
    /// REC-01: still planned after its day.
    StillPlanned,
    /// REV-01: no annual evaluation and the last day has passed.
    NoAnnualEvaluation {
        /// The last day in time.
        by: NaiveDate,
    },
    /// REV-01: annual evaluation issued late.
    AnnualEvaluationLate {
        /// Day of issue.
        on: NaiveDate,
        /// The last day in time.
        by: NaiveDate,
    },
    /// REV-02: no final review and its days have passed.
    NoFinalReview {
        /// The last day in time.
        by: NaiveDate,
    },
    /// REV-02: a final review outside its days.
    FinalReviewOutside {
        /// Day of issue.
        on: NaiveDate,
        /// First day in time.
        from: NaiveDate,
        /// Last day in time.
        by: NaiveDate,
    },
}

/// A part of the comments.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum FeedbackPart {
    /// Strengths.
    Strengths,
    /// Limitations.
    Limitations,
    /// Lessons.
    Lessons,
}

//! Findings in English.
//!
//! One exhaustive match, so that a detail without words does not compile; hence the length of the function.

use crate::lang::date::iso;
use crate::lang::finding::Scene;
use crate::lang::number::rate_tenths;
use crate::lang::words::as_sentence;
use crate::model::{Comparison, Detail, FeedbackPart, Form, Level, PilotForm, RuleId, Status};
use chrono::NaiveDate;

/// Words a finding in English.
pub(in crate::lang) fn finding(scene: &Scene<'_>) -> String {
    as_sentence(&sentence(scene))
}

fn sentence(scene: &Scene<'_>) -> String {
    let it = subject(scene);
    let year = scene.finding.year;
    match &scene.finding.detail {
        Detail::BeyondCap { nth, most } => {
            format!("{it} is number {nth} of {year} under the cap “{}”, beyond its limit of {most}", scene.cap())
        }
        Detail::PlannedBeyondCap { nth, most } => {
            format!("{it} would be number {nth} of {year} under the cap “{}”, beyond its limit of {most}", scene.cap())
        }
        Detail::NoDecision => format!("{it} was held under special circumstances without naming a decision"),
        Detail::ShareTooSmall { special, counted, decided_by } => {
            let whose = decided_by.as_ref().map_or(String::new(), |id| format!(" of {}", scene.unit_name(id)));
            let share = share(*special, *counted);
            format!("{it}: {share} members{whose} have special working conditions, {} needed", special_share(scene))
        }
        Detail::CountMissing { decided_by } => {
            let whose = decided_by.as_ref().map_or(String::new(), |id| format!(" of {}", scene.unit_name(id)));
            let count = missing_count(scene.finding.rule);
            format!("{it}: {count}{whose} is not recorded, so nothing can be said")
        }
        Detail::TooFewMembers { members, threshold } => {
            let comparison = scene.registry.setting(|regulation| regulation.group_threshold);
            let needed = above(comparison.map_or(Comparison::Above, |it| it.comparison), &threshold.to_string());
            format!("{it}: the unit has {members} members, {needed} needed to meet by group")
        }
        Detail::GroupsDoNotFit { groups, least, sums } => {
            let too_few = least.map(|least| format!("at least {least} groups needed, there are {groups}"));
            let sums =
                sums.map(|(sum, members)| format!("the groups have {sum} members together, the cell has {members}"));
            format!("{it}: {}", [too_few, sums].into_iter().flatten().collect::<Vec<_>>().join("; "))
        }
        Detail::NotApproved { form, is_out_of_force, is_before_pilot, is_after_pilot } => {
            let faults = [
                form.map(|form| format!("the unit had no approval to meet {}", pilot_form(form))),
                is_out_of_force.then(|| "no regulation was in force".to_owned()),
                is_before_pilot.then(|| "the pilot had not begun".to_owned()),
                is_after_pilot.then(|| "the pilot had ended".to_owned()),
            ];
            format!("{it}: on that day {}", faults.into_iter().flatten().collect::<Vec<_>>().join(", "))
        }
        Detail::NoConfirmation => {
            format!("{it}: the IT infrastructure was not confirmed by the year's first online meeting")
        }
        Detail::NotSufficient { on } => {
            format!("{it}: the latest confirmation, of {}, says that the IT infrastructure does not suffice", iso(*on))
        }
        Detail::ConfirmationTooOld { on, months } => {
            format!(
                "{it}: the confirmation of the IT infrastructure of {} is older than {}",
                iso(*on),
                count(*months, "month")
            )
        }
        Detail::FormDoesNotMatch { form, in_person, online } => {
            format!("{it} is recorded as {}, but {in_person} were in the room and {online} online", form_word(*form))
        }
        Detail::NotRegistered => format!("{it} was not registered"),
        Detail::RegisteredAfter { on } => format!("{it} was registered on {}, after it took place", iso(*on)),
        Detail::RegisteredLate { on, days, demanded } => registered_late(&it, *on, *days, *demanded),
        Detail::PlannedNotRegistered { by } => format!("{it} is not registered, due by {}", iso(*by)),
        Detail::NotCompiled => format!("{it} was registered but not compiled and reported"),
        Detail::CompiledLate { on } => format!("{it} was compiled and reported on {}, after it took place", iso(*on)),
        Detail::NobodyAssigned => format!("{it} had no officer assigned"),
        Detail::PlannedNobodyAssigned => format!("{it} has no officer assigned"),
        Detail::NobodyAttended => format!("{it} was attended by no officer of the upper level"),
        Detail::OfficerTwice { officer, other_unit, other_level } => {
            let committee = if *other_level == Level::Committee { " (committee)" } else { "" };
            let other = scene.unit_name(other_unit);
            format!(
                "{} is assigned at the same time to {it} and to a meeting of {other}{committee}",
                scene.office(officer)
            )
        }
        Detail::NoCommitteeOfficer { first, days } => {
            format!(
                "{year} has {} without a committee member in charge, the first on {}",
                count(*days, "day"),
                iso(*first)
            )
        }
        Detail::NoSpecialist { first, days } => {
            format!("{year} has {} without a specialist in charge, the first on {}", count(*days, "day"), iso(*first))
        }
        Detail::NoFeedback { by } => format!("{it} got no comments, due by {}", iso(*by)),
        Detail::FeedbackLate { on, by } => {
            format!("the comments on {it} are {} late: due by {}, given on {}", late_by(*on, *by), iso(*by), iso(*on))
        }
        Detail::FeedbackPartEmpty { part } => format!("the comments on {it} name no {}", part_word(*part)),
        Detail::ForbiddenItem { kind, is_checked } => {
            let note = if *is_checked { "" } else { " (the list was not checked against the paper)" };
            format!("{it} has an item of the kind “{kind}”, which is not allowed in this form{note}")
        }
        Detail::StateSecret => format!("{it} handled state secrets"),
        Detail::NoMinutes => format!("{it} has no minutes"),
        Detail::AttendanceTooLow { present, convened, demanded } => {
            format!("{it} was attended by {}, below {demanded}%", share(*present, *convened))
        }
        Detail::StillPlanned => format!("{it} has passed and is still recorded as planned"),
        Detail::NoAnnualEvaluation { by } => format!("the evaluation of {year} was not issued by {}", iso(*by)),
        Detail::AnnualEvaluationLate { on, by } => {
            format!("the evaluation of {year} was issued on {}, {} after {}", iso(*on), late_by(*on, *by), iso(*by))
        }
        Detail::NoFinalReview { by } => format!("the final review was not issued by {}", iso(*by)),
        Detail::FinalReviewOutside { on, from, by } => {
            format!("the final review was issued on {}, outside {} to {}", iso(*on), iso(*from), iso(*by))
        }
    }
}

/// Returns what the sentence is about: `the online meeting of 2025-05-20`.
fn subject(scene: &Scene<'_>) -> String {
    let Some((date, _)) = scene.finding.meeting else { return String::new() };
    let committee = if scene.is_of_committee() { "committee " } else { "" };
    let Some(meeting) = scene.meeting() else { return format!("the {committee}meeting of {}", iso(date)) };
    let planned = if meeting.status == Status::Planned { "planned " } else { "" };
    let what = match meeting.form {
        Form::InPerson => format!("{committee}meeting in person"),
        Form::Online => format!("online {committee}meeting"),
        Form::Hybrid => format!("hybrid {committee}meeting"),
        Form::ByGroup => "group round".to_owned(),
    };
    format!("the {planned}{what} of {}", iso(date))
}

fn share(part: u32, whole: u32) -> String {
    match rate_tenths(u64::from(part), u64::from(whole)) {
        Some(tenths) => format!("{part} of {whole} ({}.{}%)", tenths / 10, tenths % 10),
        None => format!("{part} of {whole}"),
    }
}

fn special_share(scene: &Scene<'_>) -> String {
    scene.registry.setting(|regulation| regulation.special_share).map_or_else(
        || "more".to_owned(),
        |ratio| above(ratio.comparison, &format!("{}/{}", ratio.numerator, ratio.denominator)),
    )
}

fn above(comparison: Comparison, value: &str) -> String {
    match comparison {
        Comparison::Above => format!("more than {value}"),
        Comparison::AtLeast => format!("at least {value}"),
    }
}

fn missing_count(rule: RuleId) -> &'static str {
    if rule == RuleId::ShareOfSpecialConditions {
        "the number of members with special working conditions"
    } else {
        "the member count"
    }
}

fn pilot_form(form: PilotForm) -> &'static str {
    match form {
        PilotForm::Online => "online",
        PilotForm::ByGroup => "by group",
    }
}

fn form_word(form: Form) -> &'static str {
    match form {
        Form::InPerson => "in person",
        Form::Online => "online",
        Form::Hybrid => "hybrid",
        Form::ByGroup => "by group",
    }
}

fn part_word(part: FeedbackPart) -> &'static str {
    match part {
        FeedbackPart::Strengths => "strengths",
        FeedbackPart::Limitations => "limitations",
        FeedbackPart::Lessons => "lessons",
    }
}

fn registered_late(it: &str, on: NaiveDate, days: u32, demanded: Option<u32>) -> String {
    let needed = match demanded {
        Some(least @ 1..) => format!("at least {} before needed", count(least, "day")),
        Some(0) | None => "an earlier day needed".to_owned(),
    };
    match days {
        0 => format!("{it} was registered on the day itself, {needed}"),
        _ => format!("{it} was registered only {} before, on {}, {needed}", count(days, "day"), iso(on)),
    }
}

fn count(number: u32, noun: &str) -> String {
    let ending = if number == 1 { "" } else { "s" };
    format!("{number} {noun}{ending}")
}

fn late_by(on: NaiveDate, by: NaiveDate) -> String {
    count(u32::try_from((on - by).num_days()).unwrap_or(0), "day")
}

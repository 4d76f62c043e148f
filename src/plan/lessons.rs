//! Strengths, limitations and lessons, gathered from the comments on all meetings by topic, unit, year and form.
//!
//! One page while that is readable; beyond [`MOST_ON_ONE_PAGE`] entries it lists the units, each with a page of its own.

use super::parts::UnitRef;
use super::{Frame, Here, Scene, View, address};
use crate::lang::sentence::{self, Gathered, Lessons};
use crate::lang::topic::{self, TOPICS};
use crate::lang::{date, fold, words};
use crate::model::{Feedback, FeedbackPart, Form, Level, Meeting, Unit, UnitId};
use chrono::Datelike;
use serde::Serialize;
use std::sync::Arc;

/// Entries beyond which each unit has a page of its own: about 60 kB of compressed page.
const MOST_ON_ONE_PAGE: usize = 800;

/// The parts of comments, in the order in which a reader of reports wants them.
const PARTS: [FeedbackPart; 3] = [FeedbackPart::Strengths, FeedbackPart::Limitations, FeedbackPart::Lessons];

/// Entries, folded, that only say that there is nothing.
const TRIVIAL: &[&str] = &[
    "",
    "chua co",
    "chua co gi",
    "chua thay",
    "chua phat hien",
    "khong",
    "khong co",
    "khong co gi",
    "khong co gi dac biet",
    "khong co han che",
    "khong co kinh nghiem",
    "khong co uu diem",
    "khong co y kien",
    "khong ghi nhan",
    "khong phat sinh",
];

/// What the pages of lessons show.
#[derive(Serialize)]
pub struct LessonsView {
    /// Heading.
    pub title: String,
    /// The answer, in a sentence.
    pub lead: String,
    /// How many entries are counted only.
    pub trivial: Option<String>,
    /// The unit, on a page of its own.
    pub unit: Option<UnitRef>,
    /// Whether the entries are on pages of the units.
    pub is_split: bool,
    /// The topics that occur, in the order of all topics.
    pub topics: Vec<TopicRow>,
    /// The units that have comments, in official order.
    pub units: Vec<UnitLessons>,
    /// Years that occur, newest first, for the filter.
    pub years: Vec<i32>,
    /// Forms that occur, for the filter: value and words.
    pub forms: Vec<(&'static str, &'static str)>,
}

/// A topic with the number of its entries.
#[derive(Serialize)]
pub struct TopicRow {
    /// Key, for the filter.
    pub key: &'static str,
    /// Name.
    pub name: &'static str,
    /// Strengths, limitations and lessons about it.
    pub counts: [usize; 3],
}

/// The entries of one unit.
#[derive(Serialize)]
pub struct UnitLessons {
    /// The unit.
    pub unit: UnitRef,
    /// Its id, for filters and the anchor.
    pub id: String,
    /// Where its entries are.
    pub href: String,
    /// Meetings with comments.
    pub meetings: usize,
    /// Strengths, limitations and lessons.
    pub counts: [usize; 3],
    /// The entries by year, newest first, and form.
    pub groups: Vec<LessonGroup>,
}

/// The entries of a year and form.
#[derive(Serialize)]
pub struct LessonGroup {
    /// "Năm 2025, kết hợp".
    pub label: String,
    /// The year, for filters.
    pub year: i32,
    /// The form, for filters.
    pub form: &'static str,
    /// The entries: newest meeting first, then by part.
    pub entries: Vec<Lesson>,
}

/// One entry.
#[derive(Serialize)]
pub struct Lesson {
    /// Part, for filters.
    pub part_key: &'static str,
    /// Part in words.
    pub part: &'static str,
    /// Topics, for filters: keys parted by spaces.
    pub topics: String,
    /// The entry as written.
    pub text: String,
    /// Day of the meeting, for machines.
    pub iso: String,
    /// The same for people.
    pub day: String,
    /// Whether the meeting was one of the committee.
    pub is_committee: bool,
    /// Page of the meeting.
    pub href: String,
}

/// Says whether each unit has a page of lessons of its own.
pub(super) fn is_split(scene: &Scene<'_>) -> bool {
    let registry = &scene.facts.known.registry;
    registry.all_meetings().filter_map(|meeting| meeting.feedback.as_ref()).map(size).sum::<usize>() > MOST_ON_ONE_PAGE
}

/// Says whether `unit` has comments.
pub(super) fn has_any(scene: &Scene<'_>, unit: &UnitId) -> bool {
    let years = scene.facts.known.registry.meetings.get(unit);
    years.is_some_and(|years| years.values().flatten().any(|meeting| meeting.feedback.is_some()))
}

/// Makes the page of all lessons.
pub fn view(scene: &Scene<'_>, here: &Here) -> (Frame, View) {
    let is_split = is_split(scene);
    let mut sum = Gathered::default();
    let mut topics = TopicCounts::default();
    let mut units = Vec::new();
    for unit in scene.facts.known.registry.units_in_order() {
        let (lessons, gathered) = gather(scene, here, unit, (is_split, &mut topics));
        if gathered.meetings > 0 {
            add(&mut sum, &gathered);
            units.push(lessons);
        }
    }
    let (years, forms) = choices(&units);
    let view = LessonsView {
        title: "Kinh nghiệm".to_owned(),
        lead: lead(&sum),
        trivial: sentence::trivial_entries(&sum),
        topics: topic_rows(&topics),
        unit: None,
        is_split,
        units,
        years,
        forms,
    };
    let frame = Frame::new(here, "kinh-nghiem", "Kinh nghiệm rút ra từ góp ý")
        .tables()
        .section_page()
        .crumbs(here, &[], "Kinh nghiệm")
        .sources(scene, &["sinh-hoat/"])
        .left_out(sentence::meetings_left_out(scene.facts.known.registry.left_out.meetings.values().sum()));
    (frame, View::Lessons(view))
}

/// Makes the page of one unit's lessons; none where there is no such unit.
pub fn of_unit(scene: &Scene<'_>, here: &Here, id: &UnitId) -> Option<(Frame, View)> {
    let unit = scene.unit(id)?;
    let mut topics = TopicCounts::default();
    let (lessons, gathered) = gather(scene, here, unit, (false, &mut topics));
    let units = vec![lessons];
    let (years, forms) = choices(&units);
    let view = LessonsView {
        title: "Kinh nghiệm của đơn vị".to_owned(),
        lead: lead(&gathered),
        trivial: sentence::trivial_entries(&gathered),
        topics: topic_rows(&topics),
        unit: Some(UnitRef::new(here, unit)),
        is_split: false,
        units,
        years,
        forms,
    };
    let frame = Frame::new(here, "kinh-nghiem", &format!("Kinh nghiệm – {}", unit.brief()))
        .tables()
        .crumbs(here, &[("Kinh nghiệm", address::LESSONS)], unit.brief())
        .sources(scene, &["sinh-hoat/"]);
    Some((frame, View::Lessons(view)))
}

fn lead(gathered: &Gathered) -> String {
    let comments = gathered.entries.iter().sum();
    let lead = sentence::lessons_lead(Lessons { comments, meetings: gathered.meetings, units: gathered.units });
    let parts = sentence::lesson_parts(gathered).map(|parts| format!(" {parts}")).unwrap_or_default();
    lead + &parts
}

/// Returns the entries of `unit`, and how many they are; without the entries themselves where they are elsewhere.
fn gather(
    scene: &Scene<'_>,
    here: &Here,
    unit: &Unit,
    (is_elsewhere, topics): (bool, &mut TopicCounts),
) -> (UnitLessons, Gathered) {
    let mut gathered = Gathered { units: 1, ..Gathered::default() };
    let mut groups: Vec<LessonGroup> = Vec::new();
    let mut meetings: Vec<(&Meeting, &Feedback)> = commented(scene, &unit.id).collect();
    meetings.sort_by_key(|(meeting, _)| {
        (std::cmp::Reverse(meeting.date.year()), meeting.form, std::cmp::Reverse(meeting.order()))
    });
    for (meeting, feedback) in meetings {
        gathered.meetings += 1;
        let entries = entries(feedback, topics, &mut gathered);
        if entries.is_empty() || is_elsewhere {
            continue;
        }
        let lessons = entries.into_iter().map(|entry| lesson(here, meeting, entry));
        let (year, form) = (meeting.date.year(), meeting.form.as_str());
        match groups.last_mut().filter(|group| group.year == year && group.form == form) {
            Some(group) => group.entries.extend(lessons),
            None => {
                groups.push(LessonGroup { label: label(year, meeting.form), year, form, entries: lessons.collect() })
            }
        }
    }
    let href = if is_elsewhere { here.to(&address::lessons_of(&unit.id)) } else { format!("#dv-{}", unit.id) };
    let lessons = UnitLessons {
        unit: UnitRef::new(here, unit),
        id: unit.id.to_string(),
        href,
        meetings: gathered.meetings,
        counts: gathered.entries,
        groups,
    };
    (lessons, gathered)
}

fn commented<'a>(scene: &Scene<'a>, unit: &UnitId) -> impl Iterator<Item = (&'a Meeting, &'a Feedback)> + use<'a> {
    let years = scene.facts.known.registry.meetings.get(unit);
    let meetings = years.into_iter().flat_map(|years| years.values().flatten());
    meetings.filter_map(|meeting| Some((meeting, meeting.feedback.as_ref()?)))
}

fn label(year: i32, form: Form) -> String {
    format!("Năm {year}, {}", words::in_sentence(words::form(form)))
}

/// An entry that says something: its part, its words and its topics.
type Entry<'a> = (FeedbackPart, &'a str, Vec<usize>);

/// Returns the entries of one meeting that say something, and counts all of them.
fn entries<'a>(feedback: &'a Feedback, topics: &mut TopicCounts, gathered: &mut Gathered) -> Vec<Entry<'a>> {
    let mut entries = Vec::new();
    for (at, part) in PARTS.into_iter().enumerate() {
        for text in texts(feedback, part) {
            if is_trivial(text) {
                gathered.trivial[at] += 1;
                continue;
            }
            gathered.entries[at] += 1;
            let about = topic::topics_of(text);
            about.iter().for_each(|topic| topics[*topic][at] += 1);
            entries.push((part, &**text, about));
        }
    }
    entries
}

fn lesson(here: &Here, meeting: &Meeting, (part, text, topics): Entry<'_>) -> Lesson {
    let topics: Vec<&str> = topics.into_iter().map(|topic| TOPICS[topic].key).collect();
    Lesson {
        part_key: key(part),
        part: words::feedback_part(part),
        topics: topics.join(" "),
        text: text.to_owned(),
        iso: date::iso(meeting.date),
        day: date::short(meeting.date),
        is_committee: meeting.level == Level::Committee,
        href: here.to(&address::meeting(meeting)),
    }
}

fn texts(feedback: &Feedback, part: FeedbackPart) -> &[Arc<str>] {
    match part {
        FeedbackPart::Strengths => &feedback.strengths,
        FeedbackPart::Limitations => &feedback.limitations,
        FeedbackPart::Lessons => &feedback.lessons,
    }
}

fn size(feedback: &Feedback) -> usize {
    PARTS.into_iter().map(|part| texts(feedback, part).len()).sum()
}

fn key(part: FeedbackPart) -> &'static str {
    match part {
        FeedbackPart::Strengths => "uu_diem",
        FeedbackPart::Limitations => "han_che",
        FeedbackPart::Lessons => "kinh_nghiem",
    }
}

/// Strengths, limitations and lessons by topic.
type TopicCounts = [[usize; 3]; TOPICS.len()];

fn topic_rows(counts: &TopicCounts) -> Vec<TopicRow> {
    let rows = TOPICS.iter().zip(counts).filter(|(_, counts)| counts.iter().sum::<usize>() > 0);
    rows.map(|(topic, counts)| TopicRow { key: topic.key, name: topic.name, counts: *counts }).collect()
}

/// Says whether an entry only says that there is nothing.
fn is_trivial(text: &str) -> bool {
    let mut words = String::new();
    for sign in fold::folded(text) {
        if sign.is_alphanumeric() {
            words.push(sign);
        } else if !words.is_empty() && !words.ends_with(' ') {
            words.push(' ');
        }
        // Most entries are known by their first letters; the others need not be folded to their end either.
        if !TRIVIAL.iter().any(|trivial| trivial.starts_with(words.trim_end())) {
            return false;
        }
    }
    TRIVIAL.contains(&words.trim_end())
}

fn add(sum: &mut Gathered, one: &Gathered) {
    sum.meetings += one.meetings;
    sum.units += one.units;
    for at in 0..PARTS.len() {
        sum.entries[at] += one.entries[at];
        sum.trivial[at] += one.trivial[at];
    }
}

/// Returns the years, newest first, and the forms that occur.
fn choices(units: &[UnitLessons]) -> (Vec<i32>, Vec<(&'static str, &'static str)>) {
    let groups = || units.iter().flat_map(|unit| &unit.groups);
    let years: std::collections::BTreeSet<i32> = groups().map(|group| group.year).collect();
    let forms = Form::ALL.into_iter().filter(|form| groups().any(|group| group.form == form.as_str()));
    (years.into_iter().rev().collect(), forms.map(|form| (form.as_str(), words::form(form))).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn entries_that_say_nothing_are_known_whatever_their_spelling() {
        for text in ["không có", "Không có.", "KHÔNG", "  không   có gì ", "-", "Chưa có", "Không phát sinh;"]
        {
            assert!(is_trivial(text), "{text}");
        }
        for text in ["Không có micro ở điểm cầu", "Có", "Chưa có kịch bản"] {
            assert!(!is_trivial(text), "{text}");
        }
    }
}

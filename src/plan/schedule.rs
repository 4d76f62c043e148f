//! The compiled schedule of a year: the meetings of the pilot that are still to come, which the organisation board submits
//! to the standing group.

use super::Scene;
use crate::model::{Meeting, Standing};

/// Returns the planned meetings of the pilot in `year` that lie ahead, by day, start and unit. Meetings in person need
/// no registration, so they are not submitted.
#[must_use]
pub fn submitted<'a>(scene: &Scene<'a>, year: i32) -> Vec<&'a Meeting> {
    let years = scene.facts.known.registry.meetings.values().filter_map(|years| years.get(&year));
    let is_submitted = |meeting: &&Meeting| {
        let is_ahead = matches!(scene.facts.known.standing(meeting), Standing::Today | Standing::Ahead);
        is_ahead && meeting.form.pilot().is_some()
    };
    let mut meetings: Vec<_> = years.flatten().filter(is_submitted).collect();
    meetings.sort_by(|one, two| (one.order(), &one.unit).cmp(&(two.order(), &two.unit)));
    meetings
}

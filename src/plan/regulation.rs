//! A regulation in machine-readable form: caps, conditions, kinds of agenda item, deadlines, each with its ground.

use super::parts::{Link, Tag};
use super::values::{self, ValueView};
use super::{Frame, Here, Scene, View, address};
use crate::lang::{date, sentence};
use crate::model::{Form, Level, Regulation, RegulationId, RuleId};
use serde::Serialize;

/// What the page of a regulation shows.
#[derive(Serialize)]
pub struct RegulationView {
    /// Official number.
    pub number: String,
    /// What it is about.
    pub summary: String,
    /// The answer, in a sentence or two.
    pub lead: String,
    /// Facts: label and value.
    pub facts: Vec<(&'static str, String)>,
    /// The guidance that explains it.
    pub guidance: Option<Link>,
    /// Whether the portal applies it.
    pub is_applied: bool,
    /// Caps.
    pub caps: Vec<ValueView>,
    /// Conditions.
    pub conditions: Vec<ValueView>,
    /// Deadlines.
    pub deadlines: Vec<ValueView>,
    /// Admitted reasons of special working conditions.
    pub reasons: Vec<String>,
    /// Kinds of agenda item that are allowed.
    pub allowed: Vec<String>,
    /// Kinds that are not.
    pub forbidden: Vec<String>,
    /// Whether the list was checked against the paper; none without a list.
    pub checked: Option<Tag>,
    /// The rule about them.
    pub item_rule: Link,
    /// How meetings are counted although no document says so.
    pub assumptions: Vec<String>,
}

/// Makes the page of the regulation called `id`.
pub fn view(scene: &Scene<'_>, here: &Here, id: &RegulationId) -> Option<(Frame, View)> {
    let registry = &scene.facts.known.registry;
    let regulation = registry.regulations.get(id)?;
    let topics = regulation.topics.as_ref();
    let kinds = |is_allowed: bool| -> Vec<String> {
        let kinds = topics.into_iter().flat_map(|topics| &topics.kinds);
        kinds.filter(|kind| kind.is_allowed == is_allowed).map(|kind| kind.name.to_string()).collect()
    };
    let caps: Vec<_> = regulation.caps.iter().map(|cap| values::cap(here, cap)).collect();
    let (conditions, deadlines) = (values::conditions(here, regulation), values::deadlines(here, regulation));
    let values = || caps.iter().chain(&conditions).chain(&deadlines);
    let (all, assumed) = (values().count(), values().filter(|value| !value.is_stated).count());
    let guidance = regulation.guidance.as_ref().and_then(|slug| registry.guidance.get(slug));
    let view = RegulationView {
        number: regulation.number.to_string(),
        summary: regulation.summary.to_string(),
        lead: sentence::regulation_lead(all, assumed, topics.map(|topics| topics.is_checked)),
        facts: facts(regulation),
        guidance: guidance.filter(|guidance| scene.shows_draft(guidance.is_draft)).map(|guidance| Link {
            label: format!("{} {}", crate::lang::words::guidance_kind(guidance.kind), guidance.number),
            href: here.to(&address::guidance(&guidance.slug)),
        }),
        is_applied: registry.portal.regulations.contains(id),
        caps,
        conditions,
        deadlines,
        reasons: regulation.reasons.iter().map(|reason| reason.name.to_string()).collect(),
        allowed: kinds(true),
        forbidden: kinds(false),
        checked: topics.map(|topics| values::checked(topics.is_checked)),
        item_rule: Link {
            label: RuleId::NoForbiddenItem.as_str().to_owned(),
            href: here.to(&address::rule(RuleId::NoForbiddenItem)),
        },
        assumptions: assumptions(regulation),
    };
    let title = format!("Quy định {}", regulation.number);
    let frame = Frame::new(here, "huong-dan", &title)
        .crumbs(here, &[("Hướng dẫn", address::GUIDANCE)], &title)
        .sources(scene, &[scene.sources.path(regulation.place)]);
    Some((frame, View::Regulation(Box::new(view))))
}

fn facts(regulation: &Regulation) -> Vec<(&'static str, String)> {
    vec![
        ("Số hiệu", regulation.number.to_string()),
        ("Ngày ban hành", date::short(regulation.issued)),
        ("Hiệu lực", date::period(regulation.in_force.from, regulation.in_force.until)),
    ]
}

/// Words how meetings are counted: what nobody states, so that the reader knows.
fn assumptions(regulation: &Regulation) -> Vec<String> {
    let caps = &regulation.caps;
    let counts = |yes: bool| if yes { "có tính" } else { "không tính" };
    let online = || caps.iter().filter(|cap| cap.forms.contains(&Form::Online));
    let mut list = Vec::new();
    if online().next().is_some() {
        let hybrid = online().any(|cap| cap.forms.contains(&Form::Hybrid));
        let committee = online().any(|cap| cap.levels.contains(&Level::Committee));
        list.push(format!("Buổi kết hợp {} vào giới hạn trực tuyến.", counts(hybrid)));
        list.push(format!("Buổi của cấp ủy {} vào giới hạn của chính đảng bộ hoặc chi bộ đó.", counts(committee)));
    }
    list.push("Buổi trong hoàn cảnh đặc biệt không tính vào giới hạn nào.".to_owned());
    list.push("Năm là năm dương lịch; số lần không dùng hết không chuyển sang năm sau.".to_owned());
    list.push("Một đợt sinh hoạt theo tổ đảng là một lần, dù chia mấy tổ, họp mấy ngày.".to_owned());
    list
}

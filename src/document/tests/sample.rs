//! A small tree in memory: one base organisation with a cell under it, one base cell, eight meetings.

use crate::diag::Severity;
use crate::facts::Facts;
use crate::lang::Lang;
use crate::model::*;
use crate::summary::Figures;
use crate::text::{Entry, Source, SourceId, Sources, Span, Tree};
use chrono::NaiveDate;
use std::collections::BTreeMap;
use std::sync::Arc;

pub(super) struct Sample {
    pub(super) facts: Facts,
    pub(super) sources: Sources,
    pub(super) content: Tree,
}

pub(super) fn day(text: &str) -> NaiveDate {
    NaiveDate::parse_from_str(text, "%Y-%m-%d").expect("a date")
}

impl Sample {
    /// The tree with a guidance page `a` of that text.
    pub(super) fn with_guidance(text: &str) -> Self {
        let mut sample = Self::bare();
        let body = sample.body("huong-dan/a.md", text);
        sample.add_guidance("a", body);
        sample
    }

    /// The tree with a report `r` of the year 2024, or of the whole pilot.
    pub(super) fn with_report(scope: ReportScope, text: &str) -> Self {
        let mut sample = Self::bare();
        let body = sample.body("bao-cao/r.md", text);
        let slug = Slug::parse("r").expect("a slug");
        let report = Report {
            slug: slug.clone(),
            title: "Báo cáo".into(),
            kind: ReportKind::AnnualEvaluation,
            scope,
            issued: None,
            number: None,
            issuer: None,
            superior: None,
            layout: None,
            signatory: None,
            recipients: Vec::new(),
            is_draft: false,
            place: body.place,
            body,
        };
        sample.facts.known.registry.reports.insert(slug, report);
        sample
    }

    pub(super) fn body(&mut self, path: &str, text: &str) -> Body {
        let id = self.file(path, text);
        Body { text: self.sources.get(id).text.clone(), place: Span::new(id, 0, text.len()) }
    }

    fn file(&mut self, path: &str, text: &str) -> SourceId {
        self.content.insert(path.into(), Entry::File(Arc::from(text.as_bytes())));
        self.sources.add(Source::new(path, text))
    }

    fn add_guidance(&mut self, slug: &str, body: Body) {
        let slug = Slug::parse(slug).expect("a slug");
        let guidance = Guidance {
            slug: slug.clone(),
            number: "08-HD/ĐUK".into(),
            kind: None,
            issuer: "Ban Thường vụ".into(),
            issued: day("2023-02-20"),
            summary: "Hướng dẫn".into(),
            in_force: None,
            replaces: Vec::new(),
            rests_on: Vec::new(),
            attachments: Vec::new(),
            is_draft: false,
            place: body.place,
            body,
        };
        self.facts.known.registry.guidance.insert(slug, guidance);
    }

    fn bare() -> Self {
        let mut sources = Sources::default();
        let place = Span::whole(sources.add(Source::new("cong.yaml", "ten: Cổng\n")));
        let mut sample = Self { facts: facts(registry(place)), sources, content: Tree::new() };
        for (id, kind, parent) in [
            ("cuc-thue", UnitKind::BaseOrg, None),
            ("bac-vinh", UnitKind::SubordinateCell, Some("cuc-thue")),
            ("kiem-dich", UnitKind::BaseCell, None),
        ] {
            let place = Span::whole(sample.file(&format!("don-vi/{id}.yaml"), "ten: x\n"));
            let unit = unit(id, kind, parent, place);
            sample.facts.known.registry.official_order.push(unit.id.clone());
            sample.facts.known.registry.units.insert(unit.id.clone(), unit);
        }
        sample.file("can-bo.yaml", "can_bo: []\n");
        sample.file("don-vi/hong.yaml", "ten: [\n");
        sample.file("tep/so-do.png", "");
        sample.file("tep/mẫu đơn.pdf", "");
        sample.file("tep/hinh.svg", "");
        let other = sample.body("huong-dan/03-hd-tw.md", "# Phạm vi\n\n## Phạm vi\n");
        sample.add_guidance("03-hd-tw", other);
        sample.regulate();
        for (unit, date, form, present) in MEETINGS {
            sample.meet(unit, date, form, present);
        }
        sample.facts.findings = vec![
            sample.finding(RuleId::RegisteredInTime, Severity::Warning, "2024-03-05"),
            sample.finding(RuleId::HeldWithinCap, Severity::Error, "2024-06-05"),
        ];
        sample
    }

    fn regulate(&mut self) {
        let place = Span::whole(self.file("quy-dinh/08-hd-duk.yaml", "so_hieu: 08-HD/ĐUK\n"));
        let id = RegulationId::parse("08-hd-duk").expect("an id");
        let cap = |name: &str, kind, forms: &[Form], most| Cap {
            id: QuotaId::parse(name).expect("an id"),
            name: name.into(),
            applies_to: vec![kind],
            forms: forms.to_vec(),
            levels: vec![Level::Plenary, Level::Committee],
            most,
            basis: None,
            place,
        };
        let online = [Form::Online, Form::Hybrid];
        let regulation = Regulation {
            id: id.clone(),
            number: "08-HD/ĐUK".into(),
            summary: "…".into(),
            issued: day("2023-02-20"),
            in_force: Period { from: day("2023-02-20"), until: None },
            guidance: None,
            caps: vec![
                cap("dang-bo", UnitKind::BaseOrg, &online, 1),
                cap("chi-bo", UnitKind::BaseCell, &online, 3),
                cap("to-dang", UnitKind::SubordinateCell, &[Form::ByGroup], 3),
            ],
            special_share: None,
            group_threshold: None,
            least_groups: None,
            reasons: Vec::new(),
            confirmation_months: None,
            topics: None,
            register_days: Some(3),
            feedback_days: Some(7),
            annual_due: None,
            final_review: None,
            least_attendance: None,
            place,
        };
        self.facts.known.registry.portal.regulations.push(id.clone());
        self.facts.known.registry.regulations.insert(id, regulation);
    }

    fn meet(&mut self, unit: &str, date: &str, form: Form, present: u32) {
        let date = day(date);
        let unit = UnitId::parse(unit).expect("an id");
        let place = self.facts.known.registry.units[&unit].place;
        let days = i64::from(present) % 7;
        let meeting = Meeting {
            unit: unit.clone(),
            date,
            start: None,
            end: None,
            level: Level::Plenary,
            form,
            status: Status::Held,
            moved_from: None,
            basis: Basis::SpecialNature,
            decision: None,
            registration: Some(Registration {
                on: date - chrono::Days::new(days.unsigned_abs()),
                compiled: Some(date),
            }),
            assigned: Vec::new(),
            attended_by: Vec::new(),
            attendance: Some(Attendance {
                convened: 40,
                present,
                absent_excused: 40 - present,
                ..Attendance::default()
            }),
            items: Vec::new(),
            sessions: Vec::new(),
            minutes: Some("01-BB/CB".into()),
            resolution: None,
            feedback: Some(Feedback {
                on: date,
                strengths: vec!["Đúng giờ".into()],
                limitations: Vec::new(),
                lessons: Vec::new(),
            }),
            incident: None,
            is_secret: false,
            note: None,
            place,
        };
        let years = self.facts.known.registry.meetings.entry(unit).or_default();
        years.entry(chrono::Datelike::year(&date)).or_default().push(meeting);
    }

    fn finding(&self, rule: RuleId, severity: Severity, date: &str) -> Finding {
        Finding {
            rule,
            severity,
            unit: UnitId::parse("cuc-thue"),
            year: 2024,
            meeting: Some((day(date), Level::Plenary)),
            quota: None,
            place: self.facts.known.registry.portal.place,
            detail: Detail::NotRegistered,
        }
    }
}

/// Held meetings: unit, day, form, present of 40 convened.
const MEETINGS: [(&str, &str, Form, u32); 8] = [
    ("cuc-thue", "2023-03-05", Form::Hybrid, 38),
    ("cuc-thue", "2024-03-05", Form::Online, 36),
    ("cuc-thue", "2024-06-05", Form::Hybrid, 39),
    ("cuc-thue", "2025-07-05", Form::Hybrid, 39),
    ("bac-vinh", "2024-04-05", Form::ByGroup, 40),
    ("bac-vinh", "2025-04-05", Form::InPerson, 31),
    ("kiem-dich", "2024-05-05", Form::Online, 37),
    ("kiem-dich", "2023-01-05", Form::InPerson, 40),
];

fn unit(id: &str, kind: UnitKind, parent: Option<&str>, place: Span) -> Unit {
    let form = if kind == UnitKind::SubordinateCell { PilotForm::ByGroup } else { PilotForm::Online };
    let period = Period { from: day("2023-02-20"), until: None };
    Unit {
        id: UnitId::parse(id).expect("an id"),
        name: format!("Đơn vị {id}").into(),
        short_name: None,
        kind,
        parent: parent.and_then(UnitId::parse),
        order: None,
        exists: None,
        successor: None,
        approvals: vec![Approval { form, period, reasons: Vec::new(), place }],
        members: vec![
            MemberCount { from: day("2023-02-20"), total: 40, special: Some(27), exempt: 1, suspended: 0 },
            MemberCount { from: day("2025-01-01"), total: 1063, special: None, exempt: 0, suspended: 0 },
        ],
        confirmations: Vec::new(),
        groups: Vec::new(),
        in_charge: Vec::new(),
        note: None,
        place,
    }
}

fn registry(place: Span) -> Registry {
    let portal = Portal {
        name: "Cổng".into(),
        body: "Đảng ủy Khối".into(),
        superior: None,
        city: None,
        language: Lang::Vi,
        address: None,
        is_illustrative: true,
        theme: "mac-dinh".into(),
        as_of: None,
        regulations: Vec::new(),
        profile: Profile::Internal,
        pilot: Some(Period { from: day("2023-02-20"), until: Some(day("2025-06-30")) }),
        cleared: Vec::new(),
        place,
    };
    Registry {
        portal,
        officers: BTreeMap::new(),
        regulations: BTreeMap::new(),
        units: BTreeMap::new(),
        official_order: Vec::new(),
        meetings: BTreeMap::new(),
        guidance: BTreeMap::new(),
        reports: BTreeMap::new(),
        pages: BTreeMap::new(),
        left_out: LeftOut::default(),
    }
}

fn facts(registry: Registry) -> Facts {
    let known = Known { registry, as_of: day("2025-06-30"), held_later: 0 };
    Facts { known, findings: Vec::new(), verdicts: Vec::new(), figures: Figures { years: Vec::new() } }
}

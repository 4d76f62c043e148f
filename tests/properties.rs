//! Properties that hold for every tree: order of files, sums of parts, a later day, two runs.
//!
//! The trees are made of random meetings of a few invented units; they keep to the record format, so that every record
//! counts.

#![allow(clippy::disallowed_methods, clippy::disallowed_macros, reason = "tests read files and the environment")]

mod support;

use chrono::{Datelike, Days, NaiveDate};
use nenep::diag::Diagnostics;
use nenep::document::{self, Quantity, Trace};
use nenep::facts::{self, Facts};
use nenep::model::{AsOf, Form, Known, Level, UnitKind, VerdictKind};
use nenep::summary::{Scope, Tally, quarters, tally};
use nenep::text::{Source, Sources, Tree};
use proptest::prelude::*;
use std::collections::BTreeMap;
use std::fmt::Write as _;
use support::{date, entry, json, loaded};

/// One meeting of a random log.
#[derive(Clone, Debug)]
struct Draw {
    unit: usize,
    day: u64,
    form: usize,
    status: usize,
    is_committee: bool,
    is_special: bool,
    start: Option<u32>,
    officers: usize,
    registered: Option<u64>,
    commented: Option<u64>,
    present: Option<(u32, u32)>,
}

const UNITS: [&str; 3] = ["a", "b", "c"];
const FORMS: [&str; 4] = ["truc_tiep", "truc_tuyen", "ket_hop", "to_dang"];
const STATUSES: [&str; 6] = ["da_hop", "da_hop", "da_hop", "du_kien", "hoan", "huy"];
const OFFICERS: [&str; 3] = ["[]", "[cv-1]", "[cv-1, btv]"];

fn draw() -> impl Strategy<Value = Draw> {
    let when = (0..UNITS.len(), 0_u64..800, 0..FORMS.len(), 0..STATUSES.len(), any::<bool>(), any::<bool>());
    let what = (
        prop::option::of(0_u32..24),
        0..OFFICERS.len(),
        prop::option::of(0_u64..10),
        prop::option::of(0_u64..20),
        prop::option::of((0_u32..40, 0_u32..20)),
    );
    (when, what).prop_map(|((unit, day, form, status, is_committee, is_special), what)| {
        let (start, officers, registered, commented, present) = what;
        let is_committee = is_committee && FORMS[form] != "to_dang";
        Draw { unit, day, form, status, is_committee, is_special, start, officers, registered, commented, present }
    })
}

fn first_day() -> NaiveDate {
    date("2023-06-01")
}

impl Draw {
    fn date(&self) -> NaiveDate {
        first_day() + Days::new(self.day)
    }

    fn record(&self) -> String {
        let day = self.date();
        let mut out = format!("  - ngay: {day}\n    hinh_thuc: {}\n", FORMS[self.form]);
        let mut add = |line: String| writeln!(out, "    {line}").expect("writing to a string");
        add(format!("trang_thai: {}", STATUSES[self.status]));
        add(format!("cap: {}", if self.is_committee { "cap_uy" } else { "toan_the" }));
        add(format!("phan_cong: {}", OFFICERS[self.officers]));
        if self.is_special {
            add("can_cu: hoan_canh_dac_biet".to_owned());
        }
        if let Some(hour) = self.start {
            add(format!("gio: \"{hour:02}:00\""));
        }
        if let Some(days) = self.registered {
            let on = day - Days::new(days);
            add(format!("dang_ky: {{ngay: {on}, tong_hop: {on}}}"));
        }
        if let Some(days) = self.commented {
            add(format!("gop_y: {{ngay: {}, uu_diem: [a], han_che: [b], kinh_nghiem: [c]}}", day + Days::new(days)));
        }
        if let Some((present, absent)) = self.present {
            let counts = format!("co_mat: {present}, vang_co_ly_do: {absent}, vang_khong_ly_do: 0");
            add(format!("tham_du: {{trieu_tap: {}, {counts}}}", present + absent));
        }
        out
    }
}

/// Returns a tree with the base records of the tables of rules and a log of `draws`, the first of each meeting.
fn tree_of(draws: &[Draw]) -> Tree {
    let base = include_str!("rules/base.txt");
    let mut tree: Tree = base.split("//- ").skip(1).filter_map(|part| part.split_once('\n')).map(file).collect();
    let mut meetings: BTreeMap<(usize, NaiveDate, bool), &Draw> = BTreeMap::new();
    for draw in draws {
        meetings.entry((draw.unit, draw.date(), draw.is_committee)).or_insert(draw);
    }
    let mut logs: BTreeMap<String, String> = BTreeMap::new();
    for draw in meetings.values() {
        let path = format!("sinh-hoat/{}/{}.yaml", draw.date().year(), UNITS[draw.unit]);
        logs.entry(path).or_insert_with(|| "buoi:\n".to_owned()).push_str(&draw.record());
    }
    tree.extend(logs.iter().map(|(path, text)| entry(path, text)));
    tree
}

fn file((path, text): (&str, &str)) -> (std::sync::Arc<str>, nenep::text::Entry) {
    entry(path.trim(), text)
}

fn established(tree: &Tree, day: NaiveDate) -> (Facts, Sources) {
    let (registry, sources, diags) = loaded(tree);
    let errors: Vec<_> = diags.iter().filter(|problem| problem.severity == nenep::diag::Severity::Error).collect();
    assert!(errors.is_empty(), "{errors:?}");
    (facts::establish(Known::new(registry, AsOf(day)), &sources), sources)
}

/// Returns everything that was judged and summed up, as text.
fn said(tree: &Tree, day: NaiveDate) -> String {
    let (facts, sources) = established(tree, day);
    format!("{:?}\n{}\n{}", facts.findings, json::check(&facts, &sources), json::figures(&facts))
}

/// A report that asks for every count of meetings; the last three part those of the pilot by registration.
const REPORT: &str = "---\ntieu_de: Báo cáo\nloai: so_ket\ngiai_doan: {tu: 2023-01-01, den: 2026-12-31}\n---\n\
    {{ so_buoi() }} {{ so_buoi(hinh_thuc=\"truc_tuyen_ket_hop\") }} {{ so_buoi_dac_biet() }} {{ so_buoi_du_kien() }} \
    {{ so_buoi_hoan() }} {{ so_buoi_huy() }} {{ co_can_bo_du() }} {{ co_gop_y() }} {{ gop_y_day_du() }} \
    {{ co_bien_ban() }} {{ trieu_tap() }} {{ co_mat() }} \
    {{ dang_ky_dung_han() }} {{ dang_ky_muon() }} {{ chua_dang_ky() }}";

/// Returns a count; it is the sum of what its records add.
fn counted(trace: &Trace) -> u64 {
    let sum = trace.records.iter().map(|record| record.part).sum();
    assert_eq!(trace.quantity, Some(Quantity::Count(sum)), "{}", trace.description);
    sum
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 48, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn two_runs_say_the_same(draws in prop::collection::vec(draw(), 0..40), later in 0_u64..900) {
        let (tree, day) = (tree_of(&draws), first_day() + Days::new(later));
        prop_assert_eq!(said(&tree, day), said(&tree, day));
    }

    #[test]
    fn the_order_of_records_in_a_log_changes_no_verdict_and_no_figure(
        draws in prop::collection::vec(draw(), 0..40),
        later in 0_u64..900,
    ) {
        let day = first_day() + Days::new(later);
        let tree = tree_of(&draws);
        let turned: Tree = tree.iter().map(|(path, file)| (path.clone(), turned(path, file))).collect();
        let (facts, _) = established(&tree, day);
        let (other, _) = established(&turned, day);
        prop_assert_eq!(json::figures(&facts), json::figures(&other));
        prop_assert_eq!(facts.verdicts, other.verdicts);
    }

    #[test]
    fn the_order_in_which_files_were_read_changes_nothing(
        draws in prop::collection::vec(draw(), 0..40),
        later in 0_u64..900,
    ) {
        let day = first_day() + Days::new(later);
        let (registry, sources, _) = loaded(&tree_of(&draws));
        let known = Known::new(registry, AsOf(day));
        let (facts, _) = established(&tree_of(&draws), day);
        // One thread judges and sums up in the order of the records; many do so in any order.
        let alone = rayon::ThreadPoolBuilder::new().num_threads(1).build().expect("a pool of one thread");
        let one = alone.install(|| facts::establish(known, &sources));
        prop_assert_eq!(json::check(&facts, &sources), json::check(&one, &sources));
        prop_assert_eq!(json::figures(&facts), json::figures(&one));
    }

    #[test]
    fn totals_are_the_sums_of_their_parts(draws in prop::collection::vec(draw(), 0..40), later in 0_u64..900) {
        let (facts, _) = established(&tree_of(&draws), first_day() + Days::new(later));
        for year in &facts.figures.years {
            let parts: Tally = year.units.iter().map(|unit| unit.tally).sum();
            prop_assert_eq!(year.total, parts);
            let scope = Scope::year(year.year).expect("a year of the calendar");
            prop_assert_eq!(year.total, tally(&facts.known, &scope));
            let by_quarter: Tally = quarters(&facts.known, &scope).iter().map(|quarter| quarter.tally).sum();
            prop_assert_eq!(year.total, by_quarter);
            let by_kind = UnitKind::ALL.map(|kind| Scope { kind: Some(kind), ..scope.clone() });
            prop_assert_eq!(year.total, by_kind.iter().map(|scope| tally(&facts.known, scope)).sum());
            let by_level = [Level::Plenary, Level::Committee].map(|level| Scope { level: Some(level), ..scope.clone() });
            prop_assert_eq!(year.total, by_level.iter().map(|scope| tally(&facts.known, scope)).sum());
            for (form, held) in Form::ALL.into_iter().zip(year.total.held) {
                let alone = Scope { forms: vec![form], ..scope.clone() };
                prop_assert_eq!(held, tally(&facts.known, &alone).held_in_all());
            }
        }
    }

    #[test]
    fn every_figure_is_the_number_of_its_records(draws in prop::collection::vec(draw(), 0..40), later in 0_u64..900) {
        let mut tree = tree_of(&draws);
        tree.extend([entry("bao-cao/r.md", REPORT)]);
        let (facts, sources) = established(&tree, first_day() + Days::new(later));
        let documents = document::read(&std::sync::Arc::new(facts.clone()), &sources, &tree, false, &mut Diagnostics::default());
        let document = documents.reports.values().next().expect("the report");
        let scope = Scope::days(date("2023-01-01"), date("2026-12-31"));
        let total = tally(&facts.known, &scope);
        let pilot = Scope { forms: vec![Form::Online, Form::Hybrid, Form::ByGroup], ..scope.clone() };
        let online = Scope { forms: vec![Form::Online, Form::Hybrid], ..scope };
        let sums = [
            u64::from(total.held_in_all()),
            u64::from(total.held_online()),
            u64::from(total.special),
            u64::from(total.planned),
            u64::from(total.postponed),
            u64::from(total.cancelled),
            u64::from(tally(&facts.known, &online).attended_by_officer),
            u64::from(total.with_feedback),
            u64::from(total.with_complete_feedback),
            u64::from(total.with_minutes),
            total.attendance.convened,
            total.attendance.present,
        ];
        let given: Vec<u64> = document.traces.iter().map(counted).collect();
        prop_assert_eq!(&given[..sums.len()], &sums[..]);
        let by_registration: u64 = given[sums.len()..].iter().sum();
        prop_assert_eq!(u64::from(tally(&facts.known, &pilot).held_in_all()), by_registration);
    }

    #[test]
    fn a_later_day_never_turns_missed_into_not_yet_due(
        draws in prop::collection::vec(draw(), 0..40),
        early in 0_u64..900,
        more in 0_u64..60,
    ) {
        let tree = tree_of(&draws);
        let day = first_day() + Days::new(early);
        let (before, _) = established(&tree, day);
        let (after, _) = established(&tree, day + Days::new(more));
        for verdict in before.verdicts.iter().filter(|verdict| verdict.kind == VerdictKind::Missed) {
            let later = after.verdict(verdict.rule, verdict.unit.as_ref(), verdict.year);
            prop_assert!(!matches!(later, Some(VerdictKind::NotYetDue { .. })), "{:?}", verdict);
        }
    }

    #[test]
    fn each_finding_names_the_verdict_that_it_spoils_and_the_place_it_rests_on(
        draws in prop::collection::vec(draw(), 0..40),
        later in 0_u64..900,
    ) {
        let (facts, sources) = established(&tree_of(&draws), first_day() + Days::new(later));
        for finding in &facts.findings {
            let verdict = facts.verdict(finding.rule, finding.unit.as_ref(), finding.year);
            prop_assert!(matches!(verdict, Some(VerdictKind::Missed | VerdictKind::CannotSay)), "{:?}", finding);
            if let Some((on, _)) = finding.meeting {
                let source: &Source = sources.get(finding.place.source);
                let line = source.line(sources.position(finding.place).line);
                prop_assert!(line.contains(&support::day_of(on)), "{line}");
            }
        }
    }
}

#[test]
fn a_scope_that_ends_before_it_begins_holds_nothing() {
    let (facts, _) = established(&tree_of(&[]), date("2025-06-30"));
    let scope = Scope::days(date("2025-06-30"), date("2023-01-01"));
    assert_eq!(tally(&facts.known, &scope), Tally::default());
    assert!(quarters(&facts.known, &scope).is_empty());
}

#[test]
fn quarters_come_without_a_gap_from_the_first_day_to_the_last() {
    let (facts, _) = established(&tree_of(&[]), date("2025-06-30"));
    let scope = Scope::days(date("2023-02-20"), date("2024-04-01"));
    let places = quarters(&facts.known, &scope).iter().map(|one| (one.year, one.quarter)).collect::<Vec<_>>();
    assert_eq!(places, [(2023, 1), (2023, 2), (2023, 3), (2023, 4), (2024, 1), (2024, 2)]);
}

/// Returns a log with its records in the opposite order; any other file as it is.
fn turned(path: &str, file: &nenep::text::Entry) -> nenep::text::Entry {
    let nenep::text::Entry::File(bytes) = file else { return file.clone() };
    let text = String::from_utf8_lossy(bytes);
    let Some(records) = text.strip_prefix("buoi:\n").filter(|_| path.starts_with("sinh-hoat/")) else {
        return file.clone();
    };
    let mut records: Vec<&str> = records.split("  - ngay").skip(1).collect();
    records.reverse();
    let text = records.iter().fold("buoi:\n".to_owned(), |text, record| text + "  - ngay" + record);
    nenep::text::Entry::File(text.into_bytes().into())
}

//! The front door: a tree of records in, a checked site out. Pure: no disk, clock, environment or printing.

use crate::diag::{Diagnostics, Severity};
use crate::document::{self, Documents};
use crate::editions;
use crate::facts::{self, Facts};
use crate::model::{AsOf, Known, Profile};
use crate::plan::{Material, PlannedPage};
pub use crate::render::Making;
use crate::render::{Grounds, Site};
use crate::text::{History, Sources, Tree};
use crate::{load, plan, render, report};
use std::sync::Arc;

/// Everything that a site is made from.
#[derive(Clone, Debug, Default)]
pub struct Inputs {
    /// The content tree.
    pub content: Tree,
    /// The folders of themes beside the content tree: `<name>/<file>` to bytes.
    pub themes: Tree,
    /// What git says of the content tree.
    pub history: Arc<History>,
}

/// Choices of the person who builds.
#[derive(Clone, Copy, Debug, Default)]
pub struct Options {
    /// Profile in place of the one in `cong.yaml`.
    pub profile: Option<Profile>,
    /// Whether pages marked `ban_nhap: true` are kept.
    pub with_drafts: bool,
    /// Whether a tree with errors is built as far as it goes.
    pub allow_errors: bool,
}

/// How far a build has come.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Progress<'a> {
    /// Rendering begins; so many pages are to be made.
    Pages(usize),
    /// A page is begun; the same thread says next that it is made.
    Begins(&'a PlannedPage),
    /// A page is made.
    Page(Making),
    /// A phase is over.
    Done(Phase),
}

/// The phases of a build, in their order.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Phase {
    /// Records and pages are read and checked.
    Load,
    /// Rules are judged and figures computed.
    Judge,
    /// Narratives are read.
    Documents,
    /// The theme is put together.
    Theme,
    /// The list of pages is made.
    Plan,
    /// Pages are rendered.
    Render,
    /// The other files are made.
    Files,
    /// Links are checked.
    Links,
}

/// What earlier runs made, for [`compile_again`].
#[derive(Default)]
pub struct Memo {
    load: load::Memo,
    editions: editions::Memo,
    render: render::Memo,
}

/// What checking gives.
pub struct Checked {
    /// The sources, for places and excerpts.
    pub sources: Arc<Sources>,
    /// Verdicts, findings and figures.
    pub facts: Arc<Facts>,
    /// The narratives.
    pub documents: Arc<Documents>,
    /// The problems, sorted.
    pub diagnostics: Diagnostics,
}

/// What compiling gives.
pub struct Compiled {
    /// Sources, facts and problems.
    pub checked: Checked,
    /// The site; none when there are errors that were not allowed.
    pub site: Option<Site>,
    /// Number of pages in it.
    pub pages: usize,
}

/// Reads only what is needed to know the as-of date that `cong.yaml` gives, if any.
#[must_use]
pub fn as_of_in_settings(inputs: &Inputs) -> Option<AsOf> {
    load::as_of_in_settings(&inputs.content).map(AsOf)
}

/// Reads only what is needed to know the address of the portal that `cong.yaml` gives, if any.
#[must_use]
pub fn address_in_settings(inputs: &Inputs) -> Option<Arc<str>> {
    load::address_in_settings(&inputs.content)
}

/// Reads, judges and checks a tree without making a page.
#[must_use]
pub fn check(inputs: &Inputs, options: &Options, as_of: AsOf) -> Checked {
    look(inputs, options, as_of, &mut Memo::default(), &|_| ())
}

fn look(
    inputs: &Inputs,
    options: &Options,
    as_of: AsOf,
    memo: &mut Memo,
    tell: &(dyn Fn(Progress<'_>) + Sync),
) -> Checked {
    let mut diagnostics = Diagnostics::default();
    let (registry, mut sources) = load::load_again(&inputs.content, options.profile, &mut memo.load, &mut diagnostics);
    tell(Progress::Done(Phase::Load));
    let facts = Arc::new(facts::establish(Known::new(registry, as_of), &sources));
    tell(Progress::Done(Phase::Judge));
    let documents = document::read(&facts, &sources, &inputs.content, options.with_drafts, &mut diagnostics);
    tell(Progress::Done(Phase::Documents));
    let portal = &facts.known.registry.portal;
    let _ = render::load_theme(
        &portal.theme,
        portal.theme_place,
        &inputs.themes,
        &mut memo.render,
        &mut sources,
        &mut diagnostics,
    );
    tell(Progress::Done(Phase::Theme));
    diagnostics.sort(&sources);
    Checked { sources: Arc::new(sources), facts, documents: Arc::new(documents), diagnostics }
}

/// Reads, judges, checks and renders a tree. A tree with errors gives no site unless they are allowed.
#[must_use]
pub fn compile(inputs: &Inputs, options: &Options, as_of: AsOf, tell: &(dyn Fn(Progress<'_>) + Sync)) -> Compiled {
    let mut memo = Memo { render: render::Memo::forgetful(), ..Memo::default() };
    compile_again(inputs, options, as_of, &mut memo, tell)
}

/// Does what [`compile()`] does, with the same outcome to the byte; what `memo` holds of earlier runs is not done again.
#[must_use]
pub fn compile_again(
    inputs: &Inputs,
    options: &Options,
    as_of: AsOf,
    memo: &mut Memo,
    tell: &(dyn Fn(Progress<'_>) + Sync),
) -> Compiled {
    let mut checked = look(inputs, options, as_of, memo, tell);
    if checked.diagnostics.count(Severity::Error) > 0 && !options.allow_errors {
        return Compiled { checked, site: None, pages: 0 };
    }
    let (site, pages) = render(inputs, options, &mut checked, memo, tell);
    checked.diagnostics.sort(&checked.sources);
    let is_refused = checked.diagnostics.count(Severity::Error) > 0 && !options.allow_errors;
    Compiled { checked, site: (!is_refused).then_some(site), pages }
}

fn render(
    inputs: &Inputs,
    options: &Options,
    checked: &mut Checked,
    memo: &mut Memo,
    tell: &(dyn Fn(Progress<'_>) + Sync),
) -> (Site, usize) {
    let portal = &checked.facts.known.registry.portal;
    let (theme_name, place, profile) = (portal.theme.clone(), portal.place, options.profile.unwrap_or(portal.profile));
    let mut ignored = Diagnostics::default();
    let theme =
        render::load_theme(&theme_name, place, &inputs.themes, &mut memo.render, &mut Sources::default(), &mut ignored);
    let known = &checked.facts.known;
    let as_of = AsOf(known.as_of);
    let told = editions::editions(&known.registry, &inputs.content, &inputs.history, as_of, &mut memo.editions);
    let material = Material {
        facts: checked.facts.clone(),
        documents: checked.documents.clone(),
        sources: checked.sources.clone(),
        history: inputs.history.clone(),
        editions: told.into(),
        profile,
        with_drafts: options.with_drafts,
        formats: report::FORMATS,
    };
    let scene = material.scene();
    let pages = plan::plan(&scene);
    tell(Progress::Done(Phase::Plan));
    tell(Progress::Pages(pages.len()));
    let memo = &mut memo.render;
    let grounds = Grounds::new(&scene, &inputs.content, &theme, memo);
    let (mut site, faults) = render::render_pages(&scene, &pages, &theme, (memo, &grounds), &|page, making| {
        tell(making.map_or(Progress::Begins(page), Progress::Page));
    });
    tell(Progress::Done(Phase::Render));
    // Every module that adds files does it here: after the pages, before links are checked and the site is sealed.
    render::add_files((&material, &scene), &inputs.content, &checked.diagnostics, &grounds, &mut site);
    report::add_files((&material, &scene), &inputs.content, &grounds, &mut site);
    render::seal(&scene, &grounds, memo, &mut site);
    tell(Progress::Done(Phase::Files));
    let links = render::links::dead(&site, memo);
    tell(Progress::Done(Phase::Links));
    let diagnostics = &mut checked.diagnostics;
    for fault in &faults {
        theme.report(fault, &theme_name, &inputs.themes, Arc::make_mut(&mut checked.sources), diagnostics);
    }
    if faults.is_empty() {
        render::report_dead_links(links, place, diagnostics);
    }
    (site, pages.len())
}

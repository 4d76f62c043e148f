//! The front door: a tree of records in, a checked site out. Pure: no disk, clock, environment or printing.

use crate::diag::{Diagnostics, Severity};
use crate::document::{self, Documents};
use crate::editions;
use crate::facts::{self, Facts};
use crate::model::{AsOf, Known, Profile};
use crate::plan::{Index, Material};
use crate::render::links::{self, DeadLink};
use crate::render::{File, Grounds, Press, Site};
use crate::text::{History, Sources, Tree};
use crate::{load, render, report};
use rayon::prelude::*;
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
    /// So many files are to be made.
    Files(usize),
    /// The file at this address is begun, from that template if it is a page; the same thread says next that it is made.
    Begins(&'a str, Option<&'static str>),
    /// A file is made.
    Made,
    /// A file of an earlier build need not be made again.
    Kept,
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
    /// What has changed is found out, and the list of files is made.
    Files,
    /// Pages are rendered.
    Render,
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
#[derive(Clone)]
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

/// A site whose files are made when they are asked for. What is wrong with templates and links shows once all pages are
/// made; until then nobody knows whether it may be published.
pub struct Draft {
    /// Sources, facts and the problems so far.
    pub checked: Checked,
    /// The site; none when there are errors that were not allowed.
    pub site: Option<Site>,
    /// Number of pages in it.
    pub pages: usize,
    press: Option<Arc<Press>>,
    themes: Tree,
    allow_errors: bool,
}

/// Reads, judges, checks and renders a tree. A tree with errors gives no site unless they are allowed.
#[must_use]
pub fn compile(inputs: &Inputs, options: &Options, as_of: AsOf, tell: &(dyn Fn(Progress<'_>) + Sync)) -> Compiled {
    let mut memo = forgetful();
    draft_again(inputs, options, as_of, &mut memo, tell).finish(&mut memo, tell)
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
    draft_again(inputs, options, as_of, memo, tell).finish(memo, tell)
}

/// Reads, judges and checks a tree, and drafts its site for whoever makes its files one by one.
#[must_use]
pub fn draft(inputs: &Inputs, options: &Options, as_of: AsOf, tell: &(dyn Fn(Progress<'_>) + Sync)) -> Draft {
    draft_again(inputs, options, as_of, &mut forgetful(), tell)
}

fn forgetful() -> Memo {
    Memo { render: render::Memo::forgetful(), ..Memo::default() }
}

/// Does what [`draft()`] does; what `memo` holds of earlier runs is not done again.
#[must_use]
pub fn draft_again(
    inputs: &Inputs,
    options: &Options,
    as_of: AsOf,
    memo: &mut Memo,
    tell: &(dyn Fn(Progress<'_>) + Sync),
) -> Draft {
    let checked = look(inputs, options, as_of, memo, tell);
    let (themes, allow_errors) = (inputs.themes.clone(), options.allow_errors);
    if checked.diagnostics.count(Severity::Error) > 0 && !allow_errors {
        return Draft { checked, site: None, pages: 0, press: None, themes, allow_errors };
    }
    let (site, press) = planned(inputs, options, &checked, memo, tell);
    let pages = site.pages().count();
    Draft { checked, site: Some(site), pages, press: Some(press), themes, allow_errors }
}

/// Lists the files of a site.
fn planned(
    inputs: &Inputs,
    options: &Options,
    checked: &Checked,
    memo: &mut Memo,
    tell: &(dyn Fn(Progress<'_>) + Sync),
) -> (Site, Arc<Press>) {
    let portal = &checked.facts.known.registry.portal;
    let (place, profile) = (portal.place, options.profile.unwrap_or(portal.profile));
    let (mut sources, mut ignored) = (Sources::default(), Diagnostics::default());
    let theme = render::load_theme(&portal.theme, place, &inputs.themes, &mut memo.render, &mut sources, &mut ignored);
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
        index: Arc::new(Index::of(&checked.facts)),
    };
    let (scene, memo) = (material.scene(), &mut memo.render);
    let press = Press::new(material.clone(), theme, memo);
    let grounds = Grounds::new(&scene, &inputs.content, press.around(), memo);
    tell(Progress::Done(Phase::Plan));
    let mut site = render::gathered(&press, press.pages(&grounds, memo));
    // Every module that adds files does it here, before the site is sealed.
    render::add_files((&material, &scene), &inputs.content, &checked.diagnostics, &grounds, &mut site);
    report::add_files((&material, &scene), &inputs.content, &grounds, &mut site);
    render::seal(&scene, memo, &mut site);
    memo.note(&press, &site);
    tell(Progress::Done(Phase::Files));
    (site, press)
}

impl Draft {
    /// Makes all pages and keeps them, checks every link, and adds what shows then to the problems.
    #[must_use]
    pub fn finish(self, memo: &mut Memo, tell: &(dyn Fn(Progress<'_>) + Sync)) -> Compiled {
        let _ = self.make_pages(&|| false, tell);
        self.conclude_again(memo, tell)
    }

    /// Makes the pages that are not made yet and keeps them, in parallel, until `is_stopped` says so. Says whether all are
    /// made.
    pub fn make_pages(&self, is_stopped: &(dyn Fn() -> bool + Sync), tell: &(dyn Fn(Progress<'_>) + Sync)) -> bool {
        let Some(site) = &self.site else { return true };
        let waiting: Vec<(&Arc<str>, &File)> = site.pages().filter(|(_, page)| page.made().is_none()).collect();
        tell(Progress::Files(waiting.len()));
        let is_whole = waiting.into_par_iter().all(|(address, page)| {
            let goes_on = !is_stopped();
            if goes_on {
                tell(Progress::Begins(address, page.template()));
                let _ = page.bytes();
                tell(Progress::Made);
            }
            goes_on
        });
        tell(Progress::Done(Phase::Render));
        is_whole
    }

    /// Checks the links of a site whose pages are all made and kept, and adds what shows then to the problems.
    #[must_use]
    pub fn conclude_again(self, memo: &mut Memo, tell: &(dyn Fn(Progress<'_>) + Sync)) -> Compiled {
        let links = self.site.as_ref().map(|site| links::dead(site, &mut memo.render)).unwrap_or_default();
        tell(Progress::Done(Phase::Links));
        self.conclude(links)
    }

    /// Adds what shows once all pages were made to the problems, given the links that lead nowhere. A site with errors that
    /// are not allowed is none; pages that could not be rendered are not in it.
    #[must_use]
    pub fn conclude(self, links: Vec<DeadLink>) -> Compiled {
        let Self { mut checked, site, pages, press, themes, allow_errors } = self;
        let spoilt = press.as_ref().map(|press| press.spoilt()).unwrap_or_default();
        if let Some(press) = &press {
            let portal = &checked.facts.known.registry.portal;
            let (name, place) = (portal.theme.clone(), portal.place);
            let (sources, diagnostics) = (&mut checked.sources, &mut checked.diagnostics);
            press.each_fault(|fault| {
                press.theme().report(fault, &name, &themes, Arc::make_mut(sources), diagnostics);
            });
            if spoilt.is_empty() {
                render::report_dead_links(links, place, diagnostics);
            }
        }
        checked.diagnostics.sort(&checked.sources);
        let is_refused = checked.diagnostics.count(Severity::Error) > 0 && !allow_errors;
        let site = site.filter(|_| !is_refused);
        let site = if spoilt.is_empty() { site } else { site.map(|site| site.without(&spoilt)) };
        Compiled { checked, site, pages }
    }
}

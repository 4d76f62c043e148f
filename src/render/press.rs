//! Where pages are printed: what all pages of a site are rendered with, shared by those that are not rendered yet.

use super::memo::{self, Key, Printed};
use super::shared::Shared;
use super::theme::{RenderFault, Theme};
use super::{Bytes, File, Grounds, Memo, Site, search};
use crate::plan::{self, Frame, Material, PageKind, View};
use rayon::prelude::*;
use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::sync::{Arc, Mutex, PoisonError};

/// Prints the pages of one site, each when somebody asks for it.
pub struct Press {
    material: Material,
    theme: Arc<Theme>,
    /// What is the same on every page.
    shared: Shared,
    /// Hash of that and of the theme.
    around: Key,
    /// Whether no later run will ask what was printed.
    is_forgetful: bool,
    /// Pages as an earlier site had them.
    earlier: HashMap<Arc<str>, Printed>,
    state: Mutex<State>,
}

/// What came of printing so far.
#[derive(Default)]
struct State {
    printed: HashMap<Arc<str>, Printed>,
    faults: BTreeMap<(String, usize, String), RenderFault>,
    spoilt: BTreeSet<Arc<str>>,
}

impl Press {
    /// Prepares to print what `material` holds.
    #[must_use]
    pub fn new(material: Material, theme: Arc<Theme>, memo: &mut Memo) -> Arc<Self> {
        let search = format!("{} {}", theme.search, search::address(0));
        let assets = plan::Assets {
            style: theme.style.clone(),
            script: theme.script.clone(),
            tables: theme.tables.clone(),
            icon: theme.icon.clone(),
            search,
        };
        let shared = plan::Site::new(&material.scene(), assets);
        let around = memo::page_key(&theme.digest, &Key::default(), &shared, &()).unwrap_or_default();
        let shared = Shared::new(&shared);
        let last = memo.press.take();
        memo.spoilt = last.as_ref().map(|press| press.spoilt()).unwrap_or_default();
        let earlier = last.map(|press| press.given_up()).unwrap_or_default();
        let is_forgetful = memo.is_forgetful;
        Arc::new(Self { material, theme, shared, around, is_forgetful, earlier, state: Mutex::default() })
    }

    /// Returns the hash of what is around every page.
    #[must_use]
    pub fn around(&self) -> &Key {
        &self.around
    }

    /// Lists every page of the plan as one that is printed when somebody asks for it; one that stands on the same ground as
    /// in the last site is that very page.
    #[must_use]
    pub fn pages(self: &Arc<Self>, grounds: &Grounds<'_>, memo: &Memo) -> Vec<(Arc<str>, File)> {
        let (spoilt, whole) = (&memo.spoilt, grounds.whole());
        let page = |page: plan::PlannedPage| {
            let own = grounds.of(&page.kind);
            let ground = *own.unwrap_or(&whole);
            let known = memo.site.entry(&page.address);
            let is_known = |known: &File| known.ground() == Some(&ground) && known.made().is_some();
            if let Some((address, file)) =
                known.filter(|(address, file)| is_known(file) && !spoilt.contains(&***address))
            {
                return (address.clone(), file.clone());
            }
            let (press, address, kind) = (self.clone(), page.address.clone(), page.kind);
            // A page on a ground of its own is there again or differs; the others may well be the same on another ground.
            let is_compared = own.is_none() && !self.is_forgetful;
            let template = kind.template();
            (page.address, File::page(ground, template, move || press.print(&address, &kind, is_compared)))
        };
        plan::plan(&self.material.scene()).into_par_iter().map(page).collect()
    }

    /// Renders a page. One that cannot be rendered is empty, and known as spoilt.
    fn print(&self, address: &Arc<str>, kind: &PageKind, is_compared: bool) -> Bytes {
        let Some((frame, view)) = plan::view(&self.material.scene(), address, kind) else {
            self.state().spoilt.insert(address.clone());
            return Bytes::Made(Vec::new());
        };
        let render = || self.render(address, kind, &frame, &view);
        let key = || memo::page_key(kind.template(), &self.around, &frame, &view);
        let Some(key) = (if is_compared { key() } else { None }) else { return Bytes::Made(render()) };
        let known = self.earlier.get(address).filter(|known| known.key == key);
        let bytes = known.map_or_else(|| render().into(), |known| known.bytes.clone());
        self.state().printed.insert(address.clone(), Printed { key, bytes: bytes.clone() });
        Bytes::Kept(bytes)
    }

    fn render(&self, address: &Arc<str>, kind: &PageKind, frame: &Frame, view: &View) -> Vec<u8> {
        self.theme.render(kind.template(), &self.shared, frame, view).unwrap_or_else(|fault| {
            let mut state = self.state();
            state.spoilt.insert(address.clone());
            state.faults.entry(fault.key()).or_insert(fault);
            Vec::new()
        })
    }

    fn state(&self) -> std::sync::MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Returns the pages that could not be rendered, of those that were asked for.
    #[must_use]
    pub fn spoilt(&self) -> BTreeSet<Arc<str>> {
        self.state().spoilt.clone()
    }

    /// Passes on what is wrong with the templates, each once for each place in them, as far as pages were asked for.
    pub fn each_fault(&self, report: impl FnMut(&RenderFault)) {
        self.state().faults.values().for_each(report);
    }

    /// Returns the theme.
    #[must_use]
    pub fn theme(&self) -> &Theme {
        &self.theme
    }

    /// Returns what it printed or could have taken over; spoilt pages are printed anew.
    fn given_up(&self) -> HashMap<Arc<str>, Printed> {
        let mut state = self.state();
        let mut known: HashMap<_, _> = self.earlier.clone();
        known.extend(std::mem::take(&mut state.printed));
        known.retain(|address, _| !state.spoilt.contains(address));
        known
    }
}

/// Puts the assets of the theme and the pages together.
#[must_use]
pub fn gathered(press: &Press, pages: Vec<(Arc<str>, File)>) -> Site {
    let assets = press.theme.assets.iter().map(|(address, file)| (address.clone(), file.clone()));
    // Sorted and put together at once, which is many times quicker than one insertion after the other.
    let files: BTreeMap<_, _> = assets.chain(pages).collect();
    files.into()
}

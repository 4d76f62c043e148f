//! What every page has around its own content.

use super::parts::Link;
use super::{Here, Scene, address};
use crate::lang::{date, table};
use crate::model::Profile;
use serde::Serialize;

/// What is the same on every page; serialised once.
#[derive(Serialize)]
pub struct Site {
    /// Name of the portal.
    pub name: String,
    /// Body that publishes.
    pub body: String,
    /// Language of the pages.
    pub language: &'static str,
    /// Whether the data is illustrative.
    pub is_illustrative: bool,
    /// As-of date, for machines.
    pub as_of_iso: String,
    /// As-of date, for people.
    pub as_of: String,
    /// Main navigation, addresses from the root.
    pub nav: Vec<NavItem>,
    /// Addresses of the style sheet and the script.
    pub assets: Assets,
    /// Whether pages may be found by search engines.
    pub is_public: bool,
    /// Page to write to, if the tree has one.
    pub contact: Option<String>,
    /// Commit that the tree was at, if known.
    pub commit: Option<String>,
    /// What the script of tables says: name of the data attribute, and words.
    pub table_words: [(&'static str, &'static str); 15],
    /// Whether browsers find a description of the search.
    pub has_search_description: bool,
}

/// Addresses of assets, from the root of the site.
#[derive(Serialize, Clone, Debug, Default)]
pub struct Assets {
    /// Style sheet.
    pub style: String,
    /// Script.
    pub script: String,
    /// Script, style sheet and first part of the index of the search, a space between each.
    pub search: String,
    /// Script of tables.
    pub tables: String,
    /// Symbol of the site.
    pub icon: String,
}

/// An entry of the main navigation.
#[derive(Serialize)]
pub struct NavItem {
    /// Key by which a page says that it belongs here.
    pub key: &'static str,
    /// Words.
    pub label: &'static str,
    /// Address from the root.
    pub address: String,
}

/// What is around the content of one page.
#[derive(Serialize)]
pub struct Frame {
    /// Title of the document.
    pub title: String,
    /// Steps up to the root of the site.
    pub root: String,
    /// Section of the main navigation.
    pub section: &'static str,
    /// Whether the section's own page is this one.
    pub is_section_page: bool,
    /// Steps of the way from the home page to this one, both left out.
    pub crumbs: Vec<Link>,
    /// What this page is called at the end of that way; empty on the home page.
    pub label: String,
    /// Files that it comes from.
    pub sources: Vec<SourceFile>,
    /// Class of the body, where the page needs one.
    pub class: &'static str,
    /// Whether it has tables that a script sorts and filters.
    pub has_tables: bool,
    /// Calendar of what it shows, where there is one.
    pub calendar: Option<Link>,
    /// Records that were left out and on which the page depends: a sentence.
    pub left_out: Option<String>,
}

/// A file that a page comes from.
#[derive(Serialize, Clone)]
pub struct SourceFile {
    /// Path, relative to the repository's content folder.
    pub path: String,
    /// Day of the last change in git, for machines.
    pub changed_iso: Option<String>,
    /// Day of the last change in git, for people.
    pub changed: Option<String>,
    /// Commit of the last change.
    pub commit: Option<String>,
}

impl Frame {
    /// Begins the frame of a page titled `title` in `section`.
    #[must_use]
    pub fn new(here: &Here, section: &'static str, title: &str) -> Self {
        Self {
            title: title.to_owned(),
            root: here.root().to_owned(),
            section,
            is_section_page: false,
            crumbs: Vec::new(),
            label: String::new(),
            sources: Vec::new(),
            class: "",
            has_tables: false,
            calendar: None,
            left_out: None,
        }
    }

    /// Marks the page as the one that its section's entry in the navigation leads to.
    #[must_use]
    pub fn section_page(mut self) -> Self {
        self.is_section_page = true;
        self
    }

    /// Marks the page as one with tables that a script sorts and filters.
    #[must_use]
    pub fn tables(mut self) -> Self {
        self.has_tables = true;
        self
    }

    /// Names the calendar of what the page shows.
    #[must_use]
    pub fn calendar(mut self, label: &str, href: &str) -> Self {
        self.calendar = Some(Link { label: label.to_owned(), href: href.to_owned() });
        self
    }

    /// Adds the way from the home page: the steps between, then what the page itself is called.
    #[must_use]
    pub fn crumbs(mut self, here: &Here, between: &[(&str, &str)], label: &str) -> Self {
        let link = |(label, address): &(&str, &str)| Link { label: (*label).to_owned(), href: here.to(address) };
        self.crumbs.extend(between.iter().map(link));
        self.label = label.to_owned();
        self
    }

    /// Names the files that the page comes from; a path that ends in `/` stands for all files below it.
    #[must_use]
    pub fn sources(mut self, scene: &Scene<'_>, paths: &[&str]) -> Self {
        self.sources.extend(paths.iter().map(|path| {
            let change = scene.change(path);
            SourceFile {
                path: (*path).to_owned(),
                changed_iso: change.map(|change| date::iso(change.on)),
                changed: change.map(|change| date::short(change.on)),
                commit: change.map(|change| change.commit.to_string()),
            }
        }));
        self
    }

    /// Says that records on which the page depends were left out.
    #[must_use]
    pub fn left_out(mut self, sentence: Option<String>) -> Self {
        self.left_out = sentence;
        self
    }
}

impl Site {
    /// Gathers what is the same on every page.
    #[must_use]
    pub fn new(scene: &Scene<'_>, assets: Assets) -> Self {
        let registry = &scene.facts.known.registry;
        let portal = &registry.portal;
        Self {
            name: portal.name.to_string(),
            body: portal.body.to_string(),
            language: portal.language.as_str(),
            is_illustrative: portal.is_illustrative,
            as_of_iso: date::iso(scene.as_of()),
            as_of: date::short(scene.as_of()),
            nav: navigation(scene),
            assets,
            is_public: scene.profile == Profile::Public,
            contact: registry.pages.contains_key("lien-he").then(|| address::page("lien-he")),
            table_words: table::WORDS,
            has_search_description: portal.address.is_some(),
            commit: scene.history.head.as_ref().map(ToString::to_string),
        }
    }
}

fn navigation(scene: &Scene<'_>) -> Vec<NavItem> {
    let latest = scene.past_years().next();
    let item = |key, label, address: &str| NavItem { key, label, address: address.to_owned() };
    let mut nav = vec![
        item("trang-chu", "Trang chủ", address::HOME),
        item("don-vi", "Đơn vị", address::UNITS),
        item("lich", "Lịch", address::CALENDAR),
        item("tuan-thu", "Tuân thủ", address::COMPLIANCE),
    ];
    nav.extend(latest.map(|year| item("tong-hop", "Tổng hợp", &address::summary(year))));
    nav.extend([
        item("bao-cao", "Báo cáo", address::REPORTS),
        item("huong-dan", "Hướng dẫn", address::GUIDANCE),
        item("kinh-nghiem", "Kinh nghiệm", address::LESSONS),
        item("so-tay", "Sổ tay", address::HANDBOOK),
    ]);
    nav
}

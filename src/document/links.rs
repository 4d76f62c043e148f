//! Links of Markdown pages: from what a person wrote, a path from file to file or an address, to a typed target.
//!
//! A link that could run something or read a disk is refused; one to a file that the tree does not have is dead.

use super::tree::Target;
use crate::diag::Message;
use crate::load::spelling::nearest;
use crate::model::{Registry, UnitId};
use crate::text::{Entry, Sources, Tree};
use std::collections::BTreeMap;
use std::sync::Arc;
use unicode_normalization::UnicodeNormalization;

/// Endings of pictures that a page may show.
const PICTURES: [&str; 5] = ["png", "jpg", "jpeg", "webp", "gif"];

/// Everything that a link may lead to, by path relative to the content tree.
pub(super) struct Shelf {
    places: BTreeMap<Arc<str>, Option<Target>>,
}

/// What a good link leads to.
pub(super) enum Goal {
    /// A target that the site has.
    Shown(Target),
    /// A record that exists but is not shown: left out because of its own diagnostic, or a draft.
    Hidden,
}

impl Shelf {
    /// Returns the shelf of a tree; drafts are on it only if they are kept.
    pub(super) fn new(registry: &Registry, sources: &Sources, content: &Tree, with_drafts: bool) -> Self {
        let is_record = |path: &str| path != "can-bo.yaml" && !path.starts_with("tep/");
        let mut places: BTreeMap<Arc<str>, Option<Target>> =
            content.keys().filter(|path| is_record(path)).map(|path| (path.clone(), None)).collect();
        let mut add = |path: &str, target: Target| places.insert(path.into(), Some(target));
        add("cong.yaml", Target::Home);
        for unit in registry.units.values() {
            add(sources.path(unit.place), Target::Unit(unit.id.clone()));
        }
        for regulation in registry.regulations.values() {
            add(sources.path(regulation.place), Target::Regulation(regulation.id.clone()));
        }
        for guidance in registry.guidance.values().filter(|guidance| with_drafts || !guidance.is_draft) {
            add(sources.path(guidance.place), Target::Guidance(guidance.slug.clone()));
        }
        for report in registry.reports.values().filter(|report| with_drafts || !report.is_draft) {
            add(sources.path(report.place), Target::Report(report.slug.clone()));
        }
        for page in registry.pages.values().filter(|page| with_drafts || !page.is_draft) {
            add(sources.path(page.place), Target::Page(page.path.clone()));
        }
        for (unit, year) in log_books(registry) {
            add(&format!("sinh-hoat/{year}/{unit}.yaml"), Target::LogBook(unit.clone(), year));
        }
        for (path, entry) in content.range(Arc::from("tep/")..).take_while(|(path, _)| path.starts_with("tep/")) {
            if matches!(entry, Entry::File(_)) {
                add(path, Target::Attachment(path.clone()));
            }
        }
        Self { places }
    }

    /// Returns where `link`, written in the file `from`, leads. The nearest place is looked for only on request, as
    /// that is slow.
    pub(super) fn resolve(&self, from: &str, link: &str, look_near: bool) -> Result<Goal, Message> {
        let link = link.trim_matches(' ');
        let unsafe_link = || Message::UnsafeLink { link: shown(link) };
        if link.chars().any(is_unsafe_sign) || link.starts_with("//") {
            return Err(unsafe_link());
        }
        if let Some(scheme) = scheme(link) {
            return if is_web(scheme, link) {
                Ok(Goal::Shown(Target::External(link.nfc().collect())))
            } else {
                Err(unsafe_link())
            };
        }
        let (path, heading) = link.split_once('#').map_or((link, None), |(path, id)| (path, Some(id)));
        if path.is_empty() {
            let id = heading.filter(|id| !id.is_empty()).ok_or_else(|| dead(link, None))?;
            return Ok(Goal::Shown(Target::Heading(id.to_owned())));
        }
        let path = decoded(path).ok_or_else(unsafe_link)?;
        let path = joined(from, &path).ok_or_else(unsafe_link)?;
        let near = || look_near.then(|| self.near(from, &path)).flatten();
        let Some(found) = self.places.get(path.as_str()).or_else(|| self.places.get(&*path.nfc().collect::<String>()))
        else {
            return Err(dead(link, near()));
        };
        match (found, heading) {
            (None, _) => Ok(Goal::Hidden),
            (Some(target), None) => Ok(Goal::Shown(target.clone())),
            (Some(target @ (Target::Guidance(_) | Target::Report(_) | Target::Page(_))), Some(id)) => {
                Ok(Goal::Shown(Target::OtherHeading { document: Box::new(target.clone()), id: id.to_owned() }))
            }
            (Some(_), Some(_)) => Err(dead(link, near())),
        }
    }

    /// Returns the file of a picture that a page in the file `from` shows.
    pub(super) fn picture(&self, from: &str, link: &str, look_near: bool) -> Result<Arc<str>, Message> {
        let unsafe_link = || Message::UnsafeLink { link: shown(link) };
        match self.resolve(from, link, look_near)? {
            Goal::Shown(Target::Attachment(file)) => {
                let ending = file.rsplit_once('.').map_or("", |(_, ending)| ending).to_ascii_lowercase();
                if PICTURES.contains(&ending.as_str()) { Ok(file) } else { Err(unsafe_link()) }
            }
            // Nothing is fetched from elsewhere, and a record is no picture.
            Goal::Shown(_) | Goal::Hidden => Err(unsafe_link()),
        }
    }

    fn near(&self, from: &str, path: &str) -> Option<String> {
        let shown = self.places.iter().filter(|(_, target)| target.is_some()).map(|(path, _)| &**path);
        nearest(path, shown).map(|near| relative(from, near))
    }
}

fn log_books(registry: &Registry) -> impl Iterator<Item = (&UnitId, i32)> {
    registry.meetings.iter().flat_map(|(unit, years)| {
        years.iter().filter(|(_, meetings)| !meetings.is_empty()).map(move |(year, _)| (unit, *year))
    })
}

fn dead(link: &str, nearest: Option<String>) -> Message {
    Message::DeadLink { link: shown(link), nearest }
}

/// Returns a link short enough for a message.
fn shown(link: &str) -> String {
    link.chars().take(200).collect()
}

/// Control characters hide a scheme from a check but not from a browser; a backslash reads as a slash there.
fn is_unsafe_sign(sign: char) -> bool {
    sign.is_control()
        || sign == '\\'
        || matches!(sign, '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{feff}')
}

/// Returns the scheme of an address: a letter, then letters, digits, `+`, `.` or `-` before the first colon, if no
/// slash comes before it. Anything before a colon counts, so that oddities are refused rather than taken for a path.
fn scheme(link: &str) -> Option<&str> {
    let colon = link.find(':')?;
    let ends_before = link.find(['/', '#', '?']).is_some_and(|at| at < colon);
    (!ends_before).then(|| &link[..colon])
}

fn is_web(scheme: &str, link: &str) -> bool {
    let is_http = scheme.eq_ignore_ascii_case("http") || scheme.eq_ignore_ascii_case("https");
    let rest = &link[scheme.len() + 1..];
    let host = rest.strip_prefix("//").map(|rest| rest.split(['/', '?', '#']).next().unwrap_or(""));
    // A user part hides the true host from readers.
    is_http && host.is_some_and(|host| !host.is_empty() && !host.contains(['@', ' ', '"', '<', '>']))
}

/// Decodes `%20` and the like; none where that gives no text or hides a sign that may not be there.
fn decoded(path: &str) -> Option<String> {
    let mut bytes = Vec::with_capacity(path.len());
    let mut rest = path.as_bytes();
    while let Some((&byte, after)) = rest.split_first() {
        let pair = after.get(..2).filter(|_| byte == b'%').and_then(|pair| std::str::from_utf8(pair).ok());
        match pair.and_then(|pair| u8::from_str_radix(pair, 16).ok()) {
            Some(value) => {
                bytes.push(value);
                rest = &after[2..];
            }
            None => {
                bytes.push(byte);
                rest = after;
            }
        }
    }
    let text = String::from_utf8(bytes).ok()?;
    (!text.chars().any(is_unsafe_sign)).then_some(text)
}

/// Returns the path that `path` means in the file `from`; none when it leaves the tree or begins at a root.
fn joined(from: &str, path: &str) -> Option<String> {
    if path.starts_with('/') {
        return None;
    }
    let mut parts: Vec<&str> = from.split('/').collect();
    parts.pop();
    for part in path.split('/') {
        match part {
            "" | "." => {}
            ".." => {
                parts.pop()?;
            }
            name => parts.push(name),
        }
    }
    Some(parts.join("/"))
}

/// Returns `path` as a link from the file `from` to it.
fn relative(from: &str, path: &str) -> String {
    let folders: Vec<&str> = from.split('/').collect();
    let parts: Vec<&str> = path.split('/').collect();
    let most = (folders.len() - 1).min(parts.len() - 1);
    let common = (0..most).take_while(|at| folders[*at] == parts[*at]).count();
    format!("{}{}", "../".repeat(folders.len() - 1 - common), parts[common..].join("/"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paths_are_joined_and_made_relative() {
        assert_eq!(joined("huong-dan/a.md", "../don-vi/b.yaml").as_deref(), Some("don-vi/b.yaml"));
        assert_eq!(joined("a.md", "../b.md"), None);
        assert_eq!(joined("a/b.md", "/etc/passwd"), None);
        assert_eq!(relative("huong-dan/a.md", "huong-dan/b.md"), "b.md");
        assert_eq!(relative("trang/x/a.md", "tep/b.png"), "../../tep/b.png");
    }

    #[test]
    fn only_the_web_is_outside() {
        for (link, good) in [
            ("https://a.example/x", true),
            ("HTTP://a.example", true),
            ("https:a.example", false),
            ("https://", false),
            ("https://me@a.example/", false),
            ("mailto:a@b.example", false),
            ("javascript://a.example/%0aalert(1)", false),
        ] {
            assert_eq!(scheme(link).is_some_and(|scheme| is_web(scheme, link)), good, "{link}");
        }
    }
}

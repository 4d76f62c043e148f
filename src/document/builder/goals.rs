//! Links and pictures: where they lead, and where their destinations stand in the text.

use super::{Builder, PROPOSALS};
use crate::diag::Message;
use crate::document::links::Goal;
use crate::document::markdown::{Destination, Elsewhere};
use crate::document::prose;
use crate::document::tree::{Inline, Target};
use crate::load::spelling::nearest;
use std::collections::BTreeSet;
use std::ops::Range;

impl Builder<'_, '_> {
    /// Returns the offset at which the destination of a link or picture over `range` stands.
    pub(super) fn destination(&mut self, at: &Destination, range: &Range<usize>, end: usize) -> usize {
        let text = &self.page.text.text;
        let (from, until, opening) = match at {
            Destination::From(from) => (*from, range.end, ""),
            Destination::AfterWords => (end.max(range.start), range.end, "]("),
            Destination::Definition(span) => (span.start, span.end, "]:"),
        };
        let Some(stretch) = text.get(from..until) else { return range.start };
        let after = stretch.find(opening).map_or(0, |found| found + opening.len());
        let rest = &stretch[after..];
        let skipped = rest.len() - rest.trim_start_matches([' ', '\t', '\n', '\r', '<']).len();
        let marks = self.page.text.marks(from + after..until);
        if let Some((at, _)) = marks.first() {
            self.unreadable_mark(*at);
        }
        from + after + skipped
    }

    pub(super) fn link(&mut self, at: usize, is_address: bool, link: &str, title: &str, inlines: Vec<Inline>) {
        let resolved = if is_address {
            Err(Message::UnsafeLink { link: link.to_owned() })
        } else {
            self.page.shelf.resolve(self.page.path, link, self.dead < PROPOSALS)
        };
        let target = match resolved {
            Ok(Goal::Shown(target)) => target,
            Ok(Goal::Hidden) => return inlines.into_iter().for_each(|inline| self.push(inline)),
            Err(message) => {
                self.dead += 1;
                self.problem(at, message);
                return inlines.into_iter().for_each(|inline| self.push(inline));
            }
        };
        match &target {
            Target::Heading(id) => self.own_links.push((at, id.clone())),
            Target::OtherHeading { .. } => {
                let place = self.page.text.place(at);
                self.elsewhere.push(Elsewhere { place, link: link.to_owned(), target: target.clone() });
            }
            _ => {}
        }
        self.push(Inline::Link { target, title: words(title), inlines });
    }

    pub(super) fn image(&mut self, at: usize, link: &str, title: &str, inlines: &[Inline]) {
        let description = prose::plain(inlines);
        match self.page.shelf.picture(self.page.path, link, self.dead < PROPOSALS) {
            Ok(file) => {
                self.top().caption = words(title);
                self.push(Inline::Image { file, description });
            }
            Err(message) => {
                self.dead += 1;
                self.problem(at, message);
                self.push(Inline::Text(description));
            }
        }
    }

    pub(super) fn check_own_links(&mut self) {
        let links = std::mem::take(&mut self.own_links);
        let mut dead = BTreeSet::new();
        for (at, id) in links {
            if self.ids.contains(&id) {
                continue;
            }
            self.dead += 1;
            let near = || nearest(&id, self.ids.iter().map(String::as_str)).map(|near| format!("#{near}"));
            let near = (self.dead < PROPOSALS).then(near).flatten();
            self.problem(at, Message::DeadLink { link: format!("#{id}"), nearest: near });
            dead.insert(Target::Heading(id));
        }
        if !dead.is_empty() {
            prose::unlink(&mut self.document, &dead);
        }
    }
}

fn words(title: &str) -> Option<String> {
    (!title.trim().is_empty()).then(|| prose::nfc(title).into_owned())
}

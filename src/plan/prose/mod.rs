//! A document as HTML for a template: the narrative of guidance, reports and other pages.
//!
//! Everything that people wrote is escaped here; the tree holds no markup of its own.

mod tables;

use super::{Here, address, chart};
use crate::document::{Block, Document, Inline, Target};
use pulldown_cmark_escape::{escape_html, escape_html_body_text};
use std::fmt::Write;

/// Returns text that is safe in HTML and XML, between tags and in attributes.
#[must_use]
pub fn escaped(text: &str) -> String {
    let mut safe = String::with_capacity(text.len());
    // Writing to a string cannot fail.
    let _ = escape_html(&mut safe, text);
    safe
}

/// Adds text that is safe in HTML and XML between tags.
pub fn add_escaped(into: &mut String, text: &str) {
    // Writing to a string cannot fail.
    let _ = escape_html_body_text(into, text);
}

/// Writes documents on one page.
pub struct Prose<'a> {
    here: &'a Here,
    /// Page that lists the records behind the figures, where there is one.
    traces: Option<String>,
    /// Levels by which headings are lowered, so that the page's own stays the first.
    lowered: u8,
    html: String,
    tables: usize,
    charts: usize,
}

/// Writes `document` for the page `here`. `traces` is the address of the page that lists the records behind figures.
#[must_use]
pub fn html(document: &Document, here: &Here, traces: Option<String>) -> String {
    let mut prose = Prose::new(document, here, traces);
    prose.blocks(&document.blocks);
    prose.footnotes(document);
    prose.html
}

/// Writes a report in two parts: its body, and its annexes, which begin at the first heading "PHỤ LỤC". The signature of
/// an official document stands between them.
#[must_use]
pub fn report_html(document: &Document, here: &Here, traces: Option<String>) -> (String, String) {
    let (body, annexes) = document.blocks.split_at(document.parts().body.len());
    let mut prose = Prose::new(document, here, traces);
    prose.blocks(body);
    prose.footnotes(document);
    let body = std::mem::take(&mut prose.html);
    prose.blocks(annexes);
    (body, prose.html)
}

impl<'a> Prose<'a> {
    fn new(document: &Document, here: &'a Here, traces: Option<String>) -> Self {
        let top = document.outline.iter().map(|heading| heading.level).min().unwrap_or(2);
        Self { here, traces, lowered: 2u8.saturating_sub(top), html: String::new(), tables: 0, charts: 0 }
    }
}

impl Prose<'_> {
    fn text(&mut self, text: &str) {
        let _ = escape_html_body_text(&mut self.html, text);
    }

    fn attribute(&mut self, name: &str, text: &str) {
        let _ = write!(self.html, " {name}=\"");
        let _ = escape_html(&mut self.html, text);
        self.html.push('"');
    }

    fn blocks(&mut self, blocks: &[Block]) {
        for block in blocks {
            self.block(block);
        }
    }

    fn block(&mut self, block: &Block) {
        match block {
            Block::Heading { level, id, inlines } => {
                let level = (level + self.lowered).clamp(2, 6);
                let _ = write!(self.html, "<h{level}");
                self.attribute("id", id);
                self.html.push('>');
                self.inlines(inlines);
                let _ = writeln!(self.html, "</h{level}>");
            }
            Block::Paragraph(inlines) => self.wrapped("p", inlines),
            Block::List { start, is_tight, items } => self.list(*start, *is_tight, items),
            Block::Quote(blocks) => {
                self.html.push_str("<blockquote>\n");
                self.blocks(blocks);
                self.html.push_str("</blockquote>\n");
            }
            Block::Code { text } => {
                self.html.push_str("<pre tabindex=\"0\"><code>");
                self.text(text);
                self.html.push_str("</code></pre>\n");
            }
            Block::Table { aligns, head, rows } => self.table(aligns, head, rows),
            Block::ComputedTable(table) => self.computed(table),
            Block::ComputedChart(drawn) => {
                self.charts += 1;
                self.html.push_str(&chart::figure(drawn, self.charts));
            }
            Block::Image { file, description, caption } => {
                self.html.push_str("<figure>");
                self.image(file, description);
                if let Some(caption) = caption {
                    self.html.push_str("<figcaption>");
                    self.text(caption);
                    self.html.push_str("</figcaption>");
                }
                self.html.push_str("</figure>\n");
            }
            Block::Break => self.html.push_str("<hr>\n"),
        }
    }

    fn wrapped(&mut self, tag: &str, inlines: &[Inline]) {
        let _ = write!(self.html, "<{tag}>");
        self.inlines(inlines);
        let _ = writeln!(self.html, "</{tag}>");
    }

    fn list(&mut self, start: Option<u64>, is_tight: bool, items: &[Vec<Block>]) {
        let tag = if start.is_some() { "ol" } else { "ul" };
        let _ = match start {
            Some(start) if start != 1 => write!(self.html, "<ol class=\"numbered\" start=\"{start}\">"),
            Some(_) => write!(self.html, "<ol class=\"numbered\">"),
            None => write!(self.html, "<ul class=\"dash\">"),
        };
        for item in items {
            self.html.push_str("\n<li>");
            for block in item {
                match block {
                    Block::Paragraph(inlines) if is_tight => self.inlines(inlines),
                    block => self.block(block),
                }
            }
            self.html.push_str("</li>");
        }
        let _ = writeln!(self.html, "\n</{tag}>");
    }

    fn inlines(&mut self, inlines: &[Inline]) {
        for inline in inlines {
            self.inline(inline);
        }
    }

    fn inline(&mut self, inline: &Inline) {
        match inline {
            Inline::Text(text) => self.text(text),
            Inline::Emphasis(inlines) => self.inside("em", inlines),
            Inline::Strong(inlines) => self.inside("strong", inlines),
            Inline::Struck(inlines) => self.inside("s", inlines),
            Inline::Code(text) => {
                self.html.push_str("<code>");
                self.text(text);
                self.html.push_str("</code>");
            }
            Inline::Link { target, title, inlines } => {
                self.open_link(target, title.as_deref());
                self.inlines(inlines);
                self.html.push_str("</a>");
            }
            Inline::Figure { text, trace } => self.figure(text, *trace),
            Inline::Gap(text) => {
                self.html.push_str("<mark class=\"gap\">[CẦN BỔ SUNG");
                if !text.is_empty() {
                    self.html.push_str(": ");
                    self.text(text);
                }
                self.html.push_str("]</mark>");
            }
            Inline::LineBreak => self.html.push_str("<br>"),
            Inline::Image { file, description } => self.image(file, description),
            Inline::FootnoteRef { number } => {
                let _ = write!(
                    self.html,
                    "<sup><a href=\"#m-chu-thich-{number}\" aria-label=\"Chú thích {number}\">{number}</a></sup>"
                );
            }
        }
    }

    fn inside(&mut self, tag: &str, inlines: &[Inline]) {
        let _ = write!(self.html, "<{tag}>");
        self.inlines(inlines);
        let _ = write!(self.html, "</{tag}>");
    }

    fn figure(&mut self, text: &str, trace: usize) {
        let Some(traces) = &self.traces else { return self.text(text) };
        let href = format!("{}#s-{}", self.here.to(traces), trace + 1);
        self.html.push_str("<a class=\"c\"");
        self.attribute("href", &href);
        self.html.push('>');
        self.text(text);
        self.html.push_str("</a>");
    }

    fn image(&mut self, file: &str, description: &str) {
        self.html.push_str("<img");
        self.attribute("src", &encoded(&self.here.to(file)));
        self.attribute("alt", description);
        self.html.push_str(" loading=\"lazy\">");
    }

    fn open_link(&mut self, target: &Target, title: Option<&str>) {
        self.html.push_str("<a");
        self.attribute("href", &href(self.here, target));
        if let Some(title) = title {
            self.attribute("title", title);
        }
        if matches!(target, Target::External(_)) {
            self.html.push_str(" rel=\"noopener noreferrer\"");
        }
        self.html.push('>');
    }

    fn footnotes(&mut self, document: &Document) {
        if document.footnotes.is_empty() {
            return;
        }
        self.html.push_str("<section class=\"footnotes\" aria-label=\"Chú thích\"><ol class=\"numbered\">");
        for note in &document.footnotes {
            let _ = write!(self.html, "\n<li id=\"m-chu-thich-{}\">", note.number);
            for block in &note.blocks {
                match block {
                    Block::Paragraph(inlines) => self.inlines(inlines),
                    block => self.block(block),
                }
            }
            self.html.push_str("</li>");
        }
        self.html.push_str("\n</ol></section>\n");
    }
}

/// Returns the link from `here` to `target`.
#[must_use]
pub fn href(here: &Here, target: &Target) -> String {
    match target {
        Target::External(link) => link.clone(),
        Target::Home => here.to(address::HOME),
        Target::Unit(unit) => here.to(&address::unit(unit)),
        Target::Guidance(slug) => here.to(&address::guidance(slug)),
        Target::Regulation(id) => here.to(&address::regulation(id)),
        Target::Report(slug) => here.to(&address::report(slug)),
        Target::Page(path) => here.to(&address::page(path)),
        Target::LogBook(unit, year) => here.to(&address::log_book(unit, *year)),
        Target::Meeting(key) => here.to(&address::meeting_on(&key.unit, key.date, key.level)),
        Target::Rule(rule) => here.to(&address::rule(*rule)),
        Target::Attachment(file) => encoded(&here.to(file)),
        Target::Heading(id) => format!("#{id}"),
        Target::OtherHeading { document, id } => format!("{}#{id}", href(here, document)),
    }
}

/// Percent-encodes what a path may hold and an address may not; slashes stay.
#[must_use]
pub fn encoded(path: &str) -> String {
    let mut encoded = String::with_capacity(path.len());
    for byte in path.bytes() {
        match byte {
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'-' | b'.' | b'_' | b'~' | b'/' => {
                encoded.push(char::from(byte))
            }
            byte => {
                let _ = write!(encoded, "%{byte:02X}");
            }
        }
    }
    encoded
}

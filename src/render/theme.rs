//! The theme: templates, symbols, style sheet and script; the embedded ones, replaced file by file by the tree's own.
//!
//! The only place that knows the template engine of pages.

use super::shared::Shared;
use super::{File, embedded, scan};
use crate::diag::{Diagnostics, Message};
use crate::plan::{Frame, View};
use crate::text::{Entry, Source, Sources, Span, Tree};
use sha2::{Digest, Sha256};
use std::collections::BTreeMap;
use std::sync::Arc;
use tera::{Context, Tera, Value};

/// Name of the theme in the binary.
pub const DEFAULT: &str = "mac-dinh";

/// A theme ready to render with.
pub struct Theme {
    tera: Tera,
    /// The symbols in the order of their ids, each with its markup.
    symbols: Vec<(String, String)>,
    /// Style sheet, script and the theme's other assets by address.
    pub assets: BTreeMap<Arc<str>, File>,
    /// Address of the style sheet.
    pub style: String,
    /// Address of the script.
    pub script: String,
    /// Addresses of script and style sheet of the search, a space between them.
    pub search: String,
    /// Address of the script of tables.
    pub tables: String,
    /// Address of the symbol of the site.
    pub icon: String,
    /// SHA-256 of the files that it is made of, in hexadecimal.
    pub digest: String,
}

/// What went wrong with a template: its file, the place in it and the engine's words.
struct Fault {
    file: String,
    at: Option<(usize, usize)>,
    detail: String,
}

impl Theme {
    /// Puts the theme called `name` together: the embedded files, each replaced by `themes/<name>/<file>` where that is
    /// there. An unknown name is a problem at `named_at`; a template that cannot be used is one at its own line.
    pub fn load(name: &str, named_at: Span, themes: &Tree, sources: &mut Sources, diags: &mut Diagnostics) -> Self {
        let mut files: BTreeMap<String, Arc<[u8]>> = embedded::files();
        let prefix = format!("{name}/");
        let mut is_known = name == DEFAULT;
        for (path, entry) in themes {
            let (Some(file), Entry::File(bytes)) = (path.strip_prefix(&prefix), entry) else { continue };
            is_known = true;
            files.insert(file.to_owned(), bytes.clone());
        }
        if !is_known {
            let nearest = nearest_theme(name, themes);
            diags.error(named_at, Message::UnknownTheme { name: name.to_owned(), nearest });
        }
        Self::assemble(name, &files, sources, diags)
    }

    fn assemble(
        name: &str,
        files: &BTreeMap<String, Arc<[u8]>>,
        sources: &mut Sources,
        diags: &mut Diagnostics,
    ) -> Self {
        let mut report = |fault: &Fault| {
            let text = files.get(&fault.file).map(|bytes| String::from_utf8_lossy(bytes)).unwrap_or_default();
            let source = sources.add(Source::new(&format!("../themes/{name}/{}", fault.file), &text));
            let (start, end) = fault.at.unwrap_or_default();
            diags.error(Span::new(source, start, end), Message::Template { detail: fault.detail.clone() });
        };
        let mut tera = Tera::new();
        for fault in add_templates(&mut tera, files) {
            report(&fault);
        }
        let text = |file: &str| files.get(file).map(|bytes| String::from_utf8_lossy(bytes).into_owned());
        let symbols = text("bieu-tuong.svg").map(|text| symbols(&text)).unwrap_or_default();
        let mut assets = BTreeMap::new();
        let style =
            ["tai-san/tokens.css", "tai-san/theme.css", "tai-san/them.css"].iter().filter_map(|file| text(file));
        let style =
            put(&mut assets, "nenep", "css", without_comments(&style.collect::<Vec<_>>().join("\n")).into_bytes());
        let script = text("tai-san/nenep.js").unwrap_or_default();
        let script = put(&mut assets, "nenep", "js", script.into_bytes());
        let search = text("tai-san/tim-kiem.js").unwrap_or_default();
        let search = put(&mut assets, "tim-kiem", "js", bare_lines(&search).into_bytes());
        let search_style = without_comments(&text("tai-san/tim-kiem.css").unwrap_or_default());
        let search = format!("{search} {}", put(&mut assets, "tim-kiem", "css", search_style.into_bytes()));
        let tables = text("tai-san/bang.js").unwrap_or_default();
        let tables = put(&mut assets, "bang", "js", tables.into_bytes());
        let icon = text("tai-san/bieu-tuong.svg").unwrap_or_default();
        let icon = put(&mut assets, "bieu-tuong", "svg", icon.into_bytes());
        for (file, bytes) in files {
            let known = [
                "tokens.css",
                "theme.css",
                "them.css",
                "nenep.js",
                "bang.js",
                "bieu-tuong.svg",
                "tim-kiem.js",
                "tim-kiem.css",
            ];
            if let Some(other) = file.strip_prefix("tai-san/").filter(|other| !known.contains(other)) {
                assets.insert(format!("tai-san/{other}").into(), File::at_hand(bytes.clone()));
            }
        }
        let digest = digest_of(files.iter().flat_map(|(file, bytes)| [file.as_bytes(), &[0], bytes, &[0]]));
        Self { tera, symbols, assets, style, script, tables, icon, search, digest }
    }

    /// Renders the page that shows `view` within `frame`.
    ///
    /// # Errors
    /// Gives the problem in the engine's words when the template asks for what the view does not have.
    pub fn render(&self, template: &str, shared: &Shared, frame: &Frame, view: &View) -> Result<Vec<u8>, RenderFault> {
        let mut context = shared.context(self, frame)?;
        context.insert_value("v", Value::from_serializable(view));
        Ok(self.with_symbols(self.fill(template, &context)?))
    }

    /// Renders `template` as it is.
    pub(super) fn fill(&self, template: &str, context: &Context) -> Result<Vec<u8>, RenderFault> {
        let mut html = Vec::with_capacity(16 << 10);
        let rendered = self.tera.render_to(template, context, &mut html);
        rendered.map_err(|error| RenderFault(fault(&error, template)))?;
        Ok(html)
    }

    /// Puts the symbols that the page uses in the place of the mark `<!--sprite-->`, so that no page carries others.
    fn with_symbols(&self, html: Vec<u8>) -> Vec<u8> {
        const MARK: &str = "<!--sprite-->";
        let Some(at) = scan::find(&html, MARK) else { return html };
        let (before, after) = (&html[..at], &html[at + MARK.len()..]);
        let mut used = vec![false; self.symbols.len()];
        for id in scan::quoted(&html, "<use href=\"#") {
            let symbol = self.symbols.iter().position(|(known, _)| known.as_bytes() == id);
            symbol.into_iter().for_each(|symbol| used[symbol] = true);
        }
        let used = self.symbols.iter().zip(used).filter(|(_, is_used)| *is_used);
        let mut page = Vec::with_capacity(html.len() + (4 << 10));
        page.extend_from_slice(before);
        page.extend_from_slice(br#"<svg class="sprite" aria-hidden="true" focusable="false" width="0" height="0">"#);
        used.for_each(|((_, symbol), _)| page.extend_from_slice(symbol.as_bytes()));
        page.extend_from_slice(b"</svg>");
        page.extend_from_slice(after);
        page
    }

    /// Puts a problem that showed while rendering where its template stands.
    pub fn report(
        &self,
        fault: &RenderFault,
        name: &str,
        themes: &Tree,
        sources: &mut Sources,
        diags: &mut Diagnostics,
    ) {
        let RenderFault(fault) = fault;
        let own = match themes.get(format!("{name}/{}", fault.file).as_str()) {
            Some(Entry::File(bytes)) => Some(bytes.clone()),
            _ => embedded::files().get(&fault.file).cloned(),
        };
        let text = own.map(|bytes| String::from_utf8_lossy(&bytes).into_owned()).unwrap_or_default();
        let source = sources.add(Source::new(&format!("../themes/{name}/{}", fault.file), &text));
        let (start, end) = fault.at.unwrap_or_default();
        diags.error(Span::new(source, start, end), Message::Template { detail: fault.detail.clone() });
    }
}

/// A template that could not be rendered with its view.
pub struct RenderFault(Fault);

impl RenderFault {
    /// Returns what tells this problem from others: file, place and words.
    #[must_use]
    pub fn key(&self) -> (String, usize, String) {
        let Self(fault) = self;
        (fault.file.clone(), fault.at.unwrap_or_default().0, fault.detail.clone())
    }
}

/// Returns the hash of everything that the theme called `name` is made of, besides the embedded files.
#[must_use]
pub fn digest_of_files(name: &str, themes: &Tree) -> [u8; 32] {
    let mut hash = Sha256::new();
    hash.update(name);
    for (path, entry) in themes {
        let Entry::File(bytes) = entry else { continue };
        for part in [&[0], path.as_bytes(), &[0], &(bytes.len() as u64).to_le_bytes(), bytes] {
            hash.update(part);
        }
    }
    hash.finalize().into()
}

fn nearest_theme(name: &str, themes: &Tree) -> Option<String> {
    let names = themes.keys().filter_map(|path| path.split('/').next()).chain([DEFAULT]);
    names.max_by(|one, two| strsim::jaro(name, one).total_cmp(&strsim::jaro(name, two))).map(str::to_owned)
}

/// Adds every template; returns those that cannot be used. Templates that name each other are added together; a set
/// with a fault is tried one by one so that each bad file is named once.
fn add_templates(tera: &mut Tera, files: &BTreeMap<String, Arc<[u8]>>) -> Vec<Fault> {
    let mut faults = Vec::new();
    let mut good = Vec::new();
    for (file, bytes) in files.iter().filter(|(file, _)| file.ends_with(".html")) {
        match std::str::from_utf8(bytes) {
            Ok(text) => good.push((file.as_str(), text)),
            Err(error) => faults.push(Fault {
                file: file.clone(),
                at: None,
                detail: format!("not UTF-8 at byte {}", error.valid_up_to()),
            }),
        }
    }
    while let Err(error) = tera.add_raw_templates(good.iter().copied()) {
        *tera = Tera::new();
        let fault = fault(&error, "nen.html");
        let Some(at) = good.iter().position(|(file, _)| *file == fault.file) else {
            faults.push(fault);
            break;
        };
        // The embedded file serves in the place of the tree's own, so that one bad template spoils one problem only.
        match embedded::FILES.iter().find(|(file, text)| *file == fault.file && *text != good[at].1) {
            Some((_, text)) => good[at].1 = text,
            None => {
                good.remove(at);
            }
        }
        faults.push(fault);
    }
    faults
}

fn fault(error: &tera::Error, template: &str) -> Fault {
    match error.kind() {
        tera::ErrorKind::SyntaxError(report) | tera::ErrorKind::RenderingError(report) => Fault {
            file: report.filename().to_owned(),
            at: Some((report.span().range.start, report.span().range.end)),
            detail: report.message().to_owned(),
        },
        _ => from_words(&error.to_string(), template),
    }
}

/// Some problems come as words only, with `--> file:line:column` or the template's name somewhere among them.
fn from_words(words: &str, template: &str) -> Fault {
    let named = words
        .split(['`', '\'', '"', ' ', '['])
        .find(|word| word.split(':').next().is_some_and(|w| w.ends_with(".html")));
    let file = named.and_then(|word| word.split(':').next()).unwrap_or(template).to_owned();
    let detail = words.lines().next().unwrap_or(words).to_owned();
    Fault { file, at: None, detail }
}

fn symbols(svg: &str) -> Vec<(String, String)> {
    let lines = svg.lines().filter(|line| line.starts_with("<symbol"));
    let symbols = lines.filter_map(|line| {
        let id = line.split("id=\"").nth(1)?.split('"').next()?;
        Some((id.to_owned(), line.to_owned()))
    });
    symbols.collect::<BTreeMap<_, _>>().into_iter().collect()
}

/// Returns a style sheet without its comments and the empty lines they leave: they are for those who change the theme.
fn without_comments(css: &str) -> String {
    let mut kept = String::with_capacity(css.len());
    let mut rest = css;
    while let Some(begin) = rest.find("/*") {
        kept.push_str(&rest[..begin]);
        rest = rest[begin..].find("*/").map_or("", |end| &rest[begin + end + 2..]);
    }
    kept.push_str(rest);
    kept.lines().map(str::trim_end).filter(|line| !line.is_empty()).fold(String::new(), |css, line| css + line + "\n")
}

/// Returns a script without lines that are comments, and without indentation. It must have no text of several lines.
fn bare_lines(script: &str) -> String {
    let lines = script.lines().map(str::trim).filter(|line| !line.is_empty() && !line.starts_with("//"));
    lines.fold(String::with_capacity(script.len()), |bare, line| bare + line + "\n")
}

fn put(assets: &mut BTreeMap<Arc<str>, File>, stem: &str, ending: &str, bytes: Vec<u8>) -> String {
    let address = format!("tai-san/{stem}-{}.{ending}", &digest(&bytes)[..12]);
    assets.insert(address.as_str().into(), File::at_hand(bytes.into()));
    address
}

/// Returns the SHA-256 of `bytes` in hexadecimal.
#[must_use]
pub fn digest(bytes: &[u8]) -> String {
    digest_of([bytes].into_iter())
}

/// Returns the SHA-256 of the parts, one after the other, in hexadecimal.
#[must_use]
pub fn digest_of<'a>(parts: impl Iterator<Item = &'a [u8]>) -> String {
    let mut hash = Sha256::new();
    for part in parts {
        hash.update(part);
    }
    hexadecimal(&hash.finalize())
}

/// Returns bytes in hexadecimal.
#[must_use]
pub fn hexadecimal(bytes: &[u8]) -> String {
    const DIGITS: &[u8; 16] = b"0123456789abcdef";
    let mut text = String::with_capacity(bytes.len() * 2);
    for byte in bytes {
        text.push(char::from(DIGITS[usize::from(byte >> 4)]));
        text.push(char::from(DIGITS[usize::from(byte & 15)]));
    }
    text
}

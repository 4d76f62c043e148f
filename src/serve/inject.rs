//! What a page has more while it is served: the reload script, its style sheet, and a policy that lets the script listen.
//!
//! Done to the answer only: neither the site in memory nor anything on a disk ever holds it.

use crate::plan::escaped;
use std::fmt::Write;

/// What the script is told about the page that it stands on.
pub struct Told<'a> {
    /// Token of this run.
    pub token: &'a str,
    /// Mark of the page's content.
    pub mark: String,
    /// Record from which the page is made, `path:line` below the content tree.
    pub source: Option<String>,
    /// What turns a path of the content tree into a link to an editor.
    pub editor: Option<&'a str>,
    /// What stands before a path of the content tree so that it is found from where the program runs.
    pub prefix: &'a str,
    /// Language of the overlay.
    pub language: &'static str,
}

/// Whether relative links of the page hold at the path that was asked for.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Standing {
    /// The page is served at its own address.
    AtItsAddress,
    /// The page stands in for one that does not exist, at any depth; its links are from the root.
    InPlaceOfAnother,
}

const POLICY: &str = "http-equiv=\"Content-Security-Policy\" content=\"";

/// Returns `page` with the script before the end of its head.
#[must_use]
pub fn inject(page: &str, told: &Told<'_>, standing: Standing) -> String {
    let mut html = widened(page, standing);
    if standing == Standing::InPlaceOfAnother
        && let Some(at) = html.find("<head>")
    {
        let after = first_meta_end(&html).unwrap_or(at + "<head>".len());
        html.insert_str(after, "<base href=\"/\">");
    }
    let at = html.find("</head>").or_else(|| html.find("<body")).unwrap_or(html.len());
    html.insert_str(at, &script(told));
    html
}

/// The base must come before every link, but after the statement of the character set and the policy.
fn first_meta_end(html: &str) -> Option<usize> {
    let policy = html.find(POLICY)?;
    html[policy..].find('>').map(|end| policy + end + 1)
}

fn script(told: &Told<'_>) -> String {
    let mut tag =
        String::from("<link rel=\"stylesheet\" href=\"/_nenep/reload.css\"><script src=\"/_nenep/reload.js\"");
    let source = told.source.as_deref();
    let facts = [
        ("token", Some(told.token)),
        ("mark", Some(told.mark.as_str())),
        ("source", source),
        ("editor", told.editor),
        ("prefix", Some(told.prefix)),
        ("lang", Some(told.language)),
    ];
    for (name, value) in facts {
        let Some(value) = value else { continue };
        let _ = write!(tag, " data-{name}=\"{}\"", escaped(value));
    }
    tag.push_str(" defer></script>");
    tag
}

/// Lets the page's own policy admit what is injected, and nothing else.
fn widened(page: &str, standing: Standing) -> String {
    let Some(begin) = page.find(POLICY).map(|at| at + POLICY.len()) else { return page.to_owned() };
    let Some(end) = page[begin..].find('"').map(|length| begin + length) else { return page.to_owned() };
    let mut policy: Vec<(&str, String)> = page[begin..end]
        .split(';')
        .filter_map(|directive| {
            let directive = directive.trim();
            let (name, sources) = directive.split_once(char::is_whitespace).unwrap_or((directive, ""));
            (!name.is_empty()).then(|| (name, sources.trim().to_owned()))
        })
        .collect();
    for name in ["connect-src", "script-src", "style-src"] {
        admit_self(&mut policy, name);
    }
    if standing == Standing::InPlaceOfAnother {
        admit_self(&mut policy, "base-uri");
    }
    let policy: Vec<String> = policy.into_iter().map(|(name, sources)| format!("{name} {sources}")).collect();
    format!("{}{}{}", &page[..begin], policy.join("; "), &page[end..])
}

fn admit_self<'p>(policy: &mut Vec<(&'p str, String)>, name: &'p str) {
    match policy.iter_mut().find(|(known, _)| *known == name) {
        Some((_, sources)) if sources.split_whitespace().any(|source| source == "'self'") => {}
        Some((_, sources)) if sources.is_empty() || sources == "'none'" => *sources = "'self'".to_owned(),
        Some((_, sources)) => sources.push_str(" 'self'"),
        None => policy.push((name, "'self'".to_owned())),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const TOLD: Told<'static> =
        Told { token: "t0", mark: String::new(), source: None, editor: None, prefix: "a\"><b>/", language: "vi" };

    #[test]
    fn the_policy_is_widened_by_what_the_script_needs_and_no_more() {
        let page = "<head><meta charset=\"utf-8\"><meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; \
            script-src 'self'; connect-src 'none'; base-uri 'none'\"></head><body></body>";
        let html = inject(page, &TOLD, Standing::AtItsAddress);
        let policy = "default-src 'none'; script-src 'self'; connect-src 'self'; base-uri 'none'; style-src 'self'";
        assert!(html.contains(policy), "{html}");
        assert!(!html.contains("<base"), "{html}");
        assert!(
            html.contains("data-prefix=\"a&quot;&gt;&lt;b&gt;/\" data-lang=\"vi\" defer></script></head>"),
            "{html}"
        );
        let html = inject(page, &TOLD, Standing::InPlaceOfAnother);
        assert!(html.contains("base-uri 'self'") && html.contains("<base href=\"/\">"), "{html}");
    }

    #[test]
    fn a_page_without_head_or_policy_gets_the_script_all_the_same() {
        assert!(inject("<p>x", &TOLD, Standing::AtItsAddress).ends_with("defer></script>"));
        let html = inject("<body><p>x", &TOLD, Standing::AtItsAddress);
        assert!(html.ends_with("defer></script><body><p>x"), "{html}");
    }
}

//! From the path of a request to a file of the site: one look into a map, nothing that could reach a disk.

use crate::render::{File, Site};
use std::sync::Arc;

/// What a path leads to.
pub enum Found<'s> {
    /// A file of the site.
    File {
        /// Its address.
        address: &'s Arc<str>,
        /// The file, made or not.
        file: &'s File,
    },
    /// A folder named without its last slash: its page is at this path.
    Folder(String),
    /// Nothing of the site.
    Absent,
    /// No path that a page of the site could have asked for.
    Malformed,
}

/// Looks up the path of a request, as it was sent and without its query.
#[must_use]
pub fn find<'s>(site: &'s Site, raw: &str) -> Found<'s> {
    let Some(path) = decoded(raw) else { return Found::Malformed };
    let address = match path.as_str() {
        path if path.is_empty() || path.ends_with('/') => format!("{path}index.html"),
        path => path.to_owned(),
    };
    if let Some((address, file)) = site.entry(&address) {
        return Found::File { address, file };
    }
    let is_folder = !path.is_empty() && site.contains_key(&format!("{path}/index.html"));
    if is_folder && path.is_ascii() { Found::Folder(format!("/{path}/")) } else { Found::Absent }
}

/// Decodes a path once and takes its leading slash off; none where it holds what no address has: a step up, an escaped
/// slash, a backslash, a control character, or bytes that are no text.
fn decoded(raw: &str) -> Option<String> {
    let raw = raw.strip_prefix('/')?;
    let has_escaped_slash = raw.as_bytes().windows(3).any(|three| three.eq_ignore_ascii_case(b"%2f"));
    let path = unescaped(raw).filter(|_| !has_escaped_slash)?;
    let is_plain = !path.chars().any(|sign| sign == '\\' || sign.is_control());
    let has_steps = path.split('/').any(|part| part == ".." || part == ".");
    (is_plain && !has_steps).then_some(path)
}

/// Replaces each `%` and two digits by the byte that they stand for; none where that gives no text.
#[must_use]
pub fn unescaped(text: &str) -> Option<String> {
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text.as_bytes();
    while let [first, tail @ ..] = rest {
        rest = tail;
        if *first != b'%' {
            bytes.push(*first);
            continue;
        }
        let [high, low, after @ ..] = tail else { return None };
        bytes.push(hex(*high)? << 4 | hex(*low)?);
        rest = after;
    }
    String::from_utf8(bytes).ok()
}

fn hex(digit: u8) -> Option<u8> {
    char::from(digit).to_digit(16).map(|value| value as u8)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn site() -> Site {
        let addresses = ["index.html", "don-vi/index.html", "don-vi/a.html", "tep/mẫu số 1?.csv"];
        addresses.iter().map(|address| (Arc::from(*address), address.as_bytes())).collect()
    }

    fn found(raw: &str) -> String {
        match find(&site(), raw) {
            Found::File { address, .. } => address.to_string(),
            Found::Folder(path) => format!("-> {path}"),
            Found::Absent => "absent".to_owned(),
            Found::Malformed => "malformed".to_owned(),
        }
    }

    #[test]
    fn a_path_leads_to_the_file_of_that_address() {
        for (raw, expected) in [
            ("/", "index.html"),
            ("/index.html", "index.html"),
            ("/don-vi/", "don-vi/index.html"),
            ("/don-vi", "-> /don-vi/"),
            ("/%64on-vi/a.html", "don-vi/a.html"),
            ("/tep/m%E1%BA%ABu%20s%E1%BB%91%201%3F.csv", "tep/mẫu số 1?.csv"),
            ("/khac.html", "absent"),
        ] {
            assert_eq!(found(raw), expected, "{raw}");
        }
    }

    #[test]
    fn what_no_page_asks_for_leads_nowhere() {
        for raw in [
            "/../../etc/passwd",
            "/%2e%2e/%2e%2e/etc/passwd",
            "/%252e%252e/etc/passwd",
            "/..%5c..%5cetc",
            "/don-vi%2fa.html",
            "/don-vi%2Fa.html",
            "/%00",
            "/index.html%00.png",
            "//etc/passwd",
            "/./index.html",
            "/don-vi/../index.html",
            "/@fs/etc/passwd",
            "/.env\\",
            "/index.html::$DATA",
            "/%ff",
            "/%",
            "/%4",
            "/%zz",
            "/don-vi//a.html",
            "etc/passwd",
            "",
            "*",
        ] {
            let found = found(raw);
            assert!(found == "absent" || found == "malformed", "{raw} led to {found}");
        }
    }
}

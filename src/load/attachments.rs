//! Attachments: copied as they are, but for kinds that could run in a reader's browser.

/// Endings of files that a browser shows as a page, a picture with scripts, or a script.
const ACTIVE: &[&str] = &["html", "htm", "xhtml", "svg", "js", "mjs", "css", "xml", "swf"];

/// Beginnings by which a browser takes a file for a page or picture, whatever its ending.
const ACTIVE_BEGINNINGS: &[(&[u8], &str)] = &[
    (b"<!doctype html", "html"),
    (b"<html", "html"),
    (b"<head", "html"),
    (b"<body", "html"),
    (b"<script", "html"),
    (b"<iframe", "html"),
    (b"<svg", "svg"),
    (b"<!doctype svg", "svg"),
    (b"<?xml", "xml"),
];

/// Returns the ending by which an attachment could run, if it could.
#[must_use]
pub fn active_ending(path: &str, bytes: &[u8]) -> Option<String> {
    let name = path.rsplit('/').next().unwrap_or(path);
    let ending = name.rsplit_once('.').map(|(_, ending)| ending.to_ascii_lowercase());
    if let Some(ending) = ending.filter(|ending| ACTIVE.contains(&ending.trim_end_matches([' ', '.']))) {
        return Some(ending);
    }
    let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes).trim_ascii_start();
    let begins =
        |beginning: &[u8]| bytes.get(..beginning.len()).is_some_and(|head| head.eq_ignore_ascii_case(beginning));
    ACTIVE_BEGINNINGS.iter().find(|(beginning, _)| begins(beginning)).map(|(_, kind)| (*kind).to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_browser_would_run_is_refused() {
        for (path, bytes) in [
            ("tep/a.html", &b""[..]),
            ("tep/a.SVG", b""),
            ("tep/b/a.js", b""),
            ("tep/a.png", b"<svg xmlns='x'>"),
            ("tep/a.txt", b"\xef\xbb\xbf\n <!DOCTYPE HTML>"),
            ("tep/a", b"<ScRiPt>"),
        ] {
            assert!(active_ending(path, bytes).is_some(), "{path}");
        }
        for (path, bytes) in
            [("tep/a.pdf", &b"%PDF-1.7"[..]), ("tep/a.csv", b"a,b"), ("tep/html", b"x"), ("tep/a.png", b"\x89PNG")]
        {
            assert_eq!(active_ending(path, bytes), None, "{path}");
        }
    }
}

//! Hostile pages: refused at their place or shown as harmless text, and never slow.
#![expect(clippy::disallowed_methods, reason = "hostile texts are read against the clock")]

use crate::{page, refuses, shows};
use proptest::prelude::*;
use std::time::{Duration, Instant};

#[test]
fn raw_html_and_comments_are_refused_where_they_stand() {
    for html in [
        "<script>alert(1)</script>",
        "<iframe src=x></iframe>",
        "<style>a{}</style>",
        "<svg onload=x>",
        "<!-- ghi chú nội bộ -->",
        "<?php ?>",
        "<![CDATA[x]]>",
    ] {
        let problems = page(&format!("a\n\n  {html}\n")).1;
        assert_eq!(problems, ["3:3 N401"], "{html}");
        assert_eq!(page(&format!("a\n\n{html}\n")).0, "p a\n", "{html}");
    }
    refuses("Đây <b>x</b>", &["1:5 N401", "1:9 N401"]);
    refuses("| a |\n|---|\n| x \\| <b onmouseover=x> |", &["3:8 N401"]);
}

#[test]
fn links_that_could_run_something_are_refused() {
    for link in [
        "javascript:alert(1)",
        "JaVaScRiPt:alert(1)",
        "&#106;avascript:alert(1)",
        "&#x6A;avascript&colon;alert(1)",
        "&#1;javascript:alert(1)",
        "java&#10;script:alert(1)",
        "java&Tab;script:alert(1)",
        "data:text/html;base64,PHNjcmlwdD4=",
        "vbscript:x",
        "file:///C:/",
        "blob:x",
        "mailto:a@b.example",
        "tel:0123456789",
        "\\\\\\\\server\\\\share",
        "//evil.example/x",
        "/etc/passwd",
        "https:evil.example",
        "https://a@evil.example/",
        "../../../etc/passwd",
        "..%2f..%2f..%2fetc/passwd",
        "..%5c..%5cetc",
        "%00",
        "a\u{202e}b.md",
    ] {
        refuses(&format!("[x]({link})"), &["1:5 N402"]);
        refuses(&format!("![x]({link})"), &["1:6 N402"]);
    }
    refuses("<javascript:alert(1)>", &["1:2 N402"]);
    refuses("<a@b.example>", &["1:2 N402"]);
    refuses("[x]\n\n[x]: javascript:alert(1)", &["3:6 N402"]);
    refuses("a[^1]\n\n[^1]: [x](javascript:alert(1))", &["3:11 N402"]);
    refuses("![](../../../.git/config)", &["1:5 N402"]);
}

#[test]
fn odd_titles_and_fences_are_harmless_text() {
    shows(
        "[a](03-hd-tw.md \"x\\\" onmouseover=\\\"alert(1)\")",
        "p link(a -> Guidance(Slug(03-hd-tw)) \"x\\\" onmouseover=\\\"alert(1)\")",
    );
    shows("``` \"><script>\nx\n```", "code \"x\\n\"");
}

#[test]
fn nesting_is_bounded() {
    let deep = format!("{}x", "> ".repeat(65));
    refuses(&deep, &["1:129 N408"]);
    let fits = format!("{}x", "> ".repeat(63));
    refuses(&fits, &[]);
}

#[test]
fn hostile_pages_are_read_in_time() {
    let stars = "*".repeat(100_000);
    let nested: String = (0..3000).map(|depth| format!("{}- a\n", "  ".repeat(depth % 300))).collect();
    let dead = "[a](b.md)\n\n".repeat(20_000);
    let references = format!("{}{}", "[a]: b\n".repeat(20_000), "[a] ".repeat(20_000));
    for hostile in [
        "](\n".repeat(50_000),
        "[".repeat(50_000),
        "![[](".repeat(20_000),
        format!("{stars}a{stars}"),
        ">".repeat(10_000),
        "> ".repeat(10_000),
        "`a".repeat(50_000),
        "<!--".repeat(20_000),
        "<a ".repeat(20_000),
        "&#".repeat(50_000),
        "|a".repeat(50_000),
        "[^a]".repeat(20_000),
        "# a\n".repeat(20_000),
        "[a](#b)\n".repeat(20_000) + &"\n\n# c".repeat(5000),
        "[a](03-hd-tw.md#b)\n".repeat(20_000),
        nested,
        dead,
        references,
    ] {
        let begin = Instant::now();
        let _ = page(&hostile);
        let took = begin.elapsed();
        // The limit is two seconds for a release build; this one is not.
        assert!(took < Duration::from_secs(8), "{took:?}: {}", &hostile.chars().take(20).collect::<String>());
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(300))]

    #[test]
    fn no_text_is_too_strange(text in "([\\[\\]()!*_~`<>#|:^\\-\\\\&;{}%\"' \n\t]|a|Đ|\u{301}|[0-9]|\u{e000}|https:|\\[\\^a\\]|\\]\\(|  \n|- |> ){0,80}") {
        let _ = page(&text);
    }
}

//! Themes of a tree: one that is unknown, one that is broken in part, one that changes a template and a token.

#![allow(clippy::disallowed_methods, clippy::disallowed_macros, reason = "tests read files and the environment")]

mod support;

use nenep::compile::{Compiled, Inputs, Options, compile};
use nenep::diag::{Diagnostic, Diagnostics, Message};
use nenep::model::AsOf;
use nenep::render::Site;
use nenep::text::{Entry, Source, Sources, Span, Tree};
use support::{date, entry};

const REGULATION: &str =
    "so_hieu: 01-HD/TN\ntrich_yeu: Hướng dẫn\nngay_ban_hanh: 2025-01-01\nhieu_luc: {tu: 2025-01-01}\n";

/// Builds a small tree with a theme called `theme` and files of themes beside it.
fn built(theme: &str, files: &[(&str, &str)], allow_errors: bool) -> Compiled {
    let settings = format!(
        "ten: Cổng thử\nco_quan: Đảng ủy Thử nghiệm\nquy_dinh: [qd]\ngiai_doan: {{tu: 2025-01-01, den: 2025-12-31}}\n\
         giao_dien: {theme}\n"
    );
    let page = "---\ntieu_de: Giới thiệu\n---\nMột đoạn.\n";
    let content: Tree =
        [("cong.yaml", settings.as_str()), ("quy-dinh/qd.yaml", REGULATION), ("trang/gioi-thieu.md", page)]
            .map(|(path, text)| entry(path, text))
            .into();
    let themes: Tree = files.iter().map(|(path, text)| entry(path, text)).collect();
    let inputs = Inputs { content, themes, ..Inputs::default() };
    let options = Options { allow_errors, ..Options::default() };
    compile(&inputs, &options, AsOf(date("2025-06-30")), &|_| {})
}

/// Returns the problems as `path:line:column code`.
fn problems(compiled: &Compiled) -> Vec<String> {
    let sources = &compiled.checked.sources;
    let line = |problem: &Diagnostic| {
        let at = sources.position(problem.span);
        format!("{}:{}:{} {}", sources.path(problem.span), at.line, at.column, problem.code().as_str())
    };
    compiled.checked.diagnostics.iter().map(line).collect()
}

#[track_caller]
fn text(site: &Site, address: &str) -> String {
    let bytes = site.get(address).unwrap_or_else(|| panic!("no {address}"));
    String::from_utf8_lossy(bytes).into_owned()
}

fn style(site: &Site) -> String {
    let address = site.keys().find(|address| address.ends_with(".css")).expect("a style sheet");
    text(site, address)
}

const PAGE: &str = "{% extends \"nen.html\" %}\n{% block content %}\n<h1>Của riêng: {{ page.title }}</h1>\n";
const END: &str = "{% endblock content %}\n";

#[test]
fn an_unknown_theme_is_named_where_the_settings_name_it() {
    let files = [("xanh-la/trang/trang.html", PAGE), ("xanh-la/tai-san/tokens.css", "")];
    let refused = built("xanh", &files, false);
    assert_eq!(problems(&refused), ["cong.yaml:5:12 N601"]);
    assert!(refused.site.is_none());
    let nearest = refused.checked.diagnostics.iter().find_map(|problem| match &problem.message {
        Message::UnknownTheme { nearest, .. } => nearest.clone(),
        _ => None,
    });
    assert_eq!(nearest.as_deref(), Some("xanh-la"));
    let built = built("xanh", &files, true).site.expect("errors are allowed");
    assert!(text(&built, "trang/gioi-thieu.html").contains("Một đoạn."), "the theme in the binary serves");
}

#[test]
fn a_template_that_cannot_be_read_is_named_and_the_embedded_one_serves() {
    let broken = format!("{PAGE}{{% if v.x %}}\n{END}");
    let compiled = built("rieng", &[("rieng/trang/trang.html", &broken), ("rieng/tai-san/them.css", "a{}")], true);
    let problems = problems(&compiled);
    assert_eq!(problems.len(), 1, "{problems:?}");
    let [path, line, _] = problems[0].splitn(3, ':').collect::<Vec<_>>()[..] else { panic!("{problems:?}") };
    assert_eq!((path, problems[0].ends_with("N602")), ("../themes/rieng/trang/trang.html", true));
    assert!(line.parse::<u32>().is_ok_and(|line| line >= 4), "the place is in the block: {problems:?}");
    let site = compiled.site.expect("errors are allowed");
    let page = text(&site, "trang/gioi-thieu.html");
    assert!(page.contains("Một đoạn.") && !page.contains("Của riêng"));
    assert!(built("rieng", &[("rieng/trang/trang.html", &broken)], false).site.is_none());
}

#[test]
fn a_template_that_asks_for_what_the_view_lacks_is_named_once() {
    let asks = format!("{PAGE}<p>{{{{ v.khong_co }}}}</p>\n{END}");
    let compiled = built("rieng", &[("rieng/trang/trang.html", &asks)], true);
    assert_eq!(problems(&compiled), ["../themes/rieng/trang/trang.html:4:9 N602"]);
    assert!(built("rieng", &[("rieng/trang/trang.html", &asks)], false).site.is_none(), "no site with a page missing");
}

#[test]
fn a_frame_that_fails_on_every_page_is_one_problem() {
    let frame = "<!DOCTYPE html>\n<title>{{ page.khong_co }}</title>\n{% block content %}{% endblock content %}\n";
    let compiled = built("rieng", &[("rieng/nen.html", frame)], true);
    assert_eq!(problems(&compiled), ["../themes/rieng/nen.html:2:16 N602"]);
}

#[test]
fn a_part_that_pages_share_may_be_ones_own_but_knows_no_single_page() {
    let part = "<p>Đầu trang của riêng, {{ page.root }}{{ page.section }}</p>\n";
    let site = built("rieng", &[("rieng/chung/dau-trang.html", part)], false).site.expect("no errors");
    assert!(text(&site, "lich/index.html").contains("\n<p>Đầu trang của riêng, ../lich</p>\n"));
    assert!(text(&site, "tuan-thu/index.html").contains("\n<p>Đầu trang của riêng, ../tuan-thu</p>\n"));
    let compiled = built("rieng", &[("rieng/chung/dau-trang.html", "{{ page.title }}\n")], true);
    assert_eq!(problems(&compiled), ["../themes/rieng/chung/dau-trang.html:1:9 N602"]);
}

#[test]
fn a_frame_of_ones_own_needs_no_shared_part() {
    let frame = "<!DOCTYPE html>\n<!--sprite-->\n<nav>{% for item in site.nav %}<a href=\"{{ page.root }}{{ item.address }}\">\
                 {{ item.label }}</a>{% endfor %}</nav>\n{% block content %}{% endblock content %}\n";
    let compiled = built("rieng", &[("rieng/nen.html", frame)], true);
    assert_eq!(problems(&compiled), Vec::<String>::new());
    let site = compiled.site.expect("no errors");
    let page = text(&site, "trang/gioi-thieu.html");
    assert!(page.contains("<nav><a href=\"../index.html\">Trang chủ</a>") && page.contains("Một đoạn."), "{page}");
    assert!(!page.contains("main-nav"));
}

#[test]
fn a_template_that_is_no_text_is_named() {
    let themes: Tree = [("rieng/trang/trang.html".into(), Entry::File([0xff, 0xfe].as_slice().into()))].into();
    let mut sources = Sources::default();
    let place = Span::whole(sources.add(Source::new("cong.yaml", "")));
    let mut diags = Diagnostics::default();
    let _ = nenep::render::load_theme(
        "rieng",
        place,
        &themes,
        &mut nenep::render::Memo::default(),
        &mut sources,
        &mut diags,
    );
    let named: Vec<_> = diags.iter().map(|problem| (sources.path(problem.span), problem.code().as_str())).collect();
    assert_eq!(named, [("../themes/rieng/trang/trang.html", "N602")]);
}

#[test]
fn a_theme_may_change_one_template_and_one_token() {
    let own = format!("{PAGE}{END}");
    let files =
        [("rieng/trang/trang.html", own.as_str()), ("rieng/tai-san/them.css", ":root { --accent: #123456; }\n")];
    let compiled = built("rieng", &files, false);
    assert_eq!(problems(&compiled), Vec::<String>::new());
    let (plain, site) = (built("mac-dinh", &[], false).site.expect("no errors"), compiled.site.expect("no errors"));
    assert!(text(&site, "trang/gioi-thieu.html").contains("<h1>Của riêng: Giới thiệu</h1>"));
    let (mine, base) = (style(&site), style(&plain));
    assert!(mine.starts_with(&base) && mine.ends_with("--accent: #123456; }\n"), "own tokens come last");
    let name = |site: &Site| site.keys().find(|address| address.ends_with(".css")).cloned().expect("a style sheet");
    let (mine, base) = (name(&site), name(&plain));
    assert_ne!(mine, base, "another content has another name");
    let home = text(&site, "index.html").replace(&*mine, &base);
    assert_eq!(home, text(&plain, "index.html"), "other pages stay as they are");
}

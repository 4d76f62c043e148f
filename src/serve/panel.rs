//! The panel at `/_nenep/`: every problem, what the last build changed, and where its time went.

use super::problems::Problem;
use super::shown::{Manner, Shown};
use crate::compile::Phase;
use crate::lang::Lang;
use crate::plan::escaped;
use std::fmt::Write;
use std::sync::Arc;
use std::time::Duration;

/// Most pages that are listed by name.
const MOST_PAGES: usize = 500;

/// Returns the panel as a page.
#[must_use]
pub fn panel(shown: &Shown, manner: &Manner) -> String {
    let lang = manner.lang;
    let title = pick(lang, "Bảng theo dõi của nenep", "nenep: watch panel");
    let mut html = format!(
        "<!DOCTYPE html><html lang=\"{}\"><head><meta charset=\"utf-8\">\
         <meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; base-uri 'none'; form-action 'none'\">\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\"><title>{title}</title></head>\
         <body class=\"nenep-panel\"><main><h1>{title}</h1>",
        lang.as_str()
    );
    html.push_str(&state(shown, lang));
    html.push_str(&problems(&shown.problems, manner));
    html.push_str(&changes(shown, manner));
    html.push_str(&times(shown, lang));
    html.push_str("</main></body></html>");
    html
}

fn pick(lang: Lang, vi: &'static str, en: &'static str) -> &'static str {
    match lang {
        Lang::Vi => vi,
        Lang::En => en,
    }
}

/// Says how things are, in a sentence or two.
fn state(shown: &Shown, lang: Lang) -> String {
    let build = &shown.build;
    let pages = build.site.pages().count();
    let mut text = match lang {
        Lang::Vi => format!("Lần dựng thứ {} lúc {}, {pages} trang.", build.number, shown.at),
        Lang::En => format!("Build {} at {}, {pages} pages.", build.number, shown.at),
    };
    if let Some(trouble) = &shown.trouble {
        let _ = write!(text, " {trouble}");
    }
    if build.is_stale {
        text.push_str(pick(
            lang,
            " Bản ghi đang có lỗi: trang đang hiện là bản tốt gần nhất.",
            " There are errors: the last good site is shown.",
        ));
    } else if build.has_errors() {
        text.push_str(pick(
            lang,
            " Bản ghi đang có lỗi: mới dựng được một phần của trang.",
            " There are errors: only a part of the site could be built.",
        ));
    }
    let home = pick(lang, "Mở trang chủ", "Open the home page");
    format!("<p>{}</p><p><a href=\"/index.html\">{home}</a></p>", escaped(&text))
}

fn problems(problems: &[Problem], manner: &Manner) -> String {
    let title = pick(manner.lang, "Vấn đề", "Problems");
    let mut html = format!("<h2>{title}: {}</h2>", problems.len());
    if problems.is_empty() {
        html.push_str(pick(manner.lang, "<p>Không có.</p>", "<p>None.</p>"));
        return html;
    }
    html.push_str("<ol class=\"nenep-list\">");
    for problem in problems {
        let [before, spot, after] = problem.excerpt.each_ref().map(|part| escaped(part));
        let (line, column) = (problem.line, problem.column);
        let _ = write!(
            html,
            "<li class=\"nenep-{}\"><p class=\"nenep-what\"><code>{}</code> {}</p><p class=\"nenep-where\">{}</p>",
            problem.severity,
            problem.code,
            escaped(&problem.message),
            place(&problem.path, Some((line, column)), manner),
        );
        if problem.excerpt.iter().any(|part| !part.is_empty()) {
            let _ = write!(html, "<pre>{line} | {before}<mark>{spot}</mark>{after}</pre>");
        }
        if !problem.help.is_empty() {
            let help = pick(manner.lang, "cách sửa", "help");
            let _ = write!(html, "<p class=\"nenep-help\">{help}: {}</p>", escaped(&problem.help));
        }
        html.push_str("</li>");
    }
    html.push_str("</ol>");
    html
}

/// Shows a path of the content tree, as a link to an editor where there is one.
fn place(path: &str, position: Option<(u32, u32)>, manner: &Manner) -> String {
    let at = position.map_or_else(String::new, |(line, column)| format!(":{line}:{column}"));
    let shown = escaped(&format!("{}{path}{at}", manner.prefix));
    match &manner.editor {
        Some(editor) => {
            let link = escaped(&format!("{editor}{}{at}", percent_encoded(path)));
            format!("<a class=\"nenep-place\" href=\"{link}\">{shown}</a>")
        }
        None => format!("<code>{shown}</code>"),
    }
}

/// Escapes everything in a path that a link gives another meaning.
#[must_use]
pub fn percent_encoded(path: &str) -> String {
    path.bytes().fold(String::with_capacity(path.len()), |mut link, byte| {
        if byte.is_ascii_alphanumeric() || b"/-_.~".contains(&byte) {
            link.push(char::from(byte));
        } else {
            let _ = write!(link, "%{byte:02X}");
        }
        link
    })
}

fn changes(shown: &Shown, manner: &Manner) -> String {
    let (lang, changes) = (manner.lang, &shown.build.changes);
    let mut html = format!("<h2>{}</h2>", pick(lang, "Lần dựng này đã đổi", "What this build changed"));
    if shown.build.number == 1 {
        html.push_str(pick(lang, "<p>Đây là lần dựng đầu tiên.</p>", "<p>This is the first build.</p>"));
        return html;
    }
    let files: Vec<String> = changes.files.iter().map(|file| place(file, None, manner)).collect();
    let link =
        |address: &Arc<str>| format!("<a href=\"/{}\">{}</a>", escaped(&percent_encoded(address)), escaped(address));
    if !shown.build.is_whole {
        html.push_str(pick(lang, "<p>Đang so các trang với lần trước…</p>", "<p>Comparing the pages…</p>"));
    }
    let pages: Vec<String> = changes.pages.iter().map(link).collect();
    let gone: Vec<String> = changes.gone.iter().map(|address| format!("<code>{}</code>", escaped(address))).collect();
    for (vi, en, entries) in
        [("Tệp", "Files", files), ("Trang", "Pages", pages), ("Trang không còn", "Pages that are gone", gone)]
    {
        let _ = write!(html, "<h3>{}: {}</h3><ul>", pick(lang, vi, en), entries.len());
        for entry in entries.iter().take(MOST_PAGES) {
            let _ = write!(html, "<li>{entry}</li>");
        }
        if entries.len() > MOST_PAGES {
            let _ = write!(html, "<li>… +{}</li>", entries.len() - MOST_PAGES);
        }
        html.push_str("</ul>");
    }
    if changes.is_restyled {
        html.push_str(pick(lang, "<p>Kiểu dáng đã đổi.</p>", "<p>The style sheet has changed.</p>"));
    }
    html
}

fn times(shown: &Shown, lang: Lang) -> String {
    let mut html = format!("<h2>{}</h2><table>", pick(lang, "Thời gian", "Times"));
    let mut row = |name: &str, time: Duration| {
        let _ = write!(html, "<tr><th scope=\"row\">{name}</th><td class=\"r\">{}</td></tr>", millis(lang, time));
    };
    row(pick(lang, "Đọc cây nội dung", "Reading the tree"), shown.build.reading);
    let (before, after): (Vec<(Phase, Duration)>, Vec<_>) =
        shown.build.phases.iter().partition(|(phase, _)| *phase < Phase::Render);
    before.into_iter().for_each(|(phase, time)| row(phase_name(lang, phase), time));
    let seen =
        pick(lang, "Từ lúc thấy thay đổi đến khi mọi trang xem được", "From the change until any page can be seen");
    row(seen, shown.build.took);
    // The rest is done while nobody waits.
    after.into_iter().for_each(|(phase, time)| row(phase_name(lang, phase), time));
    html.push_str("</table>");
    html
}

fn millis(lang: Lang, time: Duration) -> String {
    let tenths = time.as_micros() / 100;
    format!("{}{}{}\u{a0}ms", tenths / 10, pick(lang, ",", "."), tenths % 10)
}

/// Returns the name of a phase for people.
#[must_use]
pub fn phase_name(lang: Lang, phase: Phase) -> &'static str {
    match phase {
        Phase::Load => pick(lang, "Phân tích và kiểm tra bản ghi", "Parsing and checking records"),
        Phase::Judge => pick(lang, "Xét quy tắc, tính số liệu", "Judging and summing up"),
        Phase::Documents => pick(lang, "Đọc văn bản", "Reading narratives"),
        Phase::Theme => pick(lang, "Nạp giao diện", "Loading the theme"),
        Phase::Plan => pick(lang, "Lập danh sách trang", "Planning pages"),
        Phase::Render => pick(lang, "Tạo các tệp", "Making files"),
        Phase::Files => pick(lang, "Lập danh sách tệp", "Listing files"),
        Phase::Links => pick(lang, "Kiểm tra liên kết", "Checking links"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn links_escape_what_has_another_meaning() {
        assert_eq!(percent_encoded("tep/mẫu 1?#.csv"), "tep/m%E1%BA%ABu%201%3F%23.csv");
        assert_eq!(millis(Lang::Vi, Duration::from_micros(12_345)), "12,3\u{a0}ms");
    }
}

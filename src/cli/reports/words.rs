//! What `nenep report` says, in both languages.

use super::status::State;
use crate::document::seal::{How, Refusal, Seal};
use crate::lang::{Lang, date};
use crate::model::{Level, Report};
use chrono::NaiveDate;

/// Says why a report is not sealed, and what to do.
pub(super) fn refused(lang: Lang, refusal: Refusal, slug: &str, as_of: NaiveDate) -> String {
    match lang {
        Lang::Vi => {
            let day = date::short(as_of);
            let why = match refusal {
                Refusal::NotIssued => format!("tính đến ngày {day} báo cáo chưa ban hành; ghi `ngay` khi đã ban hành"),
                Refusal::NoNumber => "báo cáo chưa có số; ghi `so_hieu` như trên văn bản đã ban hành".to_owned(),
                Refusal::Gaps(gaps) => format!("còn {gaps} chỗ [CẦN BỔ SUNG]; viết nốt rồi niêm phong"),
                Refusal::Sealed => {
                    "báo cáo đã niêm phong; muốn ban hành lại thì chạy `nenep report unseal` trước".to_owned()
                }
                Refusal::Broken => "tệp niêm phong hiện có bị hỏng; `nenep check` chỉ rõ chỗ hỏng".to_owned(),
            };
            format!("Không niêm phong bao-cao/{slug}.md: {why}.")
        }
        Lang::En => {
            let why = match refusal {
                Refusal::NotIssued => format!("it is not issued as of {}; write `ngay` once it is", date::iso(as_of)),
                Refusal::NoNumber => "it has no number; write `so_hieu` as issued".to_owned(),
                Refusal::Gaps(gaps) => format!("{gaps} parts still to be written: [CẦN BỔ SUNG]"),
                Refusal::Sealed => "it is sealed; to issue it anew run `nenep report unseal` first".to_owned(),
                Refusal::Broken => "the seal that is there is damaged; `nenep check` says where".to_owned(),
            };
            format!("bao-cao/{slug}.md was not sealed: {why}.")
        }
    }
}

/// Says that a tree with errors seals nothing.
pub(super) fn refused_for_errors(lang: Lang, slug: &str) -> String {
    match lang {
        Lang::Vi => format!("Không niêm phong bao-cao/{slug}.md: nội dung còn lỗi nên số liệu có thể thiếu bản ghi."),
        Lang::En => format!("bao-cao/{slug}.md was not sealed: records with errors are left out of its figures."),
    }
}

/// Says what was sealed.
pub(super) fn sealed(lang: Lang, path: &str, figures: usize, as_of: NaiveDate) -> String {
    match lang {
        Lang::Vi => format!(
            "Đã niêm phong {figures} số liệu, bảng, biểu và điều kiện, tính đến ngày {}: {path}\n\
             Đưa tệp này vào git cùng báo cáo.",
            date::short(as_of)
        ),
        Lang::En => {
            format!("Sealed {figures} figures as of {}: {path}\nCommit it together with the report.", date::iso(as_of))
        }
    }
}

/// Says that a seal was lifted.
pub(super) fn lifted(lang: Lang, slug: &str) -> String {
    match lang {
        Lang::Vi => format!(
            "Đã gỡ niêm phong của bao-cao/{slug}.md; số liệu lại tính theo hồ sơ. Niêm phong lại: nenep report seal {slug}"
        ),
        Lang::En => format!(
            "The seal of bao-cao/{slug}.md is lifted; its figures follow the records. Seal again: nenep report seal {slug}"
        ),
    }
}

/// Says that a seal was lifted before.
pub(super) fn lifted_before(lang: Lang, slug: &str) -> String {
    match lang {
        Lang::Vi => format!("Niêm phong của bao-cao/{slug}.md đã gỡ từ trước."),
        Lang::En => format!("The seal of bao-cao/{slug}.md was lifted before."),
    }
}

/// Says that lifting wants a reason.
pub(super) fn no_reason(lang: Lang) -> &'static str {
    match lang {
        Lang::Vi => "Gỡ niêm phong phải nêu lý do: --reason \"…\"",
        Lang::En => "Lifting a seal wants a reason: --reason \"…\"",
    }
}

/// Returns what became of a record.
pub(super) fn how(lang: Lang, how: How) -> &'static str {
    match (lang, how) {
        (Lang::Vi, How::Corrected) => "sửa ",
        (Lang::Vi, How::Added) => "thêm",
        (Lang::Vi, How::Removed) => "bỏ  ",
        (Lang::En, How::Corrected) => "corrected",
        (Lang::En, How::Added) => "added    ",
        (Lang::En, How::Removed) => "removed  ",
    }
}

/// Names a meeting behind its place.
pub(super) fn meeting(lang: Lang, unit: &str, day: NaiveDate, level: Level) -> String {
    match (lang, level) {
        (Lang::Vi, Level::Plenary) => format!("  {unit}, buổi ngày {}", date::short(day)),
        (Lang::Vi, Level::Committee) => format!("  {unit}, buổi cấp ủy ngày {}", date::short(day)),
        (Lang::En, Level::Plenary) => format!("  {unit}, meeting of {}", date::iso(day)),
        (Lang::En, Level::Committee) => format!("  {unit}, committee meeting of {}", date::iso(day)),
    }
}

/// Says the state of a report.
pub(super) fn state(lang: Lang, state: State, report: &Report, seal: &Seal) -> String {
    let number = report.number.as_deref().unwrap_or("…");
    let issued = report.issued.map(|(on, _)| on).unwrap_or_default();
    match lang {
        Lang::Vi => state_vi(state, number, issued, seal),
        Lang::En => state_en(state, number, issued, seal),
    }
}

fn state_vi(state: State, number: &str, issued: NaiveDate, seal: &Seal) -> String {
    let issue = format!("số {number}, ban hành {}", date::short(issued));
    match (state, seal) {
        (State::Draft, _) => "dự thảo".to_owned(),
        (State::Issued, _) => format!("{issue}; chưa niêm phong"),
        (State::Broken, _) => format!("{issue}; niêm phong hỏng, đang dùng số theo hồ sơ"),
        (State::Lifted, Seal::Lifted { reason }) => format!("{issue}; đã gỡ niêm phong: {reason}"),
        (State::Sealed | State::Changed, Seal::Sealed(sealed)) => {
            let since = match (sealed.is_compared, sealed.changes.len(), sealed.corrected) {
                (false, ..) => "chưa đối chiếu vì ngày tính sớm hơn".to_owned(),
                (true, 0, 0) => "đúng như khi ban hành".to_owned(),
                (true, 0, corrected) => format!("đúng như khi ban hành ({corrected} bản ghi đã sửa, không đổi số nào)"),
                (true, changes, corrected) => format!("{corrected} bản ghi đã sửa, {changes} mục khác đi"),
            };
            format!("{issue}; niêm phong tính đến {}: {since}", date::short(sealed.as_of))
        }
        (State::Lifted | State::Sealed | State::Changed, _) => issue,
    }
}

fn state_en(state: State, number: &str, issued: NaiveDate, seal: &Seal) -> String {
    let issue = format!("no. {number}, issued {}", date::iso(issued));
    match (state, seal) {
        (State::Draft, _) => "draft".to_owned(),
        (State::Issued, _) => format!("{issue}; not sealed"),
        (State::Broken, _) => format!("{issue}; seal damaged, figures follow the records"),
        (State::Lifted, Seal::Lifted { reason }) => format!("{issue}; seal lifted: {reason}"),
        (State::Sealed | State::Changed, Seal::Sealed(sealed)) => {
            let since = match (sealed.is_compared, sealed.changes.len(), sealed.corrected) {
                (false, ..) => "not compared, as of an earlier day".to_owned(),
                (true, 0, 0) => "as issued".to_owned(),
                (true, 0, corrected) => format!("as issued ({corrected} records corrected, no figure differs)"),
                (true, changes, corrected) => format!("{corrected} records corrected, {changes} figures differ"),
            };
            format!("{issue}; sealed as of {}: {since}", date::iso(sealed.as_of))
        }
        (State::Lifted | State::Sealed | State::Changed, _) => issue,
    }
}

/// Says which draft was made.
pub(super) fn drafted(lang: Lang, path: &str) -> String {
    match lang {
        Lang::Vi => format!("Đã soạn dự thảo {path}; viết tiếp các chỗ [CẦN BỔ SUNG], xem bằng `nenep serve`."),
        Lang::En => format!("Drafted {path}; write the parts marked [CẦN BỔ SUNG], look at it by `nenep serve`."),
    }
}

/// Says that a report is there already.
pub(super) fn there_already(lang: Lang, path: &str) -> String {
    match lang {
        Lang::Vi => format!("{path} đã có nên được giữ nguyên; đổi tên tệp ấy nếu muốn soạn bản mới."),
        Lang::En => format!("{path} is there already and was left alone; rename it to draft a new one."),
    }
}

/// Says which years a kind of report wants.
pub(super) fn bad_years(lang: Lang) -> &'static str {
    match lang {
        Lang::Vi => "Ghi --period 2023-2025 cho tong_ket, --year 2025 cho danh_gia_nam; so_ket nhận một trong hai.",
        Lang::En => "Give --period 2023-2025 for tong_ket, --year 2025 for danh_gia_nam; so_ket takes either.",
    }
}

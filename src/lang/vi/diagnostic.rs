//! Diagnostics in Vietnamese, for office staff who may never have seen YAML: a key is "mục", a scalar "giá trị".
//!
//! One exhaustive match, so that a message without words does not compile; hence the length of the function.

use super::nouns::{found_shape, noun, private, reference_help, shape, shape_example};
use super::{seal, syntax};
use crate::diag::{DateShape, FileKind, Message};
use crate::lang::date::{iso, month_year, short};
use crate::lang::diagnostic::{Wording, example_line, one_line, padded_date, quoted, quoted_list};
use crate::lang::number::grouped;
use crate::text::LARGEST_ATTACHMENT;
use chrono::Datelike;

/// Words a diagnostic in Vietnamese.
pub(in crate::lang) fn diagnostic(message: &Message) -> Wording {
    match message {
        Message::Unreadable { reason } => say(
            format!("không đọc được: {}", one_line(reason)),
            "kiểm tra quyền đọc của tệp hoặc thư mục, rồi chạy lại",
        ),
        Message::NotUtf8 { offset } => say(
            format!("tệp không ghi bằng mã UTF-8: gặp byte lạ ở vị trí {offset}"),
            "mở tệp bằng trình soạn thảo, chọn “Lưu với bảng mã UTF-8”",
        ),
        Message::NotAPlainFile { kind } => say(
            match kind {
                FileKind::SymbolicLink => "đây là liên kết tượng trưng, không phải tệp, nên không được mở",
                FileKind::Submodule => "đây là kho git khác gắn vào (submodule), không phải tệp, nên không được mở",
                FileKind::Special => "đây là thiết bị hoặc ống dẫn, không phải tệp, nên không được mở",
            },
            "đặt chính tệp đó vào đây, hoặc xóa đi",
        ),
        Message::TooLarge { size, limit } => say(
            format!("tệp có {} byte, quá giới hạn {} byte", grouped(*size), grouped(*limit)),
            match *limit {
                LARGEST_ATTACHMENT => "nén nhỏ lại, ví dụ quét ở độ phân giải thấp hơn, hoặc tách thành nhiều tệp",
                _ => "chia thành nhiều tệp, ví dụ mỗi năm một sổ; tài liệu đính kèm đặt vào `tep/`",
            },
        ),
        Message::BadPlace => say(
            "tệp nằm ngoài các chỗ mà cổng đọc",
            "đặt vào `don-vi/`, `sinh-hoat/2024/`, `quy-dinh/`, `huong-dan/`, `bao-cao/`, `trang/` hoặc `tep/` với đuôi \
             `.yaml` hay `.md` đúng chỗ; tệp nháp đặt tên bắt đầu bằng `_`",
        ),
        Message::BadFileName { stem, proposal } => {
            say(format!("tên tệp {} không dùng làm mã được", quoted(stem)), id_help(proposal))
        }
        Message::NoSettings => say(
            "thiếu tệp `cong.yaml`, nơi ghi các thiết lập của cổng",
            "tạo `cong.yaml` ở thư mục gốc với `ten`, `co_quan`, `quy_dinh` và `giai_doan`, ví dụ \
             `giai_doan: {tu: 2023-02-20, den: 2025-06-30}`",
        ),
        Message::EmptyFile => say(
            "tệp trống, trong khi ở đây phải có một bản ghi",
            "điền bản ghi theo sổ tay hoặc xóa tệp; sổ chưa có buổi nào thì ghi `buoi: []`",
        ),
        Message::ActiveAttachment { ending } => say(
            format!("tệp đính kèm đuôi {} có thể tự chạy trong trình duyệt của người đọc", dotted(ending)),
            "chuyển sang dạng khác, ví dụ `.pdf`, `.docx`, `.xlsx`, `.png`",
        ),
        Message::Syntax { detail } => {
            let told = syntax::told(detail);
            say(format!("không đọc được theo cách viết YAML: {}", told.what), told.help)
        }
        Message::Tab => say(
            "chỗ thụt vào dùng phím Tab; ở đây chỉ dùng được dấu cách",
            "thay mỗi Tab bằng hai dấu cách, ví dụ `  ten: Chi bộ 1`",
        ),
        Message::AnchorOrAlias => say(
            "bản ghi không dùng dấu neo `&`, dấu nhắc lại `*` hay mục gộp `<<`",
            "viết đầy đủ giá trị ở đây; nếu là chữ thì đặt trong ngoặc kép, ví dụ `\"* xem phụ lục\"`",
        ),
        Message::Tag => say(
            "bản ghi không dùng nhãn bắt đầu bằng `!`",
            "xóa nhãn; nếu là chữ thì đặt trong ngoặc kép, ví dụ `\"!quan trọng\"`",
        ),
        Message::SecondDocument => say(
            "dòng `---` mở một phần thứ hai; mỗi tệp chỉ có một phần",
            "xóa dòng `---` này, hoặc chuyển phần sau nó sang một tệp khác",
        ),
        Message::TooDeep { limit } => {
            say(format!("các mục lồng vào nhau quá {limit} tầng"), "xóa các dấu `[`, `{` hoặc `-` thừa")
        }
        Message::TooManyNodes { limit } => say(
            format!("tệp có quá {} giá trị", grouped(*limit)),
            "chia thành nhiều tệp, ví dụ `sinh-hoat/2023/…` và `sinh-hoat/2024/…`",
        ),
        Message::UnknownKey { key, allowed, nearest } => {
            say(format!("ở đây không có mục {}", quoted(key)), choice(*nearest, "các mục dùng được", allowed))
        }
        Message::RepeatedKey { key, first_line } => {
            say(format!("mục {} ghi hai lần; lần đầu ở dòng {first_line}", quoted(key)), "giữ một lần, xóa lần kia")
        }
        Message::MissingKey { key } => {
            say(format!("thiếu mục `{key}`"), format!("thêm vào bản ghi này, ví dụ {}", example_line(key)))
        }
        Message::WrongShape { expected, found } => say(
            format!("ở đây cần {}, nhưng đang là {}", shape(*expected), found_shape(*found)),
            format!("viết {}", shape_example(*expected)),
        ),
        Message::Null { expected } => say(
            format!("ở đây cần {}, nhưng đang ghi `null` (hoặc `~`), nghĩa là không có gì", shape(*expected)),
            format!("viết {}; nếu chưa có thì xóa cả dòng", shape_example(*expected)),
        ),
        Message::UnknownWord { word, allowed, nearest } => {
            say(format!("không có lựa chọn {}", quoted(word)), choice(*nearest, "chọn một trong các chữ", allowed))
        }
        Message::BadDate { text, shape } => bad_date(text, *shape),
        Message::BadTime { text } => say(
            format!("{} không phải là giờ trong ngày", quoted(text)),
            "viết giờ và phút, từ 00:00 đến 23:59, ví dụ `\"08:30\"`",
        ),
        Message::BadCount { text } => say(
            format!("{} không phải là một số đếm", quoted(text)),
            "viết số nguyên từ 0 trở lên, chỉ gồm chữ số, ví dụ `41`",
        ),
        Message::OutOfRange { text, least, most } => {
            let range = range(*least, *most);
            say(format!("{} nằm ngoài khoảng cho phép", quoted(text)), format!("viết một số {range}"))
        }
        Message::BadBool { text } => say(
            format!("{} không phải là `true` hoặc `false`", quoted(text)),
            "viết `true` nếu có, `false` nếu không, ví dụ `dat: true`",
        ),
        Message::BadMonthDay { text } => say(
            format!("{} không phải là tháng và ngày", quoted(text)),
            "viết hai chữ số của tháng rồi hai chữ số của ngày, ví dụ `01-31` là ngày 31 tháng 01",
        ),
        Message::BadId { text, proposal } => say(format!("{} không dùng làm mã được", quoted(text)), id_help(proposal)),
        Message::NoFrontMatter => say(
            "đầu trang chưa có phần khai báo giữa hai dòng `---`",
            "thêm vào đầu tệp một dòng `---`, các mục như `tieu_de: Giới thiệu`, rồi một dòng `---` nữa",
        ),
        Message::HiddenCharacter { code } => say(
            format!("có ký tự không nhìn thấy U+{code:04X}, làm chữ hiện ra khác với chữ đã ghi"),
            "xóa ký tự này; nếu không thấy nó, xóa cả từ rồi gõ lại",
        ),
        Message::BadAddress { text } => say(
            format!("địa chỉ {} không bắt đầu bằng `http://` hoặc `https://`", quoted(text)),
            "viết đầy đủ, ví dụ `https://noi-bo.example/`",
        ),
        Message::UnknownReference { to, name, nearest } => say(
            format!("không có {} {}", noun(*to), quoted(name)),
            nearest
                .as_deref()
                .map_or_else(|| reference_help(*to).to_owned(), |near| format!("có phải {}?", quoted(near))),
        ),
        Message::RepeatedId { of, name, other: (path, line) } => say(
            format!("{} {} đã có ở {}, dòng {line}", noun(*of), quoted(name), quoted(path)),
            "đổi một trong hai mã; nếu mã là tên tệp thì đổi tên tệp, rồi sửa những chỗ nhắc đến nó",
        ),
        Message::RepeatedMeeting { date, other_line } => say(
            format!("buổi ngày {} cùng cấp đã ghi ở dòng {other_line}", short(*date)),
            "giữ một buổi, xóa buổi kia; nếu một buổi là của cấp ủy thì thêm `cap: cap_uy`",
        ),
        Message::OtherYear { date, year } => say(
            format!("ngày {} không thuộc năm {year} của thư mục", short(*date)),
            format!("sửa ngày, hoặc chuyển buổi này sang sổ trong `sinh-hoat/{}/`", date.year()),
        ),
        Message::EndBeforeStart { from, until } => say(
            format!("kết thúc ngày {}, trước khi bắt đầu ngày {}", short(*until), short(*from)),
            format!("ghi `den` bằng hoặc sau `tu`, ví dụ `den: {}`", iso(*from)),
        ),
        Message::BadEndOfMeeting { has_start: true } => say(
            "giờ kết thúc không muộn hơn giờ bắt đầu",
            "sửa một trong hai giờ, ví dụ `gio: \"08:00\"` và `ket_thuc: \"10:15\"`",
        ),
        Message::BadEndOfMeeting { has_start: false } => {
            say("có giờ kết thúc nhưng chưa có giờ bắt đầu", "thêm `gio: \"08:00\"`, hoặc xóa `ket_thuc`")
        }
        Message::AttendanceSum { whole, value, parts, sum } => say(
            format!("số dự không khớp: `{whole}` là {value}, còn {} cộng lại là {sum}", plus(parts)),
            "đếm lại và sửa để hai bên bằng nhau",
        ),
        Message::MoreThanMembers { convened, members } => say(
            format!("triệu tập {convened} người, nhiều hơn đảng số {members} của đơn vị vào ngày đó"),
            "sửa `trieu_tap`, hoặc thêm đảng số mới vào tệp của đơn vị, ví dụ `- {tu: 2024-03-01, tong: 42}`",
        ),
        Message::PartAboveWhole { part, value, whole } => say(
            format!("`{part}` là {value}, lớn hơn tổng mà nó thuộc vào là {whole}"),
            format!("ghi `{part}` từ {whole} trở xuống, hoặc sửa tổng"),
        ),
        Message::CountsBeginLater { from } => say(
            format!("đảng số đầu tiên chỉ có từ ngày {}, sau ngày cần đến nó; tạm dùng chính số này", short(*from)),
            "thêm đảng số của thời gian trước, ví dụ `- {tu: 2023-02-20, tong: 41}`",
        ),
        Message::Overlap { other_line } => say(
            format!("khoảng thời gian này chồng lên khoảng ở dòng {other_line}"),
            "ghi `den` của khoảng trước sớm hơn `tu` của khoảng sau ít nhất một ngày",
        ),
        Message::RepeatedEntry { name, other_line } => {
            say(format!("{} đã có trong danh sách này ở dòng {other_line}", quoted(name)), "giữ một lần, xóa lần kia")
        }
        Message::OutsideExistence { date } => say(
            format!("vào ngày {} đơn vị này không tồn tại (theo `ton_tai` của đơn vị)", short(*date)),
            "sửa ngày của buổi, sửa `ton_tai`, hoặc ghi buổi vào sổ của đơn vị kế thừa",
        ),
        Message::BadParent { kind: "chi_bo_truc_thuoc" } => say(
            "chi bộ trực thuộc phải thuộc một đảng bộ cơ sở",
            "ghi mã của đảng bộ cơ sở, ví dụ `truc_thuoc: cuc-thue`",
        ),
        Message::BadParent { kind } => say(
            format!("đơn vị loại `{kind}` không có mục `truc_thuoc`"),
            "xóa dòng `truc_thuoc`, hoặc ghi `loai: chi_bo_truc_thuoc`",
        ),
        Message::FeedbackBeforeMeeting { meeting } => say(
            format!("góp ý ghi ngày trước ngày họp {}", short(*meeting)),
            format!("ghi ngày góp ý từ ngày họp trở đi, ví dụ `ngay: {}`", iso(*meeting)),
        ),
        Message::NotForThisForm { key } => say(
            format!("mục `{key}` không dùng như vậy với hình thức này"),
            match *key {
                "cac_to" => "xóa `cac_to`, hoặc ghi `hinh_thuc: to_dang`",
                _ => "sinh hoạt theo tổ đảng là của toàn thể: ghi `cap: toan_the`, hoặc đổi `hinh_thuc`",
            },
        ),
        Message::SessionOutsideMonth { date, round } => say(
            format!("tổ họp ngày {}, khác tháng với đợt ngày {}", short(*date), short(*round)),
            format!(
                "các tổ của một đợt đều họp trong {}; nếu là đợt khác thì ghi thành một buổi riêng",
                month_year(*round)
            ),
        ),
        Message::NoScope => say(
            "báo cáo chưa cho biết là của năm hay giai đoạn nào",
            "thêm `nam: 2024`, hoặc `giai_doan: {tu: 2023-02-20, den: 2025-06-30}`",
        ),
        Message::RawHtml => say(
            "trang có thẻ HTML hoặc lời chú `<!-- -->`; cổng không đưa chúng lên",
            "viết bằng Markdown, ví dụ `**chữ đậm**`; muốn hiện dấu nhỏ hơn thì viết `\\<`",
        ),
        Message::UnsafeLink { link } => say(
            format!("liên kết {} có thể chạy lệnh hoặc mở ổ đĩa của người đọc", quoted(link)),
            "dùng địa chỉ `https://…`, hoặc đường dẫn tới một trang của cổng",
        ),
        Message::DeadLink { link, nearest } => say(
            format!("liên kết {} dẫn tới chỗ không có trong cổng", quoted(link)),
            nearest.as_deref().map_or_else(
                || "sửa đường dẫn, hoặc bỏ liên kết và giữ lại chữ".to_owned(),
                |near| format!("có phải {}?", quoted(near)),
            ),
        ),
        Message::Gap => say(
            "báo cáo còn phần phải bổ sung",
            "viết phần này rồi xóa dấu `[CẦN BỔ SUNG]`; công cụ không tự viết nhận định",
        ),
        Message::UnknownFigure { name, nearest } => say(
            format!("không có số liệu, bảng hay biểu đồ nào tên là {}", quoted(name)),
            nearest.as_deref().map_or_else(
                || "chọn một tên trong sổ tay biên tập, phần báo cáo".to_owned(),
                |near| format!("có phải {}?", quoted(near)),
            ),
        ),
        Message::BadArgument { figure, argument, allowed } => say(
            format!("{} không nhận {} như đã ghi", quoted(figure), quoted(argument)),
            format!("dùng: {}", one_line(allowed)),
        ),
        Message::BadExpression { detail } => say(
            format!("không tính được phần này của báo cáo ({})", one_line(detail)),
            "kiểm tra các dấu `{{`, `}}`, ngoặc đơn và tên số liệu; mẫu có trong sổ tay biên tập",
        ),
        Message::MarkdownTooDeep { limit } => {
            say(format!("danh sách hoặc trích dẫn lồng nhau quá {limit} tầng"), "viết lại với ít tầng hơn")
        }
        Message::BrokenSeal { detail } => {
            say(format!("không đọc được tệp niêm phong ({})", one_line(detail)), seal::RESTORE)
        }
        Message::EditedSeal => {
            say("tệp niêm phong đã bị sửa: nội dung không khớp với dấu vân ở dòng này", seal::RESTORE)
        }
        Message::ForeignSeal { fault } => {
            let (what, help) = seal::fault(fault);
            say(what, help)
        }
        Message::NotSealed { call } => say(
            format!("báo cáo đã niêm phong nhưng số liệu {} không có trong niêm phong", quoted(call)),
            seal::KEEP_TEXT,
        ),
        Message::LostFigure { call } => {
            say(format!("niêm phong có số liệu {} mà văn bản không còn dùng", quoted(call)), seal::KEEP_TEXT)
        }
        Message::Private { kind } => say(
            format!("có chữ trông như {}", private(*kind)),
            "xóa hoặc viết cách khác; nếu được phép công bố, ghi đúng đoạn chữ đó kèm lý do vào `cho_phep_noi_dung` trong \
             `cong.yaml`",
        ),
        Message::UnknownTheme { name, nearest } => say(
            format!("không có giao diện nào tên là {}", quoted(name)),
            nearest.as_deref().map_or_else(
                || {
                    "ghi `giao_dien: mac-dinh`, hoặc đặt giao diện vào thư mục `themes/` bên cạnh cây nội dung"
                        .to_owned()
                },
                |near| format!("có phải {}?", quoted(near)),
            ),
        ),
        Message::Template { detail } => say(
            format!("mẫu trang của giao diện có chỗ không dùng được ({})", one_line(detail)),
            "sửa tệp này trong `themes/`, hoặc xóa nó để dùng mẫu có sẵn",
        ),
        Message::BrokenSiteLink { page, link } => say(
            format!("trang {} có liên kết {} không dẫn tới đâu", quoted(page), quoted(link)),
            "sửa liên kết trong mẫu trang của giao diện",
        ),
        Message::SameAddress { address } => {
            say(format!("hai bản ghi cùng cần địa chỉ {}", quoted(address)), "đổi tên tệp của một trong hai bản ghi")
        }
    }
}

fn say(message: impl Into<String>, help: impl Into<String>) -> Wording {
    Wording { message: message.into(), help: help.into() }
}

fn dotted(ending: &str) -> String {
    quoted(&format!(".{}", ending.trim_start_matches('.')))
}

fn id_help(proposal: &str) -> String {
    let example = if proposal.is_empty() { "chi-bo-1" } else { proposal };
    format!("chỉ dùng chữ thường không dấu, chữ số và dấu gạch nối giữa chúng, ví dụ {}", quoted(example))
}

fn choice(nearest: Option<&str>, intro: &str, allowed: &[&str]) -> String {
    let guess = nearest.map(|near| format!("có phải {}?", quoted(near)));
    let list = (!allowed.is_empty()).then(|| format!("{intro}: {}", quoted_list(allowed)));
    match (guess, list) {
        (Some(guess), Some(list)) => format!("{guess} {list}"),
        (Some(one), None) | (None, Some(one)) => one,
        (None, None) => "xóa dòng này".to_owned(),
    }
}

fn plus(parts: &[&str]) -> String {
    parts.iter().map(|part| format!("`{part}`")).collect::<Vec<_>>().join(" + ")
}

fn range(least: i64, most: i64) -> String {
    if most >= i64::from(i32::MAX) {
        return format!("từ {least} trở lên");
    }
    format!("từ {least} đến {most}")
}

fn bad_date(text: &str, shape: DateShape) -> Wording {
    let value = quoted(text);
    let message = match shape {
        DateShape::NotADate => format!("{value} không phải là một ngày"),
        DateShape::NotInCalendar => format!("lịch không có ngày {value}"),
        DateShape::YearOutOfRange => format!("năm của {value} nằm ngoài khoảng 1930 đến 2100"),
        DateShape::ShortYear => format!("năm của {value} chưa đủ bốn chữ số"),
        DateShape::OneDigit => format!("tháng và ngày của {value} phải có hai chữ số, vì năm viết trước"),
        DateShape::MixedSigns => format!("{value} dùng hai dấu nối khác nhau"),
    };
    let mended = if shape == DateShape::OneDigit { padded_date(text) } else { None };
    let help = mended.map_or_else(
        || "viết một ngày như `2024-03-05` hoặc `5/3/2024` (ngày trước, tháng sau)".to_owned(),
        |date| format!("viết `{date}`"),
    );
    say(message, help)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diag::Shape;

    fn words(message: &Message) -> (String, String) {
        let wording = diagnostic(message);
        (wording.message, wording.help)
    }

    #[track_caller]
    fn check(message: Message, what: &str, help: &str) {
        assert_eq!(words(&message), (what.to_owned(), help.to_owned()));
    }

    #[test]
    fn a_misspelt_key_names_the_nearest_one() {
        check(
            Message::UnknownKey { key: "tenn".to_owned(), allowed: vec!["ten", "loai"], nearest: Some("ten") },
            "ở đây không có mục `tenn`",
            "có phải `ten`? các mục dùng được: `ten`, `loai`",
        );
        check(
            Message::UnknownWord { word: "zoom".to_owned(), allowed: vec!["truc_tiep", "ket_hop"], nearest: None },
            "không có lựa chọn `zoom`",
            "chọn một trong các chữ: `truc_tiep`, `ket_hop`",
        );
    }

    #[test]
    fn dates_are_mended_where_that_is_sure() {
        check(
            Message::BadDate { text: "2024-3-5".to_owned(), shape: DateShape::OneDigit },
            "tháng và ngày của `2024-3-5` phải có hai chữ số, vì năm viết trước",
            "viết `2024-03-05`",
        );
        check(
            Message::BadDate { text: "30/2/2024".to_owned(), shape: DateShape::NotInCalendar },
            "lịch không có ngày `30/2/2024`",
            "viết một ngày như `2024-03-05` hoặc `5/3/2024` (ngày trước, tháng sau)",
        );
    }

    #[test]
    fn sums_show_both_sides() {
        let message = Message::AttendanceSum {
            whole: "trieu_tap",
            value: 40,
            parts: vec!["co_mat", "vang_co_ly_do", "vang_khong_ly_do"],
            sum: 39,
        };
        check(
            message,
            "số dự không khớp: `trieu_tap` là 40, còn `co_mat` + `vang_co_ly_do` + `vang_khong_ly_do` cộng lại là 39",
            "đếm lại và sửa để hai bên bằng nhau",
        );
    }

    #[test]
    fn a_missing_key_comes_with_a_line_to_copy() {
        check(
            Message::MissingKey { key: "ngay" },
            "thiếu mục `ngay`",
            "thêm vào bản ghi này, ví dụ `ngay: 2024-03-05`",
        );
    }

    #[test]
    fn a_wrong_shape_says_what_is_there_and_what_to_write() {
        check(
            Message::WrongShape { expected: Shape::List, found: Shape::Text },
            "ở đây cần một danh sách, nhưng đang là một văn bản",
            "viết mỗi phần một dòng bắt đầu bằng `- `, hoặc trong ngoặc vuông, ví dụ `[cv-1, cv-2]`",
        );
    }

    #[test]
    fn control_characters_never_reach_the_terminal() {
        let (message, _) = words(&Message::UnsafeLink { link: "java\u{1b}[2Jscript:\n".to_owned() });
        assert!(!message.contains(['\u{1b}', '\n']), "{message}");
    }
}

//! Diagnostics in English, for people who do not know YAML: exact, short, without blame.
//!
//! One exhaustive match, so that a message without words does not compile; hence the length of the function.

use super::nouns::{noun, private, reference_help, shape, shape_example};
use super::seal;
use crate::diag::{DateShape, FileKind, Message};
use crate::lang::date::iso;
use crate::lang::diagnostic::{Wording, example_line, one_line, padded_date, quoted, quoted_list};
use crate::text::LARGEST_ATTACHMENT;
use chrono::Datelike;

/// Words a diagnostic in English.
pub(in crate::lang) fn diagnostic(message: &Message) -> Wording {
    match message {
        Message::Unreadable { reason } => say(
            format!("this cannot be read: {}", one_line(reason)),
            "check the permissions of the file or folder and run again",
        ),
        Message::NotUtf8 { offset } => say(
            format!("the file is not UTF-8: an unexpected byte stands at offset {offset}"),
            "open it in an editor and save it with the encoding UTF-8",
        ),
        Message::NotAPlainFile { kind } => say(
            match kind {
                FileKind::SymbolicLink => "this is a symbolic link, not a file, and is not opened",
                FileKind::Submodule => "this is a submodule, another repository, not a file, and is not opened",
                FileKind::Special => "this is a device, pipe or socket, not a file, and is not opened",
            },
            "put the file itself here, or remove the entry",
        ),
        Message::TooLarge { size, limit } => say(
            format!("the file has {size} bytes, more than the limit of {limit}"),
            match *limit {
                LARGEST_ATTACHMENT => "make it smaller, for example scan it more coarsely, or split it",
                _ => "split it, for example one log a year; attachments belong below `tep/`",
            },
        ),
        Message::BadPlace => say(
            "no record is read from this place",
            "put it into `don-vi/`, `sinh-hoat/2024/`, `quy-dinh/`, `huong-dan/`, `bao-cao/`, `trang/` or `tep/`, ending in \
             `.yaml` or `.md` as records there do; a name that begins with `_` is ignored",
        ),
        Message::BadFileName { stem, proposal } => {
            say(format!("the file name {} cannot be an id", quoted(stem)), id_help(proposal))
        }
        Message::NoSettings => say(
            "`cong.yaml`, the settings of the portal, is missing",
            "add `cong.yaml` at the top with `ten`, `co_quan`, `quy_dinh` and `giai_doan`, for example \
             `giai_doan: {tu: 2023-02-20, den: 2025-06-30}`",
        ),
        Message::EmptyFile => say(
            "the file is empty where a record is expected",
            "fill it in or remove it; a log without meetings says `buoi: []`",
        ),
        Message::ActiveAttachment { ending } => say(
            format!(
                "an attachment ending in {} could run in a reader's browser",
                quoted(&format!(".{}", ending.trim_start_matches('.')))
            ),
            "convert it, for example to `.pdf`, `.docx`, `.xlsx` or `.png`",
        ),
        Message::Syntax { detail } => say(
            format!("this is not YAML: {}", one_line(detail)),
            "check the indentation, the colon and space after each key, and that quotes and brackets are closed",
        ),
        Message::Tab => say("a tab stands where only spaces may", "use two spaces instead, as in `  ten: Chi bộ 1`"),
        Message::AnchorOrAlias => say(
            "records have no anchors `&`, aliases `*` or merge keys `<<`",
            "write the value out here; quote it if it is text, as in `\"* see annex\"`",
        ),
        Message::Tag => {
            say("records have no tags beginning with `!`", "remove it; quote it if it is text, as in `\"!important\"`")
        }
        Message::SecondDocument => say(
            "`---` begins a second document; a file holds one",
            "remove this line, or move what follows to a file of its own",
        ),
        Message::TooDeep { limit } => {
            say(format!("values are nested deeper than {limit} levels"), "remove the `[`, `{` or `-` that are too many")
        }
        Message::TooManyNodes { limit } => say(
            format!("the file has more than {limit} values"),
            "split it, for example into `sinh-hoat/2023/…` and `sinh-hoat/2024/…`",
        ),
        Message::UnknownKey { key, allowed, nearest } => {
            say(format!("there is no key {} here", quoted(key)), choice(*nearest, "keys allowed here", allowed))
        }
        Message::RepeatedKey { key, first_line } => say(
            format!("the key {} is given twice; first on line {first_line}", quoted(key)),
            "keep one and remove the other",
        ),
        Message::MissingKey { key } => say(
            format!("the key `{key}` is missing"),
            format!("add it to this record, for example {}", example_line(key)),
        ),
        Message::WrongShape { expected, found } => say(
            format!("{} is expected here, but {} stands here", shape(*expected), shape(*found)),
            format!("write {}", shape_example(*expected)),
        ),
        Message::Null { expected } => say(
            format!("{} is expected here, but `null` (or `~`) stands here", shape(*expected)),
            format!("write {}; if there is none, remove the line", shape_example(*expected)),
        ),
        Message::UnknownWord { word, allowed, nearest } => {
            say(format!("there is no choice {}", quoted(word)), choice(*nearest, "choose one of", allowed))
        }
        Message::BadDate { text, shape } => bad_date(text, *shape),
        Message::BadTime { text } => say(
            format!("{} is not a time of day", quoted(text)),
            "write hour and minute from 00:00 to 23:59, for example `\"08:30\"`",
        ),
        Message::BadCount { text } => say(
            format!("{} is not a count", quoted(text)),
            "write a whole number from 0 in digits only, for example `41`",
        ),
        Message::OutOfRange { text, least, most } => {
            say(format!("{} is out of range", quoted(text)), format!("write a number {}", range(*least, *most)))
        }
        Message::BadBool { text } => say(
            format!("{} is neither `true` nor `false`", quoted(text)),
            "write `true` for yes or `false` for no, for example `dat: true`",
        ),
        Message::BadMonthDay { text } => say(
            format!("{} is not a month and day", quoted(text)),
            "write two digits for the month and two for the day, for example `01-31` for 31 January",
        ),
        Message::BadId { text, proposal } => say(format!("{} cannot be an id", quoted(text)), id_help(proposal)),
        Message::NoFrontMatter => say(
            "the page does not begin with its keys between two lines `---`",
            "begin the file with a line `---`, keys such as `tieu_de: Giới thiệu`, and another line `---`",
        ),
        Message::HiddenCharacter { code } => say(
            format!("an invisible character U+{code:04X} makes the text look different from what is written"),
            "remove it; if it cannot be seen, delete the word and type it again",
        ),
        Message::BadAddress { text } => say(
            format!("the address {} does not begin with `http://` or `https://`", quoted(text)),
            "write it in full, for example `https://noi-bo.example/`",
        ),
        Message::UnknownReference { to, name, nearest } => say(
            format!("no {} is called {}", noun(*to), quoted(name)),
            guess_or(nearest.as_deref(), reference_help(*to)),
        ),
        Message::RepeatedId { of, name, other: (path, line) } => say(
            format!("the {} {} stands already in {}, line {line}", noun(*of), quoted(name), quoted(path)),
            "give one of the two another id (or file name), and mend what refers to it",
        ),
        Message::RepeatedMeeting { date, other_line } => say(
            format!("a meeting of the same level on {} stands already on line {other_line}", iso(*date)),
            "keep one; if one was of the committee, add `cap: cap_uy` to it",
        ),
        Message::OtherYear { date, year } => say(
            format!("{} is not in {year}, the year of the folder", iso(*date)),
            format!("mend the date, or move the meeting to `sinh-hoat/{}/`", date.year()),
        ),
        Message::EndBeforeStart { from, until } => say(
            format!("the end {} comes before the start {}", iso(*until), iso(*from)),
            format!("write a `den` on or after `tu`, for example `den: {}`", iso(*from)),
        ),
        Message::BadEndOfMeeting { has_start: true } => say(
            "the meeting does not end later than it starts",
            "mend one of them, for example `gio: \"08:00\"` and `ket_thuc: \"10:15\"`",
        ),
        Message::BadEndOfMeeting { has_start: false } => {
            say("the meeting has an end but no start", "add `gio: \"08:00\"`, or remove `ket_thuc`")
        }
        Message::AttendanceSum { whole, value, parts, sum } => say(
            format!("the attendance does not add up: `{whole}` is {value}, but {} make {sum}", plus(parts)),
            "count again and make both sides equal",
        ),
        Message::MoreThanMembers { convened, members } => say(
            format!("{convened} were convened, but the unit had {members} members on that day"),
            "mend `trieu_tap`, or add a count to the unit, for example `- {tu: 2024-03-01, tong: 42}`",
        ),
        Message::PartAboveWhole { part, value, whole } => say(
            format!("`{part}` is {value}, more than the {whole} it is a part of"),
            format!("write a `{part}` of at most {whole}, or mend the whole"),
        ),
        Message::CountsBeginLater { from } => say(
            format!(
                "the first member count begins on {}, later than a day that needs it; it is used all the same",
                iso(*from)
            ),
            "add the count of the time before, for example `- {tu: 2023-02-20, tong: 41}`",
        ),
        Message::Overlap { other_line } => say(
            format!("this period overlaps the one on line {other_line}"),
            "end the earlier one at least a day before the later one begins",
        ),
        Message::RepeatedEntry { name, other_line } => say(
            format!("{} stands already in this list, on line {other_line}", quoted(name)),
            "keep one and remove the other",
        ),
        Message::OutsideExistence { date } => say(
            format!("the unit does not exist on {} (by its `ton_tai`)", iso(*date)),
            "mend the date or `ton_tai`, or record the meeting with the unit's successor",
        ),
        Message::BadParent { kind: "chi_bo_truc_thuoc" } => {
            say("a subordinate cell needs a base organisation", "name it, for example `truc_thuoc: cuc-thue`")
        }
        Message::BadParent { kind } => say(
            format!("a unit of kind `{kind}` has no `truc_thuoc`"),
            "remove `truc_thuoc`, or write `loai: chi_bo_truc_thuoc`",
        ),
        Message::FeedbackBeforeMeeting { meeting } => say(
            format!("the comments are dated before the meeting of {}", iso(*meeting)),
            format!("date them on or after that day, for example `ngay: {}`", iso(*meeting)),
        ),
        Message::NotForThisForm { key } => say(
            format!("`{key}` does not go with this form"),
            match *key {
                "cac_to" => "remove `cac_to`, or write `hinh_thuc: to_dang`",
                _ => "a group round is of the whole unit: write `cap: toan_the`, or change `hinh_thuc`",
            },
        ),
        Message::SessionOutsideMonth { date, round } => say(
            format!("the group met on {}, in another month than the round of {}", iso(*date), iso(*round)),
            "all groups of a round meet in one calendar month; record another round as a meeting of its own",
        ),
        Message::NoScope => say(
            "the report names neither year nor period",
            "add `nam: 2024`, or `giai_doan: {tu: 2023-02-20, den: 2025-06-30}`",
        ),
        Message::RawHtml => say(
            "the page has HTML or a comment `<!-- -->`, which is not rendered",
            "write Markdown, for example `**bold**`; for a less-than sign write `\\<`",
        ),
        Message::UnsafeLink { link } => say(
            format!("the link {} could run a command or open a reader's disk", quoted(link)),
            "use `https://…` or the path of a page of the portal",
        ),
        Message::DeadLink { link, nearest } => say(
            format!("the link {} leads to nothing in the portal", quoted(link)),
            guess_or(nearest.as_deref(), "mend the path, or keep the words and remove the link"),
        ),
        Message::Gap => say(
            "a part of the report still has to be written",
            "write it and remove `[CẦN BỔ SUNG]`; the tool invents no judgement",
        ),
        Message::UnknownFigure { name, nearest } => say(
            format!("no figure, table or chart is called {}", quoted(name)),
            guess_or(nearest.as_deref(), "choose a name from the handbook, section reports"),
        ),
        Message::BadArgument { figure, argument, allowed } => say(
            format!("{} does not take {} like this", quoted(figure), quoted(argument)),
            format!("use: {}", one_line(allowed)),
        ),
        Message::BadExpression { detail } => say(
            format!("this part of the report cannot be computed ({})", one_line(detail)),
            "check `{{`, `}}`, brackets and the names of figures; the handbook has examples",
        ),
        Message::MarkdownTooDeep { limit } => {
            say(format!("lists or quotations are nested deeper than {limit} levels"), "write it with fewer levels")
        }
        Message::BrokenSeal { detail } => say(format!("the seal cannot be read ({})", one_line(detail)), seal::RESTORE),
        Message::EditedSeal => {
            say("the seal was changed by hand: it does not fit the digest on this line", seal::RESTORE)
        }
        Message::ForeignSeal { fault } => {
            let (what, help) = seal::fault(fault);
            say(what, help)
        }
        Message::NotSealed { call } => {
            say(format!("the report is sealed, but its seal does not have {}", quoted(call)), seal::KEEP_TEXT)
        }
        Message::LostFigure { call } => {
            say(format!("the seal has {}, which the text does not ask for any more", quoted(call)), seal::KEEP_TEXT)
        }
        Message::Private { kind } => say(
            format!("this looks like {}", private(*kind)),
            "remove or reword it; if it may be published, add the exact text and a reason to `cho_phep_noi_dung` in \
             `cong.yaml`",
        ),
        Message::UnknownTheme { name, nearest } => say(
            format!("no theme is called {}", quoted(name)),
            guess_or(
                nearest.as_deref(),
                "write `giao_dien: mac-dinh`, or put the theme below `themes/` beside the content",
            ),
        ),
        Message::Template { detail } => say(
            format!("a template of the theme cannot be used ({})", one_line(detail)),
            "mend the file below `themes/`, or remove it to use the built-in one",
        ),
        Message::BrokenSiteLink { page, link } => say(
            format!("the page {} has a link {} that leads nowhere", quoted(page), quoted(link)),
            "mend the link in the template of the theme",
        ),
        Message::SameAddress { address } => {
            say(format!("two records want the address {}", quoted(address)), "rename the file of one of them")
        }
    }
}

fn say(message: impl Into<String>, help: impl Into<String>) -> Wording {
    Wording { message: message.into(), help: help.into() }
}

fn guess_or(nearest: Option<&str>, help: &str) -> String {
    nearest.map_or_else(|| help.to_owned(), |near| format!("did you mean {}?", quoted(near)))
}

fn id_help(proposal: &str) -> String {
    let example = if proposal.is_empty() { "chi-bo-1" } else { proposal };
    format!("use lower-case letters without marks, digits and hyphens between them, for example {}", quoted(example))
}

fn choice(nearest: Option<&str>, intro: &str, allowed: &[&str]) -> String {
    let guess = nearest.map(|near| format!("did you mean {}?", quoted(near)));
    let list = (!allowed.is_empty()).then(|| format!("{intro}: {}", quoted_list(allowed)));
    match (guess, list) {
        (Some(guess), Some(list)) => format!("{guess} {list}"),
        (Some(one), None) | (None, Some(one)) => one,
        (None, None) => "remove this line".to_owned(),
    }
}

fn plus(parts: &[&str]) -> String {
    parts.iter().map(|part| format!("`{part}`")).collect::<Vec<_>>().join(" + ")
}

fn range(least: i64, most: i64) -> String {
    if most >= i64::from(i32::MAX) {
        return format!("from {least}");
    }
    format!("from {least} to {most}")
}

fn bad_date(text: &str, shape: DateShape) -> Wording {
    let value = quoted(text);
    let message = match shape {
        DateShape::NotADate => format!("{value} is not a date"),
        DateShape::NotInCalendar => format!("the calendar has no day {value}"),
        DateShape::YearOutOfRange => format!("the year of {value} is not within 1930 to 2100"),
        DateShape::ShortYear => format!("the year of {value} has not four digits"),
        DateShape::OneDigit => format!("month and day of {value} need two digits, as the year comes first"),
        DateShape::MixedSigns => format!("{value} is joined by two different signs"),
    };
    let mended = if shape == DateShape::OneDigit { padded_date(text) } else { None };
    let help = mended.map_or_else(
        || "write a day such as `2024-03-05` or `5/3/2024` (day first)".to_owned(),
        |date| format!("write `{date}`"),
    );
    say(message, help)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diag::Reference;

    #[track_caller]
    fn check(message: Message, what: &str, help: &str) {
        let wording = diagnostic(&message);
        assert_eq!((wording.message.as_str(), wording.help.as_str()), (what, help));
    }

    #[test]
    fn the_nearest_right_spelling_is_offered() {
        check(
            Message::UnknownReference {
                to: Reference::Unit,
                name: "norht".to_owned(),
                nearest: Some("north".to_owned()),
            },
            "no unit is called `norht`",
            "did you mean `north`?",
        );
        check(
            Message::UnknownKey { key: "tenn".to_owned(), allowed: vec!["ten"], nearest: Some("ten") },
            "there is no key `tenn` here",
            "did you mean `ten`? keys allowed here: `ten`",
        );
    }

    #[test]
    fn ranges_without_an_end_name_only_the_least_value() {
        let message = |most| Message::OutOfRange { text: "-1".to_owned(), least: 0, most };
        check(message(100), "`-1` is out of range", "write a number from 0 to 100");
        check(message(i64::MAX), "`-1` is out of range", "write a number from 0");
    }

    #[test]
    fn days_are_written_in_the_iso_way() {
        let date = chrono::NaiveDate::from_ymd_opt(2024, 3, 5).expect("a date of a test");
        check(
            Message::OtherYear { date, year: 2023 },
            "2024-03-05 is not in 2023, the year of the folder",
            "mend the date, or move the meeting to `sinh-hoat/2024/`",
        );
    }
}

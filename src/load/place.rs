//! Which path of the content tree holds which kind of record.

use super::dates::YEARS;
use super::spelling;
use crate::diag::Message;
use crate::model::UnitId;

/// What a path holds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Place<'p> {
    /// `cong.yaml`.
    Settings,
    /// `can-bo.yaml`.
    Officers,
    /// `quy-dinh/<id>.yaml`.
    Regulation(&'p str),
    /// `huong-dan/<slug>.md`.
    Guidance(&'p str),
    /// `don-vi/**/<id>.yaml`.
    Unit(&'p str),
    /// `sinh-hoat/<year>/<unit>.yaml`.
    Log(i32, &'p str),
    /// `bao-cao/<slug>.md`.
    Report(&'p str),
    /// `bao-cao/<slug>.niem-phong.json`: the issued figures of a report.
    Seal(&'p str),
    /// `trang/**/<slug>.md`: the path below `trang/` without `.md`.
    Page(&'p str),
    /// Anything below `tep/`.
    Attachment,
}

/// How the name of a seal ends; what stands before it is the slug of the report.
pub const SEAL: &str = ".niem-phong.json";

/// Names that Windows keeps for devices, with any ending.
const DEVICES: &[&str] = &["con", "prn", "aux", "nul"];

/// Says whether a path is none of our business: hidden, or left behind by an editor.
#[must_use]
pub fn is_ignored(path: &str) -> bool {
    let is_hidden = |part: &str| part.starts_with(['.', '_']);
    let is_leftover = ["~", ".swp", ".tmp", ".orig"].iter().any(|ending| path.ends_with(ending));
    is_leftover || path.split('/').any(is_hidden)
}

/// Returns what a path holds, or why it can hold nothing.
pub fn of(path: &str) -> Result<Place<'_>, Message> {
    let (folder, rest) = path.split_once('/').unwrap_or(("", path));
    match folder {
        "" if rest == "cong.yaml" => Ok(Place::Settings),
        "" if rest == "can-bo.yaml" => Ok(Place::Officers),
        "quy-dinh" => Ok(Place::Regulation(stem_of_one(rest, ".yaml")?)),
        "huong-dan" => Ok(Place::Guidance(beside_a_list(folder, stem_of_one(rest, ".md")?)?)),
        "bao-cao" if rest.ends_with(SEAL) => Ok(Place::Seal(beside_a_list(folder, stem_of_one(rest, SEAL)?)?)),
        "bao-cao" => Ok(Place::Report(beside_a_list(folder, stem_of_one(rest, ".md")?)?)),
        "don-vi" => Ok(Place::Unit(beside_a_list(folder, stem_of_last(rest, ".yaml")?)?)),
        "trang" => {
            let page = rest.strip_suffix(".md").ok_or(Message::BadPlace)?;
            page.split('/').try_for_each(check_name)?;
            Ok(Place::Page(page))
        }
        "sinh-hoat" => {
            let (year, file) = rest.split_once('/').ok_or(Message::BadPlace)?;
            let is_year = year.len() == 4 && year.bytes().all(|byte| byte.is_ascii_digit());
            let year = year.parse().ok().filter(|year| is_year && YEARS.contains(year)).ok_or(Message::BadPlace)?;
            Ok(Place::Log(year, stem_of_one(file, ".yaml")?))
        }
        "tep" => Ok(Place::Attachment),
        _ => Err(Message::BadPlace),
    }
}

fn stem_of_one<'p>(file: &'p str, ending: &str) -> Result<&'p str, Message> {
    if file.contains('/') { Err(Message::BadPlace) } else { stem_of_last(file, ending) }
}

fn stem_of_last<'p>(path: &'p str, ending: &str) -> Result<&'p str, Message> {
    let file = path.rsplit('/').next().unwrap_or(path);
    let stem = file.strip_suffix(ending).ok_or(Message::BadPlace)?;
    check_name(stem)?;
    Ok(stem)
}

/// Refuses the one name whose page would take the address of the list of the folder.
fn beside_a_list<'p>(folder: &str, stem: &'p str) -> Result<&'p str, Message> {
    if stem == "index" { Err(Message::SameAddress { address: format!("{folder}/index.html") }) } else { Ok(stem) }
}

fn check_name(stem: &str) -> Result<(), Message> {
    let is_device = DEVICES.contains(&stem) || is_port(stem);
    if UnitId::parse(stem).is_some() && !is_device {
        return Ok(());
    }
    let proposal = spelling::proposal(stem);
    let is_device = DEVICES.contains(&proposal.as_str()) || is_port(&proposal);
    let proposal = if is_device { format!("{proposal}-1") } else { proposal };
    Err(Message::BadFileName { stem: stem.to_owned(), proposal })
}

/// Says whether Windows takes a name for a port: `com1` to `com9`, `lpt1` to `lpt9`.
fn is_port(stem: &str) -> bool {
    let number = stem.strip_prefix("com").or(stem.strip_prefix("lpt"));
    number.is_some_and(|number| number.len() == 1 && matches!(number.as_bytes()[0], b'1'..=b'9'))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_kind_of_record_has_its_place() {
        for (path, place) in [
            ("cong.yaml", Place::Settings),
            ("can-bo.yaml", Place::Officers),
            ("quy-dinh/08-hd-duk.yaml", Place::Regulation("08-hd-duk")),
            ("huong-dan/x.md", Place::Guidance("x")),
            ("don-vi/a.yaml", Place::Unit("a")),
            ("don-vi/Cục thuế/b/c.yaml", Place::Unit("c")),
            ("sinh-hoat/2024/a.yaml", Place::Log(2024, "a")),
            ("bao-cao/2024.md", Place::Report("2024")),
            ("bao-cao/2024.niem-phong.json", Place::Seal("2024")),
            ("trang/a.md", Place::Page("a")),
            ("trang/a/b.md", Place::Page("a/b")),
            ("tep/Mẫu số 1 (2).csv", Place::Attachment),
        ] {
            assert_eq!(of(path), Ok(place), "{path}");
        }
    }

    #[test]
    fn a_file_elsewhere_is_an_error() {
        for path in [
            "README.md",
            "cong.yml",
            "Cong.yaml",
            "khac/a.yaml",
            "quy-dinh/a/b.yaml",
            "quy-dinh/a.yml",
            "huong-dan/a.txt",
            "huong-dan/a/b.md",
            "sinh-hoat/a.yaml",
            "sinh-hoat/24/a.yaml",
            "sinh-hoat/1024/a.yaml",
            "sinh-hoat/+024/a.yaml",
            "sinh-hoat/2024/a/b.yaml",
            "don-vi",
            "tep",
            "trang/a.html",
        ] {
            assert_eq!(of(path), Err(Message::BadPlace), "{path}");
        }
    }

    #[test]
    fn a_name_that_is_no_id_is_an_error() {
        for path in [
            "don-vi/Cục Thuế.yaml",
            "don-vi/a_b.yaml",
            "don-vi/.yaml",
            "quy-dinh/08-HD.yaml",
            "trang/A/b.md",
            "trang/../a.md",
            "huong-dan/%2e%2e.md",
            "huong-dan/．．.md",
            "huong-dan/a\\b.md",
            "huong-dan/con.md",
            "huong-dan/nul.md",
            "don-vi/aux.html.yaml",
            "don-vi/lpt1.yaml",
            "don-vi/a .yaml",
        ] {
            assert!(matches!(of(path), Err(Message::BadFileName { .. })), "{path}");
        }
    }

    #[test]
    fn hidden_files_and_what_editors_leave_are_ignored() {
        for path in
            [".git/x", "_nhap/a.yaml", "don-vi/.a.yaml.swp", "don-vi/a.yaml~", "a.tmp", "a.orig", "tep/.DS_Store"]
        {
            assert!(is_ignored(path), "{path}");
        }
        assert!(!is_ignored("don-vi/a.yaml"));
    }
}

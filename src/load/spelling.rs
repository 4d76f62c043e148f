//! Nearest right spellings and names that would do, for "did you mean".

use unicode_normalization::UnicodeNormalization;

/// Returns the candidate nearest to `text`, if it is near enough to be meant; of equally near ones the first.
#[must_use]
pub fn nearest<'c>(text: &str, candidates: impl Iterator<Item = &'c str>) -> Option<&'c str> {
    let folded = folded(text);
    let length = folded.chars().count();
    // Nobody means something of which a third is written otherwise; long texts are no misspelt names at all.
    let most = (length / 3).max(1);
    if length == 0 || length > 128 {
        return None;
    }
    let mut best: Option<(usize, &str)> = None;
    for candidate in candidates {
        let least = best.map_or(most + 1, |(distance, _)| distance);
        if candidate.chars().count().abs_diff(length) >= least {
            continue;
        }
        let distance = strsim::osa_distance(&folded, candidate);
        if distance < least {
            best = Some((distance, candidate));
        }
    }
    best.map(|(_, candidate)| candidate)
}

/// Returns an id that would do in place of `text`.
#[must_use]
pub fn proposal(text: &str) -> String {
    let mut id = String::new();
    for letter in folded(text).chars() {
        if letter.is_ascii_alphanumeric() {
            id.push(letter);
        } else if !id.is_empty() && !id.ends_with('-') {
            id.push('-');
        }
        if id.len() >= 64 {
            break;
        }
    }
    let id = id.trim_end_matches('-');
    if id.is_empty() { "ten-moi".to_owned() } else { id.to_owned() }
}

/// Returns the text without marks and in lower case, as ids and keys are written.
fn folded(text: &str) -> String {
    let is_mark = |letter: &char| ('\u{300}'..='\u{36f}').contains(letter);
    text.nfd()
        .filter(|letter| !is_mark(letter))
        .flat_map(char::to_lowercase)
        .map(|letter| if letter == 'đ' { 'd' } else { letter })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_slip_of_the_keys_finds_what_was_meant() {
        let keys = ["ngay", "hinh_thuc", "trang_thai"];
        assert_eq!(nearest("hinh_thcu", keys.into_iter()), Some("hinh_thuc"));
        assert_eq!(nearest("Ngày", keys.into_iter()), Some("ngay"));
        assert_eq!(nearest("dia_diem", keys.into_iter()), None);
        assert_eq!(nearest("", keys.into_iter()), None);
    }

    #[test]
    fn a_proposal_is_always_an_id() {
        assert_eq!(proposal("Chi bộ Đường sắt (số 2)"), "chi-bo-duong-sat-so-2");
        assert_eq!(proposal("../../etc/passwd"), "etc-passwd");
        assert_eq!(proposal("…"), "ten-moi");
        for text in ["ộ".repeat(200), "a".repeat(80), "-".repeat(80), "a-".repeat(80)] {
            assert!(crate::model::UnitId::parse(&proposal(&text)).is_some(), "{text}");
        }
    }
}

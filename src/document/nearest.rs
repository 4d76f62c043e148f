//! The nearest right spelling of a name or path.

/// Returns the candidate most like `word`, if any is like it at all; of equals the first.
pub(super) fn nearest<'a>(word: &str, candidates: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    const LEAST: f64 = 0.6;
    let mut best = None;
    for candidate in candidates {
        let likeness = strsim::normalized_damerau_levenshtein(word, candidate);
        if likeness >= LEAST && best.is_none_or(|(most, _)| likeness > most) {
            best = Some((likeness, candidate));
        }
    }
    best.map(|(_, candidate)| candidate)
}

//! The token of a run: what a page must know to listen to events.

use std::hash::{BuildHasher, RandomState};

/// Returns a text that nobody outside this run can know.
///
/// The standard library keys its hash tables from the system's source of random numbers; a keyed hash of a fixed text
/// tells no more about the key than a random number would.
#[must_use]
pub fn token() -> String {
    let keys = RandomState::new();
    format!("{:016x}{:016x}", keys.hash_one("nenep, first half"), keys.hash_one("nenep, second half"))
}

/// Compares without telling by the time it takes how much of it was right.
#[must_use]
pub fn is_same(one: &str, other: &str) -> bool {
    let differs = one.bytes().zip(other.bytes()).fold(0, |differs, (one, other)| differs | (one ^ other));
    one.len() == other.len() && differs == 0
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_run_has_its_own() {
        let (one, two) = (token(), token());
        assert_ne!(one, two);
        assert_eq!(one.len(), 32);
        assert!(is_same(&one, &one) && !is_same(&one, &two) && !is_same(&one, &one[1..]));
    }
}

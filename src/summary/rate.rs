//! Shares as people read them: one decimal, rounded half away from zero.

/// Returns `part` of `whole` in tenths of a per cent, half rounded up: 968 means 96,8%. None when `whole` is 0.
///
/// A share that does not fit (above some 429 million per cent) is the largest that does.
#[must_use]
pub fn rate_tenths(part: u64, whole: u64) -> Option<u32> {
    if whole == 0 {
        return None;
    }
    let (part, whole) = (u128::from(part), u128::from(whole));
    Some(u32::try_from((part * 2000 + whole) / (whole * 2)).unwrap_or(u32::MAX))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_share_is_rounded_half_away_from_zero() {
        assert_eq!(rate_tenths(0, 7), Some(0));
        assert_eq!(rate_tenths(7, 7), Some(1000));
        assert_eq!(rate_tenths(1, 3), Some(333));
        assert_eq!(rate_tenths(2, 3), Some(667));
        assert_eq!(rate_tenths(1, 16), Some(63), "6.25 per cent is 6.3");
        assert_eq!(rate_tenths(1, 2000), Some(1), "0.05 per cent is 0.1");
        assert_eq!(rate_tenths(49, 100_000), Some(0));
        assert_eq!(rate_tenths(u64::MAX, u64::MAX), Some(1000));
    }

    #[test]
    fn there_is_no_share_of_nothing() {
        assert_eq!(rate_tenths(0, 0), None);
    }
}

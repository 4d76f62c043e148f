//! Numbers as Vietnamese readers write them: point between thousands, comma before decimals, a nought before counts
//! below ten in prose. Integers only: a rate is a fraction until it is written.

/// Returns a whole number with its thousands parted: `1.234`, `-12.345`.
#[must_use]
pub fn grouped(number: impl TryInto<i64>) -> String {
    let number = clamped(number);
    let digits = number.unsigned_abs().to_string();
    if (0..1000).contains(&number) {
        return digits;
    }
    let mut text = String::from(if number < 0 { "-" } else { "" });
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            text.push('.');
        }
        text.push(digit);
    }
    text
}

/// Returns a count as prose writes it: below ten with a nought (`05`), else with its thousands parted (`1.234`). Nought
/// itself is `0`.
#[must_use]
pub fn prose(number: impl TryInto<i64>) -> String {
    match clamped(number) {
        small @ 1..=9 => format!("0{small}"),
        other => grouped(other),
    }
}

/// Returns a percentage given in tenths: 968 is `96,8%`.
#[must_use]
pub fn percent_tenths(tenths: u32) -> String {
    let mut text = self::tenths(tenths);
    text.push('%');
    text
}

/// Returns a number given in tenths without a sign: 5 is `0,5`, 10 is `1,0`.
#[must_use]
pub fn tenths(tenths: u32) -> String {
    let mut text = grouped(tenths / 10);
    text.extend([',', char::from_digit(tenths % 10, 10).unwrap_or_default()]);
    text
}

/// Returns `part / whole` in tenths of a per cent, half away from zero; none when `whole` is 0.
#[must_use]
pub fn rate_tenths(part: u64, whole: u64) -> Option<u32> {
    let (part, whole) = (u128::from(part), u128::from(whole));
    let doubled = (part * 2000 + whole).checked_div(whole * 2)?;
    Some(u32::try_from(doubled).unwrap_or(u32::MAX))
}

/// Returns `part / whole` in per cent with one decimal, half away from zero: `96,8%`; none when `whole` is 0.
#[must_use]
pub fn rate(part: u64, whole: u64) -> Option<String> {
    rate_tenths(part, whole).map(percent_tenths)
}

/// Returns a number from 1 to 3999 in Roman numerals; 0 and greater numbers in digits.
#[must_use]
pub fn roman(number: u32) -> String {
    const SIGNS: [(u32, &str); 13] = [
        (1000, "M"),
        (900, "CM"),
        (500, "D"),
        (400, "CD"),
        (100, "C"),
        (90, "XC"),
        (50, "L"),
        (40, "XL"),
        (10, "X"),
        (9, "IX"),
        (5, "V"),
        (4, "IV"),
        (1, "I"),
    ];
    if !(1..4000).contains(&number) {
        return number.to_string();
    }
    let mut rest = number;
    let mut text = String::new();
    for (value, sign) in SIGNS {
        while rest >= value {
            rest -= value;
            text.push_str(sign);
        }
    }
    text
}

/// Returns the letter of the `number`th entry of a list, from 1: `a b c d đ e g h i k …`; after `y` come `aa`, `ab` and so
/// on. 0 has none.
#[must_use]
pub fn letter(number: usize) -> String {
    const LETTERS: [char; 23] = [
        'a', 'b', 'c', 'd', 'đ', 'e', 'g', 'h', 'i', 'k', 'l', 'm', 'n', 'o', 'p', 'q', 'r', 's', 't', 'u', 'v', 'x',
        'y',
    ];
    let mut letters = Vec::new();
    let mut rest = number;
    while rest > 0 {
        letters.push(LETTERS[(rest - 1) % LETTERS.len()]);
        rest = (rest - 1) / LETTERS.len();
    }
    letters.iter().rev().collect()
}

/// Returns the size of a file, in powers of a thousand: `512 byte`, `184 kB`, `1,2 MB`.
#[must_use]
pub fn size(bytes: u64) -> String {
    const KILO: u64 = 1000;
    let rounded = |unit: u64| bytes / unit + u64::from(bytes % unit >= unit / 2);
    match bytes {
        0..KILO => format!("{bytes} byte"),
        KILO..999_500 => format!("{} kB", rounded(KILO)),
        _ => {
            let tenths = rounded(KILO * KILO / 10);
            format!("{},{} MB", grouped(tenths / 10), tenths % 10)
        }
    }
}

fn clamped(number: impl TryInto<i64>) -> i64 {
    number.try_into().unwrap_or(i64::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn six_and_a_quarter_per_cent_is_rounded_away_from_zero() {
        let cases = [((1, 16), 63), ((1, 2000), 1), ((49, 100_000), 0), ((2, 3), 667), ((u64::MAX, u64::MAX), 1000)];
        for ((part, whole), tenths) in cases {
            assert_eq!(rate_tenths(part, whole), Some(tenths), "{part}/{whole}");
        }
        assert_eq!(rate_tenths(1, 0), None);
    }

    #[test]
    fn thousands_are_parted_by_points() {
        for (number, text) in [
            (0, "0"),
            (7, "7"),
            (999, "999"),
            (1000, "1.000"),
            (1234, "1.234"),
            (11_967, "11.967"),
            (1_234_567, "1.234.567"),
            (-1234, "-1.234"),
            (-12, "-12"),
            (i64::MIN, "-9.223.372.036.854.775.808"),
        ] {
            assert_eq!(grouped(number), text);
        }
        assert_eq!(grouped(u64::MAX), grouped(i64::MAX));
    }

    #[test]
    fn prose_pads_counts_below_ten() {
        for (number, text) in [(0_usize, "0"), (1, "01"), (9, "09"), (10, "10"), (214, "214"), (1234, "1.234")] {
            assert_eq!(prose(number), text);
        }
    }

    #[test]
    fn rates_round_half_away_from_zero() {
        for (part, whole, text) in [
            (0, 40, "0,0%"),
            (38, 40, "95,0%"),
            (2, 3, "66,7%"),
            (1, 3, "33,3%"),
            (1, 16, "6,3%"),
            (3, 16, "18,8%"),
            (1, 2000, "0,1%"),
            (1, 2001, "0,0%"),
            (40, 40, "100,0%"),
            (2795, 2877, "97,1%"),
        ] {
            assert_eq!(rate(part, whole).as_deref(), Some(text), "{part}/{whole}");
        }
        assert_eq!(rate(0, 0), None);
        assert_eq!(rate_tenths(u64::MAX, u64::MAX), Some(1000));
    }

    #[test]
    fn roman_numerals_count_as_the_romans_did() {
        for (number, text) in [
            (1, "I"),
            (4, "IV"),
            (6, "VI"),
            (9, "IX"),
            (14, "XIV"),
            (39, "XXXIX"),
            (2025, "MMXXV"),
            (0, "0"),
            (4000, "4000"),
        ] {
            assert_eq!(roman(number), text);
        }
    }

    #[test]
    fn lists_are_lettered_with_d_and_dd_but_no_f() {
        let letters: Vec<String> = (1..=10).map(letter).collect();
        assert_eq!(letters.join(" "), "a b c d đ e g h i k");
        for (number, text) in [(0, ""), (23, "y"), (24, "aa"), (25, "ab"), (46, "ay"), (47, "ba")] {
            assert_eq!(letter(number), text);
        }
    }

    #[test]
    fn sizes_name_the_fitting_unit() {
        for (bytes, text) in [
            (0, "0 byte"),
            (999, "999 byte"),
            (1000, "1 kB"),
            (184_320, "184 kB"),
            (999_499, "999 kB"),
            (999_500, "1,0 MB"),
            (1_249_999, "1,2 MB"),
            (4 << 20, "4,2 MB"),
        ] {
            assert_eq!(size(bytes), text);
        }
    }
}

//! The manual pages of the rules: who reads them are officials who have never seen code, so they are in Vietnamese.

use crate::model::RuleId;

/// The text of the manual page of one rule, in Vietnamese.
#[derive(Clone, Copy, Debug)]
pub struct Manual {
    /// What the rule is called.
    pub title: &'static str,
    /// The same for heads of tables, at most 30 characters.
    pub short: &'static str,
    /// What is demanded.
    pub demands: &'static str,
    /// Why it is demanded.
    pub why: &'static str,
    /// The guidance it rests on, or that it is an assumption.
    pub rests_on: &'static str,
    /// How it is judged, with the boundary days in words.
    pub judged: &'static str,
    /// An example that is met and one that is missed.
    pub example: &'static str,
}

/// Rules that belong together, by the letters of their codes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Family {
    /// The letters, e.g. `CAP`.
    pub letters: &'static str,
    /// Name for readers, in Vietnamese.
    pub name: &'static str,
}

impl Family {
    /// Returns its rules, in the order of their codes.
    pub fn rules(&self) -> impl Iterator<Item = RuleId> + use<> {
        let letters = self.letters;
        RuleId::ALL.iter().copied().filter(move |rule| rule.family() == letters)
    }
}

/// Returns the families in the order in which readers meet them: from the caps to the reviews.
#[must_use]
pub fn families() -> &'static [Family] {
    const FAMILIES: &[Family] = &[
        Family { letters: "CAP", name: "Giới hạn" },
        Family { letters: "ELI", name: "Điều kiện" },
        Family { letters: "REG", name: "Đăng ký" },
        Family { letters: "ATT", name: "Cán bộ dự" },
        Family { letters: "FBK", name: "Góp ý" },
        Family { letters: "CON", name: "Nội dung" },
        Family { letters: "MIN", name: "Biên bản" },
        Family { letters: "REC", name: "Sổ" },
        Family { letters: "REV", name: "Đánh giá" },
    ];
    FAMILIES
}

//! What comments are about, by the words in them: a help for readers, no judgement. A comment may be about several things.

use std::collections::HashMap;
use std::sync::LazyLock;

/// A topic of comments.
pub struct Topic {
    /// Key, for filters.
    pub key: &'static str,
    /// Name.
    pub name: &'static str,
    /// Words, in lower case, of which one is enough.
    words: &'static [&'static str],
}

/// All topics, in the order in which they are shown; the last one is that of comments with none of the words.
pub const TOPICS: [Topic; 8] = [
    Topic {
        key: "ky-thuat",
        name: "Kỹ thuật, đường truyền",
        words: &[
            "âm thanh",
            "micro",
            "đường truyền",
            "kết nối",
            "sóng",
            "tín hiệu",
            "hình ảnh",
            "bật hình",
            "thiết bị",
            "màn hình",
            "đăng nhập",
            "hạ tầng",
            "mất điện",
            "máy phát điện",
            "phần mềm",
            "mạng",
        ],
    },
    Topic {
        key: "chuan-bi",
        name: "Chuẩn bị, tài liệu",
        words: &[
            "chuẩn bị",
            "tài liệu",
            "gửi trước",
            "đọc trước",
            "đề cương",
            "dự thảo",
            "kịch bản",
            "giấy mời",
            "phiếu hỏi",
        ],
    },
    Topic {
        key: "lich-gio",
        name: "Lịch, thời gian",
        words: &[
            "lịch",
            "đăng ký",
            "giờ họp",
            "đúng giờ",
            "giờ",
            "thời gian",
            "thời lượng",
            "buổi tối",
            "còn dài",
            "muộn",
        ],
    },
    Topic {
        key: "du-hop",
        name: "Tham dự, điểm danh",
        words: &[
            "điểm danh",
            "tỷ lệ dự",
            "dự được",
            "dự đủ",
            "dự gần đủ",
            "để dự",
            "vắng",
            "danh sách",
            "đi lại",
            "muộn",
        ],
    },
    Topic {
        key: "thao-luan",
        name: "Thảo luận, ý kiến",
        words: &["thảo luận", "tham luận", "phát biểu", "ý kiến", "góp ý", "hỏi đáp", "mạnh dạn", "sôi nổi"],
    },
    Topic {
        key: "dieu-hanh",
        name: "Điều hành, phân công",
        words: &[
            "chủ trì",
            "điều hành",
            "kết luận",
            "biểu quyết",
            "phân công",
            "giao trách nhiệm",
            "tổ trưởng",
            "đầu mối",
            "chỉ huy",
            "cán bộ dự",
            "thay nhau",
        ],
    },
    Topic {
        key: "bien-ban",
        name: "Biên bản, nghị quyết",
        words: &["biên bản", "thư ký", "nghị quyết", "bằng văn bản", "thông báo kết luận"],
    },
    Topic { key: "khac", name: "Nội dung khác", words: &[] },
];

/// The words of all topics by the first of them: a comment is read once, not once for each of the words.
static BY_FIRST_WORD: LazyLock<HashMap<&str, Vec<(&str, usize)>>> = LazyLock::new(|| {
    let mut words: HashMap<_, Vec<_>> = HashMap::new();
    for (at, topic) in TOPICS.iter().enumerate() {
        for phrase in topic.words {
            let first = phrase.split(' ').next().unwrap_or(phrase);
            words.entry(first).or_default().push((*phrase, at));
        }
    }
    words
});

/// Returns the topics of `text` by their places among all.
#[must_use]
pub fn topics_of(text: &str) -> Vec<usize> {
    // The words in lower case, a space behind each.
    let mut plain = String::with_capacity(text.len() + 1);
    for sign in text.chars().flat_map(char::to_lowercase) {
        if is_of_word(sign) {
            plain.push(sign);
        } else if !plain.is_empty() && !plain.ends_with(' ') {
            plain.push(' ');
        }
    }
    plain.push(' ');
    let mut is_about = [false; TOPICS.len()];
    let mut rest = plain.as_str();
    while let Some((first, after)) = rest.split_once(' ') {
        for (words, topic) in BY_FIRST_WORD.get(first).into_iter().flatten() {
            is_about[*topic] |= rest.strip_prefix(words).is_some_and(|after| after.starts_with(' '));
        }
        rest = after;
    }
    let found: Vec<usize> = (0..TOPICS.len()).filter(|at| is_about[*at]).collect();
    if found.is_empty() { vec![TOPICS.len() - 1] } else { found }
}

/// Says whether `sign` is a letter or a digit; those of Vietnamese need not be looked up in the tables of all scripts.
fn is_of_word(sign: char) -> bool {
    matches!(sign, 'a'..='z' | 'à'..='ö' | 'ø'..='\u{24f}' | '\u{1e00}'..='\u{1eff}') || sign.is_alphanumeric()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn keys(text: &str) -> Vec<&'static str> {
        topics_of(text).into_iter().map(|at| TOPICS[at].key).collect()
    }

    #[test]
    fn topics_follow_from_whole_words() {
        assert_eq!(keys("Âm thanh còn vọng, phải nhắc lại ý kiến hai lần"), ["ky-thuat", "thao-luan"]);
        assert_eq!(keys("Tài liệu gửi trước."), ["chuan-bi"]);
        // The river is no wave, and a syllable is no part of another.
        assert_eq!(keys("Chi bộ ở vùng Sông Lam"), ["khac"]);
    }

    #[test]
    fn letters_known_without_the_tables_are_letters() {
        let known = ['a'..='z', 'à'..='ö', 'ø'..='\u{24f}', '\u{1e00}'..='\u{1eff}'];
        assert!(known.into_iter().flatten().all(char::is_alphanumeric));
    }

    #[test]
    fn keys_are_told_apart() {
        let keys: std::collections::BTreeSet<_> = TOPICS.iter().map(|topic| topic.key).collect();
        assert_eq!(keys.len(), TOPICS.len());
    }
}

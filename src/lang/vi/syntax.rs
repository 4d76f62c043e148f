//! What the YAML parser says, in Vietnamese.
//!
//! The parser speaks English and adds a place; the place is shown elsewhere. Sentences are recognised by their
//! beginning; what is not recognised is passed on in brackets.

use crate::lang::diagnostic::one_line;

/// A sentence of the parser in Vietnamese.
pub(super) struct Told {
    /// What is wrong.
    pub(super) what: String,
    /// What to write instead.
    pub(super) help: &'static str,
}

const UNCLOSED: &str = "đóng mỗi `[` bằng `]` và mỗi `{` bằng `}`, ví dụ `phan_cong: [cv-1, cv-2]`";
const QUOTES: &str = "đóng ngoặc kép ở cùng dòng, ví dụ `chu_de: \"Bầu cử, bỏ phiếu kín\"`";
const INDENT: &str = "cho các mục của cùng một bản ghi thụt vào bằng nhau, mỗi tầng hai dấu cách";
const COLON: &str =
    "có một dấu cách sau dấu hai chấm, ví dụ `ten: Chi bộ 1`; chữ có dấu hai chấm thì đặt trong ngoặc kép";
const SPECIAL: &str = "đặt cả đoạn chữ trong ngoặc kép, ví dụ `ghi_chu: \"@ phòng họp 2\"`";
const DASH: &str = "mỗi phần của danh sách bắt đầu bằng gạch ngang và một dấu cách, ví dụ `- ngay: 2024-03-05`";
const COMMA: &str = "đặt dấu phẩy giữa các phần và đóng ngoặc, ví dụ `{tu: 2024-01-01, den: 2024-12-31}`";
const ESCAPE: &str = "trong ngoặc kép viết `\\\\` thay cho `\\`, hoặc dùng ngoặc đơn";
const DIRECTIVE: &str = "xóa dòng bắt đầu bằng `%`";
const TAB: &str = "thay mỗi Tab bằng hai dấu cách";

/// Beginnings of the parser's sentences, what each means, and what to do.
const SENTENCES: &[(&str, &str, &str)] = &[
    ("while parsing a flow mapping, did not find", "giữa hai dấu `{` và `}` thiếu dấu phẩy, hoặc thiếu dấu `}`", COMMA),
    ("while parsing a flow sequence, expected", "giữa hai dấu `[` và `]` thiếu dấu phẩy, hoặc thiếu dấu `]`", COMMA),
    ("unexpected EOF while parsing a flow", "tệp hết mà ngoặc `[` hoặc `{` chưa đóng", UNCLOSED),
    ("unexpected EOF while parsing an implicit flow", "tệp hết mà ngoặc `[` hoặc `{` chưa đóng", UNCLOSED),
    ("unclosed bracket", "ngoặc mở mà không đóng", UNCLOSED),
    ("mismatched bracket", "ngoặc đóng không cùng loại với ngoặc mở", UNCLOSED),
    ("misplaced bracket", "ngoặc đóng mà trước đó không có ngoặc mở", UNCLOSED),
    ("unexpected EOF", "tệp hết giữa chừng", INDENT),
    ("unexpected eof", "tệp hết giữa chừng", INDENT),
    (
        "while parsing a block mapping, did not find expected key",
        "dòng này không thụt vào bằng các mục cùng bản ghi",
        INDENT,
    ),
    (
        "while parsing a block collection, did not find",
        "dòng này không thụt vào bằng các gạch ngang cùng danh sách",
        DASH,
    ),
    ("while parsing a node, did not find", "ở đây thiếu giá trị, hoặc có dấu không đặt ở đầu giá trị được", SPECIAL),
    ("invalid indentation in multiline quoted", "dòng tiếp theo trong ngoặc kép thụt vào quá ít", QUOTES),
    ("invalid indentation in flow", "dòng tiếp theo trong ngoặc thụt vào quá ít", INDENT),
    ("invalid indentation", "dòng này thụt vào không đúng", INDENT),
    ("wrongly indented line in block scalar", "một dòng của đoạn chữ sau dấu `|` hoặc `>` thụt vào không đúng", INDENT),
    ("simple key expected ':'", "thiếu dấu hai chấm sau tên mục", COLON),
    ("simple key is no longer valid", "thiếu dấu hai chấm sau tên mục, hoặc tên mục bị ngắt dòng", COLON),
    ("mapping values are not allowed", "có dấu hai chấm ở chỗ không đặt được", COLON),
    ("mapping keys are not allowed", "có một mục mới ở chỗ không đặt được", INDENT),
    ("illegal placement of ':'", "dấu hai chấm đặt sai chỗ", COLON),
    ("':' must be followed", "sau dấu hai chấm thiếu dấu cách", COLON),
    ("':' may not precede", "sau dấu hai chấm thiếu dấu cách", COLON),
    ("'-' must be followed", "sau gạch ngang thiếu dấu cách", DASH),
    ("block sequence entries are not allowed", "có gạch ngang ở chỗ không đặt được", DASH),
    ("\"-\" is only valid inside a block", "trong ngoặc vuông không dùng gạch ngang", COMMA),
    ("plain scalar cannot start with '-'", "giá trị bắt đầu bằng gạch ngang liền với một dấu ngoặc", SPECIAL),
    ("unclosed quote", "ngoặc kép hoặc ngoặc đơn mở mà không đóng", QUOTES),
    ("invalid trailing content after", "sau khi đóng ngoặc kép còn chữ thừa", QUOTES),
    ("while scanning a quoted scalar", "có dòng `---` hoặc `...` giữa một đoạn trong ngoặc kép", QUOTES),
    ("while parsing a quoted scalar", "trong ngoặc kép, sau dấu `\\` có ký tự không hiểu được", ESCAPE),
    ("unexpected character", "giá trị bắt đầu bằng một dấu dành riêng", SPECIAL),
    ("unexpected end of plain scalar", "giá trị kết thúc đột ngột", SPECIAL),
    ("comments must be separated", "trước dấu `#` của lời chú thiếu dấu cách", "thêm một dấu cách trước `#`"),
    ("comment intercepting", "có lời chú `#` chen giữa một đoạn chữ nhiều dòng", "chuyển lời chú lên trên đoạn chữ"),
    ("while scanning a block scalar", "sau dấu `|` hoặc `>` có chữ thừa", "xuống dòng ngay sau dấu `|` hoặc `>`"),
    ("a block scalar content cannot start with a tab", "đoạn chữ bắt đầu bằng Tab", TAB),
    ("tab", "có phím Tab ở chỗ chỉ dùng được dấu cách", TAB),
    ("while scanning a plain scalar, found a tab", "có phím Tab giữa giá trị", TAB),
    ("a BOM must not appear", "có dấu đầu tệp (BOM) ở giữa tệp", "xóa ký tự ẩn ở chỗ này"),
    ("YAML directives are disallowed", "có dòng lệnh bắt đầu bằng `%`", DIRECTIVE),
    ("while scanning a directive", "có dòng lệnh bắt đầu bằng `%`", DIRECTIVE),
    ("while scanning a YAML directive", "có dòng lệnh bắt đầu bằng `%`", DIRECTIVE),
    ("did not find expected <document start>", "có chữ thừa sau phần đã kết thúc", INDENT),
    ("invalid content after document end", "có chữ thừa sau dòng `...`", "xóa dòng `...`"),
    ("recursion limit exceeded", "các mục lồng vào nhau quá sâu", "xóa các dấu `[`, `{` hoặc `-` thừa"),
];

/// Tells in Vietnamese what the parser said.
pub(super) fn told(detail: &str) -> Told {
    let detail = without_place(detail);
    match SENTENCES.iter().find(|(beginning, ..)| detail.starts_with(beginning)) {
        Some((_, what, help)) => Told { what: (*what).to_owned(), help },
        None => Told { what: format!("chỗ này viết chưa đúng ({})", one_line(detail)), help: INDENT },
    }
}

/// Returns the sentence without the parser's own ` at char … line … column …`.
fn without_place(detail: &str) -> &str {
    let detail = detail.trim();
    detail.rfind(" at char ").map_or(detail, |at| &detail[..at])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn known_sentences_are_told_in_vietnamese() {
        for (detail, what) in [
            ("unclosed bracket '[' at char 7 line 1 column 8", "ngoặc mở mà không đóng"),
            (
                "while parsing a block mapping, did not find expected key",
                "dòng này không thụt vào bằng các mục cùng bản ghi",
            ),
            ("mapping values are not allowed in this context", "có dấu hai chấm ở chỗ không đặt được"),
            ("tabs disallowed in this context", "có phím Tab ở chỗ chỉ dùng được dấu cách"),
        ] {
            assert_eq!(told(detail).what, what);
        }
    }

    #[test]
    fn unknown_sentences_are_passed_on() {
        assert_eq!(told("something\nnew at char 1 line 1 column 2").what, "chỗ này viết chưa đúng (something new)");
    }

    #[test]
    fn no_sentence_hides_behind_a_shorter_one() {
        for (at, (sentence, ..)) in SENTENCES.iter().enumerate() {
            let hidden = SENTENCES[..at].iter().any(|(earlier, ..)| sentence.starts_with(earlier));
            assert!(!hidden, "{sentence}");
        }
    }
}

//! What people write, and what becomes of it.

use crate::{page, refuses, shows};

#[test]
fn blocks_and_inlines_keep_their_order() {
    shows("Một *hai* **ba** ~~bốn~~ `năm`  \nsáu\nbảy", "p Một em(hai) strong(ba) del(bốn) code(năm)\\sáu bảy");
    shows("> a\n>\n> - b\n> - c", "quote\n  p a\n  list None tight=true\n  item\n    p b\n  item\n    p c");
    shows("3. a\n\n   b\n4. c", "list Some(3) tight=false\nitem\n  p a\n  p b\nitem\n  p c");
    shows("- a\n  - b\n- c", "list None tight=true\nitem\n  p a\n  list None tight=true\n  item\n    p b\nitem\n  p c");
    shows("a\n\n***\n\n```\nx < y\n```", "p a\nbreak\ncode \"x < y\\n\"");
    shows("| a | b |\n|:-:|--:|\n| 1 | *2* |", "table [Centre, End]\n| a | b\n| 1 | em(2)");
}

#[test]
fn headings_get_ids_of_our_own_that_never_repeat() {
    shows(
        "# Kết quả {#x}\n\n## Kết quả {#x}\n\n# ???",
        "h1 #m-ket-qua-x Kết quả {#x}\nh2 #m-ket-qua-x-2 Kết quả {#x}\nh1 #m-muc ???",
    );
    shows("# constructor\n\n# __proto__", "h1 #m-constructor constructor\nh1 #m-proto strong(proto)");
}

#[test]
fn text_is_composed_and_never_changed_otherwise() {
    shows("Thu\u{309}y lo\u{31b}\u{323}i -- \"uỷ\" ...", "p Thủy lợi -- \"uỷ\" ...");
}

#[test]
fn footnotes_are_numbered_by_their_first_reference() {
    shows(
        "a[^x] b[^y] c[^x]\n\n[^y]: hai\n[^x]: một\n[^z]: ba",
        "p anote(1) bnote(2) cnote(1)\nnote 1\n  p một\nnote 2\n  p hai\nnote 3\n  p ba",
    );
}

#[test]
fn links_lead_from_file_to_file() {
    shows("[a](../don-vi/cuc-thue.yaml)", "p link(a -> Unit(UnitId(cuc-thue)))");
    shows("[a](03-hd-tw.md)", "p link(a -> Guidance(Slug(03-hd-tw)))");
    shows(
        "[a](./03-hd-tw.md#m-pham-vi-2)",
        "p link(a -> OtherHeading { document: Guidance(Slug(03-hd-tw)), id: m-pham-vi-2 })",
    );
    shows("[a](../quy-dinh/08-hd-duk.yaml \"x\")", "p link(a -> Regulation(RegulationId(08-hd-duk)) \"x\")");
    shows("[a](../sinh-hoat/2024/cuc-thue.yaml)", "p link(a -> LogBook(UnitId(cuc-thue), 2024))");
    shows("[a](../cong.yaml)", "p link(a -> Home)");
    shows("[a](<../tep/mẫu đơn.pdf>)", "p link(a -> Attachment(tep/mẫu đơn.pdf))");
    shows("[a](../tep/m%E1%BA%ABu%20%C4%91%C6%A1n.pdf)", "p link(a -> Attachment(tep/mẫu đơn.pdf))");
    shows("<https://a.example/x?y=1#z>", "p link(https://a.example/x?y=1#z -> External(https://a.example/x?y=1#z))");
    shows("# A\n\n[a](#m-a)", "h1 #m-a A\np link(a -> Heading(m-a))");
}

#[test]
fn a_link_to_a_record_that_was_left_out_is_plain_words() {
    shows("[a](../don-vi/hong.yaml)", "p a");
}

#[test]
fn dead_links_are_reported_at_their_destination_with_the_nearest() {
    refuses("x\n\nđây [a *b*](../don-vi/cuc-thu.yaml).", &["3:13 N403 ../don-vi/cuc-thue.yaml"]);
    refuses("[a][r] [b][R]\n\n[r]: 03-hd-t.md", &["3:6 N403 03-hd-tw.md"]);
    refuses("# Kết quả\n\n[a](#m-ket-qa)", &["3:5 N403 #m-ket-qua"]);
    refuses("[a](03-hd-tw.md#m-x)", &["1:5 N403"]);
    refuses("[a](03-hd-tw.md#m-pham-v)", &["1:5 N403 03-hd-tw.md#m-pham-vi"]);
    refuses(
        "[a](../don-vi/cuc-thue.yaml#x) [b](?q=1) [c]() [d](../can-bo.yaml)",
        &["1:5 N403 ../don-vi/cuc-thue.yaml", "1:36 N403 a.md", "1:46 N403", "1:52 N403"],
    );
    assert_eq!(page("[a](#m-x) *[b](03-hd-tw.md#m-x)*").0, "p a em(b)\n");
}

#[test]
fn pictures_come_from_the_attachments() {
    shows("![Sơ đồ](../tep/so-do.png \"Hình 1\")", "image tep/so-do.png \"Sơ đồ\" Some(\"Hình 1\")");
    shows("a ![Sơ đồ](../tep/so-do.png)", "p a image(tep/so-do.png \"Sơ đồ\")");
    refuses("![a](../tep/so-d.png)", &["1:6 N403 ../tep/so-do.png"]);
    refuses("![a](../tep/bang.csv)\n![a](https://a.example/x.png)", &["1:6 N402", "2:6 N402"]);
    refuses("![a](../don-vi/cuc-thue.yaml) ![b](<../tep/mẫu đơn.pdf>)", &["1:6 N402", "1:37 N402"]);
}

#[test]
fn gaps_are_plain_text_outside_reports() {
    shows("[CẦN BỔ SUNG]", "p [CẦN BỔ SUNG]");
}

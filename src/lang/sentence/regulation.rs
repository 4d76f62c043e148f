//! Sentences about the values of a regulation.

use super::count;

/// Returns how many values a regulation gives, how many of them no document states, and whether its list of kinds of
/// item was checked against the paper; none is a regulation without such a list.
#[must_use]
pub fn regulation_lead(values: usize, assumed: usize, is_list_checked: Option<bool>) -> String {
    let stated = values.saturating_sub(assumed);
    let values = match (stated, assumed) {
        (0, 0) => "Chưa ghi giá trị nào".to_owned(),
        (_, 0) => format!("{}, đều do văn bản nêu", count(values, "giá trị")),
        (0, _) => format!("{}, đều là giả định hoặc chưa ghi nguồn", count(values, "giá trị")),
        _ => format!(
            "{}: {} do văn bản nêu, {} là giả định hoặc chưa ghi nguồn",
            count(values, "giá trị"),
            crate::lang::number::prose(stated),
            crate::lang::number::prose(assumed)
        ),
    };
    match is_list_checked {
        None => format!("{values}."),
        Some(true) => format!("{values}. Danh mục nội dung đã đối chiếu với văn bản giấy."),
        Some(false) => format!("{values}. Danh mục nội dung chưa đối chiếu với văn bản giấy."),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn values_are_stated_or_assumed() {
        for (values, assumed, checked, text) in [
            (0, 0, None, "Chưa ghi giá trị nào."),
            (3, 0, Some(true), "03 giá trị, đều do văn bản nêu. Danh mục nội dung đã đối chiếu với văn bản giấy."),
            (2, 2, None, "02 giá trị, đều là giả định hoặc chưa ghi nguồn."),
            (
                12,
                6,
                Some(false),
                "12 giá trị: 06 do văn bản nêu, 06 là giả định hoặc chưa ghi nguồn. Danh mục nội dung chưa đối chiếu với \
                 văn bản giấy.",
            ),
        ] {
            assert_eq!(regulation_lead(values, assumed, checked), text);
        }
    }
}

//! The theme in the binary.

use std::collections::BTreeMap;
use std::sync::Arc;

macro_rules! embed {
    ($($file:literal),+ $(,)?) => {
        /// The files of the embedded theme: name relative to its folder, and text.
        pub const FILES: &[(&str, &str)] =
            &[$(($file, include_str!(concat!("../../themes/mac-dinh/", $file)))),+];
    };
}

embed! {
    "bieu-tuong.svg",
    "chung/bang.html",
    "chung/chan-trang.html",
    "chung/dau-tep.html",
    "chung/dau-trang.html",
    "chung/so-lieu.html",
    "nen.html",
    "thanh-phan.html",
    "tai-san/bang.js",
    "tai-san/bieu-tuong.svg",
    "tai-san/nenep.js",
    "tai-san/theme.css",
    "tai-san/tim-kiem.css",
    "tai-san/tim-kiem.js",
    "tai-san/tokens.css",
    "trang/bao-cao.html",
    "trang/buoi.html",
    "trang/cac-bao-cao.html",
    "trang/cac-don-vi.html",
    "trang/cac-huong-dan.html",
    "trang/can-cu.html",
    "trang/don-vi.html",
    "trang/huong-dan.html",
    "trang/lich.html",
    "trang/quy-dinh.html",
    "trang/quy-tac.html",
    "trang/so-nhat-ky.html",
    "trang/tong-hop.html",
    "trang/khong-thay.html",
    "trang/kinh-nghiem.html",
    "trang/muc-tu.html",
    "trang/so-tay-cong-bo.html",
    "trang/so-tay-dinh-dang.html",
    "trang/so-tay-ma-loi.html",
    "trang/so-tay-quy-tac.html",
    "trang/so-tay-so-lieu.html",
    "trang/so-tay.html",
    "trang/thay-doi.html",
    "trang/trang-chu.html",
    "trang/trang.html",
    "trang/tuan-thu.html",
}

/// Returns the files by name.
#[must_use]
pub fn files() -> BTreeMap<String, Arc<[u8]>> {
    FILES.iter().map(|(name, text)| ((*name).to_owned(), Arc::from(text.as_bytes()))).collect()
}

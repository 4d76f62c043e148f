//! The page for addresses that the site does not have.

use super::{Frame, Here, View};

/// Makes the page.
pub fn view(here: &Here) -> (Frame, View) {
    (Frame::new(here, "", "Không có trang này").crumbs(here, &[], "Không có trang này"), View::Plain)
}

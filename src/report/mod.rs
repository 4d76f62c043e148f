//! Reports as files: what an official document holds, and its writers for print and office programs.
//!
//! All of them write the same [`Paper`], so they cannot differ. No disk, no clock: the same paper gives the same bytes.

pub mod excel;
mod files;
pub mod paper;
#[cfg(feature = "pdf")]
pub mod pdf;
mod schedule;
pub mod word;

pub use files::add_files;
pub use paper::{Annex, Basis, Figure, Paper};

use crate::plan::Format;

/// The formats that this program makes, in the order in which a page lists them. PDF is there when it was built in.
pub const FORMATS: &[Format] =
    if cfg!(feature = "pdf") { &[Format::Pdf, Format::Word, Format::Excel] } else { &[Format::Word, Format::Excel] };

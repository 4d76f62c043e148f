//! Nenep: a compiler from a committee's records to a checked portal.
//!
//! ```text
//! disk::read ─▶ Inputs ─ load ─▶ Registry ─ establish ─▶ Facts ─ plan ─▶ SitePlan ─ render ─▶ Site ─▶ disk::write
//!    (I/O)      (text)          (valid model)          (verdicts,       (pages = address  (address      (I/O)
//!                                                       figures)         + typed view)     → bytes)
//!               └──────────── compile(&Inputs, AsOf) -> Compiled { site, diagnostics, … }: pure ────┘
//! ```
//!
//! Imports run one way, in the order of the modules below; `tests/architecture.rs` checks it. Nothing but `disk`
//! touches files, nothing but `cli` prints or knows a today.

pub mod text;
pub mod diag;
pub mod model;
pub mod lang;
pub mod load;
pub mod rules;
pub mod summary;
pub mod facts;
pub mod document;
pub mod plan;
pub mod render;
pub mod compile;
pub mod disk;
pub mod serve;
pub mod cli;

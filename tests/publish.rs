//! Publishing with real git and a bare repository: what is accepted is published, and nothing else ever is.
//!
//! `NENEP_LONG=1 cargo test --test publish` runs the long form: a reader during 100 publications, 300 kills.
#![expect(clippy::disallowed_macros, clippy::print_stderr, reason = "they say what was measured, and what was not")]
#![expect(clippy::disallowed_methods, reason = "these tests drive git and look at what readers are served")]

#[path = "publish/branch.rs"]
mod branch;
#[path = "publish/canary.rs"]
mod canary;
#[path = "publish/editor.rs"]
mod editor;
#[path = "publish/faults.rs"]
mod faults;
#[path = "publish/generations.rs"]
mod generations;
#[path = "publish/kills.rs"]
mod kills;
#[path = "publish/office.rs"]
mod office;
#[path = "publish/pushes.rs"]
mod pushes;
#[path = "publish/readers.rs"]
mod readers;
#[path = "publish/revision.rs"]
mod revision;

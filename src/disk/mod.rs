//! The only part that touches files: reads trees, asks git when a file was last changed, writes whole generations.
//!
//! [`read`] gives everything that a site is made from; [`write()`] puts a finished site where readers look for it, in
//! one step. Neither knows what a record or a page is.
#![expect(clippy::disallowed_methods, reason = "the rim: reading and writing files is what this module is for")]

mod git;
mod memory;
mod open;
mod read;
mod versions;
mod write;

pub use git::folder as git_folder;
pub use read::{LARGEST_ATTACHMENT, Memory, read};
pub use write::{Refusal, Watch, WriteError, Written, check_target, write};

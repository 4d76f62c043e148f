//! The only part that touches files: reads trees, asks git when a file was last changed, writes whole generations.
//!
//! [`read`] gives everything that a site is made from; [`write()`] puts a finished site where readers look for it, in
//! one step; [`read_revision`] gives the same as [`read`] from a commit. None of them knows what a record or a page is.
#![expect(clippy::disallowed_methods, reason = "the rim: reading and writing files is what this module is for")]

mod git;
mod memory;
mod open;
mod read;
mod store;
mod walk;
mod write;

pub use git::folder as git_folder;
pub use git::{Commit, GitError, LARGEST_TREE, Repository, Snapshot, read_revision, read_staged, run as run_git};
pub use read::{Memory, read};
pub use store::{Held, KEPT, Mode, Occasion, Published, Record, Store, read_site};
pub use write::{
    Cache, Coming, Refusal, Remembered, See, Standing, Step, Watch, WriteError, Written, check_share, check_target,
    prepare, write, write_files,
};

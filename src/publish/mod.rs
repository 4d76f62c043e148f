//! Publishing by git: what is accepted is published.
//!
//! Knows what a push may do, how the repositories of the server and of editors are set up, what differs between two
//! sites, and how a site becomes a commit of its own. Makes no site and says nothing: words are `cli`'s.
#![expect(clippy::disallowed_methods, reason = "the rim: hooks are files, and git is another program")]

mod changes;
mod figures;
mod hooks;
mod pages;
mod push;
mod send;
mod settings;
mod timer;

pub use changes::{Changes, Edition, changes};
pub use figures::{Figure, FigureChange, figures};
pub use hooks::{HookError, install_editor, install_server};
pub use pages::{PagesCommit, write_branch};
pub use push::{Offence, Update, examine, read_updates};
pub use send::{Destination, Nowhere, Sent, send};
pub use settings::Settings;
pub use timer::Timer;

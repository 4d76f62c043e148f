//! Watch mode: each save is built at once, the finished site is served from memory, open pages are told what changed.
//!
//! ```text
//! save ─ watch ─▶ Workshop::look (disk, compile) ───▶ Build ─▶ Shown ─▶ server ─▶ page, made when it is asked for
//!           └──▶ Workshop::finish (all other pages) ─▶ Build, whole ┘└─▶ events ─▶ reload.js
//! ```
//!
//! There is one way to build: [`crate::compile`], with a memo of what earlier builds made. While records are broken the
//! last good site stays up. What is wrong with templates and links shows once every page is made, which waits until nobody
//! saves or asks: a site that fails then makes room for the last whole one. No request reaches a disk: the server looks paths
//! up in the map of the files of the site.
#![expect(
    clippy::disallowed_methods,
    reason = "the rim: sockets, timers, and the folders that are watched are what this module is for"
)]

mod answer;
mod changes;
mod events;
mod follow;
mod guard;
mod inject;
mod kinds;
mod lookup;
mod origin;
mod panel;
mod problems;
mod server;
mod shown;
mod token;
mod watch;
mod workshop;

pub use changes::Changes;
pub use follow::{News, follow};
pub use panel::{percent_encoded, phase_name};
pub use problems::Problem;
pub use server::{Server, Trouble};
pub use shown::{Manner, Shown};
pub use watch::{Means, Watcher};
pub use workshop::{AsOfOf, Build, Task, Workshop};

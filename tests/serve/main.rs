//! Watch mode from outside: raw requests, real saves, and a clean build to compare with.
#![expect(clippy::disallowed_methods, reason = "these tests save files, open sockets and start the program")]

#[path = "../../benches/corpus.rs"]
mod corpus;
mod memo;
mod program;
mod requests;
mod saves;
mod stand;

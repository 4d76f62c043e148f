//! Nenep: a compiler from a committee's records to a checked portal.
//!
//! ```text
//! disk::read ─▶ Inputs ─ load ─▶ Registry ─ establish ─▶ Facts ─ document, plan ─▶ pages ─ render ─▶ Site ─▶ disk::write
//!    (I/O)      (text)          (valid model)          (verdicts,               (address    (address →      (I/O)
//!                                                       figures)                + view)     what makes it)
//!               └──────── compile(&Inputs, AsOf) -> Compiled { site, diagnostics, … }: pure ────────┘
//! ```
//!
//! A site is a list of files, each made when somebody asks for it: a build makes, checks, writes and lets go one after
//! the other; a server makes what is looked at, and the rest when the editor rests. Nothing takes its place among
//! readers before every page is made and every link leads somewhere.
//!
//! - `text`, `diag`, `model`: sources and places, problems as facts, the valid model.
//! - `lang`: every wording of messages, findings and page sentences; dates, numbers, order, folding.
//! - `load`: the records, read with a place for every datum; what cannot be trusted is left out, with a problem.
//! - `rules`, `summary`, `facts`: verdicts and findings, figures, and the hand-over to presenting.
//! - `editions`: what each of the latest commits changed, as facts, for the page of changes.
//! - `document`: Markdown with computed parts as typed trees, from which pages are written, and any other medium may be.
//! - `plan`, `render`: which pages exist with which typed view; templates, data files and links of the finished site.
//! - `report`: reports as official documents for print and office programs.
//! - `compile`: the phases in order, with an optional memo of earlier runs that changes no byte.
//! - `disk`, `serve`, `publish`, `cli`: the rim that reads and writes, serves and watches, lets a push publish, prints
//!   and knows a today.
//!
//! Imports run one way, in the order of the modules below; `tests/architecture.rs` checks it.

pub mod text;
pub mod diag;
pub mod model;
pub mod lang;
pub mod load;
pub mod rules;
pub mod summary;
pub mod facts;
pub mod editions;
pub mod document;
pub mod plan;
pub mod render;
pub mod report;
pub mod compile;
pub mod disk;
pub mod serve;
pub mod publish;
pub mod cli;

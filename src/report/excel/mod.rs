//! Workbooks: the annexes of a report with what its figures rest on, and the records for reckoning.

mod book;

pub use book::chart_data;

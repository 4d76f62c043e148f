//! Reports as PDF: what poppler's tools read out of the file is what the paper holds.
#![cfg(feature = "pdf")]
#![expect(clippy::disallowed_methods, reason = "this test runs the tools that read the file")]

mod support;

use nenep::compile::{Checked, Inputs, Options, check};
use nenep::document::{Align, Block, Column, ComputedTable, Inline, Quantity, Row, RowKind, Value};
use nenep::model::{AsOf, Profile, Slug};
use nenep::plan::Scene;
use nenep::report::{Annex, Paper, pdf};
use std::path::Path;
use std::process::Command;
use support::{date, read_tree};

const REVIEW: &str = "tong-ket-2025";
const ON: &str = "2025-06-30";

/// Returns the papers of the sample by their slugs.
fn papers(slugs: &[&str], on: &str) -> Vec<Paper> {
    let content = read_tree(&Path::new(env!("CARGO_MANIFEST_DIR")).join("content"));
    let inputs = Inputs { content, ..Inputs::default() };
    let Checked { facts, documents, sources, .. } = check(&inputs, &Options::default(), AsOf(date(on)));
    let scene = Scene::new(&facts, &documents, &sources, &inputs.history, Profile::Internal, false);
    let paper = |slug: &&str| {
        let slug = Slug::parse(slug).expect("a slug");
        Paper::of(&scene, &inputs.content, &slug).expect("the sample has the report")
    };
    slugs.iter().map(paper).collect()
}

#[track_caller]
fn written(paper: &Paper) -> Vec<u8> {
    pdf::write(paper, date(ON)).unwrap_or_else(|fault| panic!("{fault}"))
}

#[test]
fn draft() {
    let slugs = [REVIEW, "danh-gia-2023", "danh-gia-2024"];
    for (slug, paper) in slugs.iter().zip(papers(&slugs, "2026-02-10")) {
        for _ in 0..2 {
            let start = std::time::Instant::now();
            let bytes = written(&paper);
            eprintln!("{slug}: {} bytes in {:?}", bytes.len(), start.elapsed());
            std::fs::write(format!("/tmp/pdfwork/{slug}.pdf"), bytes).expect("written");
        }
    }
}

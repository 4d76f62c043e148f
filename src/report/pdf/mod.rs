//! A report as PDF: set by the form of official documents, tagged for screen readers, for keeping, with its fonts inside.
//!
//! `prose`, `tables` and `charts` turn the paper into the data of the template `bao-cao.typ`; `engine` sets it. What
//! people wrote reaches the typesetter as data only, so none of it can be taken for markup.

mod charts;
mod engine;
mod letters;
mod prose;
mod sheet;
mod tables;

use super::paper::{DRAFT, PARTY, Paper, RECIPIENTS, RULE_BELOW_TITLE};
use crate::lang::sentence;
use chrono::{Datelike, NaiveDate};
use engine::{Job, Promise};
use letters::{LONG_WORD, shown};
use prose::Setter;
use std::collections::BTreeMap;
use tables::Page;

/// Why a paper could not be set: what the typesetter says, in its own words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fault(Vec<String>);

impl std::fmt::Display for Fault {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.0.join("; "))
    }
}

impl std::error::Error for Fault {}

/// Writes a paper as PDF, never in vain: what the typesetter refuses is told in the file itself.
#[must_use]
pub fn file(paper: &Paper, on: NaiveDate) -> Vec<u8> {
    write(paper, on).unwrap_or_else(|fault| {
        let why = format!("{} {fault}", sentence::NO_PDF);
        let parts = vec![sheet::Part::Gap { parts: letters::parts(&why, LONG_WORD) }];
        let empty = Paper { body: Vec::new(), annexes: Vec::new(), ..paper.clone() };
        let told = sheet::Sheet { body: vec![sheet::Block::Paragraph { parts }], ..sheet(&empty, on, false) };
        let data = serde_json::to_vec(&told).unwrap_or_default();
        let job = Job { data, pictures: BTreeMap::new(), ident: ident(paper) };
        engine::typeset(&job, Promise::Tagged).unwrap_or_default()
    })
}

/// Writes a paper as PDF. `on` is the day that the file says it was made: never that of the clock.
///
/// A picture that cannot be read gives its place to its description.
///
/// # Errors
///
/// When the typesetter refuses the document.
pub fn write(paper: &Paper, on: NaiveDate) -> Result<Vec<u8>, Fault> {
    let made = engine::typeset(&job(paper, on, true)?, Promise::Archive);
    let made = made.or_else(|fault| {
        if paper.pictures.is_empty() {
            return Err(fault);
        }
        engine::typeset(&job(paper, on, false).map_err(|fault| fault.0)?, Promise::Archive)
    });
    // A document that cannot keep the promises of the standards is still better read than missing.
    let made = made.or_else(|_| engine::typeset(&job(paper, on, false).map_err(|fault| fault.0)?, Promise::Tagged));
    made.map_err(Fault)
}

fn job(paper: &Paper, on: NaiveDate, with_pictures: bool) -> Result<Job, Fault> {
    let sheet = sheet(paper, on, with_pictures);
    let data = serde_json::to_vec(&sheet).map_err(|fault| Fault(vec![fault.to_string()]))?;
    let pictures = if with_pictures { prose::pictures(paper) } else { BTreeMap::new() };
    Ok(Job { data, pictures, ident: ident(paper) })
}

/// Two files of the same title, body and number are the same document in two states.
fn ident(paper: &Paper) -> String {
    [&paper.title, &paper.head.issuer, &paper.head.number].map(String::as_str).join("\n")
}

fn sheet(paper: &Paper, on: NaiveDate, with_pictures: bool) -> sheet::Sheet {
    let mut setter = Setter::new(paper, with_pictures);
    let body = setter.blocks(&paper.body);
    let annex = |annex: &super::Annex| {
        setter.begin_annex(if annex.is_wide { Page::Sideways } else { Page::Upright });
        sheet::Annex {
            id: annex.id.clone(),
            label: shown(&annex.label),
            title: setter.parts(&annex.title),
            attached: shown(&paper.annexed_to),
            is_wide: annex.is_wide,
            blocks: setter.blocks(&annex.blocks),
        }
    };
    let annexes = paper.annexes.iter().map(annex).collect();
    sheet::Sheet {
        title: paper.title.clone(),
        author: paper.head.issuer.clone(),
        language: paper.language.split('-').next().unwrap_or(paper.language),
        date: sheet::Day { year: on.year(), month: on.month(), day: on.day() },
        mark: paper.is_draft.then_some(DRAFT),
        head: sheet::Head {
            superior: paper.head.superior.as_deref().map(shown),
            issuer: shown(&paper.head.issuer),
            party: PARTY,
            number: shown(&paper.head.number),
            dated: shown(&paper.head.dated),
            name: shown(&paper.kind),
            subject: shown(&paper.subject),
            rule: RULE_BELOW_TITLE,
        },
        body,
        recipients_head: RECIPIENTS,
        recipients: paper.recipient_lines().iter().map(|line| shown(line)).collect(),
        signature: sheet::Signature {
            authority: paper.signature.authority.as_deref().map(shown),
            office: paper.signature.office.as_deref().map(shown),
            name: paper.signature.name.as_deref().map(shown),
        },
        annexes,
    }
}

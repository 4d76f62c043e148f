//! What records may refer to, gathered before the records that refer are read.

use super::files::File;
use super::names::{Names, any_text};
use super::place::Place;
use crate::diag::Reference;
use crate::model::{KindId, OfficerId, Portal, ReasonId, Regulation, RegulationId, Slug, UnitId};
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

/// Names that the paths of the tree give.
#[derive(Debug)]
pub struct Paths {
    /// Units.
    pub units: Names<UnitId>,
    /// Regulations.
    pub regulations: Names<RegulationId>,
    /// Guidance pages.
    pub guidance: Names<Slug>,
    /// Attachments, as paths below `tep/`.
    pub attachments: Names<Arc<str>>,
}

impl Paths {
    /// Gathers the names of every file, readable or not.
    #[must_use]
    pub fn of(files: &[File<'_>]) -> Self {
        let mut paths = Self {
            units: Names { to: Reference::Unit, known: BTreeSet::new(), is_open: false, parse: UnitId::parse },
            regulations: Names {
                to: Reference::Regulation,
                known: BTreeSet::new(),
                is_open: false,
                parse: RegulationId::parse,
            },
            guidance: Names { to: Reference::Guidance, known: BTreeSet::new(), is_open: false, parse: Slug::parse },
            attachments: Names { to: Reference::Attachment, known: BTreeSet::new(), is_open: false, parse: any_text },
        };
        for file in files {
            match file.place {
                Place::Unit(stem) => paths.units.known.extend(UnitId::parse(stem)),
                Place::Regulation(stem) => paths.regulations.known.extend(RegulationId::parse(stem)),
                Place::Guidance(stem) => paths.guidance.known.extend(Slug::parse(stem)),
                Place::Attachment => paths.attachments.known.extend(file.path.strip_prefix("tep/").map(Arc::from)),
                Place::Settings
                | Place::Officers
                | Place::Log(..)
                | Place::Report(_)
                | Place::Seal(_)
                | Place::Page(_) => {}
            }
        }
        paths
    }
}

/// Everything to which units, meetings and pages may refer.
#[derive(Debug)]
pub struct Index {
    /// Units.
    pub units: Names<UnitId>,
    /// Guidance pages.
    pub guidance: Names<Slug>,
    /// Attachments, as paths below `tep/`.
    pub attachments: Names<Arc<str>>,
    /// Officers.
    pub officers: Names<OfficerId>,
    /// Admitted reasons of special working conditions.
    pub reasons: Names<ReasonId>,
    /// Kinds of agenda item; open where no regulation lists any.
    pub kinds: Names<KindId>,
}

impl Index {
    /// Gathers the names of a tree. `portal` is none where the settings were left out: then nobody knows which
    /// regulations are in force, and those of all of them are known without being all.
    #[must_use]
    pub fn new(
        paths: Paths,
        officers: Names<OfficerId>,
        portal: Option<&Portal>,
        regulations: &BTreeMap<RegulationId, Regulation>,
    ) -> Self {
        let in_force: Vec<&Regulation> = match portal {
            Some(portal) => portal.regulations.iter().filter_map(|id| regulations.get(id)).collect(),
            None => regulations.values().collect(),
        };
        let is_open = portal.is_none_or(|portal| in_force.len() < portal.regulations.len());
        let reasons = in_force.iter().flat_map(|regulation| &regulation.reasons).map(|reason| reason.id.clone());
        let topics = in_force.iter().filter_map(|regulation| regulation.topics.as_ref());
        let kinds: BTreeSet<KindId> = topics.flat_map(|topics| &topics.kinds).map(|kind| kind.id.clone()).collect();
        Self {
            units: paths.units,
            guidance: paths.guidance,
            attachments: paths.attachments,
            officers,
            reasons: Names { to: Reference::Reason, known: reasons.collect(), is_open, parse: ReasonId::parse },
            kinds: Names {
                to: Reference::ItemKind,
                is_open: is_open || kinds.is_empty(),
                known: kinds,
                parse: KindId::parse,
            },
        }
    }
}

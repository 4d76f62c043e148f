//! The files of a site that this module makes, each when somebody asks for it.

use super::{FORMATS, Paper, excel, schedule, word};
use crate::model::Slug;
use crate::plan::{self, Format, Material, Scene, address};
use crate::render::{Grounds, Site};
use crate::text::Tree;
use std::sync::Arc;

/// What makes a workbook of records.
type MakeBook = fn(&Scene<'_>) -> Vec<u8>;

/// Adds every report in every format, the records as workbooks, and the compiled schedule of each year that has one.
pub fn add_files((material, scene): (&Material, &Scene<'_>), content: &Tree, grounds: &Grounds<'_>, site: &mut Site) {
    let attached = content.range(Arc::from("tep/")..).take_while(|(path, _)| path.starts_with("tep/"));
    let attached: Arc<Tree> = Arc::new(attached.map(|(path, entry)| (path.clone(), entry.clone())).collect());
    for slug in material.documents.reports.keys() {
        for format in FORMATS {
            let (material, attached, slug) = (material.clone(), attached.clone(), slug.clone());
            let address = address::report_file(&slug, *format);
            site.defer(address, grounds.whole(), move || {
                report(&material, &attached, &slug, *format).unwrap_or_default()
            });
        }
    }
    let books: [(&str, MakeBook); 3] = [
        (address::UNITS_BOOK, excel::units),
        (address::MEETINGS_BOOK, excel::meetings),
        (address::SCHEDULE_BOOK, excel::schedule),
    ];
    for (address, make) in books {
        let material = material.clone();
        site.defer(address, grounds.whole(), move || make(&material.scene()));
    }
    for year in scene.years().iter().copied().filter(|year| !plan::schedule::submitted(scene, *year).is_empty()) {
        let material = material.clone();
        let make =
            move || schedule::paper(&material.scene(), year).map(|paper| word::write(&paper)).unwrap_or_default();
        site.defer(address::schedule(year), grounds.whole(), make);
    }
}

/// Makes a report in one format.
fn report(material: &Material, attached: &Tree, slug: &Slug, format: Format) -> Option<Vec<u8>> {
    let scene = material.scene();
    let paper = Paper::of(&scene, attached, slug)?;
    match format {
        Format::Word => Some(word::write(&paper)),
        Format::Excel => Some(excel::report(&scene, scene.facts.known.registry.reports.get(slug)?, &paper)),
        #[cfg(feature = "pdf")]
        Format::Pdf => {
            let issued = scene.facts.known.registry.reports.get(slug)?.issued;
            Some(super::pdf::file(&paper, issued.map_or(scene.as_of(), |(on, _)| on)))
        }
        #[cfg(not(feature = "pdf"))]
        Format::Pdf => None,
    }
}

//! Numbers and dashes of lists: each numbered list counts on its own.

use super::xml::Xml;

/// Levels of a list.
const LEVELS: u8 = 9;

/// The list of dashes, which needs no count.
const DASHES: usize = 1;

/// The lists of a document.
#[derive(Default)]
pub(super) struct Lists {
    /// First number and level of each numbered list.
    numbered: Vec<(u64, u8)>,
}

impl Lists {
    /// Adds a list and returns its number among all.
    pub(super) fn add(&mut self, start: Option<u64>, level: u8) -> usize {
        let Some(start) = start else { return DASHES };
        self.numbered.push((start, level.min(LEVELS - 1)));
        DASHES + self.numbered.len()
    }

    /// Returns the part that defines the lists.
    pub(super) fn part(&self) -> Vec<u8> {
        let mut xml = Xml::new();
        xml.within("w:numbering", &super::NAMESPACES, |xml| {
            // Dashes as the form has them, plus signs below.
            define(xml, "0", "bullet", |level| if level % 2 == 0 { "-".to_owned() } else { "+".to_owned() });
            define(xml, "1", "decimal", |level| format!("%{}.", level + 1));
            number(xml, DASHES, "0", None);
            for (at, list) in self.numbered.iter().enumerate() {
                number(xml, DASHES + 1 + at, "1", Some(*list));
            }
        });
        xml.finish()
    }
}

fn define(xml: &mut Xml, id: &str, format: &str, sign: impl Fn(u8) -> String) {
    xml.within("w:abstractNum", &[("w:abstractNumId", id)], |xml| {
        xml.value("w:multiLevelType", "multilevel");
        for level in 0..LEVELS {
            xml.within("w:lvl", &[("w:ilvl", &level.to_string())], |xml| {
                xml.value("w:start", "1");
                xml.value("w:numFmt", format);
                xml.value("w:suff", "space");
                xml.value("w:lvlText", &sign(level));
                xml.value("w:lvlJc", "left");
                let left = (u32::from(level) * 284).to_string();
                xml.within("w:pPr", &[], |xml| xml.empty("w:ind", &[("w:left", &left), ("w:firstLine", "567")]));
            });
        }
    });
}

fn number(xml: &mut Xml, id: usize, of: &str, start: Option<(u64, u8)>) {
    xml.within("w:num", &[("w:numId", &id.to_string())], |xml| {
        xml.value("w:abstractNumId", of);
        if let Some((start, level)) = start {
            xml.within("w:lvlOverride", &[("w:ilvl", &level.to_string())], |xml| {
                xml.value("w:startOverride", &start.to_string());
            });
        }
    });
}

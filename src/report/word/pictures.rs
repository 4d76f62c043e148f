//! Pictures of a document: their parts, their sizes, and how they stand in the text.

use super::package::Parts;
use super::xml::Xml;
use super::{Relation, relation};
use crate::report::Paper;
use std::sync::Arc;

/// Kinds of picture that every Word shows, by their ending.
pub(super) const TYPES: [(&str, &str); 4] =
    [("png", "image/png"), ("jpg", "image/jpeg"), ("jpeg", "image/jpeg"), ("gif", "image/gif")];

/// The measure of drawings, in a twentieth of a point.
const EMU: u64 = 635;

/// Size of a dot of a picture: 96 to the inch.
const DOT: u64 = 9_525;

/// Returns the ending of a file that Word can show.
fn ending(file: &str) -> Option<&'static str> {
    let ending = file.rsplit_once('.').map_or("", |(_, ending)| ending).to_ascii_lowercase();
    TYPES.iter().map(|(known, _)| *known).find(|known| *known == ending)
}

/// Returns the name of the part that holds a picture.
fn name(paper: &Paper, file: &Arc<str>) -> Option<String> {
    let at = paper.pictures.keys().position(|known| known == file)?;
    Some(format!("media/image{}.{}", at + 1, ending(file)?))
}

/// Adds the pictures to the parts.
pub(super) fn add(paper: &Paper, parts: &mut Parts) {
    for (file, bytes) in &paper.pictures {
        if let Some(name) = name(paper, file) {
            parts.insert(format!("word/{name}"), bytes.to_vec());
        }
    }
}

/// Writes a picture, at most `width` wide, as the `nth` drawing; false where Word cannot show it.
pub(super) fn draw(
    xml: &mut Xml,
    paper: &Paper,
    (file, description): (&Arc<str>, &str),
    (width, nth): (u32, usize),
    relations: &mut Vec<Relation>,
) -> bool {
    let size = paper.pictures.get(file).and_then(|bytes| imagesize::blob_size(bytes).ok());
    let (Some(name), Some(size)) = (name(paper, file), size) else { return false };
    let id = format!("hinh-{nth}");
    let (wide, high) = (size.width as u64 * DOT, size.height as u64 * DOT);
    let most = u64::from(width) * EMU;
    let (wide, high) = if wide > most { (most, (high * most).div_ceil(wide)) } else { (wide, high) };
    inline(xml, (wide, high), nth, description, |xml| {
        let kind = "http://schemas.openxmlformats.org/drawingml/2006/picture";
        xml.within("a:graphicData", &[("uri", kind)], |xml| {
            xml.within("pic:pic", &[], |xml| {
                xml.within("pic:nvPicPr", &[], |xml| {
                    xml.empty("pic:cNvPr", &[("id", &nth.to_string()), ("name", &id)]);
                    xml.empty("pic:cNvPicPr", &[]);
                });
                xml.within("pic:blipFill", &[], |xml| {
                    xml.empty("a:blip", &[("r:embed", &id)]);
                    xml.within("a:stretch", &[], |xml| xml.empty("a:fillRect", &[]));
                });
                xml.within("pic:spPr", &[], |xml| {
                    xml.within("a:xfrm", &[], |xml| {
                        xml.empty("a:off", &[("x", "0"), ("y", "0")]);
                        xml.empty("a:ext", &[("cx", &wide.to_string()), ("cy", &high.to_string())]);
                    });
                    xml.within("a:prstGeom", &[("prst", "rect")], |xml| xml.empty("a:avLst", &[]));
                });
            });
        });
    });
    relations.push(relation(id, "image", name));
    true
}

/// Writes the frame of a drawing that stands in the line, with what it shows in words.
pub(super) fn inline(
    xml: &mut Xml,
    (wide, high): (u64, u64),
    nth: usize,
    description: &str,
    graphic: impl FnOnce(&mut Xml),
) {
    let [wide, high, nth] = [wide.to_string(), high.to_string(), nth.to_string()];
    xml.within("w:r", &[], |xml| {
        xml.within("w:drawing", &[], |xml| {
            xml.within("wp:inline", &[("distT", "0"), ("distB", "0"), ("distL", "0"), ("distR", "0")], |xml| {
                xml.empty("wp:extent", &[("cx", &wide), ("cy", &high)]);
                let name = format!("Hình {nth}");
                xml.empty("wp:docPr", &[("id", &nth), ("name", &name), ("descr", description)]);
                xml.within("a:graphic", &[], graphic);
            });
        });
    });
}

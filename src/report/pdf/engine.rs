//! The typesetter: the template, the fonts and one document's data in, the bytes of a PDF out. No type of the
//! typesetting crates leaves this file.
//!
//! It sees no disk, no network, no package and no clock: all that a template can ask for is given here.

use std::collections::BTreeMap;
use std::sync::{Arc, LazyLock};
use typst::diag::{FileError, FileResult, SourceDiagnostic};
use typst::foundations::{Bytes, Datetime, Duration, Smart};
use typst::syntax::{FileId, RootedPath, Source, VirtualPath, VirtualRoot};
use typst::text::{Font, FontBook};
use typst::utils::LazyHash;
use typst::{Library, LibraryExt, World, comemo};
use typst_layout::PagedDocument;
use typst_pdf::{PdfOptions, PdfStandard, PdfStandards};

const TEMPLATE: &str = include_str!("bao-cao.typ");
const FONTS: [&[u8]; 4] = [
    include_bytes!("../../../assets/fonts/Tinos-Regular.ttf"),
    include_bytes!("../../../assets/fonts/Tinos-Italic.ttf"),
    include_bytes!("../../../assets/fonts/Tinos-Bold.ttf"),
    include_bytes!("../../../assets/fonts/Tinos-BoldItalic.ttf"),
];
/// Names that the template asks for.
const MAIN: &str = "/bao-cao.typ";
const DATA: &str = "/van-ban.json";
/// How many documents later what the typesetter remembers of one is forgotten: watch mode makes them by the hundred.
const REMEMBERED: usize = 4;

/// How many threads set one document, and the room that each has.
const MOST_THREADS: usize = 4;
const ROOM: usize = 16 << 20;

/// What a document is made from.
pub(super) struct Job {
    /// The document as the template reads it.
    pub data: Vec<u8>,
    /// Pictures by the name under which the data asks for them.
    pub pictures: BTreeMap<String, Arc<[u8]>>,
    /// What tells the document from every other, and stays the same.
    pub ident: String,
}

/// Which promises the file makes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Promise {
    /// For keeping and for screen readers: PDF/A-2a and PDF/UA-1.
    Archive,
    /// Tagged, no more.
    Tagged,
}

/// Sets a document; what stands in the way is told in the typesetter's words.
pub(super) fn typeset(job: &Job, promise: Promise) -> Result<Vec<u8>, Vec<String>> {
    let desk = Desk { shop: &SHOP, files: files(job) };
    let made = match &*BENCH {
        Some(bench) => bench.install(|| set(&desk, job, promise)),
        None => set(&desk, job, promise),
    };
    comemo::evict(REMEMBERED);
    made.map_err(|found| found.iter().map(words).collect())
}

/// Where documents are set: apart from the threads of all other work, as one of those may wait for the very file that is
/// being made; and with room for text that lies deep within other text.
static BENCH: LazyLock<Option<rayon::ThreadPool>> = LazyLock::new(|| {
    let threads = rayon::current_num_threads().min(MOST_THREADS);
    rayon::ThreadPoolBuilder::new().num_threads(threads).stack_size(ROOM).build().ok()
});

fn set(desk: &Desk<'_>, job: &Job, promise: Promise) -> Result<Vec<u8>, Vec<SourceDiagnostic>> {
    let document = typst::compile::<PagedDocument>(desk).output.map_err(|found| found.to_vec())?;
    let standards = match promise {
        Promise::Archive => PdfStandards::new(&[PdfStandard::A_2a, PdfStandard::Ua_1]).unwrap_or_default(),
        Promise::Tagged => PdfStandards::default(),
    };
    let options = PdfOptions {
        ident: Smart::Custom(job.ident.clone()),
        creator: Smart::Custom(Some("Nenep".to_owned())),
        standards,
        ..PdfOptions::default()
    };
    typst_pdf::pdf(&document, &options).map_err(|found| found.to_vec())
}

/// Says whether every style of the font can show a sign.
pub(super) fn can_show(sign: char) -> bool {
    SHOP.fonts.iter().all(|font| font.info().coverage.contains(u32::from(sign)))
}

fn words(found: &SourceDiagnostic) -> String {
    let hints = found.hints.iter().map(|hint| format!(" ({})", hint.v));
    std::iter::once(found.message.to_string()).chain(hints).collect()
}

/// What all documents share.
struct Shop {
    library: LazyHash<Library>,
    book: LazyHash<FontBook>,
    fonts: Vec<Font>,
    main: Option<Source>,
}

static SHOP: LazyLock<Shop> = LazyLock::new(|| {
    let fonts: Vec<Font> = FONTS.iter().flat_map(|font| Font::iter(Bytes::new(*font))).collect();
    Shop {
        library: LazyHash::new(Library::default()),
        book: LazyHash::new(FontBook::from_fonts(&fonts)),
        fonts,
        main: id(MAIN).map(|main| Source::new(main, TEMPLATE.to_owned())),
    }
});

/// One document on the desk.
struct Desk<'a> {
    shop: &'a Shop,
    files: BTreeMap<u16, Bytes>,
}

fn files(job: &Job) -> BTreeMap<u16, Bytes> {
    let data = std::iter::once((DATA, Bytes::new(job.data.clone())));
    let pictures = job.pictures.iter().map(|(name, bytes)| (name.as_str(), Bytes::new(bytes.clone())));
    data.chain(pictures).filter_map(|(name, bytes)| Some((key(id(name)?), bytes))).collect()
}

/// Ids are kept for the life of the process, so names are few and do not come from records.
fn id(name: &str) -> Option<FileId> {
    VirtualPath::new(name).ok().map(|path| RootedPath::new(VirtualRoot::Project, path).intern())
}

fn key(id: FileId) -> u16 {
    id.into_raw().get()
}

impl World for Desk<'_> {
    fn library(&self) -> &LazyHash<Library> {
        &self.shop.library
    }

    fn book(&self) -> &LazyHash<FontBook> {
        &self.shop.book
    }

    fn main(&self) -> FileId {
        self.shop.main.as_ref().map_or_else(|| FileId::from_raw(std::num::NonZeroU16::MIN), Source::id)
    }

    fn source(&self, id: FileId) -> FileResult<Source> {
        let main = self.shop.main.as_ref().filter(|main| main.id() == id);
        main.cloned().ok_or_else(|| FileError::Other(None))
    }

    fn file(&self, id: FileId) -> FileResult<Bytes> {
        self.files.get(&key(id)).cloned().ok_or_else(|| FileError::Other(None))
    }

    fn font(&self, index: usize) -> Option<Font> {
        self.shop.fonts.get(index).cloned()
    }

    fn today(&self, _: Option<Duration>) -> Option<Datetime> {
        None
    }
}

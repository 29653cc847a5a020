//! Sets data with typst by one of our templates, and exports the pages as PDF.

mod line;

use std::sync::LazyLock;
use std::sync::atomic::{AtomicUsize, Ordering};

use serde_json::Value;
use typst::World;
use typst::diag::{FileError, FileResult, SourceDiagnostic};
use typst::foundations::{Bytes, Datetime, Duration, Smart};
use typst::syntax::{FileId, RootedPath, Source, VirtualPath, VirtualRoot};
use typst::text::{Font, FontBook};
use typst::utils::LazyHash;
use typst::{Library, LibraryExt};
use typst_layout::PagedDocument;
use typst_pdf::PdfOptions;

use crate::fonts::{Fonts, Resolved};
use crate::official::{Absent, Error};

pub(crate) use line::NOT_FIRST;

/// Documents after which the typesetter's kept results are looked through, and dropped if nobody asked for
/// them since the last time but one.
const KEPT_DOCUMENTS: usize = 10;
static PRINTED: AtomicUsize = AtomicUsize::new(0);

/// A template by which something is set.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Template {
    Official,
    Papers,
}

static OFFICIAL: LazyLock<Source> =
    LazyLock::new(|| source("official.typ", include_str!("../templates/official.typ")));
static PAPERS: LazyLock<Source> =
    LazyLock::new(|| source("papers.typ", include_str!("../templates/papers.typ")));
static GRID: LazyLock<Source> =
    LazyLock::new(|| source("grid.typ", include_str!("../templates/grid.typ")));

static UNPARTED: LazyLock<Source> =
    LazyLock::new(|| source("unparted.typ", include_str!("../templates/unparted.typ")));

static LIBRARY: LazyLock<LazyHash<Library>> = LazyLock::new(|| LazyHash::new(Library::default()));

/// The data to set, as templates name it.
const DATA: &str = "data.json";

fn source(name: &str, text: &str) -> Source {
    Source::new(named(name), text.to_owned())
}

/// What templates name so; all names are ours.
fn named(name: &str) -> FileId {
    let path = VirtualPath::new(name).expect("invariant: the name of a template or file is a path");
    FileId::new(RootedPath::new(VirtualRoot::Project, path))
}

impl Template {
    fn source(self) -> &'static Source {
        match self {
            Self::Official => &OFFICIAL,
            Self::Papers => &PAPERS,
        }
    }
}

/// Prints `data` as PDF; `files` are what the template may show by name, such as other PDFs.
pub(crate) fn print(
    template: Template,
    data: Value,
    files: Vec<(String, Vec<u8>)>,
    fonts: &Fonts,
) -> Result<Vec<u8>, Error> {
    let document = set(template, data, files, fonts)?;
    let bytes = export(&document);
    if PRINTED
        .fetch_add(1, Ordering::Relaxed)
        .is_multiple_of(KEPT_DOCUMENTS)
    {
        comemo::evict(1);
    }
    bytes
}

/// The set pages as PDF.
pub(crate) fn export(document: &PagedDocument) -> Result<Vec<u8>, Error> {
    let options = PdfOptions {
        creator: Smart::Custom(Some("fuyuan".to_owned())),
        ..PdfOptions::default()
    };
    typst_pdf::pdf(document, &options).map_err(|e| refused(&e))
}

/// Sets `data` into pages.
pub(crate) fn set(
    template: Template,
    mut data: Value,
    files: Vec<(String, Vec<u8>)>,
    fonts: &Fonts,
) -> Result<PagedDocument, Error> {
    must_show(&data, fonts)?;
    let fonts = fonts.resolved()?;
    line::broken(&mut data);
    data["rare"] = fonts.rare_families().into();
    let data = (DATA.to_owned(), data.to_string().into_bytes());
    let files = std::iter::once(data).chain(files);
    let page = Page {
        files: files
            .map(|(name, bytes)| (named(&name), Bytes::new(bytes)))
            .collect(),
        fonts,
        main: template.source(),
    };
    typst::compile(&page).output.map_err(|e| refused(&e))
}

/// Characters shown at each side of one that no face at hand can show.
const NEAR: usize = 6;

/// Refuses texts in `data` that hold characters no face at hand can show, naming each with its place.
pub(crate) fn must_show(data: &Value, fonts: &Fonts) -> Result<(), Error> {
    let mut texts = Vec::new();
    gather(data, &mut texts);
    let absent = fonts.absent(&texts.concat())?;
    if absent.is_empty() {
        return Ok(());
    }
    let placed = absent.into_iter().map(|character| Absent {
        character,
        near: texts
            .iter()
            .find_map(|text| near(text, character))
            .unwrap_or_default(),
    });
    Err(Error::NoGlyph(placed.collect()))
}

/// A character with those beside it.
fn near(text: &str, character: char) -> Option<String> {
    let letters: Vec<char> = text.chars().collect();
    let place = letters.iter().position(|&c| c == character)?;
    let end = (place + NEAR + 1).min(letters.len());
    Some(letters[place.saturating_sub(NEAR)..end].iter().collect())
}

fn gather<'a>(data: &'a Value, into: &mut Vec<&'a str>) {
    match data {
        Value::String(text) => into.push(text),
        Value::Array(list) => list.iter().for_each(|value| gather(value, into)),
        Value::Object(fields) => fields.values().for_each(|value| gather(value, into)),
        _ => {}
    }
}

fn refused(diagnostics: &[SourceDiagnostic]) -> Error {
    let words: Vec<_> = diagnostics.iter().map(|d| d.message.to_string()).collect();
    Error::Typesetting(words.join("; "))
}

/// All that the typesetter can see: our templates, the data, the chosen faces.
/// No file of the machine, no package, no clock.
struct Page<'a> {
    files: Vec<(FileId, Bytes)>,
    fonts: &'a Resolved,
    main: &'static Source,
}

impl World for Page<'_> {
    fn library(&self) -> &LazyHash<Library> {
        &LIBRARY
    }

    fn book(&self) -> &LazyHash<FontBook> {
        self.fonts.book()
    }

    fn main(&self) -> FileId {
        self.main.id()
    }

    fn source(&self, id: FileId) -> FileResult<Source> {
        [self.main, &GRID, &UNPARTED]
            .into_iter()
            .find(|source| source.id() == id)
            .cloned()
            .ok_or(FileError::AccessDenied)
    }

    fn file(&self, id: FileId) -> FileResult<Bytes> {
        let file = self.files.iter().find(|(known, _)| *known == id);
        file.map(|(_, bytes)| bytes.clone())
            .ok_or(FileError::AccessDenied)
    }

    fn font(&self, index: usize) -> Option<Font> {
        self.fonts.font(index)
    }

    fn today(&self, _: Option<Duration>) -> Option<Datetime> {
        None
    }
}

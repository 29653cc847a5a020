//! Sets data with typst by one of our templates, and exports the pages as PDF.

use std::sync::LazyLock;

use serde_json::Value;
use typst::World;
use typst::diag::{FileError, FileResult, SourceDiagnostic};
use typst::foundations::{Bytes, Datetime, Dict, Duration, IntoValue, Smart};
use typst::syntax::{FileId, RootedPath, Source, VirtualPath, VirtualRoot};
use typst::text::{Font, FontBook};
use typst::utils::LazyHash;
use typst::{Library, LibraryExt};
use typst_layout::PagedDocument;
use typst_pdf::PdfOptions;

use crate::fonts::{Fonts, Resolved};
use crate::official::{Absent, Error};

/// Documents after which a cached result that nobody asked for again is dropped.
const KEPT_DOCUMENTS: usize = 10;

/// Letters of a word that may not fit a line of its own, or a cell.
const LONG_WORD: usize = 24;
const LONG_IN_CELL: usize = 6;

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

fn source(name: &str, text: &str) -> Source {
    let path = VirtualPath::new(name).expect("invariant: a template's name is a path");
    let id = FileId::new(RootedPath::new(VirtualRoot::Project, path));
    Source::new(id, text.to_owned())
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
    comemo::evict(KEPT_DOCUMENTS);
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
    break_long_words(&mut data, LONG_WORD);
    data["rare"] = fonts.rare_families().into();
    let mut inputs = Dict::new();
    inputs.insert("data".into(), data.to_string().into_value());
    for (name, bytes) in files {
        inputs.insert(name.into(), Bytes::new(bytes).into_value());
    }
    let library = LazyHash::new(Library::builder().with_inputs(inputs).build());
    let page = Page {
        library,
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

/// Lets a digest or an address longer than a line break anywhere.
fn break_long_words(data: &mut Value, long: usize) {
    match data {
        Value::String(text) => {
            if let Some(broken) = broken(text, long) {
                *text = broken;
            }
        }
        Value::Array(list) => list
            .iter_mut()
            .for_each(|value| break_long_words(value, long)),
        Value::Object(fields) => fields
            .iter_mut()
            .filter(|(name, _)| *name != "svg")
            .for_each(|(name, value)| {
                let cell = name == "rows" || name == "header";
                break_long_words(value, if cell { LONG_IN_CELL } else { long });
            }),
        _ => {}
    }
}

/// The text with a break of no width after each letter of its overlong words, if it has any.
fn broken(text: &str, long: usize) -> Option<String> {
    let is_long = |word: &str| word.len() >= long;
    let mut words = text.split(|c: char| !c.is_ascii_graphic());
    if !words.any(is_long) {
        return None;
    }
    let mut broken = String::with_capacity(text.len() * 4);
    for piece in text.split_inclusive(|c: char| !c.is_ascii_graphic()) {
        let word = piece.trim_end_matches(|c: char| !c.is_ascii_graphic());
        if is_long(word) {
            for letter in word.chars() {
                broken.extend([letter, '\u{200b}']);
            }
            broken.push_str(&piece[word.len()..]);
        } else {
            broken.push_str(piece);
        }
    }
    Some(broken)
}

fn refused(diagnostics: &[SourceDiagnostic]) -> Error {
    let words: Vec<_> = diagnostics.iter().map(|d| d.message.to_string()).collect();
    Error::Typesetting(words.join("; "))
}

/// All that the typesetter can see: our templates, the data, the chosen faces.
/// No file, no package, no clock.
struct Page<'a> {
    library: LazyHash<Library>,
    fonts: &'a Resolved,
    main: &'static Source,
}

impl World for Page<'_> {
    fn library(&self) -> &LazyHash<Library> {
        &self.library
    }

    fn book(&self) -> &LazyHash<FontBook> {
        self.fonts.book()
    }

    fn main(&self) -> FileId {
        self.main.id()
    }

    fn source(&self, id: FileId) -> FileResult<Source> {
        [self.main, &GRID]
            .into_iter()
            .find(|source| source.id() == id)
            .cloned()
            .ok_or(FileError::AccessDenied)
    }

    fn file(&self, _: FileId) -> FileResult<Bytes> {
        Err(FileError::AccessDenied)
    }

    fn font(&self, index: usize) -> Option<Font> {
        self.fonts.font(index)
    }

    fn today(&self, _: Option<Duration>) -> Option<Datetime> {
        None
    }
}

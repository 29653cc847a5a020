//! Sets data with typst by one of our templates, and exports the pages as PDF.

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

/// Documents after which the typesetter's kept results are looked through, and dropped if nobody asked for
/// them since the last time but one.
const KEPT_DOCUMENTS: usize = 10;
static PRINTED: AtomicUsize = AtomicUsize::new(0);

/// Letters of a word that may not fit a line of its own, half a line, or a cell of a form.
const LONG_WORD: usize = 24;
const LONG_IN_NAME: usize = 16;
const LONG_IN_CELL: usize = 6;
/// A table's room and the margins of its cells, in tenths of its characters (12 pt on 156 mm); and what may hang
/// on a word, such as a bracket at each side.
const TABLE_ROOM: usize = 368;
const CELL_MARGIN: usize = 8;
const HANGING: usize = 20;

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
    break_long_words(&mut data, LONG_WORD);
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

/// Lets a digest or an address longer than a line break anywhere.
fn break_long_words(data: &mut Value, long: usize) {
    match data {
        Value::String(text) => break_words(
            text,
            |letter| letter.is_ascii_graphic(),
            |word| word.len() >= long,
        ),
        Value::Array(list) => list
            .iter_mut()
            .for_each(|value| break_long_words(value, long)),
        Value::Object(fields) => {
            let rooms = rooms(fields);
            for (name, value) in fields.iter_mut().filter(|(name, _)| *name != "svg") {
                match (name.as_str(), &rooms) {
                    ("rows", Some(rooms)) => cells(value, rooms),
                    ("header", Some(rooms)) => row(value, rooms),
                    ("rows" | "header", None) => break_long_words(value, LONG_IN_CELL),
                    ("signatories" | "approvers", _) => break_long_words(value, LONG_IN_NAME),
                    _ => break_long_words(value, long),
                }
            }
        }
        _ => {}
    }
}

/// The room for text in each column of a table, in tenths of a character.
fn rooms(table: &serde_json::Map<String, Value>) -> Option<Vec<usize>> {
    table.get("centred")?;
    let weights: Vec<usize> = serde_json::from_value(table.get("weights")?.clone()).ok()?;
    let sum = weights.iter().sum::<usize>().max(1);
    let room = |weight: &usize| (weight * TABLE_ROOM / sum).saturating_sub(CELL_MARGIN);
    Some(weights.iter().map(room).collect())
}

fn cells(rows: &mut Value, rooms: &[usize]) {
    for cells in rows.as_array_mut().into_iter().flatten() {
        row(cells, rooms);
    }
}

/// Lets the words of a row's cells break that are wider than their columns.
fn row(cells: &mut Value, rooms: &[usize]) {
    for (cell, room) in cells.as_array_mut().into_iter().flatten().zip(rooms) {
        if let Value::String(text) = cell {
            let room = room.saturating_sub(HANGING);
            let is_wide = |word: &str| word.chars().map(tenths).sum::<usize>() > room;
            break_words(text, clings, is_wide);
        }
    }
}

/// How wide a letter is at most, in tenths of a character.
fn tenths(letter: char) -> usize {
    match letter {
        'm' | 'w' | 'M' | 'W' | '%' | '@' => 10,
        'A'..='Z' | '&' | '<' | '>' | '+' | '=' | '~' => 8,
        letter if letter.is_ascii() => 6,
        _ => 10,
    }
}

/// Whether a line may not end between this letter and the next of the same kind: letters, digits and marks.
fn clings(letter: char) -> bool {
    let is_mark = !(letter.is_alphanumeric() || letter.is_whitespace() || letter == '\u{200b}');
    letter.is_ascii_graphic() || is_mark
}

/// Puts a break of no width after each letter of the long words.
fn break_words(text: &mut String, of_word: fn(char) -> bool, is_long: impl Fn(&str) -> bool) {
    if !text.split(|c| !of_word(c)).any(&is_long) {
        return;
    }
    let mut broken = String::with_capacity(text.len() * 4);
    for piece in text.split_inclusive(|c| !of_word(c)) {
        let word = piece.trim_end_matches(|c| !of_word(c));
        if is_long(word) {
            for letter in word.chars() {
                broken.extend([letter, '\u{200b}']);
            }
            broken.push_str(&piece[word.len()..]);
        } else {
            broken.push_str(piece);
        }
    }
    *text = broken;
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
        [self.main, &GRID]
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

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn words_wider_than_their_place_may_break() {
        let mut data = json!({
            "title": "网址 example.invalid/a",
            "text": "abcdefghijklmnopqrstuvwx（止",
            "parts": [{
                "centred": [true, false], "weights": [30, 338],
                "header": ["序号", "Z<%T"],
                "rows": [["9％99", "43106％"], ["Z<%T", "除％13894％1"]],
            }],
        });
        break_long_words(&mut data, LONG_WORD);
        let plain = |value: &Value| !value.to_string().contains('\u{200b}');
        assert!(plain(&data["title"]) && plain(&data["parts"][0]["header"]));
        assert_eq!(
            data["text"].as_str().map(|text| text.chars().count()),
            Some(50)
        );
        let rows = &data["parts"][0]["rows"];
        assert_eq!(rows[0][0], "9\u{200b}％\u{200b}9\u{200b}9\u{200b}");
        assert!(
            rows[1][0]
                .as_str()
                .is_some_and(|text| text.starts_with("Z\u{200b}<"))
        );
        assert!(plain(&rows[0][1]) && plain(&rows[1][1]));
    }
}

//! Sets a sheet with typst and exports it as PDF.

use std::sync::LazyLock;

use serde_json::json;
use typst::diag::{FileError, FileResult, SourceDiagnostic};
use typst::foundations::{Bytes, Datetime, Dict, Duration, IntoValue, Smart};
use typst::syntax::{FileId, RootedPath, Source, VirtualPath, VirtualRoot};
use typst::text::{Font, FontBook};
use typst::utils::LazyHash;
use typst::{Library, LibraryExt, World};
use typst_pdf::PdfOptions;

use super::Error;
use super::sheet::Sheet;
use crate::fonts::{Fonts, Resolved};

/// Documents after which a cached result that nobody asked for again is dropped.
const KEPT_DOCUMENTS: usize = 10;

static TEMPLATE: LazyLock<Source> = LazyLock::new(|| {
    let path = VirtualPath::new("official.typ").expect("invariant: the template's name is a path");
    let id = FileId::new(RootedPath::new(VirtualRoot::Project, path));
    Source::new(id, include_str!("../../templates/official.typ").to_owned())
});

pub(super) fn print(sheet: &Sheet, fonts: &Fonts) -> Result<Vec<u8>, Error> {
    let fonts = fonts.resolved()?;
    let data = json!({ "sheet": sheet, "issuer": sheet.issuer(), "rare": fonts.rare_families() });
    let mut inputs = Dict::new();
    inputs.insert("data".into(), data.to_string().into_value());
    let library = LazyHash::new(Library::builder().with_inputs(inputs).build());
    let world = Page { library, fonts };
    let document = typst::compile(&world).output.map_err(|e| refused(&e))?;
    let options = PdfOptions {
        creator: Smart::Custom(Some("fuyuan".to_owned())),
        ..PdfOptions::default()
    };
    let bytes = typst_pdf::pdf(&document, &options).map_err(|e| refused(&e));
    comemo::evict(KEPT_DOCUMENTS);
    bytes
}

fn refused(diagnostics: &[SourceDiagnostic]) -> Error {
    let words: Vec<_> = diagnostics.iter().map(|d| d.message.to_string()).collect();
    Error::Typesetting(words.join("; "))
}

/// All that the typesetter can see: one template, the document, the chosen faces.
/// No file, no package, no clock.
struct Page<'a> {
    library: LazyHash<Library>,
    fonts: &'a Resolved,
}

impl World for Page<'_> {
    fn library(&self) -> &LazyHash<Library> {
        &self.library
    }

    fn book(&self) -> &LazyHash<FontBook> {
        self.fonts.book()
    }

    fn main(&self) -> FileId {
        TEMPLATE.id()
    }

    fn source(&self, id: FileId) -> FileResult<Source> {
        if id == TEMPLATE.id() {
            Ok(TEMPLATE.clone())
        } else {
            Err(FileError::AccessDenied)
        }
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

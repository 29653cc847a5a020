//! Official documents as records: drafted from facts, checked, signed off, numbered, issued, received; and
//! what of them the public reads.

pub mod delivery;
pub mod draft;
mod facts;
pub mod issue;
pub mod open;
pub mod steps;
pub mod view;

use crate::{Desk, Error};
use domain::{
    Actor,
    id::OfficialDocumentId,
    official_document::{OfficialDocument, Series},
};
use store::Tx;

/// Reads a document's id from an address.
pub(crate) fn read_id(text: &str) -> Result<OfficialDocumentId, Error> {
    OfficialDocumentId::parse(text).ok_or(Error::NotFound)
}

/// The document within sight, as the form saw it; `Stale` if it was changed since.
pub(crate) async fn load(
    tx: &mut Tx,
    by: &Actor,
    id: OfficialDocumentId,
    version: u32,
) -> Result<OfficialDocument, Error> {
    let document = store::official_document::by_id(tx, &by.sight(), id).await?;
    if document.version == version {
        Ok(document)
    } else {
        Err(Error::Stale)
    }
}

/// The organ code from which a document draws its number, by the charter's practice.
pub fn code(desk: &Desk, document: &OfficialDocument) -> String {
    let practice = &desk.charter().practice;
    match document.series() {
        Series::Notice => practice.notice_code.clone(),
        Series::Letter => practice.letter_code.clone(),
        Series::Report => practice.report_code.clone(),
        Series::Announcement => practice.announcement_code.clone(),
        Series::Minutes => practice.minutes_code.clone(),
    }
}

/// The lines of a text field that say something.
pub(crate) fn lines(text: &str) -> Vec<String> {
    text.lines()
        .map(str::trim)
        .filter(|line| !line.is_empty())
        .map(str::to_owned)
        .collect()
}

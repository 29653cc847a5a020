//! Official documents as records: drafted from facts, checked, signed off, numbered, issued, received; and
//! what of them the public reads.

mod authority;
pub mod delivery;
pub mod draft;
mod facts;
pub mod issue;
pub mod open;
pub(crate) mod places;
pub mod steps;
pub mod view;
mod whole_meeting;

pub(crate) use facts::work_of_instruction;

use crate::{Desk, Error, Units};
use domain::{
    Actor,
    id::OfficialDocumentId,
    official_document::{OfficialDocument, Series},
    unit::UnitRef,
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

/// The organ code from which a document draws its number, by the charter's practice; none for what is not the
/// office's.
pub fn code(desk: &Desk, document: &OfficialDocument) -> Option<String> {
    let practice = &desk.charter().practice;
    Some(match document.kind.series()? {
        Series::Notice => practice.notice_code.clone(),
        Series::Letter => practice.letter_code.clone(),
        Series::Report => practice.report_code.clone(),
        Series::Minutes => practice.minutes_code.clone(),
    })
}

/// Units of a document whose full names are lacking: who issues it, whom it goes to, whom its text names.
pub(crate) fn lacking(units: &Units, document: &OfficialDocument) -> Vec<UnitRef> {
    let mut named = document.units();
    named.extend(&document.organs);
    if document.own {
        named.push(document.unit);
    }
    units.lacking_full_names(&named, &document.body)
}

/// The lines of a text field that say something.
pub(crate) fn lines(text: &str) -> Vec<String> {
    text.lines()
        .map(str::trim)
        .filter(|line| !line.is_empty())
        .map(str::to_owned)
        .collect()
}

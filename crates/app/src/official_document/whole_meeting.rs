//! Who is not sent what tells a meeting as a whole (docs/decisions/0016): refused when it is named as a receiver, and,
//! for drafts that named it before this rule stood, at every step that lets the paper out.

use crate::{Error, Units, input::Fields};
use domain::{
    Actor, Refusal,
    official_document::{OfficialDocument, Words},
};
use store::Tx;

/// Refuses to name among the receivers who may not be told.
pub(super) async fn must_name_none(
    tx: &mut Tx,
    by: &Actor,
    document: &OfficialDocument,
    words: &Words,
    units: &Units,
) -> Result<(), Error> {
    let corrected = corrected(tx, by, document).await?;
    let mut fields = Fields::default();
    for (field, named) in [("addressees", &words.addressees), ("copies", &words.copies)] {
        let named: Vec<_> = named.iter().filter_map(|id| units.get(*id)).collect();
        if let Err(Refusal::NotWholeMeeting(names)) =
            document.must_be_for(&named, corrected.as_ref())
        {
            fields.wrong_with(field, "document-not-whole-meeting", names);
        }
    }
    fields.done()
}

/// Refuses to let a paper out that names who may not be told.
pub(super) async fn must_go_to_none(
    tx: &mut Tx,
    by: &Actor,
    document: &OfficialDocument,
) -> Result<(), Error> {
    let corrected = corrected(tx, by, document).await?;
    let units = Units::load(tx, &by.sight()).await?;
    let named = document.units();
    let named: Vec<_> = named.iter().filter_map(|id| units.get(*id)).collect();
    Ok(document.must_be_for(&named, corrected.as_ref())?)
}

async fn corrected(
    tx: &mut Tx,
    by: &Actor,
    document: &OfficialDocument,
) -> Result<Option<OfficialDocument>, Error> {
    match document.corrects {
        Some(id) => Ok(Some(
            store::official_document::by_id(tx, &by.sight(), id).await?,
        )),
        None => Ok(None),
    }
}

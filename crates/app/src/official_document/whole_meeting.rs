//! Who is not sent what tells a meeting as a whole (docs/decisions/0016): refused when it is named as a receiver, and,
//! for drafts that named it before this rule stood, at every step that lets the paper out.

use crate::{Error, Units, input::Fields};
use domain::{
    Actor, Refusal,
    id::UnitId,
    official_document::{OfficialDocument, Words},
    unit::Unit,
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
    let picked = |ids: &[UnitId]| ids.iter().filter_map(|id| units.get(*id)).collect();
    for (field, named) in [
        ("addressees", picked(&words.addressees)),
        ("copies", picked(&words.copies)),
        (
            "other_addressees",
            written(units, &words.other_addressees).collect(),
        ),
        (
            "other_copies",
            written(units, &words.other_copies).collect(),
        ),
    ] {
        let named: Vec<&Unit> = named;
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
    if !document.tells_whole(corrected.as_ref()) {
        return Ok(());
    }
    let units = Units::load(tx, &by.sight()).await?;
    let named = document.units();
    let picked = named.iter().filter_map(|id| units.get(*id));
    let named: Vec<_> = picked
        .chain(written(&units, &document.other_addressees))
        .chain(written(&units, &document.other_copies))
        .collect();
    Ok(document.must_be_for(&named, corrected.as_ref())?)
}

/// Who sits in for matters of its own alone and is written out among other receivers, by either of its names.
fn written<'a>(units: &'a Units, others: &'a str) -> impl Iterator<Item = &'a Unit> {
    units.iter().filter(move |unit| {
        let names = [&unit.full_name, &unit.short_name];
        unit.sits_in_for_its_own() && names.iter().any(|name| others.contains(name.as_str()))
    })
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

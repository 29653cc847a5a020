//! Corrections (更正) of issued minutes: held against the issued text, the record and who got the minutes.

use super::facts::record;
use crate::{
    Desk, Error,
    meeting::view::{self, MeetingView},
};
use domain::{
    Actor, Sight,
    attachment::Classification,
    id::MeetingId,
    minutes,
    official_document::{DocumentKind, Enclosed, OfficialDocument},
};
use store::Tx;

/// Whether what corrects the minutes of a meeting is a convener's to sign: the office's director signs only
/// what belongs to meetings that the office calls.
pub(crate) async fn is_conveners(
    tx: &mut Tx,
    desk: &Desk,
    by: &Actor,
    meeting: MeetingId,
) -> Result<bool, Error> {
    let meeting = store::meeting::by_id(tx, &by.sight(), meeting).await?;
    Ok(!desk.charter().meetings.office_calls(&meeting.tier))
}

/// Refuses a correction that replaces words by the same; and one of minutes that is titled otherwise than so, encloses
/// anything, whose original does not stand in them, that would make them say anything else than the record, or that does
/// not go to every unit which got them. Any other document passes, and a draft with blanks, which is refused for those.
pub(crate) async fn must_stand(
    tx: &mut Tx,
    desk: &Desk,
    by: &Actor,
    document: &OfficialDocument,
) -> Result<(), Error> {
    if !document.blanks().is_empty() {
        return Ok(());
    }
    if document.kind == DocumentKind::Correction {
        minutes::must_change(&document.body)?;
    }
    let Some(id) = document.minutes else {
        return Ok(());
    };
    let whole = Sight::whole(by.mechanism);
    let corrected: minutes::Minutes = store::by_id(tx, &whole, id.0).await?;
    let view = view::load(tx, &whole, corrected.meeting).await?;
    let mut earlier = store::official_document::correcting_minutes(tx, &whole, id).await?;
    earlier.retain(|one| one.state.is_out() && one.id != document.id);
    earlier.sort_by_key(|one| (one.issued_on, one.id));
    let earlier: Vec<String> = earlier.into_iter().map(|one| one.body).collect();
    let named = format!("{}纪要", view.name);
    minutes::must_be_bare(
        &document.title,
        &Enclosed::read(&document.attachments),
        &named,
    )?;
    let facts = record(tx, desk, &view).await?;
    minutes::must_stand(&corrected.text, &earlier, &document.body, &facts)?;
    let sent = store::delivery::of_minutes(tx, &whole, id).await?;
    let got: Vec<_> = sent.iter().map(|one| one.unit).collect();
    minutes::must_reach(&got, &document.units(), |unit| view.units.name(unit))?;
    Ok(())
}

/// How closely held the most closely held matter is on the agenda whose minutes a document corrects.
pub(crate) async fn closest(
    tx: &mut Tx,
    by: &Actor,
    document: &OfficialDocument,
) -> Result<Option<Classification>, Error> {
    let Some(meeting) = document.meeting else {
        return Ok(None);
    };
    let view = view::load(tx, &Sight::whole(by.mechanism), meeting).await?;
    Ok(closed(&view))
}

/// The classification of a matter on the agenda that not everybody may see; none if all are open.
pub(crate) fn closed(view: &MeetingView) -> Option<Classification> {
    let matters = view.items.iter().filter_map(|item| item.matter.as_ref());
    let mut closed = matters.map(|matter| matter.classification);
    closed.find(|class| *class != Classification::Ordinary)
}

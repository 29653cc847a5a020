//! Corrections (更正) of issued minutes: held against the issued text, the record and who got the minutes.

use super::{facts::record, write::head};
use crate::{
    Desk, Error,
    meeting::view::{self, MeetingView},
};
use domain::{
    Actor, Sight,
    attachment::Classification,
    id::{MeetingId, OfficialDocumentId},
    minutes::{self, Discrepancy, Minutes},
    official_document::{BLANK, DocumentKind, Enclosed, OfficialDocument},
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
    let corrected: Minutes = store::by_id(tx, &whole, id.0).await?;
    let view = view::load(tx, &whole, corrected.meeting).await?;
    let earlier = issued(tx, desk, &corrected, Some(document.id)).await?;
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

/// Texts of the corrections of minutes that are out, in their order, save of one.
async fn issued(
    tx: &mut Tx,
    desk: &Desk,
    minutes: &Minutes,
    but: Option<OfficialDocumentId>,
) -> Result<Vec<String>, Error> {
    let whole = Sight::whole(desk.mechanism());
    let mut all = store::official_document::correcting_minutes(tx, &whole, minutes.id).await?;
    all.retain(|one| one.state.is_out() && Some(one.id) != but);
    all.sort_by_key(|one| (one.issued_on, one.id));
    Ok(all.into_iter().map(|one| one.body).collect())
}

/// Where issued minutes, as their corrections left them, part from a record that was put right since, and how their
/// opening would be drafted now.
async fn owed(
    tx: &mut Tx,
    desk: &Desk,
    minutes: &Minutes,
) -> Result<(String, Vec<Discrepancy>, String), Error> {
    let view = view::load(tx, &Sight::whole(desk.mechanism()), minutes.meeting).await?;
    let corrections = issued(tx, desk, minutes, None).await?;
    let text = minutes::as_corrected(&minutes.text, &corrections);
    let found = minutes::opening_differs(&text, &record(tx, desk, &view).await?);
    Ok((text, found, head(&view, &desk.charter().place)))
}

/// Where issued minutes that owe a correction part from the record; nowhere if they owe none.
pub(super) async fn differences(
    tx: &mut Tx,
    desk: &Desk,
    minutes: &Minutes,
) -> Result<Vec<Discrepancy>, Error> {
    if minutes.correction_owed.is_none() {
        return Ok(Vec::new());
    }
    Ok(owed(tx, desk, minutes).await?.1)
}

/// Notes what issued minutes owe after the record was put right, with the reason, or after a correction of them went
/// out.
pub(crate) async fn reckon(
    tx: &mut Tx,
    desk: &Desk,
    by: &Actor,
    minutes: Minutes,
    reason: Option<String>,
) -> Result<(), Error> {
    let Some(why) = reason.or_else(|| minutes.correction_owed.clone()) else {
        return Ok(());
    };
    let agrees = owed(tx, desk, &minutes).await?.1.is_empty();
    let owes = (!agrees).then_some(why);
    if let Some(change) = minutes.owe_correction(owes, by, desk.now())? {
        tx.record(change).await?;
    }
    Ok(())
}

/// The drafted body of a correction with what is known of it filled in: why, and what reads how. A reason that the form
/// of a correction does not bear is left to the drafter.
pub(crate) async fn filled(
    tx: &mut Tx,
    desk: &Desk,
    minutes: &Minutes,
    body: String,
) -> Result<String, Error> {
    let Some(reason) = &minutes.correction_owed else {
        return Ok(body);
    };
    let (text, found, drafted) = owed(tx, desk, minutes).await?;
    let line = found.first().and_then(|one| one.line);
    let replaced = line.map_or_else(Vec::new, |line| minutes::replaced(&text, line, &drafted));
    let mut lines: Vec<String> = body.lines().map(str::to_owned).collect();
    let quoting = lines.iter().position(|line| line.starts_with("原文“"));
    if let Some(at) = quoting.filter(|_| !replaced.is_empty()) {
        lines.splice(at..=at, replaced);
    }
    if let Some(opening) = lines.first_mut() {
        let blank = format!("{BLANK}更正的原因〕");
        let told = opening.replace(&blank, reason);
        if minutes::opens_correction(&told) {
            *opening = told;
        }
    }
    Ok(lines.join("\n"))
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

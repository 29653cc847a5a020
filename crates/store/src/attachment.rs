//! Attachments' records; their content lies in `files`.

use crate::{
    db::{Column as _, Error, Tx},
    record,
};
use domain::{
    Sight,
    attachment::{Attachment, Classification},
    id::{AttachmentId, MatterId, MeetingId},
};

table!(Attachment in "attachment": matter, assignment, meeting, name, media, size_bytes, digest,
    classification, purpose, unit);

/// The attachment with this id, if what it belongs to is within sight. A restricted file is shown to the
/// unit it came from and to those who see everything.
pub async fn by_id(tx: &mut Tx, sight: &Sight, id: AttachmentId) -> Result<Attachment, Error> {
    let found: Attachment = record::by_id(tx, sight, id.0).await?;
    match (found.matter, found.meeting) {
        (Some(matter), _) => drop(crate::matter::by_id(tx, sight, matter).await?),
        (None, Some(meeting)) => drop(crate::meeting::by_id(tx, sight, meeting).await?),
        (None, None) if sight.is_whole() => {}
        (None, None) => return Err(Error::NotFound),
    }
    if shown(sight, &found) {
        Ok(found)
    } else {
        Err(Error::NotFound)
    }
}

/// Attachments of a matter within sight, oldest first. The caller has loaded the matter within sight.
pub async fn of_matter(
    tx: &mut Tx,
    sight: &Sight,
    matter: MatterId,
) -> Result<Vec<Attachment>, Error> {
    let sql = select!(
        Attachment,
        "WHERE mechanism = $1 AND matter = $2 ORDER BY id LIMIT 200"
    );
    let rows = tx
        .rows(sql, &[sight.mechanism.to_value(), matter.to_value()])
        .await?;
    Ok(record::all(rows)?
        .into_iter()
        .filter(|file| shown(sight, file))
        .collect())
}

/// Attachments of a meeting within sight, oldest first. The caller has loaded the meeting within sight.
pub async fn of_meeting(
    tx: &mut Tx,
    sight: &Sight,
    meeting: MeetingId,
) -> Result<Vec<Attachment>, Error> {
    let sql = select!(
        Attachment,
        "WHERE mechanism = $1 AND meeting = $2 ORDER BY id LIMIT 200"
    );
    let rows = tx
        .rows(sql, &[sight.mechanism.to_value(), meeting.to_value()])
        .await?;
    Ok(record::all(rows)?
        .into_iter()
        .filter(|file| shown(sight, file))
        .collect())
}

fn shown(sight: &Sight, file: &Attachment) -> bool {
    file.classification != Classification::Restricted
        || sight.is_whole()
        || sight.party_unit() == Some(file.unit)
}

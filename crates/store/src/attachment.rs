//! Attachments' records; their content lies in `files`.

use crate::{
    db::{Column as _, Error, Tx, Value},
    matter::sight_args,
    record,
};
use domain::{
    Sight,
    attachment::Attachment,
    id::{AttachmentId, MatterId, MechanismId, MeetingId},
};

table!(Attachment in "attachment": matter, assignment, meeting, name, media, size_bytes, digest,
    classification, purpose, unit);

/// Selects files within sight: $3 is the openness seen by anyone, $4 the unit seen by. An internal file is
/// for those who take part in its matter or meeting, a restricted one for the unit it came from.
macro_rules! seen {
    ($which:literal) => {
        select!(
            Attachment,
            concat!(
                "WHERE mechanism = $1 AND ",
                $which,
                " = $2 AND (classification <= $3 OR unit = $4 OR (classification <= 1 AND (EXISTS \
                 (SELECT 1 FROM matter_party y WHERE y.mechanism = $1 AND y.unit = $4 \
                 AND y.matter = attachment.matter) OR EXISTS (SELECT 1 FROM attendance a \
                 WHERE a.mechanism = $1 AND a.unit = $4 AND a.meeting = attachment.meeting \
                 AND a.presence <> 'withdrawn')))) \
                 ORDER BY id LIMIT 200"
            )
        )
    };
}

/// The attachment with this id, if it and what it belongs to are within sight.
pub async fn by_id(tx: &mut Tx, sight: &Sight, id: AttachmentId) -> Result<Attachment, Error> {
    let found = all(tx, seen!("id"), sight, id.to_value())
        .await?
        .pop()
        .ok_or(Error::NotFound)?;
    match (found.matter, found.meeting) {
        (Some(matter), _) => drop(crate::matter::by_id(tx, sight, matter).await?),
        (None, Some(meeting)) => drop(crate::meeting::by_id(tx, sight, meeting).await?),
        (None, None) if sight.is_whole() => {}
        (None, None) => return Err(Error::NotFound),
    }
    Ok(found)
}

/// Attachments of a matter within sight, oldest first. The caller has loaded the matter within sight.
pub async fn of_matter(
    tx: &mut Tx,
    sight: &Sight,
    matter: MatterId,
) -> Result<Vec<Attachment>, Error> {
    all(tx, seen!("matter"), sight, matter.to_value()).await
}

/// Attachments of a meeting within sight, oldest first. The caller has loaded the meeting within sight.
pub async fn of_meeting(
    tx: &mut Tx,
    sight: &Sight,
    meeting: MeetingId,
) -> Result<Vec<Attachment>, Error> {
    all(tx, seen!("meeting"), sight, meeting.to_value()).await
}

async fn all(
    tx: &mut Tx,
    sql: &'static str,
    sight: &Sight,
    of: Value,
) -> Result<Vec<Attachment>, Error> {
    let mut args = vec![sight.mechanism.to_value(), of];
    args.extend(sight_args(sight));
    record::all(tx.rows(sql, &args).await?)
}

/// The digests of contents after one, a thousand at a time; for backups.
pub async fn digests(
    tx: &mut Tx,
    mechanism: MechanismId,
    after: &str,
) -> Result<Vec<String>, Error> {
    let sql = "SELECT DISTINCT digest FROM attachment WHERE mechanism = $1 AND digest > $2 \
         ORDER BY digest LIMIT 1000";
    let rows = tx.rows(sql, &[mechanism.to_value(), after.into()]).await?;
    rows.into_iter().map(|mut row| row.get(0)).collect()
}

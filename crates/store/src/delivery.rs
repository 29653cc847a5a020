//! Deliveries of issued documents and minutes.

use crate::{
    db::{Column as _, Error, Tx},
    record,
};
use domain::{
    Sight,
    delivery::Delivery,
    id::{MinutesId, OfficialDocumentId, UnitId},
};

table!(Delivery in "delivery": document, minutes, meeting, unit, copied, sent_at, received_at, received_by,
    entered, reminded_at, reminders);

/// Deliveries of a document, in the units' order. The caller has loaded the document within sight.
pub async fn of_document(
    tx: &mut Tx,
    sight: &Sight,
    document: OfficialDocumentId,
) -> Result<Vec<Delivery>, Error> {
    let sql = select!(
        Delivery,
        "WHERE mechanism = $1 AND document = $2 ORDER BY copied, (SELECT u.ordinal FROM unit u \
         WHERE u.mechanism = $1 AND u.id = delivery.unit), id"
    );
    let args = [sight.mechanism.to_value(), document.to_value()];
    record::all(tx.rows(sql, &args).await?)
}

/// Deliveries of minutes, in the units' order. The caller has loaded the meeting within sight.
pub async fn of_minutes(
    tx: &mut Tx,
    sight: &Sight,
    minutes: MinutesId,
) -> Result<Vec<Delivery>, Error> {
    let sql = select!(
        Delivery,
        "WHERE mechanism = $1 AND minutes = $2 ORDER BY (SELECT u.ordinal FROM unit u \
         WHERE u.mechanism = $1 AND u.id = delivery.unit), id"
    );
    let args = [sight.mechanism.to_value(), minutes.to_value()];
    record::all(tx.rows(sql, &args).await?)
}

/// What a unit has still to receive, oldest first, up to a page; not the notice of a meeting that was called off.
pub async fn to_receive(tx: &mut Tx, sight: &Sight, unit: UnitId) -> Result<Vec<Delivery>, Error> {
    let sql = select!(
        Delivery,
        "WHERE mechanism = $1 AND unit = $2 AND received_at IS NULL AND NOT EXISTS (SELECT 1 FROM official_document d \
         JOIN meeting m ON m.mechanism = $1 AND m.id = d.meeting AND m.state = 'called_off' \
         WHERE d.mechanism = $1 AND d.id = delivery.document AND d.kind = 'meeting_notice') ORDER BY id LIMIT 21"
    );
    let args = [sight.mechanism.to_value(), unit.to_value()];
    record::all(tx.rows(sql, &args).await?)
}

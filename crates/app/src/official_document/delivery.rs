//! Receipts: what was issued, on the way to each unit; received, entered for a unit, reminded.

use crate::{
    Desk, Error, Upload,
    attachment::{self, Subject},
    desk::new_id,
    input::Fields,
};
use domain::{
    Actor, Moment,
    attachment::{Classification, Purpose},
    delivery::Delivery,
    id::{DeliveryId, MeetingId, MinutesId, OfficialDocumentId},
    unit::UnitRef,
};
use store::Tx;

/// What is delivered.
#[derive(Clone, Copy)]
pub(crate) enum To {
    /// A document, and whether it is only copied to the unit.
    Document(OfficialDocumentId, bool),
    /// The minutes of a meeting.
    Minutes(MinutesId, MeetingId),
}

/// Sends a unit its copy, in the transaction of the issue.
pub(crate) async fn send(
    tx: &mut Tx,
    to: To,
    unit: &UnitRef,
    by: &Actor,
    now: Moment,
) -> Result<(), Error> {
    let (document, minutes, meeting, copied) = match to {
        To::Document(id, copied) => (Some(id), None, None, copied),
        To::Minutes(id, meeting) => (None, Some(id), Some(meeting), false),
    };
    let delivery = Delivery {
        id: new_id(),
        version: 0,
        document,
        minutes,
        meeting,
        unit: unit.id,
        copied,
        sent_at: now,
        received_at: None,
        received_by: None,
        entered: false,
        reminded_at: None,
        reminders: 0,
    };
    tx.record(delivery.send(unit, by, now)?).await?;
    Ok(())
}

/// What a receipt or a reminder is for, as the form names it.
#[derive(Clone, Copy)]
enum Of {
    Document(OfficialDocumentId),
    Meeting(MeetingId),
}

/// The deliveries, once the document or the meeting has been found within sight.
async fn deliveries(tx: &mut Tx, by: &Actor, of: Of) -> Result<Vec<Delivery>, Error> {
    let sight = by.sight();
    match of {
        Of::Document(id) => {
            store::official_document::by_id(tx, &sight, id).await?;
            Ok(store::delivery::of_document(tx, &sight, id).await?)
        }
        Of::Meeting(id) => {
            store::meeting::by_id(tx, &sight, id).await?;
            let minutes = store::minutes::of_meeting(tx, &sight, id).await?;
            let minutes = minutes.ok_or(Error::NotFound)?;
            Ok(store::delivery::of_minutes(tx, &sight, minutes.id).await?)
        }
    }
}

/// A receipt, as typed.
#[derive(Clone, Debug, Default)]
pub struct ReceiptForm {
    /// Unit for which the office enters it (代录); empty for one's own.
    pub entered_for: String,
    /// The signed receipt behind an entry for another unit.
    pub scan: Vec<Upload>,
}

/// The office receives a unit's own answer, which then leaves its desk.
pub async fn acknowledge(desk: &Desk, by: &Actor, id: &str, version: u32) -> Result<(), Error> {
    let id = super::read_id(id)?;
    let (by, now) = (by.clone(), desk.now());
    desk.write(async move |tx| {
        let answer = super::load(tx, &by, id, version).await?;
        tx.record(answer.acknowledge(&by, now)?).await?;
        Ok(())
    })
    .await
}

/// A unit receives a document (签收), or the office enters its receipt with the scan.
pub async fn receive(desk: &Desk, by: &Actor, id: &str, form: ReceiptForm) -> Result<(), Error> {
    receive_of(desk, by, Of::Document(super::read_id(id)?), form).await
}

/// A unit receives the minutes of a meeting, or the office enters its receipt with the scan.
pub async fn receive_minutes(
    desk: &Desk,
    by: &Actor,
    meeting: &str,
    form: ReceiptForm,
) -> Result<(), Error> {
    receive_of(
        desk,
        by,
        Of::Meeting(crate::meeting::read_id(meeting)?),
        form,
    )
    .await
}

async fn receive_of(desk: &Desk, by: &Actor, of: Of, form: ReceiptForm) -> Result<(), Error> {
    let units = crate::units::all(desk, by).await?;
    let mut fields = Fields::default();
    let by =
        crate::matter::raise::enter_for(by, &form.entered_for, &form.scan, &units, &mut fields)?;
    fields.done()?;
    let kept = attachment::keep_scans(desk, &form.scan).await?;
    let now = desk.now();
    desk.write(async move |tx| {
        let own = deliveries(tx, &by, of).await?;
        let own = own.into_iter().find(|one| one.unit == by.acting_unit().id);
        let own = own.ok_or(Error::NotFound)?;
        tx.record(own.receive(&by, now)?).await?;
        let subject = Subject {
            meeting: match of {
                Of::Meeting(id) => Some(id),
                Of::Document(_) => None,
            },
            ..Subject::default()
        };
        let class = Classification::Internal;
        attachment::record(tx, &kept, subject, Purpose::Scan, class, &by, now).await?;
        if let Of::Document(id) = of {
            complete(tx, &by, id, now).await?;
        }
        Ok(())
    })
    .await
}

/// With the last receipt the document is received by all.
async fn complete(
    tx: &mut Tx,
    by: &Actor,
    id: OfficialDocumentId,
    now: Moment,
) -> Result<(), Error> {
    let sight = by.sight();
    let all = store::delivery::of_document(tx, &sight, id).await?;
    if all.iter().all(|one| one.received_at.is_some()) {
        let document = store::official_document::by_id(tx, &sight, id).await?;
        tx.record(document.receive(&all, by, now)?).await?;
    }
    Ok(())
}

/// The office reminds a unit that has not received a document.
pub async fn remind(desk: &Desk, by: &Actor, id: &str, delivery: &str) -> Result<(), Error> {
    remind_of(desk, by, Of::Document(super::read_id(id)?), delivery).await
}

/// The office reminds a unit that has not received minutes.
pub async fn remind_minutes(
    desk: &Desk,
    by: &Actor,
    meeting: &str,
    delivery: &str,
) -> Result<(), Error> {
    remind_of(
        desk,
        by,
        Of::Meeting(crate::meeting::read_id(meeting)?),
        delivery,
    )
    .await
}

async fn remind_of(desk: &Desk, by: &Actor, of: Of, delivery: &str) -> Result<(), Error> {
    let delivery = DeliveryId::parse(delivery).ok_or(Error::NotFound)?;
    let units = crate::units::all(desk, by).await?;
    let (by, now) = (by.clone(), desk.now());
    desk.write(async move |tx| {
        let all = deliveries(tx, &by, of).await?;
        let one = all.into_iter().find(|one| one.id == delivery);
        let one = one.ok_or(Error::NotFound)?;
        let unit = units.reference(one.unit);
        tx.record(one.remind(&unit, &by, now)?).await?;
        Ok(())
    })
    .await
}

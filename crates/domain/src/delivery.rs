//! Deliveries: an issued document, or issued minutes, on the way to one unit, until it is received (签收).

#[cfg(test)]
mod tests;

use crate::{
    Actor, Change, Event, Governed, Moment, Recipient, Refusal, Thread,
    id::{DeliveryId, MeetingId, MinutesId, OfficialDocumentId, UnitId},
    unit::UnitRef,
};

/// One unit's copy of an issued document or of issued minutes.
#[derive(Clone, Debug, PartialEq)]
pub struct Delivery {
    /// Its identity.
    pub id: DeliveryId,
    /// Version of the record; 0 before it is kept.
    pub version: u32,
    /// The document; none for minutes.
    pub document: Option<OfficialDocumentId>,
    /// The minutes; none for a document.
    pub minutes: Option<MinutesId>,
    /// The meeting of the minutes.
    pub meeting: Option<MeetingId>,
    /// The unit.
    pub unit: UnitId,
    /// Whether it is only copied to the unit (抄送).
    pub copied: bool,
    /// When it was sent.
    pub sent_at: Moment,
    /// When the unit received it.
    pub received_at: Option<Moment>,
    /// Name of who received it; of the clerk, where it was entered for the unit.
    pub received_by: Option<String>,
    /// Whether the office entered the receipt for the unit (代录).
    pub entered: bool,
    /// When the office last reminded the unit.
    pub reminded_at: Option<Moment>,
    /// How often it did.
    pub reminders: u32,
}

impl Delivery {
    /// Sends the copy, with the issue.
    pub fn send(self, unit: &UnitRef, by: &Actor, at: Moment) -> Result<Change<Self>, Refusal> {
        if self.version != 0 {
            return Err(Refusal::AlreadyDone);
        }
        let event = Event::DeliverySent {
            unit: unit.name.clone(),
        };
        let after = Self {
            sent_at: at,
            ..self
        };
        Ok(Change::new(after, event, by, at))
    }

    /// Whether the actor may receive it as the unit: who speaks for it; and the office's own people for
    /// the unit they sit in, because what is sent to the unit that hosts the office arrives at their table.
    pub fn is_for(&self, by: &Actor) -> bool {
        let host = by.is_office() && by.entered_for.is_none() && by.unit.id == self.unit;
        host || by.speaks_for(self.unit)
    }

    /// The unit receives it; or the office enters the signed receipt for it.
    pub fn receive(self, by: &Actor, at: Moment) -> Result<Change<Self>, Refusal> {
        if !self.is_for(by) {
            return Err(Refusal::NotYourUnit);
        }
        if self.received_at.is_some() {
            return Err(Refusal::AlreadyDone);
        }
        let event = Event::DeliveryReceived {
            unit: by.acting_unit().name.clone(),
        };
        let after = Self {
            received_at: Some(at),
            received_by: Some(by.name.clone()),
            entered: by.entered_for.is_some(),
            ..self
        };
        Ok(Change::new(after, event, by, at))
    }

    /// The office reminds a unit that has not received it.
    pub fn remind(self, unit: &UnitRef, by: &Actor, at: Moment) -> Result<Change<Self>, Refusal> {
        by.must_be_office()?;
        if self.received_at.is_some() {
            return Err(Refusal::AlreadyDone);
        }
        let event = Event::DeliveryReminded {
            unit: unit.name.clone(),
        };
        let recipient = Recipient::Unit(self.unit);
        let after = Self {
            reminded_at: Some(at),
            reminders: self.reminders + 1,
            ..self
        };
        Ok(Change::new(after, event, by, at).tell(recipient))
    }
}

impl Governed for Delivery {
    const NOUN: &'static str = "delivery";
    fn id(&self) -> uuid::Uuid {
        self.id.0
    }
    /// That it was sent is told once, by the issue; receipts and reminders stand in the meeting's history.
    fn thread(&self) -> Thread {
        let moved = self.received_at.is_some() || self.reminders > 0;
        Thread {
            matter: None,
            meeting: self.meeting.filter(|_| moved),
        }
    }
}

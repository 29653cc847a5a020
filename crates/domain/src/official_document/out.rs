//! A numbered document on its way out: issue, receipts, the scan; and one given up before.

use super::{Authority, Disclosure, DocumentState, OfficialDocument};
use crate::{
    Actor, Change, Event, Moment, Recipient, Refusal,
    delivery::Delivery,
    id::{AttachmentId, UnitId},
};

impl OfficialDocument {
    /// Issues the document (印发); each unit it goes to is told. `to_public` is the masked paper of what is
    /// published. What a supervision letter rests on must stand to the last.
    pub fn issue(
        self,
        papers: (AttachmentId, AttachmentId),
        to_public: Option<AttachmentId>,
        rests_on: Option<Authority>,
        by: &Actor,
        at: Moment,
    ) -> Result<Change<Self>, Refusal> {
        by.must_be_office()?;
        if !self.awaits_issue() {
            return Err(Refusal::DocumentState(self.state));
        }
        self.must_rest_on(rests_on)?;
        let event = Event::DocumentIssued {
            number: self.document_number.clone().unwrap_or_default(),
            title: self.title.clone(),
        };
        let units = self.units();
        let after = Self {
            state: DocumentState::Issued,
            issued_on: Some(at.date()),
            pdf: Some(papers.0),
            docx: Some(papers.1),
            public_pdf: to_public.filter(|_| self.disclosure == Some(Disclosure::Public)),
            ..self
        };
        Ok(told(Change::new(after, event, by, at), &units))
    }

    /// A unit sends its own answer, signed, numbered and sealed there; the scan is the paper. Everything it
    /// says must be filled in.
    pub fn send_own(
        self,
        number: String,
        scan: AttachmentId,
        by: &Actor,
        at: Moment,
    ) -> Result<Change<Self>, Refusal> {
        if !self.own {
            return Err(Refusal::OfficeOnly);
        }
        self.must_be_of_the_house(by)?;
        self.must_be(&[DocumentState::Drafted])?;
        self.must_be_complete()?;
        let event = Event::DocumentIssued {
            number: number.clone(),
            title: self.title.clone(),
        };
        let units = self.units();
        let after = Self {
            state: DocumentState::Issued,
            document_number: Some(number),
            signed_off_on: Some(at.date()),
            issued_on: Some(at.date()),
            scan: Some(scan),
            ..self
        };
        Ok(told(Change::new(after, event, by, at), &units).tell(Recipient::Office))
    }

    /// Every unit it went to has received it.
    pub fn receive(
        self,
        deliveries: &[Delivery],
        by: &Actor,
        at: Moment,
    ) -> Result<Change<Self>, Refusal> {
        self.must_be(&[DocumentState::Issued])?;
        if deliveries.iter().any(|one| one.received_at.is_none()) {
            return Err(Refusal::DocumentState(self.state));
        }
        let after = Self {
            state: DocumentState::Received,
            ..self
        };
        Ok(Change::new(after, Event::DocumentReceived, by, at).tell(Recipient::Office))
    }

    /// The office receives what a unit sent in its own name.
    pub fn acknowledge(self, by: &Actor, at: Moment) -> Result<Change<Self>, Refusal> {
        by.must_be_office()?;
        if !self.own {
            return Err(Refusal::NotYourUnit);
        }
        self.must_be(&[DocumentState::Issued])?;
        let unit = self.unit;
        let after = Self {
            state: DocumentState::Received,
            ..self
        };
        let change = Change::new(after, Event::DocumentAcknowledged, by, at);
        Ok(change.tell(Recipient::Unit(unit)))
    }

    /// Keeps the scan of the sealed paper (盖章扫描件).
    pub fn keep_scan(
        self,
        scan: AttachmentId,
        by: &Actor,
        at: Moment,
    ) -> Result<Change<Self>, Refusal> {
        self.must_be_of_the_house(by)?;
        self.must_be(&[
            DocumentState::Numbered,
            DocumentState::Issued,
            DocumentState::Received,
        ])?;
        let after = Self {
            scan: Some(scan),
            ..self
        };
        Ok(Change::new(after, Event::DocumentScanned, by, at))
    }

    /// Gives the document up before it is issued; its number, if it has one, is given up with it.
    pub fn withdraw(self, reason: String, by: &Actor, at: Moment) -> Result<Change<Self>, Refusal> {
        self.must_be_of_the_house(by)?;
        if self.state.is_out() || self.state == DocumentState::Withdrawn {
            return Err(Refusal::DocumentState(self.state));
        }
        let event = Event::DocumentWithdrawn {
            reason: reason.clone(),
        };
        let after = Self {
            state: DocumentState::Withdrawn,
            reason: Some(reason),
            ..self
        };
        Ok(Change::new(after, event, by, at))
    }
}

fn told<T>(change: Change<T>, units: &[UnitId]) -> Change<T> {
    units
        .iter()
        .fold(change, |change, unit| change.tell(Recipient::Unit(*unit)))
}

//! The call for items (议题征集): what the units are asked, what each proposes, the office's check.

use super::Meeting;
use crate::{
    Actor, Change, Date, Event, Governed, Moment, Recipient, Refusal, Thread,
    agenda::AgendaItem,
    id::{AgendaItemId, CallId, MatterId, MeetingId, ProposalId, UnitId},
    unit::UnitRef,
};

coded! {
    /// Whether a call still takes proposals.
    pub enum CallState {
        /// It does, until its day.
        Open = "open",
        /// The office closed it.
        Closed = "closed",
    }
}

coded! {
    /// What a unit proposes.
    pub enum ProposalKind {
        /// A matter to be dealt with.
        Matter = "matter",
        /// A report to be heard.
        Report = "report",
        /// Nothing: it has no items this time.
        Nothing = "nothing",
    }
}

coded! {
    /// Where a proposal stands.
    pub enum ProposalState {
        /// With the office, for its check.
        Submitted = "submitted",
        /// Returned for completion.
        Returned = "returned",
        /// On the agenda.
        Accepted = "accepted",
    }
}

/// A call for items: asks the units of a meeting what it is to deal with.
#[derive(Clone, Debug, PartialEq)]
pub struct CallForItems {
    /// Its identity.
    pub id: CallId,
    /// Version of the record; 0 before it is kept.
    pub version: u32,
    /// The meeting.
    pub meeting: MeetingId,
    /// Last day for proposals.
    pub due_on: Date,
    /// What is asked, in words.
    pub words: String,
    /// Whether it still takes proposals.
    pub state: CallState,
}

/// What a unit proposes, or its word that it has nothing.
#[derive(Clone, Debug, PartialEq)]
pub struct ItemProposal {
    /// Its identity.
    pub id: ProposalId,
    /// Version of the record; 0 before it is kept.
    pub version: u32,
    /// The call it answers.
    pub call: CallId,
    /// The meeting.
    pub meeting: MeetingId,
    /// The unit.
    pub unit: UnitId,
    /// What it proposes.
    pub kind: ProposalKind,
    /// The matter, if it proposes one.
    pub matter: Option<MatterId>,
    /// What it is about.
    pub title: Option<String>,
    /// What the meeting is to be asked.
    pub question: Option<String>,
    /// Where it stands.
    pub state: ProposalState,
    /// What the office found missing.
    pub reason: Option<String>,
    /// The item it became.
    pub item: Option<AgendaItemId>,
}

impl CallForItems {
    /// Sends the call to the units of a meeting that is still ahead.
    pub fn send(
        self,
        meeting: &Meeting,
        units: &[UnitId],
        by: &Actor,
        at: Moment,
    ) -> Result<Change<Self>, Refusal> {
        by.must_be_office()?;
        meeting.must_be_ahead()?;
        if units.is_empty() {
            return Err(Refusal::NobodyInvited);
        }
        let event = Event::ItemsCalledFor {
            due: self.due_on,
            words: self.words.clone(),
        };
        let change = Change::new(self, event, by, at);
        Ok(units
            .iter()
            .fold(change, |change, unit| change.tell(Recipient::Unit(*unit))))
    }

    /// Closes it before its day, or for good after it.
    pub fn close(self, by: &Actor, at: Moment) -> Result<Change<Self>, Refusal> {
        by.must_be_office()?;
        if self.state == CallState::Closed {
            return Err(Refusal::AlreadyDone);
        }
        let after = Self {
            state: CallState::Closed,
            ..self
        };
        Ok(Change::new(after, Event::ItemsCallClosed, by, at))
    }

    /// Gives the units more time, or opens it again.
    pub fn extend(
        self,
        due_on: Date,
        units: &[UnitId],
        by: &Actor,
        at: Moment,
    ) -> Result<Change<Self>, Refusal> {
        by.must_be_office()?;
        let event = Event::ItemsCalledFor {
            due: due_on,
            words: self.words.clone(),
        };
        let after = Self {
            due_on,
            state: CallState::Open,
            ..self
        };
        let change = Change::new(after, event, by, at);
        Ok(units
            .iter()
            .fold(change, |change, unit| change.tell(Recipient::Unit(*unit))))
    }

    /// Whether the units were given more time: after it is sent, each further version either closes it or
    /// opens it until another day.
    pub fn is_extended(&self) -> bool {
        self.state == CallState::Open && self.version > 1
    }

    /// Whether it takes proposals on this day.
    pub fn is_open_on(&self, day: Date) -> bool {
        self.state == CallState::Open && day <= self.due_on
    }
}

impl ItemProposal {
    /// The unit's earlier word that it has nothing this time, which is said once.
    pub fn nothing_of(unit: UnitId, others: &[Self]) -> Option<&Self> {
        let says = |one: &&Self| one.unit == unit && one.kind == ProposalKind::Nothing;
        others.iter().find(says)
    }

    /// The unit proposes it, or the office enters it for the unit (代录); a matter once, and once that there is
    /// nothing. `others` are the proposals of the meeting; `earlier` says who said so before, and when.
    pub fn submit(
        self,
        call: &CallForItems,
        others: &[Self],
        earlier: &str,
        unit: &UnitRef,
        by: &Actor,
        at: Moment,
    ) -> Result<Change<Self>, Refusal> {
        if !by.speaks_for(self.unit) {
            return Err(Refusal::NotYourUnit);
        }
        if !call.is_open_on(at.date()) {
            return Err(Refusal::CallClosed);
        }
        let same = |one: &Self| one.unit == self.unit && one.matter == self.matter;
        if self.matter.is_some() && others.iter().any(same) {
            return Err(Refusal::ProposedAlready);
        }
        if self.kind == ProposalKind::Nothing && Self::nothing_of(self.unit, others).is_some() {
            return Err(Refusal::AnsweredAlready(earlier.into()));
        }
        let has = |one: &Self| {
            one.unit == self.unit
                && one.kind != ProposalKind::Nothing
                && one.state != ProposalState::Returned
        };
        if self.kind == ProposalKind::Nothing && others.iter().any(has) {
            return Err(Refusal::ItemsProposed);
        }
        Ok(self.submitted(unit, by, at))
    }

    /// The unit completes what was returned, also after the call's day.
    pub fn complete(
        self,
        title: Option<String>,
        question: Option<String>,
        unit: &UnitRef,
        by: &Actor,
        at: Moment,
    ) -> Result<Change<Self>, Refusal> {
        if !by.speaks_for(self.unit) {
            return Err(Refusal::NotYourUnit);
        }
        if self.state != ProposalState::Returned {
            return Err(Refusal::AlreadyDone);
        }
        let completed = Self {
            title,
            question,
            ..self
        };
        Ok(completed.submitted(unit, by, at))
    }

    fn submitted(self, unit: &UnitRef, by: &Actor, at: Moment) -> Change<Self> {
        let event = Event::ItemProposed {
            unit: unit.name.clone(),
            proposal: self.kind,
            title: self.title.clone(),
        };
        let after = Self {
            state: ProposalState::Submitted,
            ..self
        };
        Change::new(after, event, by, at).tell(Recipient::Office)
    }

    /// The office finds it incomplete and returns it with what is missing.
    pub fn give_back(
        self,
        reason: String,
        by: &Actor,
        at: Moment,
    ) -> Result<Change<Self>, Refusal> {
        by.must_be_office()?;
        self.must_be_open()?;
        let unit = Recipient::Unit(self.unit);
        let event = Event::ProposalReturned {
            title: self.title.clone(),
            reason: reason.clone(),
        };
        let after = Self {
            state: ProposalState::Returned,
            reason: Some(reason),
            ..self
        };
        Ok(Change::new(after, event, by, at).tell(unit))
    }

    /// The office puts it on the agenda, as this item.
    pub fn accept(
        self,
        item: AgendaItemId,
        by: &Actor,
        at: Moment,
    ) -> Result<Change<Self>, Refusal> {
        let event = Event::ProposalAccepted {
            title: self.title.clone(),
        };
        self.become_item(item, event, by, at)
    }

    /// The office takes it in with an item that its matter has on the agenda already (并入已列议题): the unit and
    /// its question stand with that item.
    pub fn join(self, item: &AgendaItem, by: &Actor, at: Moment) -> Result<Change<Self>, Refusal> {
        if self.matter.is_none() || self.matter != item.matter {
            return Err(Refusal::NotTheSameMatter);
        }
        let event = Event::ProposalJoined {
            title: self.title.clone(),
            ordinal: item.ordinal,
        };
        self.become_item(item.id, event, by, at)
    }

    fn become_item(
        self,
        item: AgendaItemId,
        event: Event,
        by: &Actor,
        at: Moment,
    ) -> Result<Change<Self>, Refusal> {
        by.must_be_office()?;
        self.must_be_open()?;
        let unit = Recipient::Unit(self.unit);
        let after = Self {
            state: ProposalState::Accepted,
            reason: None,
            item: Some(item),
            ..self
        };
        Ok(Change::new(after, event, by, at).tell(unit))
    }

    /// Whether the office has it to check.
    pub fn awaits_check(&self) -> bool {
        self.state == ProposalState::Submitted && self.kind != ProposalKind::Nothing
    }

    fn must_be_open(&self) -> Result<(), Refusal> {
        if self.awaits_check() {
            Ok(())
        } else {
            Err(Refusal::AlreadyDone)
        }
    }
}

impl Governed for CallForItems {
    const NOUN: &'static str = "call_for_items";
    fn id(&self) -> uuid::Uuid {
        self.id.0
    }
    fn thread(&self) -> Thread {
        Thread {
            matter: None,
            meeting: Some(self.meeting),
        }
    }
}

impl Governed for ItemProposal {
    const NOUN: &'static str = "item_proposal";
    fn id(&self) -> uuid::Uuid {
        self.id.0
    }
    fn thread(&self) -> Thread {
        Thread {
            matter: self.matter,
            meeting: Some(self.meeting),
        }
    }
}

#[cfg(test)]
mod joined;

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        cast::{self, id},
        meeting::{MeetingState, tests::meeting},
    };
    use jiff::civil::date;

    pub(super) fn call(due_on: Date) -> CallForItems {
        CallForItems {
            id: id(950),
            version: 1,
            meeting: id(400),
            due_on,
            words: "请报送议题".into(),
            state: CallState::Open,
        }
    }

    pub(super) fn proposal(kind: ProposalKind, state: ProposalState) -> ItemProposal {
        ItemProposal {
            id: id(951),
            version: 1,
            call: id(950),
            meeting: id(400),
            unit: cast::TAX,
            kind,
            matter: None,
            title: Some("情况汇报".into()),
            question: None,
            state,
            reason: None,
            item: None,
        }
    }

    #[test]
    fn a_call_goes_to_the_units_of_a_meeting_that_is_ahead() {
        let units = [cast::TAX, cast::LAND];
        for state in MeetingState::ALL {
            let sent =
                call(date(2026, 3, 6)).send(&meeting(*state), &units, &cast::office(), cast::now());
            let ahead = matches!(state, MeetingState::Planned | MeetingState::Convened);
            assert_eq!(sent.is_ok(), ahead, "{}", state.code());
            if let Ok(change) = sent {
                assert_eq!(change.told(), units.map(Recipient::Unit));
            }
        }
        let open = meeting(MeetingState::Planned);
        let none = call(date(2026, 3, 6)).send(&open, &[], &cast::office(), cast::now());
        assert_eq!(none.unwrap_err(), Refusal::NobodyInvited);
        let unit = call(date(2026, 3, 6)).send(&open, &units, &cast::tax(), cast::now());
        assert_eq!(unit.unwrap_err(), Refusal::OfficeOnly);
    }

    #[test]
    fn call_closed() {
        let (unit, kind) = (cast::reference(cast::TAX), ProposalKind::Report);
        // It is 2 March 2026.
        for (due_on, state, right) in [
            (date(2026, 3, 2), CallState::Open, true),
            (date(2026, 3, 1), CallState::Open, false),
            (date(2026, 3, 9), CallState::Closed, false),
        ] {
            let call = CallForItems {
                state,
                ..call(due_on)
            };
            let new = proposal(kind, ProposalState::Submitted);
            let answer = new.submit(&call, &[], "", &unit, &cast::tax(), cast::now());
            assert_eq!(answer.err(), (!right).then_some(Refusal::CallClosed));
            // What was returned may be completed all the same.
            let returned = proposal(kind, ProposalState::Returned);
            let completed = returned.complete(None, None, &unit, &cast::tax(), cast::now());
            assert!(completed.is_ok());
        }
        let closed = call(date(2026, 3, 9)).close(&cast::office(), cast::now());
        let closed = closed.unwrap().into_after();
        let again = closed.clone().close(&cast::office(), cast::now());
        assert_eq!(again.unwrap_err(), Refusal::AlreadyDone);
        let reopened = closed.extend(date(2026, 3, 5), &[], &cast::office(), cast::now());
        assert!(reopened.unwrap().after().is_open_on(date(2026, 3, 5)));
    }

    type Act = fn(ItemProposal, &Actor) -> Result<Change<ItemProposal>, Refusal>;

    const ACTS: &[(&str, Act)] = &[
        ("submit 报送", |p, by| {
            let unit = cast::reference(cast::TAX);
            p.submit(&call(date(2026, 3, 6)), &[], "", &unit, by, cast::now())
        }),
        ("complete 补正", |p, by| {
            let unit = cast::reference(cast::TAX);
            p.complete(Some("题".into()), None, &unit, by, cast::now())
        }),
        ("give_back 退回", |p, by| {
            p.give_back("缺材料".into(), by, cast::now())
        }),
        ("accept 列入", |p, by| p.accept(id(500), by, cast::now())),
    ];

    #[test]
    fn every_act_on_a_proposal_from_every_state_by_every_actor() {
        let table = cast::matrix(
            ACTS.iter().map(|(name, act)| (*name, act)),
            ProposalState::ALL,
            ProposalState::code,
            |act, state, by| {
                let one = proposal(ProposalKind::Report, state);
                act(one, by).map(|change| change.after().state.code().to_owned())
            },
        );
        insta::assert_snapshot!(table);
    }

    #[test]
    fn proposed_already() {
        let unit = cast::reference(cast::TAX);
        let one = |matter: Option<u128>| ItemProposal {
            matter: matter.map(id),
            ..proposal(ProposalKind::Matter, ProposalState::Submitted)
        };
        for (new, before, again) in [
            (one(Some(100)), one(Some(100)), true),
            (one(Some(100)), one(Some(101)), false),
            (one(None), one(None), false),
        ] {
            let call = call(date(2026, 3, 6));
            let sent = new.submit(&call, &[before], "", &unit, &cast::tax(), cast::now());
            assert_eq!(sent.err(), again.then_some(Refusal::ProposedAlready));
        }
    }
}

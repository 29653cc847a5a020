//! Matters: problems that need coordination; the thing that travels the whole chain.

mod deferral;
mod meeting;
#[cfg(test)]
pub(crate) mod tests;

pub use deferral::{Terms, awaited};

use crate::{
    Actor, Change, Date, Event, Governed, Moment, Recipient, Refusal, Thread,
    attachment::Classification,
    co_raiser::{self, CoRaiser},
    id::{CaseId, EnterpriseId, MatterId, MeetingId, PersonId, UnitId},
    unit::UnitRef,
};

coded! {
    /// Where on the chain a matter stands.
    pub enum MatterState {
        /// Raised, waits for triage.
        Raised = "raised",
        /// Returned to the raiser for completion.
        Returned = "returned",
        /// Declined with a reason.
        Declined = "declined",
        /// Accepted, not yet with anyone.
        Accepted = "accepted",
        /// With units, by assignments.
        Coordinating = "coordinating",
        /// On the agenda of a meeting.
        Listed = "listed",
        /// Deferred: waits for a condition or a date.
        Deferred = "deferred",
        /// Decided; the decisions are being carried out.
        InExecution = "in_execution",
        /// Every assignment is verified; waits for the raiser's word.
        Resolved = "resolved",
        /// Closed (销号).
        Closed = "closed",
        /// Withdrawn by its raiser before a decision.
        Withdrawn = "withdrawn",
    }
}

impl MatterState {
    /// Whether nothing more is expected to happen.
    pub fn is_ended(self) -> bool {
        matches!(self, Self::Declined | Self::Closed | Self::Withdrawn)
    }
}

/// What of a matter's work is open while it is on no agenda.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Work {
    /// Nothing: nobody has it.
    Nothing,
    /// Assignments from a forwarding.
    Forwarded,
    /// Assignments from a convener's instruction.
    Instructed,
    /// Assignments from a decision.
    Decided,
}

impl Work {
    /// Where a matter stands with this work.
    fn state(self) -> MatterState {
        match self {
            Self::Nothing => MatterState::Accepted,
            Self::Forwarded | Self::Instructed => MatterState::Coordinating,
            Self::Decided => MatterState::InExecution,
        }
    }
}

/// A problem that needs coordination.
#[derive(Clone, Debug, PartialEq)]
pub struct Matter {
    /// Its identity.
    pub id: MatterId,
    /// Version of the record; 0 before it is kept.
    pub version: u32,
    /// Year of its number.
    pub year: u32,
    /// Serial of its number within the year: 协〔year〕serial号.
    pub serial: u32,
    /// What it is about, in a line.
    pub title: String,
    /// Key of the difficulty.
    pub difficulty: String,
    /// The enterprise concerned.
    pub enterprise: EnterpriseId,
    /// The case, if there is one.
    pub case: Option<CaseId>,
    /// What is asked of the mechanism.
    pub request: String,
    /// Who may see it.
    pub classification: Classification,
    /// Where it stands.
    pub state: MatterState,
    /// The unit that raised it.
    pub raised_by: UnitId,
    /// The person who raised it.
    pub raiser: PersonId,
    /// When it was raised, last.
    pub raised_at: Moment,
    /// The day by which its next step is due; none while nothing is due.
    pub due_on: Option<Date>,
    /// The leading unit, once forwarded or decided.
    pub lead: Option<UnitId>,
    /// The meeting on whose agenda it stands or was decided last.
    pub meeting: Option<MeetingId>,
    /// The latest reason: of a return, a refusal, a dispute.
    pub reason: Option<String>,
    /// What has to be so before it can come back.
    pub defer_condition: Option<String>,
    /// Who watches over that condition.
    pub defer_owner: Option<UnitId>,
    /// The day on which it comes back by itself.
    pub review_on: Option<Date>,
    /// How the condition came to be met, once it is marked so.
    pub condition_met: Option<String>,
    /// When it was marked so.
    pub condition_met_at: Option<Moment>,
    /// The day on which owner and office were reminded of the review.
    pub reminded_on: Option<Date>,
    /// The deferral that its meeting's outcome ended or replaced; back with the outcome if that is taken back.
    pub deferred_before: Option<Terms>,
    /// Whether the raiser confirmed that it is solved.
    pub confirmed_at: Option<Moment>,
    /// How often it came back from deferral or was carried over.
    pub resubmissions: u32,
}

/// A deferral: 尚不具备解决条件的，可待条件具备后另行提交审议 (方案四).
#[derive(Clone, Debug, PartialEq)]
pub struct Deferral {
    /// What has to be so.
    pub condition: String,
    /// Who watches over it.
    pub owner: UnitRef,
    /// When it comes back by itself.
    pub review_on: Date,
}

impl Matter {
    /// Raises a matter.
    pub fn raise(self, due_on: Date, by: &Actor, at: Moment) -> Result<Change<Self>, Refusal> {
        if !by.speaks_for(self.raised_by) && !by.is_office() {
            return Err(Refusal::NotYourUnit);
        }
        if self.version != 0 {
            return Err(Refusal::AlreadyDone);
        }
        let event = Event::MatterRaised {
            title: self.title.clone(),
            unit: by.acting_unit().name.clone(),
            difficulty: self.difficulty.clone(),
        };
        let after = Self {
            state: MatterState::Raised,
            raised_at: at,
            due_on: Some(due_on),
            ..self
        };
        Ok(Change::new(after, event, by, at).tell(Recipient::Office))
    }

    /// The raiser completes a returned matter and raises it again.
    pub fn complete(
        self,
        title: String,
        request: String,
        due_on: Date,
        by: &Actor,
        at: Moment,
    ) -> Result<Change<Self>, Refusal> {
        self.must_be(&[MatterState::Returned])?;
        self.must_be_raiser(by)?;
        let event = Event::MatterCompleted {
            title: title.clone(),
            request: request.clone(),
        };
        let after = Self {
            title,
            request,
            state: MatterState::Raised,
            raised_at: at,
            due_on: Some(due_on),
            ..self
        };
        Ok(Change::new(after, event, by, at).tell(Recipient::Office))
    }

    /// Corrects which enterprise, and which case of it, a returned matter is about, each with the words that name
    /// it. Once accepted, what was opened on it rests on its enterprise, and nothing changes that any more.
    pub fn correct_enterprise(
        self,
        (enterprise, case): (EnterpriseId, Option<CaseId>),
        (from, to): (String, String),
        by: &Actor,
        at: Moment,
    ) -> Result<Change<Self>, Refusal> {
        self.must_be(&[MatterState::Returned])?;
        self.must_be_raiser(by)?;
        let event = Event::MatterEnterpriseCorrected { from, to };
        let after = Self {
            enterprise,
            case,
            ..self
        };
        Ok(Change::new(after, event, by, at))
    }

    /// The office accepts the matter, once every unit asked to raise it too has answered or was passed over.
    pub fn accept(
        self,
        co_raisers: &[(CoRaiser, UnitRef)],
        by: &Actor,
        at: Moment,
    ) -> Result<Change<Self>, Refusal> {
        by.must_be_office()?;
        self.must_be(&[MatterState::Raised])?;
        let open = co_raiser::still_asked(co_raisers);
        if !open.is_empty() {
            return Err(Refusal::CoRaisersHaveNotAnswered(open));
        }
        let raiser = Recipient::Unit(self.raised_by);
        let after = Self {
            state: MatterState::Accepted,
            reason: None,
            ..self
        };
        Ok(Change::new(after, Event::MatterAccepted, by, at).tell(raiser))
    }

    /// The office returns it for completion (退回补正).
    pub fn send_back(
        self,
        reason: String,
        by: &Actor,
        at: Moment,
    ) -> Result<Change<Self>, Refusal> {
        by.must_be_office()?;
        self.must_be(&[MatterState::Raised])?;
        Ok(self.give_back(reason, by, at))
    }

    fn give_back(self, reason: String, by: &Actor, at: Moment) -> Change<Self> {
        let raiser = Recipient::Unit(self.raised_by);
        let event = Event::MatterReturned {
            reason: reason.clone(),
        };
        let after = Self {
            state: MatterState::Returned,
            reason: Some(reason),
            due_on: None,
            ..self
        };
        Change::new(after, event, by, at).tell(raiser)
    }

    /// The office declines it (不予受理).
    pub fn decline(self, reason: String, by: &Actor, at: Moment) -> Result<Change<Self>, Refusal> {
        by.must_be_office()?;
        self.must_be(&[MatterState::Raised, MatterState::Returned])?;
        let raiser = Recipient::Unit(self.raised_by);
        let event = Event::MatterDeclined {
            reason: reason.clone(),
        };
        let after = Self {
            state: MatterState::Declined,
            reason: Some(reason),
            due_on: None,
            ..self
        };
        Ok(Change::new(after, event, by, at).tell(raiser))
    }

    /// The office forwards it to a lead and supporting units (转办). The assignments that go with it
    /// are issued beside this change.
    pub fn forward(
        self,
        lead: &UnitRef,
        supports: &[UnitRef],
        due_on: Date,
        by: &Actor,
        at: Moment,
    ) -> Result<Change<Self>, Refusal> {
        by.must_be_office()?;
        self.must_be(&[MatterState::Accepted, MatterState::Coordinating])?;
        if supports.iter().any(|unit| unit.id == lead.id) {
            return Err(Refusal::LeadAlsoSupports);
        }
        let event = Event::MatterForwarded {
            lead: lead.name.clone(),
            supports: names(supports),
            due: due_on,
        };
        let after = Self {
            state: MatterState::Coordinating,
            lead: Some(lead.id),
            due_on: Some(due_on),
            ..self
        };
        Ok(Change::new(after, event, by, at))
    }

    /// The last unit that had it gave it back (its assignment was taken back): nobody has it, and the
    /// office has to forward or list it anew.
    pub fn fall_back(
        self,
        reason: String,
        by: &Actor,
        at: Moment,
    ) -> Result<Change<Self>, Refusal> {
        by.must_be_office()?;
        self.must_be(&[MatterState::Coordinating])?;
        let event = Event::MatterFellBack {
            reason: reason.clone(),
        };
        let after = Self {
            state: MatterState::Accepted,
            reason: Some(reason),
            lead: None,
            due_on: None,
            ..self
        };
        Ok(Change::new(after, event, by, at).tell(Recipient::Office))
    }

    /// Nothing of it is left to do: its last assignment was verified, or a meeting heard it and had
    /// nothing to decide. It waits for the raiser's word.
    pub fn resolve(self, due_on: Date, by: &Actor, at: Moment) -> Result<Change<Self>, Refusal> {
        by.must_be_office()?;
        self.must_be(&[
            MatterState::Accepted,
            MatterState::Coordinating,
            MatterState::InExecution,
        ])?;
        let raiser = Recipient::Unit(self.raised_by);
        let after = Self {
            state: MatterState::Resolved,
            due_on: Some(due_on),
            ..self
        };
        Ok(Change::new(after, Event::MatterResolved, by, at).tell(raiser))
    }

    /// The raiser confirms that it is solved.
    pub fn confirm(self, by: &Actor, at: Moment) -> Result<Change<Self>, Refusal> {
        self.must_be(&[MatterState::Resolved])?;
        self.must_be_raiser(by)?;
        if self.confirmed_at.is_some() {
            return Err(Refusal::AlreadyDone);
        }
        let after = Self {
            confirmed_at: Some(at),
            ..self
        };
        Ok(Change::new(after, Event::MatterConfirmed, by, at).tell(Recipient::Office))
    }

    /// The raiser, or a unit that raised it too, says that it is not solved: the office takes it up again.
    pub fn dispute(
        self,
        reason: String,
        co_raisers: &[(CoRaiser, UnitRef)],
        by: &Actor,
        at: Moment,
    ) -> Result<Change<Self>, Refusal> {
        self.must_be(&[MatterState::Resolved])?;
        if !co_raiser::speaks_for_one(co_raisers, by) {
            self.must_be_raiser(by)?;
        }
        let event = Event::MatterDisputed {
            reason: reason.clone(),
        };
        let after = Self {
            state: MatterState::Accepted,
            reason: Some(reason),
            confirmed_at: None,
            due_on: None,
            ..self
        };
        Ok(Change::new(after, event, by, at).tell(Recipient::Office))
    }

    /// The office closes it (销号): whoever raised it confirmed, or has been silent past the due date.
    pub fn close(
        self,
        co_raisers: &[(CoRaiser, UnitRef)],
        today: Date,
        by: &Actor,
        at: Moment,
    ) -> Result<Change<Self>, Refusal> {
        by.must_be_office()?;
        self.must_be(&[MatterState::Resolved])?;
        let silent = self.due_on.is_some_and(|due| due < today);
        if self.confirmed_at.is_none() && !silent {
            return Err(Refusal::RaiserHasNotConfirmed);
        }
        let unconfirmed = co_raiser::unconfirmed(co_raisers);
        if !unconfirmed.is_empty() && !silent {
            return Err(Refusal::CoRaisersHaveNotConfirmed(unconfirmed));
        }
        let event = Event::MatterClosed {
            confirmed: self.confirmed_at.is_some() && unconfirmed.is_empty(),
        };
        let raiser = Recipient::Unit(self.raised_by);
        let after = Self {
            state: MatterState::Closed,
            due_on: None,
            ..self
        };
        Ok(Change::new(after, event, by, at).tell(raiser))
    }

    /// The raiser withdraws it, at any time before a decision; `work` is what of it is open.
    pub fn withdraw(
        self,
        reason: String,
        work: Work,
        by: &Actor,
        at: Moment,
    ) -> Result<Change<Self>, Refusal> {
        if work == Work::Decided {
            return Err(Refusal::MatterState(self.state));
        }
        if work == Work::Instructed {
            return Err(Refusal::OnlyAnInstructionRevokes);
        }
        self.must_be(&[
            MatterState::Raised,
            MatterState::Returned,
            MatterState::Accepted,
            MatterState::Coordinating,
            MatterState::Deferred,
        ])?;
        self.must_be_raiser(by)?;
        let event = Event::MatterWithdrawn {
            reason: reason.clone(),
        };
        let after = Self {
            state: MatterState::Withdrawn,
            reason: Some(reason),
            due_on: None,
            ..self
        };
        Ok(Change::new(after, event, by, at).tell(Recipient::Office))
    }

    fn must_be(&self, states: &[MatterState]) -> Result<(), Refusal> {
        if states.contains(&self.state) {
            Ok(())
        } else {
            Err(Refusal::MatterState(self.state))
        }
    }

    fn must_be_raiser(&self, by: &Actor) -> Result<(), Refusal> {
        // Who entered it for another unit (代录) is its raiser on paper only: that unit's word counts.
        let in_person =
            by.person == self.raiser && by.unit.id == self.raised_by && by.entered_for.is_none();
        if by.speaks_for(self.raised_by) || in_person {
            Ok(())
        } else {
            Err(Refusal::NotTheRaiser)
        }
    }
}

/// Short names in one line, as events carry them.
pub(crate) fn names(units: &[UnitRef]) -> String {
    units
        .iter()
        .map(|unit| unit.name.as_str())
        .collect::<Vec<_>>()
        .join("、")
}

impl Governed for Matter {
    const NOUN: &'static str = "matter";
    fn id(&self) -> uuid::Uuid {
        self.id.0
    }
    fn thread(&self) -> Thread {
        Thread {
            matter: Some(self.id),
            meeting: None,
        }
    }
}

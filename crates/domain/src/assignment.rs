//! Assignments: work a unit owes, from a forwarding or a decision, until it is verified (销号).

mod suspension;
#[cfg(test)]
mod tests;

use crate::{
    Actor, Change, Date, Event, Governed, Moment, Recipient, Refusal, Thread,
    charter::Part,
    id::{AssignmentId, DecisionId, InstructionId, MatterId, UnitId},
    matter::Work,
};

coded! {
    /// Where an assignment stands.
    pub enum AssignmentState {
        /// Issued, not yet acknowledged.
        Issued = "issued",
        /// Acknowledged (签收): the unit is at work.
        Acknowledged = "acknowledged",
        /// Refused as outside the unit's duties: the office must re-route.
        Refused = "refused",
        /// Submitted with evidence (申请销号).
        Submitted = "submitted",
        /// Verified (销号).
        Verified = "verified",
        /// Taken back by the office, after a refusal or because it was re-routed.
        Revoked = "revoked",
    }
}

impl AssignmentState {
    /// Whether the unit or the office still owes something.
    pub fn is_open(self) -> bool {
        !matches!(self, Self::Verified | Self::Revoked)
    }
}

/// Work a unit owes.
#[derive(Clone, Debug, PartialEq)]
pub struct Assignment {
    /// Its identity.
    pub id: AssignmentId,
    /// Version of the record; 0 before it is kept.
    pub version: u32,
    /// The matter it serves.
    pub matter: MatterId,
    /// The decision it carries out; none when it came from a forwarding or an instruction.
    pub decision: Option<DecisionId>,
    /// The convener's instruction it carries out.
    pub instruction: Option<InstructionId>,
    /// Who owes it.
    pub unit: UnitId,
    /// Lead or support.
    pub part: Part,
    /// What is to be done.
    pub task: String,
    /// What counts as done.
    pub done_when: Option<String>,
    /// Due day.
    pub due_on: Date,
    /// The duty's clause that says why this unit; none when it lies beyond its duties.
    pub clause: Option<String>,
    /// Why it goes to the unit although it lies beyond its duties (越位).
    pub beyond_reason: Option<String>,
    /// Where it stands.
    pub state: AssignmentState,
    /// Since when its clock stands still (中止); none while it runs.
    pub suspended_on: Option<Date>,
    /// When it was issued.
    pub issued_at: Moment,
    /// When it was acknowledged.
    pub acknowledged_at: Option<Moment>,
    /// How many times progress was reported.
    pub progress_count: u32,
    /// The latest report, answer or reason.
    pub latest: Option<String>,
    /// When it was verified.
    pub verified_at: Option<Moment>,
}

impl Assignment {
    /// Issues the assignment (转办 by the office, 交办 on an instruction). Beyond the unit's duties it needs
    /// a reason.
    pub fn issue(self, unit_name: &str, by: &Actor, at: Moment) -> Result<Change<Self>, Refusal> {
        if self.instruction.is_some() {
            by.must_send_work()?;
        } else {
            by.must_be_office()?;
        }
        if self.version != 0 {
            return Err(Refusal::AlreadyDone);
        }
        if self.clause.is_none()
            && self
                .beyond_reason
                .as_deref()
                .is_none_or(|r| r.trim().is_empty())
        {
            return Err(Refusal::BeyondRemitNeedsReason(unit_name.into()));
        }
        let event = Event::AssignmentIssued {
            unit: unit_name.into(),
            part: self.part,
            task: self.task.clone(),
            due: self.due_on,
            clause: self.clause.clone(),
            beyond: self.beyond_reason.clone(),
        };
        let unit = Recipient::Unit(self.unit);
        let after = Self {
            state: AssignmentState::Issued,
            issued_at: at,
            ..self
        };
        Ok(Change::new(after, event, by, at).tell(unit))
    }

    /// The unit acknowledges it (签收).
    pub fn acknowledge(self, by: &Actor, at: Moment) -> Result<Change<Self>, Refusal> {
        self.must_be_unit(by)?;
        self.must_run()?;
        self.must_be(&[AssignmentState::Issued])?;
        let event = Event::AssignmentAcknowledged {
            unit: by.acting_unit().name.clone(),
        };
        let after = Self {
            state: AssignmentState::Acknowledged,
            acknowledged_at: Some(at),
            ..self
        };
        Ok(Change::new(after, event, by, at).tell(Recipient::Office))
    }

    /// The unit refuses it as outside its duties (退回：非本单位职责).
    pub fn refuse(self, reason: String, by: &Actor, at: Moment) -> Result<Change<Self>, Refusal> {
        self.must_be_unit(by)?;
        self.must_run()?;
        self.must_be(&[AssignmentState::Issued, AssignmentState::Acknowledged])?;
        let event = Event::AssignmentRefused {
            unit: by.acting_unit().name.clone(),
            reason: reason.clone(),
        };
        let after = Self {
            state: AssignmentState::Refused,
            latest: Some(reason),
            ..self
        };
        Ok(Change::new(after, event, by, at).tell(Recipient::Office))
    }

    /// The unit reports progress (反馈).
    pub fn progress(self, text: String, by: &Actor, at: Moment) -> Result<Change<Self>, Refusal> {
        self.must_be_unit(by)?;
        self.must_run()?;
        self.must_be(&[AssignmentState::Acknowledged])?;
        let event = Event::AssignmentProgressed {
            unit: by.acting_unit().name.clone(),
            text: text.clone(),
            count: self.progress_count + 1,
        };
        let after = Self {
            progress_count: self.progress_count + 1,
            latest: Some(text),
            ..self
        };
        Ok(Change::new(after, event, by, at).tell(Recipient::Office))
    }

    /// The unit submits the finished work, or its answer, for verification (申请销号).
    pub fn submit(self, text: String, by: &Actor, at: Moment) -> Result<Change<Self>, Refusal> {
        self.must_be_unit(by)?;
        self.must_run()?;
        self.must_be(&[AssignmentState::Acknowledged])?;
        let event = Event::AssignmentSubmitted {
            unit: by.acting_unit().name.clone(),
            text: text.clone(),
        };
        let after = Self {
            state: AssignmentState::Submitted,
            latest: Some(text),
            ..self
        };
        Ok(Change::new(after, event, by, at).tell(Recipient::Office))
    }

    /// The office verifies it (销号).
    pub fn verify(self, by: &Actor, at: Moment) -> Result<Change<Self>, Refusal> {
        by.must_be_office()?;
        self.must_be(&[AssignmentState::Submitted])?;
        let unit = Recipient::Unit(self.unit);
        let after = Self {
            state: AssignmentState::Verified,
            verified_at: Some(at),
            suspended_on: None,
            ..self
        };
        Ok(Change::new(after, Event::AssignmentVerified, by, at).tell(unit))
    }

    /// The office sends it back with what is missing (退办).
    pub fn send_back(
        self,
        reason: String,
        by: &Actor,
        at: Moment,
    ) -> Result<Change<Self>, Refusal> {
        by.must_be_office()?;
        self.must_be(&[AssignmentState::Submitted])?;
        let unit = Recipient::Unit(self.unit);
        let event = Event::AssignmentSentBack {
            reason: reason.clone(),
        };
        let after = Self {
            state: AssignmentState::Acknowledged,
            latest: Some(reason),
            ..self
        };
        Ok(Change::new(after, event, by, at).tell(unit))
    }

    /// The office insists after a refusal: the duty stands, with its reason.
    pub fn insist(self, reason: String, by: &Actor, at: Moment) -> Result<Change<Self>, Refusal> {
        by.must_be_office()?;
        self.must_be(&[AssignmentState::Refused])?;
        let unit = Recipient::Unit(self.unit);
        let event = Event::AssignmentInsisted {
            reason: reason.clone(),
        };
        let after = Self {
            state: AssignmentState::Issued,
            latest: Some(reason),
            ..self
        };
        Ok(Change::new(after, event, by, at).tell(unit))
    }

    /// The office takes it back, to re-route it.
    pub fn revoke(self, reason: String, by: &Actor, at: Moment) -> Result<Change<Self>, Refusal> {
        by.must_be_office()?;
        if !self.state.is_open() {
            return Err(Refusal::AssignmentState(self.state));
        }
        if self.decision.is_some() {
            return Err(Refusal::OnlyADecisionRevokes);
        }
        if self.instruction.is_some() {
            return Err(Refusal::OnlyAnInstructionRevokes);
        }
        Ok(self.take_back(reason, by, at))
    }

    /// A later decision takes the place of what it came from; or an instruction does, of a forwarding or of
    /// an instruction.
    pub fn supersede(
        self,
        reason: String,
        by: &Actor,
        at: Moment,
    ) -> Result<Change<Self>, Refusal> {
        if self.decision.is_some() {
            by.must_be_office()?;
        } else {
            by.must_send_work()?;
        }
        if !self.state.is_open() {
            return Err(Refusal::AssignmentState(self.state));
        }
        Ok(self.take_back(reason, by, at))
    }

    fn take_back(self, reason: String, by: &Actor, at: Moment) -> Change<Self> {
        let unit = Recipient::Unit(self.unit);
        let event = Event::AssignmentRevoked {
            reason: reason.clone(),
        };
        let after = Self {
            state: AssignmentState::Revoked,
            latest: Some(reason),
            suspended_on: None,
            ..self
        };
        Change::new(after, event, by, at).tell(unit)
    }

    fn must_be(&self, states: &[AssignmentState]) -> Result<(), Refusal> {
        if states.contains(&self.state) {
            Ok(())
        } else {
            Err(Refusal::AssignmentState(self.state))
        }
    }

    fn must_be_unit(&self, by: &Actor) -> Result<(), Refusal> {
        if by.speaks_for(self.unit) {
            Ok(())
        } else {
            Err(Refusal::NotYourUnit)
        }
    }
}

/// What of a matter's work is open, by its assignments.
pub fn open_work(assignments: &[Assignment]) -> Work {
    let mut open = assignments.iter().filter(|one| one.state.is_open());
    match open.clone().next() {
        None => Work::Nothing,
        Some(_) if open.clone().any(|one| one.decision.is_some()) => Work::Decided,
        Some(_) if open.any(|one| one.instruction.is_some()) => Work::Instructed,
        Some(_) => Work::Forwarded,
    }
}

impl Governed for Assignment {
    const NOUN: &'static str = "assignment";
    fn id(&self) -> uuid::Uuid {
        self.id.0
    }
    fn thread(&self) -> Thread {
        Thread {
            matter: Some(self.matter),
            meeting: None,
        }
    }
}

//! Instructions (批示): a convener's written word on a matter, on minutes or on a report; it becomes assignments
//! (交办).

#[cfg(test)]
mod tests;

use crate::{
    Actor, Change, Date, Event, Governed, Moment, Recipient, Refusal, Role, Thread,
    delegation::Delegation,
    event::Personal,
    id::{InstructionId, MatterId, MeetingId, PersonId, ReportId, UnitId},
    matter::names,
    unit::UnitRef,
};

coded! {
    /// What an instruction is written on.
    pub enum About {
        /// A matter.
        Matter = "matter",
        /// A meeting's minutes.
        Minutes = "minutes",
        /// A disposal report that was issued.
        Report = "report",
    }
}

coded! {
    /// Whether an instruction stands.
    pub enum InstructionState {
        /// It stands.
        Given = "given",
        /// Taken back, its open assignments with it.
        Revoked = "revoked",
    }
}

/// A convener's written word.
#[derive(Clone, Debug, PartialEq)]
pub struct Instruction {
    /// Its identity.
    pub id: InstructionId,
    /// Version of the record; 0 before it is kept.
    pub version: u32,
    /// Year of its number.
    pub year: u32,
    /// Serial of its number within the year.
    pub serial: u32,
    /// What it is written on.
    pub about: About,
    /// The matter it concerns; on minutes or a report, the one chosen for its assignments.
    pub matter: Option<MatterId>,
    /// The meeting whose minutes it is written on.
    pub meeting: Option<MeetingId>,
    /// What it says.
    pub text: String,
    /// The convener or deputy whose word it is.
    pub convener: PersonId,
    /// That person's name.
    pub convener_name: String,
    /// Name of the secretary who wrote it down; none if the convener did.
    pub entered_by: Option<String>,
    /// The leading unit; none if nothing is assigned.
    pub lead: Option<UnitId>,
    /// Supporting units.
    pub supports: Vec<UnitId>,
    /// Due day of what is assigned.
    pub due_on: Option<Date>,
    /// What counts as done.
    pub done_when: Option<String>,
    /// Whether it stands.
    pub state: InstructionState,
    /// When it was given.
    pub given_at: Moment,
    /// The report it is written on.
    pub report: Option<ReportId>,
}

impl Instruction {
    /// Whether it says the same as one that stands, given the same day: the same form sent twice.
    pub fn repeats(&self, before: &Self) -> bool {
        let what = |one: &Self| (one.about, one.matter, one.meeting, one.report, one.convener);
        let work = |one: &Self| (one.lead, one.supports.clone(), one.due_on);
        before.state == InstructionState::Given
            && what(self) == what(before)
            && work(self) == work(before)
            && (&self.text, &self.done_when) == (&before.text, &before.done_when)
            && self.given_at.date() == before.given_at.date()
    }

    /// Gives it: the convener in person, or a secretary under a delegation in force; nobody else. The record
    /// names both.
    pub fn give(
        self,
        delegation: Option<&Delegation>,
        lead: Option<&UnitRef>,
        supports: &[UnitRef],
        by: &Actor,
        at: Moment,
    ) -> Result<Change<Self>, Refusal> {
        if self.version != 0 {
            return Err(Refusal::AlreadyDone);
        }
        let by_secretary = self.is_by_secretary(delegation, by, at)?;
        if lead.is_some_and(|lead| supports.iter().any(|unit| unit.id == lead.id)) {
            return Err(Refusal::LeadAlsoSupports);
        }
        let entered_by = by_secretary.then(|| by.name.clone());
        let event = Event::InstructionGiven {
            convener: Personal(self.convener_name.clone()),
            secretary: entered_by.clone().map(Personal),
            text: self.text.clone(),
            lead: lead.map(|unit| unit.name.clone()),
            supports: (!supports.is_empty()).then(|| names(supports)),
            due: self.due_on,
        };
        let after = Self {
            entered_by,
            state: InstructionState::Given,
            given_at: at,
            ..self
        };
        let change = Change::new(after, event, by, at).tell(Recipient::Office);
        Ok(if by_secretary {
            change.tell(Recipient::Conveners)
        } else {
            change
        })
    }

    /// Takes it back, by whoever may give it in this convener's name; what it assigned is taken back beside
    /// this change.
    pub fn revoke(
        self,
        reason: String,
        delegation: Option<&Delegation>,
        by: &Actor,
        at: Moment,
    ) -> Result<Change<Self>, Refusal> {
        self.is_by_secretary(delegation, by, at)?;
        if self.state == InstructionState::Revoked {
            return Err(Refusal::AlreadyDone);
        }
        let after = Self {
            state: InstructionState::Revoked,
            ..self
        };
        let event = Event::InstructionRevoked { reason };
        Ok(Change::new(after, event, by, at).tell(Recipient::Office))
    }

    /// Whether this actor may take it back: who gives in the name of one convener does not in another's.
    pub fn may_be_revoked(&self, delegation: Option<&Delegation>, by: &Actor, at: Moment) -> bool {
        let given = self.state == InstructionState::Given;
        given && self.is_by_secretary(delegation, by, at).is_ok()
    }

    fn is_by_secretary(
        &self,
        delegation: Option<&Delegation>,
        by: &Actor,
        at: Moment,
    ) -> Result<bool, Refusal> {
        if by.person == self.convener && by.holds(&[Role::Convener, Role::DeputyConvener]) {
            Ok(false)
        } else if delegation.is_some_and(|one| one.covers(self.convener, by, at.date())) {
            Ok(true)
        } else {
            Err(Refusal::ConvenersOnly)
        }
    }
}

impl Governed for Instruction {
    const NOUN: &'static str = "instruction";
    fn id(&self) -> uuid::Uuid {
        self.id.0
    }
    fn thread(&self) -> Thread {
        Thread {
            matter: self.matter,
            meeting: self.meeting,
        }
    }
}

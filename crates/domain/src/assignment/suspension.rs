//! Suspension (中止): while a matter is deferred, the clock of what the office forwarded stands still.

use super::Assignment;
use crate::{Actor, Change, Date, Event, Moment, Recipient, Refusal};

impl Assignment {
    /// Whether a deferral of its matter stops it: what a meeting decided or a convener ordered runs on,
    /// since the office that defers cannot stop those.
    pub fn stops_with_its_matter(&self) -> bool {
        self.state.is_open()
            && self.suspended_on.is_none()
            && self.decision.is_none()
            && self.instruction.is_none()
    }

    /// Stops its clock.
    pub fn suspend(
        self,
        unit_name: &str,
        reason: String,
        by: &Actor,
        at: Moment,
    ) -> Result<Change<Self>, Refusal> {
        by.must_be_office()?;
        if self.decision.is_some() {
            return Err(Refusal::OnlyADecisionRevokes);
        }
        if self.instruction.is_some() {
            return Err(Refusal::OnlyAnInstructionRevokes);
        }
        if !self.state.is_open() {
            return Err(Refusal::AssignmentState(self.state));
        }
        if self.suspended_on.is_some() {
            return Err(Refusal::AlreadyDone);
        }
        let event = Event::AssignmentSuspended {
            unit: unit_name.into(),
            reason,
        };
        let unit = Recipient::Unit(self.unit);
        let after = Self {
            suspended_on: Some(at.date()),
            ..self
        };
        Ok(Change::new(after, event, by, at).tell(unit))
    }

    /// Lets its clock run again, its due day moved by the working days it stood still.
    pub fn resume(
        self,
        unit_name: &str,
        due_on: Date,
        by: &Actor,
        at: Moment,
    ) -> Result<Change<Self>, Refusal> {
        by.must_be_office()?;
        if self.suspended_on.is_none() {
            return Err(Refusal::AlreadyDone);
        }
        let event = Event::AssignmentResumed {
            unit: unit_name.into(),
            due: due_on,
        };
        let unit = Recipient::Unit(self.unit);
        let after = Self {
            suspended_on: None,
            due_on,
            ..self
        };
        Ok(Change::new(after, event, by, at).tell(unit))
    }

    pub(super) fn must_run(&self) -> Result<(), Refusal> {
        if self.suspended_on.is_some() {
            Err(Refusal::Suspended)
        } else {
            Ok(())
        }
    }
}

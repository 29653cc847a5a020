//! A matter on its way through meetings: listed, decided, deferred and back, or left as it was.

use super::{Deferral, Matter, MatterState, Work};
use crate::{
    Actor, Change, Date, Event, Moment, Recipient, Refusal,
    agenda::{AgendaItem, Outcome},
    attachment::Classification,
    id::{MeetingId, UnitId},
    unit::UnitRef,
};

impl Matter {
    /// Whether a unit may be asked about it at the table: what is not for everybody is for its parties alone.
    pub fn is_open_to(&self, unit: UnitId, parties: &[UnitId]) -> bool {
        self.classification == Classification::Ordinary || parties.contains(&unit)
    }

    /// Refuses a position of a unit that may not see it: what is said at the table widens nobody's sight.
    pub fn must_be_open_to(&self, unit: &UnitRef, parties: &[UnitId]) -> Result<(), Refusal> {
        if self.is_open_to(unit.id, parties) {
            Ok(())
        } else {
            Err(Refusal::MatterNotOpenTo(unit.name.clone()))
        }
    }

    /// The office lists it for a meeting. A deferred matter that is listed counts as resubmitted; one in
    /// execution needs a later decision, since only that revokes an earlier one.
    pub fn list(
        self,
        meeting: MeetingId,
        meeting_name: &str,
        by: &Actor,
        at: Moment,
    ) -> Result<Change<Self>, Refusal> {
        by.must_be_office()?;
        self.must_be(&[
            MatterState::Accepted,
            MatterState::Coordinating,
            MatterState::Deferred,
            MatterState::InExecution,
        ])?;
        let resubmitted = self.state == MatterState::Deferred;
        let event = Event::MatterListed {
            meeting: meeting_name.into(),
            resubmitted,
        };
        let raiser = Recipient::Unit(self.raised_by);
        let after = Self {
            state: MatterState::Listed,
            meeting: Some(meeting),
            due_on: None,
            resubmissions: self.resubmissions + u32::from(resubmitted),
            ..self
        };
        Ok(Change::new(after, event, by, at).tell(raiser))
    }

    /// The office takes it off the agenda again: it stands as before, deferred if it was; `work` is what of
    /// it is open.
    pub fn unlist(self, work: Work, by: &Actor, at: Moment) -> Result<Change<Self>, Refusal> {
        let after = self.off_the_agenda(work, by, at)?;
        Ok(Change::new(after, Event::MatterUnlisted, by, at))
    }

    /// Whether a place on an agenda is one of its steps: it stands there, or came to an outcome. A meeting that was called
    /// off leaves it as it was.
    pub fn stands_at(&self, item: &AgendaItem) -> bool {
        item.outcome.is_some() || self.meeting == Some(item.meeting)
    }

    /// Its meeting is called off, with the reason: it stands as before. Its raiser was told that it is listed, and learns
    /// it here, if it is not of the units `told` of the meeting itself.
    pub fn meeting_off(
        self,
        work: Work,
        (meeting, reason): (&str, &str),
        told: &[UnitId],
        by: &Actor,
        at: Moment,
    ) -> Result<Change<Self>, Refusal> {
        let after = self.off_the_agenda(work, by, at)?;
        let event = Event::MatterMeetingOff {
            meeting: meeting.into(),
            reason: reason.into(),
        };
        let raiser = after.raised_by;
        let change = Change::new(after, event, by, at);
        Ok(if told.contains(&raiser) {
            change
        } else {
            change.tell(Recipient::Unit(raiser))
        })
    }

    fn off_the_agenda(self, work: Work, by: &Actor, at: Moment) -> Result<Self, Refusal> {
        by.must_be_office()?;
        self.must_be(&[MatterState::Listed])?;
        let back = Self {
            meeting: None,
            ..self
        };
        Ok(if back.review_on.is_some() {
            Self {
                resubmissions: back.resubmissions.saturating_sub(1),
                ..back.deferred_again(at.date())
            }
        } else {
            Self {
                state: work.state(),
                ..back
            }
        })
    }

    /// The meeting agreed: the matter goes into execution once the minutes are issued.
    pub fn enter_execution(
        self,
        lead: Option<UnitId>,
        due_on: Option<Date>,
        by: &Actor,
        at: Moment,
    ) -> Result<Change<Self>, Refusal> {
        by.must_be_office()?;
        self.must_be(&[MatterState::Listed])?;
        let raiser = Recipient::Unit(self.raised_by);
        let after = Self {
            state: MatterState::InExecution,
            lead: lead.or(self.lead),
            due_on,
            ..self.with_terms(None)
        };
        Ok(Change::new(after, Event::MatterInExecution, by, at).tell(raiser))
    }

    /// The office defers it outside a meeting (暂缓), or defers anew what came back. What stands on an
    /// agenda is deferred by its meeting alone.
    pub fn defer(
        self,
        deferral: Deferral,
        by: &Actor,
        at: Moment,
    ) -> Result<Change<Self>, Refusal> {
        by.must_be_office()?;
        self.must_be(&[
            MatterState::Accepted,
            MatterState::Coordinating,
            MatterState::Deferred,
        ])?;
        self.put_off(deferral, by, at)
    }

    /// The meeting defers it (暂缓).
    pub fn defer_at_meeting(
        self,
        deferral: Deferral,
        by: &Actor,
        at: Moment,
    ) -> Result<Change<Self>, Refusal> {
        by.must_be_office()?;
        self.must_be(&[MatterState::Listed])?;
        let deferred_before = self.terms();
        let listed = Self {
            deferred_before,
            ..self
        };
        listed.put_off(deferral, by, at)
    }

    fn put_off(self, deferral: Deferral, by: &Actor, at: Moment) -> Result<Change<Self>, Refusal> {
        if deferral.review_on <= at.date() {
            return Err(Refusal::ReviewNotAhead);
        }
        let event = Event::MatterDeferred {
            condition: deferral.condition.clone(),
            owner: deferral.owner.name.clone(),
            review: deferral.review_on,
        };
        let raiser = Recipient::Unit(self.raised_by);
        let owner = Recipient::Unit(deferral.owner.id);
        let after = Self {
            state: MatterState::Deferred,
            defer_condition: Some(deferral.condition),
            defer_owner: Some(deferral.owner.id),
            review_on: Some(deferral.review_on),
            condition_met: None,
            condition_met_at: None,
            reminded_on: None,
            due_on: None,
            ..self
        };
        Ok(Change::new(after, event, by, at).tell(raiser).tell(owner))
    }

    /// The review date has come: the matter comes back by itself.
    pub fn come_back(self, today: Date, by: &Actor, at: Moment) -> Result<Change<Self>, Refusal> {
        by.must_be_office()?;
        self.must_be(&[MatterState::Deferred])?;
        if self.due_on.is_some() {
            return Err(Refusal::AlreadyDone);
        }
        if self.review_on.is_none_or(|review| today < review) {
            return Err(Refusal::ReviewNotDue);
        }
        let event = Event::MatterCameBack {
            condition: self.defer_condition.clone().unwrap_or_default(),
        };
        let owner = self.defer_owner;
        let after = Self {
            due_on: self.review_on,
            ..self
        };
        let change = Change::new(after, event, by, at).tell(Recipient::Office);
        Ok(match owner {
            Some(unit) => change.tell(Recipient::Unit(unit)),
            None => change,
        })
    }

    /// An item heard, not reached, withdrawn, or returned while work goes on: the matter is free to be listed or
    /// handled again; `work` is what of it is open. What was only heard does not owe a meeting another turn, and
    /// what came from deferral and was not reached (未议顺延) waits on as it did: its next listing counts.
    pub fn leave_meeting(
        self,
        outcome: Outcome,
        work: Work,
        by: &Actor,
        at: Moment,
    ) -> Result<Change<Self>, Refusal> {
        by.must_be_office()?;
        self.must_be(&[MatterState::Listed])?;
        let raiser = Recipient::Unit(self.raised_by);
        let deferred_before = self.terms();
        let left = Self {
            deferred_before,
            ..self
        };
        let waits_on = outcome == Outcome::CarriedOver && left.review_on.is_some();
        let after = if waits_on {
            left.deferred_again(at.date())
        } else {
            Self {
                state: work.state(),
                resubmissions: left.resubmissions + u32::from(outcome != Outcome::Noted),
                ..left.with_terms(None)
            }
        };
        let event = Event::MatterLeftMeeting {
            outcome: Some(outcome),
        };
        Ok(Change::new(after, event, by, at).tell(raiser))
    }

    /// The outcome of its item was recorded by mistake and taken back: it is before the meeting again, unless
    /// something else was made of it since; what the mistake counted or noted on it is gone, and a deferral that
    /// it ended or replaced is back.
    pub fn return_to_meeting(
        self,
        meeting: MeetingId,
        outcome: Outcome,
        by: &Actor,
        at: Moment,
    ) -> Result<Change<Self>, Refusal> {
        by.must_be_office()?;
        let movable = matches!(
            self.state,
            MatterState::Listed
                | MatterState::Accepted
                | MatterState::Coordinating
                | MatterState::Deferred
                | MatterState::InExecution
                | MatterState::Returned
        );
        if !movable || self.meeting != Some(meeting) {
            return Err(Refusal::MatterMovedOn);
        }
        let left = matches!(
            self.state,
            MatterState::Accepted | MatterState::Coordinating | MatterState::InExecution
        );
        let counted = u32::from(left && outcome != Outcome::Noted);
        let given_back = self.state == MatterState::Returned;
        // What was agreed has not left the meeting, and nothing of its deferral was touched.
        let deferred_before = match self.state {
            MatterState::Listed => self.terms(),
            _ => self.deferred_before.clone(),
        };
        let after = Self {
            state: MatterState::Listed,
            due_on: None,
            resubmissions: self.resubmissions.saturating_sub(counted),
            reason: self.reason.clone().filter(|_| !given_back),
            deferred_before: None,
            ..self.with_terms(deferred_before)
        };
        Ok(Change::new(after, Event::MatterReturnedToMeeting, by, at))
    }

    /// The meeting returns it to its raiser for completion.
    pub fn return_from_meeting(
        self,
        reason: String,
        by: &Actor,
        at: Moment,
    ) -> Result<Change<Self>, Refusal> {
        by.must_be_office()?;
        self.must_be(&[MatterState::Listed])?;
        let deferred_before = self.terms();
        let listed = Self {
            deferred_before,
            ..self.with_terms(None)
        };
        Ok(listed.give_back(reason, by, at))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{cast, matter::tests::matter};

    #[test]
    fn the_raiser_learns_that_its_meeting_is_off_unless_it_was_asked_to_it() {
        let listed = matter(MatterState::Listed);
        let raiser = listed.raised_by;
        for (told, wanted) in [
            (&[][..], vec![Recipient::Unit(raiser)]),
            (&[cast::LAND], vec![Recipient::Unit(raiser)]),
            (&[cast::LAND, raiser], vec![]),
        ] {
            let off = listed.clone().meeting_off(
                Work::Nothing,
                ("2026年第1次专题会议", "改期"),
                told,
                &cast::office(),
                cast::now(),
            );
            let off = off.expect("lawful");
            assert_eq!(off.told(), wanted, "{told:?}");
            assert_eq!(off.after().meeting, None);
        }
        for (who, by) in cast::actors() {
            let off = listed.clone();
            let off = off.meeting_off(Work::Nothing, ("会议", "改期"), &[], &by, cast::now());
            let lawful = by.is_office() || by.is_system();
            assert_eq!(off.is_ok(), lawful, "{who}");
        }
    }
}

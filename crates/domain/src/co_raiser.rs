//! Units that raise one matter together: each is asked, joins or declines, and in the end confirms.

#[cfg(test)]
mod tests;

use crate::{
    Actor, Change, Date, Event, Governed, Moment, Recipient, Refusal, Thread,
    id::{CoRaiserId, MatterId, UnitId},
    matter::{Matter, MatterState, names},
    unit::UnitRef,
};

coded! {
    /// What a unit said to raising a matter with another.
    pub enum Joining {
        /// Asked, not heard from.
        Asked = "asked",
        /// Raises it too.
        Joined = "joined",
        /// Does not.
        Declined = "declined",
        /// Silent past its day; the office went on without it.
        PassedOver = "passed_over",
    }
}

/// A unit asked to raise a matter with the one that raised it.
#[derive(Clone, Debug, PartialEq)]
pub struct CoRaiser {
    /// Its identity.
    pub id: CoRaiserId,
    /// Version of the record; 0 before it is kept.
    pub version: u32,
    /// The matter.
    pub matter: MatterId,
    /// The unit asked.
    pub unit: UnitId,
    /// What it said.
    pub joining: Joining,
    /// The reason of a refusal, or of going on without it.
    pub words: Option<String>,
    /// Day by which it is to answer.
    pub answer_by: Date,
    /// When it answered.
    pub answered_at: Option<Moment>,
    /// When it confirmed that the matter is solved.
    pub confirmed_at: Option<Moment>,
}

impl CoRaiser {
    /// The raiser, or the office for it, asks the unit.
    pub fn ask(
        self,
        unit_name: &str,
        raised_by: UnitId,
        by: &Actor,
        at: Moment,
    ) -> Result<Change<Self>, Refusal> {
        if !by.speaks_for(raised_by) && !by.is_office() {
            return Err(Refusal::NotTheRaiser);
        }
        let event = Event::JoiningAsked {
            unit: unit_name.into(),
            by: self.answer_by,
        };
        let unit = Recipient::Unit(self.unit);
        Ok(Change::new(self, event, by, at).tell(unit))
    }

    /// The unit joins.
    pub fn join(self, matter: &Matter, by: &Actor, at: Moment) -> Result<Change<Self>, Refusal> {
        self.must_be_answerable(matter, by)?;
        let event = Event::RaisingJoined {
            unit: by.acting_unit().name.clone(),
        };
        Ok(self.answered(Joining::Joined, None, event, matter, by, at))
    }

    /// The unit declines, saying why.
    pub fn decline(
        self,
        reason: String,
        matter: &Matter,
        by: &Actor,
        at: Moment,
    ) -> Result<Change<Self>, Refusal> {
        self.must_be_answerable(matter, by)?;
        let event = Event::JoiningDeclined {
            unit: by.acting_unit().name.clone(),
            reason: reason.clone(),
        };
        Ok(self.answered(Joining::Declined, Some(reason), event, matter, by, at))
    }

    fn answered(
        self,
        joining: Joining,
        words: Option<String>,
        event: Event,
        matter: &Matter,
        by: &Actor,
        at: Moment,
    ) -> Change<Self> {
        let after = Self {
            joining,
            words,
            answered_at: Some(at),
            ..self
        };
        Change::new(after, event, by, at)
            .tell(Recipient::Office)
            .tell(Recipient::Unit(matter.raised_by))
    }

    /// The office goes on without a unit that let its day pass, saying why.
    pub fn pass_over(
        self,
        reason: String,
        unit: &UnitRef,
        today: Date,
        by: &Actor,
        at: Moment,
    ) -> Result<Change<Self>, Refusal> {
        by.must_be_office()?;
        if self.joining != Joining::Asked {
            return Err(Refusal::AlreadyDone);
        }
        if today <= self.answer_by {
            return Err(Refusal::CoRaisersHaveNotAnswered(unit.name.clone()));
        }
        let event = Event::JoiningPassedOver {
            unit: unit.name.clone(),
            reason: reason.clone(),
        };
        let told = Recipient::Unit(self.unit);
        let after = Self {
            joining: Joining::PassedOver,
            words: Some(reason),
            ..self
        };
        Ok(Change::new(after, event, by, at).tell(told))
    }

    /// A unit that raised the matter too confirms that it is solved.
    pub fn confirm(self, matter: &Matter, by: &Actor, at: Moment) -> Result<Change<Self>, Refusal> {
        if matter.state != MatterState::Resolved {
            return Err(Refusal::MatterState(matter.state));
        }
        if !by.speaks_for(self.unit) || self.joining != Joining::Joined {
            return Err(Refusal::NotTheRaiser);
        }
        if self.confirmed_at.is_some() {
            return Err(Refusal::AlreadyDone);
        }
        let event = Event::CoRaiserConfirmed {
            unit: by.acting_unit().name.clone(),
        };
        let after = Self {
            confirmed_at: Some(at),
            ..self
        };
        Ok(Change::new(after, event, by, at).tell(Recipient::Office))
    }

    /// The matter was taken up again: what was confirmed has to be confirmed anew.
    pub fn ask_again(
        self,
        unit_name: &str,
        by: &Actor,
        at: Moment,
    ) -> Result<Change<Self>, Refusal> {
        if self.confirmed_at.is_none() {
            return Err(Refusal::AlreadyDone);
        }
        let event = Event::CoRaiserAskedAgain {
            unit: unit_name.into(),
        };
        let after = Self {
            confirmed_at: None,
            ..self
        };
        Ok(Change::new(after, event, by, at))
    }

    fn must_be_answerable(&self, matter: &Matter, by: &Actor) -> Result<(), Refusal> {
        if !by.speaks_for(self.unit) {
            return Err(Refusal::NotYourUnit);
        }
        if self.joining != Joining::Asked {
            return Err(Refusal::AlreadyDone);
        }
        if matter.state.is_ended() {
            return Err(Refusal::MatterState(matter.state));
        }
        Ok(())
    }
}

fn named<'a>(all: &'a [(CoRaiser, UnitRef)], which: impl Fn(&CoRaiser) -> bool + 'a) -> String {
    let units: Vec<UnitRef> = all
        .iter()
        .filter(|(one, _)| which(one))
        .map(|(_, unit)| unit.clone())
        .collect();
    names(&units)
}

/// Names of the units that were asked and have not answered; empty if none.
pub fn still_asked(all: &[(CoRaiser, UnitRef)]) -> String {
    named(all, |one| one.joining == Joining::Asked)
}

/// Names of the units that raised the matter too and have not confirmed; empty if none.
pub fn unconfirmed(all: &[(CoRaiser, UnitRef)]) -> String {
    named(all, |one| {
        one.joining == Joining::Joined && one.confirmed_at.is_none()
    })
}

/// Whether the actor speaks for a unit that raised the matter too.
pub fn speaks_for_one(all: &[(CoRaiser, UnitRef)], by: &Actor) -> bool {
    all.iter()
        .any(|(one, _)| one.joining == Joining::Joined && by.speaks_for(one.unit))
}

impl Governed for CoRaiser {
    const NOUN: &'static str = "co_raiser";
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

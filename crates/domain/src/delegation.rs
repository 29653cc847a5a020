//! Delegations: a convener lets a secretary write down instructions, from a day on and until a day.

#[cfg(test)]
pub(crate) mod tests;

use crate::{
    Actor, Change, Date, Event, Governed, Moment, Refusal, Role, Thread,
    event::Personal,
    id::{DelegationId, PersonId},
};

/// Who may write down whose word, from when to when.
#[derive(Clone, Debug, PartialEq)]
pub struct Delegation {
    /// Its identity.
    pub id: DelegationId,
    /// Version of the record; 0 before it is kept.
    pub version: u32,
    /// The convener or deputy.
    pub convener: PersonId,
    /// The secretary.
    pub secretary: PersonId,
    /// First day.
    pub from_on: Date,
    /// Last day, if it has one.
    pub until_on: Option<Date>,
}

impl Delegation {
    /// Enters a delegation. Nobody who keeps the roster enters one for himself.
    pub fn give(
        self,
        convener: &str,
        secretary: &str,
        by: &Actor,
        at: Moment,
    ) -> Result<Change<Self>, Refusal> {
        by.must_keep_roster()?;
        if self.secretary == by.person {
            return Err(Refusal::OwnPost);
        }
        if self.until_on.is_some_and(|until| until < self.from_on) {
            return Err(Refusal::EndsBeforeItBegins);
        }
        let event = Event::DelegationGiven {
            convener: Personal(convener.into()),
            delegate: Personal(secretary.into()),
            from: self.from_on,
            until: self.until_on,
        };
        Ok(Change::new(self, event, by, at))
    }

    /// Ends it: on a day to come it is in force to that day's end; today, at once, so that no instruction rests on
    /// it any more.
    pub fn end(
        self,
        until: Date,
        convener: &str,
        secretary: &str,
        by: &Actor,
        at: Moment,
    ) -> Result<Change<Self>, Refusal> {
        by.must_keep_roster()?;
        if self.until_on.is_some_and(|end| end <= until) {
            return Err(Refusal::AlreadyDone);
        }
        if until < self.from_on {
            return Err(Refusal::EndsBeforeItBegins);
        }
        let today = at.date();
        let last = if until == today {
            today.yesterday().unwrap_or(today)
        } else {
            until
        };
        let event = Event::DelegationEnded {
            convener: Personal(convener.into()),
            delegate: Personal(secretary.into()),
            on: until,
        };
        let after = Self {
            until_on: Some(last),
            ..self
        };
        Ok(Change::new(after, event, by, at))
    }

    /// Whether it is in force on a day.
    pub fn is_in_force_on(&self, day: Date) -> bool {
        self.from_on <= day && self.until_on.is_none_or(|until| day <= until)
    }

    /// Whether it lets this actor write down this convener's word on a day.
    pub fn covers(&self, convener: PersonId, by: &Actor, day: Date) -> bool {
        self.convener == convener
            && self.secretary == by.person
            && by.holds(&[Role::Secretary])
            && self.is_in_force_on(day)
    }
}

impl Governed for Delegation {
    const NOUN: &'static str = "delegation";
    fn id(&self) -> uuid::Uuid {
        self.id.0
    }
    fn thread(&self) -> Thread {
        Thread::default()
    }
}

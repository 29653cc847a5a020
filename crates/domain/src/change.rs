//! `Change<T>`: the only way a governed record may come to be or to differ.

use crate::{
    Actor, Event, Moment,
    id::{MatterId, MeetingId, PersonId, UnitId},
};
use uuid::Uuid;

/// A record whose every change has a journal line.
pub trait Governed {
    /// The noun, as the journal and the tables name it.
    const NOUN: &'static str;
    /// Identity of the record.
    fn id(&self) -> Uuid;
    /// The matter and meeting in whose history this record's changes appear.
    fn thread(&self) -> Thread;
}

/// In whose histories a change appears.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Thread {
    /// The matter, if the change belongs to one.
    pub matter: Option<MatterId>,
    /// The meeting, if the change belongs to one.
    pub meeting: Option<MeetingId>,
}

/// Whom a change is told to, inside the system.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Recipient {
    /// The office's clerks and its director.
    Office,
    /// A unit's liaisons, heads and handlers.
    Unit(UnitId),
    /// Conveners and deputy conveners.
    Conveners,
    /// One person.
    Person(PersonId),
}

/// A lawful change of a governed record: the value after it, what happened, who did it and when.
///
/// Only this crate can build one, and the store writes governed records from nothing else.
#[derive(Clone, Debug)]
#[must_use = "a change does nothing until it is recorded"]
pub struct Change<T> {
    after: T,
    event: Event,
    by: Actor,
    at: Moment,
    told: Vec<Recipient>,
}

impl<T> Change<T> {
    pub(crate) fn new(after: T, event: Event, by: &Actor, at: Moment) -> Self {
        Self {
            after,
            event,
            by: by.clone(),
            at,
            told: Vec::new(),
        }
    }

    pub(crate) fn tell(mut self, recipient: Recipient) -> Self {
        if !self.told.contains(&recipient) {
            self.told.push(recipient);
        }
        self
    }

    /// The value after the change.
    pub fn after(&self) -> &T {
        &self.after
    }

    /// What happened.
    pub fn event(&self) -> &Event {
        &self.event
    }

    /// Who did it.
    pub fn by(&self) -> &Actor {
        &self.by
    }

    /// When.
    pub fn at(&self) -> Moment {
        self.at
    }

    /// Whom to tell.
    pub fn told(&self) -> &[Recipient] {
        &self.told
    }

    /// The value after the change, once it is kept.
    pub fn into_after(self) -> T {
        self.after
    }
}

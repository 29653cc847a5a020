//! The roster: persons, and the dated posts they hold.

#[cfg(test)]
mod tests;
mod written;

use crate::{
    Actor, Change, Date, Event, Governed, Moment, Refusal, Role, Thread,
    event::Personal,
    id::{PersonId, PostId, UnitId},
    unit::UnitRef,
};

pub use written::{half_width, is_telephone, person_name};

/// A natural person known to the mechanism.
#[derive(Clone, Debug, PartialEq)]
pub struct Person {
    /// Identity.
    pub id: PersonId,
    /// Version of the record; 0 before it is kept.
    pub version: u32,
    /// Name.
    pub name: String,
    /// Name to sign in with; none for persons without a sign-in.
    pub login: Option<String>,
    /// Telephone for the address list.
    pub phone: Option<String>,
    /// Day from which the sign-in is closed.
    pub closed_on: Option<Date>,
}

/// Who holds which role in which unit, from when to when.
#[derive(Clone, Debug, PartialEq)]
pub struct Post {
    /// Its identity.
    pub id: PostId,
    /// Version of the record; 0 before it is kept.
    pub version: u32,
    /// Who.
    pub person: PersonId,
    /// Where.
    pub unit: UnitId,
    /// As what.
    pub role: Role,
    /// The post's printed title, such as 副局长.
    pub title: String,
    /// First day.
    pub from_on: Date,
    /// Last day, once it has ended.
    pub until_on: Option<Date>,
}

impl Person {
    /// Enters a person, under the name without the blanks it may be written with.
    pub fn enter(self, by: &Actor, at: Moment) -> Result<Change<Self>, Refusal> {
        by.must_keep_roster()?;
        let name = person_name(&self.name);
        let event = Event::PersonEntered {
            name: Personal(name.clone()),
        };
        Ok(Change::new(Self { name, ..self }, event, by, at))
    }

    /// Notes the person's telephone, or that there is none. The journal says whose changed, not the number.
    pub fn change_phone(
        self,
        phone: Option<String>,
        by: &Actor,
        at: Moment,
    ) -> Result<Change<Self>, Refusal> {
        by.must_keep_roster()?;
        let event = Event::PhoneChanged {
            name: Personal(self.name.clone()),
        };
        Ok(Change::new(Self { phone, ..self }, event, by, at))
    }

    /// Gives a sign-in, or a new first password; it must be changed at the first sign-in.
    pub fn give_sign_in(
        self,
        login: String,
        by: &Actor,
        at: Moment,
    ) -> Result<Change<Self>, Refusal> {
        by.must_keep_roster()?;
        let event = Event::SignInGiven {
            login: Personal(login.clone()),
        };
        Ok(Change::new(
            Self {
                login: Some(login),
                closed_on: None,
                ..self
            },
            event,
            by,
            at,
        ))
    }

    /// Records that the person set a new password.
    pub fn change_password(self, by: &Actor, at: Moment) -> Result<Change<Self>, Refusal> {
        if by.person != self.id {
            return Err(Refusal::NotPermitted);
        }
        Ok(Change::new(self, Event::PasswordChanged, by, at))
    }

    /// Closes the sign-in; what the person did stays under the name.
    pub fn close_sign_in(self, by: &Actor, at: Moment) -> Result<Change<Self>, Refusal> {
        by.must_keep_roster()?;
        if by.person == self.id {
            return Err(Refusal::OwnSignIn);
        }
        let closed_on = Some(at.date());
        Ok(Change::new(
            Self { closed_on, ..self },
            Event::SignInClosed,
            by,
            at,
        ))
    }
}

impl Post {
    /// Appoints a person to a post.
    pub fn appoint(
        self,
        name: &str,
        unit: &UnitRef,
        by: &Actor,
        at: Moment,
    ) -> Result<Change<Self>, Refusal> {
        by.must_keep_roster()?;
        // Who keeps the roster must not raise himself above what he may see (三权分立).
        if self.person == by.person {
            return Err(Refusal::OwnPost);
        }
        if self.until_on.is_some_and(|until| until < self.from_on) {
            return Err(Refusal::EndsBeforeItBegins);
        }
        let event = Event::PostTaken {
            name: Personal(name.into()),
            unit: unit.name.clone(),
            role: self.role,
            from: self.from_on,
        };
        Ok(Change::new(self, event, by, at))
    }

    /// Ends a post; it stays in the roster as past.
    pub fn end(
        self,
        until: Date,
        name: &str,
        unit: &UnitRef,
        by: &Actor,
        at: Moment,
    ) -> Result<Change<Self>, Refusal> {
        by.must_keep_roster()?;
        if until < self.from_on {
            return Err(Refusal::EndsBeforeItBegins);
        }
        if self.until_on.is_some() {
            return Err(Refusal::AlreadyDone);
        }
        let event = Event::PostLeft {
            name: Personal(name.into()),
            unit: unit.name.clone(),
            role: self.role,
            until,
        };
        Ok(Change::new(
            Self {
                until_on: Some(until),
                ..self
            },
            event,
            by,
            at,
        ))
    }

    /// Whether the post is held on this day.
    pub fn is_held_on(&self, day: Date) -> bool {
        self.from_on <= day && self.until_on.is_none_or(|until| day <= until)
    }
}

impl Governed for Person {
    const NOUN: &'static str = "person";
    fn id(&self) -> uuid::Uuid {
        self.id.0
    }
    fn thread(&self) -> Thread {
        Thread::default()
    }
}

impl Governed for Post {
    const NOUN: &'static str = "post";
    fn id(&self) -> uuid::Uuid {
        self.id.0
    }
    fn thread(&self) -> Thread {
        Thread::default()
    }
}

//! The reply slip (回执): whether a unit comes, sends another, or cannot come.

use super::{Attendance, Meeting, MeetingState, Presence};
use crate::{
    Actor, Change, Event, Governed, Moment, Recipient, Refusal, Thread,
    event::{Coming, Personal},
    id::{MeetingId, ReplyId, UnitId},
    unit::UnitRef,
};

coded! {
    /// What a unit answers to the notice of a meeting.
    pub enum Answer {
        /// Its head or liaison comes.
        Comes = "comes",
        /// Another comes instead, for a reason.
        Substitute = "substitute",
        /// Nobody can come, for a reason: it is excused.
        Cannot = "cannot",
    }
}

/// A unit's reply to the notice of a meeting.
#[derive(Clone, Debug, PartialEq)]
pub struct Reply {
    /// Its identity.
    pub id: ReplyId,
    /// Version of the record; 0 before it is kept.
    pub version: u32,
    /// The meeting.
    pub meeting: MeetingId,
    /// The unit.
    pub unit: UnitId,
    /// What it answers.
    pub answer: Answer,
    /// Who comes.
    pub person: Option<String>,
    /// That person's post.
    pub post: Option<String>,
    /// That person's telephone, for the address list.
    pub phone: Option<String>,
    /// Why another comes, or nobody.
    pub reason: Option<String>,
    /// When it was given last.
    pub replied_at: Moment,
}

impl Reply {
    /// The unit replies, or the office enters it for the unit (代录). A later reply replaces the earlier.
    pub fn give(
        self,
        meeting: &Meeting,
        unit: &UnitRef,
        by: &Actor,
        at: Moment,
    ) -> Result<Change<Self>, Refusal> {
        if !by.speaks_for(self.unit) {
            return Err(Refusal::NotYourUnit);
        }
        if meeting.state != MeetingState::Convened {
            return Err(Refusal::MeetingState(meeting.state));
        }
        let lacks =
            |field: &Option<String>| field.as_deref().is_none_or(|words| words.trim().is_empty());
        let nobody = self.answer != Answer::Cannot && lacks(&self.person);
        let baseless = self.answer != Answer::Comes && lacks(&self.reason);
        if nobody || baseless {
            return Err(Refusal::ReplyIncomplete);
        }
        let event = Event::ReplyGiven {
            unit: unit.name.clone(),
            answer: self.answer,
            person: self.person.clone().map(Personal),
            reason: self.reason.clone(),
        };
        let after = Self {
            replied_at: at,
            ..self
        };
        Ok(Change::new(after, event, by, at).tell(Recipient::Office))
    }

    /// Who comes, with post.
    pub fn attendee(&self) -> Option<String> {
        let person = self
            .person
            .as_ref()
            .filter(|_| self.answer != Answer::Cannot)?;
        let post = self.post.as_deref().map(str::trim).unwrap_or_default();
        Some(format!("{} {post}", person.trim()).trim().to_owned())
    }
}

impl Attendance {
    /// What a reply means for the unit's place before the session: excused, or asked still, with who comes.
    /// None if nothing changes by it.
    pub fn follow(
        self,
        reply: &Reply,
        unit: &UnitRef,
        by: &Actor,
        at: Moment,
    ) -> Result<Option<Change<Self>>, Refusal> {
        if !by.speaks_for(self.unit) || reply.unit != self.unit {
            return Err(Refusal::NotYourUnit);
        }
        let presence = match reply.answer {
            Answer::Cannot => Presence::Excused,
            Answer::Comes | Answer::Substitute => Presence::Invited,
        };
        let attendee = reply.attendee();
        let heard = !matches!(self.presence, Presence::Invited | Presence::Excused);
        if heard || (self.presence == presence && self.attendee == attendee) {
            return Ok(None);
        }
        let event = Event::ReplyFollowed(Coming {
            unit: unit.name.clone(),
            answer: reply.answer,
            attendee: attendee.clone().map(Personal),
        });
        let after = Self {
            presence,
            attendee,
            ..self
        };
        Ok(Some(Change::new(after, event, by, at)))
    }
}

impl Governed for Reply {
    const NOUN: &'static str = "reply";
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        cast::{self, id},
        meeting::tests::{meeting, place},
    };

    fn reply(answer: Answer, person: Option<&str>, reason: Option<&str>) -> Reply {
        Reply {
            id: id(960),
            version: 0,
            meeting: id(400),
            unit: cast::TAX,
            answer,
            person: person.map(str::to_owned),
            post: Some("副局长".into()),
            phone: None,
            reason: reason.map(str::to_owned),
            replied_at: Moment(0),
        }
    }

    #[test]
    fn reply_incomplete() {
        let convened = meeting(MeetingState::Convened);
        let unit = cast::reference(cast::TAX);
        for (answer, person, reason, right) in [
            (Answer::Comes, Some("甲"), None, true),
            (Answer::Comes, None, Some("忙"), false),
            (Answer::Substitute, Some("乙"), Some("出差"), true),
            (Answer::Substitute, Some("乙"), None, false),
            (Answer::Substitute, Some(" "), Some("出差"), false),
            (Answer::Cannot, None, Some("出差"), true),
            (Answer::Cannot, Some("甲"), Some(" "), false),
        ] {
            let given =
                reply(answer, person, reason).give(&convened, &unit, &cast::tax(), cast::now());
            assert_eq!(given.is_ok(), right, "{} {person:?}", answer.code());
            if !right {
                assert_eq!(given.unwrap_err(), Refusal::ReplyIncomplete);
            }
        }
    }

    #[test]
    fn only_the_unit_replies_and_only_to_a_notice() {
        let unit = cast::reference(cast::TAX);
        let give = |state, by: &Actor| {
            reply(Answer::Comes, Some("甲"), None)
                .give(&meeting(state), &unit, by, cast::now())
                .map(drop)
        };
        assert_eq!(give(MeetingState::Convened, &cast::tax()), Ok(()));
        assert_eq!(
            give(MeetingState::Convened, &cast::office_for_tax()),
            Ok(())
        );
        for by in [cast::land(), cast::office(), cast::convener()] {
            assert_eq!(give(MeetingState::Convened, &by), Err(Refusal::NotYourUnit));
        }
        for state in MeetingState::ALL {
            let wanted = if *state == MeetingState::Convened {
                Ok(())
            } else {
                Err(Refusal::MeetingState(*state))
            };
            assert_eq!(give(*state, &cast::tax()), wanted);
        }
    }

    #[test]
    fn a_place_follows_the_reply_until_the_unit_is_there() {
        let unit = cast::reference(cast::TAX);
        let follow = |presence, reply: &Reply| {
            place(presence)
                .follow(reply, &unit, &cast::tax(), cast::now())
                .unwrap()
                .inspect(|change| assert!(matches!(change.event(), Event::ReplyFollowed(_))))
                .map(|change| (change.after().presence, change.after().attendee.clone()))
        };
        let cannot = reply(Answer::Cannot, Some("甲"), Some("出差"));
        let comes = reply(Answer::Comes, Some("甲"), None);
        let excused = Some((Presence::Excused, None));
        assert_eq!(follow(Presence::Invited, &cannot), excused);
        let back = Some((Presence::Invited, Some("甲 副局长".into())));
        assert_eq!(follow(Presence::Excused, &comes), back);
        for presence in [Presence::Present, Presence::Late, Presence::Absent] {
            assert_eq!(follow(presence, &cannot), None, "{}", presence.code());
        }
        let stranger = place(Presence::Invited).follow(&comes, &unit, &cast::land(), cast::now());
        assert_eq!(stranger.unwrap_err(), Refusal::NotYourUnit);
    }
}

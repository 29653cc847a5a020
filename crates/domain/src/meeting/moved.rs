//! Another time or place after the notice went out: its units are told, with what was said before.

use super::Meeting;
use crate::{
    Actor, Change, Date, Event, Governed, Moment, Recipient, Refusal, Thread,
    id::{MeetingId, MeetingMoveId, UnitId},
    meeting::reply::Reply,
};

/// A change of time or place that the units of a meeting were told.
#[derive(Clone, Debug, PartialEq)]
pub struct MeetingMove {
    /// Its identity.
    pub id: MeetingMoveId,
    /// Version of the record; 0 before it is kept.
    pub version: u32,
    /// The meeting.
    pub meeting: MeetingId,
    /// The day before it.
    pub from_on: Date,
    /// The time of day before it.
    pub from_starts_at: String,
    /// The place before it.
    pub from_place: String,
    /// The day after it.
    pub to_on: Date,
    /// The time of day after it.
    pub to_starts_at: String,
    /// The place after it.
    pub to_place: String,
    /// When it was told.
    pub moved_at: Moment,
}

impl MeetingMove {
    /// What a unit that was called to `before` has to know of `after`; none if time and place are the same.
    pub fn between(id: MeetingMoveId, before: &Meeting, after: &Meeting) -> Option<Self> {
        let same = before.held_on == after.held_on
            && before.starts_at == after.starts_at
            && before.place == after.place;
        (!same).then(|| Self {
            id,
            version: 0,
            meeting: after.id,
            from_on: before.held_on,
            from_starts_at: before.starts_at.clone(),
            from_place: before.place.clone(),
            to_on: after.held_on,
            to_starts_at: after.starts_at.clone(),
            to_place: after.place.clone(),
            moved_at: Moment(0),
        })
    }

    /// Tells the units asked, and the conveners.
    pub fn tell(self, units: &[UnitId], by: &Actor, at: Moment) -> Result<Change<Self>, Refusal> {
        by.must_be_office()?;
        let event = Event::MeetingMoved {
            before: self.before(),
            after: self.after(),
        };
        let after = Self {
            moved_at: at,
            ..self
        };
        let change = Change::new(after, event, by, at).tell(Recipient::Conveners);
        Ok(units
            .iter()
            .fold(change, |change, unit| change.tell(Recipient::Unit(*unit))))
    }

    /// Time and place before it: 2026-03-05 09:30 区法院.
    pub fn before(&self) -> String {
        format!(
            "{} {} {}",
            self.from_on, self.from_starts_at, self.from_place
        )
    }

    /// Time and place after it.
    pub fn after(&self) -> String {
        format!("{} {} {}", self.to_on, self.to_starts_at, self.to_place)
    }

    /// Whether a reply was given before it, and so for another time or place.
    pub fn outdates(&self, reply: &Reply) -> bool {
        reply.replied_at < self.moved_at
    }
}

impl Governed for MeetingMove {
    const NOUN: &'static str = "meeting_move";
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
        meeting::{MeetingState, tests::meeting},
    };
    use jiff::civil::date;

    #[test]
    fn units_are_told_another_time_or_place_and_nothing_else() {
        let before = meeting(MeetingState::Convened);
        let topic = Meeting {
            topic: "另一主题".into(),
            ..before.clone()
        };
        assert_eq!(MeetingMove::between(id(995), &before, &topic), None);
        for after in [
            Meeting {
                held_on: date(2026, 3, 11),
                ..before.clone()
            },
            Meeting {
                starts_at: "15:00".into(),
                ..before.clone()
            },
            Meeting {
                place: "区政府".into(),
                ..before.clone()
            },
        ] {
            let moved = MeetingMove::between(id(995), &before, &after).unwrap();
            let told = moved
                .clone()
                .tell(&[cast::TAX], &cast::office(), cast::now())
                .unwrap();
            let wanted = [Recipient::Conveners, Recipient::Unit(cast::TAX)];
            assert_eq!(told.told(), wanted);
            assert_eq!(told.after().moved_at, cast::now());
            assert_ne!(moved.before(), moved.after());
            for (who, by) in cast::actors() {
                let told = moved.clone().tell(&[], &by, cast::now());
                assert_eq!(told.is_ok(), by.is_office() || by.is_system(), "{who}");
            }
        }
    }
}

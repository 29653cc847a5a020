//! The kept texts of minutes: one for each time they were written, so that who changed what can be read.

use super::{LineChange, changes};
use crate::{
    Actor, Change, Event, Governed, Moment, Refusal, Thread,
    id::{MeetingId, MinutesId, MinutesTextId},
    meeting::count,
};

/// A text of minutes as it was at one time.
#[derive(Clone, Debug, PartialEq)]
pub struct MinutesText {
    /// Its identity.
    pub id: MinutesTextId,
    /// Version of the record; 0 before it is kept, 1 ever after.
    pub version: u32,
    /// The minutes.
    pub minutes: MinutesId,
    /// Their meeting.
    pub meeting: MeetingId,
    /// Which draft it is, from 1.
    pub ordinal: u32,
    /// The text.
    pub text: String,
    /// Name of who wrote it.
    pub written_by: String,
    /// When.
    pub written_at: Moment,
}

impl MinutesText {
    /// Keeps the text beside the one before it; a kept text never changes.
    pub fn keep(self, before: &str, by: &Actor, at: Moment) -> Result<Change<Self>, Refusal> {
        by.must_be_office()?;
        if self.version != 0 {
            return Err(Refusal::AlreadyDone);
        }
        let all = changes(before, &self.text);
        let many =
            |kind: fn(&LineChange<'_>) -> bool| count(all.iter().filter(|c| kind(c)).count());
        let event = Event::MinutesTextKept {
            ordinal: self.ordinal,
            added: many(|c| matches!(c, LineChange::Added(_))),
            removed: many(|c| matches!(c, LineChange::Removed(_))),
        };
        let after = Self {
            written_by: by.name.clone(),
            written_at: at,
            ..self
        };
        Ok(Change::new(after, event, by, at))
    }
}

impl Governed for MinutesText {
    const NOUN: &'static str = "minutes_text";
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

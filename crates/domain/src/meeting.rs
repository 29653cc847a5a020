//! Meetings: joint (联席会议) and special (专题会议), from the plan to the close.

#[cfg(test)]
mod tests;

use crate::{
    Actor, Change, Date, Event, Governed, Moment, Recipient, Refusal, Role, Thread,
    agenda::AgendaItem,
    id::{AttendanceId, MeetingId, UnitId},
};

coded! {
    /// The notice's two tiers, 方案四.
    pub enum MeetingKind {
        /// 联席会议: at least the charter's number a year, called by a convener or deputy.
        Joint = "joint",
        /// 专题会议: called by the office as needed.
        Special = "special",
    }
}

coded! {
    /// Where a meeting stands.
    pub enum MeetingState {
        /// Planned: its agenda is being made.
        Planned = "planned",
        /// Convened: the notice has gone out, the agenda is frozen.
        Convened = "convened",
        /// In session.
        InSession = "in_session",
        /// Closed: every item has its outcome.
        Closed = "closed",
        /// Called off before it was held.
        CalledOff = "called_off",
    }
}

coded! {
    /// Whether a unit was there.
    pub enum Presence {
        /// Asked to come.
        Invited = "invited",
        /// There.
        Present = "present",
        /// Came late.
        Late = "late",
        /// Excused beforehand.
        Excused = "excused",
        /// Not there, not excused.
        Absent = "absent",
    }
}

/// A meeting.
#[derive(Clone, Debug, PartialEq)]
pub struct Meeting {
    /// Its identity.
    pub id: MeetingId,
    /// Version of the record; 0 before it is kept.
    pub version: u32,
    /// Its tier.
    pub kind: MeetingKind,
    /// Year in which it is counted.
    pub year: u32,
    /// Which of its tier in that year, from 1.
    pub ordinal: u32,
    /// Its topic.
    pub topic: String,
    /// Day on which it is held.
    pub held_on: Date,
    /// Time of day, 09:30.
    pub starts_at: String,
    /// Place.
    pub place: String,
    /// Who calls it, as the notice of the meeting says.
    pub called_by: String,
    /// Who chairs it.
    pub chair: String,
    /// Where it stands.
    pub state: MeetingState,
}

/// A unit's place at a meeting.
#[derive(Clone, Debug, PartialEq)]
pub struct Attendance {
    /// Its identity.
    pub id: AttendanceId,
    /// Version of the record; 0 before it is kept.
    pub version: u32,
    /// The meeting.
    pub meeting: MeetingId,
    /// The unit.
    pub unit: UnitId,
    /// Whether it was there.
    pub presence: Presence,
    /// Who came, with post.
    pub attendee: Option<String>,
}

impl Meeting {
    /// Plans the meeting. The office prepares both tiers; a joint meeting names the convener or deputy
    /// who calls it, since only these may (方案四).
    pub fn plan(self, by: &Actor, at: Moment) -> Result<Change<Self>, Refusal> {
        by.must_be_office()?;
        if self.version != 0 {
            return Err(Refusal::AlreadyDone);
        }
        if self.kind == MeetingKind::Joint && self.called_by.trim().is_empty() {
            return Err(Refusal::JointNeedsCaller);
        }
        let event = Event::MeetingPlanned {
            meeting: self.kind,
            topic: self.topic.clone(),
            on: self.held_on,
            caller: self.called_by.clone(),
        };
        let after = Self {
            state: MeetingState::Planned,
            ..self
        };
        Ok(Change::new(after, event, by, at))
    }

    /// Changes topic, time or place of a meeting that is not yet in session.
    pub fn replan(self, by: &Actor, at: Moment) -> Result<Change<Self>, Refusal> {
        by.must_be_office()?;
        self.must_be(&[MeetingState::Planned, MeetingState::Convened])?;
        let event = Event::MeetingReplanned {
            topic: self.topic.clone(),
            on: self.held_on,
            starts: self.starts_at.clone(),
            place: self.place.clone(),
        };
        Ok(Change::new(self, event, by, at))
    }

    /// Freezes the agenda and sends the notice of the meeting to the units.
    pub fn convene(
        self,
        items: usize,
        units: &[UnitId],
        by: &Actor,
        at: Moment,
    ) -> Result<Change<Self>, Refusal> {
        by.must_be_office()?;
        self.must_be(&[MeetingState::Planned])?;
        if items == 0 {
            return Err(Refusal::EmptyAgenda);
        }
        if units.is_empty() {
            return Err(Refusal::NobodyInvited);
        }
        let event = Event::MeetingConvened {
            on: self.held_on,
            units: count(units.len()),
        };
        let after = Self {
            state: MeetingState::Convened,
            ..self
        };
        let change = Change::new(after, event, by, at).tell(Recipient::Conveners);
        Ok(units
            .iter()
            .fold(change, |change, unit| change.tell(Recipient::Unit(*unit))))
    }

    /// Opens the session.
    pub fn open(self, by: &Actor, at: Moment) -> Result<Change<Self>, Refusal> {
        by.must_be_office()?;
        self.must_be(&[MeetingState::Convened])?;
        let after = Self {
            state: MeetingState::InSession,
            ..self
        };
        Ok(Change::new(after, Event::MeetingOpened, by, at))
    }

    /// Closes the meeting; only when every item has its outcome and every unit its presence.
    pub fn close(
        self,
        items: &[AgendaItem],
        attendance: &[Attendance],
        by: &Actor,
        at: Moment,
    ) -> Result<Change<Self>, Refusal> {
        by.must_be_office()?;
        self.must_be(&[MeetingState::InSession])?;
        if let Some(item) = items.iter().find(|item| item.outcome.is_none()) {
            return Err(Refusal::ItemWithoutOutcome(item.ordinal));
        }
        if attendance
            .iter()
            .any(|place| place.presence == Presence::Invited)
        {
            return Err(Refusal::AttendanceIncomplete);
        }
        let event = Event::MeetingClosed {
            items: count(items.len()),
        };
        let after = Self {
            state: MeetingState::Closed,
            ..self
        };
        Ok(Change::new(after, event, by, at).tell(Recipient::Conveners))
    }

    /// Calls the meeting off; its items become free again.
    pub fn call_off(self, reason: String, by: &Actor, at: Moment) -> Result<Change<Self>, Refusal> {
        by.must_be_office()?;
        self.must_be(&[MeetingState::Planned, MeetingState::Convened])?;
        let event = Event::MeetingCalledOff { reason };
        let after = Self {
            state: MeetingState::CalledOff,
            ..self
        };
        Ok(Change::new(after, event, by, at))
    }

    /// Refuses unless the agenda may still be changed.
    pub fn agenda_must_be_open(&self) -> Result<(), Refusal> {
        self.must_be(&[MeetingState::Planned])
    }

    /// Refuses unless the meeting is in session.
    pub fn must_be_in_session(&self) -> Result<(), Refusal> {
        self.must_be(&[MeetingState::InSession])
    }

    fn must_be(&self, states: &[MeetingState]) -> Result<(), Refusal> {
        if states.contains(&self.state) {
            Ok(())
        } else {
            Err(Refusal::MeetingState(self.state))
        }
    }
}

impl Attendance {
    /// Asks a unit to come.
    pub fn invite(self, unit_name: &str, by: &Actor, at: Moment) -> Result<Change<Self>, Refusal> {
        by.must_be_office()?;
        let event = Event::UnitInvited {
            unit: unit_name.into(),
        };
        Ok(Change::new(
            Self {
                presence: Presence::Invited,
                ..self
            },
            event,
            by,
            at,
        ))
    }

    /// Enters who came.
    pub fn enter(
        self,
        presence: Presence,
        attendee: Option<String>,
        unit_name: &str,
        by: &Actor,
        at: Moment,
    ) -> Result<Change<Self>, Refusal> {
        by.must_be_office()?;
        let event = Event::AttendanceEntered {
            unit: unit_name.into(),
            presence,
            attendee: attendee.clone().map(crate::event::Personal),
        };
        Ok(Change::new(
            Self {
                presence,
                attendee,
                ..self
            },
            event,
            by,
            at,
        ))
    }

    /// Whether the unit was there, in time or late.
    pub fn was_there(&self) -> bool {
        matches!(self.presence, Presence::Present | Presence::Late)
    }
}

/// Whether these roles may call a meeting of this tier (方案四).
pub fn may_call(kind: MeetingKind, role: Role) -> bool {
    match kind {
        MeetingKind::Joint => matches!(role, Role::Convener | Role::DeputyConvener),
        MeetingKind::Special => matches!(role, Role::OfficeDirector | Role::OfficeClerk),
    }
}

/// The last day on which this calendar year's joint meeting can still be held, if one is owed and none
/// was held yet (方案四：联席会议每年至少召开一次).
pub fn joint_meeting_owed_by(year: i16, owed: u32, held: u32) -> Option<Date> {
    (held < owed).then(|| Date::constant(year, 12, 31))
}

pub(crate) fn count(n: usize) -> u32 {
    u32::try_from(n).unwrap_or(u32::MAX)
}

impl Governed for Meeting {
    const NOUN: &'static str = "meeting";
    fn id(&self) -> uuid::Uuid {
        self.id.0
    }
    fn thread(&self) -> Thread {
        Thread {
            matter: None,
            meeting: Some(self.id),
        }
    }
}

impl Governed for Attendance {
    const NOUN: &'static str = "attendance";
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

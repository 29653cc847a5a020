//! Meetings of every tier the charter has, from the plan to the close.

mod amended;
pub mod call;
mod called_off;
pub mod consent;
pub mod doubt;
mod entered;
pub mod moved;
mod overtaken;
mod presence;
pub mod reply;
pub mod reply_day;
#[cfg(test)]
pub(crate) mod tests;
pub mod withdrawn;
pub mod year;

pub use amended::record_is_signed;
pub use presence::Presence;

use self::consent::Consent;

use crate::{
    Actor, Change, Date, Event, Governed, Moment, Recipient, Refusal, Thread,
    agenda::{
        AgendaItem,
        version::{self, AgendaVersion},
    },
    charter::{Caller, Charter, Tier},
    event::{self, Personal, Seat},
    id::{AttendanceId, MeetingId, UnitId},
};

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
        /// Held on paper, and entered afterwards (补登).
        Entered = "entered",
    }
}

/// A meeting.
#[derive(Clone, Debug, PartialEq)]
pub struct Meeting {
    /// Its identity.
    pub id: MeetingId,
    /// Version of the record; 0 before it is kept.
    pub version: u32,
    /// Key of its tier in the charter.
    pub tier: String,
    /// What the charter called that tier: 联席会议.
    pub label: String,
    /// Year in which it is counted.
    pub year: u32,
    /// Which of its tier held in that year, from 1; 0 until it is opened, since only meetings held are counted.
    pub ordinal: u32,
    /// Its topic.
    pub topic: String,
    /// Day on which it is to be held; once opened, on which it was.
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
    /// Number of its minutes, if it was held on paper and they bear one; minutes kept here bear their own.
    pub paper_number: Option<String>,
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
    /// Who came, each with post: 张三 副局长、李四 科长.
    pub attendee: Option<String>,
}

/// What keeps the notice of a planned meeting from going out, in the order in which it is mended.
pub fn lacks(items: usize, units: usize, consent: Option<&Consent>) -> Vec<Refusal> {
    let consent = consent.and_then(|one| one.must_be_given().err());
    let items = (items == 0).then_some(Refusal::EmptyAgenda);
    let units = (units == 0).then_some(Refusal::NobodyInvited);
    items.into_iter().chain(units).chain(consent).collect()
}

impl Meeting {
    /// Whether it is the same as one that is planned: the same form sent twice.
    pub fn repeats(&self, planned: &Self) -> bool {
        let what = |one: &Self| (one.tier.clone(), one.topic.clone(), one.chair.clone());
        let when = |one: &Self| (one.held_on, one.starts_at.clone(), one.place.clone());
        planned.state == MeetingState::Planned
            && what(self) == what(planned)
            && when(self) == when(planned)
    }

    /// Plans the meeting. The office prepares every tier; whoever calls it must be one who may, by the
    /// charter's rules (方案四).
    pub fn plan(
        self,
        charter: &Charter,
        caller: &Caller,
        by: &Actor,
        at: Moment,
    ) -> Result<Change<Self>, Refusal> {
        by.must_be_office()?;
        if self.version != 0 {
            return Err(Refusal::AlreadyDone);
        }
        let tier = self.must_be_called_by(charter, caller)?;
        let label = tier.label.clone();
        let event = Event::MeetingPlanned {
            meeting: label.clone(),
            topic: self.topic.clone(),
            on: self.held_on,
            caller: caller.words(),
        };
        let after = Self {
            label,
            called_by: caller.words(),
            state: MeetingState::Planned,
            ..self
        };
        Ok(Change::new(after, event, by, at))
    }

    /// Refuses a tier that the charter lacks, and a caller who may not call it.
    fn must_be_called_by<'a>(
        &self,
        charter: &'a Charter,
        caller: &Caller,
    ) -> Result<&'a Tier, Refusal> {
        let rules = &charter.meetings;
        let tier = rules
            .tier(&self.tier)
            .ok_or_else(|| Refusal::NoSuchTier(rules.labels()))?;
        if charter.may_call(tier, caller) {
            Ok(tier)
        } else {
            let posts = charter.posts_calling(tier).join("、");
            Err(Refusal::CallerMayNot(posts))
        }
    }

    /// Whether it is planned for another day or hour than before: a caller's consent was to those.
    pub fn is_at_another_hour_than(&self, before: &Self) -> bool {
        self.held_on != before.held_on || self.starts_at != before.starts_at
    }

    fn must_lie_ahead(&self, at: Moment) -> Result<(), Refusal> {
        let (hour, minute) = self.starts_at.split_once(':').unwrap_or_default();
        let number = |part: &str| part.parse().unwrap_or_default();
        if Moment::at(self.held_on, number(hour), number(minute)) < at {
            let hour = format!("{} {}", self.held_on, self.starts_at);
            return Err(Refusal::HourPast(hour));
        }
        Ok(())
    }

    /// Changes topic, time, place or caller of a meeting that is not yet in session; another day or hour than
    /// `before` must not be past.
    pub fn replan(
        self,
        before: &Self,
        charter: &Charter,
        caller: &Caller,
        by: &Actor,
        at: Moment,
    ) -> Result<Change<Self>, Refusal> {
        by.must_be_office()?;
        self.must_be(&[MeetingState::Planned, MeetingState::Convened])?;
        self.must_be_called_by(charter, caller)?;
        if self.is_at_another_hour_than(before) {
            self.must_lie_ahead(at)?;
        }
        let event = Event::MeetingReplanned(event::Replanned {
            topic: self.topic.clone(),
            on: self.held_on,
            starts: self.starts_at.clone(),
            place: self.place.clone(),
        });
        let after = Self {
            year: year_of(self.held_on),
            called_by: caller.words(),
            ..self
        };
        Ok(Change::new(after, event, by, at))
    }

    /// Freezes the agenda and sends the notice of the meeting to the units, once the convener in whose name it
    /// is called has consented; none where the office calls it itself.
    pub fn convene(
        self,
        items: usize,
        units: &[UnitId],
        consent: Option<&Consent>,
        by: &Actor,
        at: Moment,
    ) -> Result<Change<Self>, Refusal> {
        by.must_be_office()?;
        self.must_be(&[MeetingState::Planned])?;
        if let Some(lack) = lacks(items, units.len(), consent).into_iter().next() {
            return Err(lack);
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

    /// Whether opening it in this year takes the next ordinal of its tier.
    pub fn needs_ordinal(&self, year: u32) -> bool {
        self.ordinal == 0 || self.year != year
    }

    /// Opens the session on a frozen agenda, on its day or later: it was held on the day on which it was
    /// opened, and is counted in that day's year under this ordinal. Whoever calls it consents to its hour, also
    /// to a later one than the notice said.
    pub fn open(
        self,
        agenda: Option<&AgendaVersion>,
        consent: Option<&Consent>,
        ordinal: u32,
        by: &Actor,
        at: Moment,
    ) -> Result<Change<Self>, Refusal> {
        by.must_be_office()?;
        self.must_be(&[MeetingState::Convened])?;
        if !agenda.is_some_and(AgendaVersion::holds) {
            return Err(Refusal::AgendaNotFrozen);
        }
        consent.map_or(Ok(()), Consent::must_be_given)?;
        let today = at.date();
        if today < self.held_on {
            return Err(Refusal::MeetingAhead(self.held_on));
        }
        let event = Event::MeetingOpened {
            planned: (today != self.held_on).then_some(self.held_on),
        };
        let after = Self {
            state: MeetingState::InSession,
            held_on: today,
            year: year_of(today),
            ordinal,
            ..self
        };
        Ok(Change::new(after, event, by, at))
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
    pub fn call_off(
        self,
        reason: String,
        asked: &[UnitId],
        by: &Actor,
        at: Moment,
    ) -> Result<Change<Self>, Refusal> {
        by.must_be_office()?;
        self.must_be(&[MeetingState::Planned, MeetingState::Convened])?;
        // Before the notice nobody was told of it.
        let told = if self.state == MeetingState::Convened {
            asked
        } else {
            &[]
        };
        let event = Event::MeetingCalledOff { reason };
        let after = Self {
            state: MeetingState::CalledOff,
            ..self
        };
        let change = Change::new(after, event, by, at);
        Ok(told
            .iter()
            .fold(change, |change, unit| change.tell(Recipient::Unit(*unit))))
    }

    /// Refuses unless the agenda may still be changed: the session has not begun, and `latest`, its version
    /// frozen last, was opened again.
    pub fn agenda_must_be_open(&self, latest: Option<&AgendaVersion>) -> Result<(), Refusal> {
        self.must_be_ahead()?;
        version::must_not_hold(latest)
    }

    /// Refuses unless the session has yet to begin.
    pub fn must_be_ahead(&self) -> Result<(), Refusal> {
        self.must_be(&[MeetingState::Planned, MeetingState::Convened])
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

    /// Asks a unit to come after the notice has gone out, and tells it.
    pub fn summon(self, unit_name: &str, by: &Actor, at: Moment) -> Result<Change<Self>, Refusal> {
        let unit = Recipient::Unit(self.unit);
        Ok(self.invite(unit_name, by, at)?.tell(unit))
    }

    /// Enters who came. Who agreed to what is settled was there: `agreed` are the places of items settled on the
    /// unit's agreement, and their outcomes are taken back before it counts as away.
    pub fn enter(
        self,
        presence: Presence,
        attendee: Option<String>,
        unit_name: &str,
        agreed: &[u32],
        by: &Actor,
        at: Moment,
    ) -> Result<Change<Self>, Refusal> {
        by.must_be_office()?;
        if presence.is_away() && !agreed.is_empty() {
            let places: Vec<_> = agreed.iter().map(u32::to_string).collect();
            let words = format!("{unit_name}（{}）", places.join("、"));
            return Err(Refusal::AgreedThere(words));
        }
        let event = Event::AttendanceEntered(Seat {
            unit: unit_name.into(),
            presence,
            attendee: attendee.clone().map(Personal),
        });
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

    /// The persons who came, one by one.
    pub fn people(&self) -> impl Iterator<Item = &str> {
        let words = self.attendee.as_deref().unwrap_or_default();
        let people = words.split(['、', '，', ',', '；', ';']).map(str::trim);
        people.filter(|one| !one.is_empty())
    }

    /// Whether the unit is asked: its invitation was not withdrawn.
    pub fn stands(&self) -> bool {
        self.presence != Presence::Withdrawn
    }

    /// Whether the unit was there, in time or late.
    pub fn was_there(&self) -> bool {
        matches!(self.presence, Presence::Present | Presence::Late)
    }
}

/// The last day on which this calendar year's joint meeting can still be held, if one is owed and none
/// was held yet (方案四：联席会议每年至少召开一次).
pub fn joint_meeting_owed_by(year: i16, owed: u32, held: u32) -> Option<Date> {
    (held < owed).then(|| Date::constant(year, 12, 31))
}

/// The year in which a day's meeting is counted.
pub fn year_of(day: Date) -> u32 {
    u32::from(day.year().unsigned_abs())
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

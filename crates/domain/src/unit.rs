//! Units: the bodies that take part in the mechanism.

use crate::{Actor, Change, Date, Event, Governed, Moment, Refusal, Thread, id::UnitId};
use serde::{Deserialize, Serialize};

coded! {
    /// In what capacity a unit takes part.
    pub enum UnitKind {
        /// A member unit named by the charter.
        Member = "member",
        /// A unit invited for a stated time or meeting only (增邀单位).
        Invited = "invited",
        /// A body invited to one meeting, which takes part in nothing else (列席单位).
        Guest = "guest",
        /// An administrator's firm (管理人).
        AdministratorFirm = "administrator_firm",
        /// The government that issued the charter; where the conveners from its side sit.
        Government = "government",
    }
}

impl UnitKind {
    /// Whether such a unit sits in for matters of its own alone, as an administrator does: what else a meeting
    /// deals with, other enterprises' matters and the minutes as a whole, is not opened to it, and it countersigns
    /// nothing.
    pub fn sits_in_for_its_own(self) -> bool {
        self == Self::AdministratorFirm
    }
}

/// A body that takes part in the mechanism.
#[derive(Clone, Debug, PartialEq)]
pub struct Unit {
    /// Its identity.
    pub id: UnitId,
    /// Version of the record; 0 before it is kept.
    pub version: u32,
    /// Place in the charter's order, for lists.
    pub ordinal: u32,
    /// Full name, for papers.
    pub full_name: String,
    /// Short name, for screens.
    pub short_name: String,
    /// The name by which the charter's duties refer to it; empty for units it does not name.
    pub charter_name: String,
    /// In what capacity it takes part.
    pub kind: UnitKind,
    /// Last day of taking part, for invited units; for a guest, that of its meeting.
    pub until: Option<Date>,
}

/// A unit as other nouns refer to it: identity and the short name shown at that time.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct UnitRef {
    /// Which unit.
    pub id: UnitId,
    /// Its short name.
    pub name: String,
}

impl Unit {
    /// The reference by which other nouns name this unit.
    pub fn as_ref(&self) -> UnitRef {
        UnitRef {
            id: self.id,
            name: self.short_name.clone(),
        }
    }

    /// Whether it takes part on this day.
    pub fn takes_part_on(&self, day: Date) -> bool {
        self.until.is_none_or(|until| day <= until)
    }

    /// Whether its full name is still to be filled in: the notice gives a member's short name only, and none
    /// is made up.
    pub fn lacks_full_name(&self) -> bool {
        self.kind == UnitKind::Member && self.full_name == self.short_name
    }

    /// Refuses to ask it to a meeting on this day: it has left by then, or it is the government, whose
    /// conveners call meetings rather than being asked.
    pub fn must_take_part_on(&self, day: Date) -> Result<(), Refusal> {
        if self.takes_part_on(day) && self.kind != UnitKind::Government {
            Ok(())
        } else {
            Err(Refusal::NotTakingPart(self.short_name.clone()))
        }
    }

    /// Whether it takes part in one meeting and in nothing else.
    pub fn is_guest(&self) -> bool {
        self.kind == UnitKind::Guest
    }

    /// Whether it sits in for matters of its own alone.
    pub fn sits_in_for_its_own(&self) -> bool {
        self.kind.sits_in_for_its_own()
    }

    /// Whether it becomes a party to the matters of a meeting it is asked to: neither a guest, which sees that
    /// meeting alone, nor who sits in for matters of its own.
    pub fn is_admitted_when_asked(&self) -> bool {
        !self.is_guest() && !self.sits_in_for_its_own()
    }

    /// A guest's stay follows its meeting: until that meeting's day, or over before `at` where no meeting is
    /// left that asks it. None if nothing changes by it.
    pub fn stay_until(
        self,
        meeting_on: Option<Date>,
        by: &Actor,
        at: Moment,
    ) -> Result<Option<Change<Self>>, Refusal> {
        by.must_be_office()?;
        let today = at.date();
        let until = meeting_on.or_else(|| today.yesterday().ok());
        let over = meeting_on.is_none() && !self.takes_part_on(today);
        if !self.is_guest() || over || self.until == until {
            return Ok(None);
        }
        let event = Event::UnitAdmitted {
            unit: self.short_name.clone(),
            until,
        };
        Ok(Some(Change::new(Self { until, ..self }, event, by, at)))
    }

    /// Admits a unit: from the charter at founding, or invited later (方案二：可增邀其他部门或单位).
    pub fn admit(self, by: &Actor, at: Moment) -> Result<Change<Self>, Refusal> {
        by.must_keep_roster()?;
        let event = Event::UnitAdmitted {
            unit: self.short_name.clone(),
            until: self.until,
        };
        Ok(Change::new(self, event, by, at))
    }

    /// Makes a unit that took part by invitation a member, under the name by which the charter's duties
    /// refer to it.
    pub fn become_member(
        self,
        charter_name: String,
        by: &Actor,
        at: Moment,
    ) -> Result<Change<Self>, Refusal> {
        by.must_keep_roster()?;
        let event = Event::UnitAdmitted {
            unit: self.short_name.clone(),
            until: None,
        };
        let after = Self {
            charter_name,
            kind: UnitKind::Member,
            until: None,
            ..self
        };
        Ok(Change::new(after, event, by, at))
    }

    /// Renames a unit; what was recorded under the old name stays as it was.
    pub fn rename(
        self,
        full_name: String,
        short_name: String,
        by: &Actor,
        at: Moment,
    ) -> Result<Change<Self>, Refusal> {
        by.must_keep_roster()?;
        let event = Event::UnitRenamed {
            from: self.short_name.clone(),
            to: short_name.clone(),
        };
        Ok(Change::new(
            Self {
                full_name,
                short_name,
                ..self
            },
            event,
            by,
            at,
        ))
    }
}

/// Refuses to give guests of a meeting anything but their place at it.
pub fn must_be_no_guests<'a>(named: impl Iterator<Item = &'a Unit>) -> Result<(), Refusal> {
    let guests = named.filter(|unit| unit.is_guest());
    let guests: Vec<_> = guests.map(|unit| unit.short_name.as_str()).collect();
    if guests.is_empty() {
        Ok(())
    } else {
        Err(Refusal::GuestsElsewhere(guests.join("、")))
    }
}

impl Governed for Unit {
    const NOUN: &'static str = "unit";
    fn id(&self) -> uuid::Uuid {
        self.id.0
    }
    fn thread(&self) -> Thread {
        Thread::default()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::cast;
    use jiff::civil::date;

    #[test]
    fn a_guest_stays_until_its_last_meeting() {
        // It is 2 March 2026.
        let (over, day, moved) = (date(2026, 3, 1), date(2026, 3, 10), date(2026, 3, 12));
        let guest = |until| Unit {
            id: cast::LAND,
            version: 1,
            ordinal: 20,
            full_name: "某区档案馆".into(),
            short_name: "区档案馆".into(),
            charter_name: String::new(),
            kind: UnitKind::Guest,
            until: Some(until),
        };
        for (until, meeting_on, wanted) in [
            (day, Some(moved), Some(moved)),
            (day, Some(day), None),
            (day, None, Some(over)),
            (over, Some(day), Some(day)),
            (date(2026, 2, 1), None, None),
        ] {
            let stay = guest(until).stay_until(meeting_on, &cast::office(), cast::now());
            let stay = stay.unwrap().map(|change| change.after().until);
            assert_eq!(stay, wanted.map(Some), "{until} {meeting_on:?}");
        }
        let member = Unit {
            kind: UnitKind::Member,
            ..guest(day)
        };
        let stay = member.stay_until(None, &cast::office(), cast::now());
        assert!(stay.unwrap().is_none(), "a member does not leave");
        for (who, by) in cast::actors() {
            let stay = guest(day).stay_until(None, &by, cast::now());
            assert_eq!(stay.is_ok(), by.is_office() || by.is_system(), "{who}");
        }
    }

    #[test]
    fn guests_elsewhere() {
        let unit = |kind| Unit {
            id: cast::LAND,
            version: 1,
            ordinal: 20,
            full_name: "某区档案馆".into(),
            short_name: "区档案馆".into(),
            charter_name: String::new(),
            kind,
            until: None,
        };
        for kind in UnitKind::ALL {
            let refused = must_be_no_guests([unit(*kind)].iter()).err();
            let guest = *kind == UnitKind::Guest;
            let wanted = guest.then(|| Refusal::GuestsElsewhere("区档案馆".into()));
            assert_eq!(refused, wanted, "{}", kind.code());
            let alone = guest || *kind == UnitKind::AdministratorFirm;
            assert_eq!(unit(*kind).is_admitted_when_asked(), !alone);
        }
    }
}

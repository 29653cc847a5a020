//! Doubts about a meeting before its notice goes out, and before another time or place is told: what no rule forbids
//! and the office may have overlooked.

use super::{Attendance, Meeting, call::ItemProposal, year_of};
use crate::{Date, Refusal, calendar::WorkCalendar, id::UnitId};

/// What may have been overlooked. Units are named by their id.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Doubt {
    /// Units that raised an item's matter, or are bound by a decision proposed, are not asked.
    NotAsked(Vec<UnitId>),
    /// Only one unit is asked.
    OneUnit,
    /// Most members of the whole mechanism's meeting are not asked; which.
    MembersNotAsked(Vec<UnitId>),
    /// Another meeting is held at the same hour; its topic.
    SameHour(String),
    /// Another meeting begins at the same place less than two hours before or after; its hour and topic.
    SamePlace(String),
    /// The day is no working day.
    DayOff,
    /// The day lies in another year than today.
    OtherYear(u32),
    /// So many proposals still wait for the office's check.
    Unchecked(u32),
}

/// What stands around a meeting, against which it is held.
#[derive(Debug)]
pub struct Around<'a> {
    /// The units asked.
    pub places: &'a [Attendance],
    /// Units that its items concern: who raised their matters, who is bound by what is proposed.
    pub concerned: &'a [UnitId],
    /// The members, where its tier is the whole mechanism's (联席会议); else none.
    pub members: &'a [UnitId],
    /// What was proposed for it.
    pub proposals: &'a [ItemProposal],
    /// Meetings on its day that are not called off.
    pub same_day: &'a [Meeting],
    /// Working days.
    pub calendar: &'a WorkCalendar,
    /// Today.
    pub today: Date,
}

impl Meeting {
    /// The doubts about it, in the order in which they are shown.
    pub fn doubts(&self, around: &Around<'_>) -> Vec<Doubt> {
        let mut doubts = Vec::new();
        let asked = |unit: &UnitId| around.places.iter().any(|place| place.unit == *unit);
        let mut missing: Vec<UnitId> = Vec::new();
        for unit in around.concerned {
            if !asked(unit) && !missing.contains(unit) {
                missing.push(*unit);
            }
        }
        if !missing.is_empty() {
            doubts.push(Doubt::NotAsked(missing));
        }
        let away: Vec<_> = around
            .members
            .iter()
            .filter(|one| !asked(one))
            .copied()
            .collect();
        if away.len() * 2 > around.members.len() {
            doubts.push(Doubt::MembersNotAsked(away));
        }
        if around.places.len() == 1 {
            doubts.push(Doubt::OneUnit);
        }
        doubts.extend(self.crossing(around.same_day));
        if !around.calendar.is_workday(self.held_on) {
            doubts.push(Doubt::DayOff);
        }
        if year_of(self.held_on) != year_of(around.today) {
            doubts.push(Doubt::OtherYear(year_of(self.held_on)));
        }
        let unchecked = around.proposals.iter().filter(|one| one.awaits_check());
        let unchecked = super::count(unchecked.count());
        if unchecked > 0 {
            doubts.push(Doubt::Unchecked(unchecked));
        }
        doubts
    }
}

/// Within so many minutes a second meeting at the same place is doubted; what a meeting takes is not planned.
const PLACE_IS_TAKEN_MINUTES: u32 = 120;

impl Meeting {
    /// The minute of the day at which it begins; none if the hour cannot be read.
    fn begins(&self) -> Option<u32> {
        let (hour, minute) = self.starts_at.split_once(':')?;
        Some(hour.parse::<u32>().ok()? * 60 + minute.parse::<u32>().ok()?)
    }

    /// Doubts for other meetings of its day: one at its hour, one at its place.
    fn crossing(&self, same_day: &[Self]) -> Vec<Doubt> {
        let others = || {
            let mine = |other: &&Self| other.id != self.id && other.held_on == self.held_on;
            same_day.iter().filter(mine)
        };
        let apart = |other: &Self| Some(other.begins()?.abs_diff(self.begins()?));
        let near = |other: &&Self| {
            other.place.trim() == self.place.trim()
                && apart(other).is_some_and(|minutes| minutes < PLACE_IS_TAKEN_MINUTES)
        };
        let same_place = others().find(near);
        let mut at_hour = others().filter(|other| apart(other) == Some(0));
        let same_hour = at_hour.find(|other| same_place.is_none_or(|one| one.id != other.id));
        let same_hour = same_hour.map(|other| Doubt::SameHour(other.topic.clone()));
        let same_place = same_place
            .map(|other| Doubt::SamePlace(format!("{} {}", other.starts_at, other.topic)));
        same_hour.into_iter().chain(same_place).collect()
    }
}

/// The doubts that a change adds to those that were answered before it.
pub fn added(before: &[Doubt], after: Vec<Doubt>) -> Vec<Doubt> {
    let new = |doubt: &Doubt| !before.contains(doubt);
    after.into_iter().filter(new).collect()
}

/// Refuses to go on while doubts remain that nobody said yes to.
pub fn must_be_answered(doubts: &[Doubt], despite: bool) -> Result<(), Refusal> {
    if doubts.is_empty() || despite {
        Ok(())
    } else {
        Err(Refusal::DoubtsRemain(super::count(doubts.len())))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        cast::{self, id},
        meeting::{
            MeetingState, Presence,
            call::{ProposalKind, ProposalState},
            tests::{meeting, place},
        },
    };
    use jiff::civil::date;

    fn of(unit: UnitId) -> Attendance {
        Attendance {
            unit,
            ..place(Presence::Invited)
        }
    }

    #[test]
    fn what_may_have_been_overlooked_is_said() {
        let calendar = WorkCalendar::default();
        let both = [of(cast::TAX), of(cast::LAND)];
        let doubts = |change: fn(&mut Meeting), places: &[Attendance], same_day: &[Meeting]| {
            let mut one = meeting(MeetingState::Planned);
            change(&mut one);
            one.doubts(&Around {
                places,
                concerned: &[cast::TAX, cast::TAX],
                members: &[],
                proposals: &[],
                same_day,
                calendar: &calendar,
                today: date(2026, 3, 2),
            })
        };
        assert_eq!(doubts(|_| (), &both, &[]), []);
        let other = Meeting {
            id: id(401),
            ..meeting(MeetingState::Planned)
        };
        assert_eq!(
            doubts(|_| (), &both, &[other]),
            [Doubt::SamePlace("09:30 涉税".into())]
        );
        let own = meeting(MeetingState::Planned);
        assert_eq!(doubts(|_| (), &both, &[own]), []);
        let alone = [of(cast::LAND)];
        let wanted = [Doubt::NotAsked(vec![cast::TAX]), Doubt::OneUnit];
        assert_eq!(doubts(|_| (), &alone, &[]), wanted);
        let sunday = doubts(|one| one.held_on = date(2026, 3, 8), &both, &[]);
        assert_eq!(sunday, [Doubt::DayOff]);
        let far = doubts(|one| one.held_on = date(2031, 3, 10), &both, &[]);
        assert_eq!(far, [Doubt::OtherYear(2031)]);
    }

    #[test]
    fn meetings_of_one_day_cross_at_an_hour_or_at_a_place() {
        let one = meeting(MeetingState::Planned);
        let other = |starts_at: &str, place: &str| Meeting {
            id: id(401),
            starts_at: starts_at.into(),
            place: place.into(),
            ..meeting(MeetingState::Planned)
        };
        let place = one.place.as_str();
        let at_place = |hour: &str| vec![Doubt::SamePlace(format!("{hour} 涉税"))];
        for (starts_at, at, wanted) in [
            ("09:30", "别处", vec![Doubt::SameHour("涉税".into())]),
            ("9:30", "别处", vec![Doubt::SameHour("涉税".into())]),
            ("09:30", place, at_place("09:30")),
            ("11:29", place, at_place("11:29")),
            ("07:31", place, at_place("07:31")),
            ("11:30", place, vec![]),
            ("10:00", "别处", vec![]),
        ] {
            let found = one.crossing(&[other(starts_at, at)]);
            assert_eq!(found, wanted, "{starts_at} {at}");
        }
    }

    #[test]
    fn most_members_of_the_whole_not_asked_are_named() {
        let members = [cast::TAX, cast::LAND, cast::COURT];
        let doubts = |places: &[Attendance], members: &[UnitId]| {
            meeting(MeetingState::Planned).doubts(&Around {
                places,
                concerned: &[],
                members,
                proposals: &[],
                same_day: &[],
                calendar: &WorkCalendar::default(),
                today: date(2026, 3, 2),
            })
        };
        let guests = [of(cast::TAX), of(cast::FIRM)];
        let missing = Doubt::MembersNotAsked(vec![cast::LAND, cast::COURT]);
        assert_eq!(doubts(&guests, &members), [missing]);
        assert_eq!(doubts(&[of(cast::TAX), of(cast::LAND)], &members), []);
        assert_eq!(doubts(&guests, &[]), []);
    }

    #[test]
    fn proposals_that_wait_are_counted() {
        let proposal = |state| ItemProposal {
            id: id(950),
            version: 1,
            call: id(940),
            meeting: id(400),
            unit: cast::TAX,
            kind: ProposalKind::Report,
            matter: None,
            title: None,
            question: None,
            state,
            reason: None,
            item: None,
        };
        let proposals = ProposalState::ALL.iter().map(|state| proposal(*state));
        let around = Around {
            places: &[of(cast::TAX), of(cast::LAND)],
            concerned: &[],
            members: &[],
            proposals: &proposals.collect::<Vec<_>>(),
            same_day: &[],
            calendar: &WorkCalendar::default(),
            today: date(2026, 3, 2),
        };
        let doubts = meeting(MeetingState::Planned).doubts(&around);
        assert_eq!(doubts, [Doubt::Unchecked(1)]);
    }

    #[test]
    fn a_change_is_doubted_only_for_what_it_adds() {
        let before = [Doubt::OneUnit];
        let after = vec![Doubt::OneUnit, Doubt::DayOff];
        assert_eq!(added(&before, after), [Doubt::DayOff]);
        assert_eq!(added(&before, vec![Doubt::OneUnit]), []);
    }

    #[test]
    fn doubts_remain() {
        let doubts = [Doubt::OneUnit, Doubt::DayOff];
        let refused = Err(Refusal::DoubtsRemain(2));
        assert_eq!(must_be_answered(&doubts, false), refused);
        assert_eq!(must_be_answered(&doubts, true), Ok(()));
        assert_eq!(must_be_answered(&[], false), Ok(()));
    }
}

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
    /// Another meeting is held at the same hour; its topic.
    SameHour(String),
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
        if around.places.len() == 1 {
            doubts.push(Doubt::OneUnit);
        }
        let same = |other: &&Meeting| {
            other.id != self.id
                && other.held_on == self.held_on
                && other.starts_at == self.starts_at
        };
        if let Some(other) = around.same_day.iter().find(same) {
            doubts.push(Doubt::SameHour(other.topic.clone()));
        }
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
            [Doubt::SameHour("涉税".into())]
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

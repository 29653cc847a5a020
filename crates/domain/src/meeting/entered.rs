//! A meeting that was held on paper, and is entered afterwards (补登).

use super::{Attendance, Meeting, MeetingState, Presence, year_of};
use crate::{Actor, Change, Date, Event, Moment, Refusal, charter::Charter, event::PaperMeeting};

impl Meeting {
    /// Enters a meeting that was held on paper, before today. It counts towards the duty of its year (方案四：联席会议
    /// 每年至少召开一次) and has no agenda here. None was held before the mechanism was `founded_by` its document. Held
    /// since `installed_on`, from when meetings could be held here, it is entered with the reason why it was not.
    pub fn enter(
        self,
        charter: &Charter,
        (founded_by, installed_on): (Date, Date),
        reason: Option<String>,
        by: &Actor,
        at: Moment,
    ) -> Result<Change<Self>, Refusal> {
        by.must_be_office()?;
        if self.version != 0 {
            return Err(Refusal::AlreadyDone);
        }
        let rules = &charter.meetings;
        let tier = rules.tier(&self.tier);
        let tier = tier.ok_or_else(|| Refusal::NoSuchTier(rules.labels()))?;
        if self.held_on >= at.date() {
            return Err(Refusal::MeetingNotPast(self.held_on));
        }
        if self.held_on < founded_by {
            return Err(Refusal::MeetingBeforeFounding(founded_by));
        }
        let reason = reason.filter(|words| !words.trim().is_empty());
        if self.held_on >= installed_on && reason.is_none() {
            return Err(Refusal::EnteredNeedsReason);
        }
        let event = Event::MeetingEntered(PaperMeeting {
            meeting: tier.label.clone(),
            on: self.held_on,
            number: self.paper_number.clone(),
            reason,
        });
        let after = Self {
            label: tier.label.clone(),
            year: year_of(self.held_on),
            state: MeetingState::Entered,
            ..self
        };
        Ok(Change::new(after, event, by, at))
    }

    /// Takes the entry back, for it was made by mistake; the meeting counts no more.
    pub fn revoke_entry(
        self,
        reason: String,
        by: &Actor,
        at: Moment,
    ) -> Result<Change<Self>, Refusal> {
        by.must_be_office()?;
        self.must_be(&[MeetingState::Entered])?;
        let after = Self {
            state: MeetingState::CalledOff,
            ordinal: 0,
            ..self
        };
        let event = Event::MeetingEntryRevoked { reason };
        Ok(Change::new(after, event, by, at))
    }

    /// Whether it was entered: what is planned here has an hour.
    pub fn was_entered(&self) -> bool {
        self.starts_at.is_empty()
    }

    /// Whether it was held: here to its close, or on paper.
    pub fn was_held(&self) -> bool {
        matches!(self.state, MeetingState::Closed | MeetingState::Entered)
    }

    /// Refuses to enter it once more: another of its tier and year was on the same day and on the same topic; or, of a
    /// tier that a year owes, on whatever topic.
    pub fn must_be_new_among(&self, same_year: &[Self], charter: &Charter) -> Result<(), Refusal> {
        let tier = charter.meetings.tier(&self.tier);
        let owed = tier.is_some_and(|tier| tier.min_per_year > 0);
        let doubles = |other: &&Self| {
            let same_day = (&self.tier, self.held_on) == (&other.tier, other.held_on);
            same_day && (owed || self.topic == other.topic)
        };
        match same_year.iter().find(doubles) {
            Some(other) => {
                let named = format!("{}（{}）", other.label, other.topic);
                Err(Refusal::MeetingThatDay(named))
            }
            None => Ok(()),
        }
    }

    /// Whether it takes the next ordinal of its tier and year when it is entered: not if one held after it has its
    /// ordinal already, for those stand in papers.
    pub fn takes_ordinal(&self, same_year: &[Self]) -> bool {
        let later = |one: &Self| one.ordinal > 0 && one.held_on > self.held_on;
        !same_year.iter().any(later)
    }
}

impl Attendance {
    /// Enters a unit that sat in a meeting held on paper.
    pub fn sat_in(self, unit_name: &str, by: &Actor, at: Moment) -> Result<Change<Self>, Refusal> {
        self.enter(Presence::Present, None, unit_name, &[], by, at)
    }

    /// Takes a unit's place back with the entry of a meeting held on paper.
    pub fn revoke(self, unit_name: &str, by: &Actor, at: Moment) -> Result<Change<Self>, Refusal> {
        self.enter(Presence::Withdrawn, None, unit_name, &[], by, at)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{cast, charter::tests::built_in, meeting::tests::meeting};
    use jiff::{ToSpan, civil::date};

    fn enter(held_on: Date, reason: &str, by: &Actor) -> Result<Change<Meeting>, Refusal> {
        let new = Meeting {
            version: 0,
            tier: "joint".into(),
            held_on,
            ordinal: 0,
            paper_number: Some("城府院纪〔2025〕1号".into()),
            ..meeting(MeetingState::Planned)
        };
        let installed_on = cast::now().date() - 10.days();
        new.enter(
            &built_in(),
            (date(2020, 1, 1), installed_on),
            Some(reason.into()),
            by,
            cast::now(),
        )
    }

    #[test]
    fn entered_needs_reason() {
        let today = cast::now().date();
        let reason = || Some(Refusal::EnteredNeedsReason);
        for (days, why, refused) in [
            (-1, "停电", None),
            (-1, "", reason()),
            (-10, " ", reason()),
            (-10, "停电", None),
            (-11, "", None),
            (-400, "", None),
        ] {
            let held_on = today + days.days();
            let done = enter(held_on, why, &cast::office());
            assert_eq!(done.as_ref().err(), refused.as_ref(), "{days} {why}");
            if let Ok(change) = done {
                let after = change.after();
                assert_eq!(after.state, MeetingState::Entered);
                assert_eq!(after.year, year_of(held_on));
                assert!(after.was_held());
            }
        }
    }

    #[test]
    fn meeting_not_past() {
        let today = cast::now().date();
        for held_on in [today, today + 1.day()] {
            let done = enter(held_on, "停电", &cast::office()).err();
            assert_eq!(done, Some(Refusal::MeetingNotPast(held_on)));
        }
    }

    #[test]
    fn meeting_before_founding() {
        let founded_by = date(2020, 1, 1);
        for (held_on, refused) in [
            (
                date(2019, 12, 31),
                Some(Refusal::MeetingBeforeFounding(founded_by)),
            ),
            (founded_by, None),
        ] {
            let done = enter(held_on, "", &cast::office());
            assert_eq!(done.err(), refused, "{held_on}");
        }
    }

    #[test]
    fn meeting_that_day() {
        let of = |tier: &str, day, topic: &str| Meeting {
            tier: tier.into(),
            held_on: date(2026, 6, day),
            topic: topic.into(),
            ..meeting(MeetingState::Closed)
        };
        for (one, other, doubles) in [
            (of("joint", 5, "处置"), of("joint", 5, "安置"), true),
            (of("joint", 5, "处置"), of("joint", 6, "处置"), false),
            (of("special", 5, "处置"), of("special", 5, "处置"), true),
            (of("special", 5, "处置"), of("special", 5, "安置"), false),
            (of("special", 5, "处置"), of("joint", 5, "处置"), false),
        ] {
            let named = format!("{}（{}）", other.label, other.topic);
            let refused = one.must_be_new_among(&[other], &built_in()).err();
            assert_eq!(refused, doubles.then_some(Refusal::MeetingThatDay(named)));
        }
    }

    #[test]
    fn the_office_alone_enters_a_meeting_of_a_tier_that_there_is() {
        let past = date(2020, 6, 5);
        for (who, by) in cast::actors() {
            let done = enter(past, "", &by).err();
            let office = by.is_office() || by.is_system();
            let wanted = (!office).then_some(Refusal::OfficeOnly);
            assert_eq!(done, wanted, "{who}");
        }
        let unknown = Meeting {
            version: 0,
            tier: "none".into(),
            held_on: past,
            ..meeting(MeetingState::Planned)
        };
        let done = unknown.enter(
            &built_in(),
            (past, past),
            None,
            &cast::office(),
            cast::now(),
        );
        assert!(matches!(done, Err(Refusal::NoSuchTier(_))));
    }

    #[test]
    fn an_entry_made_by_mistake_is_taken_back_by_the_office() {
        for state in MeetingState::ALL {
            let one = meeting(*state);
            let done = one.revoke_entry("日期有误".into(), &cast::office(), cast::now());
            if *state == MeetingState::Entered {
                let after = done.expect("taken back").after().clone();
                assert_eq!((after.ordinal, after.was_held()), (0, false));
            } else {
                assert_eq!(done.err(), Some(Refusal::MeetingState(*state)));
            }
        }
        for (who, by) in cast::actors() {
            let one = meeting(MeetingState::Entered);
            let done = one.revoke_entry("日期有误".into(), &by, cast::now());
            assert_eq!(done.is_ok(), by.is_office() || by.is_system(), "{who}");
        }
    }

    #[test]
    fn what_is_entered_after_a_later_meeting_was_counted_takes_no_ordinal() {
        let of = |ordinal, held_on| Meeting {
            ordinal,
            held_on,
            ..meeting(MeetingState::Closed)
        };
        let june = of(0, date(2026, 6, 5));
        for (others, takes) in [
            (vec![], true),
            (vec![of(1, date(2026, 3, 5))], true),
            (vec![of(0, date(2026, 11, 5))], true),
            (
                vec![of(1, date(2026, 3, 5)), of(2, date(2026, 11, 5))],
                false,
            ),
        ] {
            assert_eq!(june.takes_ordinal(&others), takes, "{}", others.len());
        }
    }

    #[test]
    fn only_what_was_held_counts() {
        for state in MeetingState::ALL {
            let held = [MeetingState::Closed, MeetingState::Entered].contains(state);
            assert_eq!(meeting(*state).was_held(), held, "{}", state.code());
        }
    }
}

//! The day by which units reply to the notice of a meeting (回执截止日): one day for the notice, the page, the
//! units' worklists and the reminder.

use super::{Meeting, MeetingState};
use crate::{
    Actor, Change, Date, Event, Governed, Moment, Recipient, Refusal, Thread,
    calendar::WorkCalendar,
    charter::Practice,
    id::{MeetingId, ReplyDayId, UnitId},
};

/// The day by which units reply, of one meeting.
#[derive(Clone, Debug, PartialEq)]
pub struct ReplyDay {
    /// Its identity.
    pub id: ReplyDayId,
    /// Version of the record; 0 before it is kept.
    pub version: u32,
    /// The meeting.
    pub meeting: MeetingId,
    /// The day.
    pub due_on: Date,
    /// The day on which it was set.
    pub set_on: Date,
    /// Whether silent units were reminded of it.
    pub reminded: bool,
}

/// The day by the office's practice: so many working days before the meeting; today, where that day is past.
pub fn by_practice(
    held_on: Date,
    practice: &Practice,
    calendar: &WorkCalendar,
    today: Date,
) -> Date {
    let days = i64::from(practice.reply_working_days);
    let day = calendar.add_working_days(held_on, -days);
    day.max(today).min(held_on)
}

impl ReplyDay {
    /// Sets the day, or another one. It lies between today and the meeting; another one is told to the units
    /// whom the notice has reached, and they are reminded anew.
    pub fn set(
        self,
        due_on: Date,
        meeting: &Meeting,
        asked: &[UnitId],
        by: &Actor,
        at: Moment,
    ) -> Result<Change<Self>, Refusal> {
        by.must_be_office()?;
        meeting.must_be_ahead()?;
        if due_on < at.date() || due_on > meeting.held_on {
            return Err(Refusal::ReplyDayUnfit);
        }
        let event = Event::ReplyDaySet { due: due_on };
        let moved = self.version != 0 && meeting.state == MeetingState::Convened;
        let after = Self {
            due_on,
            set_on: at.date(),
            reminded: false,
            ..self
        };
        let change = Change::new(after, event, by, at);
        Ok(asked
            .iter()
            .filter(|_| moved)
            .fold(change, |change, unit| change.tell(Recipient::Unit(*unit))))
    }

    /// Whether silent units are to be reminded: so many working days are left, once, and not on the day on
    /// which they were told.
    pub fn is_to_be_reminded(&self, days_left: i64, today: Date) -> bool {
        (0..=1).contains(&days_left) && !self.reminded && today > self.set_on
    }

    /// Reminds the units that have not replied to the notice.
    pub fn remind(
        self,
        meeting: &Meeting,
        silent: &[UnitId],
        by: &Actor,
        at: Moment,
    ) -> Result<Change<Self>, Refusal> {
        by.must_be_office()?;
        if meeting.state != MeetingState::Convened {
            return Err(Refusal::MeetingState(meeting.state));
        }
        if self.reminded {
            return Err(Refusal::AlreadyDone);
        }
        let event = Event::ReplyReminded {
            due: self.due_on,
            units: super::count(silent.len()),
        };
        let after = Self {
            reminded: true,
            ..self
        };
        let change = Change::new(after, event, by, at);
        Ok(silent
            .iter()
            .fold(change, |change, unit| change.tell(Recipient::Unit(*unit))))
    }
}

impl Governed for ReplyDay {
    const NOUN: &'static str = "reply_day";
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
        meeting::tests::meeting,
    };
    use jiff::civil::date;

    fn day() -> ReplyDay {
        ReplyDay {
            id: id(980),
            version: 0,
            meeting: id(400),
            due_on: date(2026, 3, 3),
            set_on: date(2026, 3, 2),
            reminded: false,
        }
    }

    #[test]
    fn practice_counts_working_days_back_and_never_before_today() {
        let calendar = WorkCalendar::default();
        // 2026-03-02 is a Monday.
        for (held_on, days, today, wanted) in [
            (date(2026, 3, 12), 1, date(2026, 3, 2), date(2026, 3, 11)),
            (date(2026, 3, 9), 1, date(2026, 3, 2), date(2026, 3, 6)),
            (date(2026, 3, 12), 3, date(2026, 3, 2), date(2026, 3, 9)),
            (date(2026, 3, 12), 0, date(2026, 3, 2), date(2026, 3, 12)),
            (date(2026, 3, 3), 1, date(2026, 3, 3), date(2026, 3, 3)),
            (date(2026, 3, 4), 3, date(2026, 3, 3), date(2026, 3, 3)),
            (date(2026, 3, 2), 1, date(2026, 3, 6), date(2026, 3, 2)),
        ] {
            let practice = Practice {
                reply_working_days: days,
                ..Practice::default()
            };
            let day = by_practice(held_on, &practice, &calendar, today);
            assert_eq!(day, wanted, "{held_on} {days}");
        }
    }

    #[test]
    fn reply_day_unfit() {
        let meeting = meeting(MeetingState::Planned);
        let set = |due_on| day().set(due_on, &meeting, &[], &cast::office(), cast::now());
        let today = cast::now().date();
        for due_on in [today, meeting.held_on] {
            assert_eq!(set(due_on).unwrap().after().due_on, due_on);
        }
        for due_on in [
            today.yesterday().unwrap(),
            meeting.held_on.tomorrow().unwrap(),
        ] {
            assert_eq!(set(due_on).unwrap_err(), Refusal::ReplyDayUnfit);
        }
    }

    #[test]
    fn only_the_office_sets_it_and_only_ahead() {
        for by in [cast::tax(), cast::convener(), cast::keeper()] {
            let set = day().set(
                cast::now().date(),
                &meeting(MeetingState::Planned),
                &[],
                &by,
                cast::now(),
            );
            assert_eq!(set.unwrap_err(), Refusal::OfficeOnly);
        }
        for state in MeetingState::ALL {
            let set = day().set(
                cast::now().date(),
                &meeting(*state),
                &[],
                &cast::office(),
                cast::now(),
            );
            let ahead = matches!(state, MeetingState::Planned | MeetingState::Convened);
            assert_eq!(set.is_ok(), ahead, "{}", state.code());
        }
    }

    #[test]
    fn another_day_is_told_to_whom_the_notice_reached() {
        let asked = [cast::TAX, cast::LAND];
        for (version, state, told) in [
            (0, MeetingState::Convened, 0),
            (1, MeetingState::Planned, 0),
            (1, MeetingState::Convened, 2),
        ] {
            let day = ReplyDay { version, ..day() };
            let on = cast::now().date();
            let set = day.set(on, &meeting(state), &asked, &cast::office(), cast::now());
            assert_eq!(set.unwrap().told().len(), told);
        }
    }

    #[test]
    fn silent_units_are_reminded_once_ahead_of_it() {
        let today = cast::now().date();
        let later = today.tomorrow().unwrap();
        for (days_left, on, wanted) in [
            (2, later, false),
            (1, later, true),
            (0, later, true),
            (-1, later, false),
            (1, today, false),
        ] {
            assert_eq!(
                day().is_to_be_reminded(days_left, on),
                wanted,
                "{days_left} {on}"
            );
        }
        let convened = meeting(MeetingState::Convened);
        let silent = [cast::TAX, cast::LAND];
        let remind = |day: ReplyDay, meeting: &Meeting| {
            day.remind(meeting, &silent, &cast::system(), cast::now())
        };
        let told = remind(day(), &convened).unwrap();
        assert_eq!(
            told.told(),
            [Recipient::Unit(cast::TAX), Recipient::Unit(cast::LAND)]
        );
        let after = told.into_after();
        assert!(!after.is_to_be_reminded(0, later));
        assert_eq!(remind(after, &convened).unwrap_err(), Refusal::AlreadyDone);
        let planned = meeting(MeetingState::Planned);
        assert_eq!(
            remind(day(), &planned).unwrap_err(),
            Refusal::MeetingState(MeetingState::Planned)
        );
        let unit = day().remind(&convened, &silent, &cast::tax(), cast::now());
        assert_eq!(unit.unwrap_err(), Refusal::OfficeOnly);
    }
}

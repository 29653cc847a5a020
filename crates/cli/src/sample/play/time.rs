//! The sample year's calendar: which date a day of the script is, which moment a minute of work.

use crate::sample::step::Day;
use app::Desk;
use domain::{Date, Moment, calendar::WorkCalendar};

/// Minutes of work before noon, from half past eight.
const MORNING: u32 = 210;

/// The year from the founding to the last working day that has ended.
pub struct Year {
    /// The day of the founding.
    pub founded_on: Date,
    today: Date,
    last: Date,
    calendar: WorkCalendar,
}

impl Year {
    /// The sample year of a desk.
    pub fn new(desk: &Desk, founded_on: Date, today: Date) -> Self {
        let calendar = desk.calendar().clone();
        Self {
            founded_on,
            today,
            last: calendar.add_working_days(today, -1),
            calendar,
        }
    }

    /// The date of a day of the script.
    pub fn date(&self, day: Day) -> Date {
        match day {
            Day::From(days) => self.later(self.founded_on, days.into()),
            Day::Ago(days) => self.ago(days),
            Day::Ahead(days) => self.later(self.today, days.into()),
        }
    }

    /// The day so many working days before the last.
    pub fn ago(&self, days: u32) -> Date {
        self.later(self.last, -i64::from(days))
    }

    /// The day so many working days later.
    pub fn later(&self, day: Date, days: i64) -> Date {
        self.calendar.add_working_days(day, days)
    }

    /// The moment at which so many minutes of a working day have passed: from 8:30, with noon off, until
    /// 18:00 and on in seconds if it is a long day.
    pub fn moment(day: Date, minutes: u32) -> Moment {
        let clock = |minutes: u32| {
            let hour = i8::try_from(minutes / 60).unwrap_or(23);
            let minute = i8::try_from(minutes % 60).unwrap_or(59);
            Moment::at(day, hour, minute)
        };
        let after_lunch = 14 * 60 + 30;
        if minutes < MORNING {
            clock(8 * 60 + 30 + minutes)
        } else if minutes < 2 * MORNING {
            clock(after_lunch + minutes - MORNING)
        } else {
            let overtime = i64::from(minutes - 2 * MORNING);
            Moment(clock(after_lunch + MORNING).0 + overtime * 1000)
        }
    }
}

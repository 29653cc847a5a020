//! Working days: weekdays, less the State Council's holidays, plus its make-up workdays (调休).
//!
//! Holidays are data handed in by the caller; a year without data counts by weekends alone and
//! says that it is provisional.

use jiff::{ToSpan, civil::Date};
use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, BTreeSet};

/// One year's arrangement of days off, as a file of `calendar/` holds it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct HolidayYear {
    /// The year the arrangement is for.
    pub year: i16,
    /// The official text it comes from.
    pub source: HolidaySource,
    /// The holidays, as the text lists them.
    #[serde(rename = "holiday")]
    pub holidays: Vec<Holiday>,
}

/// Where an arrangement of holidays was published.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct HolidaySource {
    /// Document number (发文字号).
    pub number: String,
    /// The date it bears.
    pub issued_on: Date,
    /// Public address of the text.
    pub url: String,
}

/// One holiday: consecutive days off, and the weekend days worked in exchange.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Holiday {
    /// Its name, as the text prints it.
    pub name: String,
    /// First day off.
    pub from: Date,
    /// Last day off.
    pub to: Date,
    /// Weekend days that are worked instead.
    #[serde(default)]
    pub make_up: Vec<Date>,
}

/// Why holiday data cannot be used; nothing of it is then taken in.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum CalendarFault {
    /// The same year is given twice.
    #[error("the year {0} is given twice")]
    YearTwice(i16),
    /// The days run backwards, are longer than a month, or do not touch the year.
    #[error("{name}: {from} to {to} is no run of days off in {year}")]
    BadRun {
        /// The year of the data.
        year: i16,
        /// The holiday's name.
        name: String,
        /// First day given.
        from: Date,
        /// Last day given.
        to: Date,
    },
    /// A make-up workday lies on a weekday or far from its year, so it makes up for nothing.
    #[error("{name}: {day} is no weekend day that could be worked instead in {year}")]
    BadMakeUp {
        /// The year of the data.
        year: i16,
        /// The holiday's name.
        name: String,
        /// The day given.
        day: Date,
    },
    /// A day is both off and worked.
    #[error("{0} is given both as a day off and as a workday")]
    OffAndWorked(Date),
}

/// Which days are worked; cheap to ask, built once from the years of data at hand.
#[derive(Clone, Debug, Default)]
pub struct WorkCalendar {
    /// Only the days that differ from "Monday to Friday": true where worked.
    exceptions: BTreeMap<Date, bool>,
    years: BTreeSet<i16>,
}

impl WorkCalendar {
    /// Builds the calendar from any number of years, in any order.
    ///
    /// Errors: any [`CalendarFault`]; a mistyped date must not shift deadlines silently.
    pub fn from_years(years: impl IntoIterator<Item = HolidayYear>) -> Result<Self, CalendarFault> {
        let mut known = BTreeSet::new();
        let (mut off, mut worked) = (BTreeSet::new(), BTreeSet::new());
        for data in years {
            if !known.insert(data.year) {
                return Err(CalendarFault::YearTwice(data.year));
            }
            for holiday in &data.holidays {
                off.extend(days_off(data.year, holiday)?);
                worked.extend(made_up(data.year, holiday)?);
            }
        }
        if let Some(day) = off.intersection(&worked).next() {
            return Err(CalendarFault::OffAndWorked(*day));
        }
        let exceptions = off
            .into_iter()
            .filter(|day| is_weekday(*day))
            .map(|day| (day, false))
            .chain(worked.into_iter().map(|day| (day, true)))
            .collect();
        Ok(Self {
            exceptions,
            years: known,
        })
    }

    /// Whether no data is at hand for this year, so that its workdays are only a guess.
    pub fn is_provisional(&self, year: i16) -> bool {
        !self.years.contains(&year)
    }

    /// Whether this day is worked.
    pub fn is_workday(&self, day: Date) -> bool {
        self.exceptions
            .get(&day)
            .copied()
            .unwrap_or_else(|| is_weekday(day))
    }

    /// The day itself if it is worked, else the first workday after it: where a limit ends whose
    /// last day is a day off (民事诉讼法 第八十五条). A day worked in exchange does not move it.
    pub fn next_workday(&self, day: Date) -> Date {
        if self.is_workday(day) {
            day
        } else {
            self.add_working_days(day, 1)
        }
    }

    /// Signed number of workdays after `from` up to and including `to`: the first day is not
    /// counted, the last is. Swapping the two days changes only the sign.
    pub fn working_days_between(&self, from: Date, to: Date) -> i64 {
        if from > to {
            return -self.working_days_between(to, from);
        }
        if from == to {
            return 0;
        }
        let Ok(first) = from.tomorrow() else { return 0 };
        let shifted: i64 = self
            .exceptions
            .range(first..=to)
            .map(|(_, worked)| if *worked { 1 } else { -1 })
            .sum();
        weekdays_through(to) - weekdays_through(from) + shifted
    }

    /// The workday that lies `days` workdays after the given day, or before it if negative; with 0
    /// the day itself. Stops at the first and last day that dates can express.
    ///
    /// [`Self::working_days_between`] undoes it for `days ≥ 0`, and for any `days` from a workday.
    pub fn add_working_days(&self, day: Date, days: i64) -> Date {
        let mut left = days.unsigned_abs();
        let mut at = day;
        while left > 0 {
            let step = if days > 0 {
                at.tomorrow()
            } else {
                at.yesterday()
            };
            let Ok(next) = step else { return at };
            at = next;
            left -= u64::from(self.is_workday(at));
        }
        at
    }

    /// Workdays left until a due day, for lights and lists: positive before it, 0 on it, negative
    /// after it.
    ///
    /// Unlike the bare count it never says 0 on another day: on the Saturday after a due Friday the
    /// limit has passed (−1), and on the Saturday before a due Sunday it has not (1).
    pub fn days_left(&self, today: Date, due: Date) -> i64 {
        let count = self.working_days_between(today, due);
        match today.cmp(&due) {
            std::cmp::Ordering::Less => count.max(1),
            std::cmp::Ordering::Equal => 0,
            std::cmp::Ordering::Greater => count.min(-1),
        }
    }
}

/// Longest run of days off that is believed; the longest so far had 9 days.
const LONGEST_RUN_DAYS: i32 = 31;

fn days_off(year: i16, holiday: &Holiday) -> Result<impl Iterator<Item = Date>, CalendarFault> {
    let Holiday { from, to, .. } = *holiday;
    let length = from.until(to).map_or(-1, |span| span.get_days());
    let touches = from.year() == year || to.year() == year;
    if !(0..LONGEST_RUN_DAYS).contains(&length) || !touches {
        let name = holiday.name.clone();
        return Err(CalendarFault::BadRun {
            year,
            name,
            from,
            to,
        });
    }
    Ok(from.series(1.day()).take_while(move |day| *day <= to))
}

fn made_up(year: i16, holiday: &Holiday) -> Result<Vec<Date>, CalendarFault> {
    let bad = |day: &&Date| is_weekday(**day) || i32::from(day.year()).abs_diff(year.into()) > 1;
    match holiday.make_up.iter().find(bad) {
        Some(day) => Err(CalendarFault::BadMakeUp {
            year,
            name: holiday.name.clone(),
            day: *day,
        }),
        None => Ok(holiday.make_up.clone()),
    }
}

fn is_weekday(day: Date) -> bool {
    day.weekday().to_monday_one_offset() <= 5
}

/// Mondays to Fridays from Monday 0001-01-01 through this day (negative before it).
fn weekdays_through(day: Date) -> i64 {
    const EPOCH: Date = Date::constant(1, 1, 1);
    let days = EPOCH
        .until(day)
        .map_or(0, |span| i64::from(span.get_days()))
        + 1;
    days.div_euclid(7) * 5 + days.rem_euclid(7).min(5)
}

#[cfg(test)]
mod tests;

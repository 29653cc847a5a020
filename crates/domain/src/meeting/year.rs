//! A calendar year's duty to hold meetings of a tier: warnings ahead, and the breach.

use crate::{
    Actor, Change, Date, Event, Governed, Moment, Recipient, Refusal, Thread, id::MeetingYearId,
};

coded! {
    /// What is told about a year that still owes a meeting.
    pub enum Warning {
        /// At most 60 days are left.
        Sixty = "sixty",
        /// At most 30 days are left.
        Thirty = "thirty",
        /// The year is over.
        Breach = "breach",
    }
}

/// What was told about a year and its tier; each warning once.
#[derive(Clone, Debug, PartialEq)]
pub struct MeetingYear {
    /// Its identity.
    pub id: MeetingYearId,
    /// Version of the record; 0 before it is kept.
    pub version: u32,
    /// The calendar year.
    pub year: u32,
    /// Key of the tier.
    pub tier: String,
    /// When the first warning was told.
    pub sixty_at: Option<Moment>,
    /// When the second was told.
    pub thirty_at: Option<Moment>,
    /// When the breach was found.
    pub breached_at: Option<Moment>,
}

/// How many meetings of a tier a calendar year owes, of which the charter asks `least` (方案四：联席会议每年
/// 至少召开一次). The founding year is that of the charter's first document, and owes them only where the office
/// says so; a year before the mechanism was installed here owes nothing, for nobody could enter what was held.
pub fn owed_in(
    year: i16,
    least: u32,
    founded_by: Date,
    installed_on: Date,
    founding_year_owes: bool,
) -> u32 {
    let founding = year == founded_by.year() && !founding_year_owes;
    let before = year < founded_by.year() || year < installed_on.year();
    if founding || before { 0 } else { least }
}

impl MeetingYear {
    /// What has to be told now, with so many days left until the year's end (negative after it); none if
    /// it was told already. Whoever is late with the first warning goes on with the second.
    pub fn next(&self, days_left: i64) -> Option<Warning> {
        match days_left {
            ..0 => self.breached_at.is_none().then_some(Warning::Breach),
            0..=30 => self.thirty_at.is_none().then_some(Warning::Thirty),
            31..=60 => self.sixty_at.is_none().then_some(Warning::Sixty),
            _ => None,
        }
    }

    /// Tells office and conveners (方案四：联席会议每年至少召开一次).
    pub fn warn(
        self,
        warning: Warning,
        label: &str,
        by: &Actor,
        at: Moment,
    ) -> Result<Change<Self>, Refusal> {
        by.must_be_office()?;
        let told = match warning {
            Warning::Sixty => self.sixty_at,
            Warning::Thirty => self.thirty_at,
            Warning::Breach => self.breached_at,
        };
        if told.is_some() {
            return Err(Refusal::AlreadyDone);
        }
        let event = Event::MeetingYearWarned {
            year: self.year.to_string(),
            label: label.into(),
            warning,
        };
        let now = Some(at);
        let after = match warning {
            Warning::Sixty => Self {
                sixty_at: now,
                ..self
            },
            Warning::Thirty => Self {
                thirty_at: now,
                ..self
            },
            Warning::Breach => Self {
                breached_at: now,
                ..self
            },
        };
        Ok(Change::new(after, event, by, at)
            .tell(Recipient::Office)
            .tell(Recipient::Conveners))
    }
}

impl Governed for MeetingYear {
    const NOUN: &'static str = "meeting_year";
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
    use crate::cast::{self, id};
    use jiff::civil::date;

    fn year() -> MeetingYear {
        MeetingYear {
            id: id(970),
            version: 0,
            year: 2026,
            tier: "joint".into(),
            sixty_at: None,
            thirty_at: None,
            breached_at: None,
        }
    }

    #[test]
    fn the_founding_year_is_that_of_the_charters_own_document() {
        let installed = date(2026, 11, 2);
        let (years_ago, this_year) = (date(2023, 11, 29), date(2026, 3, 6));
        for (founded_by, setting, owed) in [
            // Of the years 2023, 2025, 2026 and 2027.
            (years_ago, false, [0, 0, 2, 2]),
            (years_ago, true, [0, 0, 2, 2]),
            (this_year, false, [0, 0, 0, 2]),
            (this_year, true, [0, 0, 2, 2]),
            // Installed ahead of a document that is dated later.
            (date(2027, 1, 4), false, [0, 0, 0, 0]),
            (date(2027, 1, 4), true, [0, 0, 0, 2]),
        ] {
            let of = |year| owed_in(year, 2, founded_by, installed, setting);
            let found = [2023, 2025, 2026, 2027].map(of);
            assert_eq!(found, owed, "{founded_by} {setting}");
        }
        assert_eq!(owed_in(2027, 0, years_ago, installed, true), 0, "as needed");
    }

    #[test]
    fn each_warning_is_told_once_in_its_time() {
        for (days, wanted) in [
            (61, None),
            (60, Some(Warning::Sixty)),
            (31, Some(Warning::Sixty)),
            (30, Some(Warning::Thirty)),
            (0, Some(Warning::Thirty)),
            (-1, Some(Warning::Breach)),
            (-400, Some(Warning::Breach)),
        ] {
            let year = year();
            assert_eq!(year.next(days), wanted, "{days}");
            let Some(warning) = wanted else { continue };
            let change = year
                .warn(warning, "联席会议", &cast::system(), cast::now())
                .unwrap();
            assert_eq!(change.told(), [Recipient::Office, Recipient::Conveners]);
            let told = change.into_after();
            assert_eq!(told.next(days), None, "{days} again");
            let again = told.warn(warning, "联席会议", &cast::system(), cast::now());
            assert_eq!(again.unwrap_err(), Refusal::AlreadyDone);
        }
        let unit = year().warn(Warning::Sixty, "联席会议", &cast::tax(), cast::now());
        assert_eq!(unit.unwrap_err(), Refusal::OfficeOnly);
    }
}

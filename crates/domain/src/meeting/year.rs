//! A calendar year's duty to hold meetings of a tier: warnings ahead, and the breach.

use crate::{
    Actor, Change, Event, Governed, Moment, Recipient, Refusal, Thread, id::MeetingYearId,
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

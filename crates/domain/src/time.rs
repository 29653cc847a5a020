//! Moments: milliseconds since 1970-01-01T00:00:00Z, always handed in, never read from a clock here.

use jiff::{Timestamp, civil::Date, tz};
use serde::{Deserialize, Serialize};

/// A moment in UTC, in milliseconds since the Unix epoch.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Moment(pub i64);

impl Moment {
    /// The civil date at this moment in China (UTC+8 all year since 1991, no summer time).
    pub fn date(self) -> Date {
        let timestamp = Timestamp::from_millisecond(self.0).unwrap_or(Timestamp::UNIX_EPOCH);
        tz::Offset::constant(8).to_datetime(timestamp).date()
    }

    /// The moment at which this civil date reaches the given hour and minute in China.
    pub fn at(date: Date, hour: i8, minute: i8) -> Self {
        let local = date.at(hour.clamp(0, 23), minute.clamp(0, 59), 0, 0);
        let timestamp = tz::Offset::constant(8)
            .to_timestamp(local)
            .unwrap_or(Timestamp::UNIX_EPOCH);
        Self(timestamp.as_millisecond())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    #[test]
    fn a_moment_lies_on_the_date_it_was_made_of() {
        for day in [
            date(1970, 1, 1),
            date(2024, 2, 29),
            date(2026, 12, 31),
            date(2199, 6, 1),
        ] {
            for (hour, minute) in [(0, 0), (7, 59), (8, 0), (23, 59)] {
                let moment = Moment::at(day, hour, minute);
                assert_eq!(moment.date(), day, "{day} {hour}:{minute}");
            }
        }
        // Eight in the morning in China is midnight in UTC.
        assert_eq!(Moment::at(date(1970, 1, 1), 8, 0), Moment(0));
        assert_eq!(
            Moment::at(date(2026, 1, 1), 99, -5),
            Moment::at(date(2026, 1, 1), 23, 0)
        );
        let _ = (Moment(i64::MAX).date(), Moment(i64::MIN).date());
    }

    #[test]
    fn the_date_turns_at_midnight_in_china() {
        assert_eq!(
            Moment::at(date(2026, 11, 23), 0, 0).date(),
            date(2026, 11, 23)
        );
        assert_eq!(
            Moment(Moment::at(date(2026, 11, 23), 0, 0).0 - 1).date(),
            date(2026, 11, 22)
        );
    }
}

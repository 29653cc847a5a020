//! Dates and times of day, as offices in China write them and as English readers expect them.

use crate::{Language, Wording};
use jiff::{
    Timestamp,
    civil::{Date, DateTime, Weekday},
    tz::Offset,
};

const MONTHS: [&str; 12] = [
    "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
];

impl Wording {
    /// A date in full: 2026年11月23日 (GB/T 9704: no padding zeros) / 23 Nov 2026.
    pub fn date(self, date: Date) -> String {
        let (year, month, day) = (date.year(), date.month(), date.day());
        match self.language() {
            Language::Chinese => format!("{year}年{month}月{day}日"),
            Language::English => format!("{day} {} {year}", month_name(date)),
        }
    }

    /// A date where the year goes without saying: 11月23日 / 23 Nov.
    pub fn date_short(self, date: Date) -> String {
        let (month, day) = (date.month(), date.day());
        match self.language() {
            Language::Chinese => format!("{month}月{day}日"),
            Language::English => format!("{day} {}", month_name(date)),
        }
    }

    /// The day of the week: 星期一 / Monday.
    pub fn weekday(self, date: Date) -> &'static str {
        let (chinese, english) = match date.weekday() {
            Weekday::Monday => ("星期一", "Monday"),
            Weekday::Tuesday => ("星期二", "Tuesday"),
            Weekday::Wednesday => ("星期三", "Wednesday"),
            Weekday::Thursday => ("星期四", "Thursday"),
            Weekday::Friday => ("星期五", "Friday"),
            Weekday::Saturday => ("星期六", "Saturday"),
            Weekday::Sunday => ("星期日", "Sunday"),
        };
        match self.language() {
            Language::Chinese => chinese,
            Language::English => english,
        }
    }

    /// A moment, given in milliseconds since 1970-01-01 UTC, by the clock in China:
    /// 2026年11月23日 16:42 / 23 Nov 2026 16:42.
    pub fn date_time(self, at_ms: i64) -> String {
        let local = in_china(at_ms);
        format!("{} {}", self.date(local.date()), clock(local))
    }

    /// The same without the year: 11月20日 16:42 / 20 Nov 16:42.
    pub fn moment_short(self, at_ms: i64) -> String {
        let local = in_china(at_ms);
        format!("{} {}", self.date_short(local.date()), clock(local))
    }
}

fn month_name(date: Date) -> &'static str {
    usize::try_from(date.month() - 1)
        .ok()
        .and_then(|month| MONTHS.get(month))
        .unwrap_or(&"")
}

fn clock(local: DateTime) -> String {
    format!("{:02}:{:02}", local.hour(), local.minute())
}

/// The civil time in Asia/Shanghai. Fixed at +08:00, as it has been without summer time since 1991:
/// a machine without a time zone database must not show another hour.
fn in_china(at_ms: i64) -> DateTime {
    let ends = Timestamp::MIN.as_millisecond()..=Timestamp::MAX.as_millisecond();
    let timestamp = Timestamp::from_millisecond(at_ms.clamp(*ends.start(), *ends.end()));
    Offset::constant(8).to_datetime(timestamp.unwrap_or(Timestamp::UNIX_EPOCH))
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    const CHINESE: Wording = Wording::new(Language::Chinese);
    const ENGLISH: Wording = Wording::new(Language::English);

    fn ms(utc: &str) -> i64 {
        utc.parse::<Timestamp>()
            .expect("a test writes real moments")
            .as_millisecond()
    }

    #[test]
    fn dates_have_no_padding_zeros() {
        for (day, full, short, english, english_short) in [
            (
                date(2026, 11, 23),
                "2026年11月23日",
                "11月23日",
                "23 Nov 2026",
                "23 Nov",
            ),
            (
                date(2026, 1, 4),
                "2026年1月4日",
                "1月4日",
                "4 Jan 2026",
                "4 Jan",
            ),
            (
                date(2024, 2, 29),
                "2024年2月29日",
                "2月29日",
                "29 Feb 2024",
                "29 Feb",
            ),
            (
                date(2023, 12, 31),
                "2023年12月31日",
                "12月31日",
                "31 Dec 2023",
                "31 Dec",
            ),
        ] {
            assert_eq!(CHINESE.date(day), full);
            assert_eq!(CHINESE.date_short(day), short);
            assert_eq!(ENGLISH.date(day), english);
            assert_eq!(ENGLISH.date_short(day), english_short);
        }
    }

    #[test]
    fn days_of_the_week() {
        let names = [
            "星期一",
            "星期二",
            "星期三",
            "星期四",
            "星期五",
            "星期六",
            "星期日",
        ];
        for (name, day) in names.into_iter().zip(23..) {
            assert_eq!(CHINESE.weekday(date(2026, 11, day)), name);
        }
        assert_eq!(ENGLISH.weekday(date(2026, 11, 23)), "Monday");
        assert_eq!(ENGLISH.weekday(date(2026, 11, 29)), "Sunday");
    }

    #[test]
    fn moments_are_shown_by_the_clock_in_china() {
        for (utc, chinese, english) in [
            (
                "2026-11-23T08:42:00Z",
                "2026年11月23日 16:42",
                "23 Nov 2026 16:42",
            ),
            (
                "2026-11-23T15:59:59.999Z",
                "2026年11月23日 23:59",
                "23 Nov 2026 23:59",
            ),
            (
                "2026-11-23T16:00:00Z",
                "2026年11月24日 00:00",
                "24 Nov 2026 00:00",
            ),
            (
                "2026-12-31T16:05:00Z",
                "2027年1月1日 00:05",
                "1 Jan 2027 00:05",
            ),
            (
                "2024-02-28T16:00:00Z",
                "2024年2月29日 00:00",
                "29 Feb 2024 00:00",
            ),
            (
                "2026-07-01T00:00:00Z",
                "2026年7月1日 08:00",
                "1 Jul 2026 08:00",
            ),
            (
                "2026-11-23T16:42:00-05:00",
                "2026年11月24日 05:42",
                "24 Nov 2026 05:42",
            ),
            (
                "1970-01-01T00:00:00Z",
                "1970年1月1日 08:00",
                "1 Jan 1970 08:00",
            ),
            (
                "1969-12-31T15:59:59.999Z",
                "1969年12月31日 23:59",
                "31 Dec 1969 23:59",
            ),
        ] {
            assert_eq!(CHINESE.date_time(ms(utc)), chinese, "{utc}");
            assert_eq!(ENGLISH.date_time(ms(utc)), english, "{utc}");
        }
        assert_eq!(
            CHINESE.moment_short(ms("2026-11-20T08:42:00Z")),
            "11月20日 16:42"
        );
        assert_eq!(
            ENGLISH.moment_short(ms("2026-11-20T08:42:00Z")),
            "20 Nov 16:42"
        );
    }

    #[test]
    fn impossible_moments_do_not_panic() {
        for at in [i64::MIN, i64::MIN + 1, i64::MAX] {
            assert!(!CHINESE.date_time(at).is_empty());
        }
    }

    #[test]
    #[expect(clippy::print_stderr, reason = "a skipped test says so")]
    fn the_fixed_offset_agrees_with_the_zone_since_1992() {
        let Ok(zone) = jiff::tz::TimeZone::get("Asia/Shanghai") else {
            eprintln!("skipped: no time zone database here");
            return;
        };
        for year in 1992..2040 {
            for month in 1..=12 {
                let noon = date(year, month, 1).at(12, 0, 0, 0);
                let zoned = noon.to_zoned(zone.clone()).expect("noon exists");
                assert_eq!(in_china(zoned.timestamp().as_millisecond()), noon);
            }
        }
    }
}

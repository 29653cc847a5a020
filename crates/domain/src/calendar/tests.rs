//! Working days on the real arrangements of 2023–2026, and properties that hold for all of them.

use super::*;
use jiff::civil::date;
use proptest::prelude::*;

const FILES: [&str; 4] = [
    include_str!("../../../../calendar/2023.toml"),
    include_str!("../../../../calendar/2024.toml"),
    include_str!("../../../../calendar/2025.toml"),
    include_str!("../../../../calendar/2026.toml"),
];

fn years() -> Vec<HolidayYear> {
    FILES
        .iter()
        .map(|text| toml::from_str(text).unwrap())
        .collect()
}

fn calendar() -> WorkCalendar {
    WorkCalendar::from_years(years()).unwrap()
}

fn day(text: &str) -> Date {
    text.parse().unwrap()
}

/// The same question answered one day at a time, as a clerk would with a wall calendar.
fn counted_by_hand(calendar: &WorkCalendar, from: Date, to: Date) -> i64 {
    if from > to {
        return -counted_by_hand(calendar, to, from);
    }
    let worked = |day: &Date| *day > from && calendar.is_workday(*day);
    from.series(1.day())
        .take_while(|day| *day <= to)
        .filter(worked)
        .count()
        .try_into()
        .unwrap()
}

#[test]
fn every_file_names_its_year_and_source() {
    for (data, year) in years().iter().zip(2023..) {
        assert_eq!(data.year, year);
        assert!(
            data.source.url.starts_with("https://www.gov.cn/"),
            "{}",
            data.source.url
        );
        assert_eq!(data.source.issued_on.year(), year - 1);
        assert!(data.source.number.contains(&format!("〔{}〕", year - 1)));
    }
}

/// Announced length of each year's holidays in days, and number of make-up workdays, counted in
/// the published texts. 2024's New Year is printed as one day that joins a weekend, hence 3.
#[test]
fn files_hold_as_many_days_as_were_announced() {
    let table = [
        (2023, vec![3, 7, 1, 5, 3, 8], 7),
        (2024, vec![3, 8, 3, 5, 1, 3, 7], 8),
        (2025, vec![1, 8, 3, 5, 3, 8], 5),
        (2026, vec![3, 9, 3, 5, 3, 3, 7], 6),
    ];
    for (data, (year, lengths, made_up)) in years().iter().zip(table) {
        let length = |h: &Holiday| (h.to - h.from).get_days() + 1;
        assert_eq!(
            data.holidays.iter().map(length).collect::<Vec<_>>(),
            lengths,
            "{year}"
        );
        assert_eq!(
            data.holidays.iter().map(|h| h.make_up.len()).sum::<usize>(),
            made_up,
            "{year}"
        );
    }
}

#[test]
fn weekends_made_workdays_are_worked() {
    let calendar = calendar();
    for (year, days) in [
        (2023, "01-28 01-29 04-23 05-06 06-25 10-07 10-08"),
        (2024, "02-04 02-18 04-07 04-28 05-11 09-14 09-29 10-12"),
        (2025, "01-26 02-08 04-27 09-28 10-11"),
        (2026, "01-04 02-14 02-28 05-09 09-20 10-10"),
    ] {
        for made_up in days.split(' ') {
            let made_up = day(&format!("{year}-{made_up}"));
            assert!(!is_weekday(made_up), "{made_up} should lie on a weekend");
            assert!(calendar.is_workday(made_up), "{made_up}");
        }
    }
}

#[test]
fn holidays_and_their_neighbours() {
    let calendar = calendar();
    for (text, worked) in [
        ("2022-12-30", true), // Friday before New Year
        ("2023-01-02", false),
        ("2023-12-29", true),
        ("2024-01-01", false),
        ("2024-02-09", true), // New Year's Eve: leave is encouraged, not ordered
        ("2024-02-10", false),
        ("2024-02-16", false),
        ("2024-02-17", false), // Saturday inside the run
        ("2024-06-10", false),
        ("2024-09-17", false),
        ("2024-10-08", true),
        ("2025-01-01", false),
        ("2025-01-02", true),
        ("2025-01-27", true), // Monday between a worked Sunday and the eve
        ("2025-01-28", false),
        ("2025-02-05", true),
        ("2025-05-31", false),
        ("2025-06-02", false),
        ("2025-10-08", false), // Mid-Autumn joins National Day: eight days
        ("2025-10-09", true),
        ("2026-01-02", false), // Friday given in exchange for Sunday 4 January
        ("2026-02-23", false),
        ("2026-02-24", true),
        ("2026-06-19", false),
        ("2026-09-25", false),
        ("2026-10-08", true),
        ("2026-11-21", false), // an ordinary Saturday
        ("2026-11-23", true),
    ] {
        assert_eq!(calendar.is_workday(day(text)), worked, "{text}");
    }
}

/// Workdays of each year, counted from the published arrangements: 365 (366) days less weekends,
/// less weekdays off, plus make-up days.
#[test]
fn workdays_in_each_year() {
    let calendar = calendar();
    for (year, weekdays, weekdays_off, made_up) in [
        (2023, 260, 18, 7),
        (2024, 262, 19, 8),
        (2025, 261, 18, 5),
        (2026, 261, 19, 6),
    ] {
        let count = calendar.working_days_between(date(year - 1, 12, 31), date(year, 12, 31));
        assert_eq!(count, weekdays - weekdays_off + made_up, "{year}");
    }
}

#[test]
fn days_between_two_days() {
    let calendar = calendar();
    for (from, to, expected) in [
        ("2026-11-23", "2026-11-27", 4), // Monday to Friday: four workdays left
        ("2026-11-23", "2026-11-23", 0),
        ("2026-11-23", "2026-11-19", -2), // Monday, due last Thursday: two overdue
        ("2026-11-20", "2026-11-23", 1),
        ("2024-02-09", "2024-02-18", 1), // the worked Sunday after the Spring Festival
        ("2024-02-09", "2024-02-19", 2),
        ("2024-09-30", "2024-10-08", 1),
        ("2024-09-27", "2024-10-14", 8), // Sun 29, Mon 30, 8–11 (4), Sat 12, Mon 14
        ("2025-09-26", "2025-10-13", 7), // Sun 28, 29, 30, 9, 10, Sat 11, Mon 13
        ("2026-02-13", "2026-02-28", 6), // Sat 14, then 24–27 (4), Sat 28
    ] {
        let by_hand = counted_by_hand(&calendar, day(from), day(to));
        assert_eq!(
            calendar.working_days_between(day(from), day(to)),
            by_hand,
            "{from} {to}"
        );
        assert_eq!(by_hand, expected, "{from} {to}");
    }
}

#[test]
fn adding_days_across_holidays() {
    let calendar = calendar();
    for (from, days, expected) in [
        ("2026-11-23", 0, "2026-11-23"),
        ("2026-11-23", 5, "2026-11-30"),
        ("2026-11-21", 1, "2026-11-23"),
        ("2024-02-09", 1, "2024-02-18"),
        ("2024-09-30", 5, "2024-10-12"),
        ("2025-01-26", 2, "2025-02-05"),
        ("2025-09-30", 3, "2025-10-11"),
        ("2026-09-30", 3, "2026-10-10"),
        ("2026-02-13", 1, "2026-02-14"),
        ("2026-02-24", -1, "2026-02-14"),
        ("2026-11-22", -1, "2026-11-20"),
        ("2026-12-31", 1, "2027-01-01"), // no data for 2027 yet: a Friday like any other
    ] {
        assert_eq!(
            calendar.add_working_days(day(from), days),
            day(expected),
            "{from} {days:+}"
        );
    }
}

#[test]
fn a_limit_that_ends_on_a_day_off_ends_on_the_next_workday() {
    let calendar = calendar();
    for (last, expected) in [
        ("2026-10-01", "2026-10-08"),
        ("2026-10-10", "2026-10-10"), // a Saturday, but worked
        ("2026-11-21", "2026-11-23"),
        ("2025-01-28", "2025-02-05"),
        ("2026-11-23", "2026-11-23"),
    ] {
        assert_eq!(calendar.next_workday(day(last)), day(expected), "{last}");
    }
}

#[test]
fn a_light_never_says_today_on_another_day() {
    let calendar = calendar();
    for (today, due, expected) in [
        ("2026-11-23", "2026-11-27", 4),
        ("2026-11-27", "2026-11-27", 0),
        ("2026-11-28", "2026-11-27", -1), // Saturday after a due Friday
        ("2026-11-29", "2026-11-27", -1),
        ("2026-11-30", "2026-11-27", -1),
        ("2026-12-01", "2026-11-27", -2),
        ("2026-11-21", "2026-11-22", 1), // both on a weekend
        ("2026-11-22", "2026-11-22", 0),
        ("2026-11-21", "2026-11-23", 1),
    ] {
        assert_eq!(
            calendar.days_left(day(today), day(due)),
            expected,
            "{today} {due}"
        );
    }
}

#[test]
fn a_year_without_data_counts_by_weekends_and_says_so() {
    let calendar = calendar();
    for year in 2023..=2026 {
        assert!(!calendar.is_provisional(year), "{year}");
    }
    assert!(calendar.is_provisional(2022) && calendar.is_provisional(2027));
    assert!(calendar.is_workday(date(2027, 10, 1)));
    assert!(!calendar.is_workday(date(2027, 10, 2)));
    let bare = WorkCalendar::default();
    assert!(bare.is_provisional(2026) && bare.is_workday(date(2026, 10, 1)));
}

fn one(year: i16, from: Date, to: Date, make_up: Vec<Date>) -> HolidayYear {
    let source = HolidaySource {
        number: "X".into(),
        issued_on: date(year - 1, 11, 1),
        url: "X".into(),
    };
    HolidayYear {
        year,
        source,
        holidays: vec![Holiday {
            name: "假".into(),
            from,
            to,
            make_up,
        }],
    }
}

#[test]
fn mistyped_data_is_refused() {
    let (a, b) = (date(2027, 10, 1), date(2027, 10, 7));
    let refusal = |years: Vec<HolidayYear>| WorkCalendar::from_years(years).unwrap_err();
    let bad_run = |from, to| CalendarFault::BadRun {
        year: 2027,
        name: "假".into(),
        from,
        to,
    };
    assert_eq!(refusal(vec![one(2027, b, a, vec![])]), bad_run(b, a));
    let (far_a, far_b) = (date(2037, 10, 1), date(2037, 10, 7));
    assert_eq!(
        refusal(vec![one(2027, far_a, far_b, vec![])]),
        bad_run(far_a, far_b)
    );
    let long = date(2027, 12, 1);
    assert_eq!(refusal(vec![one(2027, a, long, vec![])]), bad_run(a, long));
    assert_eq!(
        refusal(vec![one(2027, Date::MIN, b, vec![])]),
        bad_run(Date::MIN, b)
    );
    let monday = date(2027, 10, 11);
    assert_eq!(
        refusal(vec![one(2027, a, b, vec![monday])]),
        CalendarFault::BadMakeUp {
            year: 2027,
            name: "假".into(),
            day: monday
        }
    );
    let saturday = date(2027, 10, 2);
    assert_eq!(
        refusal(vec![one(2027, a, b, vec![saturday])]),
        CalendarFault::OffAndWorked(saturday)
    );
    let twice = vec![one(2027, a, b, vec![]), one(2027, a, b, vec![])];
    assert_eq!(refusal(twice), CalendarFault::YearTwice(2027));
    assert!(toml::from_str::<HolidayYear>("year = 2027\nholidays = []").is_err());
}

#[test]
fn the_ends_of_time_do_not_overflow() {
    let calendar = calendar();
    assert_eq!(
        calendar.add_working_days(date(9999, 12, 30), i64::MAX),
        Date::MAX
    );
    assert_eq!(calendar.next_workday(Date::MAX), Date::MAX);
    let all = calendar.working_days_between(Date::MIN, Date::MAX);
    assert_eq!(calendar.working_days_between(Date::MAX, Date::MIN), -all);
    assert!(all > 5_000_000);
}

fn any_day() -> impl Strategy<Value = Date> {
    (0..2200_i32).prop_map(|n| date(2022, 1, 1).checked_add(n.days()).unwrap())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(1000))]

    #[test]
    fn the_count_agrees_with_counting_by_hand(from in any_day(), to in any_day()) {
        let calendar = calendar();
        let count = calendar.working_days_between(from, to);
        prop_assert_eq!(count, counted_by_hand(&calendar, from, to));
        prop_assert_eq!(calendar.working_days_between(to, from), -count);
    }

    #[test]
    fn between_undoes_adding(from in any_day(), days in 0..400_i64) {
        let calendar = calendar();
        prop_assert_eq!(calendar.working_days_between(from, calendar.add_working_days(from, days)), days);
        let workday = calendar.next_workday(from);
        let before = calendar.add_working_days(workday, -days);
        prop_assert_eq!(calendar.working_days_between(workday, before), -days);
        prop_assert_eq!(calendar.add_working_days(before, days), workday);
    }

    #[test]
    fn later_starts_and_longer_limits_never_end_sooner(
        from in any_day(), shift in 0..60_i32, days in 0..60_i64, more in 1..60_i64,
    ) {
        let calendar = calendar();
        let later = from.checked_add(shift.days()).unwrap();
        let due = calendar.add_working_days(from, days);
        prop_assert!(calendar.add_working_days(later, days) >= due);
        prop_assert!(calendar.add_working_days(from, days + more) > due);
        prop_assert!(days == 0 || calendar.is_workday(due));
        prop_assert!(calendar.working_days_between(from, later) >= 0);
    }

    #[test]
    fn days_left_has_the_sign_of_the_days(today in any_day(), due in any_day()) {
        let left = calendar().days_left(today, due);
        prop_assert_eq!(left.signum(), i64::from((due - today).get_days().signum()));
    }
}

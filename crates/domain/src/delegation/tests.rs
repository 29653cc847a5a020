//! Who keeps delegations, and whose word they cover when.

use super::*;
use crate::{cast, unit::UnitKind};
use jiff::civil::date;

pub(crate) fn secretary() -> Actor {
    cast::actor(29, cast::GOVERNMENT, UnitKind::Government, Role::Secretary)
}

pub(crate) fn delegation() -> Delegation {
    Delegation {
        id: cast::id(900),
        version: 1,
        convener: cast::convener().person,
        secretary: secretary().person,
        from_on: date(2026, 3, 1),
        until_on: Some(date(2026, 3, 31)),
    }
}

#[test]
fn the_keepers_of_the_roster_enter_and_end_it_and_nobody_else() {
    for (who, by) in cast::actors() {
        let given = delegation().give("区长", "秘书", &by, cast::now());
        let ended = delegation().end(date(2026, 3, 5), "区长", "秘书", &by, cast::now());
        let keeps = by.is_system() || by.may(crate::Permission::KeepRoster);
        assert_eq!((given.is_ok(), ended.is_ok()), (keeps, keeps), "{who}");
    }
    let own = Delegation {
        secretary: cast::office().person,
        ..delegation()
    };
    let outcome = own.give("区长", "演示", &cast::office(), cast::now());
    assert_eq!(outcome.unwrap_err(), Refusal::OwnPost);
}

#[test]
fn it_does_not_end_before_it_begins_nor_twice() {
    let early = Delegation {
        until_on: Some(date(2026, 2, 28)),
        ..delegation()
    };
    let outcome = early.give("区长", "秘书", &cast::keeper(), cast::now());
    assert_eq!(outcome.unwrap_err(), Refusal::EndsBeforeItBegins);
    let end = |until| delegation().end(until, "区长", "秘书", &cast::keeper(), cast::now());
    assert_eq!(
        end(date(2026, 2, 1)).unwrap_err(),
        Refusal::EndsBeforeItBegins
    );
    assert_eq!(end(date(2026, 4, 1)).unwrap_err(), Refusal::AlreadyDone);
    let on = |day| end(day).unwrap().into_after();
    assert_eq!(on(date(2026, 3, 5)).until_on, Some(date(2026, 3, 5)));
    // Ended today, it is over at once.
    let today = cast::now().date();
    assert!(!on(today).is_in_force_on(today));
    let begun_today = Delegation {
        from_on: today,
        until_on: None,
        ..delegation()
    };
    let over = begun_today.end(today, "区长", "秘书", &cast::keeper(), cast::now());
    assert!(!over.unwrap().after().is_in_force_on(today));
}

#[test]
fn it_covers_its_own_two_persons_on_its_own_days() {
    let (one, by) = (delegation(), secretary());
    for (day, covered) in [
        (date(2026, 2, 28), false),
        (date(2026, 3, 1), true),
        (date(2026, 3, 31), true),
        (date(2026, 4, 1), false),
    ] {
        assert_eq!(
            one.covers(cast::convener().person, &by, day),
            covered,
            "{day}"
        );
    }
    let day = date(2026, 3, 2);
    assert!(
        !one.covers(cast::director().person, &by, day),
        "another convener"
    );
    assert!(
        !one.covers(cast::convener().person, &cast::tax(), day),
        "another person"
    );
    let former = cast::actor(29, cast::GOVERNMENT, UnitKind::Government, Role::Handler);
    assert!(
        !one.covers(cast::convener().person, &former, day),
        "no longer secretary"
    );
}

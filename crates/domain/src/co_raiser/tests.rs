//! Several units raise one matter: asked, joined, declined, passed over, and each confirms in the end.

use super::*;
use crate::{cast, matter::tests::matter};
use jiff::civil::date;

fn asked() -> CoRaiser {
    CoRaiser {
        id: cast::id(970),
        version: 1,
        matter: cast::id(100),
        unit: cast::LAND,
        joining: Joining::Asked,
        words: None,
        answer_by: date(2026, 3, 5),
        answered_at: None,
        confirmed_at: None,
    }
}

fn pair(one: CoRaiser) -> (CoRaiser, UnitRef) {
    let unit = cast::reference(one.unit);
    (one, unit)
}

#[test]
fn only_the_unit_asked_answers_and_only_once() {
    let raised = matter(MatterState::Raised);
    for (who, by) in cast::actors() {
        let (joined, declined) = (
            asked().join(&raised, &by, cast::now()),
            asked().decline("无此业务".into(), &raised, &by, cast::now()),
        );
        let may = by.speaks_for(cast::LAND);
        assert_eq!((joined.is_ok(), declined.is_ok()), (may, may), "{who}");
    }
    let joined = asked().join(&raised, &cast::land(), cast::now()).unwrap();
    assert_eq!(
        joined.told(),
        [Recipient::Office, Recipient::Unit(cast::TAX)]
    );
    let again = joined
        .into_after()
        .join(&raised, &cast::land(), cast::now());
    assert_eq!(again.unwrap_err(), Refusal::AlreadyDone);
    let closed = matter(MatterState::Closed);
    let late = asked().join(&closed, &cast::land(), cast::now());
    assert_eq!(late.unwrap_err(), Refusal::MatterState(MatterState::Closed));
}

#[test]
fn the_raiser_or_the_office_asks() {
    for (who, by) in cast::actors() {
        let may = by.speaks_for(cast::TAX) || by.is_office();
        let asking = asked().ask("区自然资源局", cast::TAX, &by, cast::now());
        assert_eq!(asking.is_ok(), may, "{who}");
    }
}

#[test]
fn co_raisers_have_not_answered() {
    let accept =
        |one| matter(MatterState::Raised).accept(&[pair(one)], &cast::office(), cast::now());
    let open = Refusal::CoRaisersHaveNotAnswered("区自然资源局".into());
    assert_eq!(accept(asked()).unwrap_err(), open);
    for joining in [Joining::Joined, Joining::Declined, Joining::PassedOver] {
        assert!(
            accept(CoRaiser { joining, ..asked() }).is_ok(),
            "{}",
            joining.code()
        );
    }
    let unit = cast::reference(cast::LAND);
    let pass = |today| {
        asked().pass_over(
            "多次催问".into(),
            &unit,
            today,
            &cast::office(),
            cast::now(),
        )
    };
    assert_eq!(pass(date(2026, 3, 5)).unwrap_err(), open);
    let passed = pass(date(2026, 3, 6)).unwrap().into_after();
    assert_eq!(passed.joining, Joining::PassedOver);
    assert_eq!(passed.words.as_deref(), Some("多次催问"));
}

#[test]
fn co_raisers_have_not_confirmed() {
    let joined = CoRaiser {
        joining: Joining::Joined,
        ..asked()
    };
    let resolved = Matter {
        due_on: Some(date(2026, 3, 16)),
        confirmed_at: Some(cast::now()),
        ..matter(MatterState::Resolved)
    };
    let close = |one: &CoRaiser, today| {
        let all = [pair(one.clone())];
        resolved
            .clone()
            .close(&all, today, &cast::office(), cast::now())
    };
    let open = Refusal::CoRaisersHaveNotConfirmed("区自然资源局".into());
    assert_eq!(close(&joined, date(2026, 3, 16)).unwrap_err(), open);
    // Silent past the time.
    let silent = close(&joined, date(2026, 3, 17)).unwrap();
    assert_eq!(silent.event(), &Event::MatterClosed { confirmed: false });
    let confirmed = joined
        .confirm(&resolved, &cast::land(), cast::now())
        .unwrap()
        .into_after();
    let closed = close(&confirmed, date(2026, 3, 2)).unwrap();
    assert_eq!(closed.event(), &Event::MatterClosed { confirmed: true });
    assert!(
        close(&asked(), date(2026, 3, 2)).is_ok(),
        "who did not join is not asked"
    );
}

#[test]
fn only_a_unit_that_joined_confirms_or_disputes() {
    let resolved = matter(MatterState::Resolved);
    let not_joined = asked().confirm(&resolved, &cast::land(), cast::now());
    assert_eq!(not_joined.unwrap_err(), Refusal::NotTheRaiser);
    let joined = CoRaiser {
        joining: Joining::Joined,
        ..asked()
    };
    let early = joined
        .clone()
        .confirm(&matter(MatterState::Accepted), &cast::land(), cast::now());
    assert_eq!(
        early.unwrap_err(),
        Refusal::MatterState(MatterState::Accepted)
    );
    let dispute = |all: &[(CoRaiser, UnitRef)]| {
        resolved
            .clone()
            .dispute("未到位".into(), all, &cast::land(), cast::now())
    };
    assert_eq!(
        dispute(&[pair(asked())]).unwrap_err(),
        Refusal::NotTheRaiser
    );
    assert!(dispute(&[pair(joined.clone())]).is_ok());
    let confirmed = joined
        .confirm(&resolved, &cast::land(), cast::now())
        .unwrap()
        .into_after();
    let again = confirmed
        .ask_again("区自然资源局", &cast::land(), cast::now())
        .unwrap()
        .into_after();
    assert_eq!(again.confirmed_at, None);
    let nothing = again.ask_again("区自然资源局", &cast::land(), cast::now());
    assert_eq!(nothing.unwrap_err(), Refusal::AlreadyDone);
}

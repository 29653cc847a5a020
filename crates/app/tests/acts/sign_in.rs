//! Signing in: the right and the wrong, the lock, the end of sessions, one person in two posts.

use crate::court::{Court, PASSWORD, appoint, refusal, wrong_fields};
use app::{
    roster::{self, AppointForm, UnitForm},
    sign_in::{self, SignInError, SignedIn},
};
use domain::{Actor, Moment, Refusal, Role};
use jiff::civil::date;

const MINUTE: i64 = 60_000;
const HOUR: i64 = 60 * MINUTE;

async fn enter(court: &Court, login: &str, password: &str) -> Result<String, SignInError> {
    sign_in::sign_in(&court.desk, login, password, "192.0.2.7").await
}

async fn who(court: &Court, token: &str) -> Option<SignedIn> {
    sign_in::signed_in(&court.desk, token).await.unwrap()
}

fn start() -> Moment {
    Moment::at(date(2026, 3, 2), 9, 0)
}

fn later(ms: i64) -> Moment {
    Moment(start().0 + ms)
}

/// The person behind an actor, as forms send it.
fn person(by: &Actor) -> String {
    by.person.to_string()
}

#[tokio::test]
async fn right_and_wrong() {
    let court = Court::open().await;
    let token = enter(&court, " TAX ", PASSWORD).await.unwrap();
    let signed_in = who(&court, &token).await.unwrap();
    assert_eq!(signed_in.actor, court.tax);
    assert!(!signed_in.must_change);
    // The same answer to a wrong password and to a name nobody has.
    for (login, password) in [
        ("tax", "wrong"),
        ("nobody", PASSWORD),
        ("", ""),
        ("tax", ""),
    ] {
        let answer = enter(&court, login, password).await;
        assert!(
            matches!(answer, Err(SignInError::Wrong)),
            "{login}: {answer:?}"
        );
    }
    assert!(who(&court, "no such token").await.is_none());
    sign_in::sign_out(&court.desk, &token).await.unwrap();
    assert!(who(&court, &token).await.is_none());
    court.finish().await;
}

#[tokio::test]
async fn five_tries_lock_a_name_for_half_an_hour() {
    let mut court = Court::open().await;
    for _ in 0..5 {
        assert!(matches!(
            enter(&court, "tax", "wrong").await,
            Err(SignInError::Wrong)
        ));
    }
    // Locked even for the right password, and for this name only.
    let Err(SignInError::Locked(until)) = enter(&court, "tax", PASSWORD).await else {
        panic!("not locked");
    };
    assert_eq!(until, later(30 * MINUTE));
    enter(&court, "land", PASSWORD).await.unwrap();
    court.at(later(30 * MINUTE - 1));
    assert!(matches!(
        enter(&court, "tax", PASSWORD).await,
        Err(SignInError::Locked(_))
    ));
    court.at(later(30 * MINUTE));
    enter(&court, "tax", PASSWORD).await.unwrap();
    court.finish().await;
}

#[tokio::test]
async fn a_success_forgets_the_failures_before_it() {
    let court = Court::open().await;
    for _ in 0..3 {
        for _ in 0..4 {
            assert!(matches!(
                enter(&court, "tax", "wrong").await,
                Err(SignInError::Wrong)
            ));
        }
        enter(&court, "tax", PASSWORD).await.unwrap();
    }
    court.finish().await;
}

#[tokio::test]
async fn an_address_is_locked_after_fifty_tries_at_many_names() {
    let court = Court::open().await;
    for n in 0..50 {
        let answer = enter(&court, &format!("nobody{n}"), "wrong").await;
        assert!(matches!(answer, Err(SignInError::Wrong)), "{n}");
    }
    assert!(matches!(
        enter(&court, "tax", PASSWORD).await,
        Err(SignInError::Locked(_))
    ));
    let elsewhere = sign_in::sign_in(&court.desk, "tax", PASSWORD, "192.0.2.8").await;
    elsewhere.unwrap();
    court.finish().await;
}

#[tokio::test]
async fn a_session_ends_by_idleness_and_by_age() {
    let mut court = Court::open().await;
    let idle = enter(&court, "tax", PASSWORD).await.unwrap();
    court.at(later(8 * HOUR));
    assert!(who(&court, &idle).await.is_some());
    court.at(later(16 * HOUR + 1));
    assert!(who(&court, &idle).await.is_none());
    court.at(start());
    let busy = enter(&court, "tax", PASSWORD).await.unwrap();
    for hours in (7..=7 * 24).step_by(7) {
        court.at(later(hours * HOUR));
        assert!(who(&court, &busy).await.is_some(), "after {hours} hours");
    }
    court.at(later(7 * 24 * HOUR + 1));
    assert!(who(&court, &busy).await.is_none());
    court.finish().await;
}

#[tokio::test]
async fn a_clock_set_back_revives_no_session() {
    let mut court = Court::open().await;
    let token = enter(&court, "tax", PASSWORD).await.unwrap();
    court.at(later(9 * HOUR));
    assert!(who(&court, &token).await.is_none());
    court.at(later(HOUR));
    assert!(who(&court, &token).await.is_none(), "what ended has ended");
    court.at(start());
    let token = enter(&court, "tax", PASSWORD).await.unwrap();
    court.at(later(-9 * HOUR));
    assert!(who(&court, &token).await.is_none(), "begun in the future");
    court.finish().await;
}

#[tokio::test]
async fn a_changed_password_ends_every_session() {
    let court = Court::open().await;
    let (one, two) = (
        enter(&court, "tax", PASSWORD).await.unwrap(),
        enter(&court, "tax", PASSWORD).await.unwrap(),
    );
    let change = async |old: &str, new: &str, again: &str| {
        sign_in::change_password(&court.desk, &court.tax, old, new, again).await
    };
    let good = "Another-Word-77";
    for (old, new, again, wrong) in [
        ("wrong", good, good, vec![("old", "form-wrong-password")]),
        (
            PASSWORD,
            "short-A1",
            "short-A1",
            vec![("new", "form-password-short")],
        ),
        (
            PASSWORD,
            "alllowercaseletters",
            "alllowercaseletters",
            vec![("new", "form-password-plain")],
        ),
        (
            PASSWORD,
            PASSWORD,
            PASSWORD,
            vec![("new", "form-password-same")],
        ),
        (
            PASSWORD,
            good,
            "different",
            vec![("again", "form-password-differs")],
        ),
        (
            "wrong",
            "x",
            "y",
            vec![
                ("old", "form-wrong-password"),
                ("new", "form-password-short"),
                ("again", "form-password-differs"),
            ],
        ),
    ] {
        assert_eq!(wrong_fields(change(old, new, again).await), wrong);
    }
    let token = change(PASSWORD, good, good).await.unwrap();
    assert!(who(&court, &one).await.is_none() && who(&court, &two).await.is_none());
    assert_eq!(who(&court, &token).await.unwrap().actor, court.tax);
    assert!(matches!(
        enter(&court, "tax", PASSWORD).await,
        Err(SignInError::Wrong)
    ));
    enter(&court, "tax", good).await.unwrap();
    court.finish().await;
}

#[tokio::test]
async fn a_first_password_must_be_changed() {
    let court = Court::open().await;
    let given = roster::give_sign_in(&court.desk, &court.keeper, &person(&court.hr), "hr2").await;
    let given = given.unwrap();
    assert_eq!(sign_in::weakness(&given.password), None);
    let token = enter(&court, "hr2", &given.password).await.unwrap();
    assert!(who(&court, &token).await.unwrap().must_change);
    let new = "Another-Word-77";
    let token = sign_in::change_password(&court.desk, &court.hr, &given.password, new, new)
        .await
        .unwrap();
    assert!(!who(&court, &token).await.unwrap().must_change);
    court.finish().await;
}

#[tokio::test]
async fn a_closed_sign_in_opens_nothing() {
    let court = Court::open().await;
    let token = enter(&court, "tax", PASSWORD).await.unwrap();
    let own = roster::close_sign_in(&court.desk, &court.keeper, &person(&court.keeper)).await;
    assert_eq!(refusal(own), Refusal::OwnSignIn);
    roster::close_sign_in(&court.desk, &court.keeper, &person(&court.tax))
        .await
        .unwrap();
    assert!(who(&court, &token).await.is_none());
    assert!(matches!(
        enter(&court, "tax", PASSWORD).await,
        Err(SignInError::NoPost)
    ));
    court.finish().await;
}

async fn post_of(court: &Court, by: &Actor) -> String {
    let roster = roster::view(&court.desk, &court.office).await.unwrap();
    let held = roster
        .posts
        .iter()
        .find(|held| held.post.person == by.person)
        .unwrap();
    held.post.id.to_string()
}

#[tokio::test]
async fn the_end_of_the_last_post_ends_the_sessions() {
    let mut court = Court::open().await;
    let token = enter(&court, "tax", PASSWORD).await.unwrap();
    let post = post_of(&court, &court.tax).await;
    let early = roster::end_post(&court.desk, &court.office, &post, "2020-01-01").await;
    assert_eq!(refusal(early), Refusal::EndsBeforeItBegins);
    roster::end_post(&court.desk, &court.office, &post, "")
        .await
        .unwrap();
    assert!(who(&court, &token).await.is_none());
    // The last day counts; from the next on there is no seat.
    enter(&court, "tax", PASSWORD).await.unwrap();
    court.on(date(2026, 3, 3));
    assert!(matches!(
        enter(&court, "tax", PASSWORD).await,
        Err(SignInError::NoPost)
    ));
    court.finish().await;
}

#[tokio::test]
async fn one_person_in_two_units_switches_between_them() {
    let court = Court::open().await;
    let second = AppointForm {
        person: person(&court.tax),
        unit: court.unit("区财政局").await,
        role: "head".into(),
        ..AppointForm::default()
    };
    roster::appoint(&court.desk, &court.office, second)
        .await
        .unwrap();
    let token = enter(&court, "tax", PASSWORD).await.unwrap();
    let first = who(&court, &token).await.unwrap();
    let mut seats: Vec<_> = first.seats.iter().map(|seat| seat.name.as_str()).collect();
    seats.sort_unstable();
    assert_eq!(seats, ["区税务局", "区财政局"]);
    let finance = court.unit("区财政局").await;
    sign_in::switch_unit(&court.desk, &token, &first, &finance)
        .await
        .unwrap();
    let there = who(&court, &token).await.unwrap().actor;
    assert_eq!(
        (there.unit.name.as_str(), there.roles.as_slice()),
        ("区财政局", &[domain::Role::Head][..])
    );
    let land = court.unit("区自然资源局").await;
    assert!(
        sign_in::switch_unit(&court.desk, &token, &first, &land)
            .await
            .is_err()
    );
    court.finish().await;
}

#[tokio::test]
async fn a_name_is_given_once() {
    let court = Court::open().await;
    let taken = roster::give_sign_in(&court.desk, &court.keeper, &person(&court.hr), "TAX").await;
    assert_eq!(wrong_fields(taken), [("login", "form-login-taken")]);
    let unit = UnitForm {
        full_name: "区税务局".into(),
        short_name: "区税务局".into(),
        kind: "invited".into(),
        ..UnitForm::default()
    };
    let taken = roster::admit_unit(&court.desk, &court.office, unit).await;
    assert_eq!(wrong_fields(taken), [("short_name", "form-name-taken")]);
    appoint(&court.desk, "second", "区税务局", "handler").await;
    court.finish().await;
}

#[tokio::test]
async fn every_unit_without_a_sign_in_is_given_one_at_once() {
    let court = Court::open().await;
    let (desk, office) = (&court.desk, &court.office);
    // The charter's roster names a head and a liaison of every unit; here two units lose some of them.
    let view = roster::view(desk, office).await.unwrap();
    let named = |unit: &str, role| {
        let mut held = view.posts.iter();
        let held = held.find(|h| view.units.name(h.post.unit) == unit && h.post.role == role);
        held.unwrap().clone()
    };
    for (unit, role) in [
        ("区公安分局", Role::Liaison),
        ("区财政局", Role::Liaison),
        ("区财政局", Role::Head),
    ] {
        let post = named(unit, role).post.id.to_string();
        roster::end_post(desk, office, &post, "2026-03-01")
            .await
            .unwrap();
    }
    let no = roster::sign_ins::give_all(desk, &court.convener).await;
    assert_eq!(refusal(no), Refusal::NotPermitted);
    let all = roster::sign_ins::give_all(desk, office).await.unwrap();
    let given = |unit: &str| {
        let found = all.given.iter().find(|one| one.unit == unit);
        found.map(|one| one.person.clone())
    };
    let name = |unit, role| Some(named(unit, role).person.name);
    assert_eq!(given("区公安分局"), name("区公安分局", Role::Head));
    assert_eq!(given("区发改局"), name("区发改局", Role::Liaison));
    assert_eq!((given("区财政局"), given("区税务局")), (None, None));
    assert_eq!(all.nobody, ["区财政局"]);
    for one in &all.given {
        let token = enter(&court, &one.given.login, &one.given.password).await;
        let signed_in = who(&court, &token.unwrap()).await.unwrap();
        assert!(signed_in.must_change && signed_in.actor.name == one.person);
    }
    let again = roster::sign_ins::give_all(desk, office).await.unwrap();
    assert_eq!((again.given.len(), again.nobody), (0, all.nobody));
    court.finish().await;
}

//! Founding and the units: what the charter gives, what the office mends.

use crate::court::{Court, is_stale, refusal};
use app::{
    Clock, Desk,
    charter::{self, found},
    roster::{self, UnitForm},
    worklist,
};
use domain::{Refusal, Role};

#[tokio::test]
async fn founding_enters_the_units_and_the_printed_roster() {
    let court = Court::open().await;
    let view = roster::view(&court.desk, &court.office).await.unwrap();
    assert_eq!(
        view.units.iter().count(),
        16,
        "14 members, the government, the firm"
    );
    let printed = |role| {
        let held = view.posts.iter().filter(|held| held.post.role == role);
        held.filter(|held| !held.person.name.starts_with("演示"))
            .count()
    };
    assert_eq!((printed(Role::Head), printed(Role::Liaison)), (14, 14));
    assert_eq!(
        printed(Role::Convener) + printed(Role::DeputyConvener),
        0,
        "nobody is guessed"
    );
    let finance: Vec<_> = view
        .posts
        .iter()
        .filter(|held| view.units.name(held.post.unit) == "区财政局")
        .collect();
    assert_eq!(finance.len(), 2);
    assert_eq!(
        finance[0].post.person, finance[1].post.person,
        "one person in two posts"
    );
    let list = worklist::load(&court.desk, &court.office).await.unwrap();
    assert_eq!(list.without_liaison, [""; 0]);
    court.finish().await;
}

#[tokio::test]
async fn a_mechanism_is_founded_once() {
    let court = Court::open().await;
    let founding = found::Founding {
        charter: charter::parse(charter::BUILT_IN).unwrap(),
        demo: false,
        clock: Clock::System,
    };
    let again = found::found(court.folder.path(), None, founding).await;
    assert_eq!(refusal(again), Refusal::AlreadyDone);
    let empty = tempfile::tempdir().unwrap();
    assert!(matches!(
        Desk::open(empty.path(), None).await,
        Err(app::Error::NotFound)
    ));
    court.finish().await;
}

#[tokio::test]
async fn a_renamed_unit_keeps_its_duties() {
    let court = Court::open().await;
    let tax = court.unit("区税务局").await;
    let form = UnitForm {
        full_name: "国家税务总局晋城市城区税务局（新）".into(),
        short_name: "城区税务局".into(),
        ..UnitForm::default()
    };
    let by_tax = roster::rename_unit(&court.desk, &court.tax, &tax, 1, form.clone()).await;
    assert_eq!(refusal(by_tax), Refusal::NotPermitted);
    roster::rename_unit(&court.desk, &court.keeper, &tax, 1, form.clone())
        .await
        .unwrap();
    is_stale(roster::rename_unit(&court.desk, &court.keeper, &tax, 1, form).await);
    let number = court.accepted().await;
    court.forward(number, "城区税务局", &[]).await.unwrap();
    let clause = court.matter(number).await.assignments[0].clause.clone();
    assert_eq!(clause.as_deref(), Some("三.7"));
    court.finish().await;
}

#[tokio::test]
async fn what_was_acknowledged_is_there_after_reopening() {
    let court = Court::open().await;
    let number = court.forwarded().await;
    let before = court.matter(number).await;
    let desk = Desk::open(court.folder.path(), None).await.unwrap();
    let after = app::matter::view::view(&desk, &court.office, number)
        .await
        .unwrap();
    assert_eq!(
        (after.matter, after.assignments),
        (before.matter, before.assignments)
    );
    app::jobs::close(desk).await;
    court.finish().await;
}

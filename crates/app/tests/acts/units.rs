//! Founding and the units: what the charter gives, what the office mends.

use crate::court::{Court, is_stale, refusal, wrong_fields};
use app::{
    Clock, Desk,
    charter::{self, found},
    roster::{self, AppointForm, UnitForm},
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
    assert_eq!(list.missing.liaisons, [""; 0]);
    assert_eq!(list.missing.posts, []);
    court.finish().await;
}

#[tokio::test]
async fn what_is_missing_to_begin_is_told_until_it_is_there() {
    let court = Court::open().await;
    let desk = &court.desk;
    let view = roster::view(desk, &court.office).await.unwrap();
    let held = |role| view.posts.iter().filter(move |held| held.post.role == role);
    for held in held(Role::Convener) {
        let id = held.post.id.to_string();
        let yesterday = desk.today().yesterday().unwrap().to_string();
        roster::end_post(desk, &court.office, &id, &yesterday)
            .await
            .unwrap();
    }
    let missing = worklist::load(desk, &court.office).await.unwrap().missing;
    assert_eq!(missing.posts, [Role::Convener]);
    assert!(!missing.may_begin());
    let lacking = view.units.iter().filter(|unit| unit.lacks_full_name());
    assert_eq!(missing.full_names, lacking.count());
    let petitions = court.unit("区信访局").await;
    let handler = AppointForm {
        name: "访谈".into(),
        unit: petitions,
        role: Role::Handler.code().into(),
        login: "fangtan".into(),
        ..AppointForm::default()
    };
    roster::appoint(desk, &court.office, handler).await.unwrap();
    let after = worklist::load(desk, &court.office).await.unwrap().missing;
    assert_eq!(after.sign_ins, missing.sign_ins - 1);
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

#[tokio::test]
async fn nobody_is_entered_twice_in_a_unit() {
    let court = Court::open().await;
    let finance = court.unit("区财政局").await;
    let as_handler = |name: &str, person: &str| AppointForm {
        name: name.into(),
        person: person.into(),
        unit: finance.clone(),
        role: Role::Handler.code().into(),
        ..AppointForm::default()
    };
    let office = &court.office;
    roster::appoint(&court.desk, office, as_handler("钱管", ""))
        .await
        .unwrap();
    let again = roster::appoint(&court.desk, office, as_handler("钱管", "")).await;
    assert_eq!(wrong_fields(again), [("name", "form-person-known")]);
    let view = roster::view(&court.desk, office).await.unwrap();
    let known = view
        .posts
        .iter()
        .find(|held| held.person.name == "钱管")
        .unwrap();
    for name in ["钱 管", "钱　管"] {
        let again = roster::appoint(&court.desk, office, as_handler(name, "")).await;
        assert_eq!(
            wrong_fields(again),
            [("name", "form-person-known")],
            "{name}"
        );
    }
    // What is typed beside a person chosen is not let go unsaid.
    let id = known.person.id.to_string();
    let other = roster::appoint(&court.desk, office, as_handler("孙管", &id)).await;
    assert_eq!(wrong_fields(other), [("name", "form-person-other-name")]);
    let phoned = AppointForm {
        phone: "0356-2000000".into(),
        ..as_handler("", &id)
    };
    let phoned = roster::appoint(&court.desk, office, phoned).await;
    assert_eq!(wrong_fields(phoned), [("phone", "form-person-other-phone")]);
    // The telephone has an act of its own, which the journal tells of without the number.
    let (desk, version) = (&court.desk, known.person.version);
    let bad = roster::change_phone(desk, office, &id, version, "1").await;
    assert_eq!(wrong_fields(bad), [("phone", "form-bad-phone")]);
    let number = "0356-2000000";
    let tax = roster::change_phone(desk, &court.tax, &id, version, number).await;
    assert_eq!(refusal(tax), domain::Refusal::NotPermitted);
    roster::change_phone(desk, office, &id, version, number)
        .await
        .unwrap();
    let stale = roster::change_phone(desk, office, &id, version, "12345").await;
    assert!(matches!(stale, Err(app::Error::Stale)));
    let view = roster::view(desk, office).await.unwrap();
    let mut posts = view.posts.iter();
    let changed = posts.find(|held| held.person.id == known.person.id);
    assert_eq!(changed.unwrap().person.phone.as_deref(), Some(number));
    let lines = app::history::page(desk, &court.director, 0).await.unwrap();
    let mut lines = lines.iter();
    let line = lines.find(|line| line.kind == "person.phone_changed");
    assert!(!format!("{:?}", line.unwrap().facts).contains(number));
    for name in ["", "钱 管"] {
        roster::appoint(&court.desk, office, as_handler(name, &id))
            .await
            .unwrap();
    }
    court.finish().await;
}

#[tokio::test]
async fn a_telephone_can_be_called() {
    let court = Court::open().await;
    let finance = court.unit("区财政局").await;
    for (phone, wrong) in [("1", true), ("12345", false), ("0356-2023456转8001", false)] {
        let form = AppointForm {
            name: format!("演示·{phone}"),
            phone: phone.into(),
            unit: finance.clone(),
            role: Role::Handler.code().into(),
            ..AppointForm::default()
        };
        let appointed = roster::appoint(&court.desk, &court.office, form).await;
        if wrong {
            assert_eq!(wrong_fields(appointed), [("phone", "form-bad-phone")]);
        } else {
            appointed.unwrap();
        }
    }
    court.finish().await;
}

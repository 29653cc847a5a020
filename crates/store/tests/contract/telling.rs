//! Notifications: to whom, on which day, once, and never to whoever made the change.

use super::sample::{HERE, NOW, TODAY, World, act, id, read};
use domain::{
    Role, Sight,
    assignment::Assignment,
    attachment::Classification,
    id::{MechanismId, PersonId},
    matter::Matter,
    meeting::consent::{Consent, ConsentState},
    roster::Person,
    unit::{Unit, UnitKind, UnitRef},
};
use jiff::{ToSpan as _, civil::date};
use store::{Db, Error, Tx, journal, notification};

/// Delivers all that is queued and answers how much that was.
async fn delivered(world: &World) -> usize {
    act!(world, tx => notification::deliver(tx, HERE, TODAY))
}

/// What a person was told, newest first.
async fn told(world: &World, person: PersonId) -> Vec<String> {
    let lines = read!(world, tx => journal::told(tx, &world.whole(), person));
    lines.into_iter().map(|line| line.kind).collect()
}

/// A person with a sign-in in a post of the tax office.
async fn colleague(world: &World, name: &str, login: bool) -> Person {
    let person = world.person(name, login.then_some(name));
    world
        .keep(person.enter(&world.system(), NOW).unwrap())
        .await
}

async fn raised_by_tax(world: &World, serial: u32) -> Matter {
    let mut matter = world.matter(serial, Classification::Ordinary);
    (matter.raised_by, matter.raiser) = (world.tax.id, world.liaison.person);
    world
        .keep(matter.raise(TODAY, &world.liaison, NOW).unwrap())
        .await
}

contract!(
    the_office_and_the_unit_are_told_the_doer_is_not,
    async |db: Db| {
        let world = World::found(db).await;
        let second = colleague(&world, "二号", true).await;
        world
            .appoint(second.id, &world.court, Role::OfficeDirector, TODAY, None)
            .await;
        let raised = world.raised(1, Classification::Ordinary).await;
        assert_eq!(delivered(&world).await, 1);
        assert!(
            told(&world, world.clerk.person).await.is_empty(),
            "raised it"
        );
        assert_eq!(told(&world, second.id).await, ["matter.raised"]);
        assert!(told(&world, world.liaison.person).await.is_empty());

        let matter = raised_by_tax(&world, 2).await;
        world
            .keep(matter.accept(&[], &world.clerk, NOW).unwrap())
            .await;
        world
            .keep(raised.accept(&[], &world.clerk, NOW).unwrap())
            .await;
        assert_eq!(delivered(&world).await, 3);
        assert_eq!(
            told(&world, world.liaison.person).await,
            ["matter.accepted"]
        );
        assert_eq!(told(&world, world.clerk.person).await, ["matter.raised"]);
        assert_eq!(
            told(&world, second.id).await,
            ["matter.raised", "matter.raised"]
        );
        assert!(told(&world, world.administrator.person).await.is_empty());
    }
);

contract!(
    only_posts_held_today_with_a_sign_in_count,
    async |db: Db| {
        let world = World::found(db).await;
        let gone = UnitRef {
            id: id(),
            name: "旧邀单位".into(),
        };
        let unit = world.unit(7, &gone, UnitKind::Invited);
        let unit = Unit {
            until: Some(TODAY - 1.day()),
            ..unit
        };
        world.keep(unit.admit(&world.system(), NOW).unwrap()).await;
        let mut expected = Vec::new();
        let posts = [
            ("今日始", TODAY, None, true, true),
            ("今日止", date(2026, 1, 1), Some(TODAY), true, true),
            ("明日始", TODAY + 1.day(), None, true, false),
            (
                "昨日止",
                date(2026, 1, 1),
                Some(TODAY - 1.day()),
                true,
                false,
            ),
            ("无账号", date(2026, 1, 1), None, false, false),
        ];
        for (name, from, until, login, wanted) in posts {
            let person = colleague(&world, name, login).await;
            world
                .appoint(person.id, &world.tax, Role::Handler, from, until)
                .await;
            expected.push((name, person.id, wanted));
        }
        for (name, closed_on, wanted) in
            [("已停用", TODAY, false), ("将停用", TODAY + 1.day(), true)]
        {
            let person = Person {
                closed_on: Some(closed_on),
                ..world.person(name, Some(name))
            };
            let person = world
                .keep(person.enter(&world.system(), NOW).unwrap())
                .await;
            world
                .appoint(person.id, &world.tax, Role::Head, TODAY, None)
                .await;
            expected.push((name, person.id, wanted));
        }
        for (name, unit, role) in [
            ("法官", &world.tax, Role::Judge),
            ("旁人", &world.court, Role::Handler),
        ] {
            let person = colleague(&world, name, true).await;
            world.appoint(person.id, unit, role, TODAY, None).await;
            expected.push((name, person.id, false));
        }
        let late = colleague(&world, "退出", true).await;
        world
            .appoint(late.id, &gone, Role::Liaison, TODAY, None)
            .await;

        let matter = world.raised(1, Classification::Ordinary).await;
        delivered(&world).await;
        world.issued(matter.id, &world.tax, TODAY).await;
        world.issued(matter.id, &gone, TODAY).await;
        assert_eq!(delivered(&world).await, 2);
        for (name, person, wanted) in expected {
            assert_eq!(
                told(&world, person).await.len(),
                usize::from(wanted),
                "{name}"
            );
        }
        assert!(
            told(&world, late.id).await.is_empty(),
            "its unit no longer takes part"
        );
    }
);

contract!(what_is_meant_for_one_is_told_no_other, async |db: Db| {
    let world = World::found(db).await;
    let meeting = world.planned(1, TODAY).await;
    let off = meeting.clone();
    let off = off.call_off("改期".into(), &[], &world.clerk, NOW).unwrap();
    let consent = Consent {
        id: id(),
        version: 0,
        meeting: meeting.id,
        person: Some(world.liaison.person),
        caller: "周二".into(),
        state: ConsentState::Asked,
        words: None,
        entered: false,
    };
    world
        .keep(meeting.leaders_learn(off, Some(&consent), &[]))
        .await;
    assert_eq!(delivered(&world).await, 1);
    assert_eq!(
        told(&world, world.liaison.person).await,
        ["meeting.called_off"]
    );
    for other in [&world.clerk, &world.administrator] {
        assert!(told(&world, other.person).await.is_empty());
    }
});

contract!(what_is_past_is_read_by_everybody, async |db: Db| {
    let world = World::found(db).await;
    let matter = world.raised(1, Classification::Ordinary).await;
    let (past, other) = (
        world.issued(matter.id, &world.tax, TODAY).await,
        world.issued(matter.id, &world.firm, TODAY).await,
    );
    delivered(&world).await;
    let (sight, past, other) = (world.whole(), past.id.0, other.id.0);
    let unread = async |person| read!(world, tx => notification::unread(tx, &sight, person));
    let (liaison, firm) = (world.liaison.person, world.administrator.person);
    assert_eq!((unread(liaison).await, unread(firm).await), (1, 1));
    let elsewhere = Sight::whole(MechanismId(2));
    act!(world, tx => notification::settle::<Assignment>(tx, &elsewhere, past, NOW));
    act!(world, tx => notification::settle::<Matter>(tx, &sight, past, NOW));
    assert_eq!((unread(liaison).await, unread(firm).await), (1, 1));
    act!(world, tx => notification::settle::<Assignment>(tx, &sight, past, NOW));
    assert_eq!((unread(liaison).await, unread(firm).await), (0, 1));
    act!(world, tx => notification::settle::<Assignment>(tx, &sight, other, NOW));
    assert_eq!(unread(firm).await, 0);
});

contract!(nobody_is_told_twice, async |db: Db| {
    let world = World::found(db).await;
    world
        .appoint(world.liaison.person, &world.tax, Role::Head, TODAY, None)
        .await;
    let matter = world.raised(1, Classification::Ordinary).await;
    let work = world.issued(matter.id, &world.tax, TODAY).await;
    delivered(&world).await;
    assert_eq!(
        told(&world, world.liaison.person).await.len(),
        1,
        "two posts, one telling"
    );
    assert_eq!(delivered(&world).await, 0);

    let by_line = "INSERT INTO outbox (mechanism, n, place, recipient_kind, recipient) \
         SELECT mechanism, n, 90, 'unit', unit FROM journal, (SELECT 1 AS one) AS once WHERE noun = 'assignment'";
    act!(world, tx => tx.run(by_line, &[]));
    act!(world, tx => tx.run("UPDATE outbox SET recipient = (SELECT unit FROM assignment)", &[]));
    assert_eq!(
        delivered(&world).await,
        1,
        "delivered again after a crash, say"
    );
    assert_eq!(told(&world, world.liaison.person).await.len(), 1);
    assert_eq!(work.version, 1);
});

contract!(deliveries_come_in_hundreds, async |db: Db| {
    let world = World::found(db).await;
    for serial in 1..=130 {
        raised_by_tax(&world, serial).await;
    }
    assert_eq!(
        [
            delivered(&world).await,
            delivered(&world).await,
            delivered(&world).await
        ],
        [100, 30, 0]
    );
    let (sight, clerk) = (world.whole(), world.clerk.person);
    assert_eq!(told(&world, clerk).await.len(), 50);
    assert_eq!(
        read!(world, tx => notification::unread(tx, &sight, clerk)),
        100,
        "counted no further"
    );
});

contract!(what_was_read_is_not_unread, async |db: Db| {
    let world = World::found(db).await;
    for serial in 1..=3 {
        raised_by_tax(&world, serial).await;
    }
    delivered(&world).await;
    let (sight, clerk, other) = (world.whole(), world.clerk.person, world.liaison.person);
    let lines = read!(world, tx => journal::told(tx, &sight, clerk));
    assert_eq!(
        read!(world, tx => notification::unread(tx, &sight, clerk)),
        3
    );
    let middle = lines[1].n;
    act!(world, tx => notification::mark_read(tx, &sight, other, i64::MAX, NOW));
    let elsewhere = Sight::whole(MechanismId(2));
    act!(world, tx => notification::mark_read(tx, &elsewhere, clerk, i64::MAX, NOW));
    assert_eq!(
        read!(world, tx => notification::unread(tx, &sight, clerk)),
        3
    );
    act!(world, tx => notification::mark_read(tx, &sight, clerk, middle, NOW));
    assert_eq!(
        read!(world, tx => notification::unread(tx, &sight, clerk)),
        1
    );
    act!(world, tx => notification::mark_read(tx, &sight, clerk, i64::MAX, NOW));
    assert_eq!(
        read!(world, tx => notification::unread(tx, &sight, clerk)),
        0
    );
    assert_eq!(told(&world, clerk).await.len(), 3);
});

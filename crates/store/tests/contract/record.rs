//! `record`: row, journal line and what is to be told come together or not at all; the stale is refused.

use super::sample::{HERE, NOW, TODAY, World, read};
use domain::{Sight, attachment::Classification, matter::MatterState};
use store::{Db, Error, Tx, assignment, journal, matter, number};
use tokio::task::JoinSet;

/// Rows of matters, journal lines, queued tellings, and the head's number.
async fn tally(world: &World) -> [i64; 4] {
    let mut found = [0; 4];
    for (place, sql) in [
        "SELECT COUNT(*) FROM matter",
        "SELECT COUNT(*) FROM journal",
        "SELECT COUNT(*) FROM outbox",
        "SELECT n FROM journal_head",
    ]
    .into_iter()
    .enumerate()
    {
        found[place] = read!(world, tx => async { tx.row(sql, &[]).await?.unwrap().get(0) });
    }
    found
}

contract!(row_line_and_telling_come_together, async |db: Db| {
    let world = World::found(db).await;
    let before = tally(&world).await;
    let matter = world.raised(1, Classification::Ordinary).await;
    let after = tally(&world).await;
    assert_eq!(
        after,
        [before[0] + 1, before[1] + 1, before[2] + 1, before[3] + 1]
    );
    assert_eq!(after[1], after[3]);
    let line = read!(world, tx => journal::of_matter(tx, &world.whole(), matter.id)).remove(0);
    assert_eq!(
        (line.n, line.at, line.person),
        (after[3], NOW, world.clerk.person)
    );
    assert_eq!(
        (line.noun.as_str(), line.kind.as_str()),
        ("matter", "matter.raised")
    );
    assert_eq!(
        (line.person_name.as_str(), line.unit_name.as_str()),
        ("林一", "云岭法院")
    );
    assert_eq!(
        (line.matter, line.meeting, line.entered_for),
        (Some(matter.id), None, None)
    );
    assert_eq!(line.facts["title"], "第1件");
});

contract!(an_act_that_fails_leaves_nothing, async |db: Db| {
    let world = World::found(db).await;
    let before = tally(&world).await;
    let (one, two) = (
        world.matter(1, Classification::Ordinary),
        world.matter(1, Classification::Ordinary),
    );
    let one = one.raise(TODAY, &world.clerk, NOW).unwrap();
    let two = two.raise(TODAY, &world.clerk, NOW).unwrap();
    let first = one.clone();
    let failed = world.db.write(1, async move |tx: &mut Tx| {
        tx.record(first.clone()).await?;
        tx.record(two.clone()).await.map(drop)
    });
    assert!(matches!(failed.await, Err(Error::Constraint(_))));
    assert_eq!(tally(&world).await, before);
    let declined = world.db.write(1, async move |tx: &mut Tx| {
        tx.record(one.clone()).await?;
        Err::<(), _>(Error::NotFound)
    });
    assert!(matches!(declined.await, Err(Error::NotFound)));
    assert_eq!(tally(&world).await, before);
});

contract!(the_stale_is_refused, async |db: Db| {
    let world = World::found(db).await;
    let matter = world.raised(1, Classification::Ordinary).await;
    let accepted = matter.clone().accept(&[], &world.clerk, NOW).unwrap();
    let declined = matter.decline("重复".into(), &world.clerk, NOW).unwrap();
    let kept = world.keep(accepted).await;
    let before = tally(&world).await;
    assert!(matches!(world.try_keep(declined).await, Err(Error::Stale)));
    assert_eq!(tally(&world).await, before);
    let sight = world.whole();
    assert_eq!(read!(world, tx => matter::by_id(tx, &sight, kept.id)), kept);
    assert_eq!((kept.version, kept.state), (2, MatterState::Accepted));
});

contract!(of_many_at_once_one_wins, async |db: Db| {
    let world = World::found(db).await;
    let matter = world.raised(1, Classification::Ordinary).await;
    let mut tries = JoinSet::new();
    for _ in 0..20 {
        let change = matter.clone().accept(&[], &world.clerk, NOW).unwrap();
        let db = world.db.clone();
        tries.spawn(async move {
            db.write(1, async move |tx: &mut Tx| {
                journal::lock(tx, HERE).await?;
                tx.record(change.clone()).await
            })
            .await
        });
    }
    let outcomes = tries.join_all().await;
    let stale = outcomes
        .iter()
        .filter(|it| matches!(it, Err(Error::Stale)))
        .count();
    let won = outcomes.iter().filter(|it| it.is_ok()).count();
    assert_eq!((won, stale), (1, 19), "{outcomes:?}");
});

contract!(without_a_seal_nothing_is_recorded, async |db: Db| {
    let bare = db.clone();
    let world = World::found(db).await;
    let change = world
        .matter(1, Classification::Ordinary)
        .raise(TODAY, &world.clerk, NOW)
        .unwrap();
    let refused = bare.write(1, async move |tx: &mut Tx| {
        tx.record(change.clone()).await.map(drop)
    });
    assert!(matches!(refused.await, Err(Error::Broken(_))));
    assert_eq!(tally(&world).await[0], 0);
});

contract!(
    a_mechanism_that_is_not_there_has_no_journal,
    async |db: Db| {
        let world = World::found(db).await;
        let nowhere = domain::id::MechanismId(9);
        let locked = world
            .db
            .write(9, async move |tx: &mut Tx| journal::lock(tx, nowhere).await);
        assert!(matches!(locked.await, Err(Error::NotFound)));
        let head = world
            .db
            .read(async |tx: &mut Tx| journal::head(tx, nowhere).await);
        assert!(matches!(head.await, Err(Error::NotFound)));
    }
);

contract!(a_party_is_admitted_once, async |db: Db| {
    let world = World::found(db).await;
    let matter = world.raised(1, Classification::Restricted).await;
    let work = world.issued(matter.id, &world.tax, TODAY).await;
    let sight = Sight::party(HERE, world.tax.id);
    let unseen = world
        .db
        .read(async |tx: &mut Tx| assignment::by_id(tx, &sight, work.id).await);
    assert!(
        matches!(unseen.await, Err(Error::NotFound)),
        "an assignment alone admits nobody"
    );
    world.admit(matter.id, &world.tax).await;
    world.admit(matter.id, &world.tax).await;
    assert_eq!(
        read!(world, tx => assignment::by_id(tx, &sight, work.id)),
        work
    );
    assert_eq!(
        read!(world, tx => matter::page(tx, &sight, None, None)).len(),
        1
    );
});

contract!(numbers_are_never_given_twice, async |db: Db| {
    let world = World::found(db).await;
    let mut draws = JoinSet::new();
    for n in 0..50 {
        let db = world.db.clone();
        draws.spawn(async move {
            db.write(1, async move |tx: &mut Tx| {
                journal::lock(tx, HERE).await?;
                let drawn = number::draw(tx, HERE, "matter", 2026).await?;
                // Every fifth act fails: its number was never seen by anyone.
                if n % 5 == 0 {
                    Err(Error::NotFound)
                } else {
                    Ok(drawn)
                }
            })
            .await
        });
    }
    let mut drawn: Vec<u32> = draws.join_all().await.into_iter().flatten().collect();
    drawn.sort_unstable();
    assert_eq!(drawn, (1..=40).collect::<Vec<_>>());
    for (series, year, wanted) in [
        ("matter", 2026, 41),
        ("matter", 2027, 1),
        ("minutes", 2026, 1),
        ("matter", 2026, 42),
    ] {
        let draw = world.db.write(1, async move |tx: &mut Tx| {
            number::draw(tx, HERE, series, year).await
        });
        assert_eq!(draw.await.unwrap(), wanted, "{series} {year}");
    }
    // A number given elsewhere is not drawn, nor is the series set back by one before it.
    for (given, wanted) in [(3, 4), (2, 5)] {
        let draw = world.db.write(1, async move |tx: &mut Tx| {
            number::raise_to(tx, HERE, "meeting:joint", 2025, given).await?;
            number::draw(tx, HERE, "meeting:joint", 2025).await
        });
        assert_eq!(draw.await.unwrap(), wanted, "after {given}");
    }
    // The last number drawn is given again once it is given back; one before it is not.
    for (back, wanted) in [(41, 43), (43, 43), (0, 44)] {
        let draw = world.db.write(1, async move |tx: &mut Tx| {
            number::give_back(tx, HERE, "matter", 2026, back).await?;
            number::draw(tx, HERE, "matter", 2026).await
        });
        assert_eq!(draw.await.unwrap(), wanted, "{back} given back");
    }
});

//! The journal read back: whose history, in what order, and personal words that can be erased.

use super::sample::{HERE, NOW, TODAY, World, act, read};
use domain::{Actor, Sight, attachment::Classification, id::MechanismId, meeting::Presence};
use store::{Db, Error, Tx, journal};

/// Every text the chain holds.
async fn chain(world: &World) -> Vec<String> {
    read!(world, tx => async {
        let rows = tx.rows("SELECT text FROM journal ORDER BY n", &[]).await?;
        rows.into_iter().map(|mut row| row.get(0)).collect::<Result<Vec<String>, Error>>()
    })
}

async fn verified(world: &World) -> journal::verify::Report {
    read!(world, tx => journal::verify::verify(tx, HERE, &world.keys))
}

contract!(histories_are_told_apart, async |db: Db| {
    let world = World::found(db).await;
    let sight = world.whole();
    let (one, two) = (
        world.raised(1, Classification::Ordinary).await,
        world.raised(2, Classification::Ordinary).await,
    );
    let meeting = world.planned(1, TODAY).await;
    let item = world.listed(meeting.id, one.id, 1).await;
    world.proposed(&item, 1).await;
    let one = world
        .keep(one.accept(&[], &world.clerk, NOW).unwrap())
        .await;
    let kinds =
        |lines: Vec<journal::Line>| lines.into_iter().map(|line| line.kind).collect::<Vec<_>>();
    assert_eq!(
        kinds(read!(world, tx => journal::of_matter(tx, &sight, one.id))),
        [
            "matter.accepted",
            "decision.proposed",
            "item.listed",
            "matter.raised"
        ]
    );
    assert_eq!(
        kinds(read!(world, tx => journal::of_matter(tx, &sight, two.id))),
        ["matter.raised"]
    );
    assert_eq!(
        kinds(read!(world, tx => journal::of_meeting(tx, &sight, meeting.id))),
        ["decision.proposed", "item.listed", "meeting.planned"]
    );
    let elsewhere = Sight::whole(MechanismId(2));
    assert!(read!(world, tx => journal::of_matter(tx, &elsewhere, one.id)).is_empty());
});

contract!(the_whole_journal_is_read_backwards, async |db: Db| {
    let world = World::found(db).await;
    for serial in 1..=120 {
        world.raised(serial, Classification::Ordinary).await;
    }
    let (sight, mut n, mut found) = (world.whole(), i64::MAX, Vec::new());
    loop {
        let lines = read!(world, tx => journal::before(tx, &sight, n));
        assert!(lines.len() <= 50);
        let Some(last) = lines.last() else { break };
        n = last.n;
        found.extend(lines.iter().map(|line| line.n));
    }
    let (head, _) = read!(world, tx => journal::head(tx, HERE));
    assert_eq!(found, (1..=head).rev().collect::<Vec<_>>());
});

contract!(what_is_entered_for_a_unit_says_so, async |db: Db| {
    let world = World::found(db).await;
    let matter = world.raised(1, Classification::Ordinary).await;
    let work = world.issued(matter.id, &world.tax, TODAY).await;
    let by: Actor = world.clerk.clone().entering_for(world.tax.clone()).unwrap();
    world.keep(work.acknowledge(&by, NOW).unwrap()).await;
    let line = read!(world, tx => journal::of_matter(tx, &world.whole(), matter.id)).remove(0);
    assert_eq!(line.entered_for.as_deref(), Some("云岭税务"));
    assert_eq!(
        (line.unit_name.as_str(), line.person_name.as_str()),
        ("云岭法院", "林一")
    );
    assert!(verified(&world).await.faults.is_empty());
});

contract!(
    personal_words_are_erased_and_the_proof_stays,
    async |db: Db| {
        let world = World::found(db).await;
        let (sight, meeting) = (world.whole(), world.planned(1, TODAY).await);
        let place = world.invited(meeting.id, &world.tax).await;
        let attendee = Some("副局长 欧阳未名".to_owned());
        world
            .keep(
                place
                    .enter(Presence::Present, attendee, "税务", &[], &world.clerk, NOW)
                    .unwrap(),
            )
            .await;
        world
            .keep(
                world
                    .person("司马无名", None)
                    .enter(&world.clerk, NOW)
                    .unwrap(),
            )
            .await;

        let texts = chain(&world).await;
        assert!(
            !texts
                .iter()
                .any(|text| text.contains("欧阳") || text.contains("司马"))
        );
        assert!(
            !texts.iter().any(|text| text.contains("林一")),
            "nor who acted, by name"
        );
        let entered = |lines: Vec<journal::Line>| lines[0].facts["attendee"].clone();
        let lines = read!(world, tx => journal::of_meeting(tx, &sight, meeting.id));
        assert_eq!(entered(lines), "副局长 欧阳未名");
        let lines = read!(world, tx => journal::before(tx, &sight, i64::MAX));
        assert_eq!(lines[0].facts["name"], "司马无名");
        let proof = verified(&world).await;
        assert_eq!(proof.faults, [""; 0]);

        act!(world, tx => tx.run("DELETE FROM journal_personal WHERE field = 'attendee'", &[]));
        let lines = read!(world, tx => journal::of_meeting(tx, &sight, meeting.id));
        assert_eq!(entered(lines), "（已依法删除）");
        let lines = read!(world, tx => journal::before(tx, &sight, i64::MAX));
        assert_eq!(lines[0].facts["name"], "司马无名");
        assert_eq!(verified(&world).await, proof);
        assert_eq!(chain(&world).await, texts);
    }
);

contract!(
    the_engine_itself_refuses_to_edit_the_journal,
    async |db: Db| {
        let world = World::found(db).await;
        let edits: [&'static str; 3] = [
            "UPDATE journal SET text = '{}' WHERE n = 1",
            "DELETE FROM journal WHERE n = 1",
            "DELETE FROM journal",
        ];
        for sql in edits {
            let refused = world
                .db
                .write(1, async move |tx: &mut Tx| tx.run(sql, &[]).await)
                .await;
            assert!(
                matches!(refused, Err(Error::Constraint(_) | Error::Broken(_))),
                "{sql}: {refused:?}"
            );
        }
        assert!(verified(&world).await.faults.is_empty());
    }
);

contract!(
    a_line_of_another_shape_is_shown_without_a_panic,
    async |db: Db| {
        let world = World::found(db).await;
        act!(world, tx => tx.run(
            "INSERT INTO journal (mechanism, n, at, person, unit, noun, subject, kind, text, hash) \
             SELECT mechanism, 1000, at, person, unit, noun, subject, kind, '{}', hash FROM journal WHERE n = 1",
            &[]
        ));
        let lines = read!(world, tx => journal::before(tx, &world.whole(), i64::MAX));
        assert_eq!((lines[0].n, lines[0].kind.as_str()), (1000, ""));
    }
);

//! Sign-ins: passwords, locked doors, sessions; and that no journal line ever holds any of it.

use super::sample::{HERE, NOW, World, act, id, read};
use domain::{Moment, Sight, id::MechanismId};
use store::{
    Db, Error, Tx,
    session::{self, Credential},
};

const ELSEWHERE: MechanismId = MechanismId(2);

contract!(a_password_is_set_and_replaced, async |db: Db| {
    let world = World::found(db).await;
    let person = world.clerk.person;
    assert!(read!(world, tx => session::password(tx, HERE, person)).is_none());
    for (hash, must_change) in [("$argon2id$一", true), ("$argon2id$二", false)] {
        let kept = world.db.write(1, async move |tx: &mut Tx| {
            let credential = Credential {
                hash: hash.into(),
                must_change,
            };
            session::set_password(tx, HERE, person, &credential, NOW).await
        });
        kept.await.unwrap();
        let found = read!(world, tx => session::password(tx, HERE, person)).unwrap();
        assert_eq!(
            (found.hash.as_str(), found.must_change),
            (hash, must_change)
        );
    }
    assert!(read!(world, tx => session::password(tx, ELSEWHERE, person)).is_none());
    let nobody = id();
    let refused = world.db.write(1, async move |tx: &mut Tx| {
        let credential = Credential {
            hash: String::new(),
            must_change: true,
        };
        session::set_password(tx, HERE, nobody, &credential, NOW).await
    });
    assert!(matches!(refused.await, Err(Error::Constraint(_))));
});

contract!(a_door_locks_after_so_many_tries, async |db: Db| {
    let world = World::found(db).await;
    let until = Moment(NOW.0 + 900_000);
    assert_eq!(
        read!(world, tx => session::locked_until(tx, HERE, "lin")),
        Moment(0)
    );
    for n in 1..=5 {
        act!(world, tx => session::count_failure(tx, HERE, "lin", 5, until));
        let locked = read!(world, tx => session::locked_until(tx, HERE, "lin"));
        assert_eq!(locked, if n < 5 { Moment(0) } else { until }, "try {n}");
    }
    assert_eq!(
        read!(world, tx => session::locked_until(tx, HERE, "wu")),
        Moment(0)
    );
    assert_eq!(
        read!(world, tx => session::locked_until(tx, ELSEWHERE, "lin")),
        Moment(0)
    );
    let later = Moment(until.0 * 2);
    for n in 1..=5 {
        act!(world, tx => session::count_failure(tx, HERE, "lin", 5, later));
        let locked = read!(world, tx => session::locked_until(tx, HERE, "lin"));
        assert_eq!(
            locked,
            if n < 5 { until } else { later },
            "the count began anew, try {n}"
        );
    }
    act!(world, tx => session::forget_failures(tx, HERE, "lin"));
    assert_eq!(
        read!(world, tx => session::locked_until(tx, HERE, "lin")),
        Moment(0)
    );
    act!(world, tx => session::count_failure(tx, HERE, "one", 1, until));
    assert_eq!(
        read!(world, tx => session::locked_until(tx, HERE, "one")),
        until
    );
});

contract!(sessions_begin_move_and_end, async |db: Db| {
    let world = World::found(db).await;
    let (person, court, tax) = (world.clerk.person, world.court.id, world.tax.id);
    act!(world, tx => session::begin(tx, HERE, "token", person, court, NOW));
    let found = read!(world, tx => session::find(tx, HERE, "token")).unwrap();
    assert_eq!((found.person, found.unit), (person, court));
    assert_eq!(
        (found.begun_at, found.seen_at, found.must_change),
        (NOW, NOW, false)
    );
    assert!(read!(world, tx => session::find(tx, ELSEWHERE, "token")).is_none());
    assert!(read!(world, tx => session::find(tx, HERE, "TOKEN")).is_none());

    let must = world.db.write(1, async move |tx: &mut Tx| {
        let credential = Credential {
            hash: "x".into(),
            must_change: true,
        };
        session::set_password(tx, HERE, person, &credential, NOW).await
    });
    must.await.unwrap();
    let later = Moment(NOW.0 + 5);
    act!(world, tx => session::touch(tx, HERE, "token", tax, later));
    let found = read!(world, tx => session::find(tx, HERE, "token")).unwrap();
    assert_eq!(
        (found.unit, found.begun_at, found.seen_at, found.must_change),
        (tax, NOW, later, true)
    );

    let twice = world.db.write(1, async move |tx: &mut Tx| {
        session::begin(tx, HERE, "token", person, court, NOW).await
    });
    assert!(matches!(twice.await, Err(Error::Constraint(_))));
    act!(world, tx => session::end(tx, HERE, "token"));
    assert!(read!(world, tx => session::find(tx, HERE, "token")).is_none());
});

contract!(sessions_end_together_or_by_idleness, async |db: Db| {
    let world = World::found(db).await;
    let (clerk, liaison, unit) = (world.clerk.person, world.liaison.person, world.court.id);
    for (token, person, at) in [
        ("a", clerk, 10),
        ("b", clerk, 20),
        ("c", liaison, 10),
        ("d", liaison, 20),
    ] {
        act!(world, tx => session::begin(tx, HERE, token, person, unit, Moment(at)));
    }
    let open = async || {
        let mut found = String::new();
        for token in ["a", "b", "c", "d"] {
            if read!(world, tx => session::find(tx, HERE, token)).is_some() {
                found += token;
            }
        }
        found
    };
    assert_eq!(
        act!(world, tx => session::end_idle(tx, HERE, Moment(10))),
        0
    );
    assert_eq!(
        act!(world, tx => session::end_idle(tx, ELSEWHERE, Moment(99))),
        0
    );
    assert_eq!(
        act!(world, tx => session::end_idle(tx, HERE, Moment(11))),
        2
    );
    assert_eq!(open().await, "bd");
    let sight = Sight::nothing(HERE);
    act!(world, tx => session::end_all(tx, &sight, clerk));
    assert_eq!(open().await, "d");
});

contract!(no_secret_reaches_the_journal, async |db: Db| {
    let world = World::found(db).await;
    let person = world.clerk.person;
    let kept = world.db.write(1, async move |tx: &mut Tx| {
        let credential = Credential {
            hash: "geheim".into(),
            must_change: true,
        };
        session::set_password(tx, HERE, person, &credential, NOW).await?;
        session::begin(tx, HERE, "geheim", person, id(), NOW).await
    });
    kept.await.unwrap();
    let found = read!(world, tx => async {
        tx.rows("SELECT n FROM journal WHERE text LIKE '%geheim%'", &[]).await
    });
    assert!(found.is_empty());
});

//! What each failure leaves behind, and what the caller is told.

use std::thread;
use std::time::Duration;

use futures_util::FutureExt as _;
use store::testing::Scratch;
use tokio::task::JoinSet;

use super::*;

contract!(an_error_undoes_the_whole_act, async |db: Db| {
    prepared(&db).await;
    let refused = db.write(1, async |tx: &mut Tx| -> Result<(), Error> {
        add(tx, "gone", None).await?;
        Err(Error::NotFound)
    });
    assert!(matches!(refused.await, Err(Error::NotFound)));
    assert!(words(&db).await.is_empty());
});

contract!(
    a_panic_undoes_the_act_and_the_writer_goes_on,
    async |db: Db| {
        prepared(&db).await;
        let panicked = db.write(1, async |tx: &mut Tx| -> Result<(), Error> {
            add(tx, "gone", None).await?;
            panic!("this act is meant to panic");
        });
        assert!(matches!(panicked.await, Err(Error::Broken(_))));
        db.write(1, async |tx: &mut Tx| add(tx, "next", None).await)
            .await
            .unwrap();
        assert_eq!(words(&db).await, ["next"]);
    }
);

contract!(a_swallowed_error_poisons_the_act, async |db: Db| {
    prepared(&db).await;
    let poisoned = db.write(1, async |tx: &mut Tx| -> Result<(), Error> {
        add(tx, "gone", None).await?;
        let first = tx
            .run("INSERT INTO line (n, word) VALUES (9, 'gone')", &[])
            .await;
        assert!(matches!(first, Err(Error::Constraint(_))), "{first:?}");
        let second = tx.rows("SELECT n FROM line", &[]).await;
        assert!(matches!(second, Err(Error::Poisoned)), "{second:?}");
        Ok(())
    });
    let poisoned = poisoned.await;
    assert!(matches!(poisoned, Err(Error::Poisoned)), "{poisoned:?}");
    assert!(words(&db).await.is_empty());
});

contract!(a_swallowed_error_poisons_a_read, async |db: Db| {
    let poisoned = db.read(async |tx: &mut Tx| -> Result<(), Error> {
        let _ = tx.rows("SELECT nonsense", &[]).await;
        Ok(())
    });
    assert!(matches!(poisoned.await, Err(Error::Poisoned)));
    assert_eq!(number(&db, "SELECT cast(1 AS bigint)").await, 1);
});

contract!(
    each_kind_of_constraint_is_told_and_no_value_with_it,
    async |db: Db| {
        prepared(&db).await;
        db.write(1, async |tx: &mut Tx| add(tx, "张三", None).await)
            .await
            .unwrap();
        let refused: [&'static str; 3] = [
            "INSERT INTO line (n, word) VALUES (5, '张三')",
            "INSERT INTO line (n, word) VALUES (1, 'other')",
            "INSERT INTO line (n, word) VALUES (6, NULL)",
        ];
        for sql in refused {
            let told = db
                .write(1, async move |tx: &mut Tx| tx.run(sql, &[]).await)
                .await;
            let Err(Error::Constraint(fault)) = told else {
                panic!("{sql}: {told:?}")
            };
            assert!(!format!("{fault} {fault:?}").contains("张三"), "{fault:?}");
        }
    }
);

contract!(
    a_deferred_key_refuses_only_the_act_to_blame,
    async |db: Db| {
        prepared(&db).await;
        let outcomes = together(&db, 8, async |tx: &mut Tx, n| {
            let follows = if n == 3 { Some(999) } else { None };
            add(tx, &format!("w{n}"), follows).await
        });
        for (n, outcome) in outcomes.await {
            match outcome {
                Ok(_) => assert_ne!(n, 3),
                Err(error) => assert!(n == 3 && matches!(error, Error::Constraint(_)), "{error:?}"),
            }
        }
        assert_eq!(words(&db).await.len(), 7);
        assert_eq!(number(&db, "SELECT n FROM head WHERE lane = 1").await, 7);
    }
);

contract!(
    what_an_act_declined_because_of_an_undone_neighbour_is_asked_again,
    async |db: Db| {
        prepared(&db).await;
        // The first takes the word and cannot commit; the second finds it taken, until asked again.
        let outcomes = together(&db, 2, async |tx: &mut Tx, n| {
            if n == 0 {
                return add(tx, "word", Some(999)).await;
            }
            match tx
                .row("SELECT n FROM line WHERE word = 'word'", &[])
                .await?
            {
                Some(_) => Err(Error::Stale),
                None => add(tx, "word", None).await,
            }
        });
        let outcomes = outcomes.await;
        assert!(
            matches!(outcomes[0].1, Err(Error::Constraint(_))),
            "{outcomes:?}"
        );
        assert!(outcomes[1].1.is_ok(), "{outcomes:?}");
    }
);

/// Runs `count` acts so that they wait together and form one group, in order; gives their
/// outcomes in the same order.
async fn together<F>(db: &Db, count: i64, act: F) -> Vec<(i64, Result<i64, Error>)>
where
    F: AsyncFn(&mut Tx, i64) -> Result<i64, Error> + Send + Clone + 'static,
{
    let first = tokio::spawn({
        let db = db.clone();
        async move {
            let pause = async |_: &mut Tx| -> Result<(), Error> {
                thread::sleep(Duration::from_millis(300));
                Ok(())
            };
            db.write(1, pause).await
        }
    });
    tokio::time::sleep(Duration::from_millis(100)).await;
    let mut waiting = Vec::new();
    for n in 0..count {
        let (db, act) = (db.clone(), act.clone());
        let mut write = Box::pin(async move {
            let outcome = db.write(1, async move |tx: &mut Tx| act(tx, n).await).await;
            (n, outcome)
        });
        // The first poll puts the act into the queue.
        assert!(write.as_mut().now_or_never().is_none());
        waiting.push(write);
    }
    let outcomes = futures_util::future::join_all(waiting).await;
    first.await.unwrap().unwrap();
    outcomes
}

contract!(a_caller_who_leaves_does_not_stop_his_act, async |db: Db| {
    prepared(&db).await;
    let caller = tokio::spawn({
        let db = db.clone();
        async move {
            db.write(1, async |tx: &mut Tx| {
                thread::sleep(Duration::from_millis(300));
                add(tx, "kept", None).await
            })
            .await
        }
    });
    tokio::time::sleep(Duration::from_millis(100)).await;
    caller.abort();
    assert!(caller.await.unwrap_err().is_cancelled());
    db.write(1, async |tx: &mut Tx| add(tx, "after", None).await)
        .await
        .unwrap();
    assert_eq!(words(&db).await, ["kept", "after"]);
});

contract!(a_reader_who_leaves_midway_harms_nobody, async |db: Db| {
    prepared(&db).await;
    let mut readers = JoinSet::new();
    for _ in 0..20 {
        let db = db.clone();
        readers.spawn(async move {
            db.read(async |tx: &mut Tx| -> Result<(), Error> {
                tx.rows("SELECT n FROM head", &[]).await?;
                std::future::pending().await
            })
            .await
        });
    }
    tokio::time::sleep(Duration::from_millis(300)).await;
    readers.shutdown().await;
    db.write(1, async |tx: &mut Tx| add(tx, "fresh", None).await)
        .await
        .unwrap();
    for _ in 0..20 {
        assert_eq!(words(&db).await, ["fresh"], "no reader kept an old moment");
    }
});

contract!(a_lock_held_elsewhere_is_busy, async |db: Db| {
    prepared(&db).await;
    let (entered, inside) = std::sync::mpsc::channel();
    let elsewhere = again(&db).await;
    let holding = tokio::spawn(async move {
        elsewhere
            .write(1, async move |tx: &mut Tx| {
                let n = next(tx).await?;
                entered.send(()).unwrap();
                thread::sleep(Duration::from_secs(6));
                Ok::<_, Error>(n)
            })
            .await
    });
    tokio::task::spawn_blocking(move || inside.recv())
        .await
        .unwrap()
        .unwrap();
    let busy = db
        .write(1, async |tx: &mut Tx| add(tx, "x", None).await)
        .await;
    assert!(matches!(busy, Err(Error::Busy)), "{busy:?}");
    holding.await.unwrap().unwrap();
    db.write(1, async |tx: &mut Tx| add(tx, "x", None).await)
        .await
        .unwrap();
});

/// The same store opened once more, as another process would.
async fn again(db: &Db) -> Db {
    match db.engine() {
        Engine::Sqlite => Db::open_sqlite(own_name(db).await.as_ref()).await.unwrap(),
        Engine::Postgres => {
            let address = store::testing::address(&own_name(db).await);
            Db::open_postgres(&address).await.unwrap()
        }
    }
}

async fn own_name(db: &Db) -> String {
    let sql = match db.engine() {
        Engine::Sqlite => "SELECT file FROM pragma_database_list WHERE name = 'main'",
        Engine::Postgres => "SELECT current_database()",
    };
    let name = db.read(async |tx: &mut Tx| -> Result<String, Error> {
        tx.row(sql, &[]).await?.ok_or(Error::NotFound)?.get(0)
    });
    name.await.unwrap()
}

#[tokio::test]
async fn a_full_disk_undoes_all_and_is_survived() {
    let scratch = Scratch::new(Engine::Sqlite).await;
    let db = &scratch.db;
    prepared(db).await;
    let limit = async |sql: &'static str| {
        db.write(1, async move |tx: &mut Tx| {
            tx.rows(sql, &[]).await.map(drop)
        })
        .await
        .unwrap();
    };
    // The limit is no lower than what is there: the file can no longer grow.
    limit("PRAGMA max_page_count = 1").await;
    let outcomes = together(db, 8, async |tx: &mut Tx, n| {
        let n = add(tx, &format!("w{n}"), None).await?;
        if n == 4 {
            let print = Value::Bytes(vec![7; 1 << 20]);
            tx.run("UPDATE line SET print = $1 WHERE n = 4", &[print])
                .await?;
        }
        Ok(n)
    });
    let outcomes = outcomes.await;
    let refused = outcomes
        .iter()
        .filter(|(_, outcome)| outcome.is_err())
        .count();
    // Each that comes fourth is refused: the number stays free for the next.
    assert_eq!(refused, 5, "{outcomes:?}");
    assert!(
        outcomes
            .iter()
            .all(|(_, it)| !matches!(it, Err(Error::Unknown | Error::Stopped)))
    );
    assert_eq!(words(db).await.len(), 3);
    limit("PRAGMA max_page_count = 1000000").await;
    db.write(1, async |tx: &mut Tx| add(tx, "room", None).await)
        .await
        .unwrap();
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn an_act_that_awaits_anything_else_is_refused() {
    let scratch = Scratch::new(Engine::Sqlite).await;
    let db = &scratch.db;
    prepared(db).await;
    let refused = db.write(1, async |tx: &mut Tx| -> Result<(), Error> {
        add(tx, "gone", None).await?;
        std::future::pending().await
    });
    assert!(matches!(refused.await, Err(Error::Broken(_))));
    let refused =
        db.read_long(async |_: &mut Tx| -> Result<(), Error> { std::future::pending().await });
    assert!(matches!(refused.await, Err(Error::Broken(_))));
    assert!(words(db).await.is_empty());
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_connection_lost_before_the_commit_costs_only_its_act() {
    let scratch = Scratch::new(Engine::Postgres).await;
    let db = &scratch.db;
    prepared(db).await;
    let outcomes = together(db, 6, async |tx: &mut Tx, n| {
        let added = add(tx, &format!("w{n}"), None).await?;
        if n == 2 {
            tx.rows("SELECT pg_terminate_backend(pg_backend_pid())", &[])
                .await?;
        }
        Ok(added)
    });
    for (n, outcome) in outcomes.await {
        match outcome {
            Ok(_) => assert_ne!(n, 2),
            Err(error) => assert!(
                n == 2 && matches!(error, Error::Broken(_)),
                "{n}: {error:?}"
            ),
        }
    }
    assert_eq!(words(db).await, ["w0", "w1", "w3", "w4", "w5"]);
}

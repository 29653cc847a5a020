//! Writes that wait are grouped: one commit for many, each act apart from its neighbours.

use std::collections::BTreeSet;
use std::thread;
use std::time::Duration;

use store::testing::Scratch;
use tokio::task::JoinSet;

use super::*;

/// Keeps the writer busy for a while, so that what is written next must wait and is grouped.
pub fn hold(db: &Db) -> tokio::task::JoinHandle<Result<(), Error>> {
    let db = db.clone();
    tokio::spawn(async move {
        db.write(1, async |_: &mut Tx| {
            thread::sleep(Duration::from_millis(300));
            Ok(())
        })
        .await
    })
}

async fn add_fifty(db: &Db) {
    let held = hold(db);
    tokio::time::sleep(Duration::from_millis(100)).await;
    let mut writers = JoinSet::new();
    for n in 0..50 {
        let db = db.clone();
        writers.spawn(async move {
            db.write(1, async move |tx: &mut Tx| {
                add(tx, &format!("w{n}"), None).await
            })
            .await
        });
    }
    let numbers: BTreeSet<i64> = writers
        .join_all()
        .await
        .into_iter()
        .map(Result::unwrap)
        .collect();
    assert_eq!(numbers, (1..=50).collect());
    held.await.unwrap().unwrap();
}

#[tokio::test]
async fn fifty_acts_share_a_commit_on_sqlite() {
    let scratch = Scratch::new(Engine::Sqlite).await;
    prepared(&scratch.db).await;
    let log = format!("{}-wal", scratch.address());
    let before = commits_in(&log);
    add_fifty(&scratch.db).await;
    let made = commits_in(&log) - before;
    assert!((1..=2).contains(&made), "{made} commits");
}

/// Counts the commits in a write-ahead log: the frames that tell the file's size after a commit
/// (`SQLite` file format, section 4.1).
fn commits_in(log: &str) -> usize {
    let log = std::fs::read(log).unwrap();
    let number = |at: usize| u32::from_be_bytes(log[at..at + 4].try_into().unwrap());
    let frame = 24 + number(8) as usize;
    let salt = number(16);
    let frames = (32..)
        .step_by(frame)
        .take_while(|at| at + frame <= log.len());
    frames
        .filter(|at| number(at + 4) != 0 && number(at + 8) == salt)
        .count()
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn fifty_acts_share_a_commit_on_postgres() {
    let scratch = Scratch::new(Engine::Postgres).await;
    let db = &scratch.db;
    prepared(db).await;
    let trace = Step {
        version: 2,
        name: "trace",
        sql: "CREATE TABLE trace (id TEXT);
              CREATE FUNCTION trace() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
                  INSERT INTO trace VALUES (pg_current_xact_id()::text); RETURN NULL; END $$;
              CREATE TRIGGER trace AFTER INSERT ON line FOR EACH ROW EXECUTE FUNCTION trace();",
    };
    db.migrate(&[STEPS[0], trace]).await.unwrap();
    add_fifty(db).await;
    assert_eq!(number(db, "SELECT count(*) FROM trace").await, 50);
    let made = number(db, "SELECT count(DISTINCT id) FROM trace").await;
    assert!((1..=2).contains(&made), "{made} commits");
}

contract!(neighbours_of_bad_acts_are_kept, async |db: Db| {
    prepared(&db).await;
    let held = hold(&db);
    tokio::time::sleep(Duration::from_millis(100)).await;
    let mut writers = JoinSet::new();
    for n in 0..50 {
        let db = db.clone();
        writers.spawn(async move {
            (
                n,
                db.write(1, async move |tx: &mut Tx| ill(tx, n).await).await,
            )
        });
    }
    let outcomes = writers.join_all().await;
    held.await.unwrap().unwrap();
    let good: BTreeSet<String> = outcomes
        .iter()
        .filter(|(_, it)| it.is_ok())
        .map(|(n, _)| format!("w{n}"))
        .collect();
    assert_eq!(good.len(), 34);
    assert_eq!(words(&db).await.into_iter().collect::<BTreeSet<_>>(), good);
    assert_eq!(number(&db, "SELECT n FROM head WHERE lane = 1").await, 34);
});

/// Adds a line; every third act then fails in one of four ways.
async fn ill(tx: &mut Tx, n: i64) -> Result<(), Error> {
    add(tx, &format!("w{n}"), None).await?;
    match n % 12 {
        2 => Err(Error::Stale),
        5 => panic!("this act is meant to panic"),
        8 => tx
            .run("INSERT INTO line (n, word) SELECT n, word FROM line", &[])
            .await
            .map(drop),
        11 => {
            let _ = tx.run("INSERT INTO nowhere VALUES (1)", &[]).await;
            Ok(())
        }
        _ => Ok(()),
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn lanes_do_not_wait_for_each_other() {
    let scratch = Scratch::new(Engine::Postgres).await;
    prepared(&scratch.db).await;
    let slow = tokio::spawn({
        let db = scratch.db.clone();
        async move {
            db.write(1, async |tx: &mut Tx| {
                next(tx).await?;
                tx.rows("SELECT pg_sleep(2)", &[]).await.map(drop)
            })
            .await
        }
    });
    tokio::time::sleep(Duration::from_millis(200)).await;
    let quick = scratch.db.write(2, async |tx: &mut Tx| {
        tx.run("UPDATE head SET n = n + 1 WHERE lane = 2", &[])
            .await
    });
    assert_eq!(quick.await.unwrap(), 1);
    assert!(!slow.is_finished());
    slow.await.unwrap().unwrap();
}

contract!(a_read_sees_one_moment, async |db: Db| {
    prepared(&db).await;
    let other = db.clone();
    let seen = db.read(async |tx: &mut Tx| -> Result<_, Error> {
        let count = "SELECT count(*) FROM line";
        let before: i64 = tx.row(count, &[]).await?.ok_or(Error::NotFound)?.get(0)?;
        other
            .write(1, async |tx: &mut Tx| add(tx, "meanwhile", None).await)
            .await?;
        let after: i64 = tx.row(count, &[]).await?.ok_or(Error::NotFound)?.get(0)?;
        Ok((before, after))
    });
    assert_eq!(seen.await.unwrap(), (0, 0));
    assert_eq!(words(&db).await, ["meanwhile"]);
});

contract!(a_read_cannot_write, async |db: Db| {
    prepared(&db).await;
    let tried = db.read(async |tx: &mut Tx| add(tx, "no", None).await);
    assert!(matches!(tried.await, Err(Error::Broken(_))));
    assert!(words(&db).await.is_empty());
});

contract!(a_long_read_answers_like_a_short_one, async |db: Db| {
    prepared(&db).await;
    db.write(1, async |tx: &mut Tx| add(tx, "long", None).await)
        .await
        .unwrap();
    let found = db.read_long(async |tx: &mut Tx| -> Result<i64, Error> {
        tx.row("SELECT count(*) FROM line", &[])
            .await?
            .ok_or(Error::NotFound)?
            .get(0)
    });
    assert_eq!(found.await.unwrap(), 1);
    let panicked = tokio::spawn(async move {
        db.read_long(async |_: &mut Tx| -> Result<(), Error> { panic!("meant to panic") })
            .await
    });
    assert!(panicked.await.unwrap_err().is_panic());
});

contract!(
    closing_answers_what_waits_and_takes_no_more,
    async |db: Db| {
        prepared(&db).await;
        let held = hold(&db);
        tokio::time::sleep(Duration::from_millis(100)).await;
        let waiting = tokio::spawn({
            let db = db.clone();
            async move {
                db.write(1, async |tx: &mut Tx| add(tx, "last", None).await)
                    .await
            }
        });
        tokio::time::sleep(Duration::from_millis(50)).await;
        db.clone().close().await;
        held.await.unwrap().unwrap();
        assert_eq!(waiting.await.unwrap().unwrap(), 1);
        let late = db
            .write(1, async |tx: &mut Tx| add(tx, "late", None).await)
            .await;
        assert!(matches!(late, Err(Error::Stopped)), "{late:?}");
    }
);

#[test]
fn what_write_and_read_return_can_be_sent() {
    fn sent<T: Send>(_: &T) {}
    #[expect(dead_code, reason = "it only has to compile")]
    fn compiles(db: &Db, owned: &Db) {
        let word = String::from("borrowed");
        sent(&db.write(1, async |tx: &mut Tx| add(tx, "x", None).await));
        sent(&db.read(async |tx: &mut Tx| add(tx, &word, None).await));
        sent(&owned.read_long(async |tx: &mut Tx| add(tx, "x", None).await));
    }
}

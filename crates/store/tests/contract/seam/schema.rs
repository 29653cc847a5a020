//! Schema steps: applied once and in order, on both engines, and refused when they do not agree
//! with what was applied.

use store::testing::{self, Scratch};

use super::*;

const NEXT: Step = Step {
    version: 2,
    name: "seal",
    sql: "CREATE TABLE seal (n INTEGER) STRICT;",
};

contract!(steps_apply_once, async |db: Db| {
    prepared(&db).await;
    db.migrate(STEPS).await.unwrap();
    db.migrate(&[STEPS[0], NEXT]).await.unwrap();
    assert_eq!(number(&db, "SELECT count(*) FROM seal").await, 0);
});

contract!(an_edited_step_is_refused, async |db: Db| {
    prepared(&db).await;
    let edited = Step {
        sql: "CREATE TABLE line (n INTEGER) STRICT;",
        ..STEPS[0]
    };
    let refused = db.migrate(&[edited, NEXT]).await.unwrap_err();
    assert!(matches!(refused, Error::Schema(_)), "{refused:?}");
    assert!(refused.to_string().contains("another wording"), "{refused}");
});

contract!(a_newer_schema_is_refused, async |db: Db| {
    prepared(&db).await;
    db.migrate(&[STEPS[0], NEXT]).await.unwrap();
    let refused = db.migrate(STEPS).await.unwrap_err();
    assert!(refused.to_string().contains("at step 2"), "{refused}");
    assert!(refused.to_string().contains("up to 1"), "{refused}");
});

contract!(a_failing_step_leaves_nothing, async |db: Db| {
    prepared(&db).await;
    let bad = Step {
        sql: "CREATE TABLE seal (n INTEGER) STRICT; SELECT nonsense;",
        ..NEXT
    };
    let failed = db.migrate(&[STEPS[0], bad]).await.unwrap_err();
    assert!(matches!(failed, Error::Broken(_)), "{failed:?}");
    db.migrate(&[STEPS[0], NEXT]).await.unwrap();
});

contract!(double_quotes_never_make_a_text, async |db: Db| {
    prepared(&db).await;
    let read = db.read(async |tx: &mut Tx| tx.rows("SELECT \"nosuch\" FROM head", &[]).await);
    assert!(matches!(read.await, Err(Error::Broken(_))));
});

#[tokio::test]
async fn a_database_that_sorts_otherwise_is_refused() {
    let address = testing::address(&testing::database("ENCODING 'LATIN1'"));
    let refused = Db::open_postgres(&address)
        .await
        .err()
        .expect("it is not UTF-8");
    assert!(refused.to_string().contains("--locale C"), "{refused}");
}

#[tokio::test]
async fn an_address_is_never_repeated() {
    let refused = Db::open_postgres("postgres://clerk:secret@[")
        .await
        .err()
        .expect("nonsense");
    assert!(!format!("{refused:?} {refused}").contains("secret"));
}

#[tokio::test]
async fn a_backup_is_whole_while_others_write() {
    let scratch = Scratch::new(Engine::Sqlite).await;
    let db = scratch.db.clone();
    prepared(&db).await;
    let folder = tempfile::tempdir().unwrap();
    let target = folder.path().join("copy.sqlite");
    let writer = tokio::spawn({
        let db = db.clone();
        async move {
            for n in 0..200 {
                db.write(1, async move |tx| add(tx, &format!("w{n}"), None).await)
                    .await
                    .unwrap();
            }
        }
    });
    db.backup_to(&target).await.unwrap();
    writer.await.unwrap();
    assert!(
        db.backup_to(&target).await.is_err(),
        "a backup is never overwritten"
    );
    assert_eq!(
        std::fs::read_dir(folder.path()).unwrap().count(),
        1,
        "one plain file"
    );
    let copy = Db::open_sqlite(&target).await.unwrap();
    let lines = number(&copy, "SELECT count(*) FROM line").await;
    assert_eq!(
        lines,
        number(&copy, "SELECT n FROM head WHERE lane = 1").await
    );
    assert_eq!(
        number(&copy, "SELECT count(*) FROM pragma_integrity_check").await,
        1
    );
}

#[tokio::test]
async fn postgres_is_backed_up_by_its_own_tool() {
    let scratch = Scratch::new(Engine::Postgres).await;
    let refused = scratch.db.backup_to("nowhere".as_ref()).await.unwrap_err();
    let why = std::error::Error::source(&refused).unwrap().to_string();
    assert!(why.contains("pg_dump"), "{why}");
}

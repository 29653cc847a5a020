//! The seam itself: what both engines promise to every act, in good days and bad.

use store::db::{Db, Engine, Error, Step, Tx, Value};

mod crash;
mod failures;
mod groups;
mod schema;
mod values;

/// What the tests of the seam write into: a head to lock, and lines that must be unique.
const STEPS: &[Step] = &[Step {
    version: 1,
    name: "seam",
    sql: "\
CREATE TABLE head (lane INTEGER PRIMARY KEY, n INTEGER NOT NULL) STRICT;
CREATE TABLE line (
    n INTEGER PRIMARY KEY,
    word TEXT NOT NULL UNIQUE,
    print BLOB,
    follows INTEGER REFERENCES line (n) DEFERRABLE INITIALLY DEFERRED
) STRICT;
INSERT INTO head (lane, n) VALUES (1, 0), (2, 0);
",
}];

async fn prepared(db: &Db) {
    db.migrate(STEPS).await.unwrap();
}

/// Locks the head as every act does, then adds a line; gives the line's number.
async fn add(tx: &mut Tx, word: &str, follows: Option<i64>) -> Result<i64, Error> {
    let n = next(tx).await?;
    let follows = follows.map_or(Value::Null, Value::Integer);
    let args = [n.into(), word.into(), follows];
    tx.run(
        "INSERT INTO line (n, word, follows) VALUES ($1, $2, $3)",
        &args,
    )
    .await?;
    Ok(n)
}

async fn next(tx: &mut Tx) -> Result<i64, Error> {
    let head = tx
        .row("UPDATE head SET n = n + 1 WHERE lane = 1 RETURNING n", &[])
        .await?;
    head.ok_or(Error::NotFound)?.get(0)
}

async fn words(db: &Db) -> Vec<String> {
    let found = db.read(async |tx: &mut Tx| -> Result<_, Error> {
        let rows = tx.rows("SELECT word FROM line ORDER BY n", &[]).await?;
        rows.into_iter().map(|mut row| row.get(0)).collect()
    });
    found.await.unwrap()
}

/// The single integer that `sql` answers with.
async fn number(db: &Db, sql: &'static str) -> i64 {
    let found = db.read(async |tx: &mut Tx| -> Result<i64, Error> {
        tx.row(sql, &[]).await?.ok_or(Error::NotFound)?.get(0)
    });
    found.await.unwrap()
}

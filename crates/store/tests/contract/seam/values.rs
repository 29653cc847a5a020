//! Values: what goes in comes out, on both engines the same, and what cannot is refused.

use jiff::civil::date;
use proptest::prelude::*;
use proptest::strategy::ValueTree as _;
use store::db::{Column, Row};

use super::*;

async fn round_trip(db: &Db, word: Value, print: Value) -> Result<(Value, Value), Error> {
    db.write(1, async move |tx: &mut Tx| -> Result<_, Error> {
        let args = [word.clone(), print.clone()];
        tx.run("DELETE FROM line", &[]).await?;
        tx.run(
            "INSERT INTO line (n, word, print) VALUES (1, $1, $2)",
            &args,
        )
        .await?;
        let row = tx.row("SELECT word, print FROM line", &[]).await?;
        let mut row = row.ok_or(Error::NotFound)?;
        Ok((
            row.get::<String>(0)?.to_value(),
            row.get::<Option<Vec<u8>>>(1)?.to_value(),
        ))
    })
    .await
}

contract!(texts_and_bytes_return_unchanged, async |db: Db| {
    prepared(&db).await;
    let texts = [
        "",
        "晋城市城区",
        "𬭎㛃䶮",
        "a\u{301} é",
        "👩‍👩‍👧",
        "'; --",
        "\u{10ffff}",
        "%_\\",
    ];
    for text in texts {
        let print = Value::Bytes(vec![0, 255, b'\'', 0]);
        let kept = round_trip(&db, text.into(), print.clone()).await.unwrap();
        assert_eq!(kept, (text.into(), print));
    }
    let empty = round_trip(&db, "x".into(), Value::Bytes(vec![]))
        .await
        .unwrap();
    assert_eq!(empty.1, Value::Bytes(vec![]));
    let absent = round_trip(&db, "x".into(), Value::Null).await.unwrap();
    assert_eq!(absent.1, Value::Null);
    assert!(matches!(
        round_trip(&db, "a\0b".into(), Value::Null).await,
        Err(Error::Broken(_))
    ));
});

contract!(any_text_returns_unchanged, async |db: Db| {
    prepared(&db).await;
    let mut runner = proptest::test_runner::TestRunner::deterministic();
    for _ in 0..64 {
        let drawn = ("[^\0]{0,40}", prop::collection::vec(any::<u8>(), 0..40));
        let (text, bytes) = drawn.new_tree(&mut runner).unwrap().current();
        let sent = (Value::Text(text), Value::Bytes(bytes));
        assert_eq!(
            round_trip(&db, sent.0.clone(), sent.1.clone())
                .await
                .unwrap(),
            sent
        );
    }
});

contract!(integers_keep_all_64_bits, async |db: Db| {
    prepared(&db).await;
    for n in [i64::MIN, -1, 0, 1, i64::from(i32::MAX) + 1, i64::MAX] {
        let kept: Result<i64, Error> = db
            .write(1, async move |tx: &mut Tx| {
                tx.run("DELETE FROM line", &[]).await?;
                let add = "INSERT INTO line (n, word) VALUES ($1, 'x') RETURNING n";
                tx.row(add, &[n.into()])
                    .await?
                    .ok_or(Error::NotFound)?
                    .get(0)
            })
            .await;
        assert_eq!(kept.unwrap(), n);
    }
});

contract!(names_bind_by_number_not_by_appearance, async |db: Db| {
    prepared(&db).await;
    let found = db.write(1, async |tx: &mut Tx| -> Result<_, Error> {
        let add = "INSERT INTO line (word, n, print) VALUES ($3, $1, $2) RETURNING n, word, print";
        let args = [7.into(), Value::Bytes(vec![1]), "third".into()];
        let mut row = tx.row(add, &args).await?.ok_or(Error::NotFound)?;
        let first: (i64, String, Vec<u8>) = (row.get(0)?, row.get(1)?, row.get(2)?);
        let again = "SELECT n FROM line WHERE word = $2 AND n >= $1 AND word >= $2";
        let mut row = tx
            .row(again, &[7.into(), "third".into()])
            .await?
            .ok_or(Error::NotFound)?;
        Ok((first, row.get::<i64>(0)?))
    });
    assert_eq!(found.await.unwrap(), ((7, "third".into(), vec![1]), 7));
});

contract!(too_few_or_too_many_values_are_refused, async |db: Db| {
    prepared(&db).await;
    for args in [vec![], vec![Value::Integer(1)], vec![Value::Integer(1); 3]] {
        let refused = db.write(1, async move |tx: &mut Tx| {
            tx.rows("SELECT n FROM line WHERE n = $1 AND n < $2", &args)
                .await
                .map(drop)
        });
        assert!(matches!(refused.await, Err(Error::Broken(_))));
    }
});

contract!(a_value_of_the_wrong_kind_is_refused, async |db: Db| {
    prepared(&db).await;
    let wrong = db.write(1, async |tx: &mut Tx| {
        let add = "INSERT INTO line (n, word) VALUES ($1, $2)";
        tx.run(add, &["abc".into(), "x".into()]).await
    });
    assert!(matches!(wrong.await, Err(Error::Broken(_))));
    let wrong = db.write(1, async |tx: &mut Tx| {
        let add = "INSERT INTO line (n, word, print) VALUES (1, 'x', $1)";
        tx.run(add, &["text".into()]).await
    });
    assert!(matches!(wrong.await, Err(Error::Broken(_))));
});

contract!(types_of_columns_return, async |db: Db| {
    prepared(&db).await;
    let mut row = answer(
        &db,
        "SELECT cast($1 AS text), cast($2 AS bigint), n = 0, n FROM head WHERE lane = 1",
        vec![date(2026, 11, 22).to_value(), true.to_value()],
    )
    .await
    .remove(0);
    assert_eq!(row.get::<jiff::civil::Date>(0).unwrap(), date(2026, 11, 22));
    assert!(row.get::<bool>(1).unwrap());
    assert!(row.get::<bool>(2).unwrap());
    assert_eq!(row.get::<u32>(3).unwrap(), 0);
    assert!(
        matches!(row.get::<u32>(3), Err(Error::Broken(_))),
        "taken already"
    );
    assert!(
        matches!(row.get::<u32>(4), Err(Error::Broken(_))),
        "no such column"
    );
});

contract!(the_common_dialect_answers_alike, async |db: Db| {
    prepared(&db).await;
    let fill = db.write(1, async |tx: &mut Tx| -> Result<(), Error> {
        for (n, word, follows) in [
            (1, "乙", None),
            (2, "B", Some(1)),
            (3, "a", None),
            (4, "甲", Some(2)),
        ] {
            let args = [
                n.into(),
                word.into(),
                follows.map_or(Value::Null, Value::Integer),
            ];
            tx.run(
                "INSERT INTO line (n, word, follows) VALUES ($1, $2, $3)",
                &args,
            )
            .await?;
        }
        Ok(())
    });
    fill.await.unwrap();
    // Texts sort by code; NULLs as asked; row values page; aggregates filter.
    let table: [(&'static str, Vec<i64>); 6] = [
        ("SELECT n FROM line ORDER BY word", vec![2, 3, 1, 4]),
        (
            "SELECT n FROM line ORDER BY follows DESC NULLS LAST, n",
            vec![4, 2, 1, 3],
        ),
        (
            "SELECT n FROM line WHERE (word, n) > ('B', 2) ORDER BY word, n LIMIT 2",
            vec![3, 1],
        ),
        (
            "SELECT count(*) FILTER (WHERE follows IS NULL) FROM line",
            vec![2],
        ),
        (
            "SELECT row_number() OVER (ORDER BY word DESC) FROM line ORDER BY n",
            vec![2, 4, 3, 1],
        ),
        (
            "WITH RECURSIVE up (n) AS (SELECT 4 UNION ALL SELECT follows FROM line \
             JOIN up USING (n) WHERE follows IS NOT NULL) SELECT cast(n AS bigint) FROM up",
            vec![4, 2, 1],
        ),
    ];
    for (sql, expected) in table {
        let sql_for_recursion = sql.replace("SELECT 4 UNION", "SELECT cast(4 AS bigint) UNION");
        let rows = answer(&db, Box::leak(sql_for_recursion.into_boxed_str()), vec![]).await;
        let found: Vec<i64> = rows
            .into_iter()
            .map(|mut row| row.get(0).unwrap())
            .collect();
        assert_eq!(found, expected, "{sql}");
    }
});

contract!(conflicts_and_changes_are_told_alike, async |db: Db| {
    prepared(&db).await;
    let told = db.write(1, async |tx: &mut Tx| -> Result<_, Error> {
        let add = "INSERT INTO line (n, word) VALUES ($1, 'x') ON CONFLICT (word) DO NOTHING";
        let added = (
            tx.run(add, &[1.into()]).await?,
            tx.run(add, &[2.into()]).await?,
        );
        let replace = "INSERT INTO line (n, word) VALUES (3, 'x') \
             ON CONFLICT (word) DO UPDATE SET n = excluded.n RETURNING n";
        let n: i64 = tx.row(replace, &[]).await?.ok_or(Error::NotFound)?.get(0)?;
        let moved = "UPDATE line SET word = 'y' FROM head WHERE head.lane = 2 AND line.n = 3";
        let moved = tx.run(moved, &[]).await?;
        let none = tx.run("DELETE FROM line WHERE n = 99", &[]).await?;
        Ok((added, n, moved, none))
    });
    assert_eq!(told.await.unwrap(), ((1, 0), 3, 1, 0));
});

async fn answer(db: &Db, sql: &'static str, args: Vec<Value>) -> Vec<Row> {
    db.read(async |tx: &mut Tx| tx.rows(sql, &args).await)
        .await
        .unwrap()
}

#[test]
fn debug_shows_no_contents() {
    let said = format!(
        "{:?}",
        [
            Value::from("张三"),
            Value::Bytes(vec![7; 9]),
            Value::Integer(5)
        ]
    );
    assert_eq!(said, "[Text(6 bytes), Bytes(9 bytes), Integer(5)]");
}

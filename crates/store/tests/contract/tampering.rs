//! Tampering: whatever is done to lines or rows behind the program's back, verification reports it, and
//! reports nothing where nothing was done.

use super::sample::{HERE, NOW, TODAY, World, act, id, read};
use domain::attachment::Classification;
use jiff::ToSpan as _;
use store::{Db, Engine, Error, Tx, db::Value, journal::verify::verify};

/// How often each kind of tampering is tried; each try on the same ground, put back afterwards.
const TRIES: u64 = 100;

/// A small generator with a fixed seed, so that a failure can be repeated.
struct Chance(u64);

impl Chance {
    fn below(&mut self, limit: i64) -> i64 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        i64::try_from(self.0 % u64::try_from(limit).unwrap()).unwrap()
    }
}

async fn faults(world: &World) -> Vec<String> {
    read!(world, tx => verify(tx, HERE, &world.keys)).faults
}

/// A mechanism with some forty lines, its journal laid open to edits.
async fn ground(db: Db) -> World {
    let world = World::found(db).await;
    let meeting = world.planned(1, TODAY).await;
    for serial in 1..=6 {
        let matter = world.raised(serial, Classification::Ordinary).await;
        let matter = world
            .keep(matter.accept(&[], &world.clerk, NOW).unwrap())
            .await;
        let work = world
            .issued(matter.id, &world.tax, TODAY + i64::from(serial).days())
            .await;
        world
            .keep(work.acknowledge(&world.liaison, NOW).unwrap())
            .await;
        let item = world.listed(meeting.id, matter.id, serial).await;
        world.proposed(&item, 1).await;
    }
    let triggers: &[&'static str] = match world.db.engine() {
        Engine::Sqlite => &["DROP TRIGGER journal_keeps", "DROP TRIGGER journal_stays"],
        Engine::Postgres => &["DROP TRIGGER journal_keeps ON journal"],
    };
    for sql in triggers {
        act!(world, tx => tx.run(sql, &[]));
    }
    assert_eq!(faults(&world).await, [""; 0], "no false alarm");
    world
}

/// Does something to the store in an act that is undone, and answers with what verification says of it.
async fn suspected<F>(world: &World, tamper: F) -> Vec<String>
where
    F: AsyncFn(&mut Tx) -> Result<(), Error> + Send + Sync + Clone + 'static,
{
    let (keys, tamper) = (world.keys.clone(), tamper);
    let outcome = world
        .db
        .write(1, async move |tx: &mut Tx| -> Result<(), Outcome> {
            tamper(tx).await?;
            Err(Outcome::Found(verify(tx, HERE, &keys).await?.faults))
        });
    match outcome.await {
        Err(Outcome::Found(faults)) => faults,
        Err(Outcome::Store(error)) => panic!("{error:?}"),
        Ok(()) => unreachable!("the act always declines"),
    }
}

/// What a tampering act ends with, so that it is undone.
enum Outcome {
    Found(Vec<String>),
    Store(Error),
}

impl From<Error> for Outcome {
    fn from(error: Error) -> Self {
        Self::Store(error)
    }
}

async fn lines(world: &World) -> i64 {
    read!(world, tx => store::journal::head(tx, HERE)).0
}

contract!(an_edited_line_is_reported, async |db: Db| {
    let world = ground(db).await;
    let (count, mut chance) = (lines(&world).await, Chance(0x5eed_0001));
    for _ in 0..TRIES {
        let (n, at) = (chance.below(count) + 1, chance.below(10_000));
        let found = suspected(&world, async move |tx: &mut Tx| {
            let mut row = tx
                .row(
                    "SELECT text FROM journal WHERE n = $1",
                    &[Value::Integer(n)],
                )
                .await?
                .unwrap();
            let mut text: Vec<char> = row.get::<String>(0)?.chars().collect();
            let at = usize::try_from(at).unwrap() % text.len();
            text[at] = if text[at] == '7' { '8' } else { '7' };
            let text: String = text.into_iter().collect();
            tx.run(
                "UPDATE journal SET text = $2 WHERE n = $1",
                &[Value::Integer(n), text.into()],
            )
            .await?;
            Ok(())
        });
        assert!(!found.await.is_empty(), "line {n}, character {at}");
    }
    assert!(faults(&world).await.is_empty(), "the ground was put back");
});

contract!(
    an_edited_line_with_its_own_hash_is_reported,
    async |db: Db| {
        let world = ground(db).await;
        let (count, mut chance) = (lines(&world).await, Chance(0x5eed_0002));
        for _ in 0..TRIES {
            // The forger computes the line's hash anew, but not those of the lines behind it.
            let n = chance.below(count - 1) + 1;
            let found = suspected(&world, async move |tx: &mut Tx| {
                let sql = "SELECT a.text, COALESCE((SELECT b.hash FROM journal b WHERE b.n = a.n - 1), $2) \
                 FROM journal a WHERE a.n = $1";
                let mut row = tx
                    .row(sql, &[Value::Integer(n), Value::Bytes(vec![0; 32])])
                    .await?
                    .unwrap();
                let text = row
                    .get::<String>(0)?
                    .replacen("\"person\":\"0", "\"person\":\"1", 1)
                    + " ";
                let hash =
                    store::seal::sm3(&[&row.get::<Vec<u8>>(1)?, &n.to_be_bytes(), text.as_bytes()]);
                let args = [Value::Integer(n), text.into(), Value::Bytes(hash.to_vec())];
                tx.run(
                    "UPDATE journal SET text = $2, hash = $3 WHERE n = $1",
                    &args,
                )
                .await?;
                Ok(())
            });
            assert!(!found.await.is_empty(), "line {n}");
        }
    }
);

contract!(a_deleted_line_is_reported, async |db: Db| {
    let world = ground(db).await;
    let (count, mut chance) = (lines(&world).await, Chance(0x5eed_0003));
    for _ in 0..TRIES {
        let n = chance.below(count) + 1;
        let found = suspected(&world, async move |tx: &mut Tx| {
            tx.run("DELETE FROM journal WHERE n = $1", &[Value::Integer(n)])
                .await?;
            Ok(())
        });
        assert!(!found.await.is_empty(), "line {n}");
    }
});

contract!(two_lines_that_change_places_are_reported, async |db: Db| {
    let world = ground(db).await;
    let (count, mut chance) = (lines(&world).await, Chance(0x5eed_0004));
    for try_ in 0..TRIES {
        let one = chance.below(count) + 1;
        let two = (one + chance.below(count - 1)) % count + 1;
        // Every other time each keeps the hash of its place, and only what it says is exchanged.
        let whole = try_ % 2 == 0;
        let found = suspected(&world, async move |tx: &mut Tx| {
            let moves: [(&'static str, i64, i64); 3] = [
                ("UPDATE journal SET n = $2 WHERE n = $1", one, 1_000_000),
                ("UPDATE journal SET n = $2 WHERE n = $1", two, one),
                ("UPDATE journal SET n = $2 WHERE n = $1", 1_000_000, two),
            ];
            for (sql, from, to) in moves {
                tx.run(sql, &[Value::Integer(from), Value::Integer(to)])
                    .await?;
            }
            if !whole {
                let sql = "SELECT hash FROM journal WHERE n = $1";
                let mut hashes = Vec::new();
                for n in [one, two] {
                    let mut row = tx.row(sql, &[Value::Integer(n)]).await?.unwrap();
                    hashes.push(row.get::<Vec<u8>>(0)?);
                }
                for (n, hash) in [two, one].into_iter().zip(hashes) {
                    let args = [Value::Integer(n), Value::Bytes(hash)];
                    tx.run("UPDATE journal SET hash = $2 WHERE n = $1", &args)
                        .await?;
                }
            }
            Ok(())
        });
        assert!(!found.await.is_empty(), "lines {one} and {two}");
    }
});

contract!(a_cut_tail_is_reported, async |db: Db| {
    let world = ground(db).await;
    let (count, mut chance) = (lines(&world).await, Chance(0x5eed_0005));
    for _ in 0..TRIES {
        // The head is moved back with it, as a forger would.
        let last = chance.below(count);
        let found = suspected(&world, async move |tx: &mut Tx| {
            tx.run("DELETE FROM journal WHERE n > $1", &[Value::Integer(last)])
                .await?;
            tx.run(
                "DELETE FROM journal_personal WHERE n > $1",
                &[Value::Integer(last)],
            )
            .await?;
            let sql = "UPDATE journal_head SET n = $1, hash = COALESCE((SELECT j.hash FROM journal j WHERE j.n = $1), $2)";
            tx.run(sql, &[Value::Integer(last), Value::Bytes(vec![0; 32])])
                .await?;
            Ok(())
        });
        assert!(!found.await.is_empty(), "cut behind line {last}");
    }
});

contract!(an_edited_row_is_reported, async |db: Db| {
    let world = ground(db).await;
    let mut chance = Chance(0x5eed_0006);
    let edits: [&'static str; 12] = [
        "UPDATE matter SET title = title || '。' WHERE serial = $1",
        "UPDATE matter SET classification = 2 WHERE serial = $1",
        "UPDATE matter SET state = 'closed' WHERE serial = $1",
        "UPDATE matter SET due_on = NULL WHERE serial = $1",
        "UPDATE matter SET version = version + 1 WHERE serial = $1",
        "UPDATE matter SET reason = '' WHERE serial = $1",
        "UPDATE assignment SET due_on = '2030-01-01' WHERE matter = (SELECT id FROM matter WHERE serial = $1)",
        "UPDATE assignment SET state = 'nonsense' WHERE matter = (SELECT id FROM matter WHERE serial = $1)",
        "UPDATE decision SET lead = item WHERE matter = (SELECT id FROM matter WHERE serial = $1)",
        "UPDATE agenda_item SET ordinal = ordinal + 6 WHERE ordinal = $1",
        "UPDATE meeting SET held_on = '2026-03-10' WHERE ordinal < $1 + 9",
        "UPDATE person SET name = '张冠' WHERE version <= $1",
    ];
    for try_ in 0..TRIES {
        let (serial, edit) = (
            chance.below(6) + 1,
            edits[usize::try_from(try_ % 12).unwrap()],
        );
        let found = suspected(&world, async move |tx: &mut Tx| {
            assert!(tx.run(edit, &[Value::Integer(serial)]).await? > 0, "{edit}");
            Ok(())
        });
        assert!(!found.await.is_empty(), "{edit}, {serial}");
    }
});

contract!(rows_deleted_or_slipped_in_are_reported, async |db: Db| {
    let world = ground(db).await;
    let slip: [&'static str; 4] = [
        "DELETE FROM decision WHERE matter = (SELECT id FROM matter WHERE serial = 3)",
        "DELETE FROM assignment",
        "INSERT INTO enterprise (mechanism, id, version, name, uscc, kind) VALUES \
         (1, '01970000000070008000ffffffffffff', 1, '空壳公司', NULL, 'debtor')",
        "INSERT INTO enterprise (mechanism, id, version, name, uscc, kind) \
         SELECT mechanism, id || '0', version, name, uscc, kind FROM enterprise",
    ];
    for sql in slip {
        let found = suspected(&world, async move |tx: &mut Tx| {
            tx.run(sql, &[]).await.map(drop)
        })
        .await;
        assert!(!found.is_empty(), "{sql}");
    }
});

contract!(
    parties_and_passwords_put_in_from_outside_are_reported,
    async |db: Db| {
        let world = ground(db).await;
        let person = world.liaison.person;
        act!(world, tx => async {
            let credential = store::session::Credential { hash: "argon".into(), must_change: false };
            store::session::set_password(tx, HERE, person, &credential, NOW).await
        });
        assert_eq!(faults(&world).await, [""; 0], "no false alarm");
        let slip: [&'static str; 3] = [
            "INSERT INTO matter_party (mechanism, unit, matter, seal) \
             SELECT mechanism, 'ffff', id, 'forged' FROM matter WHERE serial = 1",
            "UPDATE credential SET hash = 'known to the intruder'",
            "UPDATE credential SET seal = 'forged'",
        ];
        for sql in slip {
            let found = suspected(&world, async move |tx: &mut Tx| {
                tx.run(sql, &[]).await.map(drop)
            })
            .await;
            assert_eq!(found.len(), 1, "{sql}: {found:?}");
        }
    }
);

contract!(
    edited_columns_and_personal_words_are_reported,
    async |db: Db| {
        let world = ground(db).await;
        let edits: [&'static str; 15] = [
            "UPDATE journal SET at = at + 1 WHERE n = 9",
            "UPDATE journal SET person = subject WHERE n = 9",
            "UPDATE journal SET unit = subject WHERE n = 9",
            "UPDATE journal SET entered_for = '税务' WHERE n = 9",
            "UPDATE journal SET noun = 'x' WHERE n = 9",
            "UPDATE journal SET subject = person WHERE n = 9",
            "UPDATE journal SET matter = subject || 'a' WHERE n = 12",
            "UPDATE journal SET meeting = subject || 'a' WHERE n = 12",
            "UPDATE journal SET kind = 'matter.closed' WHERE n = 12",
            "UPDATE journal SET hash = (SELECT o.hash FROM journal o WHERE o.n = 8) WHERE n = 9",
            "UPDATE journal SET n = 0 WHERE n = (SELECT MAX(o.n) FROM journal o)",
            "INSERT INTO journal (mechanism, n, at, person, unit, noun, subject, kind, text, hash) \
         SELECT mechanism, -5, at, person, unit, noun, subject, kind, text, hash FROM journal WHERE n = 9",
            "UPDATE journal_personal SET words = '李戴' WHERE n = (SELECT MIN(n) FROM journal_personal)",
            "INSERT INTO journal_personal (mechanism, n, field, words) VALUES (1, 9, 'kind', '李戴')",
            "DELETE FROM journal_head",
        ];
        for sql in edits {
            let found = suspected(&world, async move |tx: &mut Tx| {
                assert!(tx.run(sql, &[]).await? > 0, "{sql}");
                Ok(())
            });
            assert!(!found.await.is_empty(), "{sql}");
        }
        let erased = suspected(&world, async |tx: &mut Tx| {
            tx.run("DELETE FROM journal_personal", &[]).await.map(drop)
        });
        assert_eq!(erased.await, [""; 0], "erasing by law is no tampering");
    }
);

contract!(any_course_of_lawful_changes_verifies, async |db: Db| {
    let world = World::found(db).await;
    let (mut chance, mut open, mut serial) = (Chance(0x5eed_0007), Vec::new(), 0);
    for step in 0..250 {
        if open.is_empty() || chance.below(3) == 0 {
            serial += 1;
            open.push(world.raised(serial, Classification::Internal).await);
        } else {
            let place = usize::try_from(chance.below(i64::try_from(open.len()).unwrap())).unwrap();
            let (matter, by) = (open.swap_remove(place), &world.clerk);
            let change = match chance.below(4) {
                0 => matter.clone().accept(&[], by, NOW),
                1 => matter.clone().send_back("补正".into(), by, NOW),
                2 => matter.clone().decline("不符".into(), by, NOW),
                _ => matter
                    .clone()
                    .complete("改题".into(), "再议".into(), TODAY, by, NOW),
            };
            match change {
                Ok(change) => open.push(world.keep(change).await),
                Err(_refused) => open.push(matter),
            }
        }
        if step % 50 == 0 {
            world
                .keep(
                    world
                        .person(&id::<domain::id::PersonId>().to_string(), None)
                        .enter(&world.system(), NOW)
                        .unwrap(),
                )
                .await;
            assert_eq!(faults(&world).await, [""; 0], "step {step}");
        }
    }
    let report = read!(world, tx => verify(tx, HERE, &world.keys));
    assert_eq!(report.faults, [""; 0]);
    assert_eq!(report.lines, lines(&world).await);
    assert_eq!(report.rows, usize::try_from(serial).unwrap() + 10 + 5);
});

//! Anchors: the heads that left the database and show a cut tail or an older database put back.

use std::{fs, io::Write as _};

use super::sample::{HERE, NOW, World, act, read};
use domain::{attachment::Classification, id::MechanismId};
use store::{
    Db, Engine, Error, Tx,
    anchor::{Anchor, Keys},
    journal::{head, verify::verify},
    testing::Scratch,
};

async fn faults(world: &World) -> Vec<String> {
    read!(world, tx => verify(tx, HERE, &world.keys)).faults
}

/// Signs the head as it stands.
async fn signed(world: &World) -> Anchor {
    let (n, hash) = read!(world, tx => head(tx, HERE));
    world.keys.sign(HERE, n, &hash, NOW)
}

async fn anchored(world: &World) -> Anchor {
    let anchor = signed(world).await;
    world.keys.write(&anchor).unwrap();
    anchor
}

fn append(world: &World, text: &str) {
    let file = fs::OpenOptions::new()
        .append(true)
        .create(true)
        .open(world.data.path().join("anchors.jsonl"));
    file.unwrap().write_all(text.as_bytes()).unwrap();
}

contract!(anchors_of_the_journal_are_no_fault, async |db: Db| {
    let world = World::found(db).await;
    assert!(world.keys.read().unwrap().is_empty());
    let mut wanted = Vec::new();
    for serial in 1..=3 {
        world.raised(serial, Classification::Ordinary).await;
        wanted.push(anchored(&world).await);
    }
    world.raised(9, Classification::Ordinary).await;
    assert_eq!(world.keys.read().unwrap(), wanted);
    let report = read!(world, tx => verify(tx, HERE, &world.keys));
    assert_eq!((report.faults.len(), report.anchors), (0, 3));
    // Another mechanism's anchors are none of this one's.
    world
        .keys
        .write(&world.keys.sign(MechanismId(2), 999, &[1; 32], NOW))
        .unwrap();
    assert_eq!(faults(&world).await, [""; 0]);
});

contract!(
    a_torn_last_line_is_forgiven_and_written_over,
    async |db: Db| {
        let world = World::found(db).await;
        let one = anchored(&world).await;
        world.raised(1, Classification::Ordinary).await;
        let next = serde_json::to_string(&signed(&world).await).unwrap();
        let file = world.data.path().join("anchors.jsonl");
        let whole = fs::read(&file).unwrap();
        for length in 0..=next.len() {
            fs::write(&file, &whole).unwrap();
            append(&world, &next[..length]);
            assert!(
                !world.keys.read().unwrap().is_empty(),
                "torn after {length}"
            );
            assert_eq!(faults(&world).await, [""; 0], "torn after {length}");
            let two = anchored(&world).await;
            let mut wanted = vec![one.clone(), two.clone()];
            if length == next.len() {
                wanted.push(two);
            }
            assert_eq!(world.keys.read().unwrap(), wanted, "torn after {length}");
        }
        append(&world, "nonsense\n");
        anchored(&world).await;
        assert!(
            matches!(world.keys.read(), Err(Error::Broken(_))),
            "a whole line that is no anchor"
        );
    }
);

contract!(forged_anchors_are_reported, async |db: Db| {
    let world = World::found(db).await;
    let good = signed(&world).await;
    let stranger = tempfile::TempDir::new().unwrap();
    let (n, hash) = read!(world, tx => head(tx, HERE));
    let foreign = Keys::open(stranger.path())
        .unwrap()
        .sign(HERE, n, &hash, NOW);
    let flipped = good.signature.replace(
        &good.signature[..1],
        if good.signature.starts_with('0') {
            "1"
        } else {
            "0"
        },
    );
    for forged in [
        foreign,
        Anchor {
            n: n - 1,
            ..good.clone()
        },
        Anchor {
            at: domain::Moment(0),
            ..good.clone()
        },
        Anchor {
            hash: "00".repeat(32),
            ..good.clone()
        },
        Anchor {
            signature: flipped,
            ..good.clone()
        },
        Anchor {
            signature: String::new(),
            ..good.clone()
        },
        Anchor {
            signature: "字".into(),
            ..good.clone()
        },
    ] {
        assert!(!world.keys.is_genuine(&forged), "{forged:?}");
        fs::write(world.data.path().join("anchors.jsonl"), "").unwrap();
        world.keys.write(&good).unwrap();
        assert_eq!(faults(&world).await, [""; 0]);
        world.keys.write(&forged).unwrap();
        assert!(!faults(&world).await.is_empty(), "{forged:?}");
    }
});

contract!(a_tail_cut_without_a_trace_is_reported, async |db: Db| {
    let world = World::found(db).await;
    let triggers: &[&'static str] = match world.db.engine() {
        Engine::Sqlite => &["DROP TRIGGER journal_stays"],
        Engine::Postgres => &["DROP TRIGGER journal_keeps ON journal"],
    };
    let (before, hash) = read!(world, tx => head(tx, HERE));
    world.raised(1, Classification::Ordinary).await;
    anchored(&world).await;
    for sql in triggers {
        act!(world, tx => tx.run(sql, &[]));
    }
    // Line, row, telling and head are put back as if the matter had never been raised.
    for sql in ["DELETE FROM outbox", "DELETE FROM matter"] {
        act!(world, tx => tx.run(sql, &[]));
    }
    let cut = world.db.write(1, async move |tx: &mut Tx| {
        tx.run("DELETE FROM journal WHERE n > $1", &[before.into()])
            .await?;
        let args = [before.into(), store::db::Value::Bytes(hash.clone())];
        tx.run("UPDATE journal_head SET n = $1, hash = $2", &args)
            .await
    });
    cut.await.unwrap();
    let found = faults(&world).await;
    assert_eq!(found.len(), 1, "{found:?}");
    assert!(found[0].starts_with("anchor:"), "{found:?}");
    // Writing on does not cover it up: the line of that number is another one now.
    world.raised(2, Classification::Ordinary).await;
    let found = faults(&world).await;
    assert_eq!(
        found,
        [format!("line {}: differs from its anchor", before + 1)]
    );
    anchored(&world).await;
    assert_eq!(
        faults(&world).await.len(),
        1,
        "nor does an anchor of the new line"
    );
});

#[tokio::test]
async fn an_older_database_put_back_is_reported() {
    let scratch = Scratch::new(Engine::Sqlite).await;
    let world = World::found(scratch.db.clone()).await;
    world.raised(1, Classification::Ordinary).await;
    anchored(&world).await;
    let older = world.data.path().join("older.db");
    world.db.backup_to(&older).await.unwrap();
    let keys = world.keys.clone();
    let look = async |keys: Keys| {
        let copy = Db::open_sqlite(&older).await.unwrap();
        let report = copy
            .read(async move |tx: &mut Tx| verify(tx, HERE, &keys).await)
            .await
            .unwrap();
        copy.close().await;
        report.faults
    };
    assert_eq!(look(keys.clone()).await, [""; 0], "as new as its anchors");
    world.raised(2, Classification::Ordinary).await;
    anchored(&world).await;
    let found = look(keys).await;
    assert!(
        found.len() == 1 && found[0].starts_with("anchor:"),
        "{found:?}"
    );
}

#[test]
fn keys_are_kept_and_private() {
    use std::os::unix::fs::PermissionsExt as _;
    let data = tempfile::TempDir::new().unwrap();
    let keys = Keys::open(data.path()).unwrap();
    let anchor = keys.sign(HERE, 1, &[7; 32], NOW);
    let again = Keys::open(data.path()).unwrap();
    assert!(again.is_genuine(&anchor));
    assert_eq!(again.seal().words("甲"), keys.seal().words("甲"));
    let mode = |name: &str| {
        fs::metadata(data.path().join(name))
            .unwrap()
            .permissions()
            .mode()
            & 0o777
    };
    assert_eq!(
        [mode("keys"), mode("keys/seal.key"), mode("keys/anchor.key")],
        [0o700, 0o600, 0o600]
    );
    fs::write(data.path().join("keys/seal.key"), "short").unwrap();
    assert!(
        Keys::open(data.path()).is_err(),
        "a damaged key is no reason to make a new one"
    );
}

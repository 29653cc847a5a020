//! Processes killed, syncs that fail, connections cut at the commit: what was acknowledged is
//! there, and nothing that may be there is called lost.

use std::collections::BTreeSet;
use std::hash::{BuildHasher as _, RandomState};
use std::io::{self, BufRead as _, BufReader, Write as _};
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::time::Duration;

use store::testing::Scratch;
use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
use tokio::net::{UnixListener, UnixStream};
use tokio::task::JoinSet;

use super::groups::hold;
use super::*;

/// Tells a child of these tests which store to write to.
const STORE: &str = "FUYUAN_TEST_STORE";

async fn open(address: &str) -> Db {
    let opened = match address.strip_prefix('/') {
        Some(_) => Db::open_sqlite(address.as_ref()).await,
        None => Db::open_postgres(address).await,
    };
    opened.unwrap()
}

/// This test program again, running the one test named, which is written for it alone.
fn child(test: &str, address: &str) -> Command {
    let mut child = Command::new(std::env::current_exe().unwrap());
    child
        .args(["--exact", test, "--nocapture", "--test-threads=1"])
        .env(STORE, address);
    child.stdout(Stdio::piped()).stdin(Stdio::null());
    child
}

fn say(text: &str) {
    writeln!(io::stdout().lock(), "{text}").unwrap();
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn child_that_writes_until_killed() {
    let Ok(address) = std::env::var(STORE) else {
        return;
    };
    let db = open(&address).await;
    let mut writers = JoinSet::new();
    for writer in 0..8 {
        let db = db.clone();
        writers.spawn(async move {
            for n in 0.. {
                let word = format!("{}-{writer}-{n}", std::process::id());
                let written = word.clone();
                db.write(1, async move |tx: &mut Tx| add(tx, &written, None).await)
                    .await
                    .unwrap();
                say(&format!("kept {word}"));
            }
        });
    }
    writers.join_all().await;
}

/// Kills the child after a random time and gives what it had acknowledged.
fn kill_at_random(mut child: Child) -> Vec<String> {
    let output = BufReader::new(child.stdout.take().unwrap());
    let reader = std::thread::spawn(move || {
        let lines = output.lines().map_while(Result::ok);
        lines
            .filter_map(|line| line.split_once("kept ").map(|it| it.1.to_owned()))
            .collect()
    });
    let wait = 60 + RandomState::new().hash_one(()) % 150;
    std::thread::sleep(Duration::from_millis(wait));
    child.kill().unwrap();
    child.wait().unwrap();
    reader.join().unwrap()
}

async fn killed_writers_lose_nothing(engine: Engine, times: usize) {
    let scratch = Scratch::new(engine).await;
    prepared(&scratch.db).await;
    let address = scratch.address();
    scratch.db.clone().close().await;
    let mut kept = BTreeSet::new();
    for _ in 0..times {
        let mut writer = child("seam::crash::child_that_writes_until_killed", &address);
        let writer = writer.stderr(Stdio::null()).spawn().unwrap();
        kept.extend(
            tokio::task::spawn_blocking(|| kill_at_random(writer))
                .await
                .unwrap(),
        );
        let db = open(&address).await;
        let found: BTreeSet<String> = words(&db).await.into_iter().collect();
        assert!(
            kept.is_subset(&found),
            "lost: {:?}",
            kept.difference(&found).take(5)
        );
        let head = number(&db, "SELECT n FROM head WHERE lane = 1").await;
        assert_eq!(
            usize::try_from(head).unwrap(),
            found.len(),
            "nothing half, nothing twice"
        );
        db.close().await;
    }
    assert!(
        kept.len() > times,
        "only {} lines were acknowledged",
        kept.len()
    );
    say(&format!(
        "{engine:?}: {times} kills, {} acknowledged lines, none lost",
        kept.len()
    ));
}

#[tokio::test]
async fn twenty_kills_lose_no_acknowledged_line_on_sqlite() {
    killed_writers_lose_nothing(Engine::Sqlite, 20).await;
}

#[tokio::test]
async fn five_kills_lose_no_acknowledged_line_on_postgres() {
    killed_writers_lose_nothing(Engine::Postgres, 5).await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn child_whose_sync_fails() {
    let (Ok(address), Ok(sign)) = (std::env::var(STORE), std::env::var("FAILING_SYNC")) else {
        return;
    };
    let db = open(&address).await;
    prepared(&db).await;
    db.write(1, async |tx: &mut Tx| add(tx, "sound", None).await)
        .await
        .unwrap();
    std::fs::write(sign, "").unwrap();
    let held = hold(&db);
    tokio::time::sleep(Duration::from_millis(100)).await;
    let mut writers = JoinSet::new();
    for n in 0..5 {
        let db = db.clone();
        writers.spawn(async move {
            db.write(1, async move |tx: &mut Tx| {
                add(tx, &format!("w{n}"), None).await
            })
            .await
        });
    }
    for outcome in writers.join_all().await {
        say(&format!("told {outcome:?}"));
    }
    let _ = held.await;
    let late = db
        .write(1, async |tx: &mut Tx| add(tx, "late", None).await)
        .await;
    say(&format!("late {late:?}"));
    say(&format!("read {:?}", words(&db).await));
    // As a crash would: nothing is closed.
    std::process::abort();
}

#[tokio::test]
async fn a_failed_sync_is_unknown_and_stops_the_writer() {
    let folder = tempfile::tempdir().unwrap();
    let shim = folder.path().join("failing_sync.so");
    let source = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/contract/seam/failing_sync.c");
    let built = Command::new("cc")
        .args(["-shared", "-fPIC", "-o"])
        .arg(&shim)
        .arg(source)
        .status();
    assert!(built.unwrap().success());
    let file = folder.path().join("fuyuan.sqlite").display().to_string();
    let mut child = child("seam::crash::child_whose_sync_fails", &file);
    child
        .env("LD_PRELOAD", shim)
        .env("FAILING_SYNC", folder.path().join("sign"));
    let said = child.stderr(Stdio::inherit()).output().unwrap();
    let said = String::from_utf8(said.stdout).unwrap();
    assert_eq!(said.matches("told Err(Unknown)").count(), 5, "{said}");
    assert!(said.contains("late Err(Stopped)"), "{said}");
    assert!(said.contains("read [\"sound\""), "reading goes on: {said}");
    // Opened anew, all five lines are there or none, and the store is whole again either way.
    let db = Db::open_sqlite(file.as_ref()).await.unwrap();
    let found = words(&db).await;
    assert!(found == ["sound"] || found.len() == 6, "{found:?}");
    say(&format!(
        "after the crash {} of 5 unknown lines were there",
        found.len() - 1
    ));
    db.write(1, async |tx: &mut Tx| add(tx, "again", None).await)
        .await
        .unwrap();
    let intact = "SELECT count(*) FROM pragma_integrity_check WHERE integrity_check = 'ok'";
    assert_eq!(number(&db, intact).await, 1);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_connection_lost_at_the_commit_is_unknown() {
    let scratch = Scratch::new(Engine::Postgres).await;
    prepared(&scratch.db).await;
    let folder = tempfile::tempdir().unwrap();
    let address = scratch.address();
    let (_, server) = address.split_once('@').unwrap();
    let (server, _) = server.split_once(':').unwrap();
    let socket = ".s.PGSQL.5432";
    let listener = UnixListener::bind(folder.path().join(socket)).unwrap();
    let between = tokio::spawn(relay(
        listener,
        format!("{}/{socket}", server.replace("%2F", "/")),
    ));
    let through = folder.path().display().to_string().replace('/', "%2F");
    let db = Db::open_postgres(&address.replace(server, &through))
        .await
        .unwrap();
    let told = db
        .write(1, async |tx: &mut Tx| add(tx, "unknown", None).await)
        .await;
    assert!(matches!(told, Err(Error::Unknown)), "{told:?}");
    // It is there all the same, and once: nothing was replayed.
    tokio::time::sleep(Duration::from_millis(200)).await;
    assert_eq!(words(&scratch.db).await, ["unknown"]);
    between.abort();
}

/// Stands between us and the server; hands a commit on, but never what the server says to it.
async fn relay(listener: UnixListener, server: String) {
    loop {
        let (client, _) = listener.accept().await.unwrap();
        let server = UnixStream::connect(&server).await.unwrap();
        tokio::spawn(relay_one(client, server));
    }
}

async fn relay_one(mut client: UnixStream, mut server: UnixStream) {
    let (mut asked, mut answered) = (vec![0; 65536], vec![0; 65536]);
    loop {
        tokio::select! {
            read = client.read(&mut asked) => {
                let Ok(read @ 1..) = read else { return };
                if server.write_all(&asked[..read]).await.is_err() { return; }
                if asked[..read].windows(7).any(|part| part == b"COMMIT\0") {
                    drop(client);
                    let _ = server.read(&mut answered).await;
                    return;
                }
            }
            read = server.read(&mut answered) => {
                let Ok(read @ 1..) = read else { return };
                if client.write_all(&answered[..read]).await.is_err() { return; }
            }
        }
    }
}

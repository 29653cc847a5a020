//! Backups of a running system, and restores that refuse what is damaged and leave nothing behind.

use std::{
    fs,
    path::{Path, PathBuf},
    sync::{
        Arc,
        atomic::{AtomicBool, Ordering},
    },
};

use super::sample::{HERE, NOW, World, read};
use domain::attachment::Classification;
use store::{
    Db, Engine, Error, Tx,
    backup::{self, BackupError, DATABASE, Manifest},
    files::Files,
    journal::{head, verify::verify},
    testing::Scratch,
};
use tempfile::TempDir;

/// A data folder with a mechanism, an anchor and an attachment in it.
async fn running() -> World {
    let data = TempDir::new().unwrap();
    let db = Db::open_sqlite(&data.path().join(DATABASE)).await.unwrap();
    db.migrate(store::STEPS).await.unwrap();
    let world = World::found_in(db, data).await;
    let matter = world.raised(1, Classification::Ordinary).await;
    let content = "材料".as_bytes();
    let digest = Files::open(world.data.path())
        .unwrap()
        .keep(content)
        .unwrap();
    let mut file = world.attachment(world.court.id, Classification::Ordinary);
    (file.matter, file.digest) = (Some(matter.id), digest);
    world.attached(file).await;
    anchor(&world).await;
    world
}

async fn anchor(world: &World) {
    let (n, hash) = read!(world, tx => head(tx, HERE));
    world
        .keys
        .write(&world.keys.sign(HERE, n, &hash, NOW))
        .unwrap();
}

async fn backed_up(world: &World, target: &Path) -> Manifest {
    backup::make(
        &world.db,
        &world.keys,
        &[HERE],
        world.data.path(),
        target,
        NOW,
    )
    .await
    .unwrap()
}

/// A backup that tests may damage, with the folder that holds it and nothing else.
async fn sample() -> (TempDir, PathBuf) {
    let world = running().await;
    let place = TempDir::new().unwrap();
    let target = place.path().join("backup");
    backed_up(&world, &target).await;
    (place, target)
}

fn names(folder: &Path) -> Vec<String> {
    let mut names: Vec<String> = fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().file_name().to_string_lossy().into_owned())
        .collect();
    names.sort();
    names
}

#[tokio::test]
async fn what_is_restored_is_what_was_backed_up() {
    use std::os::unix::fs::PermissionsExt as _;
    let world = running().await;
    let place = TempDir::new().unwrap();
    let (target, data) = (place.path().join("backup"), place.path().join("deep/data"));
    let manifest = backed_up(&world, &target).await;
    assert_eq!(
        names(&target),
        ["anchors.jsonl", "files", DATABASE, "keys", "manifest.json"]
    );
    assert_eq!(manifest.files.len(), 5, "{:?}", manifest.files);
    let before = read!(world, tx => verify(tx, HERE, &world.keys));
    let reports = backup::restore(&target, &data).await.unwrap();
    assert_eq!(reports, [before]);
    assert_eq!(names(place.path()), ["backup", "deep"]);
    assert_eq!(names(&place.path().join("deep")), ["data"]);
    let mode = |name: &str| fs::metadata(data.join(name)).unwrap().permissions().mode() & 0o777;
    assert_eq!(
        [
            mode(""),
            mode("keys"),
            mode("keys/seal.key"),
            mode(DATABASE)
        ],
        [0o700, 0o700, 0o600, 0o600]
    );

    // The restored system goes on where the other stood.
    let db = Db::open_sqlite(&data.join(DATABASE)).await.unwrap();
    let keys = store::anchor::Keys::open(&data).unwrap();
    let db = db.sealed(keys.seal().clone());
    let again = World { db, keys, ..world };
    again.raised(2, Classification::Ordinary).await;
    let report = read!(again, tx => verify(tx, HERE, &again.keys));
    assert_eq!((report.faults.len(), report.anchors), (0, 1));
    assert!(matches!(
        backup::restore(&target, &data).await,
        Err(BackupError::NotEmpty(_))
    ));
    let full = backup::make(&again.db, &again.keys, &[HERE], &data, &target, NOW).await;
    assert!(matches!(full, Err(BackupError::NotEmpty(_))));
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn backups_are_whole_while_writing_goes_on() {
    let world = Arc::new(running().await);
    let done = Arc::new(AtomicBool::new(false));
    let (writing, stop) = (Arc::clone(&world), Arc::clone(&done));
    let writer = tokio::spawn(async move {
        let mut serial = 1;
        // Each anchor costs the verifications a signature: a few hundred are enough.
        while !stop.load(Ordering::Relaxed) && serial < 400 {
            serial += 1;
            writing.raised(serial, Classification::Ordinary).await;
            anchor(&writing).await;
        }
        serial
    });
    let place = TempDir::new().unwrap();
    let mut last = 0;
    for n in 0..8 {
        let (target, data) = (
            place.path().join(format!("b{n}")),
            place.path().join(format!("d{n}")),
        );
        let manifest = backed_up(&world, &target).await;
        let reports = backup::restore(&target, &data).await.unwrap();
        assert_eq!(reports[0].lines, manifest.heads[0].n);
        assert!(reports[0].lines >= last);
        last = reports[0].lines;
    }
    done.store(true, Ordering::Relaxed);
    assert!(writer.await.unwrap() > 10, "it went on meanwhile");
    assert_eq!(
        read!(world, tx => verify(tx, HERE, &world.keys)).faults,
        [""; 0]
    );
}

/// Restores and expects a refusal that leaves nothing behind.
async fn refused(place: &TempDir, from: &Path) -> BackupError {
    let before = names(place.path());
    let outcome = backup::restore(from, &place.path().join("new/data")).await;
    assert_eq!(names(place.path()), before, "nothing is left behind");
    let empty = place.path().join("empty");
    fs::create_dir(&empty).unwrap();
    assert!(backup::restore(from, &empty).await.is_err());
    assert!(names(&empty).is_empty());
    fs::remove_dir(&empty).unwrap();
    assert_eq!(names(place.path()), before, "nor beside an empty folder");
    outcome.unwrap_err()
}

#[tokio::test]
async fn every_damaged_or_missing_file_is_noticed() {
    let (place, from) = sample().await;
    let manifest: Manifest =
        serde_json::from_slice(&fs::read(from.join("manifest.json")).unwrap()).unwrap();
    for name in manifest.files.keys() {
        let (path, aside) = (from.join(name), place.path().join("aside"));
        let content = fs::read(&path).unwrap();
        for at in [0, content.len() / 2, content.len() - 1] {
            let mut damaged = content.clone();
            damaged[at] ^= 1;
            fs::write(&path, damaged).unwrap();
            let error = refused(&place, &from).await;
            assert!(
                matches!(&error, BackupError::Damaged(found) if found == name),
                "{name}: {error}"
            );
        }
        fs::write(&path, &content[..content.len() - 1]).unwrap();
        assert!(
            matches!(refused(&place, &from).await, BackupError::Damaged(_)),
            "{name} cut short"
        );
        fs::write(&path, &content).unwrap();
        fs::rename(&path, &aside).unwrap();
        assert!(
            matches!(refused(&place, &from).await, BackupError::Damaged(_)),
            "{name} missing"
        );
        fs::rename(&aside, &path).unwrap();
    }
    backup::restore(&from, &place.path().join("data"))
        .await
        .unwrap();
}

type Edit<'a> = &'a dyn Fn(&mut Manifest);

#[tokio::test]
async fn a_manifest_that_was_edited_is_refused() {
    let (place, from) = sample().await;
    let path = from.join("manifest.json");
    let good: Manifest = serde_json::from_slice(&fs::read(&path).unwrap()).unwrap();
    fs::write(place.path().join("secret"), "x").unwrap();
    let secret = store::seal::hex(&store::seal::sm3(&[b"x"]));
    let attachment = good
        .files
        .keys()
        .find(|name| name.starts_with("files/"))
        .unwrap()
        .clone();
    let edits: [(&str, Edit); 9] = [
        ("traversal", &|m| {
            m.files.insert("../secret".into(), secret.clone());
        }),
        ("absolute", &|m| {
            m.files.insert(
                place.path().join("secret").display().to_string(),
                secret.clone(),
            );
        }),
        ("inside", &|m| {
            m.files.insert("keys/../../secret".into(), secret.clone());
        }),
        ("empty name", &|m| {
            m.files.insert(String::new(), secret.clone());
        }),
        ("no heads", &|m| m.heads.clear()),
        ("older head", &|m| m.heads[0].n -= 1),
        ("no database", &|m| drop(m.files.remove(DATABASE))),
        ("no attachment", &|m| drop(m.files.remove(&attachment))),
        ("no keys", &|m| {
            m.files.retain(|name, _| !name.starts_with("keys"));
        }),
    ];
    for (what, edit) in edits {
        let mut manifest = good.clone();
        edit(&mut manifest);
        fs::write(&path, serde_json::to_string(&manifest).unwrap()).unwrap();
        let error = refused(&place, &from).await;
        assert!(
            matches!(error, BackupError::Damaged(_) | BackupError::Unverified(_)),
            "{what}: {error}"
        );
    }
    fs::write(&path, "{}").unwrap();
    assert!(matches!(
        refused(&place, &from).await,
        BackupError::NoBackup(_)
    ));
    fs::remove_file(&path).unwrap();
    assert!(matches!(
        refused(&place, &from).await,
        BackupError::NoBackup(_)
    ));
}

#[tokio::test]
async fn an_attachment_swapped_with_its_digest_is_noticed() {
    let (place, from) = sample().await;
    let path = from.join("manifest.json");
    let mut manifest: Manifest = serde_json::from_slice(&fs::read(&path).unwrap()).unwrap();
    let name = manifest
        .files
        .keys()
        .find(|name| name.starts_with("files/"))
        .unwrap()
        .clone();
    fs::write(from.join(&name), "换过").unwrap();
    manifest.files.insert(
        name,
        store::seal::hex(&store::seal::sm3(&["换过".as_bytes()])),
    );
    fs::write(&path, serde_json::to_string(&manifest).unwrap()).unwrap();
    assert!(matches!(
        refused(&place, &from).await,
        BackupError::Damaged(_)
    ));
}

#[tokio::test]
async fn postgres_says_how_to_back_it_up() {
    let scratch = Scratch::new(Engine::Postgres).await;
    let world = World::found(scratch.db.clone()).await;
    let place = TempDir::new().unwrap();
    let refused = backup::make(
        &world.db,
        &world.keys,
        &[HERE],
        world.data.path(),
        &place.path().join("b"),
        NOW,
    )
    .await;
    assert!(matches!(refused, Err(BackupError::Store(_))), "{refused:?}");
}

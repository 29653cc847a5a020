//! The attachment folder: content under its digest, altered content noticed, leftovers harmless.

use std::{fs, path::Path, thread};

use store::{Error, files::Files, seal};
use tempfile::TempDir;

fn path(data: &Path, digest: &str) -> std::path::PathBuf {
    data.join("files").join(&digest[..2]).join(digest)
}

#[test]
fn content_lies_under_its_digest() {
    let data = TempDir::new().unwrap();
    let files = Files::open(data.path()).unwrap();
    for content in [&b""[..], b"abc", "材料".as_bytes(), &vec![0xff; 100_000]] {
        let digest = files.keep(content).unwrap();
        assert_eq!(digest, seal::hex(&seal::sm3(&[content])));
        assert_eq!(files.keep(content).unwrap(), digest, "kept once");
        assert_eq!(files.read(&digest).unwrap(), content);
        assert!(path(data.path(), &digest).is_file());
    }
    assert_eq!(files.folder(), data.path().join("files"));
    let incoming = fs::read_dir(data.path().join("files/incoming")).unwrap();
    assert_eq!(incoming.count(), 0);
}

#[test]
fn altered_and_missing_content_is_noticed_and_healed_by_keeping_it_again() {
    let data = TempDir::new().unwrap();
    let files = Files::open(data.path()).unwrap();
    let digest = files.keep(b"good").unwrap();
    for bad in [&b"bad!"[..], b"goo", b"good ", b""] {
        fs::write(path(data.path(), &digest), bad).unwrap();
        assert!(
            matches!(files.read(&digest), Err(Error::Broken(_))),
            "{bad:?}"
        );
        files.keep(b"good").unwrap();
        assert_eq!(files.read(&digest).unwrap(), b"good");
    }
    fs::remove_file(path(data.path(), &digest)).unwrap();
    assert!(matches!(files.read(&digest), Err(Error::Broken(_))));
}

#[test]
fn what_is_no_digest_is_not_found() {
    let data = TempDir::new().unwrap();
    let files = Files::open(data.path()).unwrap();
    fs::write(data.path().join("secret"), "x").unwrap();
    for name in [
        "",
        "ab",
        "../secret",
        "../../../../etc/passwd",
        &"字".repeat(32),
        &"g".repeat(64),
        &"/".repeat(64),
    ] {
        assert!(matches!(files.read(name), Err(Error::NotFound)), "{name}");
    }
}

#[test]
fn leftovers_of_a_crash_do_no_harm() {
    let data = TempDir::new().unwrap();
    let files = Files::open(data.path()).unwrap();
    let digest = seal::hex(&seal::sm3(&[b"content"]));
    for n in 0..3 {
        let name = format!("{digest}.{}.{n}", std::process::id());
        fs::write(data.path().join("files/incoming").join(name), "half").unwrap();
    }
    fs::write(data.path().join("files/incoming/other"), "half").unwrap();
    assert!(
        matches!(files.read(&digest), Err(Error::Broken(_))),
        "not there before it is whole"
    );
    let files = Files::open(data.path()).unwrap();
    assert_eq!(files.keep(b"content").unwrap(), digest);
    assert_eq!(files.read(&digest).unwrap(), b"content");
}

#[test]
fn the_same_content_kept_at_once_is_kept_whole() {
    let data = TempDir::new().unwrap();
    let files = Files::open(data.path()).unwrap();
    let content = vec![7; 300_000];
    for _ in 0..10 {
        let digest = thread::scope(|scope| {
            let keeping: Vec<_> = (0..8)
                .map(|_| scope.spawn(|| files.keep(&content)))
                .collect();
            keeping
                .into_iter()
                .map(|one| one.join().unwrap().unwrap())
                .last()
                .unwrap()
        });
        assert_eq!(files.read(&digest).unwrap(), content);
        fs::remove_file(path(data.path(), &digest)).unwrap();
    }
}

//! Founding, the first sign-in, verification, backup and restore; and what tampering looks like.

use super::binary::{done, refused, text};
use std::{fs, path::Path};
use tempfile::TempDir;

fn founded(folder: &TempDir) -> String {
    let data = text(&folder.path().join("data"));
    let said = done(&["init", "--charter", "140502", "--data", &data]);
    assert!(
        said.contains("person add") && said.contains("fuyuan serve"),
        "{said}"
    );
    data
}

fn add(data: &str, login: &str) -> String {
    let said = done(&[
        "person",
        "add",
        "--data",
        data,
        "--name",
        "测试甲",
        "--unit",
        "区法院",
        "--role",
        "office_director",
        "--login",
        login,
    ]);
    let line = said.lines().find(|line| line.contains("first password"));
    line.unwrap().rsplit(' ').next().unwrap().to_owned()
}

#[tokio::test]
async fn from_founding_to_a_restored_copy() {
    let folder = TempDir::new().unwrap();
    let data = founded(&folder);
    let password = add(&data, "ceshijia");
    assert!(app::sign_in::weakness(&password).is_none());
    let before = done(&["journal", "verify", "--data", &data]);
    assert!(before.contains("校验无误"), "{before}");
    let backup = text(&folder.path().join("backup"));
    done(&["backup", "--data", &data, "--out", &backup]);
    let restored = text(&folder.path().join("restored"));
    done(&["restore", "--from", &backup, "--data", &restored]);
    let head = |said: &str| {
        said.lines()
            .find(|l| l.contains("head"))
            .unwrap()
            .to_owned()
    };
    let after = done(&["journal", "verify", "--data", &restored]);
    assert_eq!(head(&before), head(&after));
    // The person signs in to the copy and must change the password first.
    let desk = app::Desk::open(Path::new(&restored), None).await.unwrap();
    let token = app::sign_in::sign_in(&desk, "ceshijia", &password, "test")
        .await
        .unwrap();
    let signed_in = app::sign_in::signed_in(&desk, &token)
        .await
        .unwrap()
        .unwrap();
    assert!(signed_in.must_change && signed_in.actor.is_office());
    assert!(!desk.is_demo());
    app::jobs::close(desk).await;
}

#[test]
fn what_cannot_be_done_is_refused_with_the_reason() {
    let folder = TempDir::new().unwrap();
    let nothing = text(&folder.path().join("nothing"));
    for args in [
        vec!["journal", "verify", "--data", &nothing],
        vec!["backup", "--data", &nothing, "--out", "x"],
    ] {
        assert!(refused(&args).err.contains("fuyuan init"), "{args:?}");
    }
    assert!(
        !Path::new(&nothing).exists(),
        "a folder named by mistake is not made"
    );
    let data = founded(&folder);
    refused(&["init", "--charter", "140502", "--data", &data]);
    assert!(
        refused(&["demo", "--data", &data, "--listen", "127.0.0.1:0"])
            .err
            .contains("正式机制")
    );
    let person = |unit, role, login| {
        let add = [
            "person", "add", "--data", &data, "--name", "甲", "--unit", unit,
        ];
        refused(&[&add[..], &["--role", role, "--login", login]].concat()).err
    };
    assert!(
        person("区法庭", "liaison", "jia").contains("区法院"),
        "names what there is"
    );
    assert!(
        person("区法院", "king", "jia").contains("office_clerk"),
        "names what there is"
    );
    assert!(person("区法院", "liaison", "甲").contains("login"));
    add(&data, "taken");
    assert!(person("区法院", "liaison", "taken").contains("login"));
    let full = text(folder.path());
    assert!(
        refused(&["backup", "--data", &data, "--out", &full])
            .err
            .contains("非空")
    );
    assert!(
        refused(&["restore", "--from", &nothing, "--data", &nothing])
            .err
            .contains("备份")
    );
}

#[test]
fn a_damaged_backup_is_not_restored() {
    let folder = TempDir::new().unwrap();
    let data = founded(&folder);
    let backup = folder.path().join("backup");
    done(&["backup", "--data", &data, "--out", &text(&backup)]);
    let mut database = fs::read(backup.join("fuyuan.db")).unwrap();
    let middle = database.len() / 2;
    database[middle] ^= 1;
    fs::write(backup.join("fuyuan.db"), database).unwrap();
    let target = folder.path().join("restored");
    let said = refused(&[
        "restore",
        "--from",
        &text(&backup),
        "--data",
        &text(&target),
    ]);
    assert!(said.err.contains("fuyuan.db"), "{said:?}");
    assert!(!target.exists());
}

#[test]
fn an_older_database_put_back_is_noticed() {
    let folder = TempDir::new().unwrap();
    let data = founded(&folder);
    let database = Path::new(&data).join("fuyuan.db");
    let older = fs::read(&database).unwrap();
    add(&data, "later");
    fs::write(&database, older).unwrap();
    let said = refused(&["journal", "verify", "--data", &data]);
    assert!(said.out.contains("fault: anchor"), "{said:?}");
}

#[test]
fn a_changed_byte_is_noticed() {
    let folder = TempDir::new().unwrap();
    let data = founded(&folder);
    add(&data, "abcdefgh");
    // A name changed in the file, as somebody with the disk in hand might: found by the row's digest.
    let database = Path::new(&data).join("fuyuan.db");
    let mut bytes = fs::read(&database).unwrap();
    let name = "测试甲".as_bytes();
    let places: Vec<usize> = (0..bytes.len() - name.len())
        .filter(|at| bytes[*at..].starts_with(name))
        .collect();
    assert!(!places.is_empty());
    for at in places {
        bytes[at..at + name.len()].copy_from_slice("测试乙".as_bytes());
    }
    fs::write(&database, bytes).unwrap();
    let said = refused(&["journal", "verify", "--data", &data]);
    assert!(said.out.contains("fault: person"), "{said:?}");
}

#[test]
fn lost_anchors_are_noticed() {
    let folder = TempDir::new().unwrap();
    let data = founded(&folder);
    done(&["journal", "verify", "--data", &data]);
    fs::remove_file(Path::new(&data).join("anchors.jsonl")).unwrap();
    let said = refused(&["journal", "verify", "--data", &data]);
    assert!(format!("{said:?}").contains("anchors"), "{said:?}");
}

#[test]
fn one_server_alone_holds_a_data_folder() {
    let folder = TempDir::new().unwrap();
    let data = founded(&folder);
    let runtime = tokio::runtime::Runtime::new().unwrap();
    runtime.block_on(async {
        let desk = app::Desk::open(Path::new(&data), None).await.unwrap();
        let hold = desk.hold().unwrap();
        assert!(hold.is_some());
        assert!(desk.hold().unwrap().is_none(), "held already");
        let second = refused(&["serve", "--data", &data, "--listen", "127.0.0.1:0"]);
        assert!(format!("{second:?}").contains("另一个服务"), "{second:?}");
        drop(hold);
        assert!(desk.hold().unwrap().is_some(), "free again");
    });
}

#[tokio::test]
async fn a_known_sign_in_is_renewed_on_purpose_only() {
    let folder = TempDir::new().unwrap();
    let data = founded(&folder);
    let first = add(&data, "ceshijia");
    let again = [
        "person",
        "add",
        "--data",
        &data,
        "--name",
        "测试甲",
        "--unit",
        "区法院",
        "--role",
        "liaison",
        "--login",
        "ceshijia",
    ];
    let said = refused(&again);
    assert!(said.err.contains("此人已有登录名"), "{said:?}");
    let sign_in = async |password: &str| {
        let desk = app::Desk::open(Path::new(&data), None).await.unwrap();
        let token = app::sign_in::sign_in(&desk, "ceshijia", password, "test").await;
        app::jobs::close(desk).await;
        token.is_ok()
    };
    assert!(sign_in(&first).await, "the refused command changed nothing");
    let said = done(&["person", "password", "--data", &data, "--login", "ceshijia"]);
    let line = said.lines().find(|line| line.contains("first password"));
    let second = line.unwrap().rsplit(' ').next().unwrap();
    assert!(!sign_in(&first).await && sign_in(second).await);
    refused(&["person", "password", "--data", &data, "--login", "nobody"]);
}

#[cfg(unix)]
#[test]
fn the_database_is_for_its_owner_alone() {
    use std::os::unix::fs::PermissionsExt as _;
    let folder = TempDir::new().unwrap();
    let data = founded(&folder);
    let database = fs::metadata(Path::new(&data).join(store::backup::DATABASE)).unwrap();
    assert_eq!(database.permissions().mode() & 0o077, 0);
}

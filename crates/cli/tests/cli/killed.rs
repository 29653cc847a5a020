//! A process killed in the middle of its work: whatever it acknowledged is there, and the journal verifies.

use super::binary::{done, text};
use app::{
    Desk,
    matter::raise::{self, RaiseForm},
    sign_in,
};
use std::{
    collections::BTreeSet,
    io::{BufRead as _, BufReader, Write as _},
    path::Path,
    process::{Command, Stdio},
    time::Duration,
};
use tempfile::TempDir;
use tokio::task::JoinSet;

/// Tells the child which data folder to write to.
const DATA: &str = "FUYUAN_TEST_DATA";
const KILLS: u64 = 12;

fn form(mark: &str) -> RaiseForm {
    RaiseForm {
        title: format!("重整涉税 {mark}"),
        difficulty: "taxation".into(),
        enterprise: "晋城市测试有限公司（演示）".into(),
        request: "请协调。".into(),
        classification: "ordinary".into(),
        ..RaiseForm::default()
    }
}

/// Raises matters from eight hands and says each number only once the act has answered.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn child_that_raises_until_killed() {
    let Ok(data) = std::env::var(DATA) else {
        return;
    };
    let desk = Desk::open(Path::new(&data), None).await.unwrap();
    let by = sign_in::actor_of(&desk, "killed").await.unwrap();
    let mut hands = JoinSet::new();
    for hand in 0..8 {
        let (desk, by) = (desk.clone(), by.clone());
        hands.spawn(async move {
            for n in 0.. {
                let mark = format!("{}-{hand}-{n}", std::process::id());
                let (year, serial) = raise::raise(&desk, &by, form(&mark)).await.unwrap();
                writeln!(std::io::stdout().lock(), "kept {year} {serial} {mark}").unwrap();
            }
        });
    }
    hands.join_all().await;
}

fn killed_after(data: &str, wait: Duration) -> BTreeSet<String> {
    let mut child = Command::new(std::env::current_exe().unwrap())
        .args([
            "--exact",
            "killed::child_that_raises_until_killed",
            "--nocapture",
        ])
        .env(DATA, data)
        .stdin(Stdio::null())
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .unwrap();
    let output = BufReader::new(child.stdout.take().unwrap());
    let reader = std::thread::spawn(move || {
        let lines = output.lines().map_while(Result::ok);
        let kept = lines.filter_map(|line| line.split_once("kept ").map(|it| it.1.to_owned()));
        kept.collect()
    });
    std::thread::sleep(wait);
    child.kill().unwrap();
    child.wait().unwrap();
    reader.join().unwrap()
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn what_was_acknowledged_outlives_the_process() {
    let folder = TempDir::new().unwrap();
    let data = text(&folder.path().join("data"));
    done(&["init", "--charter", "140502", "--data", &data]);
    done(&[
        "person",
        "add",
        "--data",
        &data,
        "--name",
        "测试乙",
        "--unit",
        "区法院",
        "--role",
        "office_clerk",
        "--login",
        "killed",
    ]);
    let mut kept = BTreeSet::new();
    for time in 0..KILLS {
        kept.extend(killed_after(
            &data,
            Duration::from_millis(250 + time * 53 % 200),
        ));
        let said = done(&["journal", "verify", "--data", &data]);
        assert!(said.contains("校验无误"), "{said}");
    }
    assert!(kept.len() > 12, "only {} were acknowledged", kept.len());
    let desk = Desk::open(Path::new(&data), None).await.unwrap();
    let by = sign_in::actor_of(&desk, "killed").await.unwrap();
    for line in &kept {
        let mut words = line.splitn(3, ' ');
        let mut number = || words.next().unwrap().parse().unwrap();
        let number = (number(), number());
        let found = app::matter::view::view(&desk, &by, number).await.unwrap();
        assert_eq!(
            found.matter.title,
            format!("重整涉税 {}", words.next().unwrap())
        );
    }
    app::jobs::close(desk).await;
}

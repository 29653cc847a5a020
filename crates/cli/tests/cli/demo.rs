//! `fuyuan demo`: the year of sample work, through the door and then looked at row by row.

use super::binary::{done, fuyuan, text};
use app::{Desk, assignment, history, matter, meeting, roster, sign_in};
use domain::{
    agenda::Outcome, assignment::AssignmentState, matter::MatterState, meeting::MeetingState,
    minutes::MinutesState,
};
use std::{
    collections::{BTreeMap, BTreeSet},
    io::{BufRead as _, BufReader, Read as _},
    path::{Path, PathBuf},
    process::{Command, Stdio},
};
use tempfile::TempDir;

/// Runs `demo` until its sign-ins are printed, then ends it as a system would, and gives what it printed.
fn demo(data: &Path, more: &[&str]) -> String {
    let fonts = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../fonts");
    let (data, fonts) = (text(data), text(&fonts));
    let args = [
        "demo",
        "--data",
        &data,
        "--listen",
        "127.0.0.1:0",
        "--fonts",
        &fonts,
    ];
    let mut child = fuyuan(&[&args[..], more].concat())
        .stdout(Stdio::piped())
        .spawn()
        .unwrap();
    let mut output = BufReader::new(child.stdout.take().unwrap());
    let mut printed = String::new();
    while !printed.contains("audit") {
        assert_ne!(output.read_line(&mut printed).unwrap(), 0, "{printed}");
    }
    let id = child.id().to_string();
    let ended = Command::new("kill").args(["-TERM", &id]).status().unwrap();
    assert!(ended.success());
    output.read_to_string(&mut printed).unwrap();
    assert_eq!(
        child.wait().unwrap().code(),
        Some(0),
        "it drains and ends well"
    );
    printed
}

#[tokio::test]
async fn a_year_of_sample_work() {
    let folder = TempDir::new().unwrap();
    let data = folder.path().join("demo");
    let printed = demo(&data, &[]);
    assert!(printed.starts_with("http://127.0.0.1:") && !printed.starts_with("http://127.0.0.1:0"));
    assert!(printed.contains("Fuyuan-Demo-2026"));
    assert!(done(&["journal", "verify", "--data", &text(&data)]).contains("校验无误"));
    let again = demo(&data, &[]);
    assert_eq!(
        again.lines().skip(1).collect::<Vec<_>>(),
        printed.lines().skip(1).collect::<Vec<_>>()
    );

    let desk = Desk::open(&data, None).await.unwrap();
    assert!(desk.is_demo());
    for line in printed.lines().filter(|line| line.starts_with("  ")) {
        let login = line.split_whitespace().next().unwrap();
        let token = sign_in::sign_in(&desk, login, "Fuyuan-Demo-2026", "test").await;
        let signed_in = sign_in::signed_in(&desk, &token.unwrap())
            .await
            .unwrap()
            .unwrap();
        assert!(!signed_in.must_change, "{login}");
    }
    matters(&desk).await;
    names(&desk).await;
    meetings(&desk).await;
    acted(&desk).await;
    app::jobs::close(desk).await;
}

/// Papers show full names.
async fn names(desk: &Desk) {
    let by = sign_in::actor_of(desk, "office").await.unwrap();
    let units = app::units::all(desk, &by).await.unwrap();
    let short: Vec<_> = units
        .iter()
        .filter(|unit| unit.lacks_full_name())
        .map(|unit| unit.short_name.as_str())
        .collect();
    assert!(short.is_empty(), "{short:?}");
}

async fn matters(desk: &Desk) {
    let office = sign_in::actor_of(desk, "office").await.unwrap();
    let mut seen = BTreeMap::new();
    let (mut difficulties, mut enterprises, mut classes) =
        (BTreeSet::new(), BTreeSet::new(), BTreeSet::new());
    let (mut cases, mut scans, mut administered) = (BTreeSet::new(), 0, 0);
    for state in MatterState::ALL {
        let (rows, _) = matter::view::page(desk, &office, Some(*state), "")
            .await
            .unwrap();
        assert!(!rows.is_empty(), "no matter is {}", state.code());
        seen.insert(state.code(), rows.len());
        for row in rows {
            let view = matter::view::view(desk, &office, row.number).await.unwrap();
            difficulties.insert(row.difficulty);
            assert!(row.enterprise.ends_with("（演示）"));
            enterprises.insert(row.enterprise);
            classes.insert(view.matter.classification.code());
            let named = view.case.as_ref().and_then(|case| case.administrator);
            administered += usize::from(named.is_some());
            cases.extend(view.case.map(|case| (case.procedure.code(), case.number)));
            scans += view
                .attachments
                .iter()
                .filter(|a| a.purpose.code() == "scan")
                .count();
        }
    }
    assert_eq!(seen.values().sum::<usize>(), 41, "{seen:?}");
    assert_eq!(
        (difficulties.len(), enterprises.len(), cases.len()),
        (7, 13, 10)
    );
    let procedures: BTreeSet<_> = cases.iter().map(|(procedure, _)| procedure).collect();
    assert_eq!((procedures.len(), classes.len()), (5, 3));
    assert!(scans >= 3, "what came on paper has its scan");
    assert!(administered > 0, "a letter can show an administrator");
    for state in AssignmentState::ALL {
        let (rows, _) = assignment::page(desk, &office, *state, "").await.unwrap();
        assert!(!rows.is_empty(), "no assignment is {}", state.code());
    }
    let list = app::worklist::load(desk, &office).await.unwrap();
    let counts = list.counts.unwrap();
    assert!(
        counts.overdue >= 2 && counts.back >= 1 && counts.to_triage >= 3,
        "{counts:?}"
    );
    let (given, _) = app::instruction::page(desk, &office, "").await.unwrap();
    assert!(given[0].instruction.entered_by.is_some() && !given[0].assignments.is_empty());
    let on_report = given.iter().find(|one| one.instruction.report.is_some());
    let on_report = on_report.unwrap();
    assert!(!on_report.assignments.is_empty() && on_report.letters.len() == 1);
    let (met, _) = matter::deferral::register(desk, &office, "met", "")
        .await
        .unwrap();
    assert_eq!(met.len(), 1);
    assert_eq!(list.unattended, ["违章建筑处置"]);
    let joint = list.joint.unwrap();
    assert!(
        joint.held == 0 && joint.owed == 1 && joint.days_left.is_some(),
        "{joint:?}"
    );
    assert_eq!(
        joint.last_held_on.map(jiff::civil::Date::year),
        Some(joint.year - 1)
    );
}

async fn meetings(desk: &Desk) {
    let office = sign_in::actor_of(desk, "office").await.unwrap();
    let mut all = meeting::view::live(desk, &office).await.unwrap();
    let (held, _) = meeting::view::page(desk, &office, meeting::view::HELD, "")
        .await
        .unwrap();
    all.extend(held);
    let (mut issued, mut circulating, mut planned) = (Vec::new(), 0, 0);
    let mut outcomes = BTreeSet::new();
    for row in all {
        let view = meeting::view::view(desk, &office, &row.id.to_string())
            .await
            .unwrap();
        outcomes.extend(
            view.items
                .iter()
                .filter_map(|item| item.item.outcome)
                .map(Outcome::code),
        );
        match view.minutes.map(|minutes| minutes.state) {
            Some(MinutesState::Issued) => {
                let kinds: Vec<_> = view.attachments.iter().map(|a| a.media.as_str()).collect();
                assert!(
                    kinds.contains(&"application/pdf") && kinds.iter().any(|k| k.contains("word"))
                );
                issued.push(row.tier.clone());
            }
            Some(_) => {
                let missing = view
                    .countersignatures
                    .iter()
                    .filter(|c| c.signed_at.is_none());
                assert_eq!(missing.count(), 1);
                circulating += 1;
            }
            None => {
                assert_eq!(row.state, MeetingState::Planned);
                assert!(row.held_on > desk.today() && view.items.len() == 2);
                planned += 1;
            }
        }
    }
    let special = issued.iter().filter(|tier| *tier == "special").count();
    assert_eq!((issued.len(), special, circulating, planned), (4, 3, 1, 1));
    for outcome in [
        "agreed",
        "agreed_with_changes",
        "noted",
        "deferred",
        "returned",
        "carried_over",
    ] {
        assert!(outcomes.contains(outcome), "{outcome}");
    }
}

/// Nobody of the printed roster ever acts, and the journal goes forward in time.
async fn acted(desk: &Desk) {
    let convener = sign_in::actor_of(desk, "convener").await.unwrap();
    let keeper = sign_in::actor_of(desk, "sysadmin").await.unwrap();
    let view = roster::view(desk, &keeper).await.unwrap();
    for held in &view.posts {
        let is_demo = held.person.name.starts_with("演示·");
        assert_eq!(held.person.login.is_some(), is_demo, "{:?}", held.post.role);
    }
    let (mut before, mut later) = (0, i64::MAX);
    loop {
        let lines = history::page(desk, &convener, before).await.unwrap();
        for line in &lines {
            let who = line.person_name.as_str();
            assert!(
                who.is_empty() || who == "系统" || who.starts_with("演示·"),
                "line {}",
                line.n
            );
            assert!(line.at.0 <= later, "line {} goes back in time", line.n);
            later = line.at.0;
        }
        match lines.last() {
            Some(line) if line.n > 1 => before = line.n,
            _ => return,
        }
    }
}

#[test]
fn any_number_of_matters() {
    let folder = TempDir::new().unwrap();
    let data = folder.path().join("demo");
    demo(&data, &["--matters", "150"]);
    assert!(done(&["journal", "verify", "--data", &text(&data)]).contains("校验无误"));
}

#[test]
fn a_filling_cut_short_is_begun_anew() {
    let folder = TempDir::new().unwrap();
    let data = folder.path().join("demo");
    let (path, listen) = (text(&data), "127.0.0.1:0");
    let mut child = fuyuan(&[
        "demo",
        "--data",
        &path,
        "--listen",
        listen,
        "--matters",
        "100000",
    ])
    .stderr(Stdio::null())
    .spawn()
    .unwrap();
    while !folder.path().join(".demo.filling/fuyuan.db").exists() {
        std::thread::sleep(std::time::Duration::from_millis(20));
    }
    child.kill().unwrap();
    child.wait().unwrap();
    assert!(!data.exists(), "a half-filled folder never bears the name");
    demo(&data, &["--matters", "5"]);
}

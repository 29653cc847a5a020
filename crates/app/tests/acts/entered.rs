//! Meetings held on paper are entered afterwards, and count towards their year.

use crate::court::{Court, is_not_found, pdf, refusal, wrong_fields};
use app::{
    meeting::{
        enter::{EnterForm, enter, revoke},
        view, year,
    },
    numbering,
    report::{
        draft::{self, DraftForm},
        rows::{self, Of},
    },
};
use domain::{
    Actor, Refusal,
    meeting::{MeetingState, Presence},
};
use jiff::civil::date;

fn form(kind: &str, held_on: &str) -> EnterForm {
    EnterForm {
        kind: kind.into(),
        topic: "研究企业破产处置工作".into(),
        held_on: held_on.into(),
        place: "区政府三楼会议室".into(),
        chair: "区长 演示".into(),
        number: String::new(),
        ordinal: String::new(),
        reason: "当时系统没有启用".into(),
        units: Vec::new(),
        scan: vec![pdf("纪要.pdf")],
    }
}

#[tokio::test]
async fn a_meeting_held_on_paper_counts_towards_its_year() {
    let mut court = Court::open().await;
    court.on(date(2026, 11, 20));
    let (desk, office) = (&court.desk, &court.office);
    let duty = async || year::duty(desk, office).await.unwrap();
    assert_eq!(
        (duty().await.held, duty().await.hold_by.is_some()),
        (0, true)
    );
    let id = enter(desk, office, form("joint", "2026-06-05"))
        .await
        .unwrap();
    let after = duty().await;
    assert_eq!((after.held, after.hold_by), (1, None));
    assert_eq!(after.last_held_on, Some(date(2026, 6, 5)));
    let seen = view::view(desk, office, &id.to_string()).await.unwrap();
    assert_eq!(seen.name, "2026年第1次联席会议");
    assert_eq!(seen.meeting.state, MeetingState::Entered);
    assert_eq!(seen.attachments.len(), 1);
    assert!(seen.items.is_empty());
    let lines = seen.history.iter();
    assert_eq!(
        lines.filter(|line| line.kind == "meeting.entered").count(),
        1
    );
    // It stands among those held.
    let (held, _) = view::page(desk, office, view::HELD, "").await.unwrap();
    assert_eq!(held.iter().map(|one| one.id).collect::<Vec<_>>(), [id]);
    // The same form sent twice enters one meeting.
    let twice = enter(desk, office, form("joint", "2026-06-05")).await;
    assert!(matches!(refusal(twice), Refusal::MeetingThatDay(_)));
    // One held before it takes no ordinal: that of the later one stands in its paper.
    let earlier = enter(desk, office, form("joint", "2026-04-01"))
        .await
        .unwrap();
    let earlier = view::view(desk, office, &earlier.to_string())
        .await
        .unwrap();
    assert_eq!(earlier.meeting.ordinal, 0);
    assert_eq!(duty().await.held, 2);
    court.finish().await;
}

#[tokio::test]
async fn a_breach_ends_when_the_meeting_turns_out_to_have_been_held() {
    let mut court = Court::open().await;
    court.on(date(2027, 1, 5));
    let (desk, office) = (&court.desk, &court.office);
    year::warn(desk).await.unwrap();
    let breached = async || year::duty(desk, office).await.unwrap().breached;
    assert_eq!(breached().await, Some(2026));
    app::jobs::deliver(desk).await.unwrap();
    let unread = async |by: &Actor| app::history::unread(desk, by).await.unwrap();
    assert_eq!(
        (unread(office).await, unread(&court.convener).await),
        (1, 1)
    );
    // One of another tier is no help.
    enter(desk, office, form("special", "2026-06-05"))
        .await
        .unwrap();
    assert_eq!(unread(office).await, 1);
    enter(desk, office, form("joint", "2026-06-05"))
        .await
        .unwrap();
    assert_eq!(breached().await, None);
    // What was told of it presses nobody any more.
    assert_eq!(
        (unread(office).await, unread(&court.convener).await),
        (0, 0)
    );
    court.finish().await;
}

#[tokio::test]
async fn the_number_of_a_paper_is_taken_once() {
    let mut court = Court::open().await;
    court.on(date(2026, 11, 20));
    let (desk, office) = (&court.desk, &court.office);
    let numbered = async |day: &str, number: &str| {
        let form = EnterForm {
            number: number.into(),
            ..form("special", day)
        };
        enter(desk, office, form).await
    };
    let first = numbered("2026-03-05", "城府院纪[2026] 3 号").await.unwrap();
    let first = view::view(desk, office, &first.to_string()).await.unwrap();
    assert_eq!(
        first.meeting.paper_number.as_deref(),
        Some("城府院纪〔2026〕3号")
    );
    let again = numbered("2026-04-05", "城府院纪〔2026〕3号").await;
    assert_eq!(
        refusal(again),
        Refusal::NumberTaken("城府院纪〔2026〕3号".into())
    );
    for (number, fault) in [
        ("abc|〔2099〕 xx", "meeting-enter-number-unread"),
        ("城府院纪〔2026〕30号", "meeting-enter-number-far"),
    ] {
        let wrong = numbered("2026-05-05", number).await;
        assert_eq!(wrong_fields(wrong), [("number", fault)], "{number}");
    }
    // What was used on paper is not given again: nor are the numbers before it.
    let register = numbering::register(desk, office, "城府院纪", "2026", "").await;
    assert_eq!(register.unwrap().next, 4);
    // Another organ's number is not the register's.
    numbered("2026-06-05", "云政纪〔2026〕9号").await.unwrap();
    court.finish().await;
}

#[tokio::test]
async fn the_ordinal_that_the_paper_names_is_kept() {
    let mut court = Court::open().await;
    court.on(date(2026, 11, 20));
    let (desk, office) = (&court.desk, &court.office);
    let named = async |day: &str, ordinal: &str| {
        let form = EnterForm {
            ordinal: ordinal.into(),
            ..form("joint", day)
        };
        let id = enter(desk, office, form).await?.to_string();
        let seen = view::view(desk, office, &id).await?;
        Ok::<_, app::Error>(seen.meeting.ordinal)
    };
    assert_eq!(named("2026-06-05", "2").await.unwrap(), 2);
    assert_eq!(named("2026-03-05", "1").await.unwrap(), 1);
    let taken = named("2026-07-05", "2").await;
    assert_eq!(
        wrong_fields(taken),
        [("ordinal", "meeting-enter-ordinal-taken")]
    );
    assert_eq!(named("2026-07-05", "").await.unwrap(), 3);
    court.finish().await;
}

#[tokio::test]
async fn an_entry_made_by_mistake_is_taken_back_and_counts_no_more() {
    let court = Court::open().await;
    let (desk, office) = (&court.desk, &court.office);
    let held = async || year::duty(desk, office).await.unwrap().held;
    let wrong = enter(desk, office, form("joint", "2026-01-05"));
    let wrong = wrong.await.unwrap().to_string();
    assert_eq!(held().await, 1);
    let taken = revoke(desk, &court.tax, &wrong, 1, "日期有误").await;
    assert!(taken.is_err());
    revoke(desk, office, &wrong, 1, "日期有误").await.unwrap();
    assert_eq!(held().await, 0);
    let right = enter(desk, office, form("joint", "2026-01-06"));
    let right = right.await.unwrap().to_string();
    let right = view::view(desk, office, &right).await.unwrap();
    assert_eq!(right.meeting.ordinal, 1);
    court.finish().await;
}

/// Whether somebody sees a meeting: its page, its line in the list, and the scan of its minutes, all or none.
async fn sees(court: &Court, by: &Actor, id: &str) -> bool {
    let desk = &court.desk;
    let whole = view::view(desk, &court.office, id).await.unwrap();
    let scan = whole.attachments.first().unwrap().id.to_string();
    let page = match view::view(desk, by, id).await {
        Ok(seen) => {
            assert_eq!(seen.attachments.len(), 1);
            true
        }
        Err(error) => {
            is_not_found::<()>(Err(error));
            false
        }
    };
    let (held, _) = view::page(desk, by, view::HELD, "").await.unwrap();
    assert_eq!(held.iter().any(|one| one.id.to_string() == id), page);
    let file = app::attachment::download(desk, by, &scan).await;
    assert_eq!(file.is_ok(), page);
    page
}

#[tokio::test]
async fn who_sat_in_a_meeting_on_paper_sees_it_until_the_entry_is_taken_back() {
    let court = Court::open().await;
    let (desk, office) = (&court.desk, &court.office);
    let seen_by = async |id: &str| {
        let mut all = Vec::new();
        for by in [&court.tax, &court.hr, &court.firm, &court.convener] {
            all.push(sees(&court, by, id).await);
        }
        all
    };
    // Of a meeting that all units attend every member sees it.
    let joint = enter(desk, office, form("joint", "2026-01-05")).await;
    let joint = joint.unwrap().to_string();
    assert_eq!(seen_by(&joint).await, [true, true, false, true]);
    let nobody = enter(desk, office, form("special", "2026-01-05")).await;
    let nobody = nobody.unwrap().to_string();
    assert_eq!(seen_by(&nobody).await, [false, false, false, true]);
    let ticked = EnterForm {
        units: court.units(&["区税务局"]).await,
        ..form("special", "2026-01-06")
    };
    let ticked = enter(desk, office, ticked).await.unwrap().to_string();
    assert_eq!(seen_by(&ticked).await, [true, false, false, true]);
    let view = view::view(desk, &court.tax, &ticked).await.unwrap();
    let places = view.attendance.iter();
    let places: Vec<_> = places.map(|one| (one.unit, one.presence)).collect();
    assert_eq!(places, [(court.tax.unit.id, Presence::Present)]);
    let version = view.meeting.version;
    revoke(desk, office, &ticked, version, "扫描件有误")
        .await
        .unwrap();
    is_not_found(view::view(desk, &court.tax, &ticked).await);
    // An administrator's firm has no whole minutes, on paper or here.
    let firm = EnterForm {
        units: vec![court.firm.unit.id.to_string()],
        ..form("special", "2026-01-07")
    };
    assert_eq!(
        wrong_fields(enter(desk, office, firm).await),
        [("units", "form-unknown-choice")]
    );
    court.finish().await;
}

#[tokio::test]
async fn only_the_office_enters_a_past_meeting_with_its_scan_and_reason() {
    let court = Court::open().await;
    let (desk, office) = (&court.desk, &court.office);
    let try_as = async |by: &Actor, form: EnterForm| enter(desk, by, form).await;
    for by in [&court.tax, &court.firm] {
        let done = try_as(by, form("joint", "2026-01-05")).await;
        assert_eq!(refusal(done), Refusal::OfficeOnly);
    }
    let today = desk.today();
    let ahead = try_as(office, form("joint", &today.to_string())).await;
    assert_eq!(refusal(ahead), Refusal::MeetingNotPast(today));
    let bare = EnterForm {
        scan: Vec::new(),
        chair: String::new(),
        ..form("joint", "2026-01-05")
    };
    assert_eq!(
        wrong_fields(try_as(office, bare).await),
        [
            ("chair", "form-required"),
            ("scan", "meeting-enter-scan-required")
        ]
    );
    let unknown = try_as(office, form("none", "2026-01-05")).await;
    assert!(matches!(refusal(unknown), Refusal::NoSuchTier(_)));
    // Before the mechanism was kept here no reason is asked for.
    let form = EnterForm {
        reason: String::new(),
        ..form("special", "2024-01-05")
    };
    try_as(office, form).await.unwrap();
    court.finish().await;
}

/// Name, day, whether it was entered, and path of each meeting behind a figure of a report.
async fn behind(
    court: &Court,
    report: &str,
    figure: &str,
    of: Of,
) -> Vec<(String, Option<domain::Date>, bool, Option<String>)> {
    let page = rows::page(&court.desk, &court.office, report, (figure, of), "");
    let rows = page.await.unwrap().rows.into_iter();
    rows.map(|row| (row.name, row.on, row.entered, row.path))
        .collect()
}

#[tokio::test]
async fn a_report_counts_meetings_held_on_paper_on_their_day() {
    let mut court = Court::open().await;
    court.on(date(2026, 7, 20));
    let (desk, office) = (&court.desk, &court.office);
    let mut ids = Vec::new();
    for day in ["2026-03-31", "2026-04-01", "2026-06-30", "2026-07-01"] {
        ids.push(enter(desk, office, form("joint", day)).await.unwrap());
    }
    let wrong = enter(desk, office, form("joint", "2026-05-05"));
    let wrong = wrong.await.unwrap().to_string();
    revoke(desk, office, &wrong, 1, "日期有误").await.unwrap();
    let quarter = DraftForm {
        kind: "quarter".into(),
        from: "2026-04-01".into(),
        ..DraftForm::default()
    };
    let report = draft::draft(desk, office, quarter).await.unwrap();
    let report = report.to_string();
    let view = app::report::view::view(desk, office, &report)
        .await
        .unwrap();
    let value = |key: &str| {
        let figure = view.figures.iter().find(|one| one.key.to_string() == key);
        figure.map(|one| (one.value, one.previous))
    };
    for key in ["meetings_held", "meetings_held-k-joint"] {
        assert_eq!(value(key), Some((Some(2), Some(1))), "{key}");
        let row = |place: usize, name: &str, day| {
            let path = Some(format!("/meetings/{}", ids[place]));
            (name.to_owned(), Some(day), true, path)
        };
        assert_eq!(
            behind(&court, &report, key, Of::Period).await,
            [
                row(1, "2026年第2次联席会议", date(2026, 4, 1)),
                row(2, "2026年第3次联席会议", date(2026, 6, 30)),
            ]
        );
        assert_eq!(
            behind(&court, &report, key, Of::Previous).await,
            [row(0, "2026年第1次联席会议", date(2026, 3, 31))]
        );
    }
    // What is entered after the counting is counted when it is counted again, not before.
    court.on(date(2026, 7, 21));
    enter(&court.desk, &court.office, form("joint", "2026-06-29"))
        .await
        .unwrap();
    let key = "meetings_held";
    assert_eq!(behind(&court, &report, key, Of::Period).await.len(), 2);
    court.finish().await;
}

#[tokio::test]
async fn a_number_used_again_after_a_revoked_entry_names_its_present_use() {
    let mut court = Court::open().await;
    court.on(date(2026, 11, 20));
    let (desk, office) = (&court.desk, &court.office);
    let numbered = |topic: &str, held_on: &str| EnterForm {
        topic: topic.into(),
        number: "城府院纪〔2025〕1号".into(),
        ..form("special", held_on)
    };
    let subjects = async || -> Vec<String> {
        let code = desk.charter().practice.minutes_code.clone();
        let register = numbering::register(desk, office, &code, "2025", "").await;
        let entries = register.unwrap().entries.into_iter();
        entries.map(|one| one.subject).collect()
    };
    let first = enter(desk, office, numbered("误录的会议", "2025-06-05"))
        .await
        .unwrap();
    assert_eq!(subjects().await, ["误录的会议（2025-06-05）"]);
    let version = view::view(desk, office, &first.to_string()).await;
    let version = version.unwrap().meeting.version;
    revoke(desk, office, &first.to_string(), version, "录错了")
        .await
        .unwrap();
    enter(desk, office, numbered("研究税务注销", "2025-06-06"))
        .await
        .unwrap();
    assert_eq!(subjects().await, ["研究税务注销（2025-06-06）"]);
    court.finish().await;
}

//! Minutes on their way out: the number, kept or next; and the receipt of the unit that hosts the office.

use crate::{
    assembly::{Assembly, fonts},
    court::{Court, is_not_found, refusal, wrong_fields},
};
use app::{
    Fonts,
    minutes::{circulate, issue, sheet, write},
    numbering::{self, NumberForm},
    official_document::{
        delivery::{self, ReceiptForm},
        view::minutes_deliveries,
    },
    worklist::{self, Todo},
};
use domain::{
    Actor, Refusal,
    delivery::Delivery,
    document_number::NumberState,
    minutes::{CountersignStance, MinutesState},
};
use std::sync::Arc;

const MINUTES: &str = "城府院纪";

fn keep(count: &str) -> NumberForm {
    NumberForm {
        code: MINUTES.into(),
        count: count.into(),
        holder: "演示·office".into(),
        reason: "上午会议的纪要，待签".into(),
        ..NumberForm::default()
    }
}

/// Minutes of a meeting of two units, signed off and without a number.
async fn signed_off<'a>(court: &'a Court, units: &[&str]) -> Assembly<'a> {
    let number = court.accepted().await;
    let meeting = Assembly::in_session(court, units, &[number]).await;
    meeting.settle(0, "noted").await.unwrap();
    meeting.close().await.unwrap();
    meeting.draft_and_circulate().await;
    for unit in units {
        let by = match *unit {
            "区税务局" => court.tax.clone(),
            "区人社局" => court.hr.clone(),
            _ => continue,
        };
        meeting.countersign(&by, "signed", "").await.unwrap();
    }
    meeting
}

async fn take(meeting: &Assembly<'_>, court: &Court, kept: &str) -> Result<(), app::Error> {
    let version = meeting.minutes_version().await;
    issue::give_number(&court.desk, &court.office, &meeting.id, version, kept).await
}

#[tokio::test]
async fn minutes_take_a_kept_number_and_none_is_taken_twice() {
    let court = Court::open().await;
    numbering::reserve(&court.desk, &court.office, keep("2"))
        .await
        .unwrap();
    let first = signed_off(&court, &["区税务局", "区人社局"]).await;
    first.sign_off(&court.director).await.unwrap();
    assert_eq!(
        wrong_fields(take(&first, &court, "二").await),
        [("kept", "form-unknown-choice")]
    );
    take(&first, &court, "2").await.unwrap();
    let number =
        async |meeting: &Assembly<'_>| meeting.view().await.minutes.unwrap().document_number;
    assert_eq!(number(&first).await.as_deref(), Some("城府院纪〔2026〕2号"));

    let second = signed_off(&court, &["区税务局", "区人社局"]).await;
    second.sign_off(&court.director).await.unwrap();
    assert_eq!(
        refusal(take(&second, &court, "2").await),
        Refusal::NumberTaken("城府院纪〔2026〕2号".into())
    );
    // The way out: what is still kept, or the next.
    let kept = numbering::kept(&court.desk, &court.office, MINUTES)
        .await
        .unwrap();
    assert_eq!(kept.iter().map(|one| one.serial).collect::<Vec<_>>(), [1]);
    assert!(
        numbering::kept(&court.desk, &court.tax, MINUTES)
            .await
            .unwrap()
            .is_empty()
    );
    take(&second, &court, "").await.unwrap();
    assert_eq!(
        number(&second).await.as_deref(),
        Some("城府院纪〔2026〕3号")
    );
    court.finish().await;
}

#[tokio::test]
async fn minutes_and_clerks_who_draw_at_once_leave_no_gap() {
    let court = Court::open().await;
    let meeting = signed_off(&court, &["区税务局", "区人社局"]).await;
    meeting.sign_off(&court.director).await.unwrap();
    let version = meeting.minutes_version().await;
    let mut clerks = tokio::task::JoinSet::new();
    for n in 0..24 {
        let (desk, by, id) = (court.desk.clone(), court.office.clone(), meeting.id.clone());
        clerks.spawn(async move {
            // Every sixth clerk tries to number the same minutes.
            if n % 6 == 0 {
                issue::give_number(&desk, &by, &id, version, "")
                    .await
                    .is_ok()
            } else {
                numbering::reserve(&desk, &by, keep("1")).await.unwrap();
                false
            }
        });
    }
    let numbered = clerks.join_all().await;
    assert_eq!(numbered.iter().filter(|done| **done).count(), 1, "once");
    let register = numbering::register(&court.desk, &court.office, MINUTES, "2026", "")
        .await
        .unwrap();
    let serials: Vec<_> = register
        .entries
        .iter()
        .rev()
        .map(|one| one.serial)
        .collect();
    assert_eq!(serials, (1..=21).collect::<Vec<_>>());
    assert!(register.unexplained.is_empty());
    let used: Vec<_> = register
        .entries
        .iter()
        .filter(|one| one.state == NumberState::Used)
        .map(domain::document_number::DocumentNumber::text)
        .collect();
    let minutes = meeting.view().await.minutes.unwrap();
    assert_eq!(used, [minutes.document_number.unwrap()]);
    court.finish().await;
}

async fn deliveries(court: &Court, meeting: &Assembly<'_>) -> Vec<Delivery> {
    let minutes = meeting.view().await.minutes.unwrap();
    minutes_deliveries(&court.desk, &court.office, minutes.id)
        .await
        .unwrap()
}

async fn waits(court: &Court, by: &Actor) -> bool {
    let list = worklist::load(&court.desk, by).await.unwrap();
    list.items
        .iter()
        .any(|item| item.todo == Todo::ReceiveDocument)
}

#[tokio::test]
async fn the_office_receives_for_the_unit_it_sits_in_and_for_no_other() {
    let court = Court::open().await;
    let meeting = signed_off(&court, &["区法院", "区税务局"]).await;
    let court_unit = court.unit("区法院").await;
    // The court has no liaison here: what it countersigns comes on paper.
    let paper = app::minutes::circulate::CountersignForm {
        entered_for: court_unit.clone(),
        stance: "signed".into(),
        scan: vec![crate::court::pdf("会签单.pdf")],
        ..Default::default()
    };
    app::minutes::circulate::countersign(&court.desk, &court.office, &meeting.id, paper)
        .await
        .unwrap();
    meeting.sign_off(&court.director).await.unwrap();
    take(&meeting, &court, "").await.unwrap();
    let version = meeting.minutes_version().await;
    issue::issue(&court.desk, &court.office, &meeting.id, version, &fonts())
        .await
        .unwrap();
    assert!(waits(&court, &court.office).await && waits(&court, &court.tax).await);

    let own = ReceiptForm::default();
    delivery::receive_minutes(&court.desk, &court.office, &meeting.id, own)
        .await
        .unwrap();
    assert!(!waits(&court, &court.office).await && waits(&court, &court.tax).await);
    for one in deliveries(&court, &meeting).await {
        let is_court = one.unit.to_string() == court_unit;
        assert_eq!(one.received_at.is_some(), is_court);
        assert!(!one.entered, "its own receipt is no entry");
    }
    let again = ReceiptForm::default();
    assert_eq!(
        refusal(delivery::receive_minutes(&court.desk, &court.director, &meeting.id, again).await),
        Refusal::AlreadyDone
    );
    court.finish().await;
}

/// The fonts of a place that has lost the faces with the letters of the Yi (彝文).
fn poorer(folder: &std::path::Path) -> Arc<Fonts> {
    let all = concat!(env!("CARGO_MANIFEST_DIR"), "/../../fonts");
    for name in ["NotoSerifSC_400Regular.ttf", "NotoSerifSC_600SemiBold.ttf"] {
        std::fs::copy(format!("{all}/{name}"), folder.join(name)).unwrap();
    }
    Arc::new(Fonts::only(&[folder.into()]))
}

#[tokio::test]
async fn signed_minutes_wait_for_a_lost_face_and_are_printed_as_soon_as_it_is_there() {
    let court = Court::open().await;
    let (desk, office) = (&court.desk, &court.office);
    let number = court.accepted().await;
    let meeting = Assembly::in_session(&court, &["区税务局"], &[number]).await;
    meeting.settle(0, "noted").await.unwrap();
    meeting.close().await.unwrap();
    write::draft(desk, office, &meeting.id).await.unwrap();
    let text = format!(
        "{}会议听取了ꀉ某关于清算进展的说明。",
        meeting.view().await.minutes.unwrap().text
    );
    let version = meeting.minutes_version().await;
    write::edit(desk, office, &meeting.id, version, &text)
        .await
        .unwrap();
    let version = meeting.minutes_version().await;
    let despite = circulate::Despite {
        reason: "补记会议所听".into(),
        short_names: true,
    };
    circulate::circulate_despite(desk, office, &meeting.id, version, despite)
        .await
        .unwrap();
    meeting.countersign(&court.tax, "signed", "").await.unwrap();
    meeting.sign_off(&court.director).await.unwrap();

    // The face is gone: no number is drawn for what could not be printed, and the text stays as it was signed.
    let folder = tempfile::tempdir().unwrap();
    let few = poorer(folder.path());
    let poor = desk.clone().with_fonts(few.clone());
    let version = meeting.minutes_version().await;
    let refused = refusal(issue::give_number(&poor, office, &meeting.id, version, "").await);
    assert!(
        matches!(&refused, Refusal::NoFace(absent) if absent.iter().any(|one| one.character == 'ꀉ')),
        "{refused:?}"
    );
    // It is numbered, and gone before the issue: the number stays.
    issue::give_number(desk, office, &meeting.id, version, "")
        .await
        .unwrap();
    let version = meeting.minutes_version().await;
    let lost = issue::issue(&poor, office, &meeting.id, version, &few).await;
    assert!(matches!(refusal(lost), Refusal::NoFace(_)));
    let kept = meeting.view().await.minutes.unwrap();
    assert_eq!(
        (kept.text.as_str(), kept.document_number.as_deref()),
        (text.as_str(), Some("城府院纪〔2026〕1号"))
    );
    issue::issue(desk, office, &meeting.id, version, &fonts())
        .await
        .unwrap();
    let issued = meeting.view().await.minutes.unwrap();
    assert_eq!(issued.state, MinutesState::Issued);
    assert!(issued.pdf.is_some());
    court.finish().await;
}

#[tokio::test]
async fn a_kept_number_that_is_not_there_is_a_mistake_beside_its_field() {
    let court = Court::open().await;
    let meeting = signed_off(&court, &["区税务局", "区人社局"]).await;
    meeting.sign_off(&court.director).await.unwrap();
    assert_eq!(
        wrong_fields(take(&meeting, &court, "7").await),
        [("kept", "number-not-kept")]
    );
    take(&meeting, &court, "").await.unwrap();
    court.finish().await;
}

#[tokio::test]
async fn an_objection_withdrawn_before_the_sign_off_counts_no_more_and_stays_in_the_journal() {
    let court = Court::open().await;
    let number = court.accepted().await;
    let meeting = Assembly::in_session(&court, &["区税务局"], &[number]).await;
    meeting.settle(0, "noted").await.unwrap();
    meeting.close().await.unwrap();
    meeting.draft_and_circulate().await;
    meeting
        .countersign(&court.tax, "objected", "第1项不实")
        .await
        .unwrap();
    let early = refusal(meeting.sign_off(&court.director).await);
    assert_eq!(early, Refusal::NotCountersigned);
    let twice = meeting
        .countersign(&court.tax, "objected", "第1项不实")
        .await;
    assert_eq!(refusal(twice), Refusal::AlreadyDone);
    meeting.countersign(&court.tax, "signed", "").await.unwrap();
    let view = meeting.view().await;
    let own = view.countersignatures.iter();
    let own: Vec<_> = own.map(|one| (one.stance, one.words.clone())).collect();
    assert_eq!(own, [(CountersignStance::Signed, None)]);
    let answers = view.history.iter();
    let answers = answers.filter(|line| line.kind == "minutes.countersigned");
    assert_eq!(answers.count(), 2);
    meeting.sign_off(&court.director).await.unwrap();
    let late = meeting.countersign(&court.tax, "objected", "迟了").await;
    assert!(matches!(refusal(late), Refusal::MinutesState(_)));
    court.finish().await;
}

#[tokio::test]
async fn the_countersigning_sheet_says_who_said_what_and_leaves_room_for_the_others() {
    let court = Court::open().await;
    let (desk, office) = (&court.desk, &court.office);
    let number = court.accepted().await;
    let units = ["区税务局", "区人社局"];
    let meeting = Assembly::in_session(&court, &units, &[number]).await;
    meeting.settle(0, "noted").await.unwrap();
    meeting.close().await.unwrap();
    let print = async |by: &Actor| sheet::sheet(desk, by, &meeting.id, &fonts()).await;
    is_not_found(print(office).await);
    write::draft(desk, office, &meeting.id).await.unwrap();
    is_not_found(print(office).await);
    let version = meeting.minutes_version().await;
    let despite = circulate::Despite {
        short_names: true,
        ..circulate::Despite::default()
    };
    circulate::circulate_despite(desk, office, &meeting.id, version, despite)
        .await
        .unwrap();
    let words = "第一项的单位名称应当写全";
    meeting
        .countersign(&court.tax, "objected", words)
        .await
        .unwrap();
    let printed = crate::meeting_papers::text(&print(office).await.unwrap());
    for said in [
        "会签单",
        "纪要",
        "会签期限",
        "文稿：第1稿",
        "有异议",
        words,
        &court.tax.name,
        "□同意",
    ] {
        assert!(printed.contains(said), "{said} in {printed}");
    }
    let at = |name: &str| printed.find(name).unwrap();
    assert!(at("区人社局") != at("区税务局"));
    assert!(print(&court.hr).await.is_ok());
    is_not_found(print(&court.land).await);
    for by in [&court.tax, &court.hr] {
        meeting.countersign(by, "signed", "").await.unwrap();
    }
    let whole = crate::meeting_papers::text(&print(office).await.unwrap());
    assert!(!whole.contains('□') && !whole.contains("有异议"), "{whole}");
    court.finish().await;
}

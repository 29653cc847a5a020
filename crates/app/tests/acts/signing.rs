//! Signing minutes off: sent back, published or withheld, and what the office's desk says until then.

use crate::{
    assembly::Assembly,
    court::{Court, refusal, wrong_fields},
};
use app::{
    minutes::{circulate, open, write},
    worklist::Todo,
};
use domain::{Refusal, minutes::CountersignStance};

#[tokio::test]
async fn who_signs_may_send_the_minutes_back_and_signatures_stand_for_the_same_text() {
    let mut court = Court::open().await;
    let number = court.accepted().await;
    let id = {
        let meeting = Assembly::in_session(&court, &["区税务局"], &[number]).await;
        meeting.settle(0, "noted").await.unwrap();
        meeting.close().await.unwrap();
        assert!(
            todo(&court, Todo::DraftMinutes).await,
            "said until it is done"
        );
        meeting.draft_and_circulate().await;
        assert!(!todo(&court, Todo::DraftMinutes).await);
        meeting.id.clone()
    };
    court.on(jiff::civil::date(2026, 3, 3));
    let meeting = Assembly { court: &court, id };
    meeting.countersign(&court.tax, "signed", "").await.unwrap();
    assert!(todo(&court, Todo::AskSignOff).await);
    let version = meeting.minutes_version().await;
    let by_clerk =
        circulate::send_back(&court.desk, &court.office, &meeting.id, version, "不妥").await;
    assert_eq!(refusal(by_clerk), Refusal::MayNotSignOff);
    let bare = circulate::send_back(&court.desk, &court.director, &meeting.id, version, " ").await;
    assert_eq!(wrong_fields(bare), [("reason", "form-required")]);
    circulate::send_back(
        &court.desk,
        &court.director,
        &meeting.id,
        version,
        "语句再核",
    )
    .await
    .unwrap();
    assert!(todo(&court, Todo::Circulate).await);
    // The same text: the signature stands. Another text: it is asked for anew.
    for (text, stance) in [
        (None, CountersignStance::Signed),
        (
            Some("会议强调，各单位要抓紧落实。"),
            CountersignStance::Waiting,
        ),
    ] {
        let mut version = meeting.minutes_version().await;
        if let Some(words) = text {
            let text = format!("{}\n{words}", meeting.view().await.minutes.unwrap().text);
            write::edit(&court.desk, &court.office, &meeting.id, version, &text)
                .await
                .unwrap();
            version = meeting.minutes_version().await;
        }
        let despite = heard();
        circulate::circulate_despite(&court.desk, &court.office, &meeting.id, version, despite)
            .await
            .unwrap();
        assert_eq!(meeting.view().await.countersignatures[0].stance, stance);
        let version = meeting.minutes_version().await;
        circulate::send_back(&court.desk, &court.director, &meeting.id, version, "再核")
            .await
            .unwrap();
    }
    court.finish().await;
}

/// The reason for words that were drafted from nothing recorded.
fn heard() -> circulate::Despite {
    circulate::Despite {
        reason: "补记会议所听".into(),
        short_names: true,
    }
}

#[tokio::test]
async fn minutes_objected_to_are_to_be_mended_and_the_objector_is_not_urged() {
    let court = Court::open().await;
    let number = court.accepted().await;
    let units = ["区税务局", "区自然资源局"];
    let meeting = Assembly::in_session(&court, &units, &[number]).await;
    meeting.settle(0, "noted").await.unwrap();
    meeting.close().await.unwrap();
    meeting.draft_and_circulate().await;
    let row = async || {
        let list = app::worklist::load(&court.desk, &court.office).await;
        let mut rows = list.unwrap().items.into_iter();
        let row = rows.find(|row| row.path.ends_with("/minutes")).unwrap();
        (row.todo, row.from)
    };
    let urged = (Todo::UrgeCountersign, units.join("、"));
    assert_eq!(row().await, urged);
    let words = "第一项与会议不符";
    meeting
        .countersign(&court.tax, "objected", words)
        .await
        .unwrap();
    let mended = (Todo::TakeBackMinutes, "区税务局".to_owned());
    assert_eq!(row().await, mended, "though another has not answered");
    // Who objected may be satisfied: then the other alone is urged.
    meeting.countersign(&court.tax, "signed", "").await.unwrap();
    let urged = (Todo::UrgeCountersign, "区自然资源局".to_owned());
    assert_eq!(row().await, urged);
    court.finish().await;
}

async fn todo(court: &Court, todo: Todo) -> bool {
    let list = app::worklist::load(&court.desk, &court.office)
        .await
        .unwrap();
    list.items.iter().any(|item| item.todo == todo)
}

#[tokio::test]
async fn published_minutes_are_masked_and_withheld_ones_need_their_ground() {
    let court = Court::open().await;
    let number = court.accepted().await;
    let meeting = Assembly::in_session(&court, &["区税务局"], &[number]).await;
    meeting.settle(0, "noted").await.unwrap();
    meeting.close().await.unwrap();
    write::draft(&court.desk, &court.office, &meeting.id)
        .await
        .unwrap();
    let text = meeting.view().await.minutes.unwrap().text;
    let text = format!("{text}会议听取了〖王小明〗关于身份证140502199001011234的说明。\n");
    let version = meeting.minutes_version().await;
    write::edit(&court.desk, &court.office, &meeting.id, version, &text)
        .await
        .unwrap();
    let version = meeting.minutes_version().await;
    let despite = heard();
    circulate::circulate_despite(&court.desk, &court.office, &meeting.id, version, despite)
        .await
        .unwrap();
    meeting.countersign(&court.tax, "signed", "").await.unwrap();
    let version = meeting.minutes_version().await;
    let (desk, by) = (&court.desk, &court.director);
    let bare = circulate::sign_off(desk, by, &meeting.id, version, "withheld", "").await;
    assert_eq!(
        wrong_fields(bare),
        [("ground", "refusal-withheld-needs-ground")]
    );
    let unsaid = circulate::sign_off(desk, by, &meeting.id, version, "", "").await;
    assert_eq!(wrong_fields(unsaid), [("disclosure", "form-required")]);
    circulate::sign_off(desk, by, &meeting.id, version, "public", "")
        .await
        .unwrap();
    let (rows, _) = open::page(desk, "").await.unwrap();
    assert!(rows.is_empty(), "signed, not issued");
    meeting.number_and_issue().await;
    let (rows, more) = open::page(desk, "").await.unwrap();
    assert_eq!((rows.len(), more), (1, false));
    let shown = open::show(desk, &rows[0].id).await.unwrap();
    let body = shown.body.join("\n");
    assert!(body.contains("王××") && !body.contains("王小明"), "{body}");
    assert!(!body.contains("140502199001011234"), "{body}");
    let (_, paper) = open::pdf(desk, &rows[0].id).await.unwrap();
    assert!(paper.starts_with(b"%PDF-"));
    court.finish().await;
}

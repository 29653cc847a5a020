//! What was recorded wrongly of a meeting that is over is put right, and the minutes show where they part from it.

use crate::{
    assembly::Assembly,
    court::{Court, is_stale, refusal, wrong_fields},
    documents::Paper,
};
use app::{
    meeting::amend::{AmendForm, amend},
    minutes::{circulate, write},
    official_document::draft::DraftForm,
    worklist::Todo,
};
use domain::{
    Actor, Refusal,
    minutes::{CountersignStance, Kind, MinutesState},
};

/// A meeting that one unit attended, closed, having taken note of one matter.
async fn closed(court: &Court) -> Assembly<'_> {
    let number = court.accepted().await;
    let meeting = Assembly::in_session(court, &["区税务局"], &[number]).await;
    meeting.settle(0, "noted").await.unwrap();
    meeting.close().await.unwrap();
    meeting
}

/// Records another place.
async fn moved(court: &Court, by: &Actor, meeting: &Assembly<'_>) -> Result<(), app::Error> {
    let seen = meeting.view().await.meeting;
    let form = AmendForm {
        starts_at: seen.starts_at,
        place: "第九会议室".into(),
        chair: seen.chair,
        reason: "临时换了会议室".into(),
    };
    amend(&court.desk, by, &meeting.id, seen.version, form).await
}

#[tokio::test]
async fn another_place_is_recorded_and_the_draft_shows_that_it_says_otherwise() {
    let court = Court::open().await;
    let meeting = closed(&court).await;
    let (desk, office, id) = (&court.desk, &court.office, meeting.id.as_str());
    write::draft(desk, office, id).await.unwrap();
    assert_eq!(
        refusal(moved(&court, &court.tax, &meeting).await),
        Refusal::OfficeOnly
    );
    let before = meeting.view().await.meeting;
    moved(&court, office, &meeting).await.unwrap();
    let view = meeting.view().await;
    assert_eq!(view.meeting.place, "第九会议室");
    let line = &view.history[0];
    assert_eq!(line.kind, "meeting.record_amended");
    assert_eq!(line.facts["after"], "第九会议室");
    assert_eq!(line.facts["before"], before.place.as_str());
    let again = AmendForm {
        starts_at: "25:00".into(),
        ..AmendForm::default()
    };
    let wrong = amend(desk, office, id, view.meeting.version, again).await;
    let wrong = wrong_fields(wrong);
    assert_eq!(wrong[0], ("starts_at", "form-bad-time"));
    assert_eq!(wrong.len(), 4);
    // The text stands as it was drafted, and goes nowhere before it is edited.
    let found = circulate::compared(desk, office, id).await.unwrap();
    let found: Vec<_> = found
        .iter()
        .map(|one| (one.kind, one.recorded.as_str()))
        .collect();
    assert_eq!(found, [(Kind::HeadDiffers, "第九会议室")]);
    let minutes = view.minutes.unwrap();
    let sent = circulate::circulate(desk, office, id, minutes.version).await;
    assert_eq!(refusal(sent), Refusal::MinutesContradict(1));
    let right = minutes.text.replace(&before.place, "第九会议室");
    write::edit(desk, office, id, minutes.version, &right)
        .await
        .unwrap();
    assert_eq!(circulate::compared(desk, office, id).await.unwrap(), []);
    court.finish().await;
}

#[tokio::test]
async fn minutes_with_the_units_come_back_with_the_record_and_are_signed_anew() {
    let court = Court::open().await;
    let meeting = closed(&court).await;
    meeting.draft_and_circulate().await;
    meeting.countersign(&court.tax, "signed", "").await.unwrap();
    let place = meeting.view().await.meeting.place;
    moved(&court, &court.office, &meeting).await.unwrap();
    let view = meeting.view().await;
    let (told, minutes) = (&view.history[0], view.minutes.unwrap());
    assert_eq!(minutes.state, MinutesState::Drafted);
    assert_eq!(told.kind, "minutes.taken_back");
    assert_eq!(told.facts["reason"], "临时换了会议室");
    let signed = meeting.sign_off(&court.director).await;
    assert_eq!(
        refusal(signed),
        Refusal::MinutesState(MinutesState::Drafted)
    );
    let (desk, office, id) = (&court.desk, &court.office, meeting.id.as_str());
    let right = minutes.text.replace(&place, "第九会议室");
    write::edit(desk, office, id, minutes.version, &right)
        .await
        .unwrap();
    let despite = circulate::Despite {
        short_names: true,
        ..circulate::Despite::default()
    };
    circulate::circulate_despite(desk, office, id, minutes.version + 1, despite)
        .await
        .unwrap();
    let stances = meeting.view().await.countersignatures;
    assert_eq!(stances[0].stance, CountersignStance::Waiting);
    meeting.countersign(&court.tax, "signed", "").await.unwrap();
    meeting.sign_off(&court.director).await.unwrap();
    court.finish().await;
}

/// Whether the office's desk says that issued minutes are to be corrected.
async fn to_correct(court: &Court) -> bool {
    let list = app::worklist::load(&court.desk, &court.office).await;
    let mut rows = list.unwrap().items.into_iter();
    rows.any(|row| row.todo == Todo::CorrectMinutes)
}

#[tokio::test]
async fn a_correction_that_is_owed_is_drafted_with_what_was_put_right() {
    let court = Court::open().await;
    let meeting = closed(&court).await;
    meeting.draft_and_circulate().await;
    meeting.countersign(&court.tax, "signed", "").await.unwrap();
    meeting.sign_off(&court.director).await.unwrap();
    meeting.number_and_issue().await;
    assert!(!to_correct(&court).await);
    let seen = meeting.view().await.meeting;
    let (chair, starts_at) = (seen.chair.clone(), seen.starts_at.clone());
    let amended = async |starts_at: &str, chair: &str, reason: &str| {
        let form = AmendForm {
            starts_at: starts_at.into(),
            place: seen.place.clone(),
            chair: chair.into(),
            reason: reason.into(),
        };
        let version = meeting.version().await;
        amend(&court.desk, &court.office, &meeting.id, version, form)
            .await
            .unwrap();
    };
    // What is put right and put back owes nothing.
    amended("10:15", &chair, "误记").await;
    assert!(to_correct(&court).await);
    amended(&starts_at, &chair, "未改").await;
    assert!(!to_correct(&court).await);
    amended("10:15", "副区长 演示", "会议记录登记有误").await;
    let form = DraftForm {
        kind: "correction".into(),
        minutes: meeting.id.clone(),
        ..DraftForm::default()
    };
    let correction = Paper::drafted(&court, form).await;
    let body = correction.view().await.document.body;
    for words in [
        "，因会议记录登记有误，现更正如下：",
        "日9时30分”更正为“",
        "日10时15分”。",
        "演示·主持主持”更正为“副区长 演示主持”。",
    ] {
        assert!(body.contains(words), "{words}: {body}");
    }
    assert!(!body.contains("待填"), "{body}");
    correction.issued("on_request").await;
    assert!(!to_correct(&court).await);
    court.finish().await;
}

#[tokio::test]
async fn issued_minutes_are_corrected_to_the_record_put_right() {
    let court = Court::open().await;
    let meeting = closed(&court).await;
    meeting.draft_and_circulate().await;
    meeting.countersign(&court.tax, "signed", "").await.unwrap();
    meeting.sign_off(&court.director).await.unwrap();
    let signed = moved(&court, &court.office, &meeting).await;
    assert_eq!(refusal(signed), Refusal::RecordSigned);
    meeting.number_and_issue().await;
    let view = meeting.view().await;
    let correction = DraftForm {
        kind: "correction".into(),
        minutes: meeting.id.clone(),
        ..DraftForm::default()
    };
    let correction = Paper::drafted(&court, correction).await;
    correction.quote(&view.meeting.place, "第九会议室").await;
    // A correction says nothing that is not recorded.
    assert!(matches!(
        refusal(correction.submit().await),
        Refusal::CorrectionContradicts(_)
    ));
    moved(&court, &court.office, &meeting).await.unwrap();
    let after = meeting.view().await.minutes.unwrap();
    assert_eq!(
        after.text,
        view.minutes.unwrap().text,
        "what is issued stays"
    );
    let found = circulate::compared(&court.desk, &court.office, &meeting.id).await;
    assert_eq!(found.unwrap()[0].recorded, "第九会议室");
    assert!(to_correct(&court).await, "until it is corrected");
    correction.issued("on_request").await;
    assert!(!to_correct(&court).await);
    let found = circulate::compared(&court.desk, &court.office, &meeting.id).await;
    assert_eq!(found.unwrap(), []);
    let line = &meeting.view().await.history[0];
    assert_eq!(line.kind, "minutes.put_right");
    let stale = AmendForm {
        starts_at: "09:30".into(),
        place: "第一会议室".into(),
        chair: "区长 演示".into(),
        reason: "误".into(),
    };
    let seen = view.meeting.version;
    is_stale(amend(&court.desk, &court.office, &meeting.id, seen, stale).await);
    court.finish().await;
}
